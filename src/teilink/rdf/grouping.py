"""Statements grouped for writing: what is said of each node, by property, in sorted order.

Turtle and JSON-LD print a node once with all that is said of it; both start from the same grouping.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, TypeAlias

from teilink.rdf.record import statement_of
from teilink.rdf.terms import Statement, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from teilink.rdf.record import Record

Groups: TypeAlias = dict[Term, dict[Term, list[Term]]]


def merged(records: Sequence[Record]) -> Sequence[Statement]:
    """The statements of all records as one graph: sorted, each once."""
    if len(records) == 1:
        return records[0].statements
    return [statement_of(line) for line in merged_lines(records)]


def merged_lines(records: Sequence[Record]) -> Sequence[str]:
    """The lines of all records, sorted, each once."""
    if len(records) == 1:
        return records[0].lines
    return sorted({line for record in records for line in record.lines})


def main_resources(records: Sequence[Record]) -> list[Term]:
    """What the records are about, sorted."""
    return sorted({record.iri for record in records})


def grouped(statements: Iterable[Statement]) -> Groups:
    """Objects by subject and property; sorted when the statements are."""
    groups: Groups = {}
    about = said = None
    properties: dict[Term, list[Term]] = {}
    values: list[Term] = []
    for subject, predicate, value in statements:
        if subject != about:
            about, said = subject, None
            properties = groups.setdefault(subject, {})
        if predicate != said:
            said = predicate
            values = properties.setdefault(predicate, [])
        values.append(value)
    return groups


def in_reading_order(groups: Groups, main: Sequence[Term]) -> list[Term]:
    """The subjects as a reader wants them: each main resource and the parts of its address, then the rest, sorted."""
    subjects = sorted(groups)
    order: dict[Term, None] = {}
    for resource in main:
        if resource in groups:
            order[resource] = None
        order.update(dict.fromkeys(_parts(subjects, resource)))
    order.update(dict.fromkeys(subjects))
    return list(order)


def _parts(subjects: Sequence[Term], resource: Term) -> list[Term]:
    """The subjects whose IRI goes on where the IRI of the resource ends: fragments, files, entries of a register."""
    stem = resource[:-1]
    start = bisect_left(subjects, stem)
    end = bisect_left(subjects, stem + "\U0010ffff")
    return [each for each in subjects[start:end] if each[len(stem)] in "#./?"]
