"""Turtle and TriG as a person would write them: prefixes, one block a node, one line a property.

The main resource comes first, then its parts and files, then what it refers to; everything is sorted.
IRIs are absolute, so that a file means the same wherever it lies.

Specification: https://www.w3.org/TR/turtle/ and https://www.w3.org/TR/trig/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.rdf.grouping import grouped, in_reading_order, main_resources, merged
from teilink.rdf.names import LOCAL, is_bare
from teilink.rdf.terms import NAMESPACES, Term, expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from teilink.rdf.record import Record

_TYPE = expand("rdf:type")
_PREFIXES = {namespace: prefix for prefix, namespace in NAMESPACES.items()}
_BETWEEN = ",\n        "


class _Spelling(dict[Term, str]):
    """How Turtle spells an IRI or a literal with a datatype, worked out when first asked for.

    `prefixes` are those in use.
    """

    def __init__(self) -> None:
        super().__init__()
        self.prefixes: set[str] = set()

    def __missing__(self, term: Term) -> str:
        if term[0] == "<":
            cut = (term.rfind("#") if "#" in term else term.rfind("/")) + 1
            prefix = _PREFIXES.get(term[1:cut])
            if prefix is not None and LOCAL.fullmatch(term, cut, len(term) - 1):
                self.prefixes.add(prefix)
                self[term] = spelled = f"{prefix}:{term[cut:-1]}"
            else:
                self[term] = spelled = term
        else:
            self[term] = spelled = self._literal(term)
        return spelled

    def _literal(self, term: Term) -> str:
        end = term.rindex('"') + 1
        quoted, suffix = term[:end], term[end:]
        return quoted[1:-1] if is_bare(quoted, suffix) else f"{quoted}^^{self[suffix[2:]]}"


def turtle(records: Sequence[Record]) -> str:
    """The statements of all records as one graph."""
    spelling = _Spelling()
    blocks = _blocks(records, spelling)
    return "\n".join([*_declarations(spelling), *blocks])


def trig(records: Sequence[Record]) -> str:
    """The statements of all records, one block for each graph, graphs sorted."""
    spelling = _Spelling()
    named: dict[Term, list[Record]] = {}
    for record in records:
        named.setdefault(record.graph, []).append(record)
    blocks = []
    for graph, members in sorted(named.items()):
        inner = "\n".join(_blocks(members, spelling)).replace("\n", "\n    ").replace("\n    \n", "\n\n").rstrip(" ")
        blocks.append(f"{spelling[graph]} {{\n    {inner}}}\n" if inner else f"{spelling[graph]} {{\n}}\n")
    return "\n".join([*_declarations(spelling), *blocks])


def _declarations(spelling: _Spelling) -> Iterable[str]:
    lines = [f"@prefix {prefix}: <{NAMESPACES[prefix]}> .\n" for prefix in sorted(spelling.prefixes)]
    return ["".join(lines)] if lines else []


def _blocks(records: Sequence[Record], spelling: _Spelling) -> list[str]:
    groups = grouped(merged(records))
    blocks = []
    for subject in in_reading_order(groups, main_resources(records)):
        properties = groups[subject]
        lines = []
        if _TYPE in properties:
            types = properties.pop(_TYPE)
            lines.append("a " + ", ".join([spelling[each] if each[-1] == ">" else each for each in types]))
        for predicate, values in properties.items():
            # Text goes in as it is: only IRIs and literals with a datatype have a spelling of their own.
            if len(values) == 1:
                spelled = spelling[values[0]] if values[0][-1] == ">" else values[0]
            else:
                spelled = _BETWEEN.join([spelling[each] if each[-1] == ">" else each for each in values])
            lines.append(f"{spelling[predicate]} {spelled}")
        blocks.append(f"{spelling[subject]}\n    " + " ;\n    ".join(lines) + " .\n")
    return blocks
