"""The Schematron of an ODD inside its schema: each constraint a pattern, each assertion with a context.

An assertion that is not in a rule is about the element it is specified with; in a class, about all its members; with
an attribute, about that attribute (TEI TDTAGCONS).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lxml import etree

from teilink.schema.odd.parts import SCHEMATRON, AnyElement, walk
from teilink.schema.odd.specification import Macro
from teilink.tei.document import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from teilink.schema.odd.inheritance import Inheritance
    from teilink.schema.odd.specification import Attribute, Class, Constraint, Element, Specification

_SCH = f"{{{SCHEMATRON}}}"
_XML = "http://www.w3.org/XML/1998/namespace"


class Assertions:
    """Puts the constraints of one specification into its schema."""

    def __init__(self, specification: Specification, inheritance: Inheritance) -> None:
        self._specification = specification
        self._inheritance = inheritance
        self._namespaces = dict(specification.namespaces)
        self._prefix = {uri: prefix for prefix, uri in reversed(self._namespaces.items())}
        for spec in specification.elements.values():
            self._name_namespace(spec.ns, spec.node)
        self._taken: set[str] = set()
        self._named = Counter(each.ident for each in _all(specification))

    def _name_namespace(self, uri: str, node: _Element) -> None:
        if not uri or uri in self._prefix:
            return
        written = [prefix for prefix, each in node.nsmap.items() if prefix and each == uri]
        invented = (f"ns{n}" for n in range(1, len(self._namespaces) + 2))
        prefix = next(each for each in (*written, *invented) if each not in self._namespaces)
        self._namespaces[prefix] = uri
        self._prefix[uri] = prefix

    def declare(self, root: _Element) -> None:
        """The prefixes of all contexts and tests, at the top of the schema."""
        for prefix, uri in sorted(self._namespaces.items()):
            etree.SubElement(root, f"{_SCH}ns", prefix=prefix, uri=uri)

    def context_of(self, spec: Element) -> str:
        """The name of an element in XPath."""
        return f"{self._prefix[spec.ns]}:{spec.name}" if spec.ns else spec.name

    def on(self, context: str, attribute: Attribute) -> str:
        """An attribute of an element in XPath."""
        return f"{context}/@{self._attribute(attribute)}"

    def _attribute(self, attribute: Attribute) -> str:
        if attribute.ns == _XML:
            return f"xml:{attribute.name}"
        if not attribute.ns:
            return attribute.name
        self._name_namespace(attribute.ns, attribute.node)
        return f"{self._prefix[attribute.ns]}:{attribute.name}"

    def members(self, spec: Class) -> str:
        """The elements that are members of a class, directly or by another class, in XPath."""
        found, waiting = {spec.ident}, [spec.ident]
        while waiting:
            for one, _ in self._specification.members(waiting.pop()):
                if one.ident not in found:
                    found.add(one.ident)
                    waiting.append(one.ident)
        elements = self._specification.elements
        return " | ".join(self.context_of(each) for ident, each in elements.items() if ident in found)

    def bearers(self, spec: Class, attribute: Attribute) -> str:
        """An attribute of a class on the elements that have it as the class says, in XPath."""
        found = [
            self.on(self.context_of(each), attribute)
            for each in self._specification.elements.values()
            if any(given.attribute is attribute and given.owner is spec for given in self._inheritance.given(each))
        ]
        return " | ".join(found)

    def add(self, parent: _Element, constraint: Constraint, owner: str, context: str) -> None:
        """Put a constraint into the schema. Without a context there is nothing that a bare assertion is about."""
        loose = [check for check in constraint.checks if _local(check) in {"assert", "report", "let"}]
        if context and any(_local(check) != "let" for check in loose):
            rule = etree.SubElement(self._pattern(parent, constraint, owner), f"{_SCH}rule", context=context)
            _copy(rule, loose)
        rules = [check for check in constraint.checks if _local(check) == "rule"]
        if rules:
            pattern = self._pattern(parent, constraint, owner)
            _copy(pattern, [check for check in loose if _local(check) == "let"])
            _copy(pattern, rules)
        for check in constraint.checks:
            if _local(check) == "pattern":
                _fill(self._pattern(parent, constraint, owner, check), check)

    def add_required(self, parent: _Element, spec: Element) -> None:
        """What anyElement/@require says: what is inside is in these namespaces."""
        for part in walk(spec.content):
            if isinstance(part, AnyElement) and part.required:
                allowed = (*part.required, NAMESPACE)
                pattern = etree.SubElement(parent, f"{_SCH}pattern", id=self._id(f"{part.name}-constraint"))
                rule = etree.SubElement(pattern, f"{_SCH}rule", context=self.context_of(spec))
                test = " and ".join(f"namespace-uri() != {_literal(uri)}" for uri in allowed)
                report = etree.SubElement(rule, f"{_SCH}report", test=f"descendant::*[{test}]")
                report.text = f"what is inside {spec.name} must be in the namespace {' or '.join(allowed)}"

    def _pattern(
        self, parent: _Element, constraint: Constraint, owner: str, written: _Element | None = None
    ) -> _Element:
        ident = constraint.ident
        name = f"{ident}-constraint" if self._named[ident] == 1 or not owner else f"{owner}-{ident}-constraint"
        attributes = {} if written is None else {str(key): str(value) for key, value in written.attrib.items()}
        attributes["id"] = self._id(attributes.get("id") or name.replace(":", ""))
        return etree.SubElement(parent, f"{_SCH}pattern", attributes)

    def _id(self, wanted: str) -> str:
        """An id that is not taken yet: the second of one name is numbered."""
        numbered = (wanted, *(f"{wanted}-{n}" for n in range(2, len(self._taken) + 3)))
        found = next(each for each in numbered if each not in self._taken)
        self._taken.add(found)
        return found


def _all(specification: Specification) -> Iterator[Constraint]:
    yield from specification.constraints
    for spec in specification.specs:
        yield from spec.constraints
        if not isinstance(spec, Macro):
            for attribute in spec.attributes.definitions():
                yield from attribute.constraints


def _local(check: _Element) -> str:
    return etree.QName(check).localname


def _literal(text: str) -> str:
    """A text in XPath 1.0, which knows no escapes."""
    return f'"{text}"' if "'" in text else f"'{text}'"


def _copy(parent: _Element, checks: list[_Element]) -> None:
    for check in checks:
        _fill(etree.SubElement(parent, check.tag, dict(check.attrib)), check)


def _fill(made: _Element, written: _Element) -> None:
    """The content of an element of Schematron: its prefixes are declared at the top, so none are brought along."""
    made.text = written.text
    for child in written:
        if isinstance(child.tag, str) and _local(child) != "ns":
            inner = etree.SubElement(made, child.tag, dict(child.attrib))
            _fill(inner, child)
            inner.tail = child.tail
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + (child.tail or "")
        else:
            made.text = (made.text or "") + (child.tail or "")
