"""A SPARQL server elsewhere, as a place where graphs are put, deleted and asked about.

Queries go as forms by POST, because Virtuoso never answers a bare ``application/sparql-query``; graphs go as N-Triples
by PUT.  What is sent is parsed first: there are servers that empty a graph when its new content is malformed.

Specification: SPARQL 1.1 Protocol, section 2.1.2, https://www.w3.org/TR/sparql11-protocol/;
SPARQL 1.1 Graph Store HTTP Protocol, section 5, https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from __future__ import annotations

import re
from contextlib import ExitStack
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

import httpx
import pyoxigraph

from teilink.errors import EndpointError, UsageError
from teilink.store.connection import BUSY, Connection, Patience
from teilink.store.credentials import PASSWORD, USER, Credentials, shown
from teilink.store.profile import Endpoint, candidates, is_signed
from teilink.store.results import rows

if TYPE_CHECKING:
    from types import TracebackType

    from teilink.rdf.terms import Term

__all__ = ["Credentials", "Endpoint", "Patience", "RemoteStore", "connect"]

_JSON = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
# Virtuoso answers ASK with a table, so the question that any server understands is a SELECT.
_QUESTION = "SELECT (1 AS ?one) WHERE {}"
_PROBE = "urn:x-teilink:probe"
_DONE = (200, 201, 204)
_USER = re.compile(r"//[^/]*@")


class RemoteStore:
    """The graphs of one server. Every method raises EndpointError where the server does not do as it is asked."""

    def __init__(self, endpoint: Endpoint, connection: Connection) -> None:
        self.endpoint = endpoint
        self._connection = connection
        self._is_ready = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def select(self, query: str) -> list[dict[str, Term]]:
        """The rows of a SELECT: for each bound variable its term. Never a part of them."""
        response = self._connection.send("POST", self.endpoint.query, accept=_JSON, form={"query": query})
        if response.status_code != httpx.codes.OK:  # Virtuoso: 206 for what it found until its time was up
            raise self._connection.fault(response, "query")
        try:
            return rows(response.content)
        except ValueError as error:
            raise EndpointError(
                f"cannot query: {shown(self.endpoint.query)} did not answer with a whole SPARQL JSON result; "
                "it may have been cut short by a time limit of the server"
            ) from error

    def put(self, graph_iri: str, ntriples: bytes) -> None:
        """Make these statements the whole content of a graph. Raises UsageError where they are not N-Triples."""
        _check(graph_iri, ntriples)
        self._write("PUT", graph_iri, f"put the graph {graph_iri}", ntriples)

    def delete(self, graph_iri: str) -> None:
        """Take a graph away; it is no fault when it is not there."""
        self._write("DELETE", graph_iri, f"withdraw the graph {graph_iri}", None)

    def graph(self, graph_iri: str) -> bytes:
        """The statements of a graph as N-Triples in the server's spelling and order; empty when there is no graph."""
        response = self._connection.send("GET", self.endpoint.graph_store, graph=graph_iri, accept=_TRIPLES)
        if response.status_code == httpx.codes.NOT_FOUND:
            return b""
        if response.status_code not in (httpx.codes.OK, httpx.codes.NO_CONTENT):
            raise self._connection.fault(response, f"get the graph {graph_iri}")
        return response.content

    def _write(self, method: str, graph_iri: str, doing: str, body: bytes | None) -> None:
        self._prepare()
        response = self._connection.send(method, self.endpoint.graph_store, graph=graph_iri, body=body)
        if response.status_code == httpx.codes.NOT_FOUND and body is None:
            return
        if response.status_code not in _DONE:
            raise self._connection.fault(response, doing)

    def _prepare(self) -> None:
        # A server that says 401 to a large body closes the connection in the middle of it; so the challenge of a
        # Digest is fetched by a request that has none.
        if not self._is_ready and self._connection.credentials:
            response = self._connection.send("GET", self.endpoint.graph_store, graph=_PROBE, accept=_TRIPLES)
            if response.status_code == httpx.codes.UNAUTHORIZED:
                raise self._connection.fault(response, "write")
        self._is_ready = True


def connect(
    server: str | Endpoint, *, credentials: Credentials | None = None, patience: Patience | None = None
) -> RemoteStore:
    """The store at a server's base address, at its query address, or at addresses given one by one.

    Credentials are those of the environment unless given.  Raises UsageError for an address that is none and
    EndpointError where no server answers or none of its addresses is a graph store.
    """
    given = (server.query, server.graph_store) if isinstance(server, Endpoint) else (server,)
    for url in given:
        _check_address(url)
    connection = Connection(given[0], credentials or Credentials.of(), patience or Patience())
    if isinstance(server, Endpoint):
        return RemoteStore(server, connection)
    with ExitStack() as failing:
        failing.callback(connection.close)
        store = RemoteStore(_find(connection, server), connection)
        failing.pop_all()
    return store


def _find(connection: Connection, url: str) -> Endpoint:
    possible = dict.fromkeys(candidates(url, with_credentials=connection.credentials is not None))
    for query in dict.fromkeys(endpoint.query for endpoint in possible):
        response = connection.send("POST", query, accept=_JSON, form={"query": _QUESTION}, is_first=True)
        if response.status_code in BUSY | {httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN}:
            raise connection.fault(response, "query")
        if _is_answer(response):
            return _choose(connection, [each for each in possible if each.query == query], response)
    tried = ", ".join(dict.fromkeys(urlsplit(endpoint.query).path for endpoint in possible))
    raise EndpointError(
        f"no SPARQL server answers at {shown(url)} (tried {tried}): set query and graph_store in teilink.toml"
    )


def _is_answer(response: httpx.Response) -> bool:
    try:
        return response.status_code == httpx.codes.OK and len(rows(response.content)) == 1
    except ValueError:
        return False


def _choose(connection: Connection, possible: list[Endpoint], response: httpx.Response) -> Endpoint:
    server = response.headers.get("server", "")
    for endpoint in possible:
        if is_signed(endpoint, server):
            return endpoint
    for endpoint in possible:
        # The default graph is always there, so a 404 means that the address is not a graph store.
        found = connection.send("HEAD", f"{endpoint.graph_store}?default")
        if found.status_code not in (httpx.codes.NOT_FOUND, httpx.codes.METHOD_NOT_ALLOWED):
            return endpoint
    query = shown(possible[0].query)
    raise EndpointError(f"{query} answers queries, but no graph store is beside it: set graph_store in teilink.toml")


def _check_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        is_good = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 80) > 0
        httpx.URL(url)
    except (ValueError, httpx.InvalidURL):
        is_good = False
    if not is_good:
        raise UsageError(f"{_USER.sub('//', url)!r} is not the http or https address of a server")
    if "@" in parts.netloc:
        raise UsageError(f"the address {shown(url)} is given with a user: name one in {USER} and {PASSWORD} instead")


def _check(graph_iri: str, ntriples: bytes) -> None:
    try:
        for _ in pyoxigraph.parse(ntriples, format=pyoxigraph.RdfFormat.N_TRIPLES):
            pass
    except SyntaxError as error:
        raise UsageError(f"the graph {graph_iri} is not N-Triples ({error.msg}): run teilink build again") from error
