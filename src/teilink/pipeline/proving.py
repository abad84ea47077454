"""Prove that one schema accepts no document that another refuses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from teilink.project import read_schema
from teilink.schema.relaxng.inclusion import prove as proof_of

if TYPE_CHECKING:
    from teilink.schema.relaxng.inclusion import Proof


def prove(narrow: str | Path, wide: str | Path) -> Proof:
    """The proof that every document valid under the first RELAX NG schema is valid under the second.

    Both ways together prove that two schemas accept the same documents.  Raises UsageError and ProjectError.
    """
    return proof_of(read_schema(Path(narrow)).grammar, read_schema(Path(wide)).grammar)
