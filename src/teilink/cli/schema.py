"""teilink schema"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from teilink.cli.shared import project_faults
from teilink.files import write_whole


@click.group()
def command() -> None:
    """The schema: compile an ODD to RELAX NG, make its reference pages, prove that one schema includes another."""


@command.command("compile", short_help="compile an ODD to RELAX NG")
@click.argument("odd", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The file of the schema (default: standard output)."
)
def compile_command(odd: Path, output: Path | None) -> None:
    """Compile a self-contained ODD to RELAX NG, with its Schematron inside."""
    from teilink.schema.odd.compilation import compile_odd
    from teilink.schema.odd.reading import read_odd
    from teilink.source import Source

    with project_faults():
        schema = compile_odd(read_odd(Source(str(odd), odd.read_bytes())))
    if output is None or str(output) == "-":
        click.echo(schema, nl=False)
    else:
        write_whole(output, schema)


@command.command("docs", short_help="make the reference pages of an ODD")
@click.argument("odd", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("build/schema"),
    show_default=True,
    help="The folder of the pages.",
)
def docs_command(odd: Path, output: Path) -> None:
    """Make the reference pages of an ODD: one for each element, class, macro and datatype, and index.html."""
    from teilink.schema.odd.documentation import reference_pages
    from teilink.schema.odd.reading import read_odd
    from teilink.source import Source

    with project_faults():
        pages = reference_pages(read_odd(Source(str(odd), odd.read_bytes())))
    for name, page in pages.items():
        write_whole(output / name, page)
    click.echo(f"{len(pages)} pages in {output}", err=True)


_SHOWN = 100


@command.command("prove", short_help="prove that what one schema accepts another accepts")
@click.argument("schema", type=click.Path(path_type=Path))
@click.option(
    "--against", required=True, type=click.Path(path_type=Path), help="The schema that must accept all the first does."
)
def prove_command(schema: Path, against: Path) -> None:
    """Prove that every document valid under one RELAX NG schema is valid under another.

    Proved both ways, the two accept the same documents. Where it is not proved, each difference is shown, and the exit
    code is 1.
    """
    from teilink.pipeline.proving import prove
    from teilink.render.screen import harmless
    from teilink.schema.relaxng.inclusion import path_text

    with project_faults():
        proof = prove(schema, against)
    for each in proof.differences[:_SHOWN]:
        click.echo(harmless(f"{path_text(each.path)}: {each.message}"))
    if len(proof.differences) > _SHOWN:
        click.echo(f"and {len(proof.differences) - _SHOWN:,} more")
    compared = f"{proof.elements:,} elements and {proof.states:,} states compared"
    if proof.holds:
        click.echo(f"proved: every document valid under {schema} is valid under {against} ({compared})")
        return
    differences = "1 difference" if len(proof.differences) == 1 else f"{len(proof.differences):,} differences"
    click.echo(f"not proved: {differences} ({compared})")
    sys.exit(1)
