"""What is said of a pointer that is not right, and what is proposed in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink.diagnostics import Diagnostic, Label, Place, Severity
from teilink.pointers.repair import exchange
from teilink.registers import Form, Spellings, Unresolved
from teilink.tei.document import ID

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.registers import Lead, Registers, Target
    from teilink.tei.document import TeiFile

_PATTERN = "correct the pointer, or the prefixDef in encodingDesc/listPrefixDef"
_DECLARE = "declare it in encodingDesc/listPrefixDef"
# To look for the nearest name takes time.
_HELPED = 200
_UNHELPED = Unresolved("id", "")
_LONGEST = 80


class Wrong(NamedTuple):
    """A pointer that is not right: where it stands, and where it leads all the same.

    `document` is the other document of the project in which it leads to no id.
    """

    element: _Element
    attribute: str
    pointer: str
    lead: Lead | None
    document: TeiFile | None


class Teller:
    """Tells of the pointers of one file."""

    def __init__(self, file: TeiFile, registers: Registers) -> None:
        self.file = file
        self._registers = registers
        self._why: dict[str, Unresolved] = {}

    def mistake(self, wrong: Wrong) -> str:
        """What several pointers have in common that are one mistake: what they miss is missing once; else ''.

        Where a nearer pointer is known, each is put right for itself.
        """
        prefix = wrong.pointer.partition(":")[0] + ":"
        if wrong.lead is not None:
            return prefix if wrong.lead.form is Form.BORROWED_PREFIX else ""
        if wrong.document is not None:
            return ""
        why = self._unresolved(wrong.pointer)
        return "" if why.nearest else prefix if why.reason == "prefix" else wrong.pointer

    def finding(self, wrong: Wrong, others: list[Wrong]) -> Diagnostic:
        """The finding on a pointer; the others are the same mistake."""
        place = self.file.place_of_attribute(wrong.element, wrong.attribute)
        also = tuple(
            Label(self.file.place_of_attribute(each.element, each.attribute), "here too") for each in others[:3]
        )
        if wrong.lead is not None:
            return self._written(wrong, wrong.lead, place, len(others))
        if wrong.document is not None:
            return self._unknown_there(wrong, wrong.document, place)
        why = self._unresolved(wrong.pointer)
        if why.reason == "prefix":
            return self._undeclared(wrong, why, place, len(others), also)
        message, help_ = self._nowhere(wrong, why)
        fix = exchange(wrong.pointer, why.nearest, self.file, place.span, "unsafe")
        message += f"; so do {len(others)} more here" if others else ""
        return Diagnostic("TL401", Severity.ERROR, message, place, (*_declared(why), *also), help_, fix)

    def _unresolved(self, pointer: str) -> Unresolved:
        if pointer not in self._why:
            is_helped = len(self._why) < _HELPED
            self._why[pointer] = self._registers.unresolved(pointer, self.file) if is_helped else _UNHELPED
        return self._why[pointer]

    def _nowhere(self, wrong: Wrong, why: Unresolved) -> tuple[str, str]:
        pointer, named = _short(wrong.pointer), f"@{wrong.attribute}"
        if why.reason == "pattern":
            return f"{named} is {pointer}, which the matchPattern of that prefix does not match", _PATTERN
        if why.reason == "several":
            holders = self._registers.holders(wrong.pointer.removeprefix("#"))[:2]
            written = " or ".join(self._registers.written(target, self.file) for target in holders)
            return f"{named} points at {pointer}, which several registers declare", f"say which one is meant: {written}"
        if pointer == "#":
            return f"{named} is only #, with no id behind it", "write the id of the element meant, or leave it out"
        where = "and nothing here has that id" if pointer.startswith("#") else "which no register declares"
        advice = "give the element meant that xml:id" if pointer.startswith("#") else "add an entry to the register"
        return f"{named} points at {pointer}, {where}", f"did you mean {why.nearest}?" if why.nearest else advice

    def _undeclared(
        self, wrong: Wrong, why: Unresolved, place: Place, more: int, also: tuple[Label, ...]
    ) -> Diagnostic:
        prefix, _, rest = wrong.pointer.partition(":")
        message = f"@{wrong.attribute} is {_short(wrong.pointer)}, and no prefixDef declares the prefix {prefix}"
        if not why.nearest:
            return Diagnostic("TL404", Severity.ERROR, message + _more(more), place, also, _DECLARE)
        right = f"{why.nearest}:{rest}"
        is_right = self._registers.lead(right, self.file) is not None
        fix = exchange(wrong.pointer, right, self.file, place.span, "unsafe") if is_right else None
        return Diagnostic("TL404", Severity.ERROR, message, place, help=f"did you mean {why.nearest}:?", fix=fix)

    def _unknown_there(self, wrong: Wrong, document: TeiFile, place: Place) -> Diagnostic:
        path, _, identifier = wrong.pointer.partition("#")
        message = f"@{wrong.attribute} points at {_short(wrong.pointer)}, and nothing in {document.path} has that id"
        is_helped = len(self._why) < _HELPED
        close = Spellings(document.ids).nearest(identifier) if is_helped else ""
        self._why[wrong.pointer] = Unresolved("id", f"{path}#{close}" if close else "")
        help_ = f"did you mean {path}#{close}?" if close else "give the element meant that xml:id"
        fix = exchange(wrong.pointer, f"{path}#{close}", self.file, place.span, "unsafe") if close else None
        return Diagnostic("TL401", Severity.ERROR, message, place, help=help_, fix=fix)

    def _written(self, wrong: Wrong, lead: Lead, place: Place, more: int) -> Diagnostic:
        """For a pointer that leads somewhere although it is not written as it should be."""
        pointer, target = _short(wrong.pointer), lead.target
        if lead.form is Form.BORROWED_PREFIX:
            prefix = pointer.partition(":")[0]
            lender = self._registers.declaring(prefix)
            where = lender.path if lender is not None else "a register"
            message = f"@{wrong.attribute} is {pointer}, and the prefix {prefix} is declared in {where}, not here"
            return Diagnostic("TL404", Severity.WARNING, message + _more(more), place, help=_DECLARE)
        right = self._registers.written(target, self.file)
        code, message = "TL408", f"@{wrong.attribute} is {pointer}, an id without #"
        if lead.form is Form.REGISTER_ID:
            home = target.file.path if target.file is not None else ""
            code, message = "TL407", f"@{wrong.attribute} is {pointer}: no id of this file, but one of {home}"
        # Under another base a path would not lead where we found it.
        is_safe = ":" in right or right.startswith("#") or b"xml:base" not in self.file.source.data
        fix = exchange(wrong.pointer, right, self.file, place.span, "safe") if is_safe else None
        return Diagnostic(code, Severity.WARNING, message, place, _there(target, self.file), f"write {right}", fix)


def _more(more: int) -> str:
    return f"; {more} more here have it" if more else ""


def _short(pointer: str) -> str:
    return pointer if len(pointer) <= _LONGEST else f"{pointer[: _LONGEST - 1]}…"


def _declared(why: Unresolved) -> tuple[Label, ...]:
    if why.entry is None:
        return ()
    return (Label(why.entry.file.place_of_attribute(why.entry.element, ID), f"{why.nearest} is declared here"),)


def _there(target: Target, file: TeiFile) -> tuple[Label, ...]:
    if target.element is None or target.file is None or target.file is file:
        return ()
    return (Label(target.file.place_of_attribute(target.element, ID), "declared here"),)
