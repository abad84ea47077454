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

from teilink.diagnostics import Report, Severity
from teilink.edition import LIST, Edition
from teilink.errors import UsageError
from teilink.pipeline.edition_files import EditionFiles
from teilink.pipeline.inspection import project_of
from teilink.pipeline.transforming import published
from teilink.redirects import NO_REDIRECTS, read
from teilink.source import Source
from teilink.validation.stages import check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from teilink.config import Config
    from teilink.project import Project
    from teilink.redirects import Redirects
    from teilink.validation.stages import Checked, CheckedDocument


@dataclass(frozen=True)
class Built:
    """A finished build: the findings, the edition, how many documents it has, and what was left out.

    `refused` are paths of files; a document that is part of a file stands there as ``SLUG in PATH``.
    """

    report: Report
    edition: Edition
    refused: tuple[str, ...]
    documents: int


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
    redirects = redirects_of(project)
    sources = project.sources(named or [project.config.documents])
    found = check(sources, project, progress=progress)
    kept = published(found.documents, project)
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        fresh.chmod(0o755)
        EditionFiles(fresh, project, kept, redirects).write(source_hashes(project))
        _replace(folder, fresh)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    edition = Edition.read(folder)
    report = _with_redirects(found, redirects, edition, is_partial=bool(named))
    return Built(report, edition, _left_out(_documents(sources, project), found.documents), len(kept))


def _left_out(sources: Iterable[Source], documents: Iterable[CheckedDocument]) -> tuple[str, ...]:
    """The paths of the files of which nothing was built, and the parts that were left out of others."""
    by_path: dict[str, list[CheckedDocument]] = {}
    for each in documents:
        by_path.setdefault(each.document.file.path, []).append(each)
    found: list[str] = []
    for source in sources:
        some = by_path.get(source.name, [])
        parts = [f"{each.document.slug} in {source.name}" for each in some if each.is_refused]
        found += parts if len(parts) < len(some) else [source.name]
    return tuple(found)


def redirects_of(project: Project) -> Redirects:
    """The redirects of a project. Raises UsageError where the file it names is not there, ProjectError for faults."""
    path = project.config.redirects
    if path is None:
        return NO_REDIRECTS
    try:
        return read(Source(path.as_posix(), path.read_bytes()))
    except FileNotFoundError as error:
        raise UsageError(f"no such file: {path}") from error
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from error


def _with_redirects(found: Checked, redirects: Redirects, edition: Edition, *, is_partial: bool) -> Report:
    """The report, with the redirects that disagree with what was built, or would have been but for its errors."""
    slugs = {slug for each in found.documents for slug in (each.document.slug, each.document.file_slug)}
    built = {*edition.resources, *(f"doc/{slug}" for slug in slugs)}
    # A file that cannot be read may be the one that a redirect leads to.
    is_unread = any(each.code.startswith("TL1") and each.severity is Severity.ERROR for each in found.report.findings)
    faults = redirects.faults(built, is_whole=not (is_partial or is_unread))
    return Report.of(found.report.files, [*found.report.findings, *faults])


def _documents(sources: Sequence[Source], project: Project) -> list[Source]:
    registers = {source.name for source in project.register_sources}
    return [source for source in sources if source.name not in registers]


def source_hashes(project: Project) -> dict[str, str]:
    """The SHA-256 of every file that the build of a project depends on, by its path from the root of the project."""
    settings = project.config
    files = [*project.sources([settings.documents]), *project.register_sources]
    found = {Path(source.name): source.data for source in files}
    for path in (settings.crosswalk, settings.schema, *settings.shapes, settings.redirects):
        if path is not None and path.is_file():
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
