"""The value of one attribute, and what can be wrong with its quotation marks.

Specification: XML 1.0 section 2.3, https://www.w3.org/TR/xml/#NT-AttValue
"""

from __future__ import annotations

import re
from typing import NamedTuple

from teilink.tei.names import NAME
from teilink.tei.slips import Change, Slip, short

TYPOGRAPHIC = "“”„‟«»‘’\u201a\u2039\u203a″\xb4`\uff02"
"""Quotation marks of texts, which a word processor puts in place of those of XML."""

_CURLY = re.compile(rf"[{TYPOGRAPHIC}]([^<>\"“”„‟«»″\uff02]*?)[{TYPOGRAPHIC}\"'](?=[ \t\r\n/>]|$)")
_BARE = re.compile("[^ \t\r\n<>\"'=`]+")
_NEXT = re.compile(rf"[ \t\r\n]+{NAME}[ \t\r\n]*=[ \t\r\n]*$")
_NAME_MET = re.compile(NAME)
_FOLLOWED = re.compile(rf"{NAME}[ \t\r\n]*=")


class Quoted(NamedTuple):
    """An attribute by characters, as `tags.Attribute`, and the slips in it."""

    name: str
    start: int
    value: tuple[int, int]
    end: int
    slips: list[Slip]


def quoted(text: str, name: re.Match[str], at: int) -> Quoted:
    """The attribute whose value begins with a quotation mark here."""
    end = text.find(text[at], at + 1)
    inside = text[at + 1 : end if end >= 0 else len(text)]
    if end < 0 or _swallows(text, inside, end):
        return _unclosed(text, name, at, inside)
    found = Quoted(name.group(), name.start(), (at + 1, end), end + 1, [])
    if _NAME_MET.match(text, end + 1) and not _FOLLOWED.match(text, end + 1):
        message = f"the value of @{short(name.group())} ends at a quotation mark inside it"
        found.slips.append(Slip(name.start(), end + 1, message, "write &quot; for a quotation mark inside a value"))
    elif "<" in inside:
        changes = tuple(Change(at + 1 + i, at + 2 + i, "&lt;") for i, each in enumerate(inside) if each == "<")
        message = f"a < stands in the value of @{short(name.group())}"
        found.slips.append(Slip(name.start(), end + 1, message, "write &lt;", changes, is_safe=True, resume=end + 1))
    return found


def _swallows(text: str, inside: str, end: int) -> bool:
    """Whether what seems to be a value holds the beginning of what comes behind it: its end was forgotten."""
    is_closed = text[end + 1 : end + 2] in {"", " ", "\t", "\r", "\n", "/", ">", "?"}
    if not is_closed and _NEXT.search(inside[-400:]):
        return True
    opens, closes = inside.find("<"), inside.find(">")
    if 0 <= closes < opens:
        return inside.rstrip().endswith("=") or "\n" in inside or not is_closed
    return opens >= 0 and inside.rstrip().endswith("=")


def _unclosed(text: str, name: re.Match[str], at: int, inside: str) -> Quoted:
    """A value without its second quotation mark: it ends before the next attribute, else where the tag does."""
    length, is_sure = _length(inside)
    mark, word = text[at], name.group()
    message = f"the value of @{short(word)} has no closing quotation mark"
    if length is None:
        slip = Slip(name.start(), at + 1, message, f"write {mark} behind the value", is_at_end="<" not in inside)
        return Quoted(word, name.start(), (at + 1, at + 1), at + 1, [slip])
    end = at + 1 + length
    # A quotation mark of another kind may stand where the right one should.
    is_other = length > 0 and text[end - 1] in TYPOGRAPHIC + "\"'"
    if is_other:
        message = f"the value of @{short(word)} begins with {mark} and ends with {text[end - 1]}"
    change = Change(end - is_other, end, mark)
    value = (at + 1, end - is_other)
    help_ = f"write {short(word)}={mark}{short(text[slice(*value)])}{mark}"
    slip = Slip(name.start(), end, message, help_, (change,), is_safe=is_sure, resume=end)
    return Quoted(word, name.start(), value, end, [slip])


def _length(inside: str) -> tuple[int | None, bool]:
    """How long the value is that is meant, and whether nothing else can be meant."""
    head = re.split("[<>]", inside, maxsplit=1)[0]
    met = _NEXT.search(head[-400:])
    if met is not None:
        length = len(head) - len(met.group())
    elif len(head) < len(inside) and inside[len(head)] == ">":
        length = len(head) - head.endswith("/")
    else:
        return None, False
    value = inside[:length]
    is_doubtful = not value or any(each in value for each in " \t\r\n/=")
    return length, not is_doubtful


def unquoted(text: str, name: re.Match[str], at: int) -> Quoted:
    """The attribute whose value begins without a quotation mark of XML here."""
    curly = _CURLY.match(text, at)
    if curly is not None:
        return _typographic(name, at, curly)
    found = _BARE.match(text, at)
    if found is None or text.startswith("=", found.end()):
        return _nothing(text, name, at)
    value = found.group()
    closes_tag = value.endswith("/") and text.startswith(">", found.end())
    value = value[:-1] if closes_tag else value
    if not value:
        return _nothing(text, name, at)
    end = at + len(value)
    mark = text[end : end + 1]
    if mark in {'"', "'"}:
        message = f"the value of @{short(name.group())} has no opening quotation mark"
        changes: tuple[Change, ...] = (Change(at, at, mark),)
        end += 1
    else:
        message = f"the value of @{short(name.group())} has no quotation marks"
        changes, mark = (Change(at, at, '"'), Change(end, end, '"')), '"'
    help_ = f"write {short(name.group())}={mark}{short(value)}{mark}"
    is_safe = not (closes_tag and "/" in value)
    slip = Slip(name.start(), end, message, help_, changes, is_safe=is_safe, resume=end)
    return Quoted(name.group(), name.start(), (at, at + len(value)), end, [slip])


def _typographic(name: re.Match[str], at: int, found: re.Match[str]) -> Quoted:
    last = found.end() - 1
    changes = (Change(at, at + 1, '"'), Change(last, last + 1, '"'))
    message = f"the value of @{short(name.group())} stands in typographic quotation marks"
    help_ = f'write {short(name.group())}="{short(found[1])}"'
    slip = Slip(name.start(), found.end(), message, help_, changes, is_safe=True, resume=found.end())
    return Quoted(name.group(), name.start(), found.span(1), found.end(), [slip])


def _nothing(text: str, name: re.Match[str], at: int) -> Quoted:
    while text[at - 1] in " \t\r\n":
        at -= 1
    message, word = f"@{short(name.group())} has no value", short(name.group())
    change = (Change(at, at, '""'),)
    slip = Slip(name.start(), at, message, f'write {word}="…", or delete it', change, resume=at)
    return Quoted(name.group(), name.start(), (at, at), at, [slip])
