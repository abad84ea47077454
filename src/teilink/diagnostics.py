"""Findings: what is wrong in a document, where, and what to do about it.

All values here are closed and picklable: a `Place` is made once, when a finding is made,
and needs neither the file nor its tree to be shown.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from teilink.source import Position, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilink.source import Source

_LONGEST_LINE = 20_000


class Severity(StrEnum):
    """How bad a finding is; the names are those of the command line and of JSON."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return ("info", "warning", "error").index(self.value)


@dataclass(frozen=True)
class Place:
    """Where a finding is shown: a stretch of one file. `end` is the position after the last character.

    `line_text` is the line it begins on, empty where that has more than 20,000 characters.
    """

    path: str
    span: Span
    start: Position
    end: Position
    xpath: str = ""
    line_text: str = ""

    @classmethod
    def of(cls, source: Source, span: Span, xpath: str = "") -> Place:
        """The place of a span of a source."""
        start = source.position(span.start)
        # A file of one line is not kept once for each of its findings, nor decoded for each.
        line = source.line_text(start.line, 4 * _LONGEST_LINE)
        shown = line if len(line) <= _LONGEST_LINE else ""
        return cls(source.name, span, start, source.position(span.end), xpath, shown)

    @classmethod
    def of_file(cls, path: str) -> Place:
        """The very beginning of a file: for what concerns the file as a whole."""
        return cls(path, Span(0, 0), Position(1, 1), Position(1, 1))

    @property
    def order(self) -> tuple[str, int, int]:
        """The key by which findings are shown: file, then place in the file."""
        return (self.path, self.span.start, self.span.end)


@dataclass(frozen=True)
class Label:
    """A related place and what it has to do with the finding."""

    place: Place
    message: str


@dataclass(frozen=True)
class Edit:
    """Replace the bytes of a span by a text."""

    span: Span
    text: str


@dataclass(frozen=True)
class Fix:
    """Edits that would put a finding right.

    `applicability` is "safe" (never changes what is said), "unsafe" (a suggestion that a human judges) or "show".
    """

    applicability: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True)
class Diagnostic:
    """One finding. The name, the stage and the page of its code stand in `teilink.codes`."""

    code: str
    severity: Severity
    message: str
    place: Place
    labels: tuple[Label, ...] = ()
    help: str = ""
    fix: Fix | None = None

    @property
    def order(self) -> tuple[tuple[str, int, int], str, str]:
        """The key by which findings are sorted: place, code, message."""
        return (self.place.order, self.code, self.message)


@dataclass(frozen=True)
class Report:
    """All findings of one run over a number of files, sorted by place."""

    files: int
    findings: tuple[Diagnostic, ...] = field(default=())

    @classmethod
    def of(cls, files: int, findings: Iterable[Diagnostic]) -> Report:
        """A report of findings in any order; the same finding is kept once."""
        return cls(files, tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.order)))

    @property
    def counts(self) -> dict[str, int]:
        """The number of findings by severity: error, warning, info."""
        counted = Counter(finding.severity.value for finding in self.findings)
        return {severity.value: counted[severity.value] for severity in Severity}

    def has(self, severity: Severity) -> bool:
        """Whether there is a finding at or above a severity."""
        return any(finding.severity.rank >= severity.rank for finding in self.findings)
