"""How a command ends when somebody else ends it, and what it never does."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from command import PROGRAM, Done, ended, environment, run, start

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = ["build", "explain", "init", "publish", "query", "serve", "transform", "validate"]


def test_version_and_help_are_told(tmp_path: Path) -> None:
    """The version, every command, and for each command its help; `python -m teilink` is the same command."""
    version = run("--version", cwd=tmp_path)
    module = subprocess.run(
        [sys.executable, "-m", "teilink", "--version"], capture_output=True, text=True, timeout=60, check=True
    )
    help_ = run("--help", cwd=tmp_path)

    assert (0, "teilink, version 0.1.0\n", "") == (version.code, version.out, version.err)
    assert version.out == module.stdout
    assert set(COMMANDS) <= {line.split()[0] for line in help_.out.splitlines() if line.startswith("  ")}


def test_an_unknown_command_ends_with_2(tmp_path: Path) -> None:
    """So does none at all; both say what could be asked."""
    wrong, none = run("frobnicate", cwd=tmp_path), run(cwd=tmp_path)

    assert (2, "", 2, "") == (wrong.code, wrong.out, none.code, none.out)
    assert "No such command 'frobnicate'" in wrong.err
    assert "validate" in none.err


def test_interrupted_while_it_reads(sample: Path) -> None:
    """Ctrl-C ends with 130 and says nothing; a report that was there stays."""
    os.mkfifo(sample / "slow.xml")
    (sample / "report.json").write_text("the last report")
    process = start("validate", "tei", "slow.xml", "--output", "report.json", cwd=sample)
    with (sample / "slow.xml").open("wb"):  # opens when teilink opens it
        process.send_signal(signal.SIGINT)
        done = ended(process)

    assert (130, "", "") == (done.code, done.out, done.err.strip())
    assert "the last report" == (sample / "report.json").read_text()


def test_interrupted_while_it_checks_many_files(sample: Path) -> None:
    """Once all is read, in the middle of the work, it ends the same way."""
    text = (sample / "tei/sample-1.xml").read_text("utf-8")
    for number in range(200):
        (sample / f"tei/copy-{number}.xml").write_text(text.replace('"sample-1"', f'"copy-{number}"', 1), "utf-8")
    os.mkfifo(sample / "last.xml")
    process = start("validate", "tei", "last.xml", cwd=sample)
    with (sample / "last.xml").open("wb") as last:
        last.write(text.encode())
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(0.2)
    process.send_signal(signal.SIGINT)

    done = ended(process)

    assert (130, "", "") == (done.code, done.out, done.err.strip())


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("explain", "TL401"), ("validate", "tei"), ("transform", "tei"), ("query", "SELECT * { ?s ?p ?o }")],
)
def test_a_reader_that_has_seen_enough_is_no_error_of_ours(arguments: tuple[str, ...], archive: Path) -> None:
    """`teilink … | head -1`: not a word on standard error."""
    process = start(*arguments, cwd=archive)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()

    with process.stderr:
        told = process.stderr.read()

    assert (b"", True) == (told, process.wait(60) in {0, 1})


def at_a_terminal(*arguments: str, cwd: Path, **settings: str) -> Done:
    """Run the command with a terminal as its standard output."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [PROGRAM, *arguments], cwd=cwd, env=environment(**settings), stdout=theirs, stderr=subprocess.PIPE
    )
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 65536):
            shown += part
    except OSError:  # how Linux says that the other end is closed
        pass
    finally:
        os.close(ours)
    _, told = process.communicate(timeout=60)
    return Done(process.returncode, shown.decode(), told.decode())


def test_colour_is_for_terminals_only(sample: Path) -> None:
    """Findings are coloured on a terminal, but not where NO_COLOR is set, nor in a pipe, nor as JSON."""
    (sample / "broken.xml").write_text("<TEI>")
    arguments = ("validate", "broken.xml", "--stage", "read")

    assert "\x1b[1;31merror[TL101]" in at_a_terminal(*arguments, cwd=sample).out
    assert "\x1b" not in at_a_terminal(*arguments, cwd=sample, NO_COLOR="1").out
    assert "\x1b" not in run(*arguments, cwd=sample).out
    assert "\x1b" not in at_a_terminal(*arguments, "--format", "json", cwd=sample).out
