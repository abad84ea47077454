"""Validate a TEI file against a RELAX NG schema, with libxml2.

Specification: RELAX NG, https://relaxng.org/spec-20011203.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from teilink.diagnostics import Diagnostic, Place, Severity
from teilink.errors import ProjectError
from teilink.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilink.source import Source
    from teilink.tei.document import TeiFile

# What libxml2 says of the parents of a fault; the fault itself says more.
_FOLLOWING = re.compile(r"failed to validate content|Invalid sequence in interleave|Extra element \S+ in interleave")
_NAMED = re.compile(r"\b([Ee]lement|attribute) (\S+)")


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
            line = getattr(error, "lineno", 0) or next((entry.line for entry in error.error_log), 1)
            offset = sum(len(each) + 1 for each in source.data.split(b"\n")[: max(line, 1) - 1])
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
        seen = set()
        for entry in entries:
            found = file.root.getroottree().xpath(entry.path) if entry.path else []
            element = found[0] if isinstance(found, list) and found else file.root
            # One place has one cause; what libxml2 says of it second follows from the first.
            if element in seen:
                continue
            seen.add(element)
            attribute = re.search(r"Invalid attribute (\S+) for|attribute (\S+)", entry.message)
            name = next((group for group in attribute.groups() if group), "") if attribute else ""
            is_given = bool(name) and element.get(name) is not None
            place = file.place_of_attribute(element, name) if is_given else file.place_of_element(element)
            yield Diagnostic("TL201", Severity.ERROR, _plain(entry.message), place)


def _plain(message: str) -> str:
    named = _NAMED.sub(
        lambda found: f"{found.group(1)} <{found.group(2)}>" if "lement" in found.group(1) else found.group(), message
    )
    return named[:1].lower() + named[1:]
