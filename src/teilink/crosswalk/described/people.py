"""When something began and ended, and the sex of people.

Specification: TEI att.datable, sex; ISO 5218 (codes of sexes); schema.org GenderType
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.dates import EDTF, stated
from teilink.rdf.terms import expand, literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilink.rdf.terms import Term

_STARTS = ("from", "from-iso", "when", "when-iso")
_ENDS = ("to", "to-iso", "when", "when-iso")


def start(attributes: Mapping[str, str]) -> tuple[Term, str]:
    """When something began, of any precision XSD has, and the attribute that says so; '' twice where none does."""
    return _end(attributes, _STARTS)


def end(attributes: Mapping[str, str]) -> tuple[Term, str]:
    """When something ended: as `start`. What happened on one day began and ended then."""
    return _end(attributes, _ENDS)


def _end(attributes: Mapping[str, str], names: tuple[str, ...]) -> tuple[Term, str]:
    for name in names:
        value = attributes.get(name)
        if value is None:
            continue
        as_date = name.replace("from", "when").replace("to", "when")
        found = stated({as_date: value})
        if found is not None and found.dated.datatype != EDTF:
            return literal(found.dated.text, datatype=found.dated.datatype), name
    return "", ""


_MALE, _FEMALE = expand("schema:Male"), expand("schema:Female")
_SEXES = {
    **dict.fromkeys(("1", "m", "male", "man", "masc", "masculine", "männlich", "maennlich", "mann"), _MALE),
    **dict.fromkeys(("homme", "masculin", "maschile", "uomo", "hombre", "masculino"), _MALE),
    **dict.fromkeys(("2", "f", "w", "female", "woman", "fem", "feminine", "weiblich", "frau"), _FEMALE),
    **dict.fromkeys(("femme", "féminin", "femminile", "donna", "mujer", "femenino"), _FEMALE),
    **dict.fromkeys(("", "0", "9", "u", "n", "unknown", "unspecified", "unbekannt", "not known", "inconnu"), ""),
}


def gender(value: str) -> Term:
    """A sex or gender, by the codes of ISO 5218 and of TEI or in words: a term of schema.org, else the words."""
    words = " ".join(value.split())
    known = _SEXES.get(words.lower().rstrip("."))
    return literal(words) if known is None else known
