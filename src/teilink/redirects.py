"""The redirects of a project: addresses that were published once, and where what they named is found now.

A line of ``redirects.tsv`` is an old path under the base, a tab and the new path; with nothing behind the tab the thing
was withdrawn.  Lines that begin with # are comments.  ::

    doc/cable-7	doc/wcda-118686
    person/kim-ill	person/kim-il
    doc/cable-8

Chains are followed to their end, so that who asks for the oldest address is sent on once.

Specification: RFC 9110, sections 15.4.9 (308) and 15.5.11 (410)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from teilink.diagnostics import Diagnostic, Label, Place, Severity
from teilink.errors import ProjectError
from teilink.iri import LONGEST, is_served
from teilink.source import Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from teilink.source import Source

KINDS = ("doc", "person", "org", "place", "event", "bibl", "collection", "term")
"""The folders of what can move: those of everything that stands alone."""

_PATH = re.compile(
    rf"(?:{'|'.join(KINDS)})/(?!\.)(?:[A-Za-z0-9._~-]|%[0-9A-F]{{2}}){{1,{LONGEST}}}",
)
_MARK = b"\xef\xbb\xbf"
_COLUMNS = 2
_SHOWN = 60
_STEPS_SHOWN = 3


class _Line(NamedTuple):
    """One line: the two paths, and the byte at which it begins."""

    old: str
    new: str
    source: Source
    start: int

    @property
    def old_place(self) -> Place:
        return Place.of(self.source, Span(self.start, self.start + len(self.old)))

    @property
    def new_place(self) -> Place:
        start = self.start + len(self.old) + 1
        return Place.of(self.source, Span(start, start + len(self.new)))


@dataclass(frozen=True)
class Redirects:
    """Old paths under the base: those that moved, with the path at the end of the chain, and those withdrawn."""

    moved: Mapping[str, str]
    withdrawn: frozenset[str]
    _lines: Mapping[str, _Line] = field(default_factory=dict, repr=False, compare=False)

    def apart_from(self, built: Container[str]) -> Redirects:
        """Those whose old path a build does not have: what is there is not sent elsewhere."""
        return _of({old: line for old, line in self._lines.items() if old not in built}, [])

    def faults(self, built: Container[str], *, is_whole: bool) -> list[Diagnostic]:
        """What disagrees with the paths of a build: an old one is there still; a new one is not, in a whole build."""
        found = []
        for line in self._lines.values():
            if line.old in built:
                message = f"{_short(line.old)} is redirected, and the build has it still"
                found.append(_fault(message, line.old_place, "delete the line; a redirect would hide what is there"))
            elif is_whole and line.new and line.new not in self._lines and line.new not in built:
                message = f"{_short(line.old)} moved to {_short(line.new)}, which the build does not have"
                found.append(_fault(message, line.new_place, "correct the path, or leave it out: withdrawn"))
        return found


NO_REDIRECTS = Redirects({}, frozenset())
"""Those of a project that has none."""


def read(source: Source) -> Redirects:
    """The redirects in a file. Raises ProjectError with everything that is wrong in it (TL018)."""
    _refuse_other_encodings(source)
    faults: list[Diagnostic] = []
    lines: dict[str, _Line] = {}
    for line in _lines(source, faults):
        first = lines.setdefault(line.old, line)
        if first is not line:
            label = Label(first.old_place, "first here")
            faults.append(
                _fault(f"{_short(line.old)} is redirected twice", line.old_place, "keep one of the lines", (label,))
            )
    found = _of(lines, faults)
    for line in lines.values():
        if line.new in found.withdrawn:
            message = f"{_short(line.old)} moved to {_short(line.new)}, which was withdrawn"
            faults.append(
                _fault(message, line.new_place, f"leave {_short(line.new)} out here: then both are withdrawn")
            )
    if faults:
        raise ProjectError(sorted(faults, key=lambda fault: fault.order))
    return found


def _of(lines: Mapping[str, _Line], faults: list[Diagnostic]) -> Redirects:
    """What some lines say together; circles in them are faults."""
    ends = _ends({line.old: line.new for line in lines.values() if line.new}, lines, faults)
    return Redirects(ends, frozenset(line.old for line in lines.values() if not line.new), lines)


def _refuse_other_encodings(source: Source) -> None:
    try:
        source.data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = Place.of(source, Span(error.start, error.start))
        raise ProjectError([_fault("a byte here is not UTF-8", place, "save the file as UTF-8")]) from error


def _lines(source: Source, faults: list[Diagnostic]) -> Iterator[_Line]:
    """The lines that can be read."""
    at = len(_MARK) if source.data.startswith(_MARK) else 0
    for data in source.data[at:].split(b"\n"):
        written = data.rstrip(b"\r")
        if written.strip() and not written.lstrip().startswith(b"#"):
            line = _line(source, at, written, faults)
            if line is not None:
                yield line
        at += len(data) + 1


def _line(source: Source, at: int, written: bytes, faults: list[Diagnostic]) -> _Line | None:
    columns = [column.decode() for column in written.split(b"\t")]
    if len(columns) != _COLUMNS:
        what = f"has {len(columns)} columns" if len(columns) > 1 else "has no tab"
        message = f"a line is an old path, a tab and the new path; this one {what}"
        help_ = "put one tab between the two paths" if len(columns) > 1 else "a tab with nothing behind it: withdrawn"
        faults.append(_fault(message, Place.of(source, Span(at, at + len(written))), help_))
        return None
    old, new = columns[0], "" if columns[1].isspace() else columns[1]
    start = at + len(old.encode()) + 1
    wrong = [] if _is_path(old) else [_no_path(old, source, at)]
    wrong += [] if not new or _is_path(new) else [_no_path(new, source, start)]
    faults += wrong
    return None if wrong else _Line(old, new, source, at)


def _is_path(text: str) -> bool:
    return _PATH.fullmatch(text) is not None and not is_served(text)


def _no_path(text: str, source: Source, at: int) -> Diagnostic:
    near = _meant(text)
    help_ = f"did you mean {near}?" if near else f"a path is one of {', '.join(KINDS)}, a slash and the slug or the id"
    place = Place.of(source, Span(at, at + len(text.encode())))
    return _fault(f'"{_short(text)}" is no path of an edition', place, help_)


def _meant(text: str) -> str:
    """The path in a text that says more: an address of the web, the name of a file."""
    last = "/".join(text.strip().partition("#")[0].rsplit("/", 2)[-2:])
    path = last.rpartition(".")[0] if is_served(last) else last
    return path if _is_path(path) and len(path) <= _SHOWN else ""


def _ends(steps: Mapping[str, str], lines: Mapping[str, _Line], faults: list[Diagnostic]) -> dict[str, str]:
    """Where each old path leads in the end; a circle is a fault."""
    ends: dict[str, str] = {}
    for start in steps:
        way: dict[str, None] = {}
        at = start
        while at in steps and at not in ends and at not in way:
            way[at] = None
            at = steps[at]
        if at in way:
            circle = list(way)[list(way).index(at) :]
            faults.append(_circle(lines[circle[0]], circle))
        end = ends.get(at, at)
        ends.update(dict.fromkeys(way, end))
    return ends


def _circle(line: _Line, circle: list[str]) -> Diagnostic:
    more = "" if len(circle) <= _STEPS_SHOWN else f" and {len(circle) - _STEPS_SHOWN} more"
    others = ", ".join(map(_short, circle[1:_STEPS_SHOWN])) + more
    message = f"{_short(line.old)} comes back to itself" + (f" by way of {others}" if others else "")
    return _fault(message, line.old_place, "one of these paths is the one that holds now: delete its line")


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _fault(message: str, place: Place, help_: str, labels: tuple[Label, ...] = ()) -> Diagnostic:
    return Diagnostic("TL018", Severity.ERROR, message, place, labels, help_)
