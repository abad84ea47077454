"""What all date attributes of an element say together."""

from __future__ import annotations

import pytest

from teilink.dates import EDTF, XSD, Stated, dated, disorder, fault, stated

DAY = {"when": "1965-12-25"}


@pytest.mark.parametrize(
    ("attributes", "text"),
    [
        ({"cert": "high"}, "1965-12-25"),
        ({"cert": "unknown"}, "1965-12-25"),
        ({"cert": "medium"}, "1965-12-25?"),
        ({"cert": "low"}, "1965-12-25?"),
        ({"cert": "0.4"}, "1965-12-25?"),
        ({"cert": "0.5"}, "1965-12-25"),
        ({"cert": "\u0661"}, "1965-12-25"),
        ({"precision": "low"}, "1965-12-25~"),
        ({"precision": "medium"}, "1965-12-25"),
        ({"precision": "low", "cert": "low"}, "1965-12-25%"),
        ({"evidence": "internal conjecture"}, "1965-12-25?"),
        ({"evidence": "conjecture", "cert": "high"}, "1965-12-25"),
        ({"evidence": "external"}, "1965-12-25"),
    ],
)
def test_doubt_is_a_mark_of_edtf(attributes, text):
    """Level 1: ? uncertain, ~ approximate, % both; the bounds are those of the date as it is stated."""
    found = stated(DAY | attributes).dated

    assert (text, EDTF if text[-1] in "?~%" else XSD + "date") == found[:2]
    assert ("1965-12-25", "1965-12-25") == found[2:]
    assert ("1965-12-25", XSD + "date") == found.shared


@pytest.mark.parametrize(
    ("attributes", "text"),
    [
        ({"from": "1965", "to": "1966", "cert": "low"}, "1965?/1966?"),
        ({"from": "1965", "precision": "low"}, "1965~/.."),
        ({"notBefore": "1965", "notAfter": "1966", "cert": "low"}, "[1965..1966]"),
        ({"when": "1965-12-25T10:00:00Z", "cert": "low"}, "1965-12-25?"),
        ({"when": "-0044", "precision": "low"}, "-0043~"),
        ({"when-iso": "19", "cert": "low"}, "19XX?"),
    ],
)
def test_a_mark_stands_where_edtf_has_a_place_for_it(attributes, text):
    """At both ends of an interval, not in a set, not behind a time of day."""
    assert text == stated(attributes).dated.text


def test_a_ranked_reading_tells_its_certainty_by_its_rank():
    """What is said once is not said again by another value."""
    assert dated(DAY) == stated(DAY | {"cert": "low"}, is_ranked=True).dated
    assert "1965-12-25~" == stated(DAY | {"cert": "low", "precision": "low"}, is_ranked=True).dated.text


@pytest.mark.parametrize(
    ("attributes", "expected", "attribute"),
    [
        ({"when-iso": "19651224"}, ("1965-12-24", XSD + "date", "1965-12-24", "1965-12-24"), "when-iso"),
        ({"when": "1965", "when-iso": "1966"}, ("1965", XSD + "gYear", "1965-01-01", "1965-12-31"), "when"),
        (
            {"notBefore-iso": "1965-W52", "notAfter-iso": "1966"},
            ("[1965-12-27..1966]", EDTF, "1965-12-27", "1966-12-31"),
            "notBefore-iso",
        ),
        ({"from": "1965", "notAfter": "1966"}, ("1965/", EDTF, "1965-01-01", "1966-12-31"), "from"),
        ({"notBefore": "1965", "to": "1966"}, ("/1966", EDTF, "1965-01-01", "1966-12-31"), "notBefore"),
        ({"to-iso": "1966"}, ("../1966", EDTF, "", "1966-12-31"), "to-iso"),
        ({"when": "1965-12-24", "dur": "P8D"}, ("1965-12-24/", EDTF, "1965-12-24", "1966-01-01"), "when"),
        ({"when": "1965-12-24", "dur": "PT45M"}, ("1965-12-24", XSD + "date", "1965-12-24", "1965-12-24"), "when"),
        ({"when-iso": "1965-01-31", "dur-iso": "P1M"}, ("1965-01-31/", EDTF, "1965-01-31", "1965-02-28"), "when-iso"),
        ({"when-iso": "1965-01-31", "dur-iso": "P1,5D"}, ("1965-01-31/", EDTF, "1965-01-31", ""), "when-iso"),
        (
            {"when": "1965-12-24T24:00:00"},
            ("1965-12-24T24:00:00", XSD + "dateTime", "1965-12-24", "1965-12-25"),
            "when",
        ),
    ],
)
def test_all_attributes_are_read(attributes, expected, attribute):
    """The W3C ones before those of ISO; a bounded end of a duration; a length; the hour 24."""
    assert Stated(expected, attribute) == stated(attributes)


@pytest.mark.parametrize(
    "attributes",
    [
        {"when-custom": "fî evâ'il-i Rebî'ü'l-âhir 980", "datingMethod": "#hijri"},
        {"notBefore-custom": "x", "notAfter-custom": "y"},
        {"from-custom": "1 Vendémiaire an V", "calendar": "#republican"},
        {"period": "#bronze-age"},
        {},
    ],
)
def test_words_of_another_calendar_are_neither_date_nor_fault(attributes):
    """Custom attributes say no day of ours, and no day that could be wrong."""
    assert stated(attributes) is None
    assert fault(attributes) is None
    assert disorder(attributes) is None


@pytest.mark.parametrize("calendar", ["#julian", "#gregorian", "#hijri", ""])
def test_a_calendar_never_shifts_a_date(calendar):
    """@calendar is of the words: 25 October 1917 of the old style is @when="1917-11-07", and stays it."""
    attributes = {"when": "1917-11-07", "calendar": calendar, "datingMethod": calendar}

    assert dated({"when": "1917-11-07"}) == stated(attributes).dated == dated(attributes)


@pytest.mark.parametrize(
    ("first", "last", "text", "earliest"),
    [
        ("-0044-03-15", "-0043", "[-0043-03-15..-0042]", "-0044-03-15"),
        ("-0001", "0001", "[0000..0001]", "-0001-01-01"),
        ("-0001-02-29", "0001", "[0000-02-29..0001]", "-0001-02-29"),
        ("12345-01-01", "12346", "[Y12345..Y12346]", "12345-01-01"),
        ("-12345", "0001", "[Y-12344..0001]", "-12345-01-01"),
    ],
)
def test_a_span_before_our_era_is_counted_as_edtf_counts(first, last, text, earliest):
    """EDTF has a year 0 and writes long years alone; the bounds keep to XSD 1.0, which has none."""
    found = stated({"notBefore": first, "notAfter": last}).dated

    assert (text, earliest) == (found.text, found.earliest)


def test_there_is_no_year_0_in_xsd_and_one_in_iso_8601():
    """1 BCE is -0001 in @when and 0000 in @when-iso, and they are the same year."""
    assert "there is no year 0: 1 BCE is -0001" == fault({"when": "0000"}).help
    assert fault({"when-iso": "0000"}) is None
    assert stated({"when": "-0001"}).dated == stated({"when-iso": "0000"}).dated
    assert stated({"when": "-0045-03-15"}).dated == stated({"when-iso": "-0044-03-15"}).dated


@pytest.mark.parametrize(
    ("attributes", "name"),
    [
        ({"when-iso": "1965-13"}, "when-iso"),
        ({"when-iso": "yesterday"}, "when-iso"),
        ({"when": "1965", "to-iso": "1965-02-30"}, "to-iso"),
    ],
)
def test_what_is_no_date_of_iso_8601_is_found(attributes, name):
    """The message names the attribute and the standard."""
    assert (name, f'@{name} is "{attributes[name]}", which is no date of ISO 8601') == fault(attributes)[:2]


@pytest.mark.parametrize(
    ("attributes", "name"),
    [
        ({"from-iso": "19660101", "to-iso": "19651231"}, "to-iso"),
        ({"from": "1966", "notAfter": "1965"}, "notAfter"),
        ({"notBefore": "1966", "to": "1965"}, "to"),
        ({"when-iso": "1966/1965"}, "when-iso"),
        ({"when-iso": "1965/1966"}, None),
        ({"from-iso": "0001", "to-iso": "-0001"}, "to-iso"),
    ],
)
def test_spans_of_every_kind_may_be_out_of_order(attributes, name):
    """Also across the two kinds of ends, and inside one value."""
    found = disorder(attributes)

    assert name == (found and found.attribute)


def test_a_message_is_short_whatever_the_value():
    """A value of any length is shown by its beginning."""
    found = fault({"when": "x" * 100_000})

    assert len(found.message) + len(found.help) < 300
