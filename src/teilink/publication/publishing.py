"""Publish the last build to an endpoint that is named in the settings or given by its address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink import config as settings
from teilink.edition import Edition
from teilink.errors import UsageError
from teilink.iri import nearest
from teilink.publication.outcome import publish_edition
from teilink.store.remote import Endpoint, connect

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from teilink.config import Config
    from teilink.publication.outcome import Outcome


def publish(
    to: str,
    *,
    is_dry_run: bool = False,
    allows_mass_delete: bool = False,
    config: Config | None = None,
    progress: Callable[[str], None] | None = None,
) -> Outcome:
    """Make an endpoint hold exactly what the build holds. Raises UsageError and EndpointError."""
    found = config or settings.load()
    edition = Edition.read(found.output)
    with connect(server(to, found.endpoints)) as store:
        return publish_edition(
            edition, store, dry_run=is_dry_run, allow_mass_delete=allows_mass_delete, progress=progress
        )


def server(to: str, endpoints: Mapping[str, Mapping[str, str]]) -> str | Endpoint:
    """The address behind a name of the settings, or the address itself. Raises UsageError."""
    if "://" in to:
        return to
    if to not in endpoints:
        close = nearest(to, endpoints)
        help_ = f"did you mean {close}?" if close else "name one in [endpoints] of teilink.toml, or give its address"
        raise UsageError(f"no endpoint is called {to}: {help_}")
    given = endpoints[to]
    if "query" in given and "graph_store" in given:
        return Endpoint(given["query"], given.get("update", ""), given["graph_store"], to)
    return given.get("url") or given["query"]
