"""Start tags, and the slips in them: quotation marks, blanks, values, attributes given twice.

A tag as it should be is read by one pattern.  Only one that is not is gone through step by step.

Specification: XML 1.0 section 3.1, https://www.w3.org/TR/xml/#sec-starttags
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from teilink.tei.characters import ampersand, impossible
from teilink.tei.names import BLANKS, NAME
from teilink.tei.slips import Change, Note, Slip, short
from teilink.tei.values import TYPOGRAPHIC, Quoted, quoted, unquoted

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEGIN = re.compile(f"<({NAME})")
_NAME = re.compile(NAME)
_BLANKS = re.compile(BLANKS)
_ATTRIBUTE = re.compile(rf"({NAME}){BLANKS}={BLANKS}(\"[^<\"]*+\"|'[^<']*+')")
_WHOLE = re.compile(rf"<{NAME}(?:[ \t\r\n]++{NAME}{BLANKS}={BLANKS}(?:\"[^<\"]*+\"|'[^<']*+'))*+{BLANKS}(?P<empty>/?)>")
_STOP = re.compile("[<>\"']|$")
_BROKEN_END = re.compile(r"/[ \t\r\n]++>")
_JUNK = re.compile(r"[^ \t\r\n<>/=\"']++|.", re.DOTALL)
# So many slips are told of one tag; with more that break it up, it is none.
_MOST = 100


class Attribute(NamedTuple):
    """An attribute by characters: its name, where it begins, where its value lies, where it ends."""

    name: str
    start: int
    value: tuple[int, int]
    end: int


@dataclass
class StartTag:
    """A start tag, from its `<` to behind its `>`, and what is wrong in it; `is_whole` where it has an end."""

    name: str
    start: int
    end: int
    is_empty: bool = False
    is_whole: bool = True
    attributes: list[Attribute] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)


def start_tag(text: str, at: int) -> StartTag | None:
    """The start tag that begins here; None where no name follows the `<`."""
    begin = _BEGIN.match(text, at)
    if begin is None:
        return None
    tag = StartTag(begin[1], at, begin.end())
    whole = _WHOLE.match(text, at)
    if whole is not None:
        tag.end, tag.is_empty = whole.end(), bool(whole["empty"])
        tag.attributes = [
            Attribute(found[1], found.start(), (found.start(2) + 1, found.end(2) - 1), found.end())
            for found in _ATTRIBUTE.finditer(text, begin.end(), whole.end())
        ]
    else:
        _Reader(text, tag).read()
    if tag.is_whole:
        tag.slips += islice(chain(_in_values(text, tag), _twice(text, tag)), _MOST)
    return tag


def _in_values(text: str, tag: StartTag) -> Iterator[Slip]:
    for attribute in tag.attributes:
        start, end = attribute.value
        at = text.find("&", start, end)
        while at >= 0:
            slip = ampersand(text, at)
            if slip is not None:
                yield slip
            at = text.find("&", at + 1, end)
    yield from impossible(text, tag.start, tag.end)


def _twice(text: str, tag: StartTag) -> Iterator[Slip]:
    first: dict[str, Attribute] = {}
    for attribute in tag.attributes:
        other = first.setdefault(attribute.name, attribute)
        if other is not attribute:
            yield _second(text, tag, other, attribute)


def _second(text: str, tag: StartTag, first: Attribute, second: Attribute) -> Slip:
    values = [text[start:end] for start, end in (first.value, second.value)]
    start = second.start
    while text[start - 1] in " \t\r\n":
        start -= 1
    message = f'@{short(second.name)} is given twice on <{short(tag.name)}>, as "{short(values[0])}" and '
    message += "again" if values[0] == values[1] else f'as "{short(values[1])}"'
    return Slip(
        second.start,
        second.end,
        message,
        "delete one of them",
        (Change(start, second.end, ""),),
        is_safe=values[0] == values[1],
        resume=second.end,
        notes=(Note(first.start, first.end, "first given here"),),
    )


class _Reader:
    """Goes through a start tag that is not as it should be, up to its `>` or to what ends all reading."""

    def __init__(self, text: str, tag: StartTag) -> None:
        self._text = text
        self._tag = tag
        self._at = tag.end
        self._stop = 0
        self._is_over = False

    def read(self) -> None:
        """Take the tag apart; what is found is put into it."""
        while not self._is_over:
            before = self._at
            self._skip_blanks()
            self._part(has_blank=self._at > before)
        self._tag.end = self._at

    def _skip_blanks(self) -> None:
        found = _BLANKS.match(self._text, self._at)
        self._at = found.end() if found else self._at

    def _part(self, *, has_blank: bool) -> None:
        text, at = self._text, self._at
        if text.startswith((">", "/>"), at):
            self._tag.is_empty = text[at] == "/"
            self._at += 2 if self._tag.is_empty else 1
            self._is_over = True
        elif at >= len(text) or text[at] == "<":
            self._unfinished()
        elif (name := _NAME.match(text, at)) is not None:
            self._attribute(name, has_blank=has_blank)
        else:
            self._junk()

    def _tell(self, slip: Slip) -> None:
        """Note a slip, and go on behind it or nowhere."""
        self._tag.slips.append(slip)
        if slip.resume is None or len(self._tag.slips) > _MOST:
            self._is_over, self._tag.is_whole = True, False
        else:
            self._at = slip.resume

    def _runs_on(self) -> bool:
        """Whether another tag begins before this one ends, and no value of an attribute does."""
        if self._stop < self._at:
            found = _STOP.search(self._text, self._at)
            self._stop = found.start() if found else len(self._text)
        return self._text.startswith("<", self._stop)

    def _unfinished(self) -> None:
        tag, name = self._tag, short(self._tag.name)
        found = _STOP.search(self._text, self._at)
        at = found.start() if found else self._at
        is_at_end = at >= len(self._text)
        change = (Change(at, at, ">"),) if at == self._at and not is_at_end else ()
        notes = () if is_at_end else (Note(at, at + 1, "the next tag begins here"),)
        message, help_ = f"the start tag <{name} is not closed by >", "write >, or &lt; where no tag is meant"
        end = tag.start + 1 + len(tag.name)
        self._tell(Slip(tag.start, end, message, help_, change, notes=notes, is_at_end=is_at_end))

    def _attribute(self, name: re.Match[str], *, has_blank: bool) -> None:
        if not has_blank and self._tag.attributes:
            message = f"no blank stands before @{short(name.group())}"
            change = (Change(name.start(), name.start(), " "),)
            self._tell(
                Slip(name.start(), name.end(), message, "write a blank", change, is_safe=True, resume=name.start())
            )
        self._at = name.end()
        self._skip_blanks()
        if not self._text.startswith("=", self._at):
            self._without_value(name)
            return
        self._at += 1
        self._skip_blanks()
        opening = self._text[self._at : self._at + 1]
        if opening in {'"', "'"}:
            self._take(quoted(self._text, name, self._at))
        else:
            self._take(unquoted(self._text, name, self._at))

    def _take(self, found: Quoted) -> None:
        for slip in found.slips:
            self._tell(slip)
        if not self._is_over:
            self._tag.attributes.append(Attribute(found.name, found.start, found.value, found.end))
            self._at = found.end

    def _without_value(self, name: re.Match[str]) -> None:
        if self._runs_on():
            self._unfinished()
            return
        word = name.group()
        change = (Change(name.end(), name.end(), f'="{word}"'),)
        help_ = f'write {short(word)}="…", or delete it'
        message = f"@{short(word)} has no value"
        self._tell(Slip(name.start(), name.end(), message, help_, change, resume=name.end()))

    def _junk(self) -> None:
        text, at = self._text, self._at
        broken = _BROKEN_END.match(text, at)
        if broken is not None:
            change = (Change(at + 1, broken.end() - 1, ""),)
            message = "a blank stands between / and >"
            self._tell(Slip(at, broken.end(), message, "write />", change, is_safe=True, resume=broken.end()))
            self._is_over, self._tag.is_empty = True, True
        elif text[at] not in TYPOGRAPHIC and (text[at].isspace() or unicodedata.category(text[at]) == "Cf"):
            name = unicodedata.name(text[at], "U+0085").lower()
            message = f"a character that is no blank of XML ({name}) stands in the tag"
            change = (Change(at, at + 1, " "),)
            self._tell(Slip(at, at + 1, message, "write a blank", change, is_safe=True, resume=at + 1))
        elif self._runs_on():
            self._unfinished()
        else:
            found = _JUNK.match(text, at)
            end = found.end() if found else at + 1
            message = f"{short(text[at:end])} stands in the tag <{short(self._tag.name)}>, where only attributes may"
            self._tell(Slip(at, end, message, "delete it", (Change(at, end, ""),), resume=end))
