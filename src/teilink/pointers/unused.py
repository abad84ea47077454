"""Findings on entries of registers that nothing points at. Only the whole project can show that."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from teilink.diagnostics import Diagnostic, Severity
from teilink.pointers.attributes import pointers, pointing
from teilink.registers import KINDS
from teilink.tei.document import ID, TEI

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from teilink.registers import Entry, Registers
    from teilink.tei.document import TeiFile

# A register that is larger than its edition is not told of entry by entry.
_SHOWN = 1000


def unused_entries(registers: Registers, files: Iterable[TeiFile]) -> list[Diagnostic]:
    """Entries that no file of the project points at, by whatever form of pointer; `files` are all its documents.

    The registers are looked through as well.  An entry is used with what it contains, and by the address that an
    authority file gives it.
    """
    usage = _Usage(registers)
    for file in dict.fromkeys((*files, *registers.files)):
        usage.see(file)
    unused: dict[TeiFile, list[Entry]] = {}
    for entry in registers.declared():
        if not usage.is_used(entry):
            unused.setdefault(entry.file, []).append(entry)
    return [finding for entries in unused.values() for finding in _findings(entries)]


class _Usage:
    """What is pointed at."""

    def __init__(self, registers: Registers) -> None:
        self._registers = registers
        self._misspelt = 0
        self._used: set[_Element] = set()
        self._seen: set[tuple[object, ...]] = set()

    def see(self, file: TeiFile) -> None:
        """Take note of all pointers of a file."""
        context = (posixpath.dirname(file.path), file.prefix_key)
        for element, attribute, value in pointing(file, "key"):
            for pointer in (value.strip(),) if attribute == "key" else pointers(value):
                self._point(pointer, attribute, element, file, context)

    def is_used(self, entry: Entry) -> bool:
        """Whether an entry, or one inside it, is pointed at; what describes the register's own source needs no use."""
        return entry.element in self._used or next(entry.element.iterancestors(TEI + "fileDesc"), None) is not None

    def _point(
        self, pointer: str, attribute: str, element: _Element, file: TeiFile, context: tuple[object, ...]
    ) -> None:
        is_key = attribute == "key"
        is_here = pointer.removeprefix("#") in file.ids
        if is_here and not is_key and pointer.startswith("#") and not self._registers.holds(file):
            return
        # What is pointed at from inside a register may be the very entry that points.
        is_of_file = self._registers.holds(file) or pointer.startswith("#") or is_here
        key = (pointer, is_key, *context, file if is_of_file else None)
        if key in self._seen:
            return
        used = list(self._targets(pointer, file, is_key=is_key))
        inside = [target for target in used if target is element or target in element.iterancestors()]
        if not inside:
            self._seen.add(key)
        for target in used:
            if target not in inside:
                self._used.update((target, *target.iterancestors(*KINDS)))

    def _targets(self, pointer: str, file: TeiFile, *, is_key: bool) -> Iterator[_Element]:
        if is_key:
            target = self._registers.by_key(pointer, file)
            yield from [target.element] if target is not None and target.element is not None else []
            return
        lead = self._registers.lead(pointer, file)
        if lead is not None and lead.target.element is not None:
            yield lead.target.element
        elif lead is not None:
            yield from (entry.element for entry in self._registers.known_as(lead.target.iri))
        elif self._misspelt < _SHOWN and self._registers.is_judged(pointer, file):
            # An entry that only a misspelt pointer means is one mistake, not two.
            self._misspelt += 1
            yield from self._meant(pointer, file)

    def _meant(self, pointer: str, file: TeiFile) -> Iterator[_Element]:
        why = self._registers.unresolved(pointer, file)
        if why.entry is not None:
            yield why.entry.element
        elif why.reason == "prefix" and why.nearest:
            lead = self._registers.lead(f"{why.nearest}:{pointer.partition(':')[2]}", file)
            yield from [lead.target.element] if lead is not None and lead.target.element is not None else []


def _findings(entries: list[Entry]) -> Iterator[Diagnostic]:
    """For the unused entries of one register; of a great many the last finding says how many more there are."""
    shown, left = entries[:_SHOWN], len(entries) - _SHOWN
    for number, entry in enumerate(shown, 1):
        yield _finding(entry, left if number == _SHOWN else 0)


def _finding(entry: Entry, left: int) -> Diagnostic:
    place = entry.file.place_of_attribute(entry.element, ID)
    more = f", nor at {left} entries behind it" if left > 0 else ""
    message = f"nothing in the project points at {entry.kind}/{entry.id}{more}"
    return Diagnostic("TL410", Severity.INFO, message, place, help="it may stay: it has a page without mentions")
