"""Identifiers, shelfmarks, links, rights, access, images: what is told by a number or an address."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from teilink.authorities import address as authority_address
from teilink.authorities import canonical
from teilink.crosswalk.fragments import name_of_part
from teilink.crosswalk.kinds.reading import place_of, unreadable, words_of
from teilink.crosswalk.mapping import Scheme
from teilink.crosswalk.references import NAME
from teilink.crosswalk.things import TYPE
from teilink.iri import part
from teilink.rdf.record import Origin
from teilink.rdf.terms import expand, is_absolute_iri, literal
from teilink.rights import contradiction, recognised
from teilink.tei.text import reading_text

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.crosswalk.application import Run
    from teilink.crosswalk.mapping import Rule

_NODE = expand("schema:identifier")
_UNKNOWN_SCHEME = Scheme("", None)
_XSD_BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"
_ACCESS = expand("dcterms:accessRights")
# Open access and restricted access of the COAR vocabulary.
_COAR = {
    "free": "<http://purl.org/coar/access_right/c_abf2>",
    "restricted": "<http://purl.org/coar/access_right/c_16ec>",
}


def shelfmark(run: Run, rule: Rule, element: _Element) -> bool:
    """A shelfmark, with the leaves or pages behind it where a locus is given."""
    origin = Origin(rule.id, rule.rung, element, rule.path.attribute)
    mark = words_of(origin) or origin.element.get("n", "")
    if not mark:
        return False
    locus = rule.locus
    start = None if locus is None else run.document.header if locus.in_header else run.unit
    loci = locus.select(start) if locus is not None and start is not None else []
    return _identified(run, rule, origin, ", ".join((mark, *(reading_text(each) for each in loci[:1]))))


def identifier(run: Run, rule: Rule, element: _Element) -> bool:
    """An identifier and its scheme."""
    origin = Origin(rule.id, rule.rung, element, rule.path.attribute)
    value = words_of(origin)
    return bool(value) and _identified(run, rule, origin, value)


def _identified(run: Run, rule: Rule, origin: Origin, value: str) -> bool:
    run.quote(rule, value)
    # Without a scheme in the rule, @type of the element names it.
    given = rule.scheme or origin.element.get("type", "")
    node = ""
    for property_ in rule.to:
        if property_ == _NODE:
            node = node or _node(run, origin, given, value)
            run.fill(rule, origin, node, (property_,))
        else:
            run.fill(rule, origin, literal(value), (property_,))
    return True


def _node(run: Run, origin: Origin, given: str, value: str) -> str:
    """The node of an identifier; of two of one scheme the second is told apart by its value."""
    node = f"{run.subject[:-1]}#id-{part(given)}>"
    if run.identifiers.setdefault(node, value) != value:
        node = f"{node[:-1]}-{hashlib.sha256(value.encode()).hexdigest()[:8]}>"
    scheme = run.references.schemes.get(given, _UNKNOWN_SCHEME)
    run.say(node, TYPE, expand("schema:PropertyValue"), origin)
    run.say(node, expand("schema:propertyID"), literal(given), origin)
    run.say(node, expand("schema:value"), literal(value), origin)
    if scheme.name:
        run.say(node, NAME, literal(scheme.name, language="en"), origin)
    address = value if scheme.url is None else scheme.url.text.replace("{value}", value)
    if is_absolute_iri(address) and address.startswith(("http:", "https:")):
        run.say(node, expand("schema:url"), f"<{address}>", origin)
    return node


def link(run: Run, rule: Rule, element: _Element) -> bool:
    """An address on the web."""
    origin = Origin(rule.id, rule.rung, element, rule.path.attribute)
    address = words_of(origin)
    if not address:
        return False
    if not is_absolute_iri(address):
        return unreadable(run, origin, f'"{address}" is no address', "write it whole, as http://… or https://…")
    return run.fill(rule, origin, f"<{canonical(address)}>", rule.to)


def authority(run: Run, rule: Rule, element: _Element) -> bool:
    """The addresses of the same thing in authority files; what is none is left alone."""
    origin = Origin(rule.id, rule.rung, element, rule.path.attribute)
    scheme = origin.element.get("type", "")
    if scheme.lower() in {"url", "uri", "iri", ""}:
        scheme = origin.element.get("subtype", "") or scheme
    filled = False
    for value in words_of(origin).split():
        address = authority_address(scheme, value)
        if address and is_absolute_iri(address):
            filled |= run.fill(rule, origin, f"<{address}>", rule.to)
    return filled


def rights(run: Run, rule: Rule, element: _Element) -> bool:
    """A licence, or a statement of rightsstatements.org, which is no licence; what the words say otherwise is told."""
    origin = Origin(rule.id, rule.rung, element, rule.path.attribute)
    address = words_of(origin)
    if not address:
        return False
    if not is_absolute_iri(address):
        help_ = "write the address of the licence or rights statement"
        return unreadable(run, origin, f'"{address}" is no address', help_)
    found = recognised(address)
    if found.fault:
        unreadable(run, origin, found.fault, found.help, "TL507")
    otherwise = contradiction(address, reading_text(origin.element)) if origin.attribute else ""
    if otherwise:
        message = f"@{origin.attribute} says {found.name or address}, and {otherwise}"
        run.find_fault("TL506", message, place_of(run, origin), "correct the one that is wrong; both are published")
    is_statement = rule.to_statement and found.kind == "statement"
    return run.fill(rule, origin, f"<{found.iri}>", rule.to_statement if is_statement else rule.to)


def access(run: Run, rule: Rule, element: _Element) -> bool:
    """What @status of an availability says: an access right of COAR, and for others whether it is free."""
    origin = Origin(rule.id, rule.rung, element, rule.path.attribute)
    status = words_of(origin)
    if status not in _COAR:
        return False
    for property_ in rule.to:
        free = literal("true" if status == "free" else "false", datatype=_XSD_BOOLEAN)
        run.fill(rule, origin, _COAR[status] if property_ == _ACCESS else free, (property_,))
    return True


def image(run: Run, rule: Rule, element: _Element) -> bool:
    """A picture of a page: an image at its address, or a part of the record where that is no address on the web."""
    origin = Origin(rule.id, rule.rung, element, rule.path.attribute)
    address = words_of(origin)
    if not address:
        return False
    is_whole = is_absolute_iri(address) and address.startswith(("http:", "https:"))
    iri = f"<{address}>" if is_whole else f"{run.subject[:-1]}#{name_of_part(element)}>"
    run.say(iri, TYPE, expand("schema:ImageObject"), origin)
    if is_whole:
        run.say(iri, expand("schema:contentUrl"), iri, origin)
    else:
        run.say(iri, NAME, literal(address), origin)
    return run.fill(rule, origin, iri, rule.to)
