"""teilink query: the last build answers SPARQL."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from command import door, run
from parsed import graph

if TYPE_CHECKING:
    from pathlib import Path

CABLE = "https://cables.example.org/doc/wcda-118686"
NAMES = f"""
    PREFIX schema: <http://schema.org/>
    SELECT ?name WHERE {{ <{CABLE}> schema:recipient/schema:name ?name }} ORDER BY ?name
"""
EXPECTED = ["International Liaison Department", "Ministry of Foreign Affairs"]
IN_GRAPH = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{CABLE}#meta> {{ ?s ?p ?o }} }}"


def test_a_table_is_the_default(archive: Path) -> None:
    """A heading, a line, the rows; the default graph is the union of all graphs."""
    done = run("query", NAMES, cwd=archive)

    assert (0, "") == (done.code, done.err)
    assert ["name", *EXPECTED] == [line.strip() for line in done.out.splitlines() if set(line) != {"-"}]


def test_every_format_gives_the_same_rows(archive: Path) -> None:
    """CSV, TSV, JSON and XML as their specifications have them."""
    found = {name: door("query", NAMES, "--format", name, cwd=archive) for name in ("csv", "tsv", "json", "xml")}
    bindings = found["json"].report["results"]["bindings"]
    literals = ElementTree.fromstring(found["xml"].out).iter("{http://www.w3.org/2005/sparql-results#}literal")

    assert {0} == {done.code for done in found.values()}
    assert EXPECTED == [row["name"] for row in csv.DictReader(io.StringIO(found["csv"].out))]
    assert ["?name", *(f'"{name}"@en' for name in EXPECTED)] == found["tsv"].out.splitlines()
    assert EXPECTED == [row["name"]["value"] for row in bindings]
    assert EXPECTED == [each.text for each in literals]


def test_a_graph_is_given_as_turtle(archive: Path) -> None:
    """CONSTRUCT and DESCRIBE answer with a graph; GRAPH asks one document alone."""
    construct = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{CABLE}#meta> {{ ?s ?p ?o }} }}"
    found = graph(door("query", construct, "--format", "turtle", cwd=archive).out, "turtle")
    counted = door("query", IN_GRAPH, "--format", "csv", cwd=archive).out.split()

    assert ["n", str(len(found))] == counted
    assert 275 == len(found)


def test_a_query_can_stand_in_a_file(archive: Path, tmp_path: Path) -> None:
    """A name that ends in .rq or .sparql is read from disk."""
    for name in ("names.rq", "names.sparql"):
        (tmp_path / name).write_text(NAMES, "utf-8")
        assert door("query", NAMES, cwd=archive) == door("query", tmp_path / name, cwd=archive)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["SELEC * WHERE { ?s ?p ?o }"], "the query cannot be answered"),
        (["SELECT * WHERE { ?s ?p }"], "the query cannot be answered"),
        ([""], "the query cannot be answered"),
        (["DELETE WHERE { ?s ?p ?o }"], "the query cannot be answered"),
        (["SELECT * WHERE { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }"], ""),
        (["nowhere.rq"], "cannot read the query nowhere.rq"),
        ([NAMES, "--format", "turtle"], "turtle is for CONSTRUCT and DESCRIBE"),
        (["CONSTRUCT WHERE { ?s ?p ?o }", "--format", "csv"], "csv is for SELECT and ASK"),
        ([NAMES, "--format", "yaml"], "'yaml' is not one of 'table', 'csv', 'tsv', 'json', 'xml', 'turtle'"),
    ],
)
def test_what_cannot_be_answered_ends_with_2(arguments: list[str], told: str, archive: Path) -> None:
    """Nothing on standard output; the last line of standard error says what is wrong."""
    done = door("query", *arguments, cwd=archive)

    assert (2, "") == (done.code, done.out)
    assert told in done.err.splitlines()[-1]


def test_the_store_is_not_changed_by_a_question(archive: Path) -> None:
    """After all that was asked, an update too, the document is still there."""
    door("query", "DROP ALL", cwd=archive)

    assert ["n", "275"] == door("query", IN_GRAPH, "--format", "csv", cwd=archive).out.split()


def test_no_build_is_told(sample: Path) -> None:
    """Exit 2 and one line that says what to do."""
    done = run("query", NAMES, cwd=sample)

    assert (2, "", "error: no build in public: run teilink build first\n") == (done.code, done.out, done.err)


def test_a_stale_build_answers_with_a_warning(sample: Path) -> None:
    """One line on standard error; the answer and the exit code are those of the build."""
    asked = "SELECT (COUNT(*) AS ?n) WHERE { ?s a <http://schema.org/Message> }"
    door("build", cwd=sample)
    fresh = door("query", asked, cwd=sample)
    document = sample / "tei/sample-1.xml"
    document.write_bytes(document.read_bytes() + b"\n")

    stale = door("query", asked, cwd=sample)

    assert (0, "", 0, fresh.out) == (fresh.code, fresh.err, stale.code, stale.out)
    assert ["warning: the sources have changed since public was built: run teilink build"] == stale.err.splitlines()
