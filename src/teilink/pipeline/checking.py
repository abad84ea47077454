"""Validate files: everything from well-formedness to SHACL."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from teilink.pipeline.inspection import Inspection
from teilink.validation.stages import STAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from teilink.config import Config
    from teilink.diagnostics import Report


def validate(
    paths: Sequence[str | Path],
    *,
    stage: str = STAGES[-1],
    schema: Path | None = None,
    shapes: Sequence[Path] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    fix: bool = False,
    config: Config | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """The findings in files and folders, up to a stage.

    `schema` is any RELAX NG schema in place of the project's, `shapes` any SHACL shapes; `config` the settings, found
    upward from the first path where none are given.  `select` and `ignore` are beginnings of codes.  With `fix` the
    safe fixes of what is found are written into the files, and the findings are those that remain.  Raises UsageError
    and ProjectError.
    """
    named = tuple(Path(path) for path in paths)
    wanted = Inspection(named, stage, schema, tuple(shapes), tuple(select), tuple(ignore), config, progress)
    if not fix:
        return wanted.report()
    from teilink.pipeline.fixing import fix as fixed

    return fixed(wanted.inspect).report
