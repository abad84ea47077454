"""How often: @minOccurs and @maxOccurs, and @min and @max of memberOf (TEI att.repeatable)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilink.schema.odd.faults import quoted
from teilink.schema.odd.parts import Occurs

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.schema.odd.faults import Faults

MOST = 400
"""The largest number of times that is counted: each is written out in the schema."""

_NUMBER = re.compile(r"[0-9]{1,9}")


def occurs_of(node: _Element, faults: Faults, least: str = "minOccurs", most: str = "maxOccurs") -> Occurs:
    """How often a node says that something may stand; once where it says nothing."""
    low = _count(node, least, faults)
    if node.get(most, "").strip() == "unbounded":
        return Occurs(low, None)
    high = _count(node, most, faults)
    if most not in node.attrib and low > 1:
        faults.at(node, f"{least} is {low}, and {most} is 1 where it is not given", f'add {most}="unbounded"')
    elif high < low:
        faults.at(node, f"{most} is {high}, less than {least}, which is {low}", "exchange them", attribute=most)
    return Occurs(min(low, high), high)


def _count(node: _Element, name: str, faults: Faults) -> int:
    text = node.get(name, "1").strip()
    allowed = "a number from 0" + (" or unbounded" if name.startswith("max") else "")
    if not _NUMBER.fullmatch(text):
        faults.at(node, f"{name} is {quoted(text)}", f"{name} is {allowed}", attribute=name)
        return 1
    if int(text) > MOST:
        faults.at(node, f"{name} is {text}; counted is up to {MOST}", 'write maxOccurs="unbounded"', attribute=name)
        return 1
    return int(text)
