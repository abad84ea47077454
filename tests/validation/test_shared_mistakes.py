"""Each of the mistakes that encoders make, in the shared samples, is told once, where it is, and repaired where it can.

The schema is the real tei_all; every file is one letter with one mistake laid into it, but for 29, which has three.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pytest

from command import Done, door
from teilink.config import load
from teilink.project import Project
from teilink.source import Source
from teilink.validation.stages import check

if TYPE_CHECKING:
    from pathlib import Path


class Told(NamedTuple):
    """A finding: its code, line and column, what is underlined, and words that its message and help must have."""

    code: str
    line: int
    column: int
    passage: str
    words: tuple[str, ...]


WHEN = 'when="{}"'.format
EXPECTED = {
    "00_valid": (),
    "01_misspelt_element": (Told("TL202", 51, 113, "<presName", ("<presName>", "<p>", "mean <persName>")),),
    "02_wrong_case_element": (Told("TL202", 51, 113, "<persname", ("<persname>", "<p>", "mean <persName>")),),
    "03_element_wrong_place_p_in_p": (Told("TL201", 52, 12, "<p", ("<p> cannot stand in <p>", "close this <p>")),),
    "04_missing_required_attr_language_ident": (Told("TL206", 40, 18, "<language", ("<language> lacks @ident",)),),
    "05_bad_date_when": (Told("TL207", 51, 38, WHEN("24 December 1965"), ("@when of <date>", "write 1965-12-24")),),
    "06_impossible_date": (Told("TL207", 51, 38, WHEN("1965-02-30"), ("@when of <date>", "has 28 days")),),
    "07_duplicate_xml_id": (Told("TL402", 25, 19, 'xml:id="jiao"', ("jiao", "twice")),),
    "08_dangling_ref": (Told("TL401", 51, 123, 'ref="#kim-ill"', ("#kim-ill", "mean #kim-il?")),),
    "09_wrong_namespace": (Told("TL102", 2, 1, "<TEI", ("<TEI>", "ns/2.0", "ns/1.0")),),
    "10_missing_namespace": (Told("TL102", 2, 1, "<TEI", ("<TEI> is in no namespace", "ns/1.0")),),
    "11_undeclared_entity": (Told("TL101", 50, 42, "&nbsp;", ("&nbsp;", "&#xA0;")),),
    "12_unclosed_tag": (Told("TL101", 51, 144, "</p", ("</p>", "<persName>, opened at 51:113, is not closed")),),
    "13_bare_ampersand": (Told("TL101", 50, 62, "&", ("ampersand", "&amp;")),),
    "14_text_not_allowed_in_div": (Told("TL204", 50, 9, "To the Ministry:", ("in <div>", "into <p>")),),
    "15_wrong_attr_value_enum": (
        Told("TL207", 13, 23, 'status="closed"', ("<availability>", "free, restricted or unknown")),
    ),
    "16_wrong_order_header": (
        Told("TL201", 9, 7, "<sourceDesc", ("<fileDesc>", "<publicationStmt> must come before")),
    ),
    "17_missing_titleStmt_title": (Told("TL203", 5, 7, "<titleStmt", ("<titleStmt> lacks <title>",)),),
    "18_unknown_attribute": (Told("TL205", 51, 38, 'wen="1965-12-24"', ("<date>", "@wen", "mean @when?")),),
    "19_missing_publicationStmt": (Told("TL203", 4, 5, "<fileDesc", ("<fileDesc> lacks <publicationStmt>",)),),
    "20_head_after_p": (Told("TL201", 53, 9, "<head", ("<head> comes too late in <div>", "before <p>")),),
    "21_empty_attr_id_with_space": (Told("TL207", 25, 19, 'xml:id="kim il"', ("@xml:id of <person>", "kim il")),),
    "22_bad_lang_code_in_xmllang": (
        Told("TL207", 52, 15, 'xml:lang="not a lang"', ("@xml:lang of <q>", "not a lang")),
    ),
    "23_html_tag": (Told("TL202", 50, 17, "<b", ("<b> in <opener>", '<hi rend="bold">')),),
    "24_empty_correspDesc": (Told("TL203", 30, 7, "<correspDesc", ("<correspDesc>", "<correspAction>")),),
    "25_closer_text_then_p_after": (Told("TL201", 53, 101, "<p", ("<p> comes too late in <div>", "before <closer>")),),
    "26_unquoted_attr": (Told("TL101", 51, 38, "when=1965-12-24", ("@when", "quotation marks", WHEN("1965-12-24"))),),
    "27_overlapping_tags": (Told("TL101", 51, 82, "</date", ("<date> and <supplied> overlap",)),),
    "28_body_missing": (Told("TL202", 47, 5, "<bdy", ("<bdy> in <text>", "mean <body>")),),
    "29_two_errors": (
        Told("TL207", 13, 23, 'status="closed"', ("<availability>", "free, restricted or unknown")),
        Told("TL205", 51, 38, 'wen="1965-12-24"', ("<date>", "@wen", "mean @when?")),
        Told("TL202", 53, 17, "<singed", ("<singed> in <closer>", "mean <signed>")),
    ),
    "30_empty_paragraph_list": (Told("TL203", 52, 9, "<list", ("<list>", "<item>")),),
    "31_latin1_bytes": (Told("TL104", 33, 24, "\ufffd", ("0xF6", "ö", "UTF-8")),),
    "32_empty_file": (Told("TL103", 1, 1, "", ("empty",)),),
}
"""What is told of each file."""

SLIPS = {
    "01_misspelt_element",
    "02_wrong_case_element",
    "05_bad_date_when",
    "09_wrong_namespace",
    "10_missing_namespace",
    "18_unknown_attribute",
    "26_unquoted_attr",
    "27_overlapping_tags",
    "28_body_missing",
}
"""The files that safe fixes turn into the letter without mistakes."""

MENDED = {
    "11_undeclared_entity": ("&nbsp;", "&#xA0;"),
    "13_bare_ampersand": ("& ", "&amp; "),
    "23_html_tag": ("<b>To</b>", '<hi rend="bold">To</hi>'),
}
"""Those that safe fixes make clean without loss of what the letter without mistakes has not."""


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    """The mistakes."""
    return shared / "samples" / "mistakes"


@pytest.fixture(scope="module")
def project(shared: Path, folder: Path) -> Project:
    """A project without settings, under the schema of the TEI, which is read once for all files."""
    return Project(replace(load(folder), schema=shared / "tei" / "tei_all.rng"))


@pytest.fixture(scope="module")
def mended(shared: Path, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Done]:
    """A copy of the folder after `--fix`, and what remains. All are one letter: that two have one id is no matter."""
    copy = tmp_path_factory.mktemp("shared") / "mistakes"
    copy.mkdir()
    for path in folder.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    options = ("--schema", shared / "tei" / "tei_all.rng", "--select", "TL1,TL2,TL4", "--ignore", "TL403")
    return copy, door("validate", *options, "--fix", "--format", "json", copy, cwd=copy)


def test_every_file_is_expected(folder: Path) -> None:
    """A mistake that somebody adds is not passed over."""
    assert sorted(EXPECTED) == sorted(path.stem for path in folder.glob("*.xml"))
    assert set(EXPECTED) > SLIPS | set(MENDED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_mistake_is_told_once_where_it_is(name: str, project: Project, folder: Path) -> None:
    """One finding for one mistake; what is underlined is what is wrong; a message that is read in one breath."""
    source = Source(f"{name}.xml", (folder / f"{name}.xml").read_bytes())
    report = check([source], project, "pointers").report
    found = [each for each in report.findings if each.code.startswith(("TL1", "TL2", "TL4"))]
    told = [(each.code, *each.place.start, source.decode(*each.place.span)) for each in found]
    texts = [f"{each.message} {each.help}" for each in found]

    assert [each[:4] for each in EXPECTED[name]] == told
    for text, each in zip(texts, EXPECTED[name], strict=True):
        assert [] == [word for word in each.words if word not in text]
        assert len(text) < 300


def test_the_command_tells_the_same(shared: Path, folder: Path) -> None:
    """The file with three mistakes, by itself, under the schema that the command line names."""
    options = ("--schema", shared / "tei" / "tei_all.rng", "--select", "TL1,TL2,TL4", "--format", "json")
    done = door("validate", *options, folder / "29_two_errors.xml", cwd=folder)
    told = [(each["code"], each["line"], each["column"]) for each in done.report["findings"]]

    assert (1, [each[:3] for each in EXPECTED["29_two_errors"]]) == (done.code, told)


@pytest.mark.parametrize("name", EXPECTED)
def test_safe_fixes_give_the_letter_back(name: str, mended: tuple[Path, Done], folder: Path) -> None:
    """A slip is gone, byte for byte; what has no safe fix is left as it was, and told again."""
    copy, done = mended
    before, after = ((each / f"{name}.xml").read_bytes() for each in (folder, copy))
    left = [each["code"] for each in done.report["findings"] if each["path"].endswith(f"/{name}.xml")]
    old, new = (each.encode() for each in MENDED.get(name, ("", "")))

    if name in SLIPS:
        assert ([], (folder / "00_valid.xml").read_bytes()) == (left, after)
    elif name in MENDED:
        assert ([], before.replace(old, new)) == (left, after)
    elif name == "29_two_errors":
        assert (["TL207"], (folder / "15_wrong_attr_value_enum.xml").read_bytes()) == (left, after)
    else:
        assert ([each.code for each in EXPECTED[name]], before) == (left, after)


def test_what_was_fixed_is_counted(mended: tuple[Path, Done]) -> None:
    """One fix for each slip, two in the file with three mistakes."""
    fixes = len(SLIPS) + len(MENDED) + 2

    assert f"{fixes} fixes in {fixes - 1} files" == mended[1].err.splitlines()[0]
