"""The first of the reference pages: elements by name, by class and by module; classes, datatypes and macros."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.schema.odd.hypertext import h, joined, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml.etree import _Element

    from teilink.schema.odd.hypertext import Child
    from teilink.schema.odd.relations import Relations
    from teilink.schema.odd.specification import Spec, Specification


def index(specification: Specification, relations: Relations, link: Callable[[str], _Element]) -> list[Child]:
    """What stands on the page."""
    classes = specification.classes.values()
    macros = specification.macros.values()
    models = [each for each in classes if each.type == "model"]
    sections: list[tuple[str, str, list[Child]]] = [
        ("elements", "Elements", _described(specification.elements.values(), link)),
        (
            "by-class",
            "Elements by class",
            _grouped(((e, [m.ident for m in relations.elements_of(e.ident)]) for e in models), link),
        ),
        ("by-module", "Elements by module", _modules(specification, link)),
        ("models", "Classes of elements", _described(models, link)),
        ("attributes", "Classes of attributes", _described((each for each in classes if each.type == "atts"), link)),
        ("datatypes", "Datatypes", _described((each for each in macros if each.is_datatype), link)),
        ("macros", "Macros", _described((each for each in macros if not each.is_datatype), link)),
    ]
    shown = [section for section in sections if section[2]]
    words = specification.words
    return [
        h("h1", specification.ident, h("span", f" {words.gloss}", class_="gloss") if words.gloss else ""),
        *([h("p", words.text, class_="lead")] if words.text else []),
        h("nav", joined((h("a", title, href=f"#{anchor}") for anchor, title, _ in shown), " · ")),
        *(child for anchor, title, body in shown for child in (h("h2", title, id=anchor), *body)),
    ]


def _by_name(specs: Iterable[Spec]) -> list[Spec]:
    return sorted(specs, key=lambda each: (each.ident.lower(), each.ident))


def _described(specs: Iterable[Spec], link: Callable[[str], _Element]) -> list[Child]:
    found = [([link(spec.ident), *_gloss(spec)], [spec.words.text]) for spec in _by_name(specs)]
    return [listed(found)] if found else []


def _gloss(spec: Spec) -> list[Child]:
    return [" ", h("span", spec.words.gloss, class_="gloss")] if spec.words.gloss else []


def _grouped(groups: Iterable[tuple[Spec, list[str]]], link: Callable[[str], _Element]) -> list[Child]:
    found = [([link(spec.ident)], _names(idents, link)) for spec, idents in groups if idents]
    return [listed(found)] if found else []


def _names(idents: Iterable[str], link: Callable[[str], _Element]) -> list[Child]:
    return joined(link(ident) for ident in sorted(idents, key=lambda each: (each.lower(), each)))


def _modules(specification: Specification, link: Callable[[str], _Element]) -> list[Child]:
    held: dict[str, list[str]] = {}
    for spec in specification.elements.values():
        if spec.module:
            held.setdefault(spec.module, []).append(spec.ident)
    pairs: list[tuple[list[Child], list[Child]]] = []
    for module in sorted(held):
        said = specification.modules.get(module)
        about = f" {said.text}" if said is not None and said.text else ""
        pairs.append(([h("strong", module), about], _names(held[module], link)))
    return [listed(pairs)] if pairs else []
