"""What it costs to start: `import teilink` and `teilink --help` load no RDF library and no server.

rdflib and pyshacl alone would cost each call of the command about a second of CPU.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"rdflib", "pyshacl", "pyoxigraph", "httpx", "starlette", "uvicorn", "jinja2"}
PROGRAM = str(Path(sys.executable).parent / "teilink")


def loaded(*command: str) -> set[str]:
    """The top-level packages that a Python process loads, as its import log names them."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *command], capture_output=True, text=True, timeout=60, check=True
    )
    log = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in log}


@pytest.mark.parametrize("command", [("-c", "import teilink"), (PROGRAM, "--help"), (PROGRAM, "--version")])
def test_starting_loads_nothing_heavy(command: tuple[str, ...]) -> None:
    """A command loads what it needs when it needs it."""
    found = loaded(*command)

    assert "teilink" in found
    assert set() == HEAVY & found


def test_the_import_log_names_what_is_loaded() -> None:
    """The test above could fail: the log does name a heavy package that is loaded."""
    assert "rdflib" in loaded("-c", "import rdflib")
