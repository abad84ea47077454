"""The things that are made of every unit, and what is always true of them.

What is said of them differs between documents only by the slug and by the attributes that addresses name, so it is
worked out once for each combination of those and then filled with the slug.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink.iri import part
from teilink.rdf.terms import expand, is_absolute_iri, literal
from teilink.tei.document import XML

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lxml.etree import _Element

    from teilink.crosswalk.mapping import Constant, Template, Thing
    from teilink.iri import part
from teilink.rdf.terms import Term

TYPE = expand("rdf:type")
RECORD = "record"

# Stands for the slug in what is worked out once; no address and no XML text can hold it.
_SLUG = "\0"

_Values = tuple[tuple[str, ...], ...]


class Made(NamedTuple):
    """One thing of one unit: its address, the element it is made of, its name."""

    iri: Term
    element: _Element
    name: str


class _Constant(NamedTuple):
    """One statement about the n-th of all things; `is_open` where the slug stands in its value."""

    number: int
    predicate: Term
    value: Term
    is_open: bool


class _Worked(NamedTuple):
    """What one combination of attributes gives: names and addresses of things in their order, and the statements."""

    addresses: tuple[tuple[str, Term], ...]
    statements: tuple[_Constant, ...]


class Things:
    """The things of a crosswalk under a base."""

    def __init__(self, things: Mapping[str, Thing], base: str) -> None:
        # The record comes first: the addresses of the others may name it.
        self._things = dict(sorted(things.items(), key=lambda item: item[0] != RECORD))
        self._base = base
        self._attributes = {
            name: tuple(hole[1:].replace("xml:", XML) for hole in thing.iri.holes if hole.startswith("@"))
            for name, thing in self._things.items()
        }
        # There is exactly one of what is made of the unit or the header itself.
        self._varying = tuple(name for name, thing in self._things.items() if thing.path.text not in {".", "header:."})
        self._worked: dict[tuple[object, ...], _Worked] = {}

    def made(
        self, slug: str, found: Callable[[Thing], list[_Element]]
    ) -> tuple[list[Made], Iterator[tuple[int, Term, Term]]]:
        """The things of one unit, the record first, and what is said of them: number of the thing, property, value.

        `found` gives the elements that a thing is made of.
        """
        elements = {name: found(thing) for name, thing in self._things.items()}
        key = (
            *(bool(each) for each in elements.values()),
            *(self._given(name, elements[name]) for name in self._varying),
        )
        worked = self._worked.get(key)
        if worked is None:
            given = {name: self._given(name, each) for name, each in elements.items()}
            worked = self._worked[key] = self._work_out(given)
        every = [element for each in elements.values() for element in each]
        things = [
            Made(iri.replace(_SLUG, slug), element, name)
            for (name, iri), element in zip(worked.addresses, every, strict=True)
        ]
        statements = (
            (number, predicate, value.replace(_SLUG, slug) if is_open else value)
            for number, predicate, value, is_open in worked.statements
        )
        return things, statements

    def _given(self, name: str, elements: list[_Element]) -> _Values:
        """The attributes that the addresses of some things name, for each of them."""
        attributes = self._attributes[name]
        return tuple([tuple([part(element.get(each) or "und") for each in attributes]) for element in elements])

    def _work_out(self, values: Mapping[str, _Values]) -> _Worked:
        addresses: dict[str, tuple[Term, ...]] = {}
        for name, thing in self._things.items():
            addresses[name] = tuple(self._address(thing, given, addresses) for given in values[name])
        every = tuple((name, iri) for name, iris in addresses.items() for iri in iris)
        statements = [
            _Constant(number, predicate, value, _SLUG in value)
            for number, (name, _) in enumerate(every)
            for predicate, value in self._said(self._things[name], addresses)
        ]
        return _Worked(every, tuple(statements))

    def _address(self, thing: Thing, given: tuple[str, ...], addresses: Mapping[str, tuple[Term, ...]]) -> Term:
        values = dict(zip((hole for hole in thing.iri.holes if hole.startswith("@")), given, strict=True))
        address = self._filled(thing.iri, addresses, values)
        return f"<{address}>" if is_absolute_iri(address.replace(_SLUG, "x")) else f"<{self._base}{address}>"

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
        return "".join(part if n % 2 == 0 else {**known, **values}[part] for n, part in enumerate(template.parts))


def _literal(text: str, language: str) -> Term:
    # The stand-in for the slug must not be escaped; a slug never needs to be.
    return _SLUG.join(literal(part)[1:-1] for part in text.split(_SLUG)).join(('"', '"')) + (
        f"@{language}" if language else ""
    )
