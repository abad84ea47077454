"""What entries of registers say of themselves, as text or terms: names, spans of time, sex, coordinates, relations.

Where an entry says nothing that can be read for certain the answer is '' or None: no place is guessed from three
numbers, no sex from a first name.
"""

from teilink.crosswalk.described.coordinates import coordinates, is_longitude_first
from teilink.crosswalk.described.names import called, family_name, given_name
from teilink.crosswalk.described.people import end, gender, start
from teilink.crosswalk.described.relations import related

__all__ = [
    "called",
    "coordinates",
    "end",
    "family_name",
    "gender",
    "given_name",
    "is_longitude_first",
    "related",
    "start",
]
