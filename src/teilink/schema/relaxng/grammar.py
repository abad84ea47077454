"""A schema ready for use, and how it is read from its files."""

from __future__ import annotations

import gc
import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree

from teilink.diagnostics import Diagnostic, Place, Severity
from teilink.errors import ProjectError
from teilink.schema.relaxng.names import spelt_out
from teilink.schema.relaxng.reading import Reader
from teilink.schema.relaxng.restrictions import Restrictions
from teilink.schema.relaxng.syntax import SchemaFaultError
from teilink.source import Position, Source, Span
from teilink.tei.document import XML, TeiFile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree import _Element

    from teilink.schema.relaxng.patterns import Element, Pattern

_DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
_SCHEMED = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_REFERENCES = re.compile(r"\s*\[[\d.]+ .*\]\s*$", re.DOTALL)


@dataclass(frozen=True, eq=False)
class Grammar:
    """The pattern of a document, and every element that the schema defines, in the order of the schema.

    `is_contextual` tells that a datatype needs the namespaces in scope, as QName does.
    """

    start: Pattern
    elements: tuple[Element, ...]
    is_contextual: bool = False

    @classmethod
    def read(cls, source: Source, part: Callable[[Source, str], Source]) -> Grammar:
        """The grammar in a file; `part` reads the file that an href in another one leads to.

        Raises ProjectError (TL032) for the first thing that is no RELAX NG, and what `part` raises.
        """
        files = _Files(source, part)
        is_collecting = gc.isenabled()
        # Patterns are made by the thousand and none is thrown away: looking for rubbish takes a tenth of the time.
        gc.disable()
        try:
            reader = Reader(files.fetch)
            start = reader.start(files.root)
            Restrictions().check(start, files.root, reader.elements)
        except SchemaFaultError as fault:
            raise files.error(fault.node, fault.message, fault.help) from fault
        except RecursionError as error:
            raise files.error(files.root, "the patterns of the schema are nested too deep") from error
        finally:
            if is_collecting:
                gc.enable()
        return cls(start, tuple(reader.elements), reader.is_contextual)

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Element, ...]]:
        """The elements that have a name of their own, by that name."""
        found: dict[str, list[Element]] = {}
        for element in self.elements:
            for name in spelt_out(element.names) or ():
                found.setdefault(name, []).append(element)
        return {name: tuple(each) for name, each in found.items()}


def words(node: _Element) -> str:
    """What a schema says of an element, an attribute or a value in words; '' where it says nothing."""
    said = node.findtext(_DOCUMENTATION) or ""
    # The TEI schemas end their words with references to chapters.
    return " ".join(_REFERENCES.sub("", said).split())


class _Files:
    """The files of one schema: each is read once."""

    def __init__(self, source: Source, part: Callable[[Source, str], Source]) -> None:
        self.sources: dict[_Element, Source] = {}
        self._part = part
        self._by_path: dict[str, _Element] = {}
        self.root = self._parsed(source)

    def fetch(self, node: _Element, href: str) -> _Element:
        """The root of the file that an href leads to."""
        if _SCHEMED.match(href):
            raise SchemaFaultError(
                node, f"{href} lies on the web", "nothing is fetched: put the file beside the schema"
            )
        path = posixpath.normpath(posixpath.join(self._base(node), href))
        if path not in self._by_path:
            self._parsed(self._part(self._of(node), path))
        return self._by_path[path]

    def _of(self, node: _Element) -> Source:
        return self.sources[node.getroottree().getroot()]

    def _base(self, node: _Element) -> str:
        """The folder that an href is relative to: that of the file, led elsewhere by xml:base."""
        bases = [each.get(XML + "base", "") for each in (node, *node.iterancestors())]
        base = posixpath.dirname(self._of(node).name)
        for each in reversed([base for base in bases if base]):
            base = posixpath.join(base, each if each.endswith("/") else posixpath.dirname(each))
        return base

    def _parsed(self, source: Source) -> _Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(source.data, parser)
        except etree.XMLSyntaxError as error:
            offset = source.offset(Position(max(error.lineno or 1, 1), 1))
            message = f"the schema cannot be read: {(error.msg or 'no XML').splitlines()[0]}"
            place = Place.of(source, Span(offset, offset))
            raise ProjectError([Diagnostic("TL032", Severity.ERROR, message, place)]) from error
        self.sources[root] = source
        self._by_path[posixpath.normpath(source.name)] = root
        return root

    def error(self, node: _Element, message: str, help_: str = "") -> ProjectError:
        """The fault at the element that has it."""
        root = node.getroottree().getroot()
        place = TeiFile(self.sources[root], root).place_of_element(node)
        return ProjectError([Diagnostic("TL032", Severity.ERROR, message, place, help=help_)])
