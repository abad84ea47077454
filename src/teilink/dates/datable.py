"""What the date attributes of an element say together, and what is wrong with them.

`dated` reads the W3C attributes alone.  `stated` reads all: the ISO ones, the mixed spans, the length of a span, and
what is said of the whole. @precision "low" makes a date approximate (`1965~` in EDTF); @cert "low" or "medium", a
probability below 0.5, or evidence by conjecture without a certainty make it uncertain (`1965?`); both, `1965%`.
A set ``[a..b]`` takes no such mark: it says itself that the day is not known.  The bounds are those of the date as
it is stated, whatever is thought of it.

@calendar and @datingMethod name the calendar of the words or of the custom attributes; they never shift a date.  The
custom attributes (@when-custom) are words of another calendar: neither date nor fault, and no bound.

Specification: TEI att.datable.w3c, att.datable.iso, att.datable.custom, att.dimensions, att.global.responsibility,
https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-att.datable.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink.dates import literal
from teilink.dates.days import number
from teilink.dates.value import EDTF, Dated, Point, joined

if TYPE_CHECKING:
    from collections.abc import Mapping

ATTRIBUTES = ("when", "notBefore", "notAfter", "from", "to")
ISO_ATTRIBUTES = tuple(f"{name}-iso" for name in ATTRIBUTES)
_SET, _INTERVAL = "[{}..{}]", "{}/{}"
# One unknown day, a duration; and the two mixtures that TEI allows: an end of a duration that is itself not certain.
_SPANS = (("notBefore", "notAfter", _SET), ("from", "to", _INTERVAL))
_MIXED = (("from", "notAfter"), ("notBefore", "to"))
_SHOWN = 60


class Stated(NamedTuple):
    """What an element says of a date, and the attribute that says it first."""

    dated: Dated
    attribute: str


class Fault(NamedTuple):
    """What is wrong with a date: the attribute that says it, a message, what to write instead."""

    attribute: str
    message: str
    help: str


def dated(attributes: Mapping[str, str]) -> Dated | None:
    """What the W3C attributes of an element say; None where they say nothing that has a year."""
    when = attributes.get("when")
    if when is not None:
        read = literal.point(when)
        return read and read.dated
    for first, last, join in _SPANS:
        found = _span(attributes, first, last, join, "")
        if found is not None or attributes.get(first) or attributes.get(last):
            return found
    return None


def stated(attributes: Mapping[str, str], *, is_ranked: bool = False) -> Stated | None:
    """What all date attributes of an element say; None where they say nothing that has a year.

    `is_ranked`: the certainty is told elsewhere, by the rank of a claim, and does not mark the date.
    """
    found = _first(attributes)
    if found is None:
        return None
    return found._replace(dated=_marked(found.dated, _mark(attributes, is_ranked=is_ranked)))


def _first(attributes: Mapping[str, str]) -> Stated | None:
    for suffix in ("", "-iso"):
        when = attributes.get("when" + suffix)
        if when is not None:
            read = _point(when, suffix)
            return read and Stated(_lasting(read, attributes), "when" + suffix)
    for suffix in ("", "-iso"):
        given = [name for name in ATTRIBUTES[1:] if attributes.get(name + suffix)]
        if not given:
            continue
        if tuple(sorted(given, key=("from", "notBefore", "to", "notAfter").index)) in _MIXED:
            span = _mixed(attributes, suffix)
        else:
            first, last, join = _SPANS[0] if {"notBefore", "notAfter"} & set(given) else _SPANS[1]
            span = _span(attributes, first, last, join, suffix)
        order = ("notBefore", "from", "notAfter", "to")
        return span and Stated(span, next(name for name in order if name in given) + suffix)
    return None


def _point(text: str, suffix: str) -> Point | None:
    if not suffix:
        return literal.point(text)
    from teilink.dates import iso

    return iso.point(text)


def _span(attributes: Mapping[str, str], first: str, last: str, join: str, suffix: str) -> Dated | None:
    ends = [attributes.get(name + suffix, "") for name in (first, last)]
    points = [_point(text, suffix) if text else None for text in ends]
    if not any(ends) or any(text and point is None for text, point in zip(ends, points, strict=True)):
        return None
    return joined(points[0], points[1], join)


def _mixed(attributes: Mapping[str, str], suffix: str) -> Dated | None:
    """A duration of which one end is only bounded: EDTF gets the end that is known, the bounds get both."""
    first = "from" if attributes.get("from" + suffix) else "notBefore"
    last = "to" if first == "notBefore" else "notAfter"
    start, end = (_point(attributes[name + suffix], suffix) for name in (first, last))
    if start is None or end is None:
        return None
    text = f"{start.start}/" if first == "from" else f"/{end.end}"
    return Dated(text, EDTF, start.dated.earliest, end.dated.latest)


def _lasting(start: Point, attributes: Mapping[str, str]) -> Dated:
    """The date, or the span that begins with it where a length of at least a day is given."""
    duration = attributes.get("dur") or attributes.get("dur-iso") or ""
    if not duration.startswith("P") or duration.startswith("PT") or start.dated.datatype == EDTF:
        return start.dated
    from teilink.dates import iso

    return iso.lasting(start, duration).dated


def _mark(attributes: Mapping[str, str], *, is_ranked: bool) -> str:
    """The qualifier of EDTF level 1 that the attributes ask for, or ''."""
    is_approximate = attributes.get("precision") == "low"
    is_uncertain = not is_ranked and _is_uncertain(attributes)
    return "%" if is_approximate and is_uncertain else "~" if is_approximate else "?" if is_uncertain else ""


def _is_uncertain(attributes: Mapping[str, str]) -> bool:
    cert = attributes.get("cert")
    if cert in {None, "unknown"}:
        return "conjecture" in attributes.get("evidence", "").split()
    # teidata.probability: 0 to 1 in decimals.
    is_number = cert is not None and len(cert) < 20 and cert.replace(".", "", 1).isdecimal() and cert.isascii()
    return cert in {"low", "medium"} or (is_number and float(cert or 1) < 0.5)


def _marked(found: Dated, mark: str) -> Dated:
    if not mark or found.text.startswith("["):
        return found
    if found.datatype == EDTF:
        ends = [end + mark if end.strip(".") else end for end in found.text.split("/")]
        return found._replace(text="/".join(ends))
    # No time of day can carry a mark in EDTF.
    read = literal.point(found.text.partition("T")[0])
    return found._replace(text=f"{read.start if read else found.text}{mark}", datatype=EDTF)


def fault(attributes: Mapping[str, str]) -> Fault | None:
    """The first thing that is wrong with the dates of an element, or None."""
    for name in ATTRIBUTES:
        text = attributes.get(name)
        if text is not None and not literal.is_date(text):
            return _fault(name, text, "is no date")
    for name in ISO_ATTRIBUTES:
        text = attributes.get(name)
        if text is not None and not _is_iso(text):
            return _fault(name, text, "is no date of ISO 8601")
    return None


def _is_iso(text: str) -> bool:
    # The common forms are read without the pattern of ISO 8601; of digits alone the two make different dates.
    if not text.isdigit() and literal.point(text) is not None:
        return True
    from teilink.dates import iso

    return iso.is_iso(text)


def _fault(name: str, text: str, wrong: str) -> Fault:
    from teilink.dates.remedies import advice

    shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    return Fault(name, f'@{name} is "{shown}", which {wrong}', advice(text))


def disorder(attributes: Mapping[str, str]) -> Fault | None:
    """A span that ends before it begins; None where the dates are in order or cannot be read."""
    for suffix in ("", "-iso"):
        for first, last in (*(names[:2] for names in _SPANS), *_MIXED):
            names = (first + suffix, last + suffix)
            start, end = (_point(attributes.get(name, ""), suffix) for name in names)
            if start and end and _is_reversed(start.dated.earliest, end.dated.latest):
                message = f"@{names[1]} {attributes[names[1]]} lies before @{names[0]} {attributes[names[0]]}"
                return Fault(names[1], message, "exchange the two, or correct one")
    for name in ISO_ATTRIBUTES:
        read = _point(attributes.get(name, ""), "-iso") if "/" in attributes.get(name, "") else None
        if read and _is_reversed(read.dated.earliest, read.dated.latest):
            message = f'@{name} is "{attributes[name]}", which ends before it begins'
            return Fault(name, message, "exchange the two, or correct one")
    return None


def _is_reversed(earliest: str, latest: str) -> bool:
    return bool(earliest and latest) and bounds_number(earliest) > bounds_number(latest)


def bounds_number(day: str) -> int:
    """A bound of a Dated as a number of days, which sorts years of any length and sign."""
    named = literal.parts(day)
    if named is None:
        raise ValueError(f"not a day: {day!r}")
    return number(*named)
