"""Keep a schema within bounds: a few lines of ODD could ask for more patterns than fit into memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.schema.odd.parts import ClassUse, Group, Native, Use, Values
from teilink.schema.odd.specification import Class, Macro

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from teilink.schema.odd.faults import Faults
    from teilink.schema.odd.parts import Content, Occurs
    from teilink.schema.odd.specification import Specification

LARGEST = 20_000
"""The most patterns that one content model may take."""


def check_sizes(specification: Specification, faults: Faults) -> None:
    """Note content models that would be too large. Nothing may be circular."""
    sizes = _Sizes(specification)
    for spec in specification.specs:
        if not isinstance(spec, Class):
            _check(sizes.of(spec.content), spec.node, faults)
        if not isinstance(spec, Macro):
            for attribute in spec.attributes.definitions():
                _check(sizes.of(attribute.data or ()) * _times(attribute.repeated), attribute.node, faults)


def _check(size: int, node: _Element, faults: Faults) -> None:
    if size > LARGEST:
        message = f"written out, this has more than {LARGEST:,} patterns"
        faults.at(node, message, 'count less: maxOccurs="unbounded" is written once')


class _Sizes:
    def __init__(self, specification: Specification) -> None:
        self._all = specification
        self._known: dict[str, int] = {}

    def of(self, parts: Sequence[Content]) -> int:
        return sum(self._part(part) for part in parts)

    def _part(self, part: Content) -> int:
        match part:
            case Group():
                return (1 + self.of(part.parts)) * _times(part.occurs)
            case Native():
                return 1 + self.of(part.parts)
            case Values():
                return 1 + len(part.items)
            case ClassUse():
                return (1 + len(self._all.members(part.key))) * _times(part.occurs)
            case Use():
                # With a restriction a datatype is written out.
                return (self._macro(part.key) if part.kind == "datatype" else 1) * _times(part.occurs)
        return 1

    def _macro(self, key: str) -> int:
        if key not in self._known and key in self._all.macros:
            self._known[key] = 1 + self.of(self._all.macros[key].content)
        return self._known.get(key, 1)


def _times(occurs: Occurs) -> int:
    return max(occurs.most or occurs.least + 1, 1)
