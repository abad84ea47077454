"""The names and characters of XML 1.0 (fifth edition) as patterns.

Specification: https://www.w3.org/TR/xml/#charsets and https://www.w3.org/TR/xml/#NT-Name
"""

from __future__ import annotations

import re

_START = (
    ":A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
NAME = rf"[{_START}][{_START}\-.0-9\xb7\u0300-\u036f\u203f\u2040]*+"
"""A name, with its prefix."""

BLANKS = r"[ \t\r\n]*+"
"""White space, or none."""

NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML file may hold, not even as a reference."""


def is_character(number: int) -> bool:
    """Whether XML 1.0 has a character of this number."""
    return number <= 0x10FFFF and NO_CHARACTER.match(chr(number)) is None
