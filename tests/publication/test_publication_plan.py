"""What publishing would change."""

from __future__ import annotations

from pathlib import Path

import pytest

from teilink.edition import Edition, Graph
from teilink.publication import Plan
from teilink.publication.manifest import PENDING, Entry


def _edition(**hashes: str) -> Edition:
    graphs = {f"urn:{name}": Graph(f"urn:{name}", f"{name}.nt", sha256, 1) for name, sha256 in hashes.items()}
    return Edition(Path(), "https://cables.example.org/", "Cables", {}, graphs, {})


def _published(**hashes: str) -> dict[str, Entry]:
    return {f"urn:{name}": Entry(sha256, 1) for name, sha256 in hashes.items()}


def test_a_plan_tells_new_changed_vanished_and_unchanged_graphs_apart() -> None:
    """Every graph of the edition or of the manifest is in exactly one part of the plan."""
    edition = _edition(new="1", changed="2", same="3")

    plan = Plan.of(edition, _published(changed="1", same="3", gone="4"))

    assert Plan((edition.graphs["urn:new"],), (edition.graphs["urn:changed"],), ("urn:gone",), 1) == plan


def test_a_graph_that_was_on_its_way_when_a_run_broke_is_sent_again() -> None:
    """Pending is never unchanged, because nobody knows what arrived."""
    plan = Plan.of(_edition(a="1"), _published(a=PENDING))

    assert ["urn:a"] == [graph.iri for graph in plan.replace]


def test_a_plan_for_an_endpoint_that_holds_the_edition_is_empty() -> None:
    """Nothing to do is said as such."""
    assert Plan.of(_edition(a="1"), _published(a="1")).is_empty


@pytest.mark.parametrize(
    ("kept", "removed", "is_mass"),
    [(0, 0, False), (0, 1, True), (1, 5, False), (24, 6, False), (23, 6, True), (100, 25, False), (100, 26, True)],
)
def test_withdrawing_all_or_many_and_over_a_fifth_is_a_mass_removal(kept: int, removed: int, is_mass: bool) -> None:
    """Five graphs or a fifth may go unasked, but never the last ones."""
    gone = tuple(f"urn:{number}" for number in range(removed))

    assert is_mass == Plan((), (), gone, kept).is_mass_removal
