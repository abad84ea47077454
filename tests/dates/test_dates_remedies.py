"""What to write in place of a value that is no date."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teilink.dates import advice, is_date, proposed


@pytest.mark.parametrize(
    ("value", "expected", "told"),
    [
        ("24 December 1965", "when=1965-12-24", "write 1965-12-24"),
        ("1965-1-5", "when=1965-01-05", "write 1965-01-05"),
        ("1965.12.24", "when=1965-12-24", "write 1965-12-24"),
        ("1965/12/24", "when=1965-12-24", "write 1965-12-24"),
        ("24.12.1965", "when=1965-12-24", "write 1965-12-24"),
        ("1965-12-24 ", "when=1965-12-24", "write 1965-12-24"),
        ("1965-W52-5", "when=1965-12-31", "write 1965-12-31"),
        ("+1965", "when=1965", "write 1965"),
        ("１９６５-１２-２４", "when=1965-12-24", "write 1965-12-24"),  # noqa: RUF001
        ("1965年12月24日", "when=1965-12-24", "write 1965-12-24"),
        ("Dez. 1965", "when=1965-12", "write 1965-12"),
        ("1965-25-12", "when=1965-12-25", "month and day may be exchanged: 1965-12-25?"),
        ("0000", "when=-0001", "there is no year 0: 1 BCE is -0001"),
        ("0000-03-15", "when=-0001-03-15", "there is no year 0: 1 BCE is -0001"),
        ("44 BC", "when=-0044", "write -0044"),
        ("1965?", "when=1965 cert=low", 'write when="1965" cert="low"'),
        ("1965~", "when=1965 precision=low", 'write when="1965" precision="low"'),
        ("1965/1966", "from=1965 to=1966", 'write from="1965" to="1966"'),
        ("3-5 December 1962", "from=1962-12-03 to=1962-12-05", 'write from="1962-12-03" to="1962-12-05"'),
        ("[1965..1966-03]", "notBefore=1965 notAfter=1966-03", 'write notBefore="1965" notAfter="1966-03"'),
        ("[..1965]", "notAfter=1965", 'write notAfter="1965"'),
        ("1965-W52", "notBefore=1965-12-27 notAfter=1966-01-02", 'write notBefore="1965-12-27" notAfter="1966-01-02"'),
    ],
)
def test_a_habit_is_met_with_what_to_write(value, expected, told):
    """Words, missing noughts, other separators, other standards; and the sentence says the same."""
    assert expected == " ".join("=".join(each) for each in proposed(value))
    assert told == advice(value)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("1965-02-30", "February 1965 has 28 days"),
        ("1965-13-45", "months are 01 to 12"),
        ("4/5/1965", "write 1965-05-04 or 1965-04-05"),
        ("24.12.65", "write the year with four digits: a century is not guessed"),
        ("65-12-24", "write the year with four digits: a century is not guessed"),
        ("1965-12-24T10:00", "write the time as hh:mm:ss, with Z or +hh:mm behind it where the zone is known"),
        ("Christmas", "write YYYY-MM-DD, YYYY-MM or YYYY; the words of the source stand in the text of the element"),
        ("", "write YYYY-MM-DD, YYYY-MM or YYYY; the words of the source stand in the text of the element"),
    ],
)
def test_what_could_mean_two_things_is_not_decided(value, told):
    """There is a sentence, and no proposal."""
    assert () == proposed(value)
    assert told == advice(value)


def test_a_date_needs_no_remedy():
    """What is right is left alone."""
    assert () == proposed("1965-12-24")


@given(st.text("0123456789-/.?~[] TDecmbrJun年月日", max_size=30))
def test_what_is_proposed_is_a_date(value):
    """A remedy is never another fault, and advice is always short."""
    for name, text in proposed(value):
        assert name in {"cert", "precision"} or is_date(text)
    assert 0 < len(advice(value)) < 150


@pytest.mark.parametrize("value", ["9" * 100_000, "1965-" * 20_000, "1 " * 50_000])
def test_an_endless_value_costs_no_time(value):
    """It has no remedy."""
    begun = time.process_time()

    assert () == proposed(value)
    assert advice(value)
    assert time.process_time() - begun < 0.5
