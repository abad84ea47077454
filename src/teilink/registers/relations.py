"""What relations say of entries: who is related to whom, in which role, by which name.

Specification: TEI Guidelines 14.3.2.4 (personal relationships), relation,
https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-relation.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink.tei.document import TEI

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from teilink.registers.lead import Target
    from teilink.tei.document import TeiFile

_RELATION = TEI + "relation"
_ROLES = ("active", "passive", "mutual")
_OTHER = {"active": "passive", "passive": "active", "mutual": "mutual"}
# A relation among all the people of a list is no list of pairs.
_MOST = 200


class Related(NamedTuple):
    """One relation of an entry: its role in it (active, passive or mutual), and what it is related to by it."""

    role: str
    others: tuple[Target, ...]
    element: _Element
    file: TeiFile

    @property
    def name(self) -> str:
        """What the relation is called: @name, else the end of what @ref points at, else @type."""
        ref = self.element.get("ref", "").rstrip("/")
        last = ref.rpartition("#")[2].rpartition("/")[2].rpartition(":")[2]
        return self.element.get("name", "").strip() or last or self.element.get("type", "").strip()


def relations(
    files: Sequence[TeiFile], resolve: Callable[[str, TeiFile], Target | None]
) -> Mapping[str, Sequence[Related]]:
    """The relations of each thing by its address, in the order of files and of the text."""
    found: dict[str, list[Related]] = {}
    for file in files:
        for element in file.root.iter(_RELATION):
            for address, related in _of(element, file, resolve):
                found.setdefault(address, []).append(related)
    return found


def _of(
    element: _Element, file: TeiFile, resolve: Callable[[str, TeiFile], Target | None]
) -> Iterator[tuple[str, Related]]:
    ends = {role: _targets(element.get(role, ""), file, resolve) for role in _ROLES}
    for role, targets in ends.items():
        for target in targets:
            others = tuple(each for each in ends[_OTHER[role]] if each.iri != target.iri)
            if others:
                yield target.iri, Related(role, others, element, file)


def _targets(pointers: str, file: TeiFile, resolve: Callable[[str, TeiFile], Target | None]) -> list[Target]:
    found = (resolve(pointer, file) for pointer in dict.fromkeys(pointers.split()[:_MOST]))
    return [target for target in found if target is not None and target.iri]
