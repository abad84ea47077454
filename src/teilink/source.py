"""The original bytes of a file, and places in them.

A `Span` is a pair of byte offsets; a `Position` is what an editor shows: line and column from 1,
counted in code points.  Bytes are read once and never changed.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # Before UTF-16, whose mark theirs begins with.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ((b"<\0\0\0", "utf-32-le"), (b"\0\0\0<", "utf-32-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))


# So many bytes of a line are decoded again each time.
_LONG = 4_096


class Span(NamedTuple):
    """From byte `start` up to, not including, byte `end` of one Source."""

    start: int
    end: int


class Position(NamedTuple):
    """A line and a column, both from 1; the column counts code points."""

    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """The bytes of one file under the name the user gave it."""

    name: str
    data: bytes

    @cached_property
    def encoding(self) -> str:
        """The encoding by its first bytes, else by XML declaration, else UTF-8 (XML 1.0 appendix F)."""
        for first, name in (*_MARKS, *_WIDE):
            if self.data.startswith(first):
                return name
        declared = _DECLARED.match(self.data)
        return _codec(declared.group(1).decode("ascii")) if declared else "utf-8"

    @cached_property
    def _line_starts(self) -> list[int]:
        newline = "\n".encode(self.encoding)
        first = len(self._mark)
        starts, at = [first], self.data.find(newline)
        while at >= 0:
            # In UTF-16 the same bytes may straddle two characters.
            if (at - first) % len(newline) == 0:
                starts.append(at + len(newline))
            at = self.data.find(newline, at + 1)
        return starts

    @property
    def _mark(self) -> bytes:
        return next((mark for mark, _ in _MARKS if self.data.startswith(mark)), b"")

    def width(self, text: str) -> int:
        """The number of bytes that a text of this file takes in it."""
        return len(text.encode(self.encoding, errors="replace"))

    def has(self, text: str) -> bool:
        """Whether a text, which the encoding of the file can write, stands anywhere in it."""
        return text.encode(self.encoding) in self.data

    def decode(self, start: int, end: int) -> str:
        """The text between two byte offsets; bytes that cannot be read are shown as U+FFFD."""
        return self.data[start:end].decode(self.encoding, errors="replace")

    def position(self, offset: int) -> Position:
        """The line and column of a byte offset."""
        line = max(bisect_right(self._line_starts, offset), 1)
        start = self._line_starts[line - 1]
        if offset - start < _LONG:
            return Position(line, len(self.decode(start, max(offset, start))) + 1)
        return Position(line, self._column(start, offset))

    def _column(self, start: int, offset: int) -> int:
        """The column of a byte far from the start of its line, counted on from the nearest one that is known."""
        offsets, columns = self._far.setdefault(start, ([start], [1]))
        before = bisect_right(offsets, offset) - 1
        column = columns[before] + len(self.decode(offsets[before], offset))
        if offset - offsets[before] >= _LONG:
            offsets.insert(before + 1, offset)
            columns.insert(before + 1, column)
        return column

    @cached_property
    def _far(self) -> dict[int, tuple[list[int], list[int]]]:
        return {}

    def offset(self, position: Position) -> int:
        """The byte offset of a line and column: the inverse of `position`."""
        start = self._line_starts[min(position.line, len(self._line_starts)) - 1]
        return start + self.width(self.line_text(position.line)[: position.column - 1])

    def line_text(self, line: int, most: int | None = None) -> str:
        """The text of a line, without its line end; empty past the last one, and for one of more bytes than `most`."""
        if line > len(self._line_starts):
            return ""
        start = self._line_starts[line - 1]
        end = self._line_starts[line] if line < len(self._line_starts) else len(self.data)
        return self.decode(start, end).rstrip("\r\n") if most is None or end - start <= most else ""


def _codec(name: str) -> str:
    """Python's name of an encoding; UTF-8 where it has none, or none in which the declaration could be written."""
    try:
        agrees = "<?xml".encode(name) == b"<?xml" and b"<?xml".decode(name, "replace") == "<?xml"
    except (LookupError, UnicodeError):
        return "utf-8"
    return codecs.lookup(name).name if agrees else "utf-8"
