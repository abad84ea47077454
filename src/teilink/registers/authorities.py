"""By which addresses of the web an entry is known elsewhere, as in authority files.

``https://www.geonames.org/1880252/seoul.html`` and ``<idno type="geonames">1880252</idno>`` are one.  Nothing is ever
fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.authorities import address, canonical
from teilink.tei.document import TEI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_NAMES = tuple(TEI + name for name in ("persName", "orgName", "placeName", "settlement", "country", "geogName"))
_IDNO = TEI + "idno"
_POINTING = ("sameAs", "ref", "corresp")
_WEB = ("http://", "https://")


def authorities(entry: _Element) -> list[str]:
    """The canonical addresses of an entry, each once: by its idno, and where it or a name of it points."""
    return list(dict.fromkeys(each for each in _stated(entry) if each))


def _stated(entry: _Element) -> Iterator[str]:
    for element in (entry, *entry.iterchildren(*_NAMES)):
        for attribute in _POINTING:
            yield from (canonical(each) for each in element.get(attribute, "").split() if each.startswith(_WEB))
    for child in entry.iterchildren(_IDNO):
        for idno in child.iter(_IDNO):
            yield _given(idno, " ".join((idno.text or "").split()))


def _given(idno: _Element, value: str) -> str:
    """The address of a value, by the scheme that @type or @subtype names; '' where neither is known."""
    if value.startswith(_WEB):
        return canonical(value)
    found = (address(idno.get(name, ""), value) for name in ("type", "subtype") if value and idno.get(name))
    return next((each for each in found if each), "")
