"""Each tool that guards this repository is seen to fail on one fault, and to pass without it.

The tools run on a copy of the package, with our own settings.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

BIN = Path(sys.executable).parent


class Run(NamedTuple):
    """How a tool ended and all it said."""

    code: int
    said: str


def run(copy: Path, *command: str, **settings: str) -> Run:
    """Run a tool of this environment in the copy, as outside CI unless settings say otherwise."""
    kept = {
        name: value for name, value in os.environ.items() if name != "CI" and not name.startswith(("COV", "PYTEST"))
    }
    tool, *arguments = command
    done = subprocess.run(
        [BIN / tool, *arguments],
        cwd=copy,
        env=kept | {"PYTHONPATH": "src", "NO_COLOR": "1", "COLUMNS": "200"} | settings,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    return Run(done.returncode, done.stdout + done.stderr)


def plant(copy: Path, name: str, text: str) -> None:
    """Add lines at the end of a file of the copy, which is made where it is not there."""
    path = copy / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


@pytest.fixture
def copy(tmp_path: Path, root: Path) -> Path:
    """The settings and the package, without tests."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(root / "src", tmp_path / "src", ignore=ignored)
    shutil.copy(root / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ("import json\n", "F401"),
        ('\n\ndef _say() -> None:\n    print("noise")\n', "T201"),
        ("\n\ndef _swallow() -> None:\n    try:\n        pass\n    except Exception:\n        return\n", "BLE001"),
    ],
)
def test_ruff_fails_on_a_fault_it_is_asked_to_find(copy: Path, fault: str, rule: str) -> None:
    """An unused import, a print and a blind except each break `make lint`."""
    clean = run(copy, "ruff", "check", "--no-cache", "src/teilink/errors.py")
    plant(copy, "src/teilink/errors.py", fault)
    found = run(copy, "ruff", "check", "--no-cache", "src/teilink/errors.py")

    assert Run(0, "All checks passed!\n") == clean
    assert (1, True) == (found.code, rule in found.said), found.said


def test_ruff_format_fails_on_a_file_that_is_not_formatted(copy: Path) -> None:
    """Layout is never a matter of taste."""
    clean = run(copy, "ruff", "format", "--no-cache", "--check", "src/teilink/errors.py")
    plant(copy, "src/teilink/errors.py", "x = { 'a':1 }\n")
    found = run(copy, "ruff", "format", "--no-cache", "--check", "src/teilink/errors.py")

    assert (0, 1) == (clean.code, found.code), found.said


def test_mypy_fails_on_a_type_that_is_wrong_or_missing(copy: Path) -> None:
    """A type that does not hold, or is not given, breaks `make types`: each is an error of its own."""
    module = "src/teilink/errors.py"
    clean = run(copy, "mypy", "--cache-dir", ".cache", module)
    plant(copy, module, '\n_count: int = "one"\n\n\ndef _untyped(a):\n    return a\n')
    found = run(copy, "mypy", "--cache-dir", ".cache", module)

    assert 0 == clean.code, clean.said
    assert (1, True) == (found.code, "Found 2 errors" in found.said), found.said
    assert [True, True] == [f"[{kind}]" in found.said for kind in ("assignment", "no-untyped-def")], found.said


def test_the_floors_hold(copy: Path) -> None:
    """No module imports upward, each stands on a floor, and each third party has one home."""
    found = run(copy, "lint-imports", "--no-cache")

    assert 0 == found.code, found.said


@pytest.mark.parametrize(
    ("module", "fault", "broken"),
    [
        ("errors.py", "from teilink import cli\n", "Imports go downward only BROKEN"),
        ("rdf/terms.py", "if TYPE_CHECKING:\n    from teilink.tei.document import Document\n", "downward only BROKEN"),
        ("shapes/extra.py", "import teilink.store\n", "Imports go downward only BROKEN"),
        ("attic.py", '"""A module that stands on no floor."""\n', "Imports go downward only BROKEN"),
        ("errors.py", "import click\n", "click is imported by cli only BROKEN"),
        ("pages/extra.py", "import rdflib\n", "rdflib is imported by rdf and shapes only BROKEN"),
    ],
)
def test_import_linter_fails_on_an_import_that_goes_up_or_out(copy: Path, module: str, fault: str, broken: str) -> None:
    """An upward import, for types too, a sibling, a module without a floor, a third party away from home."""
    plant(copy, f"src/teilink/{module}", fault)

    found = run(copy, "lint-imports", "--no-cache")

    assert (1, True) == (found.code, broken in found.said), found.said


@pytest.mark.parametrize(
    ("test", "code"),
    [
        ("def test_true():\n    assert 2 == 1 + 1\n", 0),
        ("def test_false():\n    assert 3 == 1 + 1\n", 1),
        ("import warnings\ndef test_warns():\n    warnings.warn('old', DeprecationWarning)\n", 1),
        ("import pytest\n@pytest.mark.xfail\ndef test_better_than_said():\n    assert 2 == 1 + 1\n", 1),
        ("import pytest\n@pytest.mark.undeclared\ndef test_marked():\n    pass\n", 2),
    ],
)
def test_pytest_fails_on_a_failure_a_warning_and_an_unexpected_pass(copy: Path, test: str, code: int) -> None:
    """A false assertion, any warning, an xfail that passes and an unknown marker each break `make test`."""
    plant(copy, "tests/test_one.py", test)

    found = run(copy, "pytest", "-p", "no:cacheprovider", "tests")

    assert code == found.code, found.said


@pytest.mark.parametrize(
    ("skip", "code"),
    [
        ('import pytest\ndef test_part():\n    pytest.skip("no virtuoso-t")\n', 1),
        ('import pytest\npytest.skip("no chromium", allow_module_level=True)\n', 2),
        ('import pytest\npytest.importorskip("no_such_module_at_all")\n', 2),
        ("def test_model(shared):\n    pass\n", 0),
    ],
)
def test_a_missing_part_skips_on_a_laptop_and_fails_under_ci(copy: Path, root: Path, skip: str, code: int) -> None:
    """Under CI only the shared model may be absent."""
    plant(copy, "tests/conftest.py", (root / "tests/conftest.py").read_text("utf-8"))
    plant(copy, "tests/test_one.py", skip)
    command = ("pytest", "-p", "no:cacheprovider", "tests")

    laptop = run(copy, *command, TEILINK_SHARED="nowhere")
    ci = run(copy, *command, TEILINK_SHARED="nowhere", CI="true")

    assert (True, True) == (laptop.code in {0, 5}, "1 skipped" in laptop.said), laptop.said
    assert code == ci.code, ci.said


def test_coverage_fails_below_its_floor(copy: Path) -> None:
    """`make coverage` breaks where too little of the package was run."""
    plant(copy, "bare.py", "import teilink.errors\n")

    run(copy, "coverage", "run", "bare.py")
    run(copy, "coverage", "combine")
    found = run(copy, "coverage", "report")

    assert (2, True) == (found.code, "is less than fail-under" in found.said), found.said
