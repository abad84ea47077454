"""What a file declares: the people, places and other things that have an entry of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilink.tei.document import ID, TEI

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from teilink.tei.document import TeiFile

KINDS = {
    TEI + "person": "person",
    TEI + "org": "org",
    TEI + "place": "place",
    TEI + "event": "event",
    TEI + "bibl": "bibl",
    TEI + "msDesc": "collection",
    TEI + "category": "term",
}
"""What may be declared, by element: the kind is the folder of its address."""


@dataclass(frozen=True, eq=False)
class Entry:
    """One thing that a register, or a document, declares."""

    kind: str
    id: str
    element: _Element
    file: TeiFile


def entries(file: TeiFile) -> Iterable[Entry]:
    """What a file declares: the elements of the known kinds that have an xml:id."""
    for element in file.root.iter(*KINDS):
        identifier = element.get(ID)
        if identifier is not None:
            yield Entry(KINDS[str(element.tag)], identifier, element, file)


def sole_entry(declared: Iterable[Entry]) -> Entry | None:
    """The entry that a file as a whole stands for: the only one that is not part of another; else None."""
    outer: list[Entry] = []
    inside: set[_Element] = set()
    for entry in declared:
        if entry.element in inside or any(parent in inside for parent in entry.element.iterancestors()):
            continue
        inside.add(entry.element)
        # The header of the file may describe its sources; they are not what the file is about.
        if next(entry.element.iterancestors(TEI + "fileDesc"), None) is None:
            outer.append(entry)
    return outer[0] if len(outer) == 1 else None
