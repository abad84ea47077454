"""Where elements, attributes and text stand in the bytes of a file.

lxml knows lines, not columns, so the tags of the file are found once more, only when a place is asked for.
The file is known to be well-formed, a DOCTYPE is refused and XInclude is not processed, so one pattern finds every
tag, and the n-th start tag is the n-th element of the tree.  (Expat would do, but for names: it knows those of the
fourth edition of XML 1.0, lxml those of the fifth.)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml.etree import QName

from teilink.diagnostics import Place
from teilink.source import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.source import Source

_MARKUP = re.compile(
    r"""<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(?P<verbatim>.*?)\]\]>"""
    r"""|<(?P<closing>/)?(?P<name>[^ \t\r\n<>!?/][^ \t\r\n/>]*)(?:[^>"']+|"[^"]*"|'[^']*')*>""",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^ \t\r\n=<>"'/]+)[ \t\r\n]*=[ \t\r\n]*("[^"]*"|'[^']*')""")
_XML = "http://www.w3.org/XML/1998/namespace"


class _Tagged(NamedTuple):
    """An element by byte offsets: its start tag, the end of the name in it, its content, its end tag."""

    start: int
    named: int
    inner: int
    end: int


class Positions:
    """The byte spans of everything in one file."""

    def __init__(self, source: Source, root: _Element) -> None:
        self._source = source
        self._tagged = _tagged(source)
        self._number = {element: n for n, element in enumerate(root.iter("*"))}

    def _of(self, element: _Element) -> _Tagged:
        return self._tagged[self._number[element]]

    def _place(self, start: int, end: int, xpath: str) -> Place:
        return Place.of(self._source, Span(start, end), xpath)

    def of_element(self, element: _Element) -> Place:
        """From the `<` of the element to the end of its name."""
        found = self._of(element)
        return self._place(found.start, found.named, xpath(element))

    def of_attribute(self, element: _Element, attribute: str) -> Place:
        """From the first letter of the attribute's name to its closing quote."""
        tagged, wanted = self._of(element), QName(attribute)
        rest = self._source.decode(tagged.named, tagged.inner)
        for found in _ATTRIBUTE.finditer(rest):
            prefix, _, local = found.group(1).rpartition(":")
            if local == wanted.localname and _namespace(prefix, element) == wanted.namespace:
                start = tagged.named + self._source.width(rest[: found.start()])
                end = start + self._source.width(found.group())
                return self._place(start, end, f"{xpath(element)}/@{found.group(1)}")
        return self.of_element(element)

    def of_text(self, element: _Element) -> Place:
        """From the first to the last non-blank character of text inside the element."""
        tagged = self._of(element)
        content = self._source.decode(tagged.inner, tagged.end)
        found = _text_within(content)
        if found is None:
            return self.of_element(element)
        first, last = found
        start = tagged.inner + self._source.width(content[:first])
        return self._place(start, start + self._source.width(content[first:last]), f"{xpath(element)}/text()")

    def extent(self, element: _Element) -> Span:
        """From the first byte of the element's start tag to the first byte of its end tag (or of what follows)."""
        tagged = self._of(element)
        return Span(tagged.start, tagged.end)


def _tagged(source: Source) -> list[_Tagged]:
    text = source.decode(0, len(source.data))
    found: list[_Tagged] = []
    unclosed: list[int] = []
    char = byte = 0
    for markup in _MARKUP.finditer(text):
        start = byte + source.width(text[char : markup.start()])
        char, byte = markup.end(), start + source.width(markup.group())
        if markup["closing"]:
            number = unclosed.pop()
            found[number] = found[number]._replace(end=start)
        elif markup["name"]:
            if not markup.group().endswith("/>"):
                unclosed.append(len(found))
            found.append(_Tagged(start, start + source.width("<" + markup["name"]), byte, byte))
    return found


def _namespace(prefix: str, element: _Element) -> str | None:
    # An attribute without a prefix is in no namespace, whatever the default; "xml" is never declared.
    return _XML if prefix == "xml" else element.nsmap.get(prefix) if prefix else None


def _text_within(content: str) -> tuple[int, int] | None:
    """Where the first non-blank text begins and the last one ends; None where there is none."""
    spans: list[tuple[int, int]] = []
    at = 0
    for markup in _MARKUP.finditer(content):
        spans.append((at, markup.start()))
        if markup["verbatim"]:
            spans.append(markup.span("verbatim"))
        at = markup.end()
    spans.append((at, len(content)))
    told = [(start, content[start:end]) for start, end in spans if content[start:end].strip()]
    if not told:
        return None
    (first, opening), (last, closing) = told[0], told[-1]
    return first + len(opening) - len(opening.lstrip()), last + len(closing.rstrip())


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
