"""Units: what the documents of a file are, what they inherit from its header, and how their parts are called."""

from __future__ import annotations

import pytest
from small_letter import BASE, SHIPPED, crosswalk_of, documents, file, mapper, said, tei

from teilink.rdf.terms import expand

HEADER = """<fileDesc>
  <titleStmt><title>The volume</title><author ref="person:ada">A.</author>
    <editor ref="org:editors">E.</editor></titleStmt>
  <editionStmt><edition n="2">2nd</edition></editionStmt>
  <publicationStmt><publisher ref="org:office">O.</publisher><date when="1999"/><idno type="isbn">1</idno>
    <availability status="free">
      <licence target="https://creativecommons.org/licenses/by/4.0/">CC BY</licence></availability>
  </publicationStmt>
  <seriesStmt xml:id="series"><title>The series</title></seriesStmt>
  <notesStmt><note>of the volume</note></notesStmt>
  <sourceDesc><msDesc><msIdentifier><repository ref="org:office"/><idno>FA 7</idno></msIdentifier></msDesc></sourceDesc>
</fileDesc>
<profileDesc><correspDesc><correspAction type="sent"><date when="1900"/><placeName ref="place:north"/></correspAction>
  <correspAction type="received"><persName ref="person:bob"/></correspAction></correspDesc>
  <creation><date when="1901"/></creation><abstract><p>of the volume</p></abstract>
  <langUsage><language ident="la"/></langUsage>
  <textClass><keywords><term>peace</term></keywords></textClass></profileDesc>
<revisionDesc><change when="2020-01-01"/></revisionDesc>"""


def division(inside="<p>a</p>", attributes=""):
    """A document of a volume."""
    return f'<div type="document" {attributes}>{inside}</div>'


def volume(*divisions, header="", attributes='xml:id="vol-1" xml:lang="en"'):
    """A volume of such documents."""
    return tei(header, f"<text><body>{''.join(divisions)}</body></text>", attributes=attributes)


def corpus(*texts):
    """A corpus of whole texts."""
    start = '<teiCorpus xmlns="http://www.tei-c.org/ns/1.0" xml:id="all">'
    return f"{start}<teiHeader>{HEADER}</teiHeader>{''.join(texts)}</teiCorpus>"


def slugs(data):
    """The slugs of the documents of a file."""
    return [each.slug for each, _ in documents(data)]


def records(data):
    """The records of the documents of a file."""
    return [applied.record for _, applied in documents(data)]


# -- what the documents are -------------------------------------------------------------------------------------------

LETTERS = "".join(f'<div type="letter" xml:id="l{n}"><p>a</p></div>' for n in "12")
TWO = division(attributes='xml:id="d1"') + division(attributes='xml:id="d2"')


@pytest.mark.parametrize(
    ("expected", "data"),
    [
        (["vol-1"], tei(text="<text><body><div><p>a</p></div></body></text>", attributes='xml:id="vol-1"')),
        (["vol-1"], tei(attributes='xml:id="vol-1"')),
        (["vol-1"], volume(division(attributes='xml:id="d1"'))),
        (["vol-1-d1", "vol-1-d2"], volume(TWO)),
        (["vol-1-d1", "vol-1-d2"], volume(f'<div type="chapter"><head>1965</head>{TWO}</div>')),
        (["vol-1-l1", "vol-1-l2"], volume(LETTERS)),
        (
            ["vol-1-one", "vol-1-two"],
            tei(
                text='<text><group><text xml:id="one"><body/></text><text xml:id="two"><body/></text></group></text>',
                attributes='xml:id="vol-1"',
            ),
        ),
        (
            ["vol-1-one"],
            tei(text='<text><group><text xml:id="one"><body/></text></group></text>', attributes='xml:id="vol-1"'),
        ),
        (
            ["vol-1-c1", "vol-1-c2"],
            tei(
                '<profileDesc><correspDesc xml:id="c1"/><correspDesc xml:id="c2"/></profileDesc>',
                attributes='xml:id="vol-1"',
            ),
        ),
        (
            ["vol-1"],
            tei('<profileDesc><correspDesc xml:id="c1"/></profileDesc>', attributes='xml:id="vol-1"'),
        ),
    ],
)
def test_the_documents_of_a_file_are_what_the_first_path_finds(expected, data):
    """A whole file, texts of a group, documents or letters of a volume, letters of a CMIF file."""
    assert expected == slugs(data)


@pytest.mark.parametrize(
    "note",
    [
        division("<p>of the editor</p>", 'subtype="editorial-note"'),
        division("<p>of the editor</p>", 'subtype="historical editorial-note"'),
        division("<head>5. Editorial Note</head><p>of the editor</p>"),
        division("<head>5.  Editorial\n Note</head><p>of the editor</p>"),
        '<div type="chapter"><head>Preface</head></div>',
    ],
)
def test_what_editors_wrote_is_no_document(note):
    """Editorial notes and front matter are passed by; what refers to them still finds them in the volume."""
    assert ["vol-1-d1", "vol-1-d2"] == slugs(volume(TWO, note))


def test_the_texts_of_a_corpus_are_documents():
    """Each TEI of a teiCorpus has a header of its own, and inherits from that of the corpus."""
    one, two = (
        tei(
            f"<fileDesc><titleStmt><title>{name}</title></titleStmt></fileDesc>",
            "<text><body><p>a</p></body></text>",
            attributes=f'xml:id="{name}"',
        )
        for name in ("one", "two")
    )
    found = records(corpus(one, two))

    assert [f"<{BASE}doc/all-one>", f"<{BASE}doc/all-two>"] == [each.iri for each in found]
    assert [['"one"'], ['"two"']] == [said(each, "dcterms:title") for each in found]
    for each in found:
        assert ["<doc/all#series>", "<doc/all>"] == said(each, "dcterms:isPartOf")
        assert ["<org/office>"] == said(each, "dcterms:publisher", "#meta")


def test_the_texts_of_a_group_are_documents():
    """A part without a header has what its own text says."""
    texts = "".join(
        f'<text xml:id="{name}"><body><head>{name}</head><p><persName ref="person:ada"/></p></body></text>'
        for name in ("one", "two")
    )
    found = records(tei(HEADER, f"<text><group>{texts}</group></text>"))

    assert [['"one"@en'], ['"two"@en']] == [said(each, "dcterms:title", "#text-en") for each in found]
    assert [["<person/ada>"]] * 2 == [said(each, "schema:mentions") for each in found]
    assert [["<doc/letter-1-one#text-en>"], ["<doc/letter-1-two#text-en>"]] == [
        said(each, "dcterms:hasVersion") for each in found
    ]


def test_the_letters_of_a_cmif_file_are_documents():
    """Each correspDesc says who wrote to whom, and when: the others are none of its business."""
    letters = "".join(
        f'<correspDesc xml:id="c{n}"><correspAction type="sent"><persName ref="person:{one}"/><date when="190{n}"/>'
        f'<placeName ref="place:north"/></correspAction><correspAction type="received"><persName ref="person:{other}"/>'
        "</correspAction></correspDesc>"
        for n, one, other in ((1, "ada", "bob"), (2, "bob", "ada"))
    )
    first, second = records(tei(f"{HEADER.partition('<profileDesc>')[0]}<profileDesc>{letters}</profileDesc>"))

    assert (["<person/ada>"], ["<person/bob>"]) == (said(first, "schema:sender"), said(first, "schema:recipient"))
    assert (["<person/bob>"], ["<person/ada>"]) == (said(second, "schema:sender"), said(second, "schema:recipient"))
    assert ['"1901"^^<http://www.w3.org/2001/XMLSchema#gYear>'] == said(first, "schema:dateSent")
    assert ["<place/north>"] == said(second, "schema:locationCreated")
    assert ["<doc/letter-1#series>", "<doc/letter-1>"] == said(first, "schema:isPartOf")
    assert [] == said(first, "dcterms:hasVersion")


# -- what they inherit ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "property_", "about"),
    [
        (["<org/office>"], "dcterms:publisher schema:publisher", "#meta"),
        (['"1999"^^<http://www.w3.org/2001/XMLSchema#gYear>'], "dcterms:issued", "#meta"),
        (['"2020-01-01"^^<http://www.w3.org/2001/XMLSchema#date>'], "dcterms:modified", "#meta"),
        (["<https://creativecommons.org/licenses/by/4.0/>"], "dcterms:license schema:license", "#text-en"),
        (['"CC BY"@en'], "schema:copyrightNotice", "#text-en"),
        (['"free"'], "tl:availability", "#text-en"),
        (["<http://purl.org/coar/access_right/c_abf2>"], "dcterms:accessRights", "#text-en"),
        (["<doc/vol-1#series>", "<doc/vol-1>"], "dcterms:isPartOf schema:isPartOf", ""),
    ],
)
def test_a_part_inherits_what_the_header_of_its_file_says(expected, property_, about):
    """Publisher, date, licence, access and series hold for every document of a file, in words of each document."""
    for found in records(volume(TWO, header=HEADER)):
        for each in property_.split():
            assert (each, expected) == (each, said(found, each, about))


@pytest.mark.parametrize(
    "property_",
    [
        "dcterms:creator schema:author schema:sender schema:recipient schema:mentions schema:locationCreated",
        "dcterms:created schema:dateCreated schema:dateSent",
        "dcterms:title schema:name dcterms:abstract schema:keywords dcterms:description dcterms:language",
        "schema:holdingArchive schema:itemLocation schema:identifier",
    ],
)
def test_a_part_inherits_nothing_else(property_):
    """Author, date, title, shelfmark of the volume are not those of a document in it."""
    for found in records(volume(TWO, header=HEADER)):
        for each in property_.split():
            assert (each, []) == (each, said(found, each))


def test_only_rules_that_say_so_are_inherited():
    """Every statement of a part that was read in the header of its file comes from a rule with `inherit: "yes"`."""
    crosswalk = crosswalk_of(SHIPPED)
    inherited = {rule.id for rule in crosswalk.rules if rule.is_inherited} | set(crosswalk.things)
    for document, applied in documents(volume(TWO, header=HEADER)):
        header = document.file_header
        rules = {
            origin.rule
            for _, origin in applied.record.origins()
            if origin.element is header or header in origin.element.iterancestors()
        }

        assert {"our-publisher", "licence", "series-title", "volume"} <= rules <= inherited


def test_what_a_part_says_itself_comes_before_what_it_inherits():
    """The availability of one text of a corpus, not that of the corpus."""
    licence = "https://creativecommons.org/publicdomain/zero/1.0/"
    own = f'<availability status="restricted"><licence target="{licence}"/></availability>'
    inner = tei(
        f"<fileDesc><publicationStmt>{own}</publicationStmt></fileDesc>",
        "<text><body><p>a</p></body></text>",
        attributes='xml:id="one" xml:lang="en"',
    )
    [found] = records(corpus(inner))

    assert [f"<{licence}>"] == said(found, "dcterms:license", "#text-en")
    assert ['"restricted"'] == said(found, "tl:availability", "#text-en")
    assert ["<org/office>"] == said(found, "dcterms:publisher", "#meta")


def test_a_part_has_nothing_of_what_the_volume_went_through():
    """Witnesses, provenance, changes and ways of a volume are not those of a document in it; nothing empty is made."""
    header = """<fileDesc><sourceDesc><listWit><witness xml:id="w1">FA 7</witness></listWit>
      <msDesc><history><provenance xml:id="p1">sold</provenance></history></msDesc></sourceDesc></fileDesc>
      <profileDesc><correspDesc><correspAction type="forwarded" xml:id="t1"><date when="1966"/></correspAction>
      </correspDesc></profileDesc>
      <revisionDesc><change xml:id="c1" when="2020"/><change xml:id="c2" when="2021"/></revisionDesc>"""
    parts = records(volume(TWO, header=header))
    [whole] = records(tei(header))

    for name in ("item-w1", "p1", "t1", "c1", "c2"):
        assert said(whole, "rdf:type", f"#{name}")
        assert [] == [each for found in parts for each in found.statements if f"#{name}>" in "".join(each)]


# -- the volume -------------------------------------------------------------------------------------------------------


def test_a_part_is_part_of_its_volume():
    """The volume is described by title, identifier and publisher, in the record of each part the same way."""
    about = [
        sorted((each[1], each[2]) for each in found.statements if each[0] == f"<{BASE}doc/vol-1>")
        for found in records(volume(TWO, header=HEADER))
    ]

    assert about[0] == about[1]
    assert {
        (expand("rdf:type"), expand("schema:Collection")),
        (expand("dcterms:title"), '"The volume"@en'),
        (expand("dcterms:identifier"), '"1"'),
        (expand("dcterms:publisher"), f"<{BASE}org/office>"),
    } <= set(about[0])


def test_a_whole_file_is_part_of_no_volume():
    """Nor does it call itself one."""
    [found] = records(tei(HEADER))

    assert ["<doc/letter-1#series>"] == said(found, "dcterms:isPartOf")
    assert [] == [each for each in found.statements if each[2] == expand("schema:Collection")]


def test_the_file_of_a_part_is_that_of_its_volume():
    """There is one TEI file; each part has a page of its own."""
    for found in records(volume(TWO)):
        [page, encoding] = said(found, "schema:encoding")

        assert "<doc/vol-1.xml>" == encoding
        assert page == f"{found.iri[:-1].replace(BASE, '')}.html>"


# -- addresses inside a volume ----------------------------------------------------------------------------------------

POINTING = (
    division(
        '<p><persName ref="#here">x</persName><persName ref="#there">x</persName><persName ref="#hero">x</persName>'
        '<rs ref="#d2" type="document">x</rs></p><note xml:id="here">a</note>',
        'xml:id="d1"',
    )
    + division('<note xml:id="there">a</note>', 'xml:id="d2"')
    + '<div type="index"><listPerson><person xml:id="hero"><persName>Hero</persName></person></listPerson></div>'
)


def test_a_pointer_out_of_a_part_leads_into_the_volume():
    """`#id` of a part of this document is a part of its record; of anything else in the file, a part of the volume."""
    first, _ = records(volume(POINTING))
    mentioned = said(first, "schema:mentions")

    assert "<doc/vol-1-d1#here>" in mentioned
    assert "<doc/vol-1#there>" in mentioned
    assert {"<person/hero>", "<doc/vol-1#hero>"} & set(mentioned)


def test_parts_know_the_addresses_of_what_pointers_mean():
    """A document, a part of a document, a part of the volume, and nothing."""
    ready = mapper()
    read = file(volume(POINTING))
    first, second = ready.documents(read)

    assert f"{BASE}doc/vol-1-d1#here" == ready.address("#here", first) == ready.address("#here", second)
    assert f"{BASE}doc/vol-1-d2" == ready.address("#d2", first)
    assert f"{BASE}doc/vol-1-d2#there" == ready.address("#there", first)
    assert ready.address("#nowhere", first) is None
    assert "http://viaf.org/viaf/1" == ready.address("http://viaf.org/viaf/1", first)


def test_parts_without_ids_have_addresses_that_differ():
    """Where no xml:id names a document, what it says does; two that say the same are told apart."""
    same = division("<head>A</head>")
    found = slugs(volume(division("<head>One</head>"), division("<head>Two</head>"), same, same))
    again = slugs(volume(division("<head>Two</head>"), division("<head>One</head>"), same, same))

    assert 4 == len(set(found))
    assert set(found) == set(again)


def test_parts_do_not_read_each_other():
    """Of two documents each has its own dateline, signature and mentions."""
    text = (
        '<head>{0}</head><opener><dateline><date when="190{0}"/></dateline></opener><p><persName ref="person:{1}"/></p>'
        '<closer><signed><persName ref="person:{1}"/></signed></closer>'
    )
    parts = [division(text.format(n, name), f'xml:id="d{n}"') for n, name in ((1, "ada"), (2, "bob"))]
    for n, (found, name) in enumerate(zip(records(volume(*parts)), ("ada", "bob"), strict=True), 1):
        assert [f'"190{n}"^^<http://www.w3.org/2001/XMLSchema#gYear>'] == said(found, "dcterms:created")
        assert [f"<person/{name}>"] == said(found, "schema:sender") == said(found, "schema:mentions")
        assert [f'"{n}"@en'] == said(found, "dcterms:title")


def test_a_file_without_any_unit_has_no_documents():
    """Where a crosswalk does not name the file itself: what a path begins with is no document."""
    units = 'extends: "teilink"\nunits: ["text/body/div[@type=\'act\'] | text/front/div[count(p) > 9]"]\n'
    text = "<text><front><div><p/></div></front><body><div/></body></text>"

    assert [] == mapper(units).documents(file(tei(text=text)))


def test_what_a_text_of_a_corpus_does_not_say_itself_its_corpus_says():
    """Also where the path begins in both headers, and ends only in that of the corpus."""
    licence = '<availability><licence target="https://creativecommons.org/licenses/by/4.0/"/></availability>'
    header = "<teiHeader><fileDesc><publicationStmt>{}</publicationStmt></fileDesc></teiHeader>"
    parts = [f'<TEI xml:id="t{n}">{header.format("<p>P</p>")}<text xml:lang="en"><body/></text></TEI>' for n in (1, 2)]
    inside = header.format(licence) + "".join(parts)
    read = file(f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0" xml:id="c">{inside}</teiCorpus>')

    for document in mapper().documents(read):
        found = mapper().document(document).record
        values = {value for _, property_, value in found.statements if property_ == expand("dcterms:license")}
        assert {"<https://creativecommons.org/licenses/by/4.0/>"} == values
