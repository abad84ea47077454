"""Every fault of a Schematron file is told at once, each at its sign; what is embedded and cannot be run is named."""

from __future__ import annotations

import pytest

from teilink.errors import ProjectError
from teilink.schema.assertions import Assertions
from teilink.source import Source
from teilink.tei.document import NAMESPACE
from teilink.tei.reading import read

SCH = "http://purl.oclc.org/dsdl/schematron"
RNG = "http://relaxng.org/ns/structure/1.0"


def _source(inner, attributes=""):
    text = f'<schema xmlns="{SCH}" {attributes}>\r\n<ns prefix="tei" uri="{NAMESPACE}"/>\r\n{inner}\r\n</schema>'
    return Source("rules.sch", text.encode())


def _faults(source):
    """Each fault as what its place cuts out and what it says."""
    with pytest.raises(ProjectError) as caught:
        Assertions.read(source)
    assert {"TL033"} == {each.code for each in caught.value.diagnostics}
    return [(source.decode(*each.place.span), each.message) for each in caught.value.diagnostics]


BROKEN = """<let name='many' value="tokenize(., ' ')"/>
<pattern>
 <rule context="tei:p [matches(@n, 'é')]">
  <assert test="@n &lt; 3 and\r\n &quot;é&quot; eq 'x'">a</assert>
  <report test="count($many) > tie:p">b <value-of select="x("/></report>
 </rule>
</pattern>"""


def test_every_fault_is_told_at_its_sign():
    """One run shows all; references and line ends in an attribute are counted as they are written."""
    expected = [
        ("tokenize", "tokenize() is no function of XPath 1.0"),
        ("matches", "matches() is no function of XPath 1.0"),
        ("eq", '"eq" is XPath 2'),
        ("tie:p", "no prefix is called tie"),
        ("x", "x() is no function of XPath 1.0"),
    ]

    assert expected == _faults(_source(BROKEN))


def _in_rule(inner):
    return f'<pattern id="p"><rule context="tei:p">{inner}</rule></pattern>'


@pytest.mark.parametrize(
    ("inner", "cut", "said"),
    [
        (_in_rule("<assert>x</assert>"), "<assert", "no @test"),
        (_in_rule("<asert test='1'>x</asert>"), "<asert", "no element of ISO Schematron"),
        (_in_rule("<ns prefix='a' uri='b'/>"), "<ns", "cannot stand in <rule>"),
        ("<assert test='1'/>", "<assert", "cannot stand in <schema>"),
        ("<pattern><rule><assert test='1'/></rule></pattern>", "<rule", "no @context"),
        ("<include href='http://example.org/x.sch'/>", "<include", "another file"),
        (_in_rule("<extends href='x.sch'/>"), "<extends", "another file"),
        (_in_rule("<extends rule='q'/>"), "rule='q'", "no rule is called q"),
        ("<pattern is-a='q'/>", "is-a='q'", "no pattern is called q"),
        ("<pattern documents='//@ref'/>", "documents='//@ref'", "other files"),
        ("<phase id='f'><active pattern='q'/></phase>", "pattern='q'", "no pattern is called q"),
        (_in_rule("<assert test='1' diagnostics='d'/>"), "diagnostics='d'", "no diagnostic is called d"),
        ("<ns prefix='tei' uri='urn:x'/>", "prefix='tei'", "declared twice"),
        ("<ns prefix='' uri='urn:x'/>", "<ns", "neither is empty"),
        ("<let name='a' value='1'/><let name='a' value='2'/>", "name='a'", "declared twice"),
        ("<let name='a'>1</let>", "<let", "no @value"),
        (
            "<pattern><rule abstract='true' id='r'><extends rule='r'/></rule></pattern>",
            "id='r'",
            "the rule r extends itself",
        ),
        (_in_rule("<assert test='$later'/><let name='later' value='1'/>"), "$later", "no variable"),
        (_in_rule("<assert test=\"document('/etc/passwd')\"/>"), "document", "no function"),
        (_in_rule("<assert test='1' subject='for'/><assert test='1' subject='a b'/>"), "b", "operator"),
    ],
)
def test_a_fault_of_structure_is_told_where_it_is(inner, cut, said):
    """What is misplaced, missing, unknown or would read another file; each once."""
    [(found, message)] = _faults(_source(inner))

    assert cut == found
    assert said in message


def test_an_unknown_default_phase_is_told():
    """Nothing would be checked without a word."""
    assert [('defaultPhase="x"', "no phase is called x")] == _faults(_source("", 'defaultPhase="x"'))


def test_a_fault_in_an_instance_is_shown_on_the_attribute():
    """With parameters in it an expression is not what is written, so the attribute as a whole is shown."""
    inner = """<pattern abstract="true" id="a"><rule context="$x"><assert test="$y"/></rule></pattern>
<pattern is-a="a"><param name="x" value="tei:p"/><param name="y" value="a eq b"/></pattern>"""

    assert [('test="$y"', '"eq" is XPath 2')] == _faults(_source(inner))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not well-formed"),
        (b"<schema", "not well-formed"),
        (b"<x/>", "no ISO Schematron schema"),
        (b'<schema xmlns="http://www.ascc.net/xml/schematron"/>', "Schematron 1.5"),
        (b'<!DOCTYPE x [<!ENTITY a "a">]><x/>', "DOCTYPE"),
    ],
)
def test_a_file_that_is_no_schema_is_told(data, said):
    """Whatever is given in place of a schema, the fault says what it is."""
    with pytest.raises(ProjectError, match=said):
        Assertions.read(Source("rules.sch", data))


GRAMMAR = f"""<grammar xmlns="{RNG}" xmlns:s="{SCH}" ns="{NAMESPACE}" xmlns:x="urn:x">
<s:ns prefix="t" uri="{NAMESPACE}"/><s:let name="count" value="count(//t:p)"/>
<define name="p">
 <pattern xmlns="{SCH}" id="p-rule"><rule context="t:p"><assert test="@n">no n of <value-of select="$count"/></assert>
  <assert test="@n eq 1">never</assert></rule></pattern>
 <element name="p"><s:assert test="t:hi" id="bare">no hi</s:assert><s:rule context="t:p/@n">
 <s:report test="1" id="n-rule">n</s:report></s:rule>
 <attribute name="rend"><s:assert test=". = 'x'" id="rend">rend</s:assert></attribute></element>
 <element><choice><name>q</name><name>x:r</name></choice><s:report id="q-rule" test="1">q</s:report></element>
 <pattern xmlns="{SCH}" id="mixed"><rule context="t:a[matches(@n, 'x')]"><assert test="0">a</assert></rule>
  <rule context="t:a"><assert test="0" id="behind">b</assert></rule></pattern>
</define></grammar>"""


def test_what_is_embedded_is_run_where_it_belongs():
    """Patterns, rules without a pattern, and assertions without a rule: of the element or attribute around them."""
    file = read(Source("a.xml", f'<TEI xmlns="{NAMESPACE}"><p rend="y"/><q/><a/><r xmlns="urn:x"/></TEI>'.encode()))
    ready = Assertions.embedded(Source("a.rng", GRAMMAR.encode()))
    found = sorted((each.message, file.source.decode(*each.place.span)) for each in ready.check(file))

    assert [
        ("[bare] no hi", "<p"),
        ("[p-rule] no n of 1", "<p"),
        ("[q-rule] q", "<q"),
        ("[q-rule] q", "<r"),
        ("[rend] rend", 'rend="y"'),
    ] == found


def test_what_is_not_xpath_1_is_named_and_left_out():
    """So is what stands behind a rule whose nodes are unknown: it would look at nodes that are not its own."""
    ready = Assertions.embedded(Source("a.rng", GRAMMAR.encode()))
    [notice] = ready.notices

    assert ("p-rule", "mixed", "behind") == ready.skipped
    assert "3 embedded assertions are not XPath 1.0 and not run: p-rule, mixed, behind" == notice.message
    assert ("TL034", 5) == (notice.code, notice.place.start.line)


@pytest.mark.parametrize("data", [f'<grammar xmlns="{RNG}"/>'.encode(), b""])
def test_a_schema_without_assertions_has_none(data):
    """And it costs nothing to say so."""
    ready = Assertions.embedded(Source("a.rng", data))

    assert (0, (), ()) == (len(ready), ready.skipped, ready.notices)


def test_an_embedded_assertion_that_fails_to_run_is_told_and_stops_nothing():
    """Other people's rules are not ours to mend: what libxml2 finds out late is a notice at that place."""
    grammar = GRAMMAR.replace('test="t:hi"', "test=\"t:hi[count('a')]\"")
    file = read(Source("a.xml", f'<TEI xmlns="{NAMESPACE}"><p n="1"><hi/></p></TEI>'.encode()))
    found = Assertions.embedded(Source("a.rng", grammar.encode())).check(file)

    assert ["TL034", "TL390"] == sorted(each.code for each in found)


def test_the_assertions_of_tei_are_run(shared):
    """Those of tei_all that are XPath 1.0 run on the cable and find nothing there; a paragraph in itself they find."""
    ready = Assertions.embedded(Source("tei_all.rng", (shared / "tei" / "tei_all.rng").read_bytes()))
    valid = (shared / "samples" / "mistakes" / "00_valid.xml").read_bytes()
    broken = (shared / "samples" / "mistakes" / "03_element_wrong_place_p_in_p.xml").read_bytes()

    assert 100 == len(ready) + len(ready.skipped)
    assert len(ready) > len(ready.skipped)
    assert [] == ready.check(read(Source("a.xml", valid)))
    assert ["Paragraphs may not occur inside" in each.message for each in ready.check(read(Source("a.xml", broken)))]


def test_the_assertions_of_a_small_customisation_are_all_run(shared):
    """A .isosch made of an ODD says xslt2; whether it is XPath 1.0 is seen by reading it."""
    path = shared / "conformance" / "odd" / "tei_bare.isosch"

    assert 10 == len(Assertions.read(Source(path.name, path.read_bytes())))
