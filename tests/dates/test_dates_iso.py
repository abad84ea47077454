"""The forms of ISO 8601 in @when-iso and its kin."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teilink.dates import EDTF, XSD, Dated, is_iso
from teilink.dates.iso import point

VALID = """
19651224 1965-12-24 1965-12 1965 19 1965-358 1965358 1965-W52-5 1965W525 1965-W52 1965W52 0000 0000-02-29 -0044-03-15
+12345-01-01 -12345 1965-12-24T10:00:00Z 19651224T100000Z 19651224T1000+0900 1965-12-24T10 1965-12-24T10:00,5
1965-W52-5T24:00 1965-358T10:00:00+09 10:00 T1000 10:00:00 T10 --12-24 ---24 1965-12-24/1966-01-02 1965-12-24/26
1965-12-24/01-02 1965/66 19651224/19651226 1965-12-24/P3D P3D/1965-12-24 P1Y2M10DT2H30M P7W PT0,75H P1,5D
R5/1965-12-24/P1D R/1965/1966 1965-12-24Z 12345 24:00
"""
INVALID = """
1965-13 1965-366 1965-000 1965-W54 1965-W00 1965-W52-8 1965-W52-0 19651324 19651399 0 196 1965-12-32 -0000
1965-12-24T 1965-12-24T25 1965-12-24T24:01 1965-12T10:00 P PT P1 P1H T R5 1965//1966 1965/x 1965/1966/1967 P1D/P2D/P3D
65-12-24 1965-12-24T10:60 1965-12-24t10 \uff11\uff19\uff16\uff15 1965-W5\uff12
"""


@pytest.mark.parametrize("text", VALID.split())
def test_a_form_of_iso_8601_is_one(text):
    """Basic and extended, weeks and ordinal days, reduced times, intervals, durations, repetitions."""
    assert is_iso(text)


@pytest.mark.parametrize("text", ["", " ", "1965 ", "1965-12-24\n", *INVALID.split()])
def test_what_is_no_form_of_iso_8601_is_none(text):
    """Weeks and days that a year has not, digits of other scripts, halves of forms."""
    assert not is_iso(text)
    assert point(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("19651224", ("1965-12-24", XSD + "date", "1965-12-24", "1965-12-24")),
        ("1965-W52-5", ("1965-12-31", XSD + "date", "1965-12-31", "1965-12-31")),
        ("1965-358", ("1965-12-24", XSD + "date", "1965-12-24", "1965-12-24")),
        ("1965-W52", ("[1965-12-27..1966-01-02]", EDTF, "1965-12-27", "1966-01-02")),
        ("19", ("19XX", EDTF, "1900-01-01", "1999-12-31")),
        ("0000", ("-0001", XSD + "gYear", "-0001-01-01", "-0001-12-31")),
        ("-0043-03-15", ("-0044-03-15", XSD + "date", "-0044-03-15", "-0044-03-15")),
        ("19651224T1000", ("1965-12-24", XSD + "date", "1965-12-24", "1965-12-24")),
        ("1965-12-24T24:00", ("1965-12-24", XSD + "date", "1965-12-24", "1965-12-25")),
        (
            "19651224T100000,5+09",
            ("1965-12-24T10:00:00.5+09:00", XSD + "dateTime", "1965-12-24", "1965-12-24"),
        ),
        ("1965-12-24/26", ("1965-12-24/1965-12-26", EDTF, "1965-12-24", "1965-12-26")),
        ("19651224/19660102", ("1965-12-24/1966-01-02", EDTF, "1965-12-24", "1966-01-02")),
        ("1965-12-24/P3D", ("1965-12-24/", EDTF, "1965-12-24", "1965-12-27")),
        ("1965/P2W", ("1965/", EDTF, "1965-01-01", "1966-01-14")),
        ("P3D/1965-12-24", ("/1965-12-24", EDTF, "", "1965-12-24")),
    ],
)
def test_a_form_is_said_as_xsd_can_or_as_edtf(text, expected):
    """No second is invented for a time without one; a week is one day of seven; what ends nobody says has no end."""
    assert Dated(*expected) == point(text).dated


@pytest.mark.parametrize("text", ["P3D", "R5/1965/P1D", "10:00", "--12-24", "T10"])
def test_what_names_no_year_says_no_day(text):
    """Lengths, repetitions and times are no fault and no date."""
    assert is_iso(text)
    assert point(text) is None


@given(st.dates())
def test_weeks_and_ordinal_days_are_those_of_python(day):
    """A day has one literal, however it is written."""
    year, week, weekday = day.isocalendar()
    forms = [day.isoformat(), f"{day:%Y%m%d}".zfill(8), f"{day.year:04}-{day:%j}", f"{day.year:04}{day:%j}"]
    if year > 0:
        forms += [f"{year:04}-W{week:02}-{weekday}", f"{year:04}W{week:02}{weekday}"]

    assert {Dated(day.isoformat(), XSD + "date", day.isoformat(), day.isoformat())} == {
        point(form).dated for form in forms
    }


@given(st.integers(1, 9998), st.integers(0, 60))
def test_a_week_exists_exactly_where_python_has_it(year, week):
    """A year has 52 or 53."""
    try:
        monday = datetime.date.fromisocalendar(year, week, 1)
    except ValueError:
        monday = None

    assert (monday and monday.isoformat()) == (point(f"{year:04}-W{week:02}") or (None, None))[1]


@given(st.text("0123456789-:+TZWPRYMDHS/., ", max_size=30))
def test_any_text_is_read_or_not_and_never_a_crash(text):
    """What has a point is a form."""
    assert point(text) is None or is_iso(text)
