"""Apply edits to the bytes of a file: what lies outside their spans stays as it is, to the last byte.

A fix is applied whole or not at all.  Of fixes whose edits meet, the first in the file wins.
"""

from __future__ import annotations

from bisect import bisect, insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from teilink.diagnostics import Edit, Fix
    from teilink.source import Source, Span


def compatible(fixes: Iterable[Fix]) -> list[Fix]:
    """Those of some fixes that can be applied together, in the order of the file; equal ones count once."""
    chosen: list[Fix] = []
    taken: list[Span] = []
    for fix in sorted(dict.fromkeys(fixes), key=_order):
        spans = sorted(edit.span for edit in fix.edits)
        if spans and not any(map(_touch, spans, spans[1:])) and not any(_is_met(span, taken) for span in spans):
            chosen.append(fix)
            for span in spans:
                insort(taken, span)
    return chosen


def edited(source: Source, edits: Iterable[Edit]) -> bytes:
    """The bytes of a file after some edits that do not meet.

    A character that the encoding of the file does not have is written as a character reference.  Raises ValueError for
    edits that meet or lie outside of the file.
    """
    parts, at = [], 0
    for edit in sorted(edits, key=_place):
        start, end = edit.span
        if not at <= start <= end <= len(source.data):
            raise ValueError(f"edit {start}..{end} does not fit behind byte {at} of {len(source.data)}")
        parts += [source.data[at:start], edit.text.encode(source.encoding, "xmlcharrefreplace")]
        at = end
    return b"".join([*parts, source.data[at:]])


def moved(source: Source, edits: Sequence[Edit], offset: int) -> set[int]:
    """Where a byte offset may lie after some edits: two places where a text was inserted at it."""
    before = 0
    for edit in sorted(edits, key=_place):
        start, end = edit.span
        grown = len(edit.text.encode(source.encoding, "xmlcharrefreplace")) - (end - start)
        if start == end == offset:
            return {offset + before, offset + before + grown}
        if start < offset < end:
            return {start + before}
        if end <= offset:
            before += grown
    return {offset + before}


def _place(edit: Edit) -> tuple[int, int]:
    return edit.span.start, edit.span.end


def _order(fix: Fix) -> tuple[list[tuple[int, int]], list[str]]:
    edits = sorted(fix.edits, key=_place)
    return [_place(edit) for edit in edits], [edit.text for edit in edits]


def _is_met(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a span touches one of some that do not touch each other and stand in order."""
    at = bisect(taken, span)
    return any(_touch(span, other) for other in taken[max(at - 1, 0) : at + 1])


def _touch(one: Span, other: Span) -> bool:
    """Whether two spans share a byte, or one of them is a point where the other begins or ends, or inside it."""
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end
