"""The whole chain on the real cable, by the commands alone: TEI, checked, built, served, published, asked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from command import run
from parsed import graph
from servers import JSON, oxigraph, proxy, virtuoso

if TYPE_CHECKING:
    from pathlib import Path

CABLE = "https://cables.example.org/doc/wcda-118686"
DCTERMS, SCHEMA, TL = "http://purl.org/dc/terms/", "http://schema.org/", "https://w3id.org/teilink/ns#"
PROV = "http://www.w3.org/ns/prov#"
DAY = URIRef("http://www.w3.org/2001/XMLSchema#date")
RECIPIENTS = ["International Liaison Department", "Ministry of Foreign Affairs"]
PATTERN = f"<{CABLE}> <{SCHEMA}recipient> ?body . ?body <{SCHEMA}name> ?name"


def fetch(address: str, accept: str) -> tuple[str, str, bytes]:
    """What `curl -L` with a header Accept gets: where it came out, the media type, the body."""
    with urlopen(Request(address, headers={"Accept": accept}), timeout=30) as answer:
        return answer.geturl(), answer.headers.get_content_type(), answer.read()


def names(endpoint: str, pattern: str) -> list[str]:
    """The names that a SPARQL endpoint finds by a pattern, sorted."""
    query = quote(f"SELECT DISTINCT ?name WHERE {{ {pattern} }} ORDER BY ?name")
    found = json.loads(fetch(f"{endpoint}?query={query}", JSON)[2])
    return [row["name"]["value"] for row in found["results"]["bindings"]]


@pytest.fixture(scope="module")
def served(site: str) -> Graph:
    """The graph of the cable as it is served in Turtle."""
    address, kind, body = fetch(f"{site}/doc/wcda-118686", "text/turtle")
    assert (f"{site}/doc/wcda-118686.ttl", "text/turtle") == (address, kind)
    return graph(body, "turtle")


def values(found: Graph, subject: str, property_: str) -> set[str]:
    """The values of a property, as text."""
    return {str(each) for each in found.objects(URIRef(subject), URIRef(property_))}


def test_turtle_and_jsonld_say_the_same(site: str, served: Graph) -> None:
    """The address of the cable answers both, and the graphs are isomorphic."""
    address, kind, body = fetch(f"{site}/doc/wcda-118686", "application/ld+json")

    assert (f"{site}/doc/wcda-118686.jsonld", "application/ld+json") == (address, kind)
    assert isomorphic(served, graph(body, "json-ld"))


def test_the_graph_is_that_of_the_model(served: Graph, shared: Path) -> None:
    """Every row of the fact table at its node, no statement missing and none over; our notes say it in our words."""
    expected = graph((shared / "model/rdf/cable.ttl").read_bytes(), "turtle")
    notes = URIRef(SCHEMA + "description")

    assert {*expected.subjects(notes)} == {*served.subjects(notes)}
    for found in (expected, served_copy := graph(served.serialize(format="nt"), "nt")):
        found.remove((None, notes, None))
    assert set() == set(expected) ^ set(served_copy)


def test_the_facts_stand_at_their_nodes(served: Graph) -> None:
    """The cable of the time, and the text that stands on the page, each with what is its own."""
    text = f"{CABLE}#text-en"

    assert Literal("1965-12-25", datatype=DAY) == served.value(URIRef(CABLE), URIRef(DCTERMS + "created"))
    assert 2 == len(values(served, CABLE, SCHEMA + "recipient"))
    assert {"118686", "PRC FMA 106-01480-05, 46-49"} <= values(served, CABLE, DCTERMS + "identifier")
    assert {"https://cables.example.org/person/charles-kraus"} == values(served, text, SCHEMA + "translator")
    assert {"2013-11-08"} == values(served, text, DCTERMS + "issued")
    assert {"unknown"} == values(served, text, TL + "availability")
    assert set() == values(served, CABLE, DCTERMS + "issued") | values(served, CABLE, SCHEMA + "license")


def test_the_rejected_date_stands_once_and_says_who_and_where(served: Graph) -> None:
    """15 December is the object of one statement of deprecated rank, with its source and its attribution."""
    statements = list(served.triples((None, None, Literal("1965-12-15", datatype=DAY))))

    assert 1 == sum("1965-12-15" in str(part) for triple in served for part in triple)
    [(statement, property_, _)] = statements
    assert RDF.object == property_
    assert {"http://wikiba.se/ontology#DeprecatedRank"} == values(served, statement, "http://wikiba.se/ontology#rank")
    assert {"https://digitalarchive.wilsoncenter.org/document/118686"} == values(served, statement, DCTERMS + "source")
    assert {"https://cables.example.org/org/wilson-center-happ"} == values(served, statement, PROV + "wasAttributedTo")


def test_a_browser_gets_the_page_and_the_endpoint_answers(site: str) -> None:
    """HTML first for browsers; the page carries its data; SPARQL answers over the union and over one graph."""
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
    address, kind, page = fetch(f"{site}/doc/wcda-118686", browser)

    assert (f"{site}/doc/wcda-118686.html", "text/html") == (address, kind)
    assert b'<script type="application/ld+json">' in page
    assert RECIPIENTS == names(f"{site}/sparql", PATTERN)
    assert RECIPIENTS == names(f"{site}/sparql", f"GRAPH <{CABLE}#meta> {{ {PATTERN} }}")


def test_oxigraph_holds_the_cable_and_is_not_written_to_twice(edition: Path) -> None:
    """`publish --to` its base; then it answers with and without GRAPH; a second run sends no write request."""
    with oxigraph() as url, proxy(url) as server:
        first = run("publish", "--to", server.url, cwd=edition)
        assert (0, True) == (first.code, bool(server.writes))
        assert RECIPIENTS == names(f"{url}/query", PATTERN)
        assert RECIPIENTS == names(f"{url}/query", f"GRAPH <{CABLE}#meta> {{ {PATTERN} }}")

        server.log.clear()
        second = run("publish", "--to", server.url, cwd=edition)

    assert (0, [], True) == (second.code, server.writes, bool(server.log))
    assert second.out.startswith("nothing to send")


def test_virtuoso_holds_the_cable_and_is_not_written_to_twice(edition: Path, tmp_path: Path) -> None:
    """The same with a password, against a server of another make."""
    user = {"TEILINK_ENDPOINT_USER": "dba", "TEILINK_ENDPOINT_PASSWORD": "dba"}
    with virtuoso(tmp_path) as url, proxy(url) as server:
        to = ("publish", "--to", f"{server.url}/sparql")
        first = run(*to, cwd=edition, **user)
        assert (0, True) == (first.code, bool(server.writes)), first.err
        assert RECIPIENTS == names(f"{url}/sparql", PATTERN)
        assert RECIPIENTS == names(f"{url}/sparql", f"GRAPH <{CABLE}#meta> {{ {PATTERN} }}")

        server.log.clear()
        second = run(*to, cwd=edition, **user)

    assert (0, [], True) == (second.code, server.writes, bool(server.log))
    assert second.out.startswith("nothing to send")
