"""Read a TEI file safely: no DOCTYPE, no entities, no network, limits on size and depth.

The prolog is looked at first (`tei.prolog`); then lxml parses with its own limits on depth (256) and on the length of
text (10 MB).  ``collect_ids=False`` keeps duplicate ids from being fatal, so that they can be a finding; without the
gate before it that flag would open external DTDs again.

What the parsers refuse is explained by `tei.wellformedness`, which is loaded only then.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from lxml import etree

from teilink.diagnostics import Diagnostic, Place, Severity
from teilink.source import Position, Span
from teilink.tei.document import NAMESPACE, TeiFile
from teilink.tei.prolog import PrologError, chunks, refused

if TYPE_CHECKING:
    from teilink.diagnostics import Fix
    from teilink.source import Source

LARGEST = 50_000_000
"""The largest file that is read, in bytes."""

DEEPEST = 256
"""How deep elements may be nested, the root being the first level."""

# From this size on the depth is looked at first: a tree takes twenty times as much memory as its file.
_LARGE = 10_000_000
_ROOTS = {f"{{{NAMESPACE}}}TEI", f"{{{NAMESPACE}}}teiCorpus"}


class _TooDeepError(Exception):
    """An element is nested too deep, at this byte."""


def read(source: Source) -> TeiFile | Diagnostic:
    """The file as a tree, or the one finding that says why it cannot be read."""
    if len(source.data) > LARGEST:
        message = f"the file has more than {LARGEST:,} bytes, which is the limit"
        return _finding("TL106", message, Place.of_file(source.name), "divide it into one file a document")
    if _is_blank(source):
        place = Place.of_file(source.name)
        return _finding("TL103", "the file is empty", place, "encode a document, or delete the file")
    try:
        found = refused(source)
    except PrologError:
        return _explained(source)
    if found is not None:
        return found
    deep = _too_deep(source) if len(source.data) > _LARGE else None
    return _parsed(source) if deep is None else _nested(deep)


def _is_blank(source: Source) -> bool:
    return not any(source.decode(0, end).strip("\ufeff \t\r\n") for end in (64, len(source.data)))


def _parsed(source: Source) -> TeiFile | Diagnostic:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False)
    try:
        root = etree.fromstring(source.data, parser)
    except etree.XMLSyntaxError as error:
        return _not_well_formed(source, error)
    if root.tag in _ROOTS:
        return TeiFile(source, root)
    from teilink.tei.roots import not_tei

    return not_tei(TeiFile(source, root))


def _not_well_formed(source: Source, error: etree.XMLSyntaxError) -> Diagnostic:
    message = error.msg.lower()
    if "depth" in message:
        return _nested(_too_deep(source) or _line(source, error))
    if re.search("huge|too (big|long)", message):
        help_ = "no text, comment or attribute may have more than 10 million characters"
        return _finding("TL106", "one text here is too long", _line(source, error), help_)
    if error.code == etree.ErrorTypes.ERR_UNSUPPORTED_ENCODING:
        from teilink.tei.encodings import unreadable

        return unreadable(source)
    return _explained(source, error)


def _nested(place: Place) -> Diagnostic:
    return _finding("TL106", f"elements are nested deeper than {DEEPEST} levels", place, "flatten the nesting")


def _line(source: Source, error: etree.XMLSyntaxError) -> Place:
    at = source.offset(Position(max(error.lineno or 1, 1), 1))
    return Place.of(source, Span(at, at))


def _too_deep(source: Source) -> Place | None:
    """The first element that is too deep. Expat finds it without keeping anything."""
    depth = 0
    parser = expat.ParserCreate()

    def start(name: str, _: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise _TooDeepError(name, parser.CurrentByteIndex)

    def end(_: object) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        for chunk, is_last in chunks(source.data):
            parser.Parse(chunk, is_last)
    except _TooDeepError as found:
        name, at = found.args
        return Place.of(source, Span(at, at + source.width(f"<{name}")))
    except expat.ExpatError:
        # What is not well-formed is another finding; and expat knows fewer names than lxml does.
        return None
    return None


def _explained(source: Source, error: etree.XMLSyntaxError | None = None) -> Diagnostic:
    """Why the file is not well-formed, in words for people; in those of the parser where nothing better is known."""
    from teilink.tei.encodings import readable_up_to, undecodable
    from teilink.tei.slips import finding
    from teilink.tei.wellformedness import slips

    limit = readable_up_to(source)
    text = source.data[:limit].decode(source.encoding)
    found = slips(text, is_cut=limit is not None)
    if found:
        return finding(source, text, found)
    if limit is not None:
        return undecodable(source, limit)
    message, place = _in_words_of_the_parser(source)
    if not message and error is not None:
        message, place = error.msg.split(", line ")[0], _line(source, error)
    return _finding("TL101", message or "the file is not well-formed", place)


def _in_words_of_the_parser(source: Source) -> tuple[str, Place]:
    """What expat finds first: it knows columns, which libxml2 does not."""
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(source.data, True)
    except expat.ExpatError as fault:
        message = expat.errors.messages.get(fault.code, "not well-formed")
        at = min(parser.ErrorByteIndex, len(source.data))
        return message, Place.of(source, Span(at, at))
    return "", Place.of_file(source.name)


def _finding(code: str, message: str, place: Place, help_: str = "", fix: Fix | None = None) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, place, help=help_, fix=fix)
