"""What is told of documents that a schema refuses: always something, always short, always inside the file."""

from __future__ import annotations

import traceback
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from laws import fault_of

from teilink.diagnostics import Diagnostic
from teilink.schema.relaxng.acceptance import accepts, accepts_tree
from teilink.schema.relaxng.diagnosis import Diagnosis
from teilink.schema.validity import Schema
from teilink.source import Source
from teilink.tei.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from teilink.schema.relaxng.grammar import Grammar
    from teilink.tei.document import TeiFile

LONGEST = 300
_WHOLE = "the schema refuses this"

LAWS = (
    "a document that the schema refuses has a finding, one that it accepts has none",
    "a document is judged alike as bytes and as a tree",
    "a message with its help has less than 300 characters",
    "a finding lies inside its file, its line and column are those of its bytes",
    "in a document that the schema accepts, the search for what is wrong finds nothing",
)


class Told(NamedTuple):
    """What came of a proof.

    `whole` counts the documents of which nothing could be said but that the schema refuses them, `most` is the
    greatest number of findings in one; `broken` are laws that were broken, with how often and the first mutation.
    """

    documents: int
    refused: int
    findings: int
    whole: int
    most: int
    broken: tuple[tuple[str, int, int], ...]

    @property
    def holds(self) -> bool:
        """Whether no law was broken."""
        return not self.broken


def told(grammar: Grammar, mutation: Callable[[int], bytes], count: int) -> Told:
    """Look at so many documents."""
    schema = Schema(grammar)
    found = [_told_of(schema, Source("spoiled.xml", mutation(number))) for number in range(count)]
    numbers = [len(findings) for findings, _ in found]
    laws = Counter(law for _, broken in found for law in broken)
    first = {law: next(number for number, (_, broken) in enumerate(found) if law in broken) for law in laws}
    return Told(
        count,
        sum(map(bool, numbers)),
        sum(numbers),
        sum(findings[:1] == [_WHOLE] for findings, _ in found),
        max(numbers, default=0),
        tuple((law, laws[law], first[law]) for law in sorted(laws)),
    )


def _told_of(schema: Schema, source: Source) -> tuple[list[str], list[str]]:
    """The messages about a document, cut where they are about all of it, and the laws broken."""
    try:
        file = read(source)
        if isinstance(file, Diagnostic):
            return [file.message], list(dict.fromkeys(faults([file], source)))
        findings = schema.check(file)
        broken = [*faults(findings, source), *_unequal(schema, file, findings), *_invented(schema, file, findings)]
    except Exception as error:  # noqa: BLE001 - that nothing is raised is a law
        where = traceback.extract_tb(error.__traceback__)[-1]
        return [], [f"{type(error).__name__} in {where.name}"]
    messages = [_WHOLE if each.message.startswith(_WHOLE) else each.message for each in findings]
    return messages, list(dict.fromkeys(broken))


def faults(findings: Sequence[Diagnostic], source: Source) -> Iterator[str]:
    """What is wrong with some findings themselves."""
    for each in findings:
        if len(each.message) + len(each.help) >= LONGEST:
            yield f"{each.code}: longer than {LONGEST} characters"
        for place in (each.place, *(label.place for label in each.labels)):
            if wrong := fault_of(place, source):
                yield f"{each.code}: {wrong}"


def _unequal(schema: Schema, file: TeiFile, findings: Sequence[Diagnostic]) -> Iterator[str]:
    """Whether a document is judged otherwise than it is told of: by its bytes, or as a tree."""
    if accepts(schema.grammar, file.source.data) is bool(findings):
        yield "findings and verdict differ"
    if accepts_tree(schema.grammar.start, file.root) is bool(findings):
        yield "the tree is judged otherwise than the bytes"


def _invented(schema: Schema, file: TeiFile, findings: Sequence[Diagnostic]) -> Iterator[str]:
    """Whether something is told of an accepted document when one looks for what is wrong with it."""
    if findings:
        return
    for each in Diagnosis(schema.grammar, file).findings():
        if not each.message.startswith(_WHOLE):
            yield f"{each.code}: told of a document that is accepted"
