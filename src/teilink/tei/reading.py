"""Read a TEI file safely: no DOCTYPE, no entities, no network, limits on size and depth.

Expat reads the prolog only, up to the first start tag, and refuses a DOCTYPE; then lxml parses with its own limits
on depth (256) and on the length of text (10 MB).  ``collect_ids=False`` keeps duplicate ids from being fatal, so that
they can be a finding; without the gate before it that flag would open external DTDs again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from lxml import etree

from teilink.diagnostics import Diagnostic, Label, Place, Severity
from teilink.source import Span
from teilink.tei.document import NAMESPACE, TeiFile

if TYPE_CHECKING:
    from teilink.source import Source

LARGEST = 50_000_000
"""The largest file that is read, in bytes."""

_CHUNK = 4096
_ROOTS = {f"{{{NAMESPACE}}}TEI", f"{{{NAMESPACE}}}teiCorpus"}


class _FirstTagError(Exception):
    """The prolog is over."""


class _DoctypeError(Exception):
    """The prolog holds a DOCTYPE, at this byte."""


def read(source: Source) -> TeiFile | Diagnostic:
    """The file as a tree, or the one finding that says why it cannot be read."""
    data = source.data
    if not data.strip():
        return _finding(
            "TL103", "the file is empty", Place.of_file(source.name), "encode a document, or delete the file"
        )
    if len(data) > LARGEST:
        message = f"the file has {len(data):,} bytes; the limit is {LARGEST:,}"
        return _finding("TL106", message, Place.of_file(source.name), "divide it into one file a document")
    refused = _refused_prolog(source)
    return refused if refused is not None else _parsed(source)


def _refused_prolog(source: Source) -> Diagnostic | None:
    parser = expat.ParserCreate()

    def doctype(*_: object) -> None:
        raise _DoctypeError(parser.CurrentByteIndex)

    def first_tag(*_: object) -> None:
        raise _FirstTagError

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = first_tag
    try:
        for at in range(0, len(source.data), _CHUNK):
            parser.Parse(source.data[at : at + _CHUNK], False)
    except _FirstTagError:
        return None
    except _DoctypeError as found:
        start = source.data.rfind("<!DOCTYPE".encode(source.encoding), 0, int(found.args[0]) + 1)
        place = Place.of(source, Span(start, start + len("<!DOCTYPE".encode(source.encoding))))
        return _finding(
            "TL105",
            "the file has a DOCTYPE; teilink reads none",
            place,
            "delete the DOCTYPE; write characters in place of the entities it declares",
        )
    except (expat.ExpatError, ValueError, LookupError) as error:
        return _unreadable(source, error)
    return None


def _unreadable(source: Source, error: Exception) -> Diagnostic | None:
    """A finding for an encoding that expat does not know; other faults are told better by the whole parse."""
    unknown = isinstance(error, (ValueError, LookupError)) or getattr(error, "code", 0) == 18
    if not unknown:
        return None
    found = re.search(rb"encoding\s*=\s*[\"']([^\"']+)", source.data[:200])
    name = found.group(1).decode("ascii", "replace") if found else "unknown"
    place = Place.of(source, Span(*found.span(1))) if found else Place.of_file(source.name)
    return _finding("TL104", f"the encoding {name} cannot be read", place, "convert the file to UTF-8")


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
    if "depth" in error.msg.lower() or "huge" in error.msg.lower():
        line = max(error.lineno or 1, 1)
        return _finding(
            "TL106", "elements are nested deeper than 256 levels", _line(source, line), "flatten the nesting"
        )
    opened: list[tuple[str, int]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, _: opened.append((name, parser.CurrentByteIndex))
    parser.EndElementHandler = lambda _: opened.pop()
    try:
        parser.Parse(source.data, True)
    except expat.ExpatError as fault:
        return _syntax(source, fault, parser.ErrorByteIndex, opened)
    return _finding("TL101", _plain(error.msg), _line(source, max(error.lineno or 1, 1)))


def _syntax(source: Source, fault: expat.ExpatError, at: int, opened: list[tuple[str, int]]) -> Diagnostic:
    word = expat.errors.messages.get(fault.code, "not well-formed")
    if fault.code == expat.errors.codes[expat.errors.XML_ERROR_TAG_MISMATCH] and opened:
        return _mismatch(source, at, opened[-1])
    if _undecodable(source, at):
        place = Place.of(source, Span(at, at + 1))
        help_ = "save the file as UTF-8, or name its real encoding in the XML declaration"
        return _finding("TL104", f"a byte here is not {source.encoding.upper()}", place, help_)
    # Expat points behind an ampersand that begins no entity.
    ampersand = "&".encode(source.encoding)
    at = at - len(ampersand) if source.data[:at].endswith(ampersand) else at
    rest = source.decode(at, at + 80)
    length = len((re.match(r"&[\w.-]*;?|\S+?(?=[\s<>]|$)", rest) or re.match(r".?", rest, re.S)).group())  # type: ignore[union-attr]
    place = Place.of(source, Span(at, at + len(rest[:length].encode(source.encoding))))
    labels: tuple[Label, ...] = ()
    if fault.code == expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS] and opened:
        word = f"the file ends before <{opened[-1][0]}> is closed"
        labels = (Label(_tag(source, opened[-1]), "opened here"),)
    return _finding("TL101", word, place, _advice(rest), labels)


def _advice(rest: str) -> str:
    if re.match(r"&\w+;", rest):
        return "write the character itself; XML knows only &amp; &lt; &gt; &quot; &apos;"
    return "write &amp; for an ampersand" if rest.startswith("&") else ""


def _mismatch(source: Source, at: int, opened: tuple[str, int]) -> Diagnostic:
    closing = re.match(r"</([^\s>]*)", source.decode(at, at + 200))
    # Expat points behind the `</` in some versions and before it in others.
    if closing is None:
        closing = re.match(r"()([^\s>]*)", source.decode(at, at + 200))
    name = (closing.group(1) or closing.group(2 if closing.re.groups > 1 else 1)) if closing else ""
    width = len(closing.group().encode(source.encoding)) if closing else 1
    place = Place.of(source, Span(at, at + width))
    message = f"</{name}> stands where </{opened[0]}> is expected"
    label = Label(_tag(source, opened), f"<{opened[0]}> is opened here")
    return _finding("TL101", message, place, f"close <{opened[0]}> first, or delete one of the tags", (label,))


def _tag(source: Source, opened: tuple[str, int]) -> Place:
    name, at = opened
    return Place.of(source, Span(at, at + len(f"<{name}".encode(source.encoding))))


def _undecodable(source: Source, at: int) -> bool:
    try:
        source.data[at : at + 8].decode(source.encoding)
    except UnicodeDecodeError as error:
        return error.start == 0
    return False


def _line(source: Source, line: int) -> Place:
    offset = len(b"\n".join(source.data.split(b"\n")[: line - 1])) + (1 if line > 1 else 0)
    return Place.of(source, Span(offset, offset))


def _plain(message: str) -> str:
    return message.split(", line ")[0]


def _finding(code: str, message: str, place: Place, help_: str = "", labels: tuple[Label, ...] = ()) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, place, labels, help_)
