"""A root element that is not that of a TEI file, and the namespace that was meant.

Specification: TEI P5, https://www.tei-c.org/release/doc/tei-p5-doc/en/html/USE.html#CFNS
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from teilink.diagnostics import Diagnostic, Edit, Fix, Place, Severity
from teilink.iri import nearest
from teilink.source import Span
from teilink.tei.document import NAMESPACE

if TYPE_CHECKING:
    from teilink.tei.document import TeiFile

_NAMES = {"TEI", "teiCorpus"}
_LONGEST = 100
_ATTRIBUTE = re.compile(r"""[ \t\r\n]*+([^ \t\r\n=<>"'/]+)[ \t\r\n]*=[ \t\r\n]*("[^"]*"|'[^']*')""")
_OTHERS = {
    "html": "teilink encode makes TEI of a page in HTML",
    "TEI.2": "this is TEI P4: convert it to P5 first",
    "teiCorpus.2": "this is TEI P4: convert it to P5 first",
}


def not_tei(file: TeiFile) -> Diagnostic:
    """Why a root element is not that of a TEI file, with the repair where a namespace is missing or misspelt."""
    place, name = file.place_of_element(file.root), etree.QName(file.root)
    local = name.localname
    if local not in _NAMES:
        help_ = _OTHERS.get(local, "the root of a TEI file is <TEI>")
        return _finding(f"<{local[:60]}> is not a TEI document", place, help_)
    written = _declaration(file)
    if written is None and file.root.prefix is None:
        edit = Edit(Span(place.span.end, place.span.end), f' xmlns="{NAMESPACE}"')
        message = f"<{local}> is in no namespace, so not in that of the TEI"
        return _finding(message, place, f'write <{local} xmlns="{NAMESPACE}">', Fix("safe", (edit,)))
    found = name.namespace or ""
    message = f"<{local}> is in the namespace {found[:80]}, not in that of the TEI"
    if not found:
        message = f"<{local}> is in no namespace, so not in that of the TEI"
    fix = None if written is None else Fix("safe" if _is_meant(found) else "unsafe", (Edit(written, NAMESPACE),))
    prefix = f":{file.root.prefix}" if file.root.prefix else ""
    return _finding(message, place, f'write xmlns{prefix}="{NAMESPACE}"', fix)


def _is_meant(namespace: str) -> bool:
    """Whether the namespace of the TEI is meant: none is given, or one of the TEI's own site, or one much like it."""
    return not namespace or "tei-c.org" in namespace.lower() or bool(nearest(namespace[:_LONGEST], [NAMESPACE]))


def _declaration(file: TeiFile) -> Span | None:
    """The value of the attribute that declares the namespace of the root."""
    start = file.place_of_element(file.root).span.end
    text = file.source.decode(start, file.extent(file.root).end)
    name = f"xmlns:{file.root.prefix}" if file.root.prefix else "xmlns"
    at = 0
    while (found := _ATTRIBUTE.match(text, at)) is not None:
        if found[1] == name:
            begin = start + file.source.width(text[: found.start(2) + 1])
            return Span(begin, begin + file.source.width(found[2][1:-1]))
        at = found.end()
    return None


def _finding(message: str, place: Place, help_: str, fix: Fix | None = None) -> Diagnostic:
    return Diagnostic("TL102", Severity.ERROR, message, place, help=help_, fix=fix)
