"""Findings on xml:ids: given twice, or not fit to be an address."""

from __future__ import annotations

import re
from functools import cache
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
_MINTED = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_SPELT = re.compile(r"[^a-z0-9._-]+")
# XML Names section 3, production NCName.
_FIRST = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_OTHERS = "0-9.\u00b7\u0300-\u036f\u203f\u2040-"
_RULE = "use small letters, digits, '.', '_' and '-'"
_LONGEST = 80
# A file of rubbish is not told of id by id.
_SHOWN = 1000


def check_ids(file: TeiFile, registers: Registers, *, is_called_by_file: bool = False) -> list[Diagnostic]:
    """Ids given twice in the file, ids that are no XML names, and ids that cannot stand in an address.

    `is_called_by_file`: the name of the file gives the address of its document.
    """
    is_register = registers.holds(file)
    found: list[Diagnostic] = []
    first: dict[str, _Element] = {}
    for element in _IDENTIFIED(file.root):
        identifier = element.get(ID, "")
        if first.setdefault(identifier, element) is not element:
            found.append(_twice_here(identifier, first[identifier], element, file))
        elif _MINTED.fullmatch(identifier) is None or element is file.root:
            found += _unfit(identifier, element, file, is_register=is_register)
        if len(found) >= _SHOWN:
            break
    if is_called_by_file:
        place = file.place_of_element(file.root)
        message = "the document has no xml:id; its address comes from the name of the file"
        found.append(
            Diagnostic("TL504", Severity.INFO, message, place, help="give TEI an xml:id: names of files change")
        )
    return found


def _twice_here(identifier: str, first: _Element, element: _Element, file: TeiFile) -> Diagnostic:
    label = Label(file.place_of_attribute(first, ID), "first given here")
    message = f'xml:id="{_short(identifier)}" is given twice'
    return _finding("TL402", message, file, element, "give each element an id of its own", (label,))


def _unfit(identifier: str, element: _Element, file: TeiFile, *, is_register: bool) -> list[Diagnostic]:
    why = _strange(identifier)
    if why:
        message = f'xml:id="{_short(identifier)}" is no name: {why}'
        return [
            _respelt("TL406", message, file, element, identifier, "begin with a letter; then letters, digits, ., _, -")
        ]
    is_document = element is file.root and not is_register
    is_fit = is_slug(slug(identifier)) if is_document else _MINTED.fullmatch(identifier) is not None
    if is_fit or not (is_document or (element.tag in KINDS and is_register)):
        return []
    return [
        _respelt(
            "TL406", f'xml:id="{_short(identifier)}" cannot be part of an address', file, element, identifier, _RULE
        )
    ]


def is_name(identifier: str) -> bool:
    """Whether an id is a name as XML wants it."""
    return _MINTED.fullmatch(identifier) is not None or _names()[0].fullmatch(identifier) is not None


@cache
def _names() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A name, and a letter that is in none; made when an id is no plain one."""
    return re.compile(f"[{_FIRST}][{_FIRST}{_OTHERS}]*"), re.compile(f"[^{_FIRST}{_OTHERS}]")


def _strange(identifier: str) -> str:
    """Why an id is not an XML name; '' where it is one."""
    if not identifier.strip():
        return "it is empty"
    name, strange = _names()
    if name.fullmatch(identifier):
        return ""
    if identifier != identifier.strip():
        return "it has a blank before or behind"
    letter = strange.search(identifier)
    if letter is None:
        return f"it begins with {identifier[0]}"
    return f"it holds {'a blank' if letter.group().isspace() else letter.group()}"


def _respelt(code: str, message: str, file: TeiFile, element: _Element, identifier: str, rule: str) -> Diagnostic:
    """A finding that proposes another spelling, where there is one that would do."""
    spelt = _SPELT.sub("-", identifier.lower()).strip("-.")
    is_better = is_slug(spelt) and spelt != identifier and _MINTED.fullmatch(spelt) is not None
    return _finding(code, message, file, element, f"{rule}: {spelt}" if is_better else rule)


def _finding(
    code: str, message: str, file: TeiFile, element: _Element, help_: str, labels: tuple[Label, ...] = ()
) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, file.place_of_attribute(element, ID), labels, help_)


def _short(identifier: str) -> str:
    return identifier if len(identifier) <= _LONGEST else f"{identifier[: _LONGEST - 1]}…"


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
