"""Measure teilink on a project of generated letters; print the tables of bench/README.md.

::

    python bench/measure.py OUT

Every way starts at the bytes and keeps the origins.  CPU time of this process, best of five rounds: the machine's other
work can only make a round slower.  Commands are measured cold, each in a process of its own.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING

from lxml import etree

from teilink.diagnostics import Diagnostic
from teilink.project import Project
from teilink.rdf.context import Context
from teilink.rdf.jsonld import jsonld
from teilink.rdf.nquads import nquads
from teilink.rdf.turtle import turtle
from teilink.resources import shipped
from teilink.source import Source
from teilink.tei.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from teilink.crosswalk.mapper import Mapper
    from teilink.rdf.record import Record

ROUNDS = 5
ROOT = Path(__file__).parent.parent
PROGRAM = Path(sys.executable).parent / "teilink"


def parse(source: Source) -> None:
    """The floor: lxml alone."""
    etree.fromstring(source.data)


def record(source: Source, mapper: Mapper) -> Record:
    """The record of a letter, from its bytes."""
    file = read(source)
    if isinstance(file, Diagnostic):
        raise SystemExit(f"{source.name}: {file.message}")
    [document] = mapper.documents(file)
    return mapper.document(document).record


def ways(mapper: Mapper) -> dict[str, Callable[[Source], object]]:
    """What is measured, by its name; the first is the floor."""
    context = Context.of(json.loads(shipped("shapes/context-v1.jsonld").read_bytes()))
    return {
        "lxml parses the bytes (the floor)": parse,
        "bytes to the record": lambda source: record(source, mapper),
        "bytes to N-Quads": lambda source: nquads([record(source, mapper)]).encode(),
        "bytes to Turtle": lambda source: turtle([record(source, mapper)]).encode(),
        "bytes to JSON-LD": lambda source: jsonld([record(source, mapper)], context).encode(),
    }


def microseconds(way: Callable[[Source], object], sources: Sequence[Source]) -> float:
    """The CPU time for one letter, in the best of the rounds."""
    rounds = []
    for _ in range(ROUNDS):
        gc.collect()
        start = time.process_time()
        for source in sources:
            way(source)
        rounds.append(time.process_time() - start)
    return min(rounds) / len(sources) * 1e6


def cold(*arguments: str) -> tuple[float, float]:
    """CPU and wall seconds of a command in a new process, best of the rounds."""
    rounds = []
    for _ in range(ROUNDS):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run([PROGRAM, *arguments], cwd=ROOT, check=True, capture_output=True)  # noqa: S603
        wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        rounds.append((after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall))
    return min(rounds)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure teilink on generated letters.")
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    project = Project.around(folder)
    sources = [Source(path.as_posix(), path.read_bytes()) for path in sorted((folder / "tei").glob("*.xml"))]
    triples = mean(len(record(source, project.mapper).statements) for source in sources)
    size = mean(len(source.data) for source in sources)
    print(f"{len(sources)} letters, on average {size:.0f} bytes and {triples:.0f} statements\n")
    print("| what | µs per document | times the floor |\n|---|---:|---:|")
    floor = 0.0
    for name, way in ways(project.mapper).items():
        taken = microseconds(way, sources)
        floor = floor or taken
        print(f"| {name} | {taken:.0f} | {taken / floor:.1f} |")
    print("\n| command, cold | CPU seconds | wall seconds |\n|---|---:|---:|")
    for command in ("--help", "validate tei/"):
        cpu, wall = cold(*command.split())
        print(f"| `teilink {command}` | {cpu:.2f} | {wall:.2f} |")


if __name__ == "__main__":
    main()
