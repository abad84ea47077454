"""The addresses teilink mints: what a slug may look like, and the nearest right name for a wrong one.

A slug is what stands behind ``doc/`` in the address of a document.  It comes from an id, a number of the archive or
the name of the file, by the recipes of the project, never from a title, a date or a person: those change.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

_SLUG = re.compile(r"[a-z0-9][a-z0-9._-]{0,127}")
_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`#?]+/")
_FOREIGN = re.compile(r"[^a-z0-9._-]+")
_PART = re.compile(r"[A-Za-z0-9._-]+")
_SERVED = re.compile(r"\.(xml|html|ttl|jsonld|json|nt|nq|trig|rdf|txt)$")
_RECIPE = re.compile(r"""(xml:id|file|idno)|idno\[\s*@type\s*=\s*(?:'([^']+)'|"([^"]+)")\s*\]""")
_CAPITAL = re.compile("[A-Z]+")

RECIPES = ("xml:id", "idno", "idno[@type='…']", "file")
"""How the recipes of a slug are written."""

LONGEST = 128
"""The most characters a slug has."""


class Recipe(NamedTuple):
    """Where a slug is read from: ``xml:id``, ``idno`` (of a type, '' for any) or ``file``."""

    name: str
    type: str


def recipe(text: str) -> Recipe | None:
    """A recipe as the settings write it, read; None where it is none."""
    found = _RECIPE.fullmatch(text.strip())
    return Recipe(found[1] or "idno", found[2] or found[3] or "") if found else None


def slug(identifier: str) -> str:
    """The slug of an identifier: folded, a trailing .xml dropped. May still not be a good one."""
    return folded(identifier).removesuffix(".xml")


def folded(text: str) -> str:
    """A text with small letters for A to Z.

    Letters beyond ASCII stay: to fold the sign of Kelvin would make a k of it, and nobody would be told.
    """
    return text if text.islower() else _CAPITAL.sub(lambda found: found[0].lower(), text)


def slug_of_file(path: str) -> str:
    """The slug of a document that has no id: the name of its file, with hyphens for what an address cannot hold."""
    # Some systems write é in names of files as two characters, others as one.
    name = unicodedata.normalize("NFC", path.replace("\\", "/").rpartition("/")[2])
    return _FOREIGN.sub("-", slug(name)).lstrip("-._").rstrip("-.") or "document"


def proposed(identifier: str) -> str:
    """A slug that reads like an identifier that cannot be one; '' where nothing near would do."""
    letters = unicodedata.normalize("NFKD", identifier.strip())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    text = _SERVED.sub(r"-\1", _FOREIGN.sub("-", slug(plain)).strip("-._"))
    return text if is_slug(text) and text != identifier else ""


def is_served(text: str) -> bool:
    """Whether a text ends as the name of a file that is served, as ``.html``."""
    return _SERVED.search(text) is not None


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
