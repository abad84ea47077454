"""A build made by hand, and the site of it."""

from __future__ import annotations

from hashlib import sha256

import httpx
import pytest
from served import BASE, CABLE, FILES, MOVED, TITLE, WITHDRAWN, serving

from teilink.edition import STORE, Edition, Graph, Resource
from teilink.site import application
from teilink.store.embedded import write_store
from teilink.store.queries import Limits


@pytest.fixture(scope="session")
def edition(tmp_path_factory):
    """One cable in all formats, a person in Turtle only, addresses that held once, files that no list names."""
    folder = tmp_path_factory.mktemp("site") / "public"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    (folder.parent / "outside.html").write_text("outside")
    resources = [
        Resource(CABLE, "Memorandum", ("html", "ttl", "jsonld", "nt", "xml")),
        Resource("person/kim-il", "Kim Il", ("ttl",)),
        Resource("person/gone", "Gone", ("html",)),
    ]
    graph = Graph(f"{BASE}{CABLE}#meta", f"{CABLE}.nt", sha256(f"{TITLE} .\n".encode()).hexdigest(), 1)
    quads = [f"{TITLE} <{graph.iri}> .\n".encode(), f"<{BASE}a> <{BASE}b> <{BASE}c> <{BASE}person> .\n".encode()]
    write_store(folder / STORE, quads)
    by_path = {each.path: each for each in resources}
    edition = Edition(folder, BASE, "Cables & wires", by_path, {graph.iri: graph}, {}, MOVED, WITHDRAWN)
    edition.write()
    return Edition.read(folder)


@pytest.fixture(scope="session")
def site(edition):
    """A client of the running site that says nothing of itself unless a test does, and follows no redirect."""
    limits = Limits(seconds=5, result_bytes=50_000, query_bytes=4096, workers=1)
    with serving(application(edition, limits=limits)) as address, httpx.Client(base_url=address) as client:
        del client.headers["accept"]
        yield client
