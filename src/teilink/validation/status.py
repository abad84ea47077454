"""What the status of an edition changes in its findings: in a draft, what is missing is a warning.

The command line says so of all stages (CLI.md, Codes), so it is done once, over what all of them found.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from teilink.diagnostics import Severity
from teilink.schema.editorial.status import status_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilink.diagnostics import Diagnostic
    from teilink.tei.document import TeiFile

MISSING = frozenset({"TL203", "TL501", "TL601"})
"""The codes that say that something is not there yet: in the schema, in the crosswalk, in the shapes."""


def softened(findings: Iterable[Diagnostic], files: Iterable[TeiFile]) -> Iterator[Diagnostic]:
    """The findings, in their order; errors about what is missing in a draft have become warnings."""
    drafts = {file.path for file in files if status_of(file.root) == "draft"}
    for finding in findings:
        is_soft = finding.place.path in drafts and finding.code in MISSING and finding.severity is Severity.ERROR
        yield replace(finding, severity=Severity.WARNING) if is_soft else finding
