"""What an ODD specifies, as values: elements, classes, macros and datatypes, with their content and attributes.

Each value keeps the node it was read from: faults are placed on it, and pages show the rich text inside.

Specification: TEI Guidelines, TD (documentation elements)
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from teilink.schema.odd.parts import Content, Occurs, Values, Words
    from teilink.tei.document import TeiFile


@dataclass(frozen=True, eq=False)
class Constraint:
    """constraintSpec in Schematron: the children of its constraint."""

    ident: str
    words: Words
    checks: tuple[_Element, ...]
    node: _Element


@dataclass(frozen=True, eq=False)
class Attribute:
    """attDef. `name` is what documents write, `ns` its namespace; a value of the datatype may be `repeated`.

    In one of mode "change" what is empty or None is taken from the attribute that it changes.
    """

    ident: str
    name: str
    ns: str
    mode: str
    usage: str
    words: Words
    data: tuple[Content, ...] | None
    repeated: Occurs
    values: Values | None
    default: str
    constraints: tuple[Constraint, ...]
    node: _Element

    @property
    def is_required(self) -> bool:
        """Whether it must be there."""
        return self.usage == "req"


@dataclass(frozen=True, eq=False)
class AttributeUse:
    """attRef: an attribute of a class, or all of them (`name` empty)."""

    owner: str
    name: str
    node: _Element


@dataclass(frozen=True, eq=False)
class AttributeList:
    """attList: all of them, or one of them."""

    org: Literal["group", "choice"] = "group"
    items: tuple[Attribute | AttributeUse | AttributeList, ...] = ()

    def definitions(self) -> Iterator[Attribute]:
        """The attDefs in it, at any depth, in their order."""
        for item in self.items:
            if isinstance(item, Attribute):
                yield item
            elif isinstance(item, AttributeList):
                yield from item.definitions()

    def uses(self) -> Iterator[AttributeUse]:
        """The attRefs in it, at any depth, in their order."""
        for item in self.items:
            if isinstance(item, AttributeUse):
                yield item
            elif isinstance(item, AttributeList):
                yield from item.uses()


@dataclass(frozen=True, eq=False)
class Membership:
    """memberOf: of which class, and how often a sequence of its members takes this one."""

    key: str
    occurs: Occurs
    node: _Element


@dataclass(frozen=True, eq=False)
class Element:
    """elementSpec."""

    ident: str
    name: str
    ns: str
    module: str
    words: Words
    classes: tuple[Membership, ...]
    content: tuple[Content, ...]
    attributes: AttributeList
    constraints: tuple[Constraint, ...]
    node: _Element


@dataclass(frozen=True, eq=False)
class Class:
    """classSpec, of elements (model) or of attributes (atts)."""

    ident: str
    type: Literal["model", "atts"]
    module: str
    words: Words
    classes: tuple[Membership, ...]
    attributes: AttributeList
    constraints: tuple[Constraint, ...]
    node: _Element


@dataclass(frozen=True, eq=False)
class Macro:
    """macroSpec or dataSpec: a content model, or a datatype, under a name."""

    ident: str
    is_datatype: bool
    module: str
    words: Words
    content: tuple[Content, ...]
    constraints: tuple[Constraint, ...]
    node: _Element


Spec = Element | Class | Macro


@dataclass(frozen=True, eq=False)
class Specification:
    """schemaSpec with all that stands in it; `specs` in the order of the file, their idents are distinct."""

    file: TeiFile
    ident: str
    ns: str
    prefix: str
    language: str
    start: tuple[str, ...]
    words: Words
    specs: tuple[Spec, ...]
    modules: Mapping[str, Words]
    constraints: tuple[Constraint, ...]
    namespaces: Mapping[str, str]
    node: _Element

    @cached_property
    def elements(self) -> Mapping[str, Element]:
        """The elements by ident."""
        return {each.ident: each for each in self.specs if isinstance(each, Element)}

    @cached_property
    def classes(self) -> Mapping[str, Class]:
        """The classes by ident."""
        return {each.ident: each for each in self.specs if isinstance(each, Class)}

    @cached_property
    def macros(self) -> Mapping[str, Macro]:
        """The macros and datatypes by ident."""
        return {each.ident: each for each in self.specs if isinstance(each, Macro)}

    @cached_property
    def _members(self) -> Mapping[str, list[tuple[Element | Class, Occurs]]]:
        found: dict[str, list[tuple[Element | Class, Occurs]]] = {}
        for each in self.specs:
            if not isinstance(each, Macro):
                for membership in each.classes:
                    found.setdefault(membership.key, []).append((each, membership.occurs))
        return found

    def members(self, key: str) -> Sequence[tuple[Element | Class, Occurs]]:
        """The direct members of a class in the order of the file, with how often a sequence takes each."""
        return self._members.get(key, ())
