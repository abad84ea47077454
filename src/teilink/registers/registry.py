"""The registers of a project, and what every form of pointer means to them."""

from __future__ import annotations

import os
import posixpath
import re
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote
from weakref import WeakKeyDictionary

from teilink.registers.addresses import is_of
from teilink.registers.catalogue import Catalogue, absolute
from teilink.registers.lead import Form, Lead, Target, Unresolved
from teilink.registers.nowhere import Nowhere
from teilink.registers.prefixes import Prefix, inner_prefixes, prefixes
from teilink.registers.relations import relations
from teilink.tei.document import ID, TeiFile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from teilink.registers.entry import Entry
    from teilink.registers.relations import Related

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
_FOREIGN = frozenset(
    ["ark", "data", "doi", "ftp", "geo", "hdl", "http", "https", "info", "mailto", "tag", "tel", "urn"]
)
_WEB = re.compile(r"https?://\S+")
_DISK = re.compile(r"file:|[A-Za-z]:[\\/]")
# Behind "#" a name and a bracket: a scheme of XPointer, as in #xpath(//p[1]).
_SCHEMED = re.compile(r"[^#]*#[\w.-]+\(")
_NAME = re.compile(r"[^\W\d][\w.-]*")
_TRIED = 50
# What of a path need not be percent-encoded in a pointer.
_PLAIN = "/~!$&()*+,;=@"


class Registers:
    """The registers of a project."""

    def __init__(self, files: Sequence[TeiFile], base: str) -> None:
        self._catalogue = Catalogue(files, base)
        self._nowhere = Nowhere(self._catalogue, self.written)
        self._distant: dict[tuple[object, ...], Target | None] = {}
        self._prefixes: dict[tuple[tuple[str, str, str], ...], Mapping[str, Prefix]] = {}
        self._inner: WeakKeyDictionary[TeiFile, Mapping[str, Prefix]] = WeakKeyDictionary()

    # -- what is declared -------------------------------------------------------------------------------------------

    @property
    def files(self) -> tuple[TeiFile, ...]:
        """The registers, in their order."""
        return self._catalogue.files

    def declared(self, kind: str = "") -> list[Entry]:
        """All entries, or those of one kind, in the order of files and of the text."""
        return self._catalogue.declared(kind)

    def address(self, entry: Entry) -> str:
        """The IRI of an entry: base, kind, id."""
        return self._catalogue.address(entry)

    def holds(self, file: TeiFile) -> bool:
        """Whether a file is one of the registers."""
        return file in self._catalogue.entries

    def holders(self, identifier: str) -> list[Target]:
        """The entries of the registers that have an id; where there are none, the elements of registers with it."""
        return self._catalogue.holders(identifier)

    def known_as(self, address: str) -> Sequence[Entry]:
        """The entries that name an address, in an authority file or elsewhere on the web, as their own."""
        return self._catalogue.known_as(address)

    def by_key(self, key: str, file: TeiFile) -> Target | None:
        """What a @key in a file means: a declaration of the file, an entry, or an address; None where it is a name."""
        key = key.strip()
        target = self._catalogue.local(key.removeprefix("#"), file)
        if target is not None and target.kind:
            return target
        return self._sole(key.removeprefix("#")) or (self.resolve(key, file) if _WEB.fullmatch(key) else None)

    def _sole(self, identifier: str) -> Target | None:
        """The only entry of the registers that has an id."""
        found = self._catalogue.named(identifier)
        return self._catalogue.target(found[0]) if len(found) == 1 else None

    def entry_of(self, element: _Element, file: TeiFile) -> Target | None:
        """An element that declares something, as what a pointer to it points at; None where it declares nothing."""
        identifier = element.get(ID)
        target = self._catalogue.local(identifier, file) if identifier else None
        return target if target is not None and target.kind else None

    def related(self, entry: Entry) -> Sequence[Related]:
        """What the relations in the registers say of an entry."""
        return self._related.get(self.address(entry), ())

    @cached_property
    def _related(self) -> Mapping[str, Sequence[Related]]:
        return relations(self.files, self.resolve)

    def declaring(self, prefix: str) -> TeiFile | None:
        """The first register that declares a prefix."""
        return next((file for file in self.files if prefix in self._prefixes_of(file)), None)

    # -- resolving --------------------------------------------------------------------------------------------------

    def resolve(self, pointer: str, file: TeiFile) -> Target | None:
        """What one pointer in a file points at, or None.

        An address in an authority file (GND, VIAF, GeoNames …) that one entry names as its own means that entry.
        """
        found = self.lead(pointer, file)
        if found is None:
            return None
        _, entry, element, home = target = found.target
        if entry is None and element is None:
            owners = self.known_as(target.iri)
            return self._catalogue.target(owners[0]) if len(owners) == 1 else target
        # An element of another file that is no entry is there, but has no address.
        return target if entry is not None or element is None or home is file else None

    def lead(self, pointer: str, file: TeiFile) -> Lead | None:
        """Where one pointer in a file leads and how it is written; None where it leads nowhere that is known."""
        if pointer.startswith("#"):
            return self._same_document(pointer[1:], file)
        found = self._known(pointer, file)
        if found is None:
            return self._gathered(pointer, file)
        # A prefix may stand for "#": then each file that declares it means itself.
        target = self._within(found, file)
        return Lead(Form.RIGHT, target) if target is not None else None

    def is_shared(self, pointer: str, file: TeiFile) -> bool:
        """Whether a pointer leads to the same place from all files of one folder that declare the same prefixes."""
        found = None if pointer.startswith("#") else self._known(pointer, file)
        return found is not None and not (found.iri.startswith("#") or _is_own_address(found, file))

    def is_judged(self, pointer: str, file: TeiFile) -> bool:
        """Whether a pointer is of a form that must resolve here.

        A path to some other file is not, nor a scheme of XPointer.
        """
        if _DISK.match(pointer) or _SCHEMED.match(pointer):
            return False
        path, _, identifier = pointer.partition("#")
        if _SCHEME.fullmatch(pointer) is not None or not path:
            return True
        return bool(identifier) and (self._catalogue.register(path, file.path) is not None or _is_own(path, file))

    def _known(self, pointer: str, file: TeiFile) -> Target | None:
        # Documents of one folder that declare the same prefixes resolve a pointer alike.
        key = (pointer, posixpath.dirname(file.path), file.prefix_key)
        if key not in self._distant:
            self._distant[key] = self._found(pointer, file.path, self._prefixes_of(file))
        return self._distant[key]

    def _found(self, pointer: str, path: str, known: Mapping[str, Prefix]) -> Target | None:
        scheme = _SCHEME.fullmatch(pointer)
        if scheme is not None and scheme.group(1) not in known:
            return self._foreign(pointer) if scheme.group(1).lower() in _FOREIGN else None
        address = known[scheme.group(1)].expanded(scheme.group(2)) if scheme is not None else pointer
        if address is None:
            return None
        if _SCHEME.fullmatch(address) or address.startswith("#"):
            return self._foreign(address)
        return self._catalogue.at(address, path)

    def _foreign(self, address: str) -> Target:
        """An address of the web, which may be that of an entry."""
        return (self._catalogue.addressed(address) if _WEB.match(address) else None) or Target(address)

    def _within(self, target: Target, file: TeiFile) -> Target | None:
        if target.iri.startswith("#"):
            return self._catalogue.local(target.iri[1:], file)
        if _is_own_address(target, file):
            return self._catalogue.local(target.iri.partition("#")[2], file) or target
        return target

    def _same_document(self, identifier: str, file: TeiFile) -> Lead | None:
        target = self._catalogue.local(identifier, file)
        if target is not None:
            return Lead(Form.RIGHT, target)
        holders = self._catalogue.holders(identifier)
        return Lead(Form.REGISTER_ID, holders[0]) if len(holders) == 1 else None

    # -- what is not written as TEI wants it ------------------------------------------------------------------------

    def _gathered(self, pointer: str, file: TeiFile) -> Lead | None:
        """What a pointer must mean that is written otherwise; None where that is not certain."""
        scheme = _SCHEME.fullmatch(pointer)
        if scheme is not None:
            return self._borrowing(pointer, scheme.group(1), file)
        path, hash_, identifier = pointer.partition("#")
        if hash_:
            target = self._catalogue.local(identifier, file) if _is_own(path, file) else None
            return Lead(Form.RIGHT, target) if target is not None else None
        # A file may be called by the id of its root: then it is a path.
        if _NAME.fullmatch(pointer) is None or pointer == file.root.get(ID):
            return None
        target = self._catalogue.local(pointer, file) or self._sole(pointer)
        return Lead(Form.BARE_ID, target) if target is not None else None

    def _borrowing(self, pointer: str, prefix: str, file: TeiFile) -> Lead | None:
        """By a prefix that an inner header of the file declares, else the registers with one voice."""
        if prefix in self._prefixes_of(file):
            return None
        if file not in self._inner:
            self._inner[file] = inner_prefixes(file)
        if prefix in self._inner[file]:
            target = self._borrowed(pointer, file, self._inner[file])
            return Lead(Form.RIGHT, target) if target is not None else None
        declaring = [register for register in self.files if prefix in self._prefixes_of(register)]
        found = {self._borrowed(pointer, register, self._prefixes_of(register)) for register in declaring}
        target = found.pop() if len(found) == 1 else None
        return Lead(Form.BORROWED_PREFIX, target) if target is not None else None

    def _borrowed(self, pointer: str, lender: TeiFile, known: Mapping[str, Prefix]) -> Target | None:
        target = self._found(pointer, lender.path, known)
        return self._within(target, lender) if target is not None else None

    def _prefixes_of(self, file: TeiFile) -> Mapping[str, Prefix]:
        key = file.prefix_definitions
        if key not in self._prefixes:
            self._prefixes[key] = prefixes(key)
        return self._prefixes[key]

    # -- what should be written -------------------------------------------------------------------------------------

    def written(self, target: Target, file: TeiFile) -> str:
        """The pointer by which a file should mean an element: by prefix, else by path; '' where it has no id."""
        home, element = target.file, target.element
        identifier = element.get(ID) if element is not None else None
        if home is None or not identifier:
            return ""
        if home is file:
            return f"#{identifier}"
        for prefix, definition in list(self._prefixes_of(file).items())[:_TRIED]:
            rest = definition.contracted(identifier)
            found = self._known(f"{prefix}:{rest}", file) if rest else None
            if found is not None and found.element is element:
                return f"{prefix}:{rest}"
        path = os.path.relpath(absolute(home.path), posixpath.dirname(absolute(file.path)))
        return f"{quote(path.replace(os.sep, '/'), safe=_PLAIN)}#{identifier}"

    def unresolved(self, pointer: str, file: TeiFile) -> Unresolved:
        """Why a pointer resolves to nothing, with the nearest one that would."""
        if pointer.startswith("#") and _SCHEME.fullmatch(pointer[1:]):
            return Unresolved("id", pointer[1:])
        scheme = _SCHEME.fullmatch(pointer)
        if scheme is None:
            return self._nowhere.plain(pointer, file)
        return self._nowhere.prefixed(scheme.group(1), scheme.group(2), file, self._prefixes_of(file))


def _is_own_address(target: Target, file: TeiFile) -> bool:
    """Whether an address of the web means an element of the file in which it stands."""
    address, hash_, _ = target.iri.partition("#")
    return bool(hash_) and target.entry is None and target.element is None and is_of(address, file)


def _is_own(path: str, file: TeiFile) -> bool:
    """Whether a path means the file in which it stands."""
    return posixpath.basename(path) == posixpath.basename(file.path) and (
        absolute(posixpath.join(posixpath.dirname(file.path), path)) == absolute(file.path)
    )
