"""The attributes of two elements side by side, cut into parts that do not touch each other.

An element of TEI has sixty attributes and nearly all are free of each other; to try each set of sixty would take for
ever.  Attributes that stand in one choice depend on each other, and what depends on each other in either schema is
tried together: a cluster.  What stands in a choice with content belongs to the cluster of the content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink.schema.relaxng.comparison import includes
from teilink.schema.relaxng.compounds import Group, Interleave
from teilink.schema.relaxng.expectation import attributes
from teilink.schema.relaxng.names import samples
from teilink.schema.relaxng.patterns import Pattern
from teilink.schema.relaxng.phrases import at, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_TOGETHER = 10


class Cluster(NamedTuple):
    """What came of comparing one cluster: differences, and the contents that are left to be compared."""

    differences: tuple[str, ...]
    rests: tuple[tuple[Pattern, Pattern], ...]


def clusters(narrow: Pattern, wide: Pattern) -> Iterator[Cluster]:
    """The clusters of what two elements hold."""
    (mine, my_content), (theirs, their_content) = _factors(narrow), _factors(wide)
    groups = _joined([(each, True) for each in mine] + [(each, False) for each in theirs], my_content, their_content)
    for ours, others, is_content in groups:
        one = narrow.table.group([*ours, *([my_content] if is_content else [])])
        other = wide.table.group([*others, *([their_content] if is_content else [])])
        yield _compared(one, other)


def _factors(pattern: Pattern) -> tuple[list[Pattern], Pattern]:
    """The parts of a pattern that are attributes only, and the rest."""
    if not isinstance(pattern, Group | Interleave):
        return ([pattern], pattern.table.empty) if _is_bare(pattern) else ([], pattern)
    found: list[Pattern] = []
    rest: list[Pattern] = []
    for part in pattern.parts:
        inner, left = _factors(part)
        found += inner
        rest.append(left)
    join = pattern.table.group if isinstance(pattern, Group) else pattern.table.interleave
    return found, join(rest)


def _is_bare(pattern: Pattern) -> bool:
    """Whether a pattern is made of attributes and nothing else."""
    return pattern.has_attributes and pattern.closed(forgiving=True) is pattern.table.empty


def _names(pattern: Pattern) -> set[str]:
    return {name for each in attributes(pattern) for name in samples(each.names)}


def _joined(
    factors: Sequence[tuple[Pattern, bool]], my_content: Pattern, their_content: Pattern
) -> Iterator[tuple[list[Pattern], list[Pattern], bool]]:
    """The factors of both, those together that share a name; the content is a factor too."""
    every = set().union(*(_names(each) for each, _ in factors), _names(my_content), _names(their_content))
    groups: list[tuple[set[str], list[Pattern], list[Pattern], bool]] = []
    content = {name for part in (my_content, their_content) for name in _met(part, every)}
    start: list[tuple[set[str], list[Pattern], list[Pattern], bool]] = [(content, [], [], True)]
    for factor, is_mine in factors:
        start.append((_met(factor, every), [factor] if is_mine else [], [] if is_mine else [factor], False))
    for each in start:
        touching = [other for other in groups if other[0] & each[0]]
        groups = [other for other in groups if other not in touching]
        all_of = [*touching, each]
        groups.append((
            set().union(*(other[0] for other in all_of)),
            [factor for other in all_of for factor in other[1]],
            [factor for other in all_of for factor in other[2]],
            any(other[3] for other in all_of),
        ))  # fmt: skip
    for _, ours, others, is_content in groups:
        yield ours, others, is_content


def _met(pattern: Pattern, every: set[str]) -> set[str]:
    """Which of some names an attribute in a pattern may have: one without a name of its own may have many."""
    return {name for each in attributes(pattern) for name in every if each.names.holds(name)}


def _compared(narrow: Pattern, wide: Pattern) -> Cluster:
    names = sorted(_names(narrow))
    if len(names) > _MOST_TOGETHER:
        return Cluster((f"too many attributes depend on each other: {listed(map(at, names))}",), ())
    differences: dict[str, None] = {}
    rests: dict[tuple[Pattern, Pattern], None] = {}
    for one, other, given in _tried(narrow, wide, names, [], differences):
        if one is one.table.not_allowed:
            continue
        if other is other.table.not_allowed:
            with_ = f"with {listed(map(at, given), join='and')} " if given else ""
            differences[f"need not have {with_}{_lacking(wide, given)}"] = None
        else:
            rests[one, other] = None
    return Cluster(tuple(differences), tuple(rests))


def _tried(
    narrow: Pattern, wide: Pattern, names: list[str], given: list[str], differences: dict[str, None]
) -> Iterator[tuple[Pattern, Pattern, list[str]]]:
    """Every set of the attributes of the first: what is left of both patterns when just these are given."""
    if not names:
        yield narrow.closed(), wide.closed(), given
        return
    name, rest_of_names = names[0], names[1:]
    yield from _tried(narrow, wide, rest_of_names, given, differences)
    for attribute, rest in narrow.attribute(name):
        possible = wide.attribute(name)
        fitting = [left for each, left in possible if includes(each.value, attribute.value)]
        if fitting:
            after = wide.table.choice(fitting)
            yield from _tried(rest, after, rest_of_names, [*given, name], differences)
        elif possible:
            differences[f"the value of {at(name)} is not provably allowed"] = None
        else:
            beside = f" beside {listed(map(at, given), join='and')}" if given else ""
            differences[f"may have {at(name)}{beside}"] = None


def _lacking(wide: Pattern, given: list[str]) -> str:
    lacking = [name for name in sorted(_names(wide)) if name not in given]
    return f"one of {listed(map(at, lacking))}" if len(lacking) != 1 else at(lacking[0])
