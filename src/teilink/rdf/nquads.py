"""N-Triples and N-Quads: one statement a line, sorted.

For a graph without blank nodes these lines are its canonical form, so their hash names the graph.

Specification: https://www.w3.org/TR/n-triples/ and https://www.w3.org/TR/n-quads/;
RDF Dataset Canonicalization, section 5, https://www.w3.org/TR/rdf-canon/#canonical-quads
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.rdf.grouping import merged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilink.rdf.record import Record


def ntriples(records: Sequence[Record]) -> str:
    """The statements of all records as one graph."""
    return "".join([f"{subject} {predicate} {value} .\n" for subject, predicate, value in merged(records)])


def nquads(records: Sequence[Record]) -> str:
    """The statements of all records, each in the graph of its record."""
    lines = [
        f"{subject} {predicate} {value} {record.graph} .\n"
        for record in records
        for subject, predicate, value in record.statements
    ]
    return "".join(lines if len(records) == 1 else sorted(set(lines)))
