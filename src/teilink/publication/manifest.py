"""The manifest: which graphs of an edition an endpoint holds, kept in the endpoint itself.

It is a named graph, ``{base}graph/manifest``, that gives for each published graph the SHA-256 of its N-Triples and the
number of its statements.  Nothing is kept at home, so that any machine with the build can go on publishing, and no
graph that is not listed here is ever deleted.

A graph is listed as `PENDING` from before it is sent until it has arrived: what a broken run leaves behind is sent
again or withdrawn by the next one, whatever the build holds by then.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilink.errors import EndpointError
from teilink.rdf.terms import NAMESPACES, expand, iri, literal, parts, value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilink.rdf.terms import Term
    from teilink.store.remote import RemoteStore

PENDING = "pending"
_PAGE = 5_000
_TYPE = expand("tl:PublishedGraph")
_SHA256 = expand("tl:sha256")
_TRIPLES = expand("tl:triples")
_INTEGER = NAMESPACES["xsd"] + "integer"


@dataclass(frozen=True)
class Entry:
    """What is known of a published graph: the SHA-256 of its file, or `PENDING`, and its number of statements."""

    sha256: str
    triples: int


def address(base: str) -> str:
    """The IRI of the manifest of the edition with this base."""
    return f"{base}graph/manifest"


def published(store: RemoteStore, base: str, page: int = _PAGE) -> dict[str, Entry]:
    """The entries of the manifest in a store, by the IRI of the graph; none where nothing was published.

    Raises EndpointError where the store does not answer or the manifest is not one that `written` made.
    """
    entries: dict[str, Entry] = {}
    last = ""
    while True:
        rows = store.select(_query(base, last, page))
        for row in rows:
            _enter(entries, row, base)
        if len(rows) < page:
            return entries
        # The next page begins with the last graph of this one, so that rows of one graph are never torn apart.
        following = value(rows[-1]["g"])
        if following == last:
            raise EndpointError(f"the manifest {address(base)} has more than {page} entries for {last}")
        last = following


def _query(base: str, last: str, page: int) -> str:
    # By the last IRI, not by OFFSET: Virtuoso sorts no more than its first 10,000 rows.
    return (
        f"SELECT ?g ?sha256 ?triples WHERE {{ GRAPH {iri(address(base))} "
        f"{{ ?g a {_TYPE} ; {_SHA256} ?sha256 ; {_TRIPLES} ?triples }} "
        f"FILTER (STR(?g) >= {literal(last)}) }} ORDER BY STR(?g) LIMIT {page}"
    )


def _enter(entries: dict[str, Entry], row: Mapping[str, Term], base: str) -> None:
    try:
        graph = value(iri(value(row["g"])))
        entry = Entry(parts(row["sha256"]).text, int(parts(row["triples"]).text))
    except (KeyError, ValueError) as error:
        raise EndpointError(f"the manifest {address(base)} was changed by something else than teilink") from error
    # Two entries for one graph were never written by us: what is there is not known, so it is sent again.
    entries[graph] = entry if entries.get(graph, entry) == entry else Entry(PENDING, entry.triples)


def written(entries: Mapping[str, Entry]) -> bytes:
    """The manifest as N-Triples, sorted."""
    lines = []
    for graph, entry in entries.items():
        subject = iri(graph)
        lines.append(f"{subject} {expand('rdf:type')} {_TYPE} .\n")
        lines.append(f"{subject} {_SHA256} {literal(entry.sha256)} .\n")
        lines.append(f"{subject} {_TRIPLES} {literal(str(entry.triples), datatype=_INTEGER)} .\n")
    return "".join(sorted(lines)).encode()
