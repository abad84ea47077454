"""Slips in running text and in the values of attributes: ampersands, entities, characters that XML does not have.

Specification: XML 1.0 sections 2.2, 2.4 and 4.1, https://www.w3.org/TR/xml/#sec-references
"""

from __future__ import annotations

import re
import unicodedata
from html.entities import html5
from typing import TYPE_CHECKING

from teilink.tei.names import NAME, NO_CHARACTER, is_character
from teilink.tei.slips import Change, Slip, short

if TYPE_CHECKING:
    from collections.abc import Iterator

_REFERENCE = re.compile(rf"&(?:#(?:x(?P<hex>[0-9A-Fa-f]+)|(?P<decimal>[0-9]+))|(?P<name>{NAME}))?(?P<closed>;)?")
_OWN = {"amp", "lt", "gt", "quot", "apos"}
_KNOWN = "XML knows only &amp; &lt; &gt; &quot; &apos;"
# Marks of a word processor, and what is left of a typographic character of which half the code was lost.
_LINE_ENDS = {"\x0b": "a vertical tab", "\x0c": "a form feed"}
_HALVED = {"\x13": "–", "\x14": "—", "\x18": "‘", "\x19": "’", "\x1c": "“", "\x1d": "”"}
_INVISIBLE = {"Cc", "Cf", "Mn", "Me", "Zl", "Zp", "Zs"}


def ampersand(text: str, at: int) -> Slip | None:
    """What is wrong with the reference that begins here; None where nothing is."""
    found = _REFERENCE.match(text, at)
    if found is None:
        return None
    if found["hex"] or found["decimal"]:
        return _number(text, found)
    if not found["name"]:
        return _bare(found)
    return _entity(found) if found["closed"] else _unclosed(text, found)


def _number(text: str, found: re.Match[str]) -> Slip | None:
    digits, base = (found["hex"], 16) if found["hex"] else (found["decimal"], 10)
    if len(digits.lstrip("0")) > 7 or not is_character(int(digits, base)):
        help_ = "leave it out, or write the character that was meant"
        return _slip(found, f"{short(found.group())} is no character of XML", help_)
    if found["closed"]:
        return None
    return _slip(found, f"{found.group()} has no semicolon", f"write {found.group()};", found.group() + ";", safe=True)


def _bare(found: re.Match[str]) -> Slip:
    start = found.start()
    change = (Change(start, start + 1, "&amp;"),)
    message = "an ampersand stands for itself here; in XML it begins an entity"
    # Of &#…; a number may have been meant.
    is_safe = not found.string.startswith("#", start + 1)
    return Slip(start, start + 1, message, "write &amp;", change, is_safe=is_safe, resume=start + 1)


def _entity(found: re.Match[str]) -> Slip | None:
    name = found["name"]
    if name in _OWN:
        return None
    meant = html5.get(f"{name};")
    if meant is None:
        help_ = f"write the character itself; {_KNOWN}"
        return _slip(found, f"the entity {short(found.group())} is not declared", help_)
    written = _spelled(meant)
    message = f"the entity {found.group()} is known to HTML, not to XML"
    return _slip(found, message, f"write {written}{_called(meant)}", written, safe=True)


def _unclosed(text: str, found: re.Match[str]) -> Slip:
    name = found["name"]
    # In an address, as in ?a=1&lt=2, no entity is meant.
    is_argument = text.startswith("=", found.end())
    if name in _OWN and not is_argument:
        message = f"&{name} has no semicolon"
        return _slip(found, message, f"write &{name};", f"&{name};", safe=True)
    if name in html5 and not is_argument:
        written = _spelled(html5[name])
        return _slip(found, f"&{name} has no semicolon", f"write {written}, or &amp;{name}", written)
    return _bare(found)


def _slip(found: re.Match[str], message: str, help_: str, text: str | None = None, *, safe: bool = False) -> Slip:
    changes = () if text is None else (Change(found.start(), found.end(), text),)
    return Slip(found.start(), found.end(), message, help_, changes, is_safe=safe, resume=found.end())


def _spelled(characters: str) -> str:
    """Characters as they can be seen in a file: as themselves, or by number where nobody could tell them."""
    special = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"}
    return "".join(special.get(each) or (f"&#x{ord(each):X};" if _is_unseen(each) else each) for each in characters)


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) in _INVISIBLE


def _called(characters: str) -> str:
    if len(characters) != 1 or not _is_unseen(characters):
        return ""
    return f" ({unicodedata.name(characters, 'a control character').lower()})"


def impossible(text: str, start: int, end: int) -> Iterator[Slip]:
    """The characters in a stretch of text that no XML file may hold."""
    for found in NO_CHARACTER.finditer(text, start, end):
        yield _control(found)


def _control(found: re.Match[str]) -> Slip:
    at, character = found.start(), found.group()
    name = _LINE_ENDS.get(character, "a NUL" if character == "\0" else f"the control character {ord(character):#04x}")
    if character > "\xff":
        name = f"U+{ord(character):04X}"
    message = f"{name} stands here, which XML does not have"
    if character in _HALVED:
        meant = _HALVED[character]
        help_ = f"write the character that was meant, perhaps {meant}"
        return Slip(at, at + 1, message, help_, (Change(at, at + 1, meant),), resume=at + 1)
    instead = "\n" if character in _LINE_ENDS else ""
    help_ = "write a line end" if instead else "delete it"
    return Slip(at, at + 1, message, help_, (Change(at, at + 1, instead),), is_safe=True, resume=at + 1)


def bracket(at: int) -> Slip:
    """``]]>`` in running text, which ends a CDATA section and nothing else."""
    change = (Change(at + 2, at + 3, "&gt;"),)
    message = "]]> stands in the text; it may only end a CDATA section"
    return Slip(at, at + 3, message, "write ]]&gt;", change, is_safe=True, resume=at + 3)
