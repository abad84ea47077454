"""The names of the elements that TEI P5 has, so that a path which asks for another can be told.

The list stands beside this module, one name a line: what `tei_all` declares, release 4.9.0, egXML included.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from teilink.iri import nearest

_LIST = Path(__file__).with_name("elements.txt")


@cache
def names() -> frozenset[str]:
    """The names of all elements, without prefix."""
    return frozenset(_LIST.read_text(encoding="utf-8").split())


def nearest_element(name: str) -> str:
    """The element whose name is most like the given one, or '' where none is near."""
    folded = {each.lower(): each for each in names()}
    return folded.get(name.lower()) or nearest(name, names())
