"""What is wrong with a crosswalk, gathered while it is read, so that all of it is told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.diagnostics import Diagnostic, Severity
from teilink.errors import ProjectError
from teilink.iri import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilink.crosswalk.loading.nodes import Node
    from teilink.diagnostics import Place

# Past so many nothing more is told: each takes milliseconds, and a file can be made of nothing else.
_MOST = 500
_LONGEST = 100


class Faults:
    """Errors and warnings about a crosswalk."""

    def __init__(self) -> None:
        self._errors: list[Diagnostic] = []
        self._warnings: list[Diagnostic] = []
        # What several aliases stand for is put right in one place, so it is told once.
        self._told: set[tuple[Node, str, str]] = set()

    def error(self, code: str, node: Node, message: str, help_: str = "", place: Place | None = None) -> None:
        """Something that must be put right, at a node or at a place in it."""
        self._tell(self._errors, Severity.ERROR, code, node, message, help_, place)

    def warning(self, code: str, node: Node, message: str, help_: str = "", place: Place | None = None) -> None:
        """Something that is probably wrong."""
        self._tell(self._warnings, Severity.WARNING, code, node, message, help_, place)

    def _tell(
        self,
        found: list[Diagnostic],
        severity: Severity,
        code: str,
        node: Node,
        message: str,
        help_: str,
        place: Place | None,
    ) -> None:
        if len(found) >= _MOST or (node, code, message) in self._told:
            return
        self._told.add((node, code, message))
        found.append(Diagnostic(code, severity, message, place or node.place, help=help_))

    @property
    def is_warning_enough(self) -> bool:
        """Whether so many warnings were told that no more will be."""
        return len(self._warnings) >= _MOST

    def add(self, error: ProjectError) -> None:
        """What made a whole file unreadable."""
        self._errors += error.diagnostics

    def near(self, name: str, names: Iterable[str], otherwise: str = "", form: str = "{}") -> str:
        """The help for a name that is not one of some names: the nearest, in a form, else other words."""
        close = nearest(name, names) if len(self._errors) < _MOST and len(name) <= _LONGEST else ""
        return f"did you mean {form.replace('{}', close)}?" if close else otherwise

    def settle(self) -> tuple[Diagnostic, ...]:
        """The warnings, by place. Raises ProjectError, with the warnings as well, where there are errors."""
        found = sorted([*self._errors, *self._warnings], key=lambda each: each.order)
        if self._errors:
            raise ProjectError(found)
        return tuple(found)


def shown(text: str) -> str:
    """A text of the crosswalk as it stands in a message: on one line, and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
