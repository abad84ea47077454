"""Turtle as a person would write it. The text itself is the claim here."""

from __future__ import annotations

from textwrap import dedent

from graphs import CABLE, XSD, record

from teilink.rdf.nquads import nquads, ntriples
from teilink.rdf.terms import Statement, expand, iri, literal
from teilink.rdf.turtle import trig, turtle

DATE = literal("1965-12-25", datatype=XSD + "date")


def _say(subject: str, name: str, *values: str) -> list[Statement]:
    return [(iri(subject), expand(name), value) for value in values]


STATEMENTS = [
    *_say("https://a.example/first", "rdf:type", expand("schema:Person")),
    *_say(CABLE, "schema:name", literal("Cable", language="en"), literal("Kabel", language="de")),
    *_say(CABLE, "dcterms:created", DATE),
    *_say(CABLE, "rdf:type", expand("schema:Message"), expand("rico:Record")),
    *_say(CABLE, "void:triples", literal("7", datatype=XSD + "integer"), literal("07", datatype=XSD + "integer")),
    *_say(CABLE + "#meta", "dcterms:subject", iri("http://purl.org/dc/terms/a/b")),
    *_say(CABLE + "7", "dcterms:identifier", literal("1186867")),
]


def test_turtle_is_written_to_be_read() -> None:
    """Used prefixes only, types first, main resource and its parts first, numbers bare when canonical."""
    expected = f"""\
        @prefix dcterms: <http://purl.org/dc/terms/> .
        @prefix rico: <https://www.ica.org/standards/RiC/ontology#> .
        @prefix schema: <http://schema.org/> .
        @prefix void: <http://rdfs.org/ns/void#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

        <{CABLE}>
            a schema:Message, rico:Record ;
            dcterms:created "1965-12-25"^^xsd:date ;
            void:triples "07"^^xsd:integer,
                7 ;
            schema:name "Cable"@en,
                "Kabel"@de .

        <{CABLE}#meta>
            dcterms:subject <http://purl.org/dc/terms/a/b> .

        <https://a.example/first>
            a schema:Person .

        <{CABLE}7>
            dcterms:identifier "1186867" .
        """
    lines = dedent(expected)

    assert lines == turtle([record(STATEMENTS)])


def test_trig_holds_one_block_for_each_graph() -> None:
    """Graphs sorted, records of one graph together, no stray spaces at the ends of lines."""
    first, second = record(STATEMENTS[1:3]), record(STATEMENTS[-1:], CABLE + "7")
    expected = f"""\
        @prefix dcterms: <http://purl.org/dc/terms/> .
        @prefix schema: <http://schema.org/> .

        <{CABLE}#meta> {{
            <{CABLE}>
                schema:name "Cable"@en,
                    "Kabel"@de .
        }}

        <{CABLE}7#meta> {{
            <{CABLE}7>
                dcterms:identifier "1186867" .
        }}
        """

    assert dedent(expected) == trig([second, first])
    assert trig([first]) == trig([record(STATEMENTS[1:2]), record(STATEMENTS[2:3])])


def test_n_triples_are_the_canonical_lines() -> None:
    """Sorted by code point, one space between terms, so that the hash of the file names the graph."""
    text = ntriples([record(STATEMENTS[:4]), record(STATEMENTS[2:], CABLE + "7")])

    assert len(STATEMENTS) == text.count("\n")
    assert sorted(f"{' '.join(each)} ." for each in STATEMENTS) == text.splitlines()


def test_n_quads_keep_each_record_in_its_graph() -> None:
    """A statement of two records stands in two graphs."""
    [statement] = STATEMENTS[-1:]
    lines = nquads([record([statement], CABLE + "7"), record([statement])]).splitlines()

    assert [f"{' '.join(statement)} <{CABLE}{end}#meta> ." for end in ("", "7")] == lines
