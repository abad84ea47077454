"""Brackets left in the running text: each stands for markup that is not there.

The brackets are paired as they follow one another in a division; a pair may hold elements.  Words in notes, in lists of
people and places, and in elements that say themselves what the editor did keep their brackets; so do front and back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from teilink.diagnostics import Diagnostic, Edit, Fix, Label, Place, Severity
from teilink.source import Span
from teilink.tei.document import NAMESPACE, TEI
from teilink.tei.positions import xpath

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from teilink.schema.editorial.meaning import Meaning
    from teilink.tei.document import TeiFile

LARGEST = 100
"""The number of brackets told one by one in a file."""

# Square ones, plain and full-width; tortoise shells of Chinese and Japanese editors; the hollow ones of philologists.
# Black lenticular ones are left alone: they are set in print around headlines.
_OPENING, _CLOSING = "[\uff3b\u3014\u27e6", "]\uff3d\u3015\u27e7"
_FAMILY = {sign: max(n, 1) for signs in (_OPENING, _CLOSING) for n, sign in enumerate(signs)}
# Chinese offices number their papers so, with the year in tortoise shells.
_NUMBER_OF_PAPER = re.compile("\u3014(?:19|20)[0-9]{2}\u3015")
_HOLDS = " or ".join(f"contains(., '{sign}')" for sign in _FAMILY)
_WORDS = etree.XPath("string(self::t:TEI/t:text | self::t:teiCorpus)", namespaces={"t": NAMESPACE})
_BRACKETED = etree.XPath(f"descendant::t:body//text()[{_HOLDS}]", namespaces={"t": NAMESPACE})
_TEXTS = etree.XPath("descendant::text()")
_DIVISIONS = frozenset(
    TEI + name for name in ("body", "div", "div1", "div2", "div3", "div4", "div5", "div6", "div7", "cell")
)
_BLOCKS = frozenset(
    TEI + name for name in ("p", "ab", "item", "head", "lg", "l", "opener", "closer", "postscript", "row")
)
_NAMED = {
    TEI + name for name in ("persName", "placeName", "orgName", "name", "rs", "settlement", "geogName", "surname")
}
_APART = frozenset(
    TEI + name
    for name in (
        "supplied", "gap", "unclear", "sic", "orig", "surplus", "secl", "add", "note", "noteGrp", "desc", "figDesc",
        "metamark", "ref", "label", "fw", "stamp", "num", "idno", "bibl", "biblStruct", "biblFull", "listBibl", "index",
        "egXML", "eg", "code", "formula", "att", "tag", "gi", "val", "incident", "stage", "interp", "certainty",
        "listPerson", "listPlace", "listOrg", "listEvent", "listObject", "listNym", "listRelation",
    )
)  # fmt: skip


class _Mark(NamedTuple):
    """One bracket: the sign, the text it stands in (as a node, and whether it is what follows the node), where."""

    sign: str
    text: str
    node: _Element
    is_tail: bool
    at: int

    @property
    def holder(self) -> _Element:
        """The element whose content the bracket is."""
        parent = self.node.getparent() if self.is_tail else self.node
        assert parent is not None
        return parent

    def within(self, names: frozenset[str]) -> _Element | None:
        """The nearest element of some names that holds the bracket."""
        return next((each for each in (self.holder, *self.holder.iterancestors()) if each.tag in names), None)

    def is_in_text_of(self, other: _Mark) -> bool:
        """Whether both stand in one text, with no markup between."""
        return self.node is other.node and self.is_tail == other.is_tail


def check_brackets(file: TeiFile) -> list[Diagnostic]:
    """Every bracket in the text of a file that no markup accounts for."""
    words = _WORDS(file.root)
    if not any(sign in words for sign in _FAMILY):
        return []
    pairs = sorted(_pairs(_marks(file.root)), key=lambda pair: pair[0])
    found = [_finding(file, opening, closing) for _, opening, closing in pairs[:LARGEST]]
    if len(pairs) > LARGEST:
        _, opening, closing = pairs[LARGEST]
        message = f"{len(pairs) - LARGEST:,} more brackets stand in the text from here on"
        found.append(_diagnostic(message, _place(file, opening, closing), "encode those above first"))
    return found


def _marks(root: _Element) -> Iterator[_Mark]:
    for text in _BRACKETED(root):
        first = _Mark("", str(text), text.getparent(), bool(text.is_tail), 0)
        holders = (first.holder, *first.holder.iterancestors())
        if any(each.tag in _APART or not str(each.tag).startswith(TEI) for each in holders):
            continue
        plain = _NUMBER_OF_PAPER.sub("______", first.text)
        yield from (first._replace(sign=sign, at=at) for at, sign in enumerate(plain) if sign in _FAMILY)


def _pairs(marks: Iterable[_Mark]) -> Iterator[tuple[int, _Mark, _Mark | None]]:
    """Brackets with their partners, each with its number in the text; None where there is no partner."""
    opened: list[tuple[int, _Mark]] = []
    division: _Element | None = None
    for number, mark in enumerate(marks):
        if (here := mark.within(_DIVISIONS)) is not division:
            yield from ((at, lone, None) for at, lone in opened)
            opened, division = [], here
        if mark.sign in _OPENING:
            opened.append((number, mark))
        elif opened and _FAMILY[opened[-1][1].sign] == _FAMILY[mark.sign]:
            at, opening = opened.pop()
            yield at, opening, mark
        else:
            yield number, mark, None
    yield from ((at, lone, None) for at, lone in opened)


def _finding(file: TeiFile, opening: _Mark, closing: _Mark | None) -> Diagnostic:
    if closing is None:
        return _lone(file, opening)
    place = _place(file, opening, closing)
    if opening.within(_BLOCKS) is not closing.within(_BLOCKS):
        labels = (Label(_place(file, closing, closing), "and closed here"),)
        message = "a bracket is opened here and closed in another paragraph"
        help_ = "encode what it marks in each paragraph, or add the bracket that is missing"
        return _diagnostic(message, _place(file, opening, opening), help_, labels)
    meant = _meaning(opening, closing)
    message = f'the brackets of "{_short(_between(opening, closing))}" are no markup; they look like {meant.what}'
    return _diagnostic(message, place, f"write {meant.markup}", fix=_fix(file, opening, closing, meant))


def _lone(file: TeiFile, mark: _Mark) -> Diagnostic:
    if mark.sign in _OPENING:
        near, fault = mark.text[mark.at : mark.at + 40], "is never closed"
    else:
        near, fault = mark.text[max(mark.at - 39, 0) : mark.at + 1], "was never opened"
    message = f'the bracket of "{" ".join(near.split())}" {fault}'
    return _diagnostic(message, _place(file, mark, mark), "add the other bracket, or encode what the two would mark")


def _meaning(opening: _Mark, closing: _Mark) -> Meaning:
    # Its many patterns are compiled for files that have brackets.
    from teilink.schema.editorial.meaning import meaning

    before, after = opening.text[: opening.at], closing.text[closing.at + 1 :]
    named = opening.is_tail and not before.strip() and opening.node.tag in _NAMED
    words = _between(opening, closing)
    return meaning(words, before, after, is_after_name=named)


def _between(opening: _Mark, closing: _Mark) -> str:
    """The words between two brackets."""
    if closing.is_in_text_of(opening):
        return opening.text[opening.at + 1 : closing.at]
    block = opening.within(_BLOCKS | _DIVISIONS)
    holder = opening.holder if opening.holder is closing.holder or block is None else block
    texts = _TEXTS(holder)
    first, last = (_index(texts, mark) for mark in (opening, closing))
    inner = "".join(texts[first + 1 : last])
    return opening.text[opening.at + 1 :] + inner + closing.text[: closing.at]


def _index(texts: Sequence[etree._ElementUnicodeResult], mark: _Mark) -> int:
    return next(n for n, text in enumerate(texts) if text.getparent() is mark.node and text.is_tail == mark.is_tail)


def _place(file: TeiFile, opening: _Mark, closing: _Mark | None) -> Place:
    last = closing or opening
    start, end = _span(file, opening, opening.at, opening.at + 1), _span(file, last, last.at, last.at + 1)
    return Place.of(file.source, Span(start.start, end.end), f"{xpath(opening.holder)}/text()")


def _span(file: TeiFile, mark: _Mark, start: int, end: int) -> Span:
    return file.span_of_characters(mark.node, start, end, is_tail=mark.is_tail)


def _fix(file: TeiFile, opening: _Mark, closing: _Mark, meant: Meaning) -> Fix | None:
    """Tags in place of brackets, where both stand in one element, so that what was well-formed stays so."""
    if opening.holder is not closing.holder or _is_verbatim(file, opening, closing):
        return None
    if any(meant.wrap):
        spans = [_span(file, mark, mark.at, mark.at + 1) for mark in (opening, closing)]
        return Fix("unsafe", tuple(Edit(span, tag) for span, tag in zip(spans, meant.wrap, strict=True)))
    if not closing.is_in_text_of(opening):
        return None
    if meant.whole:
        return Fix("unsafe", (Edit(_span(file, opening, opening.at, closing.at + 1), meant.whole),))
    return _fix_of_word(file, opening, closing, meant) if any(meant.around) else None


def _fix_of_word(file: TeiFile, opening: _Mark, closing: _Mark, meant: Meaning) -> Fix:
    """Tags about the word before the bracket; the bracket goes, and the blank before it."""
    from teilink.schema.editorial.meaning import last_word

    end = len(opening.text[: opening.at].rstrip())
    start = end - len(last_word(opening.text[: opening.at]))
    first = _span(file, opening, start, end).start
    rest = _span(file, opening, end, closing.at + 1)
    return Fix("unsafe", (Edit(Span(first, first), meant.around[0]), Edit(rest, meant.around[1])))


def _is_verbatim(file: TeiFile, opening: _Mark, closing: _Mark) -> bool:
    """Whether one of two brackets may stand in a CDATA section, where tags are text."""
    start, end = ("<![CDATA[".encode(file.source.encoding), "]]>".encode(file.source.encoding))
    for mark in (opening, closing):
        before = _span(file, mark, mark.at, mark.at + 1).start
        if file.source.data.rfind(start, 0, before) > file.source.data.rfind(end, 0, before):
            return True
    return False


def _diagnostic(
    message: str, place: Place, help_: str, labels: tuple[Label, ...] = (), fix: Fix | None = None
) -> Diagnostic:
    return Diagnostic("TL307", Severity.WARNING, message, place, labels, help_, fix)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return f"[{words}]" if len(words) <= 60 else f"[{words[:59]}…]"
