"""The plain design that a project writes for itself: lxml, XPath, and a graph of rdflib, here for the core facts.

The paths are compiled once, and one namespace manager serves all graphs, as a careful author would do it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, XSD, NamespaceManager

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib.term import Node

BASE = "https://letters.example.org/"
SCHEMA = Namespace("http://schema.org/")
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_NAMES = "self::t:persName or self::t:orgName or self::t:placeName"
_SOURCE = "t:teiHeader/t:fileDesc/t:sourceDesc"
_PROFILE = "t:teiHeader/t:profileDesc"
_DATES = {10: XSD.date, 7: XSD.gYearMonth, 4: XSD.gYear}


class Fact(NamedTuple):
    """What is looked for, what is made of it, and the property it fills; does it speak of the text?"""

    path: str
    value: Callable[[etree._Element | str], Node]
    property: URIRef
    is_of_text: bool = False


# ---- values


def words(found: etree._Element | str) -> str:
    """The text of an element or an attribute, its blanks made one."""
    return " ".join((found if isinstance(found, str) else "".join(found.itertext())).split())


def english(found: etree._Element | str) -> Node:
    """Words for readers."""
    return Literal(words(found), lang="en")


def code(found: etree._Element | str) -> Node:
    """A number or a mark."""
    return Literal(words(found))


def entity(found: etree._Element | str) -> Node:
    """What a pointer such as person:… points at."""
    return URIRef(BASE + words(found).replace(":", "/"))


def term(found: etree._Element | str) -> Node:
    """What a pointer into the taxonomy points at."""
    return URIRef(f"{BASE}term/{words(found).lstrip('#')}")


def day(found: etree._Element | str) -> Node:
    """A day, a month or a year."""
    return Literal(words(found), datatype=_DATES[len(words(found))])


def address(found: etree._Element | str) -> Node:
    """An address on the web."""
    return URIRef(words(found))


# ---- facts

FACTS = (
    Fact("t:teiHeader/t:fileDesc/t:titleStmt/t:title[not(@type) or @type='main']", english, DCTERMS.title),
    Fact(f"{_PROFILE}/t:abstract/t:p", english, DCTERMS.abstract),
    Fact(f"{_PROFILE}/t:textClass/t:catRef/@target", term, SCHEMA.genre),
    Fact("t:teiHeader/t:fileDesc/t:titleStmt/t:author/@ref", entity, DCTERMS.creator),
    Fact(f"{_PROFILE}/t:correspDesc/t:correspAction[@type='sent']/*[{_NAMES}]/@ref", entity, SCHEMA.sender),
    Fact(f"{_PROFILE}/t:correspDesc/t:correspAction[@type='received']/*[{_NAMES}]/@ref", entity, SCHEMA.recipient),
    Fact(f"{_PROFILE}/t:correspDesc/t:correspAction[@type='sent']/t:date/@when", day, DCTERMS.created),
    Fact(f"{_SOURCE}/t:msDesc/t:msContents/t:msItem/t:textLang/@mainLang", code, SCHEMA.inLanguage),
    Fact(f"{_SOURCE}/t:bibl[@type='capture']/t:idno[@type]", code, DCTERMS.identifier),
    Fact(f"{_SOURCE}/t:msDesc/t:msIdentifier/t:repository/@ref", entity, SCHEMA.holdingArchive),
    Fact(f"{_SOURCE}/t:msDesc/t:msIdentifier/t:collection/@ref", entity, DCTERMS.isPartOf),
    Fact(
        f"t:text/t:body/descendant::*[{_NAMES}][not(ancestor::t:opener or ancestor::t:closer)]/@ref",
        entity,
        SCHEMA.mentions,
    ),
    Fact(
        "t:teiHeader/t:fileDesc/t:titleStmt/t:respStmt[t:resp/@ref='http://id.loc.gov/vocabulary/relators/trl']"
        "/t:persName/@ref",
        entity,
        SCHEMA.translator,
        is_of_text=True,
    ),
    Fact(f"{_SOURCE}/t:bibl[@type='capture']/t:publisher/@ref", entity, DCTERMS.publisher, is_of_text=True),
    Fact(
        f"{_SOURCE}/t:bibl[@type='capture']/t:availability/t:licence/@target[contains(., '//rightsstatements.org/')]",
        address,
        DCTERMS.rights,
        is_of_text=True,
    ),
    Fact(
        f"{_SOURCE}/t:bibl[@type='capture']/t:availability/t:licence/@target[contains(., '//creativecommons.org/')]",
        address,
        DCTERMS.license,
        is_of_text=True,
    ),
)
_SHELFMARK = f"{_SOURCE}/t:msDesc/t:msIdentifier/t:idno[@type='shelfmark']"
_LOCUS = f"{_SOURCE}/t:msDesc/t:msContents/t:msItem/t:locus"


@cache
def compiled(path: str) -> etree.XPath:
    """A path, compiled when first needed."""
    return etree.XPath(path, namespaces={"t": "http://www.tei-c.org/ns/1.0"}, smart_strings=False)


@cache
def prefixes() -> NamespaceManager:
    """The prefixes of Turtle: made once, since making them costs more than a letter."""
    manager = NamespaceManager(Graph(), bind_namespaces="none")
    for prefix, namespace in {"dcterms": DCTERMS, "schema": SCHEMA, "xsd": XSD}.items():
        manager.bind(prefix, namespace)
    return manager


def graph(data: bytes) -> Graph:
    """The core facts of a letter."""
    root = etree.fromstring(data)
    made = Graph(bind_namespaces="none")
    made.namespace_manager = prefixes()
    record = URIRef(f"{BASE}doc/{root.get(_ID)}")
    text = URIRef(f"{record}#text-en")
    made.add((record, RDF.type, SCHEMA.Message))
    for fact in FACTS:
        for found in compiled(fact.path)(root):
            made.add((text if fact.is_of_text else record, fact.property, fact.value(found)))
    marks = [words(found) for path in (_SHELFMARK, _LOCUS) for found in compiled(path)(root)]
    made.add((record, SCHEMA.itemLocation, Literal(", ".join(marks))))
    return made
