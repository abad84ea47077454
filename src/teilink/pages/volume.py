"""What the page of a volume shows: a file that holds several documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilink.pages.addresses import Addresses
from teilink.pages.claims import Claims
from teilink.pages.entity import fields_of
from teilink.pages.graph import Graph, Text
from teilink.pages.shown import Field, Showing, Value
from teilink.rdf.terms import value

if TYPE_CHECKING:
    from collections.abc import Collection

    from teilink.rdf.record import Record
    from teilink.rdf.terms import Term

_OF_VOLUME = ("schema:hasPart", "dcterms:hasPart", "schema:encoding", "dcterms:hasFormat", "schema:subjectOf")
_OF_FILE = (
    "dcterms:format",
    "dcterms:isFormatOf",
    "schema:contentUrl",
    "schema:encodesCreativeWork",
    "schema:encodingFormat",
)
_OF_DESCRIPTION = (
    "dcterms:isPartOf",
    "foaf:primaryTopic",
    "prov:wasDerivedFrom",
    "prov:wasGeneratedBy",
    "schema:mainEntity",
)


@dataclass(frozen=True)
class Volume:
    """All that the template of a volume prints, but its documents and its text."""

    iri: str
    path: str
    name: Text
    fields: tuple[Field, ...]
    description: tuple[Field, ...]
    _named: tuple[Value, ...]

    def named(self, taken: Collection[str]) -> tuple[Value, ...]:
        """Whom and what the file declares and a document speaks of, but for those whose anchors are taken."""
        return tuple(each for each in self._named if each.anchor not in taken)


def volume(record: Record, base: str) -> Volume:
    """The record of a volume, told."""
    graph = Graph(record)
    addresses = Addresses(base, graph.iri)
    showing = Showing(graph, addresses, Claims(graph))
    file = f"{record.iri[:-1]}.xml>"
    said = [*fields_of(graph, showing, record.iri, _OF_VOLUME), *fields_of(graph, showing, file, _OF_FILE)]
    return Volume(
        iri=graph.iri,
        path=addresses.link(graph.iri).href,
        name=graph.name(record.iri),
        fields=_joined(said),
        description=fields_of(graph, showing, record.graph, _OF_DESCRIPTION),
        _named=tuple(_parts(record, showing)),
    )


def _joined(fields: list[Field]) -> tuple[Field, ...]:
    """Fields of which none says again what one of the same label says."""
    found: dict[str, dict[Value, None]] = {}
    for field in fields:
        found.setdefault(field.label, {}).update(dict.fromkeys(field.values))
    return tuple(Field(label, tuple(values)) for label, values in found.items())


def _parts(record: Record, showing: Showing) -> list[Value]:
    """The parts of the file that are described or spoken of, by name."""
    stem = record.iri[:-1] + "#"
    terms = {term for statement in record.statements for term in (statement[0], statement[2]) if term.startswith(stem)}
    found = (_shown(term, showing) for term in terms - {record.graph})
    return sorted(found, key=lambda each: (each.text.casefold(), each.anchor))


def _shown(term: Term, showing: Showing) -> Value:
    anchor = showing.addresses.fragment(value(term))
    return Value(showing.named(term).text.rpartition("#")[2], anchor=anchor)
