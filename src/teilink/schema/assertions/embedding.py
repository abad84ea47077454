"""The Schematron that stands in a RELAX NG schema.

An ODD compiler writes each constraint into the element or class that it belongs to: a pattern, a rule without pattern,
or an assertion without rule, whose context is the element or attribute around it.

Specification: ISO/IEC 19757-3, annex F (embedding); TEI P5, chapter 23.6 (constraintSpec)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.schema.assertions.definition import SCH, Definition, Expression, Pattern, Rule
from teilink.schema.assertions.reading import Reading, variables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from teilink.schema.assertions.definition import Variable

RNG = "{http://relaxng.org/ns/structure/1.0}"
_NAMED = (RNG + "element", RNG + "attribute")
_ASSERTING = frozenset({SCH + "assert", SCH + "report"})


def embedded_definition(root: _Element) -> Definition:
    """What the Schematron in a schema of another kind checks."""
    elements = list(root.iter(SCH + "*"))
    reading = Reading(elements)
    outer = [element for element in elements if _is_outer(element)]
    found = (_pattern(element, reading) for element in outer)
    return Definition(
        _namespaces(elements), tuple(_variables(outer)), tuple(pattern for pattern in found if pattern is not None)
    )


def _is_outer(element: _Element) -> bool:
    parent = element.getparent()
    return parent is None or parent.tag == SCH + "schema" or not str(parent.tag).startswith(SCH)


def _variables(outer: Iterable[_Element]) -> Iterator[Variable]:
    """The variables that stand in no pattern or rule: they are those of the whole."""
    holders = dict.fromkeys(parent for one in outer if (parent := one.getparent()) is not None)
    for holder in holders:
        yield from variables(holder, {})


def _pattern(element: _Element, reading: Reading) -> Pattern | None:
    if element.tag == SCH + "pattern":
        return reading.pattern(element)
    if element.tag == SCH + "rule" and element.get("abstract") != "true":
        return Pattern((), (reading.rule(element, element, {}),))
    if element.tag in _ASSERTING:
        context = Expression(_context(element), element, "")
        return Pattern((), (Rule(element, context, (reading.assertion(element, (), {}),)),))
    return None


def _namespaces(elements: Iterable[_Element]) -> dict[str, str]:
    """The prefixes that <ns> declares; others mean what they mean where the expression stands."""
    found: dict[str, str] = {}
    implied: dict[str, str] = {}
    for element in elements:
        prefix, address = element.get("prefix"), element.get("uri")
        if element.tag == SCH + "ns" and prefix and address:
            found.setdefault(prefix, address)
        for each, meant in element.nsmap.items():
            if each:
                implied.setdefault(each, meant)
    return implied | found


def _context(element: _Element) -> str | None:
    """The pattern of whatever the nearest element or attribute around an assertion may be called; None for a riddle."""
    holder = next(element.iterancestors(*_NAMED), None)
    if holder is None:
        return None
    sign = "@*" if holder.tag == RNG + "attribute" else "*"
    if holder.get("name") is not None:
        return sign + _named(str(holder.get("name")).strip(), holder, _own_namespace(holder))
    names = next(holder.iterchildren(RNG + "*"), None)
    if names is None or next(names.iter(RNG + "except"), None) is not None:
        return None
    found = [sign + _name_class(one) for one in names.iter(RNG + "name", RNG + "anyName", RNG + "nsName")]
    return " | ".join(found) or None


def _name_class(element: _Element) -> str:
    if element.tag == RNG + "anyName":
        return ""
    if element.tag == RNG + "nsName":
        return f"[namespace-uri() = {_quoted(_inherited(element))}]"
    return _named((element.text or "").strip(), element, _inherited(element))


def _named(name: str, element: _Element, namespace: str) -> str:
    """The condition that a node has a name (RELAX NG section 4.10: a prefix comes before @ns)."""
    prefix, _, local = name.rpartition(":")
    address = element.nsmap.get(prefix, "") if prefix else namespace
    return f"[local-name() = {_quoted(local)} and namespace-uri() = {_quoted(address)}]"


def _own_namespace(holder: _Element) -> str:
    """An attribute named by @name is in no namespace unless it says so itself (RELAX NG section 4.8)."""
    return holder.get("ns", "") if holder.tag == RNG + "attribute" else _inherited(holder)


def _inherited(element: _Element) -> str:
    chain = [element, *element.iterancestors()]
    return next((str(one.get("ns")) for one in chain if one.get("ns") is not None), "")


def _quoted(text: str) -> str:
    return f'"{text}"' if "'" in text else f"'{text}'"
