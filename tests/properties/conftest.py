"""The proofs of this folder use those of others: documents to spoil, dates of corpora, elements made at random."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path += [str(Path(__file__).parents[1] / name) for name in ("conformance", "dates", "schema")]
# The folder of the corpora is a package.
sys.path.append(str(Path(__file__).parents[2]))
