"""Decimals and floats as values: as exact as they are written, however long.

A decimal is its sign and its digits, compared as text: no digit is lost, and a number of a million digits costs no
more than reading it.

Specification: XSD 1.0 part 2, sections 3.2.3 to 3.2.5, https://www.w3.org/TR/2004/REC-xmlschema-2-20041028/#decimal
"""

from __future__ import annotations

from typing import NamedTuple


class Decimal(NamedTuple):
    """A decimal: its sign (-1, 0, 1), the length of its whole part, its whole and its fraction digits.

    Of two numbers of the same sign the longer whole part is the greater; the fields stand in that order.
    """

    sign: int
    length: int
    whole: str
    fraction: str

    @property
    def digits(self) -> int:
        """How many digits the number needs (totalDigits, section 4.3.11)."""
        return self.length + len(self.fraction)


def decimal(text: str) -> Decimal:
    """The value of a decimal in its lexical space."""
    whole, _, fraction = text.lstrip("+-").partition(".")
    whole, fraction = whole.lstrip("0"), fraction.rstrip("0")
    if not whole and not fraction:
        return Decimal(0, 0, "", "")
    return Decimal(-1 if text[0] == "-" else 1, len(whole), whole, fraction)


def compare_decimals(one: Decimal, other: Decimal) -> int:
    """-1, 0 or 1: whether one decimal is less than, equal to or greater than another."""
    if one.sign != other.sign:
        return -1 if one.sign < other.sign else 1
    return ((one > other) - (one < other)) * (one.sign or 1)


def double(text: str) -> float:
    """The value of a double in its lexical space."""
    return float(text)


def single(text: str) -> float:
    """The value of a float in its lexical space: the nearest number of 32 bits."""
    from struct import pack, unpack

    number = float(text)
    try:
        return float(unpack("<f", pack("<f", number))[0])
    except OverflowError:
        return float("inf") if number > 0 else float("-inf")


def compare_floats(one: float, other: float) -> int | None:
    """As compare_decimals; None where one is NaN, which equals itself and compares with nothing (section 3.2.4)."""
    if one != one or other != other:
        return 0 if one != one and other != other else None
    return (one > other) - (one < other)
