"""Pointers as corpora write them mean the same entry in every form, and foreign addresses stay what they are."""

from __future__ import annotations

import pytest

from teilink.registers import Form, Registers
from teilink.source import Source
from teilink.tei.document import NAMESPACE
from teilink.tei.reading import read

BASE = "https://cables.example.org/"
HOME = "https://id.example.org/letters/indices"
PEOPLE = (
    '<person xml:id="kim"><persName ref="http://viaf.org/viaf/22146983/">Kim</persName>'
    '<idno type="GND">118540238</idno></person>'
    '<person xml:id="il"><idno><idno type="URL">http://www.wikidata.org/wiki/Q1045</idno></idno></person>'
    '<person xml:id="one" sameAs="https://orcid.org/0000-0002-1825-0097"/>'
    '<person xml:id="two" sameAs="https://orcid.org/0000-0002-1825-0097"/>'
)
PLACES = '<place xml:id="seoul"><idno type="geonames">1835848</idno></place>'


def _read(path, body="", root="", header=""):
    text = f'<TEI xmlns="{NAMESPACE}"{root}>{header}<text><body>{body}</body></text></TEI>'
    return read(Source(path, text.encode()))


@pytest.fixture
def registers():
    """People and places, published under one folder."""
    files = [
        _read(f"indices/{name}.xml", body, f' xml:base="{HOME}" xml:id="{name}.xml"')
        for name, body in (("listperson", PEOPLE), ("listplace", PLACES))
    ]
    return Registers(files, BASE)


@pytest.mark.parametrize(
    "pointer",
    [
        "#kim",
        "kim",
        "listperson.xml#kim",
        "../indices/listperson.xml#kim",
        f"{HOME}/listperson.xml#kim",
        "http://id.example.org/letters/indices/listperson.xml#kim",
        f"{HOME}#kim",
        f"{HOME}/#kim",
        f"{HOME}/kim",
        "https://id.example.org/letters/listperson.xml#kim",
        BASE + "person/kim",
        "https://d-nb.info/gnd/118540238",
        "http://d-nb.info/gnd/118540238",
        "https://d-nb.info/gnd/118540238/",
        "https://viaf.org/viaf/22146983",
    ],
)
def test_every_form_means_the_entry(registers, pointer):
    """Ids, paths, the address of the register, that of the entry, and what authority files call it."""
    assert BASE + "person/kim" == registers.resolve(pointer, _read("editions/a.xml")).iri


@pytest.mark.parametrize(
    "pointer",
    [
        "https://sws.geonames.org/1835848/",
        "https://www.geonames.org/1835848/seoul.html",
        "http://geonames.org/1835848",
    ],
)
def test_geonames_may_have_a_name_behind_its_number(registers, pointer):
    """The number alone says which place."""
    assert BASE + "place/seoul" == registers.resolve(pointer, _read("editions/a.xml")).iri


def test_what_two_entries_claim_means_neither(registers):
    """The address stays what it is; which of the two is right nobody can say."""
    found = registers.resolve("https://orcid.org/0000-0002-1825-0097", _read("editions/a.xml"))

    assert (None, None) == (found.entry, found.element)


@pytest.mark.parametrize(
    "pointer",
    [
        f"{HOME}/listperson.xml#nobody",
        f"{HOME}/nobody",
        HOME,
        "https://id.example.org/other/listperson.xml#kim",
        BASE + "person/nobody",
        "https://d-nb.info/gnd/118578537",
        "http://[a",
    ],
)
def test_an_address_that_no_register_declares_stays_foreign(registers, pointer):
    """It is neither dropped nor bent to what is near."""
    found = registers.lead(pointer, _read("editions/a.xml"))

    assert (Form.RIGHT, pointer, None) == (found.form, found.target.iri, found.target.entry)


def test_checks_see_the_foreign_address_and_not_the_entry(registers):
    """A city and the body named by it may share a number: that is no pointer of the wrong kind."""
    document = _read("editions/a.xml")

    assert None is registers.lead("https://d-nb.info/gnd/118540238", document).target.entry
    assert registers.is_shared("https://d-nb.info/gnd/118540238", document)


def test_the_address_of_the_file_itself_means_its_own_elements(registers):
    """A document whose xml:base is given may write its own address out; another one means the web."""
    base = ' xml:base="https://id.example.org/letters/editions"'
    own = _read("editions/a.xml", '<person xml:id="me"/><p xml:id="p"/>', base)
    other = _read("editions/b.xml", "", base)
    pointer = "https://id.example.org/letters/editions/a.xml#me"

    assert own.ids["me"] is registers.resolve(pointer, own).element
    assert (pointer, None) == registers.resolve(pointer, other)[:2]
    assert (False, True) == (registers.is_shared(pointer, own), registers.is_shared(pointer, other))


def test_several_pointers_are_each_one(registers):
    """The register's own id and an authority's lead to one entry."""
    document = _read("a.xml", '<persName ref="#kim https://d-nb.info/gnd/118540238"/>')
    [name] = document.root.iter("{*}persName")
    iris = {registers.resolve(each, document).iri for each in name.get("ref").split()}

    assert {BASE + "person/kim"} == iris


@pytest.mark.parametrize(
    ("key", "iri"),
    [
        ("kim", BASE + "person/kim"),
        (" #kim ", BASE + "person/kim"),
        ("https://d-nb.info/gnd/118540238", BASE + "person/kim"),
        ("http://a.example/x", "http://a.example/x"),
        ("Kim Il", None),
        ("kim seoul", None),
        ("nobody", None),
        ("p", None),
    ],
)
def test_a_key_is_a_name_unless_it_is_an_id_or_an_address(registers, key, iri):
    """With blanks in it, it is one name and no list."""
    found = registers.by_key(key, _read("a.xml", '<p xml:id="p"/>'))

    assert iri == (found.iri if found else None)


def test_a_key_means_the_file_itself_first(registers):
    """As any other id."""
    document = _read("a.xml", '<list><item><persName xml:id="kim">Kim</persName></item></list>')

    assert document.ids["kim"] is registers.by_key("kim", document).element


def test_a_register_without_files_asks_nobody():
    """A project may have none."""
    found = Registers([], BASE).resolve("https://d-nb.info/gnd/118540238", _read("a.xml"))

    assert ("https://d-nb.info/gnd/118540238", None, None, None) == found
