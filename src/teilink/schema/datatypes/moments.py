"""Dates, times and durations of XSD: which exist, which are equal, which come first.

Lexical forms are those of XSD 1.0, second edition: no year 0000, 24:00:00 is the end of a day, no second 60, zones up
to 14:00.  There is no year 0, so -0001 is 1 BCE, a leap year as 4 is (as jing has it; libxml2 takes -0004 for one).

Specification: XSD 1.0 part 2, sections 3.2.6 to 3.2.14, https://www.w3.org/TR/2004/REC-xmlschema-2-20041028/#duration
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# Section 3.2.7 lets a processor limit the digits of years and of seconds; longer is no date that anybody wrote.
_LENGTH = 200
_DAY = 86_400
_ZONES = 14 * 3600
_DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
# A year in which every day of the calendar exists, for what has no year.
_ANY_YEAR = 2000
# The four beginnings from which durations are compared (section 3.2.6.2).
_BEGINNINGS = ((1696, 9), (1697, 2), (1903, 3), (1903, 7))

_MOMENT = re.compile(
    r"(?:(-?\d{4,18})(?:-(\d\d)(?:-(\d\d))?)?|--(\d\d)(?:-(\d\d))?|---(\d\d))?"
    r"(?:(T?)(\d\d):([0-5]\d):([0-5]\d)(?:\.(\d+))?)?"
    r"(Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?",
    re.ASCII,
)
_DURATION = re.compile(
    r"(-?)P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?", re.ASCII
)


class Moment(NamedTuple):
    """A date, a time or a part of one: where it begins, in parts of a second (10 to the minus `scale`)."""

    kind: str
    is_zoned: bool
    begins: int
    scale: int


class Duration(NamedTuple):
    """A duration: whole months, and parts of a second (10 to the minus `scale`)."""

    months: int
    lasts: int
    scale: int


@lru_cache(maxsize=1024)
def moment(text: str) -> Moment | None:
    """The date, time or part of one that a text states, with its type as `kind`; None where there is no such moment."""
    found = _MOMENT.fullmatch(text) if len(text) <= _LENGTH else None
    if found is None:
        return None
    year, month, day, month_alone, day_of_month, day_alone, mark, hour, *clock, fraction, zone = found.groups()
    kind = _kind((year, month, day), (month_alone, day_of_month), day_alone, None if hour is None else mark)
    days = _days(year, month or month_alone or "01", day or day_of_month or day_alone or "01")
    if not kind or days is None:
        return None
    hours, minutes, seconds = (int(each or 0) for each in (hour, *clock))
    fraction = (fraction or "").rstrip("0")
    if hours > 23 and (hours > 24 or minutes or seconds or fraction):
        return None
    begins = days * _DAY + hours * 3600 + minutes * 60 + seconds - _offset(zone)
    # A time comes round every day: 24:00:00 is 00:00:00, and 00:00:00+01:00 is 23:00:00Z (section 3.2.8).
    return _scaled(kind, zone is not None, begins % _DAY if kind == "time" else begins, fraction)


def _kind(date: tuple[str, str, str], yearless: tuple[str, str], day: str, mark: str | None) -> str:
    """The type of a moment by the parts it has; '' where they make none. The mark before a clock is 'T' or ''."""
    if date[0]:
        kind = "date" if date[2] else "gYearMonth" if date[1] else "gYear"
    elif yearless[0]:
        kind = "gMonthDay" if yearless[1] else "gMonth"
    else:
        kind = "gDay" if day else ""
    if mark is None:
        return kind
    return {("date", "T"): "dateTime", ("", ""): "time"}.get((kind, mark), "")


def _days(year: str | None, month: str, day: str) -> int | None:
    """The number of a day, counted from about the year 0; None for one that does not exist."""
    number = _ANY_YEAR
    if year is not None:
        digits = year.lstrip("-")
        number = int(year)
        if number == 0 or (len(digits) > 4 and digits[0] == "0"):
            return None
    in_month, in_day = int(month), int(day)
    # Counted with a year 0, as arithmetic needs it: 1 BCE is 0.
    astronomical = number + 1 if number < 0 else number
    if not 1 <= in_month <= 12 or not 1 <= in_day <= _length(astronomical, in_month):
        return None
    return _day_number(astronomical, in_month) + in_day - 1


def _length(year: int, month: int) -> int:
    return 28 if month == 2 and not _is_leap(year) else _DAYS_OF_MONTH[month - 1]


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _day_number(year: int, month: int) -> int:
    """The number of the first day of a month, in a year counted with a year 0."""
    leaps = year // 4 - year // 100 + year // 400 - (month <= 2 and _is_leap(year))
    return 365 * year + leaps + _DAYS_BEFORE[month - 1]


def _offset(zone: str | None) -> int:
    if zone is None or zone == "Z":
        return 0
    seconds = int(zone[1:3]) * 3600 + int(zone[4:6]) * 60
    return -seconds if zone[0] == "-" else seconds


def _ten_to(power: int) -> int:
    return int(10**power)


def _scaled(kind: str, is_zoned: bool, seconds: int, fraction: str) -> Moment:
    scale = len(fraction)
    return Moment(kind, is_zoned, seconds * _ten_to(scale) + int(fraction or 0), scale)


def compare_moments(one: Moment, other: Moment) -> int | None:
    """-1, 0 or 1: whether one moment is before, at or after another; None where that cannot be known.

    A moment without a zone may lie 14 hours either way of one that has a zone (section 3.2.7.4).
    """
    second = _ten_to(max(one.scale, other.scale))
    apart = one.begins * second // _ten_to(one.scale) - other.begins * second // _ten_to(other.scale)
    if one.is_zoned != other.is_zoned and abs(apart) <= _ZONES * second:
        return None
    return (apart > 0) - (apart < 0)


@lru_cache(maxsize=64)
def duration(text: str) -> Duration | None:
    """The duration that a text states, or None."""
    found = _DURATION.fullmatch(text) if len(text) <= _LENGTH else None
    if found is None:
        return None
    minus, *numbers, fraction = found.groups()
    years, months, days, hours, minutes, seconds = (int(number or 0) for number in numbers)
    fraction = (fraction or "").rstrip("0")
    lasts = (days * _DAY + hours * 3600 + minutes * 60 + seconds) * _ten_to(len(fraction)) + int(fraction or 0)
    sign = -1 if minus else 1
    return Duration(sign * (12 * years + months), sign * lasts, len(fraction))


def compare_durations(one: Duration, other: Duration) -> int | None:
    """As compare_moments; None where it depends on the months that are meant: P1M and P30D."""
    second = _ten_to(max(one.scale, other.scale))
    apart = one.lasts * second // _ten_to(one.scale) - other.lasts * second // _ten_to(other.scale)
    signs = set()
    for year, month in _BEGINNINGS:
        days = _after(year, month, one.months) - _after(year, month, other.months)
        difference = days * _DAY * second + apart
        signs.add((difference > 0) - (difference < 0))
    return signs.pop() if len(signs) == 1 else None


def _after(year: int, month: int, months: int) -> int:
    years, in_year = divmod(year * 12 + month - 1 + months, 12)
    return _day_number(years, in_year + 1)
