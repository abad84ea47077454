"""The nearest right name for a wrong one, among a great many, in bounded time.

Names are found by the pairs of letters they share with the wrong one, the rarest pairs first; only the few that share
most are compared letter by letter.  Case never parts two names.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from functools import cached_property
from heapq import nsmallest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# A name is looked up in at most so many places, and compared with at most so many others.
_VISITED = 8_000
_COMPARED = 24
_LONGEST = 80
_REMEMBERED = 10_000
_NUMBERS = re.compile(r"\d+")


class Spellings:
    """Names that may be proposed."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(name for name in set(names) if name)
        self._known: dict[str, tuple[str, float]] = {}

    @cached_property
    def _folded(self) -> Sequence[str]:
        return [name.casefold() for name in self._names]

    @cached_property
    def _sharing(self) -> Mapping[str, Sequence[int]]:
        """For each pair of letters the names that have it, by number."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self._folded):
            for pair in _pairs(name):
                found[pair].append(number)
        return found

    def nearest(self, wrong: str, at_least: float = 0.0) -> str:
        """The name most like a wrong one, of several the first in order; '' where none is near.

        `at_least` asks for more likeness than usual: 1 is the same but for case.
        """
        if wrong not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[wrong] = self._search(wrong.casefold())
        name, score = self._known[wrong]
        return name if score >= at_least else ""

    def _search(self, wrong: str) -> tuple[str, float]:
        if not wrong or len(wrong) > _LONGEST or not self._names:
            return "", 0.0
        best, chosen = 0.0, ""
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(wrong)
        for number in self._candidates(wrong):
            name = self._folded[number]
            matcher.set_seq1(name)
            score = matcher.ratio()
            if score > best and score >= _enough(wrong, name) and not _counts_on(wrong, name):
                best, chosen = score, self._names[number]
        return chosen, best

    def _candidates(self, wrong: str) -> list[int]:
        """The numbers of the names that share most with a wrong one, in the order of the names."""
        shared: Counter[int] = Counter()
        left = _VISITED
        for pair in sorted(_pairs(wrong), key=lambda pair: (len(self._sharing.get(pair, ())), pair)):
            numbers = self._sharing.get(pair, ())
            if len(numbers) > left:
                break
            left -= len(numbers)
            shared.update(numbers)
        folded, length = self._folded, len(wrong)
        return sorted(nsmallest(_COMPARED, shared, key=lambda n: (-shared[n], abs(len(folded[n]) - length), n)))


def _pairs(name: str) -> set[str]:
    """The pairs of neighbouring letters of a name, its beginning and its end among them."""
    marked = f"\n{name[:_LONGEST]}\n"
    return {marked[at : at + 2] for at in range(len(marked) - 1)}


def _enough(wrong: str, name: str) -> float:
    """How like two names must be, 0 to 1."""
    if len(wrong) < 5 or wrong.startswith(name) or name.startswith(wrong):
        return 0.6
    # Long names that were made by a machine are always somewhat alike.
    return 0.7 if len(wrong) < 24 else 0.85


def _counts_on(wrong: str, name: str) -> bool:
    """Whether two names differ only in a number of the same length: then one is no slip of the pen for the other.

    Two neighbouring digits exchanged are one.
    """
    if wrong == name or len(wrong) != len(name) or not is_counted_alike(wrong, name):
        return False
    apart = [at for at, (one, other) in enumerate(zip(wrong, name, strict=True)) if one != other]
    return not (len(apart) == 2 and apart[1] - apart[0] == 1 and sorted(wrong) == sorted(name))


def is_counted_alike(one: str, other: str) -> bool:
    """Whether two names are the same but for the numbers in them."""
    return _NUMBERS.sub("0", one) == _NUMBERS.sub("0", other)
