"""Spoil a document: seeded mutations of elements, attributes, order and text."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

_VALUES = ("", "x y", "1965-13-01", "1965-02-30", "24 December", "1", "-1", "1.5", "true", "#a", "en", "not a lang", "2", "é", "a:b")
_ATTRIBUTES = (
    "when", "type", "ref", "bogus", "n", "who", "target", "cert", "unit", "rend", "key", "role", "from", "quantity",
    "status", "ident", "place", "reason", "cols", "url", "{http://www.w3.org/XML/1998/namespace}lang",
)  # fmt: skip


def spoilt(root: etree._Element, names: Sequence[str], chance: Random) -> bytes:
    """A copy of a document with one to three things changed, which may leave it valid or not."""
    copy = deepcopy(root)
    for _ in range(chance.randint(1, 3)):
        elements = [each for each in copy.iter("*")]
        chance.choice(_WAYS)(chance.choice(elements), names, chance)
    return etree.tostring(copy)


def _rename(element: etree._Element, names: Sequence[str], chance: Random) -> None:
    namespace = etree.QName(element).namespace
    element.tag = etree.QName(namespace, chance.choice(names)) if namespace else chance.choice(names)


def _remove(element: etree._Element, _names: Sequence[str], _chance: Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _move(element: etree._Element, _names: Sequence[str], chance: Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.insert(chance.randrange(len(parent)), element)


def _wrap(element: etree._Element, names: Sequence[str], chance: Random) -> None:
    inner = etree.SubElement(element, etree.QName(etree.QName(element).namespace, chance.choice(names)))
    inner.text = chance.choice(("", " ", "word"))


def _say(element: etree._Element, _names: Sequence[str], chance: Random) -> None:
    if chance.random() < 0.5:
        element.text = f"words {element.text or ''}"
    else:
        element.tail = f"{element.tail or ''} words" if element.getparent() is not None else None


def _silence(element: etree._Element, _names: Sequence[str], _chance: Random) -> None:
    element.text = None


def _give(element: etree._Element, _names: Sequence[str], chance: Random) -> None:
    element.set(chance.choice(_ATTRIBUTES), chance.choice(_VALUES))


def _alter(element: etree._Element, _names: Sequence[str], chance: Random) -> None:
    if element.attrib:
        element.set(chance.choice(sorted(element.attrib)), chance.choice(_VALUES))


def _strip(element: etree._Element, _names: Sequence[str], chance: Random) -> None:
    if element.attrib:
        del element.attrib[chance.choice(sorted(element.attrib))]


_WAYS = (_rename, _remove, _move, _wrap, _say, _silence, _give, _alter, _strip)
