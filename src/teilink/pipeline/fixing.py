"""Repair files: apply the fixes that change nothing that is said, look again, and so on until none is left.

A file is written whole and only where it still has the bytes that were looked at.  Standard input is never written.
"""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from teilink.files import write_whole
from teilink.tei.editing import compatible, edited, moved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from teilink.diagnostics import Diagnostic, Edit, Report
    from teilink.pipeline.inspection import Inspected
    from teilink.source import Source

_ROUNDS = 10
_STANDARD_INPUT = "-"

_Key = tuple[str, str, str, int]


@dataclass(frozen=True)
class Fixed:
    """What remains after fixing: the findings, how many fixes were applied to which files, and why not to others."""

    report: Report
    fixes: int
    files: tuple[str, ...]
    left: tuple[tuple[str, str], ...]


def fix(inspect: Callable[[Sequence[Source]], Inspected]) -> Fixed:
    """Apply the safe fixes of what `inspect` finds. It is called anew for each round, and given what it need not read.

    A fix that does not remove its finding is not applied again.
    """
    found = inspect(())
    piped = tuple(source for source in found.sources if source.name == _STANDARD_INPUT)
    fixer = _Fixer()
    for _ in range(_ROUNDS):
        if not fixer.apply(found):
            break
        found = inspect(piped)
    return Fixed(found.report, fixer.fixes, tuple(sorted(fixer.files)), tuple(sorted(fixer.left.items())))


class _Fixer:
    """Writes files, and remembers what it did."""

    def __init__(self) -> None:
        self.fixes = 0
        self.files: set[str] = set()
        self.left: dict[str, str] = {}
        self._tried: set[_Key] = set()

    def apply(self, found: Inspected) -> bool:
        """Apply what can be applied together; whether any file was written."""
        by_file: dict[str, list[Diagnostic]] = defaultdict(list)
        for finding in found.report.findings:
            if _is_safe(finding) and _key(finding) not in self._tried:
                by_file[finding.place.path].append(finding)
        written = [self._write(source, by_file[source.name]) for source in found.sources if source.name in by_file]
        return any(written)

    def _write(self, source: Source, findings: Sequence[Diagnostic]) -> bool:
        fixes = compatible(finding.fix for finding in findings if finding.fix is not None)
        edits = [edit for each in fixes for edit in each.edits]
        data = edited(source, edits)
        reason = _reason_to_leave(source) if data != source.data else "its fixes change nothing"
        if reason:
            self.left[source.name] = reason
            return False
        write_whole(Path(source.name).resolve(), data)
        self._remember(source, edits, [finding for finding in findings if finding.fix in fixes])
        self.fixes += len(fixes)
        self.files.add(source.name)
        return True

    def _remember(self, source: Source, edits: Sequence[Edit], findings: Iterable[Diagnostic]) -> None:
        """Where findings would stand now, had their fixes not removed them."""
        tried = {(path, code, message, start) for path, code, message, start in self._tried if path == source.name}
        self._tried -= tried
        for path, code, message, start in tried | {_key(finding) for finding in findings}:
            self._tried |= {(path, code, message, at) for at in moved(source, edits, start)}


def _is_safe(finding: Diagnostic) -> bool:
    return finding.fix is not None and finding.fix.applicability == "safe" and bool(finding.fix.edits)


def _key(finding: Diagnostic) -> _Key:
    return finding.place.path, finding.code, finding.message, finding.place.span.start


def _reason_to_leave(source: Source) -> str:
    """Why a file must not be written; empty where it may."""
    path = Path(source.name)
    if source.name == _STANDARD_INPUT:
        return "standard input is not written"
    try:
        is_same = path.read_bytes() == source.data
    except OSError as error:
        return f"it cannot be read again: {error.strerror}"
    if not is_same:
        return "it has changed since it was read"
    return "" if os.access(path, os.W_OK) else "it may not be written"
