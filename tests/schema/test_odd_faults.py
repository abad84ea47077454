"""Each fault of an ODD is told at its place, with the nearest right name; all are told at once."""

from __future__ import annotations

import pytest
from small_odds import faults, holding, odd, with_attributes

from teilink.codes import codes, fence
from teilink.errors import ProjectError
from teilink.schema.odd.reading import read_odd
from teilink.source import Source

R = '<elementSpec ident="r"/>'
TYPED = '<classSpec ident="att.t" type="atts"><attList><attDef ident="type"/></attList></classSpec>'
CONSTRAINT = (
    '<elementSpec ident="r"><constraintSpec ident="c"{}><constraint>{}</constraint></constraintSpec></elementSpec>'
)
MEMBER = '<classSpec ident="{}" type="atts"><classes><memberOf key="{}"/></classes></classSpec>'
LIST = '<attList><attDef ident="n"><valList type="{}">{}</valList></attDef></attList>'
DOUBLE = '<dataRef key="d{0}" restriction="a"/><dataRef key="d{0}" restriction="b"/>'
CHAIN = "write every specification into this file; teilink chains no ODD to another"
# the ODD, what is shown, what is underlined, the help (or its beginning)
CASES = {
    "class misspelt": (
        with_attributes("", '<classSpec ident="att.global" type="atts"/>', classes="att.globl"),
        'the class "att.globl" is specified nowhere in this file',
        'key="att.globl"',
        "did you mean att.global?",
    ),
    "element misspelt": (
        holding('<elementRef key="bb"/>'),
        'the element "bb" is specified nowhere in this file',
        'key="bb"',
        "did you mean b?",
    ),
    "element of another ODD": (
        holding('<elementRef key="persName"/>'),
        'the element "persName" is specified nowhere in this file',
        'key="persName"',
        "specify it in this file; what another ODD has is not looked up",
    ),
    "class named as an element": (
        holding('<elementRef key="model.ab"/>'),
        '"model.ab" is a class of elements, and <elementRef> names an element',
        'key="model.ab"',
        'write <classRef key="model.ab"/>',
    ),
    "element named as a class": (
        holding('<classRef key="a"/>'),
        '"a" is an element, and <classRef> names a class',
        'key="a"',
        'write <elementRef key="a"/>',
    ),
    "macro misspelt": (
        holding('<macroRef key="macro.x"/>', '<macroSpec ident="macro.y"><content/></macroSpec>'),
        'the macro "macro.x" is specified nowhere in this file',
        'key="macro.x"',
        "did you mean macro.y?",
    ),
    "datatype of the file misspelt": (
        holding('<dataRef key="teidata.wrd"/>', '<dataSpec ident="teidata.word"><content/></dataSpec>'),
        'the datatype "teidata.wrd" is specified nowhere in this file',
        'key="teidata.wrd"',
        "did you mean teidata.word?",
    ),
    "datatype of XML Schema misspelt": (
        holding('<dataRef name="datetime"/>'),
        '"datetime" is no datatype of XML Schema',
        'name="datetime"',
        "did you mean dateTime?",
    ),
    "datatype with a prefix": (
        holding('<dataRef name="xs:date"/>'),
        '"xs:date" is no datatype of XML Schema',
        'name="xs:date"',
        "did you mean date?",
    ),
    "native datatype misspelt": (
        holding('<rng:data type="tokn"/>'),
        '"tokn" is no datatype of XML Schema',
        'type="tokn"',
        "did you mean token?",
    ),
    "facet misspelt": (
        holding('<dataRef name="token"><dataFacet name="maxLenght" value="3"/></dataRef>'),
        '"maxLenght" is no facet of a datatype',
        'name="maxLenght"',
        "did you mean maxLength?",
    ),
    "facet that fits no value": (
        holding('<dataRef name="integer"><dataFacet name="minInclusive" value="x"/></dataRef>'),
        None,
        "<elementSpec",
        "",
    ),
    "member that is none": (
        holding('<classRef key="model.ab" include="a bb"/>'),
        '"bb" is no member of model.ab',
        'include="a bb"',
        "did you mean b?",
    ),
    "expand misspelt": (
        holding('<classRef key="model.ab" expand="sequenceOptionl"/>'),
        'expand is "sequenceOptionl"',
        'expand="sequenceOptionl"',
        "did you mean sequenceOptional?",
    ),
    "native reference misspelt": (
        holding('<rng:ref name="model.abc"/>'),
        'the pattern "model.abc" is specified nowhere in this file',
        'name="model.abc"',
        "did you mean model.ab?",
    ),
    "another file by RELAX NG": (
        holding('<rng:externalRef href="file:///etc/passwd"/>'),
        "<rng:externalRef> cannot stand in a content model",
        "<rng:externalRef",
        "a content model is a pattern: no grammar, no include, no other file",
    ),
    "part of a content model misspelt": (
        holding("<textnode/>"),
        "<textnode> is no part of a content model",
        "<textnode",
        "did you mean <textNode>?",
    ),
    "empty alternate": (
        holding("<alternate/>"),
        "<alternate> holds nothing",
        "<alternate",
        "put what it is made of inside, or write <empty/>",
    ),
    "reference without key": (
        holding("<elementRef/>"),
        "<elementRef> has no key",
        "<elementRef",
        "say what it refers to: key=…",
    ),
    "maxOccurs in words": (
        holding('<elementRef key="a" maxOccurs="many"/>'),
        'maxOccurs is "many"',
        'maxOccurs="many"',
        "maxOccurs is a number from 0 or unbounded",
    ),
    "minOccurs below zero": (
        holding('<elementRef key="a" minOccurs="-1"/>'),
        'minOccurs is "-1"',
        'minOccurs="-1"',
        "minOccurs is a number from 0",
    ),
    "maxOccurs below minOccurs": (
        holding('<elementRef key="a" minOccurs="3" maxOccurs="2"/>'),
        "maxOccurs is 2, less than minOccurs, which is 3",
        'maxOccurs="2"',
        "exchange them",
    ),
    "minOccurs alone": (
        holding('<elementRef key="a" minOccurs="2"/>'),
        "minOccurs is 2, and maxOccurs is 1 where it is not given",
        "<elementRef",
        'add maxOccurs="unbounded"',
    ),
    "maxOccurs too large": (
        holding('<elementRef key="a" maxOccurs="5000"/>'),
        "maxOccurs is 5000; counted is up to 400",
        'maxOccurs="5000"',
        'write maxOccurs="unbounded"',
    ),
    "counts multiplied": (
        holding('<sequence maxOccurs="400"><sequence maxOccurs="400"><elementRef key="a"/></sequence></sequence>'),
        "written out, this has more than 20,000 patterns",
        "<elementSpec",
        'count less: maxOccurs="unbounded" is written once',
    ),
    "no ident": (
        odd(R, "<elementSpec/>"),
        "<elementSpec> has no ident",
        "<elementSpec",
        "give it the name it specifies: ident=…",
    ),
    "ident that is no name": (
        odd(R, '<elementSpec ident="two words"/>'),
        '"two words" cannot be the name of anything in XML',
        'ident="two words"',
        "",
    ),
    "specified twice": (
        odd(R, '<classSpec ident="r" type="model"/>'),
        '"r" is specified twice',
        'ident="r"',
        "specify it once; elements, classes, macros and datatypes share their names",
    ),
    "attribute specified twice": (
        with_attributes('<attList><attDef ident="n"/><attDef ident="n"/></attList>'),
        'the attribute "n" is specified twice',
        'ident="n"',
        "specify it once",
    ),
    "attribute without ident": (
        with_attributes("<attList><attDef/></attList>"),
        "<attDef> has no ident",
        "<attDef",
        "give it the name of the attribute: ident=…",
    ),
    "prefix not declared": (
        with_attributes('<attList><attDef ident="q:n"/></attList>'),
        'the prefix of "q:n" is not declared',
        'ident="q:n"',
        "declare it: xmlns:q=…",
    ),
    "usage misspelt": (
        with_attributes('<attList><attDef ident="n" usage="reqd"/></attList>'),
        'usage is "reqd"',
        'usage="reqd"',
        "did you mean req?",
    ),
    "attribute deleted that is not there": (
        with_attributes('<attList><attDef ident="typ" mode="delete"/></attList>', TYPED, classes="att.t"),
        'no class gives r the attribute "typ" to delete',
        'ident="typ"',
        "did you mean type?",
    ),
    "attribute of a class misspelt": (
        with_attributes('<attList><attRef class="att.t" name="typ"/></attList>', TYPED),
        'att.t has no attribute "typ"',
        'name="typ"',
        "did you mean type?",
    ),
    "class of attributes misspelt": (
        with_attributes('<attList><attRef class="att.tt"/></attList>', '<classSpec ident="att.t" type="atts"/>'),
        'the class of attributes "att.tt" is specified nowhere in this file',
        'class="att.tt"',
        "did you mean att.t?",
    ),
    "closed list without items": (
        with_attributes('<attList><attDef ident="n"><valList type="closed"/></attDef></attList>'),
        "the valList is closed and has no valItem",
        "<valList",
        'list its values, or write type="open"',
    ),
    "kind of list misspelt": (
        with_attributes(LIST.format("close", '<valItem ident="a"/>')),
        'the type of the valList is "close"',
        'type="close"',
        "did you mean closed?",
    ),
    "value listed twice": (
        with_attributes(LIST.format("closed", '<valItem ident="a"/>' * 2)),
        'the value "a" is listed twice',
        'ident="a"',
        "delete one of them",
    ),
    "class without type": (
        odd(R, '<classSpec ident="att.x"/>'),
        "<classSpec> has no type",
        "<classSpec",
        'write type="model" for a class of elements, type="atts" for one of attributes',
    ),
    "class of the other type": (
        odd(R, MEMBER.format("att.x", "model.x"), '<classSpec ident="model.x" type="model"/>'),
        "att.x, a class of type atts, is a member of one of type model",
        'key="model.x"',
        "classes of elements hold elements, classes of attributes attributes",
    ),
    "class of itself": (
        odd(R, MEMBER.format("att.x", "att.y"), MEMBER.format("att.y", "att.x")),
        "att.x is a member of itself: att.x > att.y > att.x",
        'key="att.x"',
        "take one of these away",
    ),
    "macro of itself": (
        odd(R, '<macroSpec ident="m.x"><content><sequence><macroRef key="m.x"/></sequence></content></macroSpec>'),
        "m.x is made of itself: m.x > m.x",
        'key="m.x"',
        "take one of these away",
    ),
    "start misspelt": (
        odd('<elementSpec ident="rr"/>'),
        'the element "r" is specified nowhere in this file',
        'start="r"',
        "did you mean rr?",
    ),
    "moduleRef": (
        odd(R, '<moduleRef key="core"/>'),
        '<moduleRef> takes in "core", which another ODD or schema specifies',
        "<moduleRef",
        CHAIN,
    ),
    "source": (
        odd(R, settings='source="tei:current"'),
        "@source names another ODD to take specifications from",
        'source="tei:current"',
        CHAIN,
    ),
    "change of what another ODD has": (
        odd(R, '<elementSpec ident="p" mode="change"/>'),
        'mode "change" needs a specification of "p" from another ODD',
        'mode="change"',
        CHAIN,
    ),
    "change of what the file has": (
        odd(R, '<elementSpec ident="r" mode="delete"/>'),
        '"r" is specified here and changed again',
        'mode="delete"',
        "change the specification itself, or delete it",
    ),
    "group that is none": (
        odd(R, '<specGrpRef target="#here"/>'),
        'specGrpRef points at "#here", which is no specGrp here',
        'target="#here"',
        "target is # and the xml:id of a specGrp of this file",
    ),
    "group in itself": (
        odd(R, '<specGrp xml:id="g"><specGrpRef target="#g"/></specGrp>'),
        'the group "#g" is taken in a second time',
        'target="#g"',
        "refer to a group once, and never from within itself",
    ),
    "element without place": (
        odd(R, "<elemntSpec/>"),
        "<elemntSpec> has no place in <schemaSpec>",
        "<elemntSpec",
        "did you mean <elementSpec>?",
    ),
    "constraint in another language": (
        odd(CONSTRAINT.format(' scheme="schematrn"', "")),
        'the scheme of the constraint is "schematrn"',
        'scheme="schematrn"',
        "did you mean schematron?",
    ),
    "constraint that asserts nothing": (
        odd(CONSTRAINT.format("", "")),
        "the constraint asserts nothing",
        "<constraintSpec",
        "put sch:assert, sch:report or sch:rule into its <constraint>",
    ),
    "assertion without test": (
        odd(CONSTRAINT.format("", "<sch:assert>x</sch:assert>")),
        "<assert> has no test",
        "<sch:assert",
        "say in XPath what is asserted: test=…",
    ),
    "a value beside an element": (
        holding('<sequence><dataRef name="date"/><elementRef key="a"/></sequence>'),
        None,
        "<elementSpec",
        "",
    ),
    "an element in an attribute": (
        with_attributes('<attList><attDef ident="n"><datatype><elementRef key="r"/></datatype></attDef></attList>'),
        None,
        "<elementSpec",
        "",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_told_at_its_place(name):
    """One fault, with its code, its words, what is underlined and what to do."""
    text, message, underlined, help_ = CASES[name]
    found = [fault for fault in faults(text) if message is None or fault.message == message]

    assert [("TL035", underlined)] == [(fault.code, _underlined(text, fault)) for fault in found]
    assert found[0].help.startswith(help_)
    assert 300 > len(found[0].message + found[0].help)
    if message is None:
        assert found[0].message.startswith("RELAX NG does not allow what this compiles to: ")


def _underlined(text, fault):
    return text.encode()[fault.place.span.start : fault.place.span.end].decode()


@pytest.mark.parametrize("name", [name for name in CASES if name not in {"class of itself"}])
def test_one_mistake_is_one_fault(name):
    """What is wrong once is told once."""
    assert 1 == len(faults(CASES[name][0]))


def test_all_faults_are_told_in_the_order_of_the_file():
    """Whoever repairs an ODD sees everything at once, with line and column."""
    text = odd(
        '\n<elementSpec ident="r">\n <classes><memberOf key="q"/></classes>',
        '\n <content><elementRef key="p"/></content>\n</elementSpec>',
    )

    assert [(3, 21), (4, 23)] == [fault.place.start for fault in faults(text)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('<!DOCTYPE x [<!ENTITY e "x">]><schemaSpec xmlns="http://www.tei-c.org/ns/1.0"/>', "TL105"),
        ('<schemaSpec xmlns="http://www.tei-c.org/ns/1.0">', "TL101"),
        ("<html/>", "TL102"),
        ("", "TL103"),
    ],
)
def test_a_file_that_cannot_be_read_keeps_the_code_of_reading(text, code):
    """An ODD is read as safely as any document: no DOCTYPE, no entities."""
    with pytest.raises(ProjectError) as caught:
        read_odd(Source("x.odd", text.encode()))

    assert [code] == [fault.code for fault in caught.value.diagnostics]


def test_a_document_without_schema_is_told():
    """A TEI file that is no ODD has no schemaSpec."""
    text = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p/></body></text></TEI>'

    assert ["the file has no schemaSpec"] == [fault.message for fault in faults(text)]


def test_a_second_schema_is_told():
    """Which of two is meant would be a guess."""
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{odd(R)}{odd(R)}</TEI>'

    assert ["a second schemaSpec: one file specifies one schema"] == [fault.message for fault in faults(text)]


@pytest.mark.parametrize(
    "text",
    [
        holding("<sequence>" * 120 + "<textNode/>" + "</sequence>" * 120),
        with_attributes("<attList>" * 100 + '<attDef ident="n"/>' + "</attList>" * 100),
        odd(R, *(MEMBER.format(f"c{n}", f"c{n + 1}") for n in range(900)), '<classSpec ident="c900" type="atts"/>'),
        odd(
            R,
            *(
                f'<dataSpec ident="d{n}"><content><sequence>{DOUBLE.format(n + 1)}</sequence></content></dataSpec>'
                for n in range(30)
            ),
            '<dataSpec ident="d30"><content><dataRef name="token"/></content></dataSpec>',
        ),
    ],
    ids=["deep content", "deep attribute lists", "a long chain of classes", "a datatype that doubles"],
)
def test_a_hostile_odd_ends_in_a_fault(text):
    """Depth and size have limits; what is beyond them is told, and takes no time."""
    assert {"TL035"} == {fault.code for fault in faults(text)}


def test_the_page_of_the_code_is_true():
    """Its example has that one fault, and its remedy none."""
    [found] = [each for each in codes() if each.code == "TL035"]

    assert ["TL035"] == [fault.code for fault in faults(fence(found.example).text)]
    assert () == faults(fence(found.instead).text)
