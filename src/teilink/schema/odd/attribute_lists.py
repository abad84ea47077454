"""The attributes of an element or a class on its page, and the rules that Schematron holds them to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teilink.schema.odd.hypertext import h, listed
from teilink.schema.odd.parts import SCHEMATRON
from teilink.schema.odd.wording import often

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lxml.etree import _Element

    from teilink.schema.odd.hypertext import Child
    from teilink.schema.odd.inheritance import Inheritance
    from teilink.schema.odd.parts import Values
    from teilink.schema.odd.prose import Prose
    from teilink.schema.odd.specification import Attribute, Class, Constraint, Element
    from teilink.schema.odd.wording import Wording

_NEEDS = {"req": "required", "rec": "recommended", "mwa": "required where it applies"}
_LISTS = {"closed": "One of:", "semi": "One of these, or another:", "open": "For example:"}
_XML = "http://www.w3.org/XML/1998/namespace"


class AttributeLists:
    """Puts attributes on pages."""

    def __init__(
        self, inheritance: Inheritance, prose: Prose, wording: Wording, link: Callable[[str], _Element]
    ) -> None:
        self._inheritance, self._prose, self._wording, self._link = inheritance, prose, wording, link

    def of(self, spec: Element | Class) -> list[Child]:
        """All attributes: first its own, then those of each class."""
        found: list[Child] = []
        given = list(self._inheritance.given(spec))
        owners = dict.fromkeys(each.owner for each in given)
        for owner in sorted(owners, key=lambda each: each is not spec):
            own = [each.attribute for each in given if each.owner is owner]
            if owner is not spec:
                found.append(h("h3", "from ", self._link(owner.ident)))
            found.append(listed((self._term(each), self._said(each)) for each in own))
        return found

    def _term(self, attribute: Attribute) -> list[Child]:
        name = f"xml:{attribute.name}" if attribute.ns == _XML else attribute.name
        need = _NEEDS.get(attribute.usage)
        gloss: list[Child] = [" ", h("span", attribute.words.gloss, class_="gloss")] if attribute.words.gloss else []
        told: list[Child] = [" ", h("span", need, class_="need")] if need else []
        return [h("code", f"@{name}"), *gloss, *told]

    def _said(self, attribute: Attribute) -> list[Child]:
        words = attribute.words
        found: list[Child] = [] if words.desc is None else [h("p", self._prose.inside(words.desc))]
        if attribute.data and not (attribute.values and attribute.values.type == "closed"):
            times = often(attribute.repeated)
            behind = f", {times}, parted by blanks" if times and attribute.repeated.most != 1 else ""
            found.append(h("p", "Value: ", self._wording.inline(attribute.data), behind))
        elif not attribute.values:
            found.append(h("p", "Value: any text"))
        if attribute.values is not None and attribute.values.items:
            found += self._values(attribute.values)
        if attribute.default:
            found.append(h("p", "Where it is not given: ", h("code", attribute.default)))
        for node in words.remarks:
            found += self._prose.inside(node)
        for node in words.examples:
            found += self._prose.examples(node)
        return [*found, *self.rules(attribute.constraints)]

    def _values(self, values: Values) -> list[Child]:
        items: list[tuple[list[Child], list[Child]]] = []
        for item in values.items:
            gloss: list[Child] = [" ", h("span", item.words.gloss, class_="gloss")] if item.words.gloss else []
            desc = [] if item.words.desc is None else self._prose.inside(item.words.desc)
            items.append(([h("code", item.name or '""'), *gloss], desc))
        return [h("p", _LISTS[values.type]), listed(items)]

    def rules(self, constraints: Sequence[Constraint]) -> list[Child]:
        """What Schematron asserts, in its own words, with the test in XPath."""
        found = [h("li", said) for constraint in constraints for said in self._rule(constraint)]
        return [h("ul", found)] if found else []

    def _rule(self, constraint: Constraint) -> Iterable[list[Child]]:
        desc = constraint.words.desc
        if desc is not None:
            yield [h("span", self._prose.inside(desc))]
        for check in constraint.checks:
            for node in check.iter(f"{{{SCHEMATRON}}}assert", f"{{{SCHEMATRON}}}report"):
                is_report = etree.QName(node).localname == "report"
                test = h("code", node.get("test", ""))
                yield [
                    _message(node),
                    h("br"),
                    " ",
                    h("span", "not where " if is_report else "tested by ", test, class_="note"),
                ]


def _message(node: _Element) -> str:
    """The words of an assertion; a value that is worked out is shown as …"""
    words = [node.text or ""]
    for child in node:
        words += ["…" if isinstance(child.tag, str) else "", child.tail or ""]
    return " ".join("".join(words).split())
