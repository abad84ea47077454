"""The pages of an edition: templates filled with what cables, entities and registers show."""

from __future__ import annotations

from functools import cached_property
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from teilink.pages import words
from teilink.pages.addresses import NOWHERE, Addresses, Link
from teilink.pages.body import Target, body, text_of
from teilink.pages.cable import Cable, cable
from teilink.pages.entity import entity
from teilink.pages.graph import Graph, Text
from teilink.pages.kinds import REGISTERS
from teilink.pages.nesting import within
from teilink.pages.shown import Value
from teilink.pages.volume import volume
from teilink.rdf.terms import iri, is_absolute_iri
from teilink.tei.document import ID
from teilink.tei.text import language

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from lxml.etree import _Element

    from teilink.pages.entity import Mention
    from teilink.pages.listing import Listed
    from teilink.rdf.record import Record
    from teilink.tei.document import Document, TeiFile

_FORMATS = (
    ("ttl", "text/turtle", "Turtle"),
    ("jsonld", "application/ld+json", "JSON-LD"),
    ("nt", "application/n-triples", "N-Triples"),
)
_TEI_FORMAT = ("xml", "application/tei+xml", "TEI XML")


class Row(NamedTuple):
    """A document as the landing page shows it."""

    link: Link
    title: str
    date: Value
    senders: str
    recipients: str
    shelfmark: str


class Pages:
    """Makes the pages of one edition. `base` ends in a slash; `title` names the edition on every page."""

    def __init__(self, base: str, title: str) -> None:
        self._base = base
        self._addresses = Addresses(base)
        self._environment = Environment(
            loader=PackageLoader("teilink.pages", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(site=title, root=self._addresses.root, base=base)

    def document(
        self,
        record: Record,
        document: Document | None,
        embedded: str,
        link: Callable[[str], str | None],
        *,
        is_file_shown: bool = True,
    ) -> str:
        """The page of a document. Without `document` its text is not public, and the page says so.

        The TEI of a part is that of its whole file, where that `is_file_shown`.
        """
        shown = cable(record, self._base)
        text = text_of(document.root) if document else None
        html = body(text, self._targets(record, link), shown.anchors | _OWN) if text is not None else ""
        return self._print(
            "cable.html",
            shown.title,
            shown.path,
            shown.iri,
            embedded,
            cable=shown,
            summary=_summary(shown),
            text=Markup(html),  # noqa: S704 - the body escapes all that comes from the TEI
            text_language=language(text) if text is not None else "",
            is_restricted=document is None,
            formats=_FORMATS if document is None or document.is_part else (*_FORMATS, _TEI_FORMAT),
            file=self._file(document) if is_file_shown else NOWHERE,
        )

    def volume(
        self,
        record: Record,
        documents: Sequence[Listed],
        file: TeiFile | None,
        parts: Collection[_Element],
        embedded: str,
        link: Callable[[str], str | None],
    ) -> str:
        """The page of a file that holds several documents: their list, in their order, and what stands around them.

        `parts` are the elements of the documents. Without `file` the text is not public.
        """
        shown = volume(record, self._base)
        text = text_of(file.root) if file is not None else None
        ids = {each.get(ID, "") for each in within(text, parts)} if text is not None else set()
        named = shown.named(ids)
        taken = _OWN | {each.anchor for each in named}
        html = Markup(body(text, self._targets(record, link), taken, parts) if text is not None else "")  # noqa: S704
        return self._print(
            "volume.html",
            shown.name,
            shown.path,
            shown.iri,
            embedded,
            volume=shown,
            documents=[self._row(each) for each in documents],
            text=html if html.striptags() else "",
            text_language=language(text) if text is not None else "",
            named=named,
            formats=_FORMATS if file is None else (*_FORMATS, _TEI_FORMAT),
        )

    def entity(self, record: Record, embedded: str, mentioned: Sequence[Mention]) -> str:
        """The page of a person, organisation, place, event, work, collection or type of document."""
        shown = entity(record, self._base, mentioned)
        return self._print("entity.html", shown.name, shown.path, shown.iri, embedded, entity=shown, formats=_FORMATS)

    def register(self, path: str, title: str, entries: Sequence[tuple[str, str]]) -> str:
        """The page of one register; `path` is ``person``, `entries` are IRIs with their names."""
        rows = sorted(((name.casefold(), name, self._addresses.link(address)) for address, name in entries))
        address = self._base + path
        href = self._addresses.link(address).href
        return self._print("register.html", Text(title), href, address, "", entries=rows, formats=_FORMATS)

    def index(
        self,
        documents: Sequence[Listed],
        registers: Sequence[tuple[str, str, int]],
        description: str,
        embedded: str = "",
        volumes: Sequence[tuple[str, str, int]] = (),
    ) -> str:
        """The landing page; `registers` and `volumes` are paths with their titles and the number of what they hold."""
        rows = [self._row(each) for each in sorted(documents, key=lambda each: (not each.date, each.date, each.title))]
        linked = [(self._addresses.link(self._base + path), title, count) for path, title, count in registers]
        bound = [(self._addresses.link(self._base + path), title, count) for path, title, count in volumes]
        title = Text(str(self._environment.globals["site"]))
        return self._print(
            "index.html",
            title,
            self._addresses.root + "dataset",
            self._base,
            embedded,
            documents=rows,
            registers=linked,
            volumes=bound,
            description=description,
            formats=_FORMATS,
        )

    def style(self) -> str:
        """The style sheet of all pages."""
        return self._style

    @cached_property
    def _style(self) -> str:
        return resources.files("teilink.pages").joinpath("style.css").read_text(encoding="utf-8")

    def _row(self, document: Listed) -> Row:
        return Row(
            self._addresses.link(document.iri),
            document.title,
            Value(words.date(document.date), when=words.machine(document.date)),
            words.series(document.senders),
            words.series(document.recipients),
            document.shelfmark,
        )

    def _file(self, document: Document | None) -> Link:
        """The TEI of the file that a document is part of; nowhere for one that is a whole file."""
        is_part = document is not None and document.is_part
        return self._addresses.link(f"{self._base}doc/{document.file_slug}.xml") if document and is_part else NOWHERE

    def _targets(self, record: Record, link: Callable[[str], str | None]) -> Callable[[str], Target | None]:
        """Resolves the pointers of a text: what the edition knows by name and link, addresses of the web by link."""
        graph = Graph(record)
        addresses = Addresses(self._base, graph.iri)

        def target(pointer: str) -> Target | None:
            found = link(pointer)
            if found is None or not is_absolute_iri(found):
                return Target(addresses.target(pointer), "")
            name = graph.name(iri(found)).text
            return Target(addresses.link(found), "" if name == found else name)

        return target

    def _print(self, template: str, title: Text, path: str, address: str, embedded: str, **shown: object) -> str:
        # In JSON a "<" can only stand in a string, where its escape means the same: so no script ends early.
        data = Markup(embedded.replace("<", "\\u003c"))  # noqa: S704
        page = {"title": title, "path": path, "address": address, "embedded": data, "step_names": _STEPS}
        return self._environment.get_template(template).render(page=page, **shown)


_OWN = frozenset("main about abstract documents text named cite downloads mentioned meta".split())  # noqa: SIM905
_STEPS = {register.step: register.plural for register in REGISTERS}


def _summary(shown: Cable) -> str:
    """One line about a document for machines that show one: the abstract, else who wrote to whom and when."""
    if shown.abstracts:
        return " ".join(shown.abstracts[0].text.split())
    said = [shown.title.text, *(each.text for each in shown.sent)]
    for word, values in (("From", shown.senders), ("To", shown.recipients)):
        if values:
            said.append(f"{word} {words.series([each.text for each in values])}")
    return ". ".join(said) + "."
