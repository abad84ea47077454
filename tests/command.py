"""The command `teilink` as a user runs it: as a process of its own, or through its door in this process (quicker).

Whatever is asked, no traceback and no word of a bug of ours (TL901) may come: every run here checks that.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM = str(Path(sys.executable).with_name("teilink"))
SECONDS = 120


@dataclass(frozen=True)
class Done:
    """How a command ended: its exit code, and what it wrote to standard output and standard error."""

    code: int
    out: str
    err: str

    def __post_init__(self) -> None:
        assert "Traceback" not in self.out + self.err, self.err
        assert "error[TL901]" not in self.err, self.err

    @property
    def report(self) -> dict[str, Any]:
        """Standard output read as JSON."""
        return cast("dict[str, Any]", json.loads(self.out))

    @property
    def codes(self) -> list[str]:
        """The codes of the findings in a JSON report."""
        return [finding["code"] for finding in self.report["findings"]]


def environment(**settings: str) -> dict[str, str]:
    """The environment of a command: ours without the settings that would change what it does."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TEILINK_", "NO_COLOR"))}
    return {**kept, **settings}


def run(*arguments: str | Path, cwd: Path, text: bytes = b"", **settings: str) -> Done:
    """Run the command as a process of its own, with a text on its standard input and settings in its environment."""
    command = [PROGRAM, *map(str, arguments)]
    done = subprocess.run(
        command, cwd=cwd, input=text, env=environment(**settings), capture_output=True, timeout=SECONDS, check=False
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def start(*arguments: str | Path, cwd: Path) -> subprocess.Popen[bytes]:
    """Start the command, and do not wait for its end."""
    command = [PROGRAM, *map(str, arguments)]
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, cwd=cwd, env=environment(), **pipes)


def ended(process: subprocess.Popen[bytes]) -> Done:
    """Wait for the end of a command that was started, and end it where that takes too long."""
    try:
        out, err = process.communicate(timeout=SECONDS)
    finally:
        process.kill()
    return Done(process.returncode, out.decode(), err.decode())


def door(*arguments: str | Path, cwd: Path) -> Done:
    """Run the command in this process: the same door, without the cost of a new Python."""
    out, err = io.StringIO(), io.StringIO()
    code = 0
    with contextlib.chdir(cwd), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), _called(arguments):
        from teilink.cli import main

        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
    return Done(code, out.getvalue(), err.getvalue())


@contextlib.contextmanager
def _called(arguments: Sequence[str | Path]) -> Any:
    before = sys.argv
    sys.argv = [PROGRAM, *map(str, arguments)]
    try:
        yield
    finally:
        sys.argv = before


def copy_archive(root: Path, folder: Path) -> Path:
    """The project of the repository, its settings and its TEI, copied into a folder."""
    shutil.copytree(root / "tei", folder / "tei")
    shutil.copyfile(root / "teilink.toml", folder / "teilink.toml")
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def edited(text: str, *edits: tuple[str, str]) -> str:
    """A text with some passages exchanged; each must stand in it exactly once."""
    for old, new in edits:
        assert 1 == text.count(old), f"{text.count(old)} times in the text: {old}"
        text = text.replace(old, new)
    return text
