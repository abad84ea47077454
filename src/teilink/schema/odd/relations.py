"""Which elements may stand in which, as content models say, through classes and macros."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from teilink.schema.odd.names import EXPANSIONS
from teilink.schema.odd.parts import AnyElement, ClassUse, Data, NativeRef, Text, Use, Values, walk
from teilink.schema.odd.specification import Class

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from teilink.schema.odd.parts import Content
    from teilink.schema.odd.specification import Element, Specification


class Inside(NamedTuple):
    """What may stand in something: elements by ident, text, elements of other vocabularies."""

    elements: frozenset[str]
    has_text: bool
    has_others: bool


_NOTHING = Inside(frozenset(), has_text=False, has_others=False)


class Relations:
    """The content of all elements of one specification. Nothing in it may be circular."""

    def __init__(self, specification: Specification) -> None:
        self._all = specification
        self._macros: dict[str, Inside] = {}

    @cached_property
    def inside(self) -> Mapping[str, Inside]:
        """What may stand in each element."""
        return {ident: self._of(spec.content) for ident, spec in self._all.elements.items()}

    @cached_property
    def around(self) -> Mapping[str, frozenset[str]]:
        """In which elements each may stand."""
        found: dict[str, set[str]] = {}
        for ident, inside in self.inside.items():
            for child in inside.elements:
                found.setdefault(child, set()).add(ident)
        return {ident: frozenset(parents) for ident, parents in found.items()}

    def elements_of(self, key: str) -> list[Element]:
        """The elements that are members of a class, directly or by another class, each once."""
        found: dict[str, Element] = {}
        seen, waiting = {key}, [key]
        while waiting:
            for one, _ in self._all.members(waiting.pop()):
                if not isinstance(one, Class):
                    found[one.ident] = one
                elif one.ident not in seen:
                    seen.add(one.ident)
                    waiting.append(one.ident)
        return list(found.values())

    def _of(self, parts: Iterable[Content]) -> Inside:
        found = [self._part(part) for part in walk(parts)]
        return Inside(
            frozenset().union(*(each.elements for each in found)),
            has_text=any(each.has_text for each in found),
            has_others=any(each.has_others for each in found),
        )

    def _part(self, part: Content) -> Inside:
        match part:
            case Text() | Data() | Values():
                return _NOTHING._replace(has_text=True)
            case AnyElement():
                return _NOTHING._replace(has_others=True)
            case ClassUse():
                return self._class(part)
            case Use():
                return self._named(part.key)
            case NativeRef():
                return self._named(part.name)
        return _NOTHING

    def _class(self, use: ClassUse) -> Inside:
        found: set[str] = set()
        for one, _ in self._all.members(use.key):
            if (use.include is None or one.ident in use.include) and one.ident not in use.exclude:
                found |= self._named(one.ident).elements
        return _NOTHING._replace(elements=frozenset(found))

    def _named(self, name: str) -> Inside:
        if name in self._all.elements:
            return _NOTHING._replace(elements=frozenset({name}))
        if name in self._all.macros:
            if name not in self._macros:
                self._macros[name] = self._of(self._all.macros[name].content)
            return self._macros[name]
        base, _, end = name.rpartition("_")
        key = base if end in EXPANSIONS and base in self._all.classes else name
        return _NOTHING._replace(elements=frozenset(one.ident for one in self.elements_of(key)))
