"""Names: of people, bodies, places and works. What they point at, else somebody of this document alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilink.authorities import fault
from teilink.crosswalk.kinds.reading import unreadable
from teilink.crosswalk.references import NAME
from teilink.crosswalk.things import TYPE
from teilink.rdf.record import Origin
from teilink.rdf.terms import expand, literal
from teilink.tei.document import TEI
from teilink.tei.text import reading_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from teilink.crosswalk.application import Run
    from teilink.crosswalk.mapping import Rule
    from teilink.rdf.terms import Term

_PERSON = (expand("schema:Person"), expand("dcterms:Agent"))
_ORGANISATION = (expand("schema:Organization"), expand("dcterms:Agent"))
_ARCHIVE = (expand("schema:ArchiveOrganization"), expand("dcterms:Agent"))
_AGENT = (expand("dcterms:Agent"),)
_PLACE = (expand("schema:Place"), expand("dcterms:Location"))
_WORK = (expand("schema:CreativeWork"), expand("dcterms:BibliographicResource"))
_EVENT = (expand("schema:Event"),)
_TERM = (expand("schema:DefinedTerm"), expand("skos:Concept"))
_COLLECTION = tuple(
    expand(name) for name in ("schema:ArchiveComponent", "schema:Collection", "dcmitype:Collection", "rico:RecordSet")
)
_THING = (expand("schema:Thing"),)
# What TEI says an element names; an author or a funder may be a person or a body.
_CLASSES = {
    **dict.fromkeys((TEI + "persName", TEI + "person"), _PERSON),
    **dict.fromkeys([TEI + name for name in ("orgName", "org", "publisher", "affiliation")], _ORGANISATION),
    **dict.fromkeys((TEI + "repository", TEI + "institution"), _ARCHIVE),
    **dict.fromkeys(
        [TEI + name for name in ("placeName", "settlement", "geogName", "country", "region", "district", "origPlace")],
        _PLACE,
    ),
    **dict.fromkeys((TEI + "title", TEI + "bibl", TEI + "listBibl"), _WORK),
    **dict.fromkeys((TEI + "event", TEI + "eventName"), _EVENT),
    TEI + "term": _TERM,
}
_TYPED = {
    **dict.fromkeys(("person", "pers"), _PERSON),
    **dict.fromkeys(("org", "organisation", "organization", "institution", "corporate", "group"), _ORGANISATION),
    **dict.fromkeys(("place", "city", "settlement", "country", "region", "geo"), _PLACE),
    **dict.fromkeys(("work", "bibl", "title", "treaty"), _WORK),
    "event": _EVENT,
}
_INNER = {TEI + name for name in ("persName", "orgName", "name", "rs", "placeName", "settlement", "ref")}
_POINTING = ("ref", "corresp", "sameAs", "target")
# A @key that begins so is meant as a pointer; any other one is a name or a number in somebody's database.
_POINTER = re.compile(r"#|https?:|[a-z][a-z0-9.-]*:[^\s]+$")
# What stands where a letter names no place: sine loco, ohne Ort, no place.
_NOWHERE = re.compile(r"\W*(?:s\W*l|o\W*o|n\W*p|sine\W+loco|ohne\W+ort|no\W+place|sans\W+lieu)\W*", re.IGNORECASE)
_TRANSLATED = re.compile(
    r"(?:translat(?:ed|ion)(?: for [\w. ]{1,60})?\s+by|übersetzt\s+von|traduit\s+par|tradotto\s+da|переведено)\s*:?\s+"
    r"([^\W\d][^\n.;,()\[\]<>]{1,80})",
    re.IGNORECASE,
)


def entity(run: Run, rule: Rule, element: _Element) -> bool:
    """What the element points at, or the thing that is made of it."""
    made = run.made_of(element)
    if made:
        return run.fill(rule, Origin(rule.id, rule.rung, element), made, rule.to)
    return _pointed(run, rule, element, _THING)


def mention(run: Run, rule: Rule, element: _Element) -> bool:
    """What an element of the text points at; its words where it means to point and leads nowhere."""
    pointers = element.get("ref")
    if pointers is not None and run.is_repeated(rule, pointers):
        return True
    if _pointed(run, rule, element, _THING):
        return True
    return element.get("key") is not None and _own(run, rule, element, _THING)


def agent(run: Run, rule: Rule, element: _Element) -> bool:
    """A person or a body; one that no register has gets an address inside the record, and its name."""
    element = _inner(rule, element)
    return _pointed(run, rule, element, _AGENT) or _own(run, rule, element, _AGENT)


def place(run: Run, rule: Rule, element: _Element) -> bool:
    """A place; one that no register has gets an address inside the record, and its name."""
    element = _inner(rule, element)
    if _NOWHERE.fullmatch(reading_text(element)) is not None:
        return False
    return _pointed(run, rule, element, _PLACE) or _own(run, rule, element, _PLACE)


def collection(run: Run, rule: Rule, element: _Element) -> bool:
    """The holdings that a document belongs to, by their name."""
    return _pointed(run, rule, element, _COLLECTION) or _own(run, rule, element, _COLLECTION)


def record(run: Run, rule: Rule, element: _Element) -> bool:
    """The record itself, where something else is about it."""
    return run.fill(rule, Origin(rule.id, rule.rung, element), run.subject, rule.to)


def version(run: Run, rule: Rule, element: _Element) -> bool:
    """The text that is made of the element; all texts where it stands for none."""
    origin = Origin(rule.id, rule.rung, element)
    made = run.made_of(element)
    filled = [run.fill(rule, origin, iri, rule.to) for iri in ((made,) if made else run.things("text"))]
    return True in filled


def translator(run: Run, rule: Rule, element: _Element) -> bool:
    """Who a sentence says has translated: "Translated by …"."""
    found = _TRANSLATED.search(reading_text(element))
    name = found.group(1).strip(" ,:–-") if found else ""
    if not name or not name[0].isupper():
        return False
    run.quote(rule, name)
    origin = Origin(rule.id, rule.rung, element)
    iri = run.part(element, name)
    _describe(run, iri, _PERSON, literal(name), origin)
    return run.fill(rule, origin, iri, rule.to)


def document(run: Run, rule: Rule, element: _Element) -> bool:
    """Other documents: those of this project by their own addresses, foreign ones by theirs."""
    attribute = rule.path.attribute or _attribute(element)
    origin = Origin(rule.id, rule.rung, element, attribute)
    found = False
    for pointer in element.get(attribute, "").split():
        ours = run.references.document(pointer, run.file)
        for iri in (ours,) if ours else run.pointed(pointer, origin).iris:
            if iri != run.subject:
                found |= run.fill(rule, origin, iri, rule.to)
    return found


def _attribute(element: _Element) -> str:
    return next((name for name in _POINTING if element.get(name) is not None), "key")


def _inner(rule: Rule, element: _Element) -> _Element:
    """The name itself: <author><persName ref="…"> says the same as <author ref="…">."""
    if len(element) == 0 or rule.path.attribute or element.get("ref") is not None or (element.text or "").strip():
        return element
    inner = [child for child in element if child.tag in _INNER]
    return inner[0] if len(inner) == 1 else element


def _pointed(run: Run, rule: Rule, element: _Element, classes: Sequence[Term]) -> bool:
    """Fill in what an element points at. Whether it points anywhere."""
    attribute = rule.path.attribute or "ref"
    pointers = element.get(attribute)
    if pointers is not None and run.say_known(rule, element, pointers):
        return True
    if pointers is None and not rule.path.attribute:
        attribute = _attribute(element)
        pointers = element.get(attribute)
        if pointers and attribute == "key":
            pointers = _keyed(run, pointers)
    if not pointers:
        return False
    origin = Origin(rule.id, rule.rung, element, attribute)
    iris, _, foreign = run.pointed(pointers, origin)
    if not iris:
        return False
    for iri in foreign:
        _introduce(run, rule, origin, iri, classes)
    if run.is_cited(rule):
        run.quote(rule, reading_text(element))
    is_filled = False
    for iri in iris:
        is_filled |= run.fill(rule, origin, iri, rule.to)
    if attribute == "ref":
        run.keep_known(rule, pointers)
    return is_filled


def _introduce(run: Run, rule: Rule, origin: Origin, iri: Term, classes: Sequence[Term]) -> None:
    """Say of what lies elsewhere what the element says of it; a number that cannot be right is told."""
    why = fault(iri[1:-1])
    if why:
        unreadable(run, origin, why, "look it up again; a digit may be missing or exchanged")
    _describe(run, iri, classes_of(origin.element, classes), _name(run, rule, origin.element), origin)


def _keyed(run: Run, key: str) -> str:
    """A @key as a pointer: the id of an entry, or what is written as one; '' for a name."""
    target = run.references.registers.by_key(key, run.file)
    if target is not None and target.iri:
        return target.iri
    return key if _POINTER.match(key.strip()) else ""


def _own(run: Run, rule: Rule, element: _Element, classes: Sequence[Term]) -> bool:
    """Fill in somebody or something of this record alone, by its words or by the name in its @key."""
    name = _name(run, rule, element)
    if not name:
        return False
    origin = Origin(rule.id, rule.rung, element, "" if len(element) or element.text else "key")
    run.quote(rule, reading_text(element))
    iri = run.part(element)
    _describe(run, iri, classes_of(element, classes), name, origin)
    return run.fill(rule, origin, iri, rule.to)


def _name(run: Run, rule: Rule, element: _Element) -> Term:
    words = reading_text(element)
    if words:
        return literal(words, language=run.language(rule, element))
    key = element.get("key", "").strip()
    return literal(key) if key and not _POINTER.match(key) else ""


def _describe(run: Run, iri: Term, classes: Sequence[Term], name: Term, origin: Origin) -> None:
    if name:
        for class_ in classes:
            run.say(iri, TYPE, class_, origin)
        run.say(iri, NAME, name, origin)


def classes_of(element: _Element, default: Sequence[Term]) -> Sequence[Term]:
    """What sort of thing an element names."""
    found = _CLASSES.get(str(element.tag))
    if found is None:
        found = _TYPED.get((element.get("type") or element.get("role") or "").lower())
    return found or default
