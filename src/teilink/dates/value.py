"""A date as a literal: what RDF is told.

An exact date is a literal of XSD; what XSD cannot say is EDTF: a span, a set, a doubt.  Years before our era are
counted in each as it counts them: `-0044` of XSD 1.0 is `-0043` in EDTF.  RDF 1.1 refers to XSD 1.1, which counts as
EDTF does; we keep to XSD 1.0, as TEI does, so that a literal has the letters the encoder wrote.  Who reads ours by
XSD 1.1 is one year out, before our era only.

Specification: EDTF, https://www.loc.gov/standards/datetime/; ISO 8601-2:2019, sections 4 and 8;
RDF 1.1 Concepts, section 5.1, https://www.w3.org/TR/rdf11-concepts/#xsd-datatypes
"""

from __future__ import annotations

from typing import NamedTuple

XSD = "http://www.w3.org/2001/XMLSchema#"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
# What EDTF can write with four digits; a longer year stands alone, behind a Y.
_FOUR_DIGITS = range(-9999, 10000)


class Dated(NamedTuple):
    """A date as a literal: its lexical form, its datatype (an IRI), and its bounds as days, '' where unknown."""

    text: str
    datatype: str
    earliest: str
    latest: str

    @property
    def shared(self) -> tuple[str, str] | None:
        """The date as a W3C type for those who read no EDTF: of a span the year and month both ends share, or None."""
        if self.datatype != EDTF:
            return self.text, self.datatype
        if not self.earliest or not self.latest:
            return None
        if self.earliest == self.latest and self.text[0] != "[" and "/" not in self.text:
            return self.earliest, XSD + "date"
        month, last_month = self.earliest[:-3], self.latest[:-3]
        if month[:-3] != last_month[:-3]:
            return None
        return (month, XSD + "gYearMonth") if month == last_month else (month[:-3], XSD + "gYear")


def edtf(year: int, month: int = 0, day: int = 0) -> str:
    """An astronomical year, a month or a day in EDTF; of a year with more than four digits only the year."""
    if year not in _FOUR_DIGITS:
        return f"Y{year}"
    written = f"{year:04}" if year >= 0 else f"-{-year:04}"
    return written + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


class Point(NamedTuple):
    """One value of a date attribute: its literal, and its first and last part as ends of an EDTF span."""

    dated: Dated
    start: str
    end: str


def joined(first: Point | None, last: Point | None, join: str) -> Dated:
    """A set ``[a..b]`` or an interval ``a/b``.  An end that is not given is open; at least one of them is given."""
    start, end = first.start if first else "", last.end if last else ""
    if "/" in join:
        # '..' is an open end in EDTF; an empty one would mean that there is an end and nobody knows it.
        start, end = start or "..", end or ".."
    return Dated(
        join.format(start, end), EDTF, first.dated.earliest if first else "", last.dated.latest if last else ""
    )
