"""The terms that vocabularies have, so that a misspelt or misplaced property is found before it is published.

The lists stand beside this module, one name a line: ``Message < CreativeWork`` is a class and what it is a kind of,
``recipient @ Message`` a property and the classes whose things have it, a bare name neither (a value such as Monday).
A vocabulary without a list is taken at its word.

Specification: RDF Schema, sections 3.1 to 3.4, https://www.w3.org/TR/rdf-schema/; schema:domainIncludes is meant as
https://schema.org/docs/datamodel.html says
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from teilink.iri import nearest
from teilink.rdf.terms import NAMESPACES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

_LISTS = Path(__file__).parent / "terms"
_SHOWN = 3
# A role stands between a thing and a value, and repeats the property that it qualifies.
_ROLE = "schema:Role"
# Dublin Core describes anything, and two of its classes overlap unless they are as far apart as these and a document.
_NO_DOCUMENT = frozenset(
    [
        *["schema:Person", "schema:Organization", "schema:Place", "schema:Event", "schema:Action", "foaf:Agent"],
        *["dcterms:Agent", "dcterms:Location", "prov:Activity", "prov:Agent", "skos:Concept", "dcmitype:Event"],
        *["rico:Agent", "rico:Place", "rico:Event"],
    ]
)
_DOCUMENT = frozenset(
    [
        *["schema:CreativeWork", "foaf:Document", "dcat:Resource", "rico:RecordResource", "rico:Instantiation"],
        *["dcterms:BibliographicResource", "dcterms:PhysicalResource", "dcmitype:Collection"],
    ]
)


class _Facts(NamedTuple):
    """What is known of a vocabulary: the classes with what they are kinds of, the properties with their domains."""

    classes: Mapping[str, tuple[str, ...]]
    properties: Mapping[str, tuple[str, ...]]
    terms: frozenset[str]


@cache
def _facts(prefix: str) -> _Facts:
    path = _LISTS / f"{prefix}.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() and prefix in NAMESPACES else []
    signs: dict[str, dict[str, tuple[str, ...]]] = {"<": {}, "@": {}, "": {}}
    for line in lines:
        name, sign, others = [*line.split(" ", 2), "", ""][:3]
        if name != "#":
            signs[sign][name] = tuple(other if ":" in other else f"{prefix}:{other}" for other in others.split())
    return _Facts(signs["<"], signs["@"], frozenset().union(*signs.values()))


def terms(prefix: str) -> frozenset[str]:
    """The local names of a vocabulary; empty where there is no list."""
    return _facts(prefix).terms


def is_class(name: str) -> bool:
    """Whether a prefixed name is that of a class; never of a vocabulary without a list."""
    prefix, _, local = name.partition(":")
    return local in _facts(prefix).classes


def is_property(name: str) -> bool:
    """Whether a prefixed name is that of a property; never of a vocabulary without a list."""
    prefix, _, local = name.partition(":")
    return local in _facts(prefix).properties


def fault(name: str) -> tuple[str, str] | None:
    """What is wrong with a prefixed name, and the nearest right one; None for a good one."""
    return _fault(name, terms(name.partition(":")[0]))


def property_fault(name: str) -> tuple[str, str] | None:
    """As `fault`, for a name that stands where a property is wanted."""
    prefix, _, local = name.partition(":")
    properties = _facts(prefix).properties
    if is_class(name):
        return f"{name} is a class, not a property", _namesake(prefix, local[:1].lower() + local[1:], properties)
    if properties and local not in properties and local in terms(prefix):
        return f"{name} is a value, not a property", ""
    return _fault(name, properties)


def class_fault(name: str) -> tuple[str, str] | None:
    """As `fault`, for a name that stands where a class is wanted."""
    prefix, _, local = name.partition(":")
    classes = _facts(prefix).classes
    if is_property(name):
        return f"{name} is a property, not a class", _namesake(prefix, local[:1].upper() + local[1:], classes)
    if classes and local not in classes and local in terms(prefix):
        return f"{name} is a value, not a class", ""
    return _fault(name, classes)


def _fault(name: str, wanted: Iterable[str]) -> tuple[str, str] | None:
    """What is wrong with a name; the nearest right one is of those that are `wanted` there."""
    prefix, colon, local = name.partition(":")
    if not colon:
        return f"{name} has no prefix", _with_prefix(name)
    if prefix not in NAMESPACES:
        # Only a name that exists is worth proposing; where there is no list, any may.
        close = nearest(prefix, [each for each in NAMESPACES if not terms(each) or local in terms(each)])
        return f"the prefix {prefix} is not known", f"{close}:{local}" if close else ""
    known = terms(prefix)
    if known and local not in known:
        return f"{prefix} has no term {local}", _alike(prefix, local, wanted or known)
    return None


def _namesake(prefix: str, local: str, known: Collection[str]) -> str:
    """A class and a property that are merely spelt alike have nothing to do with each other."""
    return f"{prefix}:{local}" if local in known else ""


def _alike(prefix: str, local: str, known: Iterable[str]) -> str:
    close = nearest(local, known)
    return f"{prefix}:{close}" if close else ""


def _with_prefix(name: str) -> str:
    return next((f"{prefix}:{name}" for prefix in ("dcterms", "schema") if name in terms(prefix)), "")


def misplaced(name: str, classes: Sequence[str]) -> str:
    """Why a property does not belong to a thing of these classes; '' where it may, and where nobody can say.

    Names are prefixed, or whole terms: ``<http://schema.org/Message>``. Only classes of the property's own vocabulary
    are judged by; Dublin Core has hardly any that things are given, so its properties are judged by those of others.
    """
    name = _prefixed(name)
    prefix, _, local = name.partition(":")
    domains = _facts(prefix).properties.get(local, ())
    given = [each for each in map(_prefixed, classes) if is_class(each)]
    if not domains or _ROLE in given:
        return ""
    wrong = _no_documents(given) if prefix == "dcterms" else _strangers(prefix, domains, given)
    return f"{name} belongs to {_listed(domains)}, not to {' or '.join(wrong[:_SHOWN])}" if wrong else ""


def _strangers(prefix: str, domains: tuple[str, ...], given: list[str]) -> list[str]:
    """The classes given, of the vocabulary of the property, when none of them has to do with its domains."""
    for each in given:
        # A domain of RDFS says what a thing is as well: a thing of a wider class may be of the narrower one.
        is_wider = prefix != "schema" and any(each in _kinds(domain) for domain in domains)
        if is_wider or not _kinds(each).isdisjoint(domains):
            return []
    return [each for each in given if each.startswith(f"{prefix}:")]


def _no_documents(given: list[str]) -> list[str]:
    """The classes given that no document can have, when none of the others is that of a document."""
    if any(not _kinds(each).isdisjoint(_DOCUMENT) for each in given):
        return []
    return [each for each in given if not _kinds(each).isdisjoint(_NO_DOCUMENT)]


@cache
def _kinds(name: str) -> frozenset[str]:
    """A class, and all that it is a kind of."""
    found, new = {name}, [name]
    while new:
        prefix, _, local = new.pop().partition(":")
        parents = set(_facts(prefix).classes.get(local, ())) - found
        found |= parents
        new.extend(parents)
    return frozenset(found)


def _listed(domains: tuple[str, ...]) -> str:
    """The widest of some classes in words."""
    widest = sorted(domains, key=lambda each: (len(_kinds(each)), each))
    if len(widest) <= _SHOWN:
        return " or ".join(filter(None, [", ".join(widest[:-1]), widest[-1]]))
    return f"{', '.join(widest[:_SHOWN])} and {len(widest) - _SHOWN} more"


def _prefixed(name: str) -> str:
    """The prefixed name of a term; what has none stays as it is."""
    if name.startswith("<"):
        for prefix, namespace in NAMESPACES.items():
            if name.startswith(namespace, 1):
                return f"{prefix}:{name[1 + len(namespace) : -1]}"
    return name
