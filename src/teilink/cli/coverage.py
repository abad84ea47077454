"""teilink coverage"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from teilink.cli.progress import Progress, quiet_option
from teilink.cli.shared import paths_argument, project_faults, show
from teilink.pipeline.figures import FORMATS


@click.command()
@paths_argument
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How the figures are shown.",
)
@quiet_option
def command(paths: tuple[Path, ...], format_name: str, quiet: bool) -> None:
    """Count what the crosswalk finds in TEI files and folders: fields by their rungs, rules and elements left out.

    A file that cannot be read is told on standard error, and the exit code is 1.
    """
    from teilink.pipeline.covering import coverage

    with project_faults():
        found = coverage(paths, progress=Progress(is_quiet=quiet))
    if found.report.findings:
        click.echo(show(found.report, "full"), nl=False, err=True)
    click.echo(found.text(format_name), nl=False)
    sys.exit(1 if found.report.findings else 0)
