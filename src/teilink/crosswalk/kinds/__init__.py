"""The kinds of value a rule can read: the words that stand behind ``as`` in a crosswalk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from teilink.crosswalk.mapping import Scheme
from teilink.dates import EDTF, Dated, in_words, stated
from teilink.diagnostics import Severity
from teilink.iri import part
from teilink.rdf.record import Origin
from teilink.rdf.terms import expand, is_absolute_iri, literal
from teilink.tei.document import TEI
from teilink.tei.text import reading_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from teilink.crosswalk.application import Run
    from teilink.crosswalk.mapping import Rule
    from teilink.rdf.terms import Term

_TAG = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z0-9]{1,8})*")
_LANGUAGE = expand("dcterms:language")
_IDENTIFIER, _NODE, _LOCATION = expand("dcterms:identifier"), expand("schema:identifier"), expand("schema:itemLocation")
_STATEMENTS = re.compile(r"https?://rightsstatements\.org/")
_LEVELS = {"fonds": "Fonds", "series": "Series", "file": "File", "collection": "Collection"}
_PERSON = (expand("schema:Person"), expand("dcterms:Agent"))
_ORGANISATION = (expand("schema:Organization"), expand("dcterms:Agent"))
_ARCHIVE = (expand("schema:ArchiveOrganization"), expand("dcterms:Agent"))
# What TEI says an element names; an author or a funder may be a person or a body.
_AGENTS = {
    TEI + "persName": _PERSON,
    TEI + "orgName": _ORGANISATION,
    TEI + "publisher": _ORGANISATION,
    TEI + "repository": _ARCHIVE,
}
_XSD_DATE = "http://www.w3.org/2001/XMLSchema#date"
_UNKNOWN_SCHEME = Scheme("", None)
_WORDS = expand("schema:text")
_TYPE, _NAME = expand("rdf:type"), expand("schema:name")


class Kind(NamedTuple):
    """A kind of value: how a node is read, and which keys its rules must have."""

    read: Callable[[Run, Rule, Origin], None]
    needs: tuple[str, ...] = ("to",)


def _words_of(origin: Origin) -> str:
    if origin.attribute:
        return " ".join((origin.element.get(origin.attribute) or "").split())
    return reading_text(origin.element)


def _unreadable(run: Run, origin: Origin, message: str, help_: str) -> None:
    element = origin.element
    place = (
        run.file.place_of_attribute(element, origin.attribute) if origin.attribute else run.file.place_of_text(element)
    )
    run.find_fault("TL502", Severity.WARNING, message, place, help_)


def _text(run: Run, rule: Rule, origin: Origin) -> None:
    """Words of a reader, in the language of the element."""
    words = _words_of(origin)
    if words:
        run.quote(rule, words)
        run.fill(rule, origin, literal(words, language=rule.language or run.language(rule, origin.element)), rule.to)


def _plain(run: Run, rule: Rule, origin: Origin) -> None:
    """Words that are of no language: a code, a number, a status."""
    words = _words_of(origin)
    if words:
        run.quote(rule, words)
        run.fill(rule, origin, literal(words), rule.to)


def _is_schema(property_: Term) -> bool:
    return property_.startswith("<http://schema.org/")


def _dated(origin: Origin, *, is_ranked: bool = False) -> tuple[Dated, Origin] | None:
    """What the date attributes of an element say, and the one that says it first."""
    found = stated({name: str(value) for name, value in origin.element.items()}, is_ranked=is_ranked)
    if found is None:
        return None
    return found.dated, Origin(origin.rule, origin.rung, origin.element, found.attribute)


def _date(run: Run, rule: Rule, origin: Origin) -> None:
    """A date of any precision, and its bounds as days."""
    element = origin.element
    read = _dated(origin)
    if read is None:
        return
    found, origin = read
    if rule.id in run.references.cited:
        run.quote(rule, reading_text(element) or in_words(found.text, found.datatype))
    value = f'"{found.text}"^^<{found.datatype}>'
    if found.datatype != EDTF:
        run.fill(rule, origin, value, rule.to)
    else:
        # schema.org knows no EDTF: of a span its properties get the part that is certain.
        run.fill(rule, origin, value, tuple(each for each in rule.to if not _is_schema(each)))
        if found.shared is not None:
            text, datatype = found.shared
            run.fill(rule, origin, literal(text, datatype=datatype), tuple(filter(_is_schema, rule.to)))
    for property_, day in zip(rule.bounds, (found.earliest, found.latest), strict=False):
        if day:
            for subject in run.subjects(rule, element):
                run.say(subject, property_, f'"{day}"^^<{_XSD_DATE}>', origin)


def _reading(run: Run, rule: Rule, origin: Origin) -> None:
    """One reading of a value: a ranked statement with its words, its source and who says so."""
    element = origin.element
    read = _dated(origin, is_ranked=True)
    if read is None:
        return
    words_origin = origin
    found, origin = read
    rank = "DeprecatedRank" if element.get("cert") == "low" else "PreferredRank"
    value = literal(found.text, datatype=found.datatype)
    for subject in run.subjects(rule, element):
        claim = run.claim(rule.kind, subject, rule.of, value, rank, origin)
        words = reading_text(element)
        if words:
            run.say(claim, _WORDS, literal(words, language=run.language(rule, element)), words_origin)


def _language(run: Run, rule: Rule, origin: Origin) -> None:
    """A language tag: an address of id.loc.gov for dcterms:language, the BCP 47 tag for others."""
    tag = _words_of(origin)
    found = _TAG.fullmatch(tag)
    if found is None:
        _unreadable(run, origin, f'"{tag}" is no language tag', "write a BCP 47 tag such as zh, en or zh-Hant")
        return
    primary = found.group(1).lower()
    address = f"<http://id.loc.gov/vocabulary/iso639-{1 if len(primary) == 2 else 2}/{primary}>"
    for property_ in rule.to:
        run.fill(rule, origin, address if property_ == _LANGUAGE else literal(tag), (property_,))


def _entity(run: Run, rule: Rule, origin: Origin) -> None:
    """What the element points at, or the thing that is made of it."""
    element = origin.element
    made = run.made_of(element)
    if made:
        run.fill(rule, origin, made, rule.to)
        return
    attribute = origin.attribute or "ref"
    pointers = element.get(attribute)
    if pointers is None:
        attribute, pointers = "target", element.get("target", "")
    if rule.kind == "mention" and run.is_repeated(rule, pointers):
        return
    origin = Origin(origin.rule, origin.rung, element, attribute)
    for iri in run.targets(pointers, origin):
        run.fill(rule, origin, iri, rule.to)
    if rule.id in run.references.cited:
        run.quote(rule, reading_text(element))


def _agent(run: Run, rule: Rule, origin: Origin) -> None:
    """A person or a body; one that no register has gets an address inside the record, and its name."""
    element = origin.element
    if element.get("ref") is None and not (element.text or "").strip():
        # <author><persName ref="…"> says the same as <author ref="…">.
        inner = [child for child in element if child.tag in _AGENTS]
        element = inner[0] if len(inner) == 1 else element
        origin = Origin(origin.rule, origin.rung, element)
    if element.get("ref") is not None:
        _entity(run, rule, origin)
        return
    name = reading_text(element)
    if not name:
        return
    run.quote(rule, name)
    iri = run.fragment(element, "")
    for type_ in _AGENTS.get(str(element.tag), (expand("dcterms:Agent"),)):
        run.say(iri, _TYPE, type_, origin)
    run.say(iri, _NAME, literal(name, language=run.language(rule, element)), origin)
    run.fill(rule, origin, iri, rule.to)


def _shelfmark(run: Run, rule: Rule, origin: Origin) -> None:
    """A shelfmark, with the leaves or pages behind it where a locus is given."""
    mark = _words_of(origin)
    if not mark:
        return
    start = run.header if rule.locus is not None and rule.locus.in_header else run.unit
    loci = rule.locus.select(start) if rule.locus is not None and start is not None else []
    _identified(run, rule, origin, ", ".join((mark, *(reading_text(locus) for locus in loci[:1]))))


def _identifier(run: Run, rule: Rule, origin: Origin) -> None:
    """An identifier and its scheme."""
    value = _words_of(origin)
    if value:
        _identified(run, rule, origin, value)


def _identified(run: Run, rule: Rule, origin: Origin, value: str) -> None:
    run.quote(rule, value)
    # Without a scheme in the rule, @type of the element names it.
    given = rule.scheme or origin.element.get("type", "")
    node = f"{run.subject[:-1]}#id-{part(given)}>"
    for property_ in rule.to:
        run.fill(rule, origin, node if property_ == _NODE else literal(value), (property_,))
    if _NODE not in rule.to:
        return
    scheme = run.references.schemes.get(given, _UNKNOWN_SCHEME)
    run.say(node, _TYPE, expand("schema:PropertyValue"), origin)
    run.say(node, expand("schema:propertyID"), literal(given), origin)
    run.say(node, expand("schema:value"), literal(value), origin)
    if scheme.name:
        run.say(node, _NAME, literal(scheme.name, language="en"), origin)
    if scheme.url is not None and is_absolute_iri(address := scheme.url.text.replace("{value}", value)):
        run.say(node, expand("schema:url"), f"<{address}>", origin)


def _link(run: Run, rule: Rule, origin: Origin) -> None:
    """An address on the web."""
    address = _words_of(origin)
    if not is_absolute_iri(address):
        _unreadable(run, origin, f'"{address}" is no address', "write it whole, as http://… or https://…")
        return
    run.fill(rule, origin, f"<{address}>", rule.to)


def _rights(run: Run, rule: Rule, origin: Origin) -> None:
    """A licence, or a statement of rightsstatements.org, which is no licence."""
    address = _words_of(origin)
    if not is_absolute_iri(address):
        _unreadable(run, origin, f'"{address}" is no address', "write the address of the licence or rights statement")
        return
    is_statement = rule.to_statement and _STATEMENTS.match(address)
    run.fill(rule, origin, f"<{address}>", rule.to_statement if is_statement else rule.to)


def _level(run: Run, rule: Rule, origin: Origin) -> None:
    """A level of archival description, as a RiC record set type."""
    level = _words_of(origin)
    if level not in _LEVELS:
        _unreadable(
            run, origin, f'"{level}" is no level of description', f"the levels are {', '.join(sorted(_LEVELS))}"
        )
        return
    run.fill(rule, origin, expand(f"recordset:{_LEVELS[level]}"), rule.to)


def _template(run: Run, rule: Rule, origin: Origin) -> None:
    """A text made of what other rules found; filled when all of them have been applied."""


KINDS = {
    "agent": Kind(_agent),
    "date": Kind(_date),
    "entity": Kind(_entity),
    "identifier": Kind(_identifier),
    "language": Kind(_language),
    "level": Kind(_level),
    "link": Kind(_link),
    "mention": Kind(_entity),
    "reading": Kind(_reading, ("of",)),
    "rights": Kind(_rights),
    "shelfmark": Kind(_shelfmark, ("to", "scheme")),
    "template": Kind(_template, ("to", "template")),
    "term": Kind(_entity),
    "text": Kind(_text),
    "words": Kind(_plain),
}
"""Every kind by its name in a crosswalk."""
