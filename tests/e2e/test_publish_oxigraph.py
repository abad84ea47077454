"""Publishing to a real Oxigraph server, through a proxy that writes down every request."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editions import TITLE, graph_iri, small_edition
from servers import RESET, Fault, oxigraph, proxy
from teilink.errors import EndpointError
from teilink.publication import publish_edition
from teilink.rdf.terms import literal
from teilink.store.remote import Credentials, Endpoint, Patience, connect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from servers import Server
    from teilink.edition import Edition
    from teilink.publication import Outcome

QUICK = Patience((0.0, 0.0), answer=20.0)


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """One server for all tests here; each has a base, so an edition, of its own."""
    with oxigraph() as running:
        yield running


@pytest.fixture
def server(url: str) -> Iterator[Server]:
    """The proxy before the server."""
    with proxy(url) as running:
        yield running


@pytest.fixture
def base(request: pytest.FixtureRequest) -> str:
    """The base of the edition of one test."""
    return f"https://cables.example.org/{request.function.__name__}/"


def _publish(server: Server, edition: Edition) -> Outcome:
    server.log.clear()
    with connect(server.url, patience=QUICK) as store:
        return publish_edition(edition, store)


def _title(name: str, base: str, *, pattern: str) -> str:
    document = f"<{base}doc/{name}>"
    return f"SELECT ?title WHERE {{ {pattern.format(f'{document} <{TITLE}> ?title')} }}"


def test_what_is_published_is_found_with_and_without_graph(server: Server, base: str, tmp_path: Path) -> None:
    """The default graph is the union; named graphs stay addressable."""
    _publish(server, small_edition(tmp_path, {"a": "外交部 “x”"}, base))

    with connect(server.url) as store:
        for pattern in ("{}", "GRAPH <" + graph_iri("a", base) + "> {{ {} }}"):
            found = store.select(_title("a", base, pattern=pattern))
            assert [{"title": literal("外交部 “x”", language="en")}] == found


def test_a_server_says_itself_that_it_is_oxigraph(url: str) -> None:
    """Its three addresses are found from its base."""
    with connect(url) as store:
        assert Endpoint(f"{url}/query", f"{url}/update", f"{url}/store", "oxigraph") == store.endpoint


def test_a_second_run_sends_no_write_request(server: Server, base: str, tmp_path: Path) -> None:
    """The request log of the server shows it; credentials in the environment change nothing."""
    edition = small_edition(tmp_path, {"a": "One", "b": "Two"}, base)
    assert 2 == _publish(server, edition).sent

    outcome = _publish(server, edition)

    assert ([], True) == (server.writes, outcome.plan.is_empty)
    assert [] != server.log


def test_only_the_changed_graph_is_sent_and_only_the_vanished_one_deleted(
    server: Server, base: str, tmp_path: Path
) -> None:
    """A graph of somebody else stays, even one whose IRI is under our base."""
    foreign = graph_iri("foreign", base)
    with connect(server.url, credentials=Credentials("nobody", "asks")) as store:
        store.put(foreign, b"<urn:a> <urn:b> <urn:c> .\n")
    _publish(server, small_edition(tmp_path, {"a": "One", "b": "Two", "c": "Three"}, base))

    _publish(server, small_edition(tmp_path, {"a": "One", "b": "Zwei"}, base))

    changed = [each for each in server.writes if not each.endswith("graph/manifest")]
    assert [f"DELETE {graph_iri('c', base)}", f"PUT {graph_iri('b', base)}"] == changed
    with connect(server.url) as store:
        assert b"" == store.graph(graph_iri("c", base))
        assert b"<urn:a> <urn:b> <urn:c> .\n" == store.graph(foreign)
        assert b"Zwei" in store.graph(graph_iri("b", base))


def test_a_run_that_broke_is_gone_on_with(server: Server, base: str, tmp_path: Path) -> None:
    """Of 230 graphs, the 100 that had arrived are not sent again."""
    edition = small_edition(tmp_path, {f"cable-{each:03}": f"Cable {each}" for each in range(230)}, base)
    server.faults.append(Fault(RESET, "PUT", after=150, times=3))
    with pytest.raises(EndpointError, match="cannot reach"):
        _publish(server, edition)

    assert 130 == _publish(server, edition).sent
    assert _publish(server, edition).plan.is_empty
