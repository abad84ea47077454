"""The table of what TEI says and where it goes: each row as a small letter and the statements it must give.

The rows are those of the worked model.  Where ours goes elsewhere, the test says why.
"""

from __future__ import annotations

import pytest
from rung_letters import named, profile, published, sent, source, title
from small_letter import body, record, said, tei

XSD = "^^<http://www.w3.org/2001/XMLSchema#"
EDTF = "^^<http://id.loc.gov/datatypes/edtf/EDTF>"
LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1"
CC = "https://creativecommons.org/licenses/by/4.0/"
IN_COPYRIGHT = "http://rightsstatements.org/vocab/InC/1.0/"
TRL = "http://id.loc.gov/vocabulary/relators/trl"
ADA, BOB = '<persName ref="person:ada">A.</persName>', '<persName ref="person:bob">B.</persName>'
OFFICE, EDITORS = '<orgName ref="org:office">O.</orgName>', '<orgName ref="org:editors">E.</orgName>'
NORTH = '<placeName ref="place:north">N.</placeName>'
DAY = f'"1965-12-25"{XSD}date>'


def capture(inside):
    """The page that was read."""
    return source(f'<bibl type="capture">{inside}</bibl>')


def manuscript(inside):
    """The original."""
    return source(f"<msDesc>{inside}</msDesc>")


def check(header, expected, text="<p>a</p>"):
    """That a letter says what a row wants: "#text-en dcterms:title schema:name" and the values of both."""
    found = record(tei(header, body(text)))
    for wanted, values in expected.items():
        about, *properties = wanted.split(" ")
        for property_ in properties:
            assert (about, property_, values) == (about, property_, said(found, property_, about))


# -- header and publication -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (title("A"), {" dcterms:title schema:name": ['"A"@en']}),
        (
            title("A") + title("B", 'type="alt"') + title("C", 'type="sub"') + title("D", 'type="desc"'),
            {
                " dcterms:title": ['"A"@en'],
                " dcterms:alternative schema:alternateName": ['"B"@en', '"C"@en', '"D"@en'],
            },
        ),
        (title("A", 'xml:lang="de"') + title("B"), {" dcterms:title": ['"A"@de', '"B"@en']}),
        (named('<author ref="person:ada">A.</author>'), {" dcterms:creator schema:author": ["<person/ada>"]}),
        (
            named(f'<respStmt><resp ref="{TRL}">tr.</resp>{ADA}</respStmt>'),
            {"#text-en dcterms:contributor schema:translator": ["<person/ada>"], " schema:translator": []},
        ),
        (
            named(f"<respStmt><resp>encoded by</resp>{ADA}</respStmt>"),
            {".xml dcterms:contributor schema:contributor": ["<person/ada>"], " dcterms:contributor": []},
        ),
        (
            capture(f"<funder>{OFFICE}</funder>"),
            {"#text-en dcterms:contributor schema:funder": ["<org/office>"], " schema:funder": []},
        ),
        (
            '<fileDesc><editionStmt><edition n="2.1">Second</edition></editionStmt></fileDesc>',
            {".xml schema:version": ['"2.1"'], " schema:version": []},
        ),
        (
            published('<publisher ref="org:office"/>') + capture('<publisher ref="org:editors"/>'),
            {
                "#meta dcterms:publisher schema:publisher": ["<org/office>"],
                "#text-en dcterms:publisher schema:publisher": ["<org/editors>"],
                " dcterms:publisher schema:publisher": [],
            },
        ),
        (
            published(f"<distributor>{OFFICE}</distributor>"),
            {".xml dcterms:publisher schema:provider": ["<org/office>"]},
        ),
        (
            published('<date when="2026"/>') + capture('<date type="uploaded" when="2013-11"/>'),
            {
                "#meta dcterms:issued schema:datePublished": [f'"2026"{XSD}gYear>'],
                "#text-en dcterms:issued schema:datePublished": [f'"2013-11"{XSD}gYearMonth>'],
                " dcterms:issued": [],
            },
        ),
        (
            published('<idno type="wcda">118686</idno>'),
            {
                " dcterms:identifier": ['"118686"', '"doc/letter-1"'],
                " schema:identifier": ["<doc/letter-1#id-wcda>"],
                "#id-wcda schema:propertyID": ['"wcda"'],
                "#id-wcda schema:value": ['"118686"'],
                "#id-wcda schema:url": ["<https://digitalarchive.wilsoncenter.org/document/118686>"],
            },
        ),
        (
            published(f'<availability><licence target="{CC}">free</licence></availability>'),
            {"#text-en dcterms:license schema:license": [f"<{CC}>"], " dcterms:license dcterms:rights": []},
        ),
        (
            published(f'<availability><licence target="{IN_COPYRIGHT}"/></availability>'),
            {"#text-en dcterms:rights schema:usageInfo": [f"<{IN_COPYRIGHT}>"], "#text-en dcterms:license": []},
        ),
        (
            published("<availability><p>No copies</p></availability>"),
            {"#text-en schema:copyrightNotice": ['"No copies"@en']},
        ),
        (
            published('<availability status="free"/>'),
            {
                "#text-en dcterms:accessRights": ["<http://purl.org/coar/access_right/c_abf2>"],
                "#text-en schema:isAccessibleForFree": [f'"true"{XSD}boolean>'],
                "#text-en tl:availability": ['"free"'],
            },
        ),
        (
            published('<availability status="restricted"/>'),
            {
                "#text-en dcterms:accessRights": ["<http://purl.org/coar/access_right/c_16ec>"],
                "#text-en schema:isAccessibleForFree": [f'"false"{XSD}boolean>'],
            },
        ),
        (
            published('<availability status="unknown"/>'),
            {
                "#text-en dcterms:accessRights schema:isAccessibleForFree": [],
                "#text-en tl:availability": ['"unknown"'],
            },
        ),
        (
            '<fileDesc><seriesStmt xml:id="s"><title>Papers</title></seriesStmt></fileDesc>',
            {
                " dcterms:isPartOf schema:isPartOf": ["<doc/letter-1#s>"],
                "#s dcterms:title schema:name": ['"Papers"@en'],
            },
        ),
        (
            "<fileDesc><notesStmt><note>Torn.</note></notesStmt></fileDesc>",
            {" dcterms:description schema:description": ['"Torn."@en']},
        ),
        (
            named('<author ref="person:ada">Ada</author>') + sent('<date when="1965"/>'),
            {" dcterms:bibliographicCitation schema:creditText": ['"Ada, 1965."@en']},
        ),
    ],
)
def test_header_and_publication(header, expected):
    """What our file says of itself is said of file and description; the letter of 1965 has no publisher of 2026."""
    check(header, expected)


def test_an_editor_is_one_of_the_file():
    """Ours stand with the file they edited; the model has them at the record, which nobody edited in 1965."""
    check(
        named('<editor ref="person:ada">A.</editor><sponsor ref="org:office"/><funder ref="org:editors"/>'),
        {
            ".xml dcterms:contributor": ["<org/editors>", "<org/office>", "<person/ada>"],
            ".xml schema:sponsor": ["<org/office>"],
            ".xml schema:funder": ["<org/editors>"],
            " dcterms:contributor schema:editor": [],
        },
    )


def test_the_head_of_a_text_is_its_title():
    """Of the text in its language; the record has the title of the catalogue."""
    check(
        title("Catalogued"),
        {"#text-en dcterms:title schema:name": ['"Head"@en'], " dcterms:title": ['"Catalogued"@en']},
        "<head>Head<note>n</note></head>",
    )


# -- source and holding -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            manuscript('<msIdentifier><repository ref="org:office"/></msIdentifier>'),
            {" schema:holdingArchive rico:hasOrHadHolder": ["<org/office>"]},
        ),
        (
            manuscript('<msIdentifier><institution ref="org:editors"/></msIdentifier>'),
            {" schema:holdingArchive rico:hasOrHadHolder": ["<org/editors>"]},
        ),
        (
            manuscript("<msIdentifier><idno>FA 7</idno></msIdentifier>"),
            {
                " dcterms:identifier": ['"FA 7"', '"doc/letter-1"'],
                " schema:itemLocation": ['"FA 7"'],
                " schema:identifier": ["<doc/letter-1#id-shelfmark>"],
                "#id-shelfmark schema:propertyID": ['"shelfmark"'],
            },
        ),
        (
            manuscript('<msIdentifier><collection xml:id="nl">Papers</collection></msIdentifier>'),
            {
                " dcterms:isPartOf schema:isPartOf rico:isOrWasIncludedIn": ["<doc/letter-1#nl>"],
                "#nl schema:name": ['"Papers"@en'],
            },
        ),
        (
            manuscript(
                '<physDesc><objectDesc form="telegram"><supportDesc material="paper"><extent>2 leaves</extent>'
                "</supportDesc></objectDesc></physDesc>"
            ),
            {
                " schema:genre": ['"telegram"'],
                " schema:material": ['"paper"'],
                " dcterms:extent schema:materialExtent": ['"2 leaves"@en'],
            },
        ),
        (
            manuscript(f'<history><origin><date when="1965-12-25"/><origPlace>{NORTH}</origPlace></origin></history>'),
            {" dcterms:created schema:dateCreated": [DAY], " schema:dateSent dcterms:spatial": []},
        ),
        (
            manuscript(
                '<history><provenance xml:id="p">Sold</provenance>'
                '<acquisition xml:id="q">Bought</acquisition></history>'
                "<additional><adminInfo><custodialHist><p>Kept</p></custodialHist></adminInfo></additional>"
            ),
            {
                " dcterms:provenance": ["<doc/letter-1#p>", "<doc/letter-1#q>"],
                "#p rdf:type": ["<http://purl.org/dc/terms/ProvenanceStatement>"],
                "#p schema:description": ['"Sold"@en'],
                "#q schema:description": ['"Bought"@en'],
                " rico:history": ['"Kept"@en'],
            },
        ),
        (
            capture('<ptr target="https://archive.example/1"/>'),
            {"#text-en dcterms:source schema:isBasedOn": ["<https://archive.example/1>"], " dcterms:source": []},
        ),
    ],
)
def test_source_and_holding(header, expected):
    """Where the original lies is said of the record; where its text was read, of the text."""
    check(header, expected)


WITNESSES = """<listWit>
  <witness xml:id="a"><msDesc><msIdentifier>
    <repository ref="org:office"/><idno>FA 7</idno></msIdentifier></msDesc></witness>
  <witness xml:id="b">A copy</witness></listWit>"""
SEVERAL = """
  <msDesc xml:id="a"><msIdentifier><repository ref="org:office"/><idno>FA 7</idno></msIdentifier></msDesc>
  <msDesc xml:id="b"><msIdentifier><repository ref="org:editors"/><idno>FA 8</idno></msIdentifier></msDesc>"""


def test_each_witness_is_an_item():
    """A letter that survives in several copies has each of them, and each has its own archive and shelfmark."""
    check(
        source(WITNESSES),
        {
            " schema:workExample rico:hasOrHadInstantiation": ["<doc/letter-1#item-a>", "<doc/letter-1#item-b>"],
            "#item-a schema:exampleOfWork rico:isOrWasInstantiationOf": ["<doc/letter-1>"],
            "#item-a schema:holdingArchive": ["<org/office>"],
            "#item-a dcterms:identifier schema:itemLocation": ['"FA 7"'],
            "#item-b schema:description": ['"A copy"@en'],
            "#item-b schema:holdingArchive": [],
        },
    )


def test_each_of_several_manuscripts_is_an_item():
    """One alone is the record itself."""
    check(
        source(SEVERAL),
        {
            " schema:workExample": ["<doc/letter-1#item-a>", "<doc/letter-1#item-b>"],
            "#item-a schema:holdingArchive": ["<org/office>"],
            "#item-b schema:holdingArchive": ["<org/editors>"],
            "#item-b dcterms:identifier": ['"FA 8"'],
        },
    )
    check(source("<msDesc><msIdentifier><idno>FA 7</idno></msIdentifier></msDesc>"), {" schema:workExample": []})


def test_a_picture_is_an_image_at_its_address():
    """One on the web is what lies there; one beside the file is a part of the record, with the name of its file."""
    beside = (
        '<facsimile><surface><graphic url="https://img.example/1.jpg"/></surface>'
        '<surface><graphic xml:id="g2" url="p2.jpg"/></surface></facsimile>'
    )
    found = record(tei(beside=beside))

    assert ["<doc/letter-1#g2>", "<https://img.example/1.jpg>"] == said(found, "schema:associatedMedia")
    assert ["<http://schema.org/ImageObject>"] == said(found, "rdf:type", "#g2")
    assert ['"p2.jpg"'] == said(found, "schema:name", "#g2")
    assert [] == said(found, "schema:contentUrl", "#g2")
    images = {each for each in found.statements if each[0] == "<https://img.example/1.jpg>"}
    assert {"<http://schema.org/ImageObject>", "<https://img.example/1.jpg>"} == {each[2] for each in images}


def test_the_picture_of_a_page_break_is_one_of_the_letter():
    """Where it has an address of its own: a number of a page is no picture."""
    check(
        "",
        {" schema:associatedMedia": ["<https://img.example/1>"]},
        '<p><pb facs="https://img.example/1"/>a<pb facs="2.jpg" n="2"/></p>',
    )


# -- correspondence and content ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (sent(f"{ADA}{OFFICE}"), {" schema:sender rico:hasSender": ["<org/office>", "<person/ada>"]}),
        (sent(NORTH), {" schema:locationCreated": ["<place/north>"], " dcterms:spatial schema:contentLocation": []}),
        (
            sent('<date when="1965-12-25"/>'),
            {" dcterms:created schema:dateCreated schema:dateSent tl:sentEarliest tl:sentLatest": [DAY]},
        ),
        (
            sent(
                f'{BOB}<orgName role="to" ref="org:office"/><orgName role="cc" ref="org:editors"/>', 'type="received"'
            ),
            {
                " schema:recipient rico:hasAddressee": ["<org/office>", "<person/bob>"],
                " schema:toRecipient": ["<org/office>"],
                " schema:ccRecipient": ["<org/editors>"],
            },
        ),
        (sent(OFFICE, 'type="received-copy"'), {" schema:ccRecipient": ["<org/office>"], " schema:recipient": []}),
        (
            sent(f"{ADA}", 'type="drafted"') + sent(f"{BOB}", 'type="cleared"'),
            {" dcterms:contributor schema:contributor": ["<person/ada>", "<person/bob>"], " schema:sender": []},
        ),
        (
            sent('<date when="1965-12-27"/>', 'type="received"'),
            {
                " schema:dateReceived tl:receivedEarliest tl:receivedLatest": [f'"1965-12-27"{XSD}date>'],
                " dcterms:created": [],
            },
        ),
        (
            sent(f'{OFFICE}<date when="1965-12-26"/>{NORTH}', 'type="forwarded" xml:id="f"'),
            {
                "#f rdf:type": ["<http://www.w3.org/ns/prov#Activity>"],
                "#f prov:used": ["<doc/letter-1>"],
                "#f prov:wasAssociatedWith": ["<org/office>"],
                "#f dcterms:date": [f'"1965-12-26"{XSD}date>'],
                "#f prov:atLocation": ["<place/north>"],
                " schema:sender schema:recipient dcterms:created schema:locationCreated": [],
            },
        ),
        (
            profile(f'<creation><date when="1965-12-25"/>{NORTH}</creation>'),
            {
                " dcterms:created schema:dateCreated": [DAY],
                " schema:locationCreated": ["<place/north>"],
                " schema:dateSent": [],
            },
        ),
        (
            manuscript('<msContents><msItem><textLang mainLang="zh"/></msItem></msContents>'),
            {
                " dcterms:language": [f"<{LANGUAGES}/zh>"],
                " schema:inLanguage": ['"zh"'],
                "#text-en dcterms:language": [f"<{LANGUAGES}/en>"],
                "#text-en schema:inLanguage": ['"en"'],
            },
        ),
        (
            profile('<abstract><p>One.</p></abstract><abstract xml:lang="de"><p>Eins.</p></abstract>'),
            {" dcterms:abstract schema:abstract": ['"Eins."@de', '"One."@en']},
        ),
        (
            profile(
                '<textClass><keywords><term ref="place:north">N</term><term>peace</term>'
                f"<list><item>war</item></list></keywords><keywords>{NORTH}</keywords></textClass>"
            ),
            {
                " schema:about dcterms:subject": ["<place/north>"],
                " schema:keywords": ['"peace"@en', '"war"@en'],
                " dcterms:spatial schema:contentLocation": ["<place/north>"],
            },
        ),
        ("", {" dcterms:type": ["<http://purl.org/dc/dcmitype/Text>"]}),
        (
            '<revisionDesc status="draft"><change when="2024-05-01"/></revisionDesc>',
            {
                "#meta dcterms:modified schema:dateModified": [f'"2024-05-01"{XSD}date>'],
                ".xml dcterms:modified": [f'"2024-05-01"{XSD}date>'],
                ".xml schema:creativeWorkStatus": ['"draft"'],
                " dcterms:modified": [],
            },
        ),
        (
            '<encodingDesc><schemaRef url="https://schema.example/1.rng"/></encodingDesc>',
            {".xml dcterms:conformsTo": ["<https://schema.example/1.rng>"]},
        ),
    ],
)
def test_correspondence_and_content(header, expected):
    """Who, when, where, in what language, about what."""
    check(header, expected)


def test_each_of_several_changes_is_an_activity():
    """Who did what when; the last one dates the file."""
    check(
        '<revisionDesc><change xml:id="c1" when="2020-05-01" who="person:ada">typed</change>'
        '<change xml:id="c2" when="2021" who="person:bob">read</change></revisionDesc>',
        {
            "#c1 rdf:type": ["<http://www.w3.org/ns/prov#Activity>"],
            "#c1 prov:used": ["<doc/letter-1.xml>"],
            "#c1 dcterms:date": [f'"2020-05-01"{XSD}date>'],
            "#c1 prov:wasAssociatedWith": ["<person/ada>"],
            "#c1 rdfs:label": ['"typed"@en'],
            "#c2 dcterms:date": [f'"2021"{XSD}gYear>'],
            "#meta dcterms:modified": [f'"2021"{XSD}gYear>'],
        },
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"<p>{ADA}{ADA}{NORTH}</p>", {" schema:mentions": ["<person/ada>", "<place/north>"]}),
        ('<p><rs type="treaty" ref="org:office">x</rs></p>', {" dcterms:references": ["<org/office>"]}),
        ('<p>on <date when="1950-06-25">25 June</date></p>', {" dcterms:created schema:about schema:mentions": []}),
        ('<p><said who="person:ada">No.</said> <gap/> <quote>x</quote></p>', {" schema:hasPart schema:mentions": []}),
        (
            '<div type="enclosure" xml:id="e"><head>A list</head><p>b</p></div>',
            {
                " schema:messageAttachment dcterms:hasPart": ["<doc/letter-1#e>"],
                "#e dcterms:isPartOf": ["<doc/letter-1>"],
                "#e dcterms:title schema:name": ['"A list"@en'],
            },
        ),
        ('<p><seg type="classification">TOP SECRET</seg></p>', {" tl:classification": ['"TOP SECRET"']}),
        (
            '<p><idno type="telegram">No. 7</idno></p>',
            {
                " dcterms:identifier": ['"No. 7"', '"doc/letter-1"'],
                "#id-telegram schema:value": ['"No. 7"'],
                "#id-telegram schema:propertyID": ['"telegram"'],
            },
        ),
    ],
)
def test_content(text, expected):
    """What stands in the text."""
    check("", expected, text)


def test_an_event_that_a_letter_reports_is_what_it_is_about():
    """In the standOff it is a thing of the letter; in settingDesc it is pointed at or declared."""
    event = (
        '<standOff><listEvent><event xml:id="talk" when="1965-12-24"><label>Talk</label></event></listEvent></standOff>'
    )
    found = record(tei(beside=event))

    assert ["<doc/letter-1#talk>"] == said(found, "schema:about") == said(found, "dcterms:subject")
    assert [f'"1965-12-24"{XSD}date>'] == said(found, "schema:startDate", "#talk")


# -- dates ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("attributes", "created", "schema", "bounds"),
    [
        ('when="1965-12-25"', f'"1965-12-25"{XSD}date>', f'"1965-12-25"{XSD}date>', "1965-12-25 1965-12-25"),
        ('when="1965-12"', f'"1965-12"{XSD}gYearMonth>', f'"1965-12"{XSD}gYearMonth>', "1965-12-01 1965-12-31"),
        ('when="1965"', f'"1965"{XSD}gYear>', f'"1965"{XSD}gYear>', "1965-01-01 1965-12-31"),
        (
            'notBefore="1965-12-15" notAfter="1965-12-25"',
            f'"[1965-12-15..1965-12-25]"{EDTF}',
            f'"1965-12"{XSD}gYearMonth>',
            "1965-12-15 1965-12-25",
        ),
        ('notBefore="1965-12-15"', f'"[1965-12-15..]"{EDTF}', "", "1965-12-15"),
        ('notAfter="1965-12-25"', f'"[..1965-12-25]"{EDTF}', "", " 1965-12-25"),
        (
            'from="1965-12-24" to="1965-12-25"',
            f'"1965-12-24/1965-12-25"{EDTF}',
            f'"1965-12"{XSD}gYearMonth>',
            "1965-12-24 1965-12-25",
        ),
        ('when="1965-12-25" cert="low"', f'"1965-12-25?"{EDTF}', f'"1965-12-25"{XSD}date>', "1965-12-25 1965-12-25"),
        ('when="1965-12-25" cert="medium"', f'"1965-12-25?"{EDTF}', f'"1965-12-25"{XSD}date>', "1965-12-25 1965-12-25"),
        ('when="1965-12-25" precision="low"', f'"1965-12-25~"{EDTF}', None, "1965-12-25 1965-12-25"),
        ('when="1965-12-25" precision="low" cert="low"', f'"1965-12-25%"{EDTF}', None, "1965-12-25 1965-12-25"),
        ('when="1917-11-07" calendar="#julian"', f'"1917-11-07"{XSD}date>', None, "1917-11-07 1917-11-07"),
        ('when-iso="1965-12-25"', f'"1965-12-25"{XSD}date>', None, "1965-12-25 1965-12-25"),
        ('when-custom="1965-xii-25" datingMethod="#x"', "", "", ""),
    ],
)
def test_dates(attributes, created, schema, bounds):
    """EDTF says what W3C types cannot; schema.org gets what is certain; bounds are days; a calendar moves nothing."""
    days = [f'"{day}"{XSD}date>' if day else "" for day in [*bounds.split(" "), ""][:2]]
    expected = {
        " dcterms:created": [created] * bool(created),
        " tl:sentEarliest": [days[0]] * bool(days[0]),
        " tl:sentLatest": [days[1]] * bool(days[1]),
    }
    if schema is not None:
        expected[" schema:dateSent schema:dateCreated"] = [schema] * bool(schema)
    check(sent(f"<date {attributes}/>"), expected)
