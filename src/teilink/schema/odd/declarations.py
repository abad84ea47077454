"""Attributes as patterns of RELAX NG: of an element inside it, of a class under names that others refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.schema.odd.inheritance import Given, Whole
from teilink.schema.odd.markup import annotate, rng
from teilink.schema.odd.parts import ANNOTATIONS, ONCE, RNG, Native
from teilink.schema.odd.patterns import repeated
from teilink.schema.odd.specification import Element

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.schema.odd.inheritance import Inheritance, Joined
    from teilink.schema.odd.patterns import Patterns
    from teilink.schema.odd.specification import Attribute, Class, Specification

_XML = "http://www.w3.org/XML/1998/namespace"


class Declarations:
    """Makes the declarations of attributes for one specification."""

    def __init__(self, specification: Specification, inheritance: Inheritance, patterns: Patterns) -> None:
        self._specification = specification
        self._inheritance = inheritance
        self._patterns = patterns

    def add_attributes(self, element: _Element, spec: Element) -> None:
        """Put the attributes of an element into its pattern."""
        self._add(element, self._inheritance.of(spec), spec)

    def add_class(self, root: _Element, spec: Class) -> None:
        """The defines of a class: all its attributes together, and each that it specifies."""
        joined = self._inheritance.of(spec)
        define = rng(root, "define", name=self._patterns.name(f"{spec.ident}.attributes"))
        self._add(define, joined, spec)
        if not joined.items:
            rng(define, "empty")
        for given in self._inheritance.leaves(joined):
            if given.owner is spec:
                self._attribute(rng(root, "define", name=self._name(given)), given.attribute)

    def _name(self, given: Given) -> str:
        """The name of an attribute's define; alternatives may have several of one ident, which are numbered."""
        ident = given.attribute.ident
        same = [
            each.attribute
            for each in self._inheritance.given(given.owner)
            if each.owner is given.owner and each.attribute.ident == ident
        ]
        number = "" if same[0] is given.attribute else f".{same.index(given.attribute) + 1}"
        return self._patterns.name(f"{given.owner.ident}.attribute.{ident.replace(':', '')}{number}")

    def _add(self, parent: _Element, joined: Joined, spec: Element | Class) -> None:
        for item in joined.items:
            if isinstance(item, Whole):
                rng(parent, "ref", name=self._patterns.name(f"{item.owner.ident}.attributes"))
            elif not isinstance(item, Given):
                self._add(rng(parent, item.org), item, spec)
            elif isinstance(item.owner, Element):
                self._attribute(parent, item.attribute)
            else:
                rng(parent, "ref", name=self._name(item))

    def _attribute(self, parent: _Element, attribute: Attribute) -> None:
        holder = parent if attribute.is_required else rng(parent, "optional")
        made = rng(holder, "attribute", name=f"xml:{attribute.name}" if attribute.ns == _XML else attribute.name)
        if attribute.ns and attribute.ns != _XML:
            made.set("ns", attribute.ns)
        if attribute.default and not attribute.is_required:
            made.set(f"{{{ANNOTATIONS}}}defaultValue", attribute.default)
        annotate(made, attribute.words)
        often = attribute.repeated
        if often == ONCE or attribute.data is None or _is_any_text(attribute):
            self._value(made, attribute)
        elif often.most == 1:
            # One value that may be left out is no list: so TEI's own schemas have it.
            # libxml2 takes any value at all for an optional one.
            choice = rng(made, "choice")
            rng(choice, "empty")
            self._value(choice, attribute)
        else:
            repeated(rng(made, "list"), often, lambda at: self._value(at, attribute))

    def _value(self, parent: _Element, attribute: Attribute) -> None:
        values = attribute.values
        if values is not None and values.type == "closed":
            self._patterns.add_values(parent, values)
            return
        if values is not None and values.type == "semi":
            parent = self._patterns.add_values(parent, values)
            if attribute.data is None:
                rng(parent, "data", type="Name")
                return
        if not attribute.data:
            rng(parent, "text")
        else:
            self._patterns.add_content(parent, attribute.data)


def _is_any_text(attribute: Attribute) -> bool:
    """A text cannot stand in a list (RELAX NG 7.1.3)."""
    return any(isinstance(part, Native) and part.node.tag == f"{{{RNG}}}text" for part in attribute.data or ())
