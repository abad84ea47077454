"""Shapes as pySHACL runs them: the reference, and for now the only engine.

rdflib and pySHACL have global settings and one fault that matter here: see `teilink.shapes.settings`.
No inference, no SHACL advanced features, no owl:imports: nothing is fetched.

Specification: SHACL, https://www.w3.org/TR/shacl/
"""

from __future__ import annotations

import logging
import re
from functools import cached_property
from typing import TYPE_CHECKING

from pyparsing import ParseException
from pyshacl.constraints import ALL_CONSTRAINT_COMPONENTS
from pyshacl.constraints.sparql.sparql_based_constraints import SPARQLBasedConstraint
from pyshacl.errors import ConstraintLoadWarning, ReportableRuntimeError
from pyshacl.graph_abstraction import DataGraph
from pyshacl.helper.path_helper import shacl_path_to_sparql_path
from pyshacl.shapes_graph import ShapesGraph
from pyshacl.validator import Validator
from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.plugins.sparql import prepareQuery

from teilink.rdf.terms import NAMESPACES
from teilink.shapes import definition
from teilink.shapes.result import Result, words_of
from teilink.shapes.settings import LOGGER, settings
from teilink.shapes.translation import Translation, spelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pyshacl.shape import Shape
    from rdflib.plugins.sparql.sparql import Query
    from rdflib.query import Result as Answers
    from rdflib.term import Node

    from teilink.rdf.terms import Statement, Term
    from teilink.source import Source

_COMPARED_WITH = URIRef(NAMESPACES["tl"] + "comparedWith")
_COMPARING = (_COMPARED_WITH, SH.lessThan, SH.lessThanOrEquals, SH.equals, SH.disjoint)
_SEVERITIES = {SH.Violation: "error", SH.Warning: "warning", SH.Info: "info"}
# What pySHACL, rdflib's SPARQL parser and Python's regular expressions raise on a shape that makes no sense.
_ILL_FORMED = (
    ReportableRuntimeError, ConstraintLoadWarning, ParseException, NotImplementedError, ValueError, TypeError, re.error,
)  # fmt: skip
# rdflib would call it: a shapes file from elsewhere must not make us open a connection.
_SERVICE = re.compile(r"\bSERVICE\b", re.IGNORECASE)
_PARAMETERS = {
    parameter: component for component in ALL_CONSTRAINT_COMPONENTS for parameter in component.constraint_parameters()
}


class Shapes:
    """The shapes of a project, read once and run as often as wanted."""

    def __init__(self, sources: Sequence[Source], graph: Graph) -> None:
        self._sources = tuple(sources)
        self._graph = graph
        self._queries: dict[str, Query] = {}

    @classmethod
    def read(cls, sources: Sequence[Source]) -> Shapes:
        """Read shapes files. Raises ProjectError: TL030 for what is not Turtle, TL031 for what is not SHACL."""
        with settings():
            shapes = cls(sources, definition.read(sources))
            shapes._check()
        return shapes

    def results(self, statements: Iterable[Statement]) -> list[Result]:
        """What the shapes find in these statements, sorted, each once. Raises ProjectError (TL031) as `read` does."""
        known = set(statements)
        translation = Translation()
        with settings():
            report = self._report(_data(known, translation, self._queries))
            # what stands under sh:detail tells why another result came about, and is none of its own
            found = {self._result(report, node, translation) for node in report.objects(None, SH.result)}
        return sorted(_settled(found, known))

    @cached_property
    def _shapes(self) -> ShapesGraph:
        return ShapesGraph(self._graph, False, logging.getLogger(LOGGER))

    def _check(self) -> None:
        """Build every constraint and parse every query, so that a broken shape is named before a document is read."""
        shape: Shape | None = None
        try:
            for shape in sorted(self._shapes.shapes, key=lambda each: str(each.node)):
                self._build(shape)
            shape = None
            _ = self._shapes.custom_constraints
        except _ILL_FORMED as error:
            node = shape.node if shape else _suspect(self._graph)
            raise definition.refused(self._sources, self._graph, node, str(error)) from error

    def _build(self, shape: Shape) -> None:
        if shape.is_property_shape:
            shacl_path_to_sparql_path(shape.sg, self._graph.value(shape.node, SH.path))
        parameters = {each for each in self._graph.predicates(shape.node) if isinstance(each, URIRef)}
        components = {_PARAMETERS[each] for each in parameters if each in _PARAMETERS}
        for component in sorted(components, key=lambda each: each.constraint_name()):
            constraint = component(shape)
            if isinstance(constraint, SPARQLBasedConstraint):
                for query in constraint.sparql_constraints:
                    _, text = query.pre_bind_variables(shape.node)
                    if _SERVICE.search(text):
                        raise ValueError("a query of a shape may not call another server (SERVICE)")
                    _prepared(self._queries, query.apply_prefixes(text))
        for pattern in self._graph.objects(shape.node, SH.pattern):
            re.compile(str(pattern))

    def _report(self, data: Graph) -> Graph:
        options = {"logger": logging.getLogger(LOGGER), "inplace": True}
        validator = Validator(DataGraph.from_rdflib(data), shacl_graph=self._graph, options=options)
        validator.shacl_graph = self._shapes
        try:
            _, report, _ = validator.run()  # type: ignore[no-untyped-call]
        except (ReportableRuntimeError, NotImplementedError) as error:
            raise definition.refused(self._sources, self._graph, None, str(error)) from error
        assert isinstance(report, Graph)
        return report

    def _result(self, report: Graph, node: Node, translation: Translation) -> Result:
        shape, constraint = report.value(node, SH.sourceShape), report.value(node, SH.sourceConstraint)
        component = re.split(r"[#/]", str(report.value(node, SH.sourceConstraintComponent)))[-1]
        severity, name = report.value(node, SH.resultSeverity), spelled(shape) if isinstance(shape, URIRef) else ""
        # without a message of the shape, pySHACL would say something for engineers
        is_told = any((each, SH.message, None) in self._graph for each in (shape, constraint) if each is not None)
        return Result(
            focus=translation.term(report.value(node, SH.focusNode)),
            path=_path(report, report.value(node, SH.resultPath)),
            value=translation.term(report.value(node, SH.value)),
            component=component,
            shape=name,
            severity=_SEVERITIES.get(severity, "error") if isinstance(severity, URIRef) else "error",
            message=_message(report.objects(node, SH.resultMessage)) if is_told else words_of(component, name),
            compared=self._compared(shape, constraint),
        )

    def _compared(self, *nodes: Node | None) -> tuple[Term, ...]:
        """The properties to be seen beside a result: those the shape names, those its constraints compare with."""
        named = (self._graph.objects(node, each) for node in nodes if node is not None for each in _COMPARING)
        return tuple(sorted({spelled(each) for some in named for each in some}))


def _suspect(graph: Graph) -> Node | None:
    """The shape without exactly one path, or with an empty list, of which pySHACL says only that there is one."""
    shapes = {*graph.subjects(SH.path), *graph.subjects(RDF.type, SH.PropertyShape), *graph.objects(None, SH.property)}
    wrong = {shape for shape in shapes if len(set(graph.objects(shape, SH.path))) != 1}
    wrong |= {shape for kind in (SH["or"], SH["and"], SH.xone) for shape in graph.subjects(kind, RDF.nil)}
    return min(wrong, key=str, default=None)


class _Queried(Graph):
    """A graph that parses a query once: pySHACL asks the same one of every focus node."""

    queries: dict[str, Query]

    def query(self, query_object: str | Query, *arguments: object, **options: object) -> Answers:
        prepared = _prepared(self.queries, query_object) if isinstance(query_object, str) else query_object
        return super().query(prepared, *arguments, **options)  # type: ignore[arg-type]


def _prepared(queries: dict[str, Query], text: str) -> Query:
    found = queries.get(text)
    if found is None:
        found = queries[text] = prepareQuery(text)
    return found


def _data(statements: set[Statement], translation: Translation, queries: dict[str, Query]) -> Graph:
    graph = _Queried(bind_namespaces="none")
    graph.queries = queries
    node = translation.node
    for subject, predicate, value in sorted(statements):
        graph.add((node(subject), node(predicate), node(value)))
    return graph


def _settled(results: set[Result], statements: set[Statement]) -> Iterator[Result]:
    """Results as they are shown: nothing said twice, and each on a thing that the statements tell of."""
    told = {(focus, path) for focus, path, value, component, *_ in results if (focus, path, value) in statements}
    subjects = {subject for subject, _, _ in statements}
    for result in results:
        is_mirrored = result.component == "EqualsConstraintComponent" and (result.focus, result.path) in told
        if is_mirrored and (result.focus, result.path, result.value) not in statements:
            continue  # sh:equals reports the value that is missing here beside the one that is too much
        holders = () if result.focus in subjects else _holders(result, statements)
        yield from (result._replace(focus=holder) for holder in holders or (result.focus,))


def _holders(result: Result, statements: set[Statement]) -> list[Term]:
    """Who says the value, where a rule over the whole graph stands on a focus node of its own."""
    return sorted({subject for subject, path, value in statements if (path, value) == (result.path, result.value)})


def _path(graph: Graph, node: Node | None) -> str:
    """A property path as SPARQL writes it (SHACL section 2.3.1); '' for none."""
    if node is None:
        return ""
    if not isinstance(node, BNode):
        return spelled(node)
    if (node, RDF.first, None) in graph:
        return "/".join(_path(graph, step) for step in graph.items(node))
    for kind, before, after in _STEPS:
        inner = graph.value(node, kind)
        if inner is not None:
            return f"{before}{_path(graph, inner)}{after}"
    choices = graph.value(node, SH.alternativePath)
    return "|".join(_path(graph, step) for step in graph.items(choices)) if choices is not None else ""


_STEPS = (
    (SH.inversePath, "^", ""),
    (SH.zeroOrMorePath, "(", ")*"),
    (SH.oneOrMorePath, "(", ")+"),
    (SH.zeroOrOnePath, "(", ")?"),
)


def _message(messages: Iterable[Node]) -> str:
    """The English message, else one without a language, else the first."""
    order = {"en": 0, "": 1}
    literals = [each for each in messages if isinstance(each, Literal)]
    ranked = sorted((order.get((each.language or "")[:2], 2), str(each)) for each in literals)
    return ranked[0][1] if ranked else ""
