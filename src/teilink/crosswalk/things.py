"""The things that are made of every unit, and what is always true of them.

What is said of them differs between documents only by the slugs and by the attributes that addresses name, so it is
worked out once for each combination of those and then filled with the slugs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from teilink.crosswalk.fragments import name_of_part
from teilink.iri import part
from teilink.rdf.terms import expand, is_absolute_iri, literal
from teilink.tei.document import XML
from teilink.tei.text import language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from teilink.crosswalk.mapping import Constant, Template, Thing
    from teilink.rdf.terms import Term
    from teilink.tei.document import Document

TYPE = expand("rdf:type")
RECORD = "record"

# Stand for the slugs of the document and of its file in what is worked out once; no address and no XML can hold them.
_SLUG, _FILE = "\0", "\1"
_PLACES = re.compile("([\0\1])")

_Values = tuple[tuple[str, ...], ...]


class Made(NamedTuple):
    """One thing of one unit: its address, the element it is made of, its name."""

    iri: Term
    element: _Element
    name: str


class _Worked(NamedTuple):
    """What one combination of attributes gives: name and address of each thing, and its statements as one text."""

    addresses: tuple[tuple[str, Term], ...]
    statements: tuple[str, ...]


class Things:
    """The things of a crosswalk under a base."""

    def __init__(self, things: Mapping[str, Thing], base: str) -> None:
        # The record comes first: the addresses of the others may name it.
        self.every = sorted(things.values(), key=lambda thing: thing.name != RECORD)
        self._base = base
        self._holes = {thing.name: tuple(filter(_is_of_element, thing.iri.holes)) for thing in self.every}
        self._worked: dict[tuple[object, ...], _Worked] = {}
        self._file_address = f"<{base}{self._filled(things[RECORD].iri, {}, {'slug': _FILE})}>"

    def file_address(self, document: Document) -> Term:
        """The address of the file that a document is part of: its own where it is the whole file."""
        return self._file_address.replace(_FILE, document.file_slug)

    def made(self, document: Document, elements: Sequence[Sequence[_Element]]) -> tuple[list[Made], list[list[str]]]:
        """The things of one unit, the record first, and the lines of what is said of each.

        `elements` are what each of the things in `every` is made of.
        """
        given = [self._given(thing.name, each) for thing, each in zip(self.every, elements, strict=True)]
        key = tuple(given)
        worked = self._worked.get(key)
        if worked is None:
            worked = self._worked[key] = self._work_out(given)
        slug, file_slug = document.slug, document.file_slug
        flat = [element for each in elements for element in each]
        things = [
            Made(_slugged(iri, slug, file_slug), element, name)
            for (name, iri), element in zip(worked.addresses, flat, strict=True)
        ]
        return things, [_slugged(text, slug, file_slug).split("\n") if text else [] for text in worked.statements]

    def _given(self, name: str, elements: Sequence[_Element]) -> _Values:
        """The attributes that the addresses of some things name, for each of them; of two that are the same, n-th."""
        holes = self._holes[name]
        if not holes:
            return ((),) * len(elements)
        given: list[tuple[str, ...]] = []
        for element in elements:
            values = tuple([_value(name, element, hole) for hole in holes])
            times = given.count(values)
            given.append(values if not times else tuple([f"{value}-{times + 1}" for value in values]))
        return tuple(given)

    def _work_out(self, values: Sequence[_Values]) -> _Worked:
        addresses: dict[str, tuple[Term, ...]] = {}
        for thing, given in zip(self.every, values, strict=True):
            addresses[thing.name] = tuple(self._address(thing, each, addresses) for each in given)
        said = [
            "\n".join(dict.fromkeys(f"{iri} {predicate} {value}" for predicate, value in self._said(thing, addresses)))
            for thing in self.every
            for iri in addresses[thing.name]
        ]
        return _Worked(tuple((name, iri) for name, iris in addresses.items() for iri in iris), tuple(said))

    def _address(self, thing: Thing, given: tuple[str, ...], addresses: Mapping[str, tuple[Term, ...]]) -> Term:
        values = dict(zip(self._holes[thing.name], given, strict=True))
        address = self._filled(thing.iri, addresses, values)
        is_whole = is_absolute_iri(_slugged(address, "x", "x"))
        return f"<{address}>" if is_whole else f"<{self._base}{address}>"

    def _said(self, thing: Thing, addresses: Mapping[str, tuple[Term, ...]]) -> Iterator[tuple[Term, Term]]:
        for type_ in thing.types:
            yield TYPE, type_
        for constant in thing.constants:
            for value in self._values(constant, addresses):
                for predicate in constant.to:
                    yield predicate, value

    def _values(self, constant: Constant, addresses: Mapping[str, tuple[Term, ...]]) -> tuple[Term, ...]:
        """One value; as many as there are things of a name where the constant is just that name; none for none."""
        template = constant.value
        only = template.holes[0] if template.text == f"{{{''.join(template.holes[:1])}}}" else ""
        if constant.kind == "iri" and only in addresses:
            return addresses[only]
        if any(hole in addresses and not addresses[hole] for hole in template.holes):
            return ()
        text = self._filled(template, addresses, {})
        return (f"<{text}>" if constant.kind == "iri" else _literal(text, constant.language),)

    def _filled(self, template: Template, addresses: Mapping[str, tuple[Term, ...]], values: Mapping[str, str]) -> str:
        known = {"slug": _SLUG, "base": self._base, **{name: iris[0][1:-1] for name, iris in addresses.items() if iris}}
        if "file" in template.holes:
            known["file"] = self._file_address[1:-1]
        return "".join(part if n % 2 == 0 else {**known, **values}[part] for n, part in enumerate(template.parts))


def _slugged(text: str, slug: str, file_slug: str) -> str:
    return text.replace(_SLUG, slug).replace(_FILE, file_slug)


def _is_of_element(hole: str) -> bool:
    return hole.startswith("@") or hole == "id"


def _value(thing: str, element: _Element, hole: str) -> str:
    if hole == "id":
        return name_of_part(element, thing)
    if hole == "@xml:lang":
        return part(language(element) or "und")
    return part(element.get(hole[1:].replace("xml:", XML)) or "und")


def _literal(text: str, language: str) -> Term:
    # What stands for a slug must not be escaped; a slug never needs to be.
    written = "".join(each if each in {_SLUG, _FILE} else literal(each)[1:-1] for each in _PLACES.split(text))
    return f'"{written}"' + (f"@{language}" if language else "")
