"""The markup a schema is made of: elements of RELAX NG, and what is said about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teilink.schema.odd.parts import ANNOTATIONS, RNG

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.schema.odd.parts import Words


_WORDS = {"assert", "report", "diagnostic", "p", "title"}


def rng(parent: _Element, local: str, text: str = "", **attributes: str) -> _Element:
    """An element of RELAX NG as the last child of another."""
    made = etree.SubElement(parent, f"{{{RNG}}}{local}", attributes)
    if text:
        made.text = text
    return made


def annotate(parent: _Element, words: Words) -> None:
    """What is said about a pattern, as its a:documentation."""
    if words.annotation:
        etree.SubElement(parent, f"{{{ANNOTATIONS}}}documentation").text = words.annotation


def indent(root: _Element) -> None:
    """A line for each element; what an assertion says is left as it is written."""
    waiting = [(root, 1)]
    while waiting:
        node, depth = waiting.pop()
        if not len(node) or etree.QName(node).localname in _WORDS:
            continue
        node.text = "\n" + "  " * depth
        for child in node:
            child.tail = "\n" + "  " * depth
            waiting.append((child, depth + 1))
        node[-1].tail = "\n" + "  " * (depth - 1)
