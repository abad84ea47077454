"""Patterns, each of which exists once, and their derivatives.

A pattern says what may follow.  Its derivative by an element, an attribute or a text says what may follow after that
one.  Patterns that are equal are one object, and every derivative is remembered, so that a schema becomes, while
documents are read, an automaton of which only the part in use is ever built.

Specification: RELAX NG section 6 (semantics); the derivatives follow J. Clark, "An algorithm for RELAX NG validation".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from teilink.schema.datatypes import Datatype
    from teilink.schema.relaxng.names import NameClass
    from teilink.schema.relaxng.table import Patterns

BLANKS = " \t\r\n"
"""The white space of XML."""

_BLANK = re.compile(f"[{BLANKS}]")
_MOST_REMEMBERED = 5000
NO_NAMESPACES: Mapping[str, str] = {}


class Pattern:
    """One pattern. What it is does not change; what is known of its derivatives grows.

    `has_attributes` and `has_values` tell whether an attribute, or a datatype, a value or a list, stands in it outside
    of its elements; `first` are the names with which its content may begin, None where any name class without end may.
    """

    __slots__ = ("_after", "_closed", "_texts", "has_attributes", "has_values", "id", "is_nullable", "table")

    def __init__(self, table: Patterns, parts: tuple[Pattern, ...] = ()) -> None:
        self.table = table
        self.id = 0
        self.is_nullable = False
        self.has_attributes = self.has_values = False
        for part in parts:
            if part.has_attributes:
                self.has_attributes = True
            if part.has_values:
                self.has_values = True
        self._after: dict[str, tuple[tuple[Element, Pattern], ...]] = {}
        self._closed: dict[bool, Pattern] = {}
        self._texts: dict[str, Pattern] = {}

    @property
    def parts(self) -> tuple[Pattern, ...]:
        """The patterns that it is made of, on this side of elements and attributes."""
        return ()

    def after(self, name: str) -> tuple[tuple[Element, Pattern], ...]:
        """The elements of a name that may come next, each with what may follow it."""
        known = self._after.get(name)
        if known is None:
            known = self._after[name] = self._derived(name)
        return known

    def _derived(self, _name: str) -> tuple[tuple[Element, Pattern], ...]:
        return ()

    def attribute(self, _name: str) -> tuple[tuple[Attribute, Pattern], ...]:
        """The attributes of a name that are allowed, each with what is left when it is given."""
        return ()

    def closed(self, *, forgiving: bool = False) -> Pattern:
        """What is left when no more attributes come; `forgiving` takes missing ones as given."""
        if not self.has_attributes:
            return self
        known = self._closed.get(forgiving)
        if known is None:
            known = self._closed[forgiving] = self._without_attributes(forgiving)
        return known

    def _without_attributes(self, _forgiving: bool) -> Pattern:
        return self

    def text(self, text: str, namespaces: Mapping[str, str] = NO_NAMESPACES) -> Pattern:
        """What may follow a text. The text is that of a whole element or attribute, or one token of a list."""
        if not self.has_values:
            text = ""
        known = self._texts.get(text)
        if known is None:
            known = self._read(text, namespaces)
            if not namespaces and len(self._texts) < _MOST_REMEMBERED:
                self._texts[text] = known
        return known

    def _read(self, _text: str, _namespaces: Mapping[str, str]) -> Pattern:
        return self.table.not_allowed

    def matches(self, text: str, namespaces: Mapping[str, str] = NO_NAMESPACES) -> bool:
        """Whether a text is all that the pattern asks for (section 6.2.7: blanks alone are as good as nothing)."""
        return (self.is_nullable and not text.strip(BLANKS)) or self.text(text, namespaces).is_nullable


class Plan(NamedTuple):
    """What an element with attributes of certain names comes to: the patterns of their values, and its content.

    `identities` are the places, in that order of attributes, of those that are ID, IDREF or IDREFS.
    """

    values: tuple[Pattern, ...]
    content: Pattern
    identities: tuple[tuple[int, str], ...]


class Element(Pattern):
    """An element: its names, what may be in it (once the schema is read), and the node of the schema that says so."""

    __slots__ = ("content", "names", "node", "plans")

    def __init__(self, table: Patterns, names: NameClass, node: _Element) -> None:
        super().__init__(table)
        self.names = names
        self.node = node
        self.content: Pattern = self
        # What the validator has found out of each row of attribute names.
        self.plans: dict[tuple[str, ...], Plan | None] = {}

    def _derived(self, name: str) -> tuple[tuple[Element, Pattern], ...]:
        return ((self, self.table.empty),) if self.names.holds(name) else ()


class Attribute(Pattern):
    """An attribute: its names, its value, and the element of the schema that says so."""

    __slots__ = ("names", "node", "value")

    def __init__(self, table: Patterns, names: NameClass, value: Pattern, node: _Element) -> None:
        super().__init__(table)
        self.names = names
        self.value = value
        self.node = node
        self.has_attributes = True

    def attribute(self, name: str) -> tuple[tuple[Attribute, Pattern], ...]:
        return ((self, self.table.empty),) if self.names.holds(name) else ()

    def _without_attributes(self, forgiving: bool) -> Pattern:
        return self.table.empty if forgiving else self.table.not_allowed


class Empty(Pattern):
    """Nothing."""

    __slots__ = ()


class NotAllowed(Pattern):
    """What no document has."""

    __slots__ = ()


class Text(Pattern):
    """Any text, as often as one likes."""

    __slots__ = ()

    def _read(self, _text: str, _namespaces: Mapping[str, str]) -> Pattern:
        return self


class Data(Pattern):
    """A text of a datatype, but for what `besides` matches."""

    __slots__ = ("besides", "datatype")

    def __init__(self, table: Patterns, datatype: Datatype, besides: Pattern) -> None:
        super().__init__(table)
        self.datatype = datatype
        self.besides = besides
        self.has_values = True

    def _read(self, text: str, namespaces: Mapping[str, str]) -> Pattern:
        is_allowed = self.datatype.allows(text, namespaces) and not self.besides.matches(text, namespaces)
        return self.table.empty if is_allowed else self.table.not_allowed


class Value(Pattern):
    """One value of a datatype, as written in the schema under its namespaces."""

    __slots__ = ("datatype", "namespaces", "node", "value")

    def __init__(
        self, table: Patterns, datatype: Datatype, value: str, namespaces: Mapping[str, str], node: _Element
    ) -> None:
        super().__init__(table)
        self.datatype = datatype
        self.value = value
        self.namespaces = namespaces
        self.node = node
        self.has_values = True

    def _read(self, text: str, namespaces: Mapping[str, str]) -> Pattern:
        is_equal = self.datatype.equals(self.value, text, self.namespaces, namespaces)
        return self.table.empty if is_equal else self.table.not_allowed


class ListOf(Pattern):
    """A text that is a list of tokens, parted by blanks."""

    __slots__ = ("tokens",)

    def __init__(self, table: Patterns, tokens: Pattern) -> None:
        super().__init__(table)
        self.tokens = tokens
        self.has_values = True

    def _read(self, text: str, namespaces: Mapping[str, str]) -> Pattern:
        rest = self.tokens
        # Not split(): a no-break space parts no tokens.
        for token in filter(None, _BLANK.split(text)):
            rest = rest.text(token, namespaces)
        return self.table.empty if rest.is_nullable else self.table.not_allowed
