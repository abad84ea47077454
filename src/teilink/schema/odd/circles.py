"""Find what is made of itself: a class that is its own member, a macro or datatype that uses itself.

An element may hold itself; what stands for a piece of content cannot (RELAX NG 4.19).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.schema.odd.parts import RNG, Group, Native, NativeRef, Use

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from teilink.schema.odd.faults import Faults
    from teilink.schema.odd.parts import Content
    from teilink.schema.odd.specification import Macro, Specification

DEEPEST = 40
"""How many classes, or macros, may stand one in another."""


def circles(specification: Specification, faults: Faults) -> bool:
    """Note every circle; whether there is one, or a chain too long to follow."""
    classes = {ident: [(each.key, each.node) for each in spec.classes] for ident, spec in specification.classes.items()}
    macros = {ident: list(_used(spec)) for ident, spec in specification.macros.items()}
    found = _circles(classes, "is a member of itself", faults)
    return _circles(macros, "is made of itself", faults) or found


def _used(macro: Macro) -> Iterator[tuple[str, _Element]]:
    """The macros and datatypes that are part of one, but not of an element inside it."""
    waiting: list[Content] = list(macro.content)
    while waiting:
        part = waiting.pop()
        if isinstance(part, Use) and part.kind != "element":
            yield part.key, part.node
        elif isinstance(part, NativeRef):
            yield part.name, part.node
        elif isinstance(part, Group) or (isinstance(part, Native) and part.node.tag != f"{{{RNG}}}element"):
            waiting += part.parts


def _circles(edges: Mapping[str, Sequence[tuple[str, _Element]]], said: str, faults: Faults) -> bool:
    """Walk every chain once. The path is the chain so far, each with what is still to be walked from it."""
    is_found = False
    done: set[str] = set()
    for start in edges:
        path = [(start, iter(edges[start]))] if start not in done else []
        while path:
            name, rest = path[-1]
            following = next(rest, None)
            if following is None:
                done.add(name)
                path.pop()
                continue
            key, node = following
            chain = [each for each, _ in path]
            if key in chain:
                circle = " > ".join([*chain[chain.index(key) :], key][-6:])
                faults.at(node, f"{key} {said}: {circle}", "take one of these away", attribute="key")
                is_found = True
            elif len(path) >= DEEPEST:
                faults.at(node, f"{start} stands in more than {DEEPEST} others, one in another", attribute="key")
                return True
            elif key in edges and key not in done:
                path.append((key, iter(edges[key])))
    return is_found
