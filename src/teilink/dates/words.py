"""Dates as people write them, read into the attributes of TEI; never with a part that nobody wrote.

English, German, French, Russian, Chinese and Korean forms are read, and with them those of Japanese, Italian, Spanish
and the Latin of chanceries.  A text is read whole or not at all.  A century comes from a year of context only.  Where
day and month could be exchanged, both readings are given; the language of the text decides where it can.

- A wrong weekday makes a reading ambiguous: one of the two is wrong, and nobody knows which.
- `circa` is @precision "low", a question mark @cert "low".
- `early in December 1965` is one unknown day of that month, `spring 1965` one of that year (as EDTF, `1965-21`).
- `before` and `after` keep the day they name, as some mean it to be in and some do not.
- A day said to be of the old style is counted over to the Gregorian calendar; a month or a year of it is not read,
  nor a day before 25 March in the centuries when England began its year then.
- Years of the Republic of China, of Juche and Dangi, and of Japan since the sixth of Meiji are Gregorian years with
  another number.  Years of emperors of China, of the moon, of the Hijra and of the French Republic are not read.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from teilink.dates import days
from teilink.dates.folding import LONGEST, fold
from teilink.dates.patterns import Context, Partial
from teilink.dates.spans import Extent, extents, written
from teilink.dates.tokens import Token, tokens

_RELATIONS = "bBaAFT"
_FIRST_OF = {"B": "notBefore", "a": "notBefore", "F": "from"}
_LAST_OF = {"b": "notAfter", "A": "notAfter", "T": "to"}
# Kinds that may stand with another number beside them, so that a dot between says something.
_NUMERALS = frozenset("nry3q")
_NEW_YEAR = (3, 25)
_REFORM_OF_ENGLAND = 1753


class Reading(NamedTuple):
    """What the words of a date say.

    attributes:    names and values of TEI attributes, such as (("when", "1965-12-24"),); the likeliest reading
    language:      of the words, where they tell; else the language asked for
    is_ambiguous:  the words can be read in two ways, or contradict themselves
    alternatives:  all readings where there are several, the likeliest first
    calendar:      the calendar that the words name: Julian, Minguo, Juche …
    edtf:          what TEI's attributes cannot say: a season
    """

    attributes: tuple[tuple[str, str], ...]
    language: str = ""
    is_ambiguous: bool = False
    alternatives: tuple[tuple[tuple[str, str], ...], ...] = ()
    calendar: str = ""
    edtf: str = ""


def read_words(text: str, *, language: str = "", near: int | None = None) -> Reading | None:
    """Read a date in words; None where any of it is not understood.

    `language` is a BCP 47 tag, `near` a year of context from which the century of a year of two digits is taken.
    """
    return _read(text, Context(language, near)) if len(text) <= LONGEST else None


@lru_cache(maxsize=2048)
def _read(text: str, context: Context) -> Reading | None:
    folded = fold(text)
    found = tokens(folded) if folded else None
    return _Phrase(found, context, has_brackets="[" in text or "(" in text).reading() if found else None


class _Phrase:
    """The tokens of a text, with what is said around the date taken off."""

    def __init__(self, found: list[Token], context: Context, *, has_brackets: bool) -> None:
        self._context = context
        self._all = found
        kinds = {token.kind for token in found}
        # "o. D. [1858]": undated, and dated by an editor.
        self._is_readable = "U" not in kinds or has_brackets
        self._is_doubtful, self._is_old = "?" in kinds, "O" in kinds
        self._era = "e" if "e" in kinds else "i" if "i" in kinds else ""
        self._weekdays = [token.value for token in found if token.kind == "w"]
        self._relations = ""
        self._core = self._stripped([token for token in found if token.kind not in set("?OXeiUw")])

    def _stripped(self, core: list[Token]) -> list[Token]:
        """The date without the relations at its ends, and without dots that say nothing."""
        core = _without_dots(core)
        while core and core[0].kind in _RELATIONS + "cW":
            self._relations += core.pop(0).kind
        while core and core[-1].kind in _RELATIONS + "c":
            self._relations += core.pop().kind
        # "from 1957 to 1958"; "mid-December".
        inner = [Token("-") if each.kind in "TbF" else each for each in core]
        joined = [each for at, each in enumerate(inner) if each.kind != "-" or at == 0 or inner[at - 1].kind != "E"]
        return _without_dots(joined)

    def reading(self) -> Reading | None:
        """What the words say, or None."""
        relations = self._relations.replace("c", "")
        found = self._extents("W" in relations) if self._is_readable and self._core else []
        relations = relations.replace("W", "")
        if relations in {"F", "T", "FT"} and found and found[0].kind == "span":
            # "from 1957 to 1958": both have been read.
            relations = ""
        if not found or len(relations) > 1:
            return None
        alternatives = tuple(self._attributes(each, relations) for each in found)
        if () in alternatives:
            return None
        return Reading(
            alternatives[0],
            self._language(),
            len(alternatives) > 1 or not all(self._is_on_weekday(each) for each in found),
            alternatives if len(alternatives) > 1 else (),
            self._calendar(),
            found[0].edtf,
        )

    def _extents(self, is_between: bool) -> list[Extent]:
        if self._era:
            return self._year_of_era()
        found = extents(self._core, self._context, is_between=is_between)
        if not self._is_old:
            return found
        moved = [gregorian(each.first) for each in found if each.kind == "when"]
        return [Extent("when", each, each) for each in moved if each is not None] if len(moved) == len(found) else []

    def _year_of_era(self) -> list[Extent]:
        """A year of our era or before it may have any number of digits; of days before it nothing is certain."""
        if len(self._core) == 1 and self._core[0].kind in "n3y" and self._core[0].value:
            value = self._core[0].value
            part = Partial(1 - value if self._era == "e" else value)
            return [Extent("when", part, part)]
        return extents(self._core, self._context, is_between=False) if self._era == "i" else []

    def _attributes(self, extent: Extent, relation: str) -> tuple[tuple[str, str], ...]:
        found = extent.attributes
        if relation:
            if extent.first.year is None or extent.kind == "span":
                return ()
            names = {**_FIRST_OF, **_LAST_OF}
            found = ((names[relation], written(extent.first if relation in _FIRST_OF else extent.last)),)
        if "c" in self._relations:
            found += (("precision", "low"),)
        return (*found, ("cert", "low")) if self._is_doubtful else found

    def _is_on_weekday(self, extent: Extent) -> bool:
        year, month, day = extent.first
        if not self._weekdays or extent.kind != "when" or year is None or not day:
            return True
        return days.weekday(year, month, day) == self._weekdays[0]

    def _language(self) -> str:
        told = [set(token.languages) for token in self._all if token.languages]
        shared = set.intersection(*told) if told else set()
        asked = self._context.primary
        if not told or asked in shared or not shared:
            return asked
        return min(shared, key=("en", "de", "fr", "ru", "ko", "it", "es", "nl", "pt", "la").index)

    def _calendar(self) -> str:
        marks = [token.mark for token in self._all if token.kind == "y" and token.mark]
        return "Julian" if self._is_old else marks[0] if marks else ""


def _without_dots(found: list[Token]) -> list[Token]:
    """The tokens without the dots that stand beside a word, and without signs at the ends."""
    kept: list[Token] = []
    for at, token in enumerate(found):
        after = found[at + 1].kind if at + 1 < len(found) else " "
        if token.kind == "." and not (kept and kept[-1].kind in _NUMERALS and after in _NUMERALS):
            continue
        kept.append(token)
    return kept


def gregorian(part: Partial) -> Partial | None:
    """A day of the Julian calendar as a day of the Gregorian; None for what is no day, or of no certain year."""
    year, month, day = part
    if year is None or not day or (year < _REFORM_OF_ENGLAND and (month, day) < _NEW_YEAR):
        return None
    return Partial(*days.day_of(days.julian(year, month, day)))
