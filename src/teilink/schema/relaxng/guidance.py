"""What an encoder may have meant by an element that is wrong, and where it belongs."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from teilink.schema.relaxng.acceptance import accepts_tree, clark
from teilink.schema.relaxng.expectation import beginning, names, takes_text
from teilink.schema.relaxng.names import expanded, local_of, namespace_of
from teilink.schema.relaxng.phrases import explained, listed, meaning, tag
from teilink.schema.relaxng.renaming import converted, has_rend
from teilink.schema.relaxng.suggestions import HABITS, is_slip, near

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from teilink.schema.relaxng.grammar import Grammar
    from teilink.schema.relaxng.patterns import Element, Pattern

# An element with few homes (item, row, cell) is put into one of them; what may stand nearly anywhere is not.
_FEW = 8
_ALIKE = 3


class Meant(NamedTuple):
    """The element that one of another name stands for: its expanded name, a @rend, and whether HTML is the reason."""

    name: str
    rend: str = ""
    is_html: bool = False


class Guidance:
    """Advice from one schema for one document."""

    def __init__(self, grammar: Grammar, root: _Element) -> None:
        self._grammar = grammar
        self._root = root

    @cached_property
    def _uses(self) -> Counter[str]:
        return Counter(clark(str(each.tag)) for each in self._root.iter("*"))

    def ranked(self, found: Iterable[str]) -> list[str]:
        """Names of elements, those first that the document has most of, then by the alphabet."""
        return sorted(dict.fromkeys(found), key=lambda name: (-self._uses[name], local_of(name).lower(), name))

    def allowed(self, state: Pattern) -> str:
        """What may stand in a place."""
        return f"allowed here: {listed(map(tag, self.ranked(names(beginning(state))))) or 'no more elements'}"

    def wrapping(self, state: Pattern) -> list[Element]:
        """The elements that may come next and hold text."""
        return [each for each in beginning(state) if takes_text(each.content.closed(forgiving=True))]

    def around_text(self, state: Pattern, node: _Element) -> str:
        """Into what to put a text that stands in the wrong place; '' where nothing can hold it."""
        holders = [each for each in self.wrapping(state) if names([each])]
        own = clark(str(node.tag))
        kin = [each for each in holders if any(_alike(name, own) >= _ALIKE + 1 for name in names([each]))]
        paragraphs = [each for each in holders if expanded(namespace_of(own), "p") in names([each])]
        order = self.ranked(names(holders))
        likely = kin or paragraphs or sorted(holders, key=lambda each: order.index(names([each])[0]))
        return f"put it into {listed(explained(likely))}" if likely else ""

    def home(self, state: Pattern, name: str, node: _Element) -> str:
        """Where an element belongs that cannot stand in a place of a node."""
        own = clark(str(node.tag))
        if name == own:
            return f"close this {tag(own)} before the next one begins"
        holders = [each for each in self._holders(name) if each != own]
        paragraph = expanded(namespace_of(own), "p")
        for each in sorted(beginning(state), key=lambda each: names([each]) != [paragraph]):
            wraps = names([each])
            is_home = bool(wraps) and (wraps[0] == paragraph or (wraps[0] in holders and len(holders) <= _FEW))
            if is_home and wraps[0] != name and holds(each, name):
                return f"put it into {tag(wraps[0])}{meaning(each)}"
        if not holders:
            return self.allowed(state)
        around = [clark(str(each.tag)) for each in node.iterancestors()]
        ranked = [*(each for each in around if each in holders), *self.ranked(holders)]
        return f"it may stand in {listed(map(tag, ranked))}"

    def _holders(self, name: str) -> list[str]:
        return [
            other
            for other, elements in self._grammar.by_name.items()
            if any(each.content.closed(forgiving=True).after(name) for each in elements)
        ]

    def kin(self, state: Pattern, child: _Element, name: str) -> str:
        """The element that may stand here and holds what another, whose name begins alike, holds wrongly.

        Words of people are put into `person` for `persName`, of places into `place`.
        """
        if any(accepts_tree(each, child) for each in self._grammar.by_name[name]):
            return ""
        ranked = sorted(
            ((-_alike(each, name), each) for each in names(beginning(state)) if _alike(each, name) >= _ALIKE),
        )
        fitting = [
            each for _, each in ranked if any(accepts_tree(found, child, each) for found, _ in state.after(each))
        ]
        return fitting[0] if fitting else ""

    def meant(self, name: str, state: Pattern) -> Meant | None:
        """The element that an unknown one is meant for."""
        local = local_of(name)
        for known in (reversed(names(beginning(state))), self._grammar.by_name):
            candidates = {local_of(each): each for each in known if namespace_of(each) == namespace_of(name)}
            for habit, rend in HABITS.get(local.lower(), ()):
                if habit in candidates:
                    return Meant(candidates[habit], rend, is_html=True)
            close = near(local, candidates)
            if close:
                return Meant(candidates[close[0]])
        return None

    def is_sure(self, child: _Element, name: str, meant: Meant, state: Pattern) -> bool:
        """Whether nothing else can be meant: one slip of the hand or HTML, in its place, and what it holds fits."""
        if not (meant.is_html or is_slip(local_of(name), local_of(meant.name))) or (meant.rend and has_rend(child)):
            return False
        node = converted(child, meant.rend) if meant.is_html else child
        return any(accepts_tree(element, node, meant.name) for element, _ in state.after(meant.name))


def holds(element: Element, name: str) -> bool:
    """Whether an element of a name can be all that another holds."""
    return any(rest.is_nullable for _, rest in element.content.closed().after(name))


def _alike(one: str, other: str) -> int:
    """With how many letters two names begin alike."""
    first, second = local_of(one), local_of(other)
    return next(
        (at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )
