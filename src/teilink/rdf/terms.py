"""RDF terms as their canonical N-Triples spelling.

A term is a plain string: ``<http://…>`` for an IRI, ``"text"@en`` or ``"1965-12-25"^^<…#date>`` for a literal.
So two terms are the same term when the strings are equal, a sorted list of statements is the canonical form of a
graph without blank nodes (RDF Dataset Canonicalization), and N-Triples is written by joining.

Specification: RDF Dataset Canonicalization, section 5, https://www.w3.org/TR/rdf-canon/#canonical-quads;
RFC 3987, section 2.2 (what an IRI is made of).
"""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias

Term: TypeAlias = str
Statement: TypeAlias = tuple[Term, Term, Term]

_STRING = "http://www.w3.org/2001/XMLSchema#string"

# The vocabularies teilink writes, by the prefix under which Turtle, JSON-LD, crosswalk and shapes know them.
NAMESPACES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcmitype": "http://purl.org/dc/dcmitype/",
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "lang": "http://id.loc.gov/vocabulary/iso639-1/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "recordset": "https://www.ica.org/standards/RiC/vocabularies/recordSetTypes#",
    "rico": "https://www.ica.org/standards/RiC/ontology#",
    "schema": "http://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "tl": "https://w3id.org/teilink/ns#",
    "void": "http://rdfs.org/ns/void#",
    "wikibase": "http://wikiba.se/ontology#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# RFC 3987 by what it forbids.  In ASCII by part of the address; beyond ASCII everywhere: controls, halves of pairs,
# private use (which it allows in a query), noncharacters and tags.
_FORBIDDEN = "\x00-\x20\x7f" + re.escape('"#%/:<>?@[\\]^`{|}')
_BEYOND_ASCII = (
    (0x80, 0x9F),
    (0xD800, 0xF8FF),
    (0xFDD0, 0xFDEF),
    (0xFFF0, 0xFFFF),
    (0xE0000, 0xE0FFF),
    (0xF0000, 0x10FFFF),
)


def _run(allowed: str) -> str:
    forbidden = _FORBIDDEN
    for character in allowed:
        forbidden = forbidden.replace(re.escape(character), "")
    return f"(?:[^{forbidden}]++|%[0-9A-Fa-f]{{2}})*+"


_IRI = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:"
    rf"(?://(?:{_run(':')}@)?(?:\[[0-9A-Fa-f:.]+\]|{_run('')})(?::[0-9]*)?(?=[/?#]|$)|(?!//))"
    rf"{_run(':@/')}(?:\?{_run(':@/?')})?(?:\#{_run(':@/?')})?"
)
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]')
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_UNESCAPED = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_UNESCAPES = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


class Literal(NamedTuple):
    """A literal taken apart: its lexical form, its datatype as an IRI without brackets, its language tag or ''."""

    text: str
    datatype: str
    language: str


def is_absolute_iri(value: str) -> bool:
    """Whether a string can stand in RDF as an IRI: it has a scheme and is made of what RFC 3987 allows."""
    return _IRI.fullmatch(value) is not None and (value.isascii() or _is_iri_text(value))


def _is_iri_text(value: str) -> bool:
    codes = {ord(character) for character in value}
    return not any(
        code & 0xFFFE == 0xFFFE or any(first <= code <= last for first, last in _BEYOND_ASCII) for code in codes
    )


def iri(value: str) -> Term:
    """The term of an absolute IRI. Raises ValueError for anything else: a bad IRI must never reach a file."""
    if not is_absolute_iri(value):
        raise ValueError(f"not an absolute IRI: {value!r}")
    return f"<{value}>"


def expand(name: str) -> Term:
    """The term of a prefixed name: ``dcterms:title``. Raises KeyError for an unknown prefix."""
    prefix, _, local = name.partition(":")
    return f"<{NAMESPACES[prefix]}{local}>"


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    if "\ud800" <= character <= "\udfff":
        raise ValueError(f"no character: the surrogate U+{ord(character):04X}")
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"


def literal(text: str, *, language: str = "", datatype: str = "") -> Term:
    """The term of a literal; `datatype` is an IRI without brackets, and plain text has neither.

    Raises ValueError for half of a surrogate pair, which no encoding can hold.
    """
    if _ESCAPED.search(text):
        text = _ESCAPED.sub(_escape, text)
    if language:
        return f'"{text}"@{language}'
    return f'"{text}"^^<{datatype}>' if datatype and datatype != _STRING else f'"{text}"'


def is_iri(term: Term) -> bool:
    """Whether a term is an IRI."""
    return term[0] == "<"


def value(term: Term) -> str:
    """The bare value of a term: an IRI without brackets, a literal without quotes, language and datatype."""
    return term[1:-1] if term[0] == "<" else parts(term).text


def parts(term: Term) -> Literal:
    """A literal term taken apart."""
    end = term.rindex('"')
    text, rest = term[1:end], term[end + 1 :]
    if "\\" in text:
        text = _UNESCAPED.sub(_unescape, text)
    if rest.startswith("@"):
        return Literal(text, NAMESPACES["rdf"] + "langString", rest[1:])
    return Literal(text, rest[3:-1] if rest else _STRING, "")


def _unescape(found: re.Match[str]) -> str:
    body = found.group(1)
    return chr(int(body[1:], 16)) if body[0] in "uU" else _UNESCAPES.get(body, body)
