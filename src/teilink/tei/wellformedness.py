"""Why a file is not well-formed: what is wrong first, where it is wrong, and how it is put right.

Parsers stop where they can no longer go on, which may be far from the slip, and say so in their own terms.  So a file
that they refuse is gone through once more, with the list of the elements that are open, looking for what people get
wrong.  Nothing is looked for in a file that parsers accept.

Specification: XML 1.0, https://www.w3.org/TR/xml/#sec-well-formed, and Namespaces in XML 1.0
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from teilink.tei.characters import ampersand, bracket, impossible
from teilink.tei.markup import declaration, piece
from teilink.tei.names import NAME
from teilink.tei.nesting import Open, left_open, mismatch
from teilink.tei.slips import Change, Note, Slip, short
from teilink.tei.tags import start_tag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilink.tei.tags import StartTag

_NEXT = re.compile("[&<]|]]>|[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_END = re.compile(rf"</({NAME})[ \t\r\n]*+>")
_BROKEN_END = re.compile(rf"<(?:/[ \t\r\n]*+|\\)({NAME})([^<>]*+)(>?)")
_BLANK_TAG = re.compile(rf"<[ \t\r\n]+(/?{NAME})(?:[ \t\r\n]+{NAME}=(?:\"[^<\"]*+\"|'[^<']*+'))*+[ \t\r\n]*+/?>")
_WORD = re.compile(r"[^ \t\r\n]+")
# More slips than this, or deeper nesting, and it is no document that somebody has slipped in.
_MOST = 10_000
_DEEPEST = 1000
_ALWAYS = frozenset({"xml", "xmlns"})
_KNOWN = {
    "egXML": "http://www.tei-c.org/ns/Examples",
    "m": "http://www.w3.org/1998/Math/MathML",
    "mei": "http://www.music-encoding.org/ns/mei",
    "rng": "http://relaxng.org/ns/structure/1.0",
    "sch": "http://purl.oclc.org/dsdl/schematron",
    "svg": "http://www.w3.org/2000/svg",
    "tei": "http://www.tei-c.org/ns/1.0",
    "xi": "http://www.w3.org/2001/XInclude",
    "xlink": "http://www.w3.org/1999/xlink",
    "xs": "http://www.w3.org/2001/XMLSchema",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}


def slips(text: str, *, is_cut: bool = False) -> list[Slip]:
    """What is wrong in a text, in the order of the text, up to what cannot be read on from.

    `is_cut` says that the file goes on behind this text with what is no text.
    """
    walk = _Walk(text)
    walk.go()
    return sorted((slip for slip in walk.slips if not (is_cut and slip.is_at_end)), key=lambda slip: slip.start)


class _Root(NamedTuple):
    """Where the root element ends, and its name."""

    end: int
    name: str


class _Walk:
    """Goes through a text from its first character on, and keeps the elements that are open."""

    def __init__(self, text: str) -> None:
        self.slips: list[Slip] = []
        self._text = text
        self._at = 1 if text.startswith("\ufeff") else 0
        self._open: list[Open] = []
        self._root: _Root | None = None
        self._is_over = False

    def go(self) -> None:
        """To the end of the text, or to what cannot be read on from."""
        begun = declaration(self._text, self._at)
        if begun is not None:
            self._take(begun.slips, begun.end)
        while not self._is_over:
            found = _NEXT.search(self._text, self._at)
            end = found.start() if found else len(self._text)
            if not self._open and self._text[self._at : end].strip(" \t\r\n"):
                self._outside(end)
            elif found is None:
                self._take(left_open(self._text, self._open, len(self._text)), None)
            else:
                self._meet(found)

    def _take(self, found: Iterable[Slip], end: int | None) -> None:
        """Note slips, and go on at `end`; nowhere where that is None, or where one of them ends all reading."""
        for slip in found:
            self.slips.append(slip)
            end = None if slip.resume is None else end
        if end is None or len(self.slips) > _MOST or len(self._open) > _DEEPEST:
            self._is_over = True
        else:
            self._at = end

    def _meet(self, found: re.Match[str]) -> None:
        text, at = self._text, found.start()
        if found.group() == "&":
            slip = ampersand(text, at) if self._open else self._stray(at, at + 1)
            self._take([slip] if slip else [], at + 1)
        elif found.group() == "]]>":
            self._take([bracket(at) if self._open else self._stray(at, at + 3)], at + 3)
        elif found.group() != "<":
            self._take(impossible(text, at, at + 1), at + 1)
        else:
            self._tag(at)

    def _outside(self, end: int) -> None:
        word = _WORD.search(self._text, self._at, end)
        self._take([self._stray(*word.span())] if word else [], end)

    def _stray(self, start: int, end: int) -> Slip:
        """Text before or behind the root element."""
        word = short(self._text[start:end]) or f"U+{ord(self._text[start]):04X}"
        if self._root is None:
            return Slip(start, end, f"the file begins with {word}, not with an element", _advice(self._text[start:]))
        message = f"{word} stands behind the end of the root element <{short(self._root.name)}>"
        notes = (Note(self._root.end - 1, self._root.end, "the root element ends here"),)
        return Slip(start, end, message, "delete it, or move it into the root element", notes=notes)

    def _tag(self, at: int) -> None:
        text = self._text
        if text.startswith(("<!", "<?"), at):
            self._piece(at)
        elif (closing := _END.match(text, at)) is not None:
            self._close(at, closing.start(1), closing.end(), closing[1])
        elif (tag := start_tag(text, at)) is not None:
            self._start(tag)
        elif (broken := _BROKEN_END.match(text, at)) is not None:
            self._broken_end(broken)
        else:
            self._bare(at)

    def _piece(self, at: int) -> None:
        found = piece(self._text, at)
        if found is not None:
            wrong = impossible(self._text, at, found.end) if not found.slips else []
            self._take([*found.slips, *wrong], found.end)
        elif self._text[at : at + 9].upper() == "<!DOCTYPE":
            help_ = "delete it; a page in HTML becomes TEI with teilink encode"
            self._take([Slip(at, at + 9, "a DOCTYPE stands here", help_, code="TL105")], None)
        else:
            word = _WORD.match(self._text, at)
            message = f"{short(word.group() if word else '<!')} is no markup of XML"
            self._take([Slip(at, at + 2, message, "write &lt; where no tag is meant, <!-- for a comment")], None)

    def _bare(self, at: int) -> None:
        spaced = _BLANK_TAG.match(self._text, at)
        if self._text.startswith("</", at) or at + 1 == len(self._text):
            open_now = short(self._open[-1].name) if self._open else "…"
            message = "a tag begins here and has no name"
            slip = Slip(at, at + 1, message, f"write </{open_now}>, or &lt;", is_at_end=at + 2 >= len(self._text))
            self._take([slip], None)
        elif spaced is not None:
            change = (Change(at + 1, spaced.start(1), ""),)
            message = f"a blank stands between < and {short(spaced[1])}"
            self._take([Slip(at, spaced.end(1), message, "delete the blank, or write &lt;", change)], None)
        elif self._open:
            message = "a < stands for itself here; in XML it begins a tag"
            change = (Change(at, at + 1, "&lt;"),)
            self._take([Slip(at, at + 1, message, "write &lt;", change, is_safe=True, resume=at + 1)], at + 1)
        else:
            self._take([self._stray(at, at + 1)], None)

    def _broken_end(self, found: re.Match[str]) -> None:
        """An end tag that begins with ``</`` and a blank or with ``<\\``, that has attributes, or has no ``>``."""
        at, name = found.start(), found[1]
        is_open = bool(self._open) and self._open[-1].name == name
        changes = [] if found.group().startswith(f"</{name}") else [Change(at, found.start(1), "</")]
        if found[2].strip() or not found[3]:
            changes.append(Change(found.end(1), found.end(), ">"))
        right = f"</{short(name)}>"
        if found[2].strip() and found[3]:
            message = f"the end tag {right} holds more than its name"
        elif not found[3]:
            message = f"the end tag </{short(name)} is not closed by >"
        else:
            message = f"an end tag is written {right}"
        is_safe = is_open and not found[2].strip()
        resume = found.end() if is_safe else None
        if is_safe:
            self._pop(found.end())
        is_at_end = found.end() == len(self._text)
        slip = Slip(at, found.end(1), message, f"write {right}", tuple(changes), is_safe, resume, is_at_end=is_at_end)
        self._take([slip], found.end())

    def _start(self, tag: StartTag) -> None:
        if not self._open and self._root is not None:
            self._second_root(tag)
            return
        prefixes = self._open[-1].prefixes if self._open else _ALWAYS
        declared = {each.name[6:] for each in tag.attributes if each.name.startswith("xmlns:")}
        prefixes = prefixes | declared if declared else prefixes
        undeclared = self._undeclared(tag, prefixes) if tag.is_whole else []
        self._take([*tag.slips, *undeclared], tag.end)
        if not tag.is_empty:
            self._open.append(Open(tag.name, tag.start, tag.end, prefixes))
        elif not self._open:
            self._root = _Root(tag.end, tag.name)

    def _second_root(self, tag: StartTag) -> None:
        first = self._root or _Root(0, "")
        message = f"a second root element <{short(tag.name)}> begins here"
        help_ = f"keep one document in one file, or delete the end tag </{short(first.name)}> before it"
        notes = (Note(first.end - 1, first.end, f"the first, <{short(first.name)}>, ends here"),)
        self._take([Slip(tag.start, tag.start + 1 + len(tag.name), message, help_, notes=notes)], None)

    def _undeclared(self, tag: StartTag, prefixes: frozenset[str]) -> list[Slip]:
        named = [(tag.name, tag.start, tag.start + 1 + len(tag.name))]
        named += [(each.name, each.start, each.end) for each in tag.attributes if not each.name.startswith("xmlns")]
        return [
            _prefix_slip(name, start, end, tag)
            for name, start, end in named
            if ":" in name and name.partition(":")[0] not in prefixes
        ]

    def _close(self, at: int, name_start: int, end: int, name: str) -> None:
        if self._open and self._open[-1].name == name:
            self._pop(end)
            self._at = end
            return
        if not self._open:
            notes = (Note(self._root.end - 1, self._root.end, "the root element ends here"),) if self._root else ()
            message = f"</{short(name)}> closes nothing: no element is open"
            self._take([Slip(at, name_start + len(name), message, "delete it", notes=notes)], None)
            return
        found = mismatch(self._text, self._open, name, at, end)
        for _ in range(found.closed):
            self._pop(end)
        self._take(found.slips, found.end)

    def _pop(self, end: int) -> None:
        closed = self._open.pop()
        if not self._open:
            self._root = _Root(end, closed.name)


def _prefix_slip(name: str, start: int, end: int, tag: StartTag) -> Slip:
    prefix = name.partition(":")[0]
    known = _KNOWN.get(prefix, "")
    at = tag.start + 1 + len(tag.name)
    change = (Change(at, at, f' xmlns:{prefix}="{known}"'),) if known else ()
    message = f"the prefix of {short(name)} is not declared"
    return Slip(start, end, message, f'write xmlns:{short(prefix)}="{known or "…"}" on it', change, resume=end)


def _advice(text: str) -> str:
    """What a file that is no XML may be, by its first characters."""
    kinds = {"PK": "a ZIP archive (docx, odt)", "%PDF": "a PDF", "{\\rtf": "an RTF text", "{": "JSON", "[": "JSON"}
    kind = next((kinds[first] for first in kinds if text.startswith(first)), "")
    said = f"this seems to be {kind}; " if kind else ""
    return f"{said}a TEI file begins with an XML declaration or with <TEI>"
