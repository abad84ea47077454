"""A date in English words."""

from __future__ import annotations

from teilink.dates.literal import is_date, parts
from teilink.dates.value import XSD

MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_TOLD = {XSD + kind for kind in ("date", "gYearMonth", "gYear", "dateTime")}


def in_words(text: str, datatype: str) -> str:
    """A date in English words: ``25 December 1965``; other forms as they are."""
    named = parts(text) if datatype in _TOLD and is_date(text) else None
    if named is None:
        return text
    year, month, day = named
    era = str(year) if year > 0 else f"{1 - year} BCE"
    return " ".join(part for part in (str(day or ""), MONTHS[month - 1] if month else "", era) if part)
