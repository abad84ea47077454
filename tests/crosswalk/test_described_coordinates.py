"""Coordinates are read in every form that says for certain which number is which; of others nothing is made."""

from __future__ import annotations

import pytest

from teilink.crosswalk.described import coordinates, is_longitude_first

VIENNA = ("48.2083333", "16.3666667")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("45.4389 12.33092", ("45.4389", "12.33092")),
        ("  -12.05659\n -77.11814 ", ("-12.05659", "-77.11814")),
        ("48.2083, 16.3731", ("48.2083", "16.3731")),
        ("48.2083,16.3731", ("48.2083", "16.3731")),
        ("48,2083 16,3731", ("48.2083", "16.3731")),
        ("48,2083; 16,3731", ("48.2083", "16.3731")),
        ("+48 16", ("48", "16")),
        ("geo:48.2,16.3", ("48.2", "16.3")),
        ("POINT(16.3 48.2)", ("48.2", "16.3")),
        ("\u221212.5 16", ("-12.5", "16")),
    ],
)
def test_decimal_degrees_are_kept_as_they_are_written(text, expected):
    """Apart by a blank, a comma or a semicolon, with a point or a comma in them, latitude first."""
    assert expected == coordinates(text)


@pytest.mark.parametrize(
    "text",
    [
        "48° 12' 30\" N, 16° 22' E",
        "48°12\u203230\u2033N 16°22\u20320\u2033E",
        "48° 12' 30'' N 16° 22' 0'' E",
        "16° 22' E 48° 12' 30\" N",
        "N 48 12 30 E 16 22",
        "48 12 30 N 16 22 0 E",
        "48:12:30 N; 16:22 E",
        "48° 12.5' 16° 22'",
    ],
)
def test_degrees_minutes_and_seconds_are_worked_out(text):
    """With the letters of the compass, in either order, or with marks alone."""
    assert VIENNA == coordinates(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("33°52'S 151°12'E", ("-33.8666667", "151.2")), ("12°3' S 77°7.5' W", ("-12.05", "-77.125"))],
)
def test_south_and_west_are_negative(text, expected):
    """A letter is the sign."""
    assert expected == coordinates(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "48.2",
        "48.2 16.3 171",
        "48 12 30 16 22 0",
        "N48.2 N16.3",
        "48.2 N 16.3",
        "-48° S 16° E",
        "48° 72' N 16° E",
        "N 48 N, 16 E",
        "5340000 601000",
        "33U 601000 5340000",
        "Vienna",
        "\uff14\uff18.2 16.3",
        "48.2 16.3 " * 50,
        "1" * 100_000,
        "48 " * 30,
    ],
)
def test_what_is_no_one_point_gives_nothing(text):
    """One number, several points, metres, two latitudes, words, digits of other scripts."""
    assert None is coordinates(text)


def test_the_file_may_declare_longitude_first():
    """For plain numbers; letters of the compass still say for themselves."""
    assert ("48.2", "16.3") == coordinates("16.3 48.2", is_longitude_first=True)
    assert VIENNA == coordinates("48°12'30\"N 16°22'E", is_longitude_first=True)
    assert ("48.2", "16.3") == coordinates("POINT(16.3 48.2)", is_longitude_first=True)


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("#LatLng", False),
        ("WGS84, latitude, longitude", False),
        ("", False),
        ("#LongLat", True),
        ("#lng-lat", True),
        ("Decimal degrees: longitude and latitude", True),
        ("Länge und Breite", True),
        ("along the latitude", False),
    ],
)
def test_the_order_is_read_from_the_declaration(declared, expected):
    """From the words of geoDecl, or its id."""
    assert expected is is_longitude_first(declared)
