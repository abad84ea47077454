"""Which datatypes provably include which, and what a datatype is called in messages."""

from __future__ import annotations

import pytest

from teilink.schema.datatypes import XSD, datatype
from teilink.schema.datatypes.values import NAMES

INCLUDES = [
    ("token", "date"),
    ("string", "QName"),
    ("string", "token"),
    ("token", "string"),
    ("NMTOKEN", "NCName"),
    ("NMTOKENS", "IDREFS"),
    ("NCName", "ID"),
    ("NCName", "language"),
    ("Name", "NCName"),
    ("QName", "NCName"),
    ("anyURI", "NCName"),
    ("decimal", "byte"),
    ("double", "integer"),
    ("int", "unsignedShort"),
    ("nonNegativeInteger", ("integer", ("minInclusive", "5"))),
    (("integer", ("minInclusive", "0")), "positiveInteger"),
    ("byte", ("integer", ("minInclusive", "-128"), ("maxInclusive", "127"))),
    (("decimal", ("fractionDigits", "0")), "integer"),
    (("decimal", ("totalDigits", "5")), ("decimal", ("totalDigits", "4"))),
    (("date", ("minInclusive", "1900-01-01")), ("date", ("minExclusive", "1949-10-01"))),
    (("date", ("minExclusive", "1900-01-01")), ("date", ("minExclusive", "1900-01-01"), ("pattern", ".*"))),
    (("token", ("pattern", "a+")), ("NCName", ("pattern", "a+"), ("maxLength", "3"))),
    (("token", ("maxLength", "3")), ("NCName", ("length", "2"))),
    (("token", ("length", "2")), ("token", ("minLength", "2"), ("maxLength", "2"))),
    (("NMTOKENS", ("minLength", "1")), ("NMTOKENS", ("minLength", "2"))),
]
INCLUDES_NOT = [
    ("NCName", "NMTOKEN"),
    ("NCName", "token"),
    ("date", "dateTime"),
    ("gYear", "date"),
    ("ID", "NCName"),
    ("IDREF", "ID"),
    ("integer", "decimal"),
    ("byte", "short"),
    ("unsignedByte", "byte"),
    ("anyURI", "string"),
    ("NMTOKEN", "NMTOKENS"),
    ("double", "string"),
    (("token", ("pattern", "a+")), "token"),
    (("token", ("pattern", "a+")), ("token", ("pattern", "a"))),
    (("token", ("pattern", "a+")), ("string", ("pattern", "a+"))),
    (("string", ("maxLength", "3")), ("token", ("maxLength", "3"))),
    (("token", ("maxLength", "3")), ("NMTOKENS", ("maxLength", "3"))),
    (("token", ("maxLength", "3")), ("token", ("minLength", "1"))),
    (("integer", ("minExclusive", "5")), ("integer", ("minInclusive", "5"))),
    (("integer", ("minInclusive", "5")), ("integer", ("minInclusive", "4"))),
    (("double", ("minInclusive", "0")), ("decimal", ("minInclusive", "0"))),
    (("date", ("minInclusive", "1949-10-01")), ("date", ("minInclusive", "1949-10-01Z"))),
]


def _typed(said):
    return datatype(XSD, said) if isinstance(said, str) else datatype(XSD, said[0], said[1:])


@pytest.mark.parametrize(("wide", "narrow"), INCLUDES)
def test_inclusion_is_proved(wide, narrow):
    """By derivation, by lexical space, by narrower facets."""
    assert _typed(wide).includes(_typed(narrow))
    assert _typed(wide).includes(_typed(wide))


@pytest.mark.parametrize(("wide", "narrow"), INCLUDES_NOT)
def test_inclusion_is_not_claimed(wide, narrow):
    """Where it does not hold, or is not known."""
    assert not _typed(wide).includes(_typed(narrow))


def test_the_types_of_relax_ng_are_those_of_xsd():
    """string and token of either library allow the same texts."""
    assert datatype("", "token").includes(datatype(XSD, "date"))
    assert datatype(XSD, "string").includes(datatype("", "token"))
    assert datatype("", "token") != datatype(XSD, "token")
    assert 1 == len({datatype(XSD, "date"), datatype(XSD, "date", [])})


WORDS = [
    (("date",), "a date (1965-12-24)"),
    (("gYear",), "a year (1965)"),
    (("nonNegativeInteger",), "a whole number, 0 or more"),
    (("NCName",), "a name without spaces or colons"),
    (("language",), "a language tag (en, zh-Hant)"),
    (("token", ("pattern", "[a-z]+")), "a text that matches [a-z]+"),
    (("string",), "text"),
    (("anyURI", ("pattern", r"\S+")), "an address without spaces"),
    (("double", ("minInclusive", "0"), ("maxInclusive", "1")), "a number, from 0 to 1"),
    (("integer", ("minExclusive", "0"), ("maxExclusive", "9")), "a whole number, more than 0 and less than 9"),
    (("date", ("minInclusive", "1949-10-01")), "a date, 1949-10-01 or more"),
    (("token", ("length", "3")), "text, 3 characters"),
    (("token", ("minLength", "1")), "text, at least 1 characters"),
    (("NMTOKENS", ("minLength", "1"), ("maxLength", "3")), "words of letters, digits and . - _ :, 1 to 3 words"),
    (("hexBinary", ("maxLength", "3")), "pairs of hexadecimal digits, at most 3 octets"),
    (("decimal", ("totalDigits", "5")), "a number, at most 5 digits"),
    (("decimal", ("fractionDigits", "2")), "a number, at most 2 digits behind the point"),
]


@pytest.mark.parametrize(("said", "words"), WORDS)
def test_a_type_is_told_in_words(said, words):
    """What an encoder can act on, without the names of XSD."""
    assert words == datatype(XSD, said[0], said[1:]).described()


@pytest.mark.parametrize("name", NAMES)
def test_each_type_has_words(name):
    """Short ones, and an example that the type allows."""
    words = datatype(XSD, name).described()

    assert 0 < len(words) < 70
    assert "(" not in words or datatype(XSD, name).allows(words.partition("(")[2][:-1].split(", ")[0], {"tei": "urn:t"})
