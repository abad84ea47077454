"""teilink build"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from teilink.cli.progress import Progress, quiet_option
from teilink.cli.shared import above, format_option, project_faults, show
from teilink.diagnostics import Severity


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The folder of the build (default: the project's)."
)
@format_option
@quiet_option
def command(paths: tuple[Path, ...], output: Path | None, format_name: str, quiet: bool) -> None:
    """Check and transform the whole project into a folder ready to serve, with the embedded store.

    Documents that have errors are left out; the others are built, and the exit code is 1.
    """
    from teilink.pipeline.building import build

    with project_faults(format_name):
        built = build(paths, output=output, progress=Progress(is_quiet=quiet))
    told = above(built.report, Severity.WARNING)
    if told.findings or format_name == "json":
        click.echo(show(told, format_name), nl=False)
    for path in built.refused:
        click.echo(f"left out: {path} has errors", err=True)
    documents = built.documents
    graphs = built.edition.graphs
    triples = sum(graph.triples for graph in graphs.values())
    made = f"{documents} document{'' if documents == 1 else 's'}, {len(graphs)} graphs, {triples} statements"
    click.echo(f"built {built.edition.folder}: {made}", err=format_name == "json")
    sys.exit(1 if built.refused or built.report.has(Severity.ERROR) else 0)
