"""What a long run tells while it runs."""

from __future__ import annotations

import pytest

from teilink.cli import progress
from teilink.cli.progress import Progress


@pytest.fixture
def seconds(monkeypatch):
    """A clock that the test winds: each look at it takes the next number."""
    times = iter(())

    def wind(*numbers):
        nonlocal times
        times = iter(numbers)

    monkeypatch.setattr(progress.time, "monotonic", lambda: next(times))
    return wind


def test_a_long_run_tells_a_plain_line_every_few_seconds(seconds, capsys):
    """Not more often, and not at the end, where the findings follow."""
    seconds(0.0, 4.0, 10.0, 20.0)
    tell = Progress(is_quiet=False)

    for done in (100, 200, 400):
        tell(done, 400)

    assert ["checked 200 of 400 documents, 20 a second, 10 s left"] == capsys.readouterr().err.splitlines()


def test_a_terminal_gets_one_line_that_is_gone_at_the_end(seconds, capsys, monkeypatch):
    """The line renews itself, and the last word wipes it."""
    monkeypatch.setattr(progress.sys.stderr, "isatty", lambda: True, raising=False)
    seconds(0.0, 1.0, 2.0)
    tell = Progress(is_quiet=False)

    tell(1, 2)
    tell(2, 2)

    said = capsys.readouterr().err
    assert "checked 1 of 2 documents" in said
    assert "\n" not in said
    assert said.endswith("\r\x1b[K")


def test_a_quiet_run_tells_nothing(seconds, capsys):
    """Whoever wants no lines gets none."""
    seconds(0.0, 100.0)

    Progress(is_quiet=True)(1, 2)

    assert "" == capsys.readouterr().err
