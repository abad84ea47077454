"""James Clark's suite of RELAX NG, whole."""

from __future__ import annotations

from relaxng_suite import cases


def test_the_suite_is_passed_whole(shared):
    """Every schema it calls wrong is refused, every document is judged as it says."""
    every = cases(shared)

    assert 965 == len(every)
    assert [] == [(case.name, case.section) for case in every if case.verdict() is not case.expected]
