"""What the rules of a crosswalk matched in a file, and which statements came of it; for one rule, why nothing did."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink.crosswalk.mapper import Applied
from teilink.crosswalk.silence import silence, silence_of_thing
from teilink.diagnostics import Diagnostic
from teilink.errors import UsageError
from teilink.iri import nearest
from teilink.tei.reading import read
from teilink.validation.placement import Placement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilink.crosswalk.mapping import Crosswalk, Rule
    from teilink.crosswalk.silence import Silence
    from teilink.diagnostics import Place
    from teilink.project import Project
    from teilink.rdf.record import Origin, Record
    from teilink.rdf.terms import Statement
    from teilink.source import Source
    from teilink.tei.document import Document, TeiFile


class Explained(NamedTuple):
    """One node that a rule read, and the statements it made.

    `document` is the address of the document, or of the entry of a register. `field` and `rung` say where the rule
    stands among those of its field: '' and 0 where it serves none; `guess` is how sure it is where it only guesses.
    Where a rule that was asked for made nothing, `statements` is empty, `silence` says why, and `place` is nearest.
    """

    rule: str
    place: Place
    statements: tuple[Statement, ...]
    document: str
    field: str = ""
    rung: int = 0
    guess: str = ""
    silence: str = ""


def explain_file(source: Source, project: Project, *, rule: str = "", line: int = 0) -> list[Explained]:
    """Every statement of a file by the rule and the place it came from, by document, in the order of the file.

    A statement that several documents of the file have from one place is told with the first.
    Raises UsageError for a file that cannot be read and for a rule that the crosswalk does not have.
    """
    _check_rule(rule, project.mapper.crosswalk)
    registers = {file.path: file for file in project.register_files}
    file = registers.get(source.name) or read(source)
    if isinstance(file, Diagnostic):
        raise UsageError(f"{source.name}: {file.message}")
    explanation = _Explanation(project, file)
    found: list[Explained] = []
    for document, applied in explanation.records():
        said = list(explanation.of(applied.record, rule))
        if rule and not said and document is not None:
            said = list(explanation.silence(rule, document, applied))
        wanted = [one for one in said if line in {0, one.place.start.line}]
        found += sorted(wanted, key=lambda one: (one.place.order, one.rule))
    return found


def _check_rule(rule: str, crosswalk: Crosswalk) -> None:
    known = {each.id for each in crosswalk.rules} | set(crosswalk.things)
    for kind, entity in crosswalk.entities.items():
        known |= {kind, f"{kind}-name", *(each.id for each in entity.also)}
    if rule and rule not in known:
        close = nearest(rule, known)
        raise UsageError(f"no rule is called {rule}" + (f"; did you mean {close}?" if close else ""))


class _Explanation:
    """The records of one file, and what of them has been told."""

    def __init__(self, project: Project, file: TeiFile) -> None:
        self._registers, self._mapper, self._file = project.registers, project.mapper, file
        self._crosswalk = project.mapper.crosswalk
        self._placement = Placement([], [], project.mapper)
        self._rules: dict[str, Rule] = {rule.id: rule for rule in self._crosswalk.rules}
        self._told: set[tuple[str, Place, Statement]] = set()

    def records(self) -> Iterator[tuple[Document | None, Applied]]:
        """The records of the documents; those of the entries where the file is a register."""
        if self._registers.holds(self._file):
            for entry in self._registers.declared():
                if entry.file is self._file:
                    yield None, Applied(self._mapper.entity(entry), (), ())
            return
        for document in self._mapper.documents(self._file):
            yield document, self._mapper.document(document)

    def of(self, record: Record, rule: str) -> Iterator[Explained]:
        """What is said in a record, by rule and place; of one rule where it is named."""
        made: dict[Origin, list[Statement]] = {}
        for statement in record.statements:
            origin = record.origin(statement)
            assert origin is not None, "a crosswalk keeps the origin of every statement"
            if rule in {"", origin.rule}:
                made.setdefault(origin, []).append(statement)
        found: dict[tuple[str, Place], list[Statement]] = {}
        for origin, statements in made.items():
            at = (origin.rule, self._placement.place(self._file, origin))
            fresh = [each for each in statements if (*at, each) not in self._told]
            if fresh:
                self._told.update((*at, each) for each in fresh)
                found.setdefault(at, []).extend(fresh)
        for (name, place), statements in found.items():
            yield self._explained(name, place, record, statements=tuple(sorted(statements)))

    def silence(self, name: str, document: Document, applied: Applied) -> Iterator[Explained]:
        """Why a rule or a thing is not in a record; nothing where another document has told what it says."""
        if any(origin.rule == name for _, origin in applied.record.origins()):
            return
        reason = self._reason(name, document, applied)
        if reason is not None:
            place = self._file.place_of_element(reason.element)
            yield self._explained(name, place, applied.record, silence=reason.reason)

    def _reason(self, name: str, document: Document, applied: Applied) -> Silence | None:
        if name in self._rules:
            return silence(self._crosswalk, self._rules[name], document, applied)
        thing = self._crosswalk.things.get(name)
        return None if thing is None else silence_of_thing(thing, document)

    def _explained(
        self, name: str, place: Place, record: Record, *, statements: tuple[Statement, ...] = (), silence: str = ""
    ) -> Explained:
        rule = self._rules.get(name)
        document = record.iri[1:-1]
        if rule is None:
            return Explained(name, place, statements, document, silence=silence)
        return Explained(name, place, statements, document, rule.field, rule.rung, rule.guess, silence)
