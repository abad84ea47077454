"""Whether one pattern of a text allows all that another does, as far as it can be proved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.schema.relaxng.acceptance import identity
from teilink.schema.relaxng.compounds import Choice, Group, OneOrMore
from teilink.schema.relaxng.patterns import Data, Empty, ListOf, NotAllowed, Pattern, Text, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLAIN = {"string", "normalizedString", "token"}


def includes(wide: Pattern, narrow: Pattern) -> bool:
    """Whether every text that matches the second pattern surely matches the first."""
    if isinstance(narrow, NotAllowed):
        return True
    if identity(wide) and identity(wide) != identity(narrow):
        # An ID is the only one of its value and an IDREF has its ID: what is neither may break that.
        return False
    if wide is narrow or is_any_text(wide):
        return True
    if isinstance(narrow, Choice):
        return all(includes(wide, part) for part in narrow.parts)
    if isinstance(narrow, Empty):
        return wide.matches("")
    if isinstance(narrow, Value):
        return wide.matches(narrow.value, narrow.namespaces if narrow.datatype.is_contextual else {})
    if isinstance(wide, Choice):
        return any(includes(part, narrow) for part in wide.parts)
    if isinstance(narrow, Data) and isinstance(wide, Data):
        is_whole = isinstance(wide.besides, NotAllowed) or wide.besides is narrow.besides
        return is_whole and wide.datatype.includes(narrow.datatype)
    return isinstance(narrow, ListOf) and isinstance(wide, ListOf) and _includes_lists(wide.tokens, narrow.tokens)


def is_any_text(pattern: Pattern) -> bool:
    """Whether a pattern allows every text."""
    if isinstance(pattern, Data):
        known = pattern.datatype
        return known.name in _PLAIN and not known.parameters and isinstance(pattern.besides, NotAllowed)
    if isinstance(pattern, Choice):
        return any(is_any_text(part) for part in pattern.parts)
    return isinstance(pattern, Text)


def _includes_lists(wide: Pattern, narrow: Pattern) -> bool:
    """Whether all lists of tokens that match one pattern match another: a walk through both, token by token."""
    seen = {(narrow, wide)}
    waiting = [(narrow, wide)]
    while waiting:
        one, other = waiting.pop()
        if one.is_nullable and not other.is_nullable:
            return False
        for token, rest in _tokens(one):
            after = other.table.choice(more for each, more in _tokens(other) if includes(each, token))
            if after is after.table.not_allowed:
                return False
            if (rest, after) not in seen:
                seen.add((rest, after))
                waiting.append((rest, after))
    return True


def _tokens(pattern: Pattern) -> Iterator[tuple[Pattern, Pattern]]:
    """The tokens that may come next in a list, each with what may follow it."""
    table = pattern.table
    if isinstance(pattern, Data | Value):
        yield pattern, table.empty
    elif isinstance(pattern, OneOrMore):
        for token, rest in _tokens(pattern.part):
            yield token, table.group((rest, table.optional(pattern)))
    elif isinstance(pattern, Choice):
        for part in pattern.parts:
            yield from _tokens(part)
    elif isinstance(pattern, Group):
        for number, part in enumerate(pattern.parts):
            for token, rest in _tokens(part):
                yield token, table.group((rest, *pattern.parts[number + 1 :]))
            if not part.is_nullable:
                return
