"""Findings on pointers of the wrong kind: a person where a place is meant.

What an element or attribute means is said by TEI: ``placeName/@ref`` names a place, ``@who`` somebody who acts,
``catRef/@target`` a category.  What a target is, is said by its element.  A target of no kind known here (a note, a
paragraph about somebody) is never wrong.

Specification: TEI att.canonical, att.ascribed, att.global.responsibility, catRef, and the elements named below.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from teilink.diagnostics import Diagnostic, Label, Severity
from teilink.pointers.attributes import pointers, pointing
from teilink.pointers.repair import exchange
from teilink.tei.document import ID, TEI

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.registers import Registers, Target
    from teilink.tei.document import TeiFile

_PLACE_NAMES = "placeName settlement country region district bloc geogName"
_KINDS = {
    "person": "person personGrp persona persName castItem castGroup role",
    "org": "org orgName",
    "place": f"place {_PLACE_NAMES}",
    "event": "event eventName",
    "bibl": "bibl biblStruct biblFull",
    "collection": "msDesc",
    "category": "category",
    "taxonomy": "taxonomy",
    "hand": "handNote",
    "witness": "witness",
    "image": "surface surfaceGrp zone graphic media",
    "change": "change",
    "nym": "nym",
    "calendar": "calendar",
}
"""What a target is, by its element."""

_WORDS = {
    "person": "a person", "org": "an organisation", "place": "a place", "event": "an event", "bibl": "a work",
    "collection": "a manuscript or collection", "category": "a category", "taxonomy": "a taxonomy", "hand": "a hand",
    "witness": "a witness", "image": "an image or a zone of it", "change": "a change", "nym": "a nym",
    "calendar": "a calendar",
}  # fmt: skip

_NAMES = {
    "persName": "person",
    "orgName": "org",
    **dict.fromkeys(_PLACE_NAMES.split(), "place"),
    "origPlace": "place",
    "pubPlace": "place",
    "eventName": "event",
    "title": "bibl collection",
    "author": "person org",
    "editor": "person org",
    "publisher": "person org",
    "distributor": "person org",
    "authority": "person org",
    "sponsor": "person org",
    "funder": "person org",
    "principal": "person org",
    "institution": "org place collection",
    "repository": "org place collection",
    "collection": "collection org bibl",
}
"""What @ref on a naming element may point at, the first being what it is for."""

_TYPES = {
    "person": "person persons people pers persname",
    "org": "org orgs organisation organization institution orgname",
    "place": "place places location placename settlement country region",
    "event": "event events",
    "bibl collection": "bibl work title",
}
"""What @ref on rs and name may point at, by @type."""

_ATTRIBUTES = {
    "who": "person org", "toWhom": "person org", "resp": "person org hand bibl witness change", "where": "place",
    "hand": "hand", "new": "hand", "wit": "witness bibl collection", "facs": "image", "change": "change",
    "nymRef": "nym", "calendar": "calendar",
}  # fmt: skip
"""What other attributes may point at, on any element."""

_PARTICULAR = {("catRef", "target"): "category", ("catRef", "scheme"): "taxonomy bibl"}
_NAMING = {"person": "persName", "org": "orgName", "place": "placeName", "event": "eventName", "bibl": "title"}

_KIND_OF = {TEI + name: kind for kind, names in _KINDS.items() for name in names.split()}
_BY_TYPE = {name: kinds for kinds, names in _TYPES.items() for name in names.split()}
_REFERRING = frozenset([TEI + "rs", TEI + "name"])
_SAYING = frozenset(["ref", "corresp", "sameAs", "target", "scheme", *_ATTRIBUTES])
_SHOWN = 1000


def check_kinds(file: TeiFile, registers: Registers) -> list[Diagnostic]:
    """Pointers that lead to something of another kind than their element or attribute means."""
    found: list[Diagnostic] = []
    # What stands in one file is met again and again.
    known: dict[str, tuple[Target, str] | None] = {}
    for element, attribute, value in pointing(file):
        if attribute not in _SAYING:
            continue
        wanted = _wanted(str(element.tag), attribute, element.get("type", ""))
        for pointer in pointers(value) if wanted else ():
            if pointer not in known:
                known[pointer] = _led(pointer, file, registers)
            led = known[pointer]
            if led is not None and led[1] not in wanted and len(found) < _SHOWN:
                found.append(_finding(element, attribute, pointer, wanted, led, file, registers))
    return found


@lru_cache(1024)
def _wanted(tag: str, attribute: str, type_: str) -> tuple[str, ...]:
    """The kinds that an attribute of an element may point at, the first being what it is for; () for all."""
    name = tag[len(TEI) :]
    if attribute == "sameAs":
        # One entry is another entry of its kind.
        return (_KIND_OF[tag],) if name in {"person", "org", "place", "event"} else ()
    if attribute not in {"ref", "corresp"}:
        return tuple((_PARTICULAR.get((name, attribute)) or _ATTRIBUTES.get(attribute, "")).split())
    if tag in _REFERRING:
        return tuple(_BY_TYPE.get(type_.strip().lower(), "").split()) if attribute == "ref" else ()
    # A work may correspond to its author; but in whole corpora @corresp stands for the @ref of a name.
    is_naming = attribute == "ref" or name in {"persName", "placeName", "orgName"}
    return tuple(_NAMES.get(name, "").split()) if is_naming else ()


def _led(pointer: str, file: TeiFile, registers: Registers) -> tuple[Target, str] | None:
    lead = registers.lead(pointer, file)
    if lead is None or lead.target.element is None:
        return None
    kind = _KIND_OF.get(str(lead.target.element.tag))
    return (lead.target, kind) if kind is not None else None


def _finding(
    element: _Element,
    attribute: str,
    pointer: str,
    wanted: tuple[str, ...],
    led: tuple[Target, str],
    file: TeiFile,
    registers: Registers,
) -> Diagnostic:
    target, kind = led
    name, first = str(element.tag)[len(TEI) :], wanted[0]
    place = file.place_of_attribute(element, attribute)
    message = f"@{attribute} of <{name}> points at {pointer}, which is {_WORDS[kind]}, not {_WORDS[first]}"
    right = _namesake(target, wanted, registers)
    written = registers.written(right, file) if right is not None else ""
    fix = exchange(pointer, written, file, place.span, "unsafe") if written else None
    help_ = f"did you mean {written}?" if written else _advice(kind, first, name)
    labels: tuple[Label, ...] = ()
    if target.element is not None and target.file is not None:
        labels = (Label(target.file.place_of_attribute(target.element, ID), _WORDS[kind]),)
    # No reading makes a person a place; an institution may be called by its place.
    is_plain = attribute == "ref" and {kind, first} == {"person", "place"}
    severity = Severity.ERROR if is_plain else Severity.WARNING
    return Diagnostic("TL409", severity, message, place, labels, help_, fix)


def _namesake(target: Target, wanted: tuple[str, ...], registers: Registers) -> Target | None:
    """What has the same id and is of the kind that is wanted."""
    identifier = target.element.get(ID, "") if target.element is not None else ""
    held = ((each, each.element) for each in registers.holders(identifier))
    found = [each for each, element in held if element is not None and _KIND_OF.get(str(element.tag)) in wanted]
    return found[0] if len(found) == 1 else None


def _advice(kind: str, wanted: str, name: str) -> str:
    if name in _NAMES and kind in _NAMING:
        return f"point at {_WORDS[wanted]}, or write <{_NAMING[kind]}>"
    return f"point at {_WORDS[wanted]}"
