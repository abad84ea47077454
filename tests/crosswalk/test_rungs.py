"""The rungs of every field: the first that finds a value wins, the later ones are not read, and the origin keeps which.

Each rung has a small letter of its own; a letter for a rung together with those of all later rungs must give what the
rung alone gives.
"""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

import pytest
from small_letter import BASE, SHIPPED, crosswalk_of, documents, file, mapped, said, tei

from teilink.crosswalk.paths import compile_path
from teilink.rdf.terms import expand

CROSSWALK = crosswalk_of(SHIPPED)
RULES = {rule.id: rule for rule in CROSSWALK.rules if rule.field}
XSD = "^^<http://www.w3.org/2001/XMLSchema#"
EDTF = "^^<http://id.loc.gov/datatypes/edtf/EDTF>"
LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1"
TRL = "http://id.loc.gov/vocabulary/relators/trl"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


class Rung(NamedTuple):
    """A rule, a letter that it alone reads, and what it says there: a property, and its values.

    `unit` is what the document is: a file, a division of a volume, a correspDesc of a CMIF file.
    """

    rule: str
    said: str
    expected: str
    header: str = ""
    text: str = ""
    unit: str = "file"
    outer: str = ""

    @property
    def values(self):
        """What is expected, several values parted by blanks where they are addresses."""
        return self.expected.split() if self.expected.startswith("<") else [self.expected]


def title(inside, attributes=""):
    """A title statement with one title."""
    return f"<fileDesc><titleStmt><title {attributes}>{inside}</title></titleStmt></fileDesc>"


def named(inside):
    """A title statement with others than titles."""
    return f"<fileDesc><titleStmt>{inside}</titleStmt></fileDesc>"


def source(inside):
    """What a file was made from."""
    return f"<fileDesc><sourceDesc>{inside}</sourceDesc></fileDesc>"


def published(inside):
    """How a file is published."""
    return f"<fileDesc><publicationStmt>{inside}</publicationStmt></fileDesc>"


def profile(inside):
    """What a file is about."""
    return f"<profileDesc>{inside}</profileDesc>"


def sent(inside, attributes='type="sent"'):
    """A letter sent."""
    return profile(f"<correspDesc><correspAction {attributes}>{inside}</correspAction></correspDesc>")


def dateline(inside, attributes=""):
    """An opener with a dateline."""
    return f"<opener><dateline {attributes}>{inside}</dateline></opener>"


ADA = '<persName ref="person:ada">A.</persName>'
BOB = '<persName ref="person:bob">B.</persName>'
NORTH = '<placeName ref="place:north">N.</placeName>'
TITLES = "dcterms:title schema:name"
SENDERS = "schema:sender rico:hasSender"
RECIPIENTS = "schema:recipient rico:hasAddressee"
CREATED = "dcterms:created schema:dateCreated"
HOLDERS = "schema:holdingArchive rico:hasOrHadHolder"
SHELFMARKS = "dcterms:identifier schema:itemLocation"
LICENCES = "dcterms:license schema:license"
DAY = f'"1965-12-25"{XSD}date>'
GUESS = "rdf:object"

RUNGS = [
    Rung("title-complete", TITLES, '"Whole"@en', title("Whole", 'type="complete"')),
    Rung("title-analytic", TITLES, '"Part"@en', title("Part", 'level="a"')),
    Rung("title", TITLES, '"Main"@en', title("Main", 'type="main"')),
    Rung("title-of-part", TITLES, '"Head"@en', text="<head>Head</head>", unit="division"),
    Rung("title-typed", TITLES, '"Typed"@en', title("Typed", 'type="letter"')),
    Rung("title-of-manuscript", TITLES, '"Manuscript"@en', source("<msDesc><head>Manuscript</head></msDesc>")),
    Rung("title-in-text", GUESS, '"Text"@en', text="<head>Text</head>"),
    Rung("title-any", GUESS, '"Series"@en', title("Series", 'level="s"')),
    Rung("title-made", TITLES, '"A., 25 December 1965"@en', sent(f'{ADA}<date when="1965-12-25"/>')),
    #
    Rung("abstract", "dcterms:abstract schema:abstract", '"P"@en', profile("<abstract><p>P</p></abstract>")),
    Rung("abstract-blocks", "dcterms:abstract", '"Ab"@en', profile("<abstract><ab>Ab</ab></abstract>")),
    Rung("abstract-words", "dcterms:abstract", '"Words"@en', profile("<abstract>Words</abstract>")),
    Rung(
        "summary",
        "dcterms:abstract",
        '"Sum"@en',
        source("<msDesc><msContents><summary>Sum</summary></msContents></msDesc>"),
    ),
    #
    Rung("sender", SENDERS, "<person/ada>", sent(f'<date/><placeName>N</placeName>{ADA}<rs type="place">N</rs>')),
    Rung("sender-of-part", SENDERS, "<person/ada>", f'<correspAction type="sent">{ADA}</correspAction>', unit="cmif"),
    Rung("sender-named", SENDERS, "<person/ada>", profile(f"<correspDesc><sender>{ADA}</sender></correspDesc>")),
    Rung(
        "sender-participant",
        SENDERS,
        "<person/ada>",
        profile(f'<particDesc><listPerson><person role="sender">{ADA}</person></listPerson></particDesc>'),
    ),
    Rung("sender-in-title", SENDERS, "<person/ada>", title('<rs role="sender1" ref="person:ada">A.</rs>')),
    Rung(
        "sender-in-heading",
        SENDERS,
        "<person/ada>",
        text='<head>From <persName type="from" ref="person:ada">A.</persName></head>',
        unit="division",
    ),
    Rung(
        "body-in-heading",
        SENDERS,
        "<org/office>",
        text='<head>From <orgName type="from" ref="org:office">O.</orgName></head>',
        unit="division",
    ),
    Rung("sender-of-creation", SENDERS, "<person/ada>", profile(f"<creation>{ADA}</creation>")),
    Rung("sender-author", GUESS, "<person/ada>", named('<author ref="person:ada">A.</author>')),
    Rung("sender-of-source", GUESS, "<person/ada>", source(f"<bibl><author>{ADA}</author></bibl>")),
    Rung("sender-title-name", GUESS, "<person/bob>", title(f"{BOB} to {ADA}")),
    Rung("signature-name", SENDERS, "<person/ada>", text=f"<closer><signed>yours, {ADA}</signed></closer>"),
    Rung("signature", "schema:name", '"Cleo"@en', text="<closer><signed>Cleo</signed></closer>"),
    Rung("heading-name", GUESS, "<person/ada>", text=f"<head>From {ADA}</head>"),
    #
    Rung("author-named", GUESS, "<person/ada>", named(f"<author>{ADA}</author>")),
    #
    Rung("recipient", RECIPIENTS, "<person/bob>", sent(f'<date/>{BOB}<rs type="place">N</rs>', 'type="received"')),
    Rung(
        "recipient-of-part",
        RECIPIENTS,
        "<person/bob>",
        f'<correspAction type="received">{BOB}</correspAction>',
        unit="cmif",
    ),
    Rung(
        "recipient-addressed",
        RECIPIENTS,
        "<person/bob>",
        sent('<persName type="addressee" ref="person:bob">B.</persName>'),
    ),
    Rung(
        "recipient-named",
        RECIPIENTS,
        "<person/bob>",
        profile(f"<correspDesc><addressee>{BOB}</addressee></correspDesc>"),
    ),
    Rung(
        "recipient-participant",
        RECIPIENTS,
        "<person/bob>",
        profile(f'<particDesc><listPerson><person role="addressee">{BOB}</person></listPerson></particDesc>'),
    ),
    Rung("recipient-in-title", RECIPIENTS, "<person/bob>", title('<rs role="recipient" ref="person:bob">B.</rs>')),
    Rung(
        "recipient-in-heading",
        RECIPIENTS,
        "<org/office>",
        text='<head>To <orgName type="to" ref="org:office">O.</orgName></head>',
        unit="division",
    ),
    Rung("recipient-in-opener", GUESS, "<person/bob>", text=f"<opener>Dear {BOB}</opener>"),
    Rung("recipient-in-head", GUESS, "<person/bob>", text=f"<head>{ADA} to {BOB}</head>", unit="division"),
    #
    Rung("sent", f"{CREATED} schema:dateSent tl:sentEarliest", DAY, sent('<date when="1965-12-25"/>')),
    Rung(
        "sent-of-part",
        f"{CREATED} schema:dateSent",
        DAY,
        '<correspAction type="sent"><date when="1965-12-25"/></correspAction>',
        unit="cmif",
    ),
    Rung(
        "date-of-correspondence",
        CREATED,
        DAY,
        profile('<correspDesc><note><date when="1965-12-25"/></note></correspDesc>'),
    ),
    Rung("date-of-creation", CREATED, DAY, profile('<creation><date when="1965-12-25"/></creation>')),
    Rung(
        "date-of-origin",
        CREATED,
        DAY,
        source('<msDesc><history><origin><origDate when="1965-12-25"/></origin></history></msDesc>'),
    ),
    Rung("date-in-title", CREATED, DAY, title('A letter, <date when="1965-12-25"/>')),
    Rung("date-of-dateline", CREATED, DAY, text=dateline('North, <date when="1965-12-25"/>')),
    Rung("date-in-words", "dcterms:created", f'"1965-12-24?"{EDTF}', sent("<date>24 December 1965</date>")),
    Rung("dateline-in-words", "dcterms:created", f'"1965-12-23?"{EDTF}', text=dateline("North, 23 December 1965")),
    Rung("date-of-source", "dcterms:created", f'"1966?"{EDTF}', source('<bibl><date when="1966"/></bibl>')),
    #
    Rung("place", "schema:locationCreated", "<place/north>", sent(NORTH)),
    Rung(
        "place-referred", "schema:locationCreated", "<place/north>", sent('<rs type="place" ref="place:north">N.</rs>')
    ),
    Rung(
        "place-of-part",
        "schema:locationCreated",
        "<place/north>",
        f'<correspAction type="sent">{NORTH}</correspAction>',
        unit="cmif",
    ),
    Rung(
        "place-of-correspondence",
        "schema:locationCreated",
        "<place/north>",
        profile(f"<correspDesc><note>{NORTH}</note></correspDesc>"),
    ),
    Rung(
        "place-of-creation",
        "schema:locationCreated",
        "<place/north>",
        profile(f"<creation>{NORTH}</creation>"),
    ),
    Rung(
        "place-of-origin",
        "schema:locationCreated",
        "<place/north>",
        source('<msDesc><history><origin><origPlace ref="place:north"/></origin></history></msDesc>'),
    ),
    Rung("place-in-title", GUESS, "<place/north>", title('From <rs type="place" ref="place:north">N.</rs>')),
    Rung("place-of-dateline", "schema:locationCreated", "<place/north>", text=dateline(NORTH)),
    #
    Rung(
        "language",
        "dcterms:language",
        f"<{LANGUAGES}/zh>",
        source('<msDesc><msContents><msItem><textLang mainLang="zh"/></msItem></msContents></msDesc>'),
    ),
    Rung(
        "language-of-source",
        "dcterms:language",
        f"<{LANGUAGES}/ko>",
        source('<msDesc><msContents><textLang mainLang="ko"/></msContents></msDesc>'),
    ),
    Rung(
        "language-in-description",
        "dcterms:language",
        f"<{LANGUAGES}/de>",
        source("<msDesc><physDesc><p>German.</p></physDesc></msDesc>"),
    ),
    Rung(
        "language-of-original",
        "dcterms:language",
        f"<{LANGUAGES}/fr>",
        text='<div type="original" xml:lang="fr"><p>a</p></div>',
    ),
    Rung(
        "language-only",
        "dcterms:language",
        f"<{LANGUAGES}/la>",
        profile('<langUsage><language ident="la"/></langUsage>'),
    ),
    #
    Rung(
        "repository",
        HOLDERS,
        "<org/office>",
        source('<msDesc><msIdentifier><repository ref="org:office"/></msIdentifier></msDesc>'),
    ),
    Rung(
        "repository-within",
        HOLDERS,
        "<org/office>",
        source('<msDesc><msPart><msIdentifier><institution ref="org:office"/></msIdentifier></msPart></msDesc>'),
    ),
    Rung("repository-of-source", GUESS, "<org/office>", source('<bibl><orgName ref="org:office">O.</orgName></bibl>')),
    #
    Rung(
        "shelfmark",
        SHELFMARKS,
        '"FA 7"',
        source('<msDesc><msIdentifier><idno type="shelfmark">FA 7</idno></msIdentifier></msDesc>'),
    ),
    Rung(
        "shelfmark-typed",
        SHELFMARKS,
        '"HHStA 1"',
        source('<msDesc><msIdentifier><idno type="box">HHStA 1</idno></msIdentifier></msDesc>'),
    ),
    Rung("shelfmark-of-source", SHELFMARKS, '"RG 59"', source("<bibl><idno>RG 59</idno></bibl>")),
    #
    Rung("source-note", "schema:itemLocation", '"RG 84"@en', text='<note type="source">RG 84</note>'),
    Rung("source-in-heading", "schema:itemLocation", '"PA I"@en', text="<head>A <bibl>PA I</bibl></head>"),
    #
    Rung("printed-in", "dcterms:bibliographicCitation", '"Book, 12"@en', source("<bibl>Book, 12</bibl>"), " "),
    #
    Rung("mentions", "schema:mentions", "<person/ada>", text=f"<p>{ADA}</p>"),
    Rung("mentions-of-part", "schema:mentions", "<person/ada>", text=f"<p>{ADA}</p>", unit="division"),
    Rung(
        "mentions-in-list",
        "schema:mentions",
        "<person/bob>",
        profile('<particDesc><listPerson><person sameAs="person:bob"/></listPerson></particDesc>'),
    ),
    #
    Rung(
        "translation",
        "schema:workTranslation",
        "<doc/letter-1#text-en>",
        named('<respStmt><resp key="trl"/></respStmt>'),
        " ",
    ),
    Rung(
        "translation-named",
        "schema:workTranslation",
        "<doc/letter-1#text-en>",
        named("<respStmt><resp>Übersetzt von</resp></respStmt>"),
        " ",
    ),
    Rung(
        "translation-beside",
        "schema:workTranslation",
        "<doc/letter-1#text-fr>",
        text='<div type="translation" xml:lang="fr"><p>a</p></div>',
    ),
    Rung(
        "translated",
        "schema:translationOfWork",
        "<doc/letter-1>",
        named(f'<respStmt><resp ref="{TRL}"/></respStmt>'),
        " ",
    ),
    Rung(
        "translated-named",
        "schema:translationOfWork",
        "<doc/letter-1>",
        named("<respStmt><resp>traduction</resp></respStmt>"),
        " ",
    ),
    Rung(
        "translated-beside",
        "schema:translationOfWork",
        "<doc/letter-1>",
        text='<div type="translation" xml:lang="fr"><p>a</p></div>',
    ),
    #
    Rung("text-title", TITLES, '"Head"@en', text="<head>Head</head>"),
    Rung("text-head", TITLES, '"Above"@en', outer="<head>Above</head>"),
    #
    Rung("text-language", "dcterms:language", f"<{LANGUAGES}/de>", text=" ", outer="text"),
    Rung(
        "division-language",
        "dcterms:language",
        f"<{LANGUAGES}/fr>",
        text='<div type="translation" xml:lang="fr"><p>a</p></div>',
    ),
    Rung("body-language", "dcterms:language", f"<{LANGUAGES}/ru>", text=" ", outer="body"),
    Rung("file-language", "dcterms:language", f"<{LANGUAGES}/en>", text=" "),
    #
    Rung(
        "translator",
        "dcterms:contributor schema:translator",
        "<person/ada>",
        named(f'<respStmt><resp ref="{TRL}">by</resp>{ADA}</respStmt>'),
        " ",
    ),
    Rung(
        "translator-named",
        "dcterms:contributor schema:translator",
        "<person/ada>",
        named(f"<respStmt><resp>Translated by</resp>{ADA}</respStmt>"),
        " ",
    ),
    Rung(
        "translator-editor",
        "dcterms:contributor schema:translator",
        "<person/ada>",
        named(f'<editor role="translator">{ADA}</editor>'),
        " ",
    ),
    Rung("translator-in-sentence", "schema:name", '"Cleo Day"', text="<note>Translated by Cleo Day.</note>"),
    #
    Rung(
        "page",
        "dcterms:source schema:isBasedOn",
        "<https://a.example/1>",
        source('<bibl type="capture"><ptr target="https://a.example/1"/></bibl>'),
        " ",
    ),
    Rung(
        "page-referred",
        "dcterms:source schema:isBasedOn",
        "<https://a.example/2>",
        source('<bibl type="capture"><ref target="https://a.example/2">x</ref></bibl>'),
        " ",
    ),
    #
    Rung(
        "rights",
        LICENCES,
        f"<{LICENCE}>",
        source(f'<bibl type="capture"><availability><licence target="{LICENCE}"/></availability></bibl>'),
        " ",
    ),
    Rung(
        "licence",
        LICENCES,
        f"<{LICENCE}>",
        published(f'<availability><licence target="{LICENCE}"/></availability>'),
        " ",
    ),
    Rung(
        "licence-referred",
        GUESS,
        f"<{LICENCE}>",
        published(f'<availability><p><ref target="{LICENCE}"/></p></availability>'),
        " ",
    ),
    #
    Rung(
        "rights-words",
        "schema:copyrightNotice",
        '"Reserved"@en',
        source('<bibl type="capture"><availability><p>Reserved</p></availability></bibl>'),
        " ",
    ),
    Rung(
        "licence-words",
        "schema:copyrightNotice",
        '"Free"@en',
        published("<availability><p>Free</p></availability>"),
        " ",
    ),
    Rung("publication-words", "schema:copyrightNotice", '"Not for sale"@en', published("<p>Not for sale</p>"), " "),
    #
    Rung(
        "encoder",
        "dcterms:contributor schema:contributor",
        "<person/ada>",
        named(f'<respStmt><resp key="mrk"/>{ADA}</respStmt>'),
    ),
    Rung(
        "responsible",
        "dcterms:contributor schema:contributor",
        "<person/bob>",
        named(f"<respStmt><resp>typed by</resp>{BOB}</respStmt>"),
    ),
    #
    Rung("volume-title", TITLES, '"Whole"@en', title("Whole", 'type="complete"'), unit="division"),
    Rung("volume-main-title", TITLES, '"Volume"@en', title("Volume"), unit="division"),
    Rung("volume-any-title", TITLES, '"Volume 2"@en', title("Volume 2", 'type="volume"'), unit="division"),
]


def letter(rungs):
    """A file whose first document has what some rungs read."""
    unit = rungs[0].unit
    inside = "".join(each.header for each in rungs)
    text = "".join(each.text for each in rungs)
    if unit == "division":
        texts = f'<div type="document" xml:id="d1">{text}</div><div type="document" xml:id="d2"><p>a</p></div>'
        return tei(inside, f"<text><body>{texts}</body></text>")
    if unit == "cmif":
        return tei(profile(f"<correspDesc>{inside}</correspDesc><correspDesc/>"))
    outer = [each.outer for each in rungs]
    lang = {name: f'xml:lang="{tag}"' for name, tag in (("text", "de"), ("body", "ru")) if name in outer}
    above = "".join(each for each in outer if each.startswith("<"))
    division = f"<div>{text}</div>" if text else ""
    written = f"<text {lang.get('text', '')}><body {lang.get('body', '')}>{above}{division}</body></text>"
    return tei(inside, written if text or above else "")


def told(applied, rule, property_):
    """The values of a property that a rule gave, of whatever thing, each once."""
    record = applied.record
    found = {
        value.replace(BASE, "")
        for each in record.statements
        if each[1] == expand(property_) and record.origin(each).rule == rule
        for value in each[2:]
    }
    return sorted(found)


def first(data):
    """What is made of the first document of a file."""
    [(_, applied), *_] = documents(data)
    return applied


@pytest.mark.parametrize("rung", RUNGS, ids=lambda rung: rung.rule)
def test_a_rung_finds_its_value(rung):
    """It alone of its field is read, and its number is kept in the origin of what it says."""
    applied = first(letter([rung]))
    field = RULES[rung.rule].field
    numbers = {(origin.rule, origin.rung) for _, origin in applied.record.origins() if origin.rule == rung.rule}

    assert [rung.rule] == [each for each in applied.matched if each in RULES and RULES[each].field == field]
    for property_ in rung.said.split():
        assert (property_, rung.values) == (property_, told(applied, rung.rule, property_))
    assert {(rung.rule, _numbers()[rung.rule])} == numbers


def _is_later(one, other):
    """Whether a rung comes behind another of the same field, in documents of the same sort."""
    first, second = RULES[one.rule], RULES[other.rule]
    return first.field == second.field and first.rung > second.rung and one.unit == other.unit


@pytest.mark.parametrize("rung", RUNGS, ids=lambda rung: rung.rule)
def test_later_rungs_are_not_read(rung):
    """Whatever they would find: nothing of the record comes from them."""
    field = RULES[rung.rule].field
    later = [each for each in RUNGS if _is_later(each, rung)]
    applied = first(letter([rung, *later]))

    assert [rung.rule] == [each for each in applied.matched if each in RULES and RULES[each].field == field]
    assert set() == {origin.rule for _, origin in applied.record.origins()} & {each.rule for each in later}


# The rungs that were counted over published corpora, by field and number, and the rule of ours whose letter has them.
WHEN = "[@when or @from or @to or @notBefore or @notAfter or @when-iso or @from-iso or @when-custom]"
NAMES = "*[self::persName or self::orgName or self::name or self::rs]"
COUNTED = [
    ("title 1", "titleStmt/title[normalize-space(.)!='']", "title"),
    ("title 2", "msDesc/head[normalize-space(.)!='']", "title-of-manuscript"),
    ("title 3", "text//head[normalize-space(.)!='']", "title-in-text"),
    ("sender 1", f"correspAction[@type='sent']/{NAMES}", "sender"),
    ("sender 2", "correspDesc//sender", "sender-named"),
    ("sender 3", "particDesc//person[@role='sender']", "sender-participant"),
    ("sender 4", "titleStmt/title//rs[starts-with(@role,'sender')]", "sender-in-title"),
    ("sender 5", "profileDesc/creation/persName", "sender-of-creation"),
    ("sender 6", "titleStmt/author[normalize-space(.)!='']", "sender-author"),
    ("sender 7", "sourceDesc//bibl/author", "sender-of-source"),
    ("sender 8", "titleStmt/title//persName", "sender-title-name"),
    ("sender 9", "text//signed", "signature"),
    ("sender 10", "text//head//persName", "heading-name"),
    ("recipient 1", f"correspAction[@type='received']/{NAMES}", "recipient"),
    ("recipient 2", "correspAction[@type='sent']/persName[@type='addressee']", "recipient-addressed"),
    ("recipient 3", "correspDesc//addressee", "recipient-named"),
    ("recipient 4", "particDesc//person[@role='recipient' or @role='addressee']", "recipient-participant"),
    ("recipient 5", "titleStmt/title//rs[starts-with(@role,'recipient')]", "recipient-in-title"),
    ("recipient 6", "text//opener//persName", "recipient-in-opener"),
    ("recipient 7", "text//head//persName[2]", "recipient-in-head"),
    ("date 1", f"correspAction[@type='sent']/date{WHEN}", "sent"),
    ("date 2", "correspDesc//date[@when or @notBefore or @from or @when-iso]", "date-of-correspondence"),
    ("date 3", "profileDesc/creation//*[@when or @from or @notBefore]", "date-of-creation"),
    ("date 4", "msDesc//origin//*[@when or @notBefore or @from or @when-iso]", "date-of-origin"),
    ("date 5", "titleStmt/title//date[@when or @when-iso or @from or @notBefore]", "date-in-title"),
    ("date 6", "sourceDesc//bibl//date[@when]", "date-of-source"),
    ("date 7", "text//dateline//date[@when or @from or @notBefore or @when-iso]", "date-of-dateline"),
    ("date 8", "correspAction[@type='sent']/date[normalize-space(.)!='']", "date-in-words"),
    ("date 9", "text//dateline", "dateline-in-words"),
    ("place 1", "correspAction[@type='sent']/*[self::placeName or self::settlement]", "place"),
    ("place 1, rs", "correspAction[@type='sent']/rs[@type='place']", "place-referred"),
    ("place 2", "correspDesc//placeName", "place-of-correspondence"),
    ("place 3", "profileDesc/creation/*[self::origPlace or self::placeName]", "place-of-creation"),
    ("place 4", "msDesc//origPlace", "place-of-origin"),
    ("place 5", "titleStmt/title//rs[@type='place']", "place-in-title"),
    ("place 6", "text//dateline//placeName", "place-of-dateline"),
    ("lang 1", "textLang/@mainLang", "language"),
    ("lang 2", "div[@type='original']/@xml:lang", "language-of-original"),
    ("lang 3", "langUsage[count(language)=1]/language/@ident", "language-only"),
    ("lang 4", "text/@xml:lang", "text-language"),
    ("archive 1, 2", "msIdentifier[idno[normalize-space(.)!='' or *]]", "shelfmark"),
    ("archive 3", "msIdentifier[institution or repository]", "repository"),
    ("archive 4, body", "sourceDesc/bibl[idno or orgName]", "repository-of-source"),
    ("archive 4, mark", "sourceDesc/bibl[idno or orgName]", "shelfmark-of-source"),
    ("archive 5, head", "text//head//bibl", "source-in-heading"),
    ("archive 5, note", "text//note[@type='source']", "source-note"),
    ("archive 6", "sourceDesc/bibl", "printed-in"),
    ("rights 1", "availability//licence/@target", "licence"),
    ("rights 2", "availability//ref/@target", "licence-referred"),
    ("rights 3", "availability/p[normalize-space(.)!='']", "licence-words"),
    ("rights 4", "publicationStmt/p[normalize-space(.)!='']", "publication-words"),
    ("mention 1", "text//persName[@ref or @key or @corresp or @sameAs]", "mentions"),
]


@pytest.mark.parametrize(("counted", "path", "rule"), COUNTED)
def test_every_rung_that_corpora_have_is_read(counted, path, rule):
    """What gave the shares of docs/corpora.md is found by a rule of the shipped crosswalk."""
    [rung] = [each for each in RUNGS if each.rule == rule]
    data = letter([rung])
    # A path of the page, with our prefix: it must find something in the letter, so that this is a case of it.
    found = compile_path(f"//{path}")
    selected = [each for each in found.select(file(data).root) if not found.attribute or each.get(found.attribute)]

    assert (counted, True) == (counted, bool(selected))
    assert rule in first(data).matched


def test_witnesses_are_read_besides_the_archive():
    """The last rung of the archive in docs/corpora.md makes things of its own, however many there are."""
    applied = mapped(tei(source("<listWit><witness>Vienna, HHStA</witness></listWit>")))
    [item] = said(applied.record, "schema:workExample")

    assert ['"Vienna, HHStA"@en'] == said(applied.record, "schema:description", item[13:-1])


@pytest.mark.parametrize(
    ("guess", "rule"),
    [
        *[("medium", each) for each in ("sender-author", "recipient-in-opener", "date-in-words", "dateline-in-words")],
        *[("low", each) for each in ("sender-of-source", "sender-title-name", "heading-name", "date-of-source")],
        *[("medium", each) for each in ("licence-referred", "repository-of-source", "shelfmark-of-source")],
        *[("low", each) for each in ("recipient-in-head", "publication-words")],
    ],
)
def test_the_rungs_that_only_guess_say_so(guess, rule):
    """Those that docs/corpora.md names as guesses."""
    assert guess == RULES[rule].guess


def _numbers():
    """The number of each rung in its field."""
    found = sorted(RULES.values(), key=lambda rule: rule.field)
    return {rule.id: n for _, rules in groupby(found, lambda rule: rule.field) for n, rule in enumerate(rules, 1)}


def test_every_rung_of_the_shipped_crosswalk_has_its_letter():
    """Who adds a rung adds a letter that shows it."""
    assert sorted(RULES) == sorted(rung.rule for rung in RUNGS)


def test_a_rung_is_counted_from_one_and_a_rule_of_no_field_is_none():
    """The number that explain and coverage show."""
    assert {rule.id: rule.rung for rule in RULES.values()} == _numbers()
    assert {0} == {rule.rung for rule in CROSSWALK.rules if not rule.field}
