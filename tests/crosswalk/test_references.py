"""References in all the forms in which corpora write them: what is pointed at, and what is said of it."""

from __future__ import annotations

import pytest
from rung_letters import named, profile, sent, title
from small_letter import BASE, body, file, mapped, mapper, record, said, tei

from teilink.crosswalk.mapper import Mapper
from teilink.rdf.terms import expand
from teilink.registers import Registers

PERSON = [expand("dcterms:Agent"), expand("schema:Person")]
ORGANISATION = [expand("dcterms:Agent"), expand("schema:Organization")]
PLACE = [expand("dcterms:Location"), expand("schema:Place")]
HEADING = title("A")


def by(inside):
    """A letter that was sent by somebody, with a title of its own."""
    return HEADING + sent(inside)


def of(found, iri, property_):
    """The values of a property of anything."""
    return sorted(value for one, two, value in found.statements if (one, two) == (iri, expand(property_)))


# -- one thing by several addresses -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("iri", "same", "ref"),
    [
        ("<http://viaf.org/viaf/1>", [], "http://viaf.org/viaf/1"),
        ("<http://viaf.org/viaf/1>", [], "https://viaf.org/viaf/1/"),
        ("<http://viaf.org/viaf/1>", [], "https://www.viaf.org/viaf/1/#Ada"),
        ("<http://www.wikidata.org/entity/Q42>", [], "https://www.wikidata.org/wiki/Q42"),
        ("<https://d-nb.info/gnd/118540238>", [], "http://d-nb.info/gnd/118540238"),
        ("<https://sws.geonames.org/2761369/>", [], "https://www.geonames.org/2761369/vienna.html"),
        ("<http://id.loc.gov/authorities/names/n79021164>", [], "https://id.loc.gov/authorities/names/n79021164.html"),
        ("<https://people.example/ada>", [], "https://people.example/ada"),
        (
            "<http://viaf.org/viaf/1>",
            ["<http://www.wikidata.org/entity/Q42>", "<https://d-nb.info/gnd/118540238>"],
            "http://viaf.org/viaf/1 https://d-nb.info/gnd/118540238 http://www.wikidata.org/entity/Q42",
        ),
    ],
)
def test_several_addresses_are_one_thing(iri, same, ref):
    """The first is its address in canonical form, those of other authority files are the same thing."""
    found = record(tei(by(f'<persName ref="{ref}">Ada</persName>')))

    assert [iri] == said(found, "schema:sender")
    assert same == of(found, iri, "schema:sameAs")
    assert PERSON == of(found, iri, "rdf:type")
    assert ['"Ada"@en'] == of(found, iri, "schema:name")


def test_two_addresses_of_one_authority_are_two_things():
    """Nobody stands twice in one authority file: two people wrote."""
    found = record(tei(by('<persName ref="http://viaf.org/viaf/1 http://viaf.org/viaf/2">A. and B.</persName>')))

    assert ["<http://viaf.org/viaf/1>", "<http://viaf.org/viaf/2>"] == said(found, "schema:sender")


def test_an_address_behind_an_entry_is_the_same_thing():
    """Our register says who it is; what the register does not say of it, the letter does not say either."""
    found = record(tei(by('<persName ref="person:ada http://viaf.org/viaf/1">A.</persName>')))

    assert "<person/ada>" in said(found, "schema:sender")
    assert ['"Ada"@en'] == said(found, "schema:name", "person/ada")


# -- forms of pointers ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "attribute",
    [
        'ref="person:ada"',
        'ref="authority/people.xml#ada"',
        'ref="./authority/people.xml#ada"',
        'ref="../tei/authority/people.xml#ada"',
        'corresp="person:ada"',
        'sameAs="person:ada"',
        'key="ada"',
        'key="person:ada"',
        'ref="#ada"',
        'ref="ada"',
        'corresp="ada"',
    ],
)
def test_an_entry_is_found_in_whatever_form_it_is_pointed_at(attribute):
    """A prefix, a file with an id, a bare id with or without #, in any of the attributes that point."""
    found = record(tei(by(f"<persName {attribute}>A.</persName>")))

    assert ["<person/ada>"] == said(found, "schema:sender")
    assert PERSON == said(found, "rdf:type", "person/ada")


def test_a_file_of_its_own_is_an_entry():
    """One file for each entity: a relative path is enough."""
    cleo = '<person xml:id="cleo"><persName>Cleo</persName></person>'
    entry = file(tei(text=f"<standOff><listPerson>{cleo}</listPerson></standOff>"), "tei/people/cleo.xml")
    alone = Mapper(mapper().crosswalk, Registers([entry], BASE), BASE)
    [document] = alone.documents(file(tei(by('<persName ref="people/cleo.xml">C.</persName>'))))

    assert ["<person/cleo>"] == said(alone.document(document).record, "schema:sender")


@pytest.mark.parametrize(
    ("name", "key"), [("Kim Il Sung", "Kim Il Sung"), ("Müller, Adam", "Müller, Adam"), ("118540238", "118540238")]
)
def test_a_key_that_points_nowhere_is_a_name(name, key):
    """Blanks in it part no pointers: it is somebody of this letter, by that name."""
    found = record(tei(by(f'<persName key="{key}"/>')))
    [iri] = said(found, "schema:sender")

    assert iri.startswith("<doc/letter-1#m-")
    assert [f'"{name}"'] == said(found, "schema:name", iri[13:-1])


def test_the_words_come_before_the_key():
    """What the letter says is what a reader looks for."""
    found = record(tei(by('<persName key="Kim Il Sung">Comrade Kim</persName>')))
    [iri] = said(found, "schema:sender")

    assert ['"Comrade Kim"@en'] == said(found, "schema:name", iri[13:-1])


@pytest.mark.parametrize("inside", ['<persName ref="person:ada">A.</persName>', '<rs ref="person:ada">A.</rs>'])
def test_a_name_inside_of_a_name_says_who(inside):
    """<author><persName ref="…"> is what <author ref="…"> is; not where words of its own stand beside it."""
    one = record(tei(named(f"<author>{inside}</author>") + HEADING))
    two = record(tei(named(f"<author>with {inside}</author>") + HEADING))

    assert ["<person/ada>"] == said(one, "schema:sender")
    assert ["<person/ada>"] != said(two, "schema:sender")


# -- what is declared in the letter -----------------------------------------------------------------------------------


def test_who_is_declared_in_a_letter_is_a_part_of_it():
    """Two letters that declare a #kim do not mean the same one."""
    people = '<standOff><listPerson><person xml:id="kim"><persName>Kim</persName></person></listPerson></standOff>'
    found = record(tei(by('<persName ref="#kim">K.</persName>'), beside=people))
    [iri] = said(found, "schema:sender")

    assert "<doc/letter-1#kim>" == iri
    assert PERSON == said(found, "rdf:type", "#kim")
    assert ['"Kim"@en'] == said(found, "schema:name", "#kim")


@pytest.mark.parametrize(
    ("classes", "element"),
    [
        (PERSON, "<persName>x</persName>"),
        (ORGANISATION, "<orgName>x</orgName>"),
        (PERSON, '<name type="person">x</name>'),
        (ORGANISATION, '<rs type="org">x</rs>'),
        ([expand("dcterms:Agent")], "<name>x</name>"),
        (PERSON, '<rs role="person">x</rs>'),
    ],
)
def test_an_element_says_what_sort_of_thing_it_names(classes, element):
    """By its name, its @type or its @role; where nothing says, an agent and no more."""
    found = record(tei(by(element)))
    [iri] = said(found, "schema:sender")

    assert classes == said(found, "rdf:type", iri[13:-1])


def test_a_foreign_thing_gets_type_and_name_from_the_element():
    """A person, a body, a place: what the authority file would say, as the letter says it."""
    found = record(
        tei(
            by(
                '<orgName ref="http://viaf.org/viaf/9">Office</orgName>'
                '<placeName ref="https://www.geonames.org/1/a.html" xml:lang="de">Wien</placeName>'
            )
        )
    )

    assert ORGANISATION == of(found, "<http://viaf.org/viaf/9>", "rdf:type")
    assert PLACE == of(found, "<https://sws.geonames.org/1/>", "rdf:type")
    assert ['"Wien"@de'] == of(found, "<https://sws.geonames.org/1/>", "schema:name")


# -- mentions ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["<person/ada>"], '<p><persName corresp="#ada">A.</persName></p>'),
        (["<person/ada>"], '<p><persName key="ada">A.</persName></p>'),
        (["<http://viaf.org/viaf/1>"], '<p><title ref="http://viaf.org/viaf/1">A book</title></p>'),
        (["<person/ada>", "<person/bob>"], '<p><rs ref="person:ada person:bob">they</rs></p>'),
        ([], '<p><persName ref="person:nobody">N.</persName></p>'),
        ([], "<p><persName>N.</persName></p>"),
        ([], '<opener><persName ref="person:ada">A.</persName></opener>'),
        (["<person/ada>"], '<p>a<note><persName ref="person:ada">A.</persName></note></p>'),
    ],
)
def test_mentions(expected, text):
    """Whom a text means by a pointer; a pointer that leads nowhere mints nobody."""
    assert expected == said(record(tei(HEADING, body(text))), "schema:mentions")


def test_a_mention_by_a_name_in_a_key_is_of_this_letter():
    """The words are not dropped."""
    found = record(tei(HEADING, body('<p><persName key="Kim Il">Kim</persName></p>')))
    [iri] = said(found, "schema:mentions")

    assert iri.startswith("<doc/letter-1#m-")
    assert ['"Kim"@en'] == said(found, "schema:name", iri[13:-1])


def test_lists_of_the_header_are_an_index():
    """Where the text points at nobody, those whom the header lists are mentioned."""
    listed = profile(
        '<particDesc><listPerson><person sameAs="person:ada"/><person corresp="#bob"/></listPerson></particDesc>'
    )
    pointing = body('<p><orgName ref="org:office">O.</orgName></p>')

    assert ["<person/ada>", "<person/bob>"] == said(record(tei(HEADING + listed)), "schema:mentions")
    assert ["<org/office>"] == said(record(tei(HEADING + listed, pointing)), "schema:mentions")


def test_what_is_met_often_is_described_once():
    """A hundred mentions of Ada are one statement, and Ada's name is said once."""
    text = '<p><persName ref="person:ada">A.</persName></p>' * 100
    found = record(tei(HEADING, body(text)))

    assert 1 == sum("person/ada" in each[2] for each in found.statements)
    assert 3 == sum(each[0] == f"<{BASE}person/ada>" for each in found.statements)


# -- translations -----------------------------------------------------------------------------------------------------

BESIDE = (
    '<text><body><div type="original" xml:lang="zh"><head>电报</head></div>'
    '<div type="translation" xml:lang="en"><head>Cable</head></div></body></text>'
)


def test_an_original_and_its_translation_may_stand_beside_each_other():
    """Two divisions are two texts, each with its language and its head; the original has that of the record."""
    found = record(tei(HEADING, BESIDE))

    assert ["<doc/letter-1#text-en>", "<doc/letter-1#text-zh>"] == said(found, "dcterms:hasVersion")
    assert ['"zh"'] == said(found, "schema:inLanguage") == said(found, "schema:inLanguage", "#text-zh")
    assert ['"en"'] == said(found, "schema:inLanguage", "#text-en")
    assert ['"Cable"@en'] == said(found, "dcterms:title", "#text-en")
    assert ['"电报"@zh'] == said(found, "dcterms:title", "#text-zh")
    assert ["<doc/letter-1#text-en>"] == said(found, "schema:workTranslation")
    assert ["<doc/letter-1>"] == said(found, "schema:translationOfWork", "#text-en")
    assert [] == said(found, "schema:translationOfWork", "#text-zh")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Charles Kraus", "<note>Translated by Charles Kraus.</note>"),
        ("Charles Kraus", "<trailer>Translated for NKIDP by Charles Kraus</trailer>"),
        ("Anna Maier", "<byline>Übersetzt von Anna Maier</byline>"),
        ("Anne Petit", "<note>Traduit par Anne Petit, Paris</note>"),
    ],
)
def test_a_translator_may_be_named_in_a_sentence(name, sentence):
    """Where the header is silent: a guess, and only somebody who has a name."""
    found = record(tei(HEADING, body(f"<p>a</p>{sentence}")))
    [iri] = said(found, "schema:translator", "#text-en")

    assert [f'"{name}"'] == said(found, "schema:name", iri[13:-1])
    assert PERSON == said(found, "rdf:type", iri[13:-1])


@pytest.mark.parametrize(
    "sentence", ["Translated by the embassy", "Translation", "Translator unknown", "ill translated"]
)
def test_a_sentence_without_a_name_names_no_translator(sentence):
    """Nobody is made up."""
    assert [] == said(record(tei(HEADING, body(f"<note>{sentence}</note>"))), "schema:translator", "#text-en")


def test_findings_are_told_once_however_often_they_are_met():
    """Two rungs that read the same attribute have one fault between them."""
    header = '<fileDesc><sourceDesc><msDesc><msContents><msItem><textLang mainLang="gibberish"/></msItem></msContents>'
    applied = mapped(tei(f"{header}</msDesc></sourceDesc></fileDesc>"))

    assert ["TL505"] == [each.code for each in applied.findings]


def test_an_address_of_an_authority_that_cannot_be_right_is_told():
    """A check digit of GND: the address is published as it stands, and shown where it is written."""
    sent = '<correspAction type="sent"><persName ref="https://d-nb.info/gnd/118540239">A</persName></correspAction>'
    applied = mapped(tei(f"<profileDesc><correspDesc>{sent}</correspDesc></profileDesc>"))

    assert ["<https://d-nb.info/gnd/118540239>"] == said(applied.record, "schema:sender")
    assert ["TL502"] == [each.code for each in applied.findings]
    assert "118540239" in applied.findings[0].message
