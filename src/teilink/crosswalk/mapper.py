"""A crosswalk made ready for one project: documents and entries of registers become records."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink.crosswalk.application import Run, Step
from teilink.crosswalk.kinds import KINDS
from teilink.crosswalk.paths import compile_path
from teilink.crosswalk.references import NAME, References, name_of
from teilink.crosswalk.things import TYPE, Things
from teilink.iri import part, slug, slug_of_file
from teilink.rdf.record import Origin
from teilink.rdf.terms import expand
from teilink.tei.document import ID, TEI, Document

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.crosswalk.mapping import Crosswalk, Rule
    from teilink.diagnostics import Diagnostic
    from teilink.rdf.record import Record
    from teilink.registers import Entry, Registers
    from teilink.tei.document import TeiFile

_LABEL = expand("rdfs:label")
_HEADER = TEI + "teiHeader"
_AVAILABILITY = compile_path("fileDesc/publicationStmt/availability")


def _step(rule: Rule) -> Step:
    path = rule.path
    is_plain = rule.need == "any" and not rule.is_latest
    return Step(rule, path.select, path.in_header, path.attribute, KINDS[rule.kind].read, is_plain)


class Applied(NamedTuple):
    """The record of a document, and what was found on the way."""

    record: Record
    findings: tuple[Diagnostic, ...]


def availability(header: _Element | None) -> str:
    """What publicationStmt/availability/@status says: free, unknown or restricted; "unknown" where it says nothing."""
    found = _AVAILABILITY.select(header) if header is not None else []
    return next((str(element.get("status")) for element in found if element.get("status")), "unknown")


class Mapper:
    """A crosswalk with the registers and the base it is applied with."""

    def __init__(self, crosswalk: Crosswalk, registers: Registers, base: str) -> None:
        self.crosswalk = crosswalk
        self.registers = registers
        self.base = base
        self._references = References(crosswalk, registers)
        self._things = Things(crosswalk.things, base)
        self._steps = tuple(_step(rule) for rule in crosswalk.rules)
        self._entity_steps = {
            kind: tuple(_step(rule) for rule in entity.also) for kind, entity in crosswalk.entities.items()
        }

    def documents(self, file: TeiFile) -> list[Document]:
        """The documents of a file: here always the one whose root is TEI."""
        identifier = file.root.get(ID)
        name = part(slug(identifier)) if identifier else slug_of_file(file.path)
        return [Document(file, file.root, file.root.find(_HEADER), name)]

    def document(self, document: Document, *, is_withheld: bool = False) -> Applied:
        """The record of one document; `is_withheld` leaves out the text and what is only known from it."""
        iri = f"<{self.base}doc/{document.slug}>"
        run = Run(self._references, document.file, document.root, document.header, iri, is_withheld=is_withheld)
        run.make(self._things, document.slug)
        run.apply(self._steps)
        return Applied(run.record(f"{run.subject[:-1]}#meta>"), tuple(run.findings))

    def address(self, pointer: str, document: Document) -> str | None:
        """The IRI of what a pointer in a document points at, without brackets; None where it leads nowhere."""
        target = self.registers.resolve(pointer, document.file)
        if target is None:
            return None
        identifier = target.element.get(ID) if target.element is not None else None
        return target.iri or (f"{self.base}doc/{document.slug}#{part(identifier)}" if identifier else None)

    def entity(self, entry: Entry) -> Record:
        """The record of one entry of a register, in full."""
        rules = self.crosswalk.entities.get(entry.kind)
        iri = f"<{self.registers.address(entry)}>"
        run = Run(self._references, entry.file, entry.element, None, iri, is_withheld=False)
        if rules is not None:
            for type_ in rules.types_of(entry.element.get("type", "")):
                run.say(run.subject, TYPE, type_, Origin(entry.kind, 0, entry.element))
            for element in rules.name.select(entry.element):
                origin = Origin(f"{entry.kind}-name", 0, element)
                name = name_of(element)
                run.say(run.subject, NAME, name, origin)
                run.say(run.subject, _LABEL, name, origin)
                run.keep_inferred("name", run.subject, NAME, name, origin)
            run.apply(self._entity_steps[entry.kind])
        return run.record(f"<{self.base}{entry.kind}>")
