"""The text of mixed content, as a reader would read it.

The reading is the editor's: the words as the author left them, corrected, regularised, expanded and completed where
the encoding says how.  What is about the words, and not one of them, stands apart.  docs/text.md has the policy,
element by element, with examples; whoever wants another asks for the element of his choice, which is read for itself.

What decides whether two words touch is kept among them as control characters, which XML does not allow in a file,
until the text is whole.

Specification: TEI 3.5 (simple editorial changes), 11.3 (transcription), 12.1 (apparatus) and att.breaking,
https://tei-c.org/release/doc/tei-p5-doc/en/html/; XML 1.0, section 2.12 (xml:lang); CSS Text 3, section 4.1.3 (line
ends in Chinese and Japanese).
"""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

from teilink import languages
from teilink.tei.document import LANG, TEI

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

    Read: TypeAlias = tuple[str, _Element | None, str]


def _named(names: str) -> tuple[str, ...]:
    return tuple(TEI + name for name in names.split())


_APART = _named(
    "note noteGrp desc index fw figDesc metamark rt wit witDetail listApp"
    " interp interpGrp span spanGrp fs fLib fvLib binaryObject surplus"
)
_BREAKS = _named("lb pb cb gb milestone")
_BLOCKS = _named(
    "text front body back group floatingText div div1 div2 div3 div4 div5 div6 div7 head p ab l lg list item"
    " table row cell sp spGrp speaker castList castItem figure argument epigraph postscript trailer opener closer"
    " dateline salute signed byline titlePage docTitle titlePart docAuthor docDate docEdition docImprint imprimatur"
    " addrLine listBibl listPerson listOrg listPlace listEvent"
)
# What names, addresses and references are made of: two that touch are two words all the same.
_PARTS = _named(
    "persName orgName placeName name forename surname addName roleName genName nameLink"
    " country region settlement district bloc geogName street postCode postBox"
    " institution repository collection idno msName"
    " bibl author editor title publisher pubPlace biblScope date resp term"
)
_GROUPS = _named("choice app rdgGrp")
_CHOICE, _APP, _RDG_GRP = _GROUPS
_DEL, _RESTORE, _SUBST, _WORD, _AM, _EX, _EXPAN = _named("del restore subst w am ex expan")
_GAP, _SPACE = _named("gap space")

_RANKS = {**dict.fromkeys(_named("corr reg expan ex lem"), 2), **dict.fromkeys(_named("sic orig abbr am"), 0)}
_CERTAINTIES = {"high": 0.9, "medium": 0.6, "low": 0.1}
_UNSAID = 0.4
# No more siblings than these are looked at: so the cost of a hostile file grows with its length only.
_NEAR = 8
_PROBABILITY = re.compile(r"[01]|[01]?\.[0-9]{1,9}")

_GOES_ON, _END, _START = "\0", "\1", "\2"
# A blank to str.split, and no end of a line.
_STANDS_ALONE = "\x1f"
_SOFT = "\u00ad"
_HYPHENS = ("-", "\u2010", "\u00ac", "\u2e17", "\u2e40", "\u058a", "=", _SOFT)
_OPENING = frozenset(_START + "'\u2018\u2019\u02bc/([\u2010\u2011\u201c\u201e\u00ab-")
_TOUCHING = re.compile("\1[\1\2]*")
_FIRST_UNSPACED = "\u2e80"
_UNSPACED = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff9f\U00020000-\U0003ffff]")
_UNSPACED_NAME = re.compile("[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]")


def reading_text(element: _Element) -> str:
    """The words of an element on one line, parted by single blanks; '' where it has none."""
    text = element.text or "" if len(element) == 0 else _joined("".join(_pieces(element)))
    # Most texts are ASCII, and most others have no line end and no soft hyphen.
    return " ".join((text if text.isascii() else _unwrapped(text)).split())


def _pieces(element: _Element) -> list[str]:
    """The texts that are read, in order, and the marks among them.  The pile is ours: trees may be deep."""
    top = _chosen(element) if element.tag in _GROUPS else element
    pile: list[tuple[Iterator[_Element], str, bool]] = []
    children, behind, is_tight = iter(top), "", top.tag == _SUBST
    found = [_own(top)]
    while True:
        for child in children:
            before, inner, after = _ROLES.get(child.tag, _plain)(child)
            tail = child.tail or ""
            if is_tight and tail.isspace():
                tail = ""
            found.append(before)
            if inner is not None:
                found.append(_own(inner))
                if len(inner):
                    pile.append((children, behind, is_tight))
                    children, behind, is_tight = iter(inner), after + tail, inner.tag == _SUBST
                    break
            found += (after, tail)
        else:
            found.append(behind)
            if not pile:
                return found
            children, behind, is_tight = pile.pop()


def _own(element: _Element) -> str:
    """The text before the first child.  The blanks between a deletion and what takes its place are the encoder's."""
    text = element.text or ""
    return "" if text.isspace() and element.tag == _SUBST else text


# -- what an element gives in the place where it stands: a text, the element to be read, a text ------------------------


def _plain(element: _Element) -> Read:
    return ("", element if isinstance(element.tag, str) else None, "")


def _nothing(_: _Element) -> Read:
    return ("", None, "")


def _gap(_: _Element) -> Read:
    return ("[…]", None, "")


def _space(_: _Element) -> Read:
    return (" ", None, "")


def _block(element: _Element) -> Read:
    return (_STANDS_ALONE, element, _STANDS_ALONE)


def _part(element: _Element) -> Read:
    return (_START, element, _END)


def _break(element: _Element) -> Read:
    said = element.get("break")
    return (_GOES_ON if said == "no" or (said is None and _is_in(element, _WORD)) else "\n", None, "")


def _deleted(element: _Element) -> Read:
    """Nothing, unless the deletion was taken back: `restore` (TEI 11.3.1)."""
    return ("", element if _is_in(element, _RESTORE) else None, "")


def _marks(am: _Element) -> Read:
    """The signs of an abbreviation, unless what they stand for is written out beside them."""
    return ("", None if _is_in(am, _EXPAN) or _is_beside_ex(am) else am, "")


def _alternatives(group: _Element) -> Read:
    """One of them; a group within a group comes here only when there is none to choose."""
    return ("", group if _is_in(group, *_GROUPS) else _chosen(group), "")


def _entry(app: _Element) -> Read:
    """The lemma; an entry that points at its words is an apparatus apart from them (TEI 12.2)."""
    is_apart = any(app.get(name) is not None for name in ("from", "to", "loc"))
    return ("", None, "") if is_apart else _alternatives(app)


def _is_in(element: _Element, *tags: str) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in tags


def _is_beside_ex(am: _Element) -> bool:
    """Whether the element before or behind is an ex; notes do not count, if there are not too many."""
    for is_before in (True, False):
        beside = islice(am.itersiblings(preceding=is_before), _NEAR)
        if next((node.tag for node in beside if _ROLES.get(node.tag, _plain) is not _nothing), None) == _EX:
            return True
    return False


_ROLES: dict[object, Callable[[_Element], Read]] = {
    etree.Comment: _nothing,
    etree.ProcessingInstruction: _nothing,
    etree.Entity: _nothing,
    **dict.fromkeys(_APART, _nothing),
    **dict.fromkeys(_BREAKS, _break),
    **dict.fromkeys(_BLOCKS, _block),
    **dict.fromkeys(_PARTS, _part),
    **dict.fromkeys((_CHOICE, _RDG_GRP), _alternatives),
    _APP: _entry,
    _DEL: _deleted,
    _AM: _marks,
    _GAP: _gap,
    _SPACE: _space,
}
_NO_ALTERNATIVES = frozenset((_nothing, _break, _deleted, _gap, _space))


def _chosen(group: _Element) -> _Element:
    """The alternative that is read: the better kind, then the surer, then the first; the group where it has none."""
    return max(_alternatives_of(group), key=_preference, default=group)


def _alternatives_of(group: _Element) -> Iterator[_Element]:
    """Those of groups within the group are its own: a choice of a choice is one choice."""
    pile = [*reversed(group)]
    while pile:
        node = pile.pop()
        if node.tag in _GROUPS:
            pile += reversed(node)
        elif _ROLES.get(node.tag, _plain) not in _NO_ALTERNATIVES:
            yield node


def _preference(alternative: _Element) -> tuple[int, float]:
    said = alternative.get("cert", "")
    sure = float(said) if _PROBABILITY.fullmatch(said) else _CERTAINTIES.get(said, _UNSAID)
    return _RANKS.get(str(alternative.tag), 1), sure


# -- where words touch -------------------------------------------------------------------------------------------------


def _joined(text: str) -> str:
    """Without marks: words go on over a break that says so, and parts of names that touch are parted."""
    if _END in text:
        text = _TOUCHING.sub(_parted, text).replace(_START, "")
    if _GOES_ON not in text:
        return text
    *before, last = text.split(_GOES_ON)
    return "".join(map(_unhyphenated, before)) + last.lstrip()


def _parted(touching: re.Match[str]) -> str:
    """A blank where a word ends and another begins; names of Chinese, Japanese and Korean are written without."""
    if _END + _START not in touching[0]:
        return ""
    text, start, end = touching.string, *touching.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in _OPENING or not (after.isalnum() or after in ("(", "[")):
        return ""
    return "" if _UNSPACED_NAME.match(before) and _UNSPACED_NAME.match(after) else " "


def _unhyphenated(line: str) -> str:
    line = line.strip()
    return line[:-1] if line.endswith(_HYPHENS) else line


def _unwrapped(text: str) -> str:
    """Without soft hyphens; where one ends a line the word goes on, as Chinese and Japanese do at every line end."""
    if "\n" in text:
        lines = [line for each in text.split("\n") if (line := each.strip(" \t\r"))]
        glued = [line + ("" if _goes_on(line[-1], after[0]) else " ") for line, after in pairwise(lines)]
        text = "".join((*glued, *lines[-1:]))
    return text.replace(_SOFT, "")


def _goes_on(last: str, first: str) -> bool:
    if last < _FIRST_UNSPACED:
        return last == _SOFT
    return _UNSPACED.match(last) is not None and _UNSPACED.match(first) is not None


# -- the language of the words -----------------------------------------------------------------------------------------


def language(element: _Element) -> str:
    """The nearest xml:lang of an element or of what holds it; '' where none is given, an empty one, or no tag."""
    node: _Element | None = element
    while node is not None:
        found = node.get(LANG)
        if found is not None:
            return languages.tag(found)
        node = node.getparent()
    return ""
