"""A server of our own with a store behind it, and a client that does not wait long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from servers import Graphs, Server
from teilink.store.remote import Patience

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def graphs() -> Graphs:
    """What the server holds."""
    return Graphs()


@pytest.fixture
def server(graphs: Graphs) -> Iterator[Server]:
    """A server that answers like Oxigraph until it is given faults."""
    with Server(graphs) as running:
        yield running


@pytest.fixture
def patience() -> Patience:
    """Two more tries, no pauses, two seconds for an answer."""
    return Patience((0.0, 0.0), longest=0.0, answer=2.0)


@pytest.fixture(autouse=True)
def _no_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEILINK_ENDPOINT_USER", raising=False)
    monkeypatch.delenv("TEILINK_ENDPOINT_PASSWORD", raising=False)
