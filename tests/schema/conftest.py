"""The laws of this folder are put to documents that the proofs know how to spoil."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "conformance"))
