"""What stands before the root element: refused where it holds a DOCTYPE, or is in an encoding that could hide one.

Expat reads the prolog and is stopped at the first start tag.  What expat cannot read never comes to lxml, which knows
more encodings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from teilink.diagnostics import Diagnostic, Edit, Fix, Place, Severity
from teilink.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilink.source import Source

_CHUNK = 4096
_CODES = expat.errors.codes
_UNKNOWN = _CODES[expat.errors.XML_ERROR_UNKNOWN_ENCODING]
_INCORRECT = _CODES[expat.errors.XML_ERROR_INCORRECT_ENCODING]
# Encodings that expat takes for one byte a character: in their escapes stand bytes that look like tags.
_ESCAPING = re.compile(r"iso2022|hz|utf-32|(raw-)?unicode-escape")
# Compiled when a DOCTYPE is met.
_BARE = r"<!DOCTYPE[ \t\r\n]+([^ \t\r\n<>\[\]\"']+)[ \t\r\n]*>"
_WITHOUT_SUBSET = (
    r"""<!DOCTYPE[ \t\r\n]+([^ \t\r\n<>\[\]"']+)[ \t\r\n]*+[A-Za-z]*+(?:[ \t\r\n]++(?:"[^"<]*+"|'[^'<]*+'))*+"""
    r"""[ \t\r\n]*+>(?:[ \t]*\r?\n)?"""
)


class _FirstTagError(Exception):
    """The prolog is over."""


class _DoctypeError(Exception):
    """The prolog holds a DOCTYPE, at this byte."""


class PrologError(Exception):
    """The prolog is not well-formed."""


def refused(source: Source) -> Diagnostic | None:
    """Why the file must not be parsed; None where nothing speaks against it. Raises PrologError."""
    if _ESCAPING.match(source.encoding):
        return _unreadable(source)
    parser = expat.ParserCreate()

    def doctype(*_: object) -> None:
        raise _DoctypeError(parser.CurrentByteIndex)

    def first_tag(*_: object) -> None:
        raise _FirstTagError

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = first_tag
    try:
        for chunk, is_last in chunks(source.data):
            parser.Parse(chunk, is_last)
    except _FirstTagError:
        return None
    except _DoctypeError as found:
        return _doctype(source, int(found.args[0]))
    except (ValueError, LookupError):
        return _unreadable(source)
    except expat.ExpatError as error:
        return _misread(source, error)
    raise PrologError


def chunks(data: bytes) -> Iterator[tuple[bytes, bool]]:
    """The bytes in pieces that grow: expat begins an unfinished comment anew with each piece."""
    at, size = 0, _CHUNK
    while at < len(data):
        yield data[at : at + size], at + size >= len(data)
        at, size = at + size, size * 2


def _misread(source: Source, error: expat.ExpatError) -> Diagnostic:
    if error.code == _UNKNOWN:
        return _unreadable(source)
    if error.code == _INCORRECT:
        from teilink.tei.encodings import contradicted

        return contradicted(source)
    raise PrologError from error


def _unreadable(source: Source) -> Diagnostic:
    from teilink.tei.encodings import unreadable

    return unreadable(source)


def _doctype(source: Source, at: int) -> Diagnostic:
    mark = "<!DOCTYPE".encode(source.encoding)
    start = source.data.rfind(mark, 0, at + len(mark))
    place = Place.of(source, Span(start, start + len(mark)))
    written = source.decode(start, start + 4000)
    found = re.match(_WITHOUT_SUBSET, written)
    if found is not None and found[1].lower() == "html":
        help_ = "this is a page in HTML; teilink encode makes TEI of it"
        return Diagnostic("TL105", Severity.ERROR, "the file has the DOCTYPE of HTML", place, help=help_)
    fix = None
    if found is not None:
        # Without a subset of its own it declares nothing that stands in this file.
        edit = Edit(Span(start, start + source.width(found.group())), "")
        fix = Fix("safe" if re.match(_BARE, written) else "unsafe", (edit,))
    help_ = "delete the DOCTYPE; write characters in place of the entities it declares"
    return Diagnostic("TL105", Severity.ERROR, "the file has a DOCTYPE; teilink reads none", place, help=help_, fix=fix)
