"""A small invented cable, as statements and as TEI."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pyoxigraph
from lxml import etree

from teilink.rdf.record import Record
from teilink.source import Source
from teilink.tei.document import Document, TeiFile

BASE = "https://cables.example.org/"
CABLE = BASE + "doc/letter-1"
PEOPLE = {"person:ada": BASE + "person/ada", "org:office": BASE + "org/office", "event:fair": BASE + "event/fair"}

STATEMENTS = """
@base <https://cables.example.org/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix lang: <http://id.loc.gov/vocabulary/iso639-1/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rico: <https://www.ica.org/standards/RiC/ontology#> .
@prefix schema: <http://schema.org/> .
@prefix tl: <https://w3id.org/teilink/ns#> .
@prefix wikibase: <http://wikiba.se/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<doc/letter-1> a schema:Message ;
    schema:name "A letter <b>&amp; more</b>"@en ;
    schema:abstract "Ada reports on the fair."@en ;
    schema:creditText "Ada, ‘A letter’, 3 May 1950."@en ;
    schema:sender <person/ada> ; schema:recipient <org/office> ;
    schema:about <doc/letter-1#visit> ;
    schema:mentions <event/fair> , <person/ada> , <http://other.example/thing> ;
    schema:genre <term/cable> ; schema:inLanguage "ru" ; dcterms:language lang:ru ;
    schema:itemLocation "Archive 1, 2-3" ; schema:holdingArchive <org/archive> ; schema:isPartOf <collection/one> ;
    dcterms:created "1950-05-03"^^xsd:date ; schema:workTranslation <doc/letter-1#text-en> .
<doc/letter-1#text-en> a schema:CreativeWork ;
    schema:inLanguage "en" ; schema:translator <person/bob> ; schema:copyrightNotice "All rights <are> kept."@en ;
    schema:publisher <org/press> ; dcterms:issued "2001-02"^^xsd:gYearMonth ; schema:funder <org/fund> ;
    dcterms:source <https://source.example/page> ; dcterms:rights <http://rightsstatements.org/vocab/CNE/1.0/> ;
    tl:availability "unknown" .
<doc/letter-1#visit> a schema:Event ;
    schema:name "Visit to the fair"@en ; schema:startDate "1950-05-02"^^xsd:date ; schema:attendee <person/ada> .
<doc/letter-1#meta> dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/> ;
    dcterms:modified "2020-01-02"^^xsd:date ; dcterms:publisher <org/press> .
<doc/letter-1#date-signed> a rdf:Statement ;
    rdf:subject <doc/letter-1> ; rdf:predicate dcterms:created ; rdf:object "1950-05-03"^^xsd:date ;
    schema:text "3.V.50"@ru ; schema:description "It stands under the letter."@en ;
    dcterms:source <doc/letter-1#text-en> ; prov:wasAttributedTo <person/ada> ; wikibase:rank wikibase:PreferredRank .
<doc/letter-1#date-listed> a rdf:Statement ;
    rdf:subject <doc/letter-1> ; rdf:predicate dcterms:created ; rdf:object "1950-03-05"^^xsd:date ;
    schema:text "March 5, 1950"@en ; schema:description "Day and month are exchanged."@en ;
    dcterms:source <https://source.example/page> ; prov:wasAttributedTo <org/press> ;
    wikibase:rank wikibase:DeprecatedRank .
<doc/letter-1#language> a rdf:Statement ;
    rdf:subject <doc/letter-1> ; rdf:predicate dcterms:language ; rdf:object lang:ru ;
    schema:description "The page does not say."@en ; rico:relationCertainty "medium" ;
    prov:wasAttributedTo <org/press> ; wikibase:rank wikibase:NormalRank .
<doc/letter-1#number> a rdf:Statement ;
    rdf:subject <doc/letter-1> ; rdf:predicate schema:position ; rdf:object "7" ;
    schema:description "Counted by hand."@en ; wikibase:rank wikibase:NormalRank .
<person/ada> a schema:Person ; schema:name "Ada"@en ; schema:jobTitle "Consul"@en ; schema:sameAs <http://x.example/a> .
<person/bob> a schema:Person ; schema:name "Bob"@en .
<org/office> a schema:Organization ; schema:name "The Office"@en .
<org/press> a schema:Organization ; schema:name "The Press"@en .
<org/fund> a schema:Organization ; schema:name "The Fund"@en .
<org/archive> a schema:ArchiveOrganization ; schema:name "The Archive"@en .
<collection/one> a schema:Collection ; schema:name "Collection One"@en .
<event/fair> a schema:Event ; schema:name "The Fair"@en .
<term/cable> a schema:DefinedTerm ; schema:name "cable"@en .
"""
BODY = """
<div><head>A letter</head>
<p>I saw <supplied reason="completion">the</supplied> <rs ref="event:fair">great fair</rs> and <gap reason="illegible"/>
<choice><corr>most</corr><sic>must</sic></choice> people. <note>A <hi rend="italic">note</hi>.</note></p>
<p xml:id="said-1"><said who="person:ada">“A sentence only the body holds.”</said></p></div>
"""

ReadBody: TypeAlias = Callable[[str], Document]
PrintBody: TypeAlias = Callable[[str], str]


def point(pointer: str) -> str | None:
    """What the pointers of the small cable point at."""
    return CABLE + pointer if pointer == "#visit" else PEOPLE.get(pointer)


def record_of(statements: str, main: str, graph: str) -> Record:
    """The record of some Turtle."""
    read = pyoxigraph.parse(statements, format=pyoxigraph.RdfFormat.TURTLE)
    found = sorted((str(each.subject), str(each.predicate), str(each.object)) for each in read)
    return Record.of(f"<{main}>", f"<{graph}>", found)


def document_of(data: bytes) -> Document:
    """A document that is a whole file."""
    root = etree.fromstring(data, etree.XMLParser(collect_ids=False))
    return Document(TeiFile(Source("letter.xml", data), root), root, None, "letter-1", "letter-1")
