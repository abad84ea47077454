"""The archive of the repository, built and served by the commands that a user runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from command import copy_archive, run, start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def edition(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of the archive, validated and built."""
    folder = copy_archive(root, tmp_path_factory.mktemp("edition"))
    for command in (("validate", "tei/"), ("build",)):
        done = run(*command, cwd=folder)
        assert 0 == done.code, done.out + done.err
    return folder


@pytest.fixture(scope="session")
def site(edition: Path) -> Iterator[str]:
    """The address at which `teilink serve` answers."""
    process = start("serve", "--port", "0", cwd=edition)
    try:
        assert process.stderr is not None
        told = re.search(r"at (http://127\.0\.0\.1:\d+)/", process.stderr.readline().decode())
        assert told
        yield told[1]
    finally:
        process.kill()
        process.communicate()
