"""Elements that the schema does not know are told with what was meant, and put right where that is sure."""

from __future__ import annotations

import pytest
from diagnosed import FILE_DESC, PHRASES, SOURCES, TITLES, described, divided, findings, letter, repaired, said, told


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("<presName>a</presName>", "<persName>a</persName>"),
        ("<persname\n xml:id='a'>a</persname >", "<persName\n xml:id='a'>a</persName >"),
        ("<PERSNAME/>", "<persName/>"),
        ("<prsName ref='a'/>", "<persName ref='a'/>"),
        ("<persNames>a <hi>b</hi></persNames>", "<persName>a <hi>b</hi></persName>"),
        ("<pers-name>a</pers-name>", "<persName>a</persName>"),
        ("<t:presName xmlns:t='http://www.tei-c.org/ns/1.0'/>", "<t:persName xmlns:t='http://www.tei-c.org/ns/1.0'/>"),
    ],
)
def test_a_slip_in_the_name_of_an_element_is_repaired(slip, meant):
    """One letter, two exchanged ones, capitals: the nearest name is meant, with what it means, and the fix is safe."""
    document = said(slip)
    name = slip.lstrip("<").removeprefix("t:").partition(">")[0].split()[0].rstrip("/")
    [found] = findings(document)

    assert ("TL202", f"unknown element <{name}> in <p>", "did you mean <persName> (personal name)?") == (
        found.code,
        found.message,
        found.help,
    )
    assert said(meant).encode() == repaired(document, [found], "safe")


@pytest.mark.parametrize(
    ("body", "passage", "help_", "meant"),
    [
        ("<p><personName/></p>", "<personName", "did you mean <persName> (personal name)?", "<p><persName/></p>"),
        ("<p><cel/></p>", "<cel", "did you mean <cell>?", "<p><cell/></p>"),
        (
            "<p><lb><persNaem/></lb></p>",
            "<persNaem",
            "did you mean <persName> (personal name)?",
            "<p><lb><persName/></lb></p>",
        ),
        ("<p/><opneer/>", "<opneer", "did you mean <opener>?", "<p/><opener/>"),
    ],
)
def test_what_is_far_from_its_name_or_from_its_place_is_only_proposed(body, passage, help_, meant):
    """A name that is not so near, one that cannot stand there: the fix is not safe."""
    document = divided(body)
    [found] = findings(document)

    assert [("TL202", passage, help_)] == [(code, cut, advice) for code, cut, _, advice in told(document)]
    assert document.encode() == repaired(document, [found], "safe")
    assert divided(meant).encode() == repaired(document, [found], "unsafe")


def test_what_a_wrong_name_holds_is_judged_as_what_was_meant():
    """A slip inside a slip is another one; while it is there, the outer one cannot be sure."""
    document = said("<presName>a <presName>b</presName></presName>")
    found = findings(document)

    assert ["unsafe", "safe"] == [each.fix.applicability for each in found]
    assert said("<persName>a <persName>b</persName></persName>").encode() == repaired(document, found, "safe", "unsafe")


@pytest.mark.parametrize(
    ("written", "help_", "meant"),
    [
        ("<b>x</b>", 'did you mean <hi rend="bold">?', '<hi rend="bold">x</hi>'),
        ("<i/>", 'did you mean <hi rend="italic">?', '<hi rend="italic"/>'),
        ("<em>x</em>", 'did you mean <hi rend="italic">?', '<hi rend="italic">x</hi>'),
        ("<BR/>", "did you mean <lb>?", "<lb/>"),
        ("<a href='x'>y</a>", "did you mean <ref>?", "<ref target='x'>y</ref>"),
        ("<span class='x'>y</span>", "did you mean <hi>?", "<hi rend='x'>y</hi>"),
    ],
)
def test_habits_of_html_are_repaired(written, help_, meant):
    """Elements and their attributes together, in one finding."""
    document = said(written)
    [found] = findings(document)

    assert ("TL202", help_, "safe") == (found.code, found.help, found.fix.applicability)
    assert said(meant).encode() == repaired(document, [found], "safe")


@pytest.mark.parametrize("written", ["<b rend='x'>y</b>", "<b class='x'>y</b>"])
def test_what_is_rendered_already_is_not_rendered_twice(written):
    """No fix gives an element an attribute that it has: that would not be XML."""
    document = said(written)
    [found] = findings(document)

    assert ("unsafe", said("<hi rend='x'>y</hi>").encode()) == (
        found.fix.applicability,
        repaired(document, [found], "unsafe"),
    )


def test_a_list_of_html_is_repaired_from_the_inside():
    """A safe fix leaves an element that is right: the items first, then their list."""
    document = divided("<ul><li>x</li><li>y</li></ul>")
    first = repaired(document, findings(document), "safe")
    second = repaired(first, findings(first), "safe")

    assert [divided(f"<{name}><item>x</item><item>y</item></{name}>").encode() for name in ("ul", "list")] == [
        first,
        second,
    ]


@pytest.mark.parametrize(
    ("document", "passage", "message", "help_"),
    [
        (said("<banana/>"), "<banana", "unknown element <banana> in <p>", f"allowed here: {PHRASES}"),
        (said("<lm/>"), "<lm", "unknown element <lm> in <p>", f"allowed here: {PHRASES}"),
        (
            said("<date><banana/></date>"),
            "<banana",
            "unknown element <banana> in <date>",
            "allowed here: no more elements",
        ),
        (
            divided("<banana>a</banana> b <p/>"),
            "<banana",
            "unknown element <banana> in <div>",
            "allowed here: <p>, <head>, <list>, <opener> or <table>",
        ),
        (
            letter(header=f"<banana/><fileDesc>{FILE_DESC}</fileDesc>"),
            "<banana",
            "unknown element <banana> in <teiHeader>",
            "allowed here: <fileDesc>",
        ),
        (
            described(TITLES, "<banana/>", SOURCES),
            "<banana",
            "unknown element <banana> in <fileDesc>",
            "allowed here: <extent> or <publicationStmt>",
        ),
        (
            divided("<banana>a</banana>"),
            "<banana",
            "unknown element <banana> in <div>",
            "allowed here: <p>, <head>, <list>, <opener> or <table>",
        ),
        (
            said("<x:banana xmlns:x='urn:x'/>"),
            "<x:banana",
            "unknown element <banana> in <p>",
            f"allowed here: {PHRASES}",
        ),
    ],
)
def test_what_nobody_knows_is_told_with_what_may_stand_there(document, passage, message, help_):
    """And it counts for what is missing: that, and the text beside it, is the same mistake."""
    assert [("TL202", passage, message, help_)] == told(document)


def test_the_elements_that_the_document_has_most_of_come_first():
    """They are the likeliest."""
    [(*_, help_)] = told(said("<lb/><hi/><lb/><banana/>"))

    assert "allowed here: <lb>, <hi>, <date>, <num>, <persName>, <placeName> or <ref>" == help_
