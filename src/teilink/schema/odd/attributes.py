"""Read attList: attributes, references to those of a class, and lists inside lists (TEI TDATT)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.iri import nearest
from teilink.schema.odd.constraints import constraints_of
from teilink.schema.odd.faults import quoted
from teilink.schema.odd.gathering import is_name, local
from teilink.schema.odd.occurrence import occurs_of
from teilink.schema.odd.parts import ONCE
from teilink.schema.odd.specification import Attribute, AttributeList, AttributeUse
from teilink.schema.odd.values import alternative, values_of
from teilink.schema.odd.words import words_of
from teilink.tei.document import TEI

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.schema.odd.content import ContentReader
    from teilink.schema.odd.faults import Faults

_XML = "http://www.w3.org/XML/1998/namespace"
_USAGES = ("mwa", "opt", "rec", "req")
_MODES = ("", "add", "change", "delete", "replace")
_DEEPEST = 20


class AttributeReader:
    """Reads the attribute lists of one ODD."""

    def __init__(self, content: ContentReader, faults: Faults, language: str) -> None:
        self._content = content
        self._faults = faults
        self._language = language

    def all_of(self, spec: _Element) -> AttributeList:
        """The attributes that a specification gives directly."""
        lists = tuple(self._list(node, 0) for node in spec.findall(f"{TEI}attList"))
        found = lists[0] if len(lists) == 1 else AttributeList("group", lists)
        self._check_twice(found)
        return found

    def _list(self, node: _Element, depth: int) -> AttributeList:
        org = node.get("org", "group").strip()
        if org not in {"group", "choice"}:
            self._faults.at(node, f"org is {quoted(org)}", "an attList is a group or a choice", attribute="org")
        if depth > _DEEPEST:
            self._faults.at(node, f"attLists are nested deeper than {_DEEPEST} levels")
            return AttributeList()
        read = (self._item(child, depth) for child in node if isinstance(child.tag, str))
        items = tuple(item for item in read if item is not None)
        return AttributeList("choice" if org == "choice" else "group", items)

    def _item(self, node: _Element, depth: int) -> Attribute | AttributeUse | AttributeList | None:
        match local(node):
            case "attList":
                return self._list(node, depth + 1)
            case "attDef":
                return self._attribute(node)
            case "attRef":
                return self._use(node)
            case "desc" | "gloss" | "altIdent" | "equiv":
                return None
            case name:
                close = nearest(name, ("attDef", "attRef", "attList"))
                self._faults.at(
                    node, f"<{name}> has no place in <attList>", f"did you mean <{close}>?" if close else ""
                )
                return None

    def _use(self, node: _Element) -> AttributeUse | None:
        owner = node.get("class", "").strip()
        if not owner:
            self._faults.at(node, "<attRef> names no class", 'say where the attribute is specified: class="att.…"')
            return None
        return AttributeUse(owner, node.get("name", "").strip(), node)

    def _attribute(self, node: _Element) -> Attribute | None:
        ident = node.get("ident", "").strip()
        if not ident:
            self._faults.at(node, "<attDef> has no ident", "give it the name of the attribute: ident=…")
            return None
        if ident == "xmlns" or ident.startswith("xmlns:"):
            return None
        name, ns = self._name(node, ident)
        self._one_of(node, "usage", node.get("usage", ""), ("", *_USAGES))
        self._one_of(node, "mode", node.get("mode", ""), _MODES)
        datatype, listed = node.find(f"{TEI}datatype"), node.find(f"{TEI}valList")
        default = node.find(f"{TEI}defaultVal")
        return Attribute(
            ident,
            name,
            ns,
            node.get("mode", ""),
            node.get("usage", ""),
            words_of(node, self._language),
            None if datatype is None else self._content.parts(datatype),
            ONCE if datatype is None else occurs_of(datatype, self._faults),
            None if listed is None else values_of(listed, self._language, self._faults),
            "" if default is None else " ".join((default.text or "").split()),
            constraints_of(node, self._language, self._faults),
            node,
        )

    def _name(self, node: _Element, ident: str) -> tuple[str, str]:
        """The local name and the namespace that documents write."""
        written = alternative(node) or ident
        prefix, _, name = written.rpartition(":")
        ns = node.get("ns", "")
        if prefix == "xml":
            ns = _XML
        elif prefix:
            ns = ns or node.nsmap.get(prefix, "")
            if not ns:
                help_ = f"declare it: xmlns:{prefix}=…" if is_name(prefix) else ""
                self._faults.at(node, f"the prefix of {quoted(written)} is not declared", help_, attribute="ident")
        if not is_name(name):
            self._faults.at(node, f"{quoted(written)} cannot be the name of an attribute", attribute="ident")
        return name, ns

    def _one_of(self, node: _Element, attribute: str, value: str, values: tuple[str, ...]) -> None:
        if value not in values:
            close = nearest(value, values)
            help_ = f"did you mean {close}?" if close else f"{attribute} is one of {', '.join(filter(None, values))}"
            self._faults.at(node, f"{attribute} is {quoted(value)}", help_, attribute=attribute)

    def _check_twice(self, attributes: AttributeList) -> None:
        if attributes.org == "choice":
            return
        first: dict[str, Attribute] = {}
        for item in attributes.items:
            if isinstance(item, AttributeList):
                self._check_twice(item)
            elif isinstance(item, Attribute) and first.setdefault(item.ident, item) is not item:
                message = f"the attribute {quoted(item.ident)} is specified twice"
                self._faults.at(item.node, message, "specify it once", attribute="ident", first=first[item.ident].node)
