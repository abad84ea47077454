"""The words of mixed content, as a reader would read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teilink.tei.document import NAMESPACE
from teilink.tei.text import language, reading_text


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


@pytest.mark.parametrize("name", ["note", "noteGrp", "desc", "index", "fw", "figDesc", "metamark", "span", "surplus"])
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


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<choice><unclear cert='low'>a</unclear><unclear cert='high'>b</unclear></choice>", "b"),
        ("<choice><unclear>a</unclear><unclear cert='medium'>b</unclear></choice>", "b"),
        ("<choice><unclear>a</unclear><unclear cert='low'>b</unclear></choice>", "a"),
        ("<choice><unclear cert='low'>a</unclear><unclear cert='unknown'>b</unclear></choice>", "b"),
        ("<choice><unclear cert='0.3'>a</unclear><unclear cert='.7'>b</unclear></choice>", "b"),
        ("<choice><unclear cert='nan'>a</unclear><unclear cert='1e9'>b</unclear></choice>", "a"),
        ("<choice><sic cert='high'>a</sic><corr cert='low'>b</corr></choice>", "b"),
        ("<choice><seg>a</seg><seg>b</seg></choice>", "a"),
        ("<choice><sic>a</sic><supplied>b</supplied></choice>", "b"),
        ("<choice><am>a</am><ex>b</ex></choice>", "b"),
        (
            "<choice><choice><orig>a</orig><sic>b</sic></choice><choice><corr>c</corr><reg>d</reg></choice></choice>",
            "c",
        ),
        ("<choice><orig>a</orig><reg>b <choice><abbr>c</abbr><expan>d</expan></choice></reg></choice>", "b d"),
        ("<choice>a <note>b</note></choice>", "a"),
    ],
)
def test_of_alternatives_the_better_kind_is_read_then_the_surer_then_the_first(content, expected):
    """A choice within a choice gives it more alternatives; one without any is read as it stands."""
    assert expected == reading_text(_element(content))
    assert expected == reading_text(_element(content)[0])


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<app><rdg>a</rdg><lem>b</lem><rdg>c</rdg></app>", "b"),
        ("<app><rdg>a</rdg><rdg>c</rdg></app>", "a"),
        ("<app><rdgGrp>\n<rdg>a</rdg><wit>W</wit></rdgGrp><rdg>c</rdg><note>n</note></app>", "a"),
        ("<app><lem>x <app><lem>y</lem><rdg>z</rdg></app></lem><rdg>c</rdg></app>", "x y"),
        ("<app><lem/><rdg>c</rdg></app>", ""),
        ("a<app from='#w1'><lem>a</lem><rdg>b</rdg></app>", "a"),
        ("a<app loc='1'><rdg>b</rdg></app><listApp><app><lem>x</lem></app></listApp>", "a"),
    ],
)
def test_of_an_apparatus_the_lemma_is_read(content, expected):
    """Else the first reading; an entry that only points at its words has given them already."""
    assert expected == reading_text(_element(content))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a<del>b</del>c", "ac"),
        ("a <del>b</del> c", "a c"),
        ("vern<subst>\n<del>o</del>\n<add>e</add>\n</subst>hmen", "vernehmen"),
        ("ver<subst>n</subst>", "vern"),
        ("a<subst> </subst>b", "ab"),
        ("a<subst> <add> b</add> </subst>", "a b"),
        ("a <restore><del>b</del></restore>", "a b"),
        ("the <surplus>the</surplus> <secl>old</secl> <supplied>king</supplied>", "the old king"),
        ("<del>a <choice><sic>b</sic><corr>c</corr></choice></del>", ""),
    ],
)
def test_what_was_taken_out_is_not_read(content, expected):
    """A deletion that was taken back is read; a word mended inside stays one word."""
    assert expected == reading_text(_element(content))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<abbr>M<am>r</am></abbr>", "Mr"),
        ("M<am>.</am><ex>ister</ex>", "Mister"),
        ("<ex>Mister</ex><note>n</note><!-- c --><am>.</am>", "Mister"),
        ("<am>a</am><hi>b</hi><ex>c</ex>", "abc"),
        ("<expan>M<am>.</am> <hi>x</hi></expan>", "M x"),
        ("<am>a</am>" + "<note/>" * 20 + "<ex>b</ex>", "ab"),
    ],
)
def test_the_signs_of_an_abbreviation_are_not_read_where_it_is_written_out(content, expected):
    """Beside an ex, or in an expan; else they are all there is."""
    assert expected == reading_text(_element(content))


@pytest.mark.parametrize("name", ["lb", "pb", "cb", "gb", "milestone"])
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
        ("diplo-<{} break='no'/>macy", "diplomacy"),
        ("diplo- \n<{} break='no'/>macy", "diplomacy"),
        ("<hi>diplo<pc>-</pc></hi><{} break='no'/><hi>macy</hi>", "diplomacy"),
        ("diplo\u00ad<{} break='no'/>macy", "diplomacy"),
        ("diplo-<{}/>\n<lb break='no'/>macy", "diplomacy"),
        ("diplo-<{} break='no'/>\n<fw>12</fw>\n<lb/>macy", "diplomacy"),
        ("diplo-<{} break='no'/><note>n</note> <lb break='no'/>macy", "diplomacy"),
        ("Sino\u2011<{} break='no'/>Korean", "Sino\u2011Korean"),
        ("diplo-<{}/>macy", "diplo- macy"),
        ("diplo-<{} break='maybe'/>macy", "diplo- macy"),
        ("<w>diplo-<{}/>macy</w>", "diplomacy"),
        ("<w>New<{} break='yes'/>York</w>", "New York"),
        ("<w>diplo<{}>x</{}>macy</w>", "diplomacy"),
        ("外交<{}/>\n  部", "外交部"),
        ("外交<{} break='yes'/>1965", "外交 1965"),
    ],
)
def test_a_break_is_a_blank_unless_it_says_no(name, content, expected):
    """With break="no" the word goes on, whatever blanks the encoder left about it."""
    assert expected == reading_text(_element(content.replace("{}", name)))


@pytest.mark.parametrize("hyphen", list("-\u2010¬⸗=\u00ad"))
def test_the_hyphen_of_a_word_that_goes_on_is_taken_off(hyphen):
    """Once: what else the writer put there is his."""
    assert "diplomacy" == reading_text(_element(f"diplo{hyphen}<lb break='no'/>macy"))
    assert "diplo\u2013macy" == reading_text(_element(f"diplo\u2013{hyphen}<lb break='no'/>macy"))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("diplo\u00admacy", "diplomacy"),
        ("diplo\u00ad\n  macy", "diplomacy"),
        ("diplo\u00ad<lb/>macy", "diplomacy"),
        ("Vor\u00ad und", "Vor und"),
        ("\u00ad", ""),
        ("外交\r\n  部", "外交部"),
        ("外交 部", "外交 部"),
        ("<p>外交</p>\n<p>部</p>", "外交 部"),
        ("김\n일성", "김 일성"),
        ("ä\nb", "ä b"),
    ],
)
def test_a_line_end_is_a_blank_where_the_script_has_blanks(content, expected):
    """Soft hyphens are for the typesetter; Chinese and Japanese are written on (CSS Text 3, section 4.1.3)."""
    assert expected == reading_text(_element(content))


@pytest.mark.parametrize("name", ["p", "head", "l", "item", "cell", "div", "salute", "addrLine"])
def test_paragraphs_and_their_like_are_parted(name):
    """They stand on lines of their own, whether or not the file shows it."""
    assert "a b c" == reading_text(_element(f"a<{name}>b</{name}>c"))
    assert "a b" == reading_text(_element(f"<{name}>a</{name}><{name}>b</{name}>"))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<forename>Leo</forename><surname>Thun</surname>", "Leo Thun"),
        (
            "<persName><forename>Leo</forename></persName><note/><persName><surname>Thun</surname></persName>",
            "Leo Thun",
        ),
        ("<nameLink>d’</nameLink><surname>Anjou</surname>", "d’Anjou"),
        ("<nameLink>al-</nameLink><surname>Bakri</surname>", "al-Bakri"),
        ("<forename>Leo</forename>, <surname>Thun</surname>s", "Leo, Thuns"),
        ("<forename/>Leo<surname/>pold", "Leopold"),
        ("Leo<surname/><surname>pold</surname>", "Leopold"),
        ("<surname>毛</surname><forename>泽东</forename>", "毛泽东"),
        ("<surname>김</surname><forename>일성</forename>", "김일성"),
        ("<persName>毛泽东</persName><persName>Mao</persName>", "毛泽东 Mao"),
        ("<settlement>Wien</settlement><repository>HHStA</repository><idno>(1)</idno>", "Wien HHStA (1)"),
        ("<hi>Leo</hi><hi>pold</hi>", "Leopold"),
    ],
)
def test_parts_of_a_name_that_touch_are_words(content, expected):
    """Encoders leave out the blank between elements that speak for themselves."""
    assert expected == reading_text(_element(content))


def test_supplied_and_unclear_words_are_words():
    """What an editor read or added belongs to the text."""
    assert "the Vice Premier" == reading_text(_element("the <supplied>Vice</supplied> <unclear>Premier</unclear>"))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a<space/>b", "a b"),
        ("a<g ref='#x'>b</g><ptr target='#y'/>c", "abc"),
        ("<ruby><rb>漢</rb><rt>kan</rt></ruby>", "漢"),
        ("a<math xmlns='urn:m'>b<note>c</note></math>d", "abcd"),
        ("<unknown>a</unknown>b", "ab"),
        ("<!-- a --> b <?c d?> e<hi>f</hi><!-- g --> h", "b e" + "f h"),
        ("<seg xml:space='preserve'>a   b</seg>", "a b"),
    ],
)
def test_all_else_is_read_as_it_stands(content, expected):
    """Elements of other namespaces too, and what follows a comment."""
    assert expected == reading_text(_element(content))


def test_depth_is_no_limit():
    """A tree that was made, not read, may be as deep as it likes."""
    for name in ("hi", "choice", "app", "p", "subst"):
        top = inner = _element("a")
        for _ in range(2000):
            inner = etree.SubElement(inner, f"{{{NAMESPACE}}}{name}")
        inner.text = "x"

        assert reading_text(top) in {"a x", "ax"}


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
        ("<q xml:lang=''/>", ""),
        ("<q xml:lang='not a tag'/>", ""),
    ],
)
def test_the_language_is_that_of_the_nearest_element_that_says(content, expected):
    """An empty one takes it back (XML 1.0, section 2.12); one that is no tag is not handed on to RDF."""
    root = etree.fromstring(f'<div xmlns="{NAMESPACE}" xml:lang="en"><p>{content}</p></div>')

    assert expected == language(root[0][0])


def test_where_nobody_says_the_language_is_unknown():
    """Nothing is assumed."""
    assert "" == language(_element(""))
