"""What can be told from the text of a SPARQL query before it is run.

A served query must never make the server call another one (SERVICE), and the parser behind the store cannot be told
so.  It is not enough to skip strings, comments and IRIs by the lexical rules of the specification: parsers differ in
where ``<`` begins an IRI and where it means "less than", in whether ``true`` may be followed by a keyword without a
space, and in when ``\\u0022`` becomes a quotation mark.  `calls_service` therefore follows every reading at once and
answers yes when there is one in which a SERVICE clause stands outside strings, comments and IRIs.

Specification: SPARQL 1.1 Query, section 19, https://www.w3.org/TR/sparql11-query/#sparqlGrammar
"""

from __future__ import annotations

import re

_GAP = r"(?:[ \t\r\n]|\#[^\r\n]*+)*+"
_REST = r"(?:\\.|[^ \t\r\n{\#\\])*+"
_SERVICE = re.compile(
    rf"service{_GAP}(?:silent{_GAP})?+(?:<[^>]*+>|[?$]{_REST}|[^ \t\r\n{{\#<?$:\\]*+:{_REST}){_GAP}\{{",
    re.IGNORECASE | re.DOTALL,
)
_CODEPOINT = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_STRINGS = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        r'"""(?:"{0,2}(?:[^"\\]|\\.))*+"""',
        r"'''(?:'{0,2}(?:[^'\\]|\\.))*+'''",
        r'"(?:[^"\\\r\n]|\\.)*+"',
        r"'(?:[^'\\\r\n]|\\.)*+'",
    )
)
_COMMENT = re.compile(r"#[^\r\n]*+")
# The stretch of a variable or a local name that no reading can cut in two; `#` and quotes never belong to it.
_NAME = re.compile(r"[?$][A-Za-z0-9_]*+|:(?:[A-Za-z0-9_][A-Za-z0-9_-]*+)?+")


def calls_service(query: str) -> bool:
    """Whether a query holds a SERVICE clause in any reading, as it stands or with its codepoint escapes decoded."""
    return any(_SERVICE.search(text) and _reads_service(text) for text in {query, _decoded(query)})


def _decoded(query: str) -> str:
    """The query with ``\\uXXXX`` and ``\\UXXXXXXXX`` replaced, as section 19.2 says, before anything else is read."""
    return _CODEPOINT.sub(_character, query)


def _character(found: re.Match[str]) -> str:
    number = int(found.group(1) or found.group(2), 16)
    return chr(number) if number <= 0x10FFFF else found.group()


def _reads_service(text: str) -> bool:
    """Walk from left to right over all offsets at which some reading stands between two tokens."""
    reached = bytearray(len(text) + 1)
    reached[0] = 1
    for offset in range(len(text)):
        if not reached[offset]:
            continue
        if text[offset] in "sS" and _SERVICE.match(text, offset):
            return True
        for following in _readings(text, offset):
            reached[min(following, len(text))] = 1
    return False


def _readings(text: str, offset: int) -> list[int]:
    """The offsets after the token, or the part of a token, that begins at an offset: one for each way to read it."""
    character = text[offset]
    if character in "\"'":
        matches = (string.match(text, offset) for string in _STRINGS)
        return [match.end() for match in matches if match]
    if character == "<":
        return [offset + 1, text.find(">", offset) + 1 or len(text)]
    if character == "\\":
        return [offset + 2]
    token = _COMMENT if character == "#" else _NAME
    match = token.match(text, offset)
    return [match.end() if match else offset + 1]
