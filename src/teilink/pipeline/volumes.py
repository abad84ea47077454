"""The volumes of a build: files that hold several documents, each with an address and a record of its own.

What is known of a volume is said in the record of each of its documents, which inherit it from the header of the file.
The record of the volume gathers that: what is said of the file, of its TEI, of whom and what the file declares; and
which documents the volume has.
"""

from __future__ import annotations

from functools import reduce
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from teilink.rdf.record import Record, statement_of
from teilink.rdf.terms import expand, is_iri, literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from teilink.pipeline.transforming import Published
    from teilink.rdf.terms import Statement, Term
    from teilink.tei.document import TeiFile

_NAMES = (expand("schema:name"), expand("dcterms:title"))
_HAS_PART = (expand("schema:hasPart"), expand("dcterms:hasPart"))
_HAS_FORM = (expand("schema:encoding"), expand("dcterms:hasFormat"))
_IS_FORM = (expand("schema:encodesCreativeWork"), expand("dcterms:isFormatOf"))
_DESCRIBES = (expand("schema:mainEntity"), expand("foaf:primaryTopic"))
_CONFORMS, _TYPE = expand("dcterms:conformsTo"), expand("rdf:type")


class Volume(NamedTuple):
    """A file with several documents: those of them that are shown, in their order, and its own record."""

    documents: tuple[Published, ...]
    record: Record

    @property
    def slug(self) -> str:
        """What stands behind ``doc/`` in its address."""
        return self.documents[0].checked.document.file_slug

    @property
    def file(self) -> TeiFile:
        """Its TEI."""
        return self.documents[0].checked.document.file

    @property
    def is_withheld(self) -> bool:
        """Whether its TEI is not shown."""
        return self.documents[0].is_file_withheld


def volumes(documents: Iterable[Published], base: str) -> list[Volume]:
    """The volumes that some documents are parts of; those of one file stand together."""
    parts = (each for each in documents if each.checked.document.is_part)
    return [
        Volume(some, _record(some, base))
        for _, group in groupby(parts, key=lambda each: each.checked.document.file)
        if (some := tuple(group))
    ]


def _record(documents: Sequence[Published], base: str) -> Record:
    """What the documents say of their volume, and that it has them."""
    document = documents[0].checked.document
    volume = f"<{base}doc/{document.file_slug}>"
    records = [each.record for each in documents]
    lines: set[str] = set()
    for record in records:
        lines |= _said(record, volume, f"<{base}doc/")
    statements = [*map(statement_of, lines), *_of_page(volume), *_of_description(volume, records)]
    for record in records:
        statements += ((volume, property_, record.iri) for property_ in _HAS_PART)
    if not documents[0].is_file_withheld:
        statements += ((f"{volume[:-1]}.xml>", property_, volume) for property_ in _IS_FORM)
    return Record.of(volume, f"{volume[:-1]}#meta>", statements)


def _said(record: Record, volume: Term, document: str) -> set[str]:
    """The lines on a volume, its TEI and its parts; on what these lead to; and the names of the document itself.

    `document` is how the addresses of documents begin.
    """
    own = (f"{volume} ", f"{volume[:-1]}.xml> ", f"{volume[:-1]}#")
    lines = {line for line in record.lines if line.startswith(own)}
    values = {line.split(" ", 2)[2] for line in lines}
    met = {value for value in values if is_iri(value) and not value.startswith(document)}
    named = tuple(f"{record.iri} {name} " for name in _NAMES)
    lines |= {line for line in record.lines if line.partition(" ")[0] in met or line.startswith(named)}
    return lines


def _of_page(volume: Term) -> Iterator[Statement]:
    """That there is a page."""
    page = f"{volume[:-1]}.html>"
    yield page, _TYPE, expand("schema:MediaObject")
    yield page, expand("schema:name"), literal("Reading view", language="en")
    yield page, expand("schema:encodingFormat"), literal("text/html")
    yield page, expand("dcterms:format"), "<http://www.iana.org/assignments/media-types/text/html>"
    yield page, expand("schema:contentUrl"), page
    for property_ in _IS_FORM:
        yield page, property_, volume
    for property_ in _HAS_FORM:
        yield volume, property_, page


def _of_description(volume: Term, records: Sequence[Record]) -> Iterator[Statement]:
    """What is true of the descriptions of all documents is true of that of the volume, but that shapes were asked."""
    meta = f"{volume[:-1]}#meta>"
    shared = reduce(set.intersection, (_described(record) for record in records))
    for predicate, value in shared:
        yield meta, predicate, value
    for property_ in _DESCRIBES:
        yield meta, property_, volume
    yield volume, expand("schema:subjectOf"), meta
    yield volume, expand("schema:url"), volume


def _described(record: Record) -> set[tuple[Term, Term]]:
    """What the description of a document says, but for what speaks of that document."""
    found = (statement_of(line) for line in record.lines if line.startswith(f"{record.graph} "))
    return {(p, value) for _, p, value in found if p != _CONFORMS and not value.startswith(record.iri[:-1])}
