"""A report as JUnit XML, which build servers show as tests: a suite for each file, a test for each finding.

An error is a failed test; a warning or an information is a passed one that says something, as with the exit code.
A test has at most one failure in the JUnit schemas, so no test stands for a whole file.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from teilink.codes import code
from teilink.diagnostics import Severity
from teilink.render.screen import harmless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilink.diagnostics import Diagnostic, Report

# What XML 1.0 cannot hold (section 2.2), beside what `harmless` escapes.
_NO_CHARACTER = re.compile("[\ufffe\uffff]")


def report_text(report: Report) -> str:
    """The document. A report without findings has one test, which passed: no test at all is a fault to many servers."""
    suites = [
        _suite(path, list(findings)) for path, findings in groupby(report.findings, key=lambda each: each.place.path)
    ]
    if not suites:
        case = f'    <testcase classname="teilink" name={_value(f"no findings, files: {report.files}")} time="0"/>\n'
        suites = [_suite_text("teilink", 1, 0, case)]
    counted = f'tests="{max(len(report.findings), 1)}" failures="{report.counts["error"]}" errors="0" time="0"'
    head = f'<testsuites name="teilink" {counted}>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n{"".join(suites)}</testsuites>\n'


def _suite(path: str, findings: Sequence[Diagnostic]) -> str:
    failures = sum(finding.severity is Severity.ERROR for finding in findings)
    return _suite_text(path, len(findings), failures, "".join(_case(finding) for finding in findings))


def _suite_text(name: str, tests: int, failures: int, cases: str) -> str:
    counted = f'tests="{tests}" failures="{failures}" errors="0" skipped="0" time="0"'
    return f"  <testsuite name={_value(name)} {counted}>\n{cases}  </testsuite>\n"


def _case(finding: Diagnostic) -> str:
    place = finding.place
    name = f"{finding.code} {code(finding.code).name} {place.start.line}:{place.start.column}"
    where = f'file={_value(place.path)} line="{place.start.line}"'
    return (
        f'    <testcase classname={_value(place.path)} name={_value(name)} {where} time="0">\n'
        f"      {_outcome(finding)}\n"
        "    </testcase>\n"
    )


def _outcome(finding: Diagnostic) -> str:
    text = _text("\n".join(_lines(finding)))
    if finding.severity is Severity.ERROR:
        return f"<failure message={_value(finding.message)} type={_value(finding.code)}>{text}</failure>"
    return f"<system-out>{text}</system-out>"


def _lines(finding: Diagnostic) -> list[str]:
    start = finding.place.start
    first = f"{finding.place.path}:{start.line}:{start.column}: {finding.code} {finding.message}"
    notes = [
        f"note: {label.message} {label.place.path}:{label.place.start.line}:{label.place.start.column}"
        for label in finding.labels
    ]
    return [first, *([f"help: {finding.help}"] if finding.help else []), *notes, code(finding.code).url]


def _value(text: str) -> str:
    return quoteattr(_legal(harmless(text)))


def _text(text: str) -> str:
    return escape("\n".join(_legal(harmless(line)) for line in text.split("\n")))


def _legal(text: str) -> str:
    return _NO_CHARACTER.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
