"""What makes a file ill-formed, in characters of its text, and how it becomes a finding in bytes.

Those who write XML by hand make a few slips over and over.  A slip knows what is wrong, what would put it right, and
where reading can go on as if it had been: so one finding, that of the first slip, can carry the repair of all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilink.diagnostics import Diagnostic, Edit, Fix, Label, Place, Severity
from teilink.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from teilink.source import Source

_SHORT = 40


@dataclass(frozen=True)
class Note:
    """A stretch of characters and what it has to do with a slip."""

    start: int
    end: int
    message: str


@dataclass(frozen=True)
class Change:
    """Replace the characters from `start` up to `end` by a text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Slip:
    """One thing that XML does not allow.

    `is_safe` says that the changes alter nothing that is said; `resume` is where reading goes on, None where it cannot.
    `is_at_end` says that something was looked for up to the end of the text, and did not come.
    """

    start: int
    end: int
    message: str
    help: str = ""
    changes: tuple[Change, ...] = ()
    is_safe: bool = False
    resume: int | None = None
    notes: tuple[Note, ...] = ()
    is_at_end: bool = False
    code: str = "TL101"


def short(text: str) -> str:
    """A name or value from a file, cut so that a message stays readable."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHORT else flat[: _SHORT - 1] + "…"


def where(text: str, at: int) -> str:
    """The line and column of a character, as a message names them: 51:126."""
    start = text.rfind("\n", 0, at) + 1
    # A byte order mark takes no column.
    mark = 1 if not start and text.startswith("\ufeff") else 0
    return f"{text.count(chr(10), 0, at) + 1}:{at - start - mark + 1}"


def finding(source: Source, text: str, slips: Sequence[Slip]) -> Diagnostic:
    """The first of some slips, in the order of the file, with the safe repairs of the others where its own is safe."""
    first, *others = sorted(slips, key=lambda slip: slip.start)
    changes = list(first.changes)
    further = [slip for slip in others if slip.is_safe and slip.changes] if first.is_safe else []
    for slip in further:
        changes += slip.changes
    marked: list[Slip | Note | Change] = [first, *first.notes, *changes]
    offsets = _offsets(source, text, {point for each in marked for point in (each.start, each.end)})

    def span(each: Slip | Note | Change) -> Span:
        return Span(offsets[each.start], offsets[each.end])

    edits = tuple(Edit(span(change), change.text) for change in sorted(changes, key=lambda change: change.start))
    return Diagnostic(
        first.code,
        Severity.ERROR,
        first.message,
        Place.of(source, span(first)),
        tuple(Label(Place.of(source, span(note)), note.message) for note in first.notes),
        first.help + _more(len(further)),
        Fix("safe" if first.is_safe else "unsafe", edits) if edits else None,
    )


def _more(number: int) -> str:
    if not number:
        return ""
    return f" ({number} more slip{'' if number == 1 else 's'} in this file can be put right in the same way)"


def _offsets(source: Source, text: str, points: Iterable[int]) -> Mapping[int, int]:
    """The bytes before each of some characters; the text is gone through once."""
    found, char, byte = {}, 0, 0
    for point in sorted(points):
        byte += source.width(text[char:point])
        char = point
        found[point] = byte
    return found
