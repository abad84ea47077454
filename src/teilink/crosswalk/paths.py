"""The paths of a crosswalk: XPath 1.0 with TEI names unprefixed, relative to the unit or to its header.

A path selects elements, never strings: ``…/@a`` is compiled as the path of the element, and the attribute is read in
Python, so that every value keeps the node it came from.

Specification: XPath 1.0, section 3.7 (lexical structure), https://www.w3.org/TR/xpath-10/#exprlex
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from teilink.tei.document import NAMESPACE, XML

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lxml.etree import _Element

HEADER = "header:"

_TOKEN = re.compile(
    r"""(?P<literal>"[^"]*"|'[^']*')"""
    r"""|(?P<number>\d+(?:\.\d*)?|\.\d+)"""
    r"""|(?P<axis>[\w.-]+\s*::)"""
    r"""|(?P<name>[^\W\d][\w.-]*(?::(?:[^\W\d][\w.-]*|\*))?)"""
    r"""|(?P<sign>::|//|\.\.|!=|<=|>=|[()\[\].@,/|+\-=<>*$])"""
    r"""|(?P<space>\s+)"""
)
_OPERATORS = {"and", "or", "div", "mod"}
_NODE_TYPES = {"comment", "text", "processing-instruction", "node"}
_FUNCTIONS = frozenset(
    [
        "last",
        "position",
        "count",
        "id",
        "local-name",
        "namespace-uri",
        "name",
        "string",
        "concat",
        "starts-with",
        "contains",
        "substring-before",
        "substring-after",
        "substring",
        "string-length",
        "normalize-space",
        "translate",
        "boolean",
        "not",
        "true",
        "false",
        "lang",
        "number",
        "sum",
        "floor",
        "ceiling",
        "round",
    ]
)
_BEFORE_OPERAND = {"", "@", "::", "(", "[", ",", "/", "//", "|", "+", "-", "=", "!=", "<", "<=", ">", ">=", "$"}
_BEFORE_ATTRIBUTE = {"@", "attribute::"}
_ATTRIBUTE = re.compile(r"(?:^|/)@((?:xml:)?[^\W\d][\w.-]*)$")


# A place in a tree from where any path that is not absurdly long finds something of every sort.
_BESIDE = "x<!-- --><?p?><a n=''>x</a>"
_SAMPLE: _Element = etree.fromstring(f"<a n=''>{_BESIDE}" * 24 + f"{_BESIDE}</a>" * 24)[3][3][3][3][3][3][3][3]
_INSTRUCTION = "'p'"


class _Token(NamedTuple):
    """A part of a path: as it is evaluated, with any name in place of its own, and with no operand left out."""

    text: str
    general: str
    eager: str
    at: int


class PathError(ValueError):
    """A path that is not XPath 1.0; its text is one line, `at` the offset in the path."""

    def __init__(self, message: str, at: int = 0) -> None:
        super().__init__(message)
        self.at = at


@dataclass(frozen=True)
class Path:
    """A compiled path: the elements it selects, and the attribute read from each ('' where their text is read).

    `expression` is the path of the elements as it is evaluated: TEI names have the prefix t; "." is the start itself.
    """

    text: str
    in_header: bool
    attribute: str
    expression: str
    select: Callable[[_Element], list[_Element]]


def compile_path(text: str) -> Path:
    """A path as written in a crosswalk. Raises PathError."""
    in_header = text.startswith(HEADER)
    path = text.removeprefix(HEADER).strip()
    found = _ATTRIBUTE.search(path)
    attribute = ""
    if found is not None:
        attribute = found.group(1).replace("xml:", XML)
        path = path[: found.start()]
        # What stood before the attribute was a double slash: the attribute of any element from there down.
        path += "descendant-or-self::*" if path.endswith("/") else ""
    if path in {"", "."}:
        return Path(text, in_header, attribute, ".", _itself)
    expression, select = _selector(path, len(text) - len(text.removeprefix(HEADER).lstrip()))
    return Path(text, in_header, attribute, expression, select)


def element_names(text: str) -> list[tuple[str, int]]:
    """The names of elements that a path asks for, each with its offset. Raises PathError."""
    path = text.removeprefix(HEADER)
    tokens = _tokens(path, len(text) - len(path))
    return [(token.text.removeprefix("t:"), token.at) for token in tokens if token.text.startswith("t:")]


def _itself(element: _Element) -> list[_Element]:
    return [element]


def _selector(path: str, offset: int) -> tuple[str, Callable[[_Element], list[_Element]]]:
    tokens = list(_tokens(path, offset))
    expression = "".join(token.text for token in tokens)
    compiled = expression_of(expression, offset)
    for at, condition in _conditions(tokens):
        _evaluated(expression_of(f"*[{condition}]", at), at)
    if not isinstance(_evaluated(compiled, offset), list):
        raise PathError("the path gives a value, not elements", offset)
    found = _evaluated(expression_of(_general(tokens), offset), offset)
    if not isinstance(found, list) or not all(isinstance(getattr(each, "tag", None), str) for each in found):
        raise PathError("the path finds text or attributes, not elements", offset)
    return expression, compiled


def expression_of(path: str, at: int = 0) -> etree.XPath:
    """A path in which TEI names have the prefix t, compiled. Raises PathError."""
    try:
        return etree.XPath(path, namespaces={"t": NAMESPACE}, smart_strings=False, regexp=False)
    except etree.XPathSyntaxError as error:
        raise PathError(str(error).lower(), at) from error


def _evaluated(path: etree.XPath, at: int) -> object:
    try:
        return path(_SAMPLE)
    except etree.XPathError as error:
        raise PathError(str(error).lower(), at) from error


def _conditions(tokens: Sequence[_Token]) -> Iterator[tuple[int, str]]:
    """Every condition and its offset, inner ones first.

    With `and` and `or` exchanged for `+`, as libxml2 looks at what stands behind them only where it must.
    """
    opened: list[int] = []
    for number, token in enumerate(tokens):
        if token.text == "[":
            opened.append(number + 1)
        elif token.text == "]":
            inside = tokens[opened.pop() : number]
            yield inside[0].at if inside else token.at, "".join(each.eager for each in inside)


def _general(tokens: Sequence[_Token]) -> str:
    """The path with any names and without conditions: what it would find where there is all that it asks for."""
    path, depth = "", 0
    for token in tokens:
        depth += token.text == "["
        path += token.general if depth == 0 else ""
        depth -= token.text == "]"
    return path


def _tokens(path: str, offset: int) -> Iterator[_Token]:
    """The path in parts, with the TEI namespace put before every element name."""
    opened: list[tuple[str, int]] = []
    before, at = "", 0
    while at < len(path):
        token = _TOKEN.match(path, at)
        if token is None:
            raise PathError(f"unexpected {path[at]!r}", offset + at)
        kind, text = str(token.lastgroup), token.group()
        is_operand = before in _BEFORE_OPERAND or before in _OPERATORS or before.endswith("::")
        is_called = path[token.end() :].lstrip()[:1] == "("
        if kind == "name":
            _check_name(text, before, is_operand, is_called, offset + at)
        elif text == "$":
            raise PathError("a path has no variables", offset + at)
        _close(text, opened, offset + at)
        yield _written(kind, text, before, is_operand and not is_called, offset + at)
        at = token.end()
        if kind != "space":
            # An operator where an operand is expected is an ordinary name: div is also a TEI element.
            before = "name" if kind == "name" and is_operand else text.replace(" ", "")
    if opened:
        raise PathError(f"{opened[-1][0]} is never closed", opened[-1][1])
    if before in _BEFORE_OPERAND and path.strip() != "/":
        raise PathError("the path ends too early", offset + len(path))


def _check_name(text: str, before: str, is_operand: bool, is_called: bool, at: int) -> None:
    if not is_operand and text not in _OPERATORS:
        raise PathError(f"unexpected {text!r}", at)
    if is_operand and is_called and text not in _FUNCTIONS | _NODE_TYPES:
        raise PathError(f"{text}() is not a function of XPath 1.0", at)
    prefix, colon, _ = text.partition(":")
    if colon and not (prefix == "xml" and before in _BEFORE_ATTRIBUTE):
        raise PathError(f"the prefix {prefix} is not known; TEI names stand without one", at)


def _close(text: str, opened: list[tuple[str, int]], at: int) -> None:
    """Keep count of the brackets that are open."""
    if text in {"(", "["}:
        opened.append((text, at))
    elif text in {")", "]"} and (not opened or opened.pop()[0] != {")": "(", "]": "["}[text]):
        raise PathError(f"unexpected {text!r}", at)


def _written(kind: str, text: str, before: str, is_tested: bool, at: int) -> _Token:
    if kind == "literal":
        return _Token(text, _INSTRUCTION, text, at)
    if kind != "name" or not is_tested:
        return _Token(text, text, "+" if text in {"and", "or"} else text, at)
    written = text if before in _BEFORE_ATTRIBUTE else f"t:{text}"
    return _Token(written, "*", written, at)


def steps(text: str) -> list[str]:
    """A path cut at its top-level slashes: what to try, from the right, to find where something missing belongs."""
    path = text.removeprefix(HEADER)
    found, depth, start = [], 0, 0
    for at, character in enumerate(path):
        depth += (character in "[(") - (character in "])")
        # A double slash belongs to the step behind it: what stands before it is a path by itself.
        if character == "/" and depth == 0 and not (at and at == start):
            found.append(path[start:at])
            start = at + 1
    return [*found, path[start:]]
