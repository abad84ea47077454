"""The proofs of this folder use what the tests of the schema know of datatypes and of elements made at random."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "schema"))
