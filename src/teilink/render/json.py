"""A report as one JSON object, for programs.

The keys and their order are a contract: ``{"version": 1, "files": N, "findings": [...], "counts": {...}}``.
Lines and columns count from 1, in code points; `end_column` is the column after the last character; edits are byte
offsets into the file as it was read.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from teilink.codes import code

if TYPE_CHECKING:
    from teilink.diagnostics import Diagnostic, Fix, Label, Report

_VERSION = 1
# Characters that command a terminal or that UTF-8 cannot carry (names of files may hold lone surrogates).  In JSON text
# they can only stand inside a string, where an escape says the same.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def report_text(report: Report) -> str:
    """The object, and a line end. The same bytes for the same report."""
    found = {
        "version": _VERSION,
        "files": report.files,
        "findings": [finding_object(finding) for finding in report.findings],
        "counts": report.counts,
    }
    return json_text(found, indent=1) + "\n"


def json_text(value: object, indent: int | None = None) -> str:
    """A value as JSON that no terminal and no encoding stumbles over; on one line where no indent is given."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _ESCAPED.sub(lambda each: f"\\u{ord(each[0]):04x}", text)


def finding_object(finding: Diagnostic) -> dict[str, object]:
    """A finding by the keys of the contract, in their order."""
    place, about = finding.place, code(finding.code)
    return {
        "code": finding.code,
        "name": about.name,
        "severity": finding.severity.value,
        "stage": about.stage,
        "message": finding.message,
        "path": place.path,
        "line": place.start.line,
        "column": place.start.column,
        "end_line": place.end.line,
        "end_column": place.end.column,
        "xpath": place.xpath,
        "help": finding.help,
        "fix": _fix(finding.fix) if finding.fix else None,
        "related": [_related(label) for label in finding.labels],
        "url": about.url,
    }


def _fix(fix: Fix) -> dict[str, object]:
    edits = [{"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in fix.edits]
    return {"applicability": fix.applicability, "edits": edits}


def _related(label: Label) -> dict[str, object]:
    start = label.place.start
    return {"path": label.place.path, "line": start.line, "column": start.column, "message": label.message}
