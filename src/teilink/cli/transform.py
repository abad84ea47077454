"""teilink transform"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teilink.cli.shared import above, paths_argument, project_faults, show
from teilink.diagnostics import Severity
from teilink.errors import UsageError
from teilink.files import write_whole
from teilink.rdf.formats import FORMATS, write

if TYPE_CHECKING:
    from teilink.pipeline.transforming import Transformed


@click.command()
@paths_argument
@click.option(
    "--to", "format_name", type=click.Choice(list(FORMATS)), default="turtle", show_default=True, help="The format."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="A file for all, or a folder for one file a document."
)
@click.option("--force", is_flag=True, help="Transform documents that have errors, too.")
def command(paths: tuple[Path, ...], format_name: str, output: Path | None, force: bool) -> None:
    """Turn TEI files and folders into RDF, on standard output or in files.

    A document with errors is refused: nothing is written for it, and the exit code is 1.
    """
    from teilink.pipeline.transforming import transform

    with project_faults():
        found = transform(paths, is_forced=force)
    errors = above(found.report, Severity.ERROR)
    if errors.findings:
        click.echo(show(errors, "full"), nl=False, err=True)
    if output is None:
        click.echo(found.text(format_name) if found.documents else "", nl=False)
    elif output.is_dir() or not output.suffix:
        _write_each(found, format_name, output)
    elif found.documents:
        write_whole(output, found.text(format_name).encode())
    sys.exit(1 if not force and errors.findings else 0)


def _write_each(found: Transformed, format_name: str, folder: Path) -> None:
    from teilink.pipeline.transforming import context

    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; -o takes a folder, or a file whose name has an ending")
    terms = context()
    for document in found.documents:
        name = f"{document.slug}{FORMATS[format_name].suffix}"
        write_whole(folder / name, write(format_name, [document.record], terms).encode())
