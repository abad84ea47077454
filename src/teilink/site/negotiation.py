"""Which of the things on offer a client would rather have.

Specification: RFC 9110, section 12.5.1, https://www.rfc-editor.org/rfc/rfc9110#name-accept
Two kindnesses beyond it: a member that cannot be read is passed over, and a range with parameters
(``text/turtle;charset=utf-8``) matches the type without them, if nothing nearer does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WORD = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_QUOTED = r'"(?:[^"\\]|\\.)*+"'
_MEMBER = re.compile(rf"(?:{_QUOTED}|[^,])++")
_RANGE = re.compile(rf"\s*({_WORD})(?:/({_WORD}))?\s*((?:;\s*(?:{_WORD}\s*=\s*(?:{_WORD}|{_QUOTED}))?\s*)*)")
_PARAMETER = re.compile(rf";\s*({_WORD})\s*=\s*({_WORD}|{_QUOTED})")
_QUALITY = re.compile(r"0?\.[0-9]+|0\.?|1(?:\.0*)?")

_ANYTHING, _ANY_SUBTYPE, _WITH_PARAMETERS, _EXACT = range(4)


class Range(NamedTuple):
    """One member of Accept: a media type or a range of them, in lower case, and its weight from 0 to 1."""

    name: str
    nearness: int
    quality: float


def ranges(accept: str) -> tuple[Range, ...]:
    """The members of an Accept header that can be read."""
    found = (_range(member) for member in _MEMBER.findall(accept))
    return tuple(each for each in found if each is not None)


def choose(accept: str, offers: Mapping[str, Sequence[str]]) -> str | None:
    """The name of the best offer, the first of equals, or None where nothing is acceptable.

    An offer is its media type, then other names of it that count only when a client gives them in full.
    No Accept, or one of which nothing can be read, takes the first offer.
    """
    wishes = ranges(accept)
    if not wishes:
        return next(iter(offers), None)
    qualities = {name: _quality(wishes, media_types) for name, media_types in offers.items()}
    best = max(qualities, key=lambda name: qualities[name], default=None)
    return best if best is not None and qualities[best] > 0 else None


def _range(member: str) -> Range | None:
    found = _RANGE.fullmatch(member)
    if found is None:
        return None
    kind, subtype = found.group(1).lower(), (found.group(2) or "").lower()
    parameters = [(name.lower(), value) for name, value in _PARAMETER.findall(found.group(3))]
    weight = dict(reversed(parameters)).get("q", "1")
    nearness = _nearness(kind, subtype, any(name != "q" for name, _ in parameters))
    if nearness is None or not _QUALITY.fullmatch(weight):
        return None
    return Range(f"{kind}/{subtype or '*'}", nearness, float(weight))


def _nearness(kind: str, subtype: str, has_parameters: bool) -> int | None:
    """How near a range comes to one type. Old Java clients write ``*`` for ``*/*``."""
    if kind == "*":
        return _ANYTHING if subtype in ("*", "") else None
    if subtype == "*":
        return _ANY_SUBTYPE
    if not subtype:
        return None
    return _WITH_PARAMETERS if has_parameters else _EXACT


def _quality(wishes: Sequence[Range], media_types: Sequence[str]) -> float:
    """The weight of an offer: what the nearest range gives its media type, or more if another name is wished for."""
    own, *others = media_types
    named = [_nearest(wishes, (other,)) for other in others]
    return max([_nearest(wishes, (own, own.partition("/")[0] + "/*", "*/*")), *named])


def _nearest(wishes: Sequence[Range], names: Sequence[str]) -> float:
    matching = [(wish.nearness, wish.quality) for wish in wishes if wish.name in names]
    return max(matching, default=(0, 0.0))[1]
