"""The layers of a crosswalk put on each other: what a file says changes what it extends.

- `crosswalk`, `version`, `base` and `units`: what the file itself says holds.
- `make` and `schemes`: by name; a thing or a scheme that is said anew takes the place of the old one as a whole.
- `entities`: by kind; `types` and `name` take the place of the old ones; the rules of `also` are added, and take the
  place of the old ones that have the same `find`.
- `drop`: rules of what is extended are taken away.
- `rules`: a rule with the id of an old one takes its place as a whole line, with nothing kept of the old one. A new
  rule with a `field` comes before all old rungs of that field, since what a project says itself is tried first; any
  other new rule comes last.

What no longer holds is not read, so nothing is told of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink import registers
from teilink.crosswalk.loading import keys
from teilink.crosswalk.loading.faults import shown
from teilink.crosswalk.loading.nodes import peek_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilink.crosswalk.loading.inclusion import Layer
    from teilink.crosswalk.loading.nodes import Node
    from teilink.crosswalk.loading.values import Values

_SINGLE = ("crosswalk", "version", "base", "units")
_KINDS = frozenset(registers.KINDS.values())


class EntityNodes(NamedTuple):
    """What is said of one kind of entry: where it was said first, its keys, its further rules."""

    node: Node
    keys: dict[str, Node]
    also: list[Node]


class RuleNode(NamedTuple):
    """A rule that was not read yet: '' where it names no id or no field."""

    node: Node
    id: str
    field: str


class Merged:
    """All layers as one."""

    def __init__(self, layers: Sequence[Layer], values: Values) -> None:
        self.root = layers[-1].root
        self.single: dict[str, Node] = {}
        self.make: dict[str, Node] = {}
        self.make_node: Node | None = None
        self.schemes: dict[str, Node] = {}
        self.entities: dict[str, EntityNodes] = {}
        self.rules: list[RuleNode] = []
        self._values = values
        for layer in layers:
            self._add(layer)

    def _add(self, layer: Layer) -> None:
        top, table = layer.top, self._values.table
        self.single |= {key: top[key] for key in _SINGLE if key in top}
        self.make |= table(top.get("make"), None, "make")
        self.make_node = top.get("make", self.make_node)
        self.schemes |= table(top.get("schemes"), None, "schemes")
        for kind, node in table(top.get("entities"), _KINDS, "entities").items():
            self._describe(kind, node)
        self._drop(layer)
        self._rule([_rule(node) for node in self._values.items(top.get("rules"))])

    def _describe(self, kind: str, node: Node) -> None:
        found = self._values.table(node, keys.ENTITY, kind)
        own = self._values.items(found.pop("also", None))
        old = self.entities.get(kind, EntityNodes(node, {}, []))
        self.entities[kind] = EntityNodes(old.node, old.keys | found, _exchanged(old.also, own))

    def _drop(self, layer: Layer) -> None:
        ids = {rule.id for rule in self.rules}
        gone = set()
        for node in self._values.items(layer.top.get("drop")):
            name = self._values.word(node)
            if name not in ids:
                otherwise = "" if "extends" in layer.top else "nothing is extended here"
                help_ = self._values.faults.near(name, ids, otherwise)
                self._values.faults.error("TL015", node, f"no rule that is extended has the id {shown(name)}", help_)
            gone.add(name)
        self.rules = [rule for rule in self.rules if rule.id not in gone]

    def _rule(self, own: list[RuleNode]) -> None:
        at = {rule.id: number for number, rule in enumerate(self.rules) if rule.id}
        new, seen = [], set()
        for rule in own:
            if rule.id and rule.id in seen:
                self._values.faults.error("TL015", rule.node, f"two rules have the id {shown(rule.id)}")
            elif rule.id in at:
                self.rules[at[rule.id]] = rule
            else:
                new.append(rule)
            seen.add(rule.id)
        self.rules = _placed(self.rules, new)


def _rule(node: Node) -> RuleNode:
    return RuleNode(node, peek_text(node, "id"), peek_text(node, "field"))


def _placed(old: list[RuleNode], new: list[RuleNode]) -> list[RuleNode]:
    """New rules before the first old rung of their field, the others behind all."""
    rungs = {rule.field for rule in old} - {""}
    placed: list[RuleNode] = []
    for rule in old:
        if rule.field in rungs:
            rungs.remove(rule.field)
            placed += [each for each in new if each.field == rule.field]
        placed.append(rule)
    known = {rule.field for rule in old} - {""}
    return [*placed, *(rule for rule in new if rule.field not in known)]


def _exchanged(old: list[Node], own: list[Node]) -> list[Node]:
    """The rules of an entry: own ones in place of the old ones with the same path, the others behind all."""
    paths = {peek_text(node, "find") for node in old}
    left = {peek_text(node, "find") for node in own}
    result: list[Node] = []
    for node in old:
        path = peek_text(node, "find")
        if path in left:
            result += [each for each in own if peek_text(each, "find") == path]
        elif not any(peek_text(each, "find") == path for each in own):
            result.append(node)
        left.discard(path)
    return [*result, *(node for node in own if peek_text(node, "find") not in paths)]
