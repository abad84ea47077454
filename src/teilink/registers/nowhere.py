"""Why a pointer leads nowhere, and the nearest one that leads somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from teilink.registers.lead import Unresolved
from teilink.registers.spellings import Spellings, is_counted_alike

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from teilink.registers.catalogue import Catalogue
    from teilink.registers.entry import Entry
    from teilink.registers.lead import Target
    from teilink.registers.prefixes import Prefix
    from teilink.tei.document import TeiFile

# What stands in another file is proposed only where it is very like.
_SURELY = 0.8


class Nowhere:
    """What is near to pointers that lead nowhere; the names of a file are looked through once."""

    def __init__(self, catalogue: Catalogue, written: Callable[[Target, TeiFile], str]) -> None:
        self._catalogue = catalogue
        self._written = written
        self._ids: WeakKeyDictionary[TeiFile, Spellings] = WeakKeyDictionary()
        self._declared: WeakKeyDictionary[TeiFile, Spellings] = WeakKeyDictionary()
        self._prefixes: WeakKeyDictionary[TeiFile, Spellings] = WeakKeyDictionary()
        self._everything: Spellings | None = None

    def prefixed(self, prefix: str, rest: str, file: TeiFile, known: Mapping[str, Prefix]) -> Unresolved:
        """For a pointer with a prefix, and the prefixes that its file declares."""
        if prefix not in known:
            return Unresolved("prefix", self._of(file, self._prefixes, known).nearest(prefix))
        address = known[prefix].expanded(rest)
        if address is None:
            return Unresolved("pattern", "")
        path, _, wrong = address.partition("#")
        register = self._catalogue.register(path, file.path) if path else None
        close = self._close(wrong, register) if path else self._of(file, self._ids, file.ids).nearest(wrong)
        right = known[prefix].contracted(close) or close
        if not close or known[prefix].expanded(right) != f"{path}#{close}":
            return self._elsewhere(wrong, file)
        return Unresolved("id", f"{prefix}:{right}", self._entry(close, register))

    def plain(self, pointer: str, file: TeiFile) -> Unresolved:
        """For a pointer without a prefix."""
        path, hash_, identifier = pointer.partition("#")
        register = self._catalogue.register(path, file.path) if path and hash_ else None
        if register is not None:
            close = self._close(identifier, register)
            if not close:
                return self._elsewhere(identifier, file)
            return Unresolved("id", f"{path}#{close}", self._entry(close, register))
        wrong = identifier or pointer
        if len(self._catalogue.holders(wrong)) > 1:
            return Unresolved("several", "")
        close = self._of(file, self._ids, file.ids).nearest(wrong)
        return Unresolved("id", f"#{close}") if close else self._elsewhere(wrong, file)

    def _close(self, wrong: str, register: TeiFile | None) -> str:
        """The nearest entry of a register, unless the very id stands in another one: that is nearer."""
        if register is None or self._catalogue.named(wrong):
            return ""
        return self._of(register, self._declared, self._catalogue.entries[register]).nearest(wrong)

    def _entry(self, identifier: str, register: TeiFile | None) -> Entry | None:
        return self._catalogue.entries[register].get(identifier) if register is not None else None

    def _elsewhere(self, wrong: str, file: TeiFile) -> Unresolved:
        """The nearest entry in all registers, written as this file should write it."""
        if self._everything is None:
            self._everything = Spellings(entry.id for entry in self._catalogue.declared())
        close = self._everything.nearest(wrong, _SURELY)
        # Entries that were numbered by a machine are all alike.
        is_numbered = close != wrong and is_counted_alike(close, wrong)
        named = () if is_numbered else self._catalogue.named(close)
        entry = named[0] if len(named) == 1 else None
        written = self._written(self._catalogue.target(entry), file) if entry is not None else ""
        return Unresolved("id", written, entry if written else None)

    @staticmethod
    def _of(file: TeiFile, kept: WeakKeyDictionary[TeiFile, Spellings], names: Iterable[str]) -> Spellings:
        if file not in kept:
            kept[file] = Spellings(names)
        return kept[file]
