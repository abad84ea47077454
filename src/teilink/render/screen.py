"""What a terminal shows of a text: how wide it is, and nothing that a file could use to command the terminal.

Width follows the East Asian width of Unicode (UAX 11): wide and full-width characters take two columns, marks that
combine take none.  Control characters, line separators, lone surrogates and the characters that turn the direction of
writing round are shown by their escapes.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from teilink.diagnostics import Severity

_HOSTILE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_BOLD, _RESET = "\x1b[1m", "\x1b[0m"
_SEVERITY = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.INFO: "\x1b[1;36m"}
_FAINT = "\x1b[34m"


class Cell(NamedTuple):
    """One code point as it is shown, and the columns it takes."""

    text: str
    width: int


def cell(character: str) -> Cell:
    """How one code point is shown: a tab as a space, a hostile one as its escape."""
    if character == "\t":
        return Cell(" ", 1)
    if _HOSTILE.match(character):
        shown = _escaped(character)
        return Cell(shown, len(shown))
    return Cell(character, _width(character))


def harmless(text: str) -> str:
    """A text on one line that cannot command a terminal."""
    return _HOSTILE.sub(lambda found: _escaped(found[0]), text)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"} or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


class Paint(NamedTuple):
    """Puts ANSI colour round a text, or leaves the text as it is."""

    colour: bool

    def severity(self, severity: Severity, text: str) -> str:
        """In the colour of a severity."""
        return self._in(_SEVERITY[severity], text)

    def strong(self, text: str) -> str:
        """Bold."""
        return self._in(_BOLD, text)

    def frame(self, text: str) -> str:
        """In the colour of what stands round the source line."""
        return self._in(_FAINT, text)

    def _in(self, start: str, text: str) -> str:
        return f"{start}{text}{_RESET}" if self.colour and text else text
