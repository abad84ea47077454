"""A report as text: for people (full), for editors and `grep` (concise), for programs (json).

Everything returns a str and nothing prints.  Colour is ANSI and comes only when it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.errors import UsageError
from teilink.iri import nearest
from teilink.render import concise, full, json

if TYPE_CHECKING:
    from teilink.diagnostics import Report

FORMATS = ("full", "concise", "json")


def render(report: Report, format_name: str, *, colour: bool) -> str:
    """The report in one of FORMATS; JSON is never coloured. Raises UsageError for a format there is not."""
    if format_name == "full":
        return full.report_text(report, colour=colour)
    if format_name == "concise":
        return concise.report_text(report, colour=colour)
    if format_name == "json":
        return json.report_text(report)
    near = nearest(format_name, FORMATS)
    asked = f"did you mean {near}?" if near else f"the formats are {', '.join(FORMATS)}"
    raise UsageError(f"there is no format {format_name}; {asked}")
