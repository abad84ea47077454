"""A report for people: each finding with its source line, the place underlined, and what to do about it.

::

    error[TL401]: @ref points at person:kim-ill, which no register declares
      --> tei/wcda-118686.xml:51:126
       |
    51 | …I met with <persName ref="person:kim-ill">Kim Il</persName>
       |                       ^^^^^^^^^^^^^^^^^^^^
       = help: did you mean person:kim-il?
       = note: declared here tei/authority/people.xml:12:5
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink.diagnostics import Severity
from teilink.render.screen import Cell, Paint, cell, harmless

if TYPE_CHECKING:
    from teilink.diagnostics import Diagnostic, Place, Report

_COLUMNS = 100
_CUT = Cell("…", 1)
_NOUNS = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("info", "infos"),
}


def report_text(report: Report, *, colour: bool) -> str:
    """All findings, a blank line after each, and the line that sums them up."""
    paint = Paint(colour)
    shown = ["\n".join(_finding(finding, paint)) + "\n\n" for finding in report.findings]
    return "".join(shown) + paint.strong(_summary(report)) + "\n"


def _summary(report: Report) -> str:
    counted = [(report.counts[severity.value], _NOUNS[severity]) for severity in _NOUNS]
    parts = [f"{count} {one if count == 1 else many}" for count, (one, many) in counted if count]
    return f"{', '.join(parts) or 'no findings'} in {report.files} {'file' if report.files == 1 else 'files'}"


def _finding(finding: Diagnostic, paint: Paint) -> list[str]:
    margin = " " * len(str(finding.place.start.line))
    kind = paint.severity(finding.severity, f"{finding.severity.value}[{finding.code}]")
    lines = [
        f"{kind}{paint.strong(': ' + harmless(finding.message))}",
        f"{margin}{paint.frame('-->')} {_where(finding.place)}",
    ]
    if finding.place.line_text:
        lines += _excerpt(finding, margin, paint)
    lines += _remarks("help", [finding.help] if finding.help else [], margin, paint)
    notes = [f"{label.message} {_where(label.place)}" for label in finding.labels]
    return lines + _remarks("note", notes, margin, paint)


def _where(place: Place) -> str:
    return f"{harmless(place.path)}:{place.start.line}:{place.start.column}"


def _remarks(word: str, texts: list[str], margin: str, paint: Paint) -> list[str]:
    indent = f"\n{margin}   {' ' * len(word)}  "
    bodies = (indent.join(harmless(line) for line in text.splitlines()) for text in texts)
    return [f"{margin} {paint.frame('=')} {paint.strong(word)}: {body}" for body in bodies]


def _excerpt(finding: Diagnostic, margin: str, paint: Paint) -> list[str]:
    place = finding.place
    line = _excerpt_line(place, _COLUMNS - len(margin) - 3)
    number, bar = paint.frame(str(place.start.line)), paint.frame("|")
    carets = paint.severity(finding.severity, "^" * line.underlined)
    return [f"{margin} {bar}", f"{number} {bar} {line.text}", f"{margin} {bar} {' ' * line.before}{carets}"]


class _Line(NamedTuple):
    """A source line as shown; the columns before the underlined part, and the columns of that part."""

    text: str
    before: int
    underlined: int


def _excerpt_line(place: Place, columns: int) -> _Line:
    """The first line of a place, cut to a number of columns and underlined as far as the place goes."""
    cells = [cell(character) for character in place.line_text.rstrip()]
    start = min(place.start.column - 1, len(cells))
    end = place.end.column - 1 if place.end.line == place.start.line else len(cells)
    end = max(start, min(end, len(cells)))
    first, last = _window(cells, start, end, columns)
    head = [_CUT] if first else []
    shown = [*head, *cells[first:last], *([_CUT] if last < len(cells) else [])]
    begin, stop = start - first + len(head), min(end - first + len(head), len(shown))
    return _Line(
        "".join(each.text for each in shown),
        sum(each.width for each in shown[:begin]),
        max(sum(each.width for each in shown[begin:stop]), 1),
    )


def _window(cells: list[Cell], start: int, end: int, columns: int) -> tuple[int, int]:
    """Which cells to show: all, or those of the place and as many on either side as there is room for."""
    if sum(each.width for each in cells) <= columns:
        return 0, len(cells)
    room = columns - 2 * _CUT.width
    inside, before, after = cells[start:end], cells[:start][::-1], cells[end:]
    fitting = _fitting(inside, room)
    room -= _total(inside[:fitting])
    if fitting < len(inside):
        return start, start + fitting
    left = _fitting(before, max(room // 2, room - _total(after)))
    right = _fitting(after, room - _total(before[:left]))
    return start - left, end + right


def _fitting(cells: list[Cell], columns: int) -> int:
    """How many of the cells, from the first on, fit."""
    used = 0
    for count, each in enumerate(cells):
        used += each.width
        if used > columns:
            return count
    return len(cells)


def _total(cells: list[Cell]) -> int:
    return sum(each.width for each in cells)
