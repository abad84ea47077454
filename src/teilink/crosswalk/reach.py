"""Which elements of documents the rules of a crosswalk read, and which they pass by.

An element is read where a rule reads it or one of its attributes, where it lies inside one whose words are read, and
where it holds one that is read: what only gives structure is not missed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.crosswalk.paths import element_names
from teilink.tei.document import TEI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from teilink.crosswalk.mapper import Applied
    from teilink.crosswalk.mapping import Crosswalk, Rule
    from teilink.tei.document import Document

_EVERY = TEI + "*"
# Of what these find without an attribute no word is read: it stands for a thing, or only says that there is something.
_WORDLESS = frozenset(["entity", "record", "template", "term", "version"])


def starts(rule: Rule, document: Document) -> list[_Element]:
    """Where the path of a rule starts: the unit; or its header, and for what is inherited that of its file."""
    if not rule.path.in_header:
        return [document.root]
    inherited = document.file_header if rule.is_inherited else None
    return list(dict.fromkeys(each for each in (document.header, inherited) if each is not None))


class Reach:
    """The names of the elements that occur in documents, and of those that rules read."""

    def __init__(self, crosswalk: Crosswalk) -> None:
        self._rules = {rule.id: rule for rule in crosswalk.rules}
        self._asked = {rule.id: _asked(rule) for rule in crosswalk.rules}
        self._present: set[str] = set()
        self._read: set[str] = set()
        # The header of a file is looked at once for all documents of the file.
        self._header: _Element | None = None

    @property
    def unread(self) -> tuple[str, ...]:
        """The names of TEI elements that are there and of which none was read, sorted."""
        return tuple(sorted(tag.removeprefix(TEI) for tag in self._present - self._read))

    def add(self, document: Document, applied: Applied) -> None:
        """Take a document into account."""
        for part in self._parts(document):
            self._present.update(str(element.tag) for element in part.iter(_EVERY))
        climbed: set[_Element] = set()
        for element, is_worded in self._origins(applied).items():
            self._climb(element, climbed)
            if is_worded:
                self._read.update(str(each.tag) for each in element.iter(_EVERY))
        # What a rule read and another had said already has left no origin.
        for element in self._repeated(document, applied):
            self._climb(element, climbed)

    def _parts(self, document: Document) -> Iterator[_Element]:
        yield document.root
        header = document.file_header
        if header is not None and header is not self._header:
            self._header = header
            yield header

    def _origins(self, applied: Applied) -> dict[_Element, bool]:
        """The elements that rules read, and whether the words of each were read."""
        found: dict[_Element, bool] = {}
        for _, origin in applied.record.origins():
            rule = self._rules.get(origin.rule)
            if rule is not None and rule.template is None:
                is_worded = not origin.attribute and rule.kind not in _WORDLESS
                found[origin.element] = is_worded or found.get(origin.element, False)
        return found

    def _repeated(self, document: Document, applied: Applied) -> Iterator[_Element]:
        left = self._present - self._read
        for name in applied.matched:
            asked = self._asked[name]
            if asked and asked.isdisjoint(left):
                continue
            rule = self._rules[name]
            attribute = rule.path.attribute
            for start in starts(rule, document):
                found = rule.path.select(start)
                yield from (each for each in found if not attribute or each.get(attribute) is not None)

    def _climb(self, element: _Element, climbed: set[_Element]) -> None:
        """An element and all that hold it are read."""
        above: _Element | None = element
        while above is not None and above not in climbed:
            climbed.add(above)
            self._read.add(str(above.tag))
            above = above.getparent()


def _asked(rule: Rule) -> frozenset[str]:
    """The tags that a path asks for; empty where it may find any."""
    if "*" in rule.path.text:
        return frozenset()
    return frozenset(TEI + name for name, _ in element_names(rule.path.text))
