"""Ask the build a SPARQL query; ask a file which rule made which statement, or what a code means."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from teilink import config as settings
from teilink.edition import STORE, Edition
from teilink.errors import UsageError
from teilink.pipeline.inspection import project_of
from teilink.validation.explanation import explain_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilink.config import Config
    from teilink.validation.explanation import Explained


def query(sparql: str, *, format_name: str = "table", config: Config | None = None) -> str:
    """The answer of the last build as a table, CSV, TSV, JSON, XML, or Turtle. Raises UsageError."""
    from teilink.store.embedded import results

    edition = Edition.read((config or settings.load()).output)
    return results(edition.folder / STORE, sparql, format_name)


def explain(path: str | Path, *, rule: str = "", line: int = 0, config: Config | None = None) -> Sequence[Explained]:
    """The statements of a file by rule and place, in the order of the file. Raises UsageError and ProjectError."""
    named = Path(path)
    if named.is_dir():
        raise UsageError(f"{named} is a folder: name one file")
    project = project_of([named], config)
    return explain_file(project.sources([named])[0], project, rule=rule, line=line)
