"""How authorities write their numbers: the form of each, its check digit, and the address it makes.

Specification: GND and IdRef, the check digit of PICA (modulo 11); ISO 27729 (ISNI) and ORCID, ISO/IEC 7064 MOD 11-2;
BnF, the check character of NOID; LCCN, https://www.loc.gov/marc/lccn-namespace.html#normalization
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_FORMAT = re.compile(r"\.(?:html?|rdf|xml|json|jsonld|ttl|nt|n3|[a-z]+\.(?:rdf|xml|json|nt))\Z")
_ISIL = re.compile(r"\(DE-588[ab]?\)\s*")
# The alphabet of NOID: figures and consonants that nobody mistakes for one another.
_NOID = "0123456789bcdfghjkmnpqrstvwxz"


class Authority(NamedTuple):
    """An authority file: its name here and in messages, its canonical address, and how its numbers are read."""

    name: str
    title: str
    form: str
    # The number in the spelling of the canonical address; '' for what does not look like one.
    read: Callable[[str], str]
    is_checked: Callable[[str], bool] = lambda _number: True


def _like(pattern: str) -> Callable[[str], str]:
    """A reader of numbers that are written in one way only, the case of letters apart."""

    def read(written: str) -> str:
        return written if re.fullmatch(pattern, written) else ""

    return read


def _wikidata(written: str) -> str:
    item = written.upper()
    return item if re.fullmatch(r"[QPL][1-9][0-9]{0,14}", item) else ""


def _gnd(written: str) -> str:
    number = _DASHES.sub("-", _ISIL.sub("", written)).upper()
    return number if re.fullmatch(r"[13][0-9]{7}[0-9X]|1[0-9]{8}[0-9X]|[1-9][0-9]{0,7}-[0-9X]", number) else ""


def _weighted(digits: str) -> int:
    """The digits weighted 2, 3, 4 … from the right, added up, modulo 11."""
    return sum(int(digit) * weight for weight, digit in enumerate(reversed(digits), 2)) % 11


def _is_gnd(number: str) -> bool:
    """Numbers of persons complete their sum to 11; those with a hyphen, once of SWD and GKD, repeat it."""
    if number.startswith("3") and "-" not in number:
        return True  # once of music: how these are checked is nowhere said
    if "-" in number:
        return number[-1] == "0123456789X"[_weighted(number[:-2])]
    return _is_ppn(number)


def _is_ppn(number: str) -> bool:
    return number[-1] == "0123456789X"[-_weighted(number[:-1]) % 11]


def _sixteen(written: str) -> str:
    number = re.sub(r"[\s-]+", "", _DASHES.sub("-", written)).upper()
    return number if re.fullmatch(r"[0-9]{15}[0-9X]", number) else ""


def _orcid(written: str) -> str:
    number = _sixteen(written)
    return "-".join(number[at : at + 4] for at in range(0, len(number), 4))


def _is_sixteen(number: str) -> bool:
    total = 0
    digits = number.replace("-", "")
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return digits[-1] == "0123456789X"[(12 - total % 11) % 11]


def _lccn(prefixes: str) -> Callable[[str], str]:
    def read(written: str) -> str:
        parts = re.fullmatch(rf"({prefixes})\s*([0-9]{{2}}|[0-9]{{4}})-?([0-9]{{1,6}})", written.lower().strip())
        if parts is None or ("-" not in written and len(parts[3]) < 6):
            return ""
        return f"{parts[1]}{parts[2]}{parts[3]:0>6}"

    return read


def _bnf(written: str) -> str:
    # What begins with 1 describes a person, body or subject; the other numbers of the catalogue are books.
    number = written.lower().removeprefix("ark:/12148/").removeprefix("cb")
    return number if re.fullmatch(rf"1[0-9]{{7}}[{_NOID}]", number) else ""


def _is_noid(number: str) -> bool:
    total = sum(at * _NOID.index(letter) for at, letter in enumerate(f"cb{number[:-1]}", 1))
    return number[-1] == _NOID[total % len(_NOID)]


def _fast(written: str) -> str:
    number = re.fullmatch(r"(?:fst)?0*([1-9][0-9]{0,7})", written.lower())
    return number[1] if number else ""


def _ppn(written: str) -> str:
    number = written.upper().removeprefix("PPN")
    return number if re.fullmatch(r"[0-9]{8}[0-9X]", number) else ""


_PLAIN = _like(r"[1-9][0-9]{0,21}")
_GETTY = _like(r"[1-9][0-9]{8}")
AUTHORITIES = {
    each.name: each
    for each in (
        Authority("wikidata", "Wikidata", "http://www.wikidata.org/entity/{}", _wikidata),
        Authority("viaf", "VIAF", "http://viaf.org/viaf/{}", _PLAIN),
        Authority("gnd", "GND", "https://d-nb.info/gnd/{}", _gnd, _is_gnd),
        Authority("geonames", "GeoNames", "https://sws.geonames.org/{}/", _like(r"[1-9][0-9]{0,9}")),
        Authority("lcnaf", "LCNAF", "http://id.loc.gov/authorities/names/{}", _lccn("n[a-z]?")),
        Authority("lcsh", "LCSH", "http://id.loc.gov/authorities/subjects/{}", _lccn("s[hj]")),
        Authority("isni", "ISNI", "https://isni.org/isni/{}", _sixteen, _is_sixteen),
        Authority("orcid", "ORCID", "https://orcid.org/{}", _orcid, _is_sixteen),
        Authority("ulan", "ULAN", "http://vocab.getty.edu/ulan/{}", _GETTY),
        Authority("aat", "AAT", "http://vocab.getty.edu/aat/{}", _GETTY),
        Authority("tgn", "TGN", "http://vocab.getty.edu/tgn/{}", _like(r"[1-9][0-9]{6}")),
        Authority("bnf", "BnF", "http://data.bnf.fr/ark:/12148/cb{}#about", _bnf, _is_noid),
        Authority("idref", "IdRef", "http://www.idref.fr/{}/id", _ppn, _is_ppn),
        Authority("fast", "FAST", "http://id.worldcat.org/fast/{}", _fast),
    )
}


def read(name: str, written: str) -> tuple[str, str]:
    """The number an authority means by what is written, and why it cannot be right; one of the two is ''."""
    known = AUTHORITIES[name]
    written = _FORMAT.sub("", written.strip())
    if not written:
        return "", f"no {known.title} number stands in it"
    number = known.read(written)
    if not number:
        return "", f'"{written[:40]}" is no {known.title} number'
    if not known.is_checked(number):
        return "", f"the check digit of {known.title} {number} is wrong"
    return number, ""
