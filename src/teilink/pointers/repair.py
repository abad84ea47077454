"""Exchange one pointer of an attribute, and only it, for another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilink.diagnostics import Edit, Fix
from teilink.source import Span

if TYPE_CHECKING:
    from teilink.tei.document import TeiFile

_ESCAPED = str.maketrans({"<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"})


def exchange(pointer: str, right: str, file: TeiFile, span: Span, applicability: str) -> Fix | None:
    """The fix that writes another pointer wherever one stands in the attribute at a span; None where that cannot be."""
    written, source = file.source.decode(*span), file.source
    text = _escaped(right)
    if not right or not _fits(text, source.encoding):
        return None
    # As a whole word: one pointer may be the beginning of another.
    pattern = re.compile(rf"(?<=[\s\"'])(?:{re.escape(pointer)}|{re.escape(pointer.replace('&', '&amp;'))})(?=[\s\"'])")
    edits, last, start = [], 0, span.start
    for found in pattern.finditer(written):
        start, last = start + source.width(written[last : found.start()]), found.start()
        edits.append(Edit(Span(start, start + source.width(found.group())), text))
    return Fix(applicability, tuple(edits)) if edits else None


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").translate(_ESCAPED)
