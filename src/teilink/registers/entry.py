"""What a file declares: the people, places and other things that have an entry of their own.

An entry is an element of its own (``person``), or a name that heads an item of a list, as in the list of persons of a
printed volume: ``<item><persName xml:id="p_KHA1">Kissinger, Henry A.</persName>, …</item>``.  A file that is about one
thing may leave its id to its name.

Specification: TEI Guidelines 14.3 (biographical and prosopographical data), 16.10 (standOff).
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilink.tei.document import ID, TEI

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from teilink.tei.document import TeiFile

KINDS = {
    TEI + "person": "person",
    TEI + "personGrp": "person",
    TEI + "org": "org",
    TEI + "place": "place",
    TEI + "event": "event",
    TEI + "bibl": "bibl",
    TEI + "biblStruct": "bibl",
    TEI + "biblFull": "bibl",
    TEI + "msDesc": "collection",
    TEI + "category": "term",
}
"""What may be declared, by element: the kind is the folder of its address."""

_NAMED = {
    "persName": "person",
    "orgName": "org",
    **dict.fromkeys(("placeName", "geogName", "settlement", "district", "region", "country", "bloc"), "place"),
    "eventName": "event",
    "term": "term",
    "gloss": "term",
    "nym": "term",
}
_BY_NAME = {TEI + name: kind for name, kind in _NAMED.items()}
_TYPED = frozenset([TEI + "name", TEI + "rs"])
_BY_TYPE = {
    "person": "person",
    "people": "person",
    "org": "org",
    "organisation": "org",
    "organization": "org",
    "institution": "org",
    "place": "place",
    "event": "event",
    "term": "term",
}
_NYM = TEI + "nym"
_ITEMS = frozenset(TEI + name for name in ("item", "label", "cell"))
_LISTS = frozenset(
    name
    for names in (
        ("index", "indices", "name", "names", "glossary", "abbreviation", "abbreviations", "term", "terms"),
        ("person", "persons", "people", "org", "orgs", "organisations", "organizations", "institutions"),
        ("place", "places"),
    )
    for name in names
)
"""What @type of a list, or of a division that is one, says that it lists."""
_POINTING = ("ref", "corresp", "sameAs", "key")
_HEADER = TEI + "fileDesc"


@dataclass(frozen=True, eq=False)
class Entry:
    """One thing that a register, or a document, declares."""

    kind: str
    id: str
    element: _Element
    file: TeiFile


def entries(file: TeiFile) -> Iterator[Entry]:
    """What a file declares: the elements of the known kinds that have an xml:id."""
    for element in file.root.iter(*KINDS):
        identifier = element.get(ID)
        if identifier is not None:
            yield Entry(KINDS[str(element.tag)], identifier, element, file)


def declarations(file: TeiFile) -> list[Entry]:
    """What a register declares: its entries, names that head items of its lists, or the one thing it is about."""
    found = [
        Entry(kind, identifier, element, file)
        for element in file.root.iter(*KINDS, *_BY_NAME, *_TYPED)
        if (identifier := element.get(ID)) is not None and (kind := kind_of(element))
    ]
    return found or _nameless_entry(file)


def kind_of(element: _Element) -> str:
    """The kind of what an element declares; '' for one that declares nothing, such as a name in running text."""
    tag = str(element.tag)
    kind = KINDS.get(tag)
    if kind is not None:
        return kind
    kind = _BY_TYPE.get(element.get("type", "").lower(), "") if tag in _TYPED else _BY_NAME.get(tag, "")
    return kind if kind and (tag == _NYM or _heads_item(element)) else ""


def _heads_item(name: _Element) -> bool:
    """Whether a name stands in a list as what an item is about. One that points names what is declared elsewhere."""
    if any(_is_local(name.get(attribute, "")) for attribute in _POINTING):
        return False
    for ancestor in name.iterancestors():
        tag = ancestor.tag
        if tag in KINDS or tag == _HEADER:
            return False
        if tag in _ITEMS or ancestor.get("type", "").lower() in _LISTS:
            return True
    return False


def _is_local(pointers: str) -> bool:
    return any("://" not in pointer for pointer in pointers.split())


def sole_entry(declared: Iterable[Entry]) -> Entry | None:
    """The entry that a file as a whole stands for: the only one that is not part of another; else None.

    Works may stand beside it: those are where its facts are from.
    """
    outer = list(_outermost(declared))
    about = [entry for entry in outer if entry.kind != "bibl"] if len(outer) > 1 else outer
    return about[0] if len(about) == 1 else None


def _outermost(declared: Iterable[Entry]) -> Iterator[Entry]:
    inside: set[_Element] = set()
    for entry in declared:
        if entry.element in inside or any(parent in inside for parent in entry.element.iterancestors()):
            continue
        inside.add(entry.element)
        # The header of the file may describe its sources; they are not what the file is about.
        if next(entry.element.iterancestors(_HEADER), None) is None:
            yield entry


def _nameless_entry(file: TeiFile) -> list[Entry]:
    """The only thing that a file is about, where it has no xml:id: the file is called by it.

    A work without an id is cited, not declared.
    """
    identifier = file.root.get(ID) or posixpath.basename(file.path)
    identifier = identifier.removesuffix(".xml")
    if not identifier:
        return []
    found = (Entry(KINDS[str(element.tag)], identifier, element, file) for element in file.root.iter(*KINDS))
    sole = sole_entry(found)
    return [sole] if sole is not None and sole.kind != "bibl" else []
