"""Dates as TEI states them, and as RDF can say them.

A single date of full, month or year precision keeps its W3C type; one unknown day in a span becomes an EDTF set
``[a..b]``, a duration an EDTF interval ``a/b``.  The bounds are the first and the last day that the words allow.
Nothing is guessed: a part that is not given stays unknown.

Specification: TEI att.datable.w3c, https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-att.datable.w3c.html;
EDTF, https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

import calendar
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

XSD = "http://www.w3.org/2001/XMLSchema#"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
ATTRIBUTES = ("when", "notBefore", "notAfter", "from", "to")

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_ZONE = r"(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?"
# Five digits and more begin with no nought (XSD 3.2.7.1); nine are enough for any calendar, and for int().
_YEAR = r"(-?(?:[1-9]\d{4,8}|\d{4}))"
_CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?"
# ASCII: the full-width digits of a Chinese or Japanese keyboard are no digits of XSD.
_DATE = re.compile(rf"{_YEAR}(?:-(\d\d)(?:-(\d\d))?)?{_ZONE}", re.ASCII)
_TIME = re.compile(rf"{_YEAR}-(\d\d)-(\d\d)T{_CLOCK}{_ZONE}", re.ASCII)
_YEARLESS = re.compile(rf"--(\d\d)(?:-(\d\d))?{_ZONE}|---(\d\d){_ZONE}|{_CLOCK}{_ZONE}", re.ASCII)


class Dated(NamedTuple):
    """A date as a literal: its lexical form, its datatype (an IRI), and its bounds as days, '' where unknown."""

    text: str
    datatype: str
    earliest: str
    latest: str

    @property
    def shared(self) -> tuple[str, str] | None:
        """The date as a W3C type for those who read no EDTF: of a span the year and month both ends share, or None."""
        if self.datatype != EDTF:
            return self.text, self.datatype
        if not self.earliest or not self.latest:
            return None
        (year, month, _), (last_year, last_month, _) = _split(self.earliest), _split(self.latest)
        if year != last_year:
            return None
        return (f"{year}-{month}", XSD + "gYearMonth") if month == last_month else (year, XSD + "gYear")


class Fault(NamedTuple):
    """What is wrong with a date: the attribute that says it, a message, what to write instead."""

    attribute: str
    message: str
    help: str


def dated(attributes: Mapping[str, str]) -> Dated | None:
    """What the att.datable attributes of an element say; None where they say nothing that has a year."""
    when = attributes.get("when")
    if when is not None:
        return _single(when)
    for first, last, join in (("notBefore", "notAfter", "[{}..{}]"), ("from", "to", "{}/{}")):
        start, end = attributes.get(first, ""), attributes.get(last, "")
        if start or end:
            return _span(start, end, join)
    return None


@lru_cache(maxsize=4096)
def _single(text: str) -> Dated | None:
    if not is_date(text) or _YEARLESS.fullmatch(text):
        return None
    if "T" in text:
        day = text[: text.index("T")]
        return Dated(text, XSD + "dateTime", day, day)
    bare = _bare(text)
    _, month, day = _split(bare)
    kind = "date" if day else "gYearMonth" if month else "gYear"
    return Dated(text, XSD + kind, *_bounds(bare))


def _bare(text: str) -> str:
    """A date without its time of day and its time zone, which no EDTF set or interval may have."""
    return "-".join(part for part in _split(text.partition("T")[0]) if part) if text else ""


def _span(start: str, end: str, join: str) -> Dated | None:
    first, last = (_single(start) if start else None), (_single(end) if end else None)
    if (start and first is None) or (end and last is None):
        return None
    start, end = _bare(start), _bare(end)
    text = join.format(start, end)
    if "/" in join:
        # An unknown end of a duration is '..' in EDTF; an empty one would mean "unknown".
        text = join.format(start or "..", end or "..")
    return Dated(text, EDTF, first.earliest if first else "", last.latest if last else "")


def _bounds(text: str) -> tuple[str, str]:
    """The first and the last day of a year, a month or a day."""
    year, month, day = _split(text)
    if day:
        return text, text
    if month:
        return f"{text}-01", f"{text}-{_days(int(year), int(month)):02d}"
    return f"{text}-01-01", f"{text}-12-31"


def _split(text: str) -> tuple[str, str, str]:
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError(f"not a date: {text!r}")
    year, month, day = found.groups()
    return year, month or "", day or ""


def _days(year: int, month: int) -> int:
    # XSD 1.0 has no year 0: -0001 is 1 BCE, which is a leap year as 0 is in the proleptic calendar.
    return (
        29
        if month == 2 and calendar.isleap(year + 1 if year < 0 else year)
        else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    )


def is_date(text: str) -> bool:
    """Whether a text is one of the W3C forms that TEI allows, and a day that exists."""
    if _YEARLESS.fullmatch(text):
        month, day, alone, *_ = _YEARLESS.fullmatch(text).groups()  # type: ignore[union-attr]
        return (month is None or 1 <= int(month) <= 12) and (
            1 <= int(day or alone or 1) <= (_days(2000, int(month)) if month and 1 <= int(month) <= 12 else 31)
        )
    found = _TIME.fullmatch(text) or _DATE.fullmatch(text)
    if found is None:
        return False
    year, month, day = found.groups()
    if int(year) == 0:
        return False
    if month is None:
        return True
    return 1 <= int(month) <= 12 and (day is None or 1 <= int(day) <= _days(int(year), int(month)))


def fault(attributes: Mapping[str, str]) -> Fault | None:
    """The first thing that is wrong with the dates of an element, or None."""
    for name in ATTRIBUTES:
        text = attributes.get(name)
        if text is not None and not is_date(text):
            return Fault(name, f'@{name} is "{text}", which is no date', _advice(text))
    return None


def disorder(attributes: Mapping[str, str]) -> Fault | None:
    """A span that ends before it begins; None where the dates are in order or cannot be read."""
    for first, last in (("notBefore", "notAfter"), ("from", "to")):
        start, end = _single(attributes.get(first, "")), _single(attributes.get(last, ""))
        if start and end and _order(start.earliest) > _order(end.latest):
            return Fault(
                last, f"@{last} {end.text} lies before @{first} {start.text}", "exchange the two, or correct one"
            )
    return None


def _order(day: str) -> tuple[int, str]:
    """A key that sorts days with years of any length and sign."""
    year, month, rest = _split(day)
    return int(year), f"{month}-{rest}"


def _advice(text: str) -> str:
    found = _TIME.fullmatch(text) or _DATE.fullmatch(text)
    if found is None:
        return "write YYYY-MM-DD, YYYY-MM or YYYY; the words of the source stand in the text of the element"
    year, month, day = found.groups()
    if int(year) == 0:
        return "there is no year 0: 1 BCE is -0001"
    if month and 1 <= int(month) <= 12:
        return f"{_MONTHS[int(month) - 1]} {year} has {_days(int(year), int(month))} days"
    exchanged = f"{year}-{day}-{month}"
    return f"month and day may be exchanged: {exchanged}?" if is_date(exchanged) else "months are 01 to 12"


def in_words(text: str, datatype: str) -> str:
    """A date in English words: ``25 December 1965``; other forms as they are."""
    if datatype not in {XSD + "date", XSD + "gYearMonth", XSD + "gYear", XSD + "dateTime"} or not is_date(text):
        return text
    year, month, day = _split(text.split("T")[0])
    named = _MONTHS[int(month) - 1] if month else ""
    era = f"{-int(year)} BCE" if year.startswith("-") else year.lstrip("0")
    return " ".join(part for part in (day.lstrip("0"), named, era) if part)
