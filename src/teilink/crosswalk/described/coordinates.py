"""Coordinates as people write them, as latitude and longitude in decimal degrees.

Specification: TEI geo and geoDecl: of no declared system they are WGS 84, the latitude first,
https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-geo.html
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal

_LONGEST = 100
_SIGNS = str.maketrans({
    **dict.fromkeys("\u2032\u2019\u00b4\u02b9\u2018", "'"),
    **dict.fromkeys("\u2033\u201d\u201c\u201e\u02ba", '"'),
    **dict.fromkeys("\u00ba\u02da", "\u00b0"),
    **dict.fromkeys("\u2212\u2013", "-"),
})  # fmt: skip
_NUMBER = r"\d{1,3}(?:\.\d{1,17})?"
_SIXTY = r"\d{1,2}(?:\.\d{1,17})?"
_PLAIN = re.compile(rf"([+-]?{_NUMBER}) ?[, ;/|] ?([+-]?{_NUMBER})", re.ASCII)
_COMMAS = re.compile(r"([+-]?\d{1,3},\d{1,17}) ?[ ;/|] ?([+-]?\d{1,3},\d{1,17})", re.ASCII)
_POINT = re.compile(rf"POINT ?\( ?([+-]?{_NUMBER}) ([+-]?{_NUMBER}) ?\)", re.ASCII)
# With marks (48° 12' 30" N, or no letter), or with blanks or colons between (48 12 30 N, N 48:12:30).
_MARKED = rf"([NSEW])? ?([+-]?{_NUMBER}) ?°(?: ?({_SIXTY}) ?'(?: ?({_SIXTY}) ?(?:\"|''))?)? ?([NSEW])?"
_BEHIND = rf"()([+-]?{_NUMBER})(?:[ :]({_SIXTY})(?:[ :]({_SIXTY}))?)? ?([NSEW])"
_BEFORE = rf"([NSEW]) ?([+-]?{_NUMBER})(?:[ :]({_SIXTY})(?:[ :]({_SIXTY}))?)?()"
_IN_DEGREES = tuple(re.compile(rf"{each} ?[,;/]? ?{each}", re.ASCII) for each in (_MARKED, _BEHIND, _BEFORE))
_SEVENTH = Decimal("0.0000001")
_LONGITUDE_FIRST = re.compile(
    r"l(?:on|ng)\w{0,7}\W{0,3}(?:and |und |et |e )?\W{0,3}lat|l[äa]nge\W{0,3}(?:und )?\W{0,3}breite"
)


def coordinates(text: str, *, is_longitude_first: bool = False) -> tuple[str, str] | None:
    """Latitude and longitude as numbers of XSD; None for a text that is not one point.

    In decimals, apart by a blank, a comma or a semicolon, or in degrees, minutes and seconds. Letters of the compass
    say which is which; without them latitude comes first, unless the file declares otherwise.  Whether there is such a
    place on Earth is for shapes to judge.
    """
    written = " ".join(text.translate(_SIGNS).split()).removeprefix("geo:").upper()
    if len(written) > _LONGEST:
        return None
    return _decimals(written, is_longitude_first) or _degrees(written, is_longitude_first)


def is_longitude_first(declared: str) -> bool:
    """Whether a geoDecl, in its words or by its id (``LongLat``), puts the longitude first."""
    return _LONGITUDE_FIRST.search(declared.lower()) is not None


def _decimals(written: str, is_swapped: bool) -> tuple[str, str] | None:
    point = _POINT.fullmatch(written)
    if point is not None:
        return _number(point[2]), _number(point[1])
    found = _PLAIN.fullmatch(written) or _COMMAS.fullmatch(written)
    if found is None:
        return None
    first, second = _number(found[1]), _number(found[2])
    return (second, first) if is_swapped else (first, second)


def _number(written: str) -> str:
    return written.removeprefix("+").replace(",", ".")


def _degrees(written: str, is_swapped: bool) -> tuple[str, str] | None:
    found = next((match for each in _IN_DEGREES if (match := each.fullmatch(written)) is not None), None)
    if found is None:
        return None
    groups = found.groups(default="")
    (first, letter), (second, other) = _degree(groups[:5]), _degree(groups[5:])
    if not first or not second or bool(letter) != bool(other):
        return None
    if letter:
        is_swapped = letter in "EW"
        if is_swapped == (other in "EW"):
            return None
    return (second, first) if is_swapped else (first, second)


def _degree(parts: tuple[str, ...]) -> tuple[str, str]:
    """Degrees as a decimal number, and the letter of the compass, '' for none; '' twice where they are impossible."""
    before, degrees, minutes, seconds, behind = parts
    letter = before or behind
    sixties = [Decimal(each or 0) for each in (minutes, seconds)]
    if (before and behind) or max(sixties) >= 60 or (letter and degrees[0] == "-"):
        return "", ""
    size = abs(Decimal(degrees)) + sixties[0] / 60 + sixties[1] / 3600
    sign = "-" if degrees[0] == "-" or letter in {"S", "W"} else ""
    plain = f"{size.quantize(_SEVENTH, ROUND_HALF_EVEN):f}".rstrip("0").rstrip(".")
    return f"{sign}{plain}", letter
