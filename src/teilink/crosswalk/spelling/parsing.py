"""Read an XPath expression into a tree.

Only as far as it helps: what has no spelling in XPath 1.0 is refused, and so is what is too long or too deep.

Specification: XPath 3.1, appendix A.1, https://www.w3.org/TR/xpath-31/#id-grammar
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from teilink.crosswalk.spelling.constructs import KIND_TESTS, NEW_KIND_TESTS
from teilink.crosswalk.spelling.expressions import (
    Binary,
    Call,
    Choice,
    Literal,
    Negative,
    Number,
    Path,
    Quantified,
    Sequence,
    SpellingError,
    Step,
    Variable,
)

if TYPE_CHECKING:
    from teilink.crosswalk.spelling.expressions import Expression
    from teilink.crosswalk.spelling.tokens import Token

_DEEPEST = 12
_MOST_OPERATORS = 60
_COMPARISON, _ARROW = 3, 10
_LEVELS = {
    "or": 1,
    "and": 2,
    **dict.fromkeys(["=", "!=", "<", "<=", ">", ">=", "eq", "ne", "lt", "le", "gt", "ge", "is"], _COMPARISON),
    "||": 4,
    "to": 5,
    **dict.fromkeys(["+", "-"], 6),
    **dict.fromkeys(["*", "div", "idiv", "mod"], 7),
    **dict.fromkeys(["|", "union"], 8),
    **dict.fromkeys(["except", "intersect"], 9),
    "=>": _ARROW,
}
_STARTS_STEP = {"(", ".", "..", "@", "$", "*"}


class Parser:
    """The tokens of one path, read once from left to right."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = [token for token in tokens if token.kind != "comment"]
        self._next = 0
        self._depth = 0
        self._operators = 0

    def expression(self) -> Expression:
        """All of it. Raises SpellingError."""
        found = self._items("")
        return found[0] if len(found) == 1 else Sequence(tuple(found))

    # -- tokens -----------------------------------------------------------------------------------------------------

    @property
    def _text(self) -> str:
        return self._tokens[self._next].text if self._next < len(self._tokens) else ""

    @property
    def _kind(self) -> str:
        return self._tokens[self._next].kind if self._next < len(self._tokens) else ""

    @property
    def _following(self) -> str:
        return self._tokens[self._next + 1].text if self._next + 1 < len(self._tokens) else ""

    def _take(self) -> str:
        text = self._text
        self._next += 1
        return text

    def _expect(self, text: str) -> None:
        if self._take() != text:
            raise SpellingError(text)

    # -- expressions ------------------------------------------------------------------------------------------------

    def _items(self, end: str) -> list[Expression]:
        """What stands between commas, up to the end, which is taken."""
        if end and self._text == end:
            self._take()
            return []
        found = [self._single()]
        while self._text == ",":
            self._take()
            found.append(self._single())
        self._expect(end)
        return found

    def _single(self) -> Expression:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise SpellingError("too deep")
        if self._text == "if" and self._following == "(":
            found: Expression = self._choice()
        elif self._text in {"some", "every"} and self._following == "$":
            found = self._quantified()
        else:
            found = self._binary(1)
        self._depth -= 1
        return found

    def _choice(self) -> Expression:
        self._take()
        self._expect("(")
        test = self._single()
        self._expect(")")
        self._expect("then")
        yes = self._single()
        self._expect("else")
        return Choice(test, yes, self._single())

    def _quantified(self) -> Expression:
        word = self._take()
        self._expect("$")
        name = self._take()
        self._expect("in")
        source = self._single()
        self._expect("satisfies")
        return Quantified(word, name, source, self._single())

    def _binary(self, lowest: int) -> Expression:
        left = self._unary()
        compared = 0
        while _LEVELS.get(self._text, 0) >= lowest and self._kind in {"sign", "name"}:
            level = _LEVELS[self._text]
            operator = self._take()
            compared += level == _COMPARISON
            self._operators += 1
            # XPath 2 has no a = b = c, and a reader of XPath 1.0 would not expect what it means.
            if self._operators > _MOST_OPERATORS or compared > 1:
                raise SpellingError(operator)
            left = self._arrow(left) if level == _ARROW else Binary(operator, left, self._binary(level + 1))
        return left

    def _arrow(self, left: Expression) -> Expression:
        if self._kind != "name" or self._following != "(":
            raise SpellingError("=>")
        name = self._take()
        self._take()
        return Call(name, (left, *self._items(")")))

    def _unary(self) -> Expression:
        minus = 0
        while self._text in {"-", "+"} and self._kind == "sign":
            minus += self._take() == "-"
        found = self._mapped()
        return Negative(found) if minus % 2 else Negative(Negative(found)) if minus else found

    def _mapped(self) -> Expression:
        """``a ! b`` is the path a/b, whose last step may be any expression."""
        left = self._path()
        while self._text == "!":
            self._take()
            right = self._path()
            first = left.steps if isinstance(left, Path) else (Step("", inner=left),)
            if isinstance(right, Path) and right.is_absolute:
                raise SpellingError("!")
            then = right.steps if isinstance(right, Path) else (Step("", inner=right),)
            left = Path((*first, replace(then[0], slash="/"), *then[1:]), is_mapped=True)
        return left

    # -- paths ------------------------------------------------------------------------------------------------------

    def _path(self) -> Expression:
        slash = self._take() if self._text in {"/", "//"} else ""
        if slash == "/" and not self._is_step():
            return Path((Step("/"),))
        steps = [self._step(slash)]
        while self._text in {"/", "//"}:
            steps.append(self._step(self._take()))
        [first] = steps[:1]
        if len(steps) == 1 and first.inner is not None and not first.conditions and not slash:
            return first.inner
        return Path(tuple(steps))

    def _is_step(self) -> bool:
        return self._kind in {"name", "axis", "wildcard", "braced"} or self._text in _STARTS_STEP

    def _step(self, slash: str) -> Step:
        inner, axis, test = None, "", ""
        if self._text in {".", ".."}:
            test = self._take()
        elif self._kind in {"literal", "number"} or self._text in {"$", "("} or self._is_call():
            inner = self._primary()
        else:
            if self._kind == "axis":
                axis = self._take()[:-2].rstrip()
            elif self._text == "@":
                axis = self._take()
            test = self._test()
        conditions: list[Expression] = []
        while self._text == "[":
            self._take()
            conditions.append(self._single())
            self._expect("]")
        return Step(slash, axis, test, inner, tuple(conditions))

    def _is_call(self) -> bool:
        is_test = self._text in KIND_TESTS | NEW_KIND_TESTS
        return self._kind == "name" and self._following == "(" and not is_test

    def _test(self) -> str:
        if self._kind not in {"name", "wildcard", "braced"} and self._text != "*":
            raise SpellingError(self._text)
        name = self._take()
        if self._text != "(":
            return name
        self._take()
        inside = ""
        while self._text not in {")", ""}:
            inside += self._take()
        self._expect(")")
        return f"{name}({inside})"

    def _primary(self) -> Expression:
        kind, text = self._kind, self._take()
        if kind == "literal":
            return Literal(text[1:-1].replace(text[0] * 2, text[0]))
        if kind == "number":
            return Number(_plain(text))
        if text == "$":
            return Variable(self._take())
        if text == "(":
            found = self._items(")")
            return found[0] if len(found) == 1 else Sequence(tuple(found))
        self._expect("(")
        return Call(text.removeprefix("fn:"), tuple(self._items(")")))


def _plain(number: str) -> str:
    """A number without an exponent; one with a large exponent stays unsaid."""
    digits, _, exponent = number.lower().partition("e")
    if len(exponent) > 3:
        raise SpellingError(number)
    return format(Decimal(number), "f") if exponent else digits
