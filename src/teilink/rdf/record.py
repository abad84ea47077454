"""The record: what one document says, as statements that know where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from teilink.rdf.terms import Statement, Term


class Origin(NamedTuple):
    """What made a statement: the crosswalk rule, the rung that fired, and the node it read.

    For a constant the node is the unit's own element.  It holds the lxml node, so it never leaves the process.
    `attribute` is the name of the attribute that was read, '' where the text was read or nothing was.
    """

    rule: str
    rung: int
    element: _Element
    attribute: str = ""


@dataclass(frozen=True)
class Record:
    """The statements of one document or register, sorted, without blank nodes (the crosswalk's law).

    `iri` is the main resource, `graph` the named graph that holds the record; both are terms (``<…>``).
    Every statement has its origin.
    """

    iri: Term
    graph: Term
    statements: tuple[Statement, ...]
    origins: Mapping[Statement, Origin]
