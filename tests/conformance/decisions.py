"""Where a specification decides between validators: which texts of which datatype are read differently, and by whom.

A difference of verdicts that none of these explains is undecided, and the proof has failed.  XSD is version 1.0, part
2, second edition, https://www.w3.org/TR/2004/REC-xmlschema-2-20041028/.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Decision(NamedTuple):
    """One kind of difference.

    Attributes:
        kind: what it is about.
        section: the section that decides.
        says: what stands there.
        validators: those that judge otherwise.
        datatypes: the types whose texts it is about.
        allowed: a pattern of the texts that the section allows, and they do not.
        refused: a pattern of the texts that they allow, and the section does not.
    """

    kind: str
    section: str
    says: str
    validators: str
    datatypes: str
    allowed: str = ""
    refused: str = ""

    def explains(self, validator: str, datatype: str, text: str, *, ours: bool) -> bool:
        """Whether it is this that makes a validator judge otherwise than we do."""
        about = self.allowed if ours else self.refused
        is_about = validator in self.validators.split() and datatype in self.datatypes.split()
        return is_about and bool(about) and re.fullmatch(about, text, re.DOTALL) is not None


_URI = "references to resources"
_YEARS = "years before the year 1, and of many digits"
_CLOCK = "hours, seconds and time zones"

BLANKS = Decision(
    "blanks around a value that has a pattern",
    "XSD 4.3.6",
    "white space is collapsed before a value is looked at; libxml2 tries the pattern on the text as it stands",
    "libxml2",
    "anyURI",
)
"""Decided by trial: without its blanks, the text is judged alike."""

DECISIONS = (
    BLANKS,
    Decision(
        _URI,
        "XSD 3.2.17, RFC 2396 section 3",
        "behind a scheme stands something",
        "libxml2",
        "anyURI",
        refused=r"\s*[A-Za-z][A-Za-z0-9+.\-]*:\s*(#.*)?",
    ),
    Decision(
        _URI,
        "XSD 3.2.17, RFC 2396 section 3.2",
        "an authority may be any registered name, with ':' and '@' in it",
        "libxml2",
        "anyURI",
        allowed=r"\s*([A-Za-z][A-Za-z0-9+.\-]*:)?//[^/?#\[\]]*[:@][^/?#\[\]]*([/?#].*)?",
    ),
    Decision(
        _URI,
        "XSD 3.2.17, RFC 2396 section 3.2",
        "an authority may be empty",
        "jing",
        "anyURI",
        allowed=r"\s*([A-Za-z][A-Za-z0-9+.\-]*:)?//\s*([/?#].*)?",
    ),
    Decision(
        _URI,
        "XSD 3.2.17, RFC 2732 section 3",
        "brackets may stand in a query and behind a scheme without '/'",
        "libxml2",
        "anyURI",
        allowed=r"[^#]*\?[^#]*[\[\]].*|\s*[A-Za-z][A-Za-z0-9+.\-]*:[^/#\[\]][^#]*[\[\]].*",
    ),
    Decision(
        _URI,
        "XSD 3.2.17, RFC 2732 section 3",
        "no bracket comes at once behind a scheme: `uric_no_slash` has none",
        "jing",
        "anyURI",
        refused=r"\s*[A-Za-z][A-Za-z0-9+.\-]*:[\[\]].*",
    ),
    Decision(
        _URI,
        "XSD 3.2.17, RFC 2373 section 2.2",
        "what stands in brackets is an address of IP version 6",
        "libxml2 jing",
        "anyURI",
        refused=r"\s*([A-Za-z][A-Za-z0-9+.\-]*:)?//[^/?#]*\[.*",
    ),
    Decision(
        _YEARS,
        "XSD 3.2.7",
        "there is no year 0, so -0001 and -0005 are leap years and -0004 is not",
        "libxml2",
        "date dateTime",
        allowed=r"\s*-[0-9]+-02-29.*",
        refused=r"\s*-[0-9]+-02-29.*",
    ),
    Decision(
        _YEARS,
        "XSD 5.4",
        "a processor may have a limit; ours is a year of eighteen digits",
        "libxml2 jing",
        "date dateTime gYear gYearMonth",
        allowed=r"\s*-?[0-9]{9,18}-.*",
        refused=r"\s*-?[0-9]{19,}.*",
    ),
    Decision(
        _CLOCK,
        "XSD 3.2.7.1",
        "a day may end at 24:00:00",
        "jing",
        "dateTime time",
        allowed=r".*24:00:00.*",
    ),
    Decision(
        _CLOCK,
        "XSD 3.2.7.1",
        "a minute has no second 60, and a point has digits behind it",
        "jing",
        "dateTime time",
        refused=r".*:60.*|.*\.([^0-9].*)?",
    ),
    Decision(
        _CLOCK,
        "XSD 3.2.7.3",
        "time zones reach from -14:00 to +14:00",
        "jing",
        "date dateTime time gYear gYearMonth gMonth gMonthDay gDay",
        allowed=r".*[+-]14:00\s*",
    ),
    Decision(
        "seconds of a duration",
        "XSD 3.2.6.1",
        "they are [0-9]+(\\.[0-9]+)?, with digits on both sides of the point",
        "libxml2 jing",
        "duration",
        refused=r".*(\.S|[TMH]\.).*",
    ),
    Decision(
        "exponents",
        "XSD 3.2.4.1 and 3.2.5.1",
        "an exponent is an integer, so it has digits",
        "libxml2",
        "float double",
        refused=r".*[eE][+-]?\s*",
    ),
    Decision(
        "base64",
        "XSD 3.2.16",
        "other characters do not stand in it",
        "libxml2",
        "base64Binary",
        refused=r".*[^A-Za-z0-9+/= \t\r\n].*",
    ),
)


def decision(validator: str, datatypes: Iterable[str], text: str, *, ours: bool) -> Decision | None:
    """What makes a validator judge a text otherwise than we do; None where nothing known explains it."""
    among = list(datatypes)
    explaining = (each for each in DECISIONS for name in among if each.explains(validator, name, text, ours=ours))
    return next(explaining, None)
