"""How kinds of value read a node: its words, and what to say of one that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.rdf.record import Origin
from teilink.tei.text import reading_text

if TYPE_CHECKING:
    from teilink.crosswalk.application import Run
    from teilink.diagnostics import Place


def words_of(origin: Origin) -> str:
    """The words of an attribute, or of an element as a reader reads it."""
    if origin.attribute:
        return " ".join((origin.element.get(origin.attribute) or "").split())
    return reading_text(origin.element)


def place_of(run: Run, origin: Origin) -> Place:
    """Where a value was read."""
    if origin.attribute:
        return run.file.place_of_attribute(origin.element, origin.attribute)
    return run.file.place_of_text(origin.element)


def unreadable(run: Run, origin: Origin, message: str, help_: str, code: str = "TL502") -> bool:
    """Keep a warning about what cannot be read as the kind of value it should be."""
    run.find_fault(code, message, place_of(run, origin), help_)
    return False
