"""Which attributes an element, or a class of attributes, has in the end: its own, and those of its classes.

An attDef in the element itself replaces one of its classes; with mode="delete" it takes it away, with mode="change" it
alters what it names and keeps the rest (TEI TDATT).  A class that comes by two ways is taken once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from teilink.schema.odd.parts import Words
from teilink.schema.odd.specification import Attribute, AttributeList, AttributeUse, Class, Element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilink.schema.odd.parts import Value, Values
    from teilink.schema.odd.specification import Specification


@dataclass(frozen=True, eq=False)
class Given:
    """One attribute, and the specification that has the last word on it."""

    attribute: Attribute
    owner: Element | Class


@dataclass(frozen=True, eq=False)
class Whole:
    """All attributes of a class, as they are."""

    owner: Class


@dataclass(frozen=True, eq=False)
class Joined:
    """Some together, or one of some."""

    org: str
    items: tuple[Given | Whole | Joined, ...]


class Inheritance:
    """The attributes of every element and class of one specification. The hierarchy must not be circular."""

    def __init__(self, specification: Specification) -> None:
        self._classes = specification.classes
        self._known: dict[str, _Merging] = {}

    def _merged(self, owner: Element | Class) -> _Merging:
        if owner.ident not in self._known:
            self._known[owner.ident] = _Merging(self, owner)
        return self._known[owner.ident]

    def of(self, owner: Element | Class) -> Joined:
        """The attributes of a specification."""
        return self._merged(owner).joined

    def clashes(self, owner: Element | Class) -> list[tuple[Given, Given]]:
        """The attributes of one name that come to a specification from two sides; the first of two is taken."""
        return self._merged(owner).clashes

    def given(self, owner: Element | Class) -> Iterator[Given]:
        """The attributes of a specification one by one, in the order of the schema."""
        yield from self.leaves(self.of(owner))

    def leaves(self, joined: Joined) -> Iterator[Given]:
        """The attributes in a list, those of whole classes as well."""
        for item in joined.items:
            if isinstance(item, Given):
                yield item
            else:
                yield from self.leaves(self.of(item.owner) if isinstance(item, Whole) else item)

    def classes_of(self, owner: Element | Class) -> Iterator[Class]:
        """The classes of attributes that a specification is directly a member of, or refers to as a whole."""
        keys = [each.key for each in owner.classes]
        keys += [use.owner for use in owner.attributes.uses() if not use.name]
        for key in dict.fromkeys(keys):
            found = self._classes.get(key)
            if found is not None and found.type == "atts":
                yield found

    def named(self, use: AttributeUse) -> Given | None:
        """The attribute of a class that an attRef names."""
        owner = self._classes.get(use.owner)
        return None if owner is None else next((g for g in self.given(owner) if g.attribute.ident == use.name), None)


class _Merging:
    """Makes the attributes of one specification."""

    def __init__(self, inheritance: Inheritance, owner: Element | Class) -> None:
        self._all, self._owner = inheritance, owner
        self._own = {each.ident: each for each in owner.attributes.definitions()}
        self._seen: dict[str, Given] = {}
        self.clashes: list[tuple[Given, Given]] = []
        self.joined = self._joined()

    def _joined(self) -> Joined:
        items = [self._class(each) for each in self._all.classes_of(self._owner)]
        own = self._list(self._owner.attributes)
        last = (own,) if own.org == "choice" else own.items
        return _join("group", (*items, *last))

    def _class(self, found: Class) -> Whole | Joined:
        leaves = {each.attribute.ident: each for each in self._all.given(found)}
        if self._seen.keys().isdisjoint(leaves) and self._own.keys().isdisjoint(leaves):
            self._seen.update(leaves)
            return Whole(found)
        return self._without(self._all.of(found))

    def _without(self, joined: Joined) -> Joined:
        """A list without what is there already, and with what is changed as changed."""
        items: list[Given | Whole | Joined] = []
        before, after = dict(self._seen), dict(self._seen)
        for item in joined.items:
            if joined.org == "choice":
                # Alternatives never stand side by side: each may have what another has.
                self._seen = dict(before)
            if isinstance(item, Whole):
                items.append(self._class(item.owner))
            elif isinstance(item, Joined):
                items.append(self._without(item))
            else:
                items += self._given(item)
            after |= self._seen
        self._seen = after
        return _join(joined.org, items)

    def _given(self, given: Given) -> list[Given | Whole | Joined]:
        own = self._own.get(given.attribute.ident)
        if own is not None and own.mode != "change":
            return []
        earlier = self._seen.get(given.attribute.ident)
        if earlier is not None:
            if earlier.attribute is not given.attribute and own is None:
                self.clashes.append((earlier, given))
            return []
        self._seen[given.attribute.ident] = given
        return [given if own is None else Given(changed(given.attribute, own), self._owner)]

    def _list(self, attributes: AttributeList) -> Joined:
        items: list[Given | Whole | Joined] = []
        for item in attributes.items:
            if isinstance(item, AttributeList):
                items.append(self._list(item))
            elif isinstance(item, Attribute):
                items += [Given(item, self._owner)] if item.mode not in {"change", "delete"} else []
            elif item.name:
                found = self._all.named(item)
                items += [] if found is None else self._given(found)
        return _join(attributes.org, items)


def _join(org: str, items: Iterable[Given | Whole | Joined]) -> Joined:
    """A list without lists that are empty, and without groups inside a group."""
    found: list[Given | Whole | Joined] = []
    for item in items:
        if isinstance(item, Joined) and (not item.items or item.org == org == "group"):
            found += item.items
        else:
            found.append(item)
    return Joined(org, tuple(found))


def changed(old: Attribute, new: Attribute) -> Attribute:
    """An attribute with what a change says of it in place of what was said before."""
    return replace(
        old,
        name=new.name if new.name != _local(new.ident) else old.name,
        usage=new.usage or old.usage,
        words=_words(old.words, new.words),
        data=old.data if new.data is None else new.data,
        repeated=old.repeated if new.data is None else new.repeated,
        values=_values(old.values, new.values),
        default=new.default or old.default,
        constraints=new.constraints or old.constraints,
        node=new.node,
    )


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _words(old: Words, new: Words) -> Words:
    return Words(
        new.gloss or old.gloss,
        new.text or old.text,
        new.desc if new.text else old.desc,
        new.remarks or old.remarks,
        new.examples or old.examples,
    )


def _values(old: Values | None, new: Values | None) -> Values | None:
    if new is None or new.mode == "delete":
        return old if new is None else None
    if old is None or new.mode != "change":
        return new
    return replace(new, type=new.type if "type" in new.node.attrib else old.type, items=_items(old, new))


def _items(old: Values, new: Values) -> tuple[Value, ...]:
    """The old values but for those deleted, as they are changed; then those added."""
    said = {each.ident: each for each in new.items}
    kept: list[Value] = []
    for item in old.items:
        own = said.pop(item.ident, None)
        if own is None:
            kept.append(item)
        elif own.mode == "change":
            kept.append(replace(own, words=_words(item.words, own.words)))
        elif own.mode != "delete":
            kept.append(own)
    return (*kept, *(item for item in said.values() if item.mode != "delete"))
