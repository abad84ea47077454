"""Check that what the specifications of an ODD name is specified, and is of the kind that is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.iri import nearest
from teilink.schema.odd.circles import circles
from teilink.schema.odd.clashes import check_attributes
from teilink.schema.odd.faults import quoted
from teilink.schema.odd.names import EXPANSIONS
from teilink.schema.odd.parts import ClassUse, NativeRef, Use, walk
from teilink.schema.odd.sizes import check_sizes
from teilink.schema.odd.specification import Class, Element, Macro

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilink.schema.odd.faults import Faults
    from teilink.schema.odd.parts import Content
    from teilink.schema.odd.specification import Spec, Specification

_WRITTEN = {"element": "elementRef", "macro": "macroRef", "datatype": "dataRef"}


def check(specification: Specification, faults: Faults) -> None:
    """Note what is named and specified nowhere, what is made of itself, and what a schema cannot say."""
    names = _Names(specification, faults)
    names.check_start()
    for spec in specification.specs:
        names.check_content(spec)
        if not isinstance(spec, Macro):
            names.check_memberships(spec)
            names.check_attribute_uses(spec)
    if not circles(specification, faults):
        check_attributes(specification, faults)
        check_sizes(specification, faults)


def contents(spec: Spec) -> Iterator[Content]:
    """All parts of the content of a specification, and of the datatypes of the attributes it specifies."""
    if not isinstance(spec, Class):
        yield from walk(spec.content)
    if not isinstance(spec, Macro):
        for attribute in spec.attributes.definitions():
            yield from walk(attribute.data or ())


class _Names:
    """Looks up the names that specifications use."""

    def __init__(self, specification: Specification, faults: Faults) -> None:
        self._all, self._faults = specification, faults
        self._specs = {spec.ident: spec for spec in specification.specs}
        self._models = [each.ident for each in specification.classes.values() if each.type == "model"]
        self._lists = [each.ident for each in specification.classes.values() if each.type == "atts"]

    def check_start(self) -> None:
        schema, elements = self._all.node, self._all.elements
        for name in self._all.start:
            if name not in elements and name not in self._models:
                self._faults.unknown(schema, "start", "the element", name, elements)
        if not self._all.start:
            help_ = 'name the outermost elements: start="TEI"'
            self._faults.at(schema, "the schema has no element to start with", help_, attribute="start")

    def check_memberships(self, spec: Element | Class) -> None:
        for membership in spec.classes:
            found = self._all.classes.get(membership.key)
            if found is None:
                self._faults.unknown(membership.node, "key", "the class", membership.key, self._all.classes)
            elif isinstance(spec, Class) and found.type != spec.type:
                message = f"{spec.ident}, a class of type {spec.type}, is a member of one of type {found.type}"
                help_ = "classes of elements hold elements, classes of attributes attributes"
                self._faults.at(membership.node, message, help_, attribute="key")

    def check_content(self, spec: Spec) -> None:
        for part in contents(spec):
            if isinstance(part, Use):
                self._check_use(part)
            elif isinstance(part, ClassUse):
                self._check_class(part)
            elif isinstance(part, NativeRef):
                self._check_native(part)

    def _check_use(self, use: Use) -> None:
        if use.kind == "element":
            names: Iterable[str] = self._all.elements
        else:
            names = [one.ident for one in self._all.macros.values() if use.kind == "macro" or one.is_datatype]
        if use.key in self._all.macros and use.kind != "element":
            return
        if use.key not in names:
            said = {"element": "the element", "macro": "the macro", "datatype": "the datatype"}[use.kind]
            self._missing(use, said, use.key, names, _WRITTEN[use.kind])

    def _missing(self, use: Use | ClassUse, said: str, key: str, names: Iterable[str], written: str) -> None:
        other = self._specs.get(key)
        if other is None:
            self._faults.unknown(use.node, "key", said, key, names)
            return
        message = f"{quoted(key)} is {_kind(other)}, and <{written}> names {said.replace('the', 'a', 1)}"
        right = _reference(other)
        help_ = f'write <{right} key="{key}"/>' if right else "attributes come by memberOf or attRef"
        self._faults.at(use.node, message.replace("a element", "an element"), help_, attribute="key")

    def _check_class(self, use: ClassUse) -> None:
        if use.key not in self._models:
            self._missing(use, "the class", use.key, self._models, "classRef")
            return
        members = [one.ident for one, _ in self._all.members(use.key)]
        for attribute, named in (("include", use.include or ()), ("except", use.exclude)):
            for name in sorted(named):
                if name not in members:
                    close = nearest(name, members)
                    help_ = f"did you mean {close}?" if close else f"its members: {', '.join(members[:8]) or 'none'}"
                    message = f"{quoted(name)} is no member of {use.key}"
                    self._faults.at(use.node, message, help_, attribute=attribute)

    def _check_native(self, ref: NativeRef) -> None:
        base, _, end = ref.name.rpartition("_")
        is_expanded = base in self._models and end in EXPANSIONS
        is_attributes = ref.name.removesuffix(".attributes") in self._lists and ref.name.endswith(".attributes")
        names = [*self._all.elements, *self._all.macros, *self._models]
        if ref.name not in names and not is_expanded and not is_attributes:
            self._faults.unknown(ref.node, "name", "the pattern", ref.name, names)

    def check_attribute_uses(self, spec: Element | Class) -> None:
        for use in spec.attributes.uses():
            if use.owner not in self._lists:
                self._faults.unknown(use.node, "class", "the class of attributes", use.owner, self._lists)


def _kind(spec: Spec) -> str:
    if isinstance(spec, Element):
        return "an element"
    if isinstance(spec, Class):
        return "a class of elements" if spec.type == "model" else "a class of attributes"
    return "a datatype" if spec.is_datatype else "a macro"


def _reference(spec: Spec) -> str:
    if isinstance(spec, Class):
        return "classRef" if spec.type == "model" else ""
    if isinstance(spec, Element):
        return "elementRef"
    return "dataRef" if spec.is_datatype else "macroRef"
