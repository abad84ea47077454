"""Addresses that held once, over HTTP."""

from __future__ import annotations

import pytest
import rdflib
from served import BASE, CABLE

GONE = f"{BASE}doc/cable-8"
DEPRECATED = rdflib.URIRef("http://www.w3.org/2002/07/owl#deprecated")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("doc/cable-7", CABLE),
        ("doc/cable-7.ttl", f"{CABLE}.ttl"),
        ("doc/cable-7.html", f"{CABLE}.html"),
        ("doc/cable-7.xml", f"{CABLE}.xml"),
        ("person/kim-ill", "person/kim-il"),
        ("person/kim-ill.ttl", "person/kim-il.ttl"),
        ("doc/draft%20b", CABLE),
        ("doc/lost", "doc/left-out"),
        ("doc/lost.ttl", "doc/left-out.ttl"),
    ],
)
def test_what_moved_is_found_at_its_new_address(site, old, new):
    """308, host-relative, for the thing and for its files; also where the new one was left out of this build."""
    answer = site.get(f"/{old}", headers={"Accept": "image/png"})

    assert (308, f"/{new}", b"") == (answer.status_code, answer.headers["location"], answer.content)
    assert f'<{BASE}{new.partition(".")[0]}>; rel="canonical"' == answer.headers["link"]
    assert ("*", "public, max-age=300") == (
        answer.headers["access-control-allow-origin"],
        answer.headers["cache-control"],
    )


def test_who_follows_arrives(site):
    """308, then 303, then the file that suits."""
    answer = site.get("/doc/cable-7", headers={"Accept": "text/turtle"}, follow_redirects=True)

    assert (200, f"/{CABLE}.ttl") == (answer.status_code, answer.headers["content-location"])


@pytest.mark.parametrize("path", ["person/kim-ill.html", "doc/cable-7.secret", "doc/cable-7.", "doc/cable", "cable-7"])
def test_what_the_new_thing_does_not_have_is_not_found_at_the_old(site, path):
    """A redirect to nothing helps nobody."""
    assert 404 == site.get(f"/{path}").status_code


@pytest.mark.parametrize(
    ("path", "accept", "content_type"),
    [
        ("doc/cable-8", None, "text/plain; charset=utf-8"),
        ("doc/cable-8", "text/html,*/*;q=0.8", "text/html; charset=utf-8"),
        ("doc/cable-8", "text/turtle", "text/turtle; charset=utf-8"),
        ("doc/cable-8", "application/ld+json", "application/ld+json"),
        ("doc/cable-8", "image/png", "text/plain; charset=utf-8"),
        ("doc/cable-8.nt", "text/html", "application/n-triples"),
        ("doc/cable-8.html", "text/turtle", "text/html; charset=utf-8"),
        ("doc/cable-8.xml", "text/turtle", "text/plain; charset=utf-8"),
        ("person/nobody", "text/turtle", "text/turtle; charset=utf-8"),
    ],
)
def test_what_was_withdrawn_is_gone_and_says_so(site, path, accept, content_type):
    """410 with a tombstone in the type that was asked for, by Accept or by the ending."""
    answer = site.get(f"/{path}", headers={"Accept": accept} if accept else {})

    assert (410, content_type, "Accept") == (
        answer.status_code,
        answer.headers["content-type"],
        answer.headers["vary"],
    )
    assert "withdrawn" in answer.text
    assert "*" == answer.headers["access-control-allow-origin"]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
@pytest.mark.parametrize(("suffix", "name"), [("ttl", "turtle"), ("nt", "nt"), ("jsonld", "json-ld")])
def test_the_tombstone_is_the_same_in_every_format_of_rdf(site, suffix, name):
    """That the IRI is deprecated, and why; rdflib reads it."""
    graph = rdflib.Graph().parse(data=site.get(f"/doc/cable-8.{suffix}").text, format=name)

    assert [(rdflib.URIRef(GONE), True)] == [(s, o.toPython()) for s, o in graph.subject_objects(DEPRECATED)]
    assert 2 == len(graph)


@pytest.mark.parametrize("path", ["/doc/cable-7", "/doc/cable-8"])
def test_a_former_address_knows_the_methods_of_the_others(site, path):
    """HEAD is GET without a body; nothing can be put there."""
    assert site.get(path).status_code == site.head(path).status_code
    assert b"" == site.head(path).content
    assert (405, 204) == (site.put(path).status_code, site.options(path).status_code)
