"""James Clark's test suite of RELAX NG, read from its one file."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from teilink.errors import ProjectError, UsageError
from teilink.schema.relaxng.acceptance import accepts
from teilink.schema.relaxng.grammar import Grammar
from teilink.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "conformance/relaxng-spectest.xml"
_SCHEMA = "schema.rng"


class Case(NamedTuple):
    """One claim of the suite: that a schema is correct or not, or that a document is valid or not under one."""

    name: str
    section: str
    schema: bytes
    resources: dict[str, bytes]
    document: bytes | None
    expected: bool

    def verdict(self) -> bool:
        """What the engine says of it."""
        try:
            grammar = Grammar.read(Source(_SCHEMA, self.schema), self._part)
        except ProjectError:
            if self.document is not None:
                raise
            return False
        return True if self.document is None else accepts(grammar, self.document)

    def _part(self, _from: Source, path: str) -> Source:
        if path not in self.resources:
            raise UsageError(f"no such file: {path}")
        return Source(path, self.resources[path])


class Verdicts(NamedTuple):
    """How many claims there are, and those of which the engine says otherwise, with their sections."""

    claims: int
    wrong: tuple[tuple[str, str], ...]

    @property
    def holds(self) -> bool:
        """Whether the engine says what the suite says."""
        return not self.wrong


def verdicts(shared: Path) -> Verdicts:
    """The verdicts on every claim."""
    every = cases(shared)
    wrong = tuple((case.name, case.section) for case in every if case.verdict() is not case.expected)
    return Verdicts(len(every), wrong)


def cases(shared: Path) -> list[Case]:
    """Every claim of the suite, in its order."""
    parser = etree.XMLParser(resolve_entities=True, load_dtd=False, no_network=True)
    root = etree.parse(shared / FILE, parser).getroot()
    found = []
    for number, each in enumerate(root.iter("testCase")):
        section = each.findtext("section") or next(
            (s.findtext("section") for s in each.iterancestors("testSuite") if s.findtext("section")), "?"
        )
        found += _claims(f"{number + 1}", section, each)
    return found


def _claims(name: str, section: str, case: etree._Element) -> Iterator[Case]:
    resources = dict(_resources(case, ""))
    for holder in case.iterchildren("incorrect", "correct"):
        schema = _inner(holder)
        yield Case(f"{name} schema", section, schema, resources, None, holder.tag == "correct")
    for number, holder in enumerate(case.iterchildren("valid", "invalid")):
        yield Case(f"{name} document {number + 1}", section, schema, resources, _inner(holder), holder.tag == "valid")


def _resources(holder: etree._Element, folder: str) -> Iterator[tuple[str, bytes]]:
    for each in holder.iterchildren("resource"):
        yield posixpath.join(folder, each.get("name", "")), _inner(each)
    for each in holder.iterchildren("dir"):
        yield from _resources(each, posixpath.join(folder, each.get("name", "")))


def _inner(holder: etree._Element) -> bytes:
    """What stands in an element, as a file of its own."""
    [child] = [each for each in holder if isinstance(each.tag, str)]
    dtd = holder.get("dtd", "")
    return dtd.encode() + etree.tostring(child, encoding="utf-8", with_tail=False)
