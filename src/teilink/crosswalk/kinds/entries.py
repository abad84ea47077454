"""What only entries of registers say: their parts of names, sex, spans of time, coordinates, what contains them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.crosswalk import described
from teilink.crosswalk.kinds.reading import unreadable, words_of
from teilink.crosswalk.references import NAME
from teilink.crosswalk.things import TYPE
from teilink.rdf.record import Origin
from teilink.rdf.terms import expand, literal
from teilink.tei.document import TEI

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree import _Element

    from teilink.crosswalk.application import Run
    from teilink.crosswalk.mapping import Rule
    from teilink.rdf.terms import Term

_DECIMAL = "http://www.w3.org/2001/XMLSchema#decimal"
_NUMBERS = (expand("schema:latitude"), expand("schema:longitude"))
_POINT = expand("schema:GeoCoordinates")


def _words(run: Run, rule: Rule, element: _Element, words: str) -> bool:
    origin = Origin(rule.id, rule.rung, element)
    return bool(words) and run.fill(rule, origin, literal(words, language=run.language(rule, element)), rule.to)


def given_name(run: Run, rule: Rule, element: _Element) -> bool:
    """The forenames in a name, as one text."""
    return _words(run, rule, element, described.given_name(element))


def family_name(run: Run, rule: Rule, element: _Element) -> bool:
    """The surnames in a name with what links them, as one text."""
    return _words(run, rule, element, described.family_name(element))


def other_name(run: Run, rule: Rule, element: _Element) -> bool:
    """A name, unless it is the very one by which the entry is called."""
    words = described.called(element)
    value = literal(words, language=run.language(rule, element)) if words else ""
    # The names of an entry are said before its rules are applied.
    is_name = run.says(run.subject, NAME, value)
    return bool(value) and not is_name and run.fill(rule, Origin(rule.id, rule.rung, element), value, rule.to)


def gender(run: Run, rule: Rule, element: _Element) -> bool:
    """A sex or gender: a term of schema.org, else its words; nothing where it is not known."""
    origin = Origin(rule.id, rule.rung, element, rule.path.attribute)
    term = described.gender(words_of(origin) or element.get("value", ""))
    return bool(term) and run.fill(rule, origin, term, rule.to)


def _end(run: Run, rule: Rule, element: _Element, read: Callable[[Mapping[str, str]], tuple[Term, str]]) -> bool:
    term, attribute = read({str(name): str(value) for name, value in element.items()})
    return bool(term) and run.fill(rule, Origin(rule.id, rule.rung, element, attribute), term, rule.to)


def start(run: Run, rule: Rule, element: _Element) -> bool:
    """When something began: @from, else @when."""
    return _end(run, rule, element, described.start)


def end(run: Run, rule: Rule, element: _Element) -> bool:
    """When something ended: @to, else @when."""
    return _end(run, rule, element, described.end)


def coordinates(run: Run, rule: Rule, element: _Element) -> bool:
    """A point on Earth, as a part of the place, ``#geo``."""
    origin = Origin(rule.id, rule.rung, element)
    words = words_of(origin)
    if not words:
        return False
    found = described.coordinates(words, is_longitude_first=_is_longitude_first(run, element))
    if found is None:
        help_ = "write latitude and longitude in degrees: 39.0392 125.7625"
        return unreadable(run, origin, f'"{words}" is not the coordinates of one point', help_)
    node = f"{run.subject[:-1]}#geo>"
    run.say(node, TYPE, _POINT, origin)
    for property_, number in zip(_NUMBERS, found, strict=True):
        run.say(node, property_, literal(number, datatype=_DECIMAL), origin)
    return run.fill(rule, origin, node, rule.to)


def _is_longitude_first(run: Run, element: _Element) -> bool:
    declared = element.get("decls", "")
    declaration = run.file.ids.get(declared.removeprefix("#"))
    words = (
        "".join(map(str, declaration.itertext()))
        if declaration is not None and declaration.tag == TEI + "geoDecl"
        else ""
    )
    return described.is_longitude_first(words or declared)


def entry(run: Run, rule: Rule, element: _Element) -> bool:
    """An element that is itself an entry: the body or the place that another one is part of."""
    target = run.references.registers.entry_of(element, run.file)
    iri = f"<{target.iri}>" if target is not None and target.iri else ""
    return bool(iri) and run.fill(rule, Origin(rule.id, rule.rung, element), iri, rule.to)
