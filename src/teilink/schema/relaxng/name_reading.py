"""Read the names of elements and attributes in a schema.

Specification: RELAX NG section 4.8 and 4.10 (names), 4.16 (constraints on name classes)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.schema.relaxng.names import AllNames, NameChoice, NamespaceNames, OneName, local_of, namespace_of
from teilink.schema.relaxng.syntax import (
    NAME_CLASSES,
    XMLNS,
    SchemaFaultError,
    check_kinds,
    kind,
    parts,
    qualified,
    within,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from teilink.schema.relaxng.names import NameClass
    from teilink.schema.relaxng.syntax import Context


def named(node: _Element, context: Context) -> tuple[NameClass, Sequence[_Element]]:
    """The names of an element or attribute, and the patterns behind them."""
    nodes = parts(node)
    name = node.get("name")
    if name is not None:
        return OneName(qualified(node, name, context.namespace)), nodes
    if not nodes:
        raise SchemaFaultError(node, f"<{kind(node)}> has no name")
    return _names(nodes[0], context, frozenset()), nodes[1:]


def _names(node: _Element, outer: Context, banned: frozenset[str]) -> NameClass:
    context, name, nodes = within(node, outer), kind(node), parts(node)
    if name not in NAME_CLASSES or name in banned:
        what = f"<{name}> cannot stand in <except> here" if name in banned else f"<{name}> is no class of names"
        raise SchemaFaultError(node, what)
    if name == "name":
        return OneName(qualified(node, node.text or "", context.namespace))
    if name == "choice":
        if not nodes:
            raise SchemaFaultError(node, "<choice> is empty", "a class of names must stand in it")
        return NameChoice(tuple(_names(each, context, banned) for each in nodes))
    besides = _besides(node, nodes, context, banned)
    return AllNames(besides) if name == "anyName" else NamespaceNames(context.namespace, besides)


def _besides(node: _Element, nodes: Sequence[_Element], context: Context, banned: frozenset[str]) -> NameClass | None:
    check_kinds(node, list(nodes), frozenset({"except"}))
    if len(nodes) > 1:
        raise SchemaFaultError(nodes[1], f"<{kind(node)}> has more than one <except>")
    if not nodes:
        return None
    inner = parts(nodes[0])
    if not inner:
        raise SchemaFaultError(nodes[0], "<except> is empty", "a class of names must stand in it")
    banned |= {"anyName"} if kind(node) == "anyName" else {"anyName", "nsName"}
    return NameChoice(tuple(_names(each, within(nodes[0], context), banned) for each in inner))


def check_attribute_names(names: NameClass, node: _Element) -> None:
    """Section 4.16: no attribute is a declaration of a namespace."""
    if isinstance(names, OneName):
        if names.name == "xmlns" or namespace_of(names.name) == XMLNS:
            raise SchemaFaultError(
                node, f"an attribute cannot be called {local_of(names.name)}: that declares a namespace"
            )
    elif isinstance(names, NameChoice):
        for each in names.classes:
            check_attribute_names(each, node)
    elif isinstance(names, NamespaceNames) and names.namespace == XMLNS:
        raise SchemaFaultError(node, "attributes cannot be in the namespace of declarations of namespaces")
    if isinstance(names, AllNames | NamespaceNames) and names.besides is not None:
        check_attribute_names(names.besides, node)
