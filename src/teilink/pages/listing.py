"""What a document gives to other pages: its line in the list of documents, and the mentions of what it refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink.pages.entity import Mention
from teilink.pages.graph import Graph
from teilink.rdf.terms import value

if TYPE_CHECKING:
    from teilink.rdf.record import Record
    from teilink.rdf.terms import Term

# How a document may refer to a resource: who says so in the graph, and the word for it on the page of the resource.
_ROLES = (
    ("schema:sender", "sender"),
    ("schema:recipient", "recipient"),
    ("schema:author", "author"),
    ("schema:translator", "translator"),
    ("schema:mentions", "mentioned"),
    ("schema:about", "subject"),
    ("schema:locationCreated", "place of sending"),
    ("schema:attendee", "took part in the event reported"),
    ("schema:holdingArchive", "archive"),
    ("schema:isPartOf", "collection"),
    ("schema:genre", "type"),
    ("schema:publisher", "publisher"),
    ("schema:funder", "donor"),
)


class Listed(NamedTuple):
    """A document in the list of the landing page. `date` is as in the graph: ``1965-12-25``."""

    iri: str
    title: str
    date: str
    senders: tuple[str, ...]
    recipients: tuple[str, ...]
    shelfmark: str


def listed(record: Record) -> Listed:
    """The record of a document as an entry of the landing page."""
    graph, subject = Graph(record), record.iri
    names = [
        tuple(graph.name(each).text for each in graph.objects(subject, name))
        for name in ("schema:sender", "schema:recipient")
    ]
    shelfmark, date = (graph.value(subject, name) for name in ("schema:itemLocation", "dcterms:created"))
    return Listed(graph.iri, graph.name(subject).text, date, names[0], names[1], shelfmark)


def references(record: Record) -> tuple[tuple[str, Mention], ...]:
    """What a document refers to: the IRI of the resource and the mention its page should list, sorted."""
    graph = Graph(record)
    main, date = graph.name(record.iri).text, graph.value(record.iri, "dcterms:created")
    parts = [each for each in dict.fromkeys(subject for subject, _, _ in record.statements) if _is_part(each, record)]
    found = {
        (value(each), Mention(graph.iri, main, date, role))
        for subject in parts
        for name, role in _ROLES
        for each in graph.objects(subject, name)
        if each.startswith("<") and not _is_part(each, record)
    }
    return tuple(sorted(found))


def _is_part(term: Term, record: Record) -> bool:
    return term == record.iri or term.startswith(record.iri[:-1] + "#")
