"""rdflib as a reader: literals as they were written, and no word about those that its types cannot hold."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

import pytest
import rdflib
from graphs import CABLE, read_record

from teilink.rdf.context import Context

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from teilink.rdf.record import Record


@pytest.fixture(autouse=True, scope="module")
def _plain_rdflib() -> Iterator[None]:
    """rdflib rewrites the text of literals unless told not to; `pyshacl.validate` elsewhere tells it to do so again."""
    was, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    logging.getLogger("rdflib").setLevel(logging.CRITICAL)
    yield
    rdflib.NORMALIZE_LITERALS = was
    logging.getLogger("rdflib").setLevel(logging.NOTSET)


@pytest.fixture(scope="session")
def context(root: Path) -> Context:
    """The project's own JSON-LD context, compiled."""
    return Context.of(json.loads((root / "shapes" / "context-v1.jsonld").read_bytes()))


@pytest.fixture(scope="session")
def cable(shared: Path) -> Record:
    """The graph of the cable in the shared model."""
    return read_record((shared / "model" / "rdf" / "cable.ttl").read_bytes(), CABLE)
