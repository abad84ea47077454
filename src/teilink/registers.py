"""Who and what is declared where, and what a pointer points at.

A register is a TEI file that lists people, organisations, places, events, works or collections; what it declares has an
address, ``{base}person/kim-il``.  A document may declare document types (``category``) of its own.

`Registers.resolve` reads every form of pointer; where it answers None, `Registers.unresolved` says why.

Specification: TEI Guidelines 16.2.3 (private URI schemes), att.pointing.
"""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from teilink.iri import nearest, part
from teilink.tei.document import ID, TEI, TeiFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lxml.etree import _Element

KINDS = {
    TEI + "person": "person",
    TEI + "org": "org",
    TEI + "place": "place",
    TEI + "event": "event",
    TEI + "bibl": "bibl",
    TEI + "msDesc": "collection",
    TEI + "category": "term",
}
"""What may be declared, by element: the kind is the folder of its address."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
_GROUP = re.compile(r"\$(\d)")
_LONGEST = 200
_ATOM = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?:", re.DOTALL)
_REPEAT = re.compile(r"[*+]|\{\d*,\d*\}")
_FOREIGN = {"ark", "doi", "ftp", "hdl", "http", "https", "info", "mailto", "tag", "urn"}


@dataclass(frozen=True, eq=False)
class Entry:
    """One thing that a register, or a document, declares."""

    kind: str
    id: str
    element: _Element
    file: TeiFile


class Target(NamedTuple):
    """What a pointer points at: an entry, else an element of a file, else a foreign address (`iri` alone)."""

    iri: str
    entry: Entry | None = None
    element: _Element | None = None
    file: TeiFile | None = None


class Unresolved(NamedTuple):
    """Why a pointer points at nothing, and the nearest one that would do.

    The reason is "prefix" (not declared), "pattern" (that of the prefix does not match) or "id".
    """

    reason: str
    nearest: str
    entry: Entry | None = None


class _Prefix(NamedTuple):
    pattern: str
    replacement: str


class Registers:
    """The registers of a project."""

    def __init__(self, files: Sequence[TeiFile], base: str) -> None:
        self._base = base
        self.files = tuple(files)
        self._entries = {file: {entry.id: entry for entry in entries(file)} for file in self.files}
        self._by_path = {_absolute(file.path): file for file in self.files}
        self._by_name = {posixpath.basename(file.path): file for file in reversed(self.files)}
        self._resolved: dict[tuple[object, ...], Target | None] = {}
        self._prefixes: dict[tuple[tuple[str, str, str], ...], Mapping[str, _Prefix]] = {}

    def declared(self, kind: str = "") -> list[Entry]:
        """All entries, or those of one kind, in the order of files and of the text."""
        every = (entry for declared in self._entries.values() for entry in declared.values())
        return [entry for entry in every if not kind or entry.kind == kind]

    def address(self, entry: Entry) -> str:
        """The IRI of an entry: base, kind, id."""
        return f"{self._base}{entry.kind}/{part(entry.id)}"

    def holds(self, file: TeiFile) -> bool:
        """Whether a file is one of the registers."""
        return file in self._entries

    def is_judged(self, pointer: str, file: TeiFile) -> bool:
        """Whether a pointer is of a form that must resolve here; a path to some other file is not."""
        path, _, identifier = pointer.partition("#")
        if _SCHEME.fullmatch(pointer) is not None or not path:
            return True
        return bool(identifier) and self._register(path, file) is not None

    def resolve(self, pointer: str, file: TeiFile) -> Target | None:
        """What one pointer in a file points at, or None."""
        if pointer.startswith("#"):
            return self._local(pointer[1:], file)
        # Documents of one folder that declare the same prefixes resolve a pointer alike.
        key = (pointer, posixpath.dirname(file.path), file.prefix_key)
        if key not in self._resolved:
            self._resolved[key] = self._distant(pointer, file, self._prefixes_of(file))
        found = self._resolved[key]
        # A prefix may stand for "#": then each file that declares it means itself.
        return self._local(found.iri[1:], file) if found is not None and found.iri.startswith("#") else found

    def _local(self, identifier: str, file: TeiFile) -> Target | None:
        element = file.ids.get(identifier)
        if element is None:
            return None
        kind = KINDS.get(str(element.tag))
        if file in self._entries or kind == "term":
            entry = Entry(kind, identifier, element, file) if kind else None
            return Target(self.address(entry) if entry else "", entry, element, file)
        return Target("", None, element, file)

    def _distant(self, pointer: str, file: TeiFile, prefixes: Mapping[str, _Prefix]) -> Target | None:
        scheme = _SCHEME.fullmatch(pointer)
        if scheme is not None and scheme.group(1) not in prefixes:
            return Target(pointer) if scheme.group(1).lower() in _FOREIGN else None
        address = _expanded(scheme.group(2), prefixes[scheme.group(1)]) if scheme is not None else pointer
        if address is None:
            return None
        if _SCHEME.fullmatch(address) or address.startswith("#"):
            return Target(address)
        path, _, identifier = address.partition("#")
        register = self._register(path, file)
        entry = self._entries[register].get(identifier) if register is not None else None
        if entry is None:
            return None
        return Target(self.address(entry), entry, entry.element, entry.file)

    def _register(self, path: str, file: TeiFile) -> TeiFile | None:
        # A document that lies elsewhere (a draft, a copy) means the project's register of that name.
        full = _absolute(posixpath.join(posixpath.dirname(file.path), path))
        return self._by_path.get(full) or self._by_name.get(posixpath.basename(path))

    def _prefixes_of(self, file: TeiFile) -> Mapping[str, _Prefix]:
        key = file.prefix_definitions
        if key not in self._prefixes:
            self._prefixes[key] = {ident: _Prefix(pattern, replacement) for ident, pattern, replacement in key}
        return self._prefixes[key]

    def unresolved(self, pointer: str, file: TeiFile) -> Unresolved:
        """Why a pointer resolves to nothing, with the nearest one that would."""
        scheme = _SCHEME.fullmatch(pointer)
        if pointer.startswith("#") or scheme is None:
            return self._unknown_id(pointer, file)
        prefix, rest = scheme.groups()
        prefixes = self._prefixes_of(file)
        if prefix not in prefixes:
            return Unresolved("prefix", nearest(prefix, prefixes))
        address = _expanded(rest, prefixes[prefix])
        if address is None:
            return Unresolved("pattern", "")
        if address.startswith("#"):
            close = nearest(rest, file.ids)
            return Unresolved("id", f"{prefix}:{close}" if close else "")
        register = self._register(address.partition("#")[0], file)
        declared = self._entries[register] if register is not None else {}
        close = nearest(rest, declared)
        return Unresolved("id", f"{prefix}:{close}" if close else "", declared.get(close))

    def _unknown_id(self, pointer: str, file: TeiFile) -> Unresolved:
        path, _, identifier = pointer.partition("#")
        register = self._register(path, file) if path else None
        if register is None:
            close = nearest(identifier or pointer, file.ids)
            return Unresolved("id", f"#{close}" if close else "")
        close = nearest(identifier, self._entries[register])
        return Unresolved("id", f"{path}#{close}" if close else "", self._entries[register].get(close))


def _expanded(rest: str, prefix: _Prefix) -> str | None:
    """The pointer behind a private scheme: the pattern matched as a whole, $1 … replaced by its groups."""
    if len(rest) > _LONGEST or not _is_tame(prefix.pattern):
        return None
    try:
        found = re.fullmatch(prefix.pattern, rest)
        if found is None:
            return None
        return _GROUP.sub(lambda group: found[int(group[1])] or "", prefix.replacement)
    except (re.error, IndexError, OverflowError, RecursionError):
        # No pattern of this language, or a group that it does not have.
        return None


def _is_tame(pattern: str) -> bool:
    """Whether a pattern surely fails soon: one that repeats what repeats may try for ever, and a file may not do that.

    No group is repeated, at most three atoms are without bound, and at most four may be left out.
    """
    bare = _ATOM.sub(lambda atom: "(" if atom[0] == "(?:" else "a", pattern)
    is_plain = len(pattern) <= _LONGEST and "(?" not in bare and not re.search(r"\)[*+{]", bare)
    return is_plain and len(_REPEAT.findall(bare)) <= 3 and bare.count("?") <= 4


def _absolute(path: str) -> str:
    # Not resolve(): a register reached through a link is the one at that place.
    return os.path.abspath(path)  # noqa: PTH100


def entries(file: TeiFile) -> Iterable[Entry]:
    """What a file declares: the elements of the known kinds that have an xml:id."""
    for element in file.root.iter(*KINDS):
        identifier = element.get(ID)
        if identifier is not None:
            yield Entry(KINDS[str(element.tag)], identifier, element, file)
