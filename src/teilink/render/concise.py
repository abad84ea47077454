"""A report with one line a finding: ``path:line:column: TL401 message``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.render.screen import Paint, harmless

if TYPE_CHECKING:
    from teilink.diagnostics import Diagnostic, Report


def report_text(report: Report, *, colour: bool) -> str:
    """The lines of all findings; nothing for a report without findings."""
    paint = Paint(colour)
    return "".join(_line(finding, paint) + "\n" for finding in report.findings)


def _line(finding: Diagnostic, paint: Paint) -> str:
    place = finding.place
    code = paint.severity(finding.severity, finding.code)
    return f"{harmless(place.path)}:{place.start.line}:{place.start.column}: {code} {harmless(finding.message)}"
