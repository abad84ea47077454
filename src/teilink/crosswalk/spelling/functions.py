"""Functions of XPath 2 and 3 said with those of XPath 1.0; what they are given is said in XPath 1.0 already.

A pattern is understood when it is plain text, alternatives of plain text, or such between ^ and $.

Specification: XPath and XQuery Functions and Operators 3.1, sections 5 and 14, https://www.w3.org/TR/xpath-functions-31/
"""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from teilink.crosswalk.spelling.constructs import functions
from teilink.crosswalk.spelling.expressions import (
    ITSELF,
    Binary,
    Call,
    Literal,
    Number,
    Path,
    SpellingError,
    Step,
    kind_of,
)
from teilink.crosswalk.spelling.nodesets import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from teilink.crosswalk.spelling.expressions import Expression

_BLANKS = " \t\r\n"
_SPECIAL = frozenset(r"\.?*+{}()[]^$|")
# Later versions give some functions one argument more.
_MOST_ARGUMENTS = {
    **dict.fromkeys(["starts-with", "contains", "substring-before", "substring-after"], 2),
    **dict.fromkeys(["sum", "round", "lang", "id"], 1),
}


def said(name: str, arguments: tuple[Expression, ...]) -> Expression:
    """A call in XPath 1.0. Raises SpellingError."""
    if functions().get(name) == "1.0":
        if len(arguments) > _MOST_ARGUMENTS.get(name, len(arguments)):
            raise SpellingError(name)
        return Call(name, arguments)
    wanted, function = _FUNCTIONS.get(name, ((), _none))
    if len(arguments) not in wanted:
        raise SpellingError(name)
    return function(*arguments)


def has_word(arguments: tuple[Expression, ...], word: str) -> Expression:
    """Whether a text has a word: ``tokenize(@ana, '\\s+') = '#x'``; the arguments are those of `tokenize`."""
    text, separator = arguments[0], arguments[1] if len(arguments) > 1 else Literal(r"\s+")
    if len(arguments) not in {1, 2} or not isinstance(separator, Literal):
        raise SpellingError("tokenize")
    if separator.text == r"\s+":
        if not word or set(word) & set(_BLANKS):
            raise SpellingError(word)
        text, around = Call("normalize-space", (text,)), " "
    else:
        around = _plain(separator.text)
        if not word or len(around) != 1 or around in word:
            raise SpellingError(word)
    return Call("contains", (Call("concat", (Literal(around), text, Literal(around))), Literal(around + word + around)))


def _none(*_: Expression) -> Expression:
    raise SpellingError("function")


def _translated(source: str, target: str) -> Callable[[Expression], Expression]:
    return lambda text: Call("translate", (text, Literal(source), Literal(target)))


def _first_argument(argument: Expression) -> Expression:
    return argument


def _data(argument: Expression = ITSELF) -> Expression:
    return Call("string", (argument,))


def _number(argument: Expression) -> Expression:
    return Call("number", (argument,))


def _exists(argument: Expression) -> Expression:
    return Call("boolean", (_nodes(argument),))


def _empty(argument: Expression) -> Expression:
    return Call("not", (_nodes(argument),))


def _nodes(argument: Expression) -> Expression:
    if kind_of(argument) != "nodes":
        raise SpellingError("not nodes")
    return argument


def _head(argument: Expression) -> Expression:
    return Path((Step("", inner=_nodes(argument), conditions=(Number("1"),)),))


def _tail(argument: Expression) -> Expression:
    rest = Binary(">", Call("position"), Number("1"))
    return Path((Step("", inner=_nodes(argument), conditions=(rest,)),))


def _root(argument: Expression = ITSELF) -> Expression:
    if argument != ITSELF:
        raise SpellingError("root")
    return Path((Step("/"),))


def _has_children(argument: Expression = ITSELF) -> Expression:
    if argument == ITSELF:
        return Call("boolean", (Path((Step("", "", "node()"),)),))
    if not isinstance(argument, Path):
        raise SpellingError("has-children")
    return Call("boolean", (Path((*argument.steps, Step("/", "", "node()"))),))


def _ends_with(text: Expression, end: Expression) -> Expression:
    end = end if kind_of(end) == "string" else Call("string", (end,))
    start = Binary("-", Call("string-length", (text,)), Call("string-length", (end,)))
    return Binary("=", Call("substring", (text, Binary("+", start, Number("1")))), end)


def _equal(text: Expression, whole: Literal) -> Expression:
    # No node at all is like an empty text, and equal to none.
    is_sure = whole.text or kind_of(text) != "nodes"
    return Binary("=", text if is_sure else Call("string", (text,)), whole)


def _contains_token(text: Expression, word: Expression) -> Expression:
    if not isinstance(word, Literal):
        raise SpellingError("contains-token")
    return has_word((text,), word.text.strip(_BLANKS))


def _replace(text: Expression, pattern: Expression, by: Expression) -> Expression:
    if not isinstance(pattern, Literal) or not isinstance(by, Literal) or len(by.text) > 1 or by.text in {"$", "\\"}:
        raise SpellingError("replace")
    character = _plain(pattern.text)
    if len(character) != 1:
        raise SpellingError("replace")
    return Call("translate", (text, Literal(character), by))


def _matches(text: Expression, pattern: Expression) -> Expression:
    if not isinstance(pattern, Literal):
        raise SpellingError("matches")
    words = pattern.text
    if words.startswith("^(") and words.endswith(")$"):
        found = [_matched(text, f"^{word}$") for word in words[2:-2].split("|")]
    else:
        found = [_matched(text, word) for word in words.split("|")]
    return joined("or", found)


def _matched(text: Expression, pattern: str) -> Expression:
    is_start, is_end = pattern.startswith("^"), pattern.endswith("$") and not pattern.endswith(r"\$")
    word = Literal(_plain(pattern[is_start : len(pattern) - is_end]))
    if is_start and is_end:
        return _equal(text, word)
    if is_end:
        return _ends_with(text, word)
    return Call("starts-with" if is_start else "contains", (text, word))


def _plain(pattern: str) -> str:
    """The text that a pattern stands for. Raises SpellingError where it stands for several."""
    text, is_escaped = "", False
    for character in pattern:
        if character == "\\" and not is_escaped:
            is_escaped = True
            continue
        if is_escaped != (character in _SPECIAL) and not (is_escaped and character == "-"):
            raise SpellingError(pattern)
        text, is_escaped = text + character, False
    if is_escaped:
        raise SpellingError(pattern)
    return text


_FUNCTIONS: Mapping[str, tuple[tuple[int, ...], Callable[..., Expression]]] = {
    "contains-token": ((2,), _contains_token),
    "data": ((0, 1), _data),
    "empty": ((1,), _empty),
    "ends-with": ((2,), _ends_with),
    "exactly-one": ((1,), _first_argument),
    "exists": ((1,), _exists),
    "has-children": ((0, 1), _has_children),
    "head": ((1,), _head),
    "lower-case": ((1,), _translated(string.ascii_uppercase, string.ascii_lowercase)),
    "matches": ((2,), _matches),
    "one-or-more": ((1,), _first_argument),
    "replace": ((3,), _replace),
    "root": ((0, 1), _root),
    "tail": ((1,), _tail),
    "upper-case": ((1,), _translated(string.ascii_lowercase, string.ascii_uppercase)),
    "xs:decimal": ((1,), _number),
    "xs:double": ((1,), _number),
    "xs:integer": ((1,), _number),
    "xs:string": ((1,), _data),
    "zero-or-one": ((1,), _first_argument),
}
