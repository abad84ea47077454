"""Reading shapes, and what becomes of terms on their way through rdflib and back."""

from __future__ import annotations

import logging

import pytest
import rdflib

from letters import read_turtle, shapes_of
from teilink.errors import ProjectError
from teilink.shapes import CODE_OF, Result, Shapes, code_of
from teilink.source import Source

HEAD = """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix ex: <http://ex.example.org/> .
@prefix tl: <https://w3id.org/teilink/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
XSD = "http://www.w3.org/2001/XMLSchema#"
A, P, Q = "<http://ex.example.org/a>", "<http://ex.example.org/p>", "<http://ex.example.org/q>"


def property_shape(body: str) -> Shapes:
    """A shape on ex:p and ex:q of whatever has one."""
    target = "sh:targetSubjectsOf ex:p , ex:q ;"
    return shapes_of(f"{HEAD}ex:Shape a sh:NodeShape ; {target} sh:property ex:Values .\nex:Values {body} .\n")


def refusal(text: str, name: str = "own.ttl"):
    """The findings on shapes that cannot be used."""
    with pytest.raises(ProjectError) as error:
        shapes_of(text, name)
    return error.value.diagnostics


def test_a_syntax_error_is_placed_where_it_stands():
    """TL030 names the line and the column of what could not be read, in code points."""
    [finding] = refusal(HEAD + "ex:S a sh:NodeShape ;\n  ex:note 'é' , q:x .\n")

    assert ("TL030", "own.ttl") == (finding.code, finding.place.path)
    assert (6, 17, 20) == (finding.place.start.line, finding.place.start.column, finding.place.end.column)
    assert "  ex:note 'é' , q:x ." == finding.place.line_text
    assert "this shapes file is not Turtle: The prefix q: has not been declared" == finding.message


def test_the_span_of_a_syntax_error_counts_bytes():
    """The span holds the very bytes that could not be read."""
    text = HEAD + "ex:S ex:note 'é' , q:x .\n"
    [finding] = refusal(text)

    assert b"q:x" == text.encode()[finding.place.span.start : finding.place.span.end]


def test_every_broken_file_is_named():
    """All files are read before teilink stops."""
    broken = [Source(name, b"<a> <b>") for name in ("one.ttl", "two.ttl")]

    with pytest.raises(ProjectError) as error:
        Shapes.read([*broken, Source("good.ttl", HEAD.encode())])
    assert ["one.ttl", "two.ttl"] == [finding.place.path for finding in error.value.diagnostics]


def test_bytes_that_are_no_text_are_a_syntax_error():
    """A file of another encoding is reported, not raised as a bug."""
    with pytest.raises(ProjectError) as error:
        Shapes.read([Source("own.ttl", b"\xff\xfe\x00")])
    assert ["TL030"] == [finding.code for finding in error.value.diagnostics]


@pytest.mark.parametrize(
    "body",
    [
        "a sh:PropertyShape ; sh:path ex:p , ex:q",
        "a sh:PropertyShape ; sh:minCount 1",
        'sh:path ex:p ; sh:pattern "("',
        'sh:path ex:p ; sh:minCount "many"',
        "sh:path ex:p ; sh:minCount 1 , 2",
        "sh:path ex:p ; sh:or ()",
        "sh:path [ ex:p ex:q ] ; sh:minCount 1",
        'sh:path ex:p ; sh:sparql [ sh:select "SELECT $this WHERE { $this ?path" ]',
        'sh:path ex:p ; sh:sparql [ sh:select "SELECT $this WHERE { VALUES ?x { 1 } }" ]',
        'sh:path ex:p ; sh:sparql [ sh:message "no query" ]',
        'sh:path ex:p ; sh:sparql [ sh:select "SELECT $this WHERE { service <http://127.0.0.1:9/> { $this ?p ?o } }" ]',
    ],
)
def test_a_shape_that_is_not_shacl_is_named(body):
    """TL031 is placed on the line where the shape is written."""
    [finding] = refusal(f"{HEAD}ex:Good a sh:NodeShape ;\n  sh:property ex:Values .\n\nex:Values {body} .\n")

    assert ("TL031", "own.ttl", 8) == (finding.code, finding.place.path, finding.place.start.line)
    assert finding.message.startswith("this shape cannot be used: ")
    assert "\n" not in finding.message


def test_an_ill_formed_shape_is_placed_on_its_line():
    """The line is that of the shape, not of a mention of it."""
    [finding] = refusal(
        f'{HEAD}ex:Good a sh:NodeShape ;\n  sh:property ex:Bad .\n\nex:Bad sh:path ex:p ; sh:pattern "(" .\n'
    )

    assert (8, 1, "ex:Bad") == (finding.place.start.line, finding.place.start.column, finding.place.line_text[:6])


def test_a_shape_of_two_paths_is_placed_on_its_line():
    """The engine does not say which shape it means; the place does."""
    [finding] = refusal(f"{HEAD}ex:Good sh:path ex:p .\nex:Bad a sh:PropertyShape ;\n  sh:path ex:p , ex:q .\n")

    assert (6, "ex:Bad") == (finding.place.start.line, finding.place.line_text[:6])


def test_a_shape_without_a_message_speaks_plainly():
    """Whoever writes no message gets one that names the shape."""
    [result] = property_shape("sh:path ex:p ; sh:minCount 2").results([(A, P, '"x"')])

    assert "a value that the shape asks for is missing: http://ex.example.org/Values" == result.message


def test_a_nameless_shape_is_placed_on_the_shape_that_holds_it():
    """What has no name is found under the name it stands in."""
    [finding] = refusal(f'{HEAD}\nex:Good a sh:NodeShape ;\n  sh:property [ sh:path ex:p ; sh:pattern "(" ] .\n')

    assert 6 == finding.place.start.line


def test_literals_come_back_as_they_were():
    """rdflib would rewrite these values; results have them as the document does."""
    values = [f'"01"^^<{XSD}integer>', f'"1965-12-24Z"^^<{XSD}date>', f'"1"^^<{XSD}boolean>']
    values += ['"Not \\"that\\"\\n"@zh-Hant', '"C:\\\\1"', '"plain"']
    shapes = property_shape("sh:path ex:p ; sh:in ( ex:nothing )")

    assert sorted(values) == sorted(result.value for result in shapes.results((A, P, value) for value in values))


def test_a_bad_language_tag_does_not_stop_the_shapes():
    """rdflib refuses zh_CN; the shapes still judge the rest, and the value comes back as it was."""
    [result] = property_shape("sh:path ex:p ; sh:in ( ex:nothing )").results([(A, P, '"x"@zh_CN')])

    assert '"x"@zh_CN' == result.value


def test_the_settings_of_rdflib_are_given_back():
    """Whoever uses rdflib besides finds it as it was, after success and after failure."""
    before = (rdflib.NORMALIZE_LITERALS, logging.getLogger("rdflib.term").disabled)
    property_shape("sh:path ex:p ; sh:maxCount 0").results([(A, P, '"x"')])
    refusal("broken")

    assert before == (rdflib.NORMALIZE_LITERALS, logging.getLogger("rdflib.term").disabled)


def test_ill_typed_literals_are_not_logged(caplog):
    """A date that is none is a result, and not a traceback on stderr."""
    bad = '"1965-25-12"^^<http://www.w3.org/2001/XMLSchema#date>'
    [result] = property_shape("sh:path ex:p ; sh:datatype xsd:date").results([(A, P, bad)])

    assert ("DatatypeConstraintComponent", bad) == (result.component, result.value)
    assert [] == caplog.records


def test_a_result_says_all_it_knows():
    """Focus, path, value, component, shape, severity, message, and what it is compared with."""
    body = 'sh:path ex:p ; sh:disjoint ex:q ; sh:severity sh:Warning ; sh:message "nein"@de , "no"@en'
    [result] = property_shape(f"{body} ; tl:comparedWith ex:q").results([(A, P, '"x"'), (A, Q, '"x"')])

    shape = "<http://ex.example.org/Values>"
    assert Result(A, P, '"x"', "DisjointConstraintComponent", shape, "warning", "no", (Q,)) == result


def test_a_missing_value_is_empty():
    """Nothing was written, so there is no value; the path says what is missing."""
    [result] = property_shape("sh:path ex:p ; sh:minCount 1").results([(A, Q, '"x"')])

    assert (A, P, "", "error") == (result.focus, result.path, result.value, result.severity)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("ex:p", P),
        ("[ sh:inversePath ex:p ]", f"^{P}"),
        ("( ex:p ex:q )", f"{P}/{Q}"),
        ("[ sh:alternativePath ( ex:p [ sh:inversePath ex:q ] ) ]", f"{P}|^{Q}"),
        ("[ sh:zeroOrOnePath ex:p ]", f"({P})?"),
    ],
)
def test_a_path_is_written_as_in_sparql(path, expected):
    """A plain property is a term; what is more than that is spelled out."""
    [result] = property_shape(f"sh:path {path} ; sh:minCount 9").results([(A, P, '"x"')])

    assert expected == result.path


def test_equal_values_are_compared_once():
    """sh:equals reports the value that is missing beside the one that is too much; one finding is enough."""
    [result] = property_shape("sh:path ex:p ; sh:equals ex:q").results([(A, P, '"x"'), (A, Q, '"y"')])

    assert (P, '"x"') == (result.path, result.value)


def test_equal_values_that_are_missing_are_told():
    """Where the property has no value of its own, the value that it lacks is named."""
    [result] = property_shape("sh:path ex:p ; sh:equals ex:q").results([(A, Q, '"y"')])

    assert (P, '"y"') == (result.path, result.value)


def test_what_leads_to_a_result_is_no_result():
    """A node that does not meet another shape is one result; the reasons inside are details."""
    text = f"{HEAD}ex:Outer sh:targetSubjectsOf ex:p ; sh:property [ sh:path ex:p ; sh:node ex:Inner ] ."
    inner = (
        "ex:Inner a sh:NodeShape ; sh:property [ sh:path ex:q ; sh:minCount 1 ] , [ sh:path ex:p ; sh:minCount 1 ] ."
    )

    assert ["NodeConstraintComponent"] == [each.component for each in shapes_of(text + inner).results([(A, P, Q)])]


def test_messages_are_filled_with_short_names_and_raw_values():
    """{?path} reads as a prefixed name, and a backslash in a value is a backslash."""
    query = "SELECT $this (<http://purl.org/dc/terms/title> AS ?path) ?value WHERE { $this ?any ?value }"
    rule = f"sh:sparql [ sh:message '{{?path}} {{$value}} {{?none}}' ; sh:select '{query}' ]"
    body = f"ex:S a sh:NodeShape ; sh:targetSubjectsOf ex:p ; {rule} ."
    [result] = shapes_of(HEAD + body).results([(A, P, '"C:\\\\1\\\\g<x>"')])

    assert "dcterms:title C:\\1\\g<x> {?none}" == result.message


def test_results_are_sorted_and_the_same_twice(shipped):
    """The order of statements and of runs changes nothing."""
    statements = sorted(read_turtle(b"<a:1> a <http://schema.org/Message> . <a:2> a <http://schema.org/Person> ."))
    once = shipped.results(statements)

    assert once == sorted(set(once))
    assert once == shipped.results(reversed(statements))
    assert 10 < len(once)


def test_two_files_of_shapes_are_one():
    """The shapes of all files hold, and equal labels in two files are two nodes."""
    one = f"{HEAD}_:x a sh:NodeShape ; sh:targetSubjectsOf ex:p ; sh:property [ sh:path ex:p ; sh:maxCount 0 ] ."
    two = one.replace("maxCount 0", "minCount 2")
    shapes = Shapes.read([Source("one.ttl", one.encode()), Source("two.ttl", two.encode())])

    components = [result.component for result in shapes.results([(A, P, Q)])]
    assert ["MaxCountConstraintComponent", "MinCountConstraintComponent"] == components


def test_imports_are_not_followed():
    """Nothing is fetched, whatever a shapes file asks for."""
    shapes = shapes_of(
        f"{HEAD}<http://127.0.0.1:9/shapes> <http://www.w3.org/2002/07/owl#imports> <http://127.0.0.1:9/x> ."
    )

    assert [] == shapes.results([(A, P, Q)])


def test_every_core_component_has_a_code():
    """Each component of SHACL Core and SHACL-SPARQL has its code; another one is a shape not met."""
    from pyshacl.constraints import ALL_CONSTRAINT_COMPONENTS

    components = {each.shacl_constraint_component for each in ALL_CONSTRAINT_COMPONENTS} - {NotImplemented}
    names = {str(each).rpartition("#")[2] for each in components}

    assert set() == names - set(CODE_OF)
    assert ("TL608", "TL613") == (code_of("UniqueLangConstraintComponent"), code_of("OurOwnConstraintComponent"))
