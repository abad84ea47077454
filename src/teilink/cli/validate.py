"""teilink validate"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teilink.cli.progress import Progress, quiet_option
from teilink.cli.shared import codes_of, format_option, paths_argument, project_faults, show
from teilink.diagnostics import Severity
from teilink.validation.stages import STAGES

if TYPE_CHECKING:
    from teilink.diagnostics import Report
    from teilink.pipeline.inspection import Inspection


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
@click.option("--fix", is_flag=True, help="Write the safe fixes into the files, and show what remains.")
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
    fix: bool,
    output: Path | None,
    quiet: bool,
) -> None:
    """Check TEI files and folders, from well-formedness to SHACL.

    A folder stands for the *.xml in it, - for standard input.
    """
    from teilink.pipeline.inspection import Inspection

    wanted = Inspection(paths, stage, schema, shapes, select, ignore, progress=Progress(is_quiet=quiet))
    with project_faults(format_name):
        report = _fixed(wanted) if fix else wanted.report()
    if output is not None:
        from teilink.files import write_whole

        write_whole(output, show(report, format_name).encode())
    else:
        click.echo(show(report, format_name), nl=False)
    sys.exit(1 if report.has(Severity(fail_on)) else 0)


def _fixed(wanted: Inspection) -> Report:
    """What remains after fixing; what was done is told on standard error."""
    from teilink.pipeline.fixing import fix
    from teilink.render.screen import harmless

    done = fix(wanted.inspect)
    fixes, files = _counted(done.fixes, "fix", "fixes"), _counted(len(done.files), "file", "files")
    click.echo(f"{fixes} in {files}", err=True)
    for name, reason in done.left:
        click.echo(f"not fixed: {harmless(name)}: {reason}", err=True)
    return done.report


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
