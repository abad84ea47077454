"""The proof that every document valid under one schema is valid under another.

Two schemas are walked side by side, element by element: wherever the first may go on, the second must be able to.
There are as many states as the derivatives of both schemas have together, so the search ends; what it finds holds for
every document.  Values are compared in `values`, attributes in `clusters`.

A difference that is told may be none where the second schema says the same in another way that the proof cannot see:
where it tells two elements of one name apart, or by a pattern of a datatype.  What is proved is proved.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from teilink.schema.relaxng.clusters import Cluster, clusters
from teilink.schema.relaxng.comparison import includes
from teilink.schema.relaxng.expectation import beginning, names, needed, takes_text
from teilink.schema.relaxng.names import local_of, samples
from teilink.schema.relaxng.phrases import listed, tag

if TYPE_CHECKING:
    from teilink.schema.relaxng.grammar import Grammar
    from teilink.schema.relaxng.patterns import Element, Pattern

ROOT = "(document)"


class Difference(NamedTuple):
    """Something that the first schema allows and the second does not: in which element, reached by which path."""

    path: tuple[str, ...]
    message: str


class Proof(NamedTuple):
    """What came of a proof: the differences, none where it holds; the pairs of elements and of states compared."""

    differences: tuple[Difference, ...]
    elements: int
    states: int

    @property
    def holds(self) -> bool:
        """Whether every document of the first schema is one of the second."""
        return not self.differences


def prove(narrow: Grammar, wide: Grammar) -> Proof:
    """Prove that all that the first schema accepts, the second does."""
    search = _Search()
    search.compare(narrow.start, wide.start, (), is_beginning=False)
    search.run()
    return Proof(tuple(dict.fromkeys(search.differences)), len(search.pairs), search.states)


class _Search:
    """One proof under way. A pair of elements that is being compared is taken as included: it is decided once."""

    def __init__(self) -> None:
        self.differences: list[Difference] = []
        self.pairs: set[tuple[Element, Element]] = set()
        self.states = 0
        self._waiting: deque[tuple[Element, Element, tuple[str, ...]]] = deque()

    def run(self) -> None:
        """Compare all pairs of elements that have been met."""
        while self._waiting:
            narrow, wide, path = self._waiting.popleft()
            for cluster in clusters(narrow.content, wide.content):
                self._compare_cluster(cluster, path)

    def _compare_cluster(self, cluster: Cluster, path: tuple[str, ...]) -> None:
        for message in cluster.differences:
            self._differ(path, message)
        for one, other in cluster.rests:
            self.compare(one, other, path, is_beginning=True)

    def _differ(self, path: tuple[str, ...], message: str) -> None:
        self.differences.append(Difference(path, message))

    def compare(self, narrow: Pattern, wide: Pattern, path: tuple[str, ...], *, is_beginning: bool) -> None:
        """Compare what two patterns without attributes may hold."""
        seen = {(narrow, wide)}
        waiting = [(narrow, wide, is_beginning)]
        while waiting:
            one, other, begins = waiting.pop()
            self.states += 1
            if one.has_values:
                if not includes(other, one):
                    self._differ(path, "its text is not provably allowed")
                continue
            if one.is_nullable and not (other.is_nullable or (begins and other.matches(""))):
                self._differ(path, f"may end without {listed(map(tag, names(needed(other)))) or 'what must come'}")
            for pair in (*self._after_text(one, other, path), *self._after_elements(one, other, path)):
                if pair not in seen:
                    seen.add(pair)
                    waiting.append((*pair, False))

    def _after_text(self, one: Pattern, other: Pattern, path: tuple[str, ...]) -> list[tuple[Pattern, Pattern]]:
        if not takes_text(one):
            return []
        if other.has_values and not includes(other, one):
            self._differ(path, "its text is not provably allowed")
            return []
        after = other.text("")
        if after is after.table.not_allowed and not other.has_values:
            self._differ(path, "may hold text")
            return []
        return [] if other.has_values else [(one.text(""), after)]

    def _after_elements(self, one: Pattern, other: Pattern, path: tuple[str, ...]) -> list[tuple[Pattern, Pattern]]:
        found = []
        mine = [name for element in beginning(one) for name in samples(element.names)]
        theirs = [name for element in beginning(other) for name in samples(element.names)] if mine else []
        for name in dict.fromkeys((*mine, *theirs)):
            for element, rest in one.after(name):
                if _is_possible(element):
                    after = self._met(element, other, name, path)
                    found += [(rest, after)] if after is not None else []
        return found

    def _met(self, element: Element, other: Pattern, name: str, path: tuple[str, ...]) -> Pattern | None:
        """What follows in the second schema an element of the first."""
        possible = other.after(name)
        if not possible:
            self._differ(path, f"may hold {tag(name)} here")
            return None
        if len(possible) > 1:
            proved = [(each, rest) for each, rest in possible if _is_included(element, each)]
            if proved:
                return other.table.choice(rest for _, rest in proved)
        wide, rest = possible[0]
        if (element, wide) not in self.pairs:
            self.pairs.add((element, wide))
            self._waiting.append((element, wide, (*path, local_of(name))))
        return rest


def _is_possible(element: Element) -> bool:
    return element.content is not element.table.not_allowed


def _is_included(narrow: Element, wide: Element) -> bool:
    """Whether one element is provably included in one of several of its name."""
    search = _Search()
    search.pairs.add((narrow, wide))
    search._waiting.append((narrow, wide, ()))
    search.run()
    return not search.differences


def path_text(path: tuple[str, ...]) -> str:
    """The path to an element: ``TEI/text/body``."""
    return "/".join(path) or ROOT
