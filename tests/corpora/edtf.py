"""Whether a text is a date of EDTF, level 0, 1 or 2, written from the specification alone to judge what we write.

Specification: Extended Date/Time Format, https://www.loc.gov/standards/datetime/ (ISO 8601-2:2019, annex A)
"""

from __future__ import annotations

import calendar
import re

_MARK = "[?~%]?"
_YEAR = rf"{_MARK}-?[0-9X]{{4}}"
_MONTH = rf"{_MARK}(?:0[1-9]|1[0-2]|[01]X|X[0-9X])"
_DAY = rf"{_MARK}(?:0[1-9]|[12][0-9]|3[01]|[0-3]X|X[0-9X])"
# 21 to 24 are seasons (level 1); 25 to 41 seasons of a hemisphere, quarters, four and six months (level 2).
_SEASON = "(?:2[1-9]|3[0-9]|4[01])"
_DATE = re.compile(rf"({_YEAR})(?:{_MARK}-(?:({_MONTH})(?:{_MARK}-({_DAY}))?|{_SEASON}))?{_MARK}", re.ASCII)
_TIME = re.compile(
    r"-?\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-4])(?::[0-5]\d)?)?", re.ASCII
)
# A year of more than four digits, one with an exponent, one that is known to so many digits.
_FAR = re.compile(r"Y-?(?:[1-9]\d{4,}|[1-9]\d*E\d+)(?:S[1-9]\d*)?|-?\d{4}S[1-9]\d*", re.ASCII)
_MARKS = str.maketrans("", "", "?~%")


def is_edtf(text: str) -> bool:
    """Whether a text is a date, a date with time, an interval or a set."""
    if text[:1] in {"[", "{"}:
        return text.endswith("]" if text[0] == "[" else "}") and all(map(_is_member, text[1:-1].split(",")))
    if "/" in text:
        ends = text.split("/")
        return len(ends) == 2 and any(map(_is_known, ends)) and all(end in {"", ".."} or _is_known(end) for end in ends)
    return _is_known(text) or (_TIME.fullmatch(text) is not None and _is_known(text.partition("T")[0]))


def _is_known(text: str) -> bool:
    found = _DATE.fullmatch(text)
    if found is None:
        return _FAR.fullmatch(text) is not None
    year, month, day = (part.translate(_MARKS) if part else "" for part in found.groups())
    if not day.isdigit() or not month.isdigit():
        return True
    # An unknown year may be a leap year; what is before the year 1 is counted with a year 0.
    is_leap = not year.lstrip("-").isdigit() or calendar.isleap(int(year))
    return int(day) <= calendar.monthrange(2000 if is_leap else 2001, int(month))[1]


def _is_member(text: str) -> bool:
    """Whether a text is a member of a set: a date, or a span of them that may be open at one end."""
    text = text.strip()
    if ".." not in text:
        return _is_known(text)
    first, _, last = text.partition("..")
    return bool(first or last) and all(end == "" or _is_known(end) for end in (first, last))
