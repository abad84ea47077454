"""Datatypes in words, for those who write documents: what is wanted, with an example.

Not the names of XSD: 'a whole number, 0 or more' tells an encoder more than nonNegativeInteger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.schema.datatypes.facets import LENGTHS, LOWER, UPPER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilink.schema.datatypes.facets import Facet

_WORDS = {
    "string": ("text", ""),
    "normalizedString": ("text", ""),
    "token": ("text", ""),
    "language": ("a language tag", "en, zh-Hant"),
    "NMTOKEN": ("a word of letters, digits and . - _ :", ""),
    "NMTOKENS": ("words of letters, digits and . - _ :", "a b"),
    "Name": ("a name without spaces", ""),
    "NCName": ("a name without spaces or colons", ""),
    "ID": ("an id: a name without spaces or colons, once in the file", ""),
    "IDREF": ("the id of an element in this file", ""),
    "IDREFS": ("ids of elements in this file", "a b"),
    "ENTITY": ("the name of an entity of a DTD, which is not read here", ""),
    "ENTITIES": ("names of entities of a DTD, which is not read here", ""),
    "boolean": ("true or false", ""),
    "decimal": ("a number", "12.5"),
    "float": ("a number", "12.5, 1.2E3"),
    "double": ("a number", "12.5, 1.2E3"),
    "duration": ("a duration", "P1Y2M, PT30M"),
    "dateTime": ("a date and time", "1965-12-24T18:30:00Z"),
    "date": ("a date", "1965-12-24"),
    "time": ("a time", "18:30:00"),
    "gYearMonth": ("a month of a year", "1965-12"),
    "gYear": ("a year", "1965"),
    "gMonthDay": ("a day of any year", "--12-24"),
    "gDay": ("a day of any month", "---24"),
    "gMonth": ("a month of any year", "--12"),
    "hexBinary": ("pairs of hexadecimal digits", "0A1F"),
    "base64Binary": ("data in base64", ""),
    "anyURI": ("an address", "https://example.org/a, #id"),
    "QName": ("a name with a declared prefix, or without one", "tei:p"),
    "NOTATION": ("a name with a declared prefix, or without one", "tei:p"),
    "long": ("a whole number of at most 64 bits", ""),
    "int": ("a whole number of at most 32 bits", ""),
    "unsignedLong": ("a whole number of at most 64 bits, 0 or more", ""),
    "unsignedInt": ("a whole number of at most 32 bits, 0 or more", ""),
    "short": ("a whole number from -32768 to 32767", ""),
    "byte": ("a whole number from -128 to 127", ""),
    "unsignedShort": ("a whole number from 0 to 65535", ""),
    "unsignedByte": ("a whole number from 0 to 255", ""),
    "integer": ("a whole number", ""),
    "nonNegativeInteger": ("a whole number, 0 or more", ""),
    "positiveInteger": ("a whole number, 1 or more", ""),
    "nonPositiveInteger": ("a whole number, 0 or less", ""),
    "negativeInteger": ("a whole number, -1 or less", ""),
}
# Patterns that TEI and others use, in words.
_PATTERNS = {
    r"\S+": "without spaces",
    r"[^\p{C}\p{Z}]+": "without spaces",
    ".+": "on one line",
    r"\S.*": "that is not empty",
}
_UNITS = {"NMTOKENS": "words", "IDREFS": "ids", "ENTITIES": "names", "hexBinary": "octets", "base64Binary": "octets"}
_BOUNDS = {"minInclusive": "{} or more", "minExclusive": "more than {}", "maxInclusive": "{} or less"}
_SHOWN = 60


def wording(name: str, facets: Sequence[Facet]) -> str:
    """What a type with its facets wants, in words."""
    words, example = _WORDS[name]
    patterns = [_pattern(each.text) for each in facets if each.name == "pattern"]
    limits = [each for each in (_lengths(name, facets), _bounds(facets), *_digits(facets)) if each]
    said = ", ".join([" ".join([_noun(words, patterns), *patterns]), *limits])
    # The example knows nothing of the facets.
    return f"{said} ({example})" if example and not facets else said


def _noun(words: str, patterns: Sequence[str]) -> str:
    return "a text" if words == "text" and patterns else words


def _pattern(text: str) -> str:
    return _PATTERNS.get(text) or f"that matches {text if len(text) <= _SHOWN else text[: _SHOWN - 3] + '...'}"


def _lengths(name: str, facets: Sequence[Facet]) -> str:
    counts = {each.name: each.number for each in facets if each.name in LENGTHS}
    unit = _UNITS.get(name, "characters")
    least, most = counts.get("length", counts.get("minLength")), counts.get("length", counts.get("maxLength"))
    if least is None:
        return "" if most is None else f"at most {most} {unit}"
    if most is None:
        return f"at least {least} {unit}"
    return f"{least} {unit}" if least == most else f"{least} to {most} {unit}"


def _bounds(facets: Sequence[Facet]) -> str:
    least, most = (next((each for each in facets if each.name in ends), None) for ends in (LOWER, UPPER))
    if least and most and least.name == "minInclusive" and most.name == "maxInclusive":
        return f"from {least.text} to {most.text}"
    return " and ".join(_BOUNDS.get(each.name, "less than {}").format(each.text) for each in (least, most) if each)


def _digits(facets: Sequence[Facet]) -> list[str]:
    counts = {each.name: each.number for each in facets}
    total, behind = counts.get("totalDigits"), counts.get("fractionDigits")
    return [
        *([] if total is None else [f"at most {total} digits"]),
        *([] if behind is None else [f"at most {behind} digits behind the point"]),
    ]
