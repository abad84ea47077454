"""The datatypes of RELAX NG: its own two, and the library of XSD.

A datatype says of a text whether it is allowed, and of two texts whether they are the same value.  White space is the
type's own affair.  All 44 built-in types of XSD 1.0, second edition, with the facets that RELAX NG passes on.

Specification: RELAX NG section 6.2.7 and 6.2.8, https://relaxng.org/spec-20011203.html#data-pattern;
Guidelines for using W3C XML Schema Datatypes with RELAX NG, https://relaxng.org/xsd-20010907.html
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from teilink.schema.datatypes.facets import (
    DatatypeError,
    built_in,
    check,
    check_consistency,
    facet,
    is_implied,
)
from teilink.schema.datatypes.lexical import BOUNDS, collapsed, form, replaced
from teilink.schema.datatypes.values import NAMES, PARENTS, family, value

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from teilink.schema.datatypes.facets import Facet

__all__ = ["EMPTY", "XSD", "Datatype", "DatatypeError", "datatype"]

XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
EMPTY: Mapping[str, str] = MappingProxyType({})
_XML = "http://www.w3.org/XML/1998/namespace"
_OWN = ("string", "token")
_IDENTITIES = ("ID", "IDREF", "IDREFS")
_WHITE_SPACE: dict[str, Callable[[str], str]] = {"string": str, "normalizedString": replaced}
# Types that allow any text once its white space is normalised.
_UNIVERSAL = frozenset(("string", "normalizedString", "token"))
# Lexical spaces that lie inside others, besides those of the types that a type is derived from.
_WITHIN = {
    "language": ("NCName",),
    "boolean": ("NMTOKEN",),
    "Name": ("NMTOKEN",),
    "NMTOKEN": ("NMTOKENS",),
    "NCName": ("QName", "anyURI"),
    "IDREF": ("IDREFS",),
    "IDREFS": ("NMTOKENS",),
    "ENTITY": ("ENTITIES",),
    "ENTITIES": ("NMTOKENS",),
    "QName": ("NOTATION",),
    "NOTATION": ("QName",),
    "decimal": ("double",),
    "double": ("float",),
    "float": ("double",),
}


class Datatype:
    """A type with its parameters.

    Attributes:
        library: the address of the library, '' for RELAX NG's own.
        name: the name in the library.
        parameters: names and values as the schema gives them.
        is_contextual: whether a value depends on the namespaces in scope.
        identity: "ID", "IDREF", "IDREFS" or "".
        facets: the parameters, read.
    """

    __slots__ = (
        *("library", "name", "parameters", "facets", "is_contextual", "identity"),
        *("_checks", "_form", "_is_textual", "_normalised"),
    )

    def __init__(self, library: str, name: str, parameters: tuple[tuple[str, str], ...]) -> None:
        self.library = library
        self.name = name
        self.parameters = parameters
        self.is_contextual = name in ("QName", "NOTATION")
        self.identity = name if name in _IDENTITIES else ""
        self.facets: tuple[Facet, ...] = tuple(facet(name, *parameter) for parameter in parameters)
        check_consistency(name, self.facets)
        self._checks = tuple(check(name, each) for each in self.facets)
        self._normalised = _WHITE_SPACE.get(name, collapsed)
        self._form = form(name)
        self._is_textual = family(name) == "string"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Datatype) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    def __repr__(self) -> str:
        return f"datatype({self.library!r}, {self.name!r}, {self.parameters!r})"

    @property
    def _key(self) -> tuple[str, str, tuple[tuple[str, str], ...]]:
        return self.library, self.name, self.parameters

    def allows(self, text: str, namespaces: Mapping[str, str] = EMPTY) -> bool:
        """Whether a text is a value of the type; `namespaces` are those in scope, by prefix ('' the default)."""
        text = self._normalised(text)
        if not self._form(text):
            return False
        for holds in self._checks:
            if not holds(text):
                return False
        return not self.is_contextual or _qualified(text, namespaces) is not None

    def equals(
        self,
        value: str,
        text: str,
        value_namespaces: Mapping[str, str] = EMPTY,
        namespaces: Mapping[str, str] = EMPTY,
    ) -> bool:
        """Whether a text is the same value as another; False where it is not allowed."""
        if not self.is_contextual and self._normalised(value) == self._normalised(text):
            return self.allows(text)
        if self._is_textual:
            return False
        try:
            return self.canonical(value, value_namespaces) == self.canonical(text, namespaces)
        except ValueError:
            return False

    def canonical(self, value: str, namespaces: Mapping[str, str] = EMPTY) -> Hashable:
        """What all texts of one value share, and those of no other.

        Raises:
            ValueError: the type does not allow the text.
        """
        if not self.allows(value, namespaces):
            raise ValueError(f"not allowed by {self!r}: {value!r}")
        return self._canonical(self._normalised(value), namespaces)

    def _canonical(self, text: str, namespaces: Mapping[str, str]) -> Hashable:
        if self.is_contextual:
            return _qualified(text, namespaces)
        found = value(self.name, text)
        # NaN is equal to itself (section 3.2.4), which no float of Python is.
        return found if found == found else "NaN"

    def includes(self, other: Datatype) -> bool:
        """Whether all that another type allows is provably allowed here; False may also mean: not known.

        The identity types (ID and its references) include only themselves: they say more than what a text looks like.
        """
        if self == other:
            return True
        is_within = self.name in _including(other.name) or (self.name in BOUNDS and other.name in BOUNDS)
        if not is_within or (self.identity and self.identity != other.identity):
            return False
        mine, theirs = (each.facets + built_in(each.name) for each in (self, other))
        return all(self._is_implied(each, other, theirs) for each in mine)

    def _is_implied(self, limited: Facet, other: Datatype, theirs: Sequence[Facet]) -> bool:
        if limited.name == "fractionDigits" and other.name in BOUNDS:
            return True
        if limited.name != "pattern" and family(self.name) != family(other.name):
            return False
        is_same_text = self._normalised is other._normalised
        return (is_same_text or family(self.name) != "string") and is_implied(self.name, limited, theirs)

    def described(self) -> str:
        """What the type wants, for the writer of a document: 'a date (1965-12-24)'."""
        from teilink.schema.datatypes.wording import wording

        return wording(self.name, self.facets)


def datatype(library: str, name: str, parameters: Sequence[tuple[str, str]] = ()) -> Datatype:
    """A type of a library.

    Raises:
        DatatypeError: no such library, no such type in it, or a parameter that the type does not take.
    """
    return _datatype(library, name, tuple(parameters))


@lru_cache(maxsize=1024)
def _datatype(library: str, name: str, parameters: tuple[tuple[str, str], ...]) -> Datatype:
    if library not in ("", XSD):
        raise DatatypeError(f'there is no datatype library "{library[:80]}"; the one that is known is {XSD}')
    known = NAMES if library else _OWN
    if name not in known:
        raise DatatypeError(_unknown(name, known))
    if parameters and not library:
        raise DatatypeError(f"the datatype {name} of RELAX NG takes no parameters; that of {XSD} does")
    return Datatype(library, name, parameters)


def _unknown(name: str, known: Sequence[str]) -> str:
    from teilink.iri import nearest

    near = nearest(name, known)
    if near:
        return f'there is no datatype "{name[:40]}"; did you mean {near}?'
    if known == _OWN:
        return f'RELAX NG itself has no datatype "{name[:40]}", only string and token; set datatypeLibrary to {XSD}'
    return f'there is no datatype "{name[:40]}" in {XSD}'


@lru_cache(maxsize=64)
def _including(name: str) -> frozenset[str]:
    """The types that allow, without parameters, all that a type allows."""
    found: set[str] = set(_UNIVERSAL)
    waiting = [name]
    while waiting:
        each = waiting.pop()
        if each not in found or each == name:
            found.add(each)
            waiting.extend(up for up in (PARENTS.get(each), *_WITHIN.get(each, ())) if up and up not in found)
    return frozenset(found)


def _qualified(text: str, namespaces: Mapping[str, str]) -> tuple[str, str] | None:
    """The namespace and local part of a qualified name; None where its prefix is not bound."""
    prefix, colon, local = text.rpartition(":")
    if not colon:
        return namespaces.get("", ""), local
    uri = _XML if prefix == "xml" else namespaces.get(prefix)
    return None if uri is None else (uri, local)
