"""Ranked statements: a statement about a statement, with its source and who says so, how surely and how it ranks.

Rival readings of a value, values that are inferred and values that a rule only guesses are published so.

Specification: RDF Schema, section 5.3 (reification), https://www.w3.org/TR/rdf-schema/#ch_reificationvocab
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink.crosswalk.fragments import digest
from teilink.crosswalk.things import TYPE
from teilink.rdf.record import Origin
from teilink.rdf.terms import expand, literal

if TYPE_CHECKING:
    from teilink.crosswalk.application import Run
    from teilink.crosswalk.mapping import Rule
    from teilink.rdf.terms import Term

_TYPES = (expand("schema:Claim"), expand("rdf:Statement"))
_SUBJECT, _PREDICATE, _OBJECT = expand("rdf:subject"), expand("rdf:predicate"), expand("rdf:object")
_RANK, _CERTAINTY = expand("wikibase:rank"), expand("rico:relationCertainty")
_ATTRIBUTED = expand("prov:wasAttributedTo")
_SAID_BY = (("source", expand("dcterms:source")), ("resp", _ATTRIBUTED))
_GUESSER = "<https://w3id.org/teilink>"


class Claimed(NamedTuple):
    """The statement that another one is about."""

    subject: Term
    predicate: Term
    value: Term


def guessed(run: Run, rule: Rule, claimed: Claimed, origin: Origin) -> None:
    """A value that a rule only guesses is said to be one, by teilink, and how surely."""
    claim = f"{run.subject[:-1]}#{digest(origin.element, rule.id)}>"
    _say(run, claim, claimed, "NormalRank", origin)
    run.say(claim, _CERTAINTY, literal(rule.guess), origin)
    run.say(claim, _ATTRIBUTED, _GUESSER, origin)


def inferred(run: Run, kind: str, claimed: Claimed, origin: Origin) -> None:
    """A value whose element has @cert and @resp is published, and said to be inferred, by whom and how surely."""
    certainty = origin.element.get("cert")
    if certainty is None or origin.element.get("resp") is None:
        return
    run.say(ranked(run, kind, claimed, "NormalRank", origin), _CERTAINTY, literal(certainty), origin)


def ranked(run: Run, kind: str, claimed: Claimed, rank: str, origin: Origin) -> Term:
    """The address of a statement with its rank, its source and who says so; its fragment is the element's id."""
    element = origin.element
    claim = run.part(element, kind)
    if claim == claimed.value:
        claim = f"{run.subject[:-1]}#{digest(element, kind)}>"
    _say(run, claim, claimed, rank, origin)
    for attribute, property_ in _SAID_BY:
        pointers = element.get(attribute)
        if pointers is not None:
            pointing = Origin(origin.rule, origin.rung, element, attribute)
            for iri in run.targets(pointers, pointing):
                run.say(claim, property_, iri, pointing)
    return claim


def _say(run: Run, claim: Term, claimed: Claimed, rank: str, origin: Origin) -> None:
    for type_ in _TYPES:
        run.say(claim, TYPE, type_, origin)
    run.say(claim, _SUBJECT, claimed.subject, origin)
    run.say(claim, _PREDICATE, claimed.predicate, origin)
    run.say(claim, _OBJECT, claimed.value, origin)
    run.say(claim, _RANK, expand(f"wikibase:{rank}"), origin)
