"""Read shapes files, and say where one is broken.

Turtle is read by pyoxigraph, whose syntax errors have a line and a column, and handed on to rdflib.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph
from rdflib import BNode, Graph, Literal, URIRef

from teilink.diagnostics import Diagnostic, Place, Severity
from teilink.errors import ProjectError
from teilink.source import Position, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rdflib.term import Node

    from teilink.source import Source

_PLACE_IN_MESSAGE = re.compile(r"^Parser error at line \d+ (?:column \d+|between [^:]+): ")


def read(sources: Iterable[Source]) -> Graph:
    """One graph of all shapes files. Raises ProjectError with a TL030 for each file that is not Turtle."""
    graph, broken = Graph(bind_namespaces="none"), []
    for source in sources:
        try:
            _add(graph, source)
        except SyntaxError as error:
            broken.append(_unreadable(source, error))
    if broken:
        raise ProjectError(broken)
    return graph


def refused(sources: Sequence[Source], graph: Graph, node: Node | None, reason: str) -> ProjectError:
    """The error for shapes that are Turtle but not SHACL: a TL031 on the line where the shape is written."""
    place = next((place for place in _written(sources, _named(graph, node))), None)
    place = place or Place.of_file(sources[0].name if sources else "")
    # what pySHACL says may run over many lines; the first says it
    message = (
        f"this shape cannot be used: {reason.strip().splitlines()[0].rstrip('.') if reason.strip() else 'ill-formed'}"
    )
    return ProjectError([Diagnostic("TL031", Severity.ERROR, message, place)])


def _add(graph: Graph, source: Source) -> None:
    parsed = pyoxigraph.parse(
        source.data.removeprefix(b"\xef\xbb\xbf"),
        format=pyoxigraph.RdfFormat.TURTLE,
        rename_blank_nodes=True,  # two files may use one label
    )
    for quad in parsed:
        graph.add((_node(quad.subject), URIRef(quad.predicate.value), _node(quad.object)))


def _node(term: object) -> URIRef | BNode | Literal:
    match term:
        case pyoxigraph.NamedNode():
            return URIRef(term.value)
        case pyoxigraph.BlankNode():
            return BNode(term.value)
        case pyoxigraph.Literal() if term.language:
            return Literal(term.value, lang=term.language)
        case pyoxigraph.Literal():
            plain = term.datatype.value.endswith("#string")
            return Literal(term.value, datatype=None if plain else URIRef(term.datatype.value), normalize=False)
    raise SyntaxError("statements about statements have no meaning in shapes")


def _unreadable(source: Source, error: SyntaxError) -> Diagnostic:
    message = f"this shapes file is not Turtle: {_PLACE_IN_MESSAGE.sub('', error.msg or str(error))}"
    return Diagnostic("TL030", Severity.ERROR, message, _place(source, error))


def _place(source: Source, error: SyntaxError) -> Place:
    start = Position(error.lineno or 1, error.offset or 1)
    end = Position(error.end_lineno or start.line, max(error.end_offset or 0, start.column))
    line = source.line_text(start.line)
    span = Span(_offset(source, start), _offset(source, end))
    return Place(source.name, span, start, end, "", line)


def _offset(source: Source, position: Position) -> int:
    lines = source.data.split(b"\n")
    before = sum(len(line) + 1 for line in lines[: position.line - 1])
    return before + len(source.line_text(position.line)[: position.column - 1].encode())


def _named(graph: Graph, node: Node | None) -> str:
    """The IRI of a shape, or of the shape a nameless one stands in."""
    seen: set[Node] = set()
    while isinstance(node, BNode) and node not in seen:
        seen.add(node)
        node = min(graph.subjects(None, node), key=str, default=None)
    return str(node) if isinstance(node, URIRef) else ""


def _written(sources: Sequence[Source], iri: str) -> list[Place]:
    """Where an IRI is written at the beginning of a line, in full or with a prefix."""
    if not iri:
        return []
    local = re.escape(re.split(r"[#/]", iri)[-1])
    wanted = re.compile(rf"^[ \t]*(<{re.escape(iri)}>|<#?{local}>|[\w-]*:{local})(?=[\s;]|$)", re.MULTILINE)
    places = []
    for source in sources:
        text = source.data.decode(errors="replace")
        for found in wanted.finditer(text):
            start = len(text[: found.start(1)].encode())
            places.append(Place.of(source, Span(start, start + len(found.group(1).encode()))))
    return places
