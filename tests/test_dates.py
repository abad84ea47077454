"""Dates: what TEI may say, what RDF can say, and nothing that neither knows."""

from __future__ import annotations

import datetime
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teilink.dates import EDTF, XSD, Dated, dated, disorder, fault, in_words, is_date

VALID = """
1965 1965-12 1965-12-25 1965-12-25Z 1965-12-25+09:00 1965-12Z 1965-05:00 1965-12-25+14:00 1965-12-25-13:59
1964-02-29 2000-02-29 1600-02-29 -0044-03-15 -0001 -0001-02-29 -0005-02-29 0001 0065-01-01
12345 12345-01-01 -12345-12-31 123456789
1965-12-25T10:00:00 1965-12-25T23:59:59.999Z 1965-12-25T00:00:00-08:00
--12-25 --12 --02-29 ---25 ---31 ---01Z --12-25Z 10:00:00 23:59:59.5+09:00
"""

INVALID = """
1965-12-32 1965-13-01 1965-00-01 1965-01-00 1965-02-29 1900-02-29 2100-02-29 1965-04-31 1965-06-31 -0004-02-29
0000 0000-01-01 -0000 65 965 01965 -01965-01-01 +1965 1965- 1965-1-1 1965-12-25T 1965-12-25T24:30:00
1965-12-25T10:00 1965-12-25T10:60:00 1965-12-25T10:00:60 1965-12T10:00:00 1965-12-25T10:00:00.
1965-12-25+14:30 1965-12-25+15:00 1965-12-25z 1965/12/25 25.12.1965 1965-W52 1965-12-25/1965-12-26 [1965..1966]
--13 --00 --02-30 --04-31 --12-32 ---32 ---00 -12-25 1965~ 1965? unknown 1234567890
\uff11\uff19\uff16\uff15-\uff11\uff12-\uff12\uff15 1965-१२-25 ---\uff12\uff15 \uff11\uff10:\uff10\uff10:\uff10\uff10
1965\u221212\u221225
"""


@pytest.mark.parametrize("text", VALID.split())
def test_a_date_of_the_w3c_forms_is_one(text):
    """Leap years, the time before our era, long years, zones, times, days without a year."""
    assert is_date(text)
    assert fault({"when": text}) is None


@pytest.mark.parametrize(
    "text", ["", " ", "1965 ", " 1965", "1965\n", "1965-12-25\n", "1965-12-25 10:00:00", *INVALID.split()]
)
def test_what_is_no_date_is_found(text):
    """Days that do not exist, forms of other standards, digits of other scripts; nothing is trimmed."""
    assert not is_date(text)
    assert dated({"when": text}) is None
    assert ("when", f'@when is "{text}", which is no date') == fault({"when": text})[:2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1965-02-30", "February 1965 has 28 days"),
        ("1964-02-30", "February 1964 has 29 days"),
        ("1965-25-12", "month and day may be exchanged: 1965-12-25?"),
        ("1965-25-40", "months are 01 to 12"),
        ("1965-13", "months are 01 to 12"),
        ("0000", "there is no year 0: 1 BCE is -0001"),
        ("0000-01-01", "there is no year 0: 1 BCE is -0001"),
        ("Christmas", "write YYYY-MM-DD, YYYY-MM or YYYY; the words of the source stand in the text of the element"),
    ],
)
def test_the_help_names_a_date_that_would_do(text, expected):
    """Advice is never another fault."""
    assert expected == fault({"when": text}).help


def test_the_first_attribute_at_fault_is_named():
    """One date has one cause; the others show when that is mended."""
    assert "notAfter" == fault({"notBefore": "1965", "notAfter": "1965-13", "to": "x"}).attribute


@pytest.mark.parametrize("text", ["9" * 5000, "-" + "9" * 5000 + "-01-01", "1965-" * 20000, "0" * 100_000 + "-01-01"])
def test_absurdly_long_digits_are_no_date_and_no_delay(text):
    """Python refuses to make a number of 5000 digits; a file must not find that out."""
    begun = time.process_time()

    assert not is_date(text)
    assert fault({"when": text}) is not None
    assert disorder({"from": text, "to": "1965"}) is None
    assert in_words(text, XSD + "gYear") == text
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    ("text", "kind", "earliest", "latest"),
    [
        ("1965-12-25", "date", "1965-12-25", "1965-12-25"),
        ("1965-12-25Z", "date", "1965-12-25", "1965-12-25"),
        ("1965-12-25+09:00", "date", "1965-12-25", "1965-12-25"),
        ("1965-02", "gYearMonth", "1965-02-01", "1965-02-28"),
        ("1964-02Z", "gYearMonth", "1964-02-01", "1964-02-29"),
        ("-0001-02", "gYearMonth", "-0001-02-01", "-0001-02-29"),
        ("1965", "gYear", "1965-01-01", "1965-12-31"),
        ("-0044", "gYear", "-0044-01-01", "-0044-12-31"),
        ("12345", "gYear", "12345-01-01", "12345-12-31"),
        ("1965-12-25T10:00:00Z", "dateTime", "1965-12-25", "1965-12-25"),
    ],
)
def test_a_date_keeps_its_words_and_knows_its_bounds(text, kind, earliest, latest):
    """The literal is as the encoder wrote it; the bounds are days without a zone."""
    assert Dated(text, XSD + kind, earliest, latest) == dated({"when": text})
    assert (text, XSD + kind) == dated({"when": text}).shared


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        (
            {"notBefore": "1965-12-15", "notAfter": "1965-12-25"},
            ("[1965-12-15..1965-12-25]", "1965-12-15", "1965-12-25"),
        ),
        ({"notBefore": "1965-12"}, ("[1965-12..]", "1965-12-01", "")),
        ({"notAfter": "1965"}, ("[..1965]", "", "1965-12-31")),
        ({"from": "1965-11", "to": "1966"}, ("1965-11/1966", "1965-11-01", "1966-12-31")),
        ({"from": "1965-12-15"}, ("1965-12-15/..", "1965-12-15", "")),
        ({"to": "1965-12-15"}, ("../1965-12-15", "", "1965-12-15")),
        ({"from": "1965-12-15Z", "to": "1965-12-16+09:00"}, ("1965-12-15/1965-12-16", "1965-12-15", "1965-12-16")),
        ({"notBefore": "1965-12-15T10:00:00Z"}, ("[1965-12-15..]", "1965-12-15", "")),
        ({"notBefore": "1965", "from": "1964"}, ("[1965..]", "1965-01-01", "")),
    ],
)
def test_a_span_is_a_set_or_an_interval(attributes, expected):
    """One unknown day is a set, a duration an interval; EDTF has neither zones nor times in them."""
    text, earliest, latest = expected

    assert Dated(text, EDTF, earliest, latest) == dated(attributes)


@pytest.mark.parametrize(
    "attributes",
    [{}, {"when": "--12-25"}, {"when": "10:00:00"}, {"notBefore": "x"}, {"from": "1965", "to": "x"}, {"type": "sent"}],
)
def test_what_has_no_year_or_cannot_be_read_says_nothing(attributes):
    """Nothing is guessed."""
    assert dated(attributes) is None


def test_when_wins_over_bounds():
    """The most exact thing said is the date."""
    assert "1965" == dated({"when": "1965", "notBefore": "1964", "from": "1963"}).text


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("1965-12-15", "1965-12-25", ("1965-12", "gYearMonth")),
        ("1965-11-30", "1965-12-01", ("1965", "gYear")),
        ("1965", "1965", ("1965", "gYear")),
        ("-0044-03-14", "-0044-03-15", ("-0044-03", "gYearMonth")),
        ("1965-12-31", "1966-01-01", None),
        ("1965", "", None),
        ("", "1965", None),
    ],
)
def test_the_ends_of_a_span_share_a_year_or_a_month_or_nothing(first, last, expected):
    """For readers without EDTF: never more exact than both ends allow."""
    shared = dated({"notBefore": first, "notAfter": last}).shared

    assert (expected and (expected[0], XSD + expected[1])) == shared


@pytest.mark.parametrize(
    ("first", "last", "is_wrong"),
    [
        ("1965-12-25", "1965-12-24", True),
        ("1965-12-25", "1965-12-25", False),
        ("1965-12", "1965", False),
        ("1966", "1965-12", True),
        ("1965-12-25", "1965-12", False),
        ("-0044", "-0043", False),
        ("-0043", "-0044", True),
        ("-0001", "0001", False),
        ("0001", "-0001", True),
        ("9999", "10000", False),
        ("10000", "9999", True),
        ("x", "1965", False),
        ("", "1965", False),
        ("--12-25", "--12-24", False),
    ],
)
@pytest.mark.parametrize("names", [("notBefore", "notAfter"), ("from", "to")])
def test_a_span_that_ends_before_it_begins_is_found(names, first, last, is_wrong):
    """Years are numbers, not text; an end in the month of the beginning is no fault."""
    found = disorder(dict(zip(names, (first, last), strict=True)))

    assert (names[1] if is_wrong else None) == (found and found.attribute)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("1965-12-25", "date", "25 December 1965"),
        ("1965-12-05Z", "date", "5 December 1965"),
        ("1965-12", "gYearMonth", "December 1965"),
        ("1965", "gYear", "1965"),
        ("0065", "gYear", "65"),
        ("-0044-03-15", "date", "15 March 44 BCE"),
        ("12345", "gYear", "12345"),
        ("1965-12-25T10:00:00Z", "dateTime", "25 December 1965"),
        ("[1965..1966]", "", "[1965..1966]"),
        ("1965-02-30", "date", "1965-02-30"),
        ("1965", "string", "1965"),
    ],
)
def test_a_date_is_told_in_words(text, kind, expected):
    """What is no date, or no W3C type, is shown as it is."""
    assert expected == in_words(text, XSD + kind if kind else EDTF)


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day):
    """Days, months and years of Python's calendar are ours, with the same bounds."""
    text = day.isoformat()
    month = dated({"when": text[:7]})
    after = datetime.date.fromisoformat(month.latest) if month.latest < "9999-12-31" else None

    assert Dated(text, XSD + "date", text, text) == dated({"when": text})
    assert day.replace(day=1).isoformat() == month.earliest
    assert after is None or (after + datetime.timedelta(1)).day == 1
    assert dated({"when": text[:4]})[2:] == (f"{day.year:04}-01-01", f"{day.year:04}-12-31")
    assert f"{day.day} {day:%B} {day.year}" == in_words(text, XSD + "date")


@given(st.dates(), st.dates())
def test_two_days_are_in_order_as_python_orders_them(first, last):
    """The later may not stand first."""
    assert (first > last) == (disorder({"from": first.isoformat(), "to": last.isoformat()}) is not None)


@given(st.integers(1, 9999), st.integers(0, 99), st.integers(0, 99))
def test_a_day_exists_exactly_where_python_has_it(year, month, day):
    """Two digits are not enough to be a day."""
    text = f"{year:04}-{month:02}-{day:02}"
    try:
        datetime.date(year, month, day)
        exists = True
    except ValueError:
        exists = False

    assert exists == is_date(text)


@given(
    st.dictionaries(
        st.sampled_from(["when", "notBefore", "notAfter", "from", "to"]), st.text("0123456789-:TZ+.\uff19 ")
    )
)
def test_any_text_is_a_date_or_a_fault_and_never_a_crash(attributes):
    """What is not at fault can be told; what is told has bounds in order or none."""
    found, wrong = dated(attributes), fault(attributes)
    disorder(attributes)

    assert wrong is None or not is_date(attributes[wrong.attribute])
    if found is not None:
        assert in_words(found.text, found.datatype)
        assert all(is_date(bound) for bound in found[2:] if bound)
