"""What begins with ``<!`` or ``<?``: comments, CDATA sections, processing instructions, the XML declaration.

Specification: XML 1.0 sections 2.5 to 2.8, https://www.w3.org/TR/xml/#sec-comments
"""

from __future__ import annotations

import re
from typing import NamedTuple

from teilink.tei.names import NAME
from teilink.tei.slips import Change, Note, Slip, short

_DECLARATION = re.compile(
    r"""<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.[0-9]+"|'1\.[0-9]+')"""
    r"""(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"[A-Za-z][\w.\-]*+"|'[A-Za-z][\w.\-]*+'))?"""
    r"""(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>""",
    re.ASCII,
)
_BROKEN_DECLARATION = re.compile(r"<\?xml(?=[ \t\r\n?>])[^<>]*+>?", re.IGNORECASE)
_BEGUN = re.compile(r"\ufeff?<\?xml[ \t\r\n]")
_ENCODING = re.compile(r"encoding\s*=\s*[^A-Za-z]?([A-Za-z][A-Za-z0-9._-]*)")
_INSTRUCTION = re.compile(rf"<\?({NAME})(?=[ \t\r\n]|\?>)")
_COMMENT_END = re.compile("--+>?|<!--")
# How a comment is ended by those who have it wrong, and by editors that turn two hyphens into a dash.
_WRONG_END = re.compile(r"(?:--?[ \t]+|--!|-|–|—)>")
_WRONG_BEGIN = re.compile("<!(?:[–—]-*|-(?!-))")

# So many slips are told of one comment.
_MOST = 100


class Piece(NamedTuple):
    """A piece of markup that begins with ``<!`` or ``<?``: where it ends, and what is wrong with it."""

    end: int
    slips: list[Slip]


def declaration(text: str, at: int) -> Piece | None:
    """The XML declaration, where one begins here at the beginning of the file."""
    if _DECLARATION.match(text, at):
        return Piece(text.index("?>", at) + 2, [])
    broken = _BROKEN_DECLARATION.match(text, at)
    if broken is None:
        return None
    named = _ENCODING.search(broken.group())
    right = f'<?xml version="1.0" encoding="{named[1] if named else "UTF-8"}"?>'
    message = "the XML declaration is not written as XML wants it"
    change = (Change(at, broken.end(), right),)
    return Piece(
        broken.end(), [Slip(at, broken.end(), message, f"write {right}", change, is_safe=True, resume=broken.end())]
    )


def piece(text: str, at: int) -> Piece | None:
    """The comment, CDATA section or processing instruction that begins here; None where it is something else."""
    if text.startswith("<!--", at):
        return _comment(text, at)
    if text.startswith("<![CDATA[", at):
        return _section(text, at)
    if text.startswith("<?", at):
        return _instruction(text, at)
    wrong = _WRONG_BEGIN.match(text, at)
    if wrong is not None:
        message = f"a comment begins with <!--, not with {wrong.group()}"
        change = (Change(at, wrong.end(), "<!--"),)
        rest = _comment(text, at, wrong.end())
        return Piece(rest.end, [Slip(at, wrong.end(), message, "write <!--", change, True, rest.end), *rest.slips])
    if text[at : at + 9].upper() == "<![CDATA[":
        change = (Change(at, at + 9, "<![CDATA["),)
        rest = _section(text, at)
        slip = Slip(at, at + 9, "CDATA is written in capital letters", "write <![CDATA[", change, True, rest.end)
        return Piece(rest.end, [slip, *rest.slips])
    return None


def _comment(text: str, at: int, inner: int = 0) -> Piece:
    inner = inner or at + 4
    slips: list[Slip] = []
    found = _COMMENT_END.search(text, inner)
    while found is not None and found.group() != "-->":
        if found.group() == "<!--" or found.group().endswith(">"):
            return _ended_wrongly(text, at, inner, found, slips)
        wrong = _WRONG_END.match(text, found.start())
        if wrong is not None:
            return _ended_wrongly(text, at, inner, found, slips)
        if len(slips) < _MOST:
            slips.append(_hyphens(found))
        found = _COMMENT_END.search(text, found.end())
    if found is None:
        return _ended_wrongly(text, at, inner, None, [])
    return Piece(found.end(), slips)


def _hyphens(found: re.Match[str]) -> Slip:
    change = (Change(*found.span(), " ".join(found.group())),)
    message = f"{short(found.group())} stands inside a comment, which only its end may hold"
    return Slip(*found.span(), message, "write - -", change, is_safe=True, resume=found.end())


def _ended_wrongly(text: str, at: int, inner: int, met: re.Match[str] | None, slips: list[Slip]) -> Piece:
    """A comment that is not closed by ``-->``, or not before the next one begins."""
    stop = met.end() + 3 if met else len(text)
    wrong = _WRONG_END.search(text, inner, stop)
    if met is not None and met.group().endswith(">"):
        # Three hyphens or more before the `>`.
        change = (Change(met.start(), met.end(), "-->"),)
        slip = Slip(*met.span(), "a comment may not end with --->", "write -->", change, True, met.end())
        return Piece(met.end(), [*slips, slip])
    if wrong is not None:
        message = f"a comment ends with -->, not with {wrong.group()}"
        is_sure = wrong.group().startswith("--")
        slip = Slip(*wrong.span(), message, "write -->", (Change(*wrong.span(), "-->"),), is_sure, wrong.end())
        return Piece(wrong.end(), [*slips, slip])
    notes = (Note(*met.span(), "another comment begins here"),) if met else ()
    message = "the comment that begins here is not closed" + (" before the next one begins" if met else "")
    return Piece(len(text), [*slips, Slip(at, inner, message, "write --> behind it", notes=notes, is_at_end=not met)])


def _section(text: str, at: int) -> Piece:
    end = text.find("]]>", at)
    if end >= 0:
        return Piece(end + 3, [])
    message = "the CDATA section that begins here is not closed"
    return Piece(len(text), [Slip(at, at + 9, message, "write ]]> behind it", is_at_end=True)])


def _instruction(text: str, at: int) -> Piece:
    found = _INSTRUCTION.match(text, at)
    if found is None:
        message = "a processing instruction begins with <? and a name"
        return Piece(len(text), [Slip(at, at + 2, message, "write &lt; where none is meant")])
    if found[1].lower() == "xml":
        return _late_declaration(text, at)
    end = text.find("?>", found.end())
    if end >= 0:
        return Piece(end + 2, [])
    closing = text.find(">", at)
    change = (Change(closing, closing, "?"),) if closing >= 0 else ()
    message = f"the processing instruction <?{short(found[1])} is not closed by ?>"
    return Piece(len(text), [Slip(at, found.end(), message, "write ?>", change, is_at_end=True)])


def _late_declaration(text: str, at: int) -> Piece:
    end = text.find("?>", at)
    end = end + 2 if end >= 0 else len(text)
    before = text[:at].removeprefix("\ufeff")
    if not before.strip(" \t\r\n\ufeff\u200b\xa0"):
        change = (Change(at - len(before), at, ""),)
        message = "the XML declaration must stand at the very beginning of the file"
        return Piece(end, [Slip(at, at + 5, message, "delete what stands before it", change, True, end)])
    if _BEGUN.match(text):
        message, help_ = "a second XML declaration stands here", "keep one document in one file"
    else:
        message, help_ = "the XML declaration must stand at the very beginning of the file", "move it there"
    return Piece(end, [Slip(at, at + 5, message, help_, resume=end)])
