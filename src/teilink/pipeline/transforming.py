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
from teilink.rdf.record import Record
from teilink.resources import shipped
from teilink.validation.stages import check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilink.config import Config
    from teilink.diagnostics import Report
    from teilink.project import Project
    from teilink.rdf.terms import Term
    from teilink.tei.document import Document
    from teilink.validation.stages import CheckedDocument


@dataclass(frozen=True)
class Published:
    """A document as it may be shown. Its record lacks the text and what is only known from it where `is_withheld`.

    `is_file_withheld`: its TEI file is not shown, because some document in it is withheld.
    """

    checked: CheckedDocument
    record: Record
    is_withheld: bool
    is_file_withheld: bool = False

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


def published(checked: Sequence[CheckedDocument], project: Project, *, is_forced: bool = False) -> list[Published]:
    """Documents as their availability and the settings allow to show them; those with errors only if forced.

    A file of which one document is restricted is not shown as a file, and nothing is said of it.
    """
    is_kept = project.config.restricted == "metadata"
    restricted = {id(each) for each in checked if is_kept and _is_restricted(each.document)}
    files = {each.document.file for each in checked if id(each) in restricted}
    found = []
    for each in checked:
        if each.is_refused and not is_forced:
            continue
        document, is_withheld = each.document, id(each) in restricted
        is_file_withheld = document.file in files
        record = project.mapper.document(document, is_withheld=True).record if is_withheld else each.record
        if is_file_withheld and not is_withheld:
            record = _without(record, f"<{project.base}doc/{document.file_slug}.xml>")
        found.append(Published(each, record, is_withheld, is_file_withheld))
    return found


def _is_restricted(document: Document) -> bool:
    """What the header of a file restricts, no header in it opens."""
    return "restricted" in {availability(document.header), availability(document.file_header)}


def _without(record: Record, thing: Term) -> Record:
    """A record that says nothing of a thing."""
    subject, value = f"{thing} ", f" {thing}"
    lines = (line for line in record.lines if not line.startswith(subject) and not line.endswith(value))
    return Record(record.iri, record.graph, tuple(lines))


def transform(paths: Sequence[str | Path], *, is_forced: bool = False, config: Config | None = None) -> Transformed:
    """The records of files and folders; documents with errors only if forced. Raises UsageError and ProjectError."""
    named = [Path(path) for path in paths]
    project = project_of(named, config)
    found = check(project.sources(named), project)
    kept = published(found.documents, project, is_forced=is_forced)
    refused = tuple(each.document.slug for each in found.documents if each.is_refused and not is_forced)
    return Transformed(found.report, tuple(kept), refused)
