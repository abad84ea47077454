"""Apply rules to one unit: a document, or an entry of a register.

Every statement is kept with its origin.  Where access is restricted, what lies inside the text and the abstract is not
read at all, so no output can hold it.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from teilink.crosswalk.paths import compile_path, steps
from teilink.crosswalk.things import RECORD, TYPE
from teilink.diagnostics import Diagnostic, Severity
from teilink.iri import part
from teilink.rdf.record import Origin, Record
from teilink.rdf.terms import expand, is_absolute_iri, literal
from teilink.registers import KINDS as KINDS_OF_ENTRY
from teilink.tei.document import ID, LANG, TEI
from teilink.tei.text import language, reading_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.etree import _Element

    from teilink.crosswalk.mapping import Rule, Template, Thing
    from teilink.crosswalk.references import References
    from teilink.crosswalk.things import Made, Things
    from teilink.diagnostics import Place
    from teilink.rdf.terms import Statement, Term
    from teilink.registers import Target
    from teilink.tei.document import TeiFile

_CONTENT = {TEI + name for name in ("text", "standOff", "sourceDoc", "facsimile", "abstract")}
_TEXT = TEI + "text"
_CLAIM_TYPES = (expand("schema:Claim"), expand("rdf:Statement"))
_SUBJECT, _PREDICATE, _OBJECT = expand("rdf:subject"), expand("rdf:predicate"), expand("rdf:object")
_RANK, _CERTAINTY = expand("wikibase:rank"), expand("rico:relationCertainty")
_SAID_BY = (("source", expand("dcterms:source")), ("resp", expand("prov:wasAttributedTo")))


class Step(NamedTuple):
    """A rule with what its application needs at hand; `is_plain` where every node found is read as it is."""

    rule: Rule
    select: Callable[[_Element], list[_Element]]
    in_header: bool
    attribute: str
    read: Callable[[Run, Rule, Origin], None]
    is_plain: bool


class Run:
    """One application of rules to one unit."""

    def __init__(
        self,
        references: References,
        file: TeiFile,
        unit: _Element,
        header: _Element | None,
        subject: Term,
        *,
        is_withheld: bool,
    ) -> None:
        self.references = references
        self.file = file
        self.unit = unit
        self.header = header
        self.subject = subject
        self.findings: list[Diagnostic] = []
        self._words: dict[str, list[str]] = {}
        self._met: set[tuple[str, str]] = set()
        self._described: set[str] = set()
        self._is_withheld = is_withheld
        self._origins: dict[Statement, Origin] = {}
        self._made: dict[str, list[Made]] = {}
        self._iri_of: dict[_Element, Term] = {}
        self._subjects: dict[tuple[str, ...], list[Term]] = {(RECORD,): [subject]}
        self._pointers = references.pointers(file)
        self._header_language: tuple[str, bool] | None = None

    # -- statements -------------------------------------------------------------------------------------------------

    def say(self, subject: Term, predicate: Term, value: Term, origin: Origin) -> None:
        """Make one statement; what made it first is its origin."""
        self._origins.setdefault((subject, predicate, value), origin)

    def record(self, graph: Term) -> Record:
        """All that was said."""
        return Record(self.subject, graph, tuple(sorted(self._origins)), self._origins)

    def fill(self, rule: Rule, origin: Origin, value: Term, properties: tuple[Term, ...]) -> None:
        """State a value of a rule about its subjects, and that it was inferred where the element says so."""
        subjects = self._subjects.get(rule.about) or self.subjects(rule, origin.element)
        say = self._origins.setdefault
        for subject in subjects:
            for predicate in properties:
                say((subject, predicate, value), origin)
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
        if rule.about != (RECORD,) or rule.is_inferred_kept:
            return False
        key = (rule.id, pointers)
        if key in self._met:
            return True
        self._met.add(key)
        return False

    def quote(self, rule: Rule, words: str) -> None:
        """Keep the words of a value where a citation wants them."""
        if rule.id in self.references.cited:
            self._words.setdefault(rule.id, []).append(words)

    def find_fault(self, code: str, severity: Severity, message: str, place: Place, help_: str = "") -> None:
        """Keep a finding."""
        self.findings.append(Diagnostic(code, severity, message, place, help=help_))

    def language(self, rule: Rule, element: _Element) -> str:
        """The language of an element; a header that names none is all of its own one."""
        if not rule.path.in_header or self.header is None:
            return language(element)
        if self._header_language is None:
            # Where the root and its children give every language of the file, nothing inside the header gives one.
            given = sum(each.get(LANG) is not None for each in (self.unit, *self.unit))
            is_plain = self.file.source.data.count(b"xml:lang") == given
            self._header_language = (language(self.header), is_plain)
        tag, is_plain = self._header_language
        return tag if is_plain else language(element)

    # -- addresses --------------------------------------------------------------------------------------------------

    def subjects(self, rule: Rule, element: _Element) -> list[Term]:
        """What a rule is about, for one node that it found."""
        found: list[Term] = []
        for name in rule.about:
            if name == RECORD:
                found.append(self.subject)
            elif name.startswith("{"):
                found += self.pointed(element, name[1:-1], Origin(rule.id, 0, element))
            else:
                found += self._nearest(name, element)
        # Where no name stands for several things, the next node of the rule has the same subjects.
        if all(len(self._made.get(name, ())) == 1 for name in rule.about):
            self._subjects[rule.about] = found
        return found

    def _nearest(self, name: str, element: _Element) -> list[Term]:
        """Of several things with one name the one that holds the node; all of them where none does."""
        made = self._made.get(name, [])
        if len(made) < 2:
            return [thing.iri for thing in made]
        around = {element, *element.iterancestors()}
        holding = [thing.iri for thing in made if thing.element in around and thing.element is not self.unit]
        return holding or [thing.iri for thing in made]

    def fragment(self, element: _Element, name: str) -> Term:
        """The address of a part of this record: its xml:id, else a name that unrelated edits do not change."""
        identifier = element.get(ID) if element is not self.unit else name
        if identifier is None:
            text = "|".join((str(element.tag), element.get("ref", ""), reading_text(element), name))
            identifier = "m-" + hashlib.sha256(text.encode()).hexdigest()[:8]
        return f"{self.subject[:-1]}#{part(identifier)}>"

    def pointed(self, element: _Element, attribute: str, origin: Origin) -> list[Term]:
        """What the pointers of an attribute point at, as IRIs; entries are described on the way."""
        return self.targets(element.get(attribute, ""), origin)

    def targets(self, pointers: str, origin: Origin) -> list[Term]:
        """What pointers point at, as IRIs; an entry is described when it is met first."""
        found = []
        for pointer in pointers.split():
            known = self._pointers.get(pointer)
            iri, description = known if known is not None else self._resolve(pointer)
            if iri:
                found.append(iri)
            if pointer not in self._described:
                self._described.add(pointer)
                for statement in description:
                    self._origins.setdefault(statement, origin)
        return found

    def _resolve(self, pointer: str) -> tuple[Term, tuple[Statement, ...]]:
        target = self.references.registers.resolve(pointer, self.file)
        iri = self._iri(target) if target is not None else ""
        resolved = (iri, self._description(target, iri) if target is not None else ())
        if self.references.registers.is_shared(pointer, self.file):
            self._pointers[pointer] = resolved
        return resolved

    def _description(self, target: Target, iri: Term) -> tuple[Statement, ...]:
        """Type and name of what is pointed at: an entry of a register, or a person, place … that the file declares."""
        if target.entry is not None:
            return self.references.description(target.entry)
        element = target.element
        if element is None or element in self._iri_of or not iri.startswith(f"{self.subject[:-1]}#"):
            return ()
        kind = KINDS_OF_ENTRY.get(str(element.tag), "")
        # The msDesc of a document describes the document itself.
        return self.references.described(iri, kind, element) if kind != "collection" else ()

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

    def make(self, made: Things, slug: str) -> None:
        """Make the things of the unit, and say what is always true of them."""
        things, statements = made.made(slug, self._elements)
        origins = [Origin(thing.name, 0, thing.element) for thing in things]
        for number, predicate, value in statements:
            self._origins.setdefault((things[number].iri, predicate, value), origins[number])
        self.subject = things[0].iri
        self._subjects[(RECORD,)] = [self.subject]
        for thing in things:
            self._made.setdefault(thing.name, []).append(thing)
            if thing.element is not self.unit and thing.element is not self.header:
                self._iri_of[thing.element] = thing.iri

    def _elements(self, thing: Thing) -> list[_Element]:
        start = self.header if thing.path.in_header else self.unit
        if start is None or (self._is_withheld and thing.holds == "text"):
            return []
        return self._allowed(thing.path.select(start), is_text_itself=True)

    def _allowed(self, elements: list[_Element], *, is_text_itself: bool) -> list[_Element]:
        if not self._is_withheld:
            return elements
        return [element for element in elements if not _is_content(element, is_text_itself=is_text_itself)]

    # -- rules ------------------------------------------------------------------------------------------------------

    def apply(self, steps_: Sequence[Step]) -> None:
        """Apply rules in order; citations come last, as they repeat what others found."""
        unit, header, is_withheld = self.unit, self.header, self._is_withheld
        for step in steps_:
            rule, select, in_header, attribute, read, is_plain = step
            start = header if in_header else unit
            found = select(start) if start is not None else []
            if is_withheld or not is_plain:
                found = self._sifted(rule, found)
            elif attribute:
                found = [element for element in found if element.get(attribute) is not None]
            for element in found:
                read(self, rule, Origin(rule.id, 0, element, attribute))
        for step in steps_:
            if step.rule.template is not None:
                self._cite(step.rule, step.rule.template)

    def _sifted(self, rule: Rule, found: list[_Element]) -> list[_Element]:
        """Of the nodes found those that count; a finding where there are not as many as the rule needs."""
        attribute = rule.path.attribute
        # An attribute of the text itself (its language) says nothing of what it holds.
        found = self._allowed(found, is_text_itself=bool(attribute))
        if attribute:
            found = [element for element in found if element.get(attribute) is not None]
        if rule.is_latest and found:
            found = [max(found, key=lambda element: element.get("when", ""))]
        self._check_need(rule, found)
        return found

    def _check_need(self, rule: Rule, found: list[_Element]) -> None:
        need = rule.need.removesuffix("(warn)").strip()
        wanted = len({language(element) for element in found}) if need == "one-per-language" else 1
        if need == "any" or self._is_withheld or (found and need == "some") or (found and len(found) == wanted):
            return
        severity = Severity.WARNING if rule.need.endswith("(warn)") else Severity.ERROR
        if found:
            place = self.file.place_of_element(found[-1])
            one = "one a language" if need == "one-per-language" else "one"
            self.find_fault("TL501", severity, f"{len(found)} values for {rule.id}, where {one} is wanted", place)
            return
        place = self.file.place_of_element(self._holder(rule))
        self.find_fault("TL501", severity, f"nothing found for {rule.id}", place, f"it is read from {rule.path.text}")

    def _holder(self, rule: Rule) -> _Element:
        """The element nearest to where something missing would stand."""
        start = self.header if rule.path.in_header and self.header is not None else self.unit
        parts = steps(rule.path.text)
        for length in range(len(parts) - 1, 0, -1):
            found = compile_path("/".join(parts[:length])).select(start)
            if found:
                return found[0]
        return start

    def _cite(self, rule: Rule, template: Template) -> None:
        """Fill a citation; a part of it in square brackets is left out where one of its holes is empty."""
        known = self._words
        written = [
            word if n % 2 == 0 else ", ".join(known.get(word, ()))
            for is_optional, words in template.passages
            if not is_optional or all(hole in known for hole in words[1::2])
            for n, word in enumerate(words)
        ]
        text = " ".join("".join(written).split()).rstrip(" ,;")
        if text:
            self.fill(rule, Origin(rule.id, 0, self.unit), literal(text, language=rule.language), rule.to)


def _is_content(element: _Element, *, is_text_itself: bool) -> bool:
    """Whether an element lies inside what a reader would read; a text itself does not, as a thing that has rights."""
    if element.tag in _CONTENT and not (is_text_itself and element.tag == _TEXT):
        return True
    return any(ancestor.tag in _CONTENT for ancestor in element.iterancestors())
