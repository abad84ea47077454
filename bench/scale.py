"""Measure a large volume beside its documents in files of their own; print the table of bench/README.md.

::

    python bench/scale.py OUT

OUT is what `bench/volume.py` makes.  Aims: a document of the volume costs no more than one in a file of its own, and
`teilink transform` of the volume needs less than 200 MB.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cost import made, on_one_core, over, parse, quads
from teilink.project import Project
from teilink.source import Source
from validity import ran

if TYPE_CHECKING:
    from teilink.crosswalk.mapper import Mapper

ROUNDS = 5
PROGRAM = Path(sys.executable).parent / "teilink"


def line(name: str, sources: list[Source], mapper: Mapper) -> str:
    """A line of the table, all but its costs for each document of the files."""
    count = made(sources, mapper)
    each = len(sources) / count.documents
    floor = over(parse, sources, ROUNDS) * each
    cost = over(partial(quads, mapper=mapper), sources, ROUNDS) * each
    size = sum(len(source.data) for source in sources) / 1e6
    said = count.statements / count.documents
    return (
        f"| {name} | {len(sources)} | {size:.1f} | {count.documents} | {said:.0f} | {floor:.0f} | {cost:.0f} "
        f"| {cost / floor:.1f} |"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure a volume beside separate files.")
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    on_one_core()
    print(
        "| the documents | files | MB | documents | statements a document | floor, µs | N-Quads, µs | times the floor |"
    )
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for name, place in {"in one volume": "volume", "in files of their own": "apart"}.items():
        sources = [
            Source(path.as_posix(), path.read_bytes()) for path in sorted((folder / place / "tei").glob("*.xml"))
        ]
        print(line(name, sources, Project.around(folder / place).mapper))
    print("\n| command, cold | CPU seconds | peak MB |\n|---|---:|---:|")
    for place in ("volume/tei/volume.xml", "apart/tei"):
        with tempfile.TemporaryDirectory() as made_in:
            target = Path(made_in) / "all.nq"
            options = ["--to", "nquads", "--force", "-o", str(target)]
            used = ran([str(PROGRAM), "transform", str(folder / place), *options], 3)
        print(f"| `teilink transform {place} --to nquads --force` | {used.seconds:.2f} | {used.megabytes:.0f} |")


if __name__ == "__main__":
    main()
