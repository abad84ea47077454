"""Where elements, attributes and text stand in the bytes of a file.

lxml knows lines, not columns, so the tags of the file are found once more, only when a place is asked for.
The file is known to be well-formed, a DOCTYPE is refused and XInclude is not processed, so one pattern finds every
tag, and the n-th start tag is the n-th element of the tree.  (Expat would do, but for names: it knows those of the
fourth edition of XML 1.0, lxml those of the fifth.)
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from lxml.etree import QName, XPath, _Comment

from teilink.diagnostics import Place
from teilink.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from teilink.source import Source

_MARKUP = re.compile(
    r"""<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(?P<verbatim>.*?)\]\]>"""
    r"""|<(?P<closing>/)?(?P<name>[^ \t\r\n<>!?/][^ \t\r\n/>]*)(?:[^>"']+|"[^"]*"|'[^']*')*>""",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^ \t\r\n=<>"'/]+)[ \t\r\n]*=[ \t\r\n]*("[^"]*"|'[^']*')""")
_REMARK = re.compile(r"<!--|<\?(?!xml[ \t\r\n])")
_REMARKS = XPath("//node()[self::comment() or self::processing-instruction()]")
_XML = "http://www.w3.org/XML/1998/namespace"
# One character of text as it may be written: a line end of two bytes, a reference; in CDATA there are none.
_WRITTEN = re.compile(r"\r\n|&[^;]*;|.", re.DOTALL)
_VERBATIM = re.compile(r"\r\n|.", re.DOTALL)


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
        self._root = root
        self._tagged = _tagged(source)
        self._number = {element: n for n, element in enumerate(root.iter("*"))}
        # The steps to the children of each element that a path has led through.
        self._steps: dict[_Element, dict[_Element, str]] = {}

    def _of(self, element: _Element) -> _Tagged:
        return self._tagged[self._number[element]]

    def _xpath(self, element: _Element) -> str:
        """The path of an element, as `xpath` gives it; what is known of its parents is used again."""
        steps: list[str] = []
        for node in (element, *element.iterancestors()):
            parent = node.getparent()
            if parent is None:
                steps.append(QName(node).localname)
            else:
                known = self._steps.get(parent) or self._steps.setdefault(parent, _child_steps(parent))
                steps.append(known[node])
        return "/" + "/".join(reversed(steps))

    def _place(self, start: int, end: int, xpath: str) -> Place:
        return Place.of(self._source, Span(start, end), xpath)

    def of_element(self, element: _Element) -> Place:
        """From the `<` of the element to the end of its name."""
        found = self._of(element)
        return self._place(found.start, found.named, self._xpath(element))

    def of_attribute(self, element: _Element, attribute: str) -> Place:
        """From the first letter of the attribute's name to its closing quote."""
        tagged, wanted = self._of(element), QName(attribute)
        rest = self._source.decode(tagged.named, tagged.inner)
        for found in _ATTRIBUTE.finditer(rest):
            prefix, _, local = found.group(1).rpartition(":")
            if local == wanted.localname and _namespace(prefix, element) == wanted.namespace:
                start = tagged.named + self._source.width(rest[: found.start()])
                end = start + self._source.width(found.group())
                return self._place(start, end, f"{self._xpath(element)}/@{found.group(1)}")
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
        return self._place(start, start + self._source.width(content[first:last]), f"{self._xpath(element)}/text()")

    def of_characters(self, node: _Element, start: int, end: int, *, is_tail: bool) -> Span:
        """The bytes of some characters of a text: that at the beginning of an element, or that behind any node.

        The characters are counted as lxml gives them: from `start` up to, not including, `end`, which lies behind it.
        """
        parent = node.getparent() if is_tail else node
        assert parent is not None
        at = self._behind(node, parent) if is_tail else self._of(node).inner
        content = self._source.decode(at, self._of(parent).end)
        written = list(islice(_characters(content), start, end))
        first, last = written[0][0], written[-1][1]
        start_byte = at + self._source.width(content[:first])
        return Span(start_byte, start_byte + self._source.width(content[first:last]))

    def _behind(self, node: _Element, parent: _Element) -> int:
        """The byte behind a node: the end tag of an element, a comment, an instruction."""
        apart = 0
        known: _Element | None = node
        while known is not None and not isinstance(known.tag, str):
            apart, known = apart + 1, known.getprevious()
        at = self._of(parent).inner if known is None else self._of(known).end
        content = self._source.decode(at, self._of(parent).end)
        # An end tag comes first, where the element has one.
        apart += known is not None and not self._is_empty_tag(known)
        markups = (markup for markup in _MARKUP.finditer(content) if markup["verbatim"] is None)
        ends = [markup.end() for markup in islice(markups, apart)]
        return at + self._source.width(content[: ends[-1]] if ends else "")

    def _is_empty_tag(self, element: _Element) -> bool:
        tagged = self._of(element)
        return self._source.decode(tagged.named, tagged.inner).endswith("/>")

    def of_remark(self, node: _Element) -> Place:
        """The whole of a comment or a processing instruction, in the document or beside its root."""
        start, end = self._remarks[node]
        parent = node.getparent()
        kind = "comment()" if isinstance(node, _Comment) else "processing-instruction()"
        return self._place(start, end, f"{self._xpath(parent) if parent is not None else ''}/{kind}")

    @cached_property
    def _remarks(self) -> dict[_Element, Span]:
        """The bytes of each comment and instruction: the n-th written is the n-th of the tree."""
        text = self._source.decode(0, len(self._source.data))
        spans: list[Span] = []
        char = byte = 0
        for markup in _MARKUP.finditer(text):
            byte += self._source.width(text[char : markup.start()])
            char = markup.start()
            # The XML declaration looks like an instruction, and is none.
            if _REMARK.match(markup.group()):
                spans.append(Span(byte, byte + self._source.width(markup.group())))
        return dict(zip(_REMARKS(self._root), spans, strict=True))

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


def _characters(content: str) -> Iterator[tuple[int, int]]:
    """Where each character of the text that begins some content is written, up to the first tag or comment."""
    at = 0
    for markup in _MARKUP.finditer(content):
        yield from (found.span() for found in _WRITTEN.finditer(content, at, markup.start()))
        if markup["verbatim"] is None:
            return
        yield from (found.span() for found in _VERBATIM.finditer(content, *markup.span("verbatim")))
        at = markup.end()
    yield from (found.span() for found in _WRITTEN.finditer(content, at))


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
        steps.append(QName(node).localname if parent is None else _child_steps(parent)[node])
        node = parent
    return "/" + "/".join(reversed(steps))


def _child_steps(parent: _Element) -> dict[_Element, str]:
    """The step to each child of an element."""
    children = list(parent.iterchildren("*"))
    sizes = Counter(child.tag for child in children)
    seen: Counter[str] = Counter()
    steps: dict[_Element, str] = {}
    for child in children:
        seen[str(child.tag)] += 1
        step = QName(child).localname
        steps[child] = f"{step}[{seen[str(child.tag)]}]" if sizes[child.tag] > 1 else step
    return steps
