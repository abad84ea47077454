"""Ids that authority files give: one number in many spellings of an address.

``http://d-nb.info/gnd/118540238``, ``https://d-nb.info/gnd/118540238/`` and ``<idno type="GND">118540238</idno>`` are
one id; what GeoNames puts behind its number is only a name.  Nothing is ever fetched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilink.tei.document import TEI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_ADDRESS = re.compile(
    r"https?://(?:www\.|sws\.|data\.|catalogue\.|m\.)?"
    r"(?:d-nb\.info/gnd/(?P<gnd>[0-9X-]+)"
    r"|viaf\.org/(?:[a-z]{2}/)?viaf/(?P<viaf>[0-9]+)"
    r"|wikidata\.org/(?:wiki|entity)/(?P<wikidata>Q[0-9]+)"
    r"|geonames\.org/(?P<geonames>[0-9]+)"
    r"|id\.loc\.gov/authorities/(?:names|subjects)/(?P<loc>[a-z]+[0-9]+)"
    r"|isni\.org/(?:isni/)?(?P<isni>[0-9]{15}[0-9X])"
    r"|orcid\.org/(?P<orcid>[0-9-]{18}[0-9X])"
    r"|bnf\.fr/(?:ark:/12148/)?(?P<bnf>cb[0-9a-z]+)"
    r"|vocab\.getty\.edu/(?:page/)?(?P<getty>(?:ulan|tgn)/[0-9]+)"
    r"|pleiades\.stoa\.org/places/(?P<pleiades>[0-9]+)"
    r")"
)
_BARE = {
    "gnd": ("gnd", re.compile(r"[0-9]{5,}[0-9X-]*")),
    "pnd": ("gnd", re.compile(r"[0-9]{5,}[0-9X-]*")),
    "viaf": ("viaf", re.compile(r"[0-9]+")),
    "wikidata": ("wikidata", re.compile(r"Q[0-9]+")),
    "geonames": ("geonames", re.compile(r"[0-9]+")),
    "lcnaf": ("loc", re.compile(r"[a-z]+[0-9]+")),
    "isni": ("isni", re.compile(r"[0-9]{15}[0-9X]")),
    "orcid": ("orcid", re.compile(r"[0-9-]{18}[0-9X]")),
}
_TITLES = {"gnd": "GND", "viaf": "VIAF", "wikidata": "Wikidata", "geonames": "GeoNames", "loc": "LoC", "isni": "ISNI"}
_NAMES = frozenset(TEI + name for name in ("persName", "orgName", "placeName", "settlement", "country", "geogName"))
_POINTING = ("sameAs", "ref", "corresp")
_IDNO = TEI + "idno"
_LONGEST = 200


def authority(address: str) -> str:
    """The id that an address of an authority file stands for, as ``GND 118540238``; '' for any other address."""
    found = _ADDRESS.match(address) if len(address) <= _LONGEST else None
    if found is None or found.lastgroup is None:
        return ""
    return f"{_TITLES.get(found.lastgroup, found.lastgroup)} {found[found.lastgroup]}"


def authorities(entry: _Element) -> Iterator[str]:
    """The ids of an entry: in its idno, and where it or a name of it points."""
    for element in (entry, *(child for child in entry if child.tag in _NAMES)):
        for name in _POINTING:
            yield from filter(None, map(authority, element.get(name, "").split()))
    for child in entry.iterchildren(_IDNO):
        for idno in child.iter(_IDNO):
            yield from filter(None, [_of_idno(idno)])


def _of_idno(idno: _Element) -> str:
    words = (idno.text or "").strip()
    for name in (idno.get("type", ""), idno.get("subtype", "")):
        known = _BARE.get(name.strip().lower())
        if known is not None and known[1].fullmatch(words):
            return f"{_TITLES.get(known[0], known[0])} {words}"
    return authority(words)
