"""What a shape found: one validation result, in our own terms, and the code a finding of it carries.

Specification: SHACL section 3.6, https://www.w3.org/TR/shacl/#results-validation-result
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilink.rdf.terms import Term

_COMPONENTS = {
    "TL601": ("MinCount",),
    "TL602": ("MaxCount",),
    "TL603": ("Datatype",),
    "TL604": ("Class",),
    "TL605": ("NodeKind",),
    "TL606": ("Pattern", "MinLength", "MaxLength"),
    "TL607": ("In", "HasValue"),
    "TL608": ("UniqueLang", "LanguageIn"),
    "TL609": ("Equals", "Disjoint"),
    "TL610": ("LessThan", "LessThanOrEquals"),
    "TL611": ("Not", "And", "Or", "Xone"),
    "TL612": ("SPARQL",),
    "TL613": ("Node", "Property", "QualifiedValueShape", "QualifiedMinCount", "QualifiedMaxCount", "Closed"),
    "TL614": ("MinInclusive", "MinExclusive", "MaxInclusive", "MaxExclusive"),
}

CODE_OF: Mapping[str, str] = MappingProxyType(
    {f"{name}ConstraintComponent": code for code, names in _COMPONENTS.items() for name in names}
)

_WORDS = {
    "TL601": "a value that the shape asks for is missing",
    "TL602": "there are more values than the shape allows",
    "TL603": "the value does not have the datatype that the shape asks for",
    "TL604": "what the value points at is not of the class that the shape asks for",
    "TL605": "the value is not of the kind (address or text) that the shape asks for",
    "TL606": "the value does not have the form that the shape asks for",
    "TL607": "the value is not among those that the shape allows, or the one it demands is missing",
    "TL608": "two values are in one language, or the language is not one that the shape lists",
    "TL609": "the values of two properties do not agree as the shape asks",
    "TL610": "the value does not come before the other one that the shape names",
    "TL611": "the conditions of which the shape asks for one, for all or for none are not met so",
    "TL612": "a rule of the shape is broken",
    "TL613": "the shape is not met",
    "TL614": "the value lies outside the range that the shape gives",
}


class Result(NamedTuple):
    """One validation result. Terms are N-Triples spellings, and '' stands for what a result does not have.

    `path` is a term where the path is one property, else its SPARQL spelling; `component` the local name of the
    constraint component; `shape` the term of the source shape, '' where it has no IRI; `severity` one of error,
    warning and info; `compared` the properties of the focus node whose values belong beside this result.
    """

    focus: Term
    path: str
    value: Term
    component: str
    shape: str
    severity: str
    message: str
    compared: tuple[Term, ...]


def code_of(component: str) -> str:
    """The code of a constraint component; one that SHACL Core does not have is a shape not met."""
    return CODE_OF.get(component, "TL613")


def words_of(component: str, shape: str) -> str:
    """What is wrong, for a shape that has no message of its own; `shape` is its term, or ''."""
    return _WORDS[code_of(component)] + (f": {shape[1:-1]}" if shape else "")
