"""The record: what one document says, as statements that know where they come from."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from teilink.rdf.terms import Statement, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml.etree import _Element


class Origin(NamedTuple):
    """What made a statement: the crosswalk rule, the rung that fired, and the node it read.

    For a constant the node is the unit's own element.  It holds the lxml node, so it never leaves the process.
    `attribute` is the name of the attribute that was read, '' where the text was read or nothing was.
    """

    rule: str
    rung: int
    element: _Element
    attribute: str = ""


@dataclass(frozen=True)
class Record:
    """The statements of one document or register, sorted, without blank nodes (the crosswalk's law).

    `iri` is the main resource, `graph` the named graph that holds the record; both are terms (``<…>``).
    A line is a statement as N-Triples write it, without the full stop; no term but a literal holds a blank, so the
    order of lines is the order of statements.  What a crosswalk made has an origin for each line.
    """

    iri: Term
    graph: Term
    lines: tuple[str, ...]
    _origins: Mapping[str, Origin] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, iri: Term, graph: Term, statements: Iterable[Statement]) -> Record:
        """A record of statements that come from nowhere."""
        return cls(iri, graph, tuple(sorted({" ".join(statement) for statement in statements})))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Subject, predicate and object of every line."""
        return tuple([statement_of(line) for line in self.lines])

    def origin(self, statement: Statement) -> Origin | None:
        """Where a statement came from; None for one that is not of this record."""
        return self._origins.get(" ".join(statement))

    def origins(self) -> Iterable[tuple[str, Origin]]:
        """Every line with where it came from, in no order; empty for a record that comes from nowhere."""
        return self._origins.items()


def statement_of(line: str) -> Statement:
    """The three terms of a line."""
    subject, predicate, value = line.split(" ", 2)
    return subject, predicate, value
