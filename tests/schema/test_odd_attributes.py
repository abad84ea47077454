"""The attributes that a schema allows are those of the element and of its classes, as the element changes them."""

from __future__ import annotations

import re

import pytest
from small_odds import faults, schema, verdicts, with_attributes

COLOURS = '<valList type="{}"><valItem ident="red"/><valItem ident="blue"/></valList>'
INTEGER = '<datatype{}><dataRef name="integer"/></datatype>'
ANY, TWO, MAYBE = ' maxOccurs="unbounded"', ' minOccurs="2" maxOccurs="2"', ' minOccurs="0"'
BOTH = '<attDef ident="n" usage="req"/><attDef ident="m" usage="req"/>'


def attribute(inside: str, settings: str = 'ident="n"') -> str:
    """An attDef."""
    return f"<attDef {settings}>{inside}</attDef>"


GLOBAL = '<classSpec ident="att.g" type="atts"><attList>{}</attList></classSpec>'.format(
    '<attDef ident="n"/><attDef ident="xml:id"><datatype><dataRef name="NCName"/></datatype></attDef>'
)
TYPED = (
    '<classSpec ident="att.t" type="atts"><classes><memberOf key="att.g"/></classes>'
    '<attList><attDef ident="type" usage="opt"><desc>kind</desc>'
    '<datatype><dataRef name="token"/></datatype></attDef></attList></classSpec>'
)
CLOSED, SEMI, OPEN = (COLOURS.format(kind) for kind in ("closed", "semi", "open"))
WORDS = '<datatype maxOccurs="unbounded"><dataRef name="token"/></datatype>'
LANGUAGE = '<datatype><dataRef name="language"/></datatype>'
LETTER = '<datatype><rng:data type="token"><rng:param name="pattern">[ab]</rng:param></rng:data></datatype>'
# attributes of r, then start tags that are valid, then some that are not
CASES = {
    "required": ('<attDef ident="n" usage="req"/>', ['n="x"', 'n=""'], ["", 'm="x"']),
    "optional": ('<attDef ident="n" usage="opt"/>', ["", 'n="x"'], ['m="x"']),
    "recommended": ('<attDef ident="n" usage="rec"/>', ["", 'n="x"'], ['m="x"']),
    "without usage": ('<attDef ident="n"/>', ["", 'n="x"'], ['m="x"']),
    "datatype": (attribute(INTEGER.format("")), ['n="7"'], ['n="x"', 'n="7 8"']),
    "closed": (attribute(CLOSED), ['n="red"', 'n="blue"'], ['n="pink"', 'n="red blue"']),
    "closed, whatever the datatype": (attribute(INTEGER.format("") + CLOSED), ['n="red"'], ['n="7"']),
    "semi": (attribute(INTEGER.format("") + SEMI), ['n="red"', 'n="7"'], ['n="pink"']),
    "semi without datatype": (attribute(SEMI), ['n="red"', 'n="pink"'], ['n="a b"']),
    "open": (attribute(INTEGER.format("") + OPEN), ['n="7"'], ['n="red"']),
    "open without datatype": (attribute(OPEN), ['n="a b"', 'n="red"'], ['m="red"']),
    "many": (attribute(INTEGER.format(ANY)), ['n="7"', 'n="7 8 9"'], ['n=""', 'n="7 x"']),
    "two": (attribute(INTEGER.format(TWO)), ['n="7 8"'], ['n="7"', 'n="7 8 9"']),
    "one or none": (attribute(INTEGER.format(MAYBE)), ['n=""', 'n="7"'], ['n="7 8"', 'n="x"']),
    "many of a closed list": (attribute(WORDS + CLOSED), ['n="red"', 'n="red blue red"'], ['n="red pink"', 'n=""']),
    "renamed": (attribute("<altIdent>num</altIdent>"), ['num="x"'], ['n="x"']),
    "in a namespace": ('<attDef ident="n" ns="urn:x"/>', ['x:n="1"'], ['n="1"']),
    "with a prefix": ('<attDef ident="x:n"/>', ['x:n="1"'], ['n="1"']),
    "xml:lang": (attribute(LANGUAGE, 'ident="xml:lang"'), ['xml:lang="de"'], ['xml:lang="?"', 'lang="de"']),
    "one of": (f'<attList org="choice">{BOTH}</attList>', ['n="1"', 'm="1"'], ["", 'n="1" m="1"']),
    "one of, or some together": (
        f'<attDef ident="k"/><attList org="choice"><attList>{BOTH}</attList><attDef ident="p" usage="req"/></attList>',
        ['n="1" m="1"', 'p="1"', 'k="1" p="1"'],
        ["", 'n="1"', 'n="1" m="1" p="1"'],
    ),
    "RELAX NG as datatype": (attribute(LETTER), ['n="a"'], ['n="c"']),
    "any text by RELAX NG, many": (attribute(f"<datatype{ANY}><rng:text/></datatype>"), ['n="a b"'], ['m="a"']),
    "namespace declarations are no attributes": ('<attDef ident="xmlns"/><attDef ident="n"/>', ['n="x"'], ['m="x"']),
}


@pytest.mark.parametrize("name", CASES)
def test_an_attribute_accepts_what_it_says(name):
    """Of start tags that fit and start tags that do not, the schema accepts the first."""
    attributes, valid, others = CASES[name]
    documents = [f"<r {inside}/>" for inside in [*valid, *others]]

    assert documents[: len(valid)] == verdicts(with_attributes(f"<attList>{attributes}</attList>"), documents)


# attList of r, a member of att.t, then start tags that are valid, then some that are not
CHANGES = {
    "as they are": ("", ['type="x" n="1" xml:id="i"', ""], ['m="1"']),
    "deleted": ('<attDef ident="n" mode="delete"/>', ['type="x"', 'xml:id="i"'], ['n="1"']),
    "its own deleted class attribute": ('<attDef ident="type" mode="delete"/>', ['n="1"'], ['type="x"']),
    "made required": ('<attDef ident="type" mode="change" usage="req"/>', ['type="x" n="1"'], ["", 'n="1"']),
    "given a list": (attribute(CLOSED, 'ident="type" mode="change"'), ['type="red"', ""], ['type="x"']),
    "replaced": (f'<attDef ident="type" mode="replace">{INTEGER.format("")}</attDef>', ['type="7"'], ['type="x"']),
    "specified anew": (f'<attDef ident="type">{INTEGER.format("")}</attDef>', ['type="7" n="1"'], ['type="x"']),
    "renamed": ('<attDef ident="type" mode="change"><altIdent>kind</altIdent></attDef>', ['kind="x"'], ['type="x"']),
    "named again": ('<attRef class="att.g" name="n"/>', ['n="1"'], ['m="1"']),
    "added": ('<attDef ident="m"/>', ['m="1" n="1"'], ['k="1"']),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_an_element_changes_what_its_classes_give(name):
    """Attributes come from the classes and the classes of those; the element has the last word."""
    attributes, valid, others = CHANGES[name]
    documents = [f"<r {inside}/>" for inside in [*valid, *others]]
    text = with_attributes(f"<attList>{attributes}</attList>", GLOBAL, TYPED, classes="att.t")

    assert documents[: len(valid)] == verdicts(text, documents)


def test_a_changed_attribute_keeps_what_is_not_changed():
    """Words and datatype of the class stay where the element says nothing of them."""
    text = with_attributes(
        '<attList><attDef ident="type" mode="change" usage="req"/></attList>', GLOBAL, TYPED, classes="att.t"
    )
    compiled = schema(text).decode().partition('<define name="r">')[2].partition("</define>")[0]
    words = re.findall(r'<attribute name="(\w+)"|documentation>(\w+)<|<data type="(\w+)"', compiled)

    assert ["type", "kind", "token"] == ["".join(found) for found in words]


def test_a_changed_list_keeps_the_values_that_stay():
    """Values are deleted, added and described anew one by one."""
    listed = (
        '<classSpec ident="att.l" type="atts"><attList><attDef ident="k">'
        '<valList type="closed"><valItem ident="one"><desc>first</desc></valItem><valItem ident="two"/></valList>'
        "</attDef></attList></classSpec>"
    )
    change = (
        '<attList><attDef ident="k" mode="change"><valList mode="change"><valItem ident="two" mode="delete"/>'
        '<valItem ident="one" mode="change"><gloss>1</gloss></valItem><valItem ident="three" mode="add"/>'
        "</valList></attDef></attList>"
    )
    text = with_attributes(change, listed, classes="att.l")

    assert ['<r k="one"/>', '<r k="three"/>'] == verdicts(
        text, [f'<r k="{value}"/>' for value in ("one", "two", "three")]
    )
    assert b"<a:documentation>(1) first</a:documentation>" in schema(text)


def test_a_class_that_comes_by_two_ways_is_taken_once():
    """RELAX NG knows no attribute twice; an element may name a class and a class of it."""
    text = with_attributes("", GLOBAL, TYPED, classes="att.g att.t")

    assert ['<r n="1" type="x"/>'] == verdicts(text, ['<r n="1" type="x"/>', '<r m="1"/>'])


def test_a_choice_of_a_class_stays_one_where_another_attribute_goes():
    """What an element deletes elsewhere leaves the alternatives of its class as they are."""
    choice = (
        '<classSpec ident="att.c" type="atts"><attList><attDef ident="x"/><attList org="choice">'
        '<attList><attDef ident="a" usage="req"/><attDef ident="b" usage="req"/></attList>'
        '<attList><attDef ident="a" usage="req"/><attDef ident="c" usage="req"/></attList>'
        "</attList></attList></classSpec>"
    )
    text = with_attributes('<attList><attDef ident="x" mode="delete"/></attList>', choice, classes="att.c")
    documents = ['<r a="1" b="1"/>', '<r a="1" c="1"/>', '<r a="1"/>', '<r b="1" c="1"/>', '<r a="1" b="1" x="1"/>']

    assert documents[:2] == verdicts(text, documents)


def test_attref_takes_all_attributes_of_a_class():
    """attRef without a name is every attribute of the class, inherited ones as well."""
    text = with_attributes('<attList><attRef class="att.t"/></attList>', GLOBAL, TYPED)

    assert ['<r n="1" type="x"/>'] == verdicts(text, ['<r n="1" type="x"/>', '<r m="1"/>'])


def test_the_default_of_an_attribute_is_annotated():
    """defaultVal is told to editors as the DTD compatibility annotation; documents are not changed."""
    text = with_attributes('<attList><attDef ident="n"><defaultVal>7</defaultVal></attDef></attList>')

    assert b'<attribute name="n" a:defaultValue="7">' in schema(text)


def test_two_classes_that_give_one_attribute_are_a_fault():
    """Which of the two is meant would be a guess."""
    other = '<classSpec ident="att.o" type="atts"><attList><attDef ident="n"/></attList></classSpec>'
    [fault] = faults(with_attributes("", GLOBAL, other, classes="att.g att.o"))

    assert 'r has the attribute "n" twice: from att.g and att.o' == fault.message
    assert () == faults(with_attributes('<attList><attDef ident="n"/></attList>', GLOBAL, other, classes="att.g att.o"))
