"""Pointers that lead nowhere because of a fault that is told of elsewhere: one mistake is told once.

An id with a blank in it (``kim il``) leaves ``#kim-il`` without its end; an id given twice is missing where the second
element should have its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.pointers.ids import is_name
from teilink.pointers.naming import letters, names
from teilink.registers import KINDS
from teilink.tei.document import ID

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.tei.document import TeiFile

_LONGEST = 80


class Explained:
    """What the faulty ids of one file explain."""

    def __init__(self, file: TeiFile) -> None:
        self._spoilt: set[str] = set()
        self._hidden: set[str] = set()
        met: set[str] = set()
        for element in file.root.iter("*"):
            identifier = element.get(ID)
            if identifier is None:
                continue
            if identifier in met:
                self._hide(element)
            elif not is_name(identifier):
                self._spoilt.add(letters(identifier))
            met.add(identifier)
        self._spoilt.discard("")
        self._hidden.discard("")

    def _hide(self, element: _Element) -> None:
        """An element that has an id of another one can only be known by its name."""
        kind = KINDS.get(str(element.tag))
        if kind is not None:
            self._hidden.update(letters(name) for name in names(kind, element))

    def explains(self, pointer: str, element: _Element) -> bool:
        """Whether a pointer ``#id`` on an element would lead somewhere, were it not for an id that is told of."""
        if not (pointer.startswith("#") and (self._spoilt or self._hidden)):
            return False
        wanted = letters(pointer[1 : _LONGEST + 1])
        return wanted in self._spoilt or wanted in self._hidden or self._is_named(element)

    def _is_named(self, element: _Element) -> bool:
        return bool(self._hidden) and letters("".join(map(str, element.itertext()))[:_LONGEST]) in self._hidden
