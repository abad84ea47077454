"""A small share of `make prove`: each proof holds, each law can be broken, and the page tells what came of it."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import findings
import page
import pytest
from differential import Compared, Disagreement
from markdown import code, table
from repairs import CABLE, is_by_edits, safe_edits, spoilt_cable

from prove import PROOFS
from teilink.diagnostics import Diagnostic, Edit, Fix, Place, Severity
from teilink.source import Source, Span

SEED = 20
# The others are tests of their own: of mutations, of jing, of the suite, of records and of dates.
NAMES = ("tei", "ours", "told tei", "told ours", "repairs", "datatypes", "inclusions")


@pytest.fixture(params=NAMES)
def proof(request):
    """A proof that can be run here."""
    found = PROOFS[request.param]
    if found.needs_shared:
        request.getfixturevalue("shared")
    if found.needs_jing and shutil.which("jing") is None:
        pytest.skip("no jing: apt-get install jing")
    return found


def test_a_proof_holds(proof):
    """With few texts or documents, and another seed than that of docs/proofs.md."""
    outcome = proof.run(proof.short, SEED)

    assert outcome.holds, outcome


# -- the laws can fail ------------------------------------------------------------------------------------------------

SOURCE = Source("a.xml", b"<a>\n<b/></a>")


def _finding(span, message="a fault", help_="", fix=None):
    return Diagnostic("TL201", Severity.ERROR, message, Place.of(SOURCE, span), help=help_, fix=fix)


@pytest.mark.parametrize(
    ("expected", "finding"),
    [
        ([], _finding(Span(4, 6))),
        (["TL201: longer than 300 characters"], _finding(Span(4, 6), "x" * 200, "y" * 100)),
        (
            ["TL201: the span lies outside the file"],
            replace(_finding(Span(4, 6)), place=replace(Place.of(SOURCE, Span(4, 6)), span=Span(4, 99))),
        ),
    ],
)
def test_a_bad_finding_would_be_seen(expected, finding):
    """One that is too long, or outside of its file."""
    assert expected == list(findings.faults([finding], SOURCE))


def test_a_document_whose_mistake_is_not_told_would_be_seen():
    """The laws count what raises, and under which mutation first."""

    class Blind:
        start = elements = None

    told = findings.told(Blind(), lambda _: b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', 3)

    assert not told.holds
    [(law, count, number)] = told.broken
    assert (3, 0) == (count, number)
    assert "Error in " in law


EDITS = [Edit(Span(1, 2), "B"), Edit(Span(4, 4), "+"), Edit(Span(4, 6), "")]


@pytest.mark.parametrize("after", [b"abcdefg", b"aBcdefg", b"aBcd+efg", b"abcdg", b"aBcdg"])
def test_what_edits_make_is_seen_to_be_theirs(after):
    """Some of the edits, all that go together, or none."""
    assert is_by_edits(Source("a.xml", b"abcdefg"), EDITS, after)


@pytest.mark.parametrize("after", [b"", b"abcdef", b"aBcde", b"Abcdefg", b"aBBcdefg", b"aBcd++efg", b"abcd+e+fg"])
def test_what_no_edit_makes_would_be_seen(after):
    """A byte changed, lost or written twice."""
    assert not is_by_edits(Source("a.xml", b"abcdefg"), EDITS, after)


def test_only_safe_fixes_count():
    """What a person must judge is no excuse for a byte that changed."""
    fixes = [Fix(kind, (Edit(Span(0, 1), kind),)) for kind in ("safe", "unsafe", "show", "safe")]

    assert ["safe"] == [each.text for each in safe_edits([_finding(Span(0, 1), fix=fix) for fix in fixes])]


def test_the_same_number_makes_the_same_cable():
    """And most cables differ."""
    made = [spoilt_cable(number, 1) for number in range(20)]

    assert made == [spoilt_cable(number, 1) for number in range(20)]
    assert 15 <= len(set(made) - {CABLE.read_bytes()})


# -- the page ---------------------------------------------------------------------------------------------------------


def _page(**outcomes):
    absent = page.Absent("no shared model beside the repository")
    every = {name: outcomes.get(name.replace(" ", "_"), absent) for name in PROOFS}
    return page.page(page.Proved(every, {"crosswalk": 60}, 1, "abc1234"))


def test_what_was_not_run_is_told():
    """With the reason; and it is no failure."""
    text = _page()

    assert "Seed 1, commit abc1234." in text
    assert len(re.findall(r"^## .*\n\nNot run: no shared model beside the repository\.$", text, re.MULTILINE)) == 10
    assert page.Absent("").holds


def test_what_is_undecided_is_told_with_its_document():
    """Under its number, and counted."""
    document = b"<a>|</a>"
    compared = Compared(5, 2, 0, (Disagreement(3, True, document, "", None),))
    text = _page(tei=compared, ours=Compared(5, 2, 0, ()))

    assert "| tei_all | 5 | 2 | 1 | 1 | 0 |" in text
    assert "The smallest document, undecided: mutation 3: allowed by us, mutation 3 under tei_all." in text
    assert "```xml\n<a>|</a>\n```" in text
    assert not compared.holds


def test_texts_in_tables_can_be_read():
    """What cannot be seen is spelt out, what would end the cell or the code does not."""
    assert ["`a`", "`  a  `", "`\\t`", "`a\\|b`", "`` ` ``", "`\\xa0`"] == [
        code(each) for each in ("a", " a ", "\t", "a|b", "`", "\N{NO-BREAK SPACE}")
    ]
    assert "| a | b |\n| --- | ---: |\n| x | 1,000 |" == table(("a", "b"), [("x", 1000)])


def test_the_written_page_has_all_sections(root):
    """docs/proofs.md is the page of these proofs, and none was left out."""
    text = (Path(root) / "docs" / "proofs.md").read_text(encoding="utf-8")

    assert re.findall(r"^## (.*)$", _page(), re.MULTILINE) == re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert "Not run" not in text
    assert "undecided:" not in text
