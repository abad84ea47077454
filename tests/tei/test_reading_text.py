"""The words of mixed content, as a reader would read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teilink.tei.document import NAMESPACE
from teilink.tei.text import is_language, language, reading_text


def _element(content, name="p"):
    return etree.fromstring(f'<{name} xmlns="{NAMESPACE}">{content}</{name}>')


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", ""),
        (" \n ", ""),
        ("a\r\n  b\tc", "a b c"),
        ("<hi>a</hi>b <hi> c</hi>", "ab c"),
        ("a<!-- x --> b<?y z?>c", "a bc"),
        ("<![CDATA[a <b>]]> c", "a <b> c"),
        ("漢\u3000字", "漢 字"),
        ("a&#160;b", "a b"),
        ("&lt;&amp;", "<&"),
    ],
)
def test_text_is_one_line_with_single_blanks(content, expected):
    """Markup that is no text leaves no trace, not even a blank."""
    assert expected == reading_text(_element(content))


@pytest.mark.parametrize("name", ["note", "desc", "index"])
def test_what_stands_apart_is_not_read(name):
    """A note is about the words, not one of them; asked for itself it has words."""
    element = _element(f"a<{name}>x</{name}> b")

    assert "a b" == reading_text(element)
    assert "x" == reading_text(element[0])


def test_a_gap_is_shown_and_its_description_is_not():
    """The reader sees that something is missing."""
    assert "a […] b […]" == reading_text(_element("a <gap><desc>3 words</desc></gap> b <gap/>"))


@pytest.mark.parametrize("wrong", ["sic", "orig", "abbr"])
@pytest.mark.parametrize("right", ["corr", "reg", "expan"])
@pytest.mark.parametrize("blank", ["", "\n  "])
def test_of_a_choice_the_better_form_is_read_and_no_blank_is_made(wrong, right, blank):
    """In either order; the blanks between the alternatives are the editor's, not the writer's."""
    for first, second in ((f"<{wrong}>x</{wrong}>", f"<{right}>k</{right}>"), (f"<{right}>k</{right}>", f"<{wrong}/>")):
        choice = f"<choice>{blank}{first}{blank}<!-- c -->{second}{blank}</choice>"

        assert "sticky" == reading_text(_element(f"stic{choice}y"))
        assert "k" == reading_text(_element(choice)[0])


def test_of_a_choice_without_a_better_form_the_first_is_read():
    """Two uncertain readings: the first is the editor's preference. None at all is nothing."""
    assert "a b" == reading_text(_element("a <choice><unclear>b</unclear><unclear>c</unclear></choice>"))
    assert "a" == reading_text(_element("a <choice> <!-- c --> </choice>"))


@pytest.mark.parametrize("name", ["lb", "pb", "cb", "milestone"])
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("diplo<{}/>macy", "diplo macy"),
        ("diplo <{}/>\n macy", "diplo macy"),
        ("diplo<{} break='no'/>macy", "diplomacy"),
        ("diplo\n<{} break='no'/>\n macy", "diplomacy"),
        ("<hi>diplo</hi>\n<{} break='no'/>macy", "diplomacy"),
        ("<{}/>a<{}/>", "a"),
        ("<{} break='no'/> a", "a"),
        ("a<{} break='yes'/>b", "a b"),
    ],
)
def test_a_break_is_a_blank_unless_it_says_no(name, content, expected):
    """With break="no" the word goes on, whatever blanks the encoder left about it."""
    assert expected == reading_text(_element(content.replace("{}", name)))


def test_supplied_and_unclear_words_are_words():
    """What an editor read or added belongs to the text."""
    assert "the Vice Premier" == reading_text(_element("the <supplied>Vice</supplied> <unclear>Premier</unclear>"))


def test_the_deepest_tree_that_is_read_has_words():
    """255 levels are no limit of ours."""
    assert "x" == reading_text(_element("<hi>" * 250 + "x" + "</hi>" * 250))


@given(st.lists(st.text(st.characters(exclude_categories=["C"]), max_size=5), max_size=6))
def test_the_words_are_all_there_in_order(texts):
    """For plain inline markup nothing is lost and nothing is added."""
    element = _element("")
    for text in texts:
        child = etree.SubElement(element, f"{{{NAMESPACE}}}hi")
        child.text, child.tail = text, text

    assert " ".join("".join(text * 2 for text in texts).split()) == reading_text(element)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<q/>", "en"),
        ("<q xml:lang='ko-Kore'/>", "ko-Kore"),
        ("<q xml:lang=''/>", "en"),
        ("<q xml:lang='not a tag'/>", ""),
    ],
)
def test_the_language_is_that_of_the_nearest_element_that_says(content, expected):
    """An empty one says nothing; one that is no tag is not handed on to RDF."""
    root = etree.fromstring(f'<div xmlns="{NAMESPACE}" xml:lang="en"><p>{content}</p></div>')

    assert expected == language(root[0][0])


def test_where_nobody_says_the_language_is_unknown():
    """Nothing is assumed."""
    assert "" == language(_element(""))


@pytest.mark.parametrize(
    "tag",
    ["en", "zh-Hant-TW", "zh-cmn-Hans-CN", "sl-rozaj-biske", "de-CH-1996", "x-ours", "en-x-ours", "es-419", "mul"],
)
def test_a_language_tag_is_one(tag):
    """The forms of RFC 5646."""
    assert is_language(tag)


@pytest.mark.parametrize(
    "tag", ["", "e", "english language", "en_US", "en-", "-en", "en-a", "123", "en--US", "é", "en\n"]
)
def test_what_is_no_language_tag_is_none(tag):
    """N-Triples would break on a blank, and readers on the rest."""
    assert not is_language(tag)
