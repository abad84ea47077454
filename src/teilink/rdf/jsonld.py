"""JSON-LD as a tree: the main resource at the root, every other node told once, where it is first mentioned.

Afterwards a node is only referred to.  What is claimed about a node (the rival readings of a date) stands inside it
under `statements`, the reverse of rdf:subject.  Nodes that nothing leads to follow in @included.

A canonical term holds its own JSON: an IRI has no character that JSON escapes, and every escape of a canonical
N-Triples literal is one of JSON's.  So the text is joined from the terms as they are.

Specification: JSON-LD 1.1, https://www.w3.org/TR/json-ld11/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.rdf.context import Context, Property
from teilink.rdf.grouping import grouped, main_resources, merged
from teilink.rdf.names import is_bare
from teilink.rdf.terms import expand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilink.rdf.grouping import Groups
    from teilink.rdf.record import Record
    from teilink.rdf.terms import Term

__all__ = ["Context", "Tree", "jsonld"]

_TYPE = expand("rdf:type")
_SUBJECT = expand("rdf:subject")
# Deeper than this a node is only referred to: a chain of a thousand letters must not be a thousand braces deep.
_DEEPEST = 16
_LINES = tuple("\n" + " " * level for level in range(_DEEPEST + 8))


def jsonld(records: Sequence[Record], context: Context) -> str:
    """The statements of all records as one graph, with the context written in."""
    statements = merged(records)
    main = main_resources(records)
    tree = Tree(grouped(statements), main, context)
    text = _document(tree, main, context.text)
    if not (tree.has_unusual_references or context.has_unusual_names):
        return text
    own = context.for_statements(statements)
    return text if own is context else _document(Tree(grouped(statements), main, own), main, own.text)


def _document(tree: Tree, main: Sequence[Term], context: str) -> str:
    if len(main) == 1:
        members = [f'"@context": {context}', *tree.members(main[0], 0)]
        rest = tree.rest(2)
        if rest:
            members.append('"@included": ' + in_list(rest, 1))
        return in_braces(members, 0) + "\n"
    nodes = [tree.node(resource, 2) for resource in main]
    return in_braces([f'"@context": {context}', '"@graph": ' + in_list(nodes + tree.rest(2), 1)], 0) + "\n"


def in_braces(members: Sequence[str], level: int) -> str:
    """A JSON object, one member a line; `level` is how far its line stands in."""
    line = _LINES[level + 1]
    return f"{{{line}{f',{line}'.join(members)}{_LINES[level]}}}"


def in_list(values: Sequence[str], level: int) -> str:
    """A JSON array, one value a line."""
    line = _LINES[level + 1]
    return f"[{line}{f',{line}'.join(values)}{_LINES[level]}]" if values else "[]"


class Tree:
    """Writes nodes into each other, but never a main resource into another node."""

    def __init__(self, groups: Groups, main: Sequence[Term], context: Context) -> None:
        self._groups = groups
        self._context = context
        self._waiting = groups.keys() - main
        self.has_unusual_references = False
        self._claims: dict[Term, list[Term]] = {}
        if context.statements:
            self._set_claims_aside()

    def _set_claims_aside(self) -> None:
        """A claim about a node of this graph is told inside that node."""
        for claim, properties in self._groups.items():
            about = properties.get(_SUBJECT)
            if not about:
                continue
            elsewhere = [each for each in about if each not in self._groups]
            for each in about:
                if each in self._groups:
                    self._claims.setdefault(each, []).append(claim)
            if elsewhere:
                properties[_SUBJECT] = elsewhere
            else:
                del properties[_SUBJECT]

    def rest(self, level: int) -> list[str]:
        """The nodes not yet told, sorted; a node told inside one of them is not repeated."""
        return [self.node(subject, level) for subject in self._groups if subject in self._waiting]

    def node(self, subject: Term, level: int) -> str:
        """A node with all that is said of it."""
        return in_braces(self.members(subject, level), level)

    def members(self, subject: Term, level: int) -> list[str]:
        """The keys and values of a node, each as one JSON text."""
        self._waiting.discard(subject)
        members = [self._context.id + self._address(subject)]
        groups = self._groups.get(subject, {})
        plan = self._context.properties
        types = groups.get(_TYPE)
        if types:
            members += self._types(types)
        for found, values in sorted([(plan[term], values) for term, values in groups.items() if term != _TYPE]):
            if found.is_language_map:
                members += self._language_map(found, values, level)
            else:
                members.append(found.key + self._several(found, values, level + 1))
        claims = self._claims.get(subject)
        if claims:
            members.append(self._context.statements + self._several(plan[_SUBJECT], claims, level + 1))
        return members

    def _address(self, term: Term) -> str:
        if term[:5] != "<http":
            self.has_unusual_references = True
        return f'"{term[1:-1]}"'

    def _types(self, types: Sequence[Term]) -> list[str]:
        names = sorted([self._context.names[each] for each in types if each[0] == "<"])
        members = []
        if names:
            members.append(self._context.type + (names[0] if len(names) == 1 else f"[{', '.join(names)}]"))
        words = [each for each in types if each[0] != "<"]
        if words:
            property_ = self._context.properties[_TYPE]
            members.append(property_.plain_key + self._several(property_, words, 1))
        return members

    def _several(self, property_: Property, values: Sequence[Term], level: int) -> str:
        if len(values) == 1:
            return self._value(property_, values[0], level)
        return in_list([self._value(property_, each, level + 1) for each in values], level)

    def _value(self, property_: Property, value: Term, level: int) -> str:
        if value[0] == "<":
            return self._reference(property_, value, level)
        end = value.rindex('"') + 1
        quoted, suffix = value[:end], value[end:]
        if suffix == property_.bare:
            return quoted
        if property_.bare == "" and is_bare(quoted, suffix):
            return quoted[1:-1]
        return f'{{"@value": {quoted}{self._context.marks[suffix]}}}'

    def _reference(self, property_: Property, value: Term, level: int) -> str:
        if value in self._waiting and level < _DEEPEST:
            return self.node(value, level)
        if property_.references == "@id":
            return self._address(value)
        if property_.references == "@vocab":
            return self._context.names[value]
        return f"{{{self._context.id}{self._address(value)}}}"

    def _language_map(self, property_: Property, values: Sequence[Term], level: int) -> list[str]:
        texts: dict[str, list[str]] = {}
        others = []
        for value in values:
            end = value.rfind('"') + 1
            if value[end : end + 1] == "@":
                texts.setdefault(value[end + 1 :], []).append(value[:end])
            else:
                others.append(value)
        members = []
        if texts:
            members.append(property_.key + _by_language(texts, level + 1))
        if others:
            plain = property_._replace(references="", bare="")
            members.append(property_.plain_key + self._several(plain, others, level + 1))
        return members


def _by_language(texts: dict[str, list[str]], level: int) -> str:
    members = [
        f'"{language}": {found[0] if len(found) == 1 else in_list(found, level + 1)}'
        for language, found in sorted(texts.items())
    ]
    return f"{{{members[0]}}}" if len(members) == 1 else in_braces(members, level)
