"""A validation that can be made again, as fixing needs it: the files, the project they belong to, what is wanted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from teilink.project import Project
from teilink.validation.stages import STAGES, check

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from teilink.config import Config
    from teilink.diagnostics import Report
    from teilink.source import Source


def project_of(
    paths: Sequence[Path],
    config: Config | None = None,
    *,
    schema: Path | None = None,
    shapes: Sequence[Path] = (),
) -> Project:
    """The project that the first of some paths belongs to, with its schema and shapes exchanged where wanted."""
    project = Project(config) if config is not None else Project.around(paths[0] if paths else None)
    if schema is not None:
        project.config = replace(project.config, schema=schema)
    if shapes:
        project.config = replace(project.config, shapes=tuple(shapes))
    return project


@dataclass(frozen=True)
class Inspected:
    """The files that were looked at, and what was found in them."""

    sources: tuple[Source, ...]
    report: Report


@dataclass(frozen=True)
class Inspection:
    """A validation that can be made again: which files, up to which stage, by what, and which codes are wanted."""

    paths: tuple[Path, ...]
    stage: str = STAGES[-1]
    schema: Path | None = None
    shapes: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    config: Config | None = None
    progress: Callable[[int, int], None] | None = None

    def report(self) -> Report:
        """What is found. Raises UsageError and ProjectError."""
        return self.inspect(()).report

    def inspect(self, piped: Sequence[Source]) -> Inspected:
        """Read the files, but for those that came through a pipe and are given, and check them."""
        project = project_of(self.paths, self.config, schema=self.schema, shapes=self.shapes)
        known = {Path(source.name) for source in piped}
        read = project.sources([path for path in self.paths if path not in known])
        sources = sorted([*read, *piped], key=lambda source: source.name)
        report = check(sources, project, self.stage, self.progress).report
        return Inspected(tuple(sources), only(report, self.select, self.ignore))


def only(report: Report, select: Sequence[str], ignore: Sequence[str]) -> Report:
    """The findings whose code begins with one of `select` (all, where none is given) and with none of `ignore`."""
    kept = [
        finding
        for finding in report.findings
        if (not select or finding.code.startswith(tuple(select))) and not finding.code.startswith(tuple(ignore) or "-")
    ]
    return replace(report, findings=tuple(kept))
