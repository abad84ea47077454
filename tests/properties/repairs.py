"""What safe fixes do to spoiled cables: nothing outside of their edits, nothing to what is valid, and not for ever."""

from __future__ import annotations

import itertools
import re
import tempfile
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree
from mutations import spoil

from teilink import config
from teilink.diagnostics import Diagnostic
from teilink.pipeline.fixing import fix
from teilink.pipeline.inspection import Inspected
from teilink.project import Project
from teilink.source import Source
from teilink.tei.reading import read
from teilink.validation.stages import check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teilink.diagnostics import Edit

ROOT = Path(__file__).parents[2]
CABLE = ROOT / "tei" / "wcda-118686.xml"
_ROUNDS = 11

LAWS = (
    "a round of fixing changes no byte outside of the edits of safe fixes, and inside writes what they say",
    "a document that was valid under the schema is valid after it",
    "where a document can be read before and after, its text is the same",
    "fixing comes to an end, and fixing again changes nothing",
)

# Slips that a safe fix puts right, and some beside them: a pattern of what is written well, and what is written badly.
_SLIPS = (
    (rb"<persName([^>]*)>([^<]*)</persName>", rb"<persname\1>\2</persname>"),
    (rb"<placeName([^>]*)>([^<]*)</placeName>", rb"<PlaceName\1>\2</PlaceName>"),
    (rb"<p>([^<]*)</p>", rb"<P>\1</P>"),
    (rb"<date ([^>]*)>([^<]*)</date>", rb"<Date \1>\2</date>"),
    (rb'"http://www\.tei-c\.org/ns/1\.0"', rb'"https://www.tei-c.org/ns/1.0"'),
    (rb'"http://www\.tei-c\.org/ns/1\.0"', rb'"http://www.tei-c.org/ns/1.0/"'),
    (rb' xmlns="http://www\.tei-c\.org/ns/1\.0"', rb""),
    (rb"\A", rb"\n"),
    (rb"\A", b"\xef\xbb\xbf"),
    (rb'encoding="UTF-8"', rb'encoding="ISO-8859-1"'),
    (rb" (?=[a-z])", rb" & "),
    (rb" (?=[a-z])", rb" &eacute; "),
    (rb" (?=[a-z])", rb" &nbsp;"),
    (rb" (?=[a-z])", rb" < "),
    (rb" (?=[a-z])", rb" ]]> "),
    (rb"(?<=[a-z]) (?=[a-z]+ )", rb"<br/>"),
    (rb"(?<=[a-z]) (?=[a-z]+ )", rb"<lb n=1/>"),
    (rb"(<(?:p|note)>)([A-Za-z ]+)", rb"\1<i>\2</i>"),
    (rb"(<(?:p|note)>)([A-Za-z ]+)", rb"\1<b>\2</b>"),
    (rb'"person:([a-z-]+)"', rb'"#\1"'),
    (rb'"#([a-z-]+)"', rb'"\1"'),
    (rb'"person:([a-z]+)-([a-z]+)"', rb'"person:\2-\1"'),
    (rb'xml:lang="en"', rb'xml:lang="EN_us"'),
    (rb'xml:lang="([a-z]+)"', rb'lang="\1"'),
    (rb"xml:id=", rb"id="),
    (rb' when="', rb' When="'),
    (rb' when="([0-9]{4})-([0-9]{2})-([0-9]{2})"', rb' when="\3.\2.\1"'),
    (rb' when="([0-9]{4})-0', rb' when="\1-'),
    (rb' status="([a-z])', rb' status=" \1'),
    (rb' type="([a-z])', rb' Type="\1'),
    (rb' ref="([^"]*)"', rb" ref='\1'"),
    (rb' ref="([^"]*)"', rb" ref=\1"),
    (rb"\n", rb"\r\n"),
)


class Repaired(NamedTuple):
    """What came of a proof: cables, how many of them had something fixed, fixes, rounds, how many became valid."""

    documents: int
    fixed: int
    fixes: int
    rounds: int
    healed: int
    broken: tuple[tuple[str, int, int], ...]

    @property
    def holds(self) -> bool:
        """Whether no law was broken."""
        return not self.broken


class _Round(NamedTuple):
    """The file as it was looked at, and what was found."""

    source: Source
    findings: tuple[Diagnostic, ...]


def spoilt_cable(number: int, seed: int) -> bytes:
    """The n-th cable of a seed: slips that can be fixed, and often what cannot."""
    chance = Random(f"{seed}-{number}")
    data = spoil(CABLE.read_bytes(), chance) if chance.random() < 0.5 else CABLE.read_bytes()
    for _ in range(chance.choice((1, 1, 2, 3))):
        data = _slip(data, *chance.choice(_SLIPS), chance)
    return data


def _slip(data: bytes, pattern: bytes, instead: bytes, chance: Random) -> bytes:
    found = list(re.finditer(pattern, data))
    if not found:
        return data
    at = chance.choice(found)
    return data[: at.start()] + at.expand(instead) + data[at.end() :]


def repaired(count: int, seed: int) -> Repaired:
    """Fix so many spoiled cables."""
    project = Project(config.load(CABLE))
    laws: Counter[str] = Counter()
    first: dict[str, int] = {}
    fixed = fixes = rounds = healed = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "spoiled.xml")
        for number in range(count):
            path.write_bytes(spoilt_cable(number, seed))
            done = _fixed(path, project)
            fixed += len(done.rounds) > 1
            fixes += done.fixes
            rounds = max(rounds, len(done.rounds) - 1)
            validities = [_is_valid(each.source, project) for each in done.rounds]
            healed += validities[-1] and not validities[0]
            for law in dict.fromkeys(_broken(done, path, project, validities)):
                laws[law] += 1
                first.setdefault(law, number)
    return Repaired(count, fixed, fixes, rounds, healed, tuple((law, laws[law], first[law]) for law in sorted(laws)))


class _Done(NamedTuple):
    rounds: list[_Round]
    fixes: int


def _fixed(path: Path, project: Project) -> _Done:
    rounds: list[_Round] = []

    def inspect(_piped: Sequence[Source]) -> Inspected:
        source = Source(path.as_posix(), path.read_bytes())
        report = check([source], project, "pointers").report
        rounds.append(_Round(source, report.findings))
        return Inspected((source,), report)

    return _Done(rounds, fix(inspect).fixes)


def _is_valid(source: Source, project: Project) -> bool:
    file = read(source)
    return not isinstance(file, Diagnostic) and not project.schema.check(file)


def _broken(done: _Done, path: Path, project: Project, validities: Sequence[bool]) -> Iterator[str]:
    for before, after in itertools.pairwise(done.rounds):
        if not is_by_edits(before.source, safe_edits(before.findings), after.source.data):
            yield "a byte changed outside of the edits"
        texts = [_text(each.source.data) for each in (before, after)]
        if all(texts) and len(set(texts)) > 1:
            yield "the text is another"
    if any(was and not now for was, now in itertools.pairwise(validities)):
        yield "what was valid no longer is"
    if len(done.rounds) >= _ROUNDS:
        yield "it does not come to an end"
    last = path.read_bytes()
    _fixed(path, project)
    if path.read_bytes() != last:
        yield "fixing again changes something"


def safe_edits(findings: Sequence[Diagnostic]) -> list[Edit]:
    """The edits of the safe fixes of some findings, in the order of the file, each once."""
    fixes = [each.fix for each in findings if each.fix is not None and each.fix.applicability == "safe"]
    return sorted({edit for each in fixes for edit in each.edits}, key=lambda edit: (edit.span, edit.text))


def is_by_edits(source: Source, edits: Sequence[Edit], after: bytes) -> bool:
    """Whether bytes can come of others by some of a number of edits and by nothing else.

    A state is how far one has come in the bytes before and in those after.
    """
    before = source.data
    states = {(0, 0)}
    for edit in edits:
        new = edit.text.encode(source.encoding, "xmlcharrefreplace")
        for old_at, new_at in tuple(states):
            start = new_at + edit.span.start - old_at
            if old_at > edit.span.start or before[old_at : edit.span.start] != after[new_at:start]:
                continue
            if after.startswith(new, start):
                states.add((edit.span.end, start + len(new)))
    return any(before[old_at:] == after[new_at:] for old_at, new_at in states)


def _text(data: bytes) -> str:
    """The text of a document that can be read; else nothing."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, collect_ids=False))
    except etree.XMLSyntaxError:
        return ""
    return "".join(str(each) for each in root.itertext("{*}*"))
