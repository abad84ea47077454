"""Run files through the stages: read, schema, assertions, pointers, crosswalk, shapes.

An error refuses the documents whose span holds it; the later stages still run on whatever could be read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilink.diagnostics import Diagnostic, Label, Report, Severity
from teilink.errors import UsageError
from teilink.tei.document import ID
from teilink.tei.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from teilink.project import Project
    from teilink.rdf.record import Record
    from teilink.source import Source, Span
    from teilink.tei.document import Document, TeiFile

STAGES = ("read", "schema", "assertions", "pointers", "crosswalk", "shapes")

# pySHACL is slow for one document and slower than linear for thousands; this is where it is fastest.
_BATCH = 200


@dataclass(frozen=True)
class CheckedDocument:
    """A document, its record, and whether an error refuses it."""

    document: Document
    record: Record
    is_refused: bool


@dataclass(frozen=True)
class Checked:
    """The outcome of the stages. `documents` is empty where they stopped before the crosswalk."""

    report: Report
    documents: tuple[CheckedDocument, ...]


def check(
    sources: Sequence[Source],
    project: Project,
    stage: str = STAGES[-1],
    progress: Callable[[int, int], None] | None = None,
) -> Checked:
    """Check files up to a stage. Raises UsageError for an unknown stage, ProjectError for broken machinery.

    `progress` is told, where it takes long, how many documents of how many are done.
    """
    if stage not in STAGES:
        raise UsageError(f"no stage is called {stage}; the stages are {', '.join(STAGES)}")
    run = _Run(project, sources, STAGES.index(stage), progress or _tell_nobody)
    found = [finding for finding in run.findings() if finding.place.path in run.shown]
    report = Report.of(len(sources), run.judged(found))
    return Checked(report, tuple(run.checked(report)))


class _Run:
    """One run over a set of files."""

    def __init__(
        self, project: Project, sources: Sequence[Source], last: int, progress: Callable[[int, int], None]
    ) -> None:
        self.project = project
        self._progress = progress
        self.stages = STAGES[: last + 1]
        self._sources = sources
        self._told: dict[tuple[str, Span], int] = {}
        # A register that cannot be read makes every pointer into it seem wrong: that is said wherever one asks.
        unreadable = {fault.place.path for fault in project.register_faults} if last else set()
        machinery = {project.config.schema.as_posix(), project.config.crosswalk.as_posix()}
        self.shown = {source.name for source in sources} | unreadable | machinery
        self.files: list[TeiFile] = []
        self._records: list[tuple[Document, Record]] = []

    def findings(self) -> Iterator[Diagnostic]:
        """The findings of all stages, in no order."""
        stages = (self._read, self._schema, self._assertions, self._pointers, self._crosswalk, self._shapes)
        for number, _ in enumerate(self.stages):
            for finding in stages[number]():
                if not self._is_told(finding, number):
                    yield finding

    def _is_told(self, finding: Diagnostic, stage: int) -> bool:
        """Whether an earlier stage found an error in the same attribute: it is one mistake, and told once."""
        place = finding.place
        if "/@" not in place.xpath:
            return False
        first = self._told.get((place.path, place.span))
        if first is None and finding.severity is Severity.ERROR:
            self._told[place.path, place.span] = stage
        return first is not None and first < stage

    def judged(self, found: list[Diagnostic]) -> list[Diagnostic]:
        """The findings as the files themselves want them judged: by their status, and by what they allow."""
        if found:
            from teilink.validation.status import softened

            found = list(softened(found, self.files))
        if any(file.source.has("<?teilink") for file in self.files):
            from teilink.validation.allowances import allowed

            found = allowed(found, self.files, self.stages)
        return found

    def checked(self, report: Report) -> Iterator[CheckedDocument]:
        """The documents, refused where the report has an error in them."""
        from teilink.validation.refusals import refused

        errors = [finding for finding in report.findings if finding.severity is Severity.ERROR]
        verdicts = refused([document for document, _ in self._records], errors)
        for (document, record), is_refused in zip(self._records, verdicts, strict=True):
            yield CheckedDocument(document, record, is_refused)

    @property
    def _documents(self) -> list[TeiFile]:
        return [file for file in self.files if not self.project.registers.holds(file)]

    def _read(self) -> Iterator[Diagnostic]:
        registers = {file.path: file for file in self.project.register_files}
        for source in self._sources:
            found = registers.get(source.name) or read(source)
            if isinstance(found, Diagnostic):
                yield found
            else:
                self.files.append(found)

    def _schema(self) -> Iterator[Diagnostic]:
        yield from self.project.register_faults
        for file in self.files:
            yield from self.project.schema.check(file)

    def _assertions(self) -> Iterator[Diagnostic]:
        from teilink.schema.dating import check_dates
        from teilink.schema.editorial import check_editorial

        for assertions in self.project.assertions:
            yield from assertions.notices
        for file in self.files:
            yield from check_dates(file)
            yield from check_editorial(file, is_register=self.project.registers.holds(file))
            for assertions in self.project.assertions:
                yield from assertions.check(file)

    def _pointers(self) -> Iterator[Diagnostic]:
        from teilink.crosswalk.slugs import FILE, Slugs
        from teilink.pointers import (
            by_path,
            check_ids,
            check_kinds,
            check_pointers,
            duplicate_documents,
            duplicate_entries,
            nameless_entries,
            twin_entries,
            unused_entries,
        )

        registers = self.project.registers
        for check_entries in (duplicate_entries, nameless_entries, twin_entries):
            yield from check_entries(registers)
        yield from duplicate_documents(self._documents)
        if self.project.is_whole(self._sources):
            yield from unused_entries(registers, self._documents)
        documents = by_path(self._documents)
        slugs = Slugs(self.project.config.slug)
        for file in self.files:
            is_register = registers.holds(file)
            yield from check_ids(
                file, registers, is_called_by_file=not is_register and slugs.of_file(file).recipe == FILE
            )
            yield from check_pointers(file, registers, documents)
            yield from check_kinds(file, registers)

    def _crosswalk(self) -> Iterator[Diagnostic]:
        mapper = self.project.mapper
        yield from mapper.crosswalk.notices
        taken: dict[str, Document] = {}
        files: dict[str, TeiFile] = {}
        for file in self._documents:
            documents = mapper.documents(file)
            yield from mapper.address_faults(file, documents)
            for document in documents:
                applied = mapper.document(document)
                yield from applied.findings
                yield from _clash(document, taken)
                yield from _clash_of_files(document, files)
                self._records.append((document, applied.record))

    def _shapes(self) -> Iterator[Diagnostic]:
        from teilink.validation.placement import Placement

        mapper = self.project.mapper
        entities = [(entry, mapper.entity(entry)) for entry in self.project.registers.declared()]
        described = [statement for _, record in entities for statement in record.statements]
        for start in range(0, max(len(self._records), 1), _BATCH):
            batch = self._records[start : start + _BATCH]
            placement = Placement(batch, entities, mapper)
            said = (statement for _, record in batch for statement in record.statements)
            for result in self.project.shapes.results([*described, *said]):
                yield from placement.findings(result)
            self._progress(start + len(batch), len(self._records))


def _tell_nobody(_done: int, _of: int) -> None:
    pass


def _clash_of_files(document: Document, taken: dict[str, TeiFile]) -> Iterable[Diagnostic]:
    """Two files of which one holds several documents, and that would have one address; told once a file."""
    other = taken.setdefault(document.file_slug, document.file)
    if other is document.file or not document.is_part:
        return
    taken[document.file_slug] = document.file
    place = document.file.place_of_element(document.file.root)
    message = f"this file and {other.path} would both have the address doc/{document.file_slug}"
    yield Diagnostic("TL503", Severity.ERROR, message, place, help="give one of them another xml:id, or another name")


def _clash(document: Document, taken: dict[str, Document]) -> Iterable[Diagnostic]:
    """Two documents that would have one address although their ids differ (by case, or by a name of a file)."""
    other = taken.setdefault(document.slug, document)
    identifier = document.root.get(ID)
    if other is document or (identifier is not None and other.root.get(ID) == identifier):
        return
    file = document.file
    place = file.place_of_element(document.root) if identifier is None else file.place_of_attribute(document.root, ID)
    there = other.file.place_of_element(other.root)
    where = there.path if other.file is not file else f"that of line {there.start.line}"
    message = f"this document and {where} would both have the address doc/{document.slug}"
    help_ = "give one of them another xml:id" if identifier else "give one of them an xml:id, or the file another name"
    yield Diagnostic("TL503", Severity.ERROR, message, place, (Label(there, "the other one"),), help_)
