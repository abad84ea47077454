"""The licence or rights statement of an address, and the nearest right one for an address that misses.

An address is read as its authors would: host, then path.  What has the host of a scheme, or nearly, and is none of its
licences gets a fault and, where the parts tell it, the right address as help.  Nothing is fetched.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from teilink.iri import nearest
from teilink.rights.schemes import (
    CC,
    CERTIFICATION,
    CODES,
    EUROPEANA,
    LATEST,
    MARK,
    PORTS,
    RETIRED,
    STATEMENTS,
    VERSIONS,
    ZERO,
    code_of,
    licence_address,
    licence_name,
    statement_address,
)
from teilink.rights.tables import others

_LONGEST = 500
_CC_HOST, _RS_HOST = "creativecommons.org", "rightsstatements.org"
_WEB = re.compile(
    r"(?:([a-z]{3,7})(?::/*|//+))?/*(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::(?:80|443))?(?![^/?#])([^?#]*)",
    re.IGNORECASE,
)
_WEB_BEGINS = re.compile(r"\s+(?=https?:)", re.IGNORECASE)
# A page about a licence: the deed or the text, in one language or another. Both patterns are compiled when met.
_PAGE = r"(?:deed|legalcode|rdf|index)(?:[._-][a-z]{2,4}(?:[-_][a-z]{2,4})?)?(?:\.html?|\.txt)?"
_LONG_ELEMENTS = {
    "attribution": "by", "noncommercial": "nc", "non-commercial": "nc", "noderivatives": "nd", "no-derivatives": "nd",
    "noderivs": "nd", "sharealike": "sa", "share-alike": "sa",
}  # fmt: skip
_SPDX = r"spdx\.org/licenses/cc-((?:by|nc|nd|sa)(?:-(?:by|nc|nd|sa))*)-([0-9]\.[0-9])(?:-[a-z]+)?(?:\.html)?"


class Rights(NamedTuple):
    """What an address says of rights.

    `iri` is published: canonical where the address is recognised, else exactly as given.  `kind` is "licence" or
    "statement", '' for an address of which it is not known; then `name` is '' as well.  `fault` says what is wrong with
    an address that means one of the schemes and misses, and `help` is the nearest right address, '' where none is near.
    """

    iri: str
    kind: str = ""
    name: str = ""
    fault: str = ""
    help: str = ""


@lru_cache(1024)
def recognised(address: str) -> Rights:
    """The licence or statement an address means, whichever of its spellings is used."""
    text = address.strip()
    if len(text) <= _LONGEST and len(several := _WEB_BEGINS.split(text)) > 1:
        return _of_several(address, several)
    web = _WEB.match("".join(text.split())) if len(text) <= _LONGEST else None
    if web is None:
        return Rights(address)
    scheme, host, path = (web[1] or "").lower(), web[2].lower(), web[3]
    read = _READERS.get(host)
    found = read(path) if read else _of_neighbour(host, path) or _of_other(host + path.lower())
    if found is None:
        return Rights(address)
    if found.kind and len(text.split()) > 1:
        return Rights(address, fault="a blank stands in the address", help=found.iri)
    if found.kind and scheme not in ("", "http", "https"):
        return Rights(address, fault=f'"{scheme}:" is no beginning of an address', help=found.iri)
    return found._replace(iri=found.iri or address) if found.kind else found._replace(iri=address)


def _of_several(address: str, several: list[str]) -> Rights:
    """More than one address in one place: a fault where one of them is of a scheme."""
    each = [recognised(one) for one in several]
    if not any(one.kind or one.fault for one in each):
        return Rights(address)
    return Rights(
        address, fault="several addresses stand here as one", help=next((one.iri for one in each if one.kind), "")
    )


def _parts(path: str) -> list[str]:
    return [part for part in path.split("/") if part]


def _missed(fault: str, help_: str = "") -> Rights:
    return Rights("", fault=fault, help=help_)


def _creative_commons(path: str) -> Rights:
    parts = [part.lower() for part in _parts(path)]
    if parts and re.fullmatch(_PAGE, parts[-1]):
        parts.pop()
    match parts:
        case ["publicdomain", "zero", "1.0"]:
            return Rights(ZERO, "licence", "CC0 1.0")
        case ["publicdomain", "mark", "1.0"]:
            return Rights(MARK, "licence", "Public Domain Mark 1.0")
        case ["licenses", "publicdomain"]:
            return Rights(f"{CC}licenses/publicdomain/", "licence", CERTIFICATION)
        case ["licenses", ("gpl" | "lgpl") as code, _]:
            return Rights("", "licence", f"GNU {code.upper()}")
        case ["licenses", code, version]:
            found = _licence(code, version, "")
        case ["licenses", code, version, country]:
            found = _licence(code, version, country)
        case _:
            found = None
    return found or _missed(_reason(parts), _guess(parts))


def _licence(code: str, version: str, country: str) -> Rights | None:
    """A licence that exists; the country may be one into whose law the version was ported."""
    if code in CODES:
        # 2.1 exists for some countries, and for these alone.
        is_known = country in PORTS.get(version, ()) or (not country and version in VERSIONS and version != "2.1")
    else:
        is_known = version in RETIRED.get(code, ()) and not country
    if not is_known:
        return None
    return Rights(licence_address(code, version, country), "licence", licence_name(code, version, country))


def _reason(parts: list[str]) -> str:
    """What is wrong with a path that is no licence."""
    match parts:
        case ["licenses", code] if code in CODES:
            return f"the version of {licence_name(code)} is missing"
        case ["licenses", code, version] if code in CODES:
            is_number = re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", version)
            return (
                f"there is no {licence_name(code, version)}"
                if is_number
                else f'"{version}" is no version of {licence_name(code)}'
            )
        case ["licenses", code, version, country, *_] if code in CODES and version in PORTS:
            return f'there is no {licence_name(code, version)} for "{country}"'
        case ["publicdomain", ("zero" | "mark") as name, *rest]:
            label = "CC0" if name == "zero" else "Public Domain Mark"
            return f"there is no {label} {rest[0]}" if rest else f"the version of {label} is missing"
        case ["licenses", code, *_]:
            return f'Creative Commons has no licence "{code[:40]}"'
        case [first, code, *_] if code in CODES:
            return f'the path begins with "licenses", not "{first[:40]}"'
    return "this address of Creative Commons names no licence"


def _guess(parts: list[str]) -> str:
    """The licence a path most likely means: from the elements, the version and the country that are found in it."""
    words = re.split(r"[/_.,\s-]+", "/".join(parts))
    if any(word in ("zero", "cc0") for word in words):
        return ZERO
    if any(word in ("mark", "pdm") for word in words):
        return MARK
    code = next(filter(None, map(_code, parts)), "")
    if not code:
        return ""
    version = next(filter(None, (_version(part) for part in parts)), LATEST)
    country = next((part for part in parts if part in PORTS[version] and part not in CODES), "")
    return licence_address(code, version, country)


def _code(part: str) -> str:
    """The code that a part of a path is, or is nearly."""
    for long, short in _LONG_ELEMENTS.items():
        part = part.replace(long, short)
    elements = re.findall(r"by|nc|nd|sa", part)
    if "by" in elements and not re.sub(r"by|nc|nd|sa|cc|[-_+.%0-9 ]", "", part):
        return code_of(elements)
    plain = part.removeprefix("cc-")
    if "-" not in plain or len(plain) > len("by-nc-sa-xx"):
        return ""
    turned = (code for code in CODES if sorted(code) == sorted(plain))
    return next(turned, "") or nearest(plain, CODES)


def _version(part: str) -> str:
    """The version nearest to the number that a part of a path is, or ends in: 4.0, 4, v4.0, by-4.0, 7.0."""
    found = re.search(r"(?:^|[^0-9])([1-9])(?:[._,-]?([0-9]))?[^0-9]*$", part)
    if found is None:
        return ""
    number = float(f"{found[1]}.{found[2] or '0'}")
    return min((version for version in VERSIONS if version != "2.1"), key=lambda version: abs(float(version) - number))


def _rights_statement(path: str) -> Rights:
    parts = _parts(path)
    codes = {code.lower(): code for code in STATEMENTS}
    match [part.lower() for part in parts]:
        case [("vocab" | "page" | "data"), code, ("1.0" | "1.0.html")] if code in codes:
            return Rights(statement_address(codes[code]), "statement", STATEMENTS[codes[code]])
        case [("vocab" | "page" | "data"), code] if code in codes:
            return _missed(f"the version of {codes[code]} is missing", statement_address(codes[code]))
        case [("vocab" | "page" | "data"), code, version, *_] if code in codes:
            return _missed(f'"{version[:20]}" is no version of {codes[code]}', statement_address(codes[code]))
        case [("vocab" | "page" | "data"), code, *_]:
            return _missed(f'there is no rights statement "{parts[1][:40]}"', _nearest_statement(code))
        case lower:
            code = next((codes[part] for part in lower if part in codes), "")
            return _missed("this address names no rights statement", statement_address(code) if code else "")


def _nearest_statement(code: str) -> str:
    """The statement that a code nearly is: InC_EDU, In-Copyright."""
    codes = {known.lower().replace("-", ""): known for known in STATEMENTS}
    plain = re.sub(r"[^a-z]", "", code)
    near = nearest(plain, codes) or ("inc" if plain.startswith("inc") else "")
    return statement_address(codes[near]) if near else ""


def _of_neighbour(host: str, path: str) -> Rights | None:
    """An address whose host is nearly that of a scheme: mistyped, or a place for other things, such as its pictures."""
    from difflib import get_close_matches

    if host.endswith("licensebuttons.net") or host == f"i.{_CC_HOST}":
        help_ = _guess([part.lower() for part in _parts(path)])
        return _missed("this is the picture of a licence", help_)
    close = [_CC_HOST] if host.endswith("." + _CC_HOST) else get_close_matches(host, (_CC_HOST, _RS_HOST), 1, 0.85)
    if not close:
        return None
    meant = _READERS[close[0]](path)
    right = meant.iri or meant.help
    if not right:
        return None
    return _missed(f"the host is {close[0]}, not {host[:60]}", right)


def _of_other(rest: str) -> Rights | None:
    """A licence of others, or a statement that Europeana once had."""
    if rest.startswith("spdx.org/"):
        spdx = re.match(_SPDX, rest)
        code = code_of(spdx[1].split("-")) if spdx else ""
        if spdx and code:
            return Rights("", "licence", licence_name(code, spdx[2]))
        if rest.startswith("spdx.org/licenses/cc0-1.0"):
            return Rights("", "licence", "CC0 1.0")
    if rest.startswith("europeana.eu/rights/"):
        name = EUROPEANA.get(rest.split("/")[2])
        return Rights("", "statement", name) if name else None
    for other in others():
        if rest.startswith(other.beginnings):
            return Rights(other.address, "licence", other.name)
    return None


_READERS = {_CC_HOST: _creative_commons, _RS_HOST: _rights_statement}
