"""Every format tells the statements and nothing else; two programs that share no code with ours read it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from graphs import (
    CABLE,
    ODD_PROPERTIES,
    PROPERTIES,
    by_pyoxigraph,
    by_rdflib,
    folded,
    json_of,
    quads_of,
    read_record,
    record,
    records,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teilink.rdf.formats import FORMATS, write
from teilink.rdf.terms import expand, iri, literal

if TYPE_CHECKING:
    from pathlib import Path

    from teilink.rdf.context import Context
    from teilink.rdf.record import Record

GRAPHS = ("turtle", "jsonld", "ntriples", "rdfxml")
DATASETS = ("nquads", "trig")
ANY = [*PROPERTIES, *ODD_PROPERTIES]
XML_TEXT = st.characters(
    exclude_categories=["Cs", "Cc"], include_characters="\t\n\r", exclude_characters="\ufffe\uffff"
)
relaxed = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)


def _said(format_name: str, found: list[Record]) -> object:
    return quads_of(found) if format_name in DATASETS else folded(each for one in found for each in one.statements)


def _read_back(format_name: str, found: list[Record], context: Context) -> list[object]:
    """What each of two readers makes of the text that was written."""
    text, suffix = write(format_name, found, context), FORMATS[format_name].suffix
    return [by_pyoxigraph(text, suffix), by_rdflib(text, suffix)]


@pytest.mark.parametrize("format_name", [*GRAPHS, *DATASETS])
def test_the_cable_comes_back_whole(format_name: str, cable: Record, context: Context) -> None:
    """The real graph, through every format."""
    assert [_said(format_name, [cable])] * 2 == _read_back(format_name, [cable], context)


@pytest.mark.parametrize("name", ["registers", "dataset"])
@pytest.mark.parametrize("format_name", [*GRAPHS, *DATASETS])
def test_the_registers_and_the_dataset_come_back_whole(
    format_name: str, name: str, shared: Path, context: Context
) -> None:
    """A record whose main resource says nothing itself, and one with numbers."""
    data = (shared / "model" / "rdf" / f"{name}.ttl").read_bytes()
    found = [read_record(data, "https://cables.example.org/dataset")]

    assert [_said(format_name, found)] * 2 == _read_back(format_name, found, context)


@pytest.mark.parametrize("format_name", [each for each in (*GRAPHS, *DATASETS) if each != "rdfxml"])
@relaxed
@given(found=st.lists(records(ANY), min_size=1, max_size=3))
def test_any_statements_come_back(format_name: str, found: list[Record], context: Context) -> None:
    """Whatever properties, values, languages, datatypes and cycles there are."""
    assert [_said(format_name, found)] * 2 == _read_back(format_name, found, context)


@relaxed
@given(found=records([each for each in PROPERTIES if each != expand("rdf:type")], XML_TEXT))
def test_any_statements_that_xml_can_hold_come_back_from_rdfxml(found: Record, context: Context) -> None:
    """RDF/XML, as far as XML goes."""
    assert [_said("rdfxml", [found])] * 2 == _read_back("rdfxml", [found], context)


@pytest.mark.parametrize("format_name", [each for each in (*GRAPHS, *DATASETS) if each != "rdfxml"])
def test_every_character_comes_back(format_name: str, context: Context) -> None:
    """Control characters, quotes, backslashes, and characters beyond 16 bits, alone and in company."""
    characters = [*map(chr, range(0x20)), *'\x7f"\\\ufffe\U0001d11e金']
    texts = {text for each in characters for text in (each, f"a{each}b", f"\\{each}", f"{each}{each}u0041")}
    found = [(iri(CABLE), expand("schema:name"), literal(text, language="en")) for text in texts]

    assert [_said(format_name, [record(found)])] * 2 == _read_back(format_name, [record(found)], context)


@pytest.mark.parametrize("format_name", sorted(FORMATS))
def test_the_order_of_records_and_chance_do_not_show(format_name: str, cable: Record, context: Context) -> None:
    """The same statements give the same bytes, in whatever order they were found."""
    others = [record(cable.statements[at::3], f"{CABLE}-{at}") for at in range(3)]
    text = write(format_name, others, context)
    shuffled = list(cable.statements)
    random.Random(1).shuffle(shuffled)

    assert text == write(format_name, others[::-1], context)
    assert write(format_name, [cable], context) == write(format_name, [record(shuffled)], context)


@pytest.mark.parametrize("format_name", sorted(FORMATS))
def test_a_statement_said_twice_is_written_once(format_name: str, cable: Record, context: Context) -> None:
    """Records overlap in what they refer to."""
    assert write(format_name, [cable], context) == write(format_name, [cable, cable], context)


@pytest.mark.parametrize("format_name", sorted(FORMATS))
@pytest.mark.parametrize("count", [0, 1, 2])
def test_nothing_to_say_is_still_a_file_of_its_format(format_name: str, count: int, context: Context) -> None:
    """No record, or records without statements."""
    text = write(format_name, [record([]), record([], CABLE + "-b")][:count], context)

    if "json" in format_name:
        assert "@context" in json_of(text)
    if format_name != "jsonld-embedded":
        assert [] == by_pyoxigraph(text, FORMATS[format_name].suffix)


def test_each_format_has_its_own_media_type() -> None:
    """Both kinds of JSON-LD share theirs, all others can be asked for by media type."""
    others = [each for each in FORMATS.values() if each.name != "jsonld-embedded"]

    assert len(others) == len({each.media_type for each in others}) == len({each.suffix for each in others})


def test_the_context_may_be_given_as_it_was_parsed(cable: Record, context: Context, root: Path) -> None:
    """A caller who writes one file need not compile anything."""
    parsed = json_of((root / "shapes" / "context-v1.jsonld").read_text(encoding="utf-8"))

    assert write("jsonld", [cable], context) == write("jsonld", [cable], parsed)
