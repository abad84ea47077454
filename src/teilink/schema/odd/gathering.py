"""Find the specifications that make up a schema: those in schemaSpec, and those of the groups it refers to.

A specGrp may stand anywhere in the file; specGrpRef takes in what it holds (TEI TD, specGrp).  What would have to be
looked up in another ODD is a fault, because a self-contained ODD is compiled from its one file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teilink.iri import nearest
from teilink.schema.odd.faults import quoted
from teilink.tei.document import ID, TEI

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.schema.odd.faults import Faults
    from teilink.tei.document import TeiFile

SPECS = ("elementSpec", "classSpec", "macroSpec", "dataSpec")
_TAKEN = {*SPECS, "moduleSpec", "constraintSpec"}
_CHAINED = {"moduleRef", "elementRef", "classRef", "macroRef", "dataRef"}
_SILENT = {
    "altIdent", "desc", "equiv", "exemplum", "gloss", "listRef", "outputRendition", "paramList", "paramSpec", "remarks",
}  # fmt: skip
_HELP = "write every specification into this file; teilink chains no ODD to another"


def gathered(file: TeiFile, schema: _Element, faults: Faults) -> list[_Element]:
    """The specifications of a schema, in their order, each with an ident of its own."""
    found = _collected(file, schema, faults)
    _check_idents([node for node in found if local(node) in SPECS], faults)
    return found


def _collected(file: TeiFile, schema: _Element, faults: Faults) -> list[_Element]:
    found: list[_Element] = []
    taken: set[str] = set()
    waiting = _children(schema)[::-1]
    _check_chaining(schema, faults)
    while waiting:
        node = waiting.pop()
        name = local(node)
        _check_chaining(node, faults)
        if name in _TAKEN:
            found.append(node)
        elif name == "specGrp":
            taken.add(f"#{node.get(ID, '')}")
            waiting += reversed(_children(node))
        elif name == "specGrpRef":
            waiting += reversed(_group(file, node, taken, faults))
        elif name not in _SILENT | _CHAINED and _is_in_schema(node):
            _stray(node, name, faults)
    return found


def _is_in_schema(node: _Element) -> bool:
    """In a specGrp among the prose there may be more prose."""
    parent = node.getparent()
    return parent is not None and local(parent) == "schemaSpec"


def _stray(node: _Element, name: str, faults: Faults) -> None:
    close = nearest(name, _TAKEN | {"specGrp", "specGrpRef"})
    faults.at(node, f"<{name}> has no place in <schemaSpec>", f"did you mean <{close}>?" if close else "")


def _check_chaining(node: _Element, faults: Faults) -> None:
    name = local(node)
    if "source" in node.attrib:
        faults.at(node, "@source names another ODD to take specifications from", _HELP, attribute="source")
    elif name in _CHAINED:
        key = node.get("key") or node.get("url") or ""
        faults.at(node, f"<{name}> takes in {quoted(key)}, which another ODD or schema specifies", _HELP)


def _group(file: TeiFile, node: _Element, taken: set[str], faults: Faults) -> list[_Element]:
    target = node.get("target", "")
    group = file.ids.get(target.removeprefix("#")) if target.startswith("#") else None
    if group is None or local(group) != "specGrp":
        groups = [f"#{ident}" for ident, each in file.ids.items() if local(each) == "specGrp"]
        close = nearest(target, groups)
        help_ = f"did you mean {close}?" if close else "target is # and the xml:id of a specGrp of this file"
        faults.at(node, f"specGrpRef points at {quoted(target)}, which is no specGrp here", help_, attribute="target")
        return []
    if target in taken:
        help_ = "refer to a group once, and never from within itself"
        faults.at(node, f"the group {quoted(target)} is taken in a second time", help_, attribute="target")
        return []
    taken.add(target)
    return _children(group)


def _check_idents(specs: list[_Element], faults: Faults) -> None:
    first: dict[str, _Element] = {}
    for node in specs:
        name, ident = local(node), node.get("ident", "")
        if not ident:
            faults.at(node, f"<{name}> has no ident", "give it the name it specifies: ident=…")
        elif not is_name(ident):
            faults.at(node, f"{quoted(ident)} cannot be the name of anything in XML", attribute="ident")
    for node in specs:
        if node.get("mode", "add") not in {"change", "delete"} and node.get("ident"):
            earlier = first.setdefault(node.get("ident", ""), node)
            if earlier is not node:
                help_ = "specify it once; elements, classes, macros and datatypes share their names"
                faults.at(
                    node, f"{quoted(node.get('ident', ''))} is specified twice", help_, attribute="ident", first=earlier
                )
    for node in specs:
        _check_mode(node, first, faults)


def _check_mode(node: _Element, first: dict[str, _Element], faults: Faults) -> None:
    mode, ident = node.get("mode", "add"), node.get("ident", "")
    if mode in {"add", "replace"}:
        return
    if mode not in {"change", "delete"}:
        faults.at(node, f"mode is {quoted(mode)}", "a mode is add, change, delete or replace", attribute="mode")
    elif ident in first:
        help_ = "change the specification itself, or delete it"
        faults.at(
            node, f"{quoted(ident)} is specified here and changed again", help_, attribute="mode", first=first[ident]
        )
    else:
        message = f"mode {quoted(mode)} needs a specification of {quoted(ident)} from another ODD"
        faults.at(node, message, _HELP, attribute="mode")


def is_name(text: str) -> bool:
    """Whether a text is a name without colon (NCName)."""
    try:
        etree.QName(None, text)
    except ValueError:
        return False
    return ":" not in text


def local(node: _Element) -> str:
    """The name of a TEI element without its namespace; that of any other keeps its own."""
    return str(node.tag).removeprefix(TEI)


def _children(node: _Element) -> list[_Element]:
    return [child for child in node if isinstance(child.tag, str)]
