"""The headers that answers have in common, and plain answers made with them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.responses import Response

from teilink.site.negotiation import choose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

# Pages of teilink need a style sheet and nothing else; there is no script to allow.
SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
# What is published may be read by the scripts of any site.
SHARED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Link, ETag, Content-Location",
}
VARY = {"Vary": "Accept"}
CACHED = {"Cache-Control": "public, max-age=300"}

HTML = "text/html; charset=utf-8"
PLAIN = "text/plain; charset=utf-8"

# What is offered, best first: the media type, then other names by which clients ask for it.
OFFERS = {
    "html": ("text/html",),
    "ttl": ("text/turtle",),
    "jsonld": ("application/ld+json", "application/json"),
    "nt": ("application/n-triples",),
    "xml": ("application/tei+xml", "application/xml", "text/xml"),
}

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="{root}style.css">
</head>
<body>
<main>
<h1>{title}</h1>
{content}
</main>
</body>
</html>
"""


def page(title: str, content: str, root: str) -> str:
    """A small HTML page; `title` is text, `content` is HTML, `root` the path of the base."""
    start = f'<p><a href="{escape(root)}">To the start page</a></p>'
    return _PAGE.format(title=escape(title), content=f"{content}\n{start}", root=escape(root))


def plain(status: int, text: str, headers: Mapping[str, str] | None = None) -> Response:
    """A plain text answer: the text and a line end."""
    return Response(f"{text}\n", status, {"Content-Type": PLAIN, **VARY, **(headers or {})})


def not_found(request: Request) -> Response:
    """404: a page for browsers, a line of text for everybody else."""
    if choose(accept(request), {"text": ("text/plain",), "html": ("text/html",)}) != "html":
        return plain(404, "not found: there is nothing at this address", SHARED)
    content = "<p>There is nothing at this address.</p>"
    return Response(page("Not found", content, request.app.state.root), 404, {"Content-Type": HTML, **VARY, **SHARED})


def other_method(request: Request, allowed: str) -> Response | None:
    """The answer to OPTIONS (also as a browser's preflight) and to methods not in `allowed`; None for the rest."""
    if request.method == "OPTIONS":
        preflight = {
            "Access-Control-Allow-Methods": allowed,
            "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
            "Access-Control-Max-Age": "86400",
        }
        return Response(None, 204, {"Allow": allowed, **VARY, **SHARED, **preflight})
    if request.method in allowed.split(", "):
        return None
    return plain(405, f"the methods here are {allowed}", {"Allow": allowed, **SHARED})


def accept(request: Request) -> str:
    """All Accept headers of a request as one (RFC 9110, section 5.3)."""
    return ", ".join(request.headers.getlist("accept"))


def content_type(format_name: str) -> str:
    """The Content-Type of a format of `OFFERS`."""
    media_type = OFFERS[format_name][0]
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def address(value: str) -> str:
    """An IRI or a path as it may stand in a header: ASCII, with everything else percent-encoded (RFC 3987, 3.1)."""
    return quote(value, safe="/:?#[]@!$&'()*+,;=%~-._")
