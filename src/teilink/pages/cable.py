"""What the page of a cable shows: the record told in fields, groups and readings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from teilink import languages
from teilink.pages import words
from teilink.pages.addresses import Addresses
from teilink.pages.claims import Claims
from teilink.pages.graph import Graph, Text
from teilink.pages.kinds import by_kind
from teilink.pages.shown import Field, Showing, Value, plain, worded
from teilink.rdf.terms import expand, parts, value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilink.pages.claims import Claim, Conflict
    from teilink.rdf.record import Record
    from teilink.rdf.terms import Term

_SENT = ("dcterms:created", "schema:dateSent", "schema:dateCreated")
_FROM = ("schema:sender", "rico:hasSender")
_TO = ("schema:recipient", "schema:toRecipient", "rico:hasAddressee")
_TEXTS = ("schema:workTranslation", "dcterms:hasVersion")
_MENTIONED = ("schema:mentions", "dcterms:references")


class Reading(NamedTuple):
    """One of several rival readings: what who says where, whether it holds, and why."""

    anchor: str
    verdict: str
    source: Value | None
    words: str
    meaning: Value | None
    by: str
    reason: str


class Dispute(NamedTuple):
    """Readings that cannot all hold, and the outcome in a sentence."""

    summary: str
    readings: tuple[Reading, ...]


class Group(NamedTuple):
    """Fields under a heading of the card. `anchor` is that of what the group describes, if it has one."""

    heading: str
    fields: tuple[Field, ...]
    disputes: tuple[Dispute, ...] = ()


@dataclass(frozen=True)
class Cable:
    """All that the template of a cable prints, but its text."""

    iri: str
    path: str
    title: Text
    sent: tuple[Value, ...]
    senders: tuple[Value, ...]
    recipients: tuple[Value, ...]
    groups: tuple[Group, ...]
    abstracts: tuple[Value, ...]
    citations: tuple[Value, ...]
    mentioned: tuple[Field, ...]
    description: tuple[Field, ...]
    language: str
    text_anchor: str

    @property
    def anchors(self) -> frozenset[str]:
        """The anchors that the description uses: the text must not use them again."""
        fields = [field for group in self.groups for field in group.fields] + list(self.description)
        shown = [value for field in fields for value in field.values]
        own = {value.anchor for value in shown} | {value.note.anchor for value in shown if value.note}
        read = {reading.anchor for group in self.groups for each in group.disputes for reading in each.readings}
        return frozenset(own | read | {self.text_anchor}) - {""}


def cable(record: Record, base: str) -> Cable:
    """The record of a document, told."""
    graph = Graph(record)
    return _Telling(graph, Showing(graph, Addresses(base, graph.iri), Claims(graph))).cable()


class _Telling:
    """Tells one record field by field."""

    def __init__(self, graph: Graph, showing: Showing) -> None:
        self.graph = graph
        self.showing = showing
        self.addresses = showing.addresses
        self.iri = graph.record.iri
        texts = [each for each in graph.objects(self.iri, *_TEXTS) if graph.predicates(each)]
        self.texts: tuple[Term, ...] = tuple(texts)

    def cable(self) -> Cable:
        iri = self.graph.iri
        groups = self._groups()
        return Cable(
            iri=iri,
            path=self.addresses.link(iri).href.partition("#")[0] or self.addresses.root,
            title=self.graph.name(self.iri),
            sent=self._of(*_SENT),
            senders=self._of(*_FROM),
            recipients=self._of(*_TO),
            groups=groups,
            abstracts=self._texts("schema:abstract", "dcterms:abstract"),
            citations=self._texts("schema:creditText", "dcterms:bibliographicCitation"),
            mentioned=by_kind(self.graph, self.showing, self.graph.objects(self.iri, *_MENTIONED)),
            description=self._description(),
            language=self.graph.value(self.iri, "schema:inLanguage"),
            text_anchor=next((self.addresses.fragment(value(each)) for each in self.texts), ""),
        )

    def _groups(self) -> tuple[Group, ...]:
        groups = [
            Group("The document", _said(self._sending()), self._disputes()),
            Group("In the archive", _said(self._holding())),
            *(Group(self._heading(each), _said(self._online(each))) for each in self.texts or (self.iri,)),
        ]
        groups.append(Group("Also inferred", self.showing.untold()))
        return tuple(group for group in groups if group.fields or group.disputes)

    def _sending(self) -> list[Field]:
        senders, authors = self._of(*_FROM), self._of("schema:author", "dcterms:creator")
        return [
            Field("Date of sending", self._of(*_SENT)),
            Field("Received", self._of("schema:dateReceived")),
            Field("From", senders),
            Field("To", self._of(*_TO)),
            Field("Author", () if authors == senders else authors),
            Field("Sent from", self._of("schema:locationCreated")),
            Field("Reports", tuple(self._event(each) for each in self._events())),
            Field("About", self._topics()),
            Field("Type", self._of("schema:genre", "rico:hasDocumentaryFormType")),
            Field("Original language", self._languages(self.iri)),
        ]

    def _holding(self) -> list[Field]:
        return [
            Field("Shelfmark", tuple(self._shelfmarks())),
            Field("Archive", self._of("schema:holdingArchive", "rico:hasOrHadHolder")),
            Field("Collection", self._part_of(is_of_document=False)),
            Field("Part of", self._part_of(is_of_document=True)),
            *self._identifiers(),
        ]

    def _online(self, text: Term) -> list[Field]:
        values = self.showing.values
        return [
            Field("Translator", values(text, "schema:translator")),
            Field("Publisher", values(text, "dcterms:publisher", "schema:publisher")),
            Field("Put online", values(text, "dcterms:issued", "schema:datePublished")),
            Field("Made possible by", values(text, "schema:funder", "schema:sponsor")),
            Field("Source", values(text, "dcterms:source", "schema:isBasedOn")),
            Field("Rights, in the words of the source", values(text, "schema:copyrightNotice"), "verbatim"),
            Field("Licence", values(text, "dcterms:license", "schema:license")),
            Field("Rights statement", values(text, "dcterms:rights", "schema:usageInfo")),
            Field("Availability", self._availability(text)),
        ]

    def _description(self) -> tuple[Field, ...]:
        meta = self.graph.record.graph
        found = [
            Field("Described by", self.showing.values(meta, "schema:publisher", "dcterms:publisher")),
            Field("Licence of the description", self.showing.values(meta, "schema:license", "dcterms:license")),
            Field("Last changed", self.showing.values(meta, "dcterms:modified", "schema:dateModified")),
        ]
        return _said(found)

    def _of(self, *names: str) -> tuple[Value, ...]:
        return self.showing.values(self.iri, *names)

    def _part_of(self, *, is_of_document: bool) -> tuple[Value, ...]:
        """What the document is part of: another document or a volume, else collections."""
        found = self._of("schema:isPartOf", "dcterms:isPartOf", "rico:isOrWasIncludedIn")
        documents = self.addresses.root + "doc/"
        return tuple(each for each in found if each.link.href.startswith(documents) == is_of_document)

    def _texts(self, *names: str) -> tuple[Value, ...]:
        literals = [parts(each) for each in self.graph.objects(self.iri, *names) if each.startswith('"')]
        return tuple(dict.fromkeys(worded(Text(each.text, each.language)) for each in literals))

    def _events(self) -> list[Term]:
        about = self.graph.objects(self.iri, "schema:about", "dcterms:subject")
        return [each for each in about if self.addresses.fragment(value(each))]

    def _topics(self) -> tuple[Value, ...]:
        events = self._events()
        return tuple(
            self.showing.value(each)
            for each in self.graph.objects(self.iri, "schema:about", "dcterms:subject")
            if each not in events
        )

    def _event(self, event: Term) -> Value:
        """A reported event: it stands on this page, so it is an anchor, not a link."""
        detail = (
            *self.showing.values(event, "schema:startDate"),
            *(self.showing.values(event, "schema:endDate")),
            *self.showing.values(event, "schema:location"),
            *self.showing.values(event, "schema:attendee"),
        )
        return worded(self.graph.name(event))._replace(anchor=self.addresses.fragment(value(event)), detail=detail)

    def _languages(self, subject: Term) -> tuple[Value, ...]:
        terms = self.graph.objects(subject, "dcterms:language")
        noted = [self.showing.note((subject, expand("dcterms:language"), each)) for each in terms]
        note = next((each for each in noted if each), None)
        tags = [parts(each).text for each in self.graph.objects(subject, "schema:inLanguage")]
        return tuple(plain(words.language(tag))._replace(note=note) for tag in tags)

    def _identifiers(self) -> Iterable[Field]:
        """Identifiers but the shelfmark, which has its own line."""
        for each in self.graph.objects(self.iri, "schema:identifier"):
            kind, text = self.graph.value(each, "schema:propertyID"), self.graph.value(each, "schema:value")
            if text and kind != "shelfmark":
                link = self.addresses.link(self.graph.value(each, "schema:url"))
                anchor = self.addresses.fragment(value(each))
                yield Field(self.graph.name(each).text, (Value(text, link=link, anchor=anchor),))

    def _shelfmarks(self) -> Iterable[Value]:
        anchors = {
            self.graph.value(each, "schema:value"): self.addresses.fragment(value(each))
            for each in self.graph.objects(self.iri, "schema:identifier")
        }
        for each in self._texts("schema:itemLocation"):
            yield each._replace(anchor=anchors.get(each.text, ""))

    def _heading(self, text: Term) -> str:
        tag = self.graph.value(text, "schema:inLanguage")
        name = languages.name(tag)
        kind = "translation" if self.graph.objects(text, "schema:translationOfWork", "schema:translator") else "text"
        return f"The {name} {kind}" if name else f"The {kind}"

    def _availability(self, text: Term) -> tuple[Value, ...]:
        status = self.graph.value(text, "tl:availability") or self.graph.value(self.iri, "tl:availability")
        return (plain(words.AVAILABILITY.get(status, status)),) if status else ()

    def _disputes(self) -> tuple[Dispute, ...]:
        return tuple(self._dispute(conflict) for conflict in self.showing.claims.conflicts)

    def _dispute(self, conflict: Conflict) -> Dispute:
        told = []
        for verdict in ("Preferred", "Undecided", "Rejected"):
            claims = [claim for claim in conflict.claims if claim.verdict == verdict]
            if found := [self.showing.value(claim.about[2]).text for claim in claims]:
                told.append(f"{words.series(found)} {'is' if len(found) == 1 else 'are'} {verdict.lower()}")
        number = len(conflict.claims)
        lead = f"{words.count(number)} readings of" if number > 1 else "A reading of"
        summary = f"{lead} {conflict.topic}: {', '.join(told)}."
        return Dispute(summary, tuple(self._reading(claim) for claim in conflict.claims))

    def _reading(self, claim: Claim) -> Reading:
        meant = self.showing.value(claim.about[2])
        return Reading(
            self.addresses.fragment(value(claim.iri)),
            claim.verdict,
            self._source(claim.source),
            claim.words,
            None if words.is_alike(claim.words, meant.text) else meant,
            words.series([self.graph.name(each).text for each in claim.by]),
            claim.reason,
        )

    def _source(self, source: Term) -> Value | None:
        """Where a reading stands: the text, the page the text was taken from, or what the record names."""
        if not source:
            return None
        shown = self.showing.value(source)
        if source in self.texts:
            return shown._replace(text="The text", language="")
        if any(source in self.graph.objects(text, "dcterms:source", "schema:isBasedOn") for text in self.texts):
            return shown._replace(text="The source page", language="")
        return shown


def _said(fields: Iterable[Field]) -> tuple[Field, ...]:
    return tuple(field for field in fields if field.values)
