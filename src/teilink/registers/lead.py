"""Where a pointer leads, and how it says so."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from teilink.registers.entry import kind_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.registers.entry import Entry
    from teilink.tei.document import TeiFile


class Form(StrEnum):
    """How a pointer is written: as TEI wants it, or so that one can only gather what it means."""

    RIGHT = "right"
    REGISTER_ID = "register id"
    """``#id`` without a path, where no element of the file has that id but one of a register."""
    BARE_ID = "bare id"
    """An id without ``#``: to TEI the relative address of a file."""
    BORROWED_PREFIX = "borrowed prefix"
    """A prefix that the file does not declare, but a register does."""


class Target(NamedTuple):
    """What a pointer points at: an entry, else an element of a file, else a foreign address (`iri` alone)."""

    iri: str
    entry: Entry | None = None
    element: _Element | None = None
    file: TeiFile | None = None

    @property
    def kind(self) -> str:
        """What is declared there: the kind of the entry, else of what the element declares in its file; '' for none."""
        if self.entry is not None:
            return self.entry.kind
        return kind_of(self.element) if self.element is not None else ""


class Lead(NamedTuple):
    """Where a pointer leads. The target may be an element of a register that is no entry: it has no address."""

    form: Form
    target: Target


class Unresolved(NamedTuple):
    """Why a pointer points at nothing, and the nearest one that would do.

    The reason is "prefix" (not declared), "pattern" (that of the prefix does not match), "several" (registers have
    the id) or "id".
    """

    reason: str
    nearest: str
    entry: Entry | None = None
