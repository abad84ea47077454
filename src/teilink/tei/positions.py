"""Where elements, attributes and text stand in the bytes of a file.

lxml knows lines, not columns, so the file is read once more with expat, only when a place is asked for.
A DOCTYPE is refused and XInclude is not processed, so the n-th start tag that expat meets is the n-th element
of the tree.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from lxml.etree import QName

from teilink.diagnostics import Place
from teilink.source import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.source import Source

_TAG = re.compile(r"""<[^\s/>]+(?:[^>"']|"[^"]*"|'[^']*')*>""")
_NAME = re.compile(r"<[^\s/>]+")
_ATTRIBUTE = re.compile(r"""([^\s=<>"'/]+)\s*=\s*("[^"]*"|'[^']*')""")
_MARKUP = re.compile(r"""<!--.*?-->|<\?.*?\?>|<!\[CDATA\[|\]\]>|</?[^\s<>!?](?:[^>"']|"[^"]*"|'[^']*')*>""", re.DOTALL)


class Positions:
    """The byte spans of everything in one file."""

    def __init__(self, source: Source, root: _Element) -> None:
        self._source = source
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._open: list[int] = []
        self._parse()
        self._number = {element: n for n, element in enumerate(root.iter("*"))}

    def _parse(self) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = lambda _name, _attributes: self._start(parser.CurrentByteIndex)
        parser.EndElementHandler = lambda _name: self._end(parser.CurrentByteIndex)
        parser.Parse(self._source.data, True)

    def _start(self, offset: int) -> None:
        self._open.append(len(self._starts))
        self._starts.append(offset)
        self._ends.append(offset)

    def _end(self, offset: int) -> None:
        self._ends[self._open.pop()] = offset

    def _bytes(self, text: str) -> int:
        return len(text.encode(self._source.encoding))

    def _start_tag(self, number: int) -> str:
        # Nothing but the tag and text can stand before the next event, so this slice is short.
        following = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._source.data)
        limit = min(following, self._ends[number]) if self._ends[number] > self._starts[number] else following
        found = _TAG.match(self._source.decode(self._starts[number], limit))
        return found.group() if found else ""

    def _place(self, start: int, end: int, xpath: str) -> Place:
        return Place.of(self._source, Span(start, end), xpath)

    def of_element(self, element: _Element) -> Place:
        """From the `<` of the element to the end of its name."""
        number = self._number[element]
        start = self._starts[number]
        name = _NAME.match(self._start_tag(number))
        return self._place(start, start + self._bytes(name.group() if name else "<"), xpath(element))

    def of_attribute(self, element: _Element, attribute: str) -> Place:
        """From the first letter of the attribute's name to its closing quote."""
        number = self._number[element]
        tag = self._start_tag(number)
        wanted = QName(attribute)
        name_end = _NAME.match(tag)
        for found in _ATTRIBUTE.finditer(tag, name_end.end() if name_end else 0):
            prefix, _, local = found.group(1).rpartition(":")
            if local == wanted.localname and bool(prefix) == bool(wanted.namespace):
                start = self._starts[number] + self._bytes(tag[: found.start()])
                return self._place(start, start + self._bytes(found.group()), f"{xpath(element)}/@{found.group(1)}")
        return self.of_element(element)

    def of_text(self, element: _Element) -> Place:
        """From the first to the last non-blank character of text inside the element."""
        number = self._number[element]
        inner = self._starts[number] + self._bytes(self._start_tag(number))
        if self._ends[number] < inner:
            return self.of_element(element)
        found = _text_within(self._source.decode(inner, self._ends[number]))
        if found is None:
            return self.of_element(element)
        content, first, last = found
        start = inner + self._bytes(content[:first])
        return self._place(start, start + self._bytes(content[first:last]), f"{xpath(element)}/text()")

    def extent(self, element: _Element) -> Span:
        """From the first byte of the element's start tag to the first byte of its end tag (or of what follows)."""
        number = self._number[element]
        inner = self._starts[number] + self._bytes(self._start_tag(number))
        return Span(self._starts[number], max(self._ends[number], inner))


def _text_within(content: str) -> tuple[str, int, int] | None:
    """The content, and where its first non-blank text begins and its last one ends; None where there is no text."""
    first, last, at = -1, -1, 0
    for start, end in [*((found.start(), found.end()) for found in _MARKUP.finditer(content)), (len(content), 0)]:
        text = content[at:start]
        if text.strip():
            first = at + len(text) - len(text.lstrip()) if first < 0 else first
            last = at + len(text.rstrip())
        at = end
    return None if first < 0 else (content, first, last)


def xpath(element: _Element) -> str:
    """The path of an element by local names: ``/TEI/text/body/div/p[2]``; a number where siblings share a name."""
    steps: list[str] = []
    node: _Element | None = element
    while node is not None:
        parent = node.getparent()
        same = [] if parent is None else [child for child in parent if child.tag == node.tag]
        step = QName(node).localname
        steps.append(f"{step}[{same.index(node) + 1}]" if len(same) > 1 else step)
        node = parent
    return "/" + "/".join(reversed(steps))
