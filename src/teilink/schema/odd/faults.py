"""The faults of one ODD, gathered so that all are told at once, each at its place: TL035."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.diagnostics import Diagnostic, Label, Severity
from teilink.errors import ProjectError
from teilink.iri import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from teilink.tei.document import TeiFile

_SHOWN = 60


class Faults:
    """What is wrong in one ODD so far."""

    def __init__(self, file: TeiFile) -> None:
        self._file = file
        self._found: list[Diagnostic] = []

    def at(
        self, node: _Element, message: str, help_: str = "", *, attribute: str = "", first: _Element | None = None
    ) -> None:
        """Note a fault on an element, or on an attribute of it; `first` is the other place it has to do with."""
        file = self._file
        is_written = bool(attribute) and attribute in node.attrib
        place = file.place_of_attribute(node, attribute) if is_written else file.place_of_element(node)
        labels = () if first is None else (Label(file.place_of_element(first), "specified here first"),)
        self._found.append(Diagnostic("TL035", Severity.ERROR, message, place, labels, help_))

    def unknown(self, node: _Element, attribute: str, what: str, name: str, names: Iterable[str]) -> None:
        """Note a name that the file specifies nowhere, with the nearest it does."""
        close = nearest(name, names)
        help_ = f"did you mean {close}?" if close else "specify it in this file; what another ODD has is not looked up"
        self.at(node, f"{what} {quoted(name)} is specified nowhere in this file", help_, attribute=attribute)

    @property
    def error(self) -> ProjectError:
        """All faults, in the order of the file."""
        return ProjectError(sorted(set(self._found), key=lambda finding: finding.order))

    def tell(self) -> None:
        """Raise ProjectError with all faults, where there are any."""
        if self._found:
            raise self.error


def quoted(text: str) -> str:
    """A name or value as a message shows it: never longer than a line has room for."""
    short = " ".join(text.split())
    return f'"{short[: _SHOWN - 1]}…"' if len(short) > _SHOWN else f'"{short}"'
