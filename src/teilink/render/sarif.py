"""A report as a SARIF log, which code scanning services and editors read.

A finding is a result, the page of its code a rule.  Regions give lines and columns (in code points, as `columnKind`
says) and bytes; fixes replace bytes.  Warnings keep their name, information is SARIF's "note".

Specification: SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from teilink import __version__
from teilink.codes import code, explain_text
from teilink.diagnostics import Severity
from teilink.render.json import json_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilink.codes import Code
    from teilink.diagnostics import Diagnostic, Fix, Label, Place, Report

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
# Sections 3.11.5 and 3.11.6: what looks like a placeholder or a link in a message is taken for one.
_PLACEHOLDER = re.compile(r"\{(\d+)\}")
_LINK = re.compile(r"\[(?=[^\]]*\]\()")

_Object = dict[str, Any]


def report_text(report: Report) -> str:
    """The log, and a line end. The same bytes for the same report."""
    names = sorted({finding.code for finding in report.findings})
    run = {
        "tool": {"driver": _driver([code(name) for name in names])},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, {name: at for at, name in enumerate(names)}) for finding in report.findings],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _driver(rules: list[Code]) -> _Object:
    return {"name": "teilink", "version": __version__, "rules": [_rule(rule) for rule in rules]}


def _rule(rule: Code) -> _Object:
    markdown = "\n\n".join(f"## {heading}\n\n{text}" for heading, text in rule.sections)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "fullDescription": {"text": rule.checks},
        "help": {"text": explain_text(rule), "markdown": markdown},
        "helpUri": rule.url,
        "defaultConfiguration": {"level": _LEVELS[Severity(rule.severity)]},
    }


def _result(finding: Diagnostic, numbers: Mapping[str, int]) -> _Object:
    location = _location(finding.place)
    if finding.place.xpath:
        location["logicalLocations"] = [_logical_location(finding.place.xpath)]
    result = {
        "ruleId": finding.code,
        "ruleIndex": numbers[finding.code],
        "level": _LEVELS[finding.severity],
        "message": _message("\n".join((finding.message, finding.help)) if finding.help else finding.message),
        "locations": [location],
    }
    if finding.labels:
        result["relatedLocations"] = [_related(label, at) for at, label in enumerate(finding.labels, start=1)]
    if finding.fix is not None and finding.fix.edits:
        result["fixes"] = [_fix(finding, finding.fix)]
    return result


def _message(text: str) -> _Object:
    return {"text": _LINK.sub(r"\\[", _PLACEHOLDER.sub(r"{{\1}}", text))}


def _location(place: Place) -> _Object:
    region = {
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
        "byteOffset": place.span.start,
        "byteLength": place.span.end - place.span.start,
    }
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(place.path)}, "region": region}}


def _logical_location(xpath: str) -> _Object:
    last = xpath.rpartition("/")[2]
    kind = "attribute" if last.startswith("@") else "text" if last == "text()" else "element"
    return {"name": last, "fullyQualifiedName": xpath, "kind": kind}


def _related(label: Label, number: int) -> _Object:
    return {"id": number, **_location(label.place), "message": _message(label.message)}


def _fix(finding: Diagnostic, fix: Fix) -> _Object:
    """The edits, all in the file of the finding, with their applicability as a property of our own."""
    replacements = [
        {
            "deletedRegion": {"byteOffset": edit.span.start, "byteLength": edit.span.end - edit.span.start},
            "insertedContent": {"text": edit.text},
        }
        for edit in fix.edits
    ]
    return {
        "description": _message(finding.help or finding.message),
        "artifactChanges": [{"artifactLocation": {"uri": _uri(finding.place.path)}, "replacements": replacements}],
        "properties": {"applicability": fix.applicability},
    }


def _uri(path: str) -> str:
    """The path as a URI reference (RFC 3986), its bytes percent-encoded as they are on disk."""
    # A name that is no UTF-8 comes from the system with lone surrogates in place of its bytes.
    written = "".join(
        quote(char.encode("utf-8", "surrogateescape" if "\udc80" <= char <= "\udcff" else "surrogatepass"))
        if char > "\x7f"
        else quote(char)
        for char in path
    )
    return f"file://{written}" if path.startswith("/") else written
