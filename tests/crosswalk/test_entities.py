"""Entries of registers in full: what the crosswalk says of people, bodies, places, events, works and terms."""

from __future__ import annotations

import pytest
from small_letter import BASE, SHIPPED, crosswalk_of, file, tei

from teilink.crosswalk.mapper import Mapper
from teilink.rdf.terms import expand
from teilink.registers import Registers

XSD = "^^<http://www.w3.org/2001/XMLSchema#"
PERSON = """<person xml:id="ada" sex="f"><persName><forename>Ada</forename> <surname>Day</surname></persName>
  <persName type="alt">A. D.</persName><birth when="1815-12-10"><placeName ref="#north">N.</placeName></birth>
  <death when="1852"/><occupation>envoy</occupation><affiliation><orgName ref="#office">O.</orgName></affiliation>
  <nationality>British</nationality><residence ref="#north"/><idno type="VIAF">1</idno>
  <idno type="local">7</idno><note type="bio">A life.</note></person>"""
OTHERS = """<listOrg><org xml:id="office" type="government"><orgName>Office</orgName>
    <orgName type="full">The Office</orgName><org xml:id="desk"><orgName>Desk</orgName></org></org></listOrg>
  <listPlace><place xml:id="north" type="country"><placeName>North</placeName><placeName xml:lang="de">Nord</placeName>
    <location><geo>39.5 125.25</geo></location><place xml:id="town" type="city"><placeName>Town</placeName></place>
  </place></listPlace>
  <listEvent><event xml:id="talk" from="1965-12-24" to="1965-12-25"><label>Talk</label><placeName ref="#north"/>
    <listPerson><person corresp="#ada"/></listPerson></event></listEvent>
  <listBibl><bibl xml:id="book"><title>A book</title><author ref="#ada">A.</author><date when="1840"/>
    <ptr target="https://books.example/1"/></bibl>
    <bibl xml:id="pact" type="treaty"><title>A pact</title><date when="1961-07-11"/></bibl></listBibl>
  <listNym><nym xml:id="cable"><form>cable</form></nym></listNym>"""


@pytest.fixture(scope="module")
def mapper():
    """A register of all sorts of entries."""
    relation = '<relation name="employee" active="#ada" passive="#office"/>'
    people = f"<listPerson>{PERSON}</listPerson><listRelation>{relation}</listRelation>"
    read = file(tei(text=f"<standOff>{people}{OTHERS}</standOff>"), "tei/authority/all.xml")
    return Mapper(crosswalk_of(SHIPPED), Registers([read], BASE), BASE)


def told(mapper, identifier, property_):
    """The values of a property of the entry with an id, in full."""
    [entry] = [each for each in mapper.registers.declared() if each.id == identifier]
    found = mapper.entity(entry)
    return sorted(
        value.replace(BASE, "")
        for one, two, value in found.statements
        if two == expand(property_) and (one == found.iri or one.startswith(f"{found.iri[:-1]}#"))
    )


@pytest.mark.parametrize(
    ("identifier", "properties", "expected"),
    [
        ("ada", "rdf:type", [expand("dcterms:Agent"), expand("schema:Person")]),
        ("ada", "schema:name rdfs:label", ['"Ada Day"@en']),
        ("ada", "schema:alternateName skos:altLabel", ['"A. D."@en']),
        ("ada", "schema:givenName", ['"Ada"@en']),
        ("ada", "schema:familyName", ['"Day"@en']),
        ("ada", "schema:birthDate", [f'"1815-12-10"{XSD}date>']),
        ("ada", "schema:birthPlace schema:homeLocation", ["<place/north>"]),
        ("ada", "schema:deathDate", [f'"1852"{XSD}gYear>']),
        ("ada", "schema:jobTitle", ['"envoy"@en']),
        ("ada", "schema:affiliation", ["<org/office>"]),
        ("ada", "schema:nationality", ['"British"@en']),
        ("ada", "schema:gender", ["<http://schema.org/Female>"]),
        ("ada", "schema:sameAs skos:exactMatch", ["<http://viaf.org/viaf/1>"]),
        ("ada", "schema:description", ['"A life."@en']),
        ("ada", "schema:worksFor", ["<org/office>"]),
        ("office", "schema:employee", ["<person/ada>"]),
        ("office", "rdf:type", [expand("dcterms:Agent"), expand("schema:GovernmentOrganization")]),
        ("office", "schema:alternateName", ['"The Office"@en']),
        ("desk", "schema:parentOrganization", ["<org/office>"]),
        ("north", "rdf:type", [expand("dcterms:Location"), expand("schema:Country"), expand("schema:GeoCoordinates")]),
        ("north", "schema:name", ['"Nord"@de', '"North"@en']),
        ("north", "schema:geo", ["<place/north#geo>"]),
        ("north", "schema:latitude", [f'"39.5"{XSD}decimal>']),
        ("north", "schema:longitude", [f'"125.25"{XSD}decimal>']),
        ("town", "schema:containedInPlace", ["<place/north>"]),
        ("talk", "schema:startDate", [f'"1965-12-24"{XSD}date>']),
        ("talk", "schema:endDate", [f'"1965-12-25"{XSD}date>']),
        ("talk", "schema:location", ["<place/north>"]),
        ("talk", "schema:attendee", ["<person/ada>"]),
        ("book", "dcterms:creator schema:author", ["<person/ada>"]),
        ("book", "dcterms:issued schema:datePublished", [f'"1840"{XSD}gYear>']),
        ("book", "schema:url", ["<https://books.example/1>"]),
        ("pact", "dcterms:date schema:legislationDate", [f'"1961-07-11"{XSD}date>']),
        ("pact", "dcterms:issued", []),
        ("cable", "skos:prefLabel schema:name", ['"cable"@en']),
    ],
)
def test_what_an_entry_says(mapper, identifier, properties, expected):
    """In its own graph, for all documents that refer to it."""
    for property_ in properties.split():
        assert (property_, expected) == (property_, told(mapper, identifier, property_))


def test_every_statement_about_an_entry_has_its_origin(mapper):
    """An element of the register, so that a finding about an entry has a place."""
    for entry in mapper.registers.declared():
        found = mapper.entity(entry)
        elements = set(entry.file.root.iter("*"))

        assert found.lines == tuple(sorted(set(found.lines)))
        assert all(found.origin(each).element in elements for each in found.statements)
        assert f"<{BASE}{entry.kind}>" == found.graph


def test_what_is_no_point_on_earth_is_not_published():
    """Words where numbers should be: nothing is said of where the place lies."""
    place = '<place xml:id="x"><placeName>X</placeName><location><geo>somewhere</geo></location></place>'
    read = file(tei(text=f"<standOff><listPlace>{place}</listPlace></standOff>"), "tei/authority/x.xml")
    ready = Mapper(crosswalk_of(SHIPPED), Registers([read], BASE), BASE)

    assert [] == told(ready, "x", "schema:geo")
