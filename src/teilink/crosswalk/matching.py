"""Which rules of a crosswalk find something in a tree: all of them are tried in one walk down.

The cost grows with the elements that some rule may look at, not with the number of rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from teilink.crosswalk.branches import branches, test_of_all

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from teilink.crosswalk.branches import Branch, Step, Test
    from teilink.crosswalk.paths import Path
    from teilink.tei.document import TeiFile, Vocabulary

Found: TypeAlias = "dict[int, list[_Element]]"
"""The elements where the walked part of a path ends, by the number of the path."""

_REMEMBERED = 1_024
# Above the numbers of all rules.
_ALTERNATIVES = 1_000_000

_Edges: TypeAlias = "dict[str, list[_Edge]]"
_Edge: TypeAlias = "tuple[Test | None, list[int], _Edges]"


class _Node:
    """Where steps lead: the paths that end here, by number, and the steps that go on."""

    def __init__(self) -> None:
        self.ends: list[int] = []
        self.edges: _Edges = {}
        self._known: dict[Step, _Node] = {}

    def behind(self, step: Step) -> _Node:
        """The node behind a step, made when it is asked for first."""
        node = self._known.get(step)
        if node is None:
            node = self._known[step] = _Node()
            for tag in step.tags:
                self.edges.setdefault(tag, []).append((test_of_all(step), node.ends, node.edges))
        return node


class Paths:
    """Numbered paths that start from the same element, made ready to be tried together.

    A path of several alternatives is walked by each of them, under a number of its own. The paths that are `unfinished`
    have more to find than what is walked.
    """

    def __init__(self, paths: Mapping[int, Path]) -> None:
        self._root = _Node()
        self._rests: dict[int, Branch] = {}
        self._several: dict[int, tuple[Path, Sequence[int]]] = {}
        self._whole: dict[int, int] = {}
        self._known: dict[Vocabulary, frozenset[int]] = {}
        self.unfinished: set[int] = set()
        for number, path in paths.items():
            self._add(number, path)

    def _add(self, number: int, path: Path) -> None:
        alternatives = branches(path)
        numbers = [number]
        if len(alternatives) > 1:
            numbers = [_ALTERNATIVES + len(self._whole) + n for n in range(len(alternatives))]
            self._whole |= dict.fromkeys(numbers, number)
            self._several[number] = (path, numbers)
        for own, alternative in zip(numbers, alternatives, strict=True):
            node = self._root
            for step in alternative.steps:
                node = node.behind(step)
            node.ends.append(own)
            if alternative.rest is not None:
                self._rests[own] = alternative
        if len(alternatives) > 1 or alternatives[0].rest is not None:
            self.unfinished.add(number)

    def walked(self, start: _Element, file: TeiFile) -> Found:
        """What of the paths can be walked from an element: only these paths can find anything."""
        absent = self._absent(file)
        found: Found = {number: [start] for number in self._root.ends if number not in absent}
        if self._root.edges:
            _walk(start, self._root.edges, found)
        for number in absent & found.keys():
            del found[number]
        for number in [each for each in found if each >= _ALTERNATIVES]:
            found[self._whole[number]] = []
        return found

    def _absent(self, file: TeiFile) -> frozenset[int]:
        """The paths that ask for what a file does not have; files of one project are much alike."""
        vocabulary = file.vocabulary
        known = self._known.get(vocabulary)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = frozenset(number for number, branch in self._rests.items() if not branch.is_in(vocabulary))
            self._known[vocabulary] = known
        return known

    def selected(self, number: int, found: Found, start: _Element) -> list[_Element]:
        """The elements that a path finds, of which `found` is what could be walked."""
        several = self._several.get(number)
        if several is None:
            return self._ended(number, found[number], start)
        path, numbers = several
        fitting = [each for n in numbers if n in found if (each := self._ended(n, found[n], start))]
        # What several alternatives find stands in the order of the text.
        return path.select(start) if len(fitting) > 1 else fitting[0] if fitting else []

    def _ended(self, number: int, elements: list[_Element], start: _Element) -> list[_Element]:
        branch = self._rests.get(number)
        if branch is None or branch.rest is None:
            return elements
        if branch.start and branch.start != start.tag:
            return []
        if len(elements) == 1:
            return branch.rest(elements[0])
        if branch.whole is not None:
            return branch.whole(start)
        return [each for element in elements for each in branch.rest(element)]


def _walk(element: _Element, edges: _Edges, found: Found) -> None:
    """Not deeper than the longest path has steps."""
    for child in element:
        fitting = edges.get(child.tag)  # type: ignore[arg-type]  # The tag of a comment is no text, and finds nothing.
        if fitting is None:
            continue
        for test, ends, further in fitting:
            if test is not None and not test(child):
                continue
            for number in ends:
                known = found.get(number)
                if known is None:
                    found[number] = [child]
                else:
                    known.append(child)
            if further:
                _walk(child, further, found)
