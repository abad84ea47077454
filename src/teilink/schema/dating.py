"""Findings on dates: a day that does not exist, a span that ends before it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teilink.dates import ATTRIBUTES, disorder, fault
from teilink.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from teilink.tei.document import TeiFile

# @from and @to are dates except on these, where they are leaves, pages or lines (TEI att.citing and locus).
_DATED = etree.XPath(
    "descendant-or-self::*[@when or @notBefore or @notAfter or @from or @to]"
    "[not(contains(' locus biblScope citedRange app span ', concat(' ', local-name(), ' ')))]"
)


def check_dates(file: TeiFile) -> list[Diagnostic]:
    """Every date attribute of a file that is no date, and every span out of order."""
    found = []
    for element in _DATED(file.root):
        attributes = {name: str(element.get(name)) for name in ATTRIBUTES if element.get(name) is not None}
        for code, wrong in (("TL301", fault(attributes)), ("TL302", disorder(attributes))):
            if wrong is not None:
                place = file.place_of_attribute(element, wrong.attribute)
                found.append(Diagnostic(code, Severity.ERROR, wrong.message, place, help=wrong.help))
                break
    return found
