"""What in a path is newer than XPath 1.0, and how XPath 1.0 says it.

Specification: XPath 1.0, https://www.w3.org/TR/xpath-10/; XPath 3.1, https://www.w3.org/TR/xpath-31/
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink.crosswalk.spelling.constructs import first
from teilink.crosswalk.spelling.tokens import tokens

if TYPE_CHECKING:
    from teilink.crosswalk.spelling.tokens import Token

__all__ = ["Newer", "newer"]

_HEADER = "header:"
_LONGEST = 1000


class Newer(NamedTuple):
    """The first newer construct of a path: its offset, what it is, and the whole path in XPath 1.0 ('' if unknown)."""

    at: int
    what: str
    instead: str


def newer(path: str) -> Newer | None:
    """What in a path of a crosswalk is newer than XPath 1.0; None where nothing is, be the path good or not."""
    header = _HEADER if path.startswith(_HEADER) else ""
    found = tokens(path[len(header) :])
    construct = first(found)
    if construct is None:
        return None
    instead = _instead(found) if len(path) <= _LONGEST else ""
    return Newer(construct.at + len(header), construct.what, header + instead if instead else "")


def _instead(found: list[Token]) -> str:
    # Few paths have anything newer.
    from teilink.crosswalk.spelling.expressions import SpellingError
    from teilink.crosswalk.spelling.older import elements
    from teilink.crosswalk.spelling.parsing import Parser
    from teilink.crosswalk.spelling.writing import write

    try:
        text = write(elements(Parser(found).expression()))
    except SpellingError:
        return ""
    return text if len(text) <= _LONGEST and first(tokens(text)) is None else ""
