"""The embedded SPARQL store: a folder of the build, written once and then only read.

Each document and each register is a named graph; the default graph is the union of them all.
"""

from __future__ import annotations

import io
import shutil
import traceback
import unicodedata
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pyoxigraph

from teilink.errors import UsageError
from teilink.store import answers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from _typeshed import WriteableBuffer


FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle")


class _Pieces(io.RawIOBase):
    """A readable stream over pieces of bytes, so that the whole is never in memory."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = piece
        room = memoryview(buffer)
        taken = min(len(room), len(self._rest))
        room[:taken] = self._rest[:taken]
        self._rest = self._rest[taken:]
        return taken


def write_store(folder: Path, nquads: Iterable[bytes]) -> None:
    """Make `folder` a store that holds exactly these N-Quads, given in pieces that join into whole lines.

    A store that stood there stays until the new one is complete.
    """
    fresh = folder.with_name(folder.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        _load(fresh, nquads)
        if folder.exists():
            shutil.rmtree(folder)
        fresh.rename(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _load(folder: Path, nquads: Iterable[bytes]) -> None:
    """The store is closed when this function returns: pyoxigraph closes with the last reference."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    store = pyoxigraph.Store(folder)
    store.bulk_load(io.BufferedReader(_Pieces(nquads), 1 << 20), pyoxigraph.RdfFormat.N_QUADS)
    # The engine's own union of graphs repeats what several graphs say; a graph of its own says it once.
    every = store.quads_for_pattern(None, None, None, None)
    store.bulk_extend(pyoxigraph.Quad(each.subject, each.predicate, each.object) for each in every)
    store.flush()
    store.optimize()


def is_store(folder: Path) -> bool:
    """Whether a folder looks like a store: RocksDB keeps its current manifest in the file CURRENT."""
    return (folder / "CURRENT").is_file()


def open_store(folder: Path) -> pyoxigraph.Store:
    """The store in a folder, to read only. Raises UsageError where there is none or it cannot be read."""
    if not is_store(folder):
        raise UsageError(f"no store in {folder}: run teilink build first")
    try:
        return pyoxigraph.Store.read_only(str(folder))
    except (OSError, RuntimeError) as error:
        raise UsageError(f"the store in {folder} cannot be read: run teilink build again") from error


def results(folder: Path, sparql: str, format_name: str) -> str:
    """The answer as text in one of `FORMATS`; a table for people shows statements as N-Triples.

    Raises UsageError for a bad query, or a format in which its kind of answer cannot be written.
    """
    if format_name not in FORMATS:
        raise UsageError(f"no such format: {format_name} (there are {', '.join(FORMATS)})")
    with _let_go():
        return _text(answers.evaluate(open_store(folder), sparql), format_name)


@contextmanager
def _let_go() -> Iterator[None]:
    """Leave no result of pyoxigraph in the traceback of an error: only the thread that made it may drop it."""
    try:
        yield
    except UsageError as error:
        traceback.clear_frames(error.__traceback__)
        raise


def _text(found: answers.Found, format_name: str) -> str:
    if isinstance(found, pyoxigraph.QueryTriples):
        return _statements(found, format_name)
    if format_name == "turtle":
        raise UsageError("the answer is a table: turtle is for CONSTRUCT and DESCRIBE")
    if format_name != "table":
        return answers.table(found, format_name).decode()
    return _plain(found)


def _statements(found: pyoxigraph.QueryTriples, format_name: str) -> str:
    if format_name not in ("table", "turtle"):
        raise UsageError(f"the answer is a graph: {format_name} is for SELECT and ASK")
    return answers.graph(found, "turtle" if format_name == "turtle" else "ntriples").decode()


def _plain(found: pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean) -> str:
    """A table for people: values without brackets, quotes, language and datatype."""
    if isinstance(found, pyoxigraph.QueryBoolean):
        return "yes\n" if found else "no\n"
    with answers.query_faults():
        rows = [[_shown(term) for term in solution] for solution in found]
    header = [variable.value for variable in found.variables]
    widths = [max(map(_width, column)) for column in zip(header, *rows, strict=True)]
    lines = [header, ["-" * width for width in widths], *rows]
    return "".join("  ".join(map(_padded, line, widths)).rstrip() + "\n" for line in lines)


def _shown(term: object) -> str:
    """Nothing that a terminal would act on: what cannot be printed becomes a space."""
    value = term.value if isinstance(term, pyoxigraph.NamedNode | pyoxigraph.Literal) else str(term or "")
    return "".join(character if character.isprintable() else " " for character in value)


def _padded(value: str, width: int) -> str:
    return value + " " * (width - _width(value))


def _width(value: str) -> int:
    """The columns a value takes: two for each wide character (Unicode Annex 11)."""
    return len(value) + sum(unicodedata.east_asian_width(character) in "FW" for character in value)
