"""Which entry an address in an authority file means: the only one that names it as its own.

``https://www.geonames.org/1880252/seoul.html`` and ``<idno type="geonames">1880252</idno>`` are one.  Nothing is ever
fetched.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from teilink.tei.document import TEI

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lxml.etree import _Element

    from teilink.registers.catalogue import Catalogue
    from teilink.registers.lead import Target

_NAMES = tuple(TEI + name for name in ("persName", "orgName", "placeName", "settlement", "country", "geogName"))
_IDNO = TEI + "idno"
_POINTING = ("sameAs", "ref", "corresp")
_WEB = ("http://", "https://")


class Authorities:
    """The addresses by which the entries of the registers are known elsewhere."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def owner(self, address: str) -> Target | None:
        """The entry that an address means; None where it is that of none, or of several."""
        from teilink.authorities import canonical

        return self._owners.get(canonical(address)) if address.startswith(_WEB) and self._catalogue.files else None

    @cached_property
    def _owners(self) -> Mapping[str, Target | None]:
        found: dict[str, Target | None] = {}
        for entry in self._catalogue.declared():
            target = self._catalogue.target(entry)
            for address in dict.fromkeys(authorities(entry.element)):
                other = found.setdefault(address, target)
                found[address] = target if other is not None and other.entry is entry else None
        return found


def authorities(entry: _Element) -> Iterator[str]:
    """The addresses of an entry in authority files: by its idno, and where it or a name of it points."""
    from teilink.authorities import address, canonical

    for element in (entry, *entry.iterchildren(*_NAMES)):
        for attribute in _POINTING:
            yield from (canonical(each) for each in element.get(attribute, "").split() if each.startswith(_WEB))
    for child in entry.iterchildren(_IDNO):
        for idno in child.iter(_IDNO):
            words = " ".join((idno.text or "").split())
            found = canonical(words) if words.startswith(_WEB) else _given(idno, words, address)
            yield from [found] if found else []


def _given(idno: _Element, value: str, address: Callable[[str, str], str | None]) -> str:
    """The address of a value by the scheme that @type or @subtype names; '' where neither is known."""
    found = (address(idno.get(name, ""), value) for name in ("type", "subtype") if value and idno.get(name))
    return next((each for each in found if each), "")
