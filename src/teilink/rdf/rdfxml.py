"""RDF/XML, for tools that read nothing else; written by pyoxigraph from sorted statements.

XML cannot hold everything: a property must end in a name, and most control characters have no place in a text.
pyoxigraph 0.5.13 writes such a file all the same, which no reader accepts, and writes a carriage return as it is,
which XML readers turn into a line feed: the former is refused here, the latter written as a reference.
It folds language tags to lower case; they mean the same.

Specification: https://www.w3.org/TR/rdf-syntax-grammar/; XML 1.0, sections 2.2 and 2.11
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph

from teilink.errors import UsageError
from teilink.rdf.grouping import grouped, in_reading_order, main_resources, merged
from teilink.rdf.names import split
from teilink.rdf.terms import NAMESPACES, expand

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teilink.rdf.record import Record
    from teilink.rdf.terms import Statement

_TYPE = expand("rdf:type")
_ENDS_IN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*>$")
# How pyoxigraph begins the element of an address that does not.
_NAMELESS = "<oxprefix: "
_NO_CHARACTER_OF_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def rdfxml(records: Sequence[Record]) -> str:
    """The statements of all records as one graph. Raises UsageError where RDF/XML cannot hold them."""
    statements = list(_ordered(records))
    lines = "".join([f"{subject} {predicate} {value} .\n" for subject, predicate, value in statements])
    parsed = pyoxigraph.parse(lines, pyoxigraph.RdfFormat.N_TRIPLES, lenient=True)
    try:
        written = pyoxigraph.serialize(
            (quad.triple for quad in parsed), format=pyoxigraph.RdfFormat.RDF_XML, prefixes=_prefixes(statements)
        )
    except OSError as error:
        raise UsageError(f"RDF/XML cannot hold these statements: {error}") from error
    return _checked((written or b"").decode()).replace("\r", "&#13;") + "\n"


def _ordered(records: Sequence[Record]) -> Iterator[Statement]:
    """In reading order; a type that ends in a name first, for it names the element, and one that does not last."""
    groups = grouped(merged(records))
    for subject in in_reading_order(groups, main_resources(records)):
        types = groups[subject].pop(_TYPE, [])
        said = [(predicate, value) for predicate, values in groups[subject].items() for value in values]
        said[:0] = [(_TYPE, each) for each in types if _ENDS_IN_NAME.search(each)]
        said += [(_TYPE, each) for each in types if not _ENDS_IN_NAME.search(each)]
        for predicate, value in said:
            yield subject, predicate, value


def _prefixes(statements: Sequence[Statement]) -> dict[str, str]:
    used = {split(predicate)[0] for _, predicate, _ in statements}
    used |= {split(value)[0] for _, predicate, value in statements if predicate == _TYPE and value[0] == "<"}
    return {prefix: namespace for prefix, namespace in NAMESPACES.items() if namespace in used}


def _checked(text: str) -> str:
    if _NAMELESS in text:
        raise UsageError("RDF/XML cannot hold a property or a lone type whose address does not end in a name")
    found = _NO_CHARACTER_OF_XML.search(text)
    if found:
        raise UsageError(f"RDF/XML cannot hold the character U+{ord(found.group()):04X}")
    return text
