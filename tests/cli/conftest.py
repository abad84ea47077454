"""Projects for the tests of the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from command import copy_archive, door

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def archive(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the repository, built: for tests that only read it."""
    folder = copy_archive(root, tmp_path_factory.mktemp("archive"))
    done = door("build", cwd=folder)
    assert 0 == done.code, done.out + done.err
    return folder


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A new project, as `teilink init` makes it."""
    assert 0 == door("init", "sample", cwd=tmp_path).code
    return tmp_path / "sample"
