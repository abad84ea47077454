"""A crosswalk made ready for one project: documents and entries of registers become records."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from teilink.crosswalk.application import Run, Start, Step
from teilink.crosswalk.claims import Claimed, inferred
from teilink.crosswalk.described import related
from teilink.crosswalk.fragments import named
from teilink.crosswalk.kinds import KINDS
from teilink.crosswalk.matching import Paths
from teilink.crosswalk.needs import needs
from teilink.crosswalk.paths import compile_path
from teilink.crosswalk.references import NAME, References, name_of
from teilink.crosswalk.slugs import Slugs, fault
from teilink.crosswalk.things import RECORD, TYPE, Things
from teilink.rdf.record import Origin
from teilink.rdf.terms import expand
from teilink.tei.document import ID, TEI, Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from teilink.crosswalk.mapping import Crosswalk, Rule, Thing
    from teilink.crosswalk.references import Other
    from teilink.diagnostics import Diagnostic
    from teilink.rdf.record import Record
    from teilink.registers import Entry, Registers
    from teilink.tei.document import TeiFile

_LABEL = expand("rdfs:label")
_HEADER = TEI + "teiHeader"
_AVAILABILITY = compile_path("fileDesc/publicationStmt/availability")


def _no_other(_pointer: str, _file: TeiFile) -> str:
    return ""


def _step(rule: Rule) -> Step:
    is_named = RECORD not in rule.about and not any(each.startswith("{") for each in rule.about)
    things = frozenset(rule.about) if is_named else frozenset()
    return Step(rule, rule.field, rule.path.attribute, KINDS[rule.kind].read, things, is_plain=not rule.is_latest)


def _is_inherited(thing: Thing, crosswalk: Crosswalk) -> bool:
    """Whether the parts of a file have a thing that its header tells of: their description, or what they share."""
    told = any(rule.is_inherited and thing.name in rule.about for rule in crosswalk.rules)
    return told or thing.is_of_parts or thing.path.expression == "."


class Applied(NamedTuple):
    """The record of a document, what was found on the way, and the rules that found a value, in their order."""

    record: Record
    findings: tuple[Diagnostic, ...]
    matched: tuple[str, ...]


def availability(header: _Element | None) -> str:
    """What publicationStmt/availability/@status says: free, unknown or restricted; "unknown" where it says nothing."""
    found = _AVAILABILITY.select(header) if header is not None else []
    return next((str(element.get("status")) for element in found if element.get("status")), "unknown")


class Mapper:
    """A crosswalk with the registers and the base it is applied with."""

    def __init__(
        self,
        crosswalk: Crosswalk,
        registers: Registers,
        base: str,
        slugs: Slugs | None = None,
        other: Other = _no_other,
    ) -> None:
        self.crosswalk = crosswalk
        self.registers = registers
        self.base = base
        self._slugs = slugs or Slugs(("xml:id", "file"))
        self._references = References(crosswalk, registers, other)
        self._things = Things(crosswalk.things, base)
        self._steps = tuple(_step(rule) for rule in crosswalk.rules)
        self._cites = tuple(rule for rule in crosswalk.rules if rule.template is not None)
        self._needing = tuple(rule for rule in crosswalk.rules if needs(rule) and rule.template is None)
        rules = dict(enumerate(crosswalk.rules))
        things = {-number: thing for number, thing in enumerate(self._things.every, 1)}
        every = {**{n: each.path for n, each in things.items()}, **{n: each.path for n, each in rules.items()}}
        in_header = {n: path for n, path in every.items() if path.in_header}
        self._of_unit = Paths({n: path for n, path in every.items() if n not in in_header})
        self._of_header = Paths(in_header)
        inherited = {n for n, rule in rules.items() if rule.is_inherited}
        inherited |= {n for n, thing in things.items() if _is_inherited(thing, crosswalk)}
        self._of_file_header = Paths({n: path for n, path in in_header.items() if n in inherited})
        units = dict(enumerate(crosswalk.units))
        self._unit_paths = [Paths({n: p for n, p in units.items() if p.in_header == where}) for where in (False, True)]
        self._entity_steps = {
            kind: tuple(_step(rule) for rule in entity.also) for kind, entity in crosswalk.entities.items()
        }
        self._entity_paths = {
            kind: Paths({n: rule.path for n, rule in enumerate(entity.also)})
            for kind, entity in crosswalk.entities.items()
        }
        self._slugs_of_parts: WeakKeyDictionary[TeiFile, Mapping[_Element, str]] = WeakKeyDictionary()
        # The documents of one file come one after the other, and share what its header gives.
        self._inherited: Start | None = None

    # -- documents --------------------------------------------------------------------------------------------------

    def documents(self, file: TeiFile) -> list[Document]:
        """The documents of a file: what the first path finds that finds something."""
        root = file.root
        header = root.find(_HEADER)
        whole = self._slugs.of_file(file)
        units = self._units(file, header)
        if units == [root]:
            return [Document(file, root, header, whole.text, whole.text)]
        slugs = self._slugs.of_units(file, units)
        return [
            Document(file, unit, unit.find(_HEADER), slug.text, whole.text, header)
            for unit, slug in zip(units, slugs, strict=True)
        ]

    def address_faults(self, file: TeiFile, documents: Sequence[Document]) -> Iterator[Diagnostic]:
        """What is wrong with the addresses of a file and of its documents."""
        slugs = [self._slugs.of_file(file)]
        parts = [document.root for document in documents if document.is_part]
        slugs += self._slugs.of_units(file, parts) if parts else []
        yield from filter(None, (fault(slug, file) for slug in slugs))

    def _units(self, file: TeiFile, header: _Element | None) -> list[_Element]:
        """What the first path finds that finds something."""
        of_root, of_header = self._unit_paths
        in_root = of_root.walked(file.root, file)
        in_header = of_header.walked(header, file) if header is not None else {}
        for number in range(len(self.crosswalk.units)):
            found: list[_Element] = []
            if number in in_root:
                found = of_root.selected(number, in_root, file.root)
            elif header is not None and number in in_header:
                found = of_header.selected(number, in_header, header)
            if found:
                return found
        return []

    def document(self, document: Document, *, is_withheld: bool = False) -> Applied:
        """The record of one document; `is_withheld` leaves out the text and what is only known from it."""
        starts = self._starts(document)
        iri = f"<{self.base}doc/{document.slug}>"
        run = Run(self._references, document, starts, iri, is_withheld=is_withheld)
        run.make(self._things)
        run.apply(self._steps)
        run.cite(self._cites)
        run.check_needs(self._needing)
        return Applied(run.record(f"{run.subject[:-1]}#meta>"), tuple(run.findings), tuple(run.matched))

    def _starts(self, document: Document) -> list[Start]:
        starts = [Start(document.root, self._of_unit, self._of_unit.walked(document.root, document.file))]
        if document.header is not None:
            starts.append(
                Start(document.header, self._of_header, self._of_header.walked(document.header, document.file))
            )
        inherited = document.file_header
        if inherited is not None and inherited is not document.header:
            if self._inherited is None or self._inherited.element is not inherited:
                walked = self._of_file_header.walked(inherited, document.file)
                self._inherited = Start(inherited, self._of_file_header, walked)
            starts.insert(0, self._inherited)
        return starts

    def address(self, pointer: str, document: Document) -> str | None:
        """The IRI of what a pointer in a document points at, without brackets; None where it leads nowhere."""
        target = self.registers.resolve(pointer, document.file)
        if target is None or target.iri or target.element is None:
            return (target.iri or None) if target is not None else None
        return self._address_in(document, target.element)

    def _address_in(self, document: Document, element: _Element) -> str | None:
        """The address of an element of the file of a document: a document, a part of one, or a part of the file."""
        file = document.file
        parts = self._slugs_of_parts.get(file)
        if parts is None:
            parts = {each.root: each.slug for each in self.documents(file) if each.is_part}
            self._slugs_of_parts[file] = parts
        if element in parts:
            return f"{self.base}doc/{parts[element]}"
        home = next((parts[each] for each in element.iterancestors() if each in parts), document.file_slug)
        identifier = element.get(ID)
        return f"{self.base}doc/{home}#{named(identifier)}" if identifier else None

    # -- registers --------------------------------------------------------------------------------------------------

    def entity(self, entry: Entry) -> Record:
        """The record of one entry of a register, in full."""
        rules = self.crosswalk.entities.get(entry.kind)
        iri = f"<{self.registers.address(entry)}>"
        document = Document(entry.file, entry.element, None, entry.id, entry.id)
        starts: Sequence[Start] = ()
        if rules is not None:
            paths = self._entity_paths[entry.kind]
            starts = [Start(entry.element, paths, paths.walked(entry.element, entry.file))]
        run = Run(self._references, document, starts, iri, is_withheld=False)
        if rules is not None:
            for type_ in rules.types_of(entry.element):
                run.say(run.subject, TYPE, type_, Origin(entry.kind, 0, entry.element))
            for element in rules.name.select(entry.element):
                origin = Origin(f"{entry.kind}-name", 0, element)
                name = name_of(element)
                if not name:
                    continue
                run.say(run.subject, NAME, name, origin)
                run.say(run.subject, _LABEL, name, origin)
                inferred(run, "name", Claimed(run.subject, NAME, name), origin)
            run.apply(self._entity_steps[entry.kind])
            self._relate(run, entry)
        return run.record(f"<{self.base}{entry.kind}>")

    def _relate(self, run: Run, entry: Entry) -> None:
        """Say what entry is related to what other by the relations of the registers."""
        for each in self.registers.related(entry):
            origin = Origin(f"{entry.kind}-relation", 0, each.element)
            for other in each.others:
                run.say(run.subject, related(each.name, each.role, entry.kind), f"<{other.iri}>", origin)
