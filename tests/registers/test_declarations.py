"""What a register declares is found wherever TEI lets it stand, and nothing else is."""

from __future__ import annotations

import pytest

from teilink.registers import Registers, entries, kind_of
from teilink.source import Source
from teilink.tei.document import NAMESPACE
from teilink.tei.reading import read

BASE = "https://cables.example.org/"
HEADER = "<teiHeader><fileDesc><titleStmt><title>Index</title></titleStmt></fileDesc>{}</teiHeader>"


def _read(inner, path="tei/authority/index.xml", header="", root=""):
    text = f'<TEI xmlns="{NAMESPACE}"{root}>{HEADER.format(header)}{inner}</TEI>'
    return read(Source(path, text.encode()))


def _declared(*files):
    return [(entry.kind, entry.id) for entry in Registers(files, BASE).declared()]


@pytest.mark.parametrize(
    ("inner", "header"),
    [
        ('<standOff><listPerson><person xml:id="kim"/></listPerson></standOff>', ""),
        ('<text><body/><back><div><listPerson><person xml:id="kim"/></listPerson></div></back></text>', ""),
        ('<text><body><listPerson><listPerson><person xml:id="kim"/></listPerson></listPerson></body></text>', ""),
        (
            "<text/>",
            '<profileDesc><particDesc><listPerson><person xml:id="kim"/></listPerson></particDesc></profileDesc>',
        ),
        ("<text/>", '<profileDesc><particDesc><personGrp xml:id="kim"/></particDesc></profileDesc>'),
        ('<text><body><list><item><persName xml:id="kim">Kim</persName>, a man</item></list></body></text>', ""),
        ('<text><body><list><item><hi><persName xml:id="kim">Kim</persName></hi></item></list></body></text>', ""),
        ('<text><body><list><label><persName xml:id="kim">Kim</persName></label><item/></list></body></text>', ""),
        ('<text><body><table><row><cell><persName xml:id="kim">Kim</persName></cell></row></table></body></text>', ""),
        ('<text><body><div type="persons"><p><persName xml:id="kim">Kim</persName></p></div></body></text>', ""),
        ('<text><body><list><item><name type="person" xml:id="kim">Kim</name></item></list></body></text>', ""),
    ],
)
def test_a_person_is_declared_wherever_a_register_may_stand(inner, header):
    """In standOff, back or header, in lists of lists, as a group, or as a name that heads an item of a list."""
    assert [("person", "kim")] == _declared(_read(inner, header=header))


@pytest.mark.parametrize(
    ("element", "kind"),
    [
        ("persName", "person"),
        ("orgName", "org"),
        ("placeName", "place"),
        ("geogName", "place"),
        ("settlement", "place"),
        ("country", "place"),
        ("eventName", "event"),
        ("term", "term"),
        ("gloss", "term"),
    ],
)
def test_the_name_in_an_item_tells_what_is_declared(element, kind):
    """A printed list of abbreviations declares terms, one of persons people."""
    file = _read(f'<text><body><list><item><{element} xml:id="x">X</{element}></item></list></body></text>')

    assert [(kind, "x")] == _declared(file)


@pytest.mark.parametrize(
    "inner",
    [
        '<p>I met <persName xml:id="kim">Kim</persName></p>',
        '<list><item><persName xml:id="kim" ref="#il">Kim</persName></item></list>',
        '<list><item><persName xml:id="kim" corresp="people.xml#il">Kim</persName></item></list>',
        '<list><item><persName xml:id="kim" key="il">Kim</persName></item></list>',
        '<list type="names"><item><person/><person><persName xml:id="kim">Kim</persName></person></item></list>',
        '<list><item><bibl><persName xml:id="kim">Kim</persName></bibl></item></list>',
        '<list><item><name xml:id="kim">Kim</name></item></list>',
        '<list><item xml:id="kim">Kim</item></list>',
    ],
)
def test_a_name_that_is_only_mentioned_declares_nobody(inner):
    """In running text, as the name of an entry, or pointing at what is declared elsewhere."""
    assert [] == _declared(_read(f"<text><body>{inner}</body></text>"))


def test_a_name_that_points_at_an_authority_file_is_a_declaration():
    """The list says which Kim is meant."""
    name = '<persName xml:id="kim" ref="https://d-nb.info/gnd/118540238">Kim</persName>'

    assert [("person", "kim")] == _declared(_read(f"<text><body><list><item>{name}</item></list></body></text>"))


def test_canonical_names_and_bibliographies_are_declared():
    """A nym is a term; works may be structured."""
    inner = (
        '<standOff><listNym><nym xml:id="n"><form>Kim</form></nym></listNym>'
        '<listBibl><biblStruct xml:id="b"/><biblFull xml:id="f"/></listBibl></standOff>'
    )

    assert [("term", "n"), ("bibl", "b"), ("bibl", "f")] == _declared(_read(inner))


def test_relations_and_objects_are_no_entries():
    """They have no addresses of their own."""
    inner = '<standOff><listRelation><relation xml:id="r" name="knows"/></listRelation><object xml:id="o"/></standOff>'

    assert [] == _declared(_read(inner))


@pytest.mark.parametrize(
    ("root", "path", "identifier"),
    [
        ("", "tei/people/kim-il.xml", "kim-il"),
        (' xml:id="kim-il"', "tei/people/p0001.xml", "kim-il"),
        (' xml:id="kim-il.xml"', "tei/people/p0001.xml", "kim-il"),
    ],
)
def test_a_file_about_one_thing_may_leave_its_id_to_its_name(root, path, identifier):
    """One file per entity: what is told of in it is called by the root, else by the file."""
    inner = "<standOff><person><persName>Kim Il</persName></person><listBibl><bibl/></listBibl></standOff>"
    registers = Registers([_read(inner, path, root=root)], BASE)
    [entry] = registers.declared()

    assert ("person", identifier) == (entry.kind, entry.id)
    name = path.rpartition("/")[2]
    for pointer in (
        f"people/{name}",
        f"people/{name.removesuffix('.xml')}",
        f"people/{name}#",
        f"people/{name}#{identifier}",
    ):
        assert f"{BASE}person/{identifier}" == registers.resolve(pointer, _read("<text/>", "tei/cable.xml")).iri


def test_a_file_about_several_nameless_things_declares_none():
    """It cannot be said which one its name means."""
    assert [] == _declared(_read("<standOff><listPerson><person/><person/></listPerson></standOff>"))


def test_one_file_per_entity_may_tell_of_its_sources():
    """The works that a person's file cites are not what it is about."""
    inner = '<standOff><person xml:id="kim"/><listBibl><bibl xml:id="a"/><bibl xml:id="b"/></listBibl></standOff>'
    registers = Registers([_read(inner, "tei/people/kim.xml")], BASE)

    assert BASE + "person/kim" == registers.resolve("people/kim.xml", _read("<text/>", "tei/cable.xml")).iri


def test_what_a_document_declares_has_a_kind_and_no_address():
    """Two documents may each have their own #kim; only its document types are for all."""
    item = '<list><item><persName xml:id="kim">Kim</persName></item><item><term xml:id="t">ABM</term></item></list>'
    document = _read(f'<text><body>{item}<category xml:id="cable"/><p xml:id="p"/></body></text>', "tei/cable.xml")
    registers = Registers([], BASE)
    found = {name: registers.resolve(f"#{name}", document) for name in ("kim", "t", "cable", "p")}

    assert {"kim": "person", "t": "term", "cable": "term", "p": ""} == {name: each.kind for name, each in found.items()}
    assert {"kim": "", "t": "", "cable": BASE + "term/cable", "p": ""} == {
        name: each.iri for name, each in found.items()
    }
    assert ["cable"] == [entry.id for entry in entries(document)]


def test_an_entry_of_a_register_has_the_kind_of_its_entry():
    """Which is that of its element."""
    register = _read('<standOff><org xml:id="ministry"/></standOff>')
    target = Registers([register], BASE).resolve("#ministry", register)

    assert "org" == target.kind == kind_of(target.element)


def test_the_address_of_an_entry_has_no_ending_under_which_its_description_is_served():
    """An id that ends in .xml, as some indices have them."""
    register = _read('<standOff><person xml:id="kim.xml"/></standOff>')
    registers = Registers([register], BASE)

    for pointer in ("#kim.xml", "kim.xml", "index.xml#kim.xml"):
        assert BASE + "person/kim" == registers.resolve(pointer, _read("<text/>", "tei/cable.xml")).iri


def test_an_element_is_known_as_what_it_declares():
    """An entry that contains another one is its whole; what declares nothing, or has no id, is nobody's."""
    inner = '<standOff><org xml:id="a"><org xml:id="b"/></org><org><org xml:id="c"/></org><p xml:id="p"/></standOff>'
    register = _read(inner)
    registers = Registers([register], BASE)
    whole = {name: register.ids[name].getparent() for name in "abc"}

    assert BASE + "org/a" == registers.entry_of(whole["b"], register).iri
    assert [None, None] == [registers.entry_of(whole[name], register) for name in "ac"]
    assert None is registers.entry_of(register.ids["p"], register)
