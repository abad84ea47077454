"""Spoil the cable and the sample many times, and keep what breaks a law, with the smallest file that still does."""

from __future__ import annotations

import warnings
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph
import rdflib
from laws import CONTEXT, broken, folded, parsed
from mutations import smaller, spoil

from teilink import config
from teilink.project import Project
from teilink.rdf.formats import write
from teilink.source import Source
from teilink.validation.stages import check

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
_SHRINKING = 1500


class Original(NamedTuple):
    """A file that is spoiled, in its project."""

    name: str
    data: bytes
    project: Project


class Difference(NamedTuple):
    """A law that was broken: how often, first by which mutation, and the smallest file that breaks it."""

    law: str
    count: int
    number: int
    smallest: bytes


class Outcome(NamedTuple):
    """What came of a proof: how many files were spoiled, how many still gave a record, what differed."""

    mutations: int
    records: int
    differences: tuple[Difference, ...]

    @property
    def holds(self) -> bool:
        """Whether no law was broken."""
        return not self.differences


class Foreign(NamedTuple):
    """How many mutations another reader was given, and which of them it understood differently."""

    mutations: int
    numbers: tuple[int, ...]

    @property
    def holds(self) -> bool:
        """Whether it understood all of them as we do."""
        return not self.numbers


def originals() -> list[Original]:
    """The cable and the sample, each in its project and under a name beside it."""
    found = []
    for path in (ROOT / "tei" / "wcda-118686.xml", ROOT / "src" / "teilink" / "sample" / "tei" / "sample-1.xml"):
        project = Project(config.load(path))
        found.append(Original((path.parent / "spoiled.xml").as_posix(), path.read_bytes(), project))
    return found


def spoiled(number: int, seed: int, files: list[Original]) -> tuple[Source, Project]:
    """The n-th mutation of a seed: the files in turn."""
    original = files[number % len(files)]
    return Source(original.name, spoil(original.data, Random(f"{seed}-{number}"))), original.project


def prove(count: int, seed: int, stage: str) -> Outcome:
    """Judge so many mutations by the laws, up to a stage."""
    files = originals()
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    records = 0
    for number in range(count):
        source, project = spoiled(number, seed, files)
        found, documents = broken(source, project, stage)
        records += documents
        for law in {each.partition(":")[0] for each in found}:
            counts[law] += 1
            first.setdefault(law, number)
    return Outcome(count, records, tuple(_differences(counts, first, seed, stage, files)))


def _differences(
    counts: Counter[str], first: dict[str, int], seed: int, stage: str, files: list[Original]
) -> Iterator[Difference]:
    for law, number in sorted(first.items()):
        source, project = spoiled(number, seed, files)
        yield Difference(law, counts[law], number, _smallest(source, project, stage, law))


def _smallest(source: Source, project: Project, stage: str, law: str) -> bytes:
    """The file, as long as one more part can be left out and the law stays broken."""
    data, tried = source.data, 0
    limit = _SHRINKING if stage == "crosswalk" else _SHRINKING // 20
    is_smaller = True
    while is_smaller and tried < limit:
        is_smaller = False
        for less in smaller(data):
            tried += 1
            again = Source(source.name, less)
            if any(each.startswith(law) for each in broken(again, project, stage)[0]):
                data, is_smaller = less, True
                break
            if tried >= limit:
                break
    return data


def read_by_rdflib(count: int, seed: int) -> Foreign:
    """So many mutations whose Turtle and JSON-LD is read by rdflib, another reader than ours."""
    files = originals()
    return Foreign(count, tuple(number for number in range(count) if not _is_alike(*spoiled(number, seed, files))))


def _by_rdflib(text: str, read_as: str) -> str:
    with warnings.catch_warnings():
        # rdflib 7.6 uses in its own parsers what it has deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        return rdflib.Graph().parse(data=text, format=read_as).serialize(format="nt", encoding="utf-8").decode()


def _is_alike(source: Source, project: Project) -> bool:
    for each in check([source], project, "crosswalk").documents:
        said = {(one, two, folded(value)) for one, two, value in each.record.statements}
        for name, read_as in (("turtle", "turtle"), ("jsonld", "json-ld")):
            lines = _by_rdflib(write(name, [each.record], CONTEXT), read_as)
            if set(parsed(lines, pyoxigraph.RdfFormat.N_TRIPLES)) != said:
                return False
    return True
