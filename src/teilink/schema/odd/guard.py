"""Let no schema out that is none: what RELAX NG does not allow is told of the ODD that asked for it.

A content model can be right by itself and wrong where it is used: a value beside an element, a list in a list, one
element in two parts whose order is free (RELAX NG section 7).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from teilink.errors import ProjectError
from teilink.schema.odd.faults import Faults
from teilink.schema.relaxng.grammar import Grammar
from teilink.source import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.schema.odd.specification import Specification

_DEFINE = re.compile(rb'<define name="([^"]+)"')


def check_schema(specification: Specification, schema: bytes) -> None:
    """Raise ProjectError (TL035) where the compiled schema breaks a rule of RELAX NG, on what it was compiled from."""
    try:
        Grammar.read(Source("schema.rng", schema), _no_part)
    except ProjectError as error:
        faults = Faults(specification.file)
        for found in error.diagnostics:
            node = _origin(specification, schema[: found.place.span.end])
            faults.at(node, f"RELAX NG does not allow what this compiles to: {found.message}", found.help)
        raise faults.error from error


def _no_part(_source: Source, href: str) -> NoReturn:
    raise ProjectError([]) from ValueError(href)


def _origin(specification: Specification, before: bytes) -> _Element:
    """The specification whose define begins last before a place in the schema."""
    specs = {specification.prefix + spec.ident: spec.node for spec in specification.specs}
    for found in reversed(_DEFINE.findall(before)):
        name = found.decode()
        # att.global.attribute.n, model.pLike_sequence
        for ident in (name, name.partition(".attribute")[0], name.rpartition("_")[0]):
            if ident in specs:
                return specs[ident]
    return specification.node
