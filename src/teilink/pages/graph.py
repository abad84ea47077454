"""A record by subject and predicate, and the names of what it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink.pages import words
from teilink.rdf.terms import NAMESPACES, expand, is_iri, parts, value
from teilink.rights import recognised

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilink.rdf.record import Record
    from teilink.rdf.terms import Term

_NAMES = ("schema:name", "skos:prefLabel", "rdfs:label", "dcterms:title")


class Text(NamedTuple):
    """Words and their language tag, '' where it is not said."""

    text: str
    language: str = ""


class Graph:
    """The statements of a record, to be asked."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._of: dict[Term, dict[Term, list[Term]]] = {}
        for subject, predicate, object_ in record.statements:
            self._of.setdefault(subject, {}).setdefault(predicate, []).append(object_)

    @property
    def iri(self) -> str:
        """The main resource, without brackets."""
        return value(self.record.iri)

    def predicates(self, subject: Term) -> tuple[Term, ...]:
        """What is said of a subject."""
        return tuple(self._of.get(subject, {}))

    def objects(self, subject: Term, *names: str) -> tuple[Term, ...]:
        """The objects of some predicates (prefixed names), each once, in the order of the names and of the record."""
        said = self._of.get(subject, {})
        return tuple(dict.fromkeys(each for name in names for each in said.get(expand(name), ())))

    def terms(self, subject: Term, predicate: Term) -> tuple[Term, ...]:
        """The objects of one predicate, given as a term."""
        return tuple(self._of.get(subject, {}).get(predicate, ()))

    def value(self, subject: Term, *names: str) -> str:
        """The bare value of the first object, '' where there is none."""
        return next((value(each) for each in self.objects(subject, *names)), "")

    def text(self, subject: Term, *names: str) -> Text:
        """The literal that suits an English page best."""
        return best(self.objects(subject, *names)) or Text("")

    def subjects(self, kind: str) -> tuple[Term, ...]:
        """All subjects of a type (a prefixed name), sorted."""
        wanted, typed = expand(kind), expand("rdf:type")
        return tuple(sorted(subject for subject, said in self._of.items() if wanted in said.get(typed, ())))

    def name(self, term: Term) -> Text:
        """What to call a term: a literal by its words, a resource by its name, else by what its IRI tells."""
        if not is_iri(term):
            found = parts(term)
            return Text(found.text, found.language)
        for name in _NAMES:
            if found_name := best(self.objects(term, name)):
                return found_name
        return Text(_told(value(term)))


def best(terms: Iterable[Term]) -> Text | None:
    """Of some literals the one in English, else the one without a language, else the first."""
    texts = [Text(parts(term).text, parts(term).language) for term in terms if not is_iri(term)]
    return min(texts, key=lambda text: (_rank(text.language), text), default=None)


def _rank(language: str) -> int:
    if language == "en":
        return 0
    return 1 if language.startswith("en-") else 2 if not language else 3


def _told(iri: str) -> str:
    if licence := recognised(iri).name:
        return licence
    if iri.startswith(NAMESPACES["lang"]):
        return words.language(iri.removeprefix(NAMESPACES["lang"]))
    known = next((namespace for namespace in NAMESPACES.values() if iri.startswith(namespace) and iri != namespace), "")
    return words.spaced(iri.removeprefix(known)) if known else iri
