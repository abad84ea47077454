"""What a schema speaks of, for spoiling documents: its elements, their attributes, and values near what it wants."""

from __future__ import annotations

import string
from functools import cache
from typing import TYPE_CHECKING

from test_datatypes import SPACES

from teilink.schema.relaxng.names import spelt_out
from teilink.schema.relaxng.patterns import Attribute, Data, Element, ListOf, Pattern, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from random import Random

    from teilink.schema.relaxng.grammar import Grammar

_SLIPS = ["", *"0123459-+:.TZPYMDSeEaAf=/ #%?@[]é\t\n_\N{NO-BREAK SPACE}"]
_KINDS = (string.digits, string.ascii_lowercase, string.ascii_uppercase)
_WORDS = ("", " ", "word", "two words", "24 December", "not a lang", "#a", "#a #b", "a:b", "\N{NO-BREAK SPACE}", "true")
_BETWEEN = (" ", " ", "  ", "\t", "\n", "\N{NO-BREAK SPACE}", ",")


@cache
def _texts(name: str) -> tuple[list[str], list[str]]:
    """Short texts that a datatype allows, and some that it does not."""
    rows = [row for row in SPACES if row[0] == name]
    return tuple([text for row in rows for text in row[side] if len(text) < 60] for side in (1, 2))


def near(datatype: str, chance: Random) -> str:
    """A text at the edge of a datatype: one that it allows, or not, often with a slip or two."""
    allowed, others = _texts(datatype)
    text = list(chance.choice(allowed + others if chance.random() < 0.4 else allowed or others))
    for _ in range(chance.choice((0, 0, 1, 1, 2))):
        at = chance.randint(0, len(text))
        text[at : at + 1] = _slip("".join(text[at : at + 1]), chance)
    return "".join(text)


def _slip(instead: str, chance: Random) -> str:
    """What is typed in place of a character, or before it: often one of its kind."""
    if instead and chance.random() < 0.6:
        kind = next((each for each in _KINDS if instead in each), instead)
        return chance.choice(kind)
    return chance.choice(_SLIPS) + chance.choice((instead, ""))


class Vocabulary:
    """The names of a schema, and texts for the patterns that it has for them."""

    def __init__(self, grammar: Grammar) -> None:
        self.names = sorted(grammar.by_name)
        self._patterns = grammar.by_name
        self._attributes: dict[str, list[tuple[str, Pattern]]] = {}
        self._by_kind: dict[str, list[list[tuple[str, Pattern]]]] = {}
        every = {attribute for name in self.names for attribute, _ in self.attributes(name)}
        self.attribute_names = sorted(every)

    def attributes(self, name: str) -> list[tuple[str, Pattern]]:
        """The attributes that elements of a name may have, with the patterns of their values."""
        if name not in self._attributes:
            elements = self._patterns.get(name, ())
            found = [pair for element in elements for pair in _attributes(element.content, set())]
            self._attributes[name] = sorted(found, key=lambda pair: pair[0])
        return self._attributes[name]

    def attribute(self, name: str, chance: Random) -> tuple[str, Pattern] | None:
        """An attribute that elements of a name may have: first a kind of value, for most attributes are pointers."""
        if name not in self._by_kind:
            kinds: dict[tuple[str, ...], list[tuple[str, Pattern]]] = {}
            for pair in self.attributes(name):
                kinds.setdefault(tuple(types_of([pair[1]])), []).append(pair)
            self._by_kind[name] = list(kinds.values())
        kinds_of_it = self._by_kind[name]
        return chance.choice(chance.choice(kinds_of_it)) if kinds_of_it else None

    def text(self, name: str, chance: Random) -> str:
        """A text for an element: where the schema wants a datatype, one near it."""
        wanted = self.patterns(name, "")
        return value(chance.choice(wanted), chance) if wanted else chance.choice(_WORDS)

    def patterns(self, name: str, attribute: str) -> list[Pattern]:
        """What the schema wants of an attribute of an element; of what the element holds, without a name for one."""
        if attribute:
            return [pattern for each, pattern in self.attributes(name) if each == attribute]
        return [each for element in self._patterns.get(name, ()) for each in _values(element.content, set())]


def types_of(patterns: Iterable[Pattern]) -> list[str]:
    """The names of the datatypes in some patterns of values."""
    return sorted({name for pattern in patterns for name in _types(pattern, set())})


def value(pattern: Pattern, chance: Random) -> str:
    """A text near what a pattern of a value wants."""
    if isinstance(pattern, Value):
        return chance.choice(
            (pattern.value, pattern.value, f" {pattern.value}\n", pattern.value.upper(), f"{pattern.value}x")
        )
    if isinstance(pattern, Data):
        return _of_type(pattern, chance)
    if isinstance(pattern, ListOf):
        several = [value(pattern.tokens, chance) for _ in range(chance.choice((0, 1, 1, 2, 3)))]
        return chance.choice(_BETWEEN).join(several)
    if pattern.parts:
        return value(chance.choice(pattern.parts), chance)
    return chance.choice(_WORDS)


def _of_type(pattern: Data, chance: Random) -> str:
    for _, regular in (each for each in pattern.datatype.parameters if each[0] == "pattern"):
        if "d]" in regular and chance.random() < 0.5:
            return chance.choice(("3/4", "-1/2", "4.8.0", "210mm", "50.5%", "4.", "1:2", "\N{ARABIC-INDIC DIGIT ONE}"))
    return near(pattern.datatype.name, chance)


def _attributes(pattern: Pattern, seen: set[Pattern]) -> Iterator[tuple[str, Pattern]]:
    """The attributes in a pattern, those of its elements not."""
    if pattern in seen or isinstance(pattern, Element):
        return
    seen.add(pattern)
    if isinstance(pattern, Attribute):
        yield from ((name, pattern.value) for name in spelt_out(pattern.names) or ())
    for part in pattern.parts:
        yield from _attributes(part, seen)


def _types(pattern: Pattern, seen: set[Pattern]) -> Iterator[str]:
    """The names of the datatypes in the pattern of a value."""
    if pattern not in seen:
        seen.add(pattern)
        if isinstance(pattern, Data):
            yield pattern.datatype.name
        for part in (pattern.tokens,) if isinstance(pattern, ListOf) else pattern.parts:
            yield from _types(part, seen)


def _values(pattern: Pattern, seen: set[Pattern]) -> Iterator[Pattern]:
    """The datatypes, values and lists in a pattern outside of its elements and attributes."""
    if pattern in seen or isinstance(pattern, Element | Attribute):
        return
    seen.add(pattern)
    if isinstance(pattern, Data | Value | ListOf):
        yield pattern
    for part in pattern.parts:
        yield from _values(part, seen)
