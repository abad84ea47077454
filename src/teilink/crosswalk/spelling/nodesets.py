"""Sets of nodes in XPath 1.0: joined, compared, restricted by a condition.

What is given and what is answered is said in XPath 1.0 already.

Specification: XPath 1.0, section 3.3 (node-sets), https://www.w3.org/TR/xpath-10/#node-sets
"""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING

from teilink.crosswalk.spelling.expressions import (
    ITSELF,
    Binary,
    Call,
    Number,
    Path,
    Sequence,
    SpellingError,
    Step,
    is_positional,
)
from teilink.crosswalk.spelling.writing import write

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilink.crosswalk.spelling.expressions import Expression

_LONGEST = 1000
_MOST = 60
FIRST = Number("1")
"""The condition that asks for the first."""


def joined(operator: str, given: Iterable[Expression]) -> Expression:
    """One or several expressions with an operator between them."""
    all_given = list(given)
    if len(all_given) > _MOST:
        raise SpellingError("too many")
    return reduce(lambda left, right: Binary(operator, left, right), all_given)


def short(expression: Expression) -> Expression:
    """What says things twice may grow without end."""
    if len(write(expression)) > _LONGEST:
        raise SpellingError("too long")
    return expression


def operands(expression: Expression, *operators: str) -> list[Expression]:
    """The operands of an operator that stands between several; also the items of a sequence, if "," is among them."""
    found: list[Expression] = []
    waiting = [expression]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Binary) and part.operator in operators:
            waiting += [part.right, part.left]
        elif isinstance(part, Sequence) and "," in operators:
            waiting += reversed(part.items)
        else:
            found.append(part)
    return found


def identity(left: Expression, right: Expression) -> Expression:
    """Whether two paths lead to one node: both lead to some, and together to no more than one."""
    one = Binary("=", Call("count", (Binary("|", left, right),)), FIRST)
    return joined("and", [*(each for each in (left, right) if each != ITSELF), one])


def difference(is_except: bool, left: Expression, right: Expression) -> Expression:
    """``*[not(self::note)]`` for nodes that are reached in one way, else by counting what is reached from the root."""
    if isinstance(left, Binary):
        return Binary("|", difference(is_except, left.left, right), difference(is_except, left.right, right))
    items = operands(right, "|")
    same = [_itself_as(left, each) for each in items]
    if all(same):
        found = joined("or", [each for each in same if each is not None])
        return restricted(left, Call("not", (found,)) if is_except else found)
    if not all(isinstance(each, Path) and each.is_absolute for each in items):
        raise SpellingError("except")
    counts = [Call("count", (each,)) for each in (Binary("|", ITSELF, right), right)]
    return restricted(left, Binary("!=" if is_except else "=", *counts))


def _itself_as(left: Expression, right: Expression) -> Expression | None:
    """The test that a node of the left path is one of the right, if only their last steps differ."""
    if not isinstance(left, Path) or not isinstance(right, Path) or left.steps[:-1] != right.steps[:-1]:
        return None
    ours, theirs = left.steps[-1], right.steps[-1]
    is_same = (
        (ours.slash, ours.axis) == (theirs.slash, theirs.axis)
        and not ours.inner
        and as_test(replace(ours, conditions=()))
    )
    return as_test(theirs) if is_same else None


def as_test(step: Step) -> Expression | None:
    """A step as a test of the node that it leads to; not for attributes, which are on no axis but their own."""
    if step.inner is not None or step.axis in {"@", "attribute", "namespace"} or step.test in {"", ".", ".."}:
        return None
    if any(map(is_positional, step.conditions)):
        return None
    return Path((Step("", "self", step.test, None, step.conditions),))


def from_here(found: Expression, wanted: Expression) -> Expression:
    """Nodes that are reached only if the node they are reached from is as wanted."""
    here = Step("", "self", "node()", None, (wanted,))
    if found == ITSELF:
        return Path((here,))
    branches = operands(found, "|")
    if not all(isinstance(each, Path) and not each.is_absolute and each.steps[0].inner is None for each in branches):
        raise SpellingError("branch")
    paths = [each.steps for each in branches if isinstance(each, Path)]
    return joined("|", [Path((here, replace(steps[0], slash="/"), *steps[1:])) for steps in paths])


def restricted(found: Expression, wanted: Expression) -> Expression:
    """The nodes for which a condition holds that does not ask for their position."""
    if not isinstance(found, Path):
        return Path((Step("", inner=found, conditions=(wanted,)),))
    *first, last = found.steps
    if last == Step("/"):
        raise SpellingError("/")
    return Path((*first, with_conditions(last, (wanted,))))


def with_conditions(step: Step, conditions: tuple[Expression, ...]) -> Step:
    """A step with conditions after its own; the short forms of two steps cannot have any."""
    if conditions and step.test in {".", ".."}:
        step = replace(step, axis="self" if step.test == "." else "parent", test="node()")
    return replace(step, conditions=(*step.conditions, *conditions))


def first_of(items: Iterable[Expression]) -> list[Step]:
    """``(a, b)[1]``: the first a, else the first b."""
    found: list[Step] = []
    earlier: list[Expression] = []
    for item in items:
        then = from_here(item, Call("not", (joined("or", earlier),))) if earlier else item
        found.append(Step("", inner=short(then), conditions=(FIRST,)))
        earlier.append(item)
    return found
