"""The context of a rule, a match pattern of XSLT, as paths that select every node it matches.

``a/b`` matches a b whose parent is an a, at any depth: ``//a/b``.  libxml2 needs quadratic time for ``//a//b``, because
it joins what it finds below each a; so a ``//`` within a pattern is asked for from below: ``//b[ancestor::a]``.

Specification: XSLT 1.0 section 5.2, https://www.w3.org/TR/1999/REC-xslt-19991116#patterns
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from teilink.schema.assertions.expressions import ExpressionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from teilink.schema.assertions.expressions import Token

DOCUMENT = "/"
"""The alternative that matches the document itself."""

_AXES = frozenset({"@", "attribute", "child", "descendant", "descendant-or-self", "self"})
_JOINS = frozenset({"/", "//"})
# Operators and functions that are true or false.
_CLAIMING = frozenset({"and", "or", "=", "!=", "<", "<=", ">", ">="})
_CLAIMS = frozenset({"boolean", "contains", "false", "lang", "not", "starts-with", "true"})


class _Step(NamedTuple):
    """A step: how it is joined to the one before it, its axis and test, its predicates, and whether these count."""

    join: str
    axis: str
    test: str
    predicates: tuple[str, ...]
    is_counting: bool


def alternatives(parts: Sequence[Token]) -> tuple[str, ...]:
    """A path for each alternative of a pattern, to be evaluated anywhere in a file. Raises ExpressionError."""
    return tuple(_path(part) for part in _divided(parts))


def _divided(parts: Sequence[Token]) -> Iterable[list[Token]]:
    found: list[list[Token]] = [[]]
    for token in parts:
        if not token.nesting and token.kind == "operator" and token.text == "|":
            found.append([])
        else:
            _check(token)
            found[-1].append(token)
    return found


def _check(token: Token) -> None:
    is_outer = not token.depth
    if token.text == "current" and token.kind == "function":
        message, help_ = "current() means nothing in a context", "write the condition into the test"
    elif is_outer and token.kind == "axis" and token.text not in _AXES:
        message, help_ = f"a context cannot go along {token.text}::", f"write a predicate: *[{token.text}::…]"
    elif is_outer and (token.kind in {"operator", "function", "literal", "number"} and token.text[:1] not in "\"'"):
        message, help_ = f"{token.text} cannot stand in a context", "a context is a path, or several joined by |"
    elif is_outer and token.text in {".", ".."}:
        message, help_ = f"{token.text} cannot stand in a context", "write self::node() or * for any element"
    else:
        return
    raise ExpressionError(message, help_, token.start, token.end)


def _path(parts: Sequence[Token]) -> str:
    if [token.text for token in parts] == ["/"]:
        return DOCUMENT
    if parts[0].text == "(" or parts[0].kind == "literal":
        raise ExpressionError("a context is a path, or several joined by |", "", parts[0].start, parts[0].end)
    written = " ".join(token.text for token in parts)
    whole = written if parts[0].text in _JOINS else f"//{written}"
    steps = _steps(parts)
    is_within = any(step.join == "//" for step in steps[1:])
    if not is_within or any(step.is_counting or step.axis not in {"", "child::"} for step in steps[:-1]):
        return whole
    last = steps[-1]
    if last.axis not in {"", "child::", "@", "attribute::"}:
        return whole
    return f"//{last.axis}{last.test}{''.join(last.predicates)}{_above(steps)}"


def _above(steps: Sequence[_Step]) -> str:
    """The condition on what stands above the last step."""
    condition = "[not(parent::*)]" if steps[0].join == "/" else ""
    for step, below in pairwise(steps):
        axis = "ancestor::" if below.join == "//" else "parent::"
        condition = f"[{axis}{step.test}{''.join(step.predicates)}{condition}]"
    return condition


def _steps(parts: Sequence[Token]) -> list[_Step]:
    steps: list[_Step] = []
    join = ""
    gathered: list[Token] = []
    for token in parts:
        if token.text in _JOINS and not token.depth and token.kind == "mark":
            if gathered:
                steps.append(_step(join, gathered))
            join, gathered = token.text, []
        else:
            gathered.append(token)
    return [*steps, _step(join, gathered)]


def _step(join: str, parts: Sequence[Token]) -> _Step:
    axis, test = "", ""
    predicates: list[list[Token]] = []
    for token in parts:
        if token.text == "[" and not token.depth:
            predicates.append([])
        if predicates:
            predicates[-1].append(token)
        elif token.kind == "axis" or token.text == "::":
            axis += token.text
        else:
            test += token.text
    written = tuple(" ".join(token.text for token in predicate) for predicate in predicates)
    return _Step(join, axis, test, written, any(_counts(predicate[1:-1]) for predicate in predicates))


def _counts(predicate: Sequence[Token]) -> bool:
    """Whether a predicate may be a number, which means a position."""
    outer = min(token.nesting for token in predicate)
    if any(token.kind == "function" and token.text in {"position", "last"} for token in predicate):
        return True
    operators = {token.text for token in predicate if token.kind == "operator" and token.nesting == outer}
    if operators & _CLAIMING:
        return False
    first = predicate[0]
    is_path = first.leads or first.text in _JOINS
    is_claim = first.kind == "function" and first.text in _CLAIMS
    return not ((is_path and operators <= {"|"}) or (is_claim and not operators))
