"""teilink query"""

from __future__ import annotations

from pathlib import Path

import click

from teilink.cli.shared import project_faults
from teilink.errors import UsageError
from teilink.store.embedded import FORMATS


@click.command()
@click.argument("query")
@click.option(
    "--format", "format_name", type=click.Choice(FORMATS), default="table", show_default=True, help="The format."
)
def command(query: str, format_name: str) -> None:
    """Ask the last build a SPARQL query, given as text or in a file.

    The default graph is the union of all graphs; each document and register is a named graph.
    """
    from teilink import config as settings
    from teilink.cli.freshness import warn_if_stale
    from teilink.pipeline.asking import query as ask

    with project_faults():
        config = settings.load()
        warn_if_stale(config)
    answer = ask(_text(query), format_name=format_name, config=config)
    click.echo(answer, nl=not answer.endswith("\n"))


def _text(query: str) -> str:
    """The query itself, or the text of the file that it names."""
    if query.rstrip().endswith((".rq", ".sparql")) and "{" not in query:
        try:
            return Path(query).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"cannot read the query {query}: {getattr(error, 'strerror', None) or error}") from error
    return query
