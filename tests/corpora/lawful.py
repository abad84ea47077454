"""What must hold of every record of the sample corpora: it is RDF, and it is the same RDF in every format.

Each law gives what breaks it as lines of text; none means that it holds.

Specification: RDF 1.1 Concepts, section 3, https://www.w3.org/TR/rdf11-concepts/; JSON-LD 1.1 API, section 8
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import subprocess
import sys
import warnings
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph
import rdflib
from tests.corpora.checked import documents_of
from tests.corpora.edtf import is_edtf
from tests.corpora.projects import CORPORA, project_of

from teilink.crosswalk import vocabulary
from teilink.pipeline.transforming import context
from teilink.rdf.formats import write
from teilink.rdf.terms import NAMESPACES, expand, parts
from teilink.schema.datatypes import XSD, datatype

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from teilink.project import Project
    from teilink.rdf.record import Record
    from teilink.rdf.terms import Term

LAWS = (
    "pyoxigraph reads its N-Quads strictly (RFC 3987 of addresses, BCP 47 of language tags), and finds our statements",
    "it has no blank node, and all of it stands in its own graph",
    "the text of a literal is legal for its datatype: those of XSD by XSD 1.0, those of EDTF by its levels 0 to 2",
    "a property or class of a vocabulary that we list is a property or class there",
    "its Turtle and its JSON-LD, read by pyoxigraph and by rdflib, the JSON-LD by PyLD as well, hold what it holds",
)
ROOT = Path(__file__).parents[2]
_CONTEXT = context()
_EDTF = NAMESPACES["edtf"] + "EDTF"
_TYPE = expand("rdf:type")
_LISTED = tuple(prefix for prefix in NAMESPACES if vocabulary.terms(prefix))
_READERS = {"turtle": ("turtle", pyoxigraph.RdfFormat.TURTLE), "jsonld": ("json-ld", pyoxigraph.RdfFormat.JSON_LD)}
# A node of a build that no record describes: its pages describe it, or the build itself.
_ELSEWHERE = ("dataset", "crosswalk/")


class Lawful(NamedTuple):
    """How many records of a corpus were looked at, with how many statements; what breaks a law; what dangles."""

    corpus: str
    unread: int
    documents: int
    entries: int
    statements: int
    written: int
    dangling: int
    broken: tuple[str, ...]


class Records(NamedTuple):
    """What came of all corpora, and whether two processes write the same bytes."""

    corpora: tuple[Lawful, ...]
    is_same_twice: bool

    @property
    def holds(self) -> bool:
        """Whether no law is broken."""
        return self.is_same_twice and not any(each.broken for each in self.corpora)


def records(project: Project) -> list[Record]:
    """The records of all documents that can be read, with or without errors in them."""
    return [project.mapper.document(document).record for document in documents_of(project)]


def entries(project: Project) -> list[Record]:
    """The records of all entries of the registers."""
    return [project.mapper.entity(entry) for entry in project.registers.declared()]


def broken(record: Record) -> Iterator[str]:
    """What breaks the laws of one record."""
    quads = list(pyoxigraph.parse(write("nquads", [record], _CONTEXT).encode(), pyoxigraph.RdfFormat.N_QUADS))
    if {_line(quad) for quad in quads} != set(record.lines):
        yield "the N-Quads hold other statements than the record"
    if {str(quad.graph_name) for quad in quads} - {record.graph}:
        yield "a statement stands in another graph"
    for quad in quads:
        if not isinstance(quad.subject, pyoxigraph.NamedNode) or isinstance(quad.object, pyoxigraph.BlankNode):
            yield f"a blank node: {_line(quad)}"
    for _, predicate, value in record.statements:
        yield from _fault_of_term(predicate, value)


def _line(quad: pyoxigraph.Quad) -> str:
    # What pyoxigraph writes is canonical, as our own terms are: the same escapes, and no datatype of plain texts.
    return f"{quad.subject} {quad.predicate} {quad.object}"


@lru_cache(maxsize=1 << 16)
def _fault_of_term(predicate: Term, value: Term) -> tuple[str, ...]:
    if predicate == _TYPE:
        return _unlisted(value, is_class=True)
    return (*_unlisted(predicate, is_class=False), *_illegal(value))


def _illegal(value: Term) -> tuple[str, ...]:
    if not value.startswith('"'):
        return ()
    text, type_, language = parts(value)
    return () if language or is_legal(text, type_) else (f"{value} is no {type_}",)


@lru_cache(maxsize=1024)
def _unlisted(term: Term, *, is_class: bool) -> tuple[str, ...]:
    for prefix in _LISTED:
        if term[1:-1].startswith(NAMESPACES[prefix]):
            name = f"{prefix}:{term[1:-1].removeprefix(NAMESPACES[prefix])}"
            fits = vocabulary.is_class(name) if is_class else vocabulary.is_property(name)
            return () if fits else (f"{name} is no {'class' if is_class else 'property'}",)
    return ()


def is_legal(text: str, type_: str) -> bool:
    """Whether a text is in the lexical space of a datatype, which knows no blanks around it; False for unknown ones."""
    if type_ == _EDTF:
        return is_edtf(text)
    name = type_.removeprefix(NAMESPACES["xsd"])
    return name != type_ and (name == "string" or text == text.strip()) and datatype(XSD, name).allows(text)


# -- formats ----------------------------------------------------------------------------------------------------------


def differing(record: Record) -> Iterator[str]:
    """The formats and readers by which a record is another graph than it is."""
    said = folded(record.lines)
    for name, (by_rdflib, by_pyoxigraph) in _READERS.items():
        text = write(name, [record], _CONTEXT)
        found = {
            "pyoxigraph": [_line(quad) for quad in pyoxigraph.parse(text.encode(), by_pyoxigraph)],
            "rdflib": _by_rdflib(text, by_rdflib),
        }
        if name == "jsonld":
            found["PyLD"] = _by_pyld(text)
        yield from (f"{name} read by {reader}" for reader, lines in found.items() if folded(lines) != said)


def folded(lines: Iterable[str]) -> set[str]:
    """Statements with their language tags in small letters: readers are free to fold them."""
    return {_folded(line) for line in lines}


def _folded(line: str) -> str:
    text, quote, tag = line.rpartition('"@')
    return f"{text}{quote}{tag.lower()}" if quote and '"' not in tag else line


def _canonical(ntriples: str) -> list[str]:
    return [_line(quad) for quad in pyoxigraph.parse(ntriples.encode(), pyoxigraph.RdfFormat.N_TRIPLES)]


def _by_rdflib(text: str, format_: str) -> list[str]:
    with plain_rdflib():
        graph = rdflib.Graph().parse(data=text, format=format_)
        return _canonical(graph.serialize(format="nt", encoding="utf-8").decode())


def _by_pyld(text: str) -> list[str]:
    from pyld import jsonld  # type: ignore[import-untyped]

    return _canonical(str(jsonld.to_rdf(json.loads(text), {"format": "application/n-quads"})))


@contextmanager
def plain_rdflib() -> Iterator[None]:
    """rdflib as a reader: literals as they were written, and no word about those that its types cannot hold."""
    was, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    logger = logging.getLogger("rdflib")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        # rdflib 7.6 uses in its own parsers what it has deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            yield
        finally:
            rdflib.NORMALIZE_LITERALS = was
            logger.setLevel(level)


# -- a build ----------------------------------------------------------------------------------------------------------


def dangling(found: Sequence[Record], base: str) -> list[str]:
    """The addresses under the base that are spoken of and that no record describes."""
    statements = [statement for record in found for statement in record.statements]
    described = {subject for subject, _, _ in statements}
    named = {value for _, _, value in statements if value.startswith(f"<{base}")}
    return sorted(each for each in named - described if not each[len(base) + 1 :].startswith(_ELSEWHERE))


def digest(project: Project) -> str:
    """The hash of everything that is written of a corpus."""
    found = [*records(project), *entries(project)]
    texts = [write(name, found, _CONTEXT) for name in ("nquads", "turtle", "jsonld")]
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def digests(shared: Path, hash_seed: int, corpora: Sequence[str] = CORPORA) -> dict[str, str]:
    """The hashes that a process of its own gives, in which sets have another order."""
    command = [sys.executable, "-m", "tests.corpora.lawful", str(shared), *corpora]
    environment = {**os.environ, "PYTHONHASHSEED": str(hash_seed)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return dict(line.split() for line in done.stdout.splitlines())


def lawful(shared: Path, *, most: int) -> Records:
    """The laws held against each corpus; the formats, which take long, of about so many records a corpus at most."""
    is_same_twice = digests(shared, 1) == digests(shared, 2)
    return Records(tuple(_lawful(name, shared, most) for name in CORPORA), is_same_twice)


def _lawful(corpus: str, shared: Path, most: int) -> Lawful:
    project = project_of(corpus, shared)
    documents, described = records(project), entries(project)
    every = [*documents, *described]
    written = documents[:: max(1, len(documents) // most)] + described[:: max(1, len(described) // most)]
    faults = [f"{each.iri} {fault}" for each in every for fault in broken(each)]
    faults += [f"{each.iri} {fault}" for each in written for fault in differing(each)]
    return Lawful(
        corpus,
        unread(project),
        len(documents),
        len(described),
        sum(len(each.lines) for each in every),
        len(written),
        len(dangling(every, project.base)),
        tuple(faults),
    )


def unread(project: Project) -> int:
    """How many files are documents and cannot be read."""
    from teilink.diagnostics import Diagnostic
    from teilink.tei.reading import read

    registers = {source.name for source in project.register_sources}
    sources = [source for source in project.sources([project.config.documents]) if source.name not in registers]
    return sum(isinstance(read(source), Diagnostic) for source in sources)


def main() -> None:
    """Write the hashes of some corpora."""
    shared, *corpora = sys.argv[1:]
    for name in corpora:
        sys.stdout.write(f"{name} {digest(project_of(name, Path(shared)))}\n")


if __name__ == "__main__":
    main()
