"""N-Triples and N-Quads: one statement a line, sorted.

For a graph without blank nodes these lines are its canonical form, so their hash names the graph.

Specification: https://www.w3.org/TR/n-triples/ and https://www.w3.org/TR/n-quads/;
RDF Dataset Canonicalization, section 5, https://www.w3.org/TR/rdf-canon/#canonical-quads
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.rdf.grouping import merged_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilink.rdf.record import Record


def ntriples(records: Sequence[Record]) -> str:
    """The statements of all records as one graph."""
    return _written(merged_lines(records), " .\n")


def nquads(records: Sequence[Record]) -> str:
    """The statements of all records, each in the graph of its record."""
    if len(records) == 1:
        return _written(records[0].lines, f" {records[0].graph} .\n")
    return "".join(sorted({f"{line} {record.graph} .\n" for record in records for line in record.lines}))


def _written(lines: Sequence[str], end: str) -> str:
    return end.join((*lines, "")) if lines else ""
