"""The dates of the sample corpora, whose words and attributes other people wrote."""

from __future__ import annotations

import pytest
from corpus import SLIPS, measure


@pytest.fixture(scope="module")
def measured(shared):
    """All `date` elements with words and @when, or @when-iso."""
    return measure(shared / "samples" / "corpora")


def test_no_date_of_the_corpora_is_read_wrong(measured):
    """Of those read otherwise than their attribute, each is a slip of the corpus, looked up one by one."""
    assert [] == measured.faults
    assert set(SLIPS) == {(each.words, each.when) for each in measured.wrong}


def test_most_dates_of_the_corpora_are_read(measured):
    """What is read as nothing is relative: yesterday, the third of this month."""
    total = measured.right + measured.nothing + len(measured.wrong)

    assert 945 == total
    assert measured.right >= 818
