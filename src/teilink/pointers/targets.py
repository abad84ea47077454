"""Findings on pointers: each one leads to an element of its file, to an entry of a register, or out to the web.

Specification: TEI teidata.pointer, https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-teidata.pointer.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from teilink.diagnostics import Diagnostic, Edit, Fix, Label, Severity
from teilink.source import Span
from teilink.tei.document import ID

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.registers import Registers, Unresolved
    from teilink.tei.document import TeiFile

ATTRIBUTES = ("ref", "who", "resp", "source", "target", "scheme", "corresp", "next", "prev", "sameAs", "ana")
"""The attributes whose values are pointers, in the order in which they are checked."""

_PATTERN = "correct the pointer, or the prefixDef in encodingDesc/listPrefixDef"
_POINTING = etree.XPath(f"descendant-or-self::*[{' or '.join('@' + name for name in ATTRIBUTES)}]")


def check_pointers(file: TeiFile, registers: Registers) -> list[Diagnostic]:
    """Every pointer of the file that leads nowhere."""
    return [
        _finding(pointer, attribute, element, file, registers)
        for element in _POINTING(file.root)
        for attribute in ATTRIBUTES
        for pointer in element.get(attribute, "").split()
        if registers.resolve(pointer, file) is None and registers.is_judged(pointer, file)
    ]


def _finding(pointer: str, attribute: str, element: _Element, file: TeiFile, registers: Registers) -> Diagnostic:
    why = registers.unresolved(pointer, file)
    place = file.place_of_attribute(element, attribute)
    if why.reason == "prefix":
        prefix = pointer.partition(":")[0]
        message = f"@{attribute} is {pointer}, and no prefixDef declares the prefix {prefix}"
        help_ = f"did you mean {why.nearest}:?" if why.nearest else "declare it in encodingDesc/listPrefixDef"
        return Diagnostic("TL404", Severity.ERROR, message, place, help=help_)
    if why.reason == "pattern":
        message = f"@{attribute} is {pointer}, which the matchPattern of that prefix does not match"
        return Diagnostic("TL401", Severity.ERROR, message, place, help=_PATTERN)
    where = "and nothing here has that id" if pointer.startswith("#") else "which no register declares"
    message = f"@{attribute} points at {pointer}, {where}"
    help_ = f"did you mean {why.nearest}?" if why.nearest else _advice(pointer)
    return Diagnostic(
        "TL401", Severity.ERROR, message, place, _labels(why), help_, _fix(pointer, why, file, place.span)
    )


def _advice(pointer: str) -> str:
    return "give the element meant that xml:id" if pointer.startswith("#") else "add an entry to the register"


def _labels(why: Unresolved) -> tuple[Label, ...]:
    if why.entry is None:
        return ()
    return (Label(why.entry.file.place_of_attribute(why.entry.element, ID), f"{why.nearest} is declared here"),)


def _fix(pointer: str, why: Unresolved, file: TeiFile, span: Span) -> Fix | None:
    """Exchange the pointer, and only it, for the nearest one."""
    written = file.source.decode(*span)
    # As a whole word: one pointer may be the beginning of another.
    found = re.search(rf"(?<=[\s\"'])({re.escape(pointer)})(?=[\s\"'])", written)
    if not why.nearest or found is None:
        return None
    start = span.start + file.source.width(written[: found.start()])
    return Fix("unsafe", (Edit(Span(start, start + file.source.width(pointer)), why.nearest),))
