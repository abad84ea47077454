"""The table of all patterns of a schema: the only place where patterns are made, and each is made once.

What is made is simplified on the way: a choice of nothing is not allowed, a group with nothing is the rest of it.

Specification: RELAX NG section 4.20 (notAllowed) and 4.21 (empty)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.schema.relaxng.compounds import Choice, Group, Interleave, OneOrMore
from teilink.schema.relaxng.patterns import Attribute, Data, Element, Empty, ListOf, NotAllowed, Pattern, Text, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from lxml.etree import _Element

    from teilink.schema.datatypes import Datatype
    from teilink.schema.relaxng.names import NameClass


class Patterns:
    """All patterns of a schema."""

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
