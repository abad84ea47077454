"""Carrying out a plan: graphs are withdrawn, then sent, in batches that a broken run can go on from.

Withdrawals come first, because what must no longer be read matters more than what is new.  A batch is listed as pending
in the manifest, sent, counted at the endpoint, and listed as published together with the announcement of the next one.
So there is one manifest to write a batch, and whatever breaks costs at most one batch sent again.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from teilink.errors import EndpointError, UsageError
from teilink.publication.manifest import PENDING, Entry, address, published, written
from teilink.rdf.terms import iri, is_absolute_iri, parts, value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import TypeVar

    from teilink.edition import Edition, Graph
    from teilink.publication.plan import Plan
    from teilink.store.remote import RemoteStore

    T = TypeVar("T")

BATCH = 100


def apply(plan: Plan, edition: Edition, store: RemoteStore, progress: Callable[[str], None] | None = None) -> None:
    """Carry out a plan; `progress` is told in a few words after each batch.

    Raises UsageError, before anything is sent, where a file is not the one the edition lists, and EndpointError where
    the endpoint refuses, dies, or does not hold what it was sent.
    """
    graphs = (*plan.add, *plan.replace)
    for graph in graphs:
        _content(edition, graph)
    if plan.is_empty:
        return
    entries = published(store, edition.base)
    tell = progress or _say_nothing
    _withdraw(plan.remove, edition, store, entries, tell)
    _send(graphs, edition, store, entries, tell)


def _withdraw(
    graphs: Sequence[str], edition: Edition, store: RemoteStore, entries: dict[str, Entry], tell: Callable[[str], None]
) -> None:
    done = 0
    for batch in _batches(graphs):
        for graph in batch:
            if graph in entries:
                store.delete(graph)
        for graph in batch:
            entries.pop(graph, None)
        _list(store, edition, entries)
        done += len(batch)
        tell(f"withdrew {done} of {len(graphs)} graphs")


def _send(
    graphs: Sequence[Graph],
    edition: Edition,
    store: RemoteStore,
    entries: dict[str, Entry],
    tell: Callable[[str], None],
) -> None:
    done = 0
    for batch in _batches(graphs):
        entries.update({graph.iri: Entry(PENDING, graph.triples) for graph in batch})
        _list(store, edition, entries)
        for graph in batch:
            store.put(graph.iri, _content(edition, graph))
        _count(store, batch)
        entries.update({graph.iri: Entry(graph.sha256, graph.triples) for graph in batch})
        done += len(batch)
        tell(f"sent {done} of {len(graphs)} graphs")
    if graphs:
        _list(store, edition, entries)


def _list(store: RemoteStore, edition: Edition, entries: Mapping[str, Entry]) -> None:
    if entries:
        store.put(address(edition.base), written(entries))
    else:
        store.delete(address(edition.base))


def _count(store: RemoteStore, batch: Sequence[Graph]) -> None:
    named = " ".join(iri(graph.iri) for graph in batch)
    query = f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ VALUES ?g {{ {named} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
    counted = {value(row["g"]): parts(row["n"]).text for row in store.select(query) if "g" in row and "n" in row}
    for graph in batch:
        found = counted.get(graph.iri, "0")
        if found != str(graph.triples):
            raise EndpointError(
                f"the endpoint holds {found} of the {graph.triples} statements of the graph {graph.iri}: "
                "something else writes to it, or it changes what it stores; publish again"
            )


def _content(edition: Edition, graph: Graph) -> bytes:
    path = edition.folder / graph.file
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}): run teilink build again") from error
    if sha256(content).hexdigest() != graph.sha256 or not is_absolute_iri(graph.iri):
        raise UsageError(f"{path} is not what the build made: run teilink build again")
    return content


def _batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))


def _say_nothing(words: str) -> None:
    pass
