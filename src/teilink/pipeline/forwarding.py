"""What a build says of addresses that moved or were withdrawn: in RDF, and on a page for hosts that only serve files.

Specifications: DCMI Metadata Terms (isReplacedBy); OWL 2, section 10.2 (owl:deprecated);
RFC 6596 (the canonical link relation)
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from teilink.rdf.record import Record
from teilink.rdf.terms import NAMESPACES, expand, iri, literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilink.rdf.terms import Statement
    from teilink.redirects import Redirects

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url={path}">
<link rel="canonical" href="{iri}">
<title>{title}</title>
</head>
<body>
<p>This has moved: <a href="{path}">{title}</a></p>
</body>
</html>
"""
_DEPRECATED = iri("http://www.w3.org/2002/07/owl#deprecated")
_BOOLEAN = NAMESPACES["xsd"] + "boolean"


def forwarded(base: str, redirects: Redirects) -> Record:
    """All redirects as one graph, ``{base}redirects``."""
    graph = iri(base + "redirects")
    return Record.of(graph, graph, _said(base, redirects))


def _said(base: str, redirects: Redirects) -> Iterator[Statement]:
    graph = iri(base + "redirects")
    yield graph, expand("dcterms:title"), literal("Redirects", language="en")
    yield graph, expand("dcterms:isPartOf"), iri(base + "dataset")
    for old, new in redirects.moved.items():
        yield iri(base + old), expand("dcterms:isReplacedBy"), iri(base + new)
    for old in redirects.withdrawn:
        yield from withdrawn(base + old)


def withdrawn(address: str) -> list[Statement]:
    """What is left to say of something withdrawn, by its IRI without brackets."""
    subject = iri(address)
    return [
        (subject, expand("dcterms:description"), literal("This was withdrawn.", language="en")),
        (subject, _DEPRECATED, literal("true", datatype=_BOOLEAN)),
    ]


def page(base: str, new: str, title: str) -> str:
    """The page at an old address: it sends its reader on to the page of the new one."""
    root = urlsplit(base).path
    return _PAGE.format(path=escape(f"{root}{new}.html"), iri=escape(base + new), title=escape(title))
