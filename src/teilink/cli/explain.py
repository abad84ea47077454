"""teilink explain"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teilink.cli.shared import project_faults

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilink.rdf.terms import Statement
    from teilink.validation.explanation import Explained


@click.command()
@click.argument("subject", metavar="CODE|FILE")
@click.option("--rule", default="", help="Only what this rule of the crosswalk matched.")
@click.option("--line", type=click.IntRange(1), default=None, help="Only what was read from this line.")
def command(subject: str, rule: str, line: int | None) -> None:
    """Say what a code means; or, for a file, which rule of the crosswalk made which statements from which place."""
    if re.fullmatch(r"[Tt][Ll]\d+|[a-z]+(-[a-z]+)+", subject) and not Path(subject).exists():
        from teilink.codes import code, explain_text

        click.echo(explain_text(code(subject)), nl=False)
        return
    from teilink.pipeline.asking import explain

    with project_faults():
        found = explain(subject, rule=rule, line=line or 0)
    for one in found:
        place = one.place
        click.echo(f"{place.path}:{place.start.line}:{place.start.column}: {one.rule}  {place.xpath}")
        for statement in one.statements:
            click.echo(f"    {_shown(statement)}")
    click.echo(_summary(found))


def _shown(statement: Statement) -> str:
    from teilink.validation.placement import shortened

    return " ".join(shortened(term) for term in statement)


def _summary(found: Sequence[Explained]) -> str:
    statements = sum(len(one.statements) for one in found)
    counted = f"{statements} statement{'' if statements == 1 else 's'}"
    return f"{counted} from {len(found)} place{'' if len(found) == 1 else 's'}"
