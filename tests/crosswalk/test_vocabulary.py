"""The terms of vocabularies: the lists have what others know, and a slip is told with the nearest right name."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
import yaml
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
LISTED = {*KNOWN, "rico", "tl"}


def named(vocabulary_class):
    """The local names of a vocabulary of rdflib: those it declares, and those that are no names of Python."""
    declared = {name for name in vocabulary_class.__annotations__ if not name.startswith("_")}
    return declared | {name for name in getattr(vocabulary_class, "_extras", ()) if not name.startswith("_")}


def test_the_list_of_dublin_core_is_what_rdflib_knows():
    """Dublin Core is complete: a good property is never refused, a bad one always."""
    assert named(KNOWN["dcterms"]) == vocabulary.terms("dcterms")


@pytest.mark.parametrize("prefix", sorted(set(KNOWN) - {"dcterms"}))
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


@pytest.mark.parametrize("name", ["dcterms:title", "schema:Message", "rico:hasSender", "tl:sentEarliest", "void:any"])
def test_good_names_have_no_fault(name):
    """A name of a list, and any name of a vocabulary without one."""
    assert vocabulary.fault(name) is None


# -- classes, properties, values --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def known_elsewhere():
    """What a copy of schema.org of 2021 says, with a shape for each class: the properties by class, and all classes."""
    path = Path(pyshacl.__file__).parent / "assets/schema.ttl"
    has, of, kind, classes = {}, {}, f"{NAMESPACES['rdf']}type", set()
    for triple in pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE):
        name = getattr(triple.predicate, "value", "").rpartition("#")[2]
        if name == "property":
            has.setdefault(triple.subject.value, []).append(triple.object.value)
        elif name == "path":
            of[triple.subject.value] = triple.object.value
        elif triple.predicate.value == kind and triple.object.value.endswith("#Class"):
            classes.add(triple.subject.value)
    return [(of[shape], each) for each, shapes in has.items() for shape in shapes if shape in of], classes


# What schema.org has taken back since.
RETRACTED = {
    *["ProductReturnEnumeration", "ProductReturnPolicy", "StupidType", "hasProductReturnPolicy", "productReturnDays"],
    *["productReturnLink", "stupidProperty", "variablesMeasured"],
}
MOVED = {("schema:numConstraints", "schema:StatisticalPopulation")}


def test_every_property_of_schema_org_may_be_used_where_another_copy_has_it(known_elsewhere):
    """Domains and kinds of classes lack nothing: a property in its right place is never refused."""
    pairs = {(f"schema:{name[18:]}", f"schema:{each[18:]}") for name, each in known_elsewhere[0]}
    kept = {pair for pair in pairs if not RETRACTED & {part[7:] for part in pair}}

    assert 1000 < len(kept)
    assert MOVED == {pair for pair in kept if vocabulary.misplaced(pair[0], [pair[1]])}
    assert [] == [name for name, _ in kept if not vocabulary.is_property(name)]


def test_every_class_of_schema_org_that_another_copy_has_is_a_class(known_elsewhere):
    """Classes are told from properties and values as their publisher does."""
    names = {name[18:] for name in known_elsewhere[1] if name.startswith("http://schema.org/")}

    assert RETRACTED & names == {name for name in names if not vocabulary.is_class(f"schema:{name}")}


@pytest.mark.parametrize("prefix", sorted(LISTED))
def test_a_list_knows_all_the_names_it_uses(prefix):
    """What a class is a kind of is a class, and so is every domain; the names of properties start small."""
    facts = vocabulary._facts(prefix)
    used = {name for names in [*facts.classes.values(), *facts.properties.values()] for name in names}

    assert [] == [name for name in sorted(used) if not vocabulary.is_class(name)]
    assert set() == set(facts.classes) & set(facts.properties)
    assert {"RiCCMCorrespondingComponent"} >= {name for name in facts.properties if name[:1].isupper()}
    assert facts.terms


def test_no_class_of_a_vocabulary_has_itself_for_a_kind():
    """The kinds of a class end, though schema.org once had a circle in its data types."""
    for prefix in LISTED:
        for name in vocabulary._facts(prefix).classes:
            assert f"{prefix}:{name}" in vocabulary._kinds(f"{prefix}:{name}")


@pytest.mark.parametrize(
    ("name", "as_property", "as_class"),
    [
        ("schema:Message", ("schema:Message is a class, not a property", ""), None),
        ("schema:Event", ("schema:Event is a class, not a property", "schema:event"), None),
        ("schema:event", None, ("schema:event is a property, not a class", "schema:Event")),
        ("dcterms:title", None, ("dcterms:title is a property, not a class", "")),
        ("dcmitype:Text", ("dcmitype:Text is a class, not a property", ""), None),
        (
            "schema:Monday",
            ("schema:Monday is a value, not a property", ""),
            ("schema:Monday is a value, not a class", ""),
        ),
        ("rico:Recrd", ("rico has no term Recrd", ""), ("rico has no term Recrd", "rico:Record")),
        ("schema:sendr", ("schema has no term sendr", "schema:sender"), ("schema has no term sendr", "")),
        ("sender", ("sender has no prefix", "schema:sender"), ("sender has no prefix", "schema:sender")),
        ("rico:hasSender", None, ("rico:hasSender is a property, not a class", "")),
        ("void:Dataset", None, None),
    ],
)
def test_a_class_is_no_property_and_a_property_no_class(name, as_property, as_class):
    """Where the other sort is given its namesake is proposed, and a slip is told with one of the right sort."""
    assert as_property == vocabulary.property_fault(name)
    assert as_class == vocabulary.class_fault(name)


@pytest.mark.parametrize(
    ("name", "classes", "wrong"),
    [
        (
            "schema:recipient",
            ["schema:Person"],
            "schema:recipient belongs to schema:Message, schema:CommunicateAction, schema:DonateAction and 6 more, "
            "not to schema:Person",
        ),
        (
            "<http://schema.org/sender>",
            ["<http://schema.org/ArchiveComponent>", "<http://purl.org/dc/terms/BibliographicResource>"],
            "schema:sender belongs to schema:Message or schema:ReceiveAction, not to schema:ArchiveComponent",
        ),
        (
            "schema:birthDate",
            ["schema:Organization"],
            "schema:birthDate belongs to schema:Person, not to schema:Organization",
        ),
        (
            "rico:hasSender",
            ["rico:Person"],
            "rico:hasSender belongs to rico:Instantiation or rico:RecordResource, not to rico:Person",
        ),
        ("prov:used", ["prov:Entity"], "prov:used belongs to prov:Activity, not to prov:Entity"),
        (
            "dcterms:bibliographicCitation",
            ["schema:GovernmentOrganization", "dcterms:Agent"],
            "dcterms:bibliographicCitation belongs to dcterms:BibliographicResource, "
            "not to schema:GovernmentOrganization or dcterms:Agent",
        ),
    ],
)
def test_a_property_on_the_wrong_thing_is_told_where_it_belongs(name, classes, wrong):
    """In one line: the widest of its classes, and the classes of the thing."""
    assert wrong == vocabulary.misplaced(name, classes)


@pytest.mark.parametrize(
    ("name", "classes"),
    [
        pytest.param("schema:sender", ["schema:ArchiveComponent", "schema:Message"], id="one class of several"),
        pytest.param("schema:jobTitle", ["schema:Patient"], id="a kind of the domain"),
        pytest.param("schema:name", ["schema:Legislation"], id="domain of everything"),
        pytest.param("schema:sender", ["dcterms:BibliographicResource"], id="no class of the vocabulary"),
        pytest.param("schema:sender", ["schema:Role"], id="a role repeats properties"),
        pytest.param("schema:sender", ["schema:Nonsense"], id="no class at all"),
        pytest.param("schema:nonsense", ["schema:Person"], id="no property at all"),
        pytest.param("schema:sender", [], id="nothing known"),
        pytest.param("dcterms:title", ["schema:Person"], id="no domain"),
        pytest.param("dcterms:accrualMethod", ["rico:RecordSet"], id="may be a collection"),
        pytest.param("dcterms:accrualMethod", ["schema:Event", "dcmitype:Collection"], id="also a collection"),
        pytest.param("dcterms:medium", ["<https://example.org/Thing>"], id="a class of nobody"),
        pytest.param("rico:hasSender", ["rico:Record"], id="a kind of the domain of RiC-O"),
        pytest.param("rico:hasRecordSetType", ["rico:RecordResource"], id="may be of the narrower class"),
        pytest.param("void:sparqlEndpoint", ["schema:Person"], id="no list"),
    ],
)
def test_a_property_that_may_belong_is_not_told(name, classes):
    """Nothing is said where the thing may have the property, or where nobody can say."""
    assert "" == vocabulary.misplaced(name, classes)


def test_all_terms_of_the_shipped_crosswalk_are_good_and_in_their_place(root):
    """The shipped crosswalk is without fault by these lists."""
    crosswalk = yaml.safe_load((root / "shapes/crosswalk.yaml").read_text(encoding="utf-8"))
    things = crosswalk["make"]
    places = [(to, things[about]["type"]) for to, about in targets(crosswalk) if about in things]

    assert 50 < len(places)
    assert [] == [vocabulary.property_fault(to) for to, _ in places if vocabulary.property_fault(to)]
    assert [] == [vocabulary.misplaced(to, types) for to, types in places if vocabulary.misplaced(to, types)]
    assert [] == [each for thing in things.values() for each in thing["type"] if vocabulary.class_fault(each)]


def targets(crosswalk):
    """The properties of all rules, each with a thing that it is said of."""
    for rule in crosswalk["rules"]:
        to = rule.get("to", [])
        names = [each for part in to.values() for each in part] if isinstance(to, dict) else to
        abouts = rule.get("about", "record")
        for about in [abouts] if isinstance(abouts, str) else abouts:
            yield from ((name, about) for name in names)
