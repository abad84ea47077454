"""What the header lacks and the shapes cannot see.

The shapes demand the values that become statements: title, dates, sender, archive, rights.  A text that only holds the
place of a value is a value to them, and of who made the edition they know nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from teilink.diagnostics import Diagnostic, Severity
from teilink.schema.editorial.status import status_of
from teilink.tei.document import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from teilink.diagnostics import Place
    from teilink.tei.document import TeiFile

_NAMES = {"t": NAMESPACE}
_HEADER = etree.XPath("t:teiHeader", namespaces=_NAMES)
_WORDS = etree.XPath("string()")
# What was done, and how, may speak of what is to be done.
_DESCRIPTIONS = etree.XPath("t:fileDesc//*[text()] | t:profileDesc//*[text()]", namespaces=_NAMES)
_NOBODY = etree.XPath(
    "t:fileDesc[not(t:titleStmt/*[self::t:respStmt or self::t:editor or self::t:author or self::t:principal]"
    " or t:editionStmt/*[self::t:respStmt or self::t:editor])]/t:titleStmt",
    namespaces=_NAMES,
)
_UNTYPED = etree.XPath("t:profileDesc/t:correspDesc//t:correspAction[not(@type)]", namespaces=_NAMES)
# Capitals where small letters are a word: "todo" is Spanish for all, "xxx" a number. The sentences are those of the
# template with which a well-known editor begins a TEI file.
_SENTENCES = ("Publication Information", "Information about the source", "Some text here")
_SUSPECT = ("TODO", "FIXME", "TBD", "TBA", "XXXX", "???", "orem ipsum", *_SENTENCES)
_HOLDING = re.compile(
    rf"(?:TODO|FIXME|TBD|TBA)\b.*|X{{4,}}|\?{{3,}}|[Ll]orem ipsum\b.*|(?:{'|'.join(_SENTENCES)})\.?", re.DOTALL
)


def check_completeness(file: TeiFile) -> list[Diagnostic]:
    """What is missing in a header for its status: advice in a draft, a warning later."""
    status = status_of(file.root)
    severity = Severity.INFO if status == "draft" else Severity.WARNING
    return [
        Diagnostic("TL308", severity, message, _place(file, element), help=help_)
        for header in _HEADER(file.root)
        for element, message, help_ in _missing(header, status)
    ]


def _place(file: TeiFile, element: _Element) -> Place:
    # Words that only hold a place are shown themselves; of an element that lacks something, its tag.
    return file.place_of_element(element) if len(element) else file.place_of_text(element)


def _missing(header: _Element, status: str) -> Iterator[tuple[_Element, str, str]]:
    """The element that should hold it, what is missing, what to do."""
    for element in _placeholders(header):
        name, words = etree.QName(element).localname, " ".join((element.text or "").split())
        shown = words if len(words) <= 60 else f"{words[:59]}…"
        yield element, f'<{name}> still says "{shown}"', f"write the real words, or delete <{name}>"
    for action in _UNTYPED(header):
        message = "this correspAction does not say whether it tells of sending or of receipt"
        yield action, message, 'give it type="sent" or type="received"'
    if status == "published":
        for element in _NOBODY(header):
            message = "nobody is named who answers for this file: no author, no editor, no respStmt"
            yield element, message, "name the author or editor in titleStmt, or in a respStmt who did what"


def _placeholders(header: _Element) -> list[_Element]:
    # One look at all the words is enough for nearly every file.
    words = _WORDS(header)
    if not any(each in words for each in _SUSPECT):
        return []
    return [
        element
        for element in _DESCRIPTIONS(header)
        if len(element) == 0 and _HOLDING.fullmatch((element.text or "").strip())
    ]
