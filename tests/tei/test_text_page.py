"""docs/text.md is true: each row of its tables, and each element in its lists."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from teilink.tei.document import NAMESPACE
from teilink.tei.text import reading_text


@pytest.fixture
def page(root):
    """The text of the page."""
    return (root / "docs/text.md").read_text("utf-8")


def _read(content):
    return reading_text(etree.fromstring(f'<p xmlns="{NAMESPACE}">{content}</p>'))


def _listed(page, beginning):
    """The elements that are named in the first sentence that begins so."""
    sentence = page.partition(beginning)[2].partition(".")[0]
    return re.findall(r"`(\w+)`", sentence)


def test_each_row_is_read_as_the_page_says(page):
    """The last words in code of a row are what is read."""
    rows = re.findall(r"^\| `([^`]+)` \| .*`([^`]+)` \|$", page, re.MULTILINE)

    assert page.count("\n| `") == len(rows) > 25
    assert [expected for _, expected in rows] == [_read(encoded) for encoded, _ in rows]


def test_each_element_that_is_left_out_is(page):
    """As the list says."""
    names = [*_listed(page, "and not one of them:"), *_listed(page, "the editor calls superfluous:")]

    assert {"note", "fw", "surplus"} <= {*names}
    assert [] == [name for name in names if _read(f"a<{name}>x</{name}>b") != "ab"]


def test_each_element_that_stands_alone_is_parted(page):
    """As the list says."""
    names = _listed(page, "whether or not the file shows one:")

    assert {"p", "cell"} <= {*names}
    assert [] == [name for name in names if _read(f"a<{name}>x</{name}>b") != "a x b"]


def test_each_part_of_a_name_is_a_word(page):
    """As the list says."""
    names = _listed(page, "are words also when their elements touch:")

    assert {"forename", "idno"} <= {*names}
    assert [] == [name for name in names if _read(f"<{name}>a</{name}><{name}>b</{name}>c") != "a bc"]


def test_each_hyphen_is_taken_off(page):
    """As the list says."""
    hyphens = re.findall("`(.)`", page.partition("one hyphen before it (")[2].partition(")")[0])

    assert 7 == len(hyphens)
    assert [] == [hyphen for hyphen in hyphens if _read(f"a{hyphen}<lb break='no'/>b") != "ab"]
