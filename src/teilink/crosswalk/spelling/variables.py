"""A variable exchanged for what it stands for.

Specification: XPath 3.1, section 3.12 (quantified expressions), https://www.w3.org/TR/xpath-31/#id-quantified-expressions
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from teilink.crosswalk.spelling.expressions import (
    ITSELF,
    Binary,
    Call,
    Literal,
    Negative,
    Number,
    Path,
    SpellingError,
    Variable,
    parts,
)

if TYPE_CHECKING:
    from teilink.crosswalk.spelling.expressions import Expression


def bound(expression: Expression, name: str, value: Expression) -> Expression:
    """The expression with a value in place of the variable: a literal, or the node that a condition is about.

    Raises SpellingError where anything asks for the node outside, which the condition of another node cannot see.
    """
    match expression:
        case Literal() | Number():
            return expression
        case Variable():
            return _value(expression, name, value)
        case Negative(operand):
            return Negative(bound(operand, name, value))
        case Binary(operator, left, right):
            return Binary(operator, bound(left, name, value), bound(right, name, value))
        case Call(function, arguments) if arguments or function in {"true", "false"} or value != ITSELF:
            return Call(function, tuple(bound(each, name, value) for each in arguments))
        case Path():
            return _path(expression, name, value)
        case _:
            raise SpellingError(type(expression).__name__)


def _value(variable: Variable, name: str, value: Expression) -> Expression:
    if variable.name != name or not (value == ITSELF or isinstance(value, Literal | Number)):
        raise SpellingError(variable.name)
    return value


def _path(path: Path, name: str, value: Expression) -> Expression:
    """A path from the variable becomes one from the node; in the conditions of a path the variable would be another."""
    first, *others = path.steps
    inside = [*first.conditions, *others]
    if any(isinstance(part, Variable) for each in inside for part in parts(each)):
        raise SpellingError("a variable in a condition")
    if path.is_absolute or (value != ITSELF and first.inner is None):
        return path
    if not isinstance(first.inner, Variable) or _value(first.inner, name, value) != ITSELF:
        raise SpellingError("a path from outside")
    if first.conditions or not others or others[0].slash == "//" or others[0].inner is not None:
        return Path((replace(first, inner=None, test="."), *others))
    return Path((replace(others[0], slash=""), *others[1:]))
