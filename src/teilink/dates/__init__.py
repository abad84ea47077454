"""Dates as TEI states them, as people write them, and as RDF can say them.

A single date of full, month or year precision keeps its W3C type; one unknown day in a span becomes an EDTF set
``[a..b]``, a duration an EDTF interval ``a/b``.  The bounds are the first and the last day that the words allow.
Nothing is guessed: a part that is not given stays unknown.

=============  ==========================================================================
`datable`      what the attributes of an element say, and what is wrong with them
`literal`      the W3C forms of one attribute; `iso` those of ISO 8601
`value`        the literal that comes out: XSD or EDTF, with its bounds
`words`        dates as people write them, read by `folding`, `tokens`, `patterns`, `spans`
`agreement`    whether words and attributes say the same
`remedies`     what to write in place of a value that is no date
=============  ==========================================================================

What reads words is loaded when it is first asked for.

Specification: TEI att.datable, https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-att.datable.html;
EDTF, https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.dates.datable import ATTRIBUTES, ISO_ATTRIBUTES, Fault, Stated, dated, disorder, fault, stated
from teilink.dates.literal import is_date
from teilink.dates.telling import in_words
from teilink.dates.value import EDTF, XSD, Dated

if TYPE_CHECKING:
    from teilink.dates.agreement import agrees
    from teilink.dates.iso import is_iso
    from teilink.dates.remedies import advice, proposed
    from teilink.dates.words import Reading, read_words

__all__ = [
    "ATTRIBUTES",
    "EDTF",
    "ISO_ATTRIBUTES",
    "XSD",
    "Dated",
    "Fault",
    "Reading",
    "Stated",
    "advice",
    "agrees",
    "dated",
    "disorder",
    "fault",
    "in_words",
    "is_date",
    "is_iso",
    "proposed",
    "read_words",
    "stated",
]

_HOMES = {
    "Reading": "words",
    "advice": "remedies",
    "agrees": "agreement",
    "is_iso": "iso",
    "proposed": "remedies",
    "read_words": "words",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'teilink.dates' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"teilink.dates.{_HOMES[name]}"), name)
