"""Findings on entries of registers: two that look like one, and entries without a name.  Nothing is ever merged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilink.authorities import authority
from teilink.diagnostics import Diagnostic, Label, Severity
from teilink.pointers.naming import is_named, likeness, names
from teilink.registers import authorities
from teilink.tei.document import ID, TEI

if TYPE_CHECKING:
    from teilink.registers import Entry, Registers

_CALLED = frozenset(["person", "org"])
_LIVED = (TEI + "birth", TEI + "death")
_YEAR = re.compile(r"-?[0-9]{4}")
# Of many that are called alike an entry is compared with the first few.
_COMPARED = 10
_SHORT = 60
_DECIDE = "merge them if they are one; if not, say in both what parts them: years, or an idno"
_NAME_OF = {
    "person": "a persName",
    "org": "an orgName",
    "place": "a placeName",
    "event": "a label",
    "bibl": "a title",
    "collection": "an msName or idno",
    "term": "a catDesc",
}


def twin_entries(registers: Registers) -> list[Diagnostic]:
    """Entries that look like one before: with one id in an authority file, or people and bodies of one name.

    Two of one name who were born or died in different years, or who have different ids in one authority file, are two.
    """
    described: dict[tuple[str, str], list[_Described]] = {}
    found = (_twin(_Described(entry), described) for entry in registers.declared())
    return [each for each in found if each is not None]


class _Described:
    """An entry by what it could be recognised by."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.authorities = {each: name for each in authorities(entry.element) if (name := authority(each))}
        called = names(entry.kind, entry.element) if entry.kind in _CALLED else ()
        self.names = {like: name for name in called if (like := likeness(name))}
        lived = [(str(each.tag), each.get("when", "")) for each in entry.element.iterchildren(*_LIVED)]
        self._years = {tag: year.group() for tag, when in lived if (year := _YEAR.match(when))}

    def contradicts(self, other: _Described) -> bool:
        """Whether the two cannot be one."""
        own, others = ({name: id_ for id_, name in each.authorities.items()} for each in (self, other))
        is_other_id = any(own[name] != others[name] for name in own.keys() & others.keys())
        years = self._years.keys() & other._years.keys()
        return is_other_id or any(self._years[tag] != other._years[tag] for tag in years)


def _twin(own: _Described, described: dict[tuple[str, str], list[_Described]]) -> Diagnostic | None:
    """The finding on an entry, if one before it looks like the same; it is described for those behind it."""
    kind = own.entry.kind
    met: Diagnostic | None = None
    for key in (*own.authorities, *own.names):
        before = described.setdefault((kind, key), [])
        if met is None and key in own.names:
            other = next((each for each in before if not own.contradicts(each)), None)
            met = _finding(own, other, f'called "{_short(own.names[key])}"', Severity.INFO) if other else None
        elif met is None and before:
            met = _finding(own, before[0], f"{key}", Severity.WARNING)
        if len(before) < _COMPARED:
            before.append(own)
    return met


def _finding(own: _Described, other: _Described, shared: str, severity: Severity) -> Diagnostic:
    entry, first = own.entry, other.entry
    message = f"{entry.kind}/{entry.id} and {first.kind}/{first.id} look like one: both are {shared}"
    place = entry.file.place_of_attribute(entry.element, ID)
    label = Label(first.file.place_of_attribute(first.element, ID), "the other one")
    return Diagnostic("TL411", severity, message, place, (label,), _DECIDE)


def nameless_entries(registers: Registers) -> list[Diagnostic]:
    """Entries that do not say what they are called."""
    return [_nameless(entry) for entry in registers.declared() if not is_named(entry.kind, entry.element)]


def _nameless(entry: Entry) -> Diagnostic:
    place = entry.file.place_of_attribute(entry.element, ID)
    message = f"{entry.kind}/{entry.id} has no name"
    return Diagnostic("TL412", Severity.WARNING, message, place, help=f"give it {_NAME_OF[entry.kind]}")


def _short(name: str) -> str:
    return name if len(name) <= _SHORT else f"{name[: _SHORT - 1]}…"
