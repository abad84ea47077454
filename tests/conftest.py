"""What all tests share: the model beside the checkout, and the rule that CI skips nothing.

A part that a laptop may lack (Virtuoso, a browser, jing) skips its tests there.  Under CI the same test fails: a skip
that nobody reads is a test that nobody runs.  Only the model, which is no part of a clone, may be absent anywhere.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings

# The suite asks the same questions every time; `make prove` asks more of them.
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")

ROOT = Path(__file__).parent.parent
NO_SHARED = "no shared model: set TEILINK_SHARED, or put it at ../shared beside the repository"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the shared model; the test is skipped where there is none."""
    named = os.environ.get("TEILINK_SHARED")
    folder = Path(named) if named else ROOT.parent / "shared"
    if not (folder / "model").is_dir():
        pytest.skip(NO_SHARED)
    return folder


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the checkout."""
    return ROOT


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for each part that is absent, with the number of tests that wait for it."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(str(report.longrepr[2]).removeprefix("Skipped: ") for report in skipped)
    for reason, number in sorted(reasons.items()):
        terminalreporter.write_line(f"skipped {number} test{'' if number == 1 else 's'}: {reason}")


def _fail_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if not report.skipped or hasattr(report, "wasxfail") or "CI" not in os.environ:
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if NO_SHARED not in reason:
        report.outcome = "failed"
        report.longrepr = f"skipped under CI, where nothing is optional: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> object:
    """Under CI, a skipped test has failed."""
    report = yield
    _fail_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> object:
    """Under CI, a module that skips itself has failed."""
    report = yield
    _fail_skip(report)
    return report
