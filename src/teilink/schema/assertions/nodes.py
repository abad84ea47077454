"""A node of a document as lxml can hold it: an element and the way from there.

lxml has no object for an attribute, for a text or for the document itself.  It gives their values with the element
that they belong to; the rest of what they are is said here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from teilink.diagnostics import Place
from teilink.schema.assertions.rewriting import ROOT, Standpoint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from teilink.tei.document import TeiFile

ELEMENT = "element"
ATTRIBUTE = "attribute"
TEXT = "text"
TAIL = "tail"
REMARK = "remark"
DOCUMENT = "document"

STANDPOINTS = {
    ELEMENT: Standpoint("$node", is_given=True),
    ATTRIBUTE: Standpoint("$node/@*[local-name() = $name and namespace-uri() = $namespace]"),
    TEXT: Standpoint("$node/child::node()[1]/self::text()"),
    TAIL: Standpoint("$node/following-sibling::node()[1]/self::text()"),
    REMARK: Standpoint("$node"),
    DOCUMENT: ROOT,
}
"""How the context node of an expression is selected, by its kind; `$node` is the element of the node."""


class Node(NamedTuple):
    """A node: an element, an attribute of it, the text it begins with, or the text behind it.

    A comment or a processing instruction is a remark; the document itself goes with its root element.
    """

    element: _Element
    kind: str = ELEMENT
    attribute: str = ""

    def place(self, file: TeiFile) -> Place:
        """Where it is shown."""
        if self.kind == ATTRIBUTE:
            return file.place_of_attribute(self.element, self.attribute)
        if self.kind == REMARK:
            return file.place_of_remark(self.element)
        if self.kind in {TEXT, TAIL}:
            return self._place_of_text(file)
        return file.place_of_element(self.element)

    def _place_of_text(self, file: TeiFile) -> Place:
        """From its first to its last non-blank character; a blank one is shown on the element that holds it."""
        is_tail = self.kind == TAIL
        parent = self.element.getparent()
        holder = parent if is_tail and parent is not None else self.element
        text = (self.element.tail if is_tail else self.element.text) or ""
        whole = file.place_of_element(holder)
        if not text.strip():
            return whole
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        span = file.span_of_characters(self.element, start, end, is_tail=is_tail)
        return Place.of(file.source, span, f"{whole.xpath}/text()")


def nodes(found: object) -> Iterator[Node]:
    """The nodes that an expression selected, in the order of the file; none where it gave a value."""
    if not isinstance(found, list):
        return
    for one in found:
        if isinstance(one, etree._Element):
            yield Node(one) if isinstance(one.tag, str) else Node(one, REMARK)
        elif isinstance(one, etree._ElementUnicodeResult):
            holder = one.getparent()
            if holder is not None:
                yield _of_value(one, holder)


def _of_value(value: etree._ElementUnicodeResult, holder: _Element) -> Node:
    if value.is_attribute:
        return Node(holder, ATTRIBUTE, value.attrname or "")
    return Node(holder, TAIL if value.is_tail else TEXT)
