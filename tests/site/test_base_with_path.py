"""A site whose base is not the root of a host."""

from __future__ import annotations

from dataclasses import replace

import httpx
import pytest
from served import CABLE, serving

from teilink.site import application

pytestmark = pytest.mark.usefixtures("edition")


def test_a_base_with_a_path_is_served_below_that_path(edition):
    """Things, files, redirects, SPARQL and the start page stand where the links of the pages lead."""
    below = replace(edition, base="https://archive.example.org/cables/")

    with serving(application(below)) as address, httpx.Client(base_url=address) as client:
        found = client.get(f"/cables/{CABLE}", headers={"accept": "text/turtle"})
        paths = ("/cables/", "/cables/style.css", f"/{CABLE}", "/cables/x")
        statuses = [client.get(path).status_code for path in paths]
        form = client.get("/cables/sparql", headers={"accept": "text/html"}).text

    assert (303, f"/cables/{CABLE}.ttl") == (found.status_code, found.headers["location"])
    assert [200, 200, 404, 404] == statuses
    assert 'action="/cables/sparql"' in form
    assert 'href="/cables/style.css"' in form
