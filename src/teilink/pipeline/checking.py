"""Validate files: everything from well-formedness to SHACL."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from teilink.project import Project
from teilink.validation import STAGES, check

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from teilink.config import Config
    from teilink.diagnostics import Report


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


def validate(
    paths: Sequence[str | Path],
    *,
    stage: str = STAGES[-1],
    schema: Path | None = None,
    shapes: Sequence[Path] = (),
    config: Config | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """The findings in files and folders, up to a stage.

    `schema` is any RELAX NG schema in place of the project's, `shapes` any SHACL shapes; `config` the settings, found
    upward from the first path where none are given.  Raises UsageError and ProjectError.
    """
    named = [Path(path) for path in paths]
    project = project_of(named, config, schema=schema, shapes=shapes)
    return check(project.sources(named), project, stage, progress).report
