"""Count what the rules of a crosswalk find in files, document by document."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from teilink.crosswalk.reach import Reach
from teilink.diagnostics import Diagnostic, Report
from teilink.pipeline.figures import Coverage, Field, Rung
from teilink.pipeline.inspection import project_of
from teilink.tei.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from teilink.config import Config
    from teilink.crosswalk.mapper import Applied
    from teilink.crosswalk.mapping import Crosswalk
    from teilink.tei.document import Document

FIELDS = ("title", "sender", "recipient", "date", "place", "language", "archive", "rights", "mentions")
"""The fields that every crosswalk of letters is asked for, in the order in which they are told."""


def coverage(
    paths: Sequence[str | Path],
    *,
    config: Config | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Coverage:
    """What the rules of the crosswalk reach in files and folders. Raises UsageError and ProjectError.

    The units are documents: one of a printed volume counts as much as a file of its own.  Registers are none.  A file
    that cannot be read is left out, and the report says why.  `progress` is told how many files of how many are done.
    """
    named = [Path(path) for path in paths]
    project = project_of(named, config)
    # Registers take the names by which the user names their files: so the paths are looked up first.
    sources = project.sources(named)
    registers = {file.path for file in project.register_files}
    mapper = project.mapper
    count = _Count(mapper.crosswalk)
    faults: list[Diagnostic] = []
    for done, source in enumerate(sources, start=1):
        found = None if source.name in registers else read(source)
        if isinstance(found, Diagnostic):
            faults.append(found)
        elif found is not None:
            for document in mapper.documents(found):
                count.add(document, mapper.document(document))
        if progress is not None:
            progress(done, len(sources))
    return count.coverage(Report.of(len(sources), faults))


def field_of(name: str) -> str:
    """The field that a rule serves, without the part of it: archive for archive.shelfmark."""
    return name.partition(".")[0]


class _Count:
    """Rules and fields by the number of documents in which they found something."""

    def __init__(self, crosswalk: Crosswalk) -> None:
        self._crosswalk = crosswalk
        self._templates = {rule.id for rule in crosswalk.rules if rule.template is not None}
        self._field = {rule.id: field_of(rule.field) for rule in crosswalk.rules}
        self._documents = 0
        self._rules: Counter[str] = Counter()
        self._fields: Counter[str] = Counter()
        self._reach = Reach(crosswalk)

    def add(self, document: Document, applied: Applied) -> None:
        """Count one document."""
        # A citation is filled when all rules have been applied, and is known by what it said.
        cited = {origin.rule for _, origin in applied.record.origins()} & self._templates
        matched = cited.union(applied.matched)
        self._documents += 1
        self._rules.update(matched)
        self._fields.update({self._field[name] for name in matched})
        self._reach.add(document, applied)

    def coverage(self, report: Report) -> Coverage:
        """The figures."""
        further = {name for name in self._field.values() if name} - set(FIELDS)
        return Coverage(
            report=report,
            documents=self._documents,
            fields={name: Field(self._fields[name], tuple(self._rungs(name))) for name in (*FIELDS, *sorted(further))},
            rules_never_matched=tuple(rule.id for rule in self._crosswalk.rules if not self._rules[rule.id]),
            elements_unread=self._reach.unread,
        )

    def _rungs(self, field: str) -> Iterator[Rung]:
        for rule in self._crosswalk.rules:
            if self._field[rule.id] == field and self._rules[rule.id]:
                yield Rung(rule.id, self._rules[rule.id], rule.guess)
