"""A TEI file as read, and the documents in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from teilink.tei.positions import Positions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from teilink.diagnostics import Place
    from teilink.source import Source, Span

NAMESPACE = "http://www.tei-c.org/ns/1.0"
TEI = f"{{{NAMESPACE}}}"
XML = "{http://www.w3.org/XML/1998/namespace}"
ID = XML + "id"
LANG = XML + "lang"

_IDENTIFIED = etree.XPath("descendant-or-self::*/@xml:id/..")
_TAGS = re.compile(rb"<([^\s/>!?]+)")
_VEILS = re.compile(rb"[&\s]")
# Of one with blanks around = nothing is kept: such a file is not judged by its types.
_TYPES = re.compile(rb"""type(?:=["']([^"']*)|\s+=|=\s)""")
_LISTED = "t:teiHeader/t:encodingDesc/t:listPrefixDef"
_PREFIX_LISTS = etree.XPath(_LISTED, namespaces={"t": NAMESPACE})
_PREFIX_DEFS = etree.XPath(f"{_LISTED}/t:prefixDef", namespaces={"t": NAMESPACE})


class Vocabulary(NamedTuple):
    """Names of elements, and values of @type, in UTF-8; None where those cannot be told."""

    names: frozenset[bytes]
    types: frozenset[bytes] | None


@dataclass(frozen=True, eq=False)
class TeiFile:
    """A source and its tree."""

    source: Source
    root: _Element

    @property
    def path(self) -> str:
        """The name the user gave the file."""
        return self.source.name

    @cached_property
    def ids(self) -> Mapping[str, _Element]:
        """The first element that carries each xml:id."""
        found: dict[str, _Element] = {}
        for element in _IDENTIFIED(self.root):
            found.setdefault(element.get(ID, ""), element)
        return found

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What a file holds at most: the names of its elements and the values of @type. Cheaper than to walk it."""
        data = self.source.data
        declared = data[:200].partition(b"?>")[0].lower()
        if b"\0" in data[:4] or (b"encoding" in declared and b"utf-8" not in declared):
            return Vocabulary(frozenset([etree.QName(each).localname.encode() for each in self.root.iter("*")]), None)
        names, types = {*_TAGS.findall(data)}, {*_TYPES.findall(data)}
        if b":" in b" ".join(names):
            names |= {each.rpartition(b":")[2] for each in names}
        # A reference spells a value otherwise, and one with blanks may be broken over lines.
        is_veiled = b"" in types or _VEILS.search(b"|".join(types)) is not None
        return Vocabulary(frozenset(names), None if is_veiled else frozenset(types))

    @cached_property
    def prefix_key(self) -> tuple[bytes, ...]:
        """The same only for files that declare the same private URI schemes, and cheap to read."""
        return tuple(etree.tostring(each, with_tail=False) for each in _PREFIX_LISTS(self.root))

    @cached_property
    def prefix_definitions(self) -> tuple[tuple[str, str, str], ...]:
        """The private URI schemes the header declares: ident, matchPattern, replacementPattern (TEI 16.2.3)."""
        names = ("ident", "matchPattern", "replacementPattern")
        found = _PREFIX_DEFS(self.root)
        return tuple((one.get(names[0], ""), one.get(names[1], ""), one.get(names[2], "")) for one in found)

    @cached_property
    def _positions(self) -> Positions:
        return Positions(self.source, self.root)

    def place_of_element(self, element: _Element) -> Place:
        """From the `<` of the element to the end of its name."""
        return self._positions.of_element(element)

    def place_of_attribute(self, element: _Element, attribute: str) -> Place:
        """From the first letter of the attribute's name to its closing quote; the element where it has no such one."""
        return self._positions.of_attribute(element, attribute)

    def place_of_text(self, element: _Element) -> Place:
        """From the first to the last non-blank character inside the element; the element where it holds none."""
        return self._positions.of_text(element)

    def span_of_characters(self, node: _Element, start: int, end: int, *, is_tail: bool) -> Span:
        """The bytes of characters of `node.text`, or of `node.tail`, whatever they are written as."""
        return self._positions.of_characters(node, start, end, is_tail=is_tail)

    def place_of_remark(self, node: _Element) -> Place:
        """The whole of a comment or a processing instruction, wherever it stands in the file."""
        return self._positions.of_remark(node)

    def extent(self, element: _Element) -> Span:
        """The bytes of the whole element, up to its end tag."""
        return self._positions.extent(element)


@dataclass(frozen=True, eq=False)
class Document:
    """One archival document: its root element, its header, the slugs of its address and of that of its file.

    A document that is part of a file has a header of its own only in a corpus of whole texts; `file_header` is the one
    that it inherits from, None where it is the whole file.
    """

    file: TeiFile
    root: _Element
    header: _Element | None
    slug: str
    file_slug: str
    file_header: _Element | None = None

    @property
    def is_part(self) -> bool:
        """Whether its file holds other documents, too."""
        return self.root is not self.file.root
