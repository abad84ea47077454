"""Place SHACL results on the TEI that caused them.

A shape speaks of triples; an encoder edits elements.  The crosswalk keeps, for each statement, the node it came from,
so a result about (focus, path, value) is shown where the value was written.  When nothing was written, the case of a
missing property, the result is shown on the element that made the focus node.

Specification: SHACL section 3.6, https://www.w3.org/TR/shacl/#results-validation-result
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.diagnostics import Diagnostic, Label, Place, Severity
from teilink.rdf.terms import NAMESPACES, expand, is_iri
from teilink.shapes.result import code_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from teilink.crosswalk.mapper import Mapper
    from teilink.rdf.record import Origin, Record
    from teilink.rdf.terms import Statement, Term
    from teilink.registers import Entry
    from teilink.shapes.result import Result
    from teilink.tei.document import Document, TeiFile

_TYPE = expand("rdf:type")
_LONGEST = 160


class Placement:
    """Where the statements of a batch of records came from."""

    def __init__(
        self,
        documents: Sequence[tuple[Document, Record]],
        entities: Sequence[tuple[Entry, Record]],
        mapper: Mapper,
    ) -> None:
        self._mapper = mapper
        # Several documents of one file speak of the file; each keeps where its own statements come from.
        self._owners: dict[Term, list[tuple[TeiFile, Record]]] = {}
        # An entry is described in full in its register: that is where it is put right.
        for entry, record in entities:
            self._own(entry.file, record)
        for document, record in documents:
            self._own(document.file, record)

    def _own(self, file: TeiFile, record: Record) -> None:
        for subject in {line.partition(" ")[0] for line in record.lines}:
            self._owners.setdefault(subject, []).append((file, record))

    def _owner(self, result: Result) -> tuple[TeiFile, Record] | None:
        """Who says what a result speaks of; who is the first to speak of its focus, where nobody says it."""
        owners = self._owners.get(result.focus, ())
        statement = (result.focus, result.path, result.value)
        saying = (each for each in owners if each[1].origin(statement) is not None)
        first = owners[0] if owners else None
        return next(saying, first) if len(owners) > 1 else first

    def findings(self, result: Result) -> Iterator[Diagnostic]:
        """The finding of a result; none where its focus is nothing of ours."""
        owner = self._owner(result)
        if owner is None:
            return
        file, record = owner
        origin, is_value = _origin(result, file, record)
        place = self.place(file, origin) if is_value else file.place_of_element(origin.element)
        labels = tuple(label for label in self._compared(result, file, record) if label.place != place)
        help_ = "" if is_value else self._supplying(result)
        yield Diagnostic(code_of(result.component), Severity(result.severity), result.message, place, labels, help_)

    def place(self, file: TeiFile, origin: Origin) -> Place:
        """Where a statement was read: an attribute, a text, or for what is always true the element."""
        if origin.attribute:
            return file.place_of_attribute(origin.element, origin.attribute)
        if origin.rule in self._mapper.crosswalk.things:
            return file.place_of_element(origin.element)
        return file.place_of_text(origin.element)

    def _compared(self, result: Result, file: TeiFile, record: Record) -> Iterator[Label]:
        for property_ in result.compared:
            for statement in _about(record, result.focus, property_):
                yield Label(self.place(file, _origin_of(record, statement)), f"{shortened(property_)} comes from here")

    def _supplying(self, result: Result) -> str:
        """Which rule would have made the value that is missing."""
        rules = self._mapper.crosswalk.rules
        found = [rule for rule in rules if result.path in (*rule.to, *rule.to_statement, *rule.bounds)]
        # Those that are certain come first, and of many the first says enough.
        certain = [rule for rule in found if not rule.guess and rule.template is None] or found
        paths = list(dict.fromkeys(rule.path.text.replace("header:", "teiHeader/") for rule in certain))
        more = f", or from one of {len(paths) - 1} other places" if len(paths) > 1 else ""
        return f"{shortened(result.path)} is read from {_short(paths[0])}{more}" if paths else ""


def _short(path: str) -> str:
    return path if len(path) <= _LONGEST else f"{path[:_LONGEST]}…"


def _origin(result: Result, file: TeiFile, record: Record) -> tuple[Origin, bool]:
    """The origin of what a result speaks of, and whether that is a value; else the focus node's own."""
    statement = (result.focus, result.path, result.value)
    found = record.origin(statement)
    if found is not None:
        return found, True
    if result.value and not result.path:
        about = [known for known in record.statements if known[0] == result.focus and known[2] == result.value]
        if about:
            return _origin_of(record, about[0]), True
    if not result.value:
        last = _last(_about(record, result.focus, result.path), file, record)
        if last is not None:
            return last, True
    made = [*_about(record, result.focus, _TYPE), *(known for known in record.statements if known[0] == result.focus)]
    return _origin_of(record, made[0]), False


def _origin_of(record: Record, statement: Statement) -> Origin:
    found = record.origin(statement)
    assert found is not None, "a crosswalk keeps the origin of every statement"
    return found


def _about(record: Record, subject: Term, property_: Term) -> list[Statement]:
    return [known for known in record.statements if known[0] == subject and known[1] == property_]


def _last(statements: Iterable[Statement], file: TeiFile, record: Record) -> Origin | None:
    """Of several values the one that stands last in the file: the one that was too many."""
    origins = [_origin_of(record, statement) for statement in statements]
    return max(origins, key=lambda origin: file.place_of_element(origin.element).span.start, default=None)


def shortened(term: Term) -> str:
    """An IRI as a prefixed name where its vocabulary is known; other terms as they are."""
    if not is_iri(term):
        return term
    bare = term[1:-1]
    fits = [(prefix, base) for prefix, base in NAMESPACES.items() if bare.startswith(base)]
    return next((f"{prefix}:{bare[len(base) :]}" for prefix, base in fits), bare)
