"""Words that forbid or free without naming a licence: "All rights reserved", "nur zum privaten Gebrauch", "gemeinfrei".

Sentences that speak of a part only ("Images: all rights reserved") or under a condition claim nothing of the whole.
A long text is a licence itself, and mentions rights in order to grant them: it is not judged.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from teilink.rights.tables import patterns

_LONGEST = 4000
_SENTENCE = re.compile(r"(?<=[.;!?。])\s+")
_KINDS = ("reserved", "nc", "nd", "use", "without", "free")
_DENIED = re.compile(
    r"(?:\b(?:not|no longer|nicht|kein\w*|pas|non|never|nor|niet)\b|n't|n['’]est)[^.;]{0,24}$", re.IGNORECASE
)
_COMMERCIAL = re.compile(r"commerc|kommerz|gewerb|comercial", re.IGNORECASE)
_CHANGE = re.compile(r"modif|alter|adapt|deriv|bearbeit|veränder", re.IGNORECASE)


class Claim(NamedTuple):
    """What words claim: "reserved" (all), "use", "nc" (commercial use), "nd" (changes) or "free", and the words."""

    kind: str
    words: str


@lru_cache(8)
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{patterns('claims.txt')[kind]})", re.IGNORECASE)


@lru_cache(8)
def _word(kind: str) -> re.Pattern[str]:
    """Words that decide whether a sentence claims something of the whole."""
    return re.compile(rf"\b(?:{patterns('claims.txt')[kind]})\b", re.IGNORECASE)


def claims(words: str) -> list[Claim]:
    """What words claim of the whole, sentence by sentence; nothing where they are as long as a licence."""
    if len(words) > _LONGEST:
        return []
    return [claim for sentence in _SENTENCE.split(" ".join(words.split())) for claim in _of_sentence(sentence)]


def _of_sentence(sentence: str) -> list[Claim]:
    if _word("part").search(sentence):
        return []
    found = []
    for kind in _KINDS:
        match = _pattern(kind).search(sentence)
        if match is not None and _is_claimed(kind, sentence, match.start()):
            found.append(Claim(_narrowed(kind, sentence), match[0]))
    return found


def _is_claimed(kind: str, sentence: str, at: int) -> bool:
    """Whether a sentence claims what a phrase of it says: nothing denies it, and it is not said of the source."""
    match kind:
        case "reserved":
            return _DENIED.search(sentence[:at]) is None
        case "free":
            return _DENIED.search(sentence[:at]) is None and _word("source").search(sentence) is None
        case "without":
            return _word("negative").search(sentence) is not None
    return True


def _narrowed(kind: str, sentence: str) -> str:
    """A use that is forbidden may be only the commercial one, or change."""
    if kind not in ("use", "without"):
        return kind
    if _COMMERCIAL.search(sentence):
        return "nc"
    return "nd" if _CHANGE.search(sentence) else "use"
