"""Spans of time, sex, and what relations make of people, bodies and places."""

from __future__ import annotations

import pytest

from teilink.crosswalk.described import end, gender, related, start
from teilink.rdf.terms import expand

XSD = "http://www.w3.org/2001/XMLSchema#"
ANY = expand("rico:isRelatedTo")


@pytest.mark.parametrize(
    ("attributes", "began", "ended"),
    [
        ({"when": "1965-12"}, (f'"1965-12"^^<{XSD}gYearMonth>', "when"), (f'"1965-12"^^<{XSD}gYearMonth>', "when")),
        ({"from": "1964", "to": "1965-02-01"}, (f'"1964"^^<{XSD}gYear>', "from"), (f'"1965-02-01"^^<{XSD}date>', "to")),
        ({"from-iso": "19641224"}, (f'"1964-12-24"^^<{XSD}date>', "from-iso"), ("", "")),
        ({"notBefore": "1964", "notAfter": "1965"}, ("", ""), ("", "")),
        ({"from": "soon"}, ("", ""), ("", "")),
        ({}, ("", ""), ("", "")),
    ],
)
def test_a_span_begins_and_ends_where_it_says_so(attributes, began, ended):
    """With the precision that is written; bounds of one unknown day are no beginning."""
    assert (began, ended) == (start(attributes), end(attributes))


@pytest.mark.parametrize(
    ("value", "term"),
    [
        ("male", "<http://schema.org/Male>"),
        ("M", "<http://schema.org/Male>"),
        ("1", "<http://schema.org/Male>"),
        (" weiblich ", "<http://schema.org/Female>"),
        ("2", "<http://schema.org/Female>"),
        ("f.", "<http://schema.org/Female>"),
        ("0", ""),
        ("unknown", ""),
        ("", ""),
        ("hijra", '"hijra"'),
    ],
)
def test_a_sex_is_read_from_codes_and_words(value, term):
    """What is not known is not said; another word is kept."""
    assert term == gender(value)


@pytest.mark.parametrize(
    ("name", "kind", "active", "passive"),
    [
        ("parent", "person", "schema:children", "schema:parent"),
        ("isChildOf", "person", "schema:parent", "schema:children"),
        ("hasChild", "person", "schema:children", "schema:parent"),
        ("member_of", "person", "schema:memberOf", "schema:member"),
        ("has member", "org", "schema:member", "schema:memberOf"),
        ("Parent", "org", "schema:subOrganization", "schema:parentOrganization"),
        ("located in", "place", "schema:containedInPlace", "schema:containsPlace"),
        ("contains", "place", "schema:containsPlace", "schema:containedInPlace"),
        ("part", "bibl", "dcterms:isPartOf", "dcterms:hasPart"),
        ("works for", "person", "schema:worksFor", "schema:employee"),
        ("business partner", "person", "rico:isRelatedTo", "rico:isRelatedTo"),
        ("located in", "person", "rico:isRelatedTo", "rico:isRelatedTo"),
        ("parent", "place", "rico:isRelatedTo", "rico:isRelatedTo"),
        ("", "person", "rico:isRelatedTo", "rico:isRelatedTo"),
    ],
)
def test_a_relation_is_a_property_of_both_sides(name, kind, active, passive):
    """The active one is to the passive one what the name says; "has" says it of the passive one."""
    assert [expand(active), expand(passive)] == [related(name, role, kind) for role in ("active", "passive")]


@pytest.mark.parametrize(("name", "term"), [("siblings", expand("schema:sibling")), ("rivals", ANY), ("parent", ANY)])
def test_what_is_mutual_has_one_name_from_both_sides(name, term):
    """Nobody is the parent of his parent."""
    assert term == related(name, "mutual", "person")


def test_where_only_the_other_has_something_to_say_nothing_is_said():
    """Who took part is said of the meeting."""
    assert ("", expand("schema:attendee")) == (
        related("participant", "active", "person"),
        related("participant", "passive", "event"),
    )
