"""The text of mixed content, as a reader would read it.

Notes stand apart from what they annotate; of a `choice` the corrected, regularised or expanded form is read; a gap
shows as […]; line and page breaks are white space unless ``break="no"``.  White space is one blank.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.tei.document import LANG, TEI

if TYPE_CHECKING:
    from lxml.etree import _Element

_APART = {TEI + name for name in ("note", "desc", "index")}
_BREAKS = {TEI + name for name in ("lb", "pb", "cb", "milestone")}
_PREFERRED = tuple(TEI + name for name in ("corr", "reg", "expan"))
_GAP = TEI + "gap"
_CHOICE = TEI + "choice"


def reading_text(element: _Element) -> str:
    """The words of an element on one line."""
    if len(element) == 0:
        return " ".join((element.text or "").split())
    found: list[str] = []
    _collect(element, found)
    return " ".join("".join(found).split())


def _collect(element: _Element, found: list[str]) -> None:
    if element.text:
        found.append(element.text)
    for child in _read_children(element):
        tag = child.tag
        if tag in _BREAKS:
            found[-1:] = [found[-1].rstrip() if found else ""] if child.get("break") == "no" else [*found[-1:], " "]
        elif tag == _GAP:
            found.append("[…]")
        elif isinstance(tag, str) and tag not in _APART:
            _collect(child, found)
        if child.tail:
            found.append(child.tail.lstrip() if child.get("break") == "no" else child.tail)


def _read_children(element: _Element) -> list[_Element]:
    """The children that are read: all of them, but of a choice the preferred alternative, else the first."""
    children = list(element)
    if element.tag != _CHOICE:
        return children
    alternatives = [child for child in children if isinstance(child.tag, str)]
    preferred = [child for child in alternatives if child.tag in _PREFERRED] or alternatives
    return preferred[:1]


def language(element: _Element) -> str:
    """The nearest xml:lang of an element or of what holds it; '' where none is given."""
    node: _Element | None = element
    while node is not None:
        found = node.get(LANG)
        if found:
            return found
        node = node.getparent()
    return ""
