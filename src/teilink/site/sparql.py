"""The SPARQL endpoint: queries only, answered by a pool of processes.

Specification: SPARQL 1.1 Protocol, https://www.w3.org/TR/sparql11-protocol/
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import anyio
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from teilink.site.headers import HTML, SHARED, VARY, accept, other_method, plain
from teilink.site.negotiation import choose
from teilink.site.protocol import Operation, RefusalError, read_get, read_post
from teilink.site.resources import root_of
from teilink.site.service import description, form
from teilink.store.queries import Outcome, Pool, Question, Reply

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.types import Receive, Scope, Send

    from teilink.edition import Edition

METHODS = "GET, HEAD, POST, OPTIONS"

TABLES = {
    "json": ("application/sparql-results+json", "application/json"),
    "xml": ("application/sparql-results+xml", "application/xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
}
GRAPHS = {"turtle": ("text/turtle",), "ntriples": ("application/n-triples",)}
_SELF = {**GRAPHS, "html": ("text/html",)}

_STATUS = {
    Outcome.MALFORMED: 400,
    Outcome.REFUSED: 400,
    Outcome.NO_FORMAT: 406,
    Outcome.TOO_LARGE: 422,  # not 413, which is about the request, nor 500, which invites to try again
    Outcome.BROKEN: 500,
    Outcome.BUSY: 503,
    Outcome.OUT_OF_TIME: 504,
}


class Sparql:
    """ASGI: the endpoint of an edition over a pool."""

    def __init__(self, edition: Edition, pool: Pool) -> None:
        self._pool = pool
        self._description = description(edition.base)
        self._form = form(edition.title, root_of(edition))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        response = other_method(request, METHODS) or await self._respond(request)
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        try:
            operation = await self._operation(request)
        except RefusalError as refusal:
            return plain(refusal.status, str(refusal), SHARED)
        if operation.query is None:
            return self._about(request)
        wish = accept(request)
        tables, graphs = choose(wish, TABLES) or "", choose(wish, GRAPHS) or ""
        if not tables and not graphs:
            return _explained(Reply(Outcome.NO_FORMAT), self._pool)
        question = Question(operation.query, operation.default_graphs, operation.named_graphs, tables, graphs)
        return _answer(await run_in_threadpool(self._pool.ask, question), self._pool)

    async def _operation(self, request: Request) -> Operation:
        limit = self._pool.limits.query_bytes
        address: bytes = request.scope["query_string"]
        if request.method != "POST":
            return read_get(address, limit)
        return read_post(address, request.headers.get("content-type", ""), await self._body(request), limit)

    async def _body(self, request: Request) -> bytes:
        """The body, if it comes in time and is not longer than a query as a form can be (three bytes for one)."""
        limit = 4 * self._pool.limits.query_bytes
        body = bytearray()
        try:
            with anyio.fail_after(self._pool.limits.seconds):
                async for piece in request.stream():
                    body += piece
                    if len(body) > limit:
                        raise RefusalError(413, f"the request is longer than {limit} bytes")
        except TimeoutError as error:
            raise RefusalError(408, "the request did not come in time") from error
        return bytes(body)

    def _about(self, request: Request) -> Response:
        chosen = choose(accept(request), _SELF)
        if chosen is None:
            return plain(406, f"the endpoint describes itself as {_listed(_SELF)}", SHARED)
        content = self._form if chosen == "html" else self._description
        return Response(content, 200, {"Content-Type": HTML if chosen == "html" else _type(chosen), **VARY, **SHARED})


def _answer(reply: Reply, pool: Pool) -> Response:
    if reply.outcome is not Outcome.ANSWERED:
        return _explained(reply, pool)
    headers = {"Content-Type": _type(reply.format_name), "Cache-Control": "no-cache", **VARY, **SHARED}
    return Response(reply.body, 200, headers)


def _explained(reply: Reply, pool: Pool) -> Response:
    headers = dict(SHARED)
    if reply.outcome is Outcome.BUSY:
        headers["Retry-After"] = str(math.ceil(pool.limits.seconds))
    offered = f"SELECT and ASK are answered as {_listed(TABLES)}; CONSTRUCT and DESCRIBE as {_listed(GRAPHS)}"
    return plain(_STATUS[reply.outcome], reply.message or offered, headers)


def _listed(offers: Mapping[str, Sequence[str]]) -> str:
    return ", ".join(names[0] for names in offers.values())


def _type(format_name: str) -> str:
    media_type = {**TABLES, **GRAPHS}[format_name][0]
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
