"""The tokens of a path in any version of XPath, and whether each stands where an operand begins.

A name is an operator only behind an operand: `div`, `to` and `union` are elements as well. Nothing is refused here, so
that what is newer is found in a path that is wrong otherwise too; a text that is never closed ends the tokens.

Specification: XPath 1.0, section 3.7, https://www.w3.org/TR/xpath-10/#exprlex;
XPath 3.1, appendix A.2, https://www.w3.org/TR/xpath-31/#lexical-structure
"""

from __future__ import annotations

import re
from typing import NamedTuple

_NAME = r"[^\W\d][\w.-]*"
_TOKEN = re.compile(
    r"""(?P<literal>"[^"]*(?:""[^"]*)*"|'[^']*(?:''[^']*)*')"""
    r"""|(?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"""
    rf"""|(?P<braced>Q\{{[^{{}}]*\}}(?:{_NAME}|\*))"""
    rf"""|(?P<wildcard>\*:{_NAME})"""
    rf"""|(?P<axis>{_NAME}\s*::)"""
    rf"""|(?P<name>{_NAME}(?::(?:{_NAME}|\*))?)"""
    r"""|(?P<sign>::|:=|//|\.\.|!=|<=|>=|<<|>>|=>|\|\||[()\[\].@,/|+\-=<>*$!?{}])"""
    r"""|(?P<space>\s+)"""
)
_COMMENT_ENDS = re.compile(r"\(:|:\)")
_BEFORE_OPERAND = frozenset({*"@([,/|+-=<>$!?{", "::", "//", "!=", "<=", ">=", "<<", ">>", "=>", "||", ":="})


class Token(NamedTuple):
    """A part of a path; its kind is literal, number, braced (``Q{…}a``), wildcard (``*:a``), axis, name or sign.

    Or comment, unclosed for a comment without an end, or other for what is nothing of these.
    """

    kind: str
    text: str
    at: int
    is_operand: bool


def tokens(path: str) -> list[Token]:
    """All tokens of a path but its blanks."""
    found: list[Token] = []
    at, is_operand = 0, True
    while at < len(path):
        token = _token(path, at, is_operand)
        at += len(token.text)
        if token.kind != "space":
            found.append(token)
        if token.text in {'"', "'"}:
            break
        if token.kind not in {"space", "comment"}:
            is_operand = _is_before_operand(token)
    return found


def _token(path: str, at: int, is_operand: bool) -> Token:
    if path.startswith("(:", at):
        end = _end_of_comment(path, at)
        return Token("comment" if end else "unclosed", path[at : end or len(path)], at, is_operand)
    match = _TOKEN.match(path, at)
    if match is None:
        return Token("other", path[at], at, is_operand)
    return Token(str(match.lastgroup), match.group(), at, is_operand)


def _end_of_comment(path: str, at: int) -> int:
    """Comments can stand in comments; 0 for one that is never closed."""
    depth = 0
    for found in _COMMENT_ENDS.finditer(path, at):
        depth += 1 if found.group() == "(:" else -1
        if depth == 0:
            return found.end()
    return 0


def _is_before_operand(token: Token) -> bool:
    if token.kind == "name" or token.text == "*":
        return not token.is_operand
    return token.kind == "axis" or token.text in _BEFORE_OPERAND
