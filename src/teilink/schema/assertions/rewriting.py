"""Expressions rewritten so that libxml2 can evaluate them: variables filled in, paths begun where they stand.

lxml evaluates from an element only, and cannot hold an attribute or a text in a variable.  So a <let> is not evaluated
but written into the expression that uses it, and an expression about an attribute is written as one about the element
that holds it: ``../@type`` of ``@when`` becomes ``$node/@when/../@type``.  In a predicate the context is another one:
there the path of a variable begins with ``current()``.  What is so written means exactly what was said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink.schema.assertions.expressions import ExpressionError, Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class Standpoint(NamedTuple):
    """The context node of an expression: how it is selected, and whether the evaluation stands on it already."""

    node: str
    is_given: bool = False

    @property
    def step(self) -> str:
        """What is written before a relative path."""
        if self.is_given:
            return ""
        return "/" if self.node == "/" else f"{self.node}/"


ROOT = Standpoint("/")
"""The document itself."""
CURRENT = Standpoint("current()")
"""The context node of a rule, from within a predicate."""

# Functions that speak of the context node where they are given nothing.
_IMPLICIT = frozenset({"local-name", "name", "namespace-uri", "normalize-space", "number", "string", "string-length"})
# Functions that take from nodes no more than their values or their number.
_VALUING = frozenset({
    "boolean", "ceiling", "concat", "contains", "count", "floor", "normalize-space", "not", "number", "round",
    "starts-with", "string", "string-length", "substring", "substring-after", "substring-before", "sum", "translate",
})  # fmt: skip
_STARTING = frozenset({"(", ",", "["})
_STOPPING = frozenset({")", ",", "]"})


class Bound(NamedTuple):
    """A variable: its expression, filled in, and for one of the whole document how its value is asked for.

    An `expression` of None is that of a variable whose fault is told where it stands.
    """

    expression: str | None
    value: str = ""


def filled(parts: Sequence[Token], scope: Mapping[str, Bound]) -> str:
    """An expression without variables. Raises ExpressionError for one that nothing declares."""
    if all(token.kind != "variable" for token in parts):
        return _joined(token.text for token in parts)
    return _joined(_filled(token, parts, at, scope) for at, token in enumerate(parts))


def _filled(token: Token, parts: Sequence[Token], at: int, scope: Mapping[str, Bound]) -> str:
    if token.kind != "variable":
        return token.text
    bound = scope.get(token.text[1:])
    if bound is None:
        help_ = "declare it with <let> before it is used"
        raise ExpressionError(f"no variable is called {token.text}", help_, token.start, token.end)
    if bound.expression is None:
        raise ExpressionError
    if bound.value and _is_valued(parts, at):
        return bound.value
    if token.depth and not bound.value:
        return f"({rebased(bound.expression, CURRENT)})"
    return f"({bound.expression})"


def _is_valued(parts: Sequence[Token], at: int) -> bool:
    """Whether the value of a variable is used, and not the nodes in it."""
    before = parts[at - 1] if at else None
    after = parts[at + 1] if at + 1 < len(parts) else None
    is_operated = any(one is not None and one.kind == "operator" and one.text != "|" for one in (before, after))
    begins = before is None or before.text in _STARTING or (before.kind == "operator" and before.text != "|")
    ends = after is None or after.text in _STOPPING or (after.kind == "operator" and after.text != "|")
    return begins and ends and (is_operated or _is_argument(parts, at))


def _is_argument(parts: Sequence[Token], at: int) -> bool:
    """Whether a token is the whole of an argument of a function that values it."""
    nesting = parts[at].nesting
    for number in range(at - 1, 0, -1):
        if parts[number].nesting < nesting:
            return parts[number].text == "(" and parts[number - 1].text in _VALUING
    return False


def rebased(expression: str, standpoint: Standpoint) -> str:
    """An expression as it is written from elsewhere."""
    parts = tokens(expression)
    if standpoint.is_given and not any(one.text in {"current", "position", "last"} for one in parts):
        return expression
    return _joined(_Rebasing(parts, standpoint).pieces())


class _Rebasing:
    """One walk through an expression that is begun at a new place."""

    def __init__(self, parts: Sequence[Token], standpoint: Standpoint) -> None:
        self._parts = parts
        self._standpoint = standpoint
        # Closing brackets behind which something is added, and the end of a lang() that is a predicate now.
        self._lang_nesting = -1

    def pieces(self) -> Iterator[str]:
        at = 0
        while at < len(self._parts):
            token = self._parts[at]
            if token.kind == "function":
                written, taken = self._function(token, at)
                yield written
                at += taken
                continue
            yield from self._plain(token)
            at += 1

    def _plain(self, token: Token) -> Iterator[str]:
        is_inside = token.depth > 0 or self._lang_nesting >= 0
        yield self._standpoint.step + token.text if token.leads and not is_inside else token.text
        if token.text == ")" and token.nesting == self._lang_nesting and token.kind == "mark":
            self._lang_nesting = -1
            yield "])"

    def _function(self, token: Token, at: int) -> tuple[str, int]:
        """What a function is written as, and how many tokens that stands for."""
        is_bare = self._parts[at + 2].text == ")" and self._parts[at + 2].kind == "mark"
        if token.text == "current":
            return self._standpoint.node, 3
        if token.depth or self._lang_nesting >= 0:
            return token.text, 1
        if token.text in {"position", "last"}:
            # A rule looks at one node at a time.
            return "1", 3
        if self._standpoint.is_given:
            return token.text, 1
        if token.text in _IMPLICIT and is_bare:
            return f"{token.text}({self._standpoint.node})", 3
        if token.text == "lang":
            self._lang_nesting = token.nesting
            return f"boolean({self._standpoint.step}self::node()[lang", 1
        return token.text, 1


def _joined(pieces: Iterator[str]) -> str:
    return " ".join(pieces)
