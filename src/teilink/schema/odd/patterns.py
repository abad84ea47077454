"""Content models as patterns of RELAX NG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teilink.schema.odd.markup import annotate, rng
from teilink.schema.odd.names import EXPANSIONS
from teilink.schema.odd.parts import (
    ONCE,
    RNG,
    AnyElement,
    ClassUse,
    Data,
    Empty,
    Group,
    Native,
    NativeRef,
    Text,
    Use,
    Values,
)
from teilink.schema.odd.specification import Class

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.etree import _Element

    from teilink.schema.odd.parts import Content, Occurs
    from teilink.schema.odd.specification import Element, Specification

_GROUPS = {"sequence": "group", "alternate": "choice", "interleave": "interleave"}


def repeated(parent: _Element, occurs: Occurs, add: Callable[[_Element], object]) -> None:
    """Put a pattern into another as often as it occurs; what may be left out is optional each time."""
    wrapped = {(0, 1): "optional", (0, None): "zeroOrMore", (1, None): "oneOrMore"}.get((occurs.least, occurs.most))
    if wrapped is not None:
        add(rng(parent, wrapped))
        return
    if occurs.most == 0:
        rng(parent, "empty")
        return
    inside = parent if occurs == ONCE else rng(parent, "group")
    for _ in range(occurs.least):
        add(inside)
    if occurs.most is None:
        add(rng(inside, "zeroOrMore"))
    else:
        for _ in range(occurs.most - occurs.least):
            add(rng(inside, "optional"))


class Patterns:
    """Makes patterns for one specification."""

    def __init__(self, specification: Specification) -> None:
        self._specification = specification
        self._any: dict[str, AnyElement] = {}
        self._expanded: dict[tuple[str, str], None] = {}

    def name(self, ident: str) -> str:
        """The name of the define of what has an ident: @prefix of the schema goes before it."""
        return self._specification.prefix + ident

    def add_content(self, parent: _Element, parts: Sequence[Content], restriction: str = "") -> None:
        """Put a content model into a define, an element or an attribute; nothing is empty."""
        for part in parts:
            self._add(parent, part, restriction)
        if not parts:
            rng(parent, "empty")

    def add_class(self, root: _Element, spec: Class) -> None:
        """The define of a model class: any one of its members."""
        define = rng(root, "define", name=self.name(spec.ident))
        annotate(define, spec.words)
        self._members(define, spec.ident, "alternation", [one for one, _ in self._specification.members(spec.ident)])

    def add_expansions(self, root: _Element) -> None:
        """The defines that were asked for on the way: classes as sequences, and elements of any name."""
        done: set[tuple[str, str]] = set()
        while len(done) < len(self._expanded):
            key, expand = next(each for each in self._expanded if each not in done)
            done.add((key, expand))
            define = rng(root, "define", name=self.name(f"{key}_{expand}"))
            members = [one for one, _ in self._specification.members(key)]
            if not members and expand == "sequenceRepeatable":
                rng(define, "notAllowed")
            else:
                self._members(define, key, expand, members, expand)
        for any_element in self._any.values():
            self._any_element(root, any_element)

    def _add(self, parent: _Element, part: Content, restriction: str) -> None:  # noqa: C901 - one case a kind of part
        match part:
            case Text():
                rng(parent, "text")
            case Empty():
                rng(parent, "empty")
            case Group():
                repeated(parent, part.occurs, lambda at: self._group(at, part, restriction))
            case Use():
                repeated(parent, part.occurs, lambda at: self._use(at, part, restriction))
            case ClassUse():
                repeated(parent, part.occurs, lambda at: self._class(at, part))
            case Data():
                self._data(parent, part, restriction)
            case Values():
                self.add_values(parent, part)
            case AnyElement():
                self._any[part.name] = part
                repeated(parent, part.occurs, lambda at: rng(at, "ref", name=part.name))
            case Native():
                self._native(parent, part, restriction)
            case NativeRef():
                self._native_ref(parent, part)

    def _group(self, parent: _Element, group: Group, restriction: str) -> None:
        # A sequence of nothing but values stands in one text, parted by blanks.
        is_list = group.kind == "sequence" and bool(group.parts) and all(_is_value(part) for part in group.parts)
        made = rng(parent, "list" if is_list else _GROUPS[group.kind])
        self.add_content(made, group.parts, restriction)

    def _use(self, parent: _Element, use: Use, restriction: str) -> None:
        narrowed = use.restriction or restriction
        if use.kind == "datatype" and narrowed:
            inner = parent if len(self._specification.macros[use.key].content) == 1 else rng(parent, "group")
            self.add_content(inner, self._specification.macros[use.key].content, narrowed)
        else:
            rng(parent, "ref", name=self.name(use.key))

    def _class(self, parent: _Element, use: ClassUse) -> None:
        if not use.expand and use.include is None and not use.exclude:
            rng(parent, "ref", name=self.name(use.key))
            return
        members = [
            one
            for one, _ in self._specification.members(use.key)
            if (use.include is None or one.ident in use.include) and one.ident not in use.exclude
        ]
        self._members(parent, use.key, use.expand or "alternation", members)

    def _members(
        self, parent: _Element, key: str, expand: str, members: Sequence[Element | Class], suffix: str = ""
    ) -> None:
        if expand in {"alternation", "alternate"}:
            if not members:
                rng(parent, "notAllowed")
                return
            choice = rng(parent, "choice")
            for one in members:
                self._member(choice, one, suffix)
            return
        wrapped = {"sequenceOptional": "optional", "sequenceRepeatable": "oneOrMore", "sequence": ""}.get(
            expand, "zeroOrMore"
        )
        group = rng(parent, "group")
        if not members:
            rng(group, "empty")
        often = {one.ident: occurs for one, occurs in self._specification.members(key)}
        for one in members:
            at = rng(group, wrapped) if wrapped else group
            repeated(at, often[one.ident], lambda inside, one=one: self._member(inside, one, suffix))  # type: ignore[misc]

    def _member(self, parent: _Element, one: Element | Class, suffix: str) -> None:
        name = one.ident
        if suffix and isinstance(one, Class):
            self._expanded.setdefault((name, suffix))
            name = f"{name}_{suffix}"
        rng(parent, "ref", name=self.name(name))

    def _data(self, parent: _Element, data: Data, restriction: str) -> None:
        made = rng(parent, "data", type=data.type)
        for name, value in (*data.facets, *([("pattern", restriction)] if restriction else [])):
            rng(made, "param", value, name=name)

    def add_values(self, parent: _Element, values: Values) -> _Element:
        """The values of a list as a choice, each with what is said about it behind it."""
        choice = rng(parent, "choice")
        for item in values.items:
            rng(choice, "value", item.name)
            annotate(choice, item.words)
        return choice

    def _any_element(self, root: _Element, found: AnyElement) -> None:
        element = rng(rng(root, "define", name=found.name), "element")
        any_name = rng(element, "anyName")
        excepted = rng(any_name, "except") if found.excluded else any_name
        for ns, name in found.excluded:
            if name:
                rng(excepted, "name", name, ns=ns)
            else:
                rng(excepted, "nsName", ns=ns)
        rng(rng(rng(element, "zeroOrMore"), "attribute"), "anyName")
        choice = rng(rng(element, "zeroOrMore"), "choice")
        rng(choice, "text")
        rng(choice, "ref", name=found.name)

    def _native(self, parent: _Element, native: Native, restriction: str) -> None:
        node = native.node
        # Names written with a prefix need its declaration.
        is_prefixed = ":" in node.get("name", "") or ":" in (node.text or "")
        prefixes = {prefix: uri for prefix, uri in node.nsmap.items() if prefix} if is_prefixed else None
        made = etree.SubElement(parent, f"{{{RNG}}}{etree.QName(node).localname}", dict(node.attrib), nsmap=prefixes)
        if not native.parts:
            made.text = node.text
        for part in native.parts:
            self._add(made, part, restriction)

    def _native_ref(self, parent: _Element, ref: NativeRef) -> None:
        key, _, expand = ref.name.rpartition("_")
        if ref.name not in self._specification.classes and key in self._specification.classes and expand in EXPANSIONS:
            self._expanded.setdefault((key, expand))
        rng(parent, "ref", name=self.name(ref.name))


def _is_value(part: Content) -> bool:
    return isinstance(part, Data | Values) or (isinstance(part, Use) and part.kind == "datatype")
