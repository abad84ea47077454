"""The formats that teilink writes, by the names the command line knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from teilink.rdf.context import Context
from teilink.rdf.embedded import embedded
from teilink.rdf.jsonld import jsonld
from teilink.rdf.nquads import nquads, ntriples
from teilink.rdf.turtle import trig, turtle

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from teilink.rdf.record import Record

    Writer: TypeAlias = Callable[[Sequence[Record], Mapping[str, object] | Context], str]


class Format(NamedTuple):
    """A format: the suffix of its files, its media type, and what writes it."""

    name: str
    suffix: str
    media_type: str
    writer: Writer


def _compiled(context: Mapping[str, object] | Context) -> Context:
    return context if isinstance(context, Context) else Context.of(context)


def _jsonld(records: Sequence[Record], context: Mapping[str, object] | Context) -> str:
    return jsonld(records, _compiled(context))


def _embedded(records: Sequence[Record], context: Mapping[str, object] | Context) -> str:
    return embedded(records, _compiled(context))


def _rdfxml(records: Sequence[Record], _: Mapping[str, object] | Context) -> str:
    # pyoxigraph is loaded only by those who ask for RDF/XML.
    from teilink.rdf.rdfxml import rdfxml

    return rdfxml(records)


FORMATS: Mapping[str, Format] = {
    each.name: each
    for each in (
        Format("turtle", ".ttl", "text/turtle", lambda records, _: turtle(records)),
        Format("jsonld", ".jsonld", "application/ld+json", _jsonld),
        Format("jsonld-embedded", ".jsonld", "application/ld+json", _embedded),
        Format("nquads", ".nq", "application/n-quads", lambda records, _: nquads(records)),
        Format("ntriples", ".nt", "application/n-triples", lambda records, _: ntriples(records)),
        Format("trig", ".trig", "application/trig", lambda records, _: trig(records)),
        Format("rdfxml", ".rdf", "application/rdf+xml", _rdfxml),
    )
}


def write(format_name: str, records: Sequence[Record], context: Mapping[str, object] | Context) -> str:
    """The records in a format, with the JSON-LD context of the project, parsed or (faster for many) compiled.

    Raises KeyError for a name that is no format, ValueError for a context that cannot be used, and UsageError where
    the format cannot hold the statements.
    """
    return FORMATS[format_name].writer(records, context)
