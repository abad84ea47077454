"""Dates, languages, licences and lists in plain English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilink.dates import dated, in_words
from teilink.rdf.terms import NAMESPACES

if TYPE_CHECKING:
    from collections.abc import Sequence

# What HTML allows in <time datetime>: a year, a month, a day (HTML Living Standard, section 4.5.14).
_MACHINE = re.compile(r"(?!0000)\d{4,}(-\d\d){0,2}")
XSD = NAMESPACES["xsd"]
_COUNTED = ("Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")

LANGUAGES = {
    "ar": "Arabic",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "grc": "Ancient Greek",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "km": "Khmer",
    "ko": "Korean",
    "la": "Latin",
    "lo": "Lao",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mn": "Mongolian",
    "ms": "Malay",
    "my": "Burmese",
    "ne": "Nepali",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sq": "Albanian",
    "sr": "Serbian",
    "sv": "Swedish",
    "th": "Thai",
    "tl": "Tagalog",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "yi": "Yiddish",
    "zh": "Chinese",
}

_CC = "https://creativecommons.org/"
_RS = "http://rightsstatements.org/vocab/"
LICENCES = {
    _CC + "publicdomain/zero/1.0/": "CC0 1.0, no rights reserved",
    _CC + "publicdomain/mark/1.0/": "Public Domain Mark 1.0",
    _CC + "licenses/by/4.0/": "Creative Commons Attribution 4.0",
    _CC + "licenses/by-sa/4.0/": "Creative Commons Attribution, ShareAlike 4.0",
    _CC + "licenses/by-nc/4.0/": "Creative Commons Attribution, NonCommercial 4.0",
    _CC + "licenses/by-nc-sa/4.0/": "Creative Commons Attribution, NonCommercial, ShareAlike 4.0",
    _CC + "licenses/by-nd/4.0/": "Creative Commons Attribution, NoDerivatives 4.0",
    _CC + "licenses/by-nc-nd/4.0/": "Creative Commons Attribution, NonCommercial, NoDerivatives 4.0",
    _RS + "InC/1.0/": "In Copyright",
    _RS + "InC-OW-EU/1.0/": "In Copyright, EU Orphan Work",
    _RS + "InC-EDU/1.0/": "In Copyright, Educational Use Permitted",
    _RS + "InC-NC/1.0/": "In Copyright, Non-Commercial Use Permitted",
    _RS + "InC-RUU/1.0/": "In Copyright, Rights-holder(s) Unlocatable or Unidentifiable",
    _RS + "NoC-CR/1.0/": "No Copyright, Contractual Restrictions",
    _RS + "NoC-NC/1.0/": "No Copyright, Non-Commercial Use Only",
    _RS + "NoC-OKLR/1.0/": "No Copyright, Other Known Legal Restrictions",
    _RS + "NoC-US/1.0/": "No Copyright, United States",
    _RS + "CNE/1.0/": "Copyright Not Evaluated",
    _RS + "UND/1.0/": "Copyright Undetermined",
    _RS + "NKC/1.0/": "No Known Copyright",
}

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
    name = LANGUAGES.get(tag.split("-")[0].lower())
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
