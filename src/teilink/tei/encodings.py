"""Bytes that are not in the encoding they should be in, and encodings that cannot be read.

Specification: XML 1.0 section 4.3.3 and appendix F, https://www.w3.org/TR/xml/#charencoding
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from teilink.diagnostics import Diagnostic, Edit, Fix, Place, Severity
from teilink.source import Source, Span

_DECLARED = re.compile(r"encoding\s*=\s*[\"']([^\"']+)")
_UTF_8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_GUESS = "windows-1252"
_SAMPLE = 1_000_000
# So many foreign letters say nothing of the language.
_FEW = 50
_CONVERT = "convert the file to UTF-8"


class Declared(NamedTuple):
    """The encoding that a file names, or the one that its first bytes tell; and where it is named."""

    name: str
    place: Place
    is_written: bool


def declared(source: Source) -> Declared:
    """What the XML declaration says of the encoding."""
    found = _DECLARED.search(source.decode(0, 400))
    if found is None:
        return Declared(source.encoding.upper(), Place.of_file(source.name), is_written=False)
    name, start = found.group(1), source.width(found.string[: found.start(1)])
    return Declared(name, Place.of(source, Span(start, start + source.width(name))), is_written=True)


def unreadable(source: Source) -> Diagnostic:
    """An encoding that teilink does not know, or that could hide markup."""
    name, place, _ = declared(source)
    return _finding(f"the encoding {name[:60]} cannot be read", place, _CONVERT)


def contradicted(source: Source) -> Diagnostic:
    """A declaration that names another encoding than the first bytes of the file are in."""
    name, place, is_written = declared(source)
    message = f"the declaration says {name[:60]}, and the file is in another encoding"
    real = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}.get(source.encoding, "")
    if not (is_written and real and is_readable(source)) or real == name.upper():
        return _finding(message, place, f"name the encoding the file is in, or {_CONVERT}")
    fix = Fix("safe", (Edit(place.span, real),))
    return _finding(message, place, f"write {real}, which the bytes are", fix)


def is_readable(source: Source) -> bool:
    """Whether all bytes are in the encoding of the file."""
    return readable_up_to(source) is None


def readable_up_to(source: Source) -> int | None:
    """The first byte that is not in the encoding of the file; None where there is none."""
    try:
        source.data.decode(source.encoding)
    except UnicodeDecodeError as error:
        return error.start
    return None


def undecodable(source: Source, at: int) -> Diagnostic:
    """A byte that is not in the encoding of the file, with the character it would be in the most usual other one."""
    name, place = source.encoding.upper(), Place.of(source, Span(at, at + 1))
    byte = source.data[at]
    if name != "UTF-8":
        return _finding(f"the byte 0x{byte:02X} is not {name}", place, f"name the real encoding, or {_CONVERT}")
    if _is_cut(source, at):
        help_ = "the end of the file is missing: copy it again"
        return _finding("the file ends in the middle of a character", place, help_)
    meant = source.data[at : at + 1].decode(_GUESS, "replace")
    if meant == "\ufffd" or not unicodedata.category(meant).startswith(("L", "P", "S", "N")) or _is_foreign(source):
        help_ = "save the file as UTF-8, or name its real encoding in the XML declaration"
        return _finding(f"the byte 0x{byte:02X} is not UTF-8", place, help_)
    message = f"the byte 0x{byte:02X} is not UTF-8; in Windows-1252 it would be {meant}"
    if _UTF_8_LETTER.search(source.data):
        # The rest is UTF-8, so the file was put together from two.
        help_ = f"write {meant} in UTF-8, as the other letters of this file are"
        return _finding(message, place, help_, Fix("show", (Edit(place.span, meant),)))
    help_ = f'save the file as UTF-8, or, if it is {meant}, write encoding="{_GUESS}" in the XML declaration'
    return _finding(message, place, help_, _renamed(source))


def _renamed(source: Source) -> Fix | None:
    """Name the encoding that is guessed: all characters that are no ASCII change, so a human has to look."""
    _, place, is_written = declared(source)
    return Fix("unsafe", (Edit(place.span, _GUESS),)) if is_written else None


def _is_cut(source: Source, at: int) -> bool:
    try:
        source.data[at:].decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return False


def _is_foreign(source: Source) -> bool:
    """Whether so many bytes are no ASCII that the text is hardly in Latin letters."""
    sample = source.data[:_SAMPLE]
    high = sum(byte >= 0x80 for byte in sample)
    return high > _FEW and high > 0.2 * sum(byte >= 0x80 or 0x61 <= byte <= 0x7A for byte in sample)


def _finding(message: str, place: Place, help_: str, fix: Fix | None = None) -> Diagnostic:
    return Diagnostic("TL104", Severity.ERROR, message, place, help=help_, fix=fix)
