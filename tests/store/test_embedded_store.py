"""The embedded store: written once, asked in SPARQL."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph
import pytest

from teilink.errors import UsageError
from teilink.store.embedded import results, write_store

TITLE = "<http://purl.org/dc/terms/title>"
QUADS = [
    f'<http://e/doc/a> {TITLE} "Cable\\u0009one"@en <http://e/doc/a#meta> .\n'.encode(),
    f'<http://e/doc/b> {TITLE} "\u7b2c\u4e8c" <http://e/doc/b#meta> .\n'.encode(),
    f"<http://e/doc/b> {TITLE} <http://e/x> <http://e/doc/b#meta> .\n".encode(),
]
TITLES = f"SELECT ?s ?t {{ ?s {TITLE} ?t }} ORDER BY ?s ?t"
EVERYTHING = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


def rows(folder, sparql):
    """The solutions of a SELECT, as the terms of each row."""
    return [line.split("\t") for line in results(folder, sparql, "tsv").splitlines()[1:]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("build") / "store"
    write_store(made, QUADS)
    return made


def test_the_default_graph_is_the_union_of_all_graphs(folder):
    """A query without GRAPH sees every statement of every graph."""
    expected = [
        ["<http://e/doc/a>", '"Cable\\tone"@en'],
        ["<http://e/doc/b>", "<http://e/x>"],
        ["<http://e/doc/b>", '"\u7b2c\u4e8c"'],
    ]

    assert expected == rows(folder, TITLES)


@pytest.mark.parametrize(
    ("sparql", "expected"),
    [
        ("SELECT ?s { GRAPH <http://e/doc/a#meta> { ?s ?p ?o } }", ("<http://e/doc/a>",)),
        ("SELECT ?s FROM <http://e/doc/a#meta> { ?s ?p ?o }", ("<http://e/doc/a>",)),
        ("SELECT ?s FROM NAMED <http://e/doc/a#meta> { ?s ?p ?o }", ()),
        ("SELECT ?s FROM NAMED <http://e/doc/a#meta> { GRAPH ?g { ?s ?p ?o } }", ("<http://e/doc/a>",)),
        ("SELECT ?s FROM <http://127.0.0.1:9/data> { ?s ?p ?o }", ()),
    ],
)
def test_a_query_can_name_its_graphs(folder, sparql, expected):
    """GRAPH, FROM and FROM NAMED choose among the graphs of the store; a graph from elsewhere is empty, not fetched."""
    assert expected == tuple(row[0] for row in rows(folder, sparql))


def test_the_other_kinds_of_query_give_a_truth_or_statements(folder):
    """ASK gives a truth, CONSTRUCT and DESCRIBE give sorted statements, each once."""
    expected = f'<http://e/doc/a> {TITLE} "Cable\\tone"@en .\n'

    assert "no\n" == results(folder, "ASK { ?s ?p 'no' }", "table")
    assert expected == results(folder, "DESCRIBE <http://e/doc/a>", "table")


def test_a_table_is_aligned_and_holds_no_control_characters(folder):
    """Wide characters take two columns; a tab in a title cannot disturb the terminal."""
    expected = (
        "s               t\n"
        "--------------  ----------\n"
        "http://e/doc/a  Cable one\n"
        "http://e/doc/b  http://e/x\n"
        "http://e/doc/b  \u7b2c\u4e8c\n"
    )

    assert expected == results(folder, TITLES, "table")


def test_a_truth_in_a_table_is_yes_or_no(folder):
    """People read yes and no."""
    assert ("yes\n", "no\n") == (results(folder, "ASK {}", "table"), results(folder, "ASK { <a:b> ?p ?o }", "table"))


def test_the_result_formats_hold_the_same_solutions(folder):
    """CSV, TSV, JSON and XML of one query, each read by its own reader."""
    by_csv = [row["s"] for row in csv.DictReader(io.StringIO(results(folder, TITLES, "csv")))]
    by_json = [row["s"]["value"] for row in json.loads(results(folder, TITLES, "json"))["results"]["bindings"]]
    read = {
        name: pyoxigraph.parse_query_results(results(folder, TITLES, name), result_format)
        for name, result_format in {
            "tsv": pyoxigraph.QueryResultsFormat.TSV,
            "xml": pyoxigraph.QueryResultsFormat.XML,
        }.items()
    }

    expected = ["http://e/doc/a", "http://e/doc/b", "http://e/doc/b"]
    assert [expected] * 4 == [by_csv, by_json, *([row["s"].value for row in rows] for rows in read.values())]


def test_statements_are_sorted_and_turtle_uses_the_usual_prefixes(folder):
    """N-Triples for the table, Turtle with only the prefixes it needs."""
    lines = results(folder, EVERYTHING, "table").splitlines()
    turtle = results(folder, EVERYTHING, "turtle")

    assert (sorted(lines), 3) == (lines, len(lines))
    assert turtle.startswith("@prefix dcterms: <http://purl.org/dc/terms/> .\n<http://e/doc/a> dcterms:title ")
    assert 1 == turtle.count("@prefix")


def test_blank_nodes_of_a_template_get_the_same_labels_every_time(folder):
    """The engine's labels are random; the answer's are canonical."""
    sparql = "CONSTRUCT { [] <http://e/names> ?o } WHERE { ?s ?p ?o }"

    assert results(folder, sparql, "table") == results(folder, sparql, "table")


@pytest.mark.parametrize(
    ("sparql", "format_name", "message"),
    [
        ("SELEC ?s {}", "table", "the query cannot be answered: error at 1:"),
        ("INSERT DATA { <a:b> <a:b> <a:b> }", "table", "the query cannot be answered: error at"),
        ("SELECT (<http://e/no>(1) AS ?x) {}", "csv", "the query cannot be answered: The custom function"),
        (EVERYTHING, "csv", "the answer is a graph: csv is for SELECT and ASK"),
        ("ASK {}", "turtle", "the answer is a table: turtle is for CONSTRUCT and DESCRIBE"),
        ("ASK {}", "pdf", "no such format: pdf (there are table, csv, tsv, json, xml, turtle)"),
    ],
)
def test_what_cannot_be_answered_is_told_in_one_line(folder, sparql, format_name, message):
    """A bad query, or a format that does not suit the kind of query, is a usage error."""
    with pytest.raises(UsageError) as raised:
        results(folder, sparql, format_name)

    assert str(raised.value).startswith(message)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("sparql", ["CONSTRUCT WHERE { ?s ?p ?o }", "SELECT (<http://e/no>(1) AS ?x) {}"])
def test_an_error_can_be_dropped_by_any_thread(folder, sparql):
    """The engine's results belong to their thread: an error that is kept holds none of them."""
    with pytest.raises(UsageError) as raised:
        results(folder, sparql, "csv")

    held = [value for entry in raised.traceback for value in entry.frame.f_locals.values()]
    assert not any(isinstance(value, pyoxigraph.QueryTriples | pyoxigraph.QuerySolutions) for value in held)


def test_no_store_names_the_command_that_makes_one(tmp_path):
    """Nothing is created by asking."""
    with pytest.raises(UsageError, match="run teilink build first"):
        results(tmp_path / "store", "ASK {}", "table")

    assert [] == list(tmp_path.iterdir())


def test_a_store_that_is_damaged_is_told_so(tmp_path):
    """A folder that only looks like a store is no traceback."""
    (tmp_path / "CURRENT").write_text("nonsense")

    with pytest.raises(UsageError, match="cannot be read"):
        results(tmp_path, "ASK {}", "table")


def test_writing_again_replaces_the_store(tmp_path):
    """A store holds what was written last and nothing else, also with pieces that are not whole lines."""
    write_store(tmp_path / "store", QUADS)
    whole = QUADS[1]
    write_store(tmp_path / "store", [whole[:7], b"", whole[7:]])

    assert 1 == len(rows(tmp_path / "store", TITLES))
    assert ["store"] == [path.name for path in tmp_path.iterdir()]


def test_a_failed_write_leaves_the_old_store(tmp_path):
    """Quads that cannot be read raise, and what was there before still answers."""
    write_store(tmp_path / "store", QUADS)
    with pytest.raises(SyntaxError):
        write_store(tmp_path / "store", [QUADS[0], b"nonsense\n"])

    assert 3 == len(rows(tmp_path / "store", TITLES))
    assert ["store"] == [path.name for path in tmp_path.iterdir()]
