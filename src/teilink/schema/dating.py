"""Findings on dates: a day that does not exist, a span that ends before it begins, words that say another day.

Specification: TEI att.datable, https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-att.datable.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teilink.dates import ATTRIBUTES, ISO_ATTRIBUTES, XSD, Stated, disorder, fault, in_words, stated
from teilink.diagnostics import Diagnostic, Severity
from teilink.tei.document import NAMESPACE, TEI
from teilink.tei.text import language, reading_text

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.tei.document import TeiFile

# @from and @to are dates except on these, where they are leaves, pages, lines or ends (TEI att.citing, locus, arc).
_DATED = etree.XPath(
    f"descendant-or-self::t:*[{' or '.join(f'@{name}' for name in (*ATTRIBUTES, *ISO_ATTRIBUTES))}]"
    "[not(contains(' locus biblScope citedRange app span arc rt ', concat(' ', local-name(), ' ')))]",
    namespaces={"t": NAMESPACE},
)
# What else there is in an element that may say something of its date.
_READ = {*ATTRIBUTES, *ISO_ATTRIBUTES, "dur", "dur-iso"}
# Whose whole text may be the date; in others a date is one word among many, or of something else.
_TOLD = frozenset(TEI + name for name in ("date", "docDate", "origDate", "birth", "death", "floruit", "creation"))
_LONGEST = 200


def check_dates(file: TeiFile) -> list[Diagnostic]:
    """Every date attribute of a file that is no date, every span out of order, every date its words contradict.

    An element has one finding: what is no date is not compared.
    """
    found = []
    for element in _DATED(file.root):
        attributes = {name: str(value) for name, value in element.items() if name in _READ}
        for code, wrong in (("TL301", fault(attributes)), ("TL302", disorder(attributes))):
            if wrong is not None:
                place = file.place_of_attribute(element, wrong.attribute)
                found.append(Diagnostic(code, Severity.ERROR, wrong.message, place, help=wrong.help))
                break
        else:
            found += _contradiction(file, element, attributes)
    return found


def _contradiction(file: TeiFile, element: _Element, attributes: dict[str, str]) -> list[Diagnostic]:
    if element.tag not in _TOLD or not _is_gregorian(element.get("calendar", "")):
        return []
    found, text = stated(attributes), reading_text(element)
    if found is None or not 0 < len(text) <= _LONGEST or text in _spellings(found):
        return []
    from teilink.dates import agrees, read_words

    tag = language(element)
    near = int(found.dated.earliest[:-6] or 0) or None
    read = read_words(text, language=tag, near=near)
    # The certainty of the encoder is no excuse here: it is the words that are compared.
    if read is None or agrees(text, attributes, language=tag, near=near) is not False:
        return []
    said = " or ".join(_told(each) for each in read.alternatives or (read.attributes,))
    message = f'the words "{_cut(text)}" say {said}, @{found.attribute} says {_stated(attributes)}'
    help_ = "correct the one that is wrong; where the words count by another calendar, name it with @calendar"
    place = file.place_of_attribute(element, found.attribute)
    return [Diagnostic("TL303", Severity.WARNING, message, place, help=help_)]


def _is_gregorian(calendar: str) -> bool:
    return not calendar or "gregorian" in calendar.casefold()


def _spellings(found: Stated) -> set[str]:
    """The commonest ways to write the date: of most elements the words need not be read at all."""
    told = in_words(found.dated.text, found.dated.datatype)
    day, _, rest = told.partition(" ")
    month, _, year = rest.partition(" ")
    return (
        {found.dated.text, told, f"{month} {day}, {year}", f"{day}. {rest}"}
        if found.dated.datatype.startswith(XSD)
        else set()
    )


def _told(attributes: tuple[tuple[str, str], ...]) -> str:
    dates = [value for name, value in attributes if name in _READ]
    before = {"notBefore": "not before ", "from": "from ", "notAfter": "not after ", "to": "until "}
    return " to ".join(dates) if len(dates) > 1 else before.get(attributes[0][0], "") + dates[0]


def _stated(attributes: dict[str, str]) -> str:
    return " to ".join(_cut(attributes[name]) for name in (*ATTRIBUTES, *ISO_ATTRIBUTES) if name in attributes)


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:60] + "…"
