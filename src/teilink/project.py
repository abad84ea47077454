"""A project as it lies on disk: its settings, registers, crosswalk, schema and shapes, each read when first needed."""

from __future__ import annotations

import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from teilink import config
from teilink.diagnostics import Diagnostic
from teilink.errors import UsageError
from teilink.source import Source
from teilink.tei.reading import LARGEST, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teilink.config import Config
    from teilink.crosswalk.mapper import Mapper
    from teilink.crosswalk.mapping import Crosswalk
    from teilink.redirects import Redirects
    from teilink.registers import Registers
    from teilink.schema.assertions import Assertions
    from teilink.schema.validity import Schema
    from teilink.shapes import Shapes
    from teilink.tei.document import Document, TeiFile


_STANDARD_INPUT = Path("-")
# One more byte than is read tells that a file is too large.
_MOST = LARGEST + 1


DEFAULT_BASE = "https://example.org/"
"""The base of a project that names none: addresses under it belong to nobody."""


class Project:
    """Everything that documents are judged and mapped by."""

    def __init__(self, settings: Config) -> None:
        self.config = settings
        # Each file is read once, and known under the name by which the user named it last.
        self._read: dict[Path, Source] = {}

    @classmethod
    def around(cls, first: Path | None) -> Project:
        """The project that a path belongs to, else that of the working directory."""
        return cls(config.load(first))

    @cached_property
    def base(self) -> str:
        """What all addresses begin with: by the settings, else by the crosswalk."""
        return self.config.base or self._crosswalk.base or DEFAULT_BASE

    def sources(self, paths: Sequence[Path]) -> list[Source]:
        """The files that paths name: a file itself, a folder all its ``*.xml``. Raises UsageError for a missing one."""
        named: dict[Path, Path] = {}
        for file in (file for path in paths for file in self._files(path)):
            named.setdefault(file if file == _STANDARD_INPUT else file.resolve(), file)
        for resolved, file in named.items():
            self._read[resolved] = Source(file.as_posix(), self._data(resolved, file))
        return sorted((self._read[resolved] for resolved in named), key=lambda source: source.name)

    def _data(self, resolved: Path, file: Path) -> bytes:
        if resolved in self._read:
            return self._read[resolved].data
        return sys.stdin.buffer.read(_MOST) if file == _STANDARD_INPUT else _bytes(file, _MOST)

    def _files(self, path: Path) -> list[Path]:
        if path == _STANDARD_INPUT:
            return [path]
        if path.is_dir():
            files = [file for file in sorted(path.rglob("*.xml")) if file.is_file()]
            return [file for file in files if not any(part.startswith(".") for part in file.relative_to(path).parts)]
        if not path.exists():
            raise UsageError(f"no such file or folder: {path}")
        return [path]

    def is_whole(self, sources: Sequence[Source]) -> bool:
        """Whether all documents and registers of the project are among some files."""
        named = {Path(source.name).resolve() for source in sources}
        folders = [folder for folder in (self.config.documents, self.config.registers) if folder.is_dir()]
        return bool(folders) and all(file.resolve() in named for folder in folders for file in self._files(folder))

    @cached_property
    def register_sources(self) -> tuple[Source, ...]:
        """The files of the registers, under the names the user gave them."""
        folder = self.config.registers
        files = self._files(folder) if folder.exists() else []
        return tuple(self._read.get(file.resolve()) or Source(file.as_posix(), _bytes(file, _MOST)) for file in files)

    @cached_property
    def _read_registers(self) -> list[TeiFile | Diagnostic]:
        return [read(source) for source in self.register_sources]

    @property
    def register_files(self) -> list[TeiFile]:
        """The files of the registers that could be read."""
        return [file for file in self._read_registers if not isinstance(file, Diagnostic)]

    @property
    def register_faults(self) -> list[Diagnostic]:
        """Why a register could not be read: pointers into it will seem to lead nowhere."""
        return [file for file in self._read_registers if isinstance(file, Diagnostic)]

    @cached_property
    def registers(self) -> Registers:
        """What the registers declare."""
        from teilink.registers import Registers

        return Registers(self.register_files, self.base)

    @cached_property
    def mapper(self) -> Mapper:
        """The crosswalk, ready for these registers. Raises ProjectError."""
        from teilink.crosswalk.mapper import Mapper
        from teilink.crosswalk.neighbours import Neighbours
        from teilink.crosswalk.slugs import Slugs

        others = Neighbours(self._every_document, self.base)
        return Mapper(self._crosswalk, self.registers, self.base, Slugs(self.config.slug), others.address)

    def _every_document(self) -> Iterator[Document]:
        """The documents of all files that the settings name and that can be read."""
        folder = self.config.documents
        for path in self._files(folder) if folder.is_dir() else ():
            # Another object than the source of a run: what is read here is given up again.
            file = read(Source(path.as_posix(), self._data(path.resolve(), path)))
            if not isinstance(file, Diagnostic):
                yield from self.mapper.documents(file)

    @cached_property
    def _crosswalk(self) -> Crosswalk:
        from teilink.crosswalk.loading import load

        return load(_source(self.config.crosswalk), self._part_of_crosswalk)

    def _part_of_crosswalk(self, includer: Source, name: str) -> Source:
        """Another file that a crosswalk extends; it lies in the project."""
        path = Path(name)
        if not path.resolve().is_relative_to(self.config.root.resolve()):
            raise UsageError(f"{includer.name} extends {name}, which lies outside of the project")
        return _source(path)

    @cached_property
    def redirects(self) -> Redirects | None:
        """Where addresses have gone that are no more. Raises ProjectError."""
        from teilink import redirects

        return redirects.read(_source(self.config.redirects)) if self.config.redirects else None

    @cached_property
    def schema(self) -> Schema:
        """The RELAX NG schema. Raises ProjectError."""
        return read_schema(self.config.schema, self.config.root)

    @cached_property
    def assertions(self) -> tuple[Assertions, ...]:
        """The Schematron of the project, that in its schema first. Raises ProjectError."""
        from teilink.schema.assertions import Assertions

        own = [Assertions.read(_source(path)) for path in self.config.assertions]
        return (Assertions.embedded(_source(self.config.schema)), *own)

    @cached_property
    def shapes(self) -> Shapes:
        """The SHACL shapes. Raises ProjectError."""
        from teilink.shapes import Shapes

        return Shapes.read([_source(path) for path in self.config.shapes])


def read_schema(path: Path, *roots: Path) -> Schema:
    """The schema in a file, which may refer to files below its own folder and below some others.

    Raises UsageError for a file that is not there or lies elsewhere, ProjectError for what is no RELAX NG.
    """
    from teilink.schema.validity import Schema

    homes = [each.resolve() for each in (path.parent, *roots)]

    def part(includer: Source, name: str) -> Source:
        if not any(Path(name).resolve().is_relative_to(home) for home in homes):
            raise UsageError(f"{includer.name} refers to {name}, which lies outside of the project")
        return _source(Path(name))

    return Schema.read(_source(path), part)


def _source(path: Path) -> Source:
    return Source(path.as_posix(), _bytes(path))


def _bytes(path: Path, most: int = -1) -> bytes:
    """What is in a file, up to a number of bytes; all where none is given."""
    try:
        with path.open("rb") as file:
            return file.read(most)
    except FileNotFoundError as error:
        raise UsageError(f"no such file: {path}") from error
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from error
