"""Seeded texts at the edge of every datatype, judged by us, by libxml2 and by jing."""

from __future__ import annotations

import itertools
import re
import subprocess
import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from decisions import decision
from lxml import etree
from vocabulary import near

from teilink.schema.datatypes import XSD, datatype
from teilink.schema.datatypes.values import NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from decisions import Decision

WITH_MORE = ("ENTITIES", "ENTITY", "ID", "IDREF", "IDREFS", "NOTATION")
"""The types of which the text alone does not decide: notations, entities, and an ID for each reference."""

TYPES = tuple(sorted(set(NAMES) - set(WITH_MORE)))
_SCOPE = {"p": "urn:p"}
_RNG = f'xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="{XSD}"'
_ESCAPES = {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


class Text(NamedTuple):
    """A text and the datatype that it is judged by."""

    datatype: str
    text: str


class Difference(NamedTuple):
    """Texts that a validator judges otherwise than we do: how many, and the shortest with our verdict."""

    validator: str
    decided: Decision | None
    count: int
    shortest: Text
    ours: bool


class Judged(NamedTuple):
    """How many texts were judged, how many of them we allow, and the differences."""

    texts: int
    allowed: int
    validators: tuple[str, ...]
    differences: tuple[Difference, ...]

    @property
    def holds(self) -> bool:
        """Whether a section decides every difference for us."""
        return all(each.decided is not None for each in self.differences)


def judged(count: int, seed: int, *, with_jing: bool) -> Judged:
    """Judge so many texts, by jing too where it is there."""
    among = texts(count, seed)
    ours = by_us(among)
    others = {"libxml2": by_libxml2(among)}
    if with_jing:
        with tempfile.TemporaryDirectory() as folder:
            others["jing"] = by_jing(among, Path(folder))
    found = [each for name, theirs in others.items() for each in _differences(name, among, ours, theirs)]
    return Judged(len(among), ours.count(True), tuple(others), tuple(found))


def _differences(
    validator: str, among: Sequence[Text], ours: Sequence[bool], theirs: Sequence[bool]
) -> Iterator[Difference]:
    groups: dict[tuple[Decision | None, bool], list[Text]] = {}
    for each, mine, other in zip(among, ours, theirs, strict=True):
        if mine != other:
            decided = decision(validator, [each.datatype], each.text, ours=mine)
            groups.setdefault((decided, mine), []).append(each)
    for (decided, mine), found in groups.items():
        shortest = min(found, key=lambda each: (len(each.text), each.text, each.datatype))
        yield Difference(validator, decided, len(found), shortest, mine)


def texts(count: int, seed: int) -> list[Text]:
    """So many texts, the types by turns, each pair once."""
    found: dict[Text, None] = {}
    for number in itertools.count():
        if len(found) == count:
            return list(found)
        name = TYPES[number % len(TYPES)]
        found[Text(name, near(name, Random(f"{seed}-{number}")))] = None
    raise AssertionError


def by_us(among: Sequence[Text]) -> list[bool]:
    """Our verdicts."""
    known = {name: datatype(XSD, name) for name in TYPES}
    return [known[each.datatype].allows(each.text, _SCOPE) for each in among]


def by_libxml2(among: Sequence[Text]) -> list[bool]:
    """Those of libxml2, on the value of an attribute."""
    known = {name: _libxml2(name) for name in TYPES}
    return [known[each.datatype](each.text) for each in among]


def _libxml2(name: str) -> Callable[[str], bool]:
    schema = f'<element name="a" {_RNG}><attribute name="v"><data type="{name}"/></attribute></element>'
    validator = etree.RelaxNG(etree.fromstring(schema))
    element = etree.Element("a", nsmap=_SCOPE)

    def allows(text: str) -> bool:
        element.set("v", text)
        return validator.validate(element)

    return allows


def by_jing(among: Sequence[Text], folder: Path) -> list[bool]:
    """Those of jing, on what elements hold: one document with a line for each text."""
    schema, document = folder / "types.rng", folder / "texts.xml"
    choices = "".join(f'<element name="{name}"><data type="{name}"/></element>' for name in TYPES)
    schema.write_text(f'<element name="a" {_RNG}><zeroOrMore><choice>{choices}</choice></zeroOrMore></element>')
    lines = [f"<{name}>{escape(text, _ESCAPES)}</{name}>" for name, text in among]
    document.write_text("\n".join(['<a xmlns:p="urn:p">', *lines, "</a>"]), encoding="utf-8")
    ran = subprocess.run(["jing", schema, document], capture_output=True, text=True, check=False, timeout=300)
    assert " fatal: " not in ran.stdout, ran.stdout
    refused = {int(line) for line in re.findall(r"^/.*?:(\d+):\d+: error: ", ran.stdout, re.MULTILINE)}
    return [number + 2 not in refused for number in range(len(among))]
