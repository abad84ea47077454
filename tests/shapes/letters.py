"""Words to edit the invented cable with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph

from teilink.rdf.terms import expand, literal
from teilink.shapes import Shapes
from teilink.source import Source

if TYPE_CHECKING:
    from teilink.rdf.terms import Statement, Term


def read_turtle(data: bytes) -> set[Statement]:
    """The statements of a Turtle file."""
    quads = pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE)
    return {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads}


def shapes_of(text: str, name: str = "own.ttl") -> Shapes:
    """Shapes from one file with this text."""
    return Shapes.read([Source(name, text.encode())])


def thing(name: str) -> Term:
    """The address of a part of the cable: '' for itself, '#text-en', or a path under the base."""
    own = f"doc/harbour-1{name}" if name == "" or name[0] in "#." else name
    return f"<https://letters.example.org/archive/{own}>"


def english(text: str) -> Term:
    """A text in English."""
    return literal(text, language="en")


def typed(text: str, datatype: str = "xsd:date") -> Term:
    """A literal of a datatype that is named with a prefix."""
    if datatype == "edtf:EDTF":
        return literal(text, datatype="http://id.loc.gov/datatypes/edtf/EDTF")
    return literal(text, datatype=expand(datatype)[1:-1])
