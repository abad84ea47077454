"""Rival readings and inferred values: ranked statements about statements, told in words.

A statement of the record is said by somebody, drawn from somewhere, preferred or rejected for a reason.
Two of them about one subject and predicate are rivals; one alone marks its value as inferred.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink.pages import words
from teilink.rdf.terms import expand, is_iri, parts, value

if TYPE_CHECKING:
    from teilink.pages.graph import Graph
    from teilink.rdf.terms import Statement, Term

_VERDICTS = {"PreferredRank": "Preferred", "NormalRank": "Undecided", "DeprecatedRank": "Rejected"}
_SUBJECTS = {
    "dcterms:created": "the date of sending",
    "dcterms:issued": "the date of publication",
    "dcterms:language": "the language",
    "dcterms:title": "the title",
    "dcterms:creator": "the author",
}


class Claim(NamedTuple):
    """One statement about a statement."""

    iri: Term
    about: Statement
    words: str
    source: Term
    by: tuple[Term, ...]
    verdict: str
    certainty: str
    reason: str


class Conflict(NamedTuple):
    """Rival claims about one thing: preferred ones first, rejected ones last."""

    topic: str
    claims: tuple[Claim, ...]


class Claims:
    """All statements about statements of one record."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self.all = tuple(sorted(_claims(graph), key=_order))
        grouped: dict[tuple[Term, Term], list[Claim]] = {}
        for claim in self.all:
            grouped.setdefault(claim.about[:2], []).append(claim)
        rivals = [group for group in grouped.values() if len(group) > 1 or group[0].verdict == "Rejected"]
        self.conflicts = tuple(Conflict(_topic(group[0]), tuple(group)) for group in rivals)
        single = [group[0] for group in grouped.values() if len(group) == 1 and group[0].verdict != "Rejected"]
        self._inferred = {claim.about: claim for claim in single}
        self._told: set[Statement] = set()

    def inference(self, statement: Statement) -> Claim | None:
        """The claim that marks a statement as inferred; it then counts as told."""
        self._told.add(statement)
        return self._inferred.get(statement)

    @property
    def untold(self) -> tuple[Claim, ...]:
        """The inferences nobody has asked for: the page must still tell them."""
        return tuple(claim for about, claim in self._inferred.items() if about not in self._told)


def _claims(graph: Graph) -> list[Claim]:
    found = []
    for iri in graph.subjects("rdf:Statement"):
        about = tuple(
            next(iter(graph.objects(iri, name)), "") for name in ("rdf:subject", "rdf:predicate", "rdf:object")
        )
        if all(about):
            found.append(_claim(graph, iri, (about[0], about[1], about[2])))
    return found


def _claim(graph: Graph, iri: Term, about: Statement) -> Claim:
    rank = graph.value(iri, "wikibase:rank").rpartition("#")[2]
    return Claim(
        iri,
        about,
        graph.text(iri, "schema:text").text or _in_words(graph, about[2]),
        next(iter(graph.objects(iri, "dcterms:source")), ""),
        graph.objects(iri, "prov:wasAttributedTo"),
        _VERDICTS.get(rank, "Undecided"),
        graph.value(iri, "rico:relationCertainty"),
        graph.text(iri, "schema:description").text,
    )


def _in_words(graph: Graph, term: Term) -> str:
    return graph.name(term).text if is_iri(term) else words.date(parts(term).text, parts(term).datatype)


def _order(claim: Claim) -> tuple[Term, Term, int, Term]:
    return (*claim.about[:2], list(_VERDICTS.values()).index(claim.verdict), claim.iri)


def _topic(claim: Claim) -> str:
    known = {expand(name): topic for name, topic in _SUBJECTS.items()}
    predicate = claim.about[1]
    return known.get(predicate) or "“" + words.spaced(value(predicate).rpartition("/")[2].rpartition("#")[2]) + "”"
