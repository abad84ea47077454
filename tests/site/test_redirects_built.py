"""From redirects.tsv to the answers of the site: the list, the graph, the pages, and what disagrees with the build."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256

import httpx
import pytest
from served import serving

from teilink import config, resources
from teilink.errors import ProjectError, UsageError
from teilink.pipeline.building import build, is_stale
from teilink.project import Project
from teilink.publication import Plan
from teilink.site import application
from teilink.store.embedded import results

BASE = "https://cables.example.org/"
REDIRECTS = "doc/first\tdoc/draft\ndoc/draft\tdoc/sample-1\nperson/halden\tperson/mira-halden\ndoc/secret\t\n"
REPLACED = "<http://purl.org/dc/terms/isReplacedBy>"


def project(folder, redirects=None, settings=""):
    """The settings of a copy of the sample, with redirects."""
    shutil.copytree(resources.sample(), folder)
    path = folder / "teilink.toml"
    path.write_text(settings + path.read_text("utf-8"), "utf-8")
    if redirects is not None:
        (folder / "redirects.tsv").write_text(redirects, "utf-8")
    return config.load(folder)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The sample, built with redirects."""
    return build(config=project(tmp_path_factory.mktemp("moved") / "project", REDIRECTS))


def test_the_list_of_the_build_names_them(built):
    """Each with the end of its chain; nothing is reported."""
    listed = json.loads((built.edition.folder / "build.json").read_bytes())

    assert {"doc/first": "doc/sample-1", "doc/draft": "doc/sample-1", "person/halden": "person/mira-halden"} == listed[
        "moved"
    ]
    assert ["doc/secret"] == listed["withdrawn"]
    assert (listed["moved"], ("doc/secret",)) == (built.edition.moved, built.edition.withdrawn)
    assert "TL018" not in {each.code for each in built.report.findings}


def test_they_are_a_graph_like_the_others(built):
    """Its file, its hash, its place in the plan of a publication, in the store."""
    graph = built.edition.graphs[f"{BASE}redirects"]
    data = (built.edition.folder / graph.file).read_bytes()
    rows = results(
        built.edition.folder / "store",
        f"SELECT ?old ?new {{ GRAPH <{BASE}redirects> {{ ?old {REPLACED} ?new }} }} ORDER BY ?old",
        "csv",
    )

    assert f"<{BASE}doc/first> {REPLACED} <{BASE}doc/sample-1> .\n".encode() in data
    assert f'<{BASE}doc/secret> <http://purl.org/dc/terms/description> "This was withdrawn."@en .\n'.encode() in data
    assert (sha256(data).hexdigest(), data.count(b"\n")) == (graph.sha256, graph.triples)
    assert graph in Plan.of(built.edition, {}).add
    assert f"{BASE}doc/first,{BASE}doc/sample-1" in rows.split()


def test_a_host_that_only_serves_files_sends_readers_on(built):
    """A page at the old address names the new one, without script."""
    page = (built.edition.folder / "doc/first.html").read_text("utf-8")

    assert f'<link rel="canonical" href="{BASE}doc/sample-1">' in page
    assert '<meta http-equiv="refresh" content="0; url=/doc/sample-1.html">' in page
    assert not (built.edition.folder / "doc/secret.html").exists()


def test_the_site_answers_for_them(built):
    """308 along the chain at once, 410 for what was withdrawn, the graph at its own address."""
    with serving(application(built.edition)) as address, httpx.Client(base_url=address) as client:
        moved = client.get("/doc/first.ttl")
        gone = client.get("/doc/secret")
        graph = client.get("/redirects", headers={"Accept": "text/turtle"}, follow_redirects=True)

    assert (308, "/doc/sample-1.ttl") == (moved.status_code, moved.headers["location"])
    assert 410 == gone.status_code
    assert (200, True) == (graph.status_code, "isReplacedBy" in graph.text)


def test_what_disagrees_with_the_build_is_reported_and_the_rest_is_built(tmp_path):
    """An old address that is there still is not redirected; a new one that is nowhere is told."""
    text = "doc/sample-1\tdoc/other\ndoc/a\tdoc/nowhere\ndoc/b\tdoc/sample-1\n"
    settings = project(tmp_path / "p", text)
    made = build(config=settings)
    faults = [(tuple(each.place.start), each.message) for each in made.report.findings if each.code == "TL018"]

    assert [
        ((1, 1), "doc/sample-1 is redirected, and the build has it still"),
        ((2, 7), "doc/a moved to doc/nowhere, which the build does not have"),
    ] == faults
    assert {"doc/a": "doc/nowhere", "doc/b": "doc/sample-1"} == made.edition.moved
    assert "<title>Cable" in (made.edition.folder / "doc/sample-1.html").read_text("utf-8")


def test_a_file_of_redirects_is_a_source_of_the_build(built, tmp_path):
    """When it changes, comes or goes, the build is stale; a build without one has no graph of them."""
    settings = project(tmp_path / "p")
    before = build(config=settings).edition
    (tmp_path / "p/redirects.tsv").write_text("doc/b\tdoc/sample-1\n")

    assert "redirects.tsv" in built.edition.sources
    assert f"{BASE}redirects" not in before.graphs
    assert is_stale(before, Project(config.load(tmp_path / "p")))


def test_faults_and_a_missing_file_stop_the_build(tmp_path):
    """Before anything is checked."""
    faulty = project(tmp_path / "faulty", "doc/a\tdoc/a\n")
    missing = project(tmp_path / "missing", settings='redirects = "gone.tsv"\n')

    with pytest.raises(ProjectError, match="doc/a comes back to itself"):
        build(config=faulty)
    with pytest.raises(UsageError, match=r"no such file: .*gone\.tsv"):
        build(config=missing)
    assert not (tmp_path / "faulty/public").exists()
