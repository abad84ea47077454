"""What a schema may not say although its syntax allows it.

Specification: RELAX NG section 7 (restrictions), https://relaxng.org/spec-20011203.html#restriction
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations, permutations
from typing import TYPE_CHECKING, NamedTuple

from teilink.schema.relaxng.compounds import Choice, Group, Interleave, OneOrMore
from teilink.schema.relaxng.names import local_of, overlap, spelt_out
from teilink.schema.relaxng.patterns import Attribute, Data, Element, Empty, ListOf, Pattern, Text, Value
from teilink.schema.relaxng.syntax import SchemaFaultError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_EMPTY, _COMPLEX, _SIMPLE = 0, 1, 2
_NAMES: dict[type[Pattern], str] = {
    Attribute: "attribute", Data: "data", Element: "element", Empty: "empty", Group: "group", ListOf: "list",
    Interleave: "interleave", OneOrMore: "oneOrMore", Text: "text", Value: "value",
}  # fmt: skip
# Section 7.1: what may not stand anywhere inside of what.
_BANNED: dict[str, frozenset[str]] = {
    "attribute": frozenset({"attribute", "element"}),
    "oneOrMore group": frozenset({"attribute"}),
    "list": frozenset({"list", "element", "attribute", "text", "interleave"}),
    "except": frozenset({"attribute", "element", "list", "text", "group", "interleave", "oneOrMore", "empty"}),
    "start": frozenset({"attribute", "data", "value", "list", "group", "interleave", "oneOrMore", "text", "empty"}),
}


class _Names(NamedTuple):
    """The attributes that a pattern may have: names, and those without a name of their own."""

    named: frozenset[str]
    unnamed: tuple[Attribute, ...]


class Restrictions:
    """The check of one schema, each pattern once."""

    def __init__(self) -> None:
        self._content_types: dict[Pattern, int] = {}
        self._attributes: dict[Pattern, _Names] = {}
        self._seen: defaultdict[frozenset[str], set[Pattern]] = defaultdict(set)
        self._node: _Element | None = None

    def check(self, start: Pattern, root: _Element, elements: list[Element]) -> None:
        """Raise SchemaFaultError for the first thing in a schema that section 7 does not allow."""
        self._node = root
        self._walk(start, frozenset({"start"}))
        for element in _reachable(start, elements):
            self._node = element.node
            self._walk(element.content, frozenset())
            if element.content.has_values:
                self._content_type(element.content)

    def _fault(self, message: str) -> SchemaFaultError:
        if self._node is None:
            raise ValueError("nothing is checked")
        return SchemaFaultError(self._node, message)

    def _walk(self, pattern: Pattern, around: frozenset[str]) -> None:
        """Section 7.1, and 7.3 for attributes without a name of their own."""
        self._seen[around].add(pattern)
        name = _NAMES.get(type(pattern), "")
        for outer in around:
            if name in _BANNED.get(outer, ()):
                raise self._fault(f"<{name}> cannot stand in <{outer}>")
        if isinstance(pattern, Attribute):
            self._check_unnamed(pattern, around)
            self._walk(pattern.value, around | {"attribute"})
            self._content_type(pattern.value)
        elif isinstance(pattern, ListOf):
            self._walk(pattern.tokens, around | {"list"})
        elif isinstance(pattern, Data):
            self._walk(pattern.besides, around | {"except"})
        else:
            self._walk_parts(pattern, around)

    def _walk_parts(self, pattern: Pattern, around: frozenset[str]) -> None:
        inside = _inside(pattern, around)
        seen = self._seen[inside]
        for part in pattern.parts:
            if part not in seen:
                self._walk(part, inside)
        if isinstance(pattern, Group | Interleave) and pattern.has_attributes:
            self._attributes_of(pattern)
        if isinstance(pattern, Interleave):
            self._check_interleave(pattern)

    def _check_unnamed(self, pattern: Attribute, around: frozenset[str]) -> None:
        if spelt_out(pattern.names) is not None:
            return
        if not around & {"oneOrMore", "oneOrMore group"}:
            raise self._fault("an attribute of any name must stand in <oneOrMore> or <zeroOrMore>")
        if not isinstance(pattern.value, Text):
            raise self._fault("an attribute of any name can only hold <text/>")

    def _content_type(self, pattern: Pattern) -> int:
        """Section 7.2: data and elements do not mingle."""
        known = self._content_types.get(pattern)
        if known is None:
            known = self._content_types[pattern] = self._found_content_type(pattern)
        return known

    def _found_content_type(self, pattern: Pattern) -> int:
        if isinstance(pattern, Data | Value | ListOf):
            if isinstance(pattern, Data):
                self._content_type(pattern.besides)
            return _SIMPLE
        if isinstance(pattern, Element | Text):
            return _COMPLEX
        types = [self._content_type(part) for part in pattern.parts]
        if isinstance(pattern, OneOrMore):
            types *= 2
        if not isinstance(pattern, Choice):
            filled = [each for each in types if each != _EMPTY]
            if len(filled) > 1 and _SIMPLE in filled:
                raise self._fault("a value, data or a list cannot stand beside another pattern of content")
        return max(types, default=_EMPTY)

    def _attributes_of(self, pattern: Pattern) -> _Names:
        """Section 7.3: no attribute can be given twice."""
        known = self._attributes.get(pattern)
        if known is None:
            known = self._attributes[pattern] = self._found_attributes(pattern)
        return known

    def _found_attributes(self, pattern: Pattern) -> _Names:
        if isinstance(pattern, Attribute):
            names = spelt_out(pattern.names)
            return _Names(frozenset(), (pattern,)) if names is None else _Names(frozenset(names), ())
        parts = [self._attributes_of(part) for part in pattern.parts if part.has_attributes]
        named = frozenset().union(*(part.named for part in parts))
        found = _Names(named, tuple(dict.fromkeys(each for part in parts for each in part.unnamed)))
        if isinstance(pattern, Group | Interleave):
            self._check_once(parts, found)
        return found

    def _check_once(self, parts: list[_Names], whole: _Names) -> None:
        if len(whole.named) < sum(len(part.named) for part in parts):
            counts = Counter(name for part in parts for name in part.named)
            raise self._fault(f"@{local_of(counts.most_common(1)[0][0])} is given twice")
        for one, other in permutations(parts, 2) if whole.unnamed else ():
            for each in one.unnamed:
                is_named = any(each.names.holds(name) for name in other.named)
                if is_named or any(overlap(each.names, another.names) for another in other.unnamed):
                    raise self._fault("an attribute of any name may be one that is given beside it")

    def _check_interleave(self, pattern: Interleave) -> None:
        """Section 7.4: of any element it is known which part of an interleave it belongs to."""
        if sum(_has_text(part) for part in pattern.parts) > 1:
            raise self._fault("<text/> stands in two parts of one <interleave>")
        for first, second in combinations(pattern.parts, 2):
            for one in _elements(first):
                for other in _elements(second):
                    if overlap(one.names, other.names):
                        raise self._fault("one element could belong to two parts of an <interleave>")


def _inside(pattern: Pattern, around: frozenset[str]) -> frozenset[str]:
    if isinstance(pattern, OneOrMore):
        return around | {"oneOrMore"}
    if isinstance(pattern, Group | Interleave) and "oneOrMore" in around:
        return around | {"oneOrMore group"}
    return around


def _reachable(start: Pattern, elements: list[Element]) -> Iterator[Element]:
    """The elements that a document may have, in the order of the schema."""
    found: set[Pattern] = {start}
    waiting = [start]
    while waiting:
        pattern = waiting.pop()
        inner = (pattern.content,) if isinstance(pattern, Element) else pattern.parts
        fresh = [part for part in inner if part not in found]
        found.update(fresh)
        waiting += fresh
    return (element for element in elements if element in found)


def _elements(pattern: Pattern) -> Iterator[Element]:
    """The elements of a pattern, on this side of what they contain."""
    if isinstance(pattern, Element):
        yield pattern
    for part in pattern.parts:
        yield from _elements(part)


def _has_text(pattern: Pattern) -> bool:
    return isinstance(pattern, Text) or any(_has_text(part) for part in pattern.parts)
