"""What a pattern expects: the elements that may come next, what must come, the attributes that may or must be given."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from teilink.schema.relaxng.compounds import Choice, Group
from teilink.schema.relaxng.names import spelt_out
from teilink.schema.relaxng.patterns import Attribute, Data, Element, ListOf, Pattern, Text, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# So many elements at most may be missing in one place before we say that the element found is the wrong one.
_MOST_MISSING = 3
_MOST_TRIED = 400


def beginning(pattern: Pattern) -> list[Element]:
    """The elements that may come next, in the order of the schema."""
    return list(dict.fromkeys(_beginning(pattern)))


def _beginning(pattern: Pattern) -> Iterator[Element]:
    if isinstance(pattern, Element):
        yield pattern
    for part in pattern.parts:
        yield from _beginning(part)
        if isinstance(pattern, Group) and not part.is_nullable:
            return


def names(elements: Sequence[Element]) -> list[str]:
    """The expanded names of elements that have names of their own, each once."""
    return list(dict.fromkeys(name for element in elements for name in spelt_out(element.names) or ()))


def needed(pattern: Pattern) -> list[Element]:
    """The elements of which one must come next; none where the pattern can do without."""
    if pattern.is_nullable:
        return []
    if isinstance(pattern, Element):
        return [pattern]
    if isinstance(pattern, Choice):
        return [element for part in pattern.parts for element in needed(part)]
    return next((found for found in (needed(part) for part in pattern.parts) if found), [])


def takes_text(pattern: Pattern) -> bool:
    """Whether a text may come next."""
    if isinstance(pattern, Text | Data | Value | ListOf):
        return True
    for part in pattern.parts:
        if takes_text(part):
            return True
        if isinstance(pattern, Group) and not part.is_nullable:
            return False
    return False


def attributes(pattern: Pattern) -> list[Attribute]:
    """The attributes that may be given, in the order of the schema."""
    return list(dict.fromkeys(_attributes(pattern)))


def _attributes(pattern: Pattern) -> Iterator[Attribute]:
    if isinstance(pattern, Attribute):
        yield pattern
    elif pattern.has_attributes:
        for part in pattern.parts:
            yield from _attributes(part)


def attribute_names(pattern: Pattern) -> list[str]:
    """The expanded names of the attributes that may be given."""
    return list(dict.fromkeys(name for each in attributes(pattern) for name in spelt_out(each.names) or ()))


def required(pattern: Pattern) -> list[Attribute]:
    """The attributes that must be given, whatever else is."""
    if isinstance(pattern, Attribute):
        return [pattern]
    if not pattern.has_attributes:
        return []
    parts = [required(part) for part in pattern.parts]
    if isinstance(pattern, Choice):
        return [each for each in parts[0] if all(each in other for other in parts[1:])]
    return list(dict.fromkeys(each for part in parts for each in part))


def alternatives(pattern: Pattern) -> list[Attribute]:
    """The attributes of which one must be given; none where the pattern can do without."""
    if pattern.closed() is not pattern.table.not_allowed:
        return []
    if isinstance(pattern, Attribute):
        return [pattern]
    parts = [alternatives(part) for part in pattern.parts]
    if isinstance(pattern, Choice):
        return [each for part in parts for each in part]
    return next(filter(None, parts), [])


def missing_before(pattern: Pattern, name: str) -> tuple[list[str], Pattern] | None:
    """The fewest elements whose absence explains that one of a name cannot come yet, and what follows them.

    Only where something must come: else the element stands in the wrong place, and nothing lacks.
    """
    if pattern.is_nullable:
        return None
    waiting: deque[tuple[list[str], Pattern]] = deque([([], pattern)])
    seen = {pattern}
    while waiting and len(seen) < _MOST_TRIED:
        before, state = waiting.popleft()
        for each in names(needed(state)):
            for _, rest in state.after(each):
                if rest.after(name):
                    return [*before, each], rest
                if rest not in seen and len(before) + 1 < _MOST_MISSING:
                    seen.add(rest)
                    waiting.append(([*before, each], rest))
    return None
