"""The terms of vocabularies: the lists are those that rdflib has, and a slip is told with the nearest right name."""

from __future__ import annotations

import pytest
from rdflib import namespace

from teilink.crosswalk import vocabulary
from teilink.rdf.terms import NAMESPACES

KNOWN = {
    "dcat": namespace.DCAT,
    "dcmitype": namespace.DCMITYPE,
    "dcterms": namespace.DCTERMS,
    "foaf": namespace.FOAF,
    "prov": namespace.PROV,
    "rdf": namespace.RDF,
    "rdfs": namespace.RDFS,
    "schema": namespace.SDO,
    "skos": namespace.SKOS,
}


def named(vocabulary_class):
    """The local names of a vocabulary of rdflib: those it declares, and those that are no names of Python."""
    declared = {name for name in vocabulary_class.__annotations__ if not name.startswith("_")}
    return declared | {name for name in getattr(vocabulary_class, "_extras", ()) if not name.startswith("_")}


@pytest.mark.parametrize("prefix", ["dcterms", "schema"])
def test_a_list_is_what_rdflib_knows(prefix):
    """Dublin Core and schema.org are complete: a good property is never refused, a bad one always."""
    expected, found = named(KNOWN[prefix]), vocabulary.terms(prefix)

    assert set() == expected - found
    assert set() == found - expected


@pytest.mark.parametrize("prefix", sorted(set(KNOWN) - {"dcterms", "schema"}))
def test_no_list_lacks_what_rdflib_knows(prefix):
    """A list may have what a newer version of its vocabulary added; it lacks nothing."""
    assert vocabulary.terms(prefix)
    assert set() == named(KNOWN[prefix]) - vocabulary.terms(prefix)


@pytest.mark.parametrize("prefix", sorted(KNOWN))
def test_lists_and_namespaces_mean_the_same_vocabulary(prefix):
    """A list stands under the prefix of its namespace; schema.org is http, where rdflib has https."""
    assert NAMESPACES[prefix] == str(KNOWN[prefix]).replace("https://schema.org/", "http://schema.org/")


@pytest.mark.parametrize(
    ("name", "message", "right"),
    [
        ("dcterms:titel", "dcterms has no term titel", "dcterms:title"),
        ("dcterms:Title", "dcterms has no term Title", "dcterms:title"),
        ("schema:datecreated", "schema has no term datecreated", "schema:dateCreated"),
        ("schema:qqqqqq", "schema has no term qqqqqq", ""),
        ("skos:prefLable", "skos has no term prefLable", "skos:prefLabel"),
        ("dct:title", "the prefix dct is not known", "dcterms:title"),
        ("shema:name", "the prefix shema is not known", "schema:name"),
        ("zzz:name", "the prefix zzz is not known", ""),
        ("title", "title has no prefix", "dcterms:title"),
        ("sender", "sender has no prefix", "schema:sender"),
        ("qqqqqq", "qqqqqq has no prefix", ""),
        ("", " has no prefix", ""),
    ],
)
def test_a_slip_is_told_with_the_nearest_right_name(name, message, right):
    """What is proposed is itself without fault."""
    assert (message, right) == vocabulary.fault(name)
    assert not right or vocabulary.fault(right) is None


@pytest.mark.parametrize("name", ["dcterms:title", "schema:Message", "rico:hasSender", "tl:sentEarliest", "rdf:type"])
def test_good_names_have_no_fault(name):
    """A name of a list, and any name of a vocabulary without one."""
    assert vocabulary.fault(name) is None
