"""Read a valList: the values an attribute, or an element, may have (TEI TDATTvs)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.iri import nearest
from teilink.schema.odd.faults import quoted
from teilink.schema.odd.parts import Value, Values
from teilink.schema.odd.words import words_of
from teilink.tei.document import TEI

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.schema.odd.faults import Faults

_TYPES = ("closed", "open", "semi")


def values_of(node: _Element, language: str, faults: Faults) -> Values:
    """The values of a valList; a list that does not say what it is, is open."""
    kind = node.get("type", "open").strip()
    if kind not in _TYPES:
        close = nearest(kind, _TYPES)
        help_ = f"did you mean {close}?" if close else "a valList is closed, semi or open"
        faults.at(node, f"the type of the valList is {quoted(kind)}", help_, attribute="type")
    items = tuple(_value(item, language, faults) for item in node.findall(f"{TEI}valItem"))
    if kind in {"closed", "semi"} and not items and node.get("mode") != "delete":
        faults.at(node, f"the valList is {kind} and has no valItem", 'list its values, or write type="open"')
    first: dict[str, Value] = {}
    for item in items:
        if first.setdefault(item.ident, item) is not item:
            message = f"the value {quoted(item.ident)} is listed twice"
            faults.at(item.node, message, "delete one of them", attribute="ident", first=first[item.ident].node)
    return Values(kind, node.get("mode", ""), items, node)


def _value(node: _Element, language: str, faults: Faults) -> Value:
    ident = node.get("ident", "")
    # The empty value is one; TEI itself lists it.
    if "ident" not in node.attrib:
        faults.at(node, "<valItem> has no ident", "give it the value it stands for: ident=…")
    return Value(ident, alternative(node) or ident, node.get("mode", ""), words_of(node, language), node)


def alternative(node: _Element) -> str:
    """The name that altIdent gives in place of the ident, or ''; not that for another use (type)."""
    found = node.find(f"{TEI}altIdent")
    return "" if found is None else " ".join((found.text or "").split())
