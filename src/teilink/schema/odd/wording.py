"""A content model in words, as a list in HTML: what stands there, how often, in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teilink.schema.odd.hypertext import h, joined
from teilink.schema.odd.parts import (
    ONCE,
    AnyElement,
    ClassUse,
    Data,
    Empty,
    Group,
    Native,
    NativeRef,
    Text,
    Use,
    Values,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.etree import _Element

    from teilink.schema.odd.hypertext import Child
    from teilink.schema.odd.parts import Content, Occurs

_ORDERS = {"sequence": "in this order", "alternate": "one of", "interleave": "in any order"}
_EXPANDED = {
    "sequence": "each of",
    "sequenceOptional": "each, where there is one, of",
    "sequenceRepeatable": "one or more of each of",
    "sequenceOptionalRepeatable": "any number of each of",
}


def often(occurs: Occurs) -> str:
    """How often, in words; '' for once."""
    if occurs == ONCE:
        return ""
    known = {(0, 1): "optional", (0, None): "any number of times", (1, None): "once or more"}
    if (occurs.least, occurs.most) in known:
        return known[occurs.least, occurs.most]
    if occurs.most is None:
        return f"{occurs.least} times or more"
    return f"{occurs.least} times" if occurs.least == occurs.most else f"{occurs.least} to {occurs.most} times"


class Wording:
    """Puts content models into words. `link` makes the linked name of what an ODD specifies."""

    def __init__(self, link: Callable[[str], _Element]) -> None:
        self._link = link

    def of(self, parts: Sequence[Content]) -> list[Child]:
        """A content model, or a datatype, in words."""
        if not parts:
            return [h("p", "nothing")]
        return [h("ul", (self._item(part) for part in parts))]

    def inline(self, parts: Sequence[Content]) -> list[Child]:
        """A datatype in words, in one line."""
        return joined([h("span", self._said(part)) for part in parts])

    def _item(self, part: Content) -> _Element:
        if not isinstance(part, Group):
            return h("li", self._said(part))
        if (
            len(part.parts) == 1
            and getattr(part.parts[0], "occurs", ONCE) == ONCE
            and not isinstance(part.parts[0], Group)
        ):
            return h("li", self._said(part.parts[0]), _behind(part.occurs))
        inner = h("ul", (self._item(each) for each in part.parts))
        return h("li", _ORDERS[part.kind], _behind(part.occurs), ": ", inner)

    def _said(self, part: Content) -> list[Child]:  # noqa: C901 - one case a kind of part
        match part:
            case Text():
                return ["text"]
            case Empty():
                return ["nothing"]
            case Use():
                restricted: list[Child] = [", matching ", h("code", part.restriction)] if part.restriction else []
                return [self._link(part.key), *restricted, _behind(part.occurs)]
            case ClassUse():
                return self._class(part)
            case Data():
                facets = [h("span", f", {name} ", h("code", value)) for name, value in part.facets]
                return [h("code", f"xsd:{part.type}"), *facets]
            case Values():
                return ["one of ", *joined([h("code", item.name) for item in part.items])]
            case AnyElement():
                return ["an element of another vocabulary", _behind(part.occurs)]
            case NativeRef():
                return [self._link(part.name)]
            case Native():
                inner = h("ul", (self._item(each) for each in part.parts)) if part.parts else (part.node.text or "")
                named = part.node.get("name") or part.node.get("type") or ""
                return [h("code", f"{etree.QName(part.node).localname} {named}".strip()), " ", inner]
            case Group():
                return [f"{_ORDERS[part.kind]} ", *joined([h("span", self._said(each)) for each in part.parts])]

    def _class(self, use: ClassUse) -> list[Child]:
        told: list[Child] = []
        if use.include is not None:
            told = [" (only ", *joined([self._link(name) for name in sorted(use.include)]), ")"]
        elif use.exclude:
            told = [" (not ", *joined([self._link(name) for name in sorted(use.exclude)]), ")"]
        return [f"{_EXPANDED.get(use.expand, 'any of')} ", self._link(use.key), *told, _behind(use.occurs)]


def _behind(occurs: Occurs) -> str:
    said = often(occurs)
    return f", {said}" if said else ""
