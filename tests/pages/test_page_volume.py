"""The page of a volume, and of documents that are parts of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from page_reader import Reader
from small_cable import BASE, document_of, record_of

from teilink.pages import Listed
from teilink.tei.document import TEI, Document

if TYPE_CHECKING:
    from collections.abc import Collection

    from teilink.pages import Pages

VOLUME = BASE + "doc/papers"
SAID = """
@base <https://cables.example.org/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix schema: <http://schema.org/> .
<doc/papers> a schema:Collection ; schema:name "Papers & <notes>"@en ; dcterms:publisher <doc/papers#press> ;
    schema:hasPart <doc/papers-d1> , <doc/papers-d2> ; schema:encoding <doc/papers.xml> .
<doc/papers.xml> a schema:MediaObject ; schema:license <https://creativecommons.org/licenses/by/4.0/> ;
    schema:encodesCreativeWork <doc/papers-d1> .
<doc/papers#press> schema:name "The Press"@en .
<doc/papers#ada> schema:name "Ada"@en .
<doc/papers#p1> schema:name "Bob"@en .
<doc/papers#meta> schema:publisher <doc/papers#press> .
"""
TEXT = b"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text>
<front><p>A preface on <persName xml:id="ada">Ada</persName>.</p><p>See <ref target="#d1">it</ref>.</p></front>
<body><div><head>A chapter</head>
<div type="document" xml:id="d1"><head>First</head><p>Words of the first. <note>A note.</note></p>
<p>To <persName corresp="#ada">A.</persName></p></div>
<div type="document" xml:id="d2"><head>Second</head><p>Words of the second.</p></div></div></body></text></TEI>"""
LISTED = [
    Listed(VOLUME + "-d2", "Second", "1950-05-03", (), (), ""),
    Listed(VOLUME + "-d1", "First", "", (), (), ""),
]


def point(pointer: str) -> str | None:
    """What the pointers of the volume point at."""
    return {"#d1": VOLUME + "-d1", "#ada": VOLUME + "#ada"}.get(pointer)


def volume_page(pages: Pages, without: Collection[str] = ("d1", "d2"), *, is_public: bool = True) -> str:
    """The page of the small volume, some of whose elements are documents."""
    file = document_of(TEXT).file
    record = record_of(SAID, VOLUME, VOLUME + "#meta")
    parts = {file.ids[each] for each in without}
    return pages.volume(record, LISTED, file if is_public else None, parts, "{}", point)


@pytest.fixture
def found(pages: Pages) -> Reader:
    """The page of the small volume, read."""
    return Reader(volume_page(pages))


def test_a_volume_is_told_in_a_sound_page(found: Reader) -> None:
    """One heading of the first level, nothing that surprises a browser, no anchor twice, none that is not there."""
    anchors = found.values("id")

    assert [] == found.faults
    assert 1 == [tag for tag, _ in found.tags].count("h1")
    assert len(set(anchors)) == len(anchors)
    assert {href[1:] for href in found.values("href", "a") if href.startswith("#")} <= set(anchors)


def test_the_documents_of_a_volume_are_listed_as_given(found: Reader) -> None:
    """In their order, with their dates; what the header says stands beside."""
    assert [f"/doc/papers-{each}" for each in ("d2", "d1")] == [
        href for href in found.values("href", "a") if href.startswith("/doc/papers-")
    ][:2]
    assert all(words in found.words for words in ("Papers & <notes>", "3 May 1950", "The Press", "CC BY 4.0"))
    assert "Has part" not in found.words


def test_what_stands_around_the_documents_is_shown_without_them(found: Reader) -> None:
    """Preface and headings of chapters, with their anchors, and no note of what is left out."""
    assert all(words in found.words for words in ("A preface on Ada", "A chapter"))
    assert not any(words in found.words for words in ("Words of", "A note"))
    assert 1 == found.values("id").count("ada")


def test_what_the_file_declares_has_an_anchor_of_its_name(found: Reader) -> None:
    """Where the text has no such element, it is named; a numbered paragraph never takes its name."""
    named = {each["id"] for tag, each in found.tags if tag == "li" and "id" in each}

    assert {"press", "p1"} == named
    assert 1 == found.values("id").count("p1")


def test_nothing_is_shown_around_the_documents_where_there_is_nothing(pages: Pages) -> None:
    """No heading of an empty section."""
    record = record_of(SAID, VOLUME, VOLUME + "#meta")
    file = document_of(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><group><text/></group></text></TEI>').file

    assert "Around the documents" not in pages.volume(record, LISTED, file, (), "{}", point)


def test_a_volume_that_is_not_public_is_listed_without_its_text(pages: Pages) -> None:
    """No words of it, and no TEI to fetch."""
    found = Reader(volume_page(pages, is_public=False))

    assert "preface" not in found.words
    assert "First" in found.words
    assert [] == [href for href in found.values("href") if href.endswith(".xml")]


@pytest.mark.parametrize("is_shown", [True, False])
def test_a_part_offers_the_tei_of_its_volume(pages: Pages, is_shown: bool) -> None:
    """It has none of its own; and none at all where the file is not shown."""
    file = document_of(TEXT).file
    part = Document(file, file.ids["d1"], None, "papers-d1", "papers", file.root.find(TEI + "teiHeader"))
    record = record_of(SAID, VOLUME + "-d1", VOLUME + "-d1#meta")

    page = pages.document(record, part, "{}", point, is_file_shown=is_shown)

    given = [href for href in Reader(page).values("href") if href.endswith(".xml")]
    assert ["/doc/papers.xml"] * is_shown == given
    assert "/doc/papers#ada" in Reader(page).values("href", "a")
    assert "Words of the first" in page
    assert "Words of the second" not in page
