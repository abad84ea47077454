"""No file of the repository names a machine: no path of somebody's disk, no host of a package registry."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

# Spelled so that they do not find themselves.
MACHINE_PATHS = re.compile(r"/[w]ork/|/[r]oot/|/tmp/[t]l|/home/[a-z][a-z0-9_-]*/|[C]:\\Users")
REGISTRIES = re.compile(r"pypi[.]org|pythonhosted[.]org|npmjs[.]org|crates[.]io|proxy[.]golang[.]org")


def texts(root: Path) -> dict[str, str]:
    """Every text file that git tracks, or would if it were added, by its path."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=root, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    paths = [root / name for name in listed.stdout.decode().split("\0") if name]
    found = {path: path.read_bytes() for path in paths if path.is_file()}
    return {
        str(path.relative_to(root)): data.decode("utf-8", "replace")
        for path, data in found.items()
        if b"\0" not in data
    }


@pytest.mark.parametrize("pattern", [MACHINE_PATHS, REGISTRIES])
def test_no_file_names_a_machine(root: Path, pattern: re.Pattern[str]) -> None:
    """What is true on one machine only has no place in the repository."""
    read = texts(root)

    found = [f"{path}: {hit.group()}" for path, text in read.items() for hit in pattern.finditer(text)]

    assert "pyproject.toml" in read
    assert [] == found


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (MACHINE_PATHS, "see /" + "root/notes"),
        (MACHINE_PATHS, "/tmp/" + "tlvenv"),
        (REGISTRIES, "https://pypi" + ".org"),
    ],
)
def test_the_patterns_find_what_they_are_for(pattern: re.Pattern[str], text: str) -> None:
    """The test above could fail."""
    assert pattern.search(text)
