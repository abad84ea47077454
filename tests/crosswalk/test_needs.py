"""What rules need: rungs of one field share it, parts of a file are not asked for what their volume has."""

from __future__ import annotations

import pytest
from small_letter import body, file, mapped, mapper, marked, tei

MADE = 'make:\n  record: {for: ".", iri: "doc/{slug}", type: ["schema:Message"]}\n'
UNITS = 'units: ["text/body/div[@type]", "."]\n'


def rule(identifier, find, *more):
    """One rule that reads text into a title."""
    keys = "".join(f", {each}" for each in more)
    return f'  - {{id: "{identifier}", find: "{find}", as: "text", to: ["dcterms:title"]{keys}}}\n'


def crosswalk(*rules, units=""):
    """A crosswalk of some rules."""
    return f"{units}{MADE}rules:\n{''.join(rules)}"


RUNGS = [
    rule("one", "header:fileDesc/titleStmt/title", 'field: "title"', 'need: "some"'),
    rule("two", "text/body/div/head", 'field: "title"', 'need: "some"'),
]
TITLE = "<fileDesc><titleStmt><title>A</title></titleStmt></fileDesc>"


@pytest.mark.parametrize(
    ("expected", "data"),
    [
        ([], tei(TITLE)),
        ([], tei(text=body("<head>A</head>"))),
        ([], tei(TITLE, body("<head>A</head>"))),
        (["TL501 <teiHeader nothing found for title"], tei(text=body("<p>a</p>"))),
    ],
)
def test_one_rung_is_enough_for_its_field(expected, data):
    """What is missing is the field, and it is missing once."""
    assert expected == marked(mapped(data, crosswalk=crosswalk(*RUNGS)))


def test_a_rung_that_finds_too_many_is_told():
    """Only the one that was read."""
    rules = [each.replace('"some"', '"one"') for each in RUNGS]
    found = marked(mapped(tei(TITLE, body("<head>A</head><head>B</head>")), crosswalk=crosswalk(*rules)))
    both = marked(mapped(tei(text=body("<head>A</head><head>B</head>")), crosswalk=crosswalk(*rules)))

    assert [] == found
    assert ["TL501 <head 2 values for two, where one is wanted"] == both


@pytest.mark.parametrize(
    ("expected", "titles"),
    [
        ([], "<title>A</title>"),
        ([], '<title>A</title><title xml:lang="de">B</title>'),
        (["2 values for one, where one a language is wanted"], "<title>A</title><title>B</title>"),
        (
            ["3 values for one, where one a language is wanted"],
            '<title>A</title><title xml:lang="de">B</title><title xml:lang="de">C</title>',
        ),
        (["nothing found for one"], ""),
    ],
)
def test_one_for_each_language(expected, titles):
    """By the nearest xml:lang."""
    data = tei(f"<fileDesc><titleStmt>{titles}</titleStmt></fileDesc>")
    wanted = crosswalk(rule("one", "header:fileDesc/titleStmt/title", 'need: "one-per-language"'))

    assert expected == [each.message for each in mapped(data, crosswalk=wanted).findings]


def test_a_part_is_not_asked_for_what_stands_in_a_header():
    """It has none; what it has itself it is asked for."""
    parts = '<div type="letter" xml:id="d1"><head>A</head></div><div type="letter" xml:id="d2"><p>a</p></div>'
    ready = mapper(
        crosswalk(
            rule("one", "header:fileDesc/titleStmt/title", 'need: "some"'),
            rule("two", "head", 'need: "some"'),
            units=UNITS,
        )
    )
    read = file(tei(text=f"<text><body>{parts}</body></text>"))
    first, second = (ready.document(each).findings for each in ready.documents(read))

    assert () == first
    assert ["nothing found for two"] == [each.message for each in second]
    assert "d2" in second[0].place.line_text


@pytest.mark.parametrize(
    ("expected", "find"),
    [
        ("<text", "text/back | text/front/div"),
        ("<text", "text/back"),
        ("<TEI", "(text/back)[1]"),
    ],
)
def test_where_paths_of_several_alternatives_miss_something(expected, find):
    """On the nearest element that one of them leads to; where the path begins, if it cannot be cut at its slashes."""
    [finding] = mapped(tei(text=body("<p>a</p>")), crosswalk=crosswalk(rule("one", find, 'need: "some"'))).findings
    place = finding.place

    assert expected == place.line_text[place.start.column - 1 : place.end.column - 1]


@pytest.mark.parametrize(("count", "attribute"), [(0, ""), (1, 'n="1"')])
def test_an_attribute_that_is_not_there_is_missing(count, attribute):
    """An element without it is not what was wanted."""
    wanted = crosswalk(rule("one", "text/body/div/@n", 'need: "some"'))
    found = mapped(tei(text=f"<text><body><div {attribute}/></body></text>"), crosswalk=wanted).findings

    assert 1 - count == len(found)
