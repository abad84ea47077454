"""Publishing to a server that works, and to one that goes wrong in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editions import BASE, graph_iri, small_edition, statement
from servers import RESET, Fault, Reply
from teilink.errors import EndpointError, UsageError
from teilink.publication import manifest, publish_edition
from teilink.store.remote import connect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from servers import Graphs, Server
    from teilink.edition import Edition
    from teilink.publication import Outcome
    from teilink.store.remote import Patience

MANIFEST = f"{BASE}graph/manifest"


@pytest.fixture
def publish(server: Server, patience: Patience) -> Callable[..., Outcome]:
    """Publish to the server; its log then holds the requests of this run alone."""

    def run(edition: Edition, **options: bool) -> Outcome:
        server.log.clear()
        with connect(server.url, patience=patience) as store:
            return publish_edition(edition, store, **options)

    return run


def _many(number: int) -> dict[str, str]:
    return {f"cable-{each:03}": f"Cable {each}" for each in range(number)}


def test_a_first_run_sends_every_graph_and_lists_it(
    publish: Callable[..., Outcome], graphs: Graphs, server: Server, tmp_path: Path
) -> None:
    """The endpoint holds each graph as the build has it, and the manifest says so."""
    edition = small_edition(tmp_path, {"a": "外交部", "b": "Two"})

    outcome = publish(edition)

    assert (2, 0, "") == (outcome.sent, outcome.withdrawn, outcome.refused)
    assert statement("a", "外交部") == graphs.text(graph_iri("a"))
    assert {graph_iri("a"), graph_iri("b"), MANIFEST} == graphs.names
    assert edition.graphs[graph_iri("b")].sha256 in graphs.text(MANIFEST)
    assert [f"PUT {each}" for each in (MANIFEST, graph_iri("a"), graph_iri("b"), MANIFEST)] == server.writes


def test_a_second_run_sends_no_write_request(publish: Callable[..., Outcome], server: Server, tmp_path: Path) -> None:
    """What has not changed is not sent again."""
    edition = small_edition(tmp_path, _many(3))
    publish(edition)

    outcome = publish(edition)

    assert ([], True, 3) == (server.writes, outcome.plan.is_empty, outcome.plan.unchanged)


def test_only_what_changed_is_sent(publish: Callable[..., Outcome], server: Server, tmp_path: Path) -> None:
    """A changed document costs its own graph and the manifest."""
    publish(small_edition(tmp_path, {"a": "One", "b": "Two"}))

    publish(small_edition(tmp_path, {"a": "One", "b": "Zwei"}))

    assert {f"PUT {MANIFEST}", f"PUT {graph_iri('b')}"} == set(server.writes)


def test_what_the_build_no_longer_holds_is_withdrawn_and_nothing_else(
    publish: Callable[..., Outcome], graphs: Graphs, tmp_path: Path
) -> None:
    """A foreign graph stays, even one whose IRI is under our base."""
    foreign = f"{BASE}doc/foreign#meta"
    graphs.store.update(f"INSERT DATA {{ GRAPH <{foreign}> {{ <urn:a> <urn:b> <urn:c> }} }}")
    publish(small_edition(tmp_path, {"a": "One", "b": "Two"}))

    outcome = publish(small_edition(tmp_path, {"a": "One"}))

    assert (1, {graph_iri("a"), MANIFEST, foreign}) == (outcome.withdrawn, graphs.names)
    assert graph_iri("b") not in graphs.text(MANIFEST)


def test_withdrawing_everything_takes_the_manifest_with_it(
    publish: Callable[..., Outcome], graphs: Graphs, tmp_path: Path
) -> None:
    """An edition that holds nothing leaves nothing behind, once that is allowed."""
    publish(small_edition(tmp_path, _many(2)))

    publish(small_edition(tmp_path, {}), allow_mass_delete=True)

    assert set() == graphs.names


def test_a_mass_withdrawal_is_refused_unless_allowed(
    publish: Callable[..., Outcome], server: Server, graphs: Graphs, tmp_path: Path
) -> None:
    """A build of the wrong folder must not empty an endpoint."""
    publish(small_edition(tmp_path, _many(2)))
    before = graphs.names

    outcome = publish(small_edition(tmp_path, {"other": "Other"}))

    assert ([], before) == (server.writes, graphs.names)
    assert "refused to withdraw 2 of 2 published graphs" in outcome.refused
    assert "--allow-mass-delete" in outcome.refused


def test_a_dry_run_plans_and_writes_nothing(publish: Callable[..., Outcome], server: Server, tmp_path: Path) -> None:
    """The plan is the one that a real run would carry out."""
    outcome = publish(small_edition(tmp_path, _many(3)), dry_run=True)

    assert ([], 3, 0) == (server.writes, len(outcome.plan.add), outcome.sent)


def test_a_run_that_broke_is_gone_on_with(
    publish: Callable[..., Outcome], server: Server, graphs: Graphs, tmp_path: Path
) -> None:
    """A server that dies in the second batch costs that batch alone, and the manifest stays whole."""
    edition = small_edition(tmp_path, _many(250))
    server.faults.append(Fault(RESET, "PUT", after=1 + 100 + 1 + 50, times=3))
    with pytest.raises(EndpointError, match="cannot reach"):
        publish(edition)
    assert 3 * 200 == len(graphs.text(MANIFEST).splitlines())

    outcome = publish(edition)

    assert (100, 150) == (outcome.plan.unchanged, outcome.sent)
    assert {*edition.graphs, MANIFEST} == graphs.names


def test_a_graph_sent_by_a_broken_run_is_withdrawn_when_the_build_drops_it(
    publish: Callable[..., Outcome], server: Server, graphs: Graphs, tmp_path: Path
) -> None:
    """What was sent is known to have been sent, even when the run never came to its end."""
    publish(small_edition(tmp_path, {"a": "One"}))
    server.faults.append(Fault(Reply(500), "PUT", after=2))
    with pytest.raises(EndpointError):
        publish(small_edition(tmp_path, {"a": "One", "b": "Two", "c": "Three"}))
    assert graph_iri("b") in graphs.names

    publish(small_edition(tmp_path, {"a": "One"}))

    assert {graph_iri("a"), MANIFEST} == graphs.names


def test_a_change_taken_back_after_a_broken_run_is_taken_back_at_the_endpoint(
    publish: Callable[..., Outcome], server: Server, graphs: Graphs, tmp_path: Path
) -> None:
    """The manifest never says that an older content is there when a newer one may be."""
    before = {"a": "One", "b": "Two"}
    publish(small_edition(tmp_path, before))
    server.faults.append(Fault(Reply(500), "PUT", after=2))
    with pytest.raises(EndpointError):
        publish(small_edition(tmp_path, {"a": "Eins", "b": "Zwei"}))
    assert "Eins" in graphs.text(graph_iri("a"))

    publish(small_edition(tmp_path, before))

    assert statement("a", "One") == graphs.text(graph_iri("a"))


def test_withdrawals_do_not_wait_for_what_is_sent(
    publish: Callable[..., Outcome], server: Server, graphs: Graphs, tmp_path: Path
) -> None:
    """A document that must no longer be read is gone even when a new one is refused."""
    publish(small_edition(tmp_path, {"a": "One", "b": "Two"}))
    server.faults.append(Fault(Reply(400, b"no"), "PUT", after=1, times=9))

    with pytest.raises(EndpointError):
        publish(small_edition(tmp_path, {"b": "Two", "c": "Three"}))

    assert graph_iri("a") not in graphs.names


def test_a_graph_that_did_not_arrive_whole_is_named(
    publish: Callable[..., Outcome], server: Server, tmp_path: Path
) -> None:
    """A server that says 204 and stores nothing is found out, and the graph is sent again next time."""
    edition = small_edition(tmp_path, {"a": "One"})
    server.faults.append(Fault(Reply(204), "PUT", after=1))

    with pytest.raises(EndpointError, match=r"0 of the 1 statements of the graph .*doc/a#meta"):
        publish(edition)

    assert 1 == publish(edition).sent


def test_a_file_that_is_not_the_one_of_the_build_stops_before_anything_is_sent(
    publish: Callable[..., Outcome], server: Server, tmp_path: Path
) -> None:
    """The hash in the list of the build is the hash of what is sent."""
    edition = small_edition(tmp_path, _many(2))
    (tmp_path / "cable-001.nt").write_text(statement("cable-001", "edited"), encoding="utf-8")

    with pytest.raises(UsageError, match=r"cable-001\.nt is not what the build made: run teilink build again"):
        publish(edition)

    assert [] == server.writes


def test_a_missing_file_of_the_build_is_named(publish: Callable[..., Outcome], tmp_path: Path) -> None:
    """The user is told which file and what to do."""
    edition = small_edition(tmp_path, _many(1))
    (tmp_path / "cable-000.nt").unlink()

    with pytest.raises(UsageError, match=r"cable-000\.nt cannot be read .* run teilink build again"):
        publish(edition)


def test_progress_is_told_after_each_batch(server: Server, patience: Patience, tmp_path: Path) -> None:
    """A long run says how far it is."""
    told: list[str] = []

    with connect(server.url, patience=patience) as store:
        publish_edition(small_edition(tmp_path, _many(101)), store, progress=told.append)

    assert ["sent 100 of 101 graphs", "sent 101 of 101 graphs"] == told


def test_a_manifest_is_read_in_pages(server: Server, graphs: Graphs, patience: Patience) -> None:
    """However small the pages, every entry is read once."""
    entries = {graph_iri(name): manifest.Entry("0" * 64, 7) for name in _many(11)}
    body = manifest.written(entries).decode()
    graphs.store.update(f"INSERT DATA {{ GRAPH <{MANIFEST}> {{ {body} }} }}")

    with connect(server.url, patience=patience) as store:
        assert entries == manifest.published(store, BASE, page=3)


def test_a_manifest_with_two_hashes_for_a_graph_is_not_believed(
    server: Server, graphs: Graphs, patience: Patience
) -> None:
    """What is not known is sent again."""
    both = b"".join(manifest.written({graph_iri("a"): manifest.Entry(each * 64, 7)}) for each in "01").decode()
    graphs.store.update(f"INSERT DATA {{ GRAPH <{MANIFEST}> {{ {both} }} }}")

    with connect(server.url, patience=patience) as store:
        assert {graph_iri("a"): manifest.Entry(manifest.PENDING, 7)} == manifest.published(store, BASE)


def test_a_manifest_that_teilink_did_not_write_is_an_error(server: Server, graphs: Graphs, patience: Patience) -> None:
    """Nothing is sent, and above all nothing deleted, on the word of a strange manifest."""
    body = manifest.written({graph_iri("a"): manifest.Entry("0" * 64, 7)}).decode().replace('"7"', '"many"')
    graphs.store.update(f"INSERT DATA {{ GRAPH <{MANIFEST}> {{ {body} }} }}")

    with connect(server.url, patience=patience) as store, pytest.raises(EndpointError, match="changed by something"):
        manifest.published(store, BASE)
