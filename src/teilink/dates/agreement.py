"""Whether the words of a date and its attributes can both be right.

Two dates agree where they share a day: `December 1965` and 1965-12-24, `24 December` and 1965-12-24.  They contradict
each other only where they share none, and nothing explains it.  What explains it: the words are of another calendar
(said, or so old that they would be; a Julian date is then at most two weeks away); they are approximate or doubted;
a time zone moved the day by one; a year that began in March.

Specification: TEI att.datable.w3c: the value is Gregorian, whatever @calendar says of the words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink.dates import literal
from teilink.dates.datable import ATTRIBUTES, bounds_number, dated, stated
from teilink.dates.days import julian

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilink.dates.words import Reading

# Where the last states that had kept the Julian calendar gave it up, Greece and Turkey.
_LAST_JULIAN = 1927
_YEAR_FROM_MARCH = 1753


class _Days(NamedTuple):
    """The numbers of the first and the last day; None where there is none."""

    first: int | None
    last: int | None

    def meets(self, other: _Days) -> bool:
        is_before = self.last is not None and other.first is not None and self.last < other.first
        is_after = self.first is not None and other.last is not None and self.first > other.last
        return not (is_before or is_after)


def agrees(text: str, attributes: Mapping[str, str], *, language: str = "", near: int | None = None) -> bool | None:
    """Whether words and attributes can both be right; None where it cannot be told.

    The century of a year of two digits is that of the attributes where no year of context is given.
    """
    from teilink.dates.words import read_words

    attributes = {name: value for name, value in attributes.items() if value}
    found = stated(attributes)
    if found is None:
        read = read_words(text, language=language, near=near)
        return read and _without_year(read, attributes)
    days = _days(found.dated.earliest, found.dated.latest)
    context = near if near is not None else _year(found.dated.earliest or found.dated.latest)
    read = read_words(text, language=language, near=context)
    if read is None:
        return None
    verdicts = [_verdict(dict(each), days) for each in read.alternatives or (read.attributes,)]
    if True in verdicts:
        return True
    if None in verdicts or not verdicts or _is_explained(read, attributes, days):
        return None
    return False


def _days(earliest: str, latest: str) -> _Days:
    return _Days(bounds_number(earliest) if earliest else None, bounds_number(latest) if latest else None)


def _year(day: str) -> int | None:
    named = literal.parts(day)
    return named[0] if named else None


def _verdict(read: Mapping[str, str], days: _Days) -> bool | None:
    said = dated(read)
    if said is not None:
        return _days(said.earliest, said.latest).meets(days)
    part = literal.recurring(read.get("when", ""))
    return None if part is None else _recurs(part, days)


def _recurs(part: tuple[int, int], days: _Days) -> bool | None:
    """Whether a day or month without its year is in a span; told only of a span within one month or of one day."""
    from teilink.dates.days import day_of

    if days.first is None or days.last is None:
        return None
    if days.last - days.first > 366:
        return None
    shared = [day_of(each)[1:] for each in range(days.first, days.last + 1)]
    month, day = part
    return any((not month or month == each[0]) and (not day or day == each[1]) for each in shared)


def _without_year(read: Reading, attributes: Mapping[str, str]) -> bool | None:
    """Whether words agree with --12-24 and its like."""
    asked = literal.recurring(attributes.get("when", ""))
    said = dict(read.attributes).get("when", "")
    if asked is None or read.is_ambiguous or asked == (0, 0):
        return None
    named = literal.recurring(said) or (literal.parts(said) or (0, 0, 0))[1:]
    return all(one == other for one, other in zip(asked, named, strict=True) if one and other) if any(named) else None


def _is_explained(read: Reading, attributes: Mapping[str, str], days: _Days) -> bool:
    """Whether there is a reason for which words and attributes may differ."""
    if read.calendar == "Julian" or any(value == "low" for _, value in read.attributes):
        return True
    if read.is_ambiguous and not read.alternatives:
        # The weekday says that the words are wrong already.
        return True
    return any(
        _is_other_calendar(literal.parts(value), days) or _is_next_day(value, attributes, days)
        for each in read.alternatives or (read.attributes,)
        for name, value in each
        if name in ATTRIBUTES
    )


def _is_other_calendar(named: tuple[int, int, int] | None, days: _Days) -> bool:
    if named is None or named[0] > _LAST_JULIAN:
        return False
    year, month, day = named
    years = (year, year + 1) if year < _YEAR_FROM_MARCH and month <= 3 else (year,)
    # A month or a year shifts with its days.
    slack = 0 if day else 31 if month else 366
    starts = [julian(each, month or 1, day or 1) for each in years]
    plain = [bounds_number(f"{each:04}-{month or 1:02}-{min(day or 1, 28):02}") for each in years if each > 0]
    return any(_Days(start, start + slack).meets(days) for start in (*starts, *(plain if len(years) > 1 else ())))


def _is_next_day(value: str, attributes: Mapping[str, str], days: _Days) -> bool:
    """Whether a moment with a time zone may be the same as the day before or after, elsewhere."""
    zoned = [each for each in (attributes.get("when"), attributes.get("when-iso")) if each and _has_zone(each)]
    named = literal.point(value)
    if not zoned or named is None:
        return False
    said = _days(named.dated.earliest, named.dated.latest)
    return _around(said, 1).meets(days)


def _has_zone(value: str) -> bool:
    _, _, clock = value.partition("T")
    return bool(clock) and (clock.endswith("Z") or "+" in clock or "-" in clock)


def _around(days: _Days, count: int) -> _Days:
    return _Days(None if days.first is None else days.first - count, None if days.last is None else days.last + count)
