"""What can go wrong in the world, as opposed to in a document.

::

    TeilinkError
    ├── UsageError       what was asked for cannot be done as asked (no such file, no build, a port in use)
    ├── ProjectError     the project's own machinery is broken (configuration, crosswalk, shapes, schema)
    └── EndpointError    a SPARQL endpoint is down, refuses, or died midway

A fault in a document is never an exception: it is a `teilink.diagnostics.Diagnostic`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilink.diagnostics import Diagnostic


class TeilinkError(Exception):
    """Something teilink cannot work around; its text is one line for the user."""


class UsageError(TeilinkError):
    """What was asked for cannot be done as it was asked."""


class ProjectError(TeilinkError):
    """The configuration, the crosswalk, the shapes or the schema of the project cannot be used."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__("; ".join(diagnostic.message for diagnostic in diagnostics))
        self.diagnostics = tuple(diagnostics)


class EndpointError(TeilinkError):
    """A SPARQL endpoint did not do what it was asked."""
