"""A small letter for every rung of every field of the shipped crosswalk."""

from __future__ import annotations

from typing import NamedTuple

from small_letter import tei

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
    Rung("author", "dcterms:creator", "<person/ada>", named('<author ref="person:ada">A.</author>')),
    Rung("author-sender", "dcterms:creator", "<person/ada>", sent(ADA)),
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
        "translator-of-division",
        "dcterms:contributor schema:translator",
        "<person/ada>",
        named(f'<respStmt><resp ref="{TRL}">by</resp>{ADA}</respStmt>'),
        '<div type="original" xml:lang="la"><p/></div><div type="translation" xml:lang="en"><p/></div>',
    ),
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
