"""The paths of a crosswalk: XPath 1.0 with TEI names unprefixed, relative to the unit or to its header.

A path selects elements, never strings: ``…/@a`` is compiled as the path of the element, and the attribute is read in
Python, so that every value keeps the node it came from.

Specification: XPath 1.0, section 3.7 (lexical structure), https://www.w3.org/TR/xpath-10/#exprlex
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from teilink.tei.document import NAMESPACE, XML

if TYPE_CHECKING:
    from collections.abc import Callable

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
    ["last", "position", "count", "id", "local-name", "namespace-uri", "name", "string", "concat", "starts-with", "contains", "substring-before", "substring-after", "substring", "string-length", "normalize-space", "translate", "boolean", "not", "true", "false", "lang", "number", "sum", "floor", "ceiling", "round"]
)
_BEFORE_OPERAND = {"", "@", "::", "(", "[", ",", "/", "//", "|", "+", "-", "=", "!=", "<", "<=", ">", ">=", "$"}
_ATTRIBUTE = re.compile(r"(?:^|/)@((?:xml:)?[^\W\d][\w.-]*)$")


class PathError(ValueError):
    """A path that is not XPath 1.0; its text is one line, `at` the offset in the path."""

    def __init__(self, message: str, at: int = 0) -> None:
        super().__init__(message)
        self.at = at


@dataclass(frozen=True)
class Path:
    """A compiled path: the elements it selects, and the attribute read from each ('' where their text is read)."""

    text: str
    in_header: bool
    attribute: str
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
    select = _itself if path in {"", "."} else _selector(path, len(text) - len(text.removeprefix(HEADER)))
    return Path(text, in_header, attribute, select)


def _itself(element: _Element) -> list[_Element]:
    return [element]


def _selector(path: str, offset: int) -> Callable[[_Element], list[_Element]]:
    qualified = _qualified(path, offset)
    try:
        compiled = etree.XPath(qualified, namespaces={"t": NAMESPACE}, smart_strings=False, regexp=False)
        sample = compiled(etree.Element("sample"))
    except (etree.XPathError, etree.XMLSyntaxError) as error:
        raise PathError(str(error).lower().removeprefix("xpath error : "), offset) from error
    if not isinstance(sample, list):
        raise PathError("the path gives a value, not elements", offset)
    return compiled


def _qualified(path: str, offset: int) -> str:
    """The path with the TEI namespace put before every element name that has no prefix."""
    written: list[str] = []
    before, at = "", 0
    while at < len(path):
        token = _TOKEN.match(path, at)
        if token is None:
            raise PathError(f"unexpected {path[at]!r}", offset + at)
        kind, text = str(token.lastgroup), token.group()
        is_operand = before in _BEFORE_OPERAND or before in _OPERATORS or before.endswith("::")
        if kind == "name" and not is_operand and text not in _OPERATORS:
            raise PathError(f"unexpected {text!r}", offset + at)
        follows = path[token.end() :].lstrip()[:1]
        if kind == "name" and is_operand and follows == "(" and text not in _FUNCTIONS | _NODE_TYPES:
            raise PathError(f"{text}() is not a function of XPath 1.0", offset + at)
        written.append(_written(kind, text, before, is_operand and follows != "("))
        at = token.end()
        if kind != "space":
            # An operator where an operand is expected is an ordinary name: div is also a TEI element.
            before = "name" if kind == "name" and is_operand else text.replace(" ", "")
    return "".join(written)


def _written(kind: str, text: str, before: str, is_element: bool) -> str:
    is_plain = kind != "name" or not is_element or ":" in text or before in {"@", "attribute::", "$"}
    return text if is_plain else f"t:{text}"


def steps(text: str) -> list[str]:
    """A path cut at its top-level slashes: what to try, from the right, to find where something missing belongs."""
    path = text.removeprefix(HEADER)
    found, depth, start = [], 0, 0
    for at, character in enumerate(path):
        depth += (character in "[(") - (character in "])")
        if character == "/" and depth == 0:
            found.append(path[start:at])
            start = at + 1
    return [*found, path[start:]]
