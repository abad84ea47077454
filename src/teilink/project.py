"""A project as it lies on disk: its settings, registers, crosswalk, schema and shapes, each read when first needed."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from teilink import config
from teilink.crosswalk.loading import load
from teilink.crosswalk.mapper import Mapper
from teilink.diagnostics import Diagnostic
from teilink.errors import UsageError
from teilink.registers import Registers
from teilink.schema import Schema
from teilink.source import Source
from teilink.tei.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilink.config import Config
    from teilink.crosswalk.mapping import Crosswalk
    from teilink.shapes import Shapes


_STANDARD_INPUT = Path("-")


DEFAULT_BASE = "https://example.org/"
"""The base of a project that names none: addresses under it belong to nobody."""


class Project:
    """Everything that documents are judged and mapped by."""

    def __init__(self, settings: Config) -> None:
        self.config = settings
        if not settings.base:
            self.config = replace(settings, base=self._crosswalk.base or DEFAULT_BASE)
        # Each file is read once, and known under the name by which the user named it last.
        self._read: dict[Path, Source] = {}

    @classmethod
    def around(cls, first: Path | None) -> Project:
        """The project that a path belongs to, else that of the working directory."""
        return cls(config.load(first))

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
        return sys.stdin.buffer.read() if file == _STANDARD_INPUT else _bytes(file)

    def _files(self, path: Path) -> list[Path]:
        if path == _STANDARD_INPUT:
            return [path]
        if path.is_dir():
            files = [file for file in sorted(path.rglob("*.xml")) if file.is_file()]
            return [file for file in files if not any(part.startswith(".") for part in file.relative_to(path).parts)]
        if not path.exists():
            raise UsageError(f"no such file or folder: {path}")
        return [path]

    @cached_property
    def register_sources(self) -> tuple[Source, ...]:
        """The files of the registers, under the names the user gave them."""
        folder = self.config.registers
        files = self._files(folder) if folder.is_dir() else []
        return tuple(self._read.get(file.resolve()) or Source(file.as_posix(), _bytes(file)) for file in files)

    @cached_property
    def _registers(self) -> tuple[Registers, tuple[Diagnostic, ...]]:
        read_files = [read(source) for source in self.register_sources]
        files = [file for file in read_files if not isinstance(file, Diagnostic)]
        faults = tuple(file for file in read_files if isinstance(file, Diagnostic))
        return Registers(files, self.config.base), faults

    @property
    def registers(self) -> Registers:
        """The registers that could be read."""
        return self._registers[0]

    @property
    def register_faults(self) -> tuple[Diagnostic, ...]:
        """Why a register could not be read: pointers into it will seem to lead nowhere."""
        return self._registers[1]

    @cached_property
    def mapper(self) -> Mapper:
        """The crosswalk, ready for these registers. Raises ProjectError."""
        return Mapper(self._crosswalk, self.registers, self.config.base)

    @cached_property
    def _crosswalk(self) -> Crosswalk:
        return load(_source(self.config.crosswalk))

    @cached_property
    def schema(self) -> Schema:
        """The RELAX NG schema. Raises ProjectError."""
        return Schema.read(_source(self.config.schema))

    @cached_property
    def shapes(self) -> Shapes:
        """The SHACL shapes. Raises ProjectError."""
        from teilink.shapes import Shapes

        return Shapes.read([_source(path) for path in self.config.shapes])


def _source(path: Path) -> Source:
    return Source(path.as_posix(), _bytes(path))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UsageError(f"no such file: {path}") from error
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from error
