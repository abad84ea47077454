"""Run morph-kgc over letters; print what it costs and what it makes.

::

    PYTHON bench/rml.py FOLDER COUNT

PYTHON is one that has morph-kgc: it wants older releases of packages than teilink does, so it gets an environment of
its own.  FOLDER holds the letters.  The source of an RML map is one file, so the letters are put into one; that is not
counted.  Standard output is N-Triples; the CPU seconds stand on standard error.
"""

from __future__ import annotations

import importlib
import os
import re
import sys
import tempfile
import time
from pathlib import Path

MAPPING = Path(__file__).with_name("mapping.rml.ttl")
_SETTINGS = "[CONFIGURATION]\nnumber_of_processes=1\nlogging_level=ERROR\n[letters]\nmappings={}\n"


def corpus(folder: Path, count: int) -> bytes:
    """A teiCorpus of the first letters; their ids stand as @n too, since no template can name xml:id."""
    letters = (path.read_bytes().partition(b"?>")[2] for path in sorted(folder.glob("*.xml"))[:count])
    numbered = (re.sub(rb' xml:id="([a-z]+-\d+)"', rb' xml:id="\1" n="\1"', letter, count=1) for letter in letters)
    return b'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">%s</teiCorpus>' % b"".join(numbered)


def main() -> None:
    """Measure and print."""
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    morph = importlib.import_module("morph_kgc")
    with tempfile.TemporaryDirectory() as work:
        (Path(work) / "letters.xml").write_bytes(corpus(folder, count))
        os.chdir(work)
        start = time.process_time()
        found = morph.materialize_set(_SETTINGS.format(MAPPING))
        lines = "".join(f"{statement} .\n" for statement in sorted(found))
        taken = time.process_time() - start
        os.chdir(folder)
    sys.stdout.buffer.write(lines.encode())
    print(taken, file=sys.stderr)


if __name__ == "__main__":
    main()
