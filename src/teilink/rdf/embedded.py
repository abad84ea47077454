"""The block of plain schema.org that a page carries for search engines.

Only what schema.org has words for, told from the main resource on.  The official context gives few properties the
type of a reference and knows no languages, so every reference is an object with an @id and every literal is text.

Specification: https://schema.org/docs/datamodel.html and
JSON-LD 1.1, section 7, https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.rdf.grouping import grouped, main_resources, merged
from teilink.rdf.jsonld import Tree, in_braces, in_list
from teilink.rdf.terms import NAMESPACES, expand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilink.rdf.context import Context
    from teilink.rdf.record import Record
    from teilink.rdf.terms import Statement, Term

_TYPE = expand("rdf:type")
_PAGE = expand("schema:mainEntityOfPage")
_SCHEMA = "<" + NAMESPACES["schema"]


def embedded(records: Sequence[Record], context: Context) -> str:
    """The JSON text, safe inside a script element. The context only remembers what was compiled for earlier pages."""
    main = main_resources(records)
    tree = Tree(grouped(_plain(merged(records), set(main))), main, context.plain)
    head = '"@context": "https://schema.org"'
    if len(main) == 1:
        text = in_braces([head, *_told(tree, main[0], 0)], 0)
    else:
        nodes = [in_braces(_told(tree, each, 2), 2) for each in main]
        text = in_braces([head, '"@graph": ' + in_list(nodes, 1)], 0)
    return text.replace("<", "\\u003c") + "\n"


def _told(tree: Tree, resource: Term, level: int) -> list[str]:
    page = f'"mainEntityOfPage": {{"@id": "{resource[1:-1]}.html"}}'
    return [*tree.members(resource, level), page]


def _plain(statements: Sequence[Statement], main: set[Term]) -> list[Statement]:
    """What schema.org says, each text without language and datatype, and each once.

    Equal texts stand side by side in what is sorted, and stay sorted when what follows them is cut off.
    """
    found: list[Statement] = []
    last: Statement | None = None
    for subject, predicate, value in statements:
        if predicate.startswith(_SCHEMA):
            if predicate == _PAGE and subject in main:
                continue
        elif predicate != _TYPE or not value.startswith(_SCHEMA):
            continue
        statement = subject, predicate, value if value[0] == "<" else value[: value.rindex('"') + 1]
        if statement != last:
            found.append(statement)
            last = statement
    return found
