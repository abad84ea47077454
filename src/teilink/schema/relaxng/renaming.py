"""The edits that give an element another name, and what TEI writes in place of HTML's attributes."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from teilink.diagnostics import Edit, Fix
from teilink.schema.relaxng.suggestions import ATTRIBUTE_HABITS
from teilink.source import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.tei.document import TeiFile


def renaming(file: TeiFile, node: _Element, name: str, rend: str, *, is_html: bool, is_safe: bool) -> Fix:
    """The fix that calls an element by another local name, with a @rend where one is given.

    `is_html`: its attributes that TEI calls otherwise get their names as well.
    """
    source, place = file.source, file.place_of_element(node)
    written = source.decode(*place.span).removeprefix("<")
    prefix = written.rpartition(":")[0]
    renamed = f"{prefix}:{name}" if prefix else name
    start = place.span.start + source.width("<")
    adds_rend = bool(rend) and not has_rend(node)
    edits = [Edit(Span(start, place.span.end), f'{renamed} rend="{rend}"' if adds_rend else renamed)]
    for attribute in html_attributes(node) if is_html else ():
        at = file.place_of_attribute(node, attribute).span.start
        edits.append(Edit(Span(at, at + source.width(attribute)), ATTRIBUTE_HABITS[attribute]))
    end = file.extent(node).end
    if source.decode(end, end + source.width(f"</{written}")) == f"</{written}":
        at = end + source.width("</")
        edits.append(Edit(Span(at, at + source.width(written)), renamed))
    return Fix("safe" if is_safe else "unsafe", tuple(edits))


def html_attributes(node: _Element) -> list[str]:
    """The attributes of an element that are HTML's, and do not stand beside those of TEI that they mean."""
    return [str(each) for each in node.attrib if ATTRIBUTE_HABITS.get(str(each), str(each)) not in node.attrib]


def has_rend(node: _Element) -> bool:
    """Whether an element has a @rend of its own, or a @class that becomes one."""
    return "rend" in converted(node, "").attrib


def converted(node: _Element, rend: str) -> _Element:
    """A copy of an element whose attributes are TEI's."""
    copy = deepcopy(node)
    for attribute in html_attributes(node):
        copy.set(ATTRIBUTE_HABITS[attribute], copy.attrib.pop(attribute))
    if rend:
        copy.set("rend", rend)
    return copy
