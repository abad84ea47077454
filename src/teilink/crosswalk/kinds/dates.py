"""Dates of any precision, and rival readings of one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from teilink.crosswalk.claims import Claimed, ranked
from teilink.dates import EDTF, Stated, fault, in_words, stated
from teilink.rdf.record import Origin
from teilink.rdf.terms import expand, literal
from teilink.tei.text import reading_text

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.crosswalk.application import Run
    from teilink.crosswalk.mapping import Rule
    from teilink.dates import Dated
    from teilink.rdf.terms import Term

_XSD_DATE = "http://www.w3.org/2001/XMLSchema#date"
_WORDS = expand("schema:text")


@lru_cache(maxsize=4096)
def _stated(attributes: tuple[tuple[str, str], ...], is_ranked: bool) -> Stated | None:
    return stated(dict(attributes), is_ranked=is_ranked)


def _dated(origin: Origin, *, is_ranked: bool = False, guess: str = "") -> tuple[Dated, Origin] | None:
    """What the date attributes of an element say, and the one that says it first."""
    attributes = tuple(origin.element.items())
    if guess:
        # How sure its encoder was of the date says nothing of whose date it is.
        attributes = (*(each for each in attributes if each[0] != "cert"), ("cert", guess))
    found = _stated(attributes, is_ranked)
    if found is None:
        return None
    return found.dated, Origin(origin.rule, origin.rung, origin.element, found.attribute)


def _in_words(run: Run, rule: Rule, origin: Origin) -> tuple[Dated, Origin] | None:
    """What the words of an element say, where they say one thing only: always a guess."""
    from teilink.dates import read_words

    text, tag = reading_text(origin.element), run.language(rule, origin.element)
    # A dateline begins with its place: "Wien, 3. Mai 1850".
    words = read_words(text, language=tag) or read_words(text.partition(",")[2].strip(), language=tag)
    if words is None or words.is_ambiguous:
        return None
    found = _stated((*words.attributes, ("cert", rule.guess)), is_ranked=False)
    return found and (found.dated, origin)


def date(run: Run, rule: Rule, element: _Element) -> bool:
    """A date of any precision, and its bounds as days. One that is guessed fills only what can say that it is."""
    origin = Origin(rule.id, rule.rung, element, rule.path.attribute)
    read = _dated(origin, guess=rule.guess)
    if read is None and fault({str(name): str(each) for name, each in element.items()}) is not None:
        # A date that is no date is to be put right, not to be replaced by what stands in a worse place.
        return True
    if read is None and rule.guess:
        read = _in_words(run, rule, origin)
    if read is None:
        return False
    found, origin = read
    if run.is_cited(rule):
        run.quote(rule, reading_text(element) or in_words(found.text, found.datatype))
    value = f'"{found.text}"^^<{found.datatype}>'
    if found.datatype != EDTF:
        run.fill(rule, origin, value, rule.to)
    else:
        # schema.org knows no EDTF: of a span its properties get the part that is certain.
        run.fill(rule, origin, value, [each for each in rule.to if not _is_schema(each)])
        if found.shared is not None and not rule.guess:
            shared, datatype = found.shared
            run.fill(rule, origin, literal(shared, datatype=datatype), [each for each in rule.to if _is_schema(each)])
    if not rule.guess:
        _bound(run, rule, origin, found)
    return True


def _bound(run: Run, rule: Rule, origin: Origin, found: Dated) -> None:
    for property_, day in zip(rule.bounds, (found.earliest, found.latest), strict=False):
        if day:
            for subject in run.subjects(rule, origin.element):
                run.say(subject, property_, f'"{day}"^^<{_XSD_DATE}>', origin)


def _is_schema(property_: Term) -> bool:
    return property_.startswith("<http://schema.org/")


def reading(run: Run, rule: Rule, element: _Element) -> bool:
    """One reading of a value: a ranked statement with its words, its source and who says so."""
    origin = Origin(rule.id, rule.rung, element, rule.path.attribute)
    read = _dated(origin, is_ranked=True)
    if read is None:
        return False
    words_origin = origin
    found, origin = read
    rank = "DeprecatedRank" if element.get("cert") == "low" else "PreferredRank"
    value = literal(found.text, datatype=found.datatype)
    for subject in run.subjects(rule, element):
        claim = ranked(run, rule.kind, Claimed(subject, rule.of, value), rank, origin)
        words = reading_text(element)
        if words:
            run.say(claim, _WORDS, literal(words, language=run.language(rule, element)), words_origin)
    return True
