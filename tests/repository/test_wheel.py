"""The wheel works where nothing else of ours is: installed into a clean environment, run from outside the tree."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints; it must end well. It sees no Python settings and none of the test environment's tools."""
    hidden = ("PYTHON", "TEILINK", "VIRTUAL_ENV", "COV")
    env = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=300, check=False)
    assert 0 == done.returncode, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, root, cwd=folder)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def clean(root: Path, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a clean environment that holds the wheel and what it asks for, no more."""
    folder = tmp_path_factory.mktemp("clean")
    run(sys.executable, "-m", "venv", folder, cwd=folder)
    pip = (folder / "bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input")
    run(*pip, "-c", root / "constraints.txt", wheel, cwd=folder)
    return folder / "bin"


def test_the_wheel_carries_what_the_package_reads(wheel: Path) -> None:
    """Schemas, shapes, crosswalk and licence travel with the code; tests and the archive do not."""
    names = set(zipfile.ZipFile(wheel).namelist())

    assert {"teilink/shipped/shapes/crosswalk.yaml", "teilink/shipped/schemas/teilink.rng"} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert set() == {name for name in names if name.startswith(("tests/", "tei/", "bench/")) or "__pycache__" in name}


def test_a_new_project_is_made_checked_and_built_outside_the_tree(clean: Path, tmp_path: Path) -> None:
    """`init`, `validate` and `build` end with 0 in an environment that never saw the checkout."""
    run(clean / "teilink", "init", "proj", cwd=tmp_path)
    run(clean / "teilink", "validate", "proj/tei", cwd=tmp_path)
    run(clean / "teilink", "build", cwd=tmp_path / "proj")

    assert list((tmp_path / "proj/public/doc").glob("*.ttl"))


def test_the_package_that_ran_is_the_installed_one(clean: Path, tmp_path: Path, root: Path) -> None:
    """Nothing of the checkout is on the path of the clean environment."""
    home = run(clean / "python", "-c", "import teilink; print(teilink.__file__)", cwd=tmp_path)

    assert not Path(home.strip()).is_relative_to(root)
