"""Our verdicts beside those of libxml2 and jing."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from flat_grammar import flat
from lxml import etree
from spoiling import spoilt

from teilink.schema.relaxng.acceptance import accepts
from teilink.schema.relaxng.grammar import Grammar
from teilink.schema.relaxng.names import local_of
from teilink.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

_LARGEST = 60_000


class Disagreement(NamedTuple):
    """A document of which two validators think differently: what we say, and the document."""

    ours: bool
    document: bytes


class Compared(NamedTuple):
    """How many documents were compared, how many of them are not valid, and the disagreements."""

    documents: int
    refused: int
    disagreements: tuple[Disagreement, ...]


def grammar_in(path: Path) -> Grammar:
    """The grammar of a schema that is one file."""
    return Grammar.read(Source(path.name, path.read_bytes()), _no_part)


def _no_part(_from: Source, path: str) -> Source:
    raise FileNotFoundError(path)


def against_libxml2(schema: Path, corpora: Path, count: int, seed: int) -> Compared:
    """Mutations of the documents in a folder, judged by us and by libxml2 on the schema written flat."""
    grammar = grammar_in(schema)
    other = etree.RelaxNG(etree.fromstring(flat(grammar).encode()))
    names = sorted(local_of(name) for name in grammar.by_name)
    bases = [root for root in map(_parsed, sorted(corpora.rglob("*.xml"))) if root is not None]
    chance = Random(seed)
    refused, found = 0, []
    for _ in range(count):
        document = spoilt(chance.choice(bases), names, chance)
        ours = accepts(grammar, document)
        refused += not ours
        if ours != other.validate(etree.fromstring(document, _parser())):
            found.append(Disagreement(ours, document))
    return Compared(count, refused, tuple(found))


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, collect_ids=False)


def _parsed(path: Path) -> etree._Element | None:
    data = path.read_bytes()
    if len(data) > _LARGEST or b"<!DOCTYPE" in data:
        return None
    try:
        return etree.fromstring(data, _parser())
    except etree.XMLSyntaxError:
        return None


def refused_by_jing(schema: Path, files: Sequence[Path]) -> set[Path]:
    """The files that jing refuses; it gives up at the first file that is not well-formed, so those are left out."""
    readable = [path for path in files if _is_well_formed(path)]
    ran = subprocess.run(["jing", schema, *readable], capture_output=True, text=True, check=False, timeout=600)
    said = re.findall(r"^(/.*?):\d+:\d+: (?:fatal|error): ", ran.stdout, re.MULTILINE)
    return {Path(path) for path in said} | (set(files) - set(readable))


def _is_well_formed(path: Path) -> bool:
    try:
        expat.ParserCreate().Parse(path.read_bytes(), True)
    except expat.ExpatError:
        return False
    return True


def refused_by_us(grammar: Grammar, files: Sequence[Path]) -> set[Path]:
    """The files that we refuse."""
    return {path for path in files if not _is_accepted(grammar, path)}


def _is_accepted(grammar: Grammar, path: Path) -> bool:
    try:
        return accepts(grammar, path.read_bytes())
    except expat.ExpatError:
        return False
