"""What commands have in common: options, and how findings end a command."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teilink.diagnostics import Report, Severity
from teilink.errors import ProjectError
from teilink.iri import nearest
from teilink.render import FORMATS, render

if TYPE_CHECKING:
    from collections.abc import Iterator

format_option = click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMATS),
    default="full",
    show_default=True,
    help="How findings are shown.",
)
paths_argument = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))


def is_coloured() -> bool:
    """Colour only on a terminal, never with NO_COLOR (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def show(report: Report, format_name: str) -> str:
    """A report as text for standard output."""
    return render(report, format_name, colour=format_name == "full" and is_coloured())


@contextmanager
def project_faults(format_name: str = "full") -> Iterator[None]:
    """Faults in the crosswalk, the shapes, the schema or the settings are findings too; they end a command with 2."""
    try:
        yield
    except ProjectError as error:
        click.echo(show(Report.of(0, error.diagnostics), format_name), nl=False)
        sys.exit(2)


def codes_of(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[str, ...]:
    """Codes, or beginnings of codes, parted by commas; one that no code begins with would pass everything unseen."""
    wanted = tuple(code.strip().upper() for code in value.split(",") if code.strip())
    if wanted:
        from teilink.codes import codes

        known = [each.code for each in codes()]
        for code in wanted:
            if not any(each.startswith(code) for each in known):
                close = nearest(code, known)
                raise click.BadParameter(f"no code begins with {code}" + (f"; did you mean {close}?" if close else ""))
    return wanted


def above(report: Report, severity: Severity) -> Report:
    """The findings at or above a severity."""
    return replace(report, findings=tuple(each for each in report.findings if each.severity.rank >= severity.rank))
