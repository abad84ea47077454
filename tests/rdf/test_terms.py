"""A term has one spelling, and that spelling is legal in every file."""

from __future__ import annotations

import pyoxigraph
import pytest
from graphs import XSD
from hypothesis import given
from hypothesis import strategies as st

from teilink.rdf.terms import NAMESPACES, Literal, expand, iri, is_absolute_iri, is_iri, literal, parts, value

CHARACTERS = st.characters(exclude_categories=["Cs"])
TAGS = st.sampled_from(["", "en", "zh-Hant", "de-1996"])
# Pieces that make and break addresses.
PIECES = [
    "http:",
    "x:",
    "//",
    "/",
    "a",
    "%",
    "%41",
    "%zz",
    "#",
    "?",
    "[",
    "]",
    "@",
    ":",
    "8",
    "é",
    "\ue000",
    "\U0001d11e",
]
PIECES += [
    "\ufdd0",
    " ",
    "\x85",
    "\t",
    "'",
    "|",
    "\\",
    "^",
    "`",
    '"',
    "<",
    ">",
    "{",
    "}",
    "\U000f0000",
    "h.org",
    "\ud800",
]


@given(text=st.text(CHARACTERS), language=TAGS)
def test_a_literal_taken_apart_is_what_it_was_made_of(text: str, language: str) -> None:
    """Whatever characters the text holds."""
    kind = NAMESPACES["rdf"] + "langString" if language else XSD + "string"

    assert Literal(text, kind, language) == parts(literal(text, language=language))
    assert text == value(literal(text, language=language))


@given(text=st.text(CHARACTERS), datatype=st.sampled_from([XSD + "date", "urn:unit"]))
def test_a_datatype_stays_with_its_literal(text: str, datatype: str) -> None:
    """Even where the text ends like a datatype."""
    assert Literal(text, datatype, "") == parts(literal(text, datatype=datatype))
    assert text == value(literal(text, datatype=datatype))


@given(text=st.text(CHARACTERS))
def test_a_literal_is_spelled_as_canonical_n_triples(text: str) -> None:
    """RDF Dataset Canonicalization, section 5; pyoxigraph writes the same."""
    assert str(pyoxigraph.Literal(text)) == literal(text)


@pytest.mark.parametrize(
    ("spelled", "text"),
    [
        (r'"\"\\\n\r\t\b\f"', '"\\\n\r\t\b\f'),
        (r'"\u0000\u001F\u007F\uFFFE"', "\x00\x1f\x7f\ufffe"),
        ('"金日成 𝄞 \x85"', "金日成 𝄞 \x85"),
        (r'"\\u0041"', r"\u0041"),
    ],
)
def test_only_what_must_be_escaped_is(spelled: str, text: str) -> None:
    """One spelling for one text."""
    assert spelled == literal(text)


@pytest.mark.parametrize("escaped", [r'"\u0041"', r'"\U00000041"'])
def test_escapes_that_we_never_write_are_read(escaped: str) -> None:
    """Terms may come from a file that others wrote."""
    assert "A" == value(escaped)


def test_plain_text_and_xsd_string_are_one_term() -> None:
    """RDF 1.1 Concepts, section 3.3: they are the same literal, so there is one spelling."""
    assert literal("118686") == literal("118686", datatype=XSD + "string")


def test_half_of_a_surrogate_pair_is_refused() -> None:
    """It is no character, and no file could hold it."""
    with pytest.raises(ValueError, match="U\\+D800"):
        literal("a\ud800b")


@given(text=st.lists(st.sampled_from(PIECES), max_size=7).map("".join))
def test_no_iri_that_a_store_would_refuse_is_accepted(text: str) -> None:
    """RFC 3987 decides; pyoxigraph is the store that would refuse the whole file."""
    if is_absolute_iri(text):
        assert f"<{text}>" == str(pyoxigraph.NamedNode(text)) == iri(text)
    else:
        with pytest.raises(ValueError, match="not an absolute IRI"):
            iri(text)


@pytest.mark.parametrize(
    "address",
    [
        "https://cables.example.org/doc/wcda-118686#text-en",
        "http://example.org/é?q=%C3%A9&a='b'(c)",
        "http://user@[::1]:8080/金日成",
        "urn:isbn:0",
        "mailto:a@example.org",
        "x:",
    ],
)
def test_real_addresses_are_accepted(address: str) -> None:
    """Foreign addresses are kept exactly as they were given."""
    assert f"<{address}>" == iri(address)
    assert address == value(iri(address))


@pytest.mark.parametrize(
    "address",
    [
        *("", "doc/wcda-118686", "//example.org/", "1:a", "http://example.org/a b", "http://example.org/%zz"),
        *("http://a/#b#c", "http://a/[b]", "http://a:b/", "http://a/<b>", "http://a/\x85", "http://a/\ue000"),
        *("http://a/\n", "\nhttp://a/"),
    ],
)
def test_no_other_text_is_an_iri(address: str) -> None:
    """A relative reference, a space, a broken escape, a bracket in the path, a port of letters."""
    assert not is_absolute_iri(address)


def test_a_long_bad_address_is_refused_at_once() -> None:
    """The check takes time in proportion to the length: it must not be a way to stop a build."""
    assert not is_absolute_iri("http://a/" + "a%41" * 50_000 + " ")
    assert not is_absolute_iri("http://" + "a%41:" * 50_000 + " ")


def test_prefixed_names_are_expanded() -> None:
    """By the prefixes that all of teilink shares."""
    assert "<http://purl.org/dc/terms/title>" == expand("dcterms:title")
    assert "<http://schema.org/name>" == expand("schema:name")
    with pytest.raises(KeyError):
        expand("nobody:knows")


def test_an_iri_is_told_from_a_literal() -> None:
    """By its first character."""
    assert is_iri(iri("urn:a"))
    assert not is_iri(literal("<urn:a>"))
