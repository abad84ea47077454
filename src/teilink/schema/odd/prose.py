"""The prose of an ODD (desc, remarks, examples) as HTML.

Elements of TEI become the few of HTML that say the same; what is not known is passed through as its text.  Links lead
to pages of this reference, or to http and https, nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teilink.schema.odd.examples import example
from teilink.schema.odd.hypertext import h
from teilink.tei.document import TEI

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

    from teilink.schema.odd.hypertext import Child

_EXAMPLES = "{http://www.tei-c.org/ns/Examples}"
_AS = {
    "code": "code", "emph": "em", "foreign": "em", "hi": "em", "ident": "code", "item": "li", "list": "ul", "p": "p",
    "quote": "blockquote", "term": "em", "title": "cite",
}  # fmt: skip
_QUOTED = {"mentioned": "“”", "q": "“”", "soCalled": "‘’"}
_CODE = {"att": ("@", ""), "tag": ("<", ">"), "val": ('"', '"')}


class Prose:
    """Makes HTML of prose. `link` gives the page of what an ODD specifies, or ''."""

    def __init__(self, link: Callable[[str], str]) -> None:
        self._link = link

    def inside(self, node: _Element) -> list[Child]:
        """What stands in an element, as HTML."""
        return list(self._inside(node))

    def _inside(self, node: _Element) -> Iterator[Child]:
        if node.text:
            yield node.text
        for child in node:
            if isinstance(child.tag, str):
                yield from self._element(child)
            if child.tail:
                yield child.tail

    def _element(self, node: _Element) -> Iterator[Child]:
        tag = str(node.tag)
        name = tag.removeprefix(TEI)
        if tag.startswith(_EXAMPLES):
            yield h("pre", example(node))
        elif name == "gi":
            yield self.named("".join(node.itertext()).strip())
        elif name in _CODE:
            before, after = _CODE[name]
            yield h("code", before, "".join(node.itertext()), after)
        elif name in _QUOTED:
            yield from (_QUOTED[name][0], *self._inside(node), _QUOTED[name][1])
        elif name in {"ref", "ptr"}:
            yield from self._reference(node)
        elif name in _AS:
            yield h(_AS[name], self._inside(node))
        else:
            yield from self._inside(node)

    def _reference(self, node: _Element) -> Iterator[Child]:
        target = node.get("target", "")
        inside = list(self._inside(node)) or [target]
        if target.startswith(("http://", "https://")):
            yield h("a", inside, href=target)
        elif target.startswith("#") and self._link(target[1:]):
            yield h("a", inside, href=self._link(target[1:]))
        else:
            yield from inside

    def named(self, ident: str) -> _Element:
        """The name of an element, linked to its page where it has one."""
        href = self._link(ident)
        code = h("code", f"<{ident}>")
        return h("a", code, href=href) if href else code

    def examples(self, node: _Element) -> list[Child]:
        """What stands in an exemplum: markup as it is written, and words about it."""
        found: list[Child] = []
        for child in node:
            if isinstance(child.tag, str):
                is_block = etree.QName(child).localname in {"p", "list"} or str(child.tag).startswith(_EXAMPLES)
                made = list(self._element(child))
                found += made if is_block else [h("p", made)]
        return found
