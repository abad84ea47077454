"""The shipped shapes: what they must find, and what they must leave alone."""

from __future__ import annotations

import pyshacl
import pytest
import rdflib
from faults import BROKEN, MIN, NOT, PATTERN, RIGHT, SPARQL

from letters import english, read_turtle, thing, typed
from teilink import resources
from teilink.rdf.terms import expand, literal


def spelled(results):
    """Component, path and severity of results, without advice."""
    found = [(result.component, result.path, result.severity) for result in results if result.severity != "info"]
    return sorted(found)


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_is_found_and_nothing_else(name, shipped, edit):
    """Each fault gives the results that name it, and no other error or warning."""
    edits, expected = BROKEN[name]
    results = shipped.results(edit(*edits))

    wanted = sorted((component, path and expand(path), severity) for component, path, severity in expected)
    assert wanted == spelled(results)


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_is_left_alone(name, shipped, edit):
    """No error and no warning on what is true, however precise its dates are."""
    assert [] == spelled(shipped.results(edit(*RIGHT[name])))


def test_a_receipt_before_sending_names_the_receipt(shipped, edit):
    """The value is the date of receipt, the date of sending is beside it, and the message has both."""
    early = typed("1952-02-08")
    [result] = shipped.results(edit(("", "tl:receivedEarliest", []), ("", "tl:receivedLatest", [early])))

    assert (thing(""), expand("tl:receivedLatest"), early) == (result.focus, result.path, result.value)
    assert (expand("tl:sentEarliest"),) == result.compared
    assert "<https://w3id.org/teilink/shapes#ReceivedBeforeSent>" == result.shape
    assert result.message.startswith("received on 1952-02-08 at the latest, but sent on 1952-02-10 at the earliest")


def test_a_span_out_of_order_names_the_other_end(shipped, edit):
    """The first day is the value, the last day is beside it."""
    [result] = shipped.results(edit(("", "tl:sentEarliest", [typed("1952-02-11")])))

    assert typed("1952-02-11") == result.value
    assert (expand("tl:sentLatest"),) == result.compared


def test_a_later_event_is_shown_beside_the_date(shipped, edit):
    """What the cable is about is related to a date of sending that lies before it."""
    [result] = shipped.results(edit(("#visit", "schema:startDate", [typed("1952-02-11")])))

    assert (expand("schema:about"),) == result.compared


def test_a_rule_over_the_whole_graph_is_shown_where_the_value_stands(shipped, edit):
    """Blank text, bad addresses and foreign namespaces are results on the things that have them."""
    [result] = shipped.results(edit(("", "dcterms:abstract", [english("Frozen. ")])))

    assert (thing(""), english("Frozen. ")) == (result.focus, result.value)


def test_the_https_namespace_of_schema_org_is_refused(shipped, letter):
    """A property under https://schema.org/ is another property, and so is a class."""
    name, person = "<https://schema.org/name>", "<https://schema.org/Person>"
    statements = {*letter, (thing(""), name, english("X-ray")), (thing(""), expand("rdf:type"), person)}

    results = shipped.results(statements)

    assert {name, expand("rdf:type")} == {result.path for result in results}
    assert {"<https://w3id.org/teilink/shapes#OneNamespace>"} == {result.shape for result in results}


def test_a_blank_node_is_refused(shipped, letter):
    """Every thing has an address."""
    [result] = shipped.results({*letter, (thing(""), expand("schema:isPartOf"), "_:part")})

    assert ("_:part", expand("schema:isPartOf"), thing("")) == (result.value, result.path, result.focus)


def test_an_address_like_a_file_is_refused(shipped, letter):
    """doc/harbour-1.txt would be taken for a file."""
    moved = {tuple(term.replace("harbour-1>", "harbour-1.txt>") for term in statement) for statement in letter}

    assert [(NOT, "", "error")] == spelled(shipped.results(moved))


def test_an_address_outside_doc_is_refused(shipped, letter):
    """A document stands under doc/."""
    moved = {tuple(term.replace("doc/harbour-1>", "Doc/Harbour>") for term in statement) for statement in letter}

    assert [(PATTERN, "", "error")] == spelled(shipped.results(moved))


def test_one_identifier_for_two_cables_is_refused(shipped, letter):
    """Two cables with one identifier of a scheme are an error on both; one shelfmark may hold many papers."""
    other = {tuple(term.replace("harbour-1", "harbour-2") for term in statement) for statement in letter}
    apart, same = literal("harbour-2"), literal("harbour-1")
    clashing = {(s, p, same if o == apart else o) for s, p, o in other}

    assert [] == spelled(shipped.results(letter | other))
    found = shipped.results(letter | clashing)
    assert [(SPARQL, expand("dcterms:identifier"), "error")] * 2 == spelled(found)
    assert {same} == {result.value for result in found}
    assert (
        "this letters identifier is also that of https://letters.example.org/archive/doc/harbour-2" in found[0].message
    )


def test_the_same_holds_under_another_base(shipped, letter, edit):
    """The shapes know no base: the same faults are found wherever an archive stands."""

    def moved(statements):
        old, new = "letters.example.org/archive/", "example.net/"
        return {tuple(term.replace(old, new) for term in statement) for statement in statements}

    broken = edit(("", "schema:sender", []))
    assert [] == spelled(shipped.results(moved(letter)))
    assert [(MIN, expand("schema:sender"), "warning")] == spelled(shipped.results(moved(broken)))


def test_only_a_register_is_advised_of_authority_files(shipped, letter):
    """A document's graph has only type and name of people; advice about links is for the register, which has labels."""
    consul, label = thing("person/consul"), expand("rdfs:label")
    full = {*letter, (consul, label, english("The Consul"))}
    linked = {*full, (consul, expand("schema:sameAs"), "<http://www.wikidata.org/entity/Q1>")}

    assert [] == shipped.results(letter)
    assert [(consul, "info")] == [(result.focus, result.severity) for result in shipped.results(full)]
    assert [] == shipped.results(linked)


def test_messages_speak_to_the_encoder(shipped):
    """Every message begins with a small letter (or a value) and has no final full stop."""
    graph = rdflib.Graph().parse(resources.shipped("shapes/teilink.ttl"))
    messages = [str(message) for message in graph.objects(None, rdflib.SH.message)]

    assert 100 < len(messages)
    assert [] == [text for text in messages if not (text[0].islower() or text[0] == "{") or text.endswith(".")]


def test_every_shape_that_can_fail_has_a_message():
    """No result falls back on the words of the engine."""
    graph = rdflib.Graph().parse(resources.shipped("shapes/teilink.ttl"))
    shapes = {
        shape
        for kind in (rdflib.SH.NodeShape, rdflib.SH.PropertyShape)
        for shape in graph.subjects(rdflib.RDF.type, kind)
    }
    only_holds = {rdflib.SH.property, rdflib.SH.sparql, rdflib.SH.targetClass, rdflib.SH.targetNode, rdflib.RDF.type}
    silent = {
        shape
        for shape in shapes
        if (shape, rdflib.SH.message, None) not in graph
        and set(graph.predicates(shape)) - only_holds - {rdflib.SH.severity, rdflib.SH.targetObjectsOf}
        and (shape, rdflib.SH.sparql, None) not in graph
    }

    assert set() == silent


def test_the_shapes_are_good_shacl():
    """The shapes meet the shapes of SHACL itself."""
    graph = rdflib.Graph().parse(resources.shipped("shapes/teilink.ttl"))

    conforms, _, text = pyshacl.validate(rdflib.Graph(), shacl_graph=graph, meta_shacl=True)

    assert conforms, text


@pytest.mark.parametrize("name", ["cable", "registers", "dataset"])
def test_the_model_has_no_error_and_no_warning(name, shipped, shared):
    """The worked cable, its registers and its dataset meet the shapes."""
    statements = read_turtle((shared / "model" / "rdf" / f"{name}.ttl").read_bytes())

    assert 100 < len(statements)
    assert [] == spelled(shipped.results(statements))
