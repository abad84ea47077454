"""The answer to a SELECT, as rows of terms.

A server that runs out of time may cut its answer short under a status of 200, so only a whole document counts.

Specification: SPARQL 1.1 Query Results JSON Format, section 3, https://www.w3.org/TR/sparql11-results-json/
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from teilink.rdf.terms import NAMESPACES, iri, literal

if TYPE_CHECKING:
    from teilink.rdf.terms import Term

_STRING = NAMESPACES["xsd"] + "string"


def rows(body: bytes) -> list[dict[str, Term]]:
    """The rows of a result, each with the term of every bound variable. Raises ValueError for anything else."""
    try:
        bindings = json.loads(body)["results"]["bindings"]
        return [{name: _term(each) for name, each in row.items()} for row in bindings]
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not a SPARQL JSON result") from error


def _term(found: dict[str, str]) -> Term:
    kind, text = found["type"], found["value"]
    if not isinstance(text, str):
        raise TypeError("a value is a string")
    if kind == "uri":
        return iri(text)
    if kind == "bnode":
        return f"_:{text}"
    if kind in ("literal", "typed-literal"):  # Virtuoso still says typed-literal, as the draft of 2007 did
        datatype = found.get("datatype", "")
        return literal(text, language=found.get("xml:lang", ""), datatype="" if datatype == _STRING else datatype)
    raise ValueError(f"unknown kind of term: {kind!r}")
