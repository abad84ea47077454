"""The sample corpora are a package of their own, since their tables are made from the command line as well."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

sys.path.append(str(Path(__file__).parents[2]))

from tests.corpora.lawful import entries, records
from tests.corpora.projects import CORPORA, project_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilink.project import Project
    from teilink.rdf.record import Record


class Corpus(NamedTuple):
    """A sample corpus, read once for all tests: its project, the records of its documents and of its registers."""

    name: str
    project: Project
    documents: Sequence[Record]
    entries: Sequence[Record]


@pytest.fixture(scope="session", params=CORPORA)
def corpus(request: pytest.FixtureRequest, shared: Path) -> Corpus:
    """Each of the sample corpora in turn."""
    project = project_of(request.param, shared)
    return Corpus(request.param, project, records(project), entries(project))
