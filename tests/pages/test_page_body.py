"""What the text of a document becomes on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from page_reader import Reader

from teilink.pages.body import body, text_of
from teilink.pages.elements import FORMS, HIDDEN, READINGS
from teilink.tei.document import ID, LANG, TEI

if TYPE_CHECKING:
    from pathlib import Path

    from small_cable import PrintBody

NAMES = sorted(
    {*FORMS, *HIDDEN, *READINGS, "choice", "gap", "sic", "orig", "head", "note", "lb", "pb", "cell", "graphic"}
)
TAGS = [*(TEI + name for name in [*NAMES, "ptr", "unheard-of"]), "{http://www.w3.org/1999/xhtml}script", "bare"]
ATTRIBUTES = ["ref", "target", "who", "when", "from", "notBefore", "rend", "n", "reason", "resp", "role", ID, LANG]
POINTERS = [
    "person:ada",
    "#visit",
    "#a",
    "javascript:alert(1)",
    "https://x.example/",
    "1950-05-03",
    "9" * 5000,
    "label",
]
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"))


@st.composite
def trees(draw: st.DrawFn) -> etree._Element:
    """Any tree of TEI and other elements, with comments and instructions in it."""
    root = etree.Element(TEI + "text")
    opened = [root]
    for _ in range(draw(st.integers(0, 25))):
        parent = draw(st.sampled_from(opened[-3:]))
        kind = draw(st.integers(0, 20))
        if kind < 19:
            child: etree._Element = etree.SubElement(parent, draw(st.sampled_from(TAGS)))
            opened.append(child)
            child.text = draw(WORDS)
            for name in draw(st.sets(st.sampled_from(ATTRIBUTES), max_size=3)):
                child.set(name, draw(st.sampled_from(POINTERS) | WORDS))
        else:
            child = etree.Comment("aside") if kind == 19 else etree.ProcessingInstruction("do", "it")
            parent.append(child)
        child.tail = draw(WORDS)
    return root


def printed(root: etree._Element) -> str:
    """A text whose pointers resolve to nothing."""
    return body(root, lambda _: None)


def test_markup_in_the_text_is_shown_not_obeyed(print_body: PrintBody) -> None:
    """What looks like HTML in a TEI text stays text."""
    page = print_body("<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src='x'&gt; &amp;amp;</p>")

    assert "<script>alert" not in page
    assert "<img" not in page
    assert "<script>alert(1)</script> <img src='x'> &amp;" in Reader(page).words


def test_an_attribute_cannot_break_out(print_body: PrintBody) -> None:
    """No value of an attribute ends the attribute it is put in."""
    page = print_body(
        """<p xml:id='x" onclick="y' n='"'><gap reason='"&gt;&lt;script&gt;'/><pb n='"&gt;&lt;b&gt;'/></p>"""
    )

    assert [] == [name for _, found in Reader(page).tags for name in found if name.startswith("on")]
    assert 1 == page.count("<script")


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JavaScript:x",
        " javascript:x",
        "data:text/html,x",
        "//evil.example/",
        "file:///etc",
        "x.html",
    ],
)
def test_a_pointer_of_another_scheme_is_no_link(print_body: PrintBody, target: str) -> None:
    """Only http, https, mail and what the edition knows are links; the words stay."""
    page = Reader(print_body(f'<p>see <ref target="{target}">this</ref></p>'))

    assert [] == [href for href in page.values("href", "a") if target.strip() in href]
    assert "see this" in page.words


@pytest.mark.parametrize("target", ["https://x.example/a?b=1&amp;c=2", "http://x.example/", "mailto:a@x.example"])
def test_an_address_of_the_web_is_a_link(print_body: PrintBody, target: str) -> None:
    """A reference to the web or to a mailbox can be followed."""
    page = Reader(print_body(f'<p><ref target="{target}">this</ref></p>'))

    assert target.replace("&amp;", "&") in page.values("href", "a")


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ('a <supplied reason="completion">b</supplied> c', "a [b] c"),
        ("a <gap/> c", "a […] c"),
        ("a <choice><sic>must</sic><corr>most</corr></choice> c", "a must [read: most] c"),
        ("a <choice><corr>most</corr><sic>must</sic></choice> c", "a must [read: most] c"),
        ("a <sic>must</sic> c", "a must [sic] c"),
        ("a <unclear>b</unclear> c", "a b [?] c"),
        ("a<lb/>b <unheard>of</unheard> c", "ab of c"),
        ('a <graphic url="https://x.example/i.png"/>', "a [image: https://x.example/i.png]"),
        ("a <!-- hidden -->b <?do it?>c", "a b c"),
    ],
)
def test_what_editors_did_is_shown(print_body: PrintBody, content: str, shown: str) -> None:
    """Supplied words, gaps, slips and corrections are visible, and no word of an unknown element is lost."""
    page = print_body(f"<p>{content}</p>")

    assert shown + "¶" in Reader(page).words


def test_the_reason_of_an_intervention_is_told(page: str) -> None:
    """A pointer over a bracket tells what it is."""
    titles = Reader(page).values("title")

    assert {"supplied: completion", "gap: reason illegible", "Ada"} <= set(titles)


def test_a_name_links_to_its_entry(page: str) -> None:
    """A reference of the text leads to the page of what it means, by path."""
    assert ("a", {"href": "/event/fair", "class": "rs", "title": "The Fair"}) in Reader(page).tags


def test_a_name_in_a_name_gives_no_link_in_a_link(print_body: PrintBody) -> None:
    """HTML knows no nested links: each stretch of text leads to the nearest of its names."""
    page = print_body('<p><rs ref="event:fair">fair of <persName ref="person:ada">Ada</persName>’s</rs></p>')

    assert '<a href="/event/fair">fair of </a><a href="/person/ada" class="persName">Ada</a>' in page
    assert [] == Reader(page).faults


def test_every_paragraph_can_be_pointed_at(page: str) -> None:
    """A paragraph has its xml:id or a number, and a link to itself."""
    found = Reader(page)

    assert {"p1", "said-1"} <= set(found.values("id"))
    assert {"#p1", "#said-1"} <= set(found.values("href", "a"))


def test_a_note_stands_below_and_leads_back(page: str) -> None:
    """A note is read after the text; mark and note point at each other."""
    found = Reader(page)

    assert {"#note-1", "#noteref-1"} <= set(found.values("href", "a"))
    assert {"note-1", "noteref-1"} <= set(found.values("id"))
    assert found.words.index("only the body holds") < found.words.index("A note.")


def test_a_table_stays_a_table(print_body: PrintBody) -> None:
    """Rows of cells become an HTML table; what is no such table is still read."""
    cells = "<row role='label'><cell>a</cell></row><row><cell>b</cell></row>"

    tags = [tag for tag, _ in Reader(print_body(f"<table><head>h</head>{cells}</table>")).tags]
    loose = Reader(print_body(f"<table>stray {cells}</table>"))

    assert ["table", "caption", "tr", "th", "tr", "td"] == tags[tags.index("table") : tags.index("td") + 1]
    assert "table" not in [tag for tag, _ in loose.tags]
    assert "stray a b" in loose.words


def test_a_list_in_a_paragraph_does_not_close_it(print_body: PrintBody) -> None:
    """A paragraph that holds blocks becomes a division, so that a browser keeps it whole."""
    page = print_body("<p>a <list rend='numbered'><item>b</item><item>c</item></list> d</p>")

    assert [] == Reader(page).faults
    assert "<ol><li" in page
    assert 1 == page.count("<ol>")


def test_an_image_is_never_fetched(print_body: PrintBody) -> None:
    """A page loads nothing but its style sheet."""
    page = Reader(print_body('<figure><graphic url="https://x.example/i.png"/></figure>'))

    assert [] == page.values("src")
    assert ["/style.css"] == [found["href"] for tag, found in page.tags if found.get("rel") == "stylesheet"]


def test_languages_are_declared(print_body: PrintBody) -> None:
    """xml:lang becomes lang where it is a language tag."""
    page = Reader(print_body('<p xml:lang="zh-Hant">x</p><p xml:lang="no tag!">y</p>'))

    assert "zh-Hant" in page.values("lang")
    assert "no tag!" not in page.values("lang")


def test_a_document_without_a_text_says_so() -> None:
    """The text is that of a TEI, or a div of a volume; a description alone has none."""
    entry = etree.fromstring('<correspDesc xmlns="http://www.tei-c.org/ns/1.0"/>')
    whole = etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>')
    cut = etree.fromstring('<div xmlns="http://www.tei-c.org/ns/1.0"/>')

    assert text_of(entry) is None
    assert whole[0] is text_of(whole)
    assert cut is text_of(cut)


def test_depth_does_not_matter() -> None:
    """A tree as deep as the parser allows, and deeper, is printed."""
    root = inner = etree.Element(TEI + "div")
    for _ in range(3000):
        inner = etree.SubElement(inner, TEI + "seg")
    inner.text = "deep"

    assert "deep" in printed(root)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(trees())
def test_any_tree_is_printed_well(root: etree._Element) -> None:
    """Whatever a body holds, its page nests, runs no script, repeats no anchor and is the same twice."""
    html = printed(root)
    found = Reader(html)
    anchors = found.values("id")

    assert [] == found.faults
    assert "script" not in [tag for tag, _ in found.tags]
    assert len(set(anchors)) == len(anchors)
    assert all(href.startswith("#") for href in found.values("href"))
    assert printed(root) == html


def test_the_real_cable_keeps_every_bracket(root: Path) -> None:
    """The cable of the archive: seventeen supplied words, two gaps, one slip, all visible."""
    tree = etree.parse(root / "tei" / "wcda-118686.xml").getroot()
    text = text_of(tree)

    assert text is not None
    html = printed(text)
    words = Reader(html).words
    assert 17 == html.count('class="supplied"')
    assert 2 == words.count("[…]")
    assert "In our must [read: most] difficult of times" in words
    assert "On the afternoon of 24 December [1965], I met with [North Korean] Vice Premier Kim Il" in words
