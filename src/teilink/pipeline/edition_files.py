"""The files of a build: every resource in every format, a graph a document and a register, the store, the list."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING

from teilink.edition import STORE, Edition, Graph, Resource
from teilink.pages import REGISTERS, Listed, Mention, Pages, listed, references
from teilink.pipeline.forwarding import forwarded, page
from teilink.pipeline.transforming import context
from teilink.pipeline.volumes import volumes
from teilink.rdf.formats import write
from teilink.rdf.record import Record
from teilink.rdf.terms import expand, literal, value
from teilink.registers import Entry, entries
from teilink.store.embedded import write_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from teilink.pipeline.transforming import Published
    from teilink.pipeline.volumes import Volume
    from teilink.project import Project
    from teilink.rdf.terms import Statement, Term
    from teilink.redirects import Redirects
    from teilink.tei.document import Document

_TITLES = {register.step: register.plural for register in REGISTERS}
_DATA = {"ttl": "turtle", "jsonld": "jsonld", "nt": "ntriples"}
_NAME = expand("schema:name")


class EditionFiles:
    """Writes one build into an empty folder."""

    def __init__(self, folder: Path, project: Project, documents: Sequence[Published], redirects: Redirects) -> None:
        self._folder = folder
        self._project = project
        self._documents = documents
        self._redirects = redirects
        self._base = project.base
        self._volumes = volumes(documents, project.base)
        self._context = context()
        self._pages = Pages(self._base, project.config.title)
        self._resources: dict[str, Resource] = {}
        self._graphs: dict[str, Graph] = {}
        self._records: list[Record] = []

    def write(self, sources: Mapping[str, str]) -> Edition:
        """Write everything; the edition as it now lies in the folder."""
        registers = self._registers()
        for document in self._documents:
            self._document(document)
        for volume in self._volumes:
            self._volume(volume)
        mentions = self._mentions()
        for kind, entities in registers.items():
            self._register(kind, entities, mentions)
        self._dataset(registers)
        redirects = self._forwarded()
        self._text("style.css", self._pages.style())
        quads = (write("nquads", [record], self._context).encode() for record in self._records)
        write_store(self._folder / STORE, quads)
        title = self._project.config.title
        edition = Edition(
            self._folder,
            self._base,
            title,
            self._resources,
            self._graphs,
            sources,
            redirects.moved,
            tuple(sorted(redirects.withdrawn)),
        )
        edition.write()
        return edition

    def _registers(self) -> dict[str, list[tuple[Entry, Record]]]:
        """What the registers declare, and the document types that the documents declare, by kind."""
        declared = [*self._project.registers.declared()]
        for file in dict.fromkeys(document.checked.document.file for document in self._documents):
            declared += [entry for entry in entries(file) if entry.kind == "term"]
        found: dict[str, dict[str, tuple[Entry, Record]]] = {kind: {} for kind in _TITLES}
        for entry in declared:
            found[entry.kind].setdefault(entry.id, (entry, self._project.mapper.entity(entry)))
        return {kind: [each for _, each in sorted(by_id.items())] for kind, by_id in found.items()}

    def _mentions(self) -> dict[str, list[Mention]]:
        found: dict[str, list[Mention]] = defaultdict(list)
        for document in self._documents:
            for iri, mention in references(document.record):
                found[iri].append(mention)
        return found

    # -- resources --------------------------------------------------------------------------------------------------

    def _document(self, published: Published) -> None:
        document, record = published.checked.document, published.record
        path = f"doc/{published.slug}"
        shown = None if published.is_withheld else document
        embedded = write("jsonld-embedded", [record], self._context)
        is_file_shown = not published.is_file_withheld
        page = self._pages.document(record, shown, embedded, self._link(document), is_file_shown=is_file_shown)
        formats = self._data(path, [record])
        self._text(f"{path}.html", page)
        if shown is not None and not document.is_part:
            self._bytes(f"{path}.xml", document.file.source.data)
            formats = (*formats, "xml")
        self._resources[path] = Resource(path, _title(record), ("html", *formats))
        self._graph(record.graph, path)
        self._records.append(record)

    def _volume(self, volume: Volume) -> None:
        record, path = volume.record, f"doc/{volume.slug}"
        shown = None if volume.is_withheld else volume.file
        rows = [listed(each.record) for each in volume.documents]
        parts = {each.root for each in self._project.mapper.documents(volume.file)}
        first = volume.documents[0].checked.document
        embedded = write("jsonld-embedded", [record], self._context)
        page = self._pages.volume(record, rows, shown, parts, embedded, self._link(first))
        formats = self._data(path, [record])
        self._text(f"{path}.html", page)
        if shown is not None:
            self._bytes(f"{path}.xml", shown.source.data)
            formats = (*formats, "xml")
        self._resources[path] = Resource(path, _title(record), ("html", *formats))
        self._graph(record.graph, path)
        self._records.append(record)

    def _link(self, document: Document) -> Callable[[str], str | None]:
        """What the pointers of a document, or of its file, point at."""
        return lambda pointer: self._project.mapper.address(pointer, document)

    def _register(
        self, kind: str, entities: Sequence[tuple[Entry, Record]], mentions: Mapping[str, Sequence[Mention]]
    ) -> None:
        for entry, record in entities:
            path = f"{kind}/{entry.id}"
            embedded = write("jsonld-embedded", [record], self._context)
            formats = self._data(path, [record])
            self._text(
                f"{path}.html", self._pages.entity(record, embedded, sorted(mentions.get(value(record.iri), ())))
            )
            self._resources[path] = Resource(path, _title(record), ("html", *formats))
        if not entities:
            return
        names = [(value(record.iri), _title(record)) for _, record in entities]
        formats = self._data(kind, [record for _, record in entities])
        self._text(f"{kind}.html", self._pages.register(kind, _TITLES[kind], names))
        self._resources[kind] = Resource(kind, _TITLES[kind], ("html", *formats))
        self._graph(f"<{self._base}{kind}>", kind)
        self._records += [record for _, record in entities]

    def _dataset(self, registers: Mapping[str, Sequence[tuple[Entry, Record]]]) -> None:
        settings = self._project.config
        record = dataset(self._base, settings.title, settings.description, len(self._documents))
        formats = self._data("dataset", [record])
        rows: list[Listed] = [listed(document.record) for document in self._documents]
        counts = [(kind, _TITLES[kind], len(entities)) for kind, entities in registers.items() if entities]
        bound = [(f"doc/{each.slug}", _title(each.record), len(each.documents)) for each in self._volumes]
        embedded = write("jsonld-embedded", [record], self._context)
        page = self._pages.index(rows, counts, settings.description, embedded, bound)
        self._text("index.html", page)
        self._text("dataset.html", page)
        self._resources["dataset"] = Resource("dataset", settings.title, ("html", *formats))
        self._graph(record.graph, "dataset")
        self._records.append(record)

    def _forwarded(self) -> Redirects:
        """The redirects that the build keeps: a graph of them, and pages for hosts that only serve files."""
        redirects = self._redirects.apart_from(self._resources)
        for old, new in redirects.moved.items():
            if new in self._resources:
                self._text(f"{old}.html", page(self._base, new, self._resources[new].title))
        if redirects.moved or redirects.withdrawn:
            record = forwarded(self._base, redirects)
            formats = self._data("redirects", [record])
            self._resources["redirects"] = Resource("redirects", "Redirects", formats)
            self._graph(record.graph, "redirects")
            self._records.append(record)
        return redirects

    # -- files ------------------------------------------------------------------------------------------------------

    def _data(self, path: str, records: Sequence[Record]) -> tuple[str, ...]:
        for suffix, format_name in _DATA.items():
            self._text(f"{path}.{suffix}", write(format_name, records, self._context))
        return tuple(_DATA)

    def _graph(self, name: Term, path: str) -> None:
        data = (self._folder / f"{path}.nt").read_bytes()
        iri = value(name)
        self._graphs[iri] = Graph(iri, f"{path}.nt", hashlib.sha256(data).hexdigest(), data.count(b"\n"))

    def _text(self, name: str, text: str) -> None:
        self._bytes(name, text.encode())

    def _bytes(self, name: str, data: bytes) -> None:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _title(record: Record) -> str:
    return next((value(o) for s, p, o in record.statements if s == record.iri and p == _NAME), value(record.iri))


def dataset(base: str, title: str, description: str, documents: int) -> Record:
    """The description of the edition as a whole: from the settings, and the number of its documents."""
    return Record.of(f"<{base}dataset>", f"<{base}dataset>", _described(base, title, description, documents))


def _described(base: str, title: str, description: str, documents: int) -> Iterator[Statement]:
    iri = f"<{base}dataset>"
    for type_ in ("dcat:Dataset", "schema:Dataset", "void:Dataset"):
        yield iri, expand("rdf:type"), expand(type_)
    for property_ in ("dcterms:title", "schema:name"):
        yield iri, expand(property_), literal(title, language="en")
    for property_ in ("dcterms:description", "schema:description"):
        if description:
            yield iri, expand(property_), literal(description, language="en")
    yield iri, expand("schema:url"), iri
    yield iri, expand("dcat:landingPage"), f"<{base}>"
    yield iri, expand("void:sparqlEndpoint"), f"<{base}sparql>"
    yield iri, expand("void:uriSpace"), literal(base)
    yield iri, expand("void:documents"), literal(str(documents), datatype="http://www.w3.org/2001/XMLSchema#integer")
