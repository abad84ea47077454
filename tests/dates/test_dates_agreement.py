"""Whether the words of a date and its attributes can both be right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teilink.dates import agrees

DAY = {"when": "1965-12-24"}


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("24 December 1965", DAY),
        ("24 December 1965", {"when-iso": "19651224"}),
        ("December 1965", DAY),
        ("1965", DAY),
        ("24 December", DAY),
        ("December", DAY),
        ("the 24th", DAY),
        ("24.12.65", DAY),
        ("24 December 1965", {"when": "1965-12"}),
        ("24 December 1965", {"when": "1965"}),
        ("24 December 1965", {"notBefore": "1965-12-15", "notAfter": "1965-12-25"}),
        ("24 December", {"notBefore": "1965-12-15", "notAfter": "1965-12-25"}),
        ("3-5 December 1962", {"from": "1962-12-03", "to": "1962-12-05"}),
        ("since 1965", {"from": "1965-03"}),
        ("before 24 December 1965", {"notAfter": "1965-12-23"}),
        ("after 1965", {"when": "1970"}),
        ("24 December", {"when": "--12-24"}),
        ("December", {"when": "--12-24"}),
        ("4/5/1965", {"when": "1965-05-04"}),
        ("4/5/1965", {"when": "1965-04-05"}),
        ("24 December 1965, 6 p.m.", {"when": "1965-12-24T18:00:00Z"}),
        ("early December 1965", DAY),
        ("the 1960s", DAY),
        ("44 BC", {"when": "-0044"}),
        ("44 BC", {"when-iso": "-0043"}),
        ("24 December 1916 (O.S.)", {"when": "1917-01-06"}),
        ("Saturday, 24 December 1965", DAY),
        ("24 December 1965", {"when": "", "from": "1965"}),
    ],
)
def test_dates_that_share_a_day_agree(text, attributes):
    """Whichever of the two is the more exact."""
    assert agrees(text, attributes) is True


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("25 December 1965", DAY),
        ("24 November 1965", DAY),
        ("24 December 1964", DAY),
        ("November 1965", DAY),
        ("25 December", DAY),
        ("November", DAY),
        ("1964", DAY),
        ("24.12.64", DAY),
        ("4/5/1965", DAY),
        ("3-5 December 1962", {"from": "1962-12-06", "to": "1962-12-08"}),
        ("before 1965", {"when": "1966"}),
        ("24 December", {"when": "--12-25"}),
        ("24 December", {"notBefore": "1965-12-01", "notAfter": "1965-12-10"}),
        ("September 20, 1962", {"when": "1962-10-20"}),
        ("24 December 1965", {"when": "1965-12-26T10:00:00Z"}),
        ("1 May 1720", {"when": "1720-04-16"}),
    ],
)
def test_dates_that_share_no_day_contradict_each_other(text, attributes):
    """A day, a month, a year or a span; one digit is enough."""
    assert agrees(text, attributes) is False


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("yesterday", DAY),
        ("24 December 1965", {}),
        ("24 December 1965", {"when": "x"}),
        ("24 December 1965", {"when-custom": "x"}),
        ("24 December 1965", {"when": "10:00:00"}),
        ("circa 1964", DAY),
        ("1964?", DAY),
        ("Friday, 25 December 1965", DAY),
        ("25 December 1965", {"when": "1965-12-24T23:00:00Z"}),
        ("25 October 1917", {"when": "1917-11-07"}),
        ("25 октября 1917 г.", {"when": "1917-11-07"}),  # noqa: RUF001
        ("October 1917", {"when": "1917-11-07"}),
        ("24 December 1916 (O.S.)", {"when": "1916-12-24"}),
        ("29 May 1453", {"when": "1453-06-07"}),
        ("12 February 1731", {"when": "1732-02-12"}),
        ("12 February 1731", {"when": "1732-02-23"}),
        ("1731", {"when": "1732-02-12"}),
    ],
)
def test_what_can_be_explained_is_no_contradiction(text, attributes):
    """Another calendar, a time zone, a doubt, a year that began in March; and what cannot be read."""
    assert agrees(text, attributes) is None


def test_a_julian_date_is_explained_only_as_long_as_there_were_some():
    """In 1965 thirteen days are a slip."""
    assert agrees("25 October 1965", {"when": "1965-11-07"}) is False


@given(st.dates(), st.dates())
def test_two_days_agree_where_they_are_one(day, other):
    """And contradict each other at most where they are two."""
    found = agrees(f"{day.day} {day:%B} {day.year:04}", {"when": other.isoformat()})

    assert (day == other) == (found is True)
    assert found is not None or min(day, other).year <= 1928
