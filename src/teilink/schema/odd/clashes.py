"""Check the attributes that specifications have in the end: none changed that is not there, none twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.iri import nearest
from teilink.schema.odd.faults import quoted
from teilink.schema.odd.inheritance import Given, Inheritance, Whole
from teilink.schema.odd.specification import Macro

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilink.schema.odd.faults import Faults
    from teilink.schema.odd.inheritance import Joined
    from teilink.schema.odd.specification import Class, Element, Specification


def check_attributes(specification: Specification, faults: Faults) -> None:
    """Note attributes that clash, and changes of what no class gives. Classes may not be circular."""
    inheritance = Inheritance(specification)
    for spec in specification.specs:
        if not isinstance(spec, Macro):
            _check_changes(spec, inheritance, faults)
            _check_uses(spec, specification, inheritance, faults)
            _check_clashes(spec, inheritance, faults)


def _check_changes(spec: Element | Class, inheritance: Inheritance, faults: Faults) -> None:
    inherited = {given.attribute.ident for owner in inheritance.classes_of(spec) for given in inheritance.given(owner)}
    for attribute in spec.attributes.definitions():
        if attribute.mode in {"change", "delete"} and attribute.ident not in inherited:
            close = nearest(attribute.ident, inherited)
            help_ = f"did you mean {close}?" if close else "name the class that gives it in memberOf, or leave this out"
            message = f"no class gives {spec.ident} the attribute {quoted(attribute.ident)} to {attribute.mode}"
            faults.at(attribute.node, message, help_, attribute="ident")


def _check_uses(spec: Element | Class, specification: Specification, inheritance: Inheritance, faults: Faults) -> None:
    for use in spec.attributes.uses():
        owner = specification.classes.get(use.owner)
        if use.name and owner is not None and inheritance.named(use) is None:
            names = [given.attribute.ident for given in inheritance.given(owner)]
            close = nearest(use.name, names)
            help_ = f"did you mean {close}?" if close else f"it has {', '.join(names[:8]) or 'none'}"
            faults.at(use.node, f"{use.owner} has no attribute {quoted(use.name)}", help_, attribute="name")


def _check_clashes(spec: Element | Class, inheritance: Inheritance, faults: Faults) -> None:
    found = list(inheritance.clashes(spec))
    first: dict[tuple[str, str], Given] = {}
    for given in _together(inheritance.of(spec), inheritance):
        earlier = first.setdefault((given.attribute.ns, given.attribute.name), given)
        if earlier.attribute is not given.attribute:
            found.append((earlier, given))
    for earlier, given in found:
        owners = sorted({earlier.owner.ident, given.owner.ident} - {spec.ident})
        if not owners:
            # Its own attribute twice is told where it is read.
            continue
        message = f"{spec.ident} has the attribute {quoted(given.attribute.name)} twice: from {' and '.join(owners)}"
        help_ = "rename one with altIdent, or specify it here: that takes the place of both"
        faults.at(spec.node, message, help_)


def _together(joined: Joined, inheritance: Inheritance) -> Iterator[Given]:
    """The attributes that can stand side by side; of a choice, the first alternative."""
    items = joined.items[:1] if joined.org == "choice" else joined.items
    for item in items:
        if isinstance(item, Given):
            yield item
        else:
            yield from _together(inheritance.of(item.owner) if isinstance(item, Whole) else item, inheritance)
