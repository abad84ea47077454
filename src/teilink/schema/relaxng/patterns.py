"""Patterns, each of which exists once, and their derivatives.

A pattern says what may follow.  Its derivative by an element, an attribute or a text says what may follow after that
one.  Patterns that are equal are one object, and every derivative is remembered, so that a schema becomes, while
documents are read, an automaton of which only the part in use is ever built.

Specification: RELAX NG section 6 (semantics); the derivatives follow J. Clark, "An algorithm for RELAX NG validation".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilink.schema.relaxng.names import OneName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from lxml.etree import _Element

    from teilink.schema.datatypes import Datatype
    from teilink.schema.relaxng.names import NameClass

BLANKS = " \t\r\n"
"""The white space of XML."""

_BLANK = re.compile(f"[{BLANKS}]")
_MOST_REMEMBERED = 5000
_NO_NAMESPACES: Mapping[str, str] = {}


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

    def text(self, text: str, namespaces: Mapping[str, str] = _NO_NAMESPACES) -> Pattern:
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

    def matches(self, text: str, namespaces: Mapping[str, str] = _NO_NAMESPACES) -> bool:
        """Whether a text is all that the pattern asks for (section 6.2.7: blanks alone are as good as nothing)."""
        return (self.is_nullable and not text.strip(BLANKS)) or self.text(text, namespaces).is_nullable


class Element(Pattern):
    """An element: its names, what may be in it (once the schema is read), and the element of the schema that says so."""

    __slots__ = ("content", "names", "node", "plans")

    def __init__(self, table: Patterns, names: NameClass, node: _Element) -> None:
        super().__init__(table)
        self.names = names
        self.node = node
        self.content: Pattern = self
        # What the validator has found out of each set of attribute names.
        self.plans: dict[tuple[str, ...], object] = {}

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


class OneOrMore(Pattern):
    """A pattern, once or several times."""

    __slots__ = ("part",)

    def __init__(self, table: Patterns, part: Pattern) -> None:
        super().__init__(table, (part,))
        self.part = part
        self.is_nullable = part.is_nullable

    @property
    def parts(self) -> tuple[Pattern, ...]:
        return (self.part,)

    def _again(self, rest: Pattern) -> Pattern:
        # Text that may come again as often as one likes leaves mixed content as it is: one state instead of two.
        if rest is self.table.any_text and isinstance(self.part, Choice) and rest in self.part.parts:
            return self
        return self.table.group((rest, self.table.optional(self)))

    def _derived(self, name: str) -> tuple[tuple[Element, Pattern], ...]:
        return self.table.merged((element, self._again(rest)) for element, rest in self.part.after(name))

    def attribute(self, name: str) -> tuple[tuple[Attribute, Pattern], ...]:
        return tuple((found, self._again(rest)) for found, rest in self.part.attribute(name))

    def _without_attributes(self, forgiving: bool) -> Pattern:
        return self.table.one_or_more(self.part.closed(forgiving=forgiving))

    def _read(self, text: str, namespaces: Mapping[str, str]) -> Pattern:
        return self._again(self.part.text(text, namespaces))


class _Several(Pattern):
    """What is made of several parts."""

    __slots__ = ("_index", "_others", "_parts")

    def __init__(self, table: Patterns, parts: tuple[Pattern, ...]) -> None:
        super().__init__(table, parts)
        self._parts = parts
        self._index: dict[str, list[int]] | None = None
        self._others: list[int] = []

    @property
    def parts(self) -> tuple[Pattern, ...]:
        return self._parts

    def _with_attribute(self, name: str) -> list[int]:
        """Which parts may have an attribute of this name: looked up, since an element of TEI may have sixty."""
        if self._index is None:
            self._index = {}
            for number, part in enumerate(self._parts):
                names = _attribute_names(part) if part.has_attributes else ()
                if names is None:
                    self._others.append(number)
                for each in names or ():
                    self._index.setdefault(each, []).append(number)
        return sorted({*self._index.get(name, ()), *self._others})

    def _without(self, number: int, instead: Pattern) -> Iterable[Pattern]:
        return (*self._parts[:number], instead, *self._parts[number + 1 :])


def _attribute_names(part: Pattern) -> tuple[str, ...] | None:
    """The name of a plain attribute, or of an optional one; None for anything else."""
    inner = [each for each in part.parts if not isinstance(each, Empty)] if isinstance(part, Choice) else [part]
    found = inner[0] if len(inner) == 1 else None
    return (found.names.name,) if isinstance(found, Attribute) and isinstance(found.names, OneName) else None


class Choice(_Several):
    """One of several patterns."""

    __slots__ = ("_beginning", "_unnamed")

    def __init__(self, table: Patterns, parts: tuple[Pattern, ...]) -> None:
        super().__init__(table, parts)
        self.is_nullable = any(part.is_nullable for part in parts)
        self._beginning: dict[str, Element] | None = None
        self._unnamed: list[Pattern] = []

    def _derived(self, name: str) -> tuple[tuple[Element, Pattern], ...]:
        if self._beginning is None:
            self._beginning = {}
            for part in self._parts:
                if isinstance(part, Element) and isinstance(part.names, OneName):
                    if self._beginning.setdefault(part.names.name, part) is part:
                        continue
                self._unnamed.append(part)
        found = [pair for part in self._unnamed for pair in part.after(name)]
        named = self._beginning.get(name)
        if named is not None:
            found.append((named, self.table.empty))
        return self.table.merged(found)

    def attribute(self, name: str) -> tuple[tuple[Attribute, Pattern], ...]:
        return tuple(pair for number in self._with_attribute(name) for pair in self._parts[number].attribute(name))

    def _without_attributes(self, forgiving: bool) -> Pattern:
        return self.table.choice(part.closed(forgiving=forgiving) for part in self._parts)

    def _read(self, text: str, namespaces: Mapping[str, str]) -> Pattern:
        return self.table.choice(part.text(text, namespaces) for part in self._parts)


class Group(_Several):
    """Several patterns, one after the other; attributes in any order."""

    __slots__ = ()

    def __init__(self, table: Patterns, parts: tuple[Pattern, ...]) -> None:
        super().__init__(table, parts)
        self.is_nullable = all(part.is_nullable for part in parts)

    def _in_order(self) -> Iterable[tuple[Pattern, tuple[Pattern, ...]]]:
        """Each part that may come next, with the parts behind it."""
        for number, part in enumerate(self._parts):
            yield part, self._parts[number + 1 :]
            if not part.is_nullable:
                return

    def _derived(self, name: str) -> tuple[tuple[Element, Pattern], ...]:
        group = self.table.group
        return self.table.merged(
            (element, group((rest, *behind)))
            for part, behind in self._in_order()
            for element, rest in part.after(name)
        )

    def attribute(self, name: str) -> tuple[tuple[Attribute, Pattern], ...]:
        return tuple(
            (found, self.table.group(self._without(number, rest)))
            for number in self._with_attribute(name)
            for found, rest in self._parts[number].attribute(name)
        )

    def _without_attributes(self, forgiving: bool) -> Pattern:
        return self.table.group(part.closed(forgiving=forgiving) for part in self._parts)

    def _read(self, text: str, namespaces: Mapping[str, str]) -> Pattern:
        return self.table.choice(
            self.table.group((part.text(text, namespaces), *behind)) for part, behind in self._in_order()
        )


class Interleave(_Several):
    """Several patterns, their elements mingled in any order."""

    __slots__ = ()

    def __init__(self, table: Patterns, parts: tuple[Pattern, ...]) -> None:
        super().__init__(table, parts)
        self.is_nullable = all(part.is_nullable for part in parts)

    def _derived(self, name: str) -> tuple[tuple[Element, Pattern], ...]:
        return self.table.merged(
            (element, self.table.interleave(self._without(number, rest)))
            for number, part in enumerate(self._parts)
            for element, rest in part.after(name)
        )

    def attribute(self, name: str) -> tuple[tuple[Attribute, Pattern], ...]:
        return tuple(
            (found, self.table.interleave(self._without(number, rest)))
            for number in self._with_attribute(name)
            for found, rest in self._parts[number].attribute(name)
        )

    def _without_attributes(self, forgiving: bool) -> Pattern:
        return self.table.interleave(part.closed(forgiving=forgiving) for part in self._parts)

    def _read(self, text: str, namespaces: Mapping[str, str]) -> Pattern:
        return self.table.choice(
            self.table.interleave(self._without(number, part.text(text, namespaces)))
            for number, part in enumerate(self._parts)
        )


class Patterns:
    """All patterns of a schema: the only place where patterns are made."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], Pattern] = {}
        self.empty = self._kept(("empty",), lambda: Empty(self))
        self.empty.is_nullable = True
        self.not_allowed = self._kept(("not allowed",), lambda: NotAllowed(self))
        self.any_text = self._kept(("text",), lambda: Text(self))
        self.any_text.is_nullable = True

    def _kept(self, key: tuple[object, ...], make: Callable[[], Pattern]) -> Pattern:
        known = self._made.get(key)
        if known is None:
            known = self._made[key] = make()
            known.id = len(self._made)
        return known

    def element(self, names: NameClass, node: _Element) -> Pattern:
        """The element that a node of the schema defines."""
        return self._kept(("element", node), lambda: Element(self, names, node))

    def attribute(self, names: NameClass, value: Pattern, node: _Element) -> Pattern:
        """The attribute that a node of the schema defines."""
        if value is self.not_allowed:
            return value
        return self._kept(("attribute", node), lambda: Attribute(self, names, value, node))

    def data(self, datatype: Datatype, besides: Pattern) -> Pattern:
        """A text of a datatype."""
        key = ("data", datatype.library, datatype.name, datatype.parameters, besides.id)
        return self._kept(key, lambda: Data(self, datatype, besides))

    def value(self, datatype: Datatype, value: str, namespaces: Mapping[str, str], node: _Element) -> Pattern:
        """One value of a datatype."""
        about = tuple(sorted(namespaces.items())) if datatype.is_contextual else ()
        key = ("value", datatype.library, datatype.name, value, about)
        return self._kept(key, lambda: Value(self, datatype, value, namespaces, node))

    def list_of(self, tokens: Pattern) -> Pattern:
        """A list of tokens."""
        if tokens is self.not_allowed:
            return tokens
        return self._kept(("list", tokens.id), lambda: ListOf(self, tokens))

    def one_or_more(self, part: Pattern) -> Pattern:
        """A pattern, once or more."""
        if part in (self.empty, self.not_allowed, self.any_text) or isinstance(part, OneOrMore):
            return part
        return self._kept(("one or more", part.id), lambda: OneOrMore(self, part))

    def optional(self, part: Pattern) -> Pattern:
        """A pattern, or nothing."""
        if part.is_nullable or part is self.not_allowed:
            return part if part.is_nullable else self.empty
        # The pattern that was made first comes first in a choice.
        return self._chosen((self.empty, *part.parts) if isinstance(part, Choice) else (self.empty, part))

    def choice(self, parts: Iterable[Pattern]) -> Pattern:
        """One of several."""
        flat: dict[int, Pattern] = {}
        for part in parts:
            for each in part.parts if isinstance(part, Choice) else (part,):
                flat[each.id] = each
        flat.pop(self.not_allowed.id, None)
        if self.empty.id in flat and any(each.is_nullable for each in flat.values() if each is not self.empty):
            del flat[self.empty.id]
        if len(flat) <= 1:
            return next(iter(flat.values()), self.not_allowed)
        return self._chosen(tuple([flat[each] for each in sorted(flat)]))

    def _chosen(self, ordered: tuple[Pattern, ...]) -> Pattern:
        return self._kept(("choice", *map(_id, ordered)), lambda: Choice(self, ordered))

    def group(self, parts: Iterable[Pattern]) -> Pattern:
        """One after the other."""
        flat: list[Pattern] = []
        for part in parts:
            flat += part.parts if isinstance(part, Group) else (part,)
        return self._joined("group", Group, flat)

    def interleave(self, parts: Iterable[Pattern]) -> Pattern:
        """In any order."""
        flat: list[Pattern] = []
        for part in parts:
            flat += part.parts if isinstance(part, Interleave) else (part,)
        return self._joined("interleave", Interleave, sorted(flat, key=_id))

    def _joined(self, kind: str, join: type[Group | Interleave], flat: list[Pattern]) -> Pattern:
        if self.not_allowed in flat:
            return self.not_allowed
        kept = tuple([part for part in flat if part is not self.empty])
        if len(kept) <= 1:
            return kept[0] if kept else self.empty
        return self._kept((kind, *map(_id, kept)), lambda: join(self, kept))

    def merged(self, pairs: Iterable[tuple[Element, Pattern]]) -> tuple[tuple[Element, Pattern], ...]:
        """One pair for each element: what may follow it in any of the ways that lead to it."""
        found: dict[Element, list[Pattern]] = {}
        for element, rest in pairs:
            if rest is not self.not_allowed:
                found.setdefault(element, []).append(rest)
        return tuple((each, rests[0] if len(rests) == 1 else self.choice(rests)) for each, rests in found.items())


def _id(pattern: Pattern) -> int:
    return pattern.id
