"""The command line. Each command is a module of its own, loaded when it is called."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import NoReturn

import click

from teilink import __version__
from teilink.errors import TeilinkError

_COMMANDS = {
    "build": "make the whole project into a folder ready to serve",
    "coverage": "count what the crosswalk finds, and what it passes by",
    "crosswalk": "show the crosswalk as a table for people",
    "explain": "say what a code means, or which rule made which statement of a file",
    "init": "begin a new project",
    "publish": "make a SPARQL endpoint hold what the build holds",
    "query": "ask the build a SPARQL query",
    "schema": "compile an ODD, make its reference pages, prove schemas",
    "serve": "serve the build as linked data",
    "transform": "turn TEI into RDF",
    "validate": "check TEI, from well-formedness to SHACL",
}


class _Commands(click.Group):
    """The commands by name; the module of one is loaded only when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"teilink.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # The words stand here, so that the list of commands loads none of them.
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="teilink")
def _teilink() -> None:
    """Diplomatic cables, from TEI to checked, published, served linked data."""


def main() -> None:
    """The door: every way a command can end is given its exit code here."""
    try:
        sys.exit(_teilink.main(standalone_mode=False) or 0)
    except click.exceptions.Abort:
        sys.exit(130)
    except KeyboardInterrupt:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except TeilinkError as error:
        _fail(str(error))
    except OSError as error:
        # A full disk, a folder that is a file: a fault in the world, not in us.
        _fail(f"{error.filename or 'teilink'}: {(error.strerror or str(error)).lower()}")
    except Exception as error:  # noqa: BLE001 - the one place where a bug of ours may end
        click.echo(_bug(error), err=True)
        sys.exit(2)


def _fail(message: str) -> NoReturn:
    """One line, which the name of a file cannot use to command the terminal."""
    from teilink.render.screen import harmless

    click.echo(f"error: {harmless(message)}", err=True)
    sys.exit(2)


def _bug(error: Exception) -> str:
    where = error.__traceback__
    while where is not None and where.tb_next is not None:
        where = where.tb_next
    line = f"{where.tb_frame.f_globals.get('__name__')}:{where.tb_lineno}" if where is not None else "?"
    return (
        f"error[TL901]: a bug in teilink {__version__}: {type(error).__name__} in {line}: {error}\n"
        "  = help: please report this line and the command, with the file if you may share it"
    )
