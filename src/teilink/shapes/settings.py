"""The settings under which rdflib and pySHACL are right, held for as long as shapes run and then given back."""

from __future__ import annotations

import logging
import re
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

import rdflib
from pyshacl.constraints.constraint_component import ConstraintComponent
from pyshacl.errors import ShapeRecursionWarning
from rdflib import URIRef

from teilink.rdf.terms import NAMESPACES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rdflib.term import Node

LOGGER = "teilink.shapes.pyshacl"

_QUIET = ("rdflib.term", LOGGER)

_PLACEHOLDER = re.compile(r"\{[?$](\w+)\}")


@contextmanager
def settings() -> Iterator[None]:
    """Keep rdflib from rewriting and reporting literals, and pySHACL from a fault, while shapes run.

    rdflib turns "01"^^xsd:integer into 1, and logs a traceback for every literal that does not fit its datatype.
    pySHACL (0.40) fills messages with re.sub and so fails on a value that has a backslash.
    """
    loggers = [(logger, logger.disabled) for logger in map(logging.getLogger, _QUIET)]
    normalize, fill = rdflib.NORMALIZE_LITERALS, ConstraintComponent._format_sparql_based_result_message
    rdflib.NORMALIZE_LITERALS = False
    ConstraintComponent._format_sparql_based_result_message = _filled  # type: ignore[method-assign]
    for logger, _ in loggers:
        logger.disabled = True
    try:
        with warnings.catch_warnings():
            # a recursive shape is cut short (SHACL section 3.4.3 leaves it open), not reported on stderr
            warnings.simplefilter("ignore", ShapeRecursionWarning)
            yield
    finally:
        for logger, was_disabled in loggers:
            logger.disabled = was_disabled
        ConstraintComponent._format_sparql_based_result_message = fill  # type: ignore[method-assign]
        rdflib.NORMALIZE_LITERALS = normalize


def _filled(_: ConstraintComponent, text: str, bound: object) -> str:
    """A message with {?variable} filled in.

    pySHACL gives the bindings as a mapping, or as this, path, value and a mapping of the others.
    """
    values: dict[str, Node] = {}
    if isinstance(bound, tuple | list):
        values = {name: node for name, node in zip(("this", "path", "value"), bound, strict=False) if node is not None}
        bound = bound[3] if len(bound) > 3 else {}
    if isinstance(bound, dict):
        values |= {str(name): node for name, node in bound.items()}
    return _PLACEHOLDER.sub(lambda found: _shown(values, found), text)


def _shown(values: Mapping[str, Node], found: re.Match[str]) -> str:
    node = values.get(found.group(1))
    if node is None:
        return found.group()
    for prefix, namespace in NAMESPACES.items() if isinstance(node, URIRef) else ():
        local = str(node).removeprefix(namespace)
        if local != str(node) and re.fullmatch(r"[\w-]+", local):
            return f"{prefix}:{local}"
    return str(node)
