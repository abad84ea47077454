"""The resources of a build by their addresses.

The address of a thing answers 303 See Other with the file that suits the client (a cable is not a file); the address
of a file answers with its bytes; one that held once says where the thing is now (`site.former`).  What is asked for is
looked up among what the build lists, and a path is never made from a request: nothing else in the folder, nor outside
of it, can be reached.

Specifications: RFC 9110 (sections 8.8.3, 12.5.1, 13.1.2, 15.4.4); RFC 8288 (Link); RFC 8574 (cite-as);
Cool URIs for the Semantic Web, section 4.2, https://www.w3.org/TR/cooluris/#r303gendocument
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from teilink.site.former import Former
from teilink.site.headers import (
    CACHED,
    HTML,
    OFFERS,
    SHARED,
    VARY,
    accept,
    address,
    content_type,
    not_found,
    other_method,
    plain,
)
from teilink.site.negotiation import choose

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.types import Receive, Scope, Send

    from teilink.edition import Edition, Resource

METHODS = "GET, HEAD, OPTIONS"
_ETAG = re.compile(r'(?:W/)?("[^"]*")')

_RDF = ("ttl", "jsonld", "nt")


@dataclass(frozen=True)
class _File:
    """A file of the build, its Content-Type, and the resource and format it is, if it is one's."""

    path: Path
    content_type: str
    resource: Resource | None = None
    format_name: str = ""


class Resources:
    """ASGI: everything of a build that has an address, but for SPARQL."""

    def __init__(self, edition: Edition) -> None:
        self._base = edition.base
        self._root = root = root_of(edition)
        self._things = {f"{root}{path}": resource for path, resource in edition.resources.items()}
        self._files = {
            root: _File(edition.folder / "index.html", HTML),
            f"{root}style.css": _File(edition.folder / "style.css", "text/css; charset=utf-8"),
        }
        for resource in edition.resources.values():
            for format_name in _formats(resource):
                name = f"{resource.path}.{format_name}"
                file = _File(edition.folder / name, content_type(format_name), resource, format_name)
                self._files[f"{root}{name}"] = file
        self._former = Former(edition, root)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await run_in_threadpool(self._respond, Request(scope))
        await response(scope, receive, send)

    def _respond(self, request: Request) -> Response:
        path: str = request.scope["path"]
        thing, file = self._things.get(path), self._files.get(path)
        former = None if thing or file else self._former.at(path)
        if thing is None and file is None and former is None:
            return not_found(request)
        answered = other_method(request, METHODS)
        if answered is not None:
            return answered
        if former is not None:
            return self._former.respond(request, former)
        if thing is not None:
            return self._see_other(request, thing)
        return self._representation(request, file) if file is not None else not_found(request)

    def _see_other(self, request: Request, thing: Resource) -> Response:
        headers = {**SHARED, "Link": self._links(thing)}
        offers = {name: OFFERS[name] for name in _formats(thing)}
        chosen = choose(accept(request), offers)
        if chosen is None:
            there_is = "".join(f"\n{self._location(thing, name)} {OFFERS[name][0]}" for name in offers)
            return plain(406, f"none of the types you accept is here; there is:{there_is}", headers)
        return Response(None, 303, {"Location": self._location(thing, chosen), **CACHED, **VARY, **headers})

    def _representation(self, request: Request, file: _File) -> Response:
        try:
            data = file.path.read_bytes()
        except FileNotFoundError:  # gone since the list was made
            return not_found(request)
        etag = f'"{hashlib.sha256(data).hexdigest()}"'
        headers = {"ETag": etag, **CACHED, **VARY}
        if file.resource is not None:
            links = self._links(file.resource, file.format_name)
            headers |= {"Content-Location": self._location(file.resource, file.format_name), "Link": links, **SHARED}
        if _is_known(request.headers.getlist("if-none-match"), etag):
            return Response(None, 304, headers)
        return Response(data, 200, {"Content-Type": file.content_type, **headers})

    def _links(self, resource: Resource, own_format: str = "") -> str:
        """The Link header: what else there is, which IRI names the thing, and what describes a page in RDF."""
        formats = _formats(resource)
        iri = address(self._base + resource.path)
        links = [_link(self._location(resource, name), "alternate", name) for name in formats if name != own_format]
        if own_format == "html":
            links += [_link(self._location(resource, name), "describedby", name) for name in formats if name in _RDF]
        return ", ".join([*links, f'<{iri}>; rel="canonical"', f'<{iri}>; rel="cite-as"'])

    def _location(self, resource: Resource, format_name: str) -> str:
        return address(f"{self._root}{resource.path}.{format_name}")


def root_of(edition: Edition) -> str:
    """The path of the base: where the site begins on its host."""
    return urlsplit(edition.base).path


def _formats(resource: Resource) -> list[str]:
    """The formats of a resource that can be served, in the order of `OFFERS`."""
    return [name for name in OFFERS if name in resource.formats]


def _link(target: str, relation: str, format_name: str) -> str:
    return f'<{target}>; rel="{relation}"; type="{OFFERS[format_name][0]}"'


def _is_known(if_none_match: list[str], etag: str) -> bool:
    """Whether the client has these bytes already; the comparison is weak, as for GET it must be."""
    wanted = ", ".join(if_none_match)
    return wanted.strip() == "*" or etag in _ETAG.findall(wanted)
