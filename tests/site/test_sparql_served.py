"""The SPARQL endpoint, over HTTP (SPARQL 1.1 Protocol)."""

from __future__ import annotations

import multiprocessing
import socket
from urllib.parse import urlsplit

import httpx
import pyoxigraph
import pytest
from served import BASE, CABLE, serving

from teilink.site import application
from teilink.store.queries import Limits, Outcome, Pool, Reply

TITLE = "SELECT ?t { ?s <http://purl.org/dc/terms/title> ?t }"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
CONSTRUCT = "CONSTRUCT WHERE { ?s ?p ?o }"
META = f"{BASE}{CABLE}#meta"
FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
CSV = {"Accept": "text/csv"}
DIRECT = {"Content-Type": "application/sparql-query"}


@pytest.mark.parametrize(
    ("query", "accept", "content_type"),
    [
        (TITLE, None, "application/sparql-results+json"),
        (TITLE, "*/*", "application/sparql-results+json"),
        (TITLE, "application/json", "application/sparql-results+json"),
        (TITLE, "application/sparql-results+xml", "application/sparql-results+xml"),
        (TITLE, FIREFOX, "application/sparql-results+xml"),
        (TITLE, "text/csv;q=0.5, text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("ASK {}", "text/turtle, application/sparql-results+json;q=0.1", "application/sparql-results+json"),
        (CONSTRUCT, None, "text/turtle; charset=utf-8"),
        (CONSTRUCT, "application/n-triples, application/json", "application/n-triples"),
        (f"DESCRIBE <{BASE}{CABLE}>", FIREFOX, "text/turtle; charset=utf-8"),
    ],
)
def test_answers_come_in_the_format_that_suits_query_and_client(site, query, accept, content_type):
    """Tables and graphs have formats of their own; JSON and Turtle where nothing is said."""
    answer = site.get("/sparql", params={"query": query}, headers={"Accept": accept} if accept else {})

    assert (200, content_type) == (answer.status_code, answer.headers["content-type"])
    assert ("Accept", "*") == (answer.headers["vary"], answer.headers["access-control-allow-origin"])


@pytest.mark.parametrize(
    ("query", "accept"), [(TITLE, "text/turtle"), (CONSTRUCT, "text/csv"), (TITLE, "image/png"), ("ASK {}", "*/*;q=0")]
)
def test_a_format_that_does_not_suit_the_query_is_not_acceptable(site, query, accept):
    """406 says which there are."""
    answer = site.get("/sparql", params={"query": query}, headers={"Accept": accept})

    assert 406 == answer.status_code
    assert "application/sparql-results+json" in answer.text
    assert "text/turtle" in answer.text


def test_the_three_ways_to_ask_give_the_same_answer(site):
    """GET, a form by POST, and the query itself by POST."""
    answers = [
        site.get("/sparql", params={"query": TITLE}, headers=CSV),
        site.post("/sparql", data={"query": TITLE}, headers=CSV),
        site.post("/sparql", content=TITLE, headers={**CSV, "Content-Type": "application/sparql-query; charset=UTF-8"}),
    ]

    assert [(200, "t\r\nMemorandum\r\n")] * 3 == [(answer.status_code, answer.text) for answer in answers]


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({}, 2),
        ({"default-graph-uri": META}, 1),
        ({"default-graph-uri": [META, f"{BASE}person"]}, 2),
        ({"named-graph-uri": META}, 0),
        ({"default-graph-uri": "http://127.0.0.1:9/data"}, 0),
    ],
)
def test_the_request_may_name_the_graphs(site, parameters, expected):
    """The union by default; graphs of the request by either method; a graph from elsewhere is empty, not fetched."""
    by_get = site.get("/sparql", params={"query": COUNT, **parameters}, headers=CSV)
    by_form = site.post("/sparql", data={"query": COUNT, **parameters}, headers=CSV)
    direct = site.post("/sparql", params=parameters, content=COUNT, headers={**CSV, **DIRECT})

    assert [f"n\r\n{expected}\r\n"] * 3 == [answer.text for answer in (by_get, by_form, direct)]


def test_named_graphs_of_the_request_are_seen_by_graph(site):
    """GRAPH sees those graphs and no other."""
    query = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"

    answer = site.get("/sparql", params={"query": query, "named-graph-uri": META}, headers=CSV)

    assert f"g\r\n{META}\r\n" == answer.text


@pytest.mark.parametrize(
    ("request_of", "status", "line"),
    [
        ({"params": {"query": "SELEC"}}, 400, "the query cannot be answered: error at 1:"),
        ({"params": {"query": ""}}, 400, "the query cannot be answered: error at 1:"),
        ({"params": {"query": "ASK { SERVICE <http://127.0.0.1:9/> {} }"}}, 400, "SERVICE is not allowed here"),
        ({"params": {"query": ["ASK {}", "ASK {}"]}}, 400, "there is more than one query"),
        ({"params": {"query": "ASK {}", "default-graph-uri": "not an iri"}}, 400, "the name of a graph is not"),
        ({"params": {"update": "CLEAR ALL"}}, 403, "updates are not allowed"),
        ({"params": {"query": "CLEAR ALL"}}, 400, "the query cannot be answered: error at 1:"),
        ({"address": "?query=%ff"}, 400, "the request is not UTF-8"),
        ({"params": {"query": "ASK {}" + "#" * 4096}}, 413, "the query is longer than 4096 bytes"),
        ({"params": "&".join(["a=b"] * 1001)}, 400, "the request has too many parameters"),
        ({"method": "POST", "data": {"update": "CLEAR ALL"}}, 403, "updates are not allowed"),
        ({"method": "POST", "content": "CLEAR ALL", "type": "application/sparql-update"}, 403, "updates are not"),
        ({"method": "POST", "content": "ASK {}", "type": "text/plain"}, 415, "a query is posted as"),
        ({"method": "POST", "content": "ASK {}"}, 415, "a query is posted as"),
        ({"method": "POST", "content": "ASK {}", "type": f"{DIRECT['Content-Type']};charset=utf-16"}, 415, "queries"),
        ({"method": "POST", "content": b"ASK {} #\xff", "type": DIRECT["Content-Type"]}, 400, "the request is not"),
        ({"method": "POST", "content": "#" * 4097, "type": DIRECT["Content-Type"]}, 413, "the query is longer"),
        ({"method": "POST", "content": "#" * 99999, "type": DIRECT["Content-Type"]}, 413, "the request is longer"),
        ({"method": "POST", "data": {"other": "x"}}, 400, "there is no query"),
        (
            {"method": "POST", "params": {"query": "ASK {}"}, "content": "ASK {}", "type": DIRECT["Content-Type"]},
            400,
            "there is a query in the body and one in the address",
        ),
        ({"method": "PUT", "content": "ASK {}"}, 405, "the methods here are GET, HEAD, POST, OPTIONS"),
        ({"method": "DELETE"}, 405, "the methods here are GET, HEAD, POST, OPTIONS"),
    ],
)
def test_what_cannot_be_served_is_told_in_one_line(site, request_of, status, line):
    """Each fault of a request has its status and one plain line, readable by scripts of other sites."""
    sent = dict(request_of)
    content_type = sent.pop("type", None)

    answer = site.request(
        sent.pop("method", "GET"),
        "/sparql" + sent.pop("address", ""),
        **sent,
        headers={"Content-Type": content_type} if content_type else {},
    )

    assert (status, True, 1) == (answer.status_code, answer.text.startswith(line), len(answer.text.splitlines()))
    assert ("text/plain; charset=utf-8", "*") == (
        answer.headers["content-type"],
        answer.headers["access-control-allow-origin"],
    )


@pytest.mark.parametrize(
    ("outcome", "status", "retry"),
    [
        (Outcome.BUSY, 503, "5"),
        (Outcome.OUT_OF_TIME, 504, None),
        (Outcome.TOO_LARGE, 422, None),
        (Outcome.BROKEN, 500, None),
    ],
)
def test_limits_have_a_status_each(site, monkeypatch, outcome, status, retry):
    """The pool's own tests reach the limits; here is what a client is told of them."""
    monkeypatch.setattr(Pool, "ask", lambda *_: Reply(outcome, message="why"))

    answer = site.get("/sparql", params={"query": "ASK {}"})

    assert (status, "why\n", retry) == (answer.status_code, answer.text, answer.headers.get("retry-after"))


def test_an_answer_that_is_too_large_is_not_begun(site):
    """No client sees half an answer."""
    numbers = " ".join(map(str, range(60)))
    query = f"SELECT * {{ VALUES ?a {{ {numbers} }} VALUES ?b {{ {numbers} }} VALUES ?c {{ {numbers} }} }}"

    assert 422 == site.get("/sparql", params={"query": query}).status_code


def test_a_fault_of_ours_shows_no_traceback(site, monkeypatch, caplog):
    """500 and one line for the client, the details in the log of the server."""

    def fail(*_):
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(Pool, "ask", fail)

    answer = site.get("/sparql", params={"query": "ASK {}"})

    assert (500, True) == (answer.status_code, answer.text.startswith("TL901: this is a bug in teilink"))
    assert "secret detail" not in answer.text
    assert "nosniff" == answer.headers["x-content-type-options"]
    assert "secret detail" in caplog.text


def test_people_get_a_form_without_scripts(site):
    """A page for browsers; what the edition is called is text, not HTML."""
    answer = site.get("/sparql", headers={"Accept": FIREFOX})

    assert (200, "text/html; charset=utf-8") == (answer.status_code, answer.headers["content-type"])
    assert '<form action="/sparql" method="get">' in answer.text
    assert "Cables &amp; wires" in answer.text
    assert "&lt;http://purl.org/dc/terms/&gt;" in answer.text
    assert "<script" not in answer.text


@pytest.mark.parametrize("accept", [None, "*/*", "text/turtle", "application/n-triples"])
def test_machines_get_the_service_description(site, accept):
    """RDF about the endpoint at its address on the base, which says that the default graph is the union."""
    answer = site.get("/sparql", headers={"Accept": accept} if accept else {})
    stated = {(each.subject.value, each.predicate.value, each.object.value) for each in parsed(answer)}

    sd = "http://www.w3.org/ns/sparql-service-description#"
    assert (f"{BASE}sparql", f"{sd}feature", f"{sd}UnionDefaultGraph") in stated
    assert (f"{BASE}sparql", f"{sd}endpoint", f"{BASE}sparql") in stated


def parsed(answer):
    media_type = answer.headers["content-type"].partition(";")[0]
    return [quad.triple for quad in pyoxigraph.parse(answer.content, pyoxigraph.RdfFormat.from_media_type(media_type))]


def test_a_preflight_for_a_posted_query_is_answered(site):
    """Scripts of other sites may post queries."""
    answer = site.options("/sparql")

    assert (204, "GET, HEAD, POST, OPTIONS") == (answer.status_code, answer.headers["access-control-allow-methods"])
    assert "Content-Type" in answer.headers["access-control-allow-headers"]


def test_a_request_that_does_not_come_is_not_waited_for(edition, caplog):
    """A slow body is given up after the time of a query; one that breaks off is no fault of ours."""
    with serving(application(edition, limits=Limits(seconds=0.3))) as address:
        host = urlsplit(address)
        head = (
            "POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\nContent-Length: 9\r\n\r\nASK"
        )
        with socket.create_connection((host.hostname, host.port)) as slow:
            slow.sendall(head.encode())
            status = slow.recv(65536).split(b"\r\n")[0]
        with socket.create_connection((host.hostname, host.port)) as broken:
            broken.sendall(head.encode())
        httpx.get(address)

    assert b"HTTP/1.1 408 Request Timeout" == status
    assert "TL901" not in caplog.text


def test_workers_start_with_the_first_query_and_end_with_the_site(edition):
    """Starting the site starts no process; the end of its life ends them all."""

    def workers():
        return {process.pid for process in multiprocessing.active_children()}

    before = workers()
    with serving(application(edition, limits=Limits(workers=1))) as address:
        at_start = workers() - before
        httpx.get(f"{address}/sparql", params={"query": "ASK {}"})
        at_work = workers() - before

    assert (0, 1, 0) == (len(at_start), len(at_work), len(workers() - before))
