"""The crosswalk applied: things, subjects, needs and access."""

from __future__ import annotations

import pytest
from small_letter import BASE, body, cable, file, mapped, mapper, marked, record, said, tei

from teilink.crosswalk.mapper import availability

XSD = "^^<http://www.w3.org/2001/XMLSchema#"
CONTENT = {f"{{http://www.tei-c.org/ns/1.0}}{name}" for name in ("text", "standOff", "abstract")}

TITLE = "<fileDesc><titleStmt><title>A</title></titleStmt></fileDesc>"
CAPTURE = """<fileDesc><sourceDesc><bibl type="capture"><date type="uploaded" when="2013-11-08"/>
  <availability><licence target="http://rightsstatements.org/vocab/CNE/1.0/">x</licence></availability>
</bibl></sourceDesc></fileDesc>"""


# -- things -----------------------------------------------------------------------------------------------------------


def test_the_things_of_a_document_point_at_each_other():
    """Record, text, files and description have the addresses that the crosswalk gives, and refer to each other."""
    found = record(tei(TITLE, body("<p>a</p>")))

    assert f"<{BASE}doc/letter-1>" == found.iri
    assert f"<{BASE}doc/letter-1#meta>" == found.graph
    assert ["<doc/letter-1#text-en>"] == said(found, "dcterms:hasVersion")
    assert ["<doc/letter-1>"] == said(found, "dcterms:isVersionOf", "#text-en")
    assert ["<doc/letter-1.html>", "<doc/letter-1.xml>"] == said(found, "schema:encoding")
    assert ["<doc/letter-1>"] == said(found, "foaf:primaryTopic", "#meta")
    assert ["<dataset>"] == said(found, "dcterms:isPartOf", "#meta")
    assert ["<crosswalk/v1>", "<doc/letter-1.xml>"] == said(found, "prov:used", "#build")


@pytest.mark.parametrize(
    ("slug", "attributes"),
    [("letter-1", ""), ("letter-1", 'xml:id="Letter-1"'), ("other.name_2", 'xml:id="other.name_2"')],
)
def test_the_address_of_a_document_is_its_id_else_the_name_of_its_file(slug, attributes):
    """Ids are folded to small letters; a file without one has its name without the ending."""
    assert f"<{BASE}doc/{slug}>" == record(tei(attributes=attributes)).iri


def test_no_text_gives_no_text_version():
    """A letter whose text is not there has no version, and nothing points at one."""
    found = record(tei(TITLE + CAPTURE))

    assert [] == said(found, "dcterms:hasVersion") == said(found, "schema:workTranslation")
    assert [] == [each for each in found.statements if "#text" in "".join(each)]


def test_no_header_gives_no_description():
    """A TEI element without a header is a record with its text and files, and no description of it."""
    found = record('<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="letter-1">' + body("<head>H</head>") + "</TEI>")

    assert ["<doc/letter-1#text-en>"] == said(found, "dcterms:hasVersion")
    assert [] == said(found, "schema:subjectOf")
    assert [] == said(found, "rdf:type", "#meta")
    assert ['"H"'] == [value.partition("@")[0] for value in said(found, "dcterms:title", "#text-en")]


TEXTS = body("<head>One</head>") + body("<head>Deux</head>", 'xml:id="text-fr" xml:lang="fr"')


def test_of_two_texts_each_has_its_own():
    """What a rule finds in one text is said of that text; what the header says, of both."""
    found = record(tei(CAPTURE, TEXTS))

    assert ["<doc/letter-1#text-en>", "<doc/letter-1#text-fr>"] == said(found, "dcterms:hasVersion")
    assert ['"One"@en'] == said(found, "dcterms:title", "#text-en")
    assert ['"Deux"@fr'] == said(found, "dcterms:title", "#text-fr")
    assert ['"en"'] == said(found, "schema:inLanguage", "#text-en")
    assert ['"fr"'] == said(found, "schema:inLanguage", "#text-fr")
    for about in ("#text-en", "#text-fr"):
        assert [f'"2013-11-08"{XSD}date>'] == said(found, "dcterms:issued", about)
        assert ["<http://rightsstatements.org/vocab/CNE/1.0/>"] == said(found, "dcterms:rights", about)


def test_a_text_in_no_language_says_so():
    """Its address has the tag for "undetermined"; its language is not stated."""
    found = record(tei(text=body("<head>H</head>", ""), attributes='xml:id="letter-1"'))

    assert ["<doc/letter-1#text-und>"] == said(found, "dcterms:hasVersion")
    assert [] == said(found, "dcterms:language", "#text-und") == said(found, "schema:inLanguage", "#text-und")


@pytest.mark.parametrize(
    ("tag", "attributes", "inside"),
    [
        ("fr", 'xml:lang="fr"', '<body xml:lang="de"><div><head>H</head></div></body>'),
        ("de", "", '<body xml:lang="de"><div><head>H</head></div></body>'),
        ("en", "", "<body><div><head>H</head></div></body>"),
    ],
)
def test_a_text_has_the_language_that_is_said_nearest(tag, attributes, inside):
    """That of the text itself, of its body, of the file; its address has the one that holds for the text."""
    found = record(tei(text=f"<text {attributes}>{inside}</text>"))
    [iri] = said(found, "dcterms:hasVersion")

    assert {"fr": "<doc/letter-1#text-fr>"}.get(tag, "<doc/letter-1#text-en>") == iri
    assert [f"<http://id.loc.gov/vocabulary/iso639-1/{tag}>"] == said(found, "dcterms:language", iri[13:-1])
    assert [f'"{tag}"'] == said(found, "schema:inLanguage", iri[13:-1])


def test_an_event_is_made_and_told_of():
    """The meeting of the standOff is a thing with the address of its id, and what the letter is about."""
    event = (
        '<standOff><listEvent><event xml:id="talk" type="meeting" when="1965-12-24"><eventName>Talk</eventName>'
        '<note><persName ref="person:ada">A.</persName></note></event></listEvent></standOff>'
    )
    found = record(tei(beside=event))

    assert ["<doc/letter-1#talk>"] == said(found, "schema:about") == said(found, "dcterms:subject")
    assert ['"Talk"@en'] == said(found, "schema:name", "#talk")
    assert [f'"1965-12-24"{XSD}date>'] == said(found, "schema:startDate", "#talk")
    assert ["<person/ada>"] == said(found, "schema:attendee", "#talk")


def test_a_reason_is_said_of_what_the_note_points_at():
    """A note with @target describes the statement made of that element, in this file."""
    header = (
        '<fileDesc><notesStmt><note target="#d1 #d2">Because.</note><note target="#nothing">Lost.</note></notesStmt>'
        "</fileDesc>"
    )
    dates = (
        '<profileDesc><creation><date xml:id="d1" when="1965" source="#x"/><date xml:id="d2" when="1966" source="#x"/>'
    )
    found = record(tei(header + dates + "</creation></profileDesc>"))

    assert ['"Because."@en'] == said(found, "schema:description", "#d1") == said(found, "schema:description", "#d2")
    assert [] == [each for each in found.statements if "Lost." in each[2]]


# -- needs ------------------------------------------------------------------------------------------------------------


def needing(need, find="header:fileDesc/titleStmt/title"):
    """A crosswalk of one rule that needs something."""
    return (
        'make:\n  record: {for: ".", iri: "doc/{slug}", type: ["schema:Message"]}\n'
        f'rules:\n  - {{id: "r", find: "{find}", as: "text", to: ["dcterms:title"], need: "{need}"}}\n'
    )


def titled(count):
    """A letter with so many titles."""
    return tei(f"<fileDesc><titleStmt>{'<title>A</title>' * count}</titleStmt></fileDesc>")


@pytest.mark.parametrize(
    ("found", "need", "count"),
    [
        ("nothing found for r", "some", 0),
        ("nothing found for r", "one", 0),
        ("", "some", 1),
        ("", "one", 1),
        ("", "some", 2),
        ("2 values for r, where one is wanted", "one", 2),
        ("", "any", 0),
        ("", "any", 2),
    ],
)
def test_a_need_that_is_not_met_is_a_finding(found, need, count):
    """What is missing is an error, and with "(warn)" a warning."""
    for written, severity in ((need, "error"), (f"{need} (warn)", "warning"), (f"{need}(warn)", "warning")):
        applied = mapped(titled(count), crosswalk=needing(written))

        assert [(severity, "TL501", found)] * bool(found) == [
            (each.severity, each.code, each.message) for each in applied.findings
        ]


@pytest.mark.parametrize(
    ("expected", "find", "data"),
    [
        ("<titleStmt", "header:fileDesc/titleStmt/title", tei("<fileDesc><titleStmt/></fileDesc>")),
        ("<fileDesc", "header:fileDesc/titleStmt/title[@n='1/2']", tei("<fileDesc/>")),
        ("<teiHeader", "header:fileDesc/titleStmt/title", tei()),
        ("<TEI", "text/body", tei()),
        ("<div", "text/body/div/head", tei(text=body("<p>a</p>"))),
        ("<text", "text//head", tei(text=body("<p>a</p>"))),
        ("<TEI", "//head", tei(text=body("<p>a</p>"))),
        ("<text", "text/@n", tei(text=body("<p>a</p>"))),
        ("<TEI", "header:fileDesc", '<TEI xmlns="http://www.tei-c.org/ns/1.0"/>'),
    ],
)
def test_what_is_missing_is_shown_on_the_element_that_should_hold_it(expected, find, data):
    """The deepest element of the path that is there."""
    applied = mapped(data, crosswalk=needing("some", find))

    assert [f"TL501 {expected} nothing found for r"] == marked(applied)
    assert [f"it is read from {find}"] == [each.help for each in applied.findings]


def test_what_is_too_many_is_shown_on_the_last_one():
    """Somebody added a second title: that is where to look."""
    [finding] = mapped(titled(2), crosswalk=needing("one")).findings

    assert "/TEI/teiHeader/fileDesc/titleStmt/title[2]" == finding.place.xpath


# -- access -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "inside"),
    [
        ("free", '<availability status="free"/>'),
        ("restricted", '<availability/><availability status="restricted"/>'),
        ("unknown", '<availability status="unknown"/>'),
        ("unknown", '<availability status=""/>'),
        ("unknown", ""),
    ],
)
def test_who_may_read_is_said_by_the_publication_statement(expected, inside):
    """Where nothing is said, it is unknown; the rights of the page do not count."""
    header = f"<fileDesc><publicationStmt>{inside}</publicationStmt></fileDesc>{CAPTURE}"
    [document] = mapper().documents(file(tei(header)))

    assert expected == availability(document.header)
    assert "unknown" == availability(None)


def _around(element):
    return [element, *element.iterancestors()]


@pytest.fixture(scope="module")
def withheld():
    """The record of the cable as it is where access is restricted, and as it is where it is not."""
    return cable(is_withheld=True), cable()


def test_nothing_of_a_restricted_text_is_said(withheld):
    """No statement comes from the text, the standOff or the abstract, but the language of the text."""
    found, whole = withheld
    inside = {
        found.origin(each).rule
        for each in found.statements
        if any(node.tag in CONTENT for node in _around(found.origin(each).element))
    }

    # The text itself is a thing that has rights and a language; what it holds is not read.
    assert {"text", "text-language"} == inside
    assert {"mentions", "abstract", "event", "text-title"} <= {origin.rule for _, origin in whole.origins()}
    assert [] == said(found, "dcterms:abstract") == said(found, "schema:mentions") == said(found, "schema:about")


def test_no_words_of_a_restricted_text_are_in_its_record(withheld):
    """No sentence of the body, no name that only it has, and no word of the abstract."""
    found, whole = withheld
    words = "\n".join(" ".join(each) for each in found.statements)

    for gone in ("Kim Il discusses", "forged in blood", "Call of Ambassador", "korean-war", "1965-12-24", "#meeting"):
        assert gone not in words
    assert "Call of Ambassador" in "\n".join(" ".join(each) for each in whole.statements)


def test_no_restricted_file_is_pointed_at(withheld):
    """There is no TEI to be had, so nothing says that there is."""
    found, whole = withheld

    assert [] == [each for each in found.statements if ".xml>" in "".join(each)]
    assert ["<doc/wcda-118686.html>"] == said(found, "schema:encoding")
    assert [each for each in whole.statements if "118686.xml>" in "".join(each)]


def test_the_rights_of_a_restricted_text_stay(withheld):
    """Why a text is not shown is what its readers ask first: its version keeps rights, source and language."""
    found, whole = withheld

    for property_ in (
        "dcterms:rights",
        "schema:copyrightNotice",
        "dcterms:source",
        "tl:availability",
        "dcterms:issued",
    ):
        assert said(found, property_, "#text-en")
        assert said(whole, property_, "#text-en") == said(found, property_, "#text-en")
    assert set(found.statements) < set(whole.statements)


def test_needs_are_not_asked_of_what_is_withheld():
    """That an abstract is not read is not a fault of the document."""
    crosswalk = needing("some", "text/body/div/head")

    assert () == mapped(tei(text=body("<p>a</p>")), is_withheld=True, crosswalk=crosswalk).findings
