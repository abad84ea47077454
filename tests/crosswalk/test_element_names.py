"""The names of TEI's elements are those of its schema."""

from __future__ import annotations

import re

import pytest

from teilink.crosswalk import elements


def test_the_names_are_those_that_tei_all_declares(shared):
    """Every name of the schema with everything is known, and no other."""
    schema = (shared / "tei/tei_all.rng").read_text(encoding="utf-8")

    assert set(re.findall(r'<element[^>]* name="([^"]+)"', schema)) == elements.names()


@pytest.mark.parametrize("name", ["persName", "correspAction", "TEI", "div", "egXML"])
def test_an_element_of_tei_is_known(name):
    """Also the root, one that is spelt like an operator, and the one that stands in a namespace of its own."""
    assert name in elements.names()


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("persname", "persName"),
        ("tei", "TEI"),
        ("correspAct", "correspAction"),
        ("placename", "placeName"),
        ("recieved", ""),
        ("qqqq", ""),
    ],
)
def test_a_slip_is_told_with_the_nearest_name(name, nearest):
    """The case of letters counts least; what is like no element has no nearest one."""
    assert nearest == elements.nearest_element(name)
