"""Read a schema in the XML syntax of RELAX NG into patterns.

What elements contain is read last, so that the definitions may refer to each other in circles through elements, as
they may by the specification, and in no other way.

Specification: RELAX NG section 4 (simplification), https://relaxng.org/spec-20011203.html#simplification
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from teilink.iri import nearest
from teilink.schema.datatypes import DatatypeError, datatype
from teilink.schema.relaxng.name_reading import check_attribute_names, named
from teilink.schema.relaxng.patterns import Element, Pattern
from teilink.schema.relaxng.syntax import (
    COMPONENTS,
    PATTERNS,
    Context,
    SchemaFaultError,
    check_kinds,
    is_plain,
    kind,
    parts,
    reference,
    within,
    word,
)
from teilink.schema.relaxng.table import Patterns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lxml.etree import _Element

    from teilink.schema.datatypes import Datatype

_START = ""


class _Component(NamedTuple):
    """One start or define of a grammar, and what it inherits."""

    node: _Element
    context: Context


@dataclass(eq=False)
class Scope:
    """One grammar: its definitions by name, the start under ''."""

    outer: Scope | None
    node: _Element
    components: dict[str, list[_Component]] = field(default_factory=dict)
    resolved: dict[str, Pattern] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)


class Reader:
    """The reading of one schema. `part` fetches another file of it: the root element that an href leads to."""

    def __init__(self, part: Callable[[_Element, str], _Element]) -> None:
        self.patterns = Patterns()
        self.elements: list[Element] = []
        self._part = part
        self._unread: list[tuple[Element, Sequence[_Element], Context, Scope | None]] = []
        self._scopes: list[Scope] = []
        self._fetching: list[_Element] = []
        self._may_circle = False
        self._datatypes: dict[tuple[str, str, tuple[tuple[str, str], ...]], Datatype] = {}

    def start(self, root: _Element) -> Pattern:
        """The pattern of the whole schema. Raises SchemaFaultError."""
        if kind(root) not in PATTERNS:
            raise SchemaFaultError(root, "the root of a RELAX NG schema is a pattern, mostly <grammar>")
        found = self._pattern(root, Context(), None)
        self._read_contents()
        # What nothing refers to must be well made all the same (section 4.18), but may go round in circles (4.19).
        self._may_circle = True
        for scope in self._scopes:
            for name in scope.components:
                self._definition(scope, name, scope.node)
                self._read_contents()
        return found

    def _read_contents(self) -> None:
        while self._unread:
            element, nodes, context, scope = self._unread.pop()
            element.content = self._sequence(nodes, context, scope)

    def _patterns_in(self, node: _Element, context: Context, scope: Scope | None) -> list[Pattern]:
        nodes = parts(node)
        if not nodes:
            raise SchemaFaultError(node, f"<{kind(node)}> is empty", "a pattern must stand in it")
        return [self._pattern(each, context, scope) for each in nodes]

    def _sequence(self, nodes: Iterable[_Element], context: Context, scope: Scope | None) -> Pattern:
        return self.patterns.group([self._pattern(each, context, scope) for each in nodes])

    def _pattern(self, node: _Element, outer: Context, scope: Scope | None) -> Pattern:
        name = kind(node)
        read = _READ.get(name)
        if read is None:
            check_kinds(_parent(node), [node], PATTERNS)
            raise SchemaFaultError(node, f"<{name}> is no pattern")
        return read(self, node, within(node, outer), scope)

    @property
    def is_contextual(self) -> bool:
        """Whether a datatype of the schema needs the namespaces in scope."""
        return any(each.is_contextual for each in self._datatypes.values())

    # The patterns, in the order of section 3.

    def _element(self, node: _Element, context: Context, scope: Scope | None) -> Pattern:
        names, nodes = named(node, context)
        if not nodes:
            raise SchemaFaultError(node, "<element> says nothing of its content", "<empty/> stands for nothing")
        element = self.patterns.element(names, node)
        if isinstance(element, Element) and element.content is element:
            element.content = self.patterns.not_allowed
            self.elements.append(element)
            self._unread.append((element, nodes, context, scope))
        return element

    def _attribute(self, node: _Element, context: Context, scope: Scope | None) -> Pattern:
        # A name without @ns is in no namespace, whatever is inherited (section 4.8).
        own = Context(node.get("ns") or "", context.library) if node.get("name") is not None else context
        names, nodes = named(node, own)
        check_attribute_names(names, node)
        if len(nodes) > 1:
            raise SchemaFaultError(node, "<attribute> holds more than one pattern", "put them into one <group>")
        value = self._pattern(nodes[0], context, scope) if nodes else self.patterns.any_text
        return self.patterns.attribute(names, value, node)

    def _group(self, node: _Element, context: Context, scope: Scope | None) -> Pattern:
        return self.patterns.group(self._patterns_in(node, context, scope))

    def _interleave(self, node: _Element, context: Context, scope: Scope | None) -> Pattern:
        return self.patterns.interleave(self._patterns_in(node, context, scope))

    def _choice(self, node: _Element, context: Context, scope: Scope | None) -> Pattern:
        return self.patterns.choice(self._patterns_in(node, context, scope))

    def _optional(self, node: _Element, context: Context, scope: Scope | None) -> Pattern:
        return self.patterns.optional(self._group(node, context, scope))

    def _one_or_more(self, node: _Element, context: Context, scope: Scope | None) -> Pattern:
        return self.patterns.one_or_more(self._group(node, context, scope))

    def _zero_or_more(self, node: _Element, context: Context, scope: Scope | None) -> Pattern:
        return self.patterns.optional(self._one_or_more(node, context, scope))

    def _list(self, node: _Element, context: Context, scope: Scope | None) -> Pattern:
        return self.patterns.list_of(self._group(node, context, scope))

    def _mixed(self, node: _Element, context: Context, scope: Scope | None) -> Pattern:
        return self.patterns.interleave([self.patterns.any_text, self._group(node, context, scope)])

    def _ref(self, node: _Element, _context: Context, scope: Scope | None) -> Pattern:
        # Two nodes in five of a TEI schema are references to what is known by then.
        known = scope.resolved.get(node.get("name", "")) if scope is not None and is_plain(node, "name") else None
        if known is not None:
            return known
        parts_of_leaf(node)
        return self._definition(scope, word(node, "name"), node)

    def _parent_ref(self, node: _Element, _context: Context, scope: Scope | None) -> Pattern:
        parts_of_leaf(node)
        if scope is None or scope.outer is None:
            raise SchemaFaultError(node, "<parentRef> stands in no grammar that lies in another")
        return self._definition(scope.outer, word(node, "name"), node)

    def _empty(self, node: _Element, _context: Context, _scope: Scope | None) -> Pattern:
        parts_of_leaf(node)
        return self.patterns.empty

    def _not_allowed(self, node: _Element, _context: Context, _scope: Scope | None) -> Pattern:
        parts_of_leaf(node)
        return self.patterns.not_allowed

    def _text(self, node: _Element, _context: Context, _scope: Scope | None) -> Pattern:
        parts_of_leaf(node)
        return self.patterns.any_text

    def _value(self, node: _Element, context: Context, _scope: Scope | None) -> Pattern:
        parts(node)
        is_typed = node.get("type") is not None
        library, name = (context.library, word(node, "type")) if is_typed else ("", "token")
        said = "".join(node.itertext(with_tail=False)) if len(node) else node.text or ""
        typed = self._datatype(node, library, name, ())
        namespaces: dict[str, str] = {}
        if typed.is_contextual:
            namespaces = {prefix or "": uri for prefix, uri in node.nsmap.items()}
            # An unprefixed QName is in the namespace of the schema's @ns (section 4.8), not in that of its xmlns.
            namespaces[""] = context.namespace
        return self.patterns.value(typed, said, namespaces, node)

    def _data(self, node: _Element, context: Context, scope: Scope | None) -> Pattern:
        nodes = parts(node)
        check_kinds(node, nodes, frozenset({"param", "except"}))
        parameters = []
        for number, child in enumerate(nodes):
            if kind(child) == "except":
                if number < len(nodes) - 1:
                    raise SchemaFaultError(child, "<except> is not the last thing in <data>")
                continue
            parts(child)
            parameters.append((word(child, "name"), "".join(child.itertext()) if len(child) else child.text or ""))
        typed = self._datatype(node, context.library, word(node, "type"), tuple(parameters))
        besides = self.patterns.not_allowed
        if nodes and kind(nodes[-1]) == "except":
            besides = self.patterns.choice(self._patterns_in(nodes[-1], within(nodes[-1], context), scope))
        return self.patterns.data(typed, besides)

    def _datatype(self, node: _Element, library: str, name: str, parameters: tuple[tuple[str, str], ...]) -> Datatype:
        key = (library, name, parameters)
        if key not in self._datatypes:
            try:
                self._datatypes[key] = datatype(library, name, parameters)
            except DatatypeError as error:
                raise SchemaFaultError(node, str(error)) from error
        return self._datatypes[key]

    def _external_ref(self, node: _Element, context: Context, _scope: Scope | None) -> Pattern:
        parts_of_leaf(node)
        root = self._fetched(node)
        found = self._pattern(root, Context(context.namespace, ""), None)
        self._fetching.pop()
        return found

    def _fetched(self, node: _Element) -> _Element:
        root = self._part(node, reference(node))
        if root in self._fetching or root is node.getroottree().getroot():
            raise SchemaFaultError(node, "the files of the schema refer to each other in a circle")
        if kind(root) not in PATTERNS:
            raise SchemaFaultError(node, f"{node.get('href')} is no RELAX NG schema")
        self._fetching.append(root)
        return root

    # Grammars (sections 4.7, 4.17 to 4.19).

    def _grammar(self, node: _Element, context: Context, scope: Scope | None) -> Pattern:
        own = Scope(scope, node)
        self._gather(own, node, context, set())
        if _START not in own.components:
            raise SchemaFaultError(node, "the grammar has no <start>")
        for name in own.components:
            _check_combine(name, own.components[name])
        self._scopes.append(own)
        return self._definition(own, _START, node)

    def _gather(self, scope: Scope, node: _Element, context: Context, replaced: set[str]) -> set[str]:
        """Add the components in a grammar, a div or an include; those replaced are left out, and their names told."""
        nodes = parts(node)
        check_kinds(node, nodes, COMPONENTS - {"include"} if _is_in_include(node) else COMPONENTS)
        left_out = set()
        for child in nodes:
            inner = within(child, context)
            if kind(child) == "div":
                left_out |= self._gather(scope, child, inner, replaced)
            elif kind(child) == "include":
                left_out |= self._include(scope, child, inner, replaced)
            else:
                name = _START if kind(child) == "start" else word(child, "name")
                if name in replaced:
                    left_out.add(name)
                else:
                    scope.components.setdefault(name, []).append(_Component(child, inner))
        return left_out

    def _include(self, scope: Scope, node: _Element, context: Context, replaced: set[str]) -> set[str]:
        own = _component_names(node)
        root = self._fetched(node)
        if kind(root) != "grammar":
            raise SchemaFaultError(node, f"{node.get('href')} holds no <grammar>, so it cannot be included")
        within_it = within(root, Context(context.namespace, ""))
        found = self._gather(scope, root, within_it, own | replaced)
        self._fetching.pop()
        missing = sorted(own - found)
        if missing:
            what = f'a define "{missing[0]}"' if missing[0] else "a start"
            raise SchemaFaultError(node, f"the include replaces {what}, which {node.get('href')} does not have")
        return (found - own) | self._gather(scope, node, context, replaced)

    def _definition(self, scope: Scope | None, name: str, node: _Element) -> Pattern:
        known = scope.resolved.get(name) if scope is not None else None
        if known is not None:
            return known
        if scope is None or name not in scope.components:
            near = nearest(name, scope.components) if scope is not None else ""
            raise SchemaFaultError(node, f'nothing is defined as "{name}"', f"did you mean {near}?" if near else "")
        if name in scope.open and self._may_circle:
            return self.patterns.not_allowed
        if name in scope.open:
            raise SchemaFaultError(node, f'"{name}" is defined by itself, with no element between')
        scope.open.append(name)
        components = scope.components[name]
        found = [self._component(each, scope) for each in components]
        combined = next((each.node.get("combine", "").strip() for each in components if each.node.get("combine")), "")
        join = self.patterns.interleave if combined == "interleave" else self.patterns.choice
        scope.resolved[name] = found[0] if len(found) == 1 else join(found)
        scope.open.pop()
        return scope.resolved[name]

    def _component(self, component: _Component, scope: Scope) -> Pattern:
        nodes = parts(component.node)
        if not nodes or (len(nodes) > 1 and kind(component.node) == "start"):
            raise SchemaFaultError(component.node, f"<{kind(component.node)}> holds {len(nodes) or 'no'} patterns")
        return self._sequence(nodes, component.context, scope)


def parts_of_leaf(node: _Element) -> None:
    """Check a node in which nothing may stand."""
    found = parts(node)
    if found:
        raise SchemaFaultError(found[0], f"<{kind(found[0])}> cannot stand in <{kind(node)}>, which is always empty")


def _parent(node: _Element) -> _Element:
    parent = node.getparent()
    return node if parent is None else parent


def _is_in_include(node: _Element) -> bool:
    return kind(node) == "include" or (kind(node) == "div" and _is_in_include(_parent(node)))


def _component_names(node: _Element) -> set[str]:
    names: set[str] = set()
    for child in parts(node):
        if kind(child) == "div":
            names |= _component_names(child)
        elif kind(child) in {"start", "define"}:
            names.add(_START if kind(child) == "start" else word(child, "name"))
    return names


def _check_combine(name: str, components: Sequence[_Component]) -> None:
    """Section 4.17: of several definitions of one name all but one say how they combine, and say the same."""
    said = [(each.node.get("combine") or "").strip() for each in components]
    what = f'"{name}"' if name else "<start>"
    for component, how in zip(components, said, strict=True):
        if component.node.get("combine") is not None and how not in {"choice", "interleave"}:
            raise SchemaFaultError(component.node, f'@combine is "{how}"', "it is choice or interleave")
    if said.count("") > 1:
        twice = [each.node for each, how in zip(components, said, strict=True) if not how][1]
        raise SchemaFaultError(twice, f"{what} is defined twice", 'give one of them combine="choice" or "interleave"')
    if {"choice", "interleave"} <= set(said):
        raise SchemaFaultError(components[-1].node, f"the definitions of {what} combine in two ways")


_READ = {
    "element": Reader._element,
    "attribute": Reader._attribute,
    "group": Reader._group,
    "interleave": Reader._interleave,
    "choice": Reader._choice,
    "optional": Reader._optional,
    "zeroOrMore": Reader._zero_or_more,
    "oneOrMore": Reader._one_or_more,
    "list": Reader._list,
    "mixed": Reader._mixed,
    "ref": Reader._ref,
    "parentRef": Reader._parent_ref,
    "empty": Reader._empty,
    "value": Reader._value,
    "data": Reader._data,
    "notAllowed": Reader._not_allowed,
    "externalRef": Reader._external_ref,
    "grammar": Reader._grammar,
    "text": Reader._text,
}
