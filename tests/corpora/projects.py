"""The sample corpora as projects: their settings lie here, their files in ``../shared``, where nothing is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from teilink import config
from teilink.project import Project

CORPORA = ("qhod", "thun", "frus")
SETTINGS = Path(__file__).parent


def project_of(corpus: str, shared: Path) -> Project:
    """A corpus with its settings, which hold as if they lay in its folder."""
    found = config.load(SETTINGS / corpus / "teilink.toml")
    folder = shared / "samples" / "corpora" / corpus
    documents, registers = (path.relative_to(found.root) for path in (found.documents, found.registers))
    return Project(replace(found, root=folder, documents=folder / documents, registers=folder / registers))
