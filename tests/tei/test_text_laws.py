"""What holds for the text of any tree, sense or nonsense."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import etree

from teilink.tei.document import TEI
from teilink.tei.text import reading_text

_SUBST = TEI + "subst"
_GROUPS = {_SUBST, *(TEI + name for name in ("choice", "app", "rdgGrp"))}
_PLAIN = ("p", "seg", "hi", "head", "cell", "w", "persName", "surname", "nameLink", "supplied", "expan", "unheard")
_APART = ("note", "desc", "surplus", "lb", "pb", "milestone", "gap", "space", "del", "restore", "add", "subst")
_CHOSEN = ("choice", "sic", "corr", "orig", "reg", "unclear", "app", "rdgGrp", "lem", "rdg")
_NAMES = (*_PLAIN, *_APART, *_CHOSEN)
_ABBREVIATED = ("am", "ex")
_WORDS = st.none() | st.text("ab -=.'(\n\t\u00a0\u00ad\u2010\u3000外部김é", max_size=4)
_BLANKS = st.none() | st.text(" \n", max_size=2)
_ATTRIBUTES = st.sampled_from([{}, {}, {}, {"break": "no"}, {"break": "yes"}, {"cert": "high"}, {"cert": "0.2"}])


def _within(tag):
    """The texts that may stand in an element: in a subst there are none, but blanks (TEI subst)."""
    return _BLANKS if tag == _SUBST else _WORDS


@st.composite
def trees(draw, names=_NAMES):
    """A tree of up to a dozen elements and comments, with text before, in and behind them."""
    top = etree.Element(TEI + draw(st.sampled_from(names)))
    top.text = draw(_within(top.tag))
    elements = [top]
    for _ in range(draw(st.integers(0, 12))):
        parent = draw(st.sampled_from(elements))
        if draw(st.integers(0, 9)) == 0:
            child = etree.Comment("x")
        else:
            child = etree.Element(TEI + draw(st.sampled_from(names)), draw(_ATTRIBUTES))
            child.text = draw(_within(child.tag))
            elements.append(child)
        child.tail = draw(_within(parent.tag))
        parent.insert(draw(st.integers(0, len(parent))), child)
    return top


def _texts(top):
    """Every place of a text: its parent, what it stands behind (None for the first), the text."""
    found = []
    for parent in top.iter(etree.Element):
        found.append((parent, None, parent.text or ""))
        found += [(parent, child, child.tail or "") for child in parent]
    return found


def _put(place, start, end, child):
    """Put an element in the place of some characters of a text."""
    parent, behind, text = place
    child.tail = text[end:]
    if behind is None:
        parent.text = text[:start]
        parent.insert(0, child)
    else:
        parent.insert(parent.index(behind) + 1, child)
        behind.tail = text[:start]


@given(trees(names=(*_NAMES, *_ABBREVIATED)))
def test_text_is_words_and_single_blanks(top):
    """No blank is doubled, none stands at an end, and no mark of ours is left."""
    text = reading_text(top)

    assert " ".join(text.split()) == text
    assert not {*text} & {"\0", "\1", "\2", "\x1f", "\u00ad"}


@given(trees(names=(*_NAMES, *_ABBREVIATED)), st.data())
def test_a_note_anywhere_changes_nothing(top, data):
    """Not inside a word, not between alternatives, not before a hyphen."""
    before = reading_text(top)
    place = data.draw(st.sampled_from(_texts(top)))
    at = data.draw(st.integers(0, len(place[2])))
    note = etree.Element(TEI + "note")
    note.text = "n"

    _put(place, at, at, note)

    assert before == reading_text(top)


@given(trees(), st.data())
def test_words_in_hi_are_the_same_words(top, data):
    """Whatever part of them is highlighted; only among alternatives it would be one more of them."""
    before = reading_text(top)
    places = [place for place in _texts(top) if place[0].tag not in _GROUPS and place[2]]
    assume(places)
    place = data.draw(st.sampled_from(places))
    start = data.draw(st.integers(0, len(place[2]) - 1))
    end = data.draw(st.integers(start + 1, len(place[2])))
    hi = etree.Element(TEI + "hi")
    hi.text = place[2][start:end]

    _put(place, start, end, hi)

    assert before == reading_text(top)
