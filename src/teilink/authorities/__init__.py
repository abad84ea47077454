"""Addresses of authority files: one person in many spellings, brought to the one form that stands for the entity.

``http://d-nb.info/gnd/118540238``, ``https://d-nb.info/gnd/118540238/about/lds`` and the bare number in an ``idno`` of
type GND mean one person.  Nothing is fetched: an address is known by its host and path, its number by form and check
digit.

    numbers      how an authority writes its numbers, and the check digits
    addresses    where a number stands in an address

The canonical forms are those that the authorities give for the entity, as against a page about it.
"""

from teilink.authorities.addresses import address, authority, canonical, fault

__all__ = ["address", "authority", "canonical", "fault"]
