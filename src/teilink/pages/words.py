"""Dates, languages and lists in plain English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilink import languages
from teilink.dates import dated, in_words
from teilink.rdf.terms import NAMESPACES

if TYPE_CHECKING:
    from collections.abc import Sequence

# What HTML allows in <time datetime>: a year, a month, a day (HTML Living Standard, section 4.5.14).
_MACHINE = re.compile(r"(?!0000)\d{4,}(-\d\d){0,2}")
XSD = NAMESPACES["xsd"]
_COUNTED = ("Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")

AVAILABILITY = {
    "free": "Free to use.",
    "unknown": "Unknown: whether the text may be reused is not known to the editors.",
    "restricted": "Restricted: the text is not public. Only this description is.",
}


def date(text: str, datatype: str = "") -> str:
    """A year, month or day in words, ``25 December 1965``; anything else as it is.

    Without a datatype the form of the text decides.
    """
    if datatype and len(text) < 50:
        return in_words(text, datatype)
    # Longer texts are no dates, and Python refuses to count with thousands of digits.
    found = dated({"when": text}) if len(text) < 50 else None
    return in_words(found.text, found.datatype) if found else text


def machine(text: str, datatype: str = "") -> str:
    """The spelling of a date for ``<time datetime>``, '' for what is no such date."""
    is_date = not datatype or datatype in {XSD + "date", XSD + "gYearMonth", XSD + "gYear"}
    return text if is_date and _MACHINE.fullmatch(text) else ""


def language(tag: str) -> str:
    """The English name of a BCP 47 tag with the tag after it; the tag alone where the name is not known."""
    name = languages.name(tag)
    return f"{name} ({tag})" if name else tag


def series(items: Sequence[str]) -> str:
    """Items as one phrase: ``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return ", ".join(items[:-1]) + " and " + items[-1]


def spaced(name: str) -> str:
    """The local name of a term as words: ``hasRecordSetType`` gives ``Has record set type``."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).replace("_", " ").replace("-", " ").lower()
    return apart[:1].upper() + apart[1:]


def count(number: int) -> str:
    """A number at the beginning of a sentence: in letters up to nine."""
    return _COUNTED[number] if number < len(_COUNTED) else str(number)


def is_alike(one: str, other: str) -> bool:
    """Whether two texts have the same words in whatever order: ``December 15, 1965`` and ``15 December 1965``."""
    return sorted(re.findall(r"\w+", one.casefold())) == sorted(re.findall(r"\w+", other.casefold()))
