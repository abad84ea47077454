"""Read a TEI file safely: no DOCTYPE, no entities, no network, limits on size and depth.

Expat reads the prolog only, up to the first start tag, and refuses a DOCTYPE; then lxml parses with its own limits
on depth (256) and on the length of text (10 MB).  ``collect_ids=False`` keeps duplicate ids from being fatal, so that
they can be a finding; without the gate before it that flag would open external DTDs again.  So what expat cannot read
never comes to lxml, which knows more encodings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from lxml import etree

from teilink.diagnostics import Diagnostic, Label, Place, Severity
from teilink.source import Position, Span
from teilink.tei.document import NAMESPACE, TeiFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilink.source import Source

LARGEST = 50_000_000
"""The largest file that is read, in bytes."""

_CHUNK = 4096
_CODES = expat.errors.codes
_UNKNOWN = _CODES[expat.errors.XML_ERROR_UNKNOWN_ENCODING]
# Encodings that expat takes for one byte a character: in their escapes stand bytes that look like tags.
_ESCAPING = re.compile(r"iso2022|hz|utf-32|(raw-)?unicode-escape")
_ROOTS = {f"{{{NAMESPACE}}}TEI", f"{{{NAMESPACE}}}teiCorpus"}


class _FirstTagError(Exception):
    """The prolog is over."""


class _DoctypeError(Exception):
    """The prolog holds a DOCTYPE, at this byte."""


def read(source: Source) -> TeiFile | Diagnostic:
    """The file as a tree, or the one finding that says why it cannot be read."""
    if len(source.data) > LARGEST:
        message = f"the file has {len(source.data):,} bytes; the limit is {LARGEST:,}"
        return _finding("TL106", message, Place.of_file(source.name), "divide it into one file a document")
    if _is_blank(source):
        return _finding(
            "TL103", "the file is empty", Place.of_file(source.name), "encode a document, or delete the file"
        )
    refused = _refused_prolog(source)
    return refused if refused is not None else _parsed(source)


def _is_blank(source: Source) -> bool:
    return not any(source.decode(0, end).strip("\ufeff \t\r\n") for end in (64, len(source.data)))


def _refused_prolog(source: Source) -> Diagnostic | None:
    if _ESCAPING.match(source.encoding):
        return _unknown_encoding(source)
    parser = expat.ParserCreate()

    def doctype(*_: object) -> None:
        raise _DoctypeError(parser.CurrentByteIndex)

    def first_tag(*_: object) -> None:
        raise _FirstTagError

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = first_tag
    try:
        for chunk, is_last in _chunks(source.data):
            parser.Parse(chunk, is_last)
    except _FirstTagError:
        return None
    except _DoctypeError as found:
        return _doctype(source, int(found.args[0]))
    except (ValueError, LookupError):
        return _unknown_encoding(source)
    except expat.ExpatError as error:
        return _unknown_encoding(source) if error.code == _UNKNOWN else _ill_formed(source)
    return _ill_formed(source)


def _chunks(data: bytes) -> Iterable[tuple[bytes, bool]]:
    """The bytes in pieces that grow: expat begins an unfinished comment anew with each piece."""
    at, size = 0, _CHUNK
    while at < len(data):
        yield data[at : at + size], at + size >= len(data)
        at, size = at + size, size * 2


def _doctype(source: Source, at: int) -> Diagnostic:
    mark = "<!DOCTYPE".encode(source.encoding)
    start = source.data.rfind(mark, 0, at + len(mark))
    place = Place.of(source, Span(start, start + len(mark)))
    help_ = "delete the DOCTYPE; write characters in place of the entities it declares"
    return _finding("TL105", "the file has a DOCTYPE; teilink reads none", place, help_)


def _unknown_encoding(source: Source) -> Diagnostic:
    name, place = _declared_encoding(source)
    return _finding("TL104", f"the encoding {name} cannot be read", place, "convert the file to UTF-8")


def _declared_encoding(source: Source) -> tuple[str, Place]:
    found = re.search(r"encoding\s*=\s*[\"']([^\"']+)", source.decode(0, 400))
    if found is None:
        return source.encoding.upper(), Place.of_file(source.name)
    name, start = found.group(1), source.width(found.string[: found.start(1)])
    return name, Place.of(source, Span(start, start + source.width(name)))


def _parsed(source: Source) -> TeiFile | Diagnostic:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False)
    try:
        root = etree.fromstring(source.data, parser)
    except etree.XMLSyntaxError as error:
        return _not_well_formed(source, error)
    if root.tag not in _ROOTS:
        return _not_tei(source, root)
    return TeiFile(source, root)


def _not_tei(source: Source, root: etree._Element) -> Diagnostic:
    place = TeiFile(source, root).place_of_element(root)
    name = etree.QName(root)
    if name.localname in {"TEI", "teiCorpus"}:
        message = f"<{name.localname}> is not in the TEI namespace"
        return _finding("TL102", message, place, f'write <{name.localname} xmlns="{NAMESPACE}">')
    return _finding("TL102", f"<{name.localname}> is not a TEI document", place, "the root of a TEI file is <TEI>")


def _not_well_formed(source: Source, error: etree.XMLSyntaxError) -> Diagnostic:
    message = error.msg.lower()
    line = source.offset(Position(max(error.lineno or 1, 1), 1))
    place = Place.of(source, Span(line, line))
    if "depth" in message:
        return _finding("TL106", "elements are nested deeper than 256 levels", place, "flatten the nesting")
    if re.search("huge|too (big|long)", message):
        help_ = "no text, comment or attribute may have more than 10 million characters"
        return _finding("TL106", "one text here is too long", place, help_)
    if error.code == etree.ErrorTypes.ERR_UNSUPPORTED_ENCODING:
        return _unknown_encoding(source)
    return _ill_formed(source) or _finding("TL101", _plain(error.msg), _badly_named(source) or place)


def _ill_formed(source: Source) -> Diagnostic | None:
    """What expat finds first: it knows columns, which libxml2 does not."""
    opened: list[tuple[str, int]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, _: opened.append((name, parser.CurrentByteIndex))
    parser.EndElementHandler = lambda _: opened.pop()
    try:
        parser.Parse(source.data, True)
    except expat.ExpatError as fault:
        return _syntax(source, fault, parser.ErrorByteIndex, opened)
    return None


def _badly_named(source: Source) -> Place | None:
    """The tag whose prefix is not declared, or used against the rules of namespaces."""
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(source.data, True)
    except expat.ExpatError:
        return _tag(source, parser.ErrorByteIndex)
    return None


def _syntax(source: Source, fault: expat.ExpatError, at: int, opened: list[tuple[str, int]]) -> Diagnostic:
    word = expat.errors.messages.get(fault.code, "not well-formed")
    if fault.code == _CODES[expat.errors.XML_ERROR_TAG_MISMATCH] and opened:
        return _mismatch(source, at, opened[-1])
    if fault.code == _CODES[expat.errors.XML_ERROR_INCORRECT_ENCODING]:
        name, place = _declared_encoding(source)
        message = f"the declaration says {name}, and the file is in another encoding"
        return _finding("TL104", message, place, "name the encoding the file is in, or convert it to UTF-8")
    if _undecodable(source, at):
        place = Place.of(source, Span(at, at + 1))
        help_ = "save the file as UTF-8, or name its real encoding in the XML declaration"
        return _finding("TL104", f"a byte here is not {source.encoding.upper()}", place, help_)
    if source.decode(max(at - 40, 0), at).rstrip().endswith("="):
        word = "the value of an attribute stands in quotation marks"
    start, written = _culprit(source, at, fault.code)
    place = Place.of(source, Span(start, start + source.width(written)))
    labels: tuple[Label, ...] = ()
    if fault.code == _CODES[expat.errors.XML_ERROR_NO_ELEMENTS] and opened:
        word = f"the file ends before <{opened[-1][0]}> is closed"
        labels = (Label(_tag(source, opened[-1][1]), "opened here"),)
    return _finding("TL101", word, place, _advice(written), labels)


def _culprit(source: Source, at: int, code: int) -> tuple[int, str]:
    """Where the characters begin that are at fault, and what they are."""
    # Expat points behind an ampersand that begins no entity, and at the tag whose attribute has an unknown one.
    ampersand = "&".encode(source.encoding)
    at = at - len(ampersand) if source.data[:at].endswith(ampersand) else at
    # Bytes of no character are no part of it.
    rest = source.decode(at, at + 4000).partition("\ufffd")[0]
    entity = re.search(r"&(?!(?:amp|lt|gt|quot|apos);)\w[\w.-]*;", rest)
    if code == _CODES[expat.errors.XML_ERROR_UNDEFINED_ENTITY] and entity is not None:
        return at + source.width(rest[: entity.start()]), entity.group()
    found = re.match(r"&#?[\w.-]*;?|\S+?(?=[\s<>]|$)|.?", rest[:80], re.DOTALL)
    return at, found.group() if found else ""


def _advice(rest: str) -> str:
    if rest.startswith("&#"):
        return "XML has no such character: leave it out"
    if re.match(r"&\w[\w.-]*;", rest):
        return "write the character itself; XML knows only &amp; &lt; &gt; &quot; &apos;"
    return "write &amp; for an ampersand" if rest.startswith("&") else ""


def _mismatch(source: Source, at: int, opened: tuple[str, int]) -> Diagnostic:
    # Expat points behind the `</` in some versions and before it in others.
    written, name = re.match(r"(?:</)?([^\s>]*)", source.decode(at, at + 200)).group(0, 1)  # type: ignore[union-attr]
    place = Place.of(source, Span(at, at + source.width(written)))
    message = f"</{name}> stands where </{opened[0]}> is expected"
    label = Label(_tag(source, opened[1]), f"<{opened[0]}> is opened here")
    return _finding("TL101", message, place, f"close <{opened[0]}> first, or delete one of the tags", (label,))


def _tag(source: Source, at: int) -> Place:
    name = re.match(r"<[^\s/>]*", source.decode(at, at + 400))
    return Place.of(source, Span(at, at + source.width(name.group() if name else "")))


def _undecodable(source: Source, at: int) -> bool:
    try:
        source.data[at : at + 8].decode(source.encoding)
    except UnicodeDecodeError as error:
        return error.start == 0
    return False


def _plain(message: str) -> str:
    return message.split(", line ")[0]


def _finding(code: str, message: str, place: Place, help_: str = "", labels: tuple[Label, ...] = ()) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, place, labels, help_)
