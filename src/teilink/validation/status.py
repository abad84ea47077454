"""What the status of an edition changes in its findings: in a draft, what is missing is a warning.

The command line says so of all stages (CLI.md, Codes), so it is done once, over what all of them found.  The status of
a corpus holds for its texts, but for those whose own header says otherwise.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from teilink.diagnostics import Severity
from teilink.schema.editorial.status import status_of
from teilink.tei.document import TEI
from teilink.validation.nested import NestedSpans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilink.diagnostics import Diagnostic
    from teilink.tei.document import TeiFile

MISSING = frozenset({"TL203", "TL501", "TL601"})
"""The codes that say that something is not there yet: in the schema, in the crosswalk, in the shapes."""

_CORPUS = TEI + "teiCorpus"
_STATED = f"{TEI}teiHeader/{TEI}revisionDesc[@status]"


def softened(findings: Iterable[Diagnostic], files: Iterable[TeiFile]) -> Iterator[Diagnostic]:
    """The findings, in their order; errors about what is missing in a draft have become warnings."""
    known = {file.path: _Statuses(file) for file in files}
    for finding in findings:
        is_missing = finding.code in MISSING and finding.severity is Severity.ERROR
        statuses = known.get(finding.place.path) if is_missing else None
        is_soft = statuses is not None and statuses.at(finding.place.span.start) == "draft"
        yield replace(finding, severity=Severity.WARNING) if is_soft else finding


class _Statuses:
    """The status of a file, and of the texts in it that state their own."""

    def __init__(self, file: TeiFile) -> None:
        self._file = file

    def at(self, byte: int) -> str:
        """The status that holds where a byte stands: that of the innermost text around it that states one."""
        spans, statuses = self._own
        inner = next(spans.around(byte), None)
        return self._whole if inner is None else statuses[inner]

    @cached_property
    def _whole(self) -> str:
        return status_of(self._file.root)

    @cached_property
    def _own(self) -> tuple[NestedSpans, list[str]]:
        root = self._file.root
        inner = root.iterdescendants(TEI + "TEI", _CORPUS) if root.tag == _CORPUS else ()
        stating = [each for each in inner if each.find(_STATED) is not None]
        return NestedSpans([self._file.extent(each) for each in stating]), [status_of(each) for each in stating]
