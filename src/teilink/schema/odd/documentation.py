"""The reference pages of a schema: one for each element, class, macro and datatype, and an index.

Pages are plain HTML with links between them, for a screen of any width and for paper; they run no script and load
nothing.  They are named as TEI's are: ``ref-persName.html``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from teilink.schema.odd.attribute_lists import AttributeLists
from teilink.schema.odd.hypertext import h, joined, listed, page
from teilink.schema.odd.index import index
from teilink.schema.odd.inheritance import Inheritance
from teilink.schema.odd.prose import Prose
from teilink.schema.odd.relations import Relations
from teilink.schema.odd.specification import Class, Element, Macro
from teilink.schema.odd.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lxml.etree import _Element

    from teilink.schema.odd.hypertext import Child
    from teilink.schema.odd.parts import Words
    from teilink.schema.odd.specification import Constraint, Spec, Specification

INDEX = "index.html"


def reference_pages(specification: Specification) -> dict[str, bytes]:
    """The name of each page, and its bytes."""
    names = _names(specification.specs)
    pages = _Pages(specification, {ident: quote(name) for ident, name in names.items()})
    made = {names[spec.ident]: pages.of(spec) for spec in specification.specs}
    return {INDEX: pages.index(), **dict(sorted(made.items()))}


def _names(specs: Sequence[Spec]) -> dict[str, str]:
    """A file name for each ident: those that differ in capitals only would be one file on some disks."""
    taken: dict[str, int] = {}
    names: dict[str, str] = {}
    for spec in specs:
        number = taken[spec.ident.lower()] = taken.get(spec.ident.lower(), 0) + 1
        names[spec.ident] = f"ref-{spec.ident}{'' if number == 1 else f'-{number}'}.html"
    return names


class _Pages:
    """Makes the pages of one specification; `addresses` are the pages of what it specifies."""

    def __init__(self, specification: Specification, addresses: Mapping[str, str]) -> None:
        self._all, self._addresses = specification, addresses
        self._relations = Relations(specification)
        self._inheritance = Inheritance(specification)
        self._prose = Prose(lambda ident: addresses.get(ident, ""))
        self._wording = Wording(self._link)
        self._attributes = AttributeLists(self._inheritance, self._prose, self._wording, self._link)

    def index(self) -> bytes:
        """All pages by name, by class and by module."""
        title = f"{self._all.ident}: reference"
        return page(title, self._all.language, index(self._all, self._relations, self._link))

    def of(self, spec: Spec) -> bytes:
        """The page of one specification."""
        name = f"<{spec.name}>" if isinstance(spec, Element) else spec.ident
        body: list[Child] = [
            h("nav", h("a", f"{self._all.ident}: all pages", href=INDEX)),
            h("h1", h("code", name), h("span", f" {spec.words.gloss}", class_="gloss") if spec.words.gloss else ""),
            *self._lead(spec.words),
            *self._facts(spec),
            *self._section("Examples", (each for node in spec.words.examples for each in self._prose.examples(node))),
            *self._own(spec),
            *self._constraints(spec.constraints),
            *self._section("Remarks", (each for node in spec.words.remarks for each in self._prose.inside(node))),
        ]
        return page(f"{name} · {self._all.ident}", self._all.language, body)

    def _link(self, ident: str) -> _Element:
        is_element = ident in self._all.elements
        code = h("code", f"<{self._all.elements[ident].name}>" if is_element else ident)
        address = self._addresses.get(ident)
        return h("a", code, href=address) if address else code

    def _lead(self, words: Words) -> list[Child]:
        return [] if words.desc is None else [h("p", self._prose.inside(words.desc), class_="lead")]

    def _section(self, title: str, children: Iterable[Child]) -> list[Child]:
        found = [child for child in children if not isinstance(child, str) or child.strip()]
        return [h("h2", title), *found] if found else []

    def _flow(self, title: str, idents: Iterable[str], *others: str) -> list[Child]:
        items = [h("li", self._link(ident)) for ident in sorted(idents, key=lambda each: (each.lower(), each))]
        items += [h("li", other) for other in others]
        return self._section(title, [h("ul", items, class_="flow")] if items else [h("p", "nothing", class_="note")])

    def _facts(self, spec: Spec) -> list[Child]:
        pairs: list[tuple[list[Child], list[Child]]] = []
        if spec.module:
            pairs.append((["Module"], [spec.module]))
        if isinstance(spec, Element) and spec.ns != self._all.ns:
            pairs.append((["Namespace"], [h("code", spec.ns or "none")]))
        if not isinstance(spec, Macro) and spec.classes:
            pairs.append((["Member of"], joined([self._link(each.key) for each in spec.classes])))
        return [listed(pairs)] if pairs else []

    def _own(self, spec: Spec) -> list[Child]:
        if isinstance(spec, Element):
            return self._element(spec)
        if isinstance(spec, Macro):
            return self._section("Datatype" if spec.is_datatype else "Content", self._wording.of(spec.content))
        return self._class(spec)

    def _element(self, spec: Element) -> list[Child]:
        inside = self._relations.inside[spec.ident]
        others = [
            *(["text"] if inside.has_text else []),
            *(["elements of other vocabularies"] if inside.has_others else []),
        ]
        starts = ["the file itself"] if spec.ident in self._all.start else []
        return [
            *self._section("Content", self._wording.of(spec.content)),
            *self._flow("May contain", inside.elements, *others),
            *self._flow("May stand in", self._relations.around.get(spec.ident, ()), *starts),
            *self._section("Attributes", self._attributes.of(spec)),
        ]

    def _class(self, spec: Class) -> list[Child]:
        members = (one.ident for one, _ in self._all.members(spec.ident))
        found = self._flow("Members", members)
        if spec.type == "atts":
            found += self._section("Attributes", self._attributes.of(spec))
        return found

    def _constraints(self, constraints: Sequence[Constraint]) -> list[Child]:
        return self._section("Rules", self._attributes.rules(constraints))
