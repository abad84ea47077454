"""Small invented files that hold several documents, and a project around one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://papers.example.org/"
NAMESPACE = "http://www.tei-c.org/ns/1.0"

SETTINGS = f"""base = "{BASE}"
title = "Invented papers"
schema = "any.rng"
shapes = ["shapes.ttl"]
"""
ANYTHING = """<grammar xmlns="http://relaxng.org/ns/structure/1.0">
<start><ref name="any"/></start>
<define name="any"><element><anyName/><zeroOrMore><choice>
<attribute><anyName/></attribute><text/><ref name="any"/>
</choice></zeroOrMore></element></define>
</grammar>
"""
SHAPES = """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix schema: <http://schema.org/> .
<https://papers.example.org/shapes#message> a sh:NodeShape ; sh:targetClass schema:Message ;
    sh:property [ sh:path schema:name ; sh:minLength 5 ; sh:message "a title has five letters" ] .
<https://papers.example.org/shapes#volume> a sh:NodeShape ; sh:targetClass schema:Collection ;
    sh:property [ sh:path schema:name ; sh:minLength 5 ; sh:message "a volume is named in five letters" ] .
"""

HEADER = """<teiHeader><fileDesc>
<titleStmt><title type="main">Harbour Papers, Volume I</title><editor xml:id="ed-mal">Ilse Malkin</editor></titleStmt>
<publicationStmt><publisher>Harbour Press</publisher><idno type="isbn">978-0-00</idno>
<availability status="free"><licence target="https://creativecommons.org/licenses/by/4.0/"/></availability>
</publicationStmt><sourceDesc><p>Invented.</p></sourceDesc></fileDesc></teiHeader>"""

VOLUME = f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="{NAMESPACE}" xml:id="harbour-1" xml:lang="en">{HEADER}
<text>
<front><div xml:id="people"><head>Persons</head><list>
<item><persName xml:id="p_osk">Oskar Vint</persName>, harbour master</item>
<item><persName xml:id="p_lun">Maria Lund</persName>, consul</item></list></div></front>
<body><div type="chapter"><head>The quay</head>
<div type="document" xml:id="d1"><head>1. Letter from Vint to Lund</head>
<opener><dateline>Port Alder, <date when="1901-02-03">3 February 1901</date></dateline></opener>
<p>The first letter. <persName corresp="#p_lun">Lund</persName> answers in <ref target="#d3">document 3</ref>,
as the <ref target="#d2">note</ref> says.<note xml:id="d1n1">Signed by another hand.</note></p></div>
<div type="document" subtype="editorial-note" xml:id="d2"><head>2. Editorial Note</head>
<p xml:id="d2p">The second is no letter.</p></div>
<div type="document" xml:id="d3"><head>3. Letter from Lund to Vint</head>
<opener><dateline>Port Birch, <date when="1901-03-04">4 March 1901</date></dateline></opener>
<p>The third letter, to <persName corresp="#p_osk">Vint</persName>; see <ref target="#d1n1">the hand</ref>.</p></div>
<div type="document" xml:id="d4"><head>4. Telegram</head>
<p>The fourth, of <persName corresp="#p_osk">Vint</persName>.</p></div>
</div></body></text></TEI>
"""

LETTERS = f"""<TEI xmlns="{NAMESPACE}" xml:id="list-7" xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title>Letters of Maria Lund</title></titleStmt>
<publicationStmt><publisher>Harbour Press</publisher></publicationStmt>
<sourceDesc><bibl>Lund, Letters</bibl></sourceDesc></fileDesc><profileDesc>
<correspDesc xml:id="l1"><correspAction type="sent"><persName>Maria Lund</persName><date when="1902-01-05"/>
</correspAction><correspAction type="received"><persName>Oskar Vint</persName></correspAction></correspDesc>
<correspDesc xml:id="l2"><correspAction type="sent"><persName>Oskar Vint</persName><date when="1902-01-09"/>
</correspAction><correspAction type="received"><persName>Maria Lund</persName></correspAction></correspDesc>
</profileDesc></teiHeader><text><body><p/></body></text></TEI>
"""


def _text(name: str, header: str = "") -> str:
    statement = (
        f"<fileDesc><titleStmt><title>Letter {name}</title></titleStmt>{header}<sourceDesc><p/></sourceDesc></fileDesc>"
    )
    return (
        f'<TEI xml:id="{name}" xml:lang="en"><teiHeader>{statement}</teiHeader>'
        f"<text><body><p>Words of {name}.</p></body></text></TEI>"
    )


CORPUS = f"""<teiCorpus xmlns="{NAMESPACE}" xml:id="corpus-2" xml:lang="en">{HEADER}
{_text("alpha")}
{_text("beta")}
</teiCorpus>
"""
RESTRICTED = '<publicationStmt><publisher>H</publisher><availability status="restricted"/></publicationStmt>'
HALF_RESTRICTED = CORPUS.replace(_text("beta"), _text("beta", RESTRICTED))

GROUP = f"""<TEI xmlns="{NAMESPACE}" xml:id="bundle-3" xml:lang="en">{HEADER}
<text><front><p>A bundle.</p></front><group>
<text xml:id="one"><body><head>The first text</head><p>Words of one.</p></body></text>
<text xml:id="two"><body><head>The second text</head><p>Words of two.</p></body></text>
</group></text></TEI>
"""


def project(folder: Path, text: str, name: str = "file.xml") -> Path:
    """A project with one file, which any schema and hardly a shape would refuse."""
    (folder / "tei").mkdir()
    (folder / "tei" / name).write_text(text, "utf-8")
    for path, content in (("teilink.toml", SETTINGS), ("any.rng", ANYTHING), ("shapes.ttl", SHAPES)):
        (folder / path).write_text(content, "utf-8")
    return folder
