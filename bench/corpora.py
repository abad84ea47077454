"""Measure the way from bytes to N-Quads on published corpora; print the table of bench/README.md.

::

    python bench/corpora.py SHARED [--projects FOLDER]

SHARED is the folder with ``samples/corpora``.  The settings of a corpus are FOLDER/NAME/teilink.toml; they hold as if
they lay in the folder of the corpus.  Where there are none, the shipped ones hold.  Files that cannot be read are left
out and counted.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from functools import partial
from pathlib import Path

from cost import made, on_one_core, over, parse, quads
from teilink import config
from teilink.diagnostics import Diagnostic
from teilink.project import Project
from teilink.source import Source
from teilink.tei.reading import read

ROUNDS = 3
NAMES = ("qhod", "thun", "frus")
BASE = "https://corpora.example.org/"


def project(folder: Path, settings: Path) -> Project:
    """The project of a corpus: its settings hold as if they lay in its folder, though nothing is written there."""
    found = config.load(settings / "teilink.toml" if settings.is_dir() else folder)
    documents, registers = (path.relative_to(found.root) for path in (found.documents, found.registers))
    here = replace(found, root=folder, documents=folder / documents, registers=folder / registers)
    return Project(here if here.base else replace(here, base=BASE))


def files(folder: Path, registers: Path) -> list[Source]:
    """The files of a corpus; registers hold no documents."""
    found = (path for path in sorted(folder.rglob("*.xml")) if registers not in (path, *path.parents))
    return [Source(path.as_posix(), path.read_bytes()) for path in found]


def line(name: str, folder: Path, settings: Path) -> str:
    """A line of the table."""
    known = project(folder, settings)
    mapper, every = known.mapper, files(folder, known.config.registers)
    sources = [source for source in every if not isinstance(read(source), Diagnostic)]
    count = made(sources, mapper)
    floor = over(parse, sources, ROUNDS)
    cost = over(partial(quads, mapper=mapper), sources, ROUNDS)
    size = sum(len(source.data) for source in sources) / 1000
    unread = f" ({len(every) - len(sources)} cannot be read)" if len(every) > len(sources) else ""
    return (
        f"| {name} | {len(sources)}{unread} | {size / len(sources):.0f} | {count.documents} "
        f"| {count.statements / count.documents:.0f} | {floor:.0f} | {cost:.0f} | {cost / floor:.1f} |"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure teilink on published corpora.")
    parser.add_argument("shared", type=Path)
    parser.add_argument("--projects", type=Path, default=Path("tests/corpora"))
    asked = parser.parse_args()
    on_one_core()
    print("| corpus | files | kB a file | documents | statements a document | floor, µs a file | N-Quads, µs a file "
          "| times the floor |\n|---|---:|---:|---:|---:|---:|---:|---:|")  # fmt: skip
    for name in NAMES:
        folder = asked.shared / "samples" / "corpora" / name
        if folder.is_dir():
            print(line(name, folder, asked.projects / name))
        else:
            print(f"\nno {folder}: {name} is not measured\n")


if __name__ == "__main__":
    main()
