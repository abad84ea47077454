"""Apply a crosswalk: a document, or an entry of a register, becomes a record whose statements know their origin.

Where access is restricted, what lies inside the text and the abstract is not read at all, so no output can hold it.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple

from teilink.crosswalk.kinds import KINDS
from teilink.crosswalk.paths import compile_path, steps
from teilink.diagnostics import Diagnostic, Severity
from teilink.rdf.record import Origin, Record
from teilink.rdf.terms import expand, is_absolute_iri, literal
from teilink.tei.document import ID, TEI, XML, Document
from teilink.tei.text import language, reading_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from teilink.crosswalk.mapping import Constant, Crosswalk, Rule, Template, Thing
    from teilink.diagnostics import Place
    from teilink.rdf.terms import Statement, Term
    from teilink.registers import Entry, Registers, Target
    from teilink.tei.document import TeiFile

TYPE = expand("rdf:type")
NAME = expand("schema:name")
LABEL = expand("rdfs:label")

_CONTENT = {TEI + name for name in ("text", "standOff", "sourceDoc", "facsimile", "abstract")}
_AVAILABILITY = compile_path("fileDesc/publicationStmt/availability")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_CLAIM_TYPES = (expand("schema:Claim"), expand("rdf:Statement"))
_SUBJECT, _PREDICATE, _OBJECT = expand("rdf:subject"), expand("rdf:predicate"), expand("rdf:object")
_RANK, _CERTAINTY = expand("wikibase:rank"), expand("rico:relationCertainty")
_SAID_BY = (("source", expand("dcterms:source")), ("resp", expand("prov:wasAttributedTo")))
_HEADER = TEI + "teiHeader"
_RECORD = ("record",)


class Applied(NamedTuple):
    """The record of a document, and what was found on the way."""

    record: Record
    findings: tuple[Diagnostic, ...]


def availability(header: _Element | None) -> str:
    """What publicationStmt/availability/@status says: free, unknown or restricted; "unknown" where it says nothing."""
    found = _AVAILABILITY.select(header) if header is not None else []
    return next((str(element.get("status")) for element in found if element.get("status")), "unknown")


class Mapper:
    """A crosswalk made ready for one project: its registers and its base."""

    def __init__(self, crosswalk: Crosswalk, registers: Registers, base: str) -> None:
        self.crosswalk = crosswalk
        self.registers = registers
        self.base = base
        self._descriptions: dict[str, tuple[Statement, ...]] = {}
        self._pointers: dict[tuple[object, ...], dict[str, tuple[Term, tuple[Statement, ...]]]] = {}
        templates = (rule.template for rule in crosswalk.rules)
        self.cited = {hole for template in templates if template is not None for hole in template.holes}

    def pointers(self, file: TeiFile) -> dict[str, tuple[Term, tuple[Statement, ...]]]:
        """What is known of pointers in files of one folder that declare the same prefixes: address and description."""
        return self._pointers.setdefault((file.path.rpartition("/")[0], file.prefix_definitions), {})

    def documents(self, file: TeiFile) -> list[Document]:
        """The documents of a file: here always the one whose root is TEI."""
        header = file.root.find(_HEADER)
        stem = file.path.replace("\\", "/").rpartition("/")[2].removesuffix(".xml")
        return [Document(file, file.root, header, (file.root.get(ID) or stem).lower().removesuffix(".xml"))]

    def document(self, document: Document, *, is_withheld: bool = False) -> Applied:
        """The record of one document; `is_withheld` leaves out the text and what is only known from it."""
        iri = f"<{self.base}doc/{document.slug}>"
        run = Run(self, document.file, document.root, document.header, iri, is_withheld=is_withheld)
        run.slug = document.slug
        run.make()
        run.apply(self.crosswalk.rules)
        return Applied(run.record(f"{run.subject[:-1]}#meta>"), tuple(run.findings))

    def address(self, pointer: str, document: Document) -> str | None:
        """The IRI of what a pointer in a document points at, without brackets; None where it leads nowhere."""
        target = self.registers.resolve(pointer, document.file)
        if target is None:
            return None
        identifier = target.element.get(ID) if target.element is not None else None
        return target.iri or (f"{self.base}doc/{document.slug}#{identifier}" if identifier else None)

    def entity(self, entry: Entry) -> Record:
        """The record of one entry of a register, in full."""
        rules = self.crosswalk.entities.get(entry.kind)
        run = Run(self, entry.file, entry.element, None, f"<{self.registers.address(entry)}>", is_withheld=False)
        if rules is not None:
            origin = Origin(entry.kind, 0, entry.element)
            for type_ in rules.types_of(entry.element.get("type", "")):
                run.say(run.subject, TYPE, type_, origin)
            for element in rules.name.select(entry.element):
                name = _name(element)
                named = Origin(f"{entry.kind}-name", 0, element)
                run.say(run.subject, NAME, name, named)
                run.say(run.subject, LABEL, name, named)
                run.keep_inferred("name", run.subject, NAME, name, named)
            run.apply(rules.also)
        return run.record(f"<{self.base}{entry.kind}>")

    def description(self, entry: Entry) -> tuple[Statement, ...]:
        """Type and name of an entry: what the graph of a document says of it."""
        iri = f"<{self.registers.address(entry)}>"
        if iri not in self._descriptions:
            rules = self.crosswalk.entities.get(entry.kind)
            types = rules.types_of(entry.element.get("type", "")) if rules is not None else ()
            names = rules.name.select(entry.element) if rules is not None else []
            found = [(iri, TYPE, type_) for type_ in types] + [(iri, NAME, _name(element)) for element in names]
            self._descriptions[iri] = tuple(found)
        return self._descriptions[iri]


def _name(element: _Element) -> Term:
    return literal(reading_text(element), language=language(element))


class Run:
    """One application of rules to one unit."""

    def __init__(
        self,
        mapper: Mapper,
        file: TeiFile,
        unit: _Element,
        header: _Element | None,
        subject: Term,
        *,
        is_withheld: bool,
    ) -> None:
        self.mapper = mapper
        self.file = file
        self.unit = unit
        self.header = header
        self.subject = subject
        self.slug = ""
        self.findings: list[Diagnostic] = []
        self._words: dict[str, list[str]] = {}
        self._met: set[tuple[str, str]] = set()
        self._is_withheld = is_withheld
        self._pointers = mapper.pointers(file)
        self._origins: dict[Statement, Origin] = {}
        self._made: dict[str, list[tuple[Term, _Element]]] = {}
        self._iri_of: dict[_Element, Term] = {}

    # -- statements -------------------------------------------------------------------------------------------------

    def say(self, subject: Term, predicate: Term, value: Term, origin: Origin) -> None:
        """Make one statement; what made it first is its origin."""
        statement = (subject, predicate, value)
        if statement not in self._origins:
            self._origins[statement] = origin

    def record(self, graph: Term) -> Record:
        """All that was said."""
        return Record(self.subject, graph, tuple(sorted(self._origins)), self._origins)

    def fill(self, rule: Rule, origin: Origin, value: Term, properties: tuple[Term, ...]) -> None:
        """State a value of a rule about its subjects, and that it was inferred where the element says so."""
        subjects = [self.subject] if rule.about == _RECORD else self.subjects(rule, origin.element)
        origins = self._origins
        for subject in subjects:
            for predicate in properties:
                statement = (subject, predicate, value)
                if statement not in origins:
                    origins[statement] = origin
        # One value may fill several properties in several spellings; the first of each sort stands for it.
        if rule.is_inferred_kept and subjects and properties[:1] in {rule.to[:1], rule.to_statement[:1]}:
            self.keep_inferred(rule.kind, subjects[0], properties[0], value, origin)

    def keep_inferred(self, kind: str, subject: Term, predicate: Term, value: Term, origin: Origin) -> None:
        """A value whose element has @cert and @resp is published, and said to be inferred, by whom and how surely."""
        certainty = origin.element.get("cert")
        if certainty is None or origin.element.get("resp") is None:
            return
        claim = self.claim(kind, subject, predicate, value, "NormalRank", origin)
        self.say(claim, _CERTAINTY, literal(certainty), origin)

    def claim(self, kind: str, subject: Term, predicate: Term, value: Term, rank: str, origin: Origin) -> Term:
        """A ranked statement about a statement, with its source and who says so; its fragment is the element's id."""
        element = origin.element
        claim = self.fragment(element, kind)
        for type_ in _CLAIM_TYPES:
            self.say(claim, TYPE, type_, origin)
        self.say(claim, _SUBJECT, subject, origin)
        self.say(claim, _PREDICATE, predicate, origin)
        self.say(claim, _OBJECT, value, origin)
        self.say(claim, _RANK, expand(f"wikibase:{rank}"), origin)
        for attribute, property_ in _SAID_BY:
            pointing = Origin(origin.rule, origin.rung, element, attribute)
            for iri in self.pointed(element, attribute, pointing):
                self.say(claim, property_, iri, pointing)
        return claim

    def is_repeated(self, rule: Rule, pointers: str) -> bool:
        """Whether a rule about the record has met these pointers before, so that nothing new would be said."""
        if rule.about != _RECORD or rule.is_inferred_kept:
            return False
        key = (rule.id, pointers)
        if key in self._met:
            return True
        self._met.add(key)
        return False

    def quote(self, rule: Rule, words: str) -> None:
        """Keep the words of a value where a citation wants them."""
        if rule.id in self.mapper.cited:
            self._words.setdefault(rule.id, []).append(words)

    def find_fault(self, code: str, severity: Severity, message: str, place: Place, help_: str = "") -> None:
        """Keep a finding."""
        self.findings.append(Diagnostic(code, severity, message, place, help=help_))

    # -- addresses --------------------------------------------------------------------------------------------------

    def subjects(self, rule: Rule, element: _Element) -> list[Term]:
        """What a rule is about, for one node that it found."""
        found: list[Term] = []
        for name in rule.about:
            if name == "record":
                found.append(self.subject)
            elif name.startswith("{"):
                found += self.pointed(element, name[1:-1], Origin(rule.id, 0, element))
            else:
                found += self._nearest(name, element)
        return found

    def _nearest(self, name: str, element: _Element) -> list[Term]:
        """Of several things with one name the one that holds the node; all of them where none does."""
        made = self._made.get(name, [])
        if len(made) < 2:
            return [iri for iri, _ in made]
        around = {element, *element.iterancestors()}
        holding = [iri for iri, holder in made if holder in around and holder is not self.unit]
        return holding or [iri for iri, _ in made]

    def fragment(self, element: _Element, name: str) -> Term:
        """The address of a part of this record: its xml:id, else a name that unrelated edits do not change."""
        identifier = element.get(ID) if element is not self.unit else None
        if identifier is None and element is self.unit:
            identifier = name
        if identifier is None:
            text = "|".join((str(element.tag), element.get("ref", ""), reading_text(element), name))
            identifier = "m-" + hashlib.sha256(text.encode()).hexdigest()[:8]
        return f"{self.subject[:-1]}#{identifier}>"

    def pointed(self, element: _Element, attribute: str, origin: Origin) -> list[Term]:
        """What the pointers of an attribute point at, as IRIs; entries are described on the way."""
        found = []
        for pointer in element.get(attribute, "").split():
            known = self._pointers.get(pointer)
            iri, description = known if known is not None else self._resolve(pointer)
            if iri:
                found.append(iri)
            for statement in description:
                if statement not in self._origins:
                    self._origins[statement] = origin
        return found

    def _resolve(self, pointer: str) -> tuple[Term, tuple[Statement, ...]]:
        target = self.mapper.registers.resolve(pointer, self.file)
        iri = self._iri(target) if target is not None else ""
        entry = target.entry if target is not None else None
        resolved = (iri, self.mapper.description(entry) if entry is not None else ())
        if not pointer.startswith("#"):
            self._pointers[pointer] = resolved
        return resolved

    def made_of(self, element: _Element) -> Term:
        """The thing that is made of an element, or ''."""
        return self._iri_of.get(element, "")

    def _iri(self, target: Target) -> Term:
        if target.iri:
            return f"<{target.iri}>" if is_absolute_iri(target.iri) else ""
        element = target.element
        if element is None:
            return ""
        if element in self._iri_of:
            return self._iri_of[element]
        # A source that lies on the web is pointed at where it lies.
        address = next((ptr.get("target", "") for ptr in element.iterfind(TEI + "ptr")), "")
        return f"<{address}>" if is_absolute_iri(address) else self.fragment(element, "")

    # -- things -----------------------------------------------------------------------------------------------------

    def make(self) -> None:
        """Make the things of the unit, then say what is always true of them."""
        every = list(self.mapper.crosswalk.things.values())
        for thing in sorted(every, key=lambda thing: thing.name != "record"):
            if not (self._is_withheld and thing.holds == "text"):
                self._make(thing)
        for thing in every:
            for iri, element in self._made.get(thing.name, ()):
                origin = Origin(thing.name, 0, element)
                for constant in thing.constants:
                    self._say_constant(constant, iri, origin)

    def _make(self, thing: Thing) -> None:
        start = self.header if thing.path.in_header else self.unit
        made: list[tuple[Term, _Element]] = []
        for element in self._selected(thing.path.select(start) if start is not None else [], is_thing=True):
            address = self._expanded(thing.iri, element)
            iri = f"<{address}>" if is_absolute_iri(address) else f"<{self.mapper.base}{address}>"
            if thing.name == "record":
                self.subject = iri
            made.append((iri, element))
            if element is not self.unit:
                self._iri_of[element] = iri
            origin = Origin(thing.name, 0, element)
            for type_ in thing.types:
                self.say(iri, TYPE, type_, origin)
        self._made[thing.name] = made

    def _selected(self, elements: list[_Element], *, is_thing: bool = False) -> list[_Element]:
        if not self._is_withheld:
            return elements
        return [element for element in elements if not _is_content(element, is_thing=is_thing)]

    def _expanded(self, template: Template, element: _Element) -> str:
        parts = template.parts
        if len(parts) == 1:
            return parts[0]
        return "".join(part if n % 2 == 0 else self._hole(part, element) for n, part in enumerate(parts))

    def _hole(self, name: str, element: _Element) -> str:
        if name == "record":
            return self.subject[1:-1]
        if name == "slug":
            return self.slug
        if name == "base":
            return self.mapper.base
        if name.startswith("@"):
            return element.get(name[1:].replace("xml:", XML)) or "und"
        return next((iri[1:-1] for iri, _ in self._made.get(name, ())), "")

    def _say_constant(self, constant: Constant, subject: Term, origin: Origin) -> None:
        for value in self._values(constant, origin.element):
            for predicate in constant.to:
                self.say(subject, predicate, value, origin)

    def _values(self, constant: Constant, element: _Element) -> list[Term]:
        """One value; as many as there are things of a name where the constant is just that name; none for none."""
        parts = constant.value.parts
        if constant.kind == "iri" and len(parts) == 3 and not parts[0] and not parts[2] and parts[1] in self._made:
            return [iri for iri, _ in self._made[parts[1]]]
        things = self.mapper.crosswalk.things
        if any(name in things and not self._made.get(name) for name in parts[1::2]):
            return []
        text = self._expanded(constant.value, element)
        return [f"<{text}>" if constant.kind == "iri" else literal(text, language=constant.language)]

    # -- rules ------------------------------------------------------------------------------------------------------

    def apply(self, rules: Sequence[Rule]) -> None:
        """Apply rules in order; citations come last, as they repeat what others found."""
        for rule in rules:
            if rule.template is None:
                self._apply(rule)
        for rule in rules:
            if rule.template is not None:
                self._cite(rule)

    def _apply(self, rule: Rule) -> None:
        path = rule.path
        start = self.header if path.in_header else self.unit
        found = path.select(start) if start is not None else []
        if not found and rule.need == "any":
            return
        if self._is_withheld:
            # An attribute of the text itself (its language) says nothing of what it holds.
            found = self._selected(found, is_thing=bool(path.attribute))
        if path.attribute:
            found = [element for element in found if element.get(path.attribute) is not None]
        if rule.is_latest and found:
            found = [max(found, key=lambda element: element.get("when", ""))]
        if rule.need != "any":
            self._check_need(rule, found)
        read = KINDS[rule.kind].read
        for element in found:
            read(self, rule, Origin(rule.id, 0, element, path.attribute))

    def _check_need(self, rule: Rule, found: list[_Element]) -> None:
        need = rule.need.removesuffix("(warn)").strip()
        if need == "any" or self._is_withheld or (found and need != "one") or len(found) == 1:
            return
        severity = Severity.WARNING if rule.need.endswith("(warn)") else Severity.ERROR
        if found:
            place = self.file.place_of_element(found[-1])
            self.find_fault("TL501", severity, f"{len(found)} values for {rule.id}, where one is wanted", place)
            return
        place = self.file.place_of_element(self._holder(rule))
        message = f"nothing found for {rule.id}"
        self.find_fault("TL501", severity, message, place, f"it is read from {rule.path.text}")

    def _holder(self, rule: Rule) -> _Element:
        """The element nearest to where something missing would stand."""
        start = self.header if rule.path.in_header and self.header is not None else self.unit
        parts = steps(rule.path.text)
        for length in range(len(parts) - 1, 0, -1):
            found = compile_path("/".join(parts[:length])).select(start)
            if found:
                return found[0]
        return start

    def _cite(self, rule: Rule) -> None:
        template = rule.template
        if template is None:
            return
        origin = Origin(rule.id, 0, self.unit)
        text = " ".join(self._cited(template).split())
        if text:
            self.fill(rule, origin, literal(text, language=rule.language), rule.to)

    def _cited(self, template: Template) -> str:
        """The template filled; a part in square brackets is left out where one of its holes is empty."""

        def filled(part: str) -> str:
            return re.sub(r"\{([^{}]*)\}", lambda hole: ", ".join(self._words.get(hole.group(1), ())), part)

        def optional(part: re.Match[str]) -> str:
            holes = re.findall(r"\{([^{}]*)\}", part.group(1))
            return filled(part.group(1)) if all(self._words.get(hole) for hole in holes) else ""

        return filled(_OPTIONAL.sub(optional, template.text))


def _is_content(element: _Element, *, is_thing: bool) -> bool:
    """Whether an element lies inside what a reader would read; a text itself does not, as a thing that has rights."""
    if element.tag in _CONTENT and not (is_thing and element.tag == TEI + "text"):
        return True
    return any(ancestor.tag in _CONTENT for ancestor in element.iterancestors())
