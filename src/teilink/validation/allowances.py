"""Findings that a document allows: ``<?teilink allow TL303 reason="the letter itself says so"?>``.

An allowance silences codes in the element that holds it; beside the root, or directly in it, in the whole file.  It
says why.  One that silences nothing is told (TL002), and so is one that cannot be read (TL005), which silences nothing.
Faults of the project, of reading and of teilink itself cannot be allowed: nothing behind them was checked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from teilink.codes import code
from teilink.diagnostics import Diagnostic, Edit, Fix, Severity
from teilink.errors import UsageError
from teilink.iri import nearest
from teilink.tei.instructions import instructions
from teilink.validation.nested import NestedSpans

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from teilink.codes import Code
    from teilink.diagnostics import Place
    from teilink.source import Span
    from teilink.tei.document import TeiFile

_TARGET = "teilink"
_WORD = "allow"
_FORM = 'write <?teilink allow TL303 reason="why it is right as it is"?>'
_REASON = re.compile(r"(?<![^ \t\r\n])reason[ \t\r\n]*=")
_FIXED_STAGES = frozenset({"project", "read", "internal"})
# Whether these are found depends on the files that are checked with this one.
_OF_MANY_FILES = frozenset({"TL403", "TL405", "TL410", "TL411", "TL412", "TL503"})


class _Allowance(NamedTuple):
    """An allowance that can be read."""

    codes: tuple[Code, ...]
    place: Place
    scope: Span

    def allows(self, code_: str) -> bool:
        """Whether it names a code."""
        return any(each.code == code_ for each in self.codes)


class _UnreadableError(Exception):
    """Why an allowance cannot be read, and what to do."""


def allowed(findings: Iterable[Diagnostic], files: Sequence[TeiFile], stages_run: Collection[str]) -> list[Diagnostic]:
    """The findings that nothing in their file allows, and those on the allowances themselves (TL002, TL005).

    `stages_run` names the stages that were run: an allowance for a code of another stage may yet be of use.
    """
    told: list[Diagnostic] = []
    allowances: dict[str, list[_Allowance]] = {}
    for file in files:
        for instruction in instructions(file, _TARGET):
            try:
                read = _Allowance(_codes(instruction.text), instruction.place, instruction.scope)
            except _UnreadableError as fault:
                message, help_ = fault.args
                told.append(Diagnostic("TL005", Severity.ERROR, message, instruction.place, help=help_))
            else:
                allowances.setdefault(file.path, []).append(read)
    if not allowances:
        return [*findings, *told]
    used: set[tuple[_Allowance, str]] = set()
    scopes = {path: NestedSpans([each.scope for each in some]) for path, some in allowances.items()}
    for finding in findings:
        covering = _covering(finding, allowances, scopes)
        used.update((each, finding.code) for each in covering)
        if not covering:
            told.append(finding)
    for allowance in (each for some in allowances.values() for each in some):
        told += _unused(allowance, used, stages_run)
    return told


def _covering(
    finding: Diagnostic, allowances: Mapping[str, Sequence[_Allowance]], scopes: Mapping[str, NestedSpans]
) -> list[_Allowance]:
    """The allowances that a finding is one of."""
    path = finding.place.path
    if path not in allowances:
        return []
    around = (allowances[path][number] for number in scopes[path].around(finding.place.span.start))
    return [each for each in around if each.allows(finding.code)]


def _codes(text: str) -> tuple[Code, ...]:
    """The codes that an allowance names. Raises _UnreadableError."""
    word, *names = (text if (reason := _REASON.search(text)) is None else text[: reason.start()]).split() or [""]
    if word != _WORD:
        near = nearest(word, [_WORD])
        message = f"<?teilink {word[:40]}…?> says nothing to teilink" if word else "<?teilink?> says nothing"
        raise _UnreadableError(message, f"did you mean {near}?" if near else _FORM)
    if not names:
        raise _UnreadableError("this allows no code", _FORM)
    found = tuple(dict.fromkeys(_code(name) for name in names))
    _check_reason("" if reason is None else text[reason.end() :].strip())
    return found


def _code(name: str) -> Code:
    try:
        found = code(name[:60])
    except UsageError as error:
        message, _, near = str(error).partition("; ")
        raise _UnreadableError(message, near or _FORM) from error
    if found.stage in _FIXED_STAGES:
        kind = {"project": "a fault of the project", "read": "a file that cannot be read"}.get(found.stage, "a bug")
        raise _UnreadableError(f"{found.code} is {kind} and cannot be allowed", "put right what it says")
    return found


def _check_reason(written: str) -> None:
    """A reason stands in quotation marks, and nothing behind them. Raises _UnreadableError."""
    if not written:
        raise _UnreadableError("this allows without a reason", _FORM)
    mark, rest = written[0], written[1:]
    if mark not in "\"'" or rest.find(mark) != len(rest) - 1 or not rest:
        raise _UnreadableError("the reason stands in quotation marks, and nothing behind it", _FORM)
    if not rest[:-1].strip():
        raise _UnreadableError("the reason is empty", "say why it is right as it is")


def _unused(
    allowance: _Allowance, used: Collection[tuple[_Allowance, str]], stages_run: Collection[str]
) -> Iterator[Diagnostic]:
    """A finding for each code of an allowance that was looked for and not found."""
    for each in allowance.codes:
        is_sure = each.stage in stages_run and each.code not in _OF_MANY_FILES
        if is_sure and (allowance, each.code) not in used:
            is_alone = len(allowance.codes) == 1
            fix = Fix("unsafe", (Edit(allowance.place.span, ""),)) if is_alone else None
            message = f"{each.code} is allowed here and not found"
            help_ = "delete the instruction" if is_alone else f"leave {each.code} out of it"
            yield Diagnostic("TL002", Severity.WARNING, message, allowance.place, help=help_, fix=fix)
