"""SHACL: statements in, results out.

This package knows no TEI; `teilink.validation` places its results.  `Shapes` loads rdflib and pySHACL,
so it is fetched only when it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.shapes.result import CODE_OF, Result, code_of

if TYPE_CHECKING:
    from teilink.shapes.reference import Shapes

__all__ = ["CODE_OF", "Result", "Shapes", "code_of"]


def __getattr__(name: str) -> object:
    if name == "Shapes":
        from teilink.shapes.reference import Shapes

        return Shapes
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
