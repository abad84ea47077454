"""A report as people and programs see it."""

from __future__ import annotations

import json

import pytest

from teilink.diagnostics import Diagnostic, Edit, Fix, Label, Place, Report, Severity
from teilink.errors import UsageError
from teilink.render import FORMATS, render
from teilink.source import Position, Source, Span

TEXT = """<TEI>
  <p>I met with <persName ref="person:kim-ill">Kim Il</persName>.</p>
</TEI>
"""


def place(text, part, name="tei/a.xml"):
    """The place of the first occurrence of a part of a text."""
    data, found = text.encode(), part.encode()
    start = data.index(found)
    return Place.of(Source(name, data), Span(start, start + len(found)), "/TEI/p/persName/@ref")


def finding(where, severity=Severity.ERROR, message="@ref points at nobody", **more):
    """A finding of TL401."""
    return Diagnostic("TL401", severity, message, where, **more)


def full(found):
    """The lines of one finding, without the closing line of the report."""
    return render(Report.of(1, [found]), "full", colour=False).split("\n\n")[0].split("\n")


def source_and_carets(text, part):
    """What the full format shows of a line, and what stands under it."""
    _, _, _, source, carets = full(finding(place(text, part)))
    assert source.index("|") == carets.index("|")
    return source.partition("| ")[2], carets.partition("| ")[2]


REGISTER = place('<x/>\n<person xml:id="kim-il"/>', "<person", "tei/authority/people.xml")
REPORT = Report.of(
    3,
    [
        finding(
            place(TEXT, 'ref="person:kim-ill"'),
            labels=(Label(REGISTER, "declared here"),),
            help="did you mean person:kim-il?",
            fix=Fix("unsafe", (Edit(Span(42, 56), "person:kim-il"),)),
        ),
        Diagnostic("TL504", Severity.INFO, "the address comes from the file name", Place.of_file("tei/b.xml")),
    ],
)


def test_full_shows_the_line_with_the_place_underlined():
    """Severity and code, message, place, line, underline, help, related places; then how many findings there are."""
    assert """error[TL401]: @ref points at nobody
 --> tei/a.xml:2:27
  |
2 |   <p>I met with <persName ref="person:kim-ill">Kim Il</persName>.</p>
  |                           ^^^^^^^^^^^^^^^^^^^^
  = help: did you mean person:kim-il?
  = note: declared here tei/authority/people.xml:2:1

info[TL504]: the address comes from the file name
 --> tei/b.xml:1:1

1 error, 1 info in 3 files
""" == render(REPORT, "full", colour=False)


def test_concise_has_one_line_a_finding():
    """Editors jump to path:line:column."""
    assert """tei/a.xml:2:27: TL401 @ref points at nobody
tei/b.xml:1:1: TL504 the address comes from the file name
""" == render(REPORT, "concise", colour=False)


def test_json_is_the_contract():
    """Every key, in the order of the contract; null where there is no fix, an empty list where nothing is related."""
    text = render(REPORT, "json", colour=False)
    found = json.loads(text)

    assert ["version", "files", "findings", "counts"] == list(found)
    assert (1, 3, {"error": 1, "warning": 0, "info": 1}) == (found["version"], found["files"], found["counts"])
    assert [
        ("code", "TL401"),
        ("name", "unresolved-pointer"),
        ("severity", "error"),
        ("stage", "pointers"),
        ("message", "@ref points at nobody"),
        ("path", "tei/a.xml"),
        ("line", 2),
        ("column", 27),
        ("end_line", 2),
        ("end_column", 47),
        ("xpath", "/TEI/p/persName/@ref"),
        ("help", "did you mean person:kim-il?"),
        ("fix", {"applicability": "unsafe", "edits": [{"start": 42, "end": 56, "text": "person:kim-il"}]}),
        ("related", [{"path": "tei/authority/people.xml", "line": 2, "column": 1, "message": "declared here"}]),
        ("url", "https://w3id.org/teilink/codes/TL401"),
    ] == list(found["findings"][0].items())
    assert (None, []) == (found["findings"][1]["fix"], found["findings"][1]["related"])
    assert text.endswith("}\n")


@pytest.mark.parametrize(
    ("severities", "files", "expected"),
    [
        ("", 7, "no findings in 7 files"),
        ("", 1, "no findings in 1 file"),
        ("eeew", 12, "3 errors, 1 warning in 12 files"),
        ("ewwii", 2, "1 error, 2 warnings, 2 infos in 2 files"),
    ],
)
def test_full_ends_with_the_number_of_findings(severities, files, expected):
    """The last line answers the first question: how many, in how many files."""
    by_letter = {severity.value[0]: severity for severity in Severity}
    found = [
        finding(place(TEXT, "<p>"), by_letter[letter], message=str(number)) for number, letter in enumerate(severities)
    ]

    assert expected == render(Report.of(files, found), "full", colour=False).splitlines()[-1]


def test_a_report_without_findings_has_no_concise_lines():
    """Silence means clean."""
    assert render(Report.of(1, []), "concise", colour=False) == ""


@pytest.mark.parametrize("format_name", FORMATS)
def test_colour_comes_only_when_asked_for(format_name):
    """Without colour there is no escape; with it the text between the escapes is the same."""
    plain = render(REPORT, format_name, colour=False)
    coloured = render(REPORT, format_name, colour=True)
    for code in ("1;31", "1;33", "1;36", "1", "34", "0"):
        coloured = coloured.replace(f"\x1b[{code}m", "")

    assert "\x1b" not in plain
    assert plain == coloured


def test_full_is_coloured_by_severity():
    """An error is red."""
    assert "\x1b[1;31merror[TL401]\x1b[0m" in render(REPORT, "full", colour=True)


@pytest.mark.parametrize(
    ("text", "part", "carets"),
    [
        ("<p>北京</p>", "北京", "   ^^^^"),
        ("<p>北京 and <b/></p>", "<b/>", "            ^^^^"),
        ("<p>ＡＢ한글<b/></p>", "<b/>", "           ^^^^"),
    ],
)
def test_wide_characters_take_two_columns(text, part, carets):
    """The underline stands under the place when names are Chinese or Korean: 北 is two columns wide."""
    assert (text, carets) == source_and_carets(text, part)


def test_marks_that_combine_take_no_column():
    """An e and its accent stand in one column."""
    assert ("cafe\u0301 <b/>", "     ^^^^") == source_and_carets("cafe\u0301 <b/>", "<b/>")


def test_a_tab_is_shown_as_a_space():
    """A tab has no width of its own."""
    assert ("  <b/>", "  ^^^^") == source_and_carets("\t\t<b/>", "<b/>")


def test_a_long_line_is_cut_around_the_place():
    """Of a paragraph on one line the place is shown, with what stands round it, on one line of the terminal."""
    lines = full(finding(place("x" * 500 + "<b/>" + "y" * 500, "<b/>")))
    source, carets = lines[3], lines[4]

    assert 100 == len(source)
    assert ("…x", "y…") == (source[4:6], source[-2:])
    assert "<b/>" == "".join(shown for shown, caret in zip(source, carets, strict=False) if caret == "^")


def test_a_long_line_is_cut_only_where_it_goes_on():
    """A place near the start or the end of a long line keeps that end, and the room goes to the other side."""
    at_start, _ = source_and_carets("<b/>" + "y" * 500, "<b/>")
    at_end, _ = source_and_carets("x" * 500 + "<b/>", "<b/>")

    assert ("<b/>yy", "y…", 95) == (at_start[:6], at_start[-2:], len(at_start))
    assert ("…x", "xx<b/>", 95) == (at_end[:2], at_end[-6:], len(at_end))


def test_a_long_place_is_cut_behind():
    """Of a place wider than the terminal its beginning is shown, underlined to the cut."""
    source, carets = source_and_carets("abc " + "z" * 500 + " def", "z" * 500)

    assert source.startswith("…zzz")
    assert source.endswith("zzz…")
    assert " " + "^" * (len(source) - 1) == carets


def test_a_long_line_of_wide_characters_fits_as_well():
    """The width that is cut to is that of the screen."""
    source, carets = source_and_carets("北" * 300 + "<b/>" + "京" * 300, "<b/>")
    columns = sum(2 if character in "北京" else 1 for character in source)

    assert 94 <= columns <= 96
    assert source.partition("<b/>")[0].count("北") * 2 + 1 == carets.index("^")


def test_a_place_of_several_lines_is_underlined_to_the_end_of_the_first():
    """One line is shown; the underline says that the place goes on."""
    assert ("<p>one", "   ^^^") == source_and_carets("<p>one\ntwo</p>", "one\ntwo")


@pytest.mark.parametrize("end", [Position(1, 7), Position(2, 1)])
def test_a_place_without_width_is_still_underlined(end):
    """What is missing at the end of a line has a place too: one mark shows it."""
    where = Place("a.xml", Span(6, 6), Position(1, 7), end, "", "<p>one")

    assert "  |       ^" == full(finding(where))[4]


HOSTILE = "\x1b]0;title\x07 \x9b31m \u202e \r \x00 \u2028"


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_file_cannot_command_the_terminal(format_name):
    """Control characters in content, message, path and help are shown by their escapes, wherever they stand."""
    where = place(f"<p>{HOSTILE}<b/></p>", "<b/>", name=f"a{HOSTILE}.xml")
    label = Label(where, f"note {HOSTILE}")
    text = render(
        Report.of(1, [finding(where, message=f"wrong {HOSTILE}", help=HOSTILE, labels=(label,))]),
        format_name,
        colour=False,
    )

    assert set() == set(text) & set("\x1b\x07\x9b\u202e\r\x00\u2028")


def test_an_escaped_character_is_as_wide_as_its_escape():
    """The underline stands right behind an escape too."""
    assert (r"\x1b<b/>", "    ^^^^") == source_and_carets("\x1b<b/>", "<b/>")


def test_a_finding_is_one_concise_line_whatever_its_message():
    """A line end in a message cannot make a second finding."""
    text = render(Report.of(1, [finding(place(TEXT, "<p>"), message="a\nb")]), "concise", colour=False)

    assert text == "tei/a.xml:2:3: TL401 a\\nb\n"


def test_help_of_several_lines_is_indented():
    """The second line stands under the first."""
    assert ["  = help: one", "          two"] == full(finding(place(TEXT, "<p>"), help="one\ntwo"))[-2:]


def test_json_can_be_written_whatever_the_file_is_called():
    """A file name that is no UTF-8 holds lone surrogates: JSON escapes them and gives them back."""
    text = render(Report.of(1, [finding(Place.of_file("caf\udce9.xml"))]), "json", colour=False)

    assert "caf\udce9.xml" == json.loads(text.encode("utf-8"))["findings"][0]["path"]


def test_json_keeps_letters_as_they_are():
    """People read JSON too: 北京, not six escapes."""
    assert "北京" in render(Report.of(1, [finding(place(TEXT, "<p>"), message="北京")]), "json", colour=False)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("consise", "there is no format consise; did you mean concise?"),
        ("xyz", "there is no format xyz; the formats are full, concise, json, jsonl, sarif, github, junit"),
    ],
)
def test_an_unknown_format_names_the_right_ones(name, message):
    """A slip in --format is answered with what there is."""
    with pytest.raises(UsageError, match="^" + message.replace("?", r"\?") + "$"):
        render(REPORT, name, colour=False)
