"""What must hold of any file at all, however spoiled: the laws that mutations are judged by.

Each law gives the differences it finds as lines of text; none means that it holds.
"""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

import pyoxigraph

from teilink.crosswalk.mapper import Mapper
from teilink.pipeline.transforming import context
from teilink.rdf.formats import write
from teilink.registers import Registers
from teilink.render import FORMATS, render
from teilink.source import Source
from teilink.validation.stages import check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from teilink.diagnostics import Place
    from teilink.project import Project
    from teilink.rdf.record import Record
    from teilink.tei.document import Document
    from teilink.validation.stages import Checked

LAWS = (
    "`check` gives findings and raises nothing, and every finding can be rendered in every format",
    "a finding lies inside its file, its line and column are those of its bytes, and its span cuts the line it shows",
    "statements are sorted, each once, without blank nodes, and each has an origin in the file",
    "N-Triples parse strictly; N-Triples, Turtle and JSON-LD hold the same statements",
    "a mapper that has seen other files gives the same record and the same bytes as a new one",
    "where access is restricted, nothing is said that stands in the text, the abstract or the standOff",
)

_PARSED = {
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
}
_CONTENT = {f"{{http://www.tei-c.org/ns/1.0}}{name}" for name in ("text", "abstract", "standOff")}
CONTEXT = context()


def broken(source: Source, project: Project, stage: str) -> tuple[list[str], int]:
    """Every law that a file breaks when it is checked up to a stage, and how many records it gave."""
    try:
        checked = check([source], project, stage)
        return list(_broken(source, project, checked)), len(checked.documents)
    except Exception as error:  # noqa: BLE001 - that nothing is raised is the law
        where = traceback.extract_tb(error.__traceback__)[-1]
        said = " ".join(str(error).split())[:120]
        return [f"{type(error).__name__} in {where.name}: {said}"], 0


def _broken(source: Source, project: Project, checked: Checked) -> Iterator[str]:
    for format_name in FORMATS:
        render(checked.report, format_name, colour=False)
    yield from misplaced(source, checked)
    fresh = Mapper(project.mapper.crosswalk, Registers(project.registers.files, project.base), project.base)
    for each in checked.documents:
        yield from unlawful(each.record, each.document)
        yield from unlike(each.record)
        again = fresh.document(each.document).record
        if (again.statements, _bytes(again)) != (each.record.statements, _bytes(each.record)):
            yield "a new mapper gives another record"
        withheld = project.mapper.document(each.document, is_withheld=True).record
        yield from unlawful(withheld, each.document)
        yield from leaked(withheld, each.record, each.document)


def _bytes(record: Record) -> list[str]:
    return [write(name, [record], CONTEXT) for name in _PARSED]


# -- places -----------------------------------------------------------------------------------------------------------


def misplaced(source: Source, checked: Checked) -> Iterator[str]:
    for finding in checked.report.findings:
        for place in (finding.place, *(label.place for label in finding.labels)):
            if place.path == source.name and (wrong := fault_of(place, source)):
                yield f"{finding.code}: {wrong}"


def fault_of(place: Place, source: Source) -> str:
    """What is wrong with a place, worked out anew from the bytes."""
    start, end = place.span
    if not 0 <= start <= end <= len(source.data):
        return "the span lies outside the file"
    if (start, end) == (0, 0) and not place.line_text:
        return "" if (1, 1) == place.start == place.end else "the beginning of a file is line 1, column 1"
    for offset, position in ((start, place.start), (end, place.end)):
        if position != _position(source, offset):
            return f"byte {offset} is at {_position(source, offset)}, not at {tuple(position)}"
    shown = _text(source, 0, len(source.data)).split("\n")[place.start.line - 1].rstrip("\r")
    if shown != place.line_text:
        return "the line shown is not the line of the place"
    marked = _text(source, start, end).split("\n")[0].rstrip("\r")
    if not shown[place.start.column - 1 :].startswith(marked):
        return "the span does not cut the line shown"
    return ""


def _text(source: Source, start: int, end: int) -> str:
    text = source.data[start:end].decode(source.encoding, "replace")
    return text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}") if start == 0 else text


def _position(source: Source, offset: int) -> tuple[int, int]:
    lines = _text(source, 0, offset).split("\n")
    return len(lines), len(lines[-1]) + 1


# -- records ----------------------------------------------------------------------------------------------------------


def unlawful(record: Record, document: Document) -> Iterator[str]:
    if list(record.statements) != sorted(set(record.statements)):
        yield "statements are not sorted, or there twice"
    if set(record.lines) != {line for line, _ in record.origins()}:
        yield "statements and origins differ"
    tree = document.file.root.getroottree()
    for statement in record.statements:
        if any(term.startswith("_:") for term in statement):
            yield f"a blank node: {statement}"
        origin = record.origin(statement)
        if origin is not None and origin.element.getroottree().getroot() is not tree.getroot():
            yield f"an origin outside the file: {statement}"


def unlike(record: Record) -> Iterator[str]:
    said = {(subject, predicate, folded(value)) for subject, predicate, value in record.statements}
    for name, format_ in _PARSED.items():
        try:
            found = set(parsed(write(name, [record], CONTEXT), format_))
        except (SyntaxError, ValueError) as error:
            yield f"{name} cannot be parsed: {_refused(record) or error}"
            continue
        if found != said:
            yield f"{name} differs: {sorted(found ^ said)[:2]}"


def parsed(text: str, format_: pyoxigraph.RdfFormat) -> Iterator[tuple[str, str, str]]:
    for quad in pyoxigraph.parse(text, format_, without_named_graphs=True):
        yield str(quad.subject), str(quad.predicate), folded(str(quad.object))


def folded(term: str) -> str:
    """A term with its language tag in small letters: tags are the same in any case (RDF 1.1, section 3.3)."""
    words, quote, tag = term.rpartition('"')
    return words + quote + tag.lower() if tag.startswith("@") else term


def _refused(record: Record) -> str:
    """The first statement that is no N-Triples."""
    for statement in record.statements:
        try:
            list(parsed(" ".join(statement) + " .", pyoxigraph.RdfFormat.N_TRIPLES))
        except (SyntaxError, ValueError):
            return " ".join(statement)
    return ""


def leaked(withheld: Record, whole: Record, document: Document) -> Iterator[str]:
    for statement in withheld.statements:
        origin = withheld.origin(statement)
        assert origin is not None
        if whole.origin(statement) is None:
            yield f"said only where access is restricted: {statement}"
        # Of the document itself, which may be a part of a text, something is always true; and it has a language.
        is_itself = origin.element is document.root or origin.rule.endswith("language")
        if not is_itself and _is_read(origin.element) and origin.rule != "text":
            yield f"{origin.rule} is said although it is withheld: {statement}"
        if statement[2] == withheld.iri[:-1] + ".xml>":
            yield f"the file is pointed at although it is withheld: {statement}"


def _is_read(element: _Element) -> bool:
    return any(each.tag in _CONTENT for each in (element, *element.iterancestors()))
