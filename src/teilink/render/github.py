"""A report as workflow commands, which GitHub shows beside the lines of a pull request.

A value may hold no line end, and no `%`, by which line ends are written; those of properties no `:` and no `,` either.

Specification: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.codes import code
from teilink.diagnostics import Severity
from teilink.render.screen import harmless

if TYPE_CHECKING:
    from teilink.diagnostics import Diagnostic, Report

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_MESSAGES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def report_text(report: Report) -> str:
    """One command a finding, on a line of its own; nothing for a report without findings."""
    return "".join(_command(finding) + "\n" for finding in report.findings)


def _command(finding: Diagnostic) -> str:
    start, end = finding.place.start, finding.place.end
    properties = {
        "file": finding.place.path,
        "line": str(start.line),
        "col": str(start.column),
        "endLine": str(end.line),
        "endColumn": str(end.column),
        "title": f"{finding.code} {code(finding.code).name}",
    }
    written = ",".join(f"{name}={harmless(text.translate(_IN_PROPERTIES))}" for name, text in properties.items())
    message = "\n".join((finding.message, finding.help)) if finding.help else finding.message
    return f"::{_COMMANDS[finding.severity]} {written}::{harmless(message.translate(_IN_MESSAGES))}"
