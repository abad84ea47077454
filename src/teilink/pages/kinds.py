"""What kind of thing a resource is, in words, and where its register stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink.pages.shown import Field
from teilink.rdf.terms import NAMESPACES, value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilink.pages.graph import Graph
    from teilink.pages.shown import Showing, Value
    from teilink.rdf.terms import Term


class Register(NamedTuple):
    """A register by the first step of the addresses in it."""

    step: str
    plural: str
    singular: str


REGISTERS = (
    Register("person", "People", "Person"),
    Register("org", "Organisations", "Organisation"),
    Register("place", "Places", "Place"),
    Register("event", "Events", "Event"),
    Register("bibl", "Works and treaties", "Work"),
    Register("collection", "Collections", "Collection"),
    Register("term", "Types and topics", "Term"),
)
_OTHER = Register("", "Other", "")

# The most telling first: a resource has several types.
_TYPES = (
    ("Person", "person", "Person"),
    ("ArchiveOrganization", "org", "Archive"),
    ("GovernmentOrganization", "org", "Government body"),
    ("Organization", "org", "Organisation"),
    ("Country", "place", "Country"),
    ("City", "place", "City"),
    ("Place", "place", "Place"),
    ("Event", "event", "Event"),
    ("Legislation", "bibl", "Treaty or law"),
    ("Collection", "collection", "Collection"),
    ("DefinedTerm", "term", "Term"),
    ("Dataset", "", "Dataset"),
    ("CreativeWork", "bibl", "Work"),
)


def register_of(graph: Graph, showing: Showing, term: Term) -> Register:
    """The register of a resource: by its address if it is ours, else by its type."""
    iri = value(term)
    if showing.addresses.is_ours(iri):
        step = showing.addresses.path(iri).partition("/")[0]
        if found := next((each for each in REGISTERS if each.step == step), None):
            return found
    named = next((step for kind, step, _ in _TYPES if NAMESPACES["schema"] + kind in _typed(graph, term)), "")
    return next((each for each in REGISTERS if each.step == named), _OTHER)


def kind(graph: Graph, showing: Showing, term: Term) -> str:
    """What a resource is, in a word: ``Country``; '' where nothing tells."""
    register = register_of(graph, showing, term)
    if register.step == "term":
        is_form = NAMESPACES["rico"] + "DocumentaryFormType" in _typed(graph, term)
        return "Type of document" if is_form else register.singular
    typed = _typed(graph, term)
    return next((word for name, _, word in _TYPES if NAMESPACES["schema"] + name in typed), register.singular)


def by_kind(graph: Graph, showing: Showing, terms: Iterable[Term]) -> tuple[Field, ...]:
    """Resources listed under the names of their registers, each list by name."""
    found: dict[Register, list[Term]] = {}
    for term in terms:
        found.setdefault(register_of(graph, showing, term), []).append(term)
    fields = []
    for register in (*REGISTERS, _OTHER):
        shown = sorted(_keyed(showing, term) for term in found.get(register, ()))
        fields.append(Field(register.plural, tuple(each[2] for each in shown)))
    return tuple(field for field in fields if field.values)


def _keyed(showing: Showing, term: Term) -> tuple[str, Term, Value]:
    shown = showing.value(term)
    return (shown.text.casefold(), term, shown)


def _typed(graph: Graph, term: Term) -> set[str]:
    return {value(each) for each in graph.objects(term, "rdf:type")}
