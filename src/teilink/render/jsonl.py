"""A report with one JSON object a line, each a finding as in `json`: for programs that read line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.render.json import finding_object, json_text

if TYPE_CHECKING:
    from teilink.diagnostics import Report


def report_text(report: Report) -> str:
    """The lines of all findings; nothing for a report without findings."""
    return "".join(json_text(finding_object(finding)) + "\n" for finding in report.findings)
