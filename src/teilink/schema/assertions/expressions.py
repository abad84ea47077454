"""XPath 1.0 read token by token: is it one, and if not, which sign is at fault.

libxml2 compiles the expressions and says "Invalid expression" of those it cannot; it does not say where.  So they are
read here first.  The reader is a walk through the states of the grammar with a stack of open brackets: it knows for
each token whether it begins a path, and in how many predicates it stands, which is what `rewriting` needs.

Specification: XPath 1.0, https://www.w3.org/TR/1999/REC-xpath-19991116/#section-Expression-Lexical-Structure
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from teilink.schema.assertions.spelling import (
    BRACKETED,
    CALLED,
    CONDITION,
    DOTTED,
    FUNCTIONS,
    LOOPS,
    MARKS,
    OPERATORS,
    SEQUENCE,
    TYPED,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    State = Callable[[], "State | None"]

LONGEST = 20_000
"""The longest expression, in characters, once its variables are filled in."""

_DEEPEST = 100
_NAME = r"[^\W\d][\w.\-\u00b7\u0300-\u036f]*"
_TOKEN = re.compile(
    r"[ \t\r\n]*(?:(?P<literal>\"[^\"]*\"|'[^']*')"
    r"|(?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
    rf"|(?P<variable>\${_NAME}(?::{_NAME})?)"
    rf"|(?P<name>{_NAME}(?::(?:{_NAME}|\*))?)"
    r"|(?P<mark>::|//|\.\.|!=|<=|>=|[()\[\].@,/|+\-=<>*]))"
)
_SPACE = " \t\r\n"
_AXES = frozenset({
    "ancestor", "ancestor-or-self", "attribute", "child", "descendant", "descendant-or-self", "following",
    "following-sibling", "namespace", "parent", "preceding", "preceding-sibling", "self",
})  # fmt: skip
_TYPES = frozenset({"comment", "node", "processing-instruction", "text"})
_NAMED_OPERATORS = frozenset({"and", "or", "mod", "div"})
_OPERATORS = frozenset({"+", "-", "=", "!=", "<", "<=", ">", ">=", "|", "*"})
# XPath 1.0 section 4, with the least and the most arguments of each; current() is of XSLT 1.0.
_ARGUMENTS = {
    "last": (0, 0), "position": (0, 0), "count": (1, 1), "local-name": (0, 1), "namespace-uri": (0, 1), "name": (0, 1),
    "string": (0, 1), "concat": (2, 999), "starts-with": (2, 2), "contains": (2, 2), "substring-before": (2, 2),
    "substring-after": (2, 2), "substring": (2, 3), "string-length": (0, 1), "normalize-space": (0, 1),
    "translate": (3, 3), "boolean": (1, 1), "not": (1, 1), "true": (0, 0), "false": (0, 0), "lang": (1, 1),
    "number": (0, 1), "sum": (1, 1), "floor": (1, 1), "ceiling": (1, 1), "round": (1, 1), "current": (0, 0),
}  # fmt: skip


class ExpressionError(Exception):
    """An expression is not XPath 1.0; what is at fault stands from `start` to `end`. Without a message: it is told."""

    def __init__(self, message: str = "", help_: str = "", start: int = 0, end: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.help = help_
        self.start = start
        self.end = end


class Token(NamedTuple):
    """A token of an expression.

    `kind` is literal, number, variable, function, axis, test, operator or mark; `depth` counts the predicates it
    stands in, `nesting` the brackets of any kind; `leads` tells that a relative path begins with it.
    """

    kind: str
    text: str
    start: int
    depth: int
    nesting: int
    leads: bool = False

    @property
    def end(self) -> int:
        """Where it ends in the expression."""
        return self.start + len(self.text)


class _Raw(NamedTuple):
    kind: str
    text: str
    start: int


class _Open(NamedTuple):
    """An open bracket, and the function whose arguments it holds."""

    sign: str
    function: _Raw | None
    first: int


_END = _Raw("end", "", 0)


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of an expression of XPath 1.0. Raises ExpressionError."""
    if len(text) > LONGEST:
        raise ExpressionError(f"the expression has more than {LONGEST:,} characters once its variables are filled in")
    return _Reading(text).tokens()


class _Reading:
    """One walk through an expression."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._raw = _lexed(text)
        self._at = 0
        self._open: list[_Open] = []
        self._commas: list[int] = []
        self._depth = 0
        self._found: list[Token] = []

    def tokens(self) -> tuple[Token, ...]:
        state: State | None = self._operand
        while state is not None:
            state = state()
        return tuple(self._found)

    def _peek(self, ahead: int = 0) -> _Raw:
        at = self._at + ahead
        return self._raw[at] if at < len(self._raw) else _END._replace(start=len(self._text))

    def _take(self, kind: str, *, leads: bool = False) -> None:
        raw = self._peek()
        self._found.append(Token(kind, raw.text, raw.start, self._depth, len(self._open), leads))
        self._at += 1

    def _operand(self) -> State:
        """A value is expected: XPath 1.0, UnaryExpr."""
        raw = self._peek()
        if raw.text == "-":
            self._take("operator")
            return self._operand
        if raw.kind in {"literal", "number", "variable"}:
            self._take(raw.kind)
            return self._after
        if raw.text == "(":
            return self._opened(None)
        if raw.text == ")" and self._open and self._found[-1].text == "(" and self._open[-1].function:
            return self._closed(")")
        if raw.text in {"/", "//"}:
            self._take("mark")
            return self._step if raw.text == "//" or self._begins_step() else self._after
        if raw.kind == "name" and self._peek(1).text == "(" and raw.text not in _TYPES:
            return self._function()
        return self._stepping(leads=True)

    def _begins_step(self) -> bool:
        raw = self._peek()
        return raw.kind == "name" or raw.text in {"*", "@", ".", ".."}

    def _function(self) -> State:
        raw = self._peek()
        if raw.text not in _ARGUMENTS:
            if raw.text == "if":
                raise ExpressionError(*CONDITION, raw.start, raw.start + 2)
            help_ = TYPED if raw.text.startswith("xs:") else FUNCTIONS.get(raw.text.removeprefix("fn:"), "")
            raise ExpressionError(
                f"{raw.text}() is no function of XPath 1.0", help_, raw.start, raw.start + len(raw.text)
            )
        self._take("function")
        return self._opened(raw)

    def _opened(self, function: _Raw | None) -> State:
        raw = self._peek()
        self._take("mark")
        self._open.append(_Open(raw.text, function, len(self._found)))
        self._commas.append(0)
        self._depth += raw.text == "["
        if len(self._open) > _DEEPEST:
            raise ExpressionError(f"brackets are nested deeper than {_DEEPEST}", "", raw.start, raw.start + 1)
        return self._operand

    def _closed(self, sign: str) -> State:
        opening = {")": "(", "]": "["}[sign]
        if not self._open or self._open[-1].sign != opening:
            self._fail(f'"{sign}" closes nothing')
        opened, commas = self._open.pop(), self._commas.pop()
        self._depth -= sign == "]"
        if opened.function is not None:
            given = commas + 1 if len(self._found) > opened.first else 0
            _check_arguments(opened.function, given)
        self._take("mark")
        return self._after

    def _step(self) -> State:
        return self._stepping(leads=False)

    def _stepping(self, *, leads: bool) -> State:
        """A step is expected: XPath 1.0, Step."""
        raw = self._peek()
        if raw.text in {".", ".."}:
            self._take("test", leads=leads)
            return self._after_dots
        if raw.text == "@":
            self._take("axis", leads=leads)
            return self._test(leads=False)
        if raw.kind == "name" and self._peek(1).text == "::":
            if raw.text not in _AXES:
                self._fail(f"{raw.text} is no axis")
            self._take("axis", leads=leads)
            self._take("mark")
            return self._test(leads=False)
        return self._test(leads=leads)

    def _test(self, *, leads: bool) -> State:
        """A node test is expected: XPath 1.0, NodeTest."""
        raw = self._peek()
        is_called = self._peek(1).text == "("
        if raw.text == "*" or (raw.kind == "name" and not is_called):
            self._take("test", leads=leads)
            return self._after
        if raw.kind == "name" and raw.text in _TYPES:
            self._take("test", leads=leads)
            self._take("mark")
            if raw.text == "processing-instruction" and self._peek().kind == "literal":
                self._take("literal")
            if self._peek().text != ")":
                self._fail(f"{raw.text}() takes nothing in its brackets")
            self._take("mark")
            return self._after
        if raw.text == "(" and self._found and self._found[-1].text in {"/", "//"}:
            raise ExpressionError(*BRACKETED, raw.start, raw.start + 1)
        if raw.kind == "name":
            raise ExpressionError(*CALLED, raw.start, raw.start + len(raw.text))
        return self._fail("a path or a value is expected here")

    def _after_dots(self) -> State | None:
        raw = self._peek()
        if raw.text == "[":
            raise ExpressionError(*DOTTED, raw.start, raw.start + 1)
        return self._after()

    def _after(self) -> State | None:
        """A value is over: an operator, a predicate, a further step, or the end is expected."""
        raw = self._peek()
        if raw.kind == "end":
            if self._open:
                self._fail(f'"{self._open[-1].sign}" is never closed')
            return None
        if raw.text in _OPERATORS or raw.text in _NAMED_OPERATORS:
            self._take("operator")
            return self._operand
        if raw.text == "[":
            return self._opened(None)
        if raw.text in {")", "]"}:
            return self._closed(raw.text)
        if raw.text in {"/", "//"}:
            self._take("mark")
            return self._step
        if raw.text == "," and self._open and self._open[-1].function:
            self._take("mark")
            self._commas[-1] += 1
            return self._operand
        return self._fail("an operator is expected here")

    def _fail(self, message: str) -> State:
        """Say what is wrong at the next token, or that it is XPath 2."""
        raw = self._peek()
        before = self._found[-1] if self._found else None
        start, end = raw.start, raw.start + len(raw.text)
        joined = f"{before.text}{raw.text}"[-2:] if before else ""
        if before and joined in MARKS and before.end == raw.start:
            raise ExpressionError(*MARKS[joined], before.start, end)
        if raw.kind == "variable" and before and before.text in LOOPS:
            raise ExpressionError(f'"{before.text} $…" is XPath 2', LOOPS[before.text], before.start, before.end)
        if raw.text in OPERATORS:
            raise ExpressionError(f'"{raw.text}" is XPath 2', OPERATORS[raw.text], start, end)
        if raw.text == "," or (raw.text == ")" and before and before.text == "("):
            raise ExpressionError(*SEQUENCE, start, end)
        if raw.kind == "end":
            message = message if "closed" in message else "the expression ends where a value is expected"
        raise ExpressionError(message, "", start, end)


def _check_arguments(function: _Raw, given: int) -> None:
    least, most = _ARGUMENTS[function.text]
    if not least <= given <= most:
        wanted = str(least) if least == most else f"{least} or more" if most > 3 else f"{least} to {most}"
        message = f"{function.text}() takes {wanted} argument{'' if wanted == '1' else 's'}, not {given}"
        raise ExpressionError(message, "", function.start, function.start + len(function.text))


def _lexed(text: str) -> list[_Raw]:
    found: list[_Raw] = []
    at, end = 0, len(text.rstrip(_SPACE))
    while at < end:
        token = _TOKEN.match(text, at)
        if token is None:
            raise _unknown(text, at + len(text[at:]) - len(text[at:].lstrip(_SPACE)))
        kind = token.lastgroup or ""
        found.append(_Raw(kind, token[kind], token.start(kind)))
        at = token.end()
    return found


def _unknown(text: str, at: int) -> ExpressionError:
    """A sign that XPath 1.0 has not, alone or with the one before it."""
    for start, end in ((max(at - 1, 0), at + 1), (at, at + 2), (at, at + 1)):
        if text[start:end] in MARKS:
            return ExpressionError(*MARKS[text[start:end]], start, min(end, len(text)))
    if text[at] in "\"'":
        return ExpressionError("the text in quotation marks is never closed", "", at, at + 1)
    return ExpressionError(f'"{text[at]}" is no sign of XPath 1.0', "", at, at + 1)
