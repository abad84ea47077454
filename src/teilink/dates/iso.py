"""The forms of ISO 8601 that @when-iso and its kin may hold beside the W3C ones.

Basic and extended dates, weeks, ordinal days, centuries of two digits, reduced times, intervals.  Years are
astronomical: 0000 is 1 BCE.  What comes out is a literal of XSD where XSD can say as much; a week is one unknown day
of seven, a century `19XX`, an interval `a/b`.  A time without seconds gives the day alone, as no second is invented.
Of an interval with a duration the start is known, and a day that it has not outlived; durations alone and repeated
intervals are read as right and say no day.

Specification: ISO 8601:2004, sections 4.1 to 4.5; TEI att.datable.iso and teidata.temporal.iso
"""

from __future__ import annotations

import re
from functools import lru_cache

from teilink.dates import days, literal
from teilink.dates.days import day_of, exists, first_day, last_day, length, number, xsd
from teilink.dates.value import EDTF, XSD, Dated, Point, edtf, joined

# Compiled when a file has such an attribute, by the cache of `re`.
_YEAR = r"(?P<year>\d{4}|[+-]\d{4,9})"
_FORMS = (
    rf"{_YEAR}(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?",
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
    rf"{_YEAR}-(?P<ordinal>\d{{3}})",
    r"(?P<year>\d{4})(?P<ordinal>\d{3})",
    rf"{_YEAR}-W(?P<week>\d\d)(?:-(?P<weekday>[1-7]))?",
    r"(?P<year>\d{4})W(?P<week>\d\d)(?P<weekday>[1-7])?",
    r"(?P<century>\d\d)",
)
_ZONE = r"(?P<zone>Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?"
_CLOCKS = (
    rf"(?P<hour>[01]\d|2[0-4])(?::(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d|60))?)?(?P<part>[.,]\d+)?{_ZONE}",
    rf"(?P<hour>[01]\d|2[0-4])(?:(?P<minute>[0-5]\d)(?P<second>[0-5]\d|60)?)?(?P<part>[.,]\d+)?{_ZONE}",
)
_NUMBER = r"\d+(?:[.,]\d+)?"
_DURATION = (
    rf"P(?=[\dT])(?:{_NUMBER}W|(?:{_NUMBER}Y)?(?:{_NUMBER}M)?(?:{_NUMBER}D)?"
    rf"(?:T(?=\d)(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?)"
)
_WHOLE = r"P(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,6})W)?(?:(\d{1,7})D)?"
_LONGEST = 120


def _match(pattern: str, text: str) -> re.Match[str] | None:
    return re.compile(pattern, re.ASCII).fullmatch(text)


def is_iso(text: str) -> bool:
    """Whether a text is a date, a time, a duration or an interval of ISO 8601, or a W3C form; and the day exists."""
    if len(text) > _LONGEST:
        return False
    return point(text) is not None or _is_dayless(text)


def _is_dayless(text: str) -> bool:
    if _is_duration(text) or (literal.is_date(text) and literal.parts(text) is None):
        return True
    if text.startswith("R"):
        rest = text[1:].lstrip("0123456789")
        return rest.startswith("/") and "/" in rest[1:] and is_iso(rest[1:])
    first, slash, last = text.partition("/")
    if slash:
        return "/" not in last and _is_dayless(first) and _is_dayless(last)
    return (text.startswith("T") or ":" in text) and _clock(text.removeprefix("T")) is not None


def _is_duration(text: str) -> bool:
    return _match(_DURATION, text) is not None


@lru_cache(maxsize=1024)
def point(text: str) -> Point | None:
    """What a text in one of the forms says, where it names a year; else None."""
    if len(text) > _LONGEST:
        return None
    if "/" in text:
        return _interval(text)
    day, _, clock = text.partition("T")
    if clock:
        return _moment(day, clock) if "T" in text else None
    return _date(day) if "T" not in text else None


def _date(text: str) -> Point | None:
    for form in _FORMS:
        if found := _match(form, text):
            return _read({name: int(value) for name, value in found.groupdict().items() if value is not None}, text)
    # With a time zone, or a year of five digits: forms of XSD that ISO 8601 has not.
    return literal.point(text) if not text.isdigit() or len(text) < 7 else None


def _read(named: dict[str, int], text: str) -> Point | None:
    if text.startswith("-0000"):
        return None
    if "century" in named:
        return _century(named["century"])
    if "week" in named:
        return _week(**named)
    if "ordinal" in named:
        return _ordinal(**named)
    return _plain(named["year"], named.get("month"), named.get("day"))


def _plain(year: int, month: int | None = None, day: int | None = None) -> Point | None:
    if 0 in (month, day) or not exists(year, month or 0, day or 0):
        return None
    named = (year, month or 0, day or 0)
    kind = "date" if day else "gYearMonth" if month else "gYear"
    dated = Dated(xsd(*named), XSD + kind, xsd(*first_day(*named)), xsd(*last_day(*named)))
    return Point(dated, edtf(*named), edtf(*named))


def _century(century: int) -> Point:
    first, last = century * 100, century * 100 + 99
    dated = Dated(f"{century:02}XX", EDTF, xsd(first, 1, 1), xsd(last, 12, 31))
    return Point(dated, edtf(first), edtf(last))


def _ordinal(year: int, ordinal: int) -> Point | None:
    last = 337 + length(year, 2)
    return _plain(*day_of(number(year, 1, 1) + ordinal - 1)) if 1 <= ordinal <= last else None


def _week(year: int, week: int, weekday: int = 0) -> Point | None:
    if not 1 <= week <= _weeks(year):
        return None
    # The first week is the one with 4 January (ISO 8601, 2.2.10).
    monday = number(year, 1, 4) - days.weekday(year, 1, 4) + 7 * (week - 1)
    if weekday:
        return _plain(*day_of(monday + weekday - 1))
    first, last = _plain(*day_of(monday)), _plain(*day_of(monday + 6))
    dated = joined(first, last, "[{}..{}]")
    return Point(dated, edtf(*day_of(monday)), edtf(*day_of(monday + 6)))


def _weeks(year: int) -> int:
    # 28 December is always in the last week.
    last = number(year, 12, 28)
    return (last - number(year, 1, 4) + days.weekday(year, 1, 4) - days.weekday(year, 12, 28)) // 7 + 1


def _clock(text: str) -> re.Match[str] | None:
    for form in _CLOCKS:
        if found := _match(form, text):
            rest = (found["minute"] or "00") + (found["second"] or "00") + (found["part"] or "")[1:].replace("0", "")
            return found if found["hour"] != "24" or rest == "0000" else None
    return None


def _moment(day: str, clock: str) -> Point | None:
    found, date = _clock(clock), _date(day)
    if found is None or date is None or date.dated.datatype != XSD + "date":
        return None
    zone = found["zone"] or ""
    if zone not in {"", "Z"}:
        zone = f"{zone[:3]}:{zone[-2:] if len(zone) > 3 else '00'}"
    if found["second"] is None:
        written = date.dated.text
        end = f"{written}T24:00:00" if found["hour"] == "24" else written
    else:
        part = (found["part"] or "").replace(",", ".")
        written = end = f"{date.dated.text}T{found['hour']}:{found['minute']}:{found['second']}{part}{zone}"
    read, last = literal.point(written), literal.point(end)
    if read is None or last is None:
        return date
    return read._replace(dated=read.dated._replace(latest=last.dated.latest))


def _interval(text: str) -> Point | None:
    first, _, last = text.partition("/")
    if _is_duration(last):
        start = point(first) if "/" not in first else None
        return lasting(start, last) if start else None
    if _is_duration(first):
        end = point(last) if "/" not in last else None
        return end and Point(Dated(f"/{end.end}", EDTF, "", end.dated.latest), "", end.end)
    if _match(r"\d\d(?:-\d\d)?", last) and "T" not in first:
        # Parts that both ends share may be left out of the second (ISO 8601, 4.4.5).
        last = first[: -len(last)] + last
    start, end = (point(each) if "/" not in each else None for each in (first, last))
    if start is None or end is None:
        return None
    return Point(joined(start, end, "{}/{}"), start.start, end.end)


def lasting(start: Point, duration: str) -> Point:
    """A span that begins at a date and has a length.

    Its end is not given, and EDTF says so by nothing behind the ``/``.  The bound is the day that is a whole duration
    later: whether one counts the first day or not, the span has ended by then.
    """
    latest = ""
    found = _match(_WHOLE, duration)
    if found and any(found.groups()) and start.dated.latest:
        years, months, weeks, more = (int(part or 0) for part in found.groups())
        year, month, day = literal.parts(start.dated.latest) or (0, 1, 1)
        carried, month = divmod(month - 1 + months, 12)
        year += years + carried
        day = min(day, length(year, month + 1))
        latest = xsd(*day_of(number(year, month + 1, day) + 7 * weeks + more))
    return Point(Dated(f"{start.start}/", EDTF, start.dated.earliest, latest), start.start, "")
