"""Measure the way from TEI to RDF beside its peers; print the table of bench/README.md.

::

    python bench/peers.py OUT [--count N] [--rml PYTHON]

OUT is the project that `bench/letters.py` makes.  Beside teilink stand the serialisers of rdflib for the same record,
and three ways to the core facts of a letter: lxml, XPath and a graph of rdflib (`bench/plain.py`), XSLT 3 in saxonche
(`bench/mapping.xsl`), RML in morph-kgc (`bench/mapping.rml.ttl`).  saxonche comes with the extra "bench"; PYTHON is an
interpreter that has morph-kgc.  What is not installed is not measured, and said.

First, on twenty letters, every statement that a peer makes is looked for among ours, term by term: nobody is measured
at something else.  The core facts are type, title, abstract, genre, author, sender, recipients, day, month or year of
sending, language, shelfmark with pages, record number, archive, collection, mentions of people, bodies and places, and
of the text its translators, publisher and rights.  The letters name no place of sending.
"""

from __future__ import annotations

import argparse
import importlib
import json
import subprocess
import sys
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
from rdflib import Dataset, URIRef
from rdflib.util import from_n3

import plain
from cost import on_one_core, over, parse, quads, records
from teilink import config
from teilink.project import Project
from teilink.rdf.context import Context
from teilink.rdf.jsonld import jsonld
from teilink.rdf.nquads import ntriples
from teilink.rdf.turtle import turtle
from teilink.resources import shipped
from teilink.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from teilink.crosswalk.mapper import Mapper
    from teilink.rdf.record import Record

HERE = Path(__file__).parent
COMPARED = 20
FEW = 200
ROUNDS = 5


@dataclass(frozen=True)
class Way:
    """A way from the bytes of a letter to RDF, and on how many letters it is measured.

    `statements` tells the N-Triples of what it says of a letter, where that is to be compared with ours, or counted.
    """

    name: str
    work: Callable[[Source], object]
    statements: Callable[[Source], str] | None = None
    is_slow: bool = False


@dataclass(frozen=True)
class Row:
    """A line of the table; costs in CPU microseconds a letter."""

    name: str
    letters: int
    statements: float
    cost: float


# ---- teilink


def mapper(folder: Path, crosswalk: str = "") -> Mapper:
    """The crosswalk of a project, or another one in this folder."""
    settings = config.load(folder)
    return Project(replace(settings, crosswalk=HERE / crosswalk) if crosswalk else settings).mapper


def ours(name: str, mapper: Mapper, write: Callable[[Sequence[Record]], str] | None = None) -> Way:
    """A way through teilink; N-Quads where no writer is named."""
    work = partial(quads, mapper=mapper)
    written = (lambda source: write(records(source, mapper)).encode()) if write else work
    return Way(name, written, lambda source: ntriples(records(source, mapper)))


def in_rdflib(name: str, mapper: Mapper, form: str) -> Way:
    """Our record put into a graph of rdflib, and written by one of its serialisers."""

    def work(source: Source) -> bytes:
        whole = Dataset()
        for record in records(source, mapper):
            graph = whole.graph(URIRef(record.graph[1:-1]))
            for statement in record.statements:
                graph.add(tuple(map(from_n3, statement)))  # type: ignore[arg-type]
        written = whole if form == "nquads" else graph
        return written.serialize(format=form, encoding="utf-8", auto_compact=True)

    return Way(name, work, (lambda source: work(source).decode()) if form == "nquads" else None, is_slow=True)


# ---- peers


def by_hand(name: str, form: str) -> Way:
    """lxml, XPath and a graph of rdflib."""
    triples = (lambda source: plain.graph(source.data).serialize(format="nt")) if form == "nt" else None
    return Way(name, lambda source: plain.graph(source.data).serialize(format=form), triples, is_slow=True)


def xslt(name: str) -> Way | None:
    """The stylesheet in saxonche, compiled once; None where saxonche is not installed."""
    try:
        saxon = importlib.import_module("saxonche")
    except ImportError:
        return None
    processor = saxon.PySaxonProcessor(license=False)
    sheet = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(HERE / "mapping.xsl"))

    def work(source: Source) -> str:
        return str(sheet.transform_to_string(xdm_node=processor.parse_xml(xml_text=source.data.decode())))

    return Way(name, work, work)


def rml(python: str, folder: Path, count: int) -> tuple[float, str] | None:
    """CPU seconds of morph-kgc for some letters, and its N-Triples; None where it is not installed."""
    command = [python, str(HERE / "rml.py"), str(folder.resolve() / "tei"), str(count)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if ran.returncode:
        if "No module named 'morph_kgc'" in ran.stderr:
            return None
        raise SystemExit(ran.stderr)
    return float(ran.stderr.split()[-1]), ran.stdout


# ---- the comparison


def said(triples: str) -> set[str]:
    """The statements in N-Triples or N-Quads, in one spelling; a parser that is strict reads them."""
    read = pyoxigraph.parse(triples.encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    return {f"{quad.subject} {quad.predicate} {quad.object}" for quad in read}


def counted(triples: str) -> int:
    """How many statements N-Triples hold."""
    return sum(1 for line in triples.splitlines() if line)


def demand_ours(name: str, theirs: set[str], known: set[str]) -> None:
    """Stop where a peer says what we do not: it would be measured at something else."""
    strange = sorted(theirs - known)
    if strange:
        raise SystemExit("\n".join([f"{name} says {len(strange)} things that teilink does not:", *strange[:5]]))


def row(way: Way, sources: Sequence[Source]) -> Row:
    """What a way costs, and how much it says."""
    taken = sources[:FEW] if way.is_slow else sources
    lines = [counted(way.statements(source)) for source in taken[:FEW]] if way.statements else []
    cost = over(way.work, taken, 3 if way.is_slow else ROUNDS)
    return Row(way.name, len(taken), sum(lines) / len(lines) if lines else 0.0, cost)


def rml_row(python: str, folder: Path, count: int, known: set[str]) -> Row | None:
    """What morph-kgc costs; the call for one letter, which reads the mapping, is taken off."""
    compared, first, many = (rml(python, folder, number) for number in (COMPARED, 1, count))
    if compared is None or first is None or many is None:
        return None
    demand_ours("morph-kgc", said(compared[1]), known)
    cost = (many[0] - first[0]) / (count - 1) * 1e6
    return Row("morph-kgc, RML: the core facts, N-Triples", count, counted(many[1]) / count, cost)


def ways(folder: Path) -> list[Way]:
    """What is measured, the floor first."""
    full, spine, core = mapper(folder), mapper(folder, "spine.yaml"), mapper(folder, "core.yaml")
    context = Context.of(json.loads(shipped("shapes/context-v1.jsonld").read_bytes()))
    found = [
        Way("lxml parses the bytes (the floor)", parse),
        ours("teilink, the shipped crosswalk: N-Quads", full),
        ours("teilink, the shipped crosswalk: Turtle", full, turtle),
        ours("teilink, the shipped crosswalk: JSON-LD", full, lambda each: jsonld(each, context)),
        ours("teilink, the rules of the spine: N-Quads", spine),
        ours("teilink, the core facts: N-Quads", core),
        in_rdflib("the record of the shipped crosswalk, graph of rdflib: N-Quads", full, "nquads"),
        in_rdflib("the same: Turtle", full, "turtle"),
        in_rdflib("the same: JSON-LD", full, "json-ld"),
        by_hand("lxml, XPath, graph of rdflib: the core facts, N-Triples", "nt"),
        by_hand("the same: Turtle", "turtle"),
        xslt("saxonche, XSLT 3: the core facts, N-Triples"),
    ]
    return [way for way in found if way is not None]


def print_table(rows: Sequence[Row]) -> None:
    """The table; the first row is the floor."""
    print("| what | letters | statements a letter | µs a letter | times the floor |\n|---|---:|---:|---:|---:|")
    for each in rows:
        count = f"{each.statements:.1f}" if each.statements else ""
        print(f"| {each.name} | {each.letters} | {count} | {each.cost:.0f} | {each.cost / rows[0].cost:.1f} |")


def main() -> None:
    """Compare, measure and print."""
    parser = argparse.ArgumentParser(description="Measure teilink beside its peers.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=2000, help="how many letters, at most")
    parser.add_argument("--rml", default=sys.executable, metavar="PYTHON", help="an interpreter that has morph-kgc")
    asked = parser.parse_args()
    on_one_core()
    paths = sorted((asked.folder / "tei").glob("*.xml"))[: asked.count]
    sources = [Source(path.as_posix(), path.read_bytes()) for path in paths]
    full = mapper(asked.folder)
    known = {line for source in sources[:COMPARED] for line in said(ntriples(records(source, full)))}
    found = ways(asked.folder)
    for way in found:
        if way.statements and not way.name.startswith("teilink"):
            demand_ours(way.name, {line for each in sources[:COMPARED] for line in said(way.statements(each))}, known)
    rows = [row(way, sources) for way in found]
    last = rml_row(asked.rml, asked.folder, min(FEW, len(sources)), known)
    print_table([*rows, last] if last else rows)
    print_versions(is_with_xslt=any("XSLT" in way.name for way in found), is_with_rml=last is not None)


def print_versions(*, is_with_xslt: bool, is_with_rml: bool) -> None:
    """What was used, and what was not there."""
    used = ["lxml", "rdflib", *(["saxonche"] if is_with_xslt else [])]
    print(f"\nPython {sys.version.split()[0]}, {', '.join(f'{name} {version(name)}' for name in used)}")
    if not is_with_xslt:
        print("saxonche is not installed: XSLT 3 is not measured")
    if not is_with_rml:
        print("no Python with morph-kgc is named by --rml: RML is not measured")


if __name__ == "__main__":
    main()
