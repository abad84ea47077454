"""A report as text: for people (full), for editors and `grep` (concise), for programs (all others).

Everything returns a str and nothing prints.  Colour is ANSI and comes only when it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from teilink.errors import UsageError

if TYPE_CHECKING:
    from teilink.diagnostics import Report

FORMATS = ("full", "concise", "json", "jsonl", "sarif", "github", "junit")
_COLOURED = {"full", "concise"}


def render(report: Report, format_name: str, *, colour: bool) -> str:
    """The report in one of FORMATS; only what people read is coloured. Raises UsageError for a format there is not."""
    if format_name not in FORMATS:
        raise UsageError(f"there is no format {format_name}; {_asked(format_name)}")
    # One format is used in a run, so only its printer is loaded.
    printer = import_module(f"teilink.render.{format_name}")
    text: str = printer.report_text(report, **({"colour": colour} if format_name in _COLOURED else {}))
    return text


def _asked(name: str) -> str:
    from teilink.iri import nearest

    near = nearest(name, FORMATS)
    return f"did you mean {near}?" if near else f"the formats are {', '.join(FORMATS)}"
