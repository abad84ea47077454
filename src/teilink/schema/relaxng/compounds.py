"""Patterns that are made of others: repetition, choice, group, interleave.

Specification: RELAX NG section 6.2.2 to 6.2.6
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.schema.relaxng.names import OneName
from teilink.schema.relaxng.patterns import Attribute, Element, Empty, Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from teilink.schema.relaxng.table import Patterns


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
                own = part.names.name if isinstance(part, Element) and isinstance(part.names, OneName) else ""
                # Of two elements of one name the second is found by asking.
                if isinstance(part, Element) and own and own not in self._beginning:
                    self._beginning[own] = part
                else:
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
            (element, group((rest, *behind))) for part, behind in self._in_order() for element, rest in part.after(name)
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
