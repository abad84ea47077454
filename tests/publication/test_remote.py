"""A server that is down, refuses, lies or breaks off, as its client sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from servers import JSON, RESET, Fault, Graphs, Reply, Request, Server, free_port
from teilink.errors import EndpointError, UsageError
from teilink.rdf.terms import literal
from teilink.store.connection import words
from teilink.store.credentials import Credentials, is_loopback
from teilink.store.profile import candidates
from teilink.store.remote import Endpoint, Patience, RemoteStore, connect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ONE = b"<urn:a> <urn:b> <urn:c> .\n"
EMPTY = b'{"head": {"vars": []}, "results": {"bindings": []}}'
ANY = "SELECT ?s WHERE { ?s ?p ?o }"
ALICE = Credentials("alice", "Wonderland-7")


@pytest.fixture
def store(server: Server, patience: Patience) -> Iterator[RemoteStore]:
    """The store of the server."""
    with connect(server.url, patience=patience) as connected:
        server.log.clear()
        yield connected


def _fails(action: Callable[[], object]) -> str:
    with pytest.raises(EndpointError) as failure:
        action()
    text = str(failure.value)
    assert "\n" not in text
    return text


def test_what_is_put_can_be_asked_for_got_and_deleted(store: RemoteStore) -> None:
    """Put makes the statements the whole content of a graph; a graph that is not there is empty."""
    store.put("urn:g", b"<urn:a> <urn:b> <urn:old> .\n")
    store.put("urn:g", '<urn:a> <urn:b> "外交部 \\"x\\""@zh .\n'.encode())

    assert [{"o": literal('外交部 "x"', language="zh")}] == store.select("SELECT ?o WHERE { <urn:a> <urn:b> ?o }")
    assert '<urn:a> <urn:b> "外交部 \\"x\\""@zh .\n'.encode() == store.graph("urn:g")
    store.delete("urn:g")
    store.delete("urn:g")
    assert b"" == store.graph("urn:g")


def test_a_graph_that_is_not_ntriples_is_never_sent(store: RemoteStore, server: Server) -> None:
    """There are servers that empty a graph when its new content is malformed."""
    with pytest.raises(UsageError, match="the graph urn:g is not N-Triples"):
        store.put("urn:g", b"<urn:a> <urn:b> oops .\n")

    assert [] == server.log


def test_a_dead_server_is_named_and_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody listens at the first request: one line says where, at once."""
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    url = f"http://127.0.0.1:{free_port()}"

    said = _fails(lambda: connect(url))

    assert said.startswith(f"cannot reach {url}/query (")
    assert [] == slept


@pytest.mark.parametrize("status", [408, 425, 429, 502, 503, 504])
def test_a_busy_server_is_asked_again(store: RemoteStore, server: Server, graphs: Graphs, status: int) -> None:
    """A status that passes is not a failure."""
    server.faults.append(Fault(Reply(status, b"later", {"Retry-After": "1"}), "PUT", times=2))

    store.put("urn:g", ONE)

    assert (ONE.decode(), 3) == (graphs.text("urn:g"), len(server.writes))


def test_a_lost_connection_is_tried_again(store: RemoteStore, server: Server, graphs: Graphs) -> None:
    """To put a graph twice does no harm."""
    server.faults.append(Fault(RESET, "PUT", times=2))

    store.put("urn:g", ONE)

    assert ONE.decode() == graphs.text("urn:g")


def test_patience_has_an_end(store: RemoteStore, server: Server) -> None:
    """After the last try the answer of the server is told."""
    server.faults.append(Fault(Reply(503, b"restarting"), "PUT", times=99))

    said = _fails(lambda: store.put("urn:g", ONE))

    assert f"cannot put the graph urn:g: {server.url}/store answered 503 Service Unavailable; restarting" == said
    assert 3 == len(server.writes)


def test_a_server_that_says_nothing_is_not_waited_for_for_ever(server: Server) -> None:
    """A request that ran out of time is not sent again: the server may still be at work on it."""
    with connect(server.url, patience=Patience((0.0, 0.0), answer=0.1)) as store:
        server.log.clear()
        server._lock.acquire()
        try:
            said = _fails(lambda: store.select(ANY))
        finally:
            server._lock.release()

    assert f"{server.url}/query gave no answer in 0.1 seconds" in said


def test_how_long_a_server_may_ask_us_to_wait_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Retry-After is honoured up to the longest pause."""
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)

    for asked in ("3", "86400", "Wed, 21 Oct 2026 07:28:00 GMT"):
        Patience(longest=10.0).wait(0.5, httpx.Response(503, headers={"Retry-After": asked}))

    assert [3.0, 10.0, 0.5] == slept


@pytest.mark.parametrize("status", [401, 403])
def test_a_refusal_says_where_credentials_are_read_from(store: RemoteStore, server: Server, status: int) -> None:
    """The two variables are named; a refusal is not tried again."""
    server.faults.append(Fault(Reply(status, b"<p>no</p>", {"WWW-Authenticate": 'Basic realm="x"'}), "PUT", times=9))

    said = _fails(lambda: store.put("urn:g", ONE))

    assert f"answered {status}" in said
    assert "TEILINK_ENDPOINT_USER" in said
    assert "TEILINK_ENDPOINT_PASSWORD" in said
    assert 1 == len(server.writes)


def test_a_password_is_sent_to_this_machine_and_never_shown(graphs: Graphs, patience: Patience) -> None:
    """Basic is answered on loopback; a wrong password is refused without being told."""

    def guarded(request: Request) -> Reply:
        if request.path == "/store" and request.headers.get("authorization") != "Basic YWxpY2U6V29uZGVybGFuZC03":
            return Reply(401, b"", {"WWW-Authenticate": 'Basic realm="x"'})
        return graphs(request)

    with Server(guarded) as server:
        with connect(server.url, credentials=ALICE, patience=patience) as store:
            store.put("urn:g", ONE)
        with connect(server.url, credentials=Credentials("bob", "Secret-1"), patience=patience) as store:
            said = _fails(lambda: store.put("urn:g", ONE))

    assert {"urn:g"} == graphs.names
    assert "tried as 'bob'" in said
    assert "Secret-1" not in said + repr(Credentials("bob", "Secret-1"))


def test_a_password_is_not_sent_in_the_clear_to_another_machine() -> None:
    """Basic over http is refused before the password leaves; over https, and for Digest, it is not."""
    with pytest.raises(EndpointError, match="in the clear: use its https address"):
        ALICE.answer("http://sparql.example.org/store", ['Basic realm="x"'])

    assert isinstance(ALICE.answer("https://sparql.example.org/store", ['Basic realm="x"']), httpx.BasicAuth)
    assert isinstance(ALICE.answer("http://sparql.example.org/store", ["Basic", "Digest nonce=x"]), httpx.DigestAuth)


def test_a_kind_of_authentication_that_we_do_not_know_is_named() -> None:
    """Nothing is sent in the hope that it might do."""
    with pytest.raises(EndpointError, match="asks for negotiate"):
        ALICE.answer("https://sparql.example.org/", ["Negotiate"])


def test_credentials_come_from_the_environment() -> None:
    """No user, no credentials."""
    variables = {"TEILINK_ENDPOINT_USER": "alice", "TEILINK_ENDPOINT_PASSWORD": "Wonderland-7"}

    assert ALICE == Credentials.of(variables)
    assert Credentials.of({"TEILINK_ENDPOINT_PASSWORD": "x"}) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://127.0.0.1:7878", True),
        ("http://[::1]:7878/", True),
        ("http://localhost/x", True),
        ("http://127.0.0.1.example.org/", False),
        ("http://10.0.0.1/", False),
    ],
)
def test_only_this_machine_is_loopback(url: str, expected: bool) -> None:
    """A name that merely looks like it is not."""
    assert expected == is_loopback(url)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_write_is_never_redirected(store: RemoteStore, server: Server, status: int) -> None:
    """The target is named without what it holds of passwords, and nothing is sent there."""
    with Server(lambda _: Reply(204)) as other:
        target = other.url.replace("//", "//u:Hidden-1@") + "/there?x=1"
        server.faults.append(Fault(Reply(status, b"", {"Location": target}), "PUT"))

        said = _fails(lambda: store.put("urn:g", ONE))

        assert [] == other.log
    assert f"it points to {other.url}/there, and redirects are not followed" in said


@pytest.mark.parametrize(
    "reply",
    [
        Reply(200, b'{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": The SPARQL operation', {}),
        Reply(200, b'{"boolean": true}'),
        Reply(200, b"[]"),
        Reply(200, b"<html>Welcome</html>"),
        Reply(200, b'{"results": {"bindings": [{"s": {"type": "triple", "value": "x"}}]}}'),
        Reply(200, b'{"results": {"bindings": [{"s": {"type": "uri", "value": "a b"}}]}}'),
        Reply(200, b"[" * 100_000),
        Reply(200, b"\xff\xfe\x00"),
    ],
)
def test_an_answer_that_is_not_whole_is_no_answer(store: RemoteStore, server: Server, reply: Reply) -> None:
    """Some servers cut an answer short under a status of 200."""
    server.faults.append(Fault(reply, "POST"))

    assert "did not answer with a whole SPARQL JSON result" in _fails(lambda: store.select(ANY))


def test_a_partial_answer_is_no_answer(store: RemoteStore, server: Server) -> None:
    """Virtuoso says 206 for what it found until its time was up."""
    server.faults.append(Fault(Reply(206, EMPTY, {"Content-Type": JSON}), "POST"))

    assert "answered 206" in _fails(lambda: store.select(ANY))


def test_a_body_that_breaks_off_is_asked_for_again(store: RemoteStore, server: Server) -> None:
    """A connection lost within the answer is a lost connection."""
    server.faults.append(Fault(Reply(200, EMPTY[:20], {"Content-Type": JSON}, missing=30), "POST"))

    assert [] == store.select(ANY)


def test_a_typed_literal_is_a_literal(store: RemoteStore, server: Server) -> None:
    """Virtuoso names literals with a datatype as a draft did; xsd:string is the same as no datatype."""
    body = b"""{"results": {"bindings": [{
        "n": {"type": "typed-literal", "value": "7", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
        "s": {"type": "literal", "value": "x", "datatype": "http://www.w3.org/2001/XMLSchema#string"},
        "b": {"type": "bnode", "value": "b0"}}]}}"""
    server.faults.append(Fault(Reply(200, body), "POST"))

    expected = {"n": '"7"^^<http://www.w3.org/2001/XMLSchema#integer>', "s": '"x"', "b": "_:b0"}
    assert [expected] == store.select(ANY)


def test_an_error_page_is_told_in_one_short_line() -> None:
    """Mark-up, scripts and line ends are left out, and the rest is cut to 300 characters."""
    page = "<html><head><title>t</title><style>p {}</style></head>\n<body><h1>Error</h1>\n<p>a &lt; b\x00</p>"

    assert "Error a < b" == words(page)
    assert 300 == len(words("x" * 1000))


def test_an_error_page_of_a_server_is_told(store: RemoteStore, server: Server) -> None:
    """A permanent error is not tried again."""
    server.faults.append(Fault(Reply(500, b"<html><h1>Virtuoso 22023 Error</h1><pre>too long\n</pre></html>"), "PUT"))

    assert "answered 500 Internal Server Error; Virtuoso 22023 Error too long" in _fails(
        lambda: store.put("urn:g", ONE)
    )


@pytest.mark.parametrize("url", ["ftp://example.org/", "example.org", "http://", "", "http://[::1", "http://x:99999/"])
def test_only_http_addresses_are_asked(url: str) -> None:
    """Anything else is bad usage."""
    with pytest.raises(UsageError, match="is not the http or https address of a server"):
        connect(url)


@pytest.mark.parametrize("url", ["http://alice:Hidden-1@127.0.0.1:1/", "ftp://alice:Hidden-1@example.org/"])
def test_an_address_with_a_password_is_refused_without_showing_it(url: str) -> None:
    """Command lines are seen by everybody on the machine."""
    with pytest.raises(UsageError) as failure:
        connect(url)

    assert "Hidden-1" not in str(failure.value)


@pytest.mark.parametrize("path", ["", "/", "/query"])
def test_the_addresses_of_a_server_are_found_from_its_base_or_its_query_address(
    server: Server, patience: Patience, path: str
) -> None:
    """Oxigraph says who it is, so that its graph store need not be tried."""
    with connect(server.url + path, patience=patience) as store:
        assert (
            Endpoint(f"{server.url}/query", f"{server.url}/update", f"{server.url}/store", "oxigraph") == store.endpoint
        )
    assert "HEAD" not in {each.method for each in server.log}


@pytest.mark.parametrize("path", ["/ds", "/ds/query"])
def test_a_server_that_does_not_say_who_it_is_is_known_by_its_graph_store(patience: Patience, path: str) -> None:
    """Behind a proxy the Server header is the proxy's; the graph store that answers tells."""

    def fuseki(request: Request) -> Reply:
        if request.path == "/ds/query":
            return Reply(200, b'{"results": {"bindings": [{}]}}', {"Content-Type": JSON})
        return Reply(200 if request.path == "/ds/data" else 404)

    with Server(fuseki, name="nginx") as server, connect(server.url + path, patience=patience) as store:
        assert (f"{server.url}/ds/data", "fuseki") == (store.endpoint.graph_store, store.endpoint.name)


def test_virtuoso_is_written_to_where_it_asks_for_a_password() -> None:
    """Without credentials its other graph store is named, which refuses with a plain word."""
    guarded, plain = (
        {each.graph_store for each in candidates("http://h/sparql", with_credentials=known) if each.name == "virtuoso"}
        for known in (True, False)
    )

    assert "http://h/sparql-graph-crud-auth" in guarded
    assert "http://h/sparql-graph-crud" in plain


def test_addresses_given_one_by_one_are_not_guessed_at(server: Server, patience: Patience) -> None:
    """What stands in teilink.toml is taken as it is."""
    given = Endpoint(f"{server.url}/query", "", f"{server.url}/store", "local")

    with connect(given, patience=patience) as store:
        assert ([], given) == (server.log, store.endpoint)
        store.put("urn:g", ONE)

    assert ["PUT urn:g"] == server.writes


def test_a_web_site_is_not_a_sparql_server(patience: Patience) -> None:
    """The paths that were tried are named, and the way out."""
    with Server(lambda _: Reply(200, b"<html>"), name="nginx") as server:
        said = _fails(lambda: connect(server.url, patience=patience))

    assert f"no SPARQL server answers at {server.url} (tried /query, /sparql" in said
    assert "teilink.toml" in said


def test_a_server_without_a_graph_store_is_told_so(patience: Patience) -> None:
    """A read-only endpoint cannot be published to."""

    def reading(request: Request) -> Reply:
        is_query = request.path == "/sparql"
        return Reply(200, b'{"results": {"bindings": [{}]}}') if is_query else Reply(404)

    with Server(reading, name="nginx") as server:
        said = _fails(lambda: connect(server.url, patience=patience))

    assert f"{server.url}/sparql answers queries, but no graph store is beside it" in said
