"""Findings on pointers: each one leads to an element of its file, to an entry of a register, or out to the web.

`xml:base` is not applied: where it reigns, paths are not judged.  Nor is a path to a file that is no part of the
project, a scheme of XPointer, or a bare word that is nobody's id: to TEI it is the name of a file.

Specification: TEI teidata.pointer, https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-teidata.pointer.html
"""

from __future__ import annotations

import os
import posixpath
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote

from teilink.diagnostics import Diagnostic, Severity
from teilink.pointers.attributes import ATTRIBUTES, pointers, pointing
from teilink.pointers.explained import Explained
from teilink.pointers.wording import Teller, Wrong
from teilink.registers import Form
from teilink.tei.document import TEI, XML

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.etree import _Element

    from teilink.registers import Lead, Registers
    from teilink.tei.document import TeiFile

__all__ = ["ATTRIBUTES", "by_path", "check_pointers"]

_BASE = XML + "base"
# A calendar that nobody declares is known by its name.
_CALENDARS = frozenset(["calendar", "datingMethod"])
# A file of rubbish is not told of pointer by pointer.
_SHOWN = 1000


def by_path(files: Iterable[TeiFile]) -> Mapping[str, TeiFile]:
    """The files of a project by where they lie, as `check_pointers` wants them."""
    return {_absolute(file.path): file for file in files}


def check_pointers(
    file: TeiFile, registers: Registers, documents: Mapping[str, TeiFile] | None = None
) -> list[Diagnostic]:
    """Every pointer of the file that leads nowhere, or is not written as TEI wants it.

    With the documents of the project by path (see `by_path`) pointers into them are judged as well.
    """
    judge = _Judge(file, registers, documents or {})
    wrong = [found for each in pointing(file) for found in judge.wrong(*each)]
    if not wrong:
        return []
    explained = Explained(file)
    left = [each for each in wrong if not explained.explains(each.pointer, each.element)]
    return list(_told(left, Teller(file, registers)))


class _Judge:
    """The pointers of one file."""

    def __init__(self, file: TeiFile, registers: Registers, documents: Mapping[str, TeiFile]) -> None:
        self._file = file
        self._registers = registers
        self._documents = documents
        self._ids = file.ids
        self._right: set[str] = set()
        self._has_base = b"xml:base" in file.source.data
        self._has_calendars = next(file.root.iter(TEI + "calendar"), None) is not None

    def wrong(self, element: _Element, attribute: str, value: str) -> Iterator[Wrong]:
        """Those pointers of one attribute that are not right."""
        right, ids = self._right, self._ids
        for pointer in pointers(value):
            if pointer in right or (pointer[0] == "#" and pointer[1:] in ids):
                continue
            lead = self._registers.lead(pointer, self._file)
            if lead is not None and lead.form is Form.RIGHT:
                right.add(pointer)
            elif self._is_judged(element, attribute, pointer, lead):
                other = self._document(pointer) if lead is None else None
                yield Wrong(element, attribute, pointer, lead, other)

    def _is_judged(self, element: _Element, attribute: str, pointer: str, lead: Lead | None) -> bool:
        if attribute in _CALENDARS and not self._has_calendars and ":" not in pointer:
            return False
        if self._has_base and ":" not in pointer and pointer[0] != "#" and _is_based(element):
            return False
        return lead is not None or self._registers.is_judged(pointer, self._file) or self._document(pointer) is not None

    def _document(self, pointer: str) -> TeiFile | None:
        """The document of the project in which a path leads to no id."""
        path, _, identifier = pointer.partition("#")
        if not (self._documents and path and identifier) or "(" in identifier:
            return None
        full = _absolute(posixpath.join(posixpath.dirname(self._file.path), unquote(path)))
        found = self._documents.get(full)
        return found if found is not None and not {identifier, unquote(identifier)} & found.ids.keys() else None


def _told(wrong: list[Wrong], teller: Teller) -> Iterator[Diagnostic]:
    """A finding for each mistake, in the order of the file."""
    mistakes: dict[object, list[Wrong]] = {}
    for number, each in enumerate(wrong):
        mistakes.setdefault(teller.mistake(each) or number, []).append(each)
    for first, *others in islice(mistakes.values(), _SHOWN):
        yield teller.finding(first, others)
    left = [first for first, *_ in islice(mistakes.values(), _SHOWN, None)]
    if left:
        place = teller.file.place_of_attribute(left[0].element, left[0].attribute)
        message = f"from here on {len(left)} more pointers lead nowhere, or are not written as they should be"
        yield Diagnostic("TL401", Severity.ERROR, message, place, help="put right those above, and look again")


def _is_based(element: _Element) -> bool:
    return element.get(_BASE) is not None or any(each.get(_BASE) is not None for each in element.iterancestors())


def _absolute(path: str) -> str:
    # Not resolve(): a file reached through a link is the one at that place.
    return os.path.abspath(path)  # noqa: PTH100
