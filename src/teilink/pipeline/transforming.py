"""Transform files into RDF. A document with errors is refused: nothing is written for it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from teilink.crosswalk.mapper import availability
from teilink.pipeline.inspection import project_of
from teilink.rdf.context import Context
from teilink.rdf.formats import write
from teilink.resources import shipped
from teilink.validation.stages import check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilink.config import Config
    from teilink.diagnostics import Report
    from teilink.project import Project
    from teilink.rdf.record import Record
    from teilink.validation.stages import CheckedDocument


@dataclass(frozen=True)
class Published:
    """A document as it may be shown. Its record lacks the text and what is only known from it where `is_withheld`."""

    checked: CheckedDocument
    record: Record
    is_withheld: bool

    @property
    def slug(self) -> str:
        """What stands behind ``doc/`` in its address."""
        return self.checked.document.slug


@dataclass(frozen=True)
class Transformed:
    """What came of a transformation: the findings, the documents that may be shown, the slugs of those refused."""

    report: Report
    documents: tuple[Published, ...]
    refused: tuple[str, ...]

    def text(self, format_name: str = "turtle") -> str:
        """All documents as RDF in one of the formats of `teilink.rdf.formats`."""
        return write(format_name, [document.record for document in self.documents], context())


def context() -> Context:
    """The JSON-LD context that teilink ships."""
    return Context.of(json.loads(shipped("shapes/context-v1.jsonld").read_bytes()))


def published(checked: CheckedDocument, project: Project) -> Published:
    """A document as its availability and the settings allow to show it."""
    document = checked.document
    is_withheld = project.config.restricted == "metadata" and availability(document.header) == "restricted"
    record = project.mapper.document(document, is_withheld=True).record if is_withheld else checked.record
    return Published(checked, record, is_withheld)


def transform(paths: Sequence[str | Path], *, is_forced: bool = False, config: Config | None = None) -> Transformed:
    """The records of files and folders; documents with errors only if forced. Raises UsageError and ProjectError."""
    named = [Path(path) for path in paths]
    project = project_of(named, config)
    found = check(project.sources(named), project)
    kept = [document for document in found.documents if is_forced or not document.is_refused]
    refused = tuple(each.document.slug for each in found.documents if each.is_refused and not is_forced)
    return Transformed(found.report, tuple(published(each, project) for each in kept), refused)
