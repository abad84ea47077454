"""The nearest name is found among any number of names, in bounded time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teilink.registers import Spellings

NAMES = ("person", "place", "kim-il", "kim-il-sung", "Kim-Chaek", "jiao-ruoyu", "a1", "note-1", "x1965", "minister")


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ("persn", "person"),
        ("Person", "person"),
        ("kim-ill", "kim-il"),
        ("kim-il-sun", "kim-il-sung"),
        ("kim-chaek", "Kim-Chaek"),
        ("jiao_ruoyu", "jiao-ruoyu"),
        ("jaio-ruoyu", "jiao-ruoyu"),
        ("note-11", "note-1"),
        ("x1956", "x1965"),
        ("zzz", ""),
        ("", ""),
        ("note-2", ""),
        ("x1966", ""),
        ("platon", ""),
        ("a" * 5000, ""),
    ],
)
def test_the_nearest_name_is_proposed(wrong, expected):
    """A slip of the pen is near; the next number, and another word, are not."""
    assert expected == Spellings(NAMES).nearest(wrong)


def test_more_likeness_may_be_asked_for():
    """1 is the same but for case."""
    names = Spellings(NAMES)

    assert ["kim-il", "", "kim-il"] == [
        names.nearest("kim-ill", 0.8),
        names.nearest("kim-ill", 0.99),
        names.nearest("KIM-IL", 1),
    ]


def test_where_there_are_no_names_none_is_near():
    """Nor is the empty one."""
    assert ["", ""] == [Spellings([]).nearest("a"), Spellings([""]).nearest("a")]


@given(st.lists(st.text("abc-12", max_size=8), max_size=20), st.text("abcABC-12", max_size=8))
def test_what_is_proposed_is_one_of_the_names_whatever_their_order(names, wrong):
    """And a name itself is nearest to itself."""
    found = Spellings(names).nearest(wrong)

    assert found in {"", *names}
    assert found == Spellings(reversed(names)).nearest(wrong)
    assert [name.casefold() for name in names if name] == [
        Spellings(names).nearest(name).casefold() for name in names if name
    ]


@pytest.mark.parametrize("form", ["p{}", "place_{:032x}", "{}-of-the-ministry", "a{}b"])
def test_names_without_number_are_searched_in_no_time(form):
    """Ten thousand wrong ones would take hours, were each compared with fifty thousand."""
    names = Spellings(form.format(n * 7919) for n in range(50_000))
    names.nearest("first")
    begun = time.process_time()

    for n in range(100):
        names.nearest(form.format(n) + "x")
    assert 3 > time.process_time() - begun
