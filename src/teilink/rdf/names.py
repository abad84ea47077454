"""What Turtle and JSON-LD have in common when they shorten: names behind a prefix, and numbers without quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilink.rdf.terms import NAMESPACES

if TYPE_CHECKING:
    from teilink.rdf.terms import Term

# The ASCII part of Turtle's PNLOCAL that needs no escape; a name of any other kind is written as a full IRI.
LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")

# Only the canonical spelling of a number is read back by every reader as it was written, and only up to 15 digits
# where a reader keeps numbers as floating point.
_BARE = {
    f"^^<{NAMESPACES['xsd']}boolean>": re.compile(r'"(?:true|false)"'),
    f"^^<{NAMESPACES['xsd']}integer>": re.compile(r'"(?:0|-?[1-9][0-9]{0,14})"'),
}


def split(term: Term) -> tuple[str, str]:
    """An IRI cut in two behind its ``#``, else its last ``/``: the namespace, if it is one, and the local name."""
    cut = (term.rfind("#") if "#" in term else term.rfind("/")) + 1
    return term[1:cut], term[cut:-1]


def is_bare(quoted: str, suffix: str) -> bool:
    """Whether a literal, cut into its quoted text and what follows it, can be written without quotes."""
    return suffix in _BARE and _BARE[suffix].fullmatch(quoted) is not None
