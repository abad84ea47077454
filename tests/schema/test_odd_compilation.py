"""The compiled schema as a whole: what the official toolchain makes, the same bytes twice, words and rules inside."""

from __future__ import annotations

import pytest
from lxml import etree
from small_odds import holding, odd, schema, specification, with_attributes

from teilink.schema.odd.compilation import compile_odd
from teilink.schema.odd.reading import read_odd
from teilink.schema.relaxng.grammar import Grammar
from teilink.schema.relaxng.inclusion import prove
from teilink.source import Source

SCH = {
    "sch": "http://purl.oclc.org/dsdl/schematron",
    "rng": "http://relaxng.org/ns/structure/1.0",
    "a": "http://relaxng.org/ns/compatibility/annotations/1.0",
}
REPORT = '<sch:report test="1">x</sch:report>'
TEI = "{http://www.tei-c.org/ns/1.0}"


def _constraint(checks: str, ident: str = "one") -> str:
    return f'<constraintSpec ident="{ident}" scheme="schematron"><constraint>{checks}</constraint></constraintSpec>'


def _rules(text: str) -> list[tuple[str, str]]:
    """The ids of the patterns in a schema, each with the context of its first rule."""
    found = etree.fromstring(schema(text)).iterfind(".//sch:pattern", SCH)
    return [(pattern.get("id", ""), pattern.find("sch:rule", SCH).get("context")) for pattern in found]


def _grammar(name: str, data: bytes) -> Grammar:
    return Grammar.read(Source(name, data), lambda _source, href: pytest.fail(href))


def test_the_official_schema_accepts_the_same_documents(shared):
    """Each schema includes the other: no document is valid under one alone."""
    folder = shared / "conformance" / "odd"
    ours = compile_odd(read_odd(Source("self-contained.odd", (folder / "self-contained.odd").read_bytes())))
    theirs = _grammar("self-contained.rng", (folder / "self-contained.rng").read_bytes())

    assert () == prove(_grammar("ours.rng", ours), theirs).differences
    assert () == prove(theirs, _grammar("ours.rng", ours)).differences


@pytest.fixture(scope="module")
def whole_tei(shared) -> bytes:
    """All of TEI P5 as one self-contained ODD, but for a deletion of an attribute that no class gives."""
    source = etree.parse(shared / "tei" / "p5subset.xml", etree.XMLParser(huge_tree=True)).getroot()
    made = etree.Element(f"{TEI}schemaSpec", ident="tei_all", start="TEI teiCorpus", nsmap=source.nsmap)
    made.extend(list(source.iter(*(f"{TEI}{kind}Spec" for kind in ("element", "class", "macro", "data")))))
    for attribute in made.findall(f"{TEI}elementSpec[@ident='binaryObject']//{TEI}attDef[@ident='url']"):
        attribute.getparent().remove(attribute)
    return compile_odd(read_odd(Source("tei_all.odd", etree.tostring(made, encoding="utf-8"))))


def test_the_whole_of_tei_compiles_to_the_schema_of_tei(shared, whole_tei):
    """Of 592 elements all agree, but where the toolchain drops a closed list without @mode, or the outermost choice."""
    ours = _grammar("ours.rng", whole_tei)
    theirs = _grammar("tei_all.rng", (shared / "tei" / "tei_all.rng").read_bytes())
    narrower = {(found.path[-1], found.message) for found in prove(theirs, ours).differences}
    dropped = ("castItem", "classSpec", "constitution", "factuality", "interaction", "recording", "tag")

    assert () == prove(ours, theirs).differences
    assert {
        ("anyElement", "may have @require beside @except"),
        *((name, "the value of @type is not provably allowed") for name in dropped),
    } == narrower


def test_the_same_odd_gives_the_same_bytes(shared):
    """No clock, no path, no order by chance."""
    path = shared / "conformance" / "odd" / "self-contained.odd"
    data = path.read_bytes()
    first, second = (compile_odd(read_odd(Source(name, data))) for name in (str(path), "elsewhere/self-contained.odd"))

    assert first == second
    assert first.endswith(b"</grammar>\n")
    assert b"<!-- Compiled from self-contained.odd by" in first


def test_a_name_of_a_file_cannot_end_the_comment():
    """Two hyphens end a comment in XML; a file may have them in its name."""
    source = Source("a--><start><!--.odd", odd('<elementSpec ident="r"/>').encode())

    assert ["ns", "start", "define"] == [
        etree.QName(node).localname for node in etree.fromstring(compile_odd(read_odd(source)))
    ]


def test_words_stand_with_what_they_are_about():
    """Elements, attributes and values carry (gloss) desc in the language of the documentation."""
    words = (
        '<gloss>g{0}</gloss><desc xml:lang="de">d{0}</desc><desc xml:lang="en">e{0} <gi>p</gi>  of <att>n</att></desc>'
    )
    text = odd(
        f'<elementSpec ident="r">{words.format(1)}<attList><attDef ident="n">{words.format(2)}<valList type="closed">'
        f'<valItem ident="v">{words.format(3)}</valItem></valList></attDef></attList></elementSpec>'
    )
    german = text.replace('start="r"', 'start="r" docLang="de"')
    said = [
        [node.text for node in etree.fromstring(schema(one)).iterfind(".//a:documentation", SCH)]
        for one in (text, german)
    ]

    assert [f"(g{n}) e{n} <p> of @n" for n in (1, 2, 3)] == said[0]
    assert [f"(g{n}) d{n}" for n in (1, 2, 3)] == said[1]


def test_the_words_of_a_value_stand_behind_it():
    """RELAX NG DTD compatibility 2.2: value holds no element, so its words follow it."""
    listed = '<valList type="closed"><valItem ident="v"><desc>d</desc></valItem><valItem ident="w"/></valList>'
    choice = etree.fromstring(schema(with_attributes(f'<attList><attDef ident="n">{listed}</attDef></attList>'))).find(
        ".//rng:attribute/rng:choice", SCH
    )

    assert ["value", "documentation", "value"] == [etree.QName(node).localname for node in choice]


def test_what_cannot_be_reached_is_left_out():
    """Only what stands in the root, or in what stands in it, is a part of the schema."""
    compiled = schema(holding('<elementRef key="a"/>'))
    names = [node.get("name") for node in etree.fromstring(compiled).iterfind("rng:define", SCH)]

    assert ["r", "a"] == names


def test_a_bare_assertion_is_about_its_element():
    """The element as documents name it, in its namespace."""
    assertion = _constraint('<sch:assert test="1">x</sch:assert>')
    renamed = f'<elementSpec ident="k" ns="urn:x"><altIdent>kk</altIdent>{assertion}</elementSpec>'

    assert [("one-constraint", "tei:r")] == _rules(odd(f'<elementSpec ident="r">{assertion}</elementSpec>'))
    assert [("one-constraint", "x:kk")] == _rules(holding('<elementRef key="k"/>', renamed))


def test_an_assertion_of_an_attribute_is_about_it():
    """In an element its attribute; in a class that of every element that has it from there."""
    own = '<attList><attDef ident="n">{}</attDef><attDef ident="xml:id"/></attList>'.format(
        _constraint('<sch:assert test="1">x</sch:assert>')
    )
    shared_by = '<elementSpec ident="{}"><classes><memberOf key="att.n"/></classes>{}</elementSpec>'
    text = odd(
        '<elementSpec ident="r"><classes><memberOf key="att.n"/></classes></elementSpec>',
        shared_by.format("a", ""),
        shared_by.format("b", '<attList><attDef ident="n" mode="delete"/></attList>'),
        f'<classSpec ident="att.n" type="atts">{own}</classSpec>',
    )

    assert [("one-constraint", "tei:r/@n")] == _rules(with_attributes(own))
    assert [("one-constraint", "tei:r/@n | tei:a/@n")] == _rules(text)


def test_an_assertion_of_a_class_is_about_its_members():
    """Directly, or by another class."""
    text = odd(
        '<elementSpec ident="r"><classes><memberOf key="model.low"/></classes></elementSpec>',
        '<classSpec ident="model.low" type="model"><classes><memberOf key="model.top"/></classes></classSpec>',
        f'<classSpec ident="model.top" type="model">{_constraint(REPORT)}</classSpec>',
    )

    assert [("one-constraint", "tei:r")] == _rules(text)


def test_rules_and_patterns_are_kept_as_they_are_written():
    """A rule with its context, a pattern with its id, let and value-of with them; no blank is added to a message."""
    checks = (
        '<sch:let name="k" value="2"/><sch:rule context="tei:r[1]"><sch:let name="m" value="3"/>'
        '<sch:assert id="i" role="warning" test="$k">a <sch:value-of select="@n"/><sch:name/>b</sch:assert></sch:rule>'
        '<sch:pattern id="mine"><sch:rule context="tei:r"><sch:report test="0">c</sch:report></sch:rule></sch:pattern>'
    )
    text = odd(f'<elementSpec ident="r">{_constraint(checks)}</elementSpec>')
    root = etree.fromstring(schema(text))
    assertion = root.find(".//sch:assert", SCH)

    assert [("one-constraint", "tei:r[1]"), ("mine", "tei:r")] == _rules(text)
    assert {"id": "i", "role": "warning", "test": "$k"} == dict(assertion.attrib)
    assert ("a ", None, "b") == (assertion.text, assertion[0].tail, assertion[1].tail)
    assert ["k", "m"] == [node.get("name") for node in root.iterfind(".//sch:let", SCH)]


def test_constraints_of_one_name_have_ids_of_their_own():
    """The element is named in the id where the constraint alone would not tell."""
    assertion = _constraint('<sch:assert test="1">x</sch:assert>')
    text = odd(
        f'<elementSpec ident="r"><content><elementRef key="a"/></content>{assertion}</elementSpec>',
        f'<elementSpec ident="a">{assertion}</elementSpec>',
    )

    assert [("r-one-constraint", "tei:r"), ("a-one-constraint", "tei:a")] == _rules(text)


def test_prefixes_of_schematron_are_declared_at_the_top():
    """The schema is enough by itself: tei, what the ODD declares, and what contexts of ours need."""
    text = odd(
        '<elementSpec ident="r" ns="urn:y"/>',
        _constraint('<sch:ns prefix="q" uri="urn:q"/><sch:rule context="q:a"><sch:assert test="1"/></sch:rule>'),
    )
    declared = [
        (node.get("prefix"), node.get("uri")) for node in etree.fromstring(schema(text)).iterfind("sch:ns", SCH)
    ]

    assert [("ns1", "urn:y"), ("q", "urn:q"), ("tei", "http://www.tei-c.org/ns/1.0")] == declared
    assert [("one-constraint", "q:a")] == _rules(text)


def test_a_required_namespace_is_an_assertion():
    """anyElement/@require is held by Schematron, as TEI's toolchain does it."""
    text = holding('<anyElement require="urn:x urn:y"/>')
    report = etree.fromstring(schema(text)).find(".//sch:report", SCH)
    wrong = etree.fromstring('<r xmlns="http://www.tei-c.org/ns/1.0"><q xmlns="urn:q"><x xmlns="urn:x"/></q></r>')

    assert ["{urn:q}q"] == [node.tag for node in wrong.xpath(report.get("test"))]


def test_what_is_specified_is_a_value():
    """Reading gives everything that was written, each kind by its ident."""
    found = specification(holding('<classRef key="model.ab"/>'))

    assert ("small", ("r",), ["r", "a", "b", "c"]) == (found.ident, found.start, list(found.elements))
    assert ["a", "b"] == [member.ident for member, _ in found.members("model.ab")]
