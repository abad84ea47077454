"""Build the whole project into a folder ready to serve, with the embedded store.

The build is made beside the old one and takes its place at the end, so that a failure leaves what was there.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from teilink.edition import LIST, Edition
from teilink.errors import UsageError
from teilink.pipeline.edition_files import EditionFiles
from teilink.pipeline.inspection import project_of
from teilink.pipeline.transforming import published
from teilink.validation.stages import check

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from teilink.config import Config
    from teilink.diagnostics import Report
    from teilink.project import Project
    from teilink.source import Source


@dataclass(frozen=True)
class Built:
    """A finished build: the findings, the edition, and the paths of the documents that were left out."""

    report: Report
    edition: Edition
    refused: tuple[str, ...]


def build(
    paths: Sequence[str | Path] = (),
    *,
    output: Path | None = None,
    config: Config | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Built:
    """Build the documents of the project, or those that paths name. Raises UsageError and ProjectError.

    A document with errors is left out; the others are built.
    """
    named = [Path(path) for path in paths]
    project = project_of(named, config)
    folder = output or project.config.output
    _refuse_foreign(folder)
    sources = project.sources(named or [project.config.documents])
    found = check(sources, project, progress=progress)
    kept = [published(each, project) for each in found.documents if not each.is_refused]
    made = {each.checked.document.file.path for each in kept}
    refused = tuple(source.name for source in _documents(sources, project) if source.name not in made)
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        fresh.chmod(0o755)
        EditionFiles(fresh, project, kept).write(source_hashes(project))
        _replace(folder, fresh)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return Built(found.report, Edition.read(folder), refused)


def _documents(sources: Sequence[Source], project: Project) -> list[Source]:
    registers = {source.name for source in project.register_sources}
    return [source for source in sources if source.name not in registers]


def source_hashes(project: Project) -> dict[str, str]:
    """The SHA-256 of every file that the build of a project depends on, by its path from the root of the project."""
    settings = project.config
    files = [*project.sources([settings.documents]), *project.register_sources]
    found = {Path(source.name): source.data for source in files}
    for path in (settings.crosswalk, settings.schema, *settings.shapes):
        if path.is_file():
            found[path] = path.read_bytes()
    root = settings.root.resolve()
    inside = {path: data for path, data in found.items() if path.resolve().is_relative_to(root)}
    return {
        path.resolve().relative_to(root).as_posix(): hashlib.sha256(data).hexdigest()
        for path, data in sorted(inside.items())
    }


def is_stale(edition: Edition, project: Project) -> bool:
    """Whether a source has changed, come or gone since the build."""
    return dict(edition.sources) != source_hashes(project)


def _refuse_foreign(folder: Path) -> None:
    """A folder that is no build of ours is never replaced."""
    if folder.is_dir() and any(folder.iterdir()) and not (folder / LIST).is_file():
        raise UsageError(f"{folder} holds something that is not a build: choose another folder with -o")
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file: choose another folder with -o")


def _replace(folder: Path, fresh: Path) -> None:
    """Put the new folder in the place of the old one; the old one comes back if that fails."""
    old = fresh.with_name(fresh.name + "-old")
    if folder.exists():
        folder.rename(old)
    try:
        fresh.rename(folder)
    except OSError:
        with suppress(OSError):
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
