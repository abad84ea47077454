"""Faults of a Schematron file, each at the sign of the expression that is wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from teilink.diagnostics import Diagnostic, Place, Severity
from teilink.errors import ProjectError
from teilink.source import Position, Span
from teilink.tei.positions import Positions

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.schema.assertions.definition import Expression
    from teilink.schema.assertions.expressions import ExpressionError
    from teilink.source import Source

# One character of the value of an attribute as it is written (XML 1.0 sections 2.11 and 4.1).
_WRITTEN = re.compile(r"&[^;]*;|\r\n|.", re.DOTALL)


def parsed(source: Source) -> _Element:
    """The root of a file of XML. Raises ProjectError where it is none, or has a DOCTYPE."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(source.data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        at = source.offset(Position(max(line, 1), max(column, 1)))
        message = f"the Schematron file is not well-formed: {(error.msg or 'it is empty').split(', line ')[0]}"
        raise ProjectError([_diagnostic(message, Place.of(source, Span(at, at)))]) from error
    if root.getroottree().docinfo.doctype:
        message = "the Schematron file has a DOCTYPE; teilink reads none"
        raise ProjectError([_diagnostic(message, Place.of_file(source.name), "delete the DOCTYPE")])
    return root


class Faults:
    """The faults of one file, gathered so that all are told at once."""

    def __init__(self, source: Source, root: _Element) -> None:
        self._source = source
        self._root = root
        self._positions: Positions | None = None
        self._found: list[Diagnostic] = []

    def add(self, element: _Element, message: str, help_: str = "", attribute: str = "") -> None:
        """Something is wrong with an element, or with an attribute of it."""
        self._found.append(_diagnostic(message, self._place(element, attribute), help_))

    def add_expression(self, expression: Expression, error: ExpressionError) -> None:
        """An expression is not XPath 1.0."""
        if not error.message:
            return
        place = self._place(expression.element, expression.attribute)
        if expression.text == expression.element.get(expression.attribute or "-") and error.end > error.start:
            place = self._within(place, error.start, error.end)
        self._found.append(_diagnostic(error.message, place, error.help))

    def raise_any(self) -> None:
        """Raise ProjectError where there are faults."""
        if self._found:
            raise ProjectError(sorted(dict.fromkeys(self._found), key=lambda fault: fault.order))

    def _place(self, element: _Element, attribute: str) -> Place:
        if self._positions is None:
            self._positions = Positions(self._source, self._root)
        if attribute and element.get(attribute) is not None:
            return self._positions.of_attribute(element, attribute)
        return self._positions.of_element(element)

    def _within(self, place: Place, start: int, end: int) -> Place:
        """The part of the value of an attribute between two of its characters."""
        written = self._source.decode(*place.span)
        quoted = re.match(r"[^\"']*[\"']", written)
        if quoted is None:
            return place
        ends = [found.end() for found in _WRITTEN.finditer(written, quoted.end())]
        starts = [quoted.end(), *ends]
        if end >= len(starts):
            return place
        first = place.span.start + self._source.width(written[: starts[start]])
        last = place.span.start + self._source.width(written[: starts[end]])
        return Place.of(self._source, Span(first, last), place.xpath)


def _diagnostic(message: str, place: Place, help_: str = "") -> Diagnostic:
    return Diagnostic("TL033", Severity.ERROR, message, place, help=help_)
