"""The terms that vocabularies have, so that a misspelt property is found before it is published.

The lists stand beside this module, one name a line; a vocabulary without a list is taken at its word.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from teilink.iri import nearest
from teilink.rdf.terms import NAMESPACES

_LISTS = Path(__file__).parent / "terms"


@cache
def terms(prefix: str) -> frozenset[str]:
    """The local names of a vocabulary; empty where there is no list."""
    path = _LISTS / f"{prefix}.txt"
    return frozenset(path.read_text(encoding="utf-8").split()) if path.is_file() else frozenset()


def fault(name: str) -> tuple[str, str] | None:
    """What is wrong with a prefixed name, and the nearest right one; None for a good one."""
    prefix, colon, local = name.partition(":")
    if not colon:
        return f"{name} has no prefix", _with_prefix(name)
    if prefix not in NAMESPACES:
        # Only a name that exists is worth proposing; where there is no list, any may.
        close = nearest(prefix, [each for each in NAMESPACES if not terms(each) or local in terms(each)])
        return f"the prefix {prefix} is not known", f"{close}:{local}" if close else ""
    known = terms(prefix)
    if known and local not in known:
        close = nearest(local, known)
        return f"{prefix} has no term {local}", f"{prefix}:{close}" if close else ""
    return None


def _with_prefix(name: str) -> str:
    return next((f"{prefix}:{name}" for prefix in ("dcterms", "schema") if name in terms(prefix)), "")
