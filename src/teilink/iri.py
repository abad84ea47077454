"""The addresses teilink mints: what a slug may look like, and the nearest right name for a wrong one.

A slug is what stands behind ``doc/`` in the address of a document.  It comes from TEI/@xml:id, else from the name of
the file, never from a title, a date or a person: those change.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

_SLUG = re.compile(r"[a-z0-9][a-z0-9._-]{0,127}")
_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`#?]+/")
_FOREIGN = re.compile(r"[^a-z0-9._-]+")
_PART = re.compile(r"[A-Za-z0-9._-]+")
_SERVED = re.compile(r"\.(xml|html|ttl|jsonld|json|nt|nq|trig|rdf|txt)$")


def slug(identifier: str) -> str:
    """The slug of an identifier: folded to lower case, a trailing .xml dropped. May still not be a good one."""
    return identifier.lower().removesuffix(".xml")


def slug_of_file(path: str) -> str:
    """The slug of a document that has no id: the name of its file, with hyphens for what an address cannot hold."""
    name = path.replace("\\", "/").rpartition("/")[2]
    return _FOREIGN.sub("-", slug(name)).strip("-.") or "document"


def is_base(text: str) -> bool:
    """Whether a text can be the beginning of all addresses: http or https, ending in a slash."""
    return _BASE.fullmatch(text) is not None


def part(identifier: str) -> str:
    """An identifier as it can stand in an address; what is no letter, digit, '.', '_' or '-' is percent-encoded."""
    return identifier if _PART.fullmatch(identifier) else quote(identifier, safe="")


def is_slug(text: str) -> bool:
    """Whether a text can stand in an address: small letters, digits, '.', '_', '-', and no ending of a served file."""
    return _SLUG.fullmatch(text) is not None and _SERVED.search(text) is None


def nearest(name: str, names: Iterable[str]) -> str:
    """The name that is most like the given one, or '' where none is near."""
    from difflib import get_close_matches

    candidates = sorted(set(names))
    close = get_close_matches(name, candidates, n=1, cutoff=0.6)
    if close:
        return close[0]
    folded = {candidate.lower(): candidate for candidate in candidates}
    return folded.get(name.lower(), "")
