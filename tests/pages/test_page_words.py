"""Dates, languages and lists in English."""

from __future__ import annotations

import pytest

from teilink.pages import words

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("text", "datatype", "shown"),
    [
        ("1965-12-25", XSD + "date", "25 December 1965"),
        ("1965-12", XSD + "gYearMonth", "December 1965"),
        ("1965", XSD + "gYear", "1965"),
        ("1965-12-25", "", "25 December 1965"),
        ("[1965-12-15..1965-12-25]", "", "[1965-12-15..1965-12-25]"),
        ("1965-12-25", XSD + "string", "1965-12-25"),
        ("1965-13-45", XSD + "date", "1965-13-45"),
        ("9" * 5000, XSD + "gYear", "9" * 5000),
        ("some day", "", "some day"),
    ],
)
def test_dates_in_words(text: str, datatype: str, shown: str) -> None:
    """Days, months and years are told in words, anything else as it is."""
    assert shown == words.date(text, datatype)


@pytest.mark.parametrize(("tag", "shown"), [("zh", "Chinese (zh)"), ("zh-Hant", "Chinese (zh-Hant)"), ("qaa", "qaa")])
def test_languages_in_words(tag: str, shown: str) -> None:
    """A language is called by its English name, with its tag."""
    assert shown == words.language(tag)


@pytest.mark.parametrize(
    ("items", "shown"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_series(items: list[str], shown: str) -> None:
    """Several names are joined as in a sentence."""
    assert shown == words.series(items)


def test_only_what_html_can_hold_is_a_machine_date() -> None:
    """HTML knows days, months and years after the year 0; no year before, no set of days."""
    assert "1965-12" == words.machine("1965-12", XSD + "gYearMonth")
    assert "" == words.machine("-0044", XSD + "gYear")
    assert "" == words.machine("1965-12-25", XSD + "string")
