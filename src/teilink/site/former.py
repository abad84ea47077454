"""Addresses that held once: what moved answers 308 with the new address, what was withdrawn 410 with a tombstone.

The addresses of files follow their things: ``doc/old.ttl`` is found at ``doc/new.ttl``.

Specifications: RFC 9110, sections 15.4.9 (308) and 15.5.11 (410)
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from starlette.responses import Response

from teilink.pipeline.forwarding import withdrawn
from teilink.rdf.formats import write
from teilink.rdf.record import Record
from teilink.rdf.terms import iri
from teilink.resources import shipped
from teilink.site.headers import CACHED, HTML, OFFERS, SHARED, VARY, accept, address, content_type, page, plain
from teilink.site.negotiation import choose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from teilink.edition import Edition

_GONE = "this was withdrawn"
_CONTENT = "<p>What was at this address was withdrawn. Nothing took its place.</p>"
_RDF = {"ttl": "turtle", "jsonld": "jsonld", "nt": "ntriples"}
_OFFERED: Mapping[str, tuple[str, ...]] = {"text": ("text/plain",), **{name: OFFERS[name] for name in ("html", *_RDF)}}


class FormerAddress(NamedTuple):
    """An address that held once: its path under the base, the new one ('' for none), the format it asks for."""

    old: str
    new: str
    format_name: str


class Former:
    """All addresses of an edition that held once. `root` is the path of the base."""

    def __init__(self, edition: Edition, root: str) -> None:
        self._edition = edition
        self._root = root
        # A request comes with its path decoded.
        self._known = {unquote(old): old for old in (*edition.moved, *edition.withdrawn)}

    def at(self, path: str) -> FormerAddress | None:
        """What was at a path, if anything was."""
        if not path.startswith(self._root):
            return None
        asked = path[len(self._root) :]
        if asked in self._known:
            return self._former(self._known[asked], "")
        stem, _, suffix = asked.rpartition(".")
        return self._former(self._known[stem], suffix) if stem in self._known and suffix in OFFERS else None

    def _former(self, old: str, format_name: str) -> FormerAddress | None:
        """None for a file that the new thing does not have."""
        new = self._edition.moved.get(old, "")
        resource = self._edition.resources.get(new)
        if format_name and resource is not None and format_name not in resource.formats:
            return None
        return FormerAddress(old, new, format_name)

    def respond(self, request: Request, former: FormerAddress) -> Response:
        """308 for what moved, 410 for what was withdrawn."""
        if not former.new:
            return self._tombstone(request, former)
        suffix = f".{former.format_name}" if former.format_name else ""
        canonical = f'<{address(self._edition.base + former.new)}>; rel="canonical"'
        headers = {"Location": address(f"{self._root}{former.new}{suffix}"), "Link": canonical}
        return Response(None, 308, {**headers, **CACHED, **SHARED})

    def _tombstone(self, request: Request, former: FormerAddress) -> Response:
        wanted = former.format_name or choose(accept(request), _OFFERED) or "text"
        headers = {**CACHED, **SHARED}
        if wanted in _RDF:
            body = _described(self._edition.base + former.old, _RDF[wanted])
            return Response(body, 410, {"Content-Type": content_type(wanted), **VARY, **headers})
        if wanted == "html":
            body = page("Withdrawn", _CONTENT, self._root)
            return Response(body, 410, {"Content-Type": HTML, **VARY, **headers})
        return plain(410, _GONE, headers)


def _described(iri_: str, format_name: str) -> str:
    context = json.loads(shipped("shapes/context-v1.jsonld").read_bytes()) if format_name == "jsonld" else {}
    return write(format_name, [Record.of(iri(iri_), iri(iri_), withdrawn(iri_))], context)
