"""The text of mixed content, as a reader would read it.

Notes stand apart from what they annotate; of a `choice` the corrected, regularised or expanded form is read; a gap
shows as […]; line and page breaks are white space unless ``break="no"``.  White space is one blank.

Specification: RFC 5646, section 2.1 (what a language tag is made of).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from teilink.tei.document import LANG, TEI

if TYPE_CHECKING:
    from lxml.etree import _Element

_APART = {TEI + name for name in ("note", "desc", "index")}
_BREAKS = {TEI + name for name in ("lb", "pb", "cb", "milestone")}
_PREFERRED = tuple(TEI + name for name in ("corr", "reg", "expan"))
_GAP = TEI + "gap"
_CHOICE = TEI + "choice"
_LANGUAGE = re.compile(
    r"(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}|[A-Za-z]{4,8})"  # language and its extensions
    r"(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?"  # script, region
    r"(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"  # variants
    r"(?:-[0-9A-WY-Za-wy-z](?:-[A-Za-z0-9]{2,8})+)*(?:-x(?:-[A-Za-z0-9]{1,8})+)?"  # extensions, private use
    r"|x(?:-[A-Za-z0-9]{1,8})+"
)


def reading_text(element: _Element) -> str:
    """The words of an element on one line."""
    if len(element) == 0:
        return " ".join((element.text or "").split())
    found: list[str] = []
    _collect(element, found)
    return " ".join("".join(found).split())


def _collect(element: _Element, found: list[str]) -> None:
    if element.tag == _CHOICE:
        # The blanks between alternatives are no words.
        for alternative in _preferred(element):
            _collect(alternative, found)
        return
    if element.text:
        found.append(element.text)
    for child in element:
        tag = child.tag
        if tag in _BREAKS:
            found[-1:] = [found[-1].rstrip() if found else ""] if child.get("break") == "no" else [*found[-1:], " "]
        elif tag == _GAP:
            found.append("[…]")
        elif isinstance(tag, str) and tag not in _APART:
            _collect(child, found)
        if child.tail:
            found.append(child.tail.lstrip() if child.get("break") == "no" else child.tail)


def _preferred(choice: _Element) -> list[_Element]:
    """The alternative of a choice that is read: the corrected one, else the first."""
    alternatives = [child for child in choice if isinstance(child.tag, str)]
    preferred = [child for child in alternatives if child.tag in _PREFERRED] or alternatives
    return preferred[:1]


@lru_cache(maxsize=1024)
def is_language(tag: str) -> bool:
    """Whether a text is a well-formed language tag (BCP 47): another one has no place in RDF."""
    return _LANGUAGE.fullmatch(tag) is not None


def language(element: _Element) -> str:
    """The nearest xml:lang of an element or of what holds it; '' where none is given, or one that is no tag."""
    node: _Element | None = element
    while node is not None:
        found = node.get(LANG)
        if found:
            return found if is_language(found) else ""
        node = node.getparent()
    return ""
