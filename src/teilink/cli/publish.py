"""teilink publish"""

from __future__ import annotations

import sys

import click

from teilink.cli.shared import project_faults
from teilink.errors import UsageError


@click.command()
@click.option("--to", help="An endpoint by its name in teilink.toml, or by its address.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done; exit with 1 if that is anything.")
@click.option("--allow-mass-delete", is_flag=True, help="Allow most of what is published to be withdrawn.")
def command(to: str | None, dry_run: bool, allow_mass_delete: bool) -> None:
    """Make a SPARQL endpoint hold exactly what the last build holds. Nothing unchanged is sent again.

    Credentials are read from TEILINK_ENDPOINT_USER and TEILINK_ENDPOINT_PASSWORD.
    """
    from teilink import config as settings
    from teilink.cli.freshness import warn_if_stale
    from teilink.publication.publishing import publish

    with project_faults():
        config = settings.load()
        warn_if_stale(config)
    if to is None:
        to = _only_endpoint(list(config.endpoints))
    outcome = publish(
        to,
        is_dry_run=dry_run,
        allows_mass_delete=allow_mass_delete,
        config=config,
        progress=lambda line: click.echo(line, err=True),
    )
    plan = outcome.plan
    if outcome.refused:
        click.echo(outcome.refused)
        sys.exit(1)
    planned = f"{len(plan.add)} to add, {len(plan.replace)} to replace, {len(plan.remove)} to withdraw"
    if dry_run:
        click.echo(f"{planned}, {plan.unchanged} unchanged; nothing was sent")
        sys.exit(0 if plan.is_empty else 1)
    if plan.is_empty:
        click.echo(f"nothing to send: the endpoint holds all {plan.unchanged} graphs of this build")
    else:
        click.echo(f"sent {outcome.sent}, withdrew {outcome.withdrawn}, {plan.unchanged} unchanged")


def _only_endpoint(names: list[str]) -> str:
    if len(names) != 1:
        known = f"one of {', '.join(names)}" if names else "its address"
        raise UsageError(f"which endpoint? say --to with {known}")
    return names[0]
