"""The kinds of value: what each reads from a node, and what it says of what it cannot read."""

from __future__ import annotations

import pytest
from small_letter import body, file, mapped, mapper, marked, record, said, tei

XSD = "^^<http://www.w3.org/2001/XMLSchema#"
EDTF = "^^<http://id.loc.gov/datatypes/edtf/EDTF>"


def sent(attributes, words=""):
    """A header whose letter was sent on a date."""
    return (
        f'<profileDesc><correspDesc><correspAction type="sent"><date {attributes}>{words}</date>'
        "</correspAction></correspDesc></profileDesc>"
    )


def title(inside, attributes=""):
    """A header with a title."""
    return f"<fileDesc><titleStmt><title {attributes}>{inside}</title></titleStmt></fileDesc>"


def capture(inside):
    """A header with a description of the page that was read."""
    return f'<fileDesc><sourceDesc><bibl type="capture" xml:id="src">{inside}</bibl></sourceDesc></fileDesc>'


def witness(inside):
    """A header with a description of the original."""
    return f"<fileDesc><sourceDesc><msDesc>{inside}</msDesc></sourceDesc></fileDesc>"


# -- text, words ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "inside", "attributes"),
    [
        ('"A letter"@en', " A\n  letter ", ""),
        ('"Ein Brief"@de', "Ein Brief", 'xml:lang="de"'),
        ('"信"@zh-Hant', "信", 'xml:lang="zh-Hant"'),
        ('"A letter"', "A letter", 'xml:lang="no tag"'),
        ('"A letter"', "A letter", 'xml:lang="en-a"'),
        (
            '"the right word"@en',
            "the <choice><sic>rihgt</sic><corr>right</corr></choice> word<note>not read</note>",
            "",
        ),
        ('"say \\"no\\" \\\\ yes"@en', 'say "no" \\ yes', ""),
    ],
)
def test_text_is_what_a_reader_reads_in_its_language(expected, inside, attributes):
    """White space is one blank; the nearest xml:lang is the language, and what is no tag is none."""
    found = record(tei(title(inside, attributes)))

    assert [expected] == said(found, "dcterms:title") == said(found, "schema:name")


def test_an_empty_element_says_nothing():
    """No empty literal is ever made."""
    header = "<fileDesc><titleStmt><title> </title><author> </author></titleStmt></fileDesc>"
    values = [value for _, _, value in record(tei(header + sent("when=''"))).statements]

    assert [] == [value for value in values if value.startswith('""')]
    assert values


def test_words_have_no_language():
    """A status is a code, whatever language its file is in."""
    header = '<fileDesc><publicationStmt><availability status="free"/></publicationStmt></fileDesc>'

    assert ['"free"'] == said(record(tei(header, body("<p>a</p>"))), "tl:availability", "#text-en")


# -- dates ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dcterms", "schema", "earliest", "latest", "attributes"),
    [
        (f'"1965-12-25"{XSD}date>', None, "1965-12-25", "1965-12-25", 'when="1965-12-25"'),
        (f'"1964-02"{XSD}gYearMonth>', None, "1964-02-01", "1964-02-29", 'when="1964-02"'),
        (f'"1965"{XSD}gYear>', None, "1965-01-01", "1965-12-31", 'when="1965"'),
        (f'"-0044-03-15"{XSD}date>', None, "-0044-03-15", "-0044-03-15", 'when="-0044-03-15"'),
        (f'"1965-12-25T23:10:00Z"{XSD}dateTime>', None, "1965-12-25", "1965-12-25", 'when="1965-12-25T23:10:00Z"'),
        (
            f'"[1965-12-03..1965-12-25]"{EDTF}',
            f'"1965-12"{XSD}gYearMonth>',
            "1965-12-03",
            "1965-12-25",
            'notBefore="1965-12-03" notAfter="1965-12-25"',
        ),
        (f'"1965-01/1965-03"{EDTF}', f'"1965"{XSD}gYear>', "1965-01-01", "1965-03-31", 'from="1965-01" to="1965-03"'),
        (f'"1964/1966-03"{EDTF}', "", "1964-01-01", "1966-03-31", 'from="1964" to="1966-03"'),
        (f'"[..1966]"{EDTF}', "", "", "1966-12-31", 'notAfter="1966"'),
        (f'"1965-12/.."{EDTF}', "", "1965-12-01", "", 'from="1965-12"'),
        ("", "", "", "", 'when="25.12.1965"'),
        ("", "", "", "", 'when="1965-02-29"'),
        ("", "", "", "", 'when="--12-25"'),
        ("", "", "", "", ""),
    ],
)
def test_a_date_keeps_its_precision_and_has_bounds(dcterms, schema, earliest, latest, attributes):
    """A single date has its W3C type; a span is EDTF, of which schema.org gets the part that is certain."""
    found = record(tei(sent(attributes, "words")))
    schema = dcterms if schema is None else schema

    assert [dcterms] * bool(dcterms) == said(found, "dcterms:created")
    assert [schema] * bool(schema) == said(found, "schema:dateSent") == said(found, "schema:dateCreated")
    assert [f'"{earliest}"{XSD}date>'] * bool(earliest) == said(found, "tl:sentEarliest")
    assert [f'"{latest}"{XSD}date>'] * bool(latest) == said(found, "tl:sentLatest")


def test_the_origin_of_a_date_is_the_attribute_that_gives_it():
    """A finding about a date underlines @notAfter where nothing else is given."""
    found = record(tei(sent('notAfter="1966"')))
    [statement] = [each for each in found.statements if "sentLatest" in each[1]]

    assert ("sent", "notAfter") == (found.origin(statement).rule, found.origin(statement).attribute)


def test_the_latest_change_is_the_date_of_the_file():
    """Of several changes the last one counts, wherever it stands; a change without a date does not."""
    changes = "".join(f"<change {each}/>" for each in ('when="2020-05-01"', 'when="2024-01-31"', "", 'when="2023-12"'))
    found = record(tei(f"<revisionDesc>{changes}</revisionDesc>"))

    expected = [f'"2024-01-31"{XSD}date>']
    assert expected == said(found, "dcterms:modified", "#meta") == said(found, "dcterms:modified", ".xml")


# -- readings and inferred values -------------------------------------------------------------------------------------


READINGS = """<profileDesc><creation>
  <date xml:id="d1" when="1965-12-25" source="#src" resp="person:ada">Christmas</date>
  <date when="1965-12-15" cert="low" source="#src http://a.example/b" resp="person:bob person:ada"
    xml:lang="fr">le 15</date>
</creation></profileDesc>"""


def test_a_reading_is_a_ranked_statement():
    """Every reading with a source is kept beside the value, with its words, its source and who says so."""
    found = record(tei(capture("") + READINGS))

    assert ["<doc/letter-1>"] == said(found, "rdf:subject", "#d1")
    assert ["<http://purl.org/dc/terms/created>"] == said(found, "rdf:predicate", "#d1")
    assert [f'"1965-12-25"{XSD}date>'] == said(found, "rdf:object", "#d1")
    assert ["<http://wikiba.se/ontology#PreferredRank>"] == said(found, "wikibase:rank", "#d1")
    assert ['"Christmas"@en'] == said(found, "schema:text", "#d1")
    assert ["<person/ada>"] == said(found, "prov:wasAttributedTo", "#d1")
    assert ["<doc/letter-1#src>"] == said(found, "dcterms:source", "#d1")


def test_a_reading_of_low_certainty_is_deprecated():
    """A rejected date stands nowhere but in its statement; several sources and people are all kept."""
    found = record(tei(capture("") + READINGS))
    [claim] = {one for one, _, value in found.statements if value.endswith("#DeprecatedRank>")}
    about = "#" + claim[1:-1].partition("#")[2]

    assert [f'"1965-12-15"{XSD}date>'] == said(found, "rdf:object", about)
    assert ['"le 15"@fr'] == said(found, "schema:text", about)
    assert ["<http://a.example/b>", "<doc/letter-1#src>"] == said(found, "dcterms:source", about)
    assert ["<person/ada>", "<person/bob>"] == said(found, "prov:wasAttributedTo", about)
    assert 1 == sum("1965-12-15" in value for _, _, value in found.statements)


def test_a_date_without_a_source_is_no_reading():
    """It is the date of the letter, and nobody disputes it."""
    found = record(tei('<profileDesc><creation><date when="1965-12-31">x</date></creation></profileDesc>'))

    assert [f'"1965-12-31"{XSD}date>'] == said(found, "dcterms:created")
    assert [] == [each for each in found.statements if "Rank>" in each[2]]


@pytest.mark.parametrize(
    ("is_kept", "attributes"),
    [
        (True, 'cert="high" resp="person:ada"'),
        (False, 'cert="high"'),
        (False, 'resp="person:ada"'),
        (False, ""),
    ],
)
def test_an_inferred_value_is_published_and_said_to_be_inferred(is_kept, attributes):
    """@cert and @resp together make a ranked statement; the value stands either way."""
    lang = f'<msContents><msItem><textLang xml:id="l" mainLang="zh" {attributes}/></msItem></msContents>'
    found = record(tei(witness(lang)))

    assert ["<http://id.loc.gov/vocabulary/iso639-1/zh>"] == said(found, "dcterms:language")
    assert ["<http://wikiba.se/ontology#NormalRank>"] * is_kept == said(found, "wikibase:rank", "#l")
    assert ["<http://id.loc.gov/vocabulary/iso639-1/zh>"] * is_kept == said(found, "rdf:object", "#l")
    assert ['"high"'] * is_kept == said(found, "rico:relationCertainty", "#l")


# -- languages --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "tag", "written"),
    [
        ("iso639-1/zh", "zh", "zh"),
        ("iso639-1/zh", "zh-Hant", "zh-Hant"),
        ("iso639-1/zh", "zh-Hant", "zh_Hant"),
        ("iso639-1/zh", "zh", "chinese"),
        ("iso639-1/zh", "zh", "zho"),
        ("iso639-2/grc", "grc", "grc"),
        ("iso639-1/en", "en-GB", "EN-gb"),
        ("iso639-1/he", "he", "iw"),
        ("iso639-1/de", "de", "deu"),
    ],
)
def test_a_language_is_an_address_and_a_tag(address, tag, written):
    """dcterms:language gets an address of the Library of Congress, schema:inLanguage the tag of BCP 47."""
    found = record(tei(witness(f'<msContents><msItem><textLang mainLang="{written}"/></msItem></msContents>')))

    assert [f"<http://id.loc.gov/vocabulary/{address}>"] == said(found, "dcterms:language")
    assert [f'"{tag}"'] == said(found, "schema:inLanguage")


@pytest.mark.parametrize(
    ("kept", "tag"),
    [(True, "xx"), (True, "klingon"), (False, "z"), (False, "zh en"), (False, "é"), (False, "gibberish")],
)
def test_what_is_no_language_is_found_at_its_attribute(kept, tag):
    """A warning underlines the attribute; what could be a tag is kept as one, and no address is made of it."""
    applied = mapped(tei(witness(f'<msContents><msItem>\n  <textLang mainLang="{tag}"/></msItem></msContents>')))

    assert [f'TL505 mainLang="{tag}" "{tag}" names no language'] == marked(applied)
    assert ("warning", 13) == (applied.findings[0].severity, applied.findings[0].place.start.column)
    assert [] == said(applied.record, "dcterms:language")
    assert [f'"{tag}"'] * kept == said(applied.record, "schema:inLanguage")


@pytest.mark.parametrize("tag", ["", " "])
def test_a_language_that_is_left_blank_says_nothing(tag):
    """Neither a statement nor a finding: the schema tells of an empty attribute."""
    found = record(tei(witness(f'<msContents><msItem><textLang mainLang="{tag}"/></msItem></msContents>')))

    assert [] == said(found, "dcterms:language") == said(found, "schema:inLanguage")


# -- agents and entities ----------------------------------------------------------------------------------------------


def people(inside):
    """A header with senders."""
    return f'<profileDesc><correspDesc><correspAction type="sent">{inside}</correspAction></correspDesc></profileDesc>'


def test_an_agent_is_what_its_pointer_points_at():
    """An entry of a register is referred to by its address, with its classes and name and nothing more."""
    senders = '<persName ref="person:bob">R.</persName><orgName ref="org:office">O.</orgName>'
    found = record(tei(title("A") + people(senders)))

    assert ["<org/office>", "<person/bob>"] == said(found, "schema:sender") == said(found, "rico:hasSender")
    assert ['"Robert"@fr'] == said(found, "schema:name", "person/bob")
    assert ["<http://purl.org/dc/terms/Agent>", "<http://schema.org/GovernmentOrganization>"] == said(
        found, "rdf:type", "org/office"
    )
    names = [value for _, property_, value in found.statements if property_ == "<http://schema.org/name>"]
    assert [] == [name for name in names if name.startswith(('"R.', '"O.'))]


@pytest.mark.parametrize(
    ("tag", "class_"), [("persName", "http://schema.org/Person"), ("orgName", "http://schema.org/Organization")]
)
def test_an_agent_without_pointer_has_an_address_inside_the_record_and_a_name(tag, class_):
    """Somebody whom no register has is still somebody."""
    found = record(tei(people(f"<{tag}>Cleo <hi>Day</hi></{tag}>")))
    [iri] = said(found, "schema:sender")

    assert iri.startswith("<doc/letter-1#m-")
    about = "#" + iri[1:-1].partition("#")[2]
    assert ['"Cleo Day"@en'] == said(found, "schema:name", about)
    assert ["<http://purl.org/dc/terms/Agent>", f"<{class_}>"] == said(found, "rdf:type", about)


def test_such_an_address_is_stable():
    """It changes neither with the text around it nor with others beside it; other words are somebody else."""
    alone = record(tei(people("<persName>Cleo</persName>")))
    header = title("New") + people("<persName>Dan</persName>\n <persName>Cleo</persName>")
    among = record(tei(header, body("<p>Long text.</p>")))
    other = record(tei(people("<persName>Cleo D.</persName>")))

    assert set(said(alone, "schema:sender")) < set(said(among, "schema:sender"))
    assert 2 == len(said(among, "schema:sender"))
    assert not set(said(alone, "schema:sender")) & set(said(other, "schema:sender"))


def test_an_agent_without_pointer_may_have_an_id():
    """Its xml:id is its address then."""
    found = record(tei(people('<persName xml:id="cleo">Cleo</persName>')))

    assert ["<doc/letter-1#cleo>"] == said(found, "schema:sender")


@pytest.mark.parametrize(
    ("expected", "ref"),
    [
        (["<person/ada>", "<person/bob>"], "person:ada person:bob"),
        (["<http://viaf.org/viaf/1>"], "http://viaf.org/viaf/1"),
        (["<http://viaf.org/viaf/1>", "<person/ada>"], "http://viaf.org/viaf/1\n  person:ada"),
        (["<doc/letter-1#here>"], "#here"),
        (["<person/ada>"], "authority/people.xml#ada"),
        (["<person/ada>"], "person:nobody person:ada"),
        (["<person/ada>"], "  person:ada "),
    ],
)
def test_every_pointer_of_a_ref_counts(expected, ref):
    """Several pointers in one @ref, foreign addresses in their canonical form, local ids as parts of the record."""
    data = tei(people(f'<persName ref="{ref}">x</persName>'), body('<p xml:id="here">a</p>'))

    assert expected == said(record(data), "schema:sender")


@pytest.mark.parametrize("ref", ["person:nobody", "nothing:ada", "#nowhere", "http://[bad", "http://a{b", "", "nobody"])
def test_a_pointer_that_leads_nowhere_leaves_the_words(ref):
    """Who is meant is somebody of this letter alone; nothing is minted for the pointer."""
    found = record(tei(people(f'<persName ref="{ref}">Cleo</persName>'), body("<p>a</p>")))
    [iri] = said(found, "schema:sender")

    assert iri.startswith("<doc/letter-1#m-")
    assert ['"Cleo"@en'] == said(found, "schema:name", iri[13:-1])
    assert [] == [each for each in found.statements if "nobody" in "".join(each) or "nowhere" in "".join(each)]


def test_what_a_text_mentions():
    """Names with @ref in the body; not those who write and are written to, nor names without a pointer."""
    inside = (
        '<opener><persName ref="person:bob">B.</persName></opener><p><persName ref="person:ada">A.</persName>'
        '<placeName ref="place:north">N.</placeName><persName>Cleo</persName><rs ref="org:office">they</rs></p>'
        '<closer><orgName ref="org:editors">E.</orgName></closer>'
    )

    assert ["<org/office>", "<person/ada>", "<place/north>"] == said(record(tei(text=body(inside))), "schema:mentions")


def test_types_of_documents_are_declared_by_the_document():
    """A category of the header is a term with an address of its own."""
    header = (
        '<encodingDesc><classDecl><taxonomy><category xml:id="note"><catDesc>a note</catDesc></category></taxonomy>'
        '</classDecl></encodingDesc><profileDesc><textClass><catRef target="#note"/></textClass></profileDesc>'
    )
    found = record(tei(header))

    assert ["<term/note>"] == said(found, "schema:genre") == said(found, "rico:hasDocumentaryFormType")
    assert ['"a note"@en'] == said(found, "schema:name", "term/note")


def test_a_document_type_is_named_as_its_own_document_names_it():
    """What one document declares is not told in the words of another that was read before."""
    ready = mapper()
    found = []
    for words in ("a note", "une note"):
        header = (
            f'<encodingDesc><classDecl><taxonomy><category xml:id="note"><catDesc>{words}</catDesc></category>'
            '</taxonomy></classDecl></encodingDesc><profileDesc><textClass><catRef target="#note"/></textClass>'
            "</profileDesc>"
        )
        [document] = ready.documents(file(tei(header)))
        found += said(ready.document(document).record, "schema:name", "term/note")

    assert ['"a note"@en', '"une note"@en'] == found
