"""One SPARQL query over a local store, and its answer in one format.

The default graph of the store is the union of all graphs; a query (FROM) or a request may choose others.
Whatever is wrong with a query is told in one line, as a `UsageError`.

Specifications: SPARQL 1.1 Query, section 13; SPARQL 1.1 Protocol, section 2.1.4; the result formats of SPARQL 1.1.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph

from teilink.errors import UsageError
from teilink.rdf.terms import NAMESPACES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from _typeshed import ReadableBuffer

Found: TypeAlias = pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples

TABLE_FORMATS = {
    "json": pyoxigraph.QueryResultsFormat.JSON,
    "xml": pyoxigraph.QueryResultsFormat.XML,
    "csv": pyoxigraph.QueryResultsFormat.CSV,
    "tsv": pyoxigraph.QueryResultsFormat.TSV,
}
GRAPH_FORMATS = ("turtle", "ntriples")

_LONGEST_MESSAGE = 300


class TooLargeError(Exception):
    """An answer has more bytes than it may have."""


class _Bounded(io.BytesIO):
    """Bytes in memory, up to a limit."""

    def __init__(self, limit: int | None) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: ReadableBuffer, /) -> int:
        written = super().write(data)
        _hold(self.tell(), self._limit)
        return written


def evaluate(
    store: pyoxigraph.Store, query: str, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
) -> Found:
    """Run a query; its answer is read step by step. Graphs given by IRI replace the dataset of store and query."""
    with query_faults():
        if default_graphs or named_graphs:
            return store.query(
                query,
                default_graph=[pyoxigraph.NamedNode(iri) for iri in default_graphs],
                named_graphs=[pyoxigraph.NamedNode(iri) for iri in named_graphs],
            )
        return store.query(query)


@contextmanager
def query_faults() -> Iterator[None]:
    """Turn what the engine raises, at once or while an answer is read, into a UsageError of one line."""
    try:
        yield
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        message = " ".join(str(error).split())
        shown = message if len(message) <= _LONGEST_MESSAGE else message[:_LONGEST_MESSAGE] + " …"
        raise UsageError(f"the query cannot be answered: {shown}") from error


def table(
    found: pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean, format_name: str, limit: int | None = None
) -> bytes:
    """The answer of SELECT or ASK in one of `TABLE_FORMATS`. Raises TooLargeError past `limit` bytes."""
    written = _Bounded(limit)
    with query_faults():
        found.serialize(written, TABLE_FORMATS[format_name])
    return written.getvalue()


def graph(found: pyoxigraph.QueryTriples, format_name: str, limit: int | None = None) -> bytes:
    """The answer of CONSTRUCT or DESCRIBE, sorted, in one of `GRAPH_FORMATS`. Raises TooLargeError past `limit`."""
    triples = sorted_triples(found, limit)
    lines = "".join(f"{triple} .\n" for triple in triples)
    if format_name == "ntriples":
        return lines.encode()
    prefixes = {prefix: namespace for prefix, namespace in NAMESPACES.items() if f"<{namespace}" in lines}
    written = _Bounded(limit)
    pyoxigraph.serialize(triples, written, pyoxigraph.RdfFormat.TURTLE, prefixes=prefixes)
    return written.getvalue()


def sorted_triples(found: Iterable[pyoxigraph.Triple], limit: int | None = None) -> list[pyoxigraph.Triple]:
    """Each triple once, sorted; blank nodes get their canonical labels (RDF Dataset Canonicalization)."""
    triples: set[pyoxigraph.Triple] = set()
    size = 0
    with query_faults():
        for triple in found:
            if triple not in triples:
                triples.add(triple)
                size += len(str(triple).encode()) + 3
                _hold(size, limit)
    return sorted(_canonical(triples), key=str)


def _canonical(triples: set[pyoxigraph.Triple]) -> Iterable[pyoxigraph.Triple]:
    ends = (end for triple in triples for end in (triple.subject, triple.object))
    if not any(isinstance(end, pyoxigraph.BlankNode) for end in ends):
        return triples
    dataset = pyoxigraph.Dataset(pyoxigraph.Quad(*triple) for triple in triples)
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return [quad.triple for quad in dataset]


def _hold(size: int, limit: int | None) -> None:
    if limit is not None and size > limit:
        raise TooLargeError
