"""Write the expectations of all cases anew: ``python tests/cases``."""

from __future__ import annotations

import tempfile
from pathlib import Path

from case import CASES, found_in, lines

for case in CASES:
    with tempfile.TemporaryDirectory() as scratch:
        expected = lines(found_in(case, "bad", Path(scratch)))
    (case / "expected.txt").write_text(expected, "utf-8", newline="\n")
