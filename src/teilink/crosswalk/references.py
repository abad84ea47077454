"""What a crosswalk refers to: entries of the registers, with the type and the name that a document repeats of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from teilink.crosswalk.things import TYPE
from teilink.rdf.terms import expand, literal
from teilink.tei.text import language, reading_text

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.crosswalk.mapping import Crosswalk
    from teilink.rdf.terms import Statement, Term
    from teilink.registers import Entry, Registers
    from teilink.tei.document import TeiFile

NAME = expand("schema:name")

Pointers: TypeAlias = "dict[str, tuple[Term, tuple[Statement, ...]]]"
"""What is known of a pointer: its address, and what a document says of what it points at."""


class References:
    """The registers of a project as a crosswalk describes them; each description is made once."""

    def __init__(self, crosswalk: Crosswalk, registers: Registers) -> None:
        self.registers = registers
        self.schemes = crosswalk.schemes
        templates = [rule.template for rule in crosswalk.rules if rule.template is not None]
        self.cited = frozenset(hole for template in templates for hole in template.holes)
        self._entities = crosswalk.entities
        self._descriptions: dict[Term, tuple[Statement, ...]] = {}
        self._pointers: dict[tuple[object, ...], Pointers] = {}

    def pointers(self, file: TeiFile) -> Pointers:
        """What is known of pointers in files of one folder that declare the same prefixes."""
        return self._pointers.setdefault((file.path.rpartition("/")[0], file.prefix_key), {})

    def description(self, entry: Entry) -> tuple[Statement, ...]:
        """Type and name of an entry: what the graph of a document says of it."""
        iri = f"<{self.registers.address(entry)}>"
        if not self.registers.holds(entry.file):
            return self.described(iri, entry.kind, entry.element)
        if iri not in self._descriptions:
            self._descriptions[iri] = self.described(iri, entry.kind, entry.element)
        return self._descriptions[iri]

    def described(self, iri: Term, kind: str, element: _Element) -> tuple[Statement, ...]:
        """Type and name of what an element declares, under an address."""
        rules = self._entities.get(kind)
        if rules is None:
            return ()
        types = [(iri, TYPE, type_) for type_ in rules.types_of(element.get("type", ""))]
        return (*types, *((iri, NAME, name_of(name)) for name in rules.name.select(element)))


def name_of(element: _Element) -> Term:
    """The name that an element gives, in its language."""
    return literal(reading_text(element), language=language(element))
