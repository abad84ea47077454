"""Each construct of a content model accepts what the TEI Guidelines say it does, and refuses the rest."""

from __future__ import annotations

import pytest
from small_odds import accepts, holding, odd, schema, verdicts

AB = '<classRef key="model.ab"{}/>'
NESTED = """
<classSpec ident="model.top" type="model"/>
<classSpec ident="model.low" type="model"><classes><memberOf key="model.top"/></classes></classSpec>
<elementSpec ident="d"><classes><memberOf key="model.low"/></classes></elementSpec>
<elementSpec ident="e"><classes><memberOf key="model.low"/></classes></elementSpec>
<elementSpec ident="f"><classes><memberOf key="model.top"/></classes></elementSpec>
"""
# content, then the insides of <r> that are valid, then some that are not
CASES = {
    "nothing": ("", [""], ["x", "<a/>"]),
    "empty": ("<empty/>", [""], ["x", "<a/>"]),
    "textNode": ("<textNode/>", ["", "x"], ["<a/>"]),
    "elementRef": ('<elementRef key="a"/>', ["<a/>"], ["", "<a/><a/>", "<b/>"]),
    "optional": ('<elementRef key="a" minOccurs="0"/>', ["", "<a/>"], ["<a/><a/>"]),
    "any number": ('<elementRef key="a" minOccurs="0" maxOccurs="unbounded"/>', ["", "<a/><a/>"], ["<b/>"]),
    "once or more": ('<elementRef key="a" maxOccurs="unbounded"/>', ["<a/>", "<a/><a/>"], [""]),
    "two or more": (
        '<elementRef key="a" minOccurs="2" maxOccurs="unbounded"/>',
        ["<a/><a/>", "<a/><a/><a/>"],
        ["<a/>"],
    ),
    "two to three": (
        '<elementRef key="a" minOccurs="2" maxOccurs="3"/>',
        ["<a/><a/>", "<a/><a/><a/>"],
        ["<a/>", "<a/>" * 4],
    ),
    "up to two": ('<elementRef key="a" minOccurs="0" maxOccurs="2"/>', ["", "<a/>", "<a/><a/>"], ["<a/><a/><a/>"]),
    "never": ('<elementRef key="a" minOccurs="0" maxOccurs="0"/>', [""], ["<a/>"]),
    "sequence": ('<sequence><elementRef key="a"/><elementRef key="b"/></sequence>', ["<a/><b/>"], ["<b/><a/>", "<a/>"]),
    "sequence repeated": (
        '<sequence minOccurs="0" maxOccurs="2"><elementRef key="a"/><elementRef key="b"/></sequence>',
        ["", "<a/><b/>", "<a/><b/><a/><b/>"],
        ["<a/><b/><a/>", "<a/><b/><a/><b/><a/><b/>"],
    ),
    "any order": (
        '<sequence preserveOrder="false"><elementRef key="a"/><elementRef key="b"/></sequence>',
        ["<a/><b/>", "<b/><a/>"],
        ["<a/>", "<a/><a/>"],
    ),
    "alternate": (
        '<alternate><elementRef key="a"/><elementRef key="c"/></alternate>',
        ["<a/>", "<c/>"],
        ["", "<a/><c/>", "<b/>"],
    ),
    "mixed": (
        '<alternate minOccurs="0" maxOccurs="unbounded"><textNode/><classRef key="model.ab"/></alternate>',
        ["", "x<a/>y<b/>"],
        ["<c/>"],
    ),
    "two of": (
        '<alternate minOccurs="2" maxOccurs="2"><elementRef key="a"/><elementRef key="c"/></alternate>',
        ["<a/><c/>", "<c/><c/>"],
        ["<a/>", "<a/><a/><a/>"],
    ),
    "classRef": (AB.format(""), ["<a/>", "<b/>"], ["", "<c/>", "<a/><b/>"]),
    "alternation": (AB.format(' expand="alternation"'), ["<a/>", "<b/>"], ["", "<a/><b/>"]),
    "alternate, as many write it": (AB.format(' expand="alternate"'), ["<a/>", "<b/>"], ["", "<a/><b/>"]),
    "expanded as sequence": (AB.format(' expand="sequence"'), ["<a/><b/>"], ["<a/>", "<b/><a/>", ""]),
    "sequenceOptional": (
        AB.format(' expand="sequenceOptional"'),
        ["", "<a/>", "<b/>", "<a/><b/>"],
        ["<b/><a/>", "<a/><a/>"],
    ),
    "sequenceRepeatable": (AB.format(' expand="sequenceRepeatable"'), ["<a/><a/><b/>"], ["<a/>", "", "<b/><a/>"]),
    "sequenceOptionalRepeatable": (
        AB.format(' expand="sequenceOptionalRepeatable"'),
        ["", "<a/><a/>", "<b/><b/>", "<a/><b/><b/>"],
        ["<b/><a/>"],
    ),
    "sequence, again and again": (
        AB.format(' expand="sequence" maxOccurs="unbounded"'),
        ["<a/><b/><a/><b/>"],
        ["<a/><b/><a/>"],
    ),
    "include": (AB.format(' include="b"'), ["<b/>"], ["<a/>", ""]),
    "except": (AB.format(' except="b"'), ["<a/>"], ["<b/>", ""]),
    "include and sequence": (AB.format(' expand="sequenceOptional" include="b"'), ["", "<b/>"], ["<a/>"]),
    "class without members, optional": ('<classRef key="model.none" minOccurs="0"/>', [""], ["<a/>", "x"]),
    "class without members as sequence": ('<classRef key="model.none" expand="sequence"/>', [""], ["<a/>"]),
    "valList": (
        '<valList type="closed"><valItem ident="one"/><valItem ident="two"/></valList>',
        ["one", " two "],
        ["", "three", "one two"],
    ),
    "data": ('<dataRef name="date"/>', ["1950-02-03"], ["", "today", "<a/>"]),
    "facets": (
        '<dataRef name="integer"><dataFacet name="minInclusive" value="2"/>'
        '<dataFacet name="maxInclusive" value="4"/></dataRef>',
        ["2", "4"],
        ["1", "5", "x"],
    ),
    "restriction": ('<dataRef name="token" restriction="[a-c]+"/>', ["abc"], ["abd", ""]),
    "data one after another": (
        '<sequence><dataRef name="integer"/><dataRef name="date"/></sequence>',
        ["7 1950-02-03"],
        ["7"],
    ),
    "RELAX NG": ('<rng:oneOrMore><rng:ref name="a"/></rng:oneOrMore>', ["<a/>", "<a/><a/>"], ["", "<b/>"]),
    "RELAX NG around Pure ODD": ('<rng:optional><elementRef key="a"/></rng:optional>', ["", "<a/>"], ["<b/>"]),
    "Pure ODD around RELAX NG": (
        '<alternate><rng:interleave><rng:ref name="a"/><rng:ref name="b"/></rng:interleave><textNode/></alternate>',
        ["<a/><b/>", "<b/><a/>", "x"],
        ["<a/>"],
    ),
    "RELAX NG of its own": (
        '<rng:element name="x:y"><rng:attribute name="z"><rng:data type="integer"/></rng:attribute></rng:element>',
        ['<x:y z="1"/>'],
        ["<x:y/>", '<x:y z="q"/>', '<y z="1"/>'],
    ),
    "RELAX NG values": (
        "<rng:choice><rng:value>one</rng:value><rng:value>two</rng:value></rng:choice>",
        ["one"],
        ["three"],
    ),
    "a class by an expanded name": ('<rng:ref name="model.ab_sequenceOptional"/>', ["", "<a/><b/>"], ["<b/><a/>"]),
    "anyElement": (
        '<anyElement maxOccurs="unbounded"/>',
        ['<x:y z="1">t<q xmlns="">u</q></x:y>', "<x:y/><x:y/>"],
        ["", "<a/>", "<x:y><a/></x:y>", '<egXML xmlns="http://www.tei-c.org/ns/Examples"/>'],
    ),
    "anyElement but some": (
        '<anyElement except="urn:x"/>',
        ["<a/>", '<q xmlns=""/>'],
        ["<x:y/>", ""],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_content_model_accepts_what_it_says(name):
    """Of documents that fit and documents that do not, the schema accepts the first."""
    content, valid, others = CASES[name]
    documents = [f"<r>{inside}</r>" for inside in [*valid, *others]]

    assert documents[: len(valid)] == verdicts(holding(content), documents)


def test_a_class_without_members_allows_nothing():
    """What must be there, and can be nothing, makes the element impossible: notAllowed, as TEI's schemas have it."""
    text = holding('<alternate><textNode/><classRef key="model.none"/></alternate>')

    assert b'<define name="model.none">\n    <notAllowed/>' in schema(text)
    assert accepts(text, "<r>x</r>")


def test_members_of_a_class_in_a_class_are_members():
    """A class of classes stands for the elements of all of them."""
    text = holding('<classRef key="model.top" maxOccurs="unbounded"/>', NESTED)

    assert ["<r><d/><e/><f/></r>"] == verdicts(text, ["<r><d/><e/><f/></r>", "<r><a/></r>"])


def test_an_expanded_name_expands_the_classes_inside():
    """model.top_sequence takes the members of its classes in a sequence too, as TEI's patterns do."""
    text = holding('<rng:ref name="model.top_sequence"/>', NESTED)

    assert ["<r><d/><e/><f/></r>"] == verdicts(text, ["<r><d/><e/><f/></r>", "<r><d/><f/></r>"])


def test_memberof_says_how_often_a_sequence_takes_a_member():
    """@min and @max of memberOf count in a sequence of members."""
    many = '<elementSpec ident="m"><classes><memberOf key="model.none" min="1" max="2"/></classes></elementSpec>'
    text = holding('<classRef key="model.none" expand="sequence"/>', many)

    assert ["<r><m/></r>", "<r><m/><m/></r>"] == verdicts(
        text, ["<r/>", "<r><m/></r>", "<r><m/><m/></r>", "<r><m/><m/><m/></r>"]
    )


def test_a_macro_stands_for_its_content():
    """macroRef is what the macroSpec holds, as often as it says."""
    pair = '<sequence><elementRef key="a"/><elementRef key="b"/></sequence>'
    macro = f'<macroSpec ident="macro.x"><content>{pair}</content></macroSpec>'
    text = holding('<macroRef key="macro.x" minOccurs="0" maxOccurs="unbounded"/>', macro)

    assert ["<r/>", "<r><a/><b/><a/><b/></r>"] == verdicts(text, ["<r/>", "<r><a/></r>", "<r><a/><b/><a/><b/></r>"])


def test_a_restriction_narrows_a_datatype_of_the_file():
    """A value must match the datatype and the pattern, through alternatives as well."""
    datatypes = (
        '<dataSpec ident="d.one"><content><alternate><dataRef name="integer"/><dataRef key="d.two"/></alternate>'
        "</content></dataSpec>"
        '<dataSpec ident="d.two"><content><dataRef name="token" restriction="[a-z]+"/></content></dataSpec>'
    )
    text = holding('<dataRef key="d.one" restriction="..?"/>', datatypes)

    assert ["<r>12</r>", "<r>ab</r>"] == verdicts(
        text, ["<r>12</r>", "<r>ab</r>", "<r>123</r>", "<r>abc</r>", "<r>A</r>"]
    )


def test_a_closed_list_of_an_element_is_its_content():
    """elementSpec/valList says which texts the element may hold."""
    text = odd('<elementSpec ident="r"><valList type="closed"><valItem ident="yes"/></valList></elementSpec>')

    assert ["<r>yes</r>"] == verdicts(text, ["<r>yes</r>", "<r>no</r>", "<r/>"])


def test_an_element_may_be_renamed_and_stand_in_a_namespace():
    """altIdent is what documents write, @ns where; references go by the ident."""
    text = holding('<elementRef key="k"/>', '<elementSpec ident="k" ns="urn:x"><altIdent>kk</altIdent></elementSpec>')

    assert ["<r><x:kk/></r>"] == verdicts(text, ["<r><x:kk/></r>", "<r><kk/></r>", "<r><x:k/></r>"])


def test_there_may_be_several_roots():
    """Each name in schemaSpec/@start may be the root; no other element may."""
    text = holding('<elementRef key="a"/>').replace('start="r"', 'start="r c"')
    tei = 'xmlns="http://www.tei-c.org/ns/1.0"'

    assert ["<r><a/></r>"] == verdicts(text, ["<r><a/></r>"])
    assert [f"<c {tei}/>"] == verdicts(text, [f"<c {tei}/>", f"<a {tei}/>"])


def test_the_namespace_of_the_schema_is_that_of_its_elements():
    """schemaSpec/@ns stands in place of TEI's."""
    text = odd('<elementSpec ident="k"/>', settings='ns="urn:x"').replace('start="r"', 'start="k"')

    assert ['<x:k xmlns:x="urn:x"/>'] == verdicts(text, ['<x:k xmlns:x="urn:x"/>', "<k/>"])


def test_a_prefix_changes_names_of_patterns_and_no_document():
    """schemaSpec/@prefix stands before the names of defines, so that two schemas can be joined."""
    text = holding('<classRef key="model.ab"/>').replace('start="r"', 'start="r" prefix="tei_"')

    assert b'<define name="tei_model.ab">' in schema(text)
    assert ["<r><a/></r>"] == verdicts(text, ["<r><a/></r>", "<r><c/></r>"])


def test_specifications_come_from_groups_of_the_file():
    """specGrpRef takes in a specGrp that stands among the prose, and groups in that."""
    text = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>Why.</p>'
        '<specGrp xml:id="one"><p>Prose.</p><elementSpec ident="a"/><specGrpRef target="#two"/></specGrp>'
        '<specGrp xml:id="two"><elementSpec ident="b"/></specGrp>'
        '<schemaSpec ident="s" start="r"><elementSpec ident="r"><content><sequence>'
        '<elementRef key="a"/><elementRef key="b"/></sequence></content></elementSpec>'
        '<specGrpRef target="#one"/></schemaSpec></body></text></TEI>'
    )

    assert ["<r><a/><b/></r>"] == verdicts(text, ["<r><a/><b/></r>", "<r><a/></r>"])
