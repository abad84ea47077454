"""Read a content model or a datatype: Pure ODD, RELAX NG, or one inside the other.

Specification: TEI Guidelines, TDTAGCONT (content models) and TDATT (datatypes)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.iri import nearest
from teilink.schema.odd.faults import quoted
from teilink.schema.odd.gathering import local
from teilink.schema.odd.names import EXPANSIONS, FACETS, NATIVE, TYPES
from teilink.schema.odd.occurrence import occurs_of
from teilink.schema.odd.parts import RNG, AnyElement, ClassUse, Data, Empty, Group, Native, NativeRef, Text, Use
from teilink.schema.odd.values import values_of
from teilink.tei.document import TEI

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from teilink.schema.odd.faults import Faults
    from teilink.schema.odd.parts import Content

DEEPEST = 50
"""How deep a content model may be nested."""

_TEI_ONLY = "http://www.tei-c.org/ns/1.0 teix:egXML"
_EXAMPLES = "http://www.tei-c.org/ns/Examples"


class ContentReader:
    """Reads the content models of one ODD. `exceptions` are schemaSpec/@defaultExceptions."""

    def __init__(self, faults: Faults, language: str, exceptions: str) -> None:
        self._faults = faults
        self._language = language
        self._exceptions = exceptions or _TEI_ONLY
        self._any = 0
        self._read: dict[str, Callable[[_Element, int], Content | None]] = {
            "alternate": self._group,
            "anyElement": self._any_element,
            "classRef": self._class,
            "dataRef": self._data,
            "elementRef": self._use,
            "empty": lambda _node, _depth: Empty(),
            "macroRef": self._use,
            "sequence": self._group,
            "textNode": lambda _node, _depth: Text(),
            "valList": lambda node, _depth: values_of(node, self._language, self._faults),
        }

    def parts(self, holder: _Element, depth: int = 0) -> tuple[Content, ...]:
        """What stands in a content, datatype, sequence, alternate or element of RELAX NG, one part after another."""
        if depth > DEEPEST:
            self._faults.at(holder, f"the content is nested deeper than {DEEPEST} levels", "cut it with a macroSpec")
            return ()
        read = (self._part(child, depth) for child in holder if isinstance(child.tag, str))
        return tuple(part for part in read if part is not None)

    def _part(self, node: _Element, depth: int) -> Content | None:
        name = local(node)
        if name.startswith(f"{{{RNG}}}"):
            return self._native(node, depth)
        if name in self._read:
            return self._read[name](node, depth)
        if not name.startswith("{"):
            close = nearest(name, self._read)
            help_ = f"did you mean <{close}>?" if close else f"content is made of {', '.join(sorted(self._read))}"
            self._faults.at(node, f"<{name}> is no part of a content model", help_)
        return None

    def _group(self, node: _Element, depth: int) -> Content | None:
        parts = self.parts(node, depth + 1)
        if not len(node):
            self._faults.at(node, f"<{local(node)}> holds nothing", "put what it is made of inside, or write <empty/>")
        occurs = occurs_of(node, self._faults)
        if local(node) == "alternate":
            return Group("alternate", parts, occurs)
        is_free = node.get("preserveOrder", "true").strip() in {"false", "0"}
        return Group("interleave" if is_free else "sequence", parts, occurs)

    def _use(self, node: _Element, _depth: int) -> Content | None:
        key = self._key(node)
        kind = "element" if local(node) == "elementRef" else "macro"
        return Use(kind, key, node, occurs_of(node, self._faults)) if key else None  # type: ignore[arg-type]

    def _key(self, node: _Element) -> str:
        key = node.get("key", "").strip()
        if "source" in node.attrib:
            help_ = "specify it in this file; teilink chains no ODD to another"
            self._faults.at(node, "@source names another ODD", help_, attribute="source")
        if not key:
            self._faults.at(node, f"<{local(node)}> has no key", "say what it refers to: key=…")
        return key

    def _class(self, node: _Element, _depth: int) -> Content | None:
        key, expand = self._key(node), node.get("expand", "").strip()
        if expand and expand not in EXPANSIONS:
            close = nearest(expand, EXPANSIONS)
            help_ = f"did you mean {close}?" if close else f"expand is one of {', '.join(EXPANSIONS)}"
            self._faults.at(node, f"expand is {quoted(expand)}", help_, attribute="expand")
        include = node.get("include")
        return ClassUse(
            key,
            node,
            "" if expand == "alternate" and include is None and "except" not in node.attrib else expand,
            None if include is None else frozenset(include.split()),
            frozenset(node.get("except", "").split()),
            occurs_of(node, self._faults),
        )  # fmt: skip

    def _data(self, node: _Element, _depth: int) -> Content | None:
        name, key, restriction = node.get("name", ""), node.get("key", ""), node.get("restriction", "")
        if bool(name) == bool(key):
            help_ = "write key for a dataSpec of this file, name for a datatype of XML Schema"
            self._faults.at(
                node, "<dataRef> has both key and name" if name else "<dataRef> has no key and no name", help_
            )
            return None
        if key:
            return Use("datatype", key, node, occurs_of(node, self._faults), restriction)
        self.check_type(node, "name", name)
        facets = [self._facet(child) for child in node.findall(f"{TEI}dataFacet")]
        return Data(name, (*facets, *([("pattern", restriction)] if restriction else [])))

    def _facet(self, node: _Element) -> tuple[str, str]:
        name = node.get("name", "")
        if name not in FACETS:
            close = nearest(name, FACETS)
            help_ = f"did you mean {close}?" if close else f"a facet is one of {', '.join(FACETS)}"
            self._faults.at(node, f"{quoted(name)} is no facet of a datatype", help_, attribute="name")
        return name, node.get("value", "")

    def check_type(self, node: _Element, attribute: str, name: str) -> None:
        """Note a datatype that XML Schema does not have."""
        if name not in TYPES:
            close = nearest(name.rpartition(":")[2], TYPES)
            help_ = f"did you mean {close}?" if close else "see XML Schema part 2 for the names: token, date, anyURI …"
            self._faults.at(node, f"{quoted(name)} is no datatype of XML Schema", help_, attribute=attribute)

    def _any_element(self, node: _Element, _depth: int) -> Content | None:
        self._any += 1
        spec = next((each.get("ident", "") for each in node.iterancestors() if "ident" in each.attrib), "")
        excluded = tuple(_excluded(word, node) for word in node.get("except", self._exceptions).split())
        required = tuple(node.get("require", "").split())
        return AnyElement(f"anyElement_{spec}_{self._any}", excluded, required, occurs_of(node, self._faults))

    def _native(self, node: _Element, depth: int) -> Content | None:
        name = local(node).removeprefix(f"{{{RNG}}}")
        if name not in NATIVE:
            help_ = "a content model is a pattern: no grammar, no include, no other file"
            self._faults.at(node, f"<rng:{name}> cannot stand in a content model", help_)
            return None
        if name == "ref":
            return NativeRef(node.get("name", ""), node)
        if name == "data" and _library(node) is None:
            self.check_type(node, "type", node.get("type", ""))
        return Native(node, self.parts(node, depth + 1))


def _library(node: _Element) -> str | None:
    """The library of datatypes that is named around a node, where it is not that of XML Schema."""
    found = next(
        (each.get("datatypeLibrary") for each in (node, *node.iterancestors()) if "datatypeLibrary" in each.attrib),
        None,
    )
    return None if found == "http://www.w3.org/2001/XMLSchema-datatypes" else found


def _excluded(word: str, node: _Element) -> tuple[str, str]:
    """A namespace to leave out, as (namespace, ''), or one name in it, as (namespace, name)."""
    prefix, _, name = word.partition(":")
    if word == "teix:egXML":
        return _EXAMPLES, name
    if name and not name.startswith("/") and prefix in node.nsmap:
        return node.nsmap[prefix], name
    return word, ""
