"""What is told of a document that the schema refuses: each mistake once, at its place, with what would be right."""

from __future__ import annotations

import pytest
from diagnosed import (
    FILE_DESC,
    LETTERS,
    PUBLISHED,
    SOURCES,
    TITLES,
    described,
    divided,
    findings,
    letter,
    published,
    repaired,
    said,
    told,
)
from relaxng_schemas import LIBRARY, element, grammar, of_text

from teilink.schema.relaxng.acceptance import accepts


def test_the_letter_is_valid():
    """What is told below is told of what is changed."""
    assert accepts(LETTERS, letter().encode())


# -- order ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("document", "passage", "message", "help_"),
    [
        (
            described(SOURCES, TITLES, PUBLISHED),
            "<sourceDesc",
            "<sourceDesc> comes too early in <fileDesc>: <titleStmt> must come before it",
            "put <titleStmt> first",
        ),
        (
            described(TITLES, SOURCES, PUBLISHED),
            "<sourceDesc",
            "<sourceDesc> comes too early in <fileDesc>: <publicationStmt> must come before it",
            "put <publicationStmt> first",
        ),
        (
            described("<titleStmt><author>B</author><title>A</title></titleStmt>", PUBLISHED, SOURCES),
            "<author",
            "<author> comes too early in <titleStmt>: <title> must come before it",
            "put <title> first",
        ),
        (
            divided("<p/><opener/><p/>"),
            "<opener",
            "<opener> comes too late in <div>",
            "it must come before <p>",
        ),
        (
            divided("<p/><closer/><p/><p/>"),
            "<p",
            "<p> comes too late in <div>",
            "it must come before <closer>",
        ),
        (
            divided("<head/><p/><head/>"),
            "<head",
            "a second <head> in <div>",
            "there can only be one",
        ),
        (
            described(TITLES, PUBLISHED, SOURCES, TITLES, TITLES),
            "<titleStmt",
            "a second <titleStmt> in <fileDesc>",
            "there can only be one",
        ),
    ],
)
def test_what_stands_in_the_wrong_order_is_told_with_the_right_one(document, passage, message, help_):
    """Once for all that is out of order at one place."""
    assert [("TL201", passage, message, help_)] == told(document)


def test_what_comes_too_late_is_related_to_what_it_should_stand_before():
    """And the second of its kind to the first."""
    late, second = "<p/><opener/><p/>", "<head/><p/><head/>"
    labels = [(each.message, each.place.xpath) for body in (late, second) for each in findings(divided(body))[0].labels]

    assert [
        ("it may stand before this <p>", "/TEI/text/body/div/p[1]"),
        ("the first one", "/TEI/text/body/div/head[1]"),
    ] == labels


def test_in_any_order_each_part_still_comes_once():
    """An interleave has no order, and no second of its parts."""
    mingled = grammar(element("a", f"<interleave>{element('b')}{element('c')}</interleave>"))

    assert [("TL201", "<c", "a second <c> in <a>", "there can only be one")] == told("<a><c/><b/><c/></a>", mingled)
    assert [("TL203", "<a", "<a> lacks <c>", "<c> must stand in it")] == told("<a><b/></a>", mingled)


# -- what is missing --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("document", "passage", "message", "help_"),
    [
        (described(), "<fileDesc", "<fileDesc> lacks <titleStmt>", "<titleStmt> must stand in it"),
        (
            described(TITLES, SOURCES),
            "<fileDesc",
            "<fileDesc> lacks <publicationStmt>",
            "<publicationStmt> must stand in it",
        ),
        (described(TITLES, PUBLISHED), "<fileDesc", "<fileDesc> lacks <sourceDesc>", "<sourceDesc> must stand in it"),
        (
            described("<titleStmt><author/></titleStmt>", PUBLISHED, SOURCES),
            "<titleStmt",
            "<titleStmt> lacks <title>",
            "<title> must stand in it",
        ),
        (
            published(),
            "<publicationStmt",
            "<publicationStmt> is not complete",
            "one of these must stand in it: <p> or <publisher>",
        ),
        (
            divided("<opener/>"),
            "<div",
            "<div> is not complete",
            "one of these must stand in it: <p>, <list> or <table>",
        ),
        (letter(""), "<body", "<body> lacks <div>", "<div> must stand in it"),
        (said("<num/>"), "<num", "<num> holds nothing", "write many or a whole number"),
        (
            letter(header=f"<fileDesc>{FILE_DESC}</fileDesc><revisionDesc/>"),
            "<revisionDesc",
            "<revisionDesc> holds nothing",
            "write first or none",
        ),
    ],
)
def test_what_is_missing_is_told_on_what_should_hold_it(document, passage, message, help_):
    """Before something else, at the end, as one of several, as a value."""
    assert [("TL203", passage, message, help_)] == told(document)


def test_what_is_missing_in_the_middle_points_at_what_it_stands_before():
    """There it belongs."""
    [found] = findings(described(TITLES, SOURCES))

    assert [("it must come before this", "/TEI/teiHeader/fileDesc/sourceDesc")] == [
        (each.message, each.place.xpath) for each in found.labels
    ]


# -- elements in the wrong place --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("document", "passage", "message", "help_"),
    [
        (divided("<p/><date/>"), "<date", "<date> cannot stand in <div> here", "put it into <p> (paragraph)"),
        (divided("<item/><item/><item/>"), "<item", "<item> cannot stand in <div> here", "put it into <list>"),
        (letter("<p>a</p>"), "<p", "<p> cannot stand in <body> here", "put it into <div>"),
        (said("<p/>"), "<p", "<p> cannot stand in <p> here", "close this <p> before the next one begins"),
        (said("<item/>"), "<item", "<item> cannot stand in <p> here", "it may stand in <list>"),
        (said("<head/>"), "<head", "<head> cannot stand in <p> here", "it may stand in <div> or <list>"),
        (
            said("<lb><hi/></lb>"),
            "<hi",
            "<hi> cannot stand in <lb> here",
            "it may stand in <p>, <hi>, <title>, <author>, <cell>, <closer>, <head>, <item> and 5 more",
        ),
    ],
)
def test_what_stands_in_the_wrong_place_is_told_with_the_right_one(document, passage, message, help_):
    """Inside what may stand there, or where else; once for neighbours of one name, which go there together."""
    assert [("TL201", passage, message, help_)] == told(document)


def test_neighbours_of_one_name_are_one_mistake_only_as_neighbours():
    """With something in between, they are two."""
    assert 1 == len(told(said("<item>a</item> <!-- --> <item>b</item>")))
    assert 2 == len(told(said("<item>a</item> and <item>b</item>")))
    assert 2 == len(told(said("<item>a</item><hi/><item>b</item>")))


def test_what_stands_in_the_wrong_place_is_judged_all_the_same():
    """It may have mistakes of its own."""
    assert ["TL201", "TL202"] == [code for code, *_ in told(said("<item><banana/></item>"))]


def test_an_element_may_stand_for_its_kin():
    """`persName` where `person` may stand holds what a person holds: the fix renames, and a human judges it."""
    names, paragraphs = element("persName"), element("p", '<ref name="persName"/>')
    kin = grammar(
        element("a", f"<optional>{element('person', '<text/>')}</optional><zeroOrMore>{paragraphs}</zeroOrMore>"),
        f'<define name="persName">{names}</define>',
    )
    document = "<a><persName>Kim</persName></a>"
    found = findings(document, kin)

    assert [("TL201", "<persName", "<persName> cannot stand in <a> here", "did you mean <person>?")] == told(
        document, kin
    )
    assert document.encode() == repaired(document, found, "safe")
    assert b"<a><person>Kim</person></a>" == repaired(document, found, "unsafe")


# -- namespaces and roots ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "passage", "message", "help_"),
    [
        (
            "<hi xmlns=''>x</hi>",
            "<hi",
            "<hi> in <p> is in no namespace",
            'it belongs into "http://www.tei-c.org/ns/1.0"',
        ),
        (
            "<x:hi xmlns:x='urn:x'>x</x:hi>",
            "<x:hi",
            '<hi> in <p> is in the namespace "urn:x"',
            'it belongs into "http://www.tei-c.org/ns/1.0"',
        ),
    ],
)
def test_an_element_of_another_namespace_is_told_once(written, passage, message, help_):
    """It counts for the one of its name."""
    assert [("TL202", passage, message, help_)] == told(said(written))


def test_a_namespace_where_there_is_none_is_left_out():
    """For schemas without one."""
    plain = grammar(element("a", element("b")))

    assert [("TL202", "<b", '<b> in <a> is in the namespace "urn:x"', "leave out its xmlns")] == told(
        "<a><b xmlns='urn:x'/></a>", plain
    )
    assert [("TL202", "<a", "<a> is not in the namespace of the schema", "leave out its xmlns")] == told(
        "<a xmlns='urn:x'><b xmlns=''/></a>", plain
    )


@pytest.mark.parametrize(
    ("root", "code", "message", "help_"),
    [
        (
            "<TEI xmlns='urn:x'>{}</TEI>",
            "TL202",
            "<TEI> is not in the namespace of the schema",
            'write <TEI xmlns="http://www.tei-c.org/ns/1.0">',
        ),
        (
            "<TIE xmlns='http://www.tei-c.org/ns/1.0'>{}</TIE>",
            "TL201",
            "<TIE> cannot be the root of a document",
            "did you mean <TEI>?",
        ),
        (
            "<div xmlns='http://www.tei-c.org/ns/1.0'>{}</div>",
            "TL201",
            "<div> cannot be the root of a document",
            "a document is <TEI>",
        ),
        (
            "<html xmlns='http://www.w3.org/1999/xhtml'>{}</html>",
            "TL201",
            "<html> cannot be the root of a document",
            "a document is <TEI>",
        ),
    ],
)
def test_a_root_that_cannot_be_one_is_told_alone(root, code, message, help_):
    """What is in it follows from it."""
    inner = letter().partition(">")[2].rpartition("</")[0]
    document = root.format(
        inner.replace("<teiHeader>", "<teiHeader xmlns='http://www.tei-c.org/ns/1.0'>").replace(
            "<text>", "<text xmlns='http://www.tei-c.org/ns/1.0'>"
        )
    )

    assert [(code, root.split()[0], message, help_)] == told(document)


def test_a_root_of_any_name_may_still_be_the_wrong_one():
    """A schema that leaves the name open can except some."""
    lax = grammar("<element><anyName><except><name>z</name></except></anyName><empty/></element>")

    assert [("TL201", "<z", "<z> cannot be the root of a document", "a document is something else")] == told(
        "<z/>", lax
    )


# -- text -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "passage", "message", "help_"),
    [
        ("<p/>words ", "words", 'the text "words" cannot stand directly in <div>', "put it into <p> (paragraph)"),
        (
            "\n  To\n  the <hi>man</hi>: <p/>",
            "To\n  the",
            'the text "To the" cannot stand directly in <div>',
            "put it into <p> (paragraph)",
        ),
        (
            "<p/> \N{NO-BREAK SPACE}é <!-- c --> two <?x y?>",
            "\N{NO-BREAK SPACE}é <!-- c --> two",
            'the text "é two" cannot stand directly in <div>',
            "put it into <p> (paragraph)",
        ),
        (
            "<p/> &#x41;&amp; <![CDATA[<b>]]> ",
            "&#x41;&amp; <![CDATA[<b>",
            'the text "A& <b>" cannot stand directly in <div>',
            "put it into <p> (paragraph)",
        ),
        (
            "<list>first<item>x</item> second <item/></list>",
            "first",
            'the text "first" cannot stand directly in <list>',
            "put it into <item> or <head>",
        ),
        ("<p><lb>x</lb></p>", "x", 'the text "x" cannot stand directly in <lb>', "<lb> holds no text"),
        (
            "<p/>" + "long words " * 20,
            ("long words " * 20).rstrip(),
            f'the text "{("long words " * 6)[:59]}…" cannot stand directly in <div>',
            "put it into <p> (paragraph)",
        ),
    ],
)
def test_text_in_the_wrong_place_is_told_from_its_first_to_its_last_letter(body, passage, message, help_):
    """Across comments, references and CDATA; once in one element, with what belongs to it."""
    assert [("TL204", passage, message, help_)] == told(divided(body))


def test_text_goes_into_the_kin_of_what_it_stands_in():
    """The words of `publicationStmt` are likelier a `publisher` than a paragraph."""
    assert [
        ("TL204", "words", 'the text "words" cannot stand directly in <publicationStmt>', "put it into <publisher>")
    ] == told(published("words"))


def test_text_where_only_elements_of_any_name_may_stand():
    """Nothing can be proposed then."""
    lax = of_text(
        '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><zeroOrMore><element><anyName/><text/></element>'
        "</zeroOrMore></element>"
    )

    assert [("TL204", "x", 'the text "x" cannot stand directly in <a>', "<a> holds no text")] == told("<a>x</a>", lax)


# -- values -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("document", "passage", "message", "help_"),
    [
        (
            said("<num>x <!-- -->y </num>"),
            "x <!-- -->y",
            '<num> holds "x y", which is not allowed',
            "write many or a whole number",
        ),
        (
            described(TITLES, "<extent>0</extent>", PUBLISHED, SOURCES),
            "0",
            '<extent> holds "0", which is not allowed',
            "write a whole number, 1 or more",
        ),
        (
            letter(header=f"<fileDesc>{FILE_DESC}</fileDesc><revisionDesc>last</revisionDesc>"),
            "last",
            '<revisionDesc> holds "last", which is not allowed',
            "write first or none",
        ),
    ],
)
def test_a_value_that_an_element_cannot_hold_is_told_with_what_it_can(document, passage, message, help_):
    """On the value."""
    assert [("TL207", passage, message, help_)] == told(document)


def test_lists_of_values_are_told_as_lists():
    """One after the other, or several of one kind."""
    several = grammar(
        element("a", "<list><oneOrMore><choice><value>x</value><data type='integer'/></choice></oneOrMore></list>")
    )
    pair = grammar(element("a", "<attribute name='b'><list><value>x</value><data type='integer'/></list></attribute>"))

    assert [
        ("TL207", "y", '<a> holds "y", which is not allowed', "write x or a whole number, or several, parted by blanks")
    ] == told("<a>y</a>", several)
    assert [("TL203", "<a", "<a> holds nothing", "write x or a whole number, or several, parted by blanks")] == told(
        "<a/>", several
    )
    assert [
        ("TL207", "b='x'", '@b of <a> is "x", which is not allowed', "write x, then a whole number, parted by blanks")
    ] == told("<a b='x'/>", pair)


def test_a_qualified_name_is_read_by_the_prefixes_around_it():
    """What its prefix means decides, in elements and in attributes."""
    named = of_text(
        f'<element name="a" xmlns="http://relaxng.org/ns/structure/1.0" xmlns:s="urn:x" datatypeLibrary="{LIBRARY}">'
        '<attribute name="t"><data type="QName"/></attribute><value type="QName">s:b</value></element>'
    )

    assert [("TL207", "s:b", '<a> holds "s:b", which is not allowed', "write s:b")] == told(
        "<a t='b' xmlns:s='urn:y'>s:b</a>", named
    )
    assert [("TL207", "t='z:b'")] == [each[:2] for each in told("<a t='z:b' xmlns:s='urn:x'>s:b</a>", named)]


# -- schemas that let one name stand for two elements -----------------------------------------------------------------


def kind_of_p(kind):
    """An element p of one type that holds an element of that name, twice."""
    return element("p", f'<attribute name="type"><value>{kind}</value></attribute>{element(kind) * 2}')


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("<a><p type='x'><x/><y/></p></a>", ("TL201", "<y", "<y> cannot stand in <p> here", "allowed here: <x>")),
        ("<a><p type='y'><x/><y/></p></a>", ("TL201", "<x", "<x> cannot stand in <p> here", "allowed here: <y>")),
        (
            "<a><p type='z'><x/><x/></p></a>",
            ("TL207", "type='z'", '@type of <p> is "z", which is not allowed', "write x"),
        ),
        ("<a><p><y/><y/></p></a>", ("TL206", "<p", "<p> lacks @type", 'write type="…": y')),
        (
            "<a><p type='y'><y/><y/></p><p type='x'><x/><x/></p><q/></a>",
            ("TL202", "<q", "unknown element <q> in <a>", "allowed here: <p>"),
        ),
    ],
)
def test_of_two_elements_of_one_name_the_one_that_it_nearly_is_counts(document, expected):
    """Judged by its attributes and what it holds."""
    both = grammar(element("a", f"<oneOrMore><choice>{kind_of_p('x')}{kind_of_p('y')}</choice></oneOrMore>"))

    assert [expected] == told(document, both)


def test_what_an_element_is_decides_what_may_follow():
    """The reading that holds is followed."""
    first, second = element("p", element("x")), element("p", element("y"))
    both = grammar(
        element("a", f"<choice><group>{first}{element('q')}</group><group>{second}{element('s')}</group></choice>")
    )

    assert [("TL201", "<s", "<s> cannot stand in <a> here", "allowed here: <q>")] == told(
        "<a><p><x/></p><s/></a>", both
    )


def test_an_element_that_can_never_be_valid_is_told_so():
    """The schema names it, and nothing can be right in it."""
    never = grammar(element("a", f"<optional>{element('b', '<notAllowed/>')}</optional>"))

    assert [
        ("TL201", "<b", "<b> can never be valid", "the schema names it, but allows nothing that it could be")
    ] == told("<a><b c='d'>e<f/></b></a>", never)


# -- many findings, deep documents, long names ------------------------------------------------------------------------


def test_no_more_than_a_hundred_findings_are_told():
    """Whoever has more begins with these; they are the first of the file."""
    found = findings(divided("<p><banana/></p>" * 300))
    dangling = findings(divided("<p next='x'/>" * 300))

    assert (100, 100) == (len(found), len(dangling))
    assert found == sorted(found, key=lambda each: each.place.order)
    assert "/TEI/text/body/div/p[100]/banana" == found[-1].place.xpath


def test_a_deep_document_is_diagnosed():
    """As deep as one may be."""
    assert [("TL202", "<banana")] == [each[:2] for each in told(said("<hi>" * 240, "<banana/>", "</hi>" * 240))]


def test_a_deep_document_of_an_ambiguous_schema_is_diagnosed():
    """The two readings of each element are not multiplied."""
    kinds = [
        f'<define name="{kind}"><element name="n"><choice><ref name="m"/><ref name="n"/><value>{kind}</value></choice>'
        "</element></define>"
        for kind in "mn"
    ]
    deep = grammar('<choice><ref name="m"/><ref name="n"/></choice>', *kinds)

    assert ["TL207"] == [code for code, *_ in told("<n>" * 200 + "k" + "</n>" * 200, deep)]


@pytest.mark.parametrize(
    "written",
    [
        "<{0}/>", "<hi {0}='x'/>", "<date cert='{0}'/>", "<num>{0}</num>", "<lb>{0}</lb>", "<persName next='{0}'/>",
        "<persName xml:id='{0}'/><persName xml:id='{0}'/>", "<x:hi xmlns:x='{0}'/>", "<hi x:rend='' xmlns:x='{0}'/>",
    ],
)  # fmt: skip
def test_the_longest_names_and_values_leave_a_message_short(written):
    """What is wrong and what to do can be read in one breath."""
    [found] = findings(said(written.format("y" * 1000)))

    assert len(found.message) + len(found.help) < 300
