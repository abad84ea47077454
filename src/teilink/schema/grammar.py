"""Validate a TEI file against a RELAX NG schema, with libxml2.

Specification: RELAX NG, https://relaxng.org/spec-20011203.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from teilink.diagnostics import Diagnostic, Place, Severity
from teilink.errors import ProjectError
from teilink.source import Position, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilink.source import Source
    from teilink.tei.document import TeiFile

# What libxml2 says of the parents of a fault; the fault itself says more.
_FOLLOWING = re.compile(r"failed to validate content|Invalid sequence in interleave|Extra element \S+ in interleave")
_NAMED = re.compile(r"\b([Ee]lement|attribute) ([^\s,]+)")


class Schema:
    """A schema ready to validate files."""

    def __init__(self, grammar: etree.RelaxNG) -> None:
        self._grammar = grammar

    @classmethod
    def read(cls, source: Source) -> Schema:
        """The schema in a file. Raises ProjectError where it cannot be used."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return cls(etree.RelaxNG(etree.fromstring(source.data, parser)))
        except (etree.XMLSyntaxError, etree.RelaxNGParseError) as error:
            line = getattr(error, "lineno", 0) or next((entry.line for entry in error.error_log if entry.line > 0), 1)
            offset = source.offset(Position(line, 1))
            place = Place.of(source, Span(offset, offset))
            message = f"the schema cannot be read: {str(error).splitlines()[0]}"
            raise ProjectError([Diagnostic("TL032", Severity.ERROR, message, place)]) from error

    def check(self, file: TeiFile) -> list[Diagnostic]:
        """What the schema does not allow in a file."""
        if self._grammar.validate(file.root):
            return []
        entries = list(self._grammar.error_log)
        telling = [entry for entry in entries if not _FOLLOWING.search(entry.message)] or entries[:1]
        return list(self._findings(telling, file))

    def _findings(self, entries: Iterable[etree._LogEntry], file: TeiFile) -> Iterable[Diagnostic]:
        # One place has one cause: what libxml2 says of it second, and of what holds it, follows from the first.
        said: dict[etree._Element, etree._LogEntry] = {}
        for entry in entries:
            said.setdefault(_element(entry, file.root), entry)
        holding = {ancestor for element in said for ancestor in element.iterancestors()}
        for element, entry in said.items():
            if element in holding:
                continue
            attribute = re.search(r"Invalid attribute (\S+) for|attribute (\S+)", entry.message)
            name = next((group for group in attribute.groups() if group), "") if attribute else ""
            is_given = bool(name) and element.get(name) is not None
            place = file.place_of_attribute(element, name) if is_given else file.place_of_element(element)
            message = _plain(entry.message)
            if message.endswith("got nothing"):
                message = f"element <{etree.QName(element).localname}> lacks something that must stand in it"
            yield Diagnostic("TL201", Severity.ERROR, message, place)


def _element(entry: etree._LogEntry, root: etree._Element) -> etree._Element:
    """The element an entry speaks of: by its path, else (a path may have prefixes that mean nothing) by its line."""
    try:
        found = root.getroottree().xpath(entry.path) if entry.path else []
    except etree.XPathError:
        found = [element for element in root.iter("*") if element.sourceline == entry.line]
    return found[0] if isinstance(found, list) and found else root


def _plain(message: str) -> str:
    named = _NAMED.sub(
        lambda found: f"{found.group(1)} <{found.group(2)}>" if "lement" in found.group(1) else found.group(), message
    )
    return named[:1].lower() + named[1:]
