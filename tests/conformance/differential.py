"""Our verdicts on documents beside those of libxml2 and jing."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from decisions import BLANKS, DECISIONS, Decision, decision
from flat_grammar import flat
from lxml import etree
from random_elements import RandomElements
from shrinking import shrunk
from spoiling import expanded_of, spoilt
from vocabulary import Vocabulary, types_of

from teilink.schema.relaxng.acceptance import accepts
from teilink.schema.relaxng.grammar import Grammar
from teilink.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lxml.etree import _Element

MOST_KINDS = 5
"""How many kinds of disagreement there may be."""

_LARGEST = 60_000
_XML_BLANKS = re.compile(r"[ \t\r\n]+")
# Values that are right for most attributes: one that can be exchanged for such a one was at fault.
_PLAIN = ("a", "1", "2000-01-01", "P1D", "true")


class Disagreement(NamedTuple):
    """A document of which two validators think differently: by which mutation, what we say, the smallest one.

    `text` is what in it they read differently, where a section of a specification decides it.
    """

    number: int
    ours: bool
    smallest: bytes
    text: str
    decided: Decision | None


class Compared(NamedTuple):
    """How many documents were compared, how many of them we refuse, how many a new grammar judges otherwise."""

    documents: int
    refused: int
    fickle: int
    disagreements: tuple[Disagreement, ...]

    @property
    def decided(self) -> list[tuple[Decision, int, Disagreement]]:
        """The sections that decide, with how often they do and the smallest disagreement of each."""
        counts = Counter(each.decided for each in self.disagreements if each.decided is not None)
        least = sorted(self.disagreements, key=lambda each: (len(each.smallest), each.smallest))
        return [
            (one, counts[one], next(each for each in least if each.decided == one))
            for one in DECISIONS
            if one in counts
        ]

    @property
    def kinds(self) -> set[str]:
        """What is read differently."""
        return {each.decided.kind for each in self.disagreements if each.decided is not None}

    @property
    def holds(self) -> bool:
        """Whether the verdicts are the same, but where a section decides for us, and that is of few kinds."""
        return not self.undecided and not self.fickle and len(self.kinds) <= MOST_KINDS

    @property
    def undecided(self) -> list[Disagreement]:
        """The disagreements that no section explains."""
        return [each for each in self.disagreements if each.decided is None]


class Comparison:
    """A schema, read by us and by libxml2 from its flat form (or another in its place), and documents to spoil."""

    def __init__(self, schema: Path, bases: Iterable[_Element], seed: int, other: Path | None = None) -> None:
        self.schema = schema
        self.grammar = grammar_in(schema)
        self.words = Vocabulary(self.grammar)
        self._bases = list(bases)
        self._seed = seed
        theirs = self.grammar if other is None else grammar_in(other)
        self._other = etree.RelaxNG(etree.fromstring(flat(theirs).encode()))

    def mutation(self, number: int) -> bytes:
        """The n-th document."""
        return mutation(self._bases, self.words, self._seed, number)

    def verdicts(self, document: bytes) -> tuple[bool, bool]:
        """Whether we accept a document, and whether libxml2 does."""
        return accepts(self.grammar, document), self._other.validate(etree.fromstring(document, _parser()))

    def compared(self, count: int) -> Compared:
        """So many mutations, judged by both; and once more by us, with a grammar that has not read the others."""
        ours, differing = [], []
        for number in range(count):
            one, other = self.verdicts(self.mutation(number))
            ours.append(one)
            if one != other:
                differing.append(number)
        fresh = grammar_in(self.schema)
        fickle = sum(ours[number] != accepts(fresh, self.mutation(number)) for number in reversed(range(count)))
        return Compared(count, ours.count(False), fickle, tuple(map(self._disagreement, differing)))

    def _disagreement(self, number: int) -> Disagreement:
        document = self.mutation(number)
        verdicts = self.verdicts(document)
        smallest = shrunk(document, lambda less: self.verdicts(less) == verdicts)
        text, decided = self._decided(smallest, ours=verdicts[0])
        return Disagreement(number, verdicts[0], smallest, text, decided)

    def _decided(self, smallest: bytes, *, ours: bool) -> tuple[str, Decision | None]:
        """The text of a document that the validators read differently, and what decides."""
        root = etree.fromstring(smallest, _parser())
        for node in root.iter("{*}*"):
            for name, text, exchange in _words(node):
                if any(self._agree_with(root, exchange, plain) for plain in _PLAIN):
                    collapsed = " ".join(_XML_BLANKS.split(text)).strip()
                    if ours and collapsed != text and self._agree_with(root, exchange, collapsed):
                        return text, BLANKS
                    types = types_of(self.words.patterns(expanded_of(node), name))
                    return text, decision("libxml2", types, text, ours=ours)
                exchange(text)
        return "", None

    def _agree_with(self, root: _Element, exchange: Callable[[str], None], plain: str) -> bool:
        exchange(plain)
        return self.verdicts(etree.tostring(root)) == (True, True)


def _words(node: _Element) -> Iterator[tuple[str, str, Callable[[str], None]]]:
    """The values of a node, its text with '' for a name, each with what exchanges it."""
    for name, text in sorted(node.items()):
        yield expanded_of(name), text, lambda other, name=name: node.set(name, other)
    if len(node) == 0:
        yield "", node.text or "", lambda other: setattr(node, "text", other)


def mutation(bases: Sequence[_Element], words: Vocabulary, seed: int, number: int) -> bytes:
    """The n-th mutation of a seed of one of some documents."""
    chance = Random(f"{seed}-{number}")
    return spoilt(chance.choice(bases), words, chance)


def grammar_in(path: Path) -> Grammar:
    """The grammar of a schema that is one file."""
    return Grammar.read(Source(path.name, path.read_bytes()), _no_part)


def _no_part(_from: Source, path: str) -> Source:
    raise FileNotFoundError(path)


def documents_in(*folders: Path) -> list[_Element]:
    """The documents of some folders that are not too large to be copied thousands of times."""
    files = [path for folder in folders for path in sorted(folder.rglob("*.xml"))]
    return [root for root in map(_parsed, files) if root is not None]


def documents_made_from(schema: Path, count: int, seed: int) -> list[_Element]:
    """Documents made at random from one of our schemas."""
    source = RandomElements(etree.parse(schema).getroot(), seed)
    return [source.element("TEI") for _ in range(count)]


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, collect_ids=False)


def _parsed(path: Path) -> _Element | None:
    data = path.read_bytes()
    if len(data) > _LARGEST or b"<!DOCTYPE" in data:
        return None
    try:
        return etree.fromstring(data, _parser())
    except etree.XMLSyntaxError:
        return None


# -- jing -------------------------------------------------------------------------------------------------------------


class SameFiles(NamedTuple):
    """How many files were compared, how many of them we refuse, and those that jing judges otherwise."""

    files: int
    refused: int
    differing: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether all verdicts are the same."""
        return not self.differing


def against_jing(schema: Path, folder: Path) -> SameFiles:
    """The files of a folder, judged by us and by jing."""
    files = sorted(folder.resolve().rglob("*.xml"))
    ours = refused_by_us(grammar_in(schema), files)
    differing = sorted(path.relative_to(folder.resolve()).as_posix() for path in ours ^ refused_by_jing(schema, files))
    return SameFiles(len(files), len(ours), tuple(differing))


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
