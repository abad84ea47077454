"""Dates that contradict one another: sent before signed, a catalogue against the source, two dates of sending.

Only days are compared, and only where the bounds leave no doubt: a month does not contradict a day in it.  A
contradiction that the encoder has seen is no finding: a date with cert="low", a note that points at a date, a
note[@type='date-conflict'] in correspDesc.

Specification: TEI correspDesc, https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-correspDesc.html
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from teilink.dates import dated
from teilink.diagnostics import Diagnostic, Label, Severity
from teilink.tei.document import ID, NAMESPACE, TEI

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from teilink.diagnostics import Place
    from teilink.tei.document import TeiFile

_NAMES = {"t": NAMESPACE}
_EDITIONS = etree.XPath("self::t:TEI | t:TEI | self::t:teiCorpus//t:TEI", namespaces=_NAMES)
_CORRESPONDENCES = etree.XPath("t:teiHeader/t:profileDesc/t:correspDesc", namespaces=_NAMES)
_SENT = etree.XPath("t:correspAction[@type='sent']/t:date", namespaces=_NAMES)
_WRITTEN = etree.XPath(
    "t:text//t:date[ancestor::t:closer or ancestor::t:dateline or ancestor::t:signed]", namespaces=_NAMES
)
_CREATED = etree.XPath("t:teiHeader/t:profileDesc/t:creation/t:date", namespaces=_NAMES)
_CATALOGUED = etree.XPath(
    "t:teiHeader/t:profileDesc/t:creation/t:date[@type='catalogued'] |"
    " t:teiHeader/t:fileDesc/t:sourceDesc//*[@type='catalogued'][self::t:date or self::t:origDate]",
    namespaces=_NAMES,
)
_TARGETS = etree.XPath("t:teiHeader//t:note/@target", namespaces=_NAMES)
_EXPLANATIONS = etree.XPath(".//t:note[@type='date-conflict']", namespaces=_NAMES)
# A day named there is another letter's, or was taken back.
_APART = {TEI + name for name in ("note", "quote", "q", "cit", "floatingText", "del")}
_TEXT = TEI + "text"
_SIGNING = {None, "", "sent", "signed", "written", "composed", "dispatched"}
_SAYING = ("when", "notAfter", "to", "notBefore", "from")


class _Reading(NamedTuple):
    """A date of the file: its element, and the first and last day it may mean ('' where unknown)."""

    element: _Element
    earliest: str
    latest: str

    @property
    def days(self) -> str:
        """The bounds in words: a day, or a span."""
        if self.earliest == self.latest:
            return self.earliest
        return f"{self.earliest or '…'} to {self.latest or '…'}"

    def is_before(self, other: _Reading) -> bool:
        """Whether every day of this reading lies before every day of the other, in one calendar."""
        calendars = {each.element.get("calendar", "").lstrip("#").lower() for each in (self, other)}
        if len(calendars) > 1 or not self.latest or not other.earliest:
            return False
        return _order(self.latest) < _order(other.earliest)

    def contradicts(self, other: _Reading) -> bool:
        """Whether the two have no day in common."""
        return self.is_before(other) or other.is_before(self)


class _Edition:
    """One TEI element, and the dates in it."""

    def __init__(self, root: _Element, file: TeiFile) -> None:
        self._root = root
        self._file = file
        self.correspondences: list[_Element] = list(_CORRESPONDENCES(root))

    @cached_property
    def sent(self) -> list[_Reading]:
        """When the letter was sent; nothing where the header lists many letters."""
        return [] if len(self.correspondences) != 1 else _readings(_SENT(self.correspondences[0]))

    @cached_property
    def written(self) -> list[_Reading]:
        """The days in datelines and below signatures."""
        dates = [date for date in _WRITTEN(self._root) if date.get("type") in _SIGNING and not _is_apart(date)]
        return _readings(dates)

    @cached_property
    def created(self) -> list[_Reading]:
        """The readings in creation."""
        return _readings(_CREATED(self._root))

    @cached_property
    def read(self) -> list[_Reading]:
        """Of those, the ones that the header says were read in the text."""
        return [each for each in self.created if any(map(self._is_text, each.element.get("source", "").split()))]

    def _is_text(self, pointer: str) -> bool:
        element = self._file.ids.get(pointer.removeprefix("#"))
        return element is not None and any(each.tag == _TEXT for each in (element, *element.iterancestors()))

    @cached_property
    def catalogued(self) -> list[_Reading]:
        """What a catalogue says."""
        return _readings(_CATALOGUED(self._root))

    @cached_property
    def _targets(self) -> set[str]:
        return {target for targets in _TARGETS(self._root) for target in targets.split()}

    def is_explained(self, reading: _Reading) -> bool:
        """Whether the encoder doubts a date, or has a note on it."""
        element = reading.element
        return element.get("cert") == "low" or f"#{element.get(ID)}" in self._targets

    @property
    def is_settled(self) -> bool:
        """Whether a note in correspDesc tells of the conflict."""
        return any(_EXPLANATIONS(each) for each in self.correspondences)


def check_chronology(file: TeiFile) -> list[Diagnostic]:
    """Every contradiction of dates in a file that nothing explains."""
    found: list[Diagnostic] = []
    for root in _EDITIONS(file.root):
        edition = _Edition(root, file)
        found += _sent_twice(edition, file)
        conflicts = [*_sent_before_signed(edition, file), *_catalogue_differs(edition, file)]
        # Whether anything explains them is asked only where there are any.
        if conflicts and not edition.is_settled:
            found += conflicts
    return found


def _sent_twice(edition: _Edition, file: TeiFile) -> Iterator[Diagnostic]:
    for correspondence in edition.correspondences:
        sent = edition.sent or _readings(_SENT(correspondence))
        if len(sent) < 2 or _EXPLANATIONS(correspondence):
            continue
        first, *others = [each for each in sent if not edition.is_explained(each)] or sent[:1]
        for other in others:
            if other.contradicts(first):
                message = f"sent on {first.days} and on {other.days}"
                help_ = "keep one date of sending; other readings stand in creation/date with @source"
                yield _finding("TL311", message, file, other, (first, "the other date of sending"), help_)


def _sent_before_signed(edition: _Edition, file: TeiFile) -> Iterator[Diagnostic]:
    for sent in edition.sent:
        for days in (edition.written, edition.read):
            # Of several datelines one may be an enclosure's: all of them must be later.
            if not any(map(sent.is_before, days)) or edition.is_explained(sent):
                continue
            signed = [each for each in days if not edition.is_explained(each)]
            if signed and all(map(sent.is_before, signed)):
                first = min(signed, key=lambda each: _order(each.earliest))
                message = f"sent on {sent.days}, but signed on {first.days}"
                yield _finding("TL304", message, file, sent, (first, "signed on this day"), _advice(first))
                break


def _catalogue_differs(edition: _Edition, file: TeiFile) -> Iterator[Diagnostic]:
    told: set[tuple[str, str]] = set()
    for reading in edition.catalogued:
        known = edition.sent or edition.written or edition.read
        bounds = reading[1:]
        if bounds in told or not known or not all(reading.contradicts(each) for each in known):
            continue
        told.add(bounds)
        same = [each for each in (*edition.catalogued, *edition.created) if each[1:] == bounds]
        if not any(edition.is_explained(each) for each in (*same, *known)):
            verb = "sent" if edition.sent else "signed"
            message = f"the catalogue says {reading.days}, but the document was {verb} on {known[0].days}"
            yield _finding("TL305", message, file, reading, (known[0], f"{verb} on this day"), _advice(reading))


def _advice(doubted: _Reading) -> str:
    way = "" if doubted.element.get(ID) else "give it an xml:id and "
    return f'correct the wrong one; if the source says so, {way}point a note/@target at it, or give it cert="low"'


def _finding(
    code: str, message: str, file: TeiFile, shown: _Reading, other: tuple[_Reading, str], help_: str
) -> Diagnostic:
    labels = (Label(_place(file, other[0].element), other[1]),)
    return Diagnostic(code, Severity.WARNING, message, _place(file, shown.element), labels, help_)


def _place(file: TeiFile, element: _Element) -> Place:
    names = [name for form in ("", "-iso", "-custom") for name in (f"{each}{form}" for each in _SAYING)]
    said = next((name for name in names if element.get(name) is not None), "")
    return file.place_of_attribute(element, said) if said else file.place_of_element(element)


def _readings(elements: Sequence[_Element]) -> list[_Reading]:
    """The dates of which the bounds are known, one at least."""
    found = []
    for element in elements:
        date = dated({str(name): str(value) for name, value in element.attrib.items()})
        if date is None or not (date.earliest or date.latest):
            continue
        # A span that ends before it begins says nothing; it is a finding of its own.
        if not (date.earliest and date.latest) or _order(date.earliest) <= _order(date.latest):
            found.append(_Reading(element, date.earliest, date.latest))
    return found


def _is_apart(date: _Element) -> bool:
    return any(holder.tag in _APART for holder in date.iterancestors())


def _order(day: str) -> tuple[int, str]:
    """A key that sorts days with years of any length, before the common era too."""
    year, month, rest = day.rsplit("-", 2)
    return int(year), f"{month}-{rest}"
