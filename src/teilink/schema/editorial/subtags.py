"""What is wrong with a language tag, and the tag to write: it is obsolete, too long, a name or a country.

Where a language has a code of two letters, a tag uses that one and no other (RFC 5646 section 2.2.1, rule 1).

Specification: RFC 5646, https://www.rfc-editor.org/rfc/rfc5646.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from teilink.languages import is_tag, normalised
from teilink.languages import tag as canonical

# The code of a country is written for its language; these are not those of another language as well.
_COUNTRIES = {
    "at": "de", "by": "be", "cn": "zh", "cz": "cs", "dk": "da", "gb": "en", "gr": "el", "jp": "ja", "rs": "sr",
    "ua": "uk", "us": "en", "vn": "vi",
}  # fmt: skip
# "UK" as region is reserved and stands for none; behind a single letter it would be none.
_IN_UK = re.compile(r"[a-z]+(?:-[a-z]{3,4})*-uk(?![^-])", re.IGNORECASE)


class Correction(NamedTuple):
    """What is wrong with a tag, the tag to write ('' where unknown), and whether it surely means the same."""

    fault: str
    tag: str
    is_same: bool


@lru_cache(maxsize=256)
def correction(tag: str) -> Correction | None:
    """What is wrong with a language tag, or None; what is no language of XML Schema at all is the schema's to say."""
    primary, hyphen, rest = tag.partition("-")
    code = primary.lower()
    if code in {"x", "i"}:
        return None
    if not is_tag(tag):
        return Correction("is not built as BCP 47 says", "", is_same=False)
    known = normalised(code)
    meant = known.tag if known.is_known else _COUNTRIES.get(code, "")
    if not known.is_known or len(code) > 3:
        return Correction("is none of BCP 47", meant + hyphen + rest if meant else "", is_same=False)
    if meant != code:
        is_long = len(code) > len(meant)
        fault = "has three letters where BCP 47 has two" if is_long else "is obsolete"
        return Correction(fault, meant + hyphen + rest, is_same=True)
    if _IN_UK.match(tag):
        return Correction("names the United Kingdom, which is GB in BCP 47", canonical(tag), is_same=True)
    return None
