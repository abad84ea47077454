"""Facets: the parameters that narrow a datatype.

Of the facets of XSD, RELAX NG leaves out enumeration and whiteSpace.  Several of one name must all hold.

Specification: Guidelines for using W3C XML Schema Datatypes with RELAX NG, section 2,
https://relaxng.org/xsd-20010907.html; XSD 1.0 part 2, section 4.3,
https://www.w3.org/TR/2004/REC-xmlschema-2-20041028/#rf-facets
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from teilink.schema.datatypes.lexical import BOUNDS, collapsed, form
from teilink.schema.datatypes.numerals import Decimal
from teilink.schema.datatypes.values import comparison, family, length, reader, value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from teilink.schema.datatypes.automata import Automaton

LOWER = ("minInclusive", "minExclusive")
UPPER = ("maxInclusive", "maxExclusive")
LENGTHS = ("length", "minLength", "maxLength")
DIGITS = ("totalDigits", "fractionDigits")
NAMES = ("pattern", *LENGTHS, *LOWER, *UPPER, *DIGITS)

_NO_PARAMETERS = {
    "enumeration": "enumeration is no parameter in RELAX NG; write a <choice> of <value>s",
    "whiteSpace": "whiteSpace is no parameter in RELAX NG; choose between string, normalizedString and token",
}
_WITH_LENGTH = frozenset(("string", "list", "hexBinary", "base64Binary", "anyURI", "QName", "NOTATION"))
_COUNTED = 18


class DatatypeError(ValueError):
    """A type or a parameter that is none; the text tells the author of a schema what is wrong with it."""


class Facet(NamedTuple):
    """A parameter, and what it says: an Automaton, a number, or a value of the type."""

    name: str
    text: str
    limit: object

    @property
    def number(self) -> int:
        """The number that a length or a number of digits says."""
        return cast("int", self.limit)


def facet(type_name: str, name: str, text: str) -> Facet:
    """A parameter of a type.

    Raises:
        DatatypeError: no such facet, none of this type, or not with this value.
    """
    if name not in NAMES:
        raise DatatypeError(_NO_PARAMETERS.get(name) or _unknown(name))
    if name not in _applicable(type_name):
        raise DatatypeError(f"{name} does not apply to the datatype {type_name}")
    if name == "pattern":
        return Facet(name, text, _automaton(text))
    if name in LENGTHS or name in DIGITS:
        return Facet(name, text, _count(name, collapsed(text)))
    text = collapsed(text)
    if not form(type_name)(text):
        raise DatatypeError(f'{name} is "{_shown(text)}", which is no {type_name}')
    return Facet(name, text, value(type_name, text))


def _applicable(type_name: str) -> Iterator[str]:
    kind = family(type_name)
    yield "pattern"
    if kind in _WITH_LENGTH:
        yield from LENGTHS
    if comparison(type_name):
        yield from (*LOWER, *UPPER)
    if kind == "decimal":
        yield from DIGITS


def _unknown(name: str) -> str:
    from teilink.iri import nearest

    near = nearest(name, NAMES)
    return f'there is no parameter "{_shown(name)}"; ' + (
        f"did you mean {near}?" if near else f"the parameters are {', '.join(NAMES)}"
    )


def _automaton(pattern: str) -> Automaton:
    from teilink.schema.datatypes.regular_expressions import RegularExpressionError, regular_expression

    try:
        return regular_expression(pattern)
    except RegularExpressionError as error:
        raise DatatypeError(f"pattern: {error}") from error


def _count(name: str, text: str) -> int:
    kind, least = ("positiveInteger", 1) if name == "totalDigits" else ("nonNegativeInteger", 0)
    if not form(kind)(text) or len(text) > _COUNTED:
        raise DatatypeError(f'{name} is "{_shown(text)}"; it takes a whole number, {least} or more')
    return int(text)


def _shown(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:37]}..."


def check_consistency(type_name: str, facets: Sequence[Facet]) -> None:
    """Refuse bounds that leave no value (sections 4.3.7 to 4.3.10, the constraints on schemas)."""
    compare = comparison(type_name)
    for low in (each for each in facets if each.name in LOWER):
        for high in (each for each in facets if each.name in UPPER):
            if compare and compare(low.limit, high.limit) == 1:
                raise DatatypeError(f"{low.name} {_shown(low.text)} and {high.name} {_shown(high.text)} leave no value")


def check(type_name: str, limited: Facet) -> Callable[[str], bool]:
    """The check of a facet, for a text in the lexical space of the type with its white space normalised."""
    if limited.name == "pattern":
        return cast("Automaton", limited.limit).matches
    if limited.name in LENGTHS:
        # The length of a qualified name says nothing: it depends on the prefix (section 4.3.1.3).
        return _holds if family(type_name) in ("QName", "NOTATION") else partial(_has_length, type_name, limited)
    if limited.name in DIGITS:
        return partial(_has_digits, type_name, limited)
    compare = cast("Callable[..., int | None]", comparison(type_name))
    return partial(_is_bounded, compare, reader(type_name), limited.limit, _SIGNS[limited.name])


def _holds(_text: str) -> bool:
    return True


def _has_length(type_name: str, limited: Facet, text: str) -> bool:
    found = length(type_name, text)
    if limited.name == "length":
        return found == limited.number
    return found >= limited.number if limited.name == "minLength" else found <= limited.number


def _has_digits(type_name: str, limited: Facet, text: str) -> bool:
    number = cast("Decimal", value(type_name, text))
    return (number.digits if limited.name == "totalDigits" else len(number.fraction)) <= limited.number


def _is_bounded(
    compare: Callable[..., int | None],
    read: Callable[[str], object],
    limit: object,
    signs: tuple[int, ...],
    text: str,
) -> bool:
    return compare(read(text), limit) in signs


# What a value may be to a bound: less (-1), equal (0), greater (1).
_SIGNS = {"minInclusive": (0, 1), "minExclusive": (1,), "maxInclusive": (-1, 0), "maxExclusive": (-1,)}


def built_in(type_name: str) -> tuple[Facet, ...]:
    """The bounds that an integer type has by itself."""
    least, most = BOUNDS.get(type_name, (None, None))
    found = (("minInclusive", least), ("maxInclusive", most))
    return tuple(facet("integer", name, str(bound)) for name, bound in found if bound is not None)


def is_implied(type_name: str, limited: Facet, others: Sequence[Facet]) -> bool:
    """Whether a facet holds of all values that satisfy other facets of the same family of types."""
    if limited.name == "pattern":
        return any(each.name == "pattern" and each.text == limited.text for each in others)
    if limited.name in LENGTHS:
        return _is_length_implied(limited, others)
    if limited.name in DIGITS:
        return any(each.name == limited.name and each.number <= limited.number for each in others)
    ends = LOWER if limited.name in LOWER else UPPER
    return any(_is_bound_implied(type_name, limited, each) for each in others if each.name in ends)


def _is_length_implied(limited: Facet, others: Sequence[Facet]) -> bool:
    least = max((each.number for each in others if each.name in ("length", "minLength")), default=0)
    most = min((each.number for each in others if each.name in ("length", "maxLength")), default=None)
    is_long_enough = limited.name == "maxLength" or least >= limited.number
    is_short_enough = limited.name == "minLength" or (most is not None and most <= limited.number)
    return is_long_enough and is_short_enough


def _is_bound_implied(type_name: str, limited: Facet, other: Facet) -> bool:
    compare = cast("Callable[..., int | None]", comparison(type_name))
    sign = compare(other.limit, limited.limit)
    if sign == 0:
        return limited.name.endswith("Inclusive") or other.name.endswith("Exclusive")
    return sign == (1 if limited.name in LOWER else -1)
