"""Elements that are not closed, closed twice, or closed in the wrong order.

Specification: XML 1.0 section 3, https://www.w3.org/TR/xml/#sec-logical-struct
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from teilink.iri import nearest
from teilink.tei.slips import Change, Note, Slip, short, where

# Elements that hold nothing: those of TEI, and those of HTML with what TEI writes in their place.
_EMPTY = {"anchor", "cb", "gb", "lb", "milestone", "pb", "ptr"}
_EMPTY_IN_HTML = {
    "br": "<lb/>",
    "hr": '<milestone unit="section"/>',
    "img": '<graphic url="…"/>',
    "input": "",
    "link": "",
    "meta": "",
    "wbr": "",
}
# Likeness is not asked of longer names: that takes time.
_LONGEST = 100


class Open(NamedTuple):
    """An element that is open: its name, its start tag, and the prefixes that are declared inside it."""

    name: str
    start: int
    end: int
    prefixes: frozenset[str]

    @property
    def name_end(self) -> int:
        """Where the name in the start tag ends."""
        return self.start + 1 + len(self.name)

    @property
    def is_empty(self) -> bool:
        """Whether elements of this name hold nothing."""
        return self.name in _EMPTY or self.name.lower() in _EMPTY_IN_HTML


@dataclass(frozen=True)
class Closing:
    """What an end tag that is not the expected one does: how many elements it closes, and where reading goes on."""

    slips: list[Slip]
    closed: int = 0
    end: int | None = None


def left_open(text: str, opened: list[Open], end: int) -> list[Slip]:
    """What is open where the file ends: an element that holds nothing, else the innermost."""
    if not opened:
        return []
    inner = opened[-1]
    if inner.is_empty:
        return [_never_closed(text, inner, "the file ends here", end, end)]
    name = short(inner.name)
    message = f"the file ends before <{name}>, opened at {where(text, inner.start)}, is closed"
    change = (Change(end, end, f"</{inner.name}>"),) if len(opened) == 1 else ()
    help_ = f"write </{name}> where it ends"
    return [Slip(end, end, message, help_, change, notes=(_opened(inner),), is_at_end=True)]


def mismatch(text: str, opened: list[Open], name: str, at: int, end: int) -> Closing:
    """What an end tag means that is not that of the innermost open element."""
    holders = [each for each in opened if not each.is_empty]
    if holders and holders[-1].name == name and opened[-1].is_empty:
        return _empty_left_open(text, opened, name, at, end)
    inner = opened[-1]
    if inner.name.lower() == name.lower():
        # Where another one of this name is open, it may be meant.
        return _wrong_case(inner, name, at, end, is_safe=all(each.name != name for each in opened))
    if any(each.name == name for each in opened):
        return _crossed(text, opened, name, at, end)
    if _closes_later(text, opened, inner.name, end):
        message = f"</{short(name)}> closes nothing: no <{short(name)}> is open"
        change = (Change(at, end, ""),)
        return Closing([Slip(at, at + 2 + len(name), message, f"delete it, or write <{short(name)}>", change)])
    return Closing([_unknown(text, inner, name, at)])


def _empty_left_open(text: str, opened: list[Open], name: str, at: int, end: int) -> Closing:
    slips, number = [], 0
    for each in reversed(opened):
        number += 1
        if each.name == name and not each.is_empty:
            break
        slips.append(_never_closed(text, each, f"</{short(name)}> stands here", at, at + 2 + len(name)))
    return Closing(slips, number, end)


def _never_closed(text: str, each: Open, note: str, at: int, end: int) -> Slip:
    """A ``<br>`` or ``<lb>`` without its slash; its place is its own, for there it is put right."""
    name = short(each.name)
    in_tei = _EMPTY_IN_HTML.get(each.name.lower(), "") if each.name not in _EMPTY else ""
    is_bare = each.end == each.name_end + 1
    if in_tei and "…" not in in_tei and is_bare:
        change = Change(each.start, each.end, in_tei)
    else:
        change = Change(each.end - 1, each.end - 1, "/")
    help_ = f"write {in_tei}" if in_tei else f"write <{name}/>" if is_bare else "write /> at its end"
    message = f"<{name}> is opened here and never closed"
    is_safe = each.name in _EMPTY and text[each.end - 2] != "/"
    notes = (Note(at, end, note),)
    return Slip(each.start, each.name_end, message, help_, (change,), is_safe, each.end, notes)


def _wrong_case(inner: Open, name: str, at: int, end: int, *, is_safe: bool) -> Closing:
    message = f"</{short(name)}> cannot close <{short(inner.name)}>: capital and small letters differ"
    change = (Change(at + 2, at + 2 + len(name), inner.name),)
    help_ = f"write </{short(inner.name)}>"
    slip = Slip(at, at + 2 + len(name), message, help_, change, is_safe, end, (_opened(inner),))
    return Closing([slip], 1, end)


def _crossed(text: str, opened: list[Open], name: str, at: int, end: int) -> Closing:
    """The end tag of an element further out: either the inner one was forgotten, or the two overlap."""
    inner, outer = opened[-1], next(each for each in reversed(opened) if each.name == name)
    last, wrong = short(inner.name), short(name)
    adjacent = re.compile(rf"</{re.escape(inner.name)}[ \t\r\n]*+>").match(text, end)
    notes = (_opened(inner), _opened(outer))
    if adjacent is not None and len(opened) > 1 and opened[-2] is outer:
        message = f"<{wrong}> and <{last}> overlap: </{wrong}> stands before </{last}>"
        change = (Change(at, adjacent.end(), text[end : adjacent.end()] + text[at:end]),)
        help_ = f"write </{last}></{wrong}>"
        slip = Slip(at, at + 2 + len(name), message, help_, change, True, adjacent.end(), notes)
        return Closing([slip], 2, adjacent.end())
    if _closes_later(text, opened, inner.name, end):
        message = f"<{wrong}> and <{last}> overlap: </{wrong}> stands before </{last}>"
        help_ = f"close <{last}> inside <{wrong}>, and open it again behind </{wrong}> where it goes on"
        return Closing([Slip(at, at + 2 + len(name), message, help_, notes=notes)])
    message = (
        f"</{wrong}> stands where </{last}> is expected: <{last}>, opened at {where(text, inner.start)}, is not closed"
    )
    change = (Change(at, at, f"</{inner.name}>"),)
    return Closing([Slip(at, at + 2 + len(name), message, f"write </{last}> where it ends", change, notes=notes[:1])])


def _closes_later(text: str, opened: list[Open], name: str, at: int) -> bool:
    """Whether the next tag of this name is an end tag, and no other open element can be meant by it."""
    if sum(each.name == name for each in opened) > 1:
        return False
    found = re.compile(rf"<(/?){re.escape(name)}(?=[ \t\r\n/>])").search(text, at)
    return found is not None and found[1] == "/"


def _unknown(text: str, inner: Open, name: str, at: int) -> Slip:
    """An end tag of a name that is not open at all."""
    right, wrong = short(inner.name), short(name)
    opened_at = where(text, inner.start)
    message = f"</{wrong}> stands where </{right}> is expected: <{right}>, opened at {opened_at}, is not closed"
    is_near = bool(nearest(name[:_LONGEST], [inner.name[:_LONGEST]]))
    help_ = f"write </{right}>" if is_near else f"write </{right}>, or delete </{wrong}>"
    change = (Change(at + 2, at + 2 + len(name), inner.name),) if is_near else ()
    return Slip(at, at + 2 + len(name), message, help_, change, notes=(_opened(inner),))


def _opened(each: Open) -> Note:
    return Note(each.start, each.name_end, f"<{short(each.name)}> is opened here")
