"""Names of the parts of a record, behind the hash of its address.

The name of a part is the xml:id of its element; an element without one gets a name made of what it says, so that edits
elsewhere do not change it.  A name that the record uses for parts of its own gets ``x-`` in front where an xml:id has
it, and so does one that begins with ``x-``: two names never become one.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from teilink.iri import part
from teilink.tei.document import ID
from teilink.tei.text import reading_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_RESERVED = re.compile(r"meta|build|(?:text|item|id|x)-.*|m-[0-9a-f]{8}", re.DOTALL)
_POINTERS = ("ref", "key", "source", "target", "url", "when", "n")


def named(identifier: str) -> str:
    """The name of the part that has an xml:id."""
    return part(f"x-{identifier}" if _RESERVED.fullmatch(identifier) else identifier)


def digest(element: _Element, *more: str) -> str:
    """A name made of what an element says."""
    said = (str(element.tag), *(element.get(name, "") for name in _POINTERS), reading_text(element), *more)
    return "m-" + hashlib.sha256("\0".join(said).encode()).hexdigest()[:8]


def name_of_part(element: _Element, *more: str) -> str:
    """The name of the part that an element is."""
    identifier = element.get(ID)
    return digest(element, *more) if identifier is None else named(identifier)
