"""Language tags: built as RFC 5646 says, in canonical form.

Specification: RFC 5646, section 2.1 (what a tag is made of, and its case) and section 4.5 (its canonical form).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from teilink.languages.tables import REGISTERED, code, english, named

_WELL_FORMED = re.compile(
    r"(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}|[A-Za-z]{4,8})"  # language and its extensions
    r"(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?"  # script, region
    r"(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"  # variants
    r"(?:-[0-9A-WY-Za-wy-z](?:-[A-Za-z0-9]{2,8})+)*(?:-[Xx](?:-[A-Za-z0-9]{1,8})+)?"  # extensions, private use
    r"|[Xx](?:-[A-Za-z0-9]{1,8})+"
)
# RFC 5646 section 4.4.1 reckons with 35; a longer text is no language, and not worth a place in the cache.
_LONGEST = 200


# What may stand behind a name: script and region. "english-french" is not English of a kind.
_PLACE = re.compile(r"(?:[A-Za-z]{4}(?:-|$))?(?:[A-Za-z]{2}|[0-9]{3})?")


class Language(NamedTuple):
    """A language as it was named, made out."""

    tag: str
    """BCP 47 in canonical case (zh-Hant-CN, de, en-GB, ota); '' where nothing can be made of what was given."""
    address: str
    """The IRI of id.loc.gov for dcterms:language, of the language alone; '' where the Library of Congress has none."""
    is_known: bool
    """False: well-formed, but no language has its primary subtag; or nothing could be made of what was given."""


_NONE = Language("", "", is_known=False)


def is_tag(text: str) -> bool:
    """Whether a text is a well-formed tag (RFC 5646 section 2.2.9): another one has no place in RDF."""
    return _WELL_FORMED.fullmatch(text) is not None or text.lower() in REGISTERED


def normalised(given: str) -> Language:
    """The language that a text names, as tag, code or name. Any text is answered, and a tag given stays as it is."""
    return _normalised(given) if len(given) <= _LONGEST else _NONE


def name(tag: str) -> str:
    """What the language of a tag is called in English, without script and region; '' where we have no name for it."""
    return english().get(tag.partition("-")[0].lower(), "")


def tag(given: str) -> str:
    """The tag alone, known or not: what RDF can carry. '' where nothing can be made of what was given."""
    return normalised(given).tag


@lru_cache(maxsize=1024)
def _normalised(given: str) -> Language:
    written = given.strip().replace("_", "-")
    found = _canonical(_unnamed(written))
    if not found:
        return _NONE
    primary = found.partition("-")[0]
    known = code(primary)
    return Language(
        found,
        known.address if known else "",
        # Of one letter are x-, which is private, and i-, which is registered.
        is_known=known is not None or len(primary) == 1,
    )


def _unnamed(written: str) -> str:
    """What is written, with the tag in place of a name of a language: "english-GB" is en-GB."""
    first, hyphen, rest = written.partition("-")
    # A code is no name, though languages are called so: "mon" is Mongolian.
    if first.isascii() and (len(first) < 3 or (len(first) == 3 and not rest)):
        return written
    # "old-english" is built like a tag, of a language old.
    whole = named(written)
    if whole or len(first) < 4:
        return whole or written
    return (named(first) or first) + hyphen + rest if _PLACE.fullmatch(rest) else written


def _canonical(text: str) -> str:
    """A tag in its canonical form, or '' where a text is not built like one."""
    lower = text.lower()
    if lower in REGISTERED:
        return REGISTERED[lower]
    if not is_tag(text):
        return ""
    subtags = lower.split("-")
    subtags[0] = _preferred(subtags[0])
    if len(subtags) > 1 and _extends(subtags[1], subtags[0]):
        del subtags[0]
    # Once more, for chi-min-nan.
    return REGISTERED.get("-".join(subtags)) or _cased(subtags)


def _preferred(subtag: str) -> str:
    known = code(subtag)
    return known.preferred if known else subtag


def _extends(subtag: str, primary: str) -> bool:
    """Whether a language stands behind a wider one: zh-yue is written yue (RFC 5646 section 4.5, step 3)."""
    known = code(subtag) if len(subtag) == 3 else None
    return known is not None and known.extends == primary


def _cased(subtags: list[str]) -> str:
    """Script as in Hant, region as in CN, all else small; behind a single letter nothing is either."""
    single = next((n for n, subtag in enumerate(subtags) if len(subtag) == 1), len(subtags))
    told = (_CASES.get(len(subtag), str)(subtag) for subtag in subtags[1:single])
    return "-".join([*subtags[:1], *told, *subtags[max(single, 1) :]])


def _region(subtag: str) -> str:
    # UK is reserved, and stands for no region of its own (ISO 3166-1).
    return "GB" if subtag == "uk" else subtag.upper()


_CASES = {2: _region, 4: str.capitalize}
