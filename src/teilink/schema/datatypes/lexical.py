"""The lexical spaces of the built-in types of XSD 1.0: what may be written for each.

Each type is a claim about a text whose white space has been normalised.  Forms are compiled when first used.

anyURI is RFC 2396 with 2732 after the escaping of XLink: white space and letters of any script may stand in it; what
cannot is a '%' without two hexadecimal digits, a second '#', brackets in a path, a ':' in a first part that is no
scheme, and a scheme with nothing behind it.  jing and libxml2 agree but for the edges: RFC 2396 section 3 decides.

Specification: XSD 1.0 part 2, section 3, https://www.w3.org/TR/2004/REC-xmlschema-2-20041028/#built-in-datatypes
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from teilink.schema.datatypes.characters import is_name, is_ncname, is_nmtoken
from teilink.schema.datatypes.moments import duration, moment
from teilink.schema.datatypes.numerals import compare_decimals, decimal

if TYPE_CHECKING:
    from collections.abc import Callable

    from teilink.schema.datatypes.numerals import Decimal

    Form = Callable[[str], bool]

_NUMBER = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
_FLOAT = _NUMBER + r"(?:[Ee][+-]?[0-9]+)?|-?INF|NaN"


def _run(delimiters: str) -> str:
    """Characters of a URI reference without some delimiters, or escapes; possessive, for no text is tried twice."""
    return rf"(?:[^%{delimiters}]++|%[0-9A-Fa-f]{{2}})*+"


_SCHEME = r"[A-Za-z][A-Za-z0-9+.\-]*+:"
_SEGMENT = _run(r":/#?\[\]")
# A bracket begins a host, and before it stands a user or nothing; any other authority is a name (RFC 2732 section 3).
_HOST = r"\[(?P<host>[0-9A-Fa-f]*:[0-9A-Fa-f:.]*)\](?::[0-9]*)?"
_AUTHORITY = "(?:(?:" + _run(r"@/#?\[\]") + "@)?" + _HOST + "|" + _run(r"/#?\[\]") + ")"
_PATH = _run(r"#?\[\]")
_QUERY = rf"(?:\?{_run('#')})?"
_FORMS = {
    "decimal": _NUMBER,
    "float": _FLOAT,
    "double": _FLOAT,
    "integer": r"[+-]?[0-9]+",
    "hexBinary": r"(?:[0-9A-Fa-f]{2})*+",
    # The last letter before '=' holds two or four bits that are nought (section 3.2.16).
    "base64Binary": r"(?:[A-Za-z0-9+/]{4})*+(?:[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)?",
    "language": r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*+",
    "anyURI": rf"(?:{_SEGMENT}(?:/{_PATH})?{_QUERY}"
    rf"|(?:{_SCHEME})?(?://{_AUTHORITY}(?:/{_PATH})?|/{_PATH}){_QUERY}"
    rf"|{_SCHEME}(?!/)(?=[^#\[\]]){_run('#')})(?:#{_run('#')})?",
}
BOUNDS = {
    "integer": (None, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "long": (-(2**63), 2**63 - 1),
    "int": (-(2**31), 2**31 - 1),
    "short": (-(2**15), 2**15 - 1),
    "byte": (-(2**7), 2**7 - 1),
    "nonNegativeInteger": (0, None),
    "unsignedLong": (0, 2**64 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "unsignedByte": (0, 2**8 - 1),
    "positiveInteger": (1, None),
}
"""The least and the greatest value of each integer type; None where there is none."""
MOMENTS = ("dateTime", "date", "time", "gYearMonth", "gYear", "gMonthDay", "gDay", "gMonth")
LISTS = {"NMTOKENS": "NMTOKEN", "IDREFS": "IDREF", "ENTITIES": "ENTITY"}
"""The list types and the type of their items."""

_SPACE = " \t\n\r"
_UNEVEN = re.compile(r"[\t\n\r]|  ")
_SPACES = re.compile(r"[ \t\n\r]+")


def replaced(text: str) -> str:
    """A text whose white space has become single spaces, one for one (whiteSpace = replace)."""
    return text.replace("\t", " ").replace("\n", " ").replace("\r", " ")


def collapsed(text: str) -> str:
    """A text without white space at its ends and with one space for each run of it (whiteSpace = collapse)."""
    if text.isprintable() and "  " not in text:
        # A quick way for nearly all texts: no tab or end of line is printable.
        return text.strip(" ")
    text = text.strip(_SPACE)
    return _SPACES.sub(" ", text) if _UNEVEN.search(text) else text


@lru_cache(maxsize=64)
def form(name: str) -> Form:
    """The lexical space of a type: whether a text with normalised white space is in it."""
    if name in _FORMS and name not in ("integer", "base64Binary", "anyURI"):
        return _matching(name)
    if name in BOUNDS:
        least, most = (None if bound is None else decimal(str(bound)) for bound in BOUNDS[name])
        return partial(_is_within, _matching("integer"), least, most)
    if name in MOMENTS:
        return partial(_is_moment, name)
    if name in LISTS:
        return partial(_is_list, form(LISTS[name]))
    return _PLAIN.get(name, is_ncname)


def _matching(name: str) -> Form:
    matches = re.compile(_FORMS[name]).fullmatch
    return lambda text: matches(text) is not None


def _is_within(is_integer: Form, least: Decimal | None, most: Decimal | None, text: str) -> bool:
    if not is_integer(text):
        return False
    value = decimal(text)
    return (least is None or compare_decimals(value, least) >= 0) and (
        most is None or compare_decimals(value, most) <= 0
    )


def _is_moment(kind: str, text: str) -> bool:
    found = moment(text)
    return found is not None and found.kind == kind


def _is_list(is_item: Form, text: str) -> bool:
    return all(map(is_item, text.split(" ")))


def _is_anything(_text: str) -> bool:
    return True


def _is_duration(text: str) -> bool:
    return duration(text) is not None


def _is_qname(text: str) -> bool:
    return all(map(is_ncname, text.split(":", 1)))


@lru_cache(maxsize=1)
def _reference() -> re.Pattern[str]:
    return re.compile(_FORMS["anyURI"])


def _is_reference(text: str) -> bool:
    found = _reference().fullmatch(text)
    return found is not None and (found["host"] is None or _is_address(found["host"]))


def _is_address(host: str) -> bool:
    """Whether a text is an address of IP version 6 (RFC 2373 section 2.2)."""
    from ipaddress import AddressValueError, IPv6Address

    try:
        IPv6Address(host)
    except AddressValueError:
        return False
    return True


def _is_base64(text: str) -> bool:
    return _base64()(text.replace(" ", ""))


@lru_cache(maxsize=1)
def _base64() -> Form:
    return _matching("base64Binary")


def _is_entity(_text: str) -> bool:
    # An entity is a name that a DTD declares as unparsed (section 3.3.11), and no DTD is ever read.
    return False


_PLAIN: dict[str, Form] = {
    "string": _is_anything,
    "normalizedString": _is_anything,
    "token": _is_anything,
    "boolean": frozenset(("true", "false", "1", "0")).__contains__,
    "duration": _is_duration,
    "base64Binary": _is_base64,
    "anyURI": _is_reference,
    "Name": is_name,
    "NMTOKEN": is_nmtoken,
    "QName": _is_qname,
    "NOTATION": _is_qname,
    "ENTITY": _is_entity,
}
