"""Each case gives exactly the findings written beside it; its good twin is clean.

``python tests/cases`` writes the expectations anew; read the difference before you keep it.
"""

from __future__ import annotations

import pytest
from case import CASES, found_in, lines


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_fault_is_found_at_its_place(case, tmp_path):
    """The findings are those of expected.txt, with line, column and related places, and no others."""
    assert (case / "expected.txt").read_text("utf-8") == lines(found_in(case, "bad", tmp_path))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_good_twin_is_clean(case, tmp_path):
    """Without the fault the finding is gone, and nothing took its place."""
    assert lines(found_in(case, "good", tmp_path)) == ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_about_its_code(case):
    """The code that names the folder stands in what it expects."""
    assert f" {case.name[:5]} " in (case / "expected.txt").read_text("utf-8")
