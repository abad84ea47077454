"""The XML syntax of a schema: which elements and attributes of RELAX NG stand where.

Specification: RELAX NG section 3 (full syntax), 4.1 (annotations), 4.2 (blanks), 4.4 (datatypeLibrary), 4.5 (href).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from teilink.iri import nearest
from teilink.schema.datatypes.characters import is_ncname
from teilink.schema.relaxng.names import expanded
from teilink.schema.relaxng.patterns import BLANKS

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "http://relaxng.org/ns/structure/1.0"
XMLNS = "http://www.w3.org/2000/xmlns"
_XML = "http://www.w3.org/XML/1998/namespace"
_OURS = f"{{{NAMESPACE}}}"

PATTERNS = frozenset(
    {"element", "attribute", "group", "interleave", "choice", "optional", "zeroOrMore", "oneOrMore", "list", "mixed"}
    | {"ref", "parentRef", "empty", "value", "data", "notAllowed", "externalRef", "grammar", "text"}
)
COMPONENTS = frozenset({"start", "define", "div", "include"})
NAME_CLASSES = frozenset({"name", "anyName", "nsName", "choice"})
_KINDS: dict[object, str] = {
    f"{_OURS}{name}": name for name in PATTERNS | COMPONENTS | NAME_CLASSES | {"param", "except"}
}
_TEXTUAL = frozenset({"value", "param", "name"})
_EVERYWHERE = frozenset({"ns", "datatypeLibrary"})
_OWN = {
    "element": {"name"},
    "attribute": {"name"},
    "ref": {"name"},
    "parentRef": {"name"},
    "value": {"type"},
    "data": {"type"},
    "param": {"name"},
    "externalRef": {"href"},
    "include": {"href"},
    "start": {"combine"},
    "define": {"name", "combine"},
}
_REQUIRED = {"ref": "name", "parentRef": "name", "data": "type", "param": "name", "externalRef": "href"} | {
    "include": "href",
    "define": "name",
}
_SCHEMED = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:.+", re.DOTALL)
_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


class SchemaFaultError(Exception):
    """What is wrong with a schema, and the element that says it."""

    def __init__(self, node: _Element, message: str, help_: str = "") -> None:
        super().__init__(message)
        self.node = node
        self.message = message
        self.help = help_


class Context(NamedTuple):
    """What a node of a schema inherits from those around it: the namespace and the library of datatypes."""

    namespace: str = ""
    library: str = ""


def kind(node: _Element) -> str:
    """The local name of an element of RELAX NG; '' for anything else."""
    tag = node.tag
    known = _KINDS.get(tag)
    if known is not None:
        return known
    return tag[len(_OURS) :] if isinstance(tag, str) and tag.startswith(_OURS) else ""


def parts(node: _Element) -> list[_Element]:
    """The children that are of RELAX NG, the node having been checked."""
    name = kind(node)
    if node.keys():
        _check_attributes(node, name)
    elif name in _REQUIRED:
        raise SchemaFaultError(node, f"<{name}> lacks its @{_REQUIRED[name]}")
    is_textual = name in _TEXTUAL
    text = node.text
    if text and not is_textual and text.strip(BLANKS):
        raise _stray(node, text)
    found = []
    for child in node:
        tail, tag = child.tail, child.tag
        if tail and not is_textual and tail.strip(BLANKS):
            raise _stray(node, tail)
        if is_textual and isinstance(tag, str):
            raise SchemaFaultError(node, f"<{name}> holds text, and no elements")
        if tag in _KINDS or kind(child):
            found.append(child)
        elif isinstance(child, etree._Entity):
            raise SchemaFaultError(node, f"{child.text} stands for something that is not read", "write it out")
    return found


def is_plain(node: _Element, attribute: str) -> bool:
    """Whether a node holds nothing at all and has that attribute alone, so that nothing in it is to be checked."""
    return node.text is None and len(node) == 0 and node.keys() == [attribute]


def _stray(node: _Element, text: str) -> SchemaFaultError:
    told = text.strip(BLANKS)[:40]
    return SchemaFaultError(node, f'the text "{told}" stands in <{kind(node)}>, which holds no text')


def _check_attributes(node: _Element, name: str) -> None:
    own = _OWN.get(name, ())
    for attribute in node.keys():  # noqa: SIM118 - an element iterates over its children
        if attribute in own or attribute in _EVERYWHERE:
            continue
        if not attribute.startswith("{") or attribute.startswith(_OURS):
            near = nearest(attribute, {*own, *_EVERYWHERE})
            raise SchemaFaultError(node, f"<{name}> has no @{attribute}", f"did you mean @{near}?" if near else "")
    required = _REQUIRED.get(name)
    if required and node.get(required) is None:
        raise SchemaFaultError(node, f"<{name}> lacks its @{required}")


def check_kinds(node: _Element, found: list[_Element], allowed: frozenset[str]) -> None:
    """Raise SchemaFaultError where a child is none of those allowed."""
    for child in found:
        if kind(child) not in allowed:
            near = nearest(kind(child), allowed)
            help_ = f"did you mean <{near}>?" if near else ""
            raise SchemaFaultError(child, f"<{kind(child)}> cannot stand in <{kind(node)}>", help_)


def word(node: _Element, attribute: str) -> str:
    """The value of an attribute without the blanks around it, which is a name without a colon."""
    found = (node.get(attribute) or "").strip(BLANKS)
    # is_ncname knows XML 1.0, second edition, to which RELAX NG refers.
    if not is_ncname(found):
        raise SchemaFaultError(node, f'@{attribute} is "{found}", which is no name')
    return found


def within(node: _Element, outer: Context) -> Context:
    """What the children of a node inherit."""
    namespace, library = node.get("ns"), node.get("datatypeLibrary")
    if namespace is None and library is None:
        return outer
    if library is not None and library and (not _SCHEMED.fullmatch(library) or not _is_uri(library)):
        raise SchemaFaultError(node, f'@datatypeLibrary is "{library}", which is no address of a library')
    return Context(
        outer.namespace if namespace is None else namespace,
        outer.library if library is None else library,
    )


def reference(node: _Element) -> str:
    """The @href of a node: an address without a fragment."""
    found = node.get("href", "")
    if not _is_uri(found):
        raise SchemaFaultError(node, f'@href is "{found}", which is no address of a whole file')
    return found


def _is_uri(text: str) -> bool:
    return "#" not in text and not _BROKEN_ESCAPE.search(text)


def qualified(node: _Element, text: str, namespace: str) -> str:
    """The expanded name that a text means, by the prefixes in scope (section 4.10)."""
    prefix, colon, local = text.strip(BLANKS).rpartition(":")
    if not is_ncname(local) or (colon and not is_ncname(prefix)):
        raise SchemaFaultError(node, f'"{text.strip(BLANKS)}" is no name')
    if not colon:
        return expanded(namespace, local)
    known = _XML if prefix == "xml" else node.nsmap.get(prefix)
    if known is None:
        raise SchemaFaultError(node, f"the prefix {prefix} is not declared")
    return expanded(known, local)
