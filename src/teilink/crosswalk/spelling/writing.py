"""An expression of XPath 1.0 as text.

Specification: XPath 1.0, section 3.5 (what binds tighter), https://www.w3.org/TR/xpath-10/#numbers
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.crosswalk.spelling.expressions import Binary, Call, Literal, Negative, Number, Path, SpellingError

if TYPE_CHECKING:
    from teilink.crosswalk.spelling.expressions import Expression, Step

_LEVELS = {
    "or": 1,
    "and": 2,
    **dict.fromkeys(["=", "!="], 3),
    **dict.fromkeys(["<", "<=", ">", ">="], 4),
    **dict.fromkeys(["+", "-"], 5),
    **dict.fromkeys(["*", "div", "mod"], 6),
    "|": 8,
}
_SUM, _NEGATIVE, _PATH, _PRIMARY = 5, 7, 9, 10
_TIGHT = {"=", "!=", "<", "<=", ">", ">="}
_ASSOCIATIVE = {"or", "and", "|"}


def write(expression: Expression) -> str:
    """The text of an expression. Raises SpellingError for what XPath 1.0 does not have."""
    match expression:
        case Literal(text):
            return _literal(text)
        case Number(text):
            return text
        case Call(name, arguments):
            return f"{name}({', '.join(map(write, arguments))})"
        case Negative(operand):
            return f"-{_within(operand, _NEGATIVE)}"
        case Path(steps):
            return "".join(map(_step, steps))
        case Binary(operator, left, right):
            return _binary(operator, left, right)
        case _:
            raise SpellingError(type(expression).__name__)


def _literal(text: str) -> str:
    """In quotation marks of the sort that it has not; XPath 1.0 cannot double them."""
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text:
        return f'"{text}"'
    return "concat({})".format(""", "'", """.join(f"'{part}'" for part in text.split("'")))


def _binary(operator: str, left: Expression, right: Expression) -> str:
    level = _LEVELS.get(operator)
    if level is None:
        raise SpellingError(operator)
    if operator in _TIGHT:
        return f"{_within(left, _SUM)}{operator}{_within(right, _SUM)}"
    behind = [_within(right, level if operator in _ASSOCIATIVE else level + 1)]
    # Not by recursion: a choice may have many branches.
    while isinstance(left, Binary) and left.operator == operator:
        behind.append(_within(left.right, level + 1))
        left = left.left
    return f" {operator} ".join([_within(left, level), *reversed(behind)])


def _within(expression: Expression, level: int) -> str:
    text = write(expression)
    return text if _level(expression) >= level else f"({text})"


def _level(expression: Expression) -> int:
    if isinstance(expression, Binary):
        return _LEVELS[expression.operator]
    return _NEGATIVE if isinstance(expression, Negative) else _PATH if isinstance(expression, Path) else _PRIMARY


def _step(step: Step) -> str:
    conditions = "".join(f"[{write(each)}]" for each in step.conditions)
    if step.inner is not None:
        return f"{step.slash}{_within(step.inner, _PRIMARY)}{conditions}"
    axis = step.axis if step.axis in {"", "@"} else f"{step.axis}::"
    return f"{step.slash}{axis}{step.test}{conditions}"
