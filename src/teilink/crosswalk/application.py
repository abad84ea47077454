"""Apply rules to one unit: a document, or an entry of a register.

Every statement is kept with its origin.  Where access is restricted, what lies inside the text and the abstract is not
read at all, so no output can hold it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink.crosswalk.claims import Claimed, guessed, inferred
from teilink.crosswalk.fragments import name_of_part
from teilink.crosswalk.needs import unmet
from teilink.crosswalk.things import RECORD
from teilink.diagnostics import Diagnostic, Severity
from teilink.rdf.record import Origin, Record
from teilink.rdf.terms import expand, literal
from teilink.tei.document import LANG, TEI
from teilink.tei.text import language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lxml.etree import _Element

    from teilink.crosswalk.mapping import Rule, Template, Thing
    from teilink.crosswalk.matching import Found, Paths
    from teilink.crosswalk.references import Pointed, References
    from teilink.crosswalk.things import Made, Things
    from teilink.diagnostics import Place
    from teilink.rdf.terms import Term
    from teilink.tei.document import Document

_CONTENT = {TEI + name for name in ("text", "standOff", "sourceDoc", "facsimile", "abstract", "summary")}
# What stands in plain words there tells what the document says.
_CONTENTS = TEI + "msContents"
_PARAGRAPH = TEI + "p"
_TEXT = TEI + "text"
_CREATED = expand("dcterms:created")
# What a guess never fills: who reads these properties takes them for certain.
_CERTAIN = frozenset(expand(name) for name in ("dcterms:creator", "dcterms:license", "schema:author", "schema:license"))


class Step(NamedTuple):
    """A rule with what its application needs at hand.

    `things` are what it is about, empty where the record is; `is_plain` where every node found is read as it is.
    """

    rule: Rule
    field: str
    attribute: str
    read: Callable[[Run, Rule, _Element], bool]
    things: frozenset[str]
    is_plain: bool


class Start(NamedTuple):
    """An element that paths start from, they, and what of them was found by walking.

    Those of rules are numbered from 0 up, those of things from -1 down.
    """

    element: _Element
    paths: Paths
    found: Found


class Run:
    """One application of rules to one unit."""

    def __init__(
        self, references: References, document: Document, starts: Sequence[Start], subject: Term, *, is_withheld: bool
    ) -> None:
        self.references = references
        # Where a path finds something from two starts, the later one counts. None for what has more to find.
        self._starts = starts
        self._where: dict[int, list[_Element] | None] = {}
        for start in starts:
            self._where.update(start.found)
            self._where.update(dict.fromkeys(start.paths.unfinished & start.found.keys()))
        self.document = document
        self.file = document.file
        self.unit = document.root
        self.subject = subject
        self.file_address = subject
        self.findings: list[Diagnostic] = []
        self.matched: list[str] = []
        self.identifiers: dict[Term, str] = {}
        self._words: dict[str, list[str]] = {}
        self._met: set[tuple[str, str]] = set()
        self._described: set[str] = set()
        self._is_withheld = is_withheld
        self._lines: dict[str, Origin] = {}
        self._made: dict[str, list[Made]] = {}
        self._iri_of: dict[_Element, Term] = {}
        self._subjects: dict[tuple[str, ...], list[Term]] = {(RECORD,): [subject]}
        self._filled: set[str] = set()
        # What pointers point at: the same for all files of a folder, and here alone.
        self._shared = references.shared(self.file)
        self._pointed_here: dict[str, Pointed] = {}
        self._plain_language: str | None = None

    # -- statements -------------------------------------------------------------------------------------------------

    def say(self, subject: Term, predicate: Term, value: Term, origin: Origin) -> None:
        """Make one statement; what made it first is its origin."""
        self._lines.setdefault(f"{subject} {predicate} {value}", origin)

    def says(self, subject: Term, predicate: Term, value: Term) -> bool:
        """Whether a statement was made."""
        return f"{subject} {predicate} {value}" in self._lines

    def say_lines(self, lines: Iterable[str], origin: Origin) -> None:
        """Make statements that are written already."""
        known = self._lines
        for line in lines:
            known.setdefault(line, origin)

    def record(self, graph: Term) -> Record:
        """All that was said."""
        return Record(self.subject, graph, tuple(sorted(self._lines)), self._lines)

    def fill(self, rule: Rule, origin: Origin, value: Term, properties: Sequence[Term]) -> bool:
        """State a value of a rule about its subjects, and that it is inferred or guessed. Whether anything was said."""
        subjects = self._subjects.get(rule.about) or self.subjects(rule, origin.element)
        if not subjects or not properties:
            return False
        known = self._lines
        said = properties if not rule.guess else [each for each in properties if _is_open_to_guesses(each, value)]
        for subject in subjects:
            for predicate in said:
                known.setdefault(f"{subject} {predicate} {value}", origin)
        # One value may fill several properties in several spellings; the first of each sort stands for it.
        if (rule.guess or rule.is_inferred_kept) and properties[0] in {*rule.to[:1], *rule.to_statement[:1]}:
            claim = Claimed(subjects[0], properties[0], value)
            if rule.guess:
                guessed(self, rule, claim, origin)
            else:
                inferred(self, rule.kind, claim, origin)
        return True

    def say_known(self, rule: Rule, element: _Element, pointers: str) -> bool:
        """Say what a rule about the record said before where it met the same pointers, in this document or another."""
        known = self._shared.said.get((rule.id, pointers))
        if known is None:
            return False
        tails, described = known
        origin = Origin(rule.id, rule.rung, element, "ref")
        lines, subject = self._lines, self.subject
        for tail in tails:
            lines.setdefault(subject + tail, origin)
        if pointers not in self._described:
            self._described.add(pointers)
            for line in described:
                lines.setdefault(line, origin)
        return True

    def keep_known(self, rule: Rule, pointers: str) -> None:
        """Keep what a rule about the record says of pointers, where it says the same in all files of a folder."""
        known = self._shared.pointed.get(pointers)
        is_plain = rule.about == (RECORD,) and not (rule.guess or rule.is_inferred_kept or self.is_cited(rule))
        if known is not None and is_plain and not known.foreign:
            tails = tuple(f" {predicate} {iri}" for iri in known.iris for predicate in rule.to)
            self._shared.said[rule.id, pointers] = (tails, known.lines)

    def is_repeated(self, rule: Rule, pointers: str) -> bool:
        """Whether a rule about the record has met these pointers before, so that nothing new would be said."""
        if rule.about != (RECORD,) or rule.is_inferred_kept or rule.guess:
            return False
        key = (rule.id, pointers)
        if key in self._met:
            return True
        self._met.add(key)
        return False

    def quote(self, rule: Rule, words: str) -> None:
        """Keep the words of a value where a citation wants them."""
        for name in {rule.id, rule.field} & self.references.cited:
            self._words.setdefault(name, []).append(words)

    def is_cited(self, rule: Rule) -> bool:
        """Whether a citation wants the words of a value."""
        cited = self.references.cited
        return rule.id in cited or rule.field in cited

    def find_fault(self, code: str, message: str, place: Place, help_: str = "") -> None:
        """Keep a warning, once where several rungs read the same value."""
        found = Diagnostic(code, Severity.WARNING, message, place, help=help_)
        if found not in self.findings:
            self.findings.append(found)

    def language(self, rule: Rule, element: _Element) -> str:
        """The language of an element; a header that names none is all of its own one."""
        if not rule.path.in_header:
            return language(element)
        if self._plain_language is None:
            # Where the root and its children give every language of the file, nothing inside the header gives one.
            root, header = self.file.root, self.document.header
            given = sum(each.get(LANG) is not None for each in (root, *root))
            is_plain = header is not None and self.file.source.data.count(b"xml:lang") == given
            self._plain_language = language(header) if header is not None and is_plain else "-"
        return language(element) if self._plain_language == "-" else self._plain_language

    # -- addresses --------------------------------------------------------------------------------------------------

    def subjects(self, rule: Rule, element: _Element) -> list[Term]:
        """What a rule is about, for one node that it found."""
        found: list[Term] = []
        for name in rule.about:
            if name == RECORD:
                found.append(self.subject)
            elif name.startswith("{"):
                found += self.targets(element.get(name[1:-1], ""), Origin(rule.id, rule.rung, element))
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

    def things(self, name: str) -> list[Term]:
        """The addresses of the things of a name."""
        return [thing.iri for thing in self._made.get(name, ())]

    def part(self, element: _Element, kind: str = "") -> Term:
        """The address of a part of this record, or of the file that the record is part of."""
        home = self.subject
        if element is self.unit:
            return f"{home[:-1]}#{kind}>"
        if self.document.is_part and self.unit not in element.iterancestors():
            home = self.file_address
        return f"{home[:-1]}#{name_of_part(element, *filter(None, (kind,)))}>"

    def made_of(self, element: _Element) -> Term:
        """The thing that is made of an element, or ''."""
        return self._iri_of.get(element, "")

    def targets(self, pointers: str, origin: Origin) -> Sequence[Term]:
        """What pointers point at, as IRIs; what is declared is described when it is met first."""
        return self.pointed(pointers, origin).iris

    def pointed(self, pointers: str, origin: Origin) -> Pointed:
        """As `targets`, and which of them nothing of ours describes."""
        known = self._shared.pointed.get(pointers) or self._pointed_here.get(pointers)
        if known is None:
            known, is_shared = self.references.resolve(pointers, self)
            (self._shared.pointed if is_shared else self._pointed_here)[pointers] = known
        if known.lines and pointers not in self._described:
            self._described.add(pointers)
            self.say_lines(known.lines, origin)
        return known

    # -- things -----------------------------------------------------------------------------------------------------

    def make(self, made: Things) -> None:
        """Make the things of the unit, and say what is always true of them."""
        document = self.document
        things, constants = made.made(document, [self._elements(-n, thing) for n, thing in enumerate(made.every, 1)])
        self.subject, self.file_address = things[0].iri, made.file_address(document)
        whole = {self.unit, document.header, document.file_header}
        for thing, lines in zip(things, constants, strict=True):
            origin = Origin(thing.name, 0, thing.element)
            self._lines.update(dict.fromkeys(lines, origin))
            self._made.setdefault(thing.name, []).append(thing)
            if thing.element not in whole:
                self._iri_of.setdefault(thing.element, thing.iri)
        self._subjects[(RECORD,)] = [self.subject]

    def _elements(self, number: int, thing: Thing) -> list[_Element]:
        if number not in self._where or (self._is_withheld and thing.holds == "text"):
            return []
        if thing.is_of_parts and not self.document.is_part:
            return []
        return self._allowed(self._selected(number), is_text_itself=True)

    def _selected(self, number: int) -> list[_Element]:
        found = self._where[number]
        if found is not None:
            return found
        for start in reversed(self._starts):
            if number in start.found:
                found = start.paths.selected(number, start.found, start.element)
                if found:
                    return found
        return []

    def _allowed(self, elements: list[_Element], *, is_text_itself: bool) -> list[_Element]:
        if not self._is_withheld:
            return elements
        return [each for each in elements if not _is_content(each, self.unit, is_text_itself=is_text_itself)]

    # -- rules ------------------------------------------------------------------------------------------------------

    def apply(self, steps: Sequence[Step]) -> None:
        """Apply rules in order; of the rungs of a field only the first that finds a value."""
        where, count = self._where, len(steps)
        filled, made = self._filled, self._made
        for number in sorted(where):
            if not 0 <= number < count:
                continue
            rule, field, attribute, read, things, is_plain = steps[number]
            if field in filled or (things and things.isdisjoint(made)):
                continue
            found = self._selected(number)
            if self._is_withheld or not is_plain:
                found = self._sifted(rule, found)
            is_matched = False
            for node in found:
                if not attribute or node.get(attribute) is not None:
                    is_matched |= read(self, rule, node)
            if is_matched:
                self.matched.append(rule.id)
                if field:
                    filled.add(field)

    def cite(self, rules: Iterable[Rule]) -> None:
        """Fill the citations, which repeat what others found."""
        for rule in rules:
            if rule.template is not None and rule.field not in self._filled:
                self._cite(rule, rule.template)

    def check_needs(self, rules: Iterable[Rule]) -> None:
        """A finding for each rule that needed a value and found none."""
        if not self._is_withheld:
            self.findings += unmet(rules, self.document, self.matched)

    def _sifted(self, rule: Rule, found: list[_Element]) -> list[_Element]:
        """Of the nodes found those that count."""
        # An attribute of the text itself (its language) says nothing of what it holds.
        allowed = self._allowed(found, is_text_itself=bool(rule.path.attribute))
        if rule.field and len(allowed) < len(found):
            # What is withheld is not replaced by what a later rung finds: nothing is said of it.
            self._filled.add(rule.field)
        found = allowed
        if rule.is_latest and found:
            found = [max(found, key=lambda element: element.get("when", ""))]
        return found

    def _cite(self, rule: Rule, template: Template) -> None:
        """Fill a citation; a part of it in square brackets is left out where one of its holes is empty."""
        known = self._words
        wanted = [hole for is_optional, words in template.passages if not is_optional for hole in words[1::2]]
        if not all(hole in known for hole in wanted):
            return
        written = [
            word if n % 2 == 0 else ", ".join(known.get(word, ()))
            for is_optional, words in template.passages
            if not is_optional or all(hole in known for hole in words[1::2])
            for n, word in enumerate(words)
        ]
        text = " ".join("".join(written).split()).rstrip(" ,;")
        is_said = not template.holes or bool(set(template.holes) & known.keys())
        if (
            text
            and is_said
            and self.fill(rule, Origin(rule.id, rule.rung, self.unit), literal(text, language=rule.language), rule.to)
        ):
            self.matched.append(rule.id)
            self._filled |= {rule.field} - {""}


def _is_open_to_guesses(property_: Term, value: Term) -> bool:
    """Whether a property may be filled with a guess: a date of creation only where it says that it is doubtful."""
    return property_ not in _CERTAIN and (property_ != _CREATED or "?" in value or "%" in value)


def _is_content(element: _Element, unit: _Element, *, is_text_itself: bool) -> bool:
    """Whether an element lies inside what a reader would read; a text itself does not, as a thing that has rights."""
    if element.tag in _CONTENT and not (is_text_itself and (element.tag == _TEXT or element is unit)):
        return True
    if element is unit:
        return not is_text_itself
    parent = element.getparent()
    if element.tag == _PARAGRAPH and parent is not None and parent.tag == _CONTENTS:
        return True
    return any(ancestor.tag in _CONTENT for ancestor in element.iterancestors())
