"""Expressions compiled once and asked of many nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from teilink.schema.assertions.expressions import ExpressionError, tokens
from teilink.schema.assertions.nodes import ATTRIBUTE, ELEMENT, STANDPOINTS, Node
from teilink.schema.assertions.rewriting import rebased

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    Value = str | float | bool | _Element

_VALUES = (str, float, bool)
_STRING = etree.XPath("string()", smart_strings=False)


class _Form(NamedTuple):
    """An expression as it is evaluated for one kind of node, and the variables it has now."""

    ask: etree.XPath
    needs: tuple[str, ...]


class Query:
    """An expression without variables of its own, asked of a node.

    `wrap` is boolean or string for the kind of value that is wanted, or "" for nodes.
    """

    def __init__(self, expression: str, wrap: str, namespaces: Mapping[str, str]) -> None:
        self._expression = expression
        self._wrap = wrap
        self._namespaces = dict(namespaces)
        self._forms: dict[str, _Form] = {}

    def __call__(self, node: Node, values: Values) -> object:
        """What the expression gives. Raises etree.XPathError where it cannot be worked out."""
        form = self._forms.get(node.kind) or self._form(node.kind)
        if not form.needs and node.kind == ELEMENT:
            return form.ask(node.element)
        # Only an element can be where an evaluation stands.
        stand = node.element if node.kind == ELEMENT else values.root
        return form.ask(stand, **values.of(form.needs, node))

    def _form(self, kind: str) -> _Form:
        made = self._forms[kind] = _compiled(self._expression, kind, self._wrap, self._namespaces)
        return made

    def prove(self) -> object:
        """What it gives for an empty element. Raises ExpressionError where libxml2 cannot work with it."""
        try:
            form = self._form(ELEMENT)
            empty = etree.Element("x")
            stand_in = etree.Element("x")
            return form.ask(empty, **{name: empty if name == "node" else stand_in for name in form.needs})
        except etree.XPathError as error:
            raise ExpressionError(plain(error)) from error


def _compiled(expression: str, kind: str, wrap: str, namespaces: Mapping[str, str]) -> _Form:
    placed = rebased(expression, STANDPOINTS[kind])
    needs: list[str] = []
    if "$" in placed:
        needs = sorted({token.text[1:] for token in tokens(placed) if token.kind == "variable"})
    text = f"{wrap}({placed})" if wrap else placed
    return _Form(etree.XPath(text, namespaces=dict(namespaces), regexp=False, smart_strings=not wrap), tuple(needs))


class Values:
    """The variables of one file, each worked out when it is first asked for."""

    def __init__(self, root: _Element, variables: Mapping[str, tuple[Query, bool]]) -> None:
        self.root = root
        self._variables = variables
        self._known: dict[str, Value] = {}

    def of(self, names: tuple[str, ...], node: Node) -> dict[str, Value]:
        """The values of the variables that an expression about a node needs."""
        return {name: self._one(name, node) for name in names}

    def _one(self, name: str, node: Node) -> Value:
        if name == "node":
            return node.element
        if name in {"name", "namespace"} and node.kind == ATTRIBUTE:
            written = etree.QName(node.attribute)
            return written.localname if name == "name" else written.namespace or ""
        if name not in self._known:
            self._work_out(name)
        return self._known[name]

    def _work_out(self, name: str) -> None:
        """A variable, after those declared before it: so none has to wait for another while it is worked out."""
        for each, (query, is_nodes) in self._variables.items():
            if each not in self._known:
                found = query(Node(self.root), self)
                self._known[each] = _stand_in(found) if is_nodes or not isinstance(found, _VALUES) else found
            if each == name:
                return


def _stand_in(found: object) -> _Element:
    """An element whose children have the values of nodes. A set of nodes in a variable takes libxml2 quadratic time."""
    holder = etree.Element("x")
    for one in found if isinstance(found, list) else ():
        child = etree.SubElement(holder, "i")
        if not isinstance(one, etree._Element):
            child.text = str(one)
        elif isinstance(one.tag, str):
            child.text = str(_STRING(one))
        else:
            child.text = one.text
    return holder


def plain(error: etree.XPathError) -> str:
    """What libxml2 says of an expression, in lower case."""
    said = str(error) or "this cannot be worked out"
    said = said.split("\n")[0]
    known = {"Invalid expression": "this is no XPath 1.0", "Invalid type": "a value stands where nodes are needed"}
    return known.get(said, said[:1].lower() + said[1:])
