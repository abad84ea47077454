"""docs/corpora.md is what its command gives, and what it compares with is read as it says."""

from __future__ import annotations

import pytest
from tests.corpora.projects import CORPORA
from tests.corpora.rungs import NAIVE, RUNGS, found_by_rungs, is_found_naively
from tests.corpora.table import condensed, lines_of, page

from teilink.source import Source
from teilink.tei.document import Document
from teilink.tei.reading import read

LETTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>and <persName>A</persName>
</title></titleStmt></fileDesc><profileDesc>{}</profileDesc></teiHeader><text><body>{}</body></text></TEI>"""
AIMED = ("sender", "recipient", "date", "place", "archive")
# What the rungs take for a value and is none.
NO_VALUE = {
    "stands in a note of the editors",
    "stands in a dateline that gives no date",
    "stands in a heading that names speakers",
    "says in initials that no place is known",
}


@pytest.fixture(scope="module")
def found(shared):
    """The figures of all corpora."""
    return [condensed(corpus, shared) for corpus in CORPORA]


def document(profile="", body="", part=""):
    """A letter, or a part of it."""
    file = read(Source("a.xml", LETTER.format(profile, body).encode()))
    root = next(file.root.iter(f"{{http://www.tei-c.org/ns/1.0}}{part}")) if part else file.root
    return Document(file, root, None, "a", "a")


def test_the_page_is_what_its_command_gives(found, root):
    """python -m tests.corpora.table ../shared > docs/corpora.md"""
    assert page(found) == (root / "docs" / "corpora.md").read_text("utf-8")


@pytest.mark.parametrize("corpus", CORPORA)
def test_a_project_file_is_short(corpus):
    """Settings and crosswalk together."""
    assert 15 >= lines_of(corpus)


def test_no_value_that_the_rungs_find_is_left_out(found):
    """Of sender, recipient, date, place and archive: what they find and we do not is no value."""
    missed = {why for each in found for row in each.rows if row.field in AIMED for why in row.missed}

    assert NO_VALUE >= missed


def test_nothing_is_left_unexplained(found):
    """Of the other fields, too."""
    assert [] == [(each.corpus, row.field) for each in found for row in each.rows if "not read" in row.missed]


@pytest.mark.parametrize("field", RUNGS)
def test_every_rung_can_be_read(field):
    """And finds nothing in a letter that says nothing, but its title and the name in it."""
    said = {"title": ["title"], "sender": ["persName"]}

    assert said.get(field, []) == [each.tag.rpartition("}")[2] for each in found_by_rungs(field, document())]
    assert (field == "title") == is_found_naively(field, document())
    assert field in NAIVE


def test_rungs_are_tried_in_their_order():
    """What the first one finds hides what the others would."""
    sent = '<correspDesc><correspAction type="sent"><name>B</name></correspAction></correspDesc>'

    assert ["B"] == [each.text for each in found_by_rungs("sender", document(sent))]
    assert not is_found_naively("sender", document(sent))


def test_a_part_is_looked_at_from_inside():
    """What stands before it, in the same text, is not found."""
    body = "<div><dateline>1965</dateline></div><p><dateline>1966</dateline></p>"

    assert ["1965", "1966"] == [each.text for each in found_by_rungs("date", document(body=body))]
    assert ["1965"] == [each.text for each in found_by_rungs("date", document(body=body, part="div"))]
    assert [] == found_by_rungs("title", document(body=body, part="div"))
