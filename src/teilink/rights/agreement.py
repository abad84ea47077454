"""Whether the words beside an address say what the licence there says."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from teilink.rights.addresses import Rights, recognised
from teilink.rights.claims import claims
from teilink.rights.names import Named, licences, of
from teilink.rights.schemes import CERTIFICATION

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHOWN = 60
# Statements that say little of use, and those that say that there is no copyright but other limits.
_SILENT = frozenset(("CNE", "UND"))
_LIMITED = frozenset(("NoC-CR", "NoC-NC", "NoC-OKLR"))


@lru_cache(1024)
def contradiction(address: str, words: str) -> str:
    """What words say otherwise than the licence or statement of an address; '' where they agree or do not say."""
    rights = recognised(address)
    if not rights.kind or not words.strip():
        return ""
    meant, said = of(rights), licences(words)
    agreeing = [each for each in said if each.may_be(meant)]
    if said and not agreeing:
        return f"the words say {' and '.join([each.name for each in said][:3])}"
    if rights.kind == "licence" and any(each.code.startswith("InC") for each in said):
        return f"the words say {next(each.name for each in said if each.code.startswith('InC'))} as well"
    return next(_claimed(rights, meant, words, names_it=bool(agreeing)), "")


def _claimed(rights: Rights, meant: Named, words: str, *, names_it: bool) -> Iterator[str]:
    forbidding, is_free = _forbidding(rights, meant), _is_free(rights, meant)
    for claim in claims(words):
        shown = claim.words if len(claim.words) <= _SHOWN else f"{claim.words[: _SHOWN - 1]}…"
        if claim.kind in forbidding:
            yield f'the words forbid what the {rights.kind} allows: "{shown}"'
        # Who names the licence as well speaks of something else that is free: the letters, not the edition.
        if claim.kind == "free" and not is_free and not names_it:
            yield f'the words free what the {rights.kind} restricts: "{shown}"'


def _forbidding(rights: Rights, meant: Named) -> frozenset[str]:
    """The claims that forbid more than the licence or statement does."""
    if rights.kind == "statement":
        if meant.code in _LIMITED:
            return frozenset(("reserved",))
        return frozenset(("reserved", "use", "nc", "nd")) if meant.code in ("NoC-US", "NKC") else frozenset()
    return frozenset(("reserved", "use", "nc", "nd")) - frozenset(meant.code.split("-"))


def _is_free(rights: Rights, meant: Named) -> bool:
    """Whether a licence or statement leaves the thing in the public domain."""
    if rights.kind == "statement":
        return meant.code not in _SILENT and not meant.code.startswith("InC")
    return meant.code in ("zero", "mark", "PDDL", "dl-de/zero-2-0", CERTIFICATION)
