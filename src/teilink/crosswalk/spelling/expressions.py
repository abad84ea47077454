"""An XPath expression as a tree, of those parts that have a spelling in XPath 1.0.

Specification: XPath 3.1, section 3, https://www.w3.org/TR/xpath-31/#id-expressions
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRINGS = {"string", "concat", "substring-before", "substring-after", "substring", "normalize-space", "translate"}
_NUMBERS = {"xs:integer", "xs:decimal", "xs:double", "number", "sum", "floor", "ceiling", "round"}
_INTEGERS = {"count", "position", "last", "string-length"}
_OF_STRINGS = _STRINGS | {"local-name", "name", "namespace-uri", "lower-case", "upper-case", "data", "replace"}
_OF_NODES = {"id", "head", "tail", "root", "exactly-one", "zero-or-one", "one-or-more"}
_BOOLEANS = {
    *["boolean", "not", "true", "false", "lang", "contains", "starts-with", "ends-with", "matches", "exists", "empty"],
    *["contains-token", "has-children"],
}
_ARITHMETIC = {"+", "-", "*", "div", "mod", "idiv"}
_OF_SETS = {"|", "union", "except", "intersect"}


class SpellingError(ValueError):
    """An expression that XPath 1.0 cannot say, or that is not understood."""


@dataclass(frozen=True)
class Literal:
    """A text, without its quotation marks."""

    text: str


@dataclass(frozen=True)
class Number:
    """A number as XPath 1.0 spells it."""

    text: str


@dataclass(frozen=True)
class Variable:
    """A variable, without its $."""

    name: str


@dataclass(frozen=True)
class Call:
    """A function and what it is given."""

    name: str
    arguments: tuple[Expression, ...] = ()


@dataclass(frozen=True)
class Binary:
    """Two operands and what stands between them."""

    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True)
class Negative:
    """The minus before an operand."""

    operand: Expression


@dataclass(frozen=True)
class Sequence:
    """Items in parentheses, none or several."""

    items: tuple[Expression, ...]


@dataclass(frozen=True)
class Step:
    """A step of a path, with the slash before it: an axis ('' the usual one) and a test, or an inner expression."""

    slash: str
    axis: str = ""
    test: str = ""
    inner: Expression | None = None
    conditions: tuple[Expression, ...] = ()


@dataclass(frozen=True)
class Path:
    """Steps; one that begins at the root has a slash before its first. The root itself is a step without a test.

    `is_mapped`: written with ``!``, so that a node may come twice, and not in the order of the document.
    """

    steps: tuple[Step, ...]
    is_mapped: bool = False

    @property
    def is_absolute(self) -> bool:
        """Whether it begins at the root."""
        return self.steps[0].slash != ""


@dataclass(frozen=True)
class Choice:
    """``if (test) then yes else no``."""

    test: Expression
    yes: Expression
    no: Expression


@dataclass(frozen=True)
class Quantified:
    """``some $name in source satisfies test``; `word` is some or every."""

    word: str
    name: str
    source: Expression
    test: Expression


Expression: TypeAlias = Literal | Number | Variable | Call | Binary | Negative | Sequence | Path | Choice | Quantified

ITSELF = Path((Step("", "", "."),))
"""The node that a path starts from."""


def kind_of(expression: Expression) -> str:
    """Whether an expression gives nodes, a string, a number or a boolean."""
    if isinstance(expression, Path):
        last = expression.steps[-1].inner
        return "nodes" if last is None else kind_of(last)
    if isinstance(expression, Call):
        return _kind_of_call(expression.name)
    if isinstance(expression, Binary):
        if expression.operator in _ARITHMETIC:
            return "number"
        return "nodes" if expression.operator in _OF_SETS else "string" if expression.operator == "||" else "boolean"
    if isinstance(expression, Number | Negative):
        return "number"
    return "string" if isinstance(expression, Literal) else "boolean" if isinstance(expression, Quantified) else "any"


def _kind_of_call(name: str) -> str:
    if name in _OF_STRINGS:
        return "string"
    if name in _NUMBERS | _INTEGERS:
        return "number"
    return "nodes" if name in _OF_NODES else "boolean" if name in _BOOLEANS else "any"


def is_integer(expression: Expression) -> bool:
    """Whether an expression is a function that counts."""
    return isinstance(expression, Call) and expression.name in _INTEGERS


def is_loose(expression: Expression) -> bool:
    """Whether nodes may come twice, or not in the order of the document, so that neither may be counted on."""
    match expression:
        case Sequence():
            return True
        case Choice(_, yes, no):
            return is_loose(yes) or is_loose(no)
        case Path(steps, is_mapped):
            inner = steps[0].inner if len(steps) == 1 else None
            return is_mapped or (inner is not None and is_loose(inner))
        case _:
            return False


def parts(expression: object) -> Iterator[object]:
    """An expression and all that is in it, steps included."""
    waiting = [expression]
    while waiting:
        part = waiting.pop()
        if isinstance(part, tuple):
            waiting.extend(part)
        elif is_dataclass(part):
            yield part
            waiting.extend(getattr(part, field.name) for field in fields(part))


def is_positional(condition: Expression) -> bool:
    """Whether a condition may ask where a node stands among the others."""
    asks = any(isinstance(part, Call) and part.name in {"position", "last"} for part in parts(condition))
    return asks or kind_of(condition) in {"number", "any"}
