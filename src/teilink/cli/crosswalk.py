"""teilink crosswalk"""

from __future__ import annotations

from pathlib import Path

import click

from teilink.cli.shared import project_faults
from teilink.files import write_whole


@click.group()
def command() -> None:
    """The crosswalk of the project: show it as a table."""


@command.command("html", short_help="the mapping as a table for people")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file (default: standard output)."
)
def html_command(output: Path | None) -> None:
    """Make one page of HTML of the crosswalk: documents, what is made of them, each field by its rungs, all rules."""
    from teilink.pipeline.tabling import crosswalk_page

    with project_faults():
        page = crosswalk_page()
    if output is None or str(output) == "-":
        click.echo(page, nl=False)
    else:
        write_whole(output, page.encode())
