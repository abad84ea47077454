"""What of a text holds what, and the anchors of its parts: looked up once, before the text is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilink.pages.elements import DIVISIONS, PARAGRAPHS
from teilink.tei.document import ID, TEI

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from lxml.etree import _Element

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_BLOCKS = {*DIVISIONS, *PARAGRAPHS, "head", "item", "cell"}
_NUMBERED = {"p", "ab"}


def local_name(element: _Element | None) -> str:
    """The name of a TEI element; '' for an element of another namespace, for none, for a comment."""
    tag = element.tag if element is not None else ""
    return tag.removeprefix(TEI) if isinstance(tag, str) and tag.startswith(TEI) else ""


def is_block(element: _Element) -> bool:
    """Whether an element starts a line of its own."""
    name = local_name(element)
    return name in _BLOCKS or (name in {"quote", "gap"} and local_name(element.getparent()) in DIVISIONS)


def within(root: _Element, without: Collection[_Element] = ()) -> list[_Element]:
    """All elements inside one, in the order of the text, but some and what they hold."""
    if not without:
        return list(root.iterdescendants("*"))
    found: list[_Element] = []
    waiting = [each for each in root.iterchildren("*", reversed=True) if each not in without]
    while waiting:
        element = waiting.pop()
        found.append(element)
        waiting += [each for each in element.iterchildren("*", reversed=True) if each not in without]
    return found


def holders(elements: Iterable[_Element]) -> set[_Element]:
    """All that holds one of some elements; what is in a note is held by the note alone, for it is shown elsewhere."""
    found: set[_Element] = set()
    for element in elements:
        inner = element
        while local_name(inner) != "note" or inner is element:
            parent = inner.getparent()
            if parent is None or parent in found:
                break
            found.add(parent)
            inner = parent
    return found


def is_regular(table: _Element) -> bool:
    """Whether a table is a heading and rows of cells and nothing else, so that HTML can hold it as a table."""
    children = [child for child in table if isinstance(child.tag, str)]
    rows = children[1:] if children and local_name(children[0]) == "head" else children
    cells = [cell for row in rows for cell in row if isinstance(cell.tag, str)]
    named = all(local_name(row) == "row" for row in rows) and all(local_name(cell) == "cell" for cell in cells)
    return bool(cells) and named and not any(_has_stray_text(each) for each in (table, *rows))


def _has_stray_text(element: _Element) -> bool:
    texts = [element.text, *(child.tail for child in element)]
    return any(text and text.strip() for text in texts)


def is_joined(element: _Element, *, to_next: bool) -> bool:
    """Whether the neighbour of an element has its name and only white space lies between."""
    sibling, between = element, ""
    while True:
        found = sibling.getnext() if to_next else sibling.getprevious()
        if found is None:
            return False
        between += (sibling if to_next else found).tail or ""
        sibling = found
        if isinstance(sibling.tag, str):
            return sibling.tag == element.tag and not between.strip()


class Anchors:
    """The anchors of the elements of one text: every xml:id made safe, a number for each paragraph without one."""

    def __init__(self, elements: Sequence[_Element], taken: Collection[str]) -> None:
        self._used = set(taken)
        self._of: dict[_Element, str] = {}
        self._by_id: dict[str, str] = {}
        self.paragraphs: dict[_Element, int] = {}
        for element in elements:
            if identifier := element.get(ID):
                self._of[element] = self.free(identifier)
                self._by_id.setdefault(identifier, self._of[element])
        self._number(elements)

    def _number(self, elements: Sequence[_Element]) -> None:
        for element in elements:
            if local_name(element) in _NUMBERED and next(element.iterancestors(TEI + "note"), None) is None:
                self.paragraphs[element] = len(self.paragraphs) + 1
                if element not in self._of:
                    self._of[element] = self.free(f"p{self.paragraphs[element]}")

    def of(self, element: _Element) -> str:
        """The anchor of an element, '' where it has none."""
        return self._of.get(element, "")

    def of_id(self, identifier: str) -> str:
        """The anchor of the first element of the text with an xml:id, '' where there is none."""
        return self._by_id.get(identifier, "")

    def free(self, wanted: str) -> str:
        """An anchor that nothing on the page has yet, as near as can be to the wanted one."""
        plain = _UNSAFE.sub("-", wanted) or "-"
        anchor, number = plain, 2
        while anchor in self._used:
            anchor, number = f"{plain}-{number}", number + 1
        self._used.add(anchor)
        return anchor
