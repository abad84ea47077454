"""What in a path is newer than XPath 1.0: the first such construct and its name.

Specification: XPath 2.0, appendix I.1 (what is new), https://www.w3.org/TR/xpath20/;
XPath 3.1, https://www.w3.org/TR/xpath-31/; its functions, https://www.w3.org/TR/xpath-functions-31/
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from teilink.crosswalk.spelling.tokens import Token

KIND_TESTS = frozenset(["text", "node", "comment", "processing-instruction"])
"""The kinds of nodes that XPath 1.0 asks for."""

NEW_KIND_TESTS = frozenset(
    ["element", "attribute", "document-node", "item", "namespace-node", "schema-element", "schema-attribute"]
)
"""The kinds of nodes and items that later versions ask for as well."""

_FUNCTIONS = Path(__file__).with_name("functions.txt")
_FIRST_VERSION = "1.0"
_LONGEST_SHOWN = 60
_COMMENTS = {"comment", "unclosed"}
_OPERATORS = {
    **dict.fromkeys(["eq", "ne", "lt", "le", "gt", "ge", "is", "except", "intersect", "union", "to", "idiv"], "2.0"),
    "||": "3.0",
    "!": "3.0",
    "=>": "3.1",
    "<<": "2.0",
    ">>": "2.0",
}
_DOUBLE = {("instance", "of"), ("treat", "as"), ("cast", "as"), ("castable", "as")}
_BINDINGS = {"for": "for … return", "let": "let … return", "some": "some … satisfies", "every": "every … satisfies"}
# The prefixes that need no declaration; any other may be that of an extension of XPath 1.0.
_PREFIXES = {"fn": "2.0", "xs": "2.0", "math": "3.0", "map": "3.1", "array": "3.1"}


@cache
def functions() -> Mapping[str, str]:
    """The functions of all versions, each with the version that brought it."""
    lines = _FUNCTIONS.read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ") for line in lines if not line.startswith("#"))


class Construct(NamedTuple):
    """A construct by its offset in the path, and what it is: "eq is an operator of XPath 2.0"."""

    at: int
    what: str


def first(tokens: Sequence[Token]) -> Construct | None:
    """The first construct that XPath 1.0 does not have; None where there is none."""
    comment = next((token.at for token in tokens if token.kind in _COMMENTS), None)
    visible = [token for token in tokens if token.kind not in _COMMENTS]
    sequences = _sequences(visible)
    for number, token in enumerate(visible):
        if comment is not None and comment < token.at:
            break
        what = _what(visible, number, sequences)
        if what:
            return Construct(token.at, what)
    return Construct(comment, "a comment is XPath 2.0") if comment is not None else None


def _sequences(tokens: Sequence[Token]) -> set[int]:
    """The parentheses that hold a sequence, and the commas that stand in no parentheses at all."""
    found: set[int] = set()
    opened: list[int] = []
    for number, token in enumerate(tokens):
        if token.text in {"(", "[", "{"}:
            opened.append(number)
        elif token.text in {")", "]", "}"}:
            start = opened.pop() if opened else number
            if start == number - 1 and token.text == ")" and tokens[start].is_operand:
                found.add(start)
        elif token.text == "," and (not opened or (tokens[opened[-1]].text == "(" and tokens[opened[-1]].is_operand)):
            found.add(opened[-1] if opened else number)
    return found


def _what(tokens: Sequence[Token], number: int, sequences: set[int]) -> str:
    token = tokens[number]
    following = tokens[number + 1].text if number + 1 < len(tokens) else ""
    before = tokens[number - 1].text if number else ""
    if token.kind == "name":
        return _of_name(token, before, following) if token.is_operand else _of_operator(token.text, following)
    if token.kind == "sign":
        return "a sequence is XPath 2.0" if number in sequences else _of_sign(token, before, following)
    if token.kind == "literal":
        return "a doubled quotation mark is XPath 2.0" if token.text[0] in token.text[1:-1] else ""
    shown = _shown(token.text)
    return {
        "number": f"{shown} is a number of XPath 2.0" if "e" in token.text.lower() else "",
        "wildcard": f"{shown} is a name of XPath 2.0",
        "braced": f"{shown} is a name of XPath 3.0",
    }.get(token.kind, "")


def _shown(name: str) -> str:
    return name if len(name) <= _LONGEST_SHOWN else f"{name[:_LONGEST_SHOWN]}…"


def _of_sign(token: Token, before: str, following: str) -> str:
    if token.text in _OPERATORS and not token.is_operand:
        return f"{token.text} is an operator of XPath {_OPERATORS[token.text]}"
    if token.text == "(" and before in {"/", "//"}:
        return "a step in parentheses is XPath 2.0"
    if token.text in {".", ".."} and following == "[":
        return f"a condition on {token.text} is XPath 2.0"
    return "? is an operator of XPath 3.1" if token.text == "?" else ""


def _of_operator(name: str, following: str) -> str:
    if name in _OPERATORS:
        return f"{name} is an operator of XPath {_OPERATORS[name]}"
    return f"{name} {following} is an operator of XPath 2.0" if (name, following) in _DOUBLE else ""


def _of_name(token: Token, before: str, following: str) -> str:
    name = token.text
    if following == "$" and name in _BINDINGS:
        return f"{_BINDINGS[name]} is XPath {'3.0' if name == 'let' else '2.0'}"
    if following == "{" and name in {"map", "array"}:
        return f"{name} {{}} is XPath 3.1"
    if following != "(" or before == "$":
        return ""
    if name in {"if", "function"}:
        return "if … then … else is XPath 2.0" if name == "if" else "function() is XPath 3.0"
    if name in NEW_KIND_TESTS:
        return f"{name}() is a kind of node of XPath 2.0"
    return _of_function(name, before)


def _of_function(name: str, before: str) -> str:
    prefix, colon, _ = name.partition(":")
    version = _PREFIXES.get(prefix, "") if colon else functions().get(name, "")
    if version == _FIRST_VERSION:
        return f"{name}() as a step is XPath 2.0" if before in {"/", "//"} else ""
    return f"{_shown(name)}() is a function of XPath {version}" if version else ""
