"""The cable of the archive gives what the fact table promises, and the statements of the worked model."""

from __future__ import annotations

import pyoxigraph
import pytest
from small_letter import BASE, cable, said

from teilink import config
from teilink.project import Project
from teilink.rdf.terms import expand

XSD = "^^<http://www.w3.org/2001/XMLSchema#"
TITLE = "Cable from Chinese Ambassador in North Korea Jiao Ruoyu, 'On the Situation of Calling on Vice Premier Kim Il'"
HEADING = "On the Situation of Calling on Vice Premier Kim Il"
CITATION = (
    f"Jiao Ruoyu, ‘{HEADING}’, 25 December 1965. PRC FMA 106-01480-05, 46-49. Translated by Charles Kraus. "
    "History and Public Policy Program, record 118686."
)
STATEMENT = "<http://rightsstatements.org/vocab/CNE/1.0/>"
PAGE = "<https://digitalarchive.wilsoncenter.org/document/118686>"
CC0 = "<https://creativecommons.org/publicdomain/zero/1.0/>"
DESCRIPTION = expand("schema:description")


@pytest.fixture(scope="module")
def found():
    """The record of the cable."""
    return cable()


# -- the worked model -------------------------------------------------------------------------------------------------


def model(shared, name):
    """The statements of a file of the model."""
    text = (shared / "model" / "rdf" / name).read_bytes()
    parsed = pyoxigraph.parse(text, pyoxigraph.RdfFormat.TURTLE)
    return {(str(each.subject), str(each.predicate), str(each.object)) for each in parsed}


def apart(statements):
    """Statements without our own words, and what has such words: those may be other ones in the model."""
    return (
        {each for each in statements if each[1] != DESCRIPTION},
        {each[0] for each in statements if each[1] == DESCRIPTION},
    )


def test_the_cable_gives_the_statements_of_the_model(shared, found):
    """Statement for statement, but for the words in which a choice is explained."""
    expected, ours = apart(model(shared, "cable.ttl")), apart(found.statements)

    assert set() == expected[0] - ours[0]
    assert set() == ours[0] - expected[0]
    assert expected[1] == ours[1]


def test_the_registers_give_the_statements_of_the_model(shared, root):
    """Every entry in full, and the type of document that the cable declares."""
    project = Project(config.load(root / "tei"))
    entities = [project.mapper.entity(entry) for entry in project.registers.declared()]
    term = f"<{BASE}term/cable>"
    ours = apart(
        {each for record in entities for each in record.statements}
        | {each for each in cable().statements if each[0] == term}
    )
    expected = apart(model(shared, "registers.ttl"))

    assert set() == {each for each in expected[0] - ours[0] if each[0] != term}
    assert set() == ours[0] - expected[0]
    assert expected[1] == ours[1]
    assert all(record.origin(each) for record in entities for each in record.statements)


# -- the fact table ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fact", "about", "properties", "expected"),
    [
        ("title", "", "dcterms:title schema:name", [f'"{TITLE}"@en']),
        ("heading", "#text-en", "dcterms:title schema:name", [f'"{HEADING}"@en']),
        ("heading of the original", "", "dcterms:alternative schema:alternateName", [f'"{HEADING}"@en']),
        ("author, sender", "", "dcterms:creator schema:author schema:sender rico:hasSender", ["<person/jiao-ruoyu>"]),
        (
            "recipients",
            "",
            "schema:recipient rico:hasAddressee",
            ["<org/international-liaison-department>", "<org/prc-mfa>"],
        ),
        (
            "date of sending",
            "",
            "dcterms:created schema:dateCreated schema:dateSent tl:sentEarliest tl:sentLatest",
            [f'"1965-12-25"{XSD}date>'],
        ),
        ("its reading", "#date-dateline", "rdf:object", [f'"1965-12-25"{XSD}date>']),
        ("its rank", "#date-dateline", "wikibase:rank", ["<http://wikiba.se/ontology#PreferredRank>"]),
        ("its source", "#date-dateline", "dcterms:source", ["<doc/wcda-118686#text-en>"]),
        ("catalogue date", "#date-heading", "rdf:object", [f'"1965-12-15"{XSD}date>']),
        ("its rank", "#date-heading", "wikibase:rank", ["<http://wikiba.se/ontology#DeprecatedRank>"]),
        ("its source", "#date-heading", "dcterms:source", [PAGE]),
        ("who says so", "#date-heading", "prov:wasAttributedTo", ["<org/wilson-center-happ>"]),
        ("its words", "#date-heading", "schema:text", ['"December 15, 1965"@en']),
        ("date of the conversation", "#meeting", "schema:startDate", [f'"1965-12-24"{XSD}date>']),
        ("who met", "#meeting", "schema:attendee", ["<person/jiao-ruoyu>", "<person/kim-il>"]),
        ("language", "", "dcterms:language", ["<http://id.loc.gov/vocabulary/iso639-1/zh>"]),
        ("its tag", "", "schema:inLanguage", ['"zh"']),
        ("how sure", "#lang-inferred", "rico:relationCertainty", ['"high"']),
        (
            "identifiers",
            "",
            "dcterms:identifier",
            ['"118686"', '"PRC FMA 106-01480-05, 46-49"', '"doc/wcda-118686"'],
        ),
        ("shelfmark, pages", "", "schema:itemLocation", ['"PRC FMA 106-01480-05, 46-49"']),
        (
            "shelfmark of the collection",
            "collection/prc-fma-106-01480-05",
            "schema:name",
            ['"PRC FMA 106-01480-05"@en'],
        ),
        ("archive", "", "schema:holdingArchive rico:hasOrHadHolder", ["<org/prc-fma>"]),
        (
            "file-level unit",
            "",
            "dcterms:isPartOf schema:isPartOf rico:isOrWasIncludedIn",
            ["<collection/prc-fma-106-01480-05>"],
        ),
        ("type of document", "", "schema:genre rico:hasDocumentaryFormType", ["<term/cable>"]),
        ("topics: the meeting alone", "", "schema:about dcterms:subject", ["<doc/wcda-118686#meeting>"]),
        ("translator", "#text-en", "schema:translator", ["<person/charles-kraus>"]),
        ("contributors", "#text-en", "dcterms:contributor", ["<org/macarthur-foundation>", "<person/charles-kraus>"]),
        ("page's publisher", "#text-en", "dcterms:publisher schema:publisher", ["<org/wilson-center-happ>"]),
        ("how sure", "#publisher-inferred", "rico:relationCertainty", ['"high"']),
        ("upload date", "#text-en", "dcterms:issued schema:datePublished", [f'"2013-11-08"{XSD}date>']),
        ("donor", "#text-en", "schema:funder", ["<org/macarthur-foundation>"]),
        ("rights statement", "#text-en", "dcterms:rights schema:usageInfo", [STATEMENT]),
        ("rights statement of the file", ".xml", "dcterms:rights schema:usageInfo", [STATEMENT]),
        ("how sure", "#rights-inferred", "rico:relationCertainty", ['"medium"']),
        ("address of the page", "#text-en", "dcterms:source schema:isBasedOn", [PAGE]),
        ("how sure", "#source-inferred", "rico:relationCertainty", ['"medium"']),
        ("availability", "#text-en", "tl:availability", ['"unknown"']),
        ("our publisher", "#meta", "dcterms:publisher schema:publisher", ["<org/editors>"]),
        ("our licence", "#meta", "dcterms:license schema:license", [CC0]),
        ("our date", "#meta", "dcterms:issued dcterms:modified", [f'"2026-11-23"{XSD}date>']),
        ("treaty", "", "dcterms:references", ["<bibl/japan-rok-basic-relations-treaty>"]),
        ("citation", "", "dcterms:bibliographicCitation schema:creditText", [f'"{CITATION}"@en']),
        ("kind of thing", "", "dcterms:type", ["<http://purl.org/dc/dcmitype/Text>"]),
        # What stands elsewhere and never here
        ("no licence", "", "dcterms:license schema:license dcterms:rights dcterms:publisher dcterms:date", []),
        ("no licence of the text", "#text-en", "dcterms:license schema:license", []),
        ("no day of receipt", "", "schema:dateReceived tl:receivedEarliest tl:receivedLatest", []),
        ("no topics of the catalogue", "", "schema:keywords dcterms:extent", []),
    ],
)
def test_a_fact_stands_at_its_node_and_nothing_beside_it(found, fact, about, properties, expected):
    """A row of the fact table: what the page says, and where it goes."""
    for property_ in properties.split():
        assert (fact, property_, expected) == (fact, property_, said(found, property_, about))


def test_the_rejected_date_is_said_once_and_only_as_rejected(found):
    """The date of the heading is nowhere a value of the cable: it is the object of one deprecated statement."""
    [statement] = [each for each in found.statements if "1965-12-15" in "".join(each)]

    assert (f"<{BASE}doc/wcda-118686#date-heading>", expand("rdf:object"), f'"1965-12-15"{XSD}date>') == statement
    assert "date-heading" == found.origin(statement).element.get("{http://www.w3.org/XML/1998/namespace}id")


def test_every_ranked_statement_says_who_and_why(found):
    """A choice of ours has a reason and somebody who made it."""
    claims = {each[0] for each in found.statements if each[2] == expand("rdf:Statement")}
    told = {each[0] for each in found.statements if each[1] == DESCRIPTION}
    attributed = {each[0] for each in found.statements if each[1] == expand("prov:wasAttributedTo")}

    assert 6 == len(claims)
    assert claims == told == attributed


def test_what_is_mentioned_is_described_by_type_and_name_alone(found):
    """What registers know of people and places is said in their own graphs."""
    about = {each[1] for each in found.statements if not each[0].startswith(found.iri[:-1])}

    assert 14 == len(said(found, "schema:mentions"))
    assert {expand("rdf:type"), expand("schema:name")} == about


def test_no_statement_lacks_an_origin_and_none_is_filler(found):
    """Sorted, each once, without blank nodes; no empty value and no value that only fills a field."""
    values = [each[2] for each in found.statements]
    filler = ("unknown", "none", "n/a", "untitled", "s.d.", "n.d.", "tbd", "anonymous")

    assert sorted(set(found.statements)) == list(found.statements)
    assert all(found.origin(each) for each in found.statements)
    assert [] == [each for each in found.statements if any(term.startswith("_:") for term in each)]
    assert [] == [value for value in values if value.startswith(('""', '" '))]
    assert [expand("tl:availability")] == [
        each[1] for each in found.statements if each[2].partition("@")[0].strip('"').lower() in filler
    ]
