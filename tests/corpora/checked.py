"""Draw documents of the sample corpora for checking by hand, into docs/checked.tsv.

::

    python -m tests.corpora.checked ../shared --seed 1

draws 40 documents a corpus (all, where it has fewer) and writes a line for each value of each field: corpus, document,
field, rule, how sure a guess is, value, place.  The last two columns, verdict and why, are written by people: what they
wrote stays where the line is still the same, and is taken away where it is not.  A field of which nothing was found has
one line without a value.

A verdict is "right", "wrong" (also where the file says it and nothing was found), or "absent" (the file says nothing).
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.corpora.projects import CORPORA, project_of

from teilink.diagnostics import Diagnostic
from teilink.rdf.terms import expand, value
from teilink.tei.reading import read
from teilink.validation.placement import Placement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilink.crosswalk.mapper import Applied
    from teilink.project import Project
    from teilink.tei.document import Document

FIELDS = ("title", "sender", "recipient", "date", "place", "language", "archive", "rights")
COLUMNS = ("corpus", "document", "field", "rule", "guess", "value", "place", "verdict", "why")
PAGE = Path(__file__).parents[2] / "docs" / "checked.tsv"
DRAWN = 40
_NAME = expand("schema:name")
_CLAIM = expand("rdf:object")


class Line(NamedTuple):
    """One value of one field of one document, and what people say of it."""

    corpus: str
    document: str
    field: str
    rule: str
    guess: str
    value: str
    place: str
    verdict: str = ""
    why: str = ""


def drawn(documents: list[Document], seed: int) -> list[Document]:
    """The documents to check: a sample that depends on nothing but the seed and their addresses."""
    ordered = sorted(documents, key=lambda document: document.slug)
    chosen = random.Random(seed).sample(ordered, min(DRAWN, len(ordered)))
    return sorted(chosen, key=lambda document: document.slug)


def documents_of(project: Project) -> list[Document]:
    """The documents of a corpus that can be read."""
    registers = {source.name for source in project.register_sources}
    files = [read(each) for each in project.sources([project.config.documents]) if each.name not in registers]
    return [each for file in files if not isinstance(file, Diagnostic) for each in project.mapper.documents(file)]


def lines(corpus: str, project: Project, document: Document) -> Iterator[Line]:
    """What was found in one document, field by field."""
    applied = project.mapper.document(document)
    placement = Placement([(document, applied.record)], [], project.mapper)
    for field in FIELDS:
        found = list(dict.fromkeys(_values(corpus, project, document, applied, placement, field)))
        yield from found or [Line(corpus, document.slug, field, "", "", "", "")]


def _values(
    corpus: str, project: Project, document: Document, applied: Applied, placement: Placement, field: str
) -> Iterator[Line]:
    rules = {rule.id: rule for rule in project.mapper.crosswalk.rules if rule.field.partition(".")[0] == field}
    record = applied.record
    names = {subject: value(name) for subject, predicate, name in record.statements if predicate == _NAME}
    folder = project.config.root.as_posix()
    for statement in record.statements:
        subject, predicate, object_ = statement
        origin = record.origin(statement)
        if origin is None or origin.rule not in rules or not _is_value(subject, predicate, record.iri):
            continue
        rule = rules[origin.rule]
        # A value fills several properties; a guess may stand in its ranked statement alone.
        wanted = {_CLAIM} if rule.guess else {*rule.to[:1], *rule.to_statement[:1]}
        if predicate not in wanted:
            continue
        shown = f"{names[object_]} <{value(object_)}>" if object_ in names else value(object_)
        place = placement.place(document.file, origin)
        path = place.path.removeprefix(folder).lstrip("/")
        where = f"{path}:{place.start.line}:{place.start.column}"
        yield Line(corpus, document.slug, field, rule.id, rule.guess, " ".join(shown.split()), where)


def _is_value(subject: str, predicate: str, record: str) -> bool:
    """Whether a statement gives a value of the record, its text or its file, and not what a value is called."""
    is_part = subject in {record, f"{record[:-1]}.xml>"} or subject.startswith(f"{record[:-1]}#text-")
    return is_part or predicate == _CLAIM


def kept(path: Path) -> dict[tuple[str, ...], tuple[str, str]]:
    """What people have said of each line."""
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = [Line(**row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return {row[:7]: (row.verdict, row.why) for row in rows}


def write(found: Iterable[Line], path: Path) -> None:
    """Write the page, with what people have said of the lines that are the same."""
    said = kept(path)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("\t".join(COLUMNS) + "\n")
        for line in found:
            verdict, why = said.get(line[:7], ("", ""))
            file.write("\t".join(each.replace("\t", " ") for each in (*line[:7], verdict, why)) + "\n")


def main() -> None:
    """Draw, and write the page."""
    parser = argparse.ArgumentParser(description="Draw documents of the sample corpora for checking by hand.")
    parser.add_argument("shared", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    found: list[Line] = []
    for corpus in CORPORA:
        project = project_of(corpus, given.shared)
        for document in drawn(documents_of(project), given.seed):
            found += lines(corpus, project, document)
    write(found, PAGE)
    sys.stdout.write(f"{len(found)} lines in {PAGE.name}\n")


if __name__ == "__main__":
    main()
