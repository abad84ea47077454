"""The smallest document that still shows something: parts are left out as long as it does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

_ROUNDS = 8


def shrunk(document: bytes, shows: Callable[[bytes], bool]) -> bytes:
    """A document that shows the same, of which no element, attribute, text or character can be left out."""
    for _ in range(_ROUNDS):
        smaller = _smaller(document, shows)
        if smaller == document:
            break
        document = smaller
    return document


def _smaller(document: bytes, shows: Callable[[bytes], bool]) -> bytes:
    root = etree.fromstring(document, etree.XMLParser(resolve_entities=False, collect_ids=False))

    def still() -> bool:
        return shows(etree.tostring(root))

    _without_nodes(root, still)
    _without_words(root, still)
    etree.cleanup_namespaces(root)
    # Read once more, an element with an empty text is written as one without.
    return etree.tostring(etree.fromstring(etree.tostring(root))) if still() else document


def _without_nodes(root: _Element, still: Callable[[], bool]) -> None:
    """The tree without every element, comment and instruction that can be spared; else without what holds others."""
    for node in list(root.iterdescendants()):
        if node.getroottree().getroot() is not root:
            continue
        parent, at, tail = _place(node)
        node.tail = None
        parent.remove(node)
        if not still():
            parent.insert(at, node)
            node.tail = tail
            _without_tag(node, still)


def _place(node: _Element) -> tuple[_Element, int, str | None]:
    parent = node.getparent()
    assert parent is not None
    return parent, parent.index(node), node.tail


def _without_tag(node: _Element, still: Callable[[], bool]) -> None:
    if len(node) != 1 or not isinstance(node.tag, str):
        return
    parent, at, tail = _place(node)
    inner = node[0]
    inner_tail = inner.tail
    inner.tail = tail
    parent[at : at + 1] = [inner]
    if not still():
        node.append(inner)
        inner.tail = inner_tail
        parent.insert(at, node)
        node.tail = tail


def _without_words(root: _Element, still: Callable[[], bool]) -> None:
    """The tree with shorter texts and values, and without attributes."""
    for node in root.iter():
        for place in ("text", "tail"):
            _shorten(getattr(node, place) or "", partial(setattr, node, place), still)
        for name in sorted(node.attrib) if isinstance(node.tag, str) else ():
            old = node.attrib.pop(name)
            if not still():
                node.set(name, old)
                _shorten(old, partial(node.set, name), still)


def _shorten(text: str, write: Callable[[str], object], still: Callable[[], bool]) -> None:
    """Leave out all, then halves, then characters."""
    length = len(text)
    while length:
        at = 0
        while at < len(text):
            less = text[:at] + text[at + length :]
            write(less)
            if still():
                text = less
            else:
                at += length
        length //= 2
    write(text)
