"""Days, months and years as numbers.

Years are counted as astronomers, ISO 8601 and EDTF count them: 0 is 1 BCE, -1 is 2 BCE.  Only XSD 1.0, and so
TEI's W3C attributes, has no year 0: there -0001 is 1 BCE.  `xsd_year` and `from_xsd_year` go between the two.

The calendar is the proleptic Gregorian one; `julian` reads a day of the Julian calendar as a day of it.

Specification: XSD 1.0, section 3.2.9, https://www.w3.org/TR/xmlschema-2/#date
"""

from __future__ import annotations

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# From 1 March of the year 0 to 1 January 1970; and what the Julian calendar lacks there.
_EPOCH, _JULIAN_EPOCH = 719468, 719470


def is_leap(year: int) -> bool:
    """Whether an astronomical year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def length(year: int, month: int) -> int:
    """How many days a month has."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def exists(year: int, month: int, day: int) -> bool:
    """Whether there is such a day; a month or a day of 0 is one not given."""
    if not month:
        return not day
    return 1 <= month <= 12 and (not day or 1 <= day <= length(year, month))


def number(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01."""
    year, shifted = (year - 1, month + 9) if month <= 2 else (year, month - 3)
    century = year // 100
    return year * 365 + year // 4 - century + century // 4 + (153 * shifted + 2) // 5 + day - 1 - _EPOCH


def julian(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01 of a day in the Julian calendar."""
    year, shifted = (year - 1, month + 9) if month <= 2 else (year, month - 3)
    return year * 365 + year // 4 + (153 * shifted + 2) // 5 + day - 1 - _JULIAN_EPOCH


def day_of(count: int) -> tuple[int, int, int]:
    """The year, month and day that are so many days from 1970-01-01."""
    count += _EPOCH
    era, rest = divmod(count, 146097)
    of_era = (rest - rest // 1460 + rest // 36524 - rest // 146096) // 365
    rest -= 365 * of_era + of_era // 4 - of_era // 100
    shifted = (5 * rest + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return era * 400 + of_era + (month <= 2), month, rest - (153 * shifted + 2) // 5 + 1


def weekday(year: int, month: int, day: int) -> int:
    """0 for Monday to 6 for Sunday."""
    return (number(year, month, day) + 3) % 7


def first_day(year: int, month: int = 0, day: int = 0) -> tuple[int, int, int]:
    """The first day of a year, a month or a day."""
    return year, month or 1, day or 1


def last_day(year: int, month: int = 0, day: int = 0) -> tuple[int, int, int]:
    """The last day of a year, a month or a day."""
    month = month or 12
    return year, month, day or length(year, month)


def xsd_year(year: int) -> str:
    """An astronomical year as XSD 1.0 writes it: 0 is -0001."""
    return f"{year:04}" if year > 0 else f"-{1 - year:04}"


def from_xsd_year(text: str) -> int:
    """The astronomical year of one that XSD 1.0 writes; 0000, which it has not, stays 0."""
    year = int(text)
    return year + 1 if year < 0 else year


def xsd(year: int, month: int = 0, day: int = 0) -> str:
    """A year, a month or a day as XSD 1.0 writes it."""
    return xsd_year(year) + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
