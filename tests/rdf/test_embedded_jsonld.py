"""The block for pages: schema.org alone, nothing that a reader without our context could misread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphs import BASE, CABLE, XSD, json_of, record, records
from hypothesis import HealthCheck, given, settings
from test_formats import ANY

from teilink.rdf.embedded import embedded
from teilink.rdf.terms import expand, iri, literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilink.rdf.context import Context
    from teilink.rdf.record import Record

KIM = BASE + "person/kim-il"


def _walk(found: object) -> Iterator[tuple[str, object]]:
    """Every key of a JSON value with each of its values."""
    if isinstance(found, dict):
        for key, inside in found.items():
            for each in inside if isinstance(inside, list) else [inside]:
                yield key, each
                yield from _walk(each)


def test_the_cable_is_told_in_schema_org_alone(cable: Record, context: Context) -> None:
    """No prefix, no language, no datatype; nothing of a rejected reading."""
    text = embedded([cable], context)
    found = json_of(text)

    assert ("https://schema.org", CABLE) == (found["@context"], found["@id"])
    assert not [key for key, _ in _walk(found) if ":" in key or key in {"@value", "@language", "statements"}]
    assert "1965-12-25" == found["dateSent"]
    assert "1965-12-15" not in text


def test_every_reference_is_an_object(cable: Record, context: Context) -> None:
    """The official context types few properties: a bare address would become text."""
    found = json_of(embedded([cable], context))
    texts = [(key, each) for key, each in _walk(found) if isinstance(each, str) and not key.startswith("@")]

    assert texts
    assert not [each for each in texts if each[1].startswith(("http://", "https://"))]  # type: ignore[union-attr]


def test_the_page_is_named(cable: Record, context: Context) -> None:
    """The page of the main resource, which is the resource's own address and .html."""
    assert {"@id": CABLE + ".html"} == json_of(embedded([cable], context))["mainEntityOfPage"]


def test_what_schema_org_has_no_words_for_is_left_out(context: Context) -> None:
    """A node with nothing left to say is only referred to; texts that differ in language alone are one text."""
    names = [literal("Kim Il", language="en"), literal("Kim Il", language="ko"), literal("金一", language="zh")]
    statements = [
        (iri(CABLE), expand("schema:sender"), iri(KIM)),
        (iri(CABLE), expand("schema:about"), iri(BASE + "term/cable")),
        (iri(CABLE), expand("dcterms:title"), literal("Cable", language="en")),
        (iri(CABLE), expand("rdf:type"), expand("rico:Record")),
        (iri(CABLE), expand("schema:mainEntityOfPage"), iri("https://elsewhere.example/")),
        (iri(CABLE), expand("schema:dateSent"), literal("1965", datatype=XSD + "gYear")),
        (iri(BASE + "term/cable"), expand("skos:prefLabel"), literal("cable", language="en")),
        *((iri(KIM), expand("schema:name"), name) for name in names),
    ]
    expected = {
        "@context": "https://schema.org",
        "@id": CABLE,
        "about": {"@id": BASE + "term/cable"},
        "dateSent": "1965",
        "sender": {"@id": KIM, "name": ["Kim Il", "金一"]},
        "mainEntityOfPage": {"@id": CABLE + ".html"},
    }

    assert expected == json_of(embedded([record(statements)], context))


def test_no_text_can_end_the_script(context: Context) -> None:
    """HTML reads a script element up to the first end tag, whatever JSON says."""
    words = "</script><!-- <b>"
    text = embedded([record([(iri(CABLE), expand("schema:text"), literal(words, language="en"))])], context)

    assert "<" not in text
    assert words == json_of(text)["text"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(found=records(ANY))
def test_any_record_can_be_embedded(found: Record, context: Context) -> None:
    """Values are texts or objects with an address, no key stands twice, no alias of the official context is used."""
    inside = json_of(embedded([found], context))

    for key, each in _walk(inside):
        assert key not in {"id", "type", "HTML"}
        assert isinstance(each, str) or "@id" in each  # type: ignore[operator]


def test_several_records_stand_side_by_side(context: Context) -> None:
    """Each with its page, none inside another."""
    one = record([(iri(CABLE), expand("schema:sender"), iri(KIM))])
    two = record([(iri(KIM), expand("schema:name"), literal("Kim Il"))], KIM)
    found = json_of(embedded([two, one], context))
    expected = [
        {"@id": CABLE, "sender": {"@id": KIM}, "mainEntityOfPage": {"@id": CABLE + ".html"}},
        {"@id": KIM, "name": "Kim Il", "mainEntityOfPage": {"@id": KIM + ".html"}},
    ]

    assert expected == found["@graph"]
