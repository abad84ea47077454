"""Make docs/corpora.md: what is found in the sample corpora, beside what two other readings find there.

::

    python -m tests.corpora.table ../shared > docs/corpora.md
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from tests.corpora.checked import FIELDS as CHECKED
from tests.corpora.checked import PAGE, documents_of, kept
from tests.corpora.projects import CORPORA, SETTINGS, project_of
from tests.corpora.rungs import found_by_rungs, is_found_naively
from tests.properties.markdown import code, table

from teilink.pipeline.covering import FIELDS, coverage, field_of
from teilink.tei.document import TEI

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from teilink.crosswalk.mapping import Rule
    from teilink.project import Project
    from teilink.tei.document import Document

ABOUT = {
    "qhod": """Reports and letters of Habsburg envoys, and charters of a sultan, one file each
([QHOD/qhod-edition-data](https://github.com/QHOD/qhod-edition-data), CC BY 4.0). Its project file makes registers of
the folder that holds the list of people and places and a CMIF list of letters: 66 of the 72 letters on that list are
in the corpus itself, and would else be described twice. It says that the language of a charter is that of its
transcription, that the number of a printed calendar is no shelfmark, and where the identifiers lead on the web.""",
    "thun": """Letters and memoranda of a minister, one file each ([KONDE-AT/thun-data](https://github.com/KONDE-AT/thun-data),
CC BY 4.0). Its project file says that `repository` holds the name of the fonds here and `institution` that of the
archive, and that the texts are under the licence that lies beside them: no file says so. What stands in
`publicationStmt` is a handle or where a text was printed, so the rule that guesses rights from it is dropped.""",
    "frus": """One printed volume in one file: *Foreign Relations of the United States, 1969–1976, volume I*
([HistoryAtState/frus](https://github.com/HistoryAtState/frus), public domain). Each historical document is a record;
the 47 editorial notes and the front matter are none. Its project file says what headings mean: "by" stands before who
speaks or writes, and where a `gloss` behind "to the" is encoded as sender, it is the recipient.""",
}
HEAD = """# What is found in real corpora

Three published corpora are read with the shipped crosswalk and, for each, a project file that lies in `tests/corpora`:
settings and the rules that only the project can know, {lines} lines in all. This page is made by

```sh
python -m tests.corpora.table ../shared > docs/corpora.md
```

from what `teilink coverage --format json` tells, and from two other readings of the same documents:

- **naive**: one path for each field, where the examples of the Guidelines have it: `correspAction/persName`,
  `msIdentifier[repository and idno]`, `licence/@target` …
- **rungs**: several paths for each field, of which one must find something. A document of a printed volume is its
  `div`, and paths look inside it.

All figures are shares of documents in which something is found. Whether it is right is asked elsewhere: 40 documents of
each corpus were [checked by hand](checked.tsv). **Guesses** are the documents in which we only guess: such values are
marked, and never fill `dcterms:created` as it stands, `dcterms:creator` or a licence.
"""
ABOUT_CHECKED = """40 documents a corpus, drawn by `python -m tests.corpora.checked ../shared --seed 1`, were read, and
each value was compared with its file: [checked.tsv](checked.tsv) has the value, its place, the verdict and why. A value
counts once; "missed" is what the file says and nothing was found of. What is wrong and not marked as a guess is what
the file itself encodes so: a `@when` that the words beside it contradict, a `@ref` to another place, one of three
senders."""
_NOTE, _AVAILABILITY = TEI + "note", TEI + "availability"
_DATED = ("when", "when-iso", "from", "from-iso", "to", "notBefore", "notAfter", "when-custom")


class Told(TypedDict):
    """What `teilink coverage` tells of a field."""

    documents: int
    rungs: Mapping[str, int]


class Row(NamedTuple):
    """A field of a corpus: in how many documents each reading finds something, and by which of our rules."""

    field: str
    naive: int
    rungs: int
    ours: int
    guesses: int
    rules: Mapping[str, int]
    missed: Mapping[str, int]


class Condensed(NamedTuple):
    """What is told of a corpus: its documents, the files that cannot be read, its fields."""

    corpus: str
    documents: int
    unread: int
    rows: Sequence[Row]


def condensed(corpus: str, shared: Path) -> Condensed:
    """The figures of a corpus."""
    project = project_of(corpus, shared)
    found = coverage([project.config.documents], config=project.config)
    told = json.loads(found.text("json"))
    rules = {rule.id: rule for rule in project.mapper.crosswalk.rules}
    matched = {each: [rules[name] for name in project.mapper.document(each).matched] for each in documents_of(project)}
    rows = [_row(field, told["fields"][field], matched, project) for field in FIELDS]
    return Condensed(corpus, told["documents"], len(found.report.findings), rows)


def _row(field: str, told: Told, matched: Mapping[Document, Sequence[Rule]], project: Project) -> Row:
    by_rungs = {each: found for each in matched if (found := found_by_rungs(field, each))}
    by_us = {
        each: all(rule.guess for rule in of_field)
        for each, rules in matched.items()
        if (of_field := [rule for rule in rules if field_of(rule.field) == field])
    }
    why = [_why(field, found, each, project) for each, found in by_rungs.items() if each not in by_us]
    return Row(
        field,
        naive=sum(is_found_naively(field, each) for each in matched),
        rungs=len(by_rungs),
        ours=told["documents"],
        guesses=sum(by_us.values()),
        rules=told["rungs"],
        missed=Counter(why),
    )


def _why(field: str, found: Sequence[_Element], document: Document, project: Project) -> str:
    """Why what a rung finds is no value; "not read" where nothing speaks against it."""
    if all(each.tag == _NOTE or next(each.iterancestors(_NOTE), None) is not None for each in found):
        return "stands in a note of the editors"
    if field in {"sender", "recipient"} and all(_is_in_heading(each) for each in found):
        return "stands in a heading that names speakers"
    words = [word for each in found for word in re.findall(r"\w+", "".join(each.itertext()))]
    if field == "place" and all(len(word) == 1 for word in words):
        return "says in initials that no place is known"
    if field == "date" and not any(element.get(name) for element in found for name in _DATED):
        return "stands in a dateline that gives no date"
    if field == "mentions" and not any(_leads_somewhere(element, document, project) for element in found):
        return "points at nothing that a register or the file declares"
    if field == "rights" and not any(
        _AVAILABILITY in {each.tag for each in element.iterancestors()} for element in found
    ):
        return "is a paragraph about the publication that says nothing of rights"
    return "not read"


def _is_in_heading(element: _Element) -> bool:
    return next(element.iterancestors(TEI + "head"), None) is not None


def _leads_somewhere(element: _Element, document: Document, project: Project) -> bool:
    pointers = " ".join(element.get(name, "") for name in ("ref", "key", "corresp", "sameAs"))
    return any(project.registers.resolve(each, document.file) for each in pointers.split())


# -- the page ---------------------------------------------------------------------------------------------------------


def page(found: Sequence[Condensed]) -> str:
    """The page."""
    lines = ", ".join(f"{lines_of(each.corpus)} ({each.corpus})" for each in found)
    return "\n".join([HEAD.format(lines=lines), *(_section(each) for each in found), checked()])


def checked() -> str:
    """What people found right and wrong in the documents drawn for docs/checked.tsv."""
    said = kept(PAGE)
    lines = [(line, verdict) for line, (verdict, _) in said.items()]
    rows = [
        (
            corpus,
            field,
            *(str(count) for count in _verdicts([(*line, verdict) for line, verdict in lines], corpus, field)),
        )
        for corpus in CORPORA
        for field in CHECKED
    ]
    heads = ("corpus", "field", "right", "wrong", "wrong, and marked as a guess", "missed", "not said in the file")
    return "\n\n".join(["## Checked by hand", ABOUT_CHECKED, table(heads, rows)]) + "\n"


def _verdicts(lines: Sequence[Sequence[str]], corpus: str, field: str) -> tuple[int, ...]:
    judged = [(guess, value, verdict) for c, _, f, _, guess, value, _, verdict in lines if (c, f) == (corpus, field)]
    wrong = [(guess, value) for guess, value, verdict in judged if verdict == "wrong"]
    return (
        sum(verdict == "right" for _, _, verdict in judged),
        sum(bool(value) and not guess for guess, value in wrong),
        sum(bool(value and guess) for guess, value in wrong),
        sum(not value for _, value in wrong),
        sum(verdict == "absent" for _, _, verdict in judged),
    )


def lines_of(corpus: str) -> int:
    """How many lines the settings and the crosswalk of a corpus have."""
    texts = [(SETTINGS / corpus / name).read_text("utf-8") for name in ("teilink.toml", "crosswalk.yaml")]
    return sum(len(text.splitlines()) for text in texts)


def _section(found: Condensed) -> str:
    unread = f", and {found.unread} file that cannot be read" if found.unread else ""
    heads = ("field", "naive", "rungs", "teilink", "guesses", "read by")
    rows = [
        (
            row.field,
            *(_share(count, found.documents) for count in (row.naive, row.rungs, row.ours, row.guesses)),
            ", ".join(f"{code(name)} {count}" for name, count in row.rules.items()),
        )
        for row in found.rows
    ]
    parts = [f"## {found.corpus}", ABOUT[found.corpus], f"{found.documents} documents{unread}.", table(heads, rows)]
    fewer = list(_fewer(found))
    if fewer:
        parts += ["What rungs find and we do not:", "\n".join(fewer)]
    return "\n\n".join(parts) + "\n"


def _share(count: int, documents: int) -> str:
    return f"{100 * count / documents:.1f} %"


def _fewer(found: Condensed) -> Iterator[str]:
    for row in found.rows:
        for why, count in sorted(row.missed.items()):
            yield f"- {row.field}, in {count} document{'' if count == 1 else 's'}: what is found {why}."


def main() -> None:
    """Write the page."""
    parser = argparse.ArgumentParser(description="Tell what is found in the sample corpora, as docs/corpora.md.")
    parser.add_argument("shared", type=Path)
    shared = parser.parse_args().shared
    sys.stdout.write(page([condensed(corpus, shared) for corpus in CORPORA]))


if __name__ == "__main__":
    main()
