"""The datatypes of RELAX NG: what they allow, which values are equal, what authors of schemas are told."""

from __future__ import annotations

import random
import re
import time

import pytest
from lxml import etree

from teilink.schema.datatypes import XSD, DatatypeError, datatype
from teilink.schema.datatypes.characters import continues_name, starts_name
from teilink.schema.datatypes.values import NAMES

SCOPE = {"p": "urn:p", "": "urn:default"}

# Type, what it allows, what it does not; the rules are those of XSD 1.0 part 2, second edition.
SPACES = [
    ("string", ["", " a\t\n", "漢"], []),
    ("normalizedString", ["", " a\tb "], []),
    ("token", ["", "  a  b "], []),
    ("boolean", ["true", "false", "1", "0", " true\n"], ["TRUE", "yes", "01", "", "true false"]),
    ("decimal", ["1", "-1", "+1", ".5", "5.", "00.0", " 1 ", "9" * 5000], []),
    ("decimal", [], ["", ".", "+", "1e3", "1 0", "1,5", "٣", "INF"]),
    ("integer", ["1", "+1", "-0", "007", "9" * 5000], ["1.0", "", "-", "1e3", "1_0"]),
    ("nonPositiveInteger", ["0", "-0", "+0", "-7"], ["1", "+1"]),
    ("negativeInteger", ["-1", "-007"], ["0", "-0", "1"]),
    ("nonNegativeInteger", ["0", "-0", "+7"], ["-1", "-01"]),
    ("positiveInteger", ["1", "+1", "001"], ["0", "-1", "00"]),
    ("long", ["9223372036854775807", "-9223372036854775808", "0" * 30], []),
    ("long", [], ["9223372036854775808", "-9223372036854775809"]),
    ("int", ["2147483647", "-2147483648"], ["2147483648", "-2147483649"]),
    ("short", ["32767", "-32768"], ["32768", "-32769"]),
    ("byte", ["127", "-128", "+127"], ["128", "-129"]),
    ("unsignedLong", ["18446744073709551615", "-0"], ["18446744073709551616", "-1"]),
    ("unsignedInt", ["4294967295"], ["4294967296"]),
    ("unsignedShort", ["65535"], ["65536"]),
    ("unsignedByte", ["255", "0"], ["256", "-1"]),
    ("float", ["1", "-1.5e10", "1.e5", ".5E-3", "INF", "-INF", "NaN", "1e400"], []),
    ("float", [], ["+INF", "inf", "nan", "1e", "e5", "0x1", ""]),
    ("double", ["1", "1e400", "-INF", "NaN"], ["1d", "Infinity", "1e5.0", ""]),
    ("duration", ["P1Y", "-P1Y2M3DT4H5M6.7S", "PT1.5S", "P0D", "P" + "9" * 60 + "Y"], []),
    ("duration", [], ["P", "PT", "P1YT", "+P1Y", "P1.5D"]),
    ("duration", ["P1M", "PT1M"], ["PT1.S", "PT.5S", "P1M1Y", "P1W", "1Y", "P-1Y", "P1S", "P٣D"]),
    ("dateTime", ["1965-12-24T18:30:00", "1965-12-24T24:00:00.0", "-0044-03-15T12:00:00Z"], []),
    ("dateTime", [], ["1965-12-24", "1965-12-24T24:00:01"]),
    ("dateTime", ["1965-12-24T23:59:59.123456789012345678901"], []),
    ("dateTime", [], ["1965-12-24T23:59:60", "1965-12-24T23:59:59.", "1965-12-24T23:59"]),
    ("dateTime", [" 1965-12-24T00:00:00+14:00 "], []),
    ("dateTime", [], ["1965-12-24t00:00:00", "1965-12-24 00:00:00", "1965-02-30T00:00:00", "1965T00:00:00"]),
    ("time", ["18:30:00", "24:00:00", "00:00:00.5-00:00"], []),
    ("time", [], ["T18:30:00", "18:30", "25:00:00", "23:59:60", "24:00:00.1", "7:00:00"]),
    ("date", ["1965-12-24", "2000-02-29", "12345-01-01", "1965-12-24+14:00", "1965-12-24-14:00"], []),
    ("date", [], ["1900-02-29", "0000-01-01"]),
    ("date", ["-0001-02-29", "-0005-02-29"], ["-0004-02-29", "-0002-02-29", "012345-01-01", "+1965-12-24", "65-12-24"]),
    ("date", ["1965-12-24Z"], []),
    ("date", [], ["1965-13-01", "1965-00-01", "1965-12-00", "1965-04-31", "1965-12-24+14:01", "1965-12-24+13:60"]),
    ("date", [], ["24 December 1965", "1965-12", "1965/12/24", "\uff11965-12-24", "\u00a01965-12-24", "1965-1-1", ""]),
    ("date", [], ["9" * 19 + "-01-01"]),
    ("gYearMonth", ["1965-12", "-0044-03Z"], ["1965-13", "0000-01", "1965-1", "1965"]),
    ("gYear", ["1965", "-0001", "12345", "1965Z", "0001"], ["0000", "965", "01234", "-00", "1965-12"]),
    ("gMonthDay", ["--02-29", "--12-31+01:00"], ["--02-30", "--04-31", "--13-01", "-12-24"]),
    ("gDay", ["---31", "---01Z"], ["---32", "---00", "--31", "---1"]),
    ("gMonth", ["--12", "--01Z"], ["--13", "--00", "--12--", "12"]),
    ("hexBinary", ["", "0a", "0A1f"], ["0", "0g", "0a 0a"]),
    ("base64Binary", ["", "AAAA", "AAA=", "AA==", "A A A A", "AA= =", "AAAA\nAAAA"], []),
    ("base64Binary", [], ["A===", "AAA", "AB==", "AAB=", "=", "AAAA=", "A-AA"]),
    ("anyURI", ["", "a b", "http://a b/é", "%41", "?", "../..", "#xpath(//p[1])", "{x}", '<"\\|^`', "a#b?c", "//"], []),
    ("anyURI", ["http://"], []),
    ("anyURI", [], ["%", "%zz", "a%2"]),
    ("anyURI", ["http://[::1]:80/", "http://a:b/", "http://a@b@c/", "./a:b", "mailto:x", "a:?x"], []),
    ("anyURI", [], ["#a#b", "##", "::", ":a", "1:2", "a b:c", "é:x"]),
    (
        "anyURI",
        ["///", "tel:+1", "urn:a:b", "?[x]", "x:a]", "//u@[1::1.2.3.4]:80"],
        ["x:]", "//a[::1]", "//a@b@[::1]", "//[:::1]"],
    ),
    ("anyURI", [], ["mailto:", "http:", "http:#x", "[x]", "/[x]", "//[", "http://[::1", "http://[x]/", "-x:y", "a: "]),
    ("language", ["en", "zh-Hant", "i-klingon", "x", "en-1", " de "], []),
    ("language", [], ["", "abcdefghi", "en-", "en-abcdefghi", "1", "en_US", "de--x", "dé"]),
    ("QName", ["a", "p:a", "xml:a", " p:a "], ["q:a", ":a", "a:", "a:b:c", "p:1", "", "xmlns:a"]),
    ("NOTATION", ["a", "p:a"], ["q:a", ""]),
    ("Name", ["a", ":a", "a:b", "_", "é", "漢", "김", "a·", "a-1."], []),
    ("Name", [], ["1a", "-a", "", "a b", "㐀", "𠀀", "ﬁ", "\u0300", "a\u203f"]),
    ("NCName", ["a", "_", " a "], ["a:b", ":a", "1a", "", "a b"]),
    ("ID", ["wcda-118686"], ["kim il", "118686", "a:b", ""]),
    ("IDREF", ["a"], ["#a", "a b"]),
    ("NMTOKEN", ["a", "1a", "-a", ":a", "a·"], ["", "a b", "a/b", "a\u203f"]),
    ("NMTOKENS", ["a", " 1  -2\n3 "], ["", " ", "a /"]),
    ("IDREFS", ["a", "a b"], ["", "a 1"]),
    # Names of unparsed entities, which a DTD declares, and no DTD is read.
    ("ENTITY", [], ["a", ""]),
    ("ENTITIES", [], ["a", "a b", ""]),
]


@pytest.mark.parametrize(("name", "allowed", "others"), SPACES)
def test_a_type_allows_what_its_lexical_space_holds(name, allowed, others):
    """The lexical rules of the specification, white space included."""
    found = datatype(XSD, name)

    assert [(text, True) for text in allowed] == [(text, found.allows(text, SCOPE)) for text in allowed]
    assert [(text, False) for text in others] == [(text, found.allows(text, SCOPE)) for text in others]


def test_all_types_are_there():
    """All 44 built-in types of XSD 1.0, each tried above, and the two of RELAX NG."""
    assert 44 == len(set(NAMES))
    assert set(NAMES) == {name for name, _, _ in SPACES}
    assert datatype("", "string").allows(" ") and datatype("", "token").allows("")  # noqa: PT018


FACETS = [
    ("string", [("length", "2")], ["ab", " \t"], ["a", "abc"]),
    ("token", [("length", "3")], [" a \n b "], ["a b c"]),
    ("string", [("minLength", "1"), ("maxLength", " +2 ")], ["a", "ab"], ["", "abc"]),
    ("string", [("length", "1")], ["😀"], ["ab"]),
    ("hexBinary", [("length", "2")], ["0a0b"], ["0a"]),
    ("base64Binary", [("length", "2")], ["AAA=", "A A A ="], ["AA==", "AAAA"]),
    ("NMTOKENS", [("maxLength", "2")], ["abc def"], ["a b c"]),
    ("anyURI", [("minLength", "1")], ["a"], ["", " "]),
    ("QName", [("length", "99")], ["p:a"], ["q:a"]),
    ("token", [("pattern", "a b")], [" a  b "], ["ab"]),
    ("string", [("pattern", "a b")], ["a b"], [" a b"]),
    ("token", [("pattern", "[a-c]+"), ("pattern", "..")], ["ab"], ["abc", "xy"]),
    ("boolean", [("pattern", "true|false")], ["true"], ["1", "yes"]),
    ("NMTOKENS", [("pattern", "a b")], ["a  b"], ["a", "b"]),
    ("integer", [("pattern", "[0-9]{2}")], ["07"], ["7", "+7"]),
    ("anyURI", [("pattern", r"\S+")], ["#a"], ["", "a b", "%"]),
    ("integer", [("minInclusive", "-1"), ("maxExclusive", "10")], ["-1", "9", "-01"], ["-2", "10", "x"]),
    ("decimal", [("minExclusive", "0.10")], ["0.11", "7"], ["0.1", "0.100", "-1"]),
    ("decimal", [("maxInclusive", "-0.25")], ["-0.25", "-0.3", "-10"], ["-0.2", "0", "1"]),
    ("double", [("minInclusive", "0"), ("maxInclusive", "1")], ["0", "1", "1e-3", "-0"], ["1.1", "-1", "NaN", "INF"]),
    ("float", [("maxInclusive", "INF")], ["1", "INF"], ["NaN"]),
    ("float", [("minInclusive", "NaN")], ["NaN"], ["1"]),
    ("date", [("minInclusive", "1949-10-01"), ("maxExclusive", "1990-01-01")], ["1949-10-01", "1989-12-31"], []),
    ("date", [("minInclusive", "1949-10-01"), ("maxExclusive", "1990-01-01")], [], ["1949-09-30", "1990-01-01"]),
    ("date", [("minInclusive", "-0044-03-15")], ["-0044-03-15", "-0001-01-01", "0001-01-01"], []),
    ("date", [("minInclusive", "-0044-03-15")], [], ["-0044-03-14", "-0100-01-01"]),
    ("dateTime", [("maxInclusive", "2000-01-01T12:00:00")], ["1999-12-31T21:00:00Z"], []),
    ("dateTime", [("maxInclusive", "2000-01-01T12:00:00")], [], ["2000-01-01T00:00:00Z", "2000-01-03T00:00:00Z"]),
    ("dateTime", [("minExclusive", "2000-01-01T00:00:00.5Z")], ["2000-01-01T01:00:00.51+01:00"], []),
    ("dateTime", [("minExclusive", "2000-01-01T00:00:00.5Z")], [], ["2000-01-01T00:00:00.50Z"]),
    ("time", [("minInclusive", "09:00:00")], ["09:00:00", "23:00:00"], ["08:59:59.9", "24:00:00"]),
    ("gYear", [("minInclusive", "1900")], ["1900", "10000"], ["1899", "-1950"]),
    ("gMonthDay", [("minInclusive", "--03-01")], ["--12-24"], ["--02-29"]),
    ("duration", [("maxInclusive", "P1M")], ["P27D", "P1M", "-P9Y"], ["P30D", "P31D", "P32D", "P1MT0.1S"]),
    ("duration", [("minExclusive", "P1Y")], ["P13M", "P367D"], ["P12M", "P366D"]),
    ("decimal", [("totalDigits", "3")], ["123", "-1.23", "00123.00", "0"], ["1234", "12.34", "0.0001"]),
    ("decimal", [("fractionDigits", "1")], ["1.5", "1.50", "100"], ["1.55"]),
    ("integer", [("totalDigits", "2"), ("fractionDigits", "0")], ["99", "+099"], ["100"]),
]


@pytest.mark.parametrize(("name", "parameters", "allowed", "others"), FACETS)
def test_facets_narrow_a_type(name, parameters, allowed, others):
    """Each facet of section 4.3; all of them must hold, and several patterns too."""
    found = datatype(XSD, name, parameters)

    assert [(text, True) for text in allowed] == [(text, found.allows(text, SCOPE)) for text in allowed]
    assert [(text, False) for text in others] == [(text, found.allows(text, SCOPE)) for text in others]


FAULTS = [
    ("", "dat", (), "only string and token"),
    ("", "strin", (), "did you mean string?"),
    ("", "string", (("length", "1"),), "no parameters"),
    (XSD, "dat", (), "did you mean date?"),
    (XSD, "anySimpleType", (), "anySimpleType"),
    (XSD, "xyzzy", (), 'no datatype "xyzzy"'),
    ("http://www.w3.org/2001/XMLSchema", "date", (), XSD),
    (XSD, "string", (("enumeration", "a"),), "<choice>"),
    (XSD, "string", (("whiteSpace", "collapse"),), "normalizedString"),
    (XSD, "string", (("patern", "a"),), "did you mean pattern?"),
    (XSD, "string", (("foo", "a"),), "the parameters are pattern"),
    (XSD, "string", (("minInclusive", "1"),), "does not apply to the datatype string"),
    (XSD, "date", (("length", "1"),), "does not apply"),
    (XSD, "boolean", (("minLength", "1"),), "does not apply"),
    (XSD, "double", (("totalDigits", "1"),), "does not apply"),
    (XSD, "string", (("length", "-1"),), "0 or more"),
    (XSD, "string", (("length", "1" * 19),), "whole number"),
    (XSD, "decimal", (("totalDigits", "0"),), "1 or more"),
    (XSD, "integer", (("minInclusive", "1.0"),), 'minInclusive is "1.0", which is no integer'),
    (XSD, "byte", (("maxInclusive", "300"),), "no byte"),
    (XSD, "date", (("minInclusive", "1965-02-30"),), "no date"),
    (XSD, "integer", (("minInclusive", "3"), ("maxInclusive", "2")), "leave no value"),
    (XSD, "string", (("pattern", "a("),), "pattern: a ')' is missing"),
]


@pytest.mark.parametrize(("library", "name", "parameters", "said"), FAULTS)
def test_the_author_of_a_schema_is_told_what_is_wrong(library, name, parameters, said):
    """No such library, type or facet, a facet of other types, a value that is none."""
    with pytest.raises(DatatypeError) as told:
        datatype(library, name, parameters)

    assert said in str(told.value)
    assert len(str(told.value)) < 300


EQUALS = [
    ("string", "a", ["a"], [" a", "A"]),
    ("normalizedString", "a b", ["a\tb"], [" a b"]),
    ("token", "a b", [" a \n b "], ["ab"]),
    ("decimal", "1.0", ["1", "+01.00"], ["1.01", "-1", "x"]),
    ("decimal", "0", ["-0", ".0", "0."], ["1"]),
    ("integer", "1" * 5000, ["0" + "1" * 5000], ["1" * 4999]),
    ("double", "1", ["1.0", "1e0", "10E-1"], ["1.1"]),
    ("double", "0", ["-0"], []),
    ("double", "NaN", ["NaN"], ["INF"]),
    ("float", "0.1", ["0.100000001"], ["0.1001"]),
    ("float", "1e400", ["INF"], ["-INF"]),
    ("double", "0.1", ["0.10"], ["0.100000001"]),
    ("boolean", "1", ["true"], ["false", "0"]),
    ("hexBinary", "0a", ["0A"], ["0b"]),
    ("base64Binary", "AAAA", ["A AA A"], ["AAAB"]),
    ("date", "2002-10-10+13:00", ["2002-10-09-11:00"], ["2002-10-10", "2002-10-10Z"]),
    ("dateTime", "1965-12-24T24:00:00", ["1965-12-25T00:00:00", "1965-12-25T00:00:00.0"], ["1965-12-25T00:00:00Z"]),
    ("dateTime", "1965-12-24T23:00:00Z", ["1965-12-25T00:00:00+01:00"], ["1965-12-24T23:00:00.1Z"]),
    ("dateTime", "-0001-12-31T24:00:00", ["0001-01-01T00:00:00"], []),
    ("time", "10:00:00Z", ["11:00:00+01:00"], ["10:00:00"]),
    ("time", "24:00:00", ["00:00:00"], []),
    ("time", "23:00:00Z", ["00:00:00+01:00"], []),
    ("gDay", "---01Z", ["---01+00:00"], ["---01"]),
    ("duration", "P1Y", ["P12M"], ["P365D"]),
    ("duration", "P1DT0.50S", ["PT24H0.5S"], ["P1D"]),
    ("duration", "-P0Y", ["PT0S"], []),
    ("NMTOKENS", "a b", [" a  b"], ["b a", "a"]),
    ("anyURI", "http://a/", ["http://a/"], ["http://A/", "http://a"]),
    ("language", "en", [" en "], ["EN"]),
]


@pytest.mark.parametrize(("name", "value", "same", "others"), EQUALS)
def test_equality_is_that_of_values(name, value, same, others):
    """Not how a value is written but what it is; equal values have one canonical key."""
    found = datatype(XSD, name)

    assert [(text, True) for text in same] == [(text, found.equals(value, text)) for text in same]
    assert [(text, False) for text in others] == [(text, found.equals(value, text)) for text in others]
    assert {found.canonical(value)} == {found.canonical(text) for text in (value, *same)}
    assert hash(found.canonical(value)) not in {hash(found.canonical(text)) for text in others if found.allows(text)}


def test_qualified_names_are_equal_by_namespace():
    """A prefix is nothing, a namespace is all; without a prefix the default namespace holds."""
    name = datatype(XSD, "QName")

    assert name.is_contextual
    assert not datatype(XSD, "NCName").is_contextual
    assert name.equals("p:a", "q:a", {"p": "urn:p"}, {"q": "urn:p"})
    assert name.equals("a", "q:a", {"": "urn:p"}, {"q": "urn:p"})
    assert not name.equals("p:a", "p:a", {"p": "urn:p"}, {"p": "urn:q"})
    assert not name.equals("p:a", "p:a", {}, {})
    assert ("urn:p", "a") == name.canonical("p:a", {"p": "urn:p"})


def test_what_is_not_allowed_equals_nothing_and_has_no_key():
    """Equality is that of the type with its facets."""
    short = datatype(XSD, "token", [("maxLength", "2")])

    assert not short.equals("abc", "abc")
    with pytest.raises(ValueError, match="abc"):
        short.canonical("abc")


def test_identity_types_say_so():
    """ID, IDREF and IDREFS are what the compatibility specification looks for."""
    assert {name: name for name in ("ID", "IDREF", "IDREFS")} == {
        name: found for name in NAMES if (found := datatype(XSD, name).identity)
    }


@pytest.mark.parametrize("name", NAMES)
def test_inclusion_keeps_its_word(name):
    """Whatever is allowed by a type is allowed by each that claims to include it."""
    found = datatype(XSD, name)
    texts = [text for each, allowed, _ in SPACES if each == name for text in allowed]
    for wide in (datatype(XSD, each) for each in NAMES):
        if wide.includes(found):
            assert [] == [text for text in texts if not wide.allows(text, SCOPE)], wide


def _libxml2(name):
    grammar = f"""<element name="a" xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="{XSD}">
    <attribute name="v"><data type="{name}"/></attribute></element>"""
    validator = etree.RelaxNG(etree.fromstring(grammar))
    element = etree.Element("a", nsmap={"p": "urn:p"})

    def allows(text):
        element.set("v", text)
        return validator.validate(element)

    return allows


# Where a section of XSD 1.0 decides against libxml2: types, the texts that it is about, the section and what it says.
DECIDED = [
    (
        "date dateTime gYearMonth gYear",
        r"\s*-.*",
        "3.2.7: there is no year 0; -0001 and -0005 are leap years, -0004 is not",
    ),
    ("duration", r".*(\.S|[TMH]\.).*", r"3.2.6.1: seconds are [0-9]+(\.[0-9]+)?"),
    ("float double", r".*[eE]\s*", "3.2.4.1: an exponent is an integer"),
    ("base64Binary", r".*[^A-Za-z0-9+/= \t].*", "3.2.16: no other characters stand in it"),
    ("anyURI", r"\s*[A-Za-z][\w+.\-]*:\s*(#.*)?", "3.2.17, RFC 2396 section 3: a scheme has something behind it"),
    ("anyURI", r".*//[^/?#]*[:@\[].*", "3.2.17, RFC 2396 section 3.2: an authority may be any registered name"),
    ("anyURI", r".*\?.*[\[\]].*", "3.2.17, RFC 2732 section 3: brackets may stand in a query"),
    ("anyURI", r"\s*[A-Za-z][\w+.\-]*:[^/#\[\]][^#]*[\[\]].*", "3.2.17, RFC 2732 section 3: and behind a scheme"),
]


def _is_decided(name, text):
    return any(name in names.split() and re.fullmatch(about, text, re.DOTALL) for names, about, _ in DECIDED)


# What libxml2 wants besides the text: declared notations and entities, and an ID for each reference.
_WITH_MORE = frozenset(("NOTATION", "ENTITY", "ENTITIES", "IDREF", "IDREFS", "ID"))


@pytest.mark.parametrize("name", sorted(set(NAMES) - _WITH_MORE))
def test_verdicts_are_those_of_libxml2(name):
    """Seeded changes of texts that are near the type; where they differ, a section of the specification decides."""
    chance = random.Random(f"datatypes of {name}")
    mine, theirs = datatype(XSD, name), _libxml2(name)
    seeds = [text for each, allowed, others in SPACES if each == name for text in allowed + others if len(text) < 60]
    texts = set(seeds)
    for _ in range(400):
        text = list(chance.choice(seeds))
        for _ in range(chance.randint(1, 2)):
            at = chance.randint(0, len(text))
            text[at : at + chance.randint(0, 1)] = chance.choice(["", *"0123459-+:.TZPYMDSeEaAf=/ #%é\t_"])
        texts.add("".join(text))
    differing = {text for text in texts if mine.allows(text, {"p": "urn:p"}) != theirs(text)}

    assert [] == sorted(text for text in differing if not _is_decided(name, text))
    assert len(differing) < len(texts) / 5


def test_names_are_those_of_expat():
    """The parser that reads the documents draws the same line between what is a letter and what is not."""
    from pyexpat import ExpatError, ParserCreate

    def is_read(text):
        try:
            ParserCreate().Parse(f"<{text}/>".encode(), True)
        except ExpatError:
            return False
        return True

    characters = [chr(number) for number in (*range(0x80, 0x3100), *range(0x3100, 0xD800, 61), 0xFB01, 0xFFFD, 0x20000)]

    assert [] == [each for each in characters if starts_name(each) != is_read(each)]
    assert [] == [each for each in characters if continues_name(each) != is_read(f"a{each}")]


@pytest.mark.parametrize("name", NAMES)
def test_no_text_takes_for_ever(name):
    """A type reads a text of a million characters in the time of a text of a million characters."""
    found = datatype(XSD, name)
    begin = time.process_time()
    for unit in ("1", "a:", "%41", "A ", "--1", "[", "P1"):
        found.allows(unit * 200_000 + "!", SCOPE)
        found.equals(unit * 200_000, unit * 200_000 + "0", SCOPE, SCOPE)

    assert time.process_time() - begin < 5
