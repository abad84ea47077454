"""Measure validation under tei_all beside libxml2 (by lxml) and jing; print the tables of bench/README.md.

::

    python bench/validity.py SHARED LETTERS

SHARED is the folder with ``tei/tei_all.rng`` and ``samples/``; LETTERS is the project that `bench/letters.py` makes, of
which as many letters as make 1.3 MB are put into one teiCorpus.  Every figure is the CPU time of a process of its own
with its peak memory, or, for the parts of one, the best of five rounds in this process.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from teilink.project import read_schema
from teilink.resources import shipped
from teilink.schema.relaxng.acceptance import accepts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROUNDS = 5
LARGE = 1_300_000
PROGRAM = str(Path(sys.executable).parent / "teilink")
_LXML = """
import sys
from lxml import etree
schema = etree.RelaxNG(etree.parse(sys.argv[1]))
for path in sys.argv[2:]:
    try:
        schema.validate(etree.parse(path))
    except etree.XMLSyntaxError:
        pass
"""


class Cost(NamedTuple):
    """CPU seconds and peak memory in megabytes."""

    seconds: float
    megabytes: float


def ran(command: Sequence[str], rounds: int) -> Cost:
    """What a command costs in a new process, best of some rounds."""
    costs = []
    for _ in range(rounds):
        sink = os.open(os.devnull, os.O_WRONLY)
        actions = [(os.POSIX_SPAWN_DUP2, sink, 1), (os.POSIX_SPAWN_DUP2, sink, 2)]
        child = os.posix_spawn(command[0], list(command), os.environ, file_actions=actions)
        os.close(sink)
        _, _, used = os.wait4(child, 0)
        costs.append(Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024))
    return min(costs)


def engines(schema: str) -> dict[str, list[str]]:
    """The commands that validate files under a schema, by the name of the engine."""
    found = {
        "teilink": [PROGRAM, "validate", "--stage", "schema", "--format", "concise", "--schema", schema],
        "lxml": [sys.executable, "-c", _LXML, schema],
    }
    jing = shutil.which("jing")
    return found | ({"jing": [jing, schema]} if jing else {})


def best(work: Callable[[], object]) -> float:
    """The CPU seconds of some work, best of the rounds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def corpus(letters: Path) -> bytes:
    """A teiCorpus of letters, as large as asked."""
    namespace = "http://www.tei-c.org/ns/1.0"
    root = etree.Element(f"{{{namespace}}}teiCorpus", nsmap={None: namespace})
    size = 0
    for path in sorted((letters / "tei").glob("*.xml")):
        letter = etree.fromstring(path.read_bytes())
        for each in letter.iter("*"):
            each.attrib.pop("{http://www.w3.org/XML/1998/namespace}id", None)
        if not size:
            root.append(etree.fromstring(etree.tostring(letter[0])))
        root.append(letter)
        size += path.stat().st_size
        if size > LARGE:
            break
    return etree.tostring(root)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure validation beside libxml2 and jing.")
    parser.add_argument("shared", type=Path)
    parser.add_argument("letters", type=Path)
    asked = parser.parse_args()
    schema = asked.shared / "tei" / "tei_all.rng"
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "large.xml"
        large.write_bytes(corpus(asked.letters))
        one = asked.shared / "samples" / "mistakes" / "00_valid.xml"
        every = [path for path in sorted((asked.shared / "samples" / "corpora").rglob("*.xml")) if is_readable(path)]
        print_processes(str(schema), {"one file of 2 kB": [one], "one of 1.3 MB": [large],
                                      f"{len(every)} files of 3 corpora": every})  # fmt: skip
        print_parts(schema, large.read_bytes())


def is_readable(path: Path) -> bool:
    """Whether a file is well-formed: jing gives up at the first that is not."""
    try:
        etree.parse(path)
    except etree.XMLSyntaxError:
        return False
    return True


def print_processes(schema: str, tasks: dict[str, list[Path]]) -> None:
    """A table of whole processes: seconds and megabytes, and how many times ours the others take."""
    print("| process | engine | CPU seconds | times ours | peak MB |\n|---|---|---:|---:|---:|")
    for task, files in tasks.items():
        ours = 0.0
        for name, command in engines(schema).items():
            cost = ran([*command, *map(str, files)], 1 if name == "lxml" else 3)
            ours = ours or cost.seconds
            print(f"| {task} | {name} | {cost.seconds:.2f} | {cost.seconds / ours:.1f} | {cost.megabytes:.0f} |")


def print_parts(path: Path, large: bytes) -> None:
    """A table of the parts: reading a schema, validating a large file once the schema is known."""
    print("\n| part | CPU seconds |\n|---|---:|")
    print(f"| tei_all read | {best(lambda: read_schema(path)):.3f} |")
    print(f"| the shipped schema read | {best(lambda: read_schema(shipped('schemas/teilink.rng'))):.3f} |")
    grammar = read_schema(path).grammar
    start = time.process_time()
    verdict = accepts(grammar, large)
    print(f"| {len(large) / 1e6:.1f} MB validated, the first time | {time.process_time() - start:.3f} |")
    print(f"| the same again | {best(lambda: accepts(grammar, large)):.3f} |")
    print(f"| lxml parses the same | {best(lambda: etree.fromstring(large)):.3f} |")
    print(f"\nThe large file is {'valid' if verdict else 'not valid'}. "
          f"Peak of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB.")  # fmt: skip


if __name__ == "__main__":
    main()
