"""What the page of a person, body, place, event, work, collection or type shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from teilink.pages import words
from teilink.pages.addresses import Addresses, Link
from teilink.pages.claims import Claims
from teilink.pages.graph import Graph, Text
from teilink.pages.kinds import Register, kind, register_of
from teilink.pages.shown import Field, Showing, Value, local_words
from teilink.rdf.terms import expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from teilink.rdf.record import Record
    from teilink.rdf.terms import Term

_FIELDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Also called", ("schema:alternateName", "skos:altLabel", "dcterms:alternative")),
    ("Given name", ("schema:givenName",)),
    ("Family name", ("schema:familyName",)),
    ("Position", ("schema:jobTitle",)),
    ("Part of", ("schema:isPartOf", "dcterms:isPartOf", "rico:isOrWasIncludedIn", "schema:parentOrganization")),
    ("Level", ("rico:hasRecordSetType",)),
    ("Reference", ("dcterms:identifier", "schema:identifier")),
    ("Archive", ("schema:holdingArchive", "rico:hasOrHadHolder")),
    ("Born", ("schema:birthDate",)),
    ("Died", ("schema:deathDate",)),
    ("Began", ("schema:startDate",)),
    ("Ended", ("schema:endDate",)),
    ("Place", ("schema:location", "schema:containedInPlace")),
    ("Took part", ("schema:attendee",)),
    ("Description", ("schema:description", "dcterms:description")),
    ("Publisher", ("dcterms:publisher", "schema:publisher")),
    ("Licence", ("dcterms:license", "schema:license")),
    ("Last changed", ("dcterms:modified", "schema:dateModified")),
    ("The same elsewhere", ("schema:sameAs", "skos:exactMatch")),
)
# Said by the heading, or of use to machines alone.
_UNSHOWN = ("rdf:type", "rdfs:label", "schema:name", "dcterms:title", "skos:prefLabel", "schema:url")


class Mention(NamedTuple):
    """A document that refers to a resource: its IRI and title, its date (``1965-12-25``, '' if none), and as what."""

    iri: str
    title: str
    date: str
    role: str


class Reference(NamedTuple):
    """A document that refers to the resource of a page, as the page lists it."""

    link: Link
    title: str
    date: Value
    roles: str


@dataclass(frozen=True)
class Entity:
    """All that the template of an entity prints."""

    iri: str
    path: str
    name: Text
    kind: str
    register: Register
    fields: tuple[Field, ...]
    mentioned: tuple[Reference, ...]


def entity(record: Record, base: str, mentioned: Iterable[Mention]) -> Entity:
    """The record of an entity and the documents that refer to it, told."""
    graph = Graph(record)
    addresses = Addresses(base, graph.iri)
    showing = Showing(graph, addresses, Claims(graph))
    link = addresses.link(graph.iri.partition("#")[0])
    return Entity(
        iri=graph.iri,
        path=link.href or addresses.root,
        name=showing.named(record.iri),
        kind=kind(graph, showing, record.iri),
        register=register_of(graph, showing, record.iri),
        fields=fields_of(graph, showing, record.iri),
        mentioned=tuple(_references(addresses, list(mentioned))),
    )


def fields_of(graph: Graph, showing: Showing, subject: Term, unshown: Iterable[str] = ()) -> tuple[Field, ...]:
    """The known fields of a resource in their order, then whatever else is said, by the name of its property.

    `unshown` names properties that need not be told, besides those that never are.
    """
    fields: list[Field] = []
    told, shown = {expand(name) for name in (*_UNSHOWN, *unshown)}, set[str]()
    for label, names in _FIELDS:
        fields.append(Field(label, showing.values(subject, *names)))
        told |= {expand(name) for name in names}
        shown.update(graph.objects(subject, *names))
    for predicate in graph.predicates(subject):
        if predicate not in told:
            rest = [each for each in graph.terms(subject, predicate) if each not in shown]
            fields.append(Field(local_words(predicate), tuple(showing.value(each) for each in rest)))
    fields += [*showing.rivals(subject), *showing.untold(subject)]
    return tuple(field for field in fields if field.values)


def _references(addresses: Addresses, mentioned: Sequence[Mention]) -> Iterable[Reference]:
    """Each document once, with all it says of the resource: by date, undated ones last, then by title."""
    roles: dict[tuple[bool, str, str, str], set[str]] = {}
    for each in mentioned:
        roles.setdefault((not each.date, each.date, each.title, each.iri), set()).add(each.role)
    for (_, date, title, iri), found in sorted(roles.items()):
        when = Value(words.date(date), when=words.machine(date))
        yield Reference(addresses.link(iri), title, when, ", ".join(sorted(found - {""})))
