"""The grammar of EDTF that the proofs judge by, beside the examples of the specification."""

from __future__ import annotations

import pytest
from tests.corpora.edtf import is_edtf

LEVEL_0 = """1985-04-12 1985-04 1985 1985-04-12T23:20:30 1985-04-12T23:20:30Z 1985-04-12T23:20:30-04
    1985-04-12T23:20:30+04:30 1964/2008 2004-06/2006-08 2004-02-01/2005-02-08 2004-02-01/2005-02 2005/2006-02"""
LEVEL_1 = """Y170000002 Y-170000002 2001-21 1984? 2004-06~ 2004-06-11% 201X 20XX 2004-XX 1985-04-XX 1985-XX-XX
    1985-04-12/.. 1985-04/.. 1985/.. ../1985-04-12 ../1985 1985-04-12/ /1985 -1985"""
LEVEL_2 = """Y-17E7 1950S2 Y171010000S3 Y3388E2S3 2001-34 [1667,1668,1670..1672] [..1760-12-03] [1760-12..]
    [1760-01,1760-02,1760-12..] [1667,1760-12] {1667,1668,1670..1672} {1960,1961-12} {..1984} 2004-06-11% 2004-06~-11
    2004?-06-11 ?2004-06-~11 2004-%06-11 156X-12-25 15XX-12-25 XXXX-12-XX 1XXX-XX 1XXX-12 1984-1X
    2004-06-~01/2004-06-~20 2004-06-XX/2004-07-03"""
# Words, years of other lengths, days that are none, more than two ends, what is left open on all sides.
NONE = """yesterday 85 198 19850412 1985-4-12 1985-13 1985-00 1985-04-31 1985-02-29 1985-04-00 1985-04-12T24:20:30
    1985-04T 2001-20 2001-42 1985/1986/1987 / ../.. ../ [] [..] [1667 {1667] [1667,] 1985?? 1985-04-12Z 1985-04-12+01:00
    y170000002 Y1985 19850 0985-1- ٤٩٨٥ 1985- -85"""


@pytest.mark.parametrize("text", [*LEVEL_0.split(), *LEVEL_1.split(), *LEVEL_2.split(), "2000-02-29", "0000-02-29"])
def test_examples_of_the_specification_are_dates(text):
    """Level 0, 1 and 2; the year 0 is a leap year."""
    assert is_edtf(text)


@pytest.mark.parametrize("text", [*NONE.split(), "", " 1985", "1985 ", "1985-04-12 23:20:30"])
def test_what_is_no_date_would_be_seen(text):
    """So a proof that all dates are EDTF can fail."""
    assert not is_edtf(text)
