"""teilink validate"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from teilink.cli.progress import Progress, quiet_option
from teilink.cli.shared import codes_of, format_option, only, paths_argument, project_faults, show
from teilink.diagnostics import Severity
from teilink.files import write_whole
from teilink.validation import STAGES


@click.command()
@paths_argument
@format_option
@click.option("--stage", type=click.Choice(STAGES), default=STAGES[-1], show_default=True, help="Stop after a stage.")
@click.option("--schema", type=click.Path(path_type=Path), help="Any RELAX NG schema (.rng) in place of the project's.")
@click.option(
    "--shapes", multiple=True, type=click.Path(path_type=Path), help="Any SHACL shapes in place of the project's."
)
@click.option("--select", callback=codes_of, default="", help="Only these codes, by their beginnings: TL1,TL401.")
@click.option("--ignore", callback=codes_of, default="", help="Not these codes.")
@click.option("--fail-on", type=click.Choice([each.value for each in Severity]), default="error", show_default=True,
              help="Exit with 1 from this severity on.")  # fmt: skip
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the findings to a file.")
@quiet_option
def command(
    paths: tuple[Path, ...],
    format_name: str,
    stage: str,
    schema: Path | None,
    shapes: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    output: Path | None,
    quiet: bool,
) -> None:
    """Check TEI files and folders, from well-formedness to SHACL."""
    from teilink.pipeline.checking import validate

    with project_faults(format_name):
        progress = Progress(is_quiet=quiet)
        found = validate(paths, stage=stage, schema=schema, shapes=shapes, progress=progress)
        report = only(found, select, ignore)
    if output is not None:
        write_whole(output, show(report, format_name).encode())
    else:
        click.echo(show(report, format_name), nl=False)
    sys.exit(1 if report.has(Severity(fail_on)) else 0)
