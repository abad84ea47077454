"""A term as a reader sees it: words, a link, a time, and whether it was inferred."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink.pages import words
from teilink.pages.addresses import NOWHERE, Link
from teilink.pages.graph import Text
from teilink.rdf.terms import expand, is_iri, parts, value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilink.pages.addresses import Addresses
    from teilink.pages.claims import Claim, Claims
    from teilink.pages.graph import Graph
    from teilink.rdf.terms import Statement, Term


class Note(NamedTuple):
    """What is told below a value, and the anchor of the statement that tells it."""

    text: str
    anchor: str = ""


class Value(NamedTuple):
    """One value of a field. `when` is the machine's spelling of a date, '' for all else."""

    text: str
    language: str = ""
    link: Link = NOWHERE
    when: str = ""
    anchor: str = ""
    detail: tuple[Value, ...] = ()
    note: Note | None = None


class Field(NamedTuple):
    """A line of a description: its label and its values."""

    label: str
    values: tuple[Value, ...]
    kind: str = ""


class Showing:
    """Turns the terms of one record into values of its page."""

    def __init__(self, graph: Graph, addresses: Addresses, claims: Claims) -> None:
        self.graph = graph
        self.addresses = addresses
        self.claims = claims

    def named(self, term: Term) -> Text:
        """The name of a term; a resource of ours that has none is called by the last step of its path."""
        text = self.graph.name(term)
        if is_iri(term) and text.text == value(term) and self.addresses.is_ours(text.text):
            return Text(text.text.rstrip("/").rpartition("/")[2] or text.text)
        return text

    def value(self, term: Term) -> Value:
        """A term: a resource by its name with its link, a date in words, other literals as they are."""
        text = self.named(term)
        if is_iri(term):
            return Value(text.text, text.language, self.addresses.link(value(term)))
        datatype = parts(term).datatype
        return Value(words.date(text.text, datatype), text.language, when=words.machine(text.text, datatype))

    def values(self, subject: Term, *names: str) -> tuple[Value, ...]:
        """The objects of some predicates; what was inferred says so."""
        found = self.graph.objects(subject, *names)
        return tuple(self.value(each)._replace(note=self._note(subject, names, each)) for each in found)

    def _note(self, subject: Term, names: Iterable[str], object_: Term) -> Note | None:
        found = [self.note((subject, expand(name), object_)) for name in names]
        return next((note for note in found if note), None)

    def note(self, statement: Statement) -> Note | None:
        """What is told of one statement, None where it is simply said."""
        claim = self.claims.inference(statement)
        if claim is None:
            return None
        by = words.series([self.graph.name(each).text for each in claim.by])
        certainty = f"certainty {claim.certainty}" if claim.certainty else ""
        said = ", ".join(filter(None, (by, certainty)))
        text = f"Inferred{f' ({said})' if said else ''}. {claim.reason}".strip()
        return Note(text, self.addresses.fragment(value(claim.iri)))

    def untold(self, subject: Term = "") -> tuple[Field, ...]:
        """The inferences that no field has told yet, of one subject or of all."""
        claims = [claim for claim in self.claims.untold if subject in ("", claim.about[0])]
        return tuple(self._noted(local_words(claim.about[1]), claim, self.note(claim.about)) for claim in claims)

    def rivals(self, subject: Term) -> tuple[Field, ...]:
        """The rival readings of one subject, each with its verdict and reason."""
        claims = [claim for each in self.claims.conflicts for claim in each.claims if claim.about[0] == subject]
        fields = []
        for claim in claims:
            note = Note(f"{claim.verdict}. {claim.reason}".strip(), self.addresses.fragment(value(claim.iri)))
            fields.append(self._noted("A reading of " + local_words(claim.about[1]).lower(), claim, note))
        return tuple(fields)

    def _noted(self, label: str, claim: Claim, note: Note | None) -> Field:
        return Field(label, (self.value(claim.about[2])._replace(note=note),))


def local_words(predicate: Term) -> str:
    """The name of a property as words."""
    return words.spaced(value(predicate).rpartition("/")[2].rpartition("#")[2])


def plain(text: str) -> Value:
    """Words of the page itself."""
    return Value(text)


def worded(text: Text) -> Value:
    """Words with their language."""
    return Value(text.text, text.language)
