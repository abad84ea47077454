"""Words: for readers, for programs, as a language tag, as a level of description, as a citation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.crosswalk.kinds.reading import unreadable, words_of
from teilink.languages import normalised
from teilink.rdf.record import Origin
from teilink.rdf.terms import expand, literal

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.crosswalk.application import Run
    from teilink.crosswalk.mapping import Rule

_LANGUAGE = expand("dcterms:language")
_LEVELS = {"fonds": "Fonds", "series": "Series", "file": "File", "collection": "Collection"}


def text(run: Run, rule: Rule, element: _Element) -> bool:
    """Words of a reader, in the language of the element."""
    origin = Origin(rule.id, rule.rung, element, rule.path.attribute)
    words = words_of(origin)
    if not words:
        return False
    if run.is_cited(rule):
        run.quote(rule, words)
    tag = rule.language or run.language(rule, origin.element)
    return run.fill(rule, origin, literal(words, language=tag), rule.to)


def plain(run: Run, rule: Rule, element: _Element) -> bool:
    """Words that are of no language: a code, a number, a status."""
    origin = Origin(rule.id, rule.rung, element, rule.path.attribute)
    words = words_of(origin)
    if not words:
        return False
    if run.is_cited(rule):
        run.quote(rule, words)
    return run.fill(rule, origin, literal(words), rule.to)


def language(run: Run, rule: Rule, element: _Element) -> bool:
    """A language: an address of id.loc.gov for dcterms:language, the BCP 47 tag for others."""
    origin = Origin(rule.id, rule.rung, element, rule.path.attribute)
    given = words_of(origin)
    if not given:
        return False
    found = normalised(given.rstrip(".") if rule.guess else given)
    if rule.guess and not (found.tag and found.is_known):
        return False
    if not found.is_known:
        unreadable(run, origin, f'"{given}" names no language', "write a BCP 47 tag such as zh, en or zh-Hant", "TL505")
    if not found.tag:
        return False
    for property_ in rule.to:
        if property_ != _LANGUAGE:
            run.fill(rule, origin, literal(found.tag), (property_,))
        elif found.address:
            run.fill(rule, origin, f"<{found.address}>", (property_,))
    return True


def level(run: Run, rule: Rule, element: _Element) -> bool:
    """A level of archival description, as a RiC record set type."""
    origin = Origin(rule.id, rule.rung, element, rule.path.attribute)
    given = words_of(origin)
    if given not in _LEVELS:
        known = ", ".join(sorted(_LEVELS))
        return unreadable(run, origin, f'"{given}" is no level of description', f"the levels are {known}")
    return run.fill(rule, origin, expand(f"recordset:{_LEVELS[given]}"), rule.to)


def template(_run: Run, _rule: Rule, _element: _Element) -> bool:
    """A text made of what other rules found; filled when all of them have been applied."""
    return False
