"""Graphs to write, made by chance or read from a file, and what two other programs read back."""

from __future__ import annotations

import json
import warnings
from typing import TYPE_CHECKING

import pyoxigraph
import rdflib
from hypothesis import strategies as st

from teilink.rdf.record import Record
from teilink.rdf.terms import NAMESPACES, Statement, Term, expand, iri, literal, parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hypothesis.strategies import SearchStrategy

BASE = "https://cables.example.org/"
CABLE = BASE + "doc/wcda-118686"
XSD = NAMESPACES["xsd"]

# Among the nodes: prefixed names in disguise, a name of each vocabulary, characters beyond ASCII and beyond 16 bits.
NODES = [
    *(f"{CABLE}{end}" for end in ("", "#meta", "#date-heading", ".html", "-b")),
    *(f"{BASE}{path}" for path in ("person/kim-il", "term/cable", "doc/wcda-1")),
    *("urn:isbn:0", "tl:x", "schema:name", "dcterms:title", "name:x", "id:5", "type:x", "HTTP:x", "lang://zh"),
    *(
        "http://example.org/é?q=%C3%A9&a='b'#f",
        "http://example.org/金日",
        "http://example.org/\U0001d11e",
        "x:(a),;*!$",
    ),
    *(
        f"{NAMESPACES['schema']}{name}"
        for name in ("name", "label", "id", "type", "statements", "dcterms", "a.b-c", "a.")
    ),
    *(expand(name)[1:-1] for name in ("dcterms:title", "wikibase:NormalRank", "rdf:nil", "rdf:type", "skos:-a", "tl:")),
]
_NAMES = """
    schema:name schema:sender schema:dateSent schema:inLanguage schema:label schema:id schema:type schema:statements
    schema:dcterms schema:object schema:lang dcterms:title dcterms:created dcterms:creator dcterms:identifier
    rdfs:label rdf:type rdf:subject rdf:predicate rdf:object rdf:value wikibase:rank rico:relationCertainty
    prov:wasAttributedTo prov:generatedAtTime skos:prefLabel void:triples
"""
PROPERTIES = [
    *(expand(name) for name in _NAMES.split()),
    "<http://example.org/p>",
    "<urn:p:q>",
    "<http://example.org/é>",
]
# What RDF/XML has no way to write, and names that a JSON-LD reader could take for something else.
ODD_PROPERTIES = ["<http://example.org/1>", "<http://example.org/p/>", "<tl:p>", "<dcterms:title>", "<rdf:subject>"]

# No dateTime: rdflib reads one that has no time from JSON-LD as midnight.
_DATATYPES = [XSD + name for name in ("date", "gYear", "integer", "decimal", "boolean", "anyURI", "string")]
_DATATYPES += [
    NAMESPACES["rdf"] + "JSON",
    NAMESPACES["edtf"] + "EDTF",
    "http://example.org/unit",
    "urn:unit",
    "tl:unit",
]
_LEXICAL = ["", "0", "-0", "01", "7", "-12", "1234567890123456789", "1.0", "1e3", "true", "True", "1965", "1965-12-25"]
_LEXICAL += [
    "@id",
    "@none",
    "{}",
    CABLE,
    "_:b",
    "a\tb\r\nc",
    "\\u0041\\",
    '"""',
    "</script>",
    "&amp;",
    "𝄞 金日成",
    "\x85\u2028",
]
_LANGUAGES = ["en", "en-GB", "zh-Hant", "id", "type", "de-1996"]


_ANY_CHARACTER = st.characters(exclude_categories=["Cs"])


def records(properties: Iterable[Term], characters: SearchStrategy[str] = _ANY_CHARACTER) -> SearchStrategy[Record]:
    """Records about the cable, of any shape, cycles included."""
    nodes = st.sampled_from([iri(each) for each in NODES])
    words = st.one_of(st.sampled_from(_LEXICAL), st.text(characters, max_size=9))
    values = st.one_of(
        nodes,
        words.map(literal),
        st.builds(lambda text, tag: literal(text, language=tag), words, st.sampled_from(_LANGUAGES)),
        st.builds(lambda text, kind: literal(text, datatype=kind), words, st.sampled_from(_DATATYPES)),
    )
    statements = st.tuples(nodes, st.sampled_from(sorted(properties)), values)
    return st.lists(statements, max_size=25).map(lambda found: record(found))


def record(statements: Iterable[Statement], main: str = CABLE) -> Record:
    """A record about a document, with its graph."""
    return Record.of(iri(main), iri(main + "#meta"), statements)


def read_record(turtle: bytes, main: str = CABLE) -> Record:
    """The statements of a Turtle file as a record."""
    quads = pyoxigraph.parse(turtle, pyoxigraph.RdfFormat.TURTLE)
    return record([(_ox(each.subject), _ox(each.predicate), _ox(each.object)) for each in quads], main)


def folded(statements: Iterable[tuple[Term, ...]]) -> list[tuple[Term, ...]]:
    """Statements in order, with language tags in small letters: tags that differ only so are the same tag."""
    return sorted({tuple(_folded(term) for term in each) for each in statements})


def quads_of(found: Iterable[Record]) -> list[tuple[Term, ...]]:
    """The statements of records with their graphs, folded."""
    return folded((*statement, each.graph) for each in found for statement in each.statements)


def by_pyoxigraph(text: str, suffix: str) -> list[tuple[Term, ...]]:
    """What pyoxigraph reads in a text; quads where it finds named graphs."""
    kinds = {".jsonld": pyoxigraph.RdfFormat.JSON_LD}
    kind = kinds.get(suffix) or pyoxigraph.RdfFormat.from_extension(suffix[1:])
    assert kind is not None
    found = []
    for quad in pyoxigraph.parse(text.encode(), kind):
        graph = () if isinstance(quad.graph_name, pyoxigraph.DefaultGraph) else (_ox(quad.graph_name),)
        found.append((_ox(quad.subject), _ox(quad.predicate), _ox(quad.object), *graph))
    return folded(found)


def by_rdflib(text: str, suffix: str) -> list[tuple[Term, ...]]:
    """What rdflib reads in a text; quads where it finds named graphs."""
    kind = {".ttl": "turtle", ".jsonld": "json-ld", ".nq": "nquads", ".nt": "nt", ".trig": "trig", ".rdf": "xml"}[
        suffix
    ]
    with warnings.catch_warnings():
        # rdflib 7.6 uses in its own parsers what it has deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        dataset = rdflib.Dataset()
        dataset.parse(data=text, format=kind)
        quads = list(dataset.quads())
    found = []
    for subject, predicate, value, graph in quads:
        is_named = isinstance(graph, rdflib.URIRef) and str(graph).startswith(BASE)
        found.append((_lib(subject), _lib(predicate), _lib(value), *((iri(str(graph)),) if is_named else ())))
    return folded(found)


def json_of(text: str) -> dict[str, object]:
    """A JSON object in which no key stands twice."""
    found = json.loads(text, object_pairs_hook=_once)
    assert isinstance(found, dict)
    return found


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    assert len(dict(pairs)) == len(pairs), f"a key stands twice: {[key for key, _ in pairs]}"
    return dict(pairs)


def _folded(term: Term) -> Term:
    if term[0] == "<" or not parts(term).language:
        return term
    cut = term.rindex("@")
    return term[:cut] + term[cut:].lower()


def _ox(term: object) -> Term:
    if isinstance(term, pyoxigraph.Literal):
        return literal(term.value, language=term.language or "", datatype="" if term.language else term.datatype.value)
    assert isinstance(term, pyoxigraph.NamedNode), "a blank node"
    return iri(term.value)


def _lib(term: object) -> Term:
    if isinstance(term, rdflib.Literal):
        return literal(
            str(term), language=term.language or "", datatype="" if term.language else str(term.datatype or "")
        )
    assert isinstance(term, rdflib.URIRef), "a blank node"
    return iri(str(term))
