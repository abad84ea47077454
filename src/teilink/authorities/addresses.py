"""Where the number of an authority stands in an address, and the canonical address made of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from teilink.authorities.numbers import AUTHORITIES, read

_WEB = re.compile(r"(?:https?:)?/{1,3}([^/?#\s@:]+)(?::[0-9]*)?(?![^/?#])([^?#]*)(.*)", re.IGNORECASE | re.DOTALL)
_PREFIXED = re.compile(r"([A-Za-z]+):(?=[^/])(.+)")
_LABEL = re.compile(r"([A-Za-z][A-Za-z ._-]{1,20}?)\s*[:\s]\s*(?=\S)")
_NO_LETTER = re.compile(r"[^a-z]+")
_ABSOLUTE = re.compile(r"https?://[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_LONGEST = 600
_SUBDOMAINS = ("www.", "m.")


class _Spot(NamedTuple):
    """A path, with the query behind it, that holds a number of an authority."""

    authority: str
    path: str
    # Whether the path is the authority's own, so that what stands there must be a number.
    is_owned: bool = True


_DNB = _Spot("gnd", r"gnd(?:/([^/?#]*).*|[?#].*)?")
_BNF = _Spot("bnf", r"ark:/?12148/(cb1[^/?#.]*)(?!.*#(?!about)).*")
# Patterns are strings: re compiles what is met.
_SPOTS: dict[str, tuple[_Spot, ...]] = {
    "wikidata.org": (
        _Spot("wikidata", r"entity(?:/(?!statement/)([^/?#]*).*)?"),
        _Spot("wikidata", r"wiki/Special:Entity(?:Page|Data)/([^/?#]*).*"),
        _Spot("wikidata", r"wiki/(?:(?:Property|Lexeme|Item):)?([QPLqpl]?[0-9][^/?#]*).*"),
        _Spot("wikidata", r"w/index\.php\?(?:.*&)?title=(Q[0-9]+)(?:[&#].*)?", is_owned=False),
    ),
    "viaf.org": (
        _Spot("viaf", r"(?:[a-z]{2}/)?viaf/([0-9][^/?#]*).*"),
        # Its other pages have words there, and nothing else has their number of parts.
        _Spot("viaf", r"(?:[a-z]{2}/)?viaf(?:/(null|none|undefined|nan)?)?(?:[?#].*)?"),
    ),
    "d-nb.info": (_DNB,),
    "d-nb.de": (_DNB,),
    "dnb.info": (_DNB,),
    "portal.dnb.de": (_Spot("gnd", r"opac\.htm\?.*?\bnid(?:=|%3[Dd])([0-9X-]+).*", is_owned=False),),
    "explore.gnd.network": (_Spot("gnd", r"gnd/([^/?#]*).*", is_owned=False),),
    "explorer.dnb.de": (_Spot("gnd", r"(?:.*/)?gnd/([^/?#]*).*", is_owned=False),),
    "explorer.de.dnb": (_Spot("gnd", r"(?:.*/)?gnd/([^/?#]*).*", is_owned=False),),
    "lobid.org": (_Spot("gnd", r"gnd/([^/?#]*).*", is_owned=False),),
    "sws.geonames.org": (_Spot("geonames", r"([^/?#]*).*"),),
    "geonames.org": (_Spot("geonames", r"([0-9][^/?#]*).*"),),
    "id.loc.gov": (
        _Spot("lcnaf", r"authorities/names/([^/?#]+)/?(?:[?#].*)?"),
        _Spot("lcsh", r"authorities/subjects/([^/?#]+)/?(?:[?#].*)?"),
    ),
    "lccn.loc.gov": (
        _Spot("lcnaf", r"(n[^/?#]*).*", is_owned=False),
        _Spot("lcsh", r"(s[hj][^/?#]*).*", is_owned=False),
    ),
    "isni.org": (_Spot("isni", r"(?:page|isni)(?:/([^/?#]*).*)?"), _Spot("isni", r"([0-9][^/?#]*).*")),
    "isni-url.oclc.nl": (_Spot("isni", r"isni/([^/?#]*).*"),),
    "orcid.org": (_Spot("orcid", r"([0-9][^/?#]*).*"), _Spot("orcid", r"()(?:[?#].*)?")),
    "vocab.getty.edu": tuple(
        _Spot(name, rf"(?:page/)?{name}/([0-9]+)(?:\.\w+)?(?:[?#].*)?") for name in ("ulan", "aat", "tgn")
    ),
    "getty.edu": tuple(
        _Spot(name, rf"vow/{name.upper()}FullDisplay\?(?:.*&)?subjectid=([0-9]+)(?:[&#].*)?", is_owned=False)
        for name in ("ulan", "aat", "tgn")
    ),
    "data.bnf.fr": (_BNF,),
    "catalogue.bnf.fr": (_BNF,),
    "ark.bnf.fr": (_BNF,),
    "idref.fr": (_Spot("idref", r"([0-9][^/?#]*).*"),),
    "id.worldcat.org": (_Spot("fast", r"fast/((?:fst)?[0-9][^/?#]*).*"),),
}  # fmt: skip

# What people write into idno/@type, or before a colon, by the letters alone.
_SCHEMES = {
    **{name: name for name in AUTHORITIES},
    **dict.fromkeys(("pnd", "swd", "gkd", "dnb", "gemeinsamenormdatei"), "gnd"),
    **dict.fromkeys(("wd", "wikidataq", "wikidataitem"), "wikidata"),
    **dict.fromkeys(("gn", "geoname"), "geonames"),
    **dict.fromkeys(("lc", "loc", "lccn", "naf", "lcnames", "lcauth", "nacoaf", "libraryofcongress"), "lcnaf"),
    **dict.fromkeys(("sudoc", "ppn"), "idref"),
}
_PLAIN = frozenset(("", "url", "uri", "iri", "link", "href", "sameas", "ref", "lod", "web", "website"))
_KINDS = ("identifier", "number", "nummer", "uri", "url", "iri", "link", "qid", "id", "nr", "no")
# A prefix that a project has declared is resolved before it comes here; of others these are beyond doubt.
_PREFIXES = frozenset(("gnd", "wd", "wikidata", "viaf", "geonames", "isni", "orcid", "lcnaf"))


class _Found(NamedTuple):
    """What an address is found to be: one of an authority, with its number, or what is wrong with that."""

    authority: str
    number: str
    fault: str

    @property
    def address(self) -> str:
        return AUTHORITIES[self.authority].form.format(self.number) if self.number else ""


_NOTHING = _Found("", "", "")


def _at(spots: tuple[_Spot, ...], rest: str) -> _Found:
    for spot in spots:
        found = re.fullmatch(spot.path, rest, re.DOTALL)
        if found is None:
            continue
        number, fault = read(spot.authority, unquote(found[1] or ""))
        if number or spot.is_owned:
            return _Found(spot.authority, number, fault)
    return _NOTHING


def _read_prefixed(text: str) -> _Found:
    parts = _PREFIXED.fullmatch(text)
    if parts is None or parts[1].lower() not in _PREFIXES:
        return _NOTHING
    name = _SCHEMES[parts[1].lower()]
    number, _ = read(name, parts[2])
    return _Found(name, number, "") if number else _NOTHING


@lru_cache(8192)
def _found(iri: str) -> _Found:
    text = iri.strip()
    if len(text) > _LONGEST:
        return _NOTHING
    web = _WEB.match(text)
    if web is None:
        return _read_prefixed(text)
    host = web[1].lower()
    for subdomain in _SUBDOMAINS:
        host = host.removeprefix(subdomain)
    spots = _SPOTS.get(host)
    if spots is None:
        return _NOTHING
    return _at(spots, "/".join(filter(None, web[2].split("/"))) + web[3])


@lru_cache(8192)
def canonical(iri: str) -> str:
    """The canonical entity form of an address of a known authority, else the address exactly as given.

    So is one whose number cannot be right: `fault` says why.
    """
    return _found(iri).address or iri


def authority(iri: str) -> str:
    """The authority whose address this is, as ``gnd``, even where the number cannot be right; '' for none."""
    return _found(iri).authority


def fault(iri: str) -> str:
    """Why an address of a known authority cannot be right: no number, or a wrong check digit; '' for all others."""
    return _found(iri).fault


def address(scheme: str, value: str) -> str:
    """The canonical address for a number or address and the name of its authority, as in idno/@type and its text.

    '' where it cannot be one.  A scheme that only says that it is an address (``URL``) takes any of the web.
    """
    return _address(" ".join(scheme.split()), " ".join(value.split())) if len(value) <= _LONGEST else ""


@lru_cache(4096)
def _address(scheme: str, value: str) -> str:
    found = _found(value)
    if not found.authority and "." in value.partition("/")[0]:
        found = _found("//" + value)
    if found.authority:
        return found.address
    name = _scheme(scheme)
    if not name:
        return value if _is_plain(scheme) and _ABSOLUTE.fullmatch(value) else ""
    number, _ = read(name, _unlabelled(name, value))
    if not number and name == "lcnaf":
        name, (number, _) = "lcsh", read("lcsh", _unlabelled(name, value))
    return _Found(name, number, "").address


def _letters(scheme: str) -> str:
    return _NO_LETTER.sub("", scheme.casefold())


def _is_plain(scheme: str) -> bool:
    return _letters(scheme) in _PLAIN


def _scheme(scheme: str) -> str:
    """The authority that a scheme names, whatever its case and punctuation: ``GND-ID``, ``viaf uri``."""
    letters = _letters(scheme)
    for kind in ("", *_KINDS):
        known = _SCHEMES.get(letters.removesuffix(kind)) if letters.endswith(kind) else None
        if known:
            return known
    return ""


def _unlabelled(name: str, value: str) -> str:
    """A number without the name of its authority before it: ``GND: 118540238``, ``wd:Q42``."""
    label = _LABEL.match(value)
    return value[label.end() :] if label and _scheme(label[1]) == name else value
