"""Spans of a file of which some hold others, as elements do, and which of them are around a byte."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teilink.source import Span


class NestedSpans:
    """Some spans, no two of which overlap unless one holds the other."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        # From the outer to the inner one where two begin together.
        self._order = sorted(range(len(spans)), key=lambda number: (spans[number].start, -spans[number].end))
        self._starts = [spans[number].start for number in self._order]
        self._around = self._nearest()

    def _nearest(self) -> list[int]:
        """For each span, in order, the place in that order of the nearest one around it; -1 for none."""
        around: list[int] = []
        for place, number in enumerate(self._order):
            outer = place - 1
            while outer >= 0 and self._spans[self._order[outer]].end <= self._spans[number].start:
                outer = around[outer]
            around.append(outer)
        return around

    def around(self, byte: int) -> Iterator[int]:
        """The numbers of the spans that hold a byte, the innermost first."""
        place = bisect_right(self._starts, byte) - 1
        while place >= 0:
            if byte < self._spans[self._order[place]].end:
                yield self._order[place]
            place = self._around[place]
