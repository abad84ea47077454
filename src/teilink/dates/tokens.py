"""The words and numbers of a date, each with its kind; the kinds stand in `lexicon`.

A text is read whole or not at all: one word that is not known, and nothing is made of the rest.
"""

# Letters of two alphabets that look alike are meant.
# ruff: noqa: RUF001, RUF003

from __future__ import annotations

import re
from typing import NamedTuple

from teilink.dates import lexicon
from teilink.dates.months import months

_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[a-zà-ʯ\u0370-\u052f]+")
_ROMAN = {
    numeral: value
    for value, numeral in enumerate(
        "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi".split(),  # noqa: SIM905
        start=1,
    )
}
# 24th, 1er, 2-го; and 1960s, 1960er, 1960-е.
_SUFFIX = re.compile(r"-?(?:st|nd|rd|th|ere?|re|eme|e|ter|ten|te|го|ого|и|ое|е|o|a|º|ª|°)(?![^\W\d_])")
_DECADE = re.compile(r"(?:'?s|er|ern|-?е|-?ые|-?х)(?![^\W\d_])")
_CHINESE = {letter: value for value, letter in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "両": 2, "两": 2}
_TENS = {"十": 10, "廿": 20, "卅": 30}
_LONGEST_PHRASE, _LONGEST_UNSPACED = 4, 4
_MOST = 40


class Token(NamedTuple):
    """A word or a number: its kind, its value, the languages that write it so, and the mark of an ordinal or an era."""

    kind: str
    value: int = 0
    languages: tuple[str, ...] = ()
    mark: str = ""


def tokens(text: str) -> list[Token] | None:
    """The tokens of a folded text; None where it has anything that is not known."""
    found: list[Token] = []
    at = 0
    while at < len(text):
        if text[at] in " ,()":
            bracketed = _unspaced(text, at) if text[at] == "(" else None
            at = bracketed[1] if bracketed else at + 1
            found += [bracketed[0]] if bracketed else []
            continue
        read = _number(text, at) or _word(text, at) or _unspaced(text, at) or _chinese(text, at) or _sign(text, at)
        if read is None or len(found) > _MOST:
            return None
        found.append(read[0])
        at = read[1]
    return _with_units(found)


def _number(text: str, at: int) -> tuple[Token, int] | None:
    digits = _NUMBER.match(text, at)
    if digits is None:
        return None
    value, end = int(digits[0]), digits.end()
    match len(digits[0]):
        case 4:
            decade = _DECADE.match(text, end)
            return (Token("d", value), decade.end()) if decade else (Token("y", value), end)
        case 1 | 2:
            if text[at - 1 : at] == "'" and end - at == 2:
                return Token("q", value), end
            suffix = _SUFFIX.match(text, end)
            mark = "ordinal" if suffix or text[end : end + 1] == "." else ""
            return Token("n", value, (), mark), suffix.end() if suffix else end
        case 3:
            # 196? is a decade: the last digit cannot be read.
            is_decade = text[end : end + 1] == "?" and digits[0][0] in "12"
            return (Token("d", value * 10), end + 1) if is_decade else (Token("3", value), end)
        case 8:
            return Token("z", value), end
    return None


def _word(text: str, at: int) -> tuple[Token, int] | None:
    ends: list[int] = []
    words: list[str] = []
    start = at
    while len(words) < _LONGEST_PHRASE and (found := _WORD.match(text, start)):
        words.append(found[0])
        ends.append(found.end())
        start = found.end()
        while start < len(text) and text[start] in " .-'":
            start += 1
    for count in range(len(words), 0, -1):
        token = _known(" ".join(words[:count]), text, ends[count - 1])
        if token is not None:
            return token, ends[count - 1]
    return None


def _known(phrase: str, text: str, end: int) -> Token | None:
    if phrase in {"mi", "mid"} and text[end : end + 1] == "-":
        return Token("E")
    if phrase in months():
        month, languages = months()[phrase]
        return Token("M", month, languages)
    kind, value = lexicon.phrases().get(phrase, (None, 0))
    if kind is not None:
        return Token(kind, value, (), lexicon.NAMES.get(phrase, "Japanese" if kind == "J" else ""))
    for ending in ("", "e", "eme", "th", "st"):
        if phrase.endswith(ending) and (roman := _ROMAN.get(phrase.removesuffix(ending) if ending else phrase)):
            return Token("r", roman)
    return None


def _unspaced(text: str, at: int) -> tuple[Token, int] | None:
    known = lexicon.unspaced()
    for length in range(_LONGEST_UNSPACED, 0, -1):
        word = text[at : at + length]
        if word in known:
            kind, value = known[word]
            languages = ("ko",) if "\uac00" <= word[0] <= "\ud7a3" else ()
            return Token(kind, value, languages, lexicon.NAMES.get(word, word if kind == "J" else "")), at + length
    return None


def _chinese(text: str, at: int) -> tuple[Token, int] | None:
    """A number in Chinese numerals: 一九六五, 二十四, 廿四; 元 is the first year of an era, or January."""
    end = at
    while end < len(text) and (text[end] in _CHINESE or text[end] in _TENS):
        end += 1
    if end == at and text[at] == "元":
        end += 1
    # Without a unit behind it, it may be a day of the moon.
    if end == at or text[end : end + 1] not in tuple("年月日号號世"):
        return None
    value = _counted(text[at:end])
    if value is None:
        return None
    return Token({1: "n", 2: "n", 4: "y"}.get(len(str(value)), "3"), value), end


def _counted(numerals: str) -> int | None:
    if numerals == "元":
        return 1
    if not any(letter in _TENS for letter in numerals):
        return int("".join(str(_CHINESE[letter]) for letter in numerals)) if len(numerals) <= 4 else None
    total, unit = 0, 0
    for place, letter in enumerate(numerals):
        if letter in _TENS:
            if (letter != "十" and place) or total:
                return None
            total, unit = (unit or 1) * 10 if letter == "十" else _TENS[letter], 0
        elif unit:
            return None
        else:
            unit = _CHINESE[letter]
    return total + unit


def _sign(text: str, at: int) -> tuple[Token, int] | None:
    return (Token(text[at].replace("'", "")), at + 1) if text[at] in "./-?'" else None


def _with_units(found: list[Token]) -> list[Token] | None:
    """A number and the unit behind it made one, as 12 and 月; the year of an era counted from its first."""
    out: list[Token] = []
    for token in found:
        last = out[-1] if out else None
        if token.kind == "":
            continue
        if token.kind in {"Y", "m", "N"} or (token.kind == "d" and not token.value):
            joined = _joined(last, token.kind)
            if joined is None:
                return None
            out[-1] = joined._replace(languages=token.languages)
        elif last is not None and last.kind == "J" and token.kind in {"n", "3", "y"}:
            first, final = lexicon.RANGES.get(last.mark, (1, 200))
            if not first <= token.value <= final:
                return None
            mark = last.mark if last.mark.isascii() else "Japanese"
            out[-1] = Token("y", last.value + token.value, (), mark)
        elif last is not None and last.mark and last.kind == token.kind == "y":
            # 54(1965): the year of the era, and the same one of ours.
            if last.value != token.value:
                return None
        else:
            out.append(token)
    return out


def _joined(number: Token | None, unit: str) -> Token | None:
    if number is None:
        return None
    match unit, number.kind:
        case "Y", "n":
            return number._replace(kind="q")
        case "Y", "y" | "3":
            return number
        case "m", "n":
            return number._replace(kind="M")
        case "N", "n":
            return number._replace(kind="N")
        case "d", "y":
            return number._replace(kind="d")
    return None
