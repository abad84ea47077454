"""The value spaces of the built-in types of XSD 1.0: what a text stands for, and how values compare.

1.0 and 1.00 are one decimal, 0a and 0A one octet, 11:00:00+01:00 and 10:00:00Z one time.

Specification: XSD 1.0 part 2, section 3 and section 4.3, https://www.w3.org/TR/2004/REC-xmlschema-2-20041028/
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from teilink.schema.datatypes.lexical import BOUNDS, LISTS, MOMENTS
from teilink.schema.datatypes.moments import compare_durations, compare_moments, duration, moment
from teilink.schema.datatypes.numerals import compare_decimals, compare_floats, decimal, double, single

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

PRIMITIVES = (
    *("string", "boolean", "decimal", "float", "double", "duration", *MOMENTS),
    *("hexBinary", "base64Binary", "anyURI", "QName", "NOTATION"),
)
PARENTS = {
    "normalizedString": "string",
    "token": "normalizedString",
    "language": "token",
    "NMTOKEN": "token",
    "Name": "token",
    "NCName": "Name",
    "ID": "NCName",
    "IDREF": "NCName",
    "ENTITY": "NCName",
    "integer": "decimal",
    **dict.fromkeys((name for name in BOUNDS if name != "integer"), "integer"),
}
"""What each type that is no primitive and no list is derived from; integer types straight from integer."""
NAMES = (*PRIMITIVES, *PARENTS, *LISTS)
"""All types of the library."""


def family(name: str) -> str:
    """The primitive type that a type comes from, or 'list'."""
    if name in LISTS:
        return "list"
    while name in PARENTS:
        name = PARENTS[name]
    return name


def value(name: str, text: str) -> Hashable:
    """The value of a text that is in the lexical space of a type, white space normalised."""
    return reader(name)(text)


def reader(name: str) -> Callable[[str], Hashable]:
    """What makes values of the texts of a type."""
    return _READERS.get(family(name), str)


def comparison(name: str) -> Callable[..., int | None] | None:
    """How two values of a type compare: -1, 0, 1, or None where neither comes first; None for a type without order."""
    return _COMPARISONS.get(family(name))


def length(name: str, text: str) -> int:
    """The length of a value: items of a list, octets of binary data, characters of anything else (section 4.3.1)."""
    kind = family(name)
    if kind == "list":
        return text.count(" ") + 1
    if kind == "hexBinary":
        return len(text) // 2
    if kind == "base64Binary":
        letters = text.replace(" ", "")
        return len(letters) // 4 * 3 - letters.count("=")
    return len(text)


def _is_true(text: str) -> bool:
    return text in ("true", "1")


def _letters(text: str) -> str:
    return text.replace(" ", "")


def _items(text: str) -> tuple[str, ...]:
    return tuple(text.split(" "))


_READERS: dict[str, Callable[[str], Hashable]] = {
    "boolean": _is_true,
    "decimal": decimal,
    "float": single,
    "double": double,
    "duration": duration,
    **dict.fromkeys(MOMENTS, cast("Callable[[str], Hashable]", moment)),
    "hexBinary": str.upper,
    "base64Binary": _letters,
    "list": _items,
}
_COMPARISONS: dict[str, Callable[..., int | None]] = {
    "decimal": compare_decimals,
    "float": compare_floats,
    "double": compare_floats,
    "duration": compare_durations,
    **dict.fromkeys(MOMENTS, compare_moments),
}
