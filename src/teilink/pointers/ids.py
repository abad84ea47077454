"""Findings on xml:ids: given twice, or not fit to be an address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from teilink.diagnostics import Diagnostic, Label, Severity
from teilink.iri import is_slug, slug
from teilink.registers import KINDS
from teilink.tei.document import ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element

    from teilink.registers import Entry, Registers
    from teilink.tei.document import TeiFile

_IDENTIFIED = etree.XPath("descendant-or-self::*[@xml:id]")
_MINTED = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_SPELT = re.compile(r"[^a-z0-9._-]+")


def check_ids(file: TeiFile, registers: Registers) -> list[Diagnostic]:
    """Ids given twice in the file, and ids that cannot stand in an address."""
    found: list[Diagnostic] = []
    first: dict[str, _Element] = {}
    for element in _IDENTIFIED(file.root):
        identifier = element.get(ID, "")
        if identifier in first:
            label = Label(file.place_of_attribute(first[identifier], ID), "first given here")
            message = f'xml:id="{identifier}" is given twice'
            found.append(_finding("TL402", message, file, element, "give each element an id of its own", (label,)))
        first.setdefault(identifier, element)
        found += _unfit(identifier, element, file, registers)
    if file.root.get(ID) is None and not registers.holds(file):
        place = file.place_of_element(file.root)
        message = "the document has no xml:id; its address comes from the name of the file"
        found.append(
            Diagnostic("TL504", Severity.INFO, message, place, help="give TEI an xml:id: names of files change")
        )
    return found


def _unfit(identifier: str, element: _Element, file: TeiFile, registers: Registers) -> list[Diagnostic]:
    is_document = element is file.root and not registers.holds(file)
    is_fit = is_slug(slug(identifier)) if is_document else _MINTED.fullmatch(identifier) is not None
    becomes_address = is_document or (element.tag in KINDS and registers.holds(file))
    if is_fit or not (becomes_address or re.search(r"\s", identifier) or not identifier):
        return []
    message = f'xml:id="{identifier}" cannot be part of an address'
    spelt = _SPELT.sub("-", identifier.lower()).strip("-.")
    rule = "use small letters, digits, '.', '_' and '-'"
    return [
        _finding(
            "TL406", message, file, element, f"{rule}: {spelt}" if is_slug(spelt) and spelt != identifier else rule
        )
    ]


def _finding(
    code: str, message: str, file: TeiFile, element: _Element, help_: str, labels: tuple[Label, ...] = ()
) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, file.place_of_attribute(element, ID), labels, help_)


def duplicate_documents(files: Sequence[TeiFile]) -> list[Diagnostic]:
    """Files that share one TEI/@xml:id: they would have one address. Shown on all but the first."""
    found: list[Diagnostic] = []
    first: dict[str, TeiFile] = {}
    for file in files:
        identifier = file.root.get(ID)
        if identifier is None:
            continue
        other = first.setdefault(identifier, file)
        if other is not file:
            label = Label(other.place_of_attribute(other.root, ID), "the other one")
            message = f'two documents have xml:id="{identifier}": {other.path} and {file.path}'
            found.append(_finding("TL403", message, file, file.root, "an id names one document for ever", (label,)))
    return found


def duplicate_entries(registers: Registers) -> list[Diagnostic]:
    """Entries of one kind with one id in two registers: they would have one address."""
    return list(_twice(registers))


def _twice(registers: Registers) -> Iterable[Diagnostic]:
    first: dict[tuple[str, str], Entry] = {}
    for entry in registers.declared():
        other = first.setdefault((entry.kind, entry.id), entry)
        if other is not entry:
            label = Label(other.file.place_of_attribute(other.element, ID), "first declared here")
            message = f"{entry.kind}/{entry.id} is declared in two registers"
            yield _finding("TL405", message, entry.file, entry.element, "merge the two, or rename one", (label,))
