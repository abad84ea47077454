"""What the registers of a project declare, found by id, by path, by name of file and by address.

`xml:base` is not applied to what a register says: a path is read from where the file lies.  But it tells under which
address others know the register: a base is read as that of the file, and as that of the folder in which it lies.
"""

from __future__ import annotations

import os
import posixpath
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote

from teilink.authorities import canonical
from teilink.iri import part
from teilink.registers.addresses import bare, of_file
from teilink.registers.authorities import authorities
from teilink.registers.entry import KINDS, Entry, declarations, kind_of, sole_entry
from teilink.registers.lead import Target
from teilink.tei.document import ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lxml.etree import _Element

    from teilink.tei.document import TeiFile


class Catalogue:
    """The registers of a project, and where everything in them stands."""

    def __init__(self, files: Sequence[TeiFile], base: str) -> None:
        self._base = base
        self.files = tuple(files)
        self.entries = {file: _first_of_each(declarations(file)) for file in self.files}
        self._by_path = {absolute(file.path): file for file in self.files}
        self._by_name = {posixpath.basename(file.path): file for file in reversed(self.files)}

    def declared(self, kind: str = "") -> list[Entry]:
        """All entries, or those of one kind, in the order of files and of the text."""
        every = (entry for declared in self.entries.values() for entry in declared.values())
        return [entry for entry in every if not kind or entry.kind == kind]

    def address(self, entry: Entry) -> str:
        """The IRI of an entry: base, kind, id without ``.xml``: under that ending the description would be served."""
        return f"{self._base}{entry.kind}/{part(entry.id.removesuffix('.xml') or entry.id)}"

    def named(self, identifier: str) -> Sequence[Entry]:
        """The entries that have an id, one a register."""
        return self._by_id.get(identifier, ())

    @cached_property
    def _by_id(self) -> Mapping[str, Sequence[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.declared():
            found.setdefault(entry.id, []).append(entry)
        return found

    def holders(self, identifier: str) -> list[Target]:
        """The entries of the registers that have an id; where there are none, the elements of registers with it."""
        declared = [self.target(entry) for entry in self.named(identifier)]
        files = self._files_by_id.get(identifier, ())
        return declared or [target for file in files if (target := self.local(identifier, file)) is not None]

    @cached_property
    def _files_by_id(self) -> Mapping[str, Sequence[TeiFile]]:
        found: dict[str, list[TeiFile]] = {}
        for file in self.files:
            for identifier in file.ids:
                found.setdefault(identifier, []).append(file)
        return found

    def target(self, entry: Entry) -> Target:
        """An entry as what a pointer points at."""
        return Target(self.address(entry), entry, entry.element, entry.file)

    def local(self, identifier: str, file: TeiFile) -> Target | None:
        """The element of a file that has an id, which may be percent-encoded; an entry where it is one."""
        element = file.ids.get(identifier)
        if element is None and "%" in identifier:
            element = file.ids.get(unquote(identifier))
        if element is None:
            return None
        kind = kind_of(element) if file in self.entries else _kind_of_type(element)
        if kind:
            return self.target(Entry(kind, element.get(ID, ""), element, file))
        return Target("", None, element, file)

    def at(self, address: str, from_: str) -> Target | None:
        """What a relative address means, seen from a file: an element of a register, or what all of it is about."""
        path, _, identifier = address.partition("#")
        register = self.register(path, from_)
        return self._in(register, identifier) if register is not None else None

    def _in(self, register: TeiFile, identifier: str) -> Target | None:
        """What has an id in a register; without an id what all of the register is about."""
        declared = self.entries[register]
        entry = declared.get(identifier) if identifier else sole_entry(declared.values())
        if entry is not None:
            return self.target(entry)
        return self.local(identifier, register) if identifier else None

    def addressed(self, address: str) -> Target | None:
        """What an address of the web means here: an entry by its own address, or by where its register is published."""
        if address.startswith(self._base) and (own := self._by_iri.get(address)) is not None:
            return self.target(own)
        if not self._by_address:
            return None
        path, _, identifier = address.partition("#")
        found = self._among(self._by_address.get(bare(path), ()), identifier)
        if found is None and not identifier:
            # Some say {base}/id for what is {base}#id.
            folder, _, name = bare(path).rpartition("/")
            found = self._among(self._by_address.get(folder, ()), unquote(name))
        return found

    def _among(self, registers: Sequence[TeiFile], identifier: str) -> Target | None:
        if not identifier and len(registers) > 1:
            # The address of a folder.
            return None
        found = [target for each in registers if (target := self._in(each, identifier)) is not None]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _by_iri(self) -> Mapping[str, Entry]:
        return {self.address(entry): entry for entry in reversed(self.declared())}

    @cached_property
    def _by_address(self) -> Mapping[str, Sequence[TeiFile]]:
        found: dict[str, list[TeiFile]] = {}
        for file in self.files:
            for address in of_file(file):
                found.setdefault(address, []).append(file)
        return found

    def known_as(self, address: str) -> Sequence[Entry]:
        """The entries that name an address, in an authority file or elsewhere on the web, as their own."""
        return self._by_own_address.get(canonical(address), ()) if self.files else ()

    @cached_property
    def _by_own_address(self) -> Mapping[str, Sequence[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.declared():
            for address in authorities(entry.element):
                found.setdefault(address, []).append(entry)
        return found

    def register(self, path: str, from_: str) -> TeiFile | None:
        """The register at a path, seen from a file; where nothing lies there, the one of that name."""
        # A document that lies elsewhere (a draft, a copy) means the project's register of that name.
        for written in (path, unquote(path)) if "%" in path else (path,):
            # ../people/kim-il may stand for ../people/kim-il.xml; a name without a path is rather an id.
            for spelling in (written, f"{written}.xml") if "/" in written else (written,):
                full = absolute(posixpath.join(posixpath.dirname(from_), spelling))
                found = self._by_path.get(full) or self._by_name.get(posixpath.basename(spelling))
                if found is not None:
                    return found
        return None


def _kind_of_type(element: _Element) -> str:
    """The kind of what has an address although a document declares it: a document type."""
    kind = KINDS.get(str(element.tag), "")
    return kind if kind == "term" else ""


def absolute(path: str) -> str:
    """A path from the root of the file system."""
    # Not resolve(): a register reached through a link is the one at that place.
    return os.path.abspath(path)  # noqa: PTH100


def _first_of_each(declared: Iterable[Entry]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in declared:
        found.setdefault(entry.id, entry)
    return found
