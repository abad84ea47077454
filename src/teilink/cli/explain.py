"""teilink explain"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teilink.cli.shared import project_faults

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teilink.rdf.terms import Statement
    from teilink.validation.explanation import Explained


@click.command()
@click.argument("subject", metavar="CODE|FILE")
@click.option("--rule", default="", help="Only what this rule of the crosswalk matched; where it did not, why.")
@click.option("--line", type=click.IntRange(1), default=None, help="Only what was read from this line.")
def command(subject: str, rule: str, line: int | None) -> None:
    """Say what a code means; or, for a file, which rule of the crosswalk made which statements from which place.

    Behind a rule stands its rung where others of its field come before it, and how sure it is where it guesses.
    """
    if re.fullmatch(r"[Tt][Ll]\d+|[a-z]+(-[a-z]+)+", subject) and not Path(subject).exists():
        from teilink.codes import code, explain_text

        click.echo(explain_text(code(subject)), nl=False)
        return
    from teilink.pipeline.asking import explain
    from teilink.render.screen import harmless

    with project_faults():
        found = explain(subject, rule=rule, line=line or 0)
    for shown in _lines(found):
        click.echo(harmless(shown))
    click.echo(_summary(found))


def _lines(found: Sequence[Explained]) -> Iterator[str]:
    """What was found, under the address of each document where there are several."""
    is_several = len({one.document for one in found}) > 1
    document = ""
    for one in found:
        if is_several and one.document != document:
            document = one.document
            yield document
        place = one.place
        yield f"{place.path}:{place.start.line}:{place.start.column}: {one.rule}{_standing(one)}  {place.xpath}"
        for statement in one.statements:
            yield f"    {_shown(statement)}"
        if one.silence:
            yield f"  = {one.silence}"


def _standing(one: Explained) -> str:
    """Where a rule stands in its field, if it is not the first to be asked, and that it guesses."""
    said = [f"{one.field}, rung {one.rung}"] if one.rung > 1 else []
    said += [f"guess: {one.guess}"] if one.guess else []
    return f" ({'; '.join(said)})" if said else ""


def _shown(statement: Statement) -> str:
    from teilink.validation.placement import shortened

    return " ".join(shortened(term) for term in statement)


def _summary(found: Sequence[Explained]) -> str:
    made = [one for one in found if one.statements]
    told = f"{_counted(sum(len(one.statements) for one in made), 'statement')} from {_counted(len(made), 'place')}"
    documents = len({one.document for one in made})
    return f"{told} in {documents} documents" if documents > 1 else told


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
