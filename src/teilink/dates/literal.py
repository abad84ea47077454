"""The W3C forms of a date: what @when, @notBefore, @notAfter, @from and @to may hold.

A day is the day at the place where it was written: a time zone never shifts it.  24:00:00, which XSD 1.0 allows, is
the first moment of the next day, and people write it for the last of the day: the bounds hold both.  There is no
year 0 (1 BCE is -0001), and years of more than nine digits, which XSD lets a processor refuse, are refused.

Specification: TEI att.datable.w3c and teidata.temporal.w3c; XSD 1.0, sections 3.2.7 to 3.2.14 and 5.4
"""

from __future__ import annotations

import re
from functools import lru_cache

from teilink.dates.days import day_of, exists, first_day, from_xsd_year, last_day, number, xsd
from teilink.dates.value import XSD, Dated, Point, edtf

_ZONE = r"(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?"
# Five digits and more begin with no nought (XSD 3.2.7.1); nine are enough for any calendar, and for int().
_YEAR = r"(-?(?:[1-9]\d{4,8}|\d{4}))"
_CLOCK = r"(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)"
# ASCII: the full-width digits of a Chinese or Japanese keyboard are no digits of XSD.
_DATE = re.compile(rf"{_YEAR}(?:-(\d\d)(?:-(\d\d))?)?{_ZONE}", re.ASCII)
_TIME = re.compile(rf"{_YEAR}-(\d\d)-(\d\d)T{_CLOCK}{_ZONE}", re.ASCII)
_YEARLESS = re.compile(rf"--(\d\d)(?:-(\d\d))?{_ZONE}|---(\d\d){_ZONE}|{_CLOCK}{_ZONE}", re.ASCII)


def parts(text: str) -> tuple[int, int, int] | None:
    """Astronomical year, month and day of a text in the form of a date with a year, 0 for a part not given.

    The day need not exist; the year 0, which XSD has not, comes back as None.
    """
    found = _TIME.fullmatch(text) or _DATE.fullmatch(text)
    if found is None or int(found[1]) == 0:
        return None
    # A month 00 is no month, and not a month that is not given.
    month, day = (int(part) if part != "00" else 99 for part in (found[2] or "0", found[3] or "0"))
    return from_xsd_year(found[1]), month, day


def recurring(text: str) -> tuple[int, int] | None:
    """Month and day of ``--12-25``, ``--12`` and ``---25``, 0 for what is not given; None for other texts."""
    found = _YEARLESS.fullmatch(text)
    if found is None or not is_date(text):
        return None
    return int(found[1] or 0), int(found[2] or found[3] or 0)


def is_date(text: str) -> bool:
    """Whether a text is one of the W3C forms that TEI allows, and a day that exists."""
    if found := _YEARLESS.fullmatch(text):
        month, day, alone = found.groups()
        if month is None:
            return alone is None or 1 <= int(alone) <= 31
        return int(month) != 0 and day != "00" and exists(2000, int(month), int(day or 0))
    named = parts(text)
    return named is not None and exists(*named)


@lru_cache(maxsize=4096)
def point(text: str) -> Point | None:
    """A W3C date with a year; None for one without, and for what is no date."""
    named = parts(text)
    if named is None or not exists(*named):
        return None
    _year, month, day = named
    kind = "dateTime" if "T" in text else "date" if day else "gYearMonth" if month else "gYear"
    latest = last_day(*named)
    if "T24" in text:
        latest = day_of(number(*latest) + 1)
    dated = Dated(text, XSD + kind, xsd(*first_day(*named)), xsd(*latest))
    return Point(dated, edtf(*named), edtf(*named))
