"""Say so where the build is older than its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from teilink.edition import Edition

if TYPE_CHECKING:
    from teilink.config import Config


def warn_if_stale(config: Config) -> Edition:
    """The last build; a line on standard error where a source has changed since. Raises UsageError where none is."""
    from teilink.pipeline.building import is_stale
    from teilink.project import Project

    edition = Edition.read(config.output)
    if is_stale(edition, Project(config)):
        click.echo(f"warning: the sources have changed since {config.output} was built: run teilink build", err=True)
    return edition
