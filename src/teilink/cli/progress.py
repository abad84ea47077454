"""How far a long run has come: a line that renews itself on a terminal, a plain one every few seconds elsewhere."""

from __future__ import annotations

import sys
import time

import click

_EVERY = 5.0

quiet_option = click.option("--quiet", is_flag=True, help="Do not tell how far a long run has come.")


class Progress:
    """Tells on standard error how many documents of how many are checked, how fast, and how long it will take."""

    def __init__(self, *, is_quiet: bool) -> None:
        self._is_quiet = is_quiet
        self._is_terminal = sys.stderr.isatty()
        self._start = self._told = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        """Tell, if it is time to."""
        now = time.monotonic()
        is_last = done >= total
        # A run that is over before anybody would ask leaves no line behind.
        if (
            self._is_quiet
            or (now - self._told < _EVERY and not self._is_terminal)
            or (is_last and not self._is_terminal)
        ):
            return
        self._told = now
        rate = done / max(now - self._start, 0.001)
        line = f"checked {done} of {total} documents, {rate:.0f} a second, {(total - done) / rate:.0f} s left"
        if self._is_terminal:
            click.echo("\r\x1b[K" if is_last else f"\r\x1b[K{line}", nl=False, err=True)
        else:
            click.echo(line, err=True)
