"""A file that holds several documents is built as several pages and records, and one volume that has them."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

import pytest
from small_volumes import BASE, CORPUS, GROUP, HALF_RESTRICTED, LETTERS, VOLUME, project

import teilink
from command import edited, files_of

if TYPE_CHECKING:
    from pathlib import Path

    from teilink.pipeline.building import Built

_HREF = re.compile(r'<a [^>]*href="([^"]*)"')
_ID = re.compile(r' id="([^"]*)"')
_IRI = re.compile(rf"<{re.escape(BASE)}([^>]*)>")
_WITHHELD = ('<availability status="free">', '<availability status="restricted">')


def built(folder: Path, text: str) -> Built:
    """The build of a project with one file."""
    with contextlib.chdir(project(folder, text)):
        return teilink.build()


def page(folder: Path, slug: str) -> str:
    """The page of a document without its head: what its reader reads."""
    return (folder / f"public/doc/{slug}.html").read_text("utf-8").partition("<main")[2]


def statements(folder: Path, slug: str) -> str:
    """The record of a document."""
    return (folder / f"public/doc/{slug}.nt").read_text("utf-8")


def documents(folder: Path) -> set[str]:
    """The names of the files below doc/ of a build."""
    return {path.name for path in (folder / "public/doc").iterdir()}


def named(slugs: str, suffixes: str) -> set[str]:
    """All files of some documents in some formats."""
    return {f"{slug}.{suffix}" for slug in slugs.split() for suffix in suffixes.split()}


@pytest.fixture(scope="module")
def volume(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small volume, built."""
    folder = tmp_path_factory.mktemp("volume")
    assert () == built(folder, VOLUME).refused
    return folder


def test_each_document_of_a_volume_is_built_and_the_tei_once(volume: Path) -> None:
    """An editorial note is no document; the TEI is that of the volume."""
    assert named("harbour-1-d1 harbour-1-d3 harbour-1-d4 harbour-1", "html ttl jsonld nt") | {
        "harbour-1.xml"
    } == documents(volume)
    assert VOLUME.encode() == (volume / "public/doc/harbour-1.xml").read_bytes()


def test_a_page_shows_the_text_of_its_document_alone(volume: Path) -> None:
    """Head, opener and notes of its division, and nothing of its neighbours."""
    found = page(volume, "harbour-1-d1")

    assert all(words in found for words in ("1. Letter from Vint to Lund", "3 February 1901", "Signed by another hand"))
    assert not any(words in found for words in ("The third letter", "no letter", "harbour master", "The fourth"))


def test_a_pointer_leads_to_the_page_that_shows_what_it_means(volume: Path) -> None:
    """Another document, an element in it, a person whom the file declares, a note that is no document."""
    first, third = (_HREF.findall(page(volume, f"harbour-1-{name}")) for name in ("d1", "d3"))

    assert {"/doc/harbour-1-d3", "/doc/harbour-1#p_lun", "/doc/harbour-1#d2"} <= set(first)
    assert {"/doc/harbour-1-d1#d1n1", "/doc/harbour-1#p_osk"} <= set(third)


def test_the_first_heading_of_a_document_is_high_however_deep_it_lies(volume: Path) -> None:
    """The chapters around it are not on its page."""
    assert "<h2" in page(volume, "harbour-1-d1").partition('id="text"')[2]
    assert "<h3" not in page(volume, "harbour-1-d1").partition('id="text"')[2].partition("<footer")[0]


def test_the_page_of_a_volume_lists_its_documents_in_order(volume: Path) -> None:
    """With title and date, and what the header says; what stands around them follows, with its anchors."""
    found = page(volume, "harbour-1")
    listed = _HREF.findall(found.partition("<ol")[2].partition("</ol>")[0])

    assert [f"/doc/harbour-1-{name}" for name in ("d1", "d3", "d4")] == listed
    assert all(words in found for words in ("Harbour Papers, Volume I", "3 February 1901", "Harbour Press", "978-0-00"))
    assert {"p_osk", "p_lun", "d2", "d2p", "ed-mal"} <= set(_ID.findall(found))
    assert "The first letter" not in found


def test_no_address_leads_nowhere(volume: Path) -> None:
    """Every IRI under the base is a file of the build or has a page; in the volume every fragment is an anchor."""
    files = {name: data.decode() for name, data in files_of(volume / "public").items() if not name.startswith("store")}
    used = {iri for name, text in files.items() if name.endswith(".nt") for iri in _IRI.findall(text)}
    used -= {"", "sparql", "crosswalk/v1"}
    fragments = {iri.partition("#")[2] for iri in used if iri.startswith("doc/harbour-1#")}

    assert set() == {iri for iri in used if not {iri, f"{iri.partition('#')[0]}.html"} & files.keys()}
    assert {"p_osk", "p_lun", "meta"} < fragments <= set(_ID.findall(page(volume, "harbour-1")))


def test_the_record_of_a_volume_says_what_its_documents_say_of_it(volume: Path) -> None:
    """Its type, title and publisher, whom it declares, and that it has them; nothing else of theirs."""
    record = statements(volume, "harbour-1")

    for name in ("d1", "d3", "d4"):
        assert f"<{BASE}doc/harbour-1> <http://schema.org/hasPart> <{BASE}doc/harbour-1-{name}> ." in record
    assert f'<{BASE}doc/harbour-1> <http://schema.org/name> "Harbour Papers, Volume I"@en .' in record
    assert f'<{BASE}doc/harbour-1#p_osk> <http://schema.org/name> "Oskar Vint"@en .' in record
    assert f"<{BASE}doc/harbour-1#meta> <http://xmlns.com/foaf/0.1/primaryTopic> <{BASE}doc/harbour-1> ." in record
    assert "1901-02-03" not in record
    assert "_:" not in record


def test_a_volume_has_a_graph_of_its_own(tmp_path: Path) -> None:
    """What is published is one graph a document and one for the volume."""
    graphs = built(tmp_path, VOLUME).edition.graphs

    names = ("harbour-1", "harbour-1-d1", "harbour-1-d3", "harbour-1-d4")
    assert {*(f"{BASE}doc/{name}#meta" for name in names), f"{BASE}dataset"} == graphs.keys()
    assert "doc/harbour-1.nt" == graphs[f"{BASE}doc/harbour-1#meta"].file


def test_what_is_restricted_for_the_file_is_restricted_for_its_documents(tmp_path: Path) -> None:
    """No text of any page, no mention, no TEI; the list of the documents stays."""
    built(tmp_path, edited(VOLUME, _WITHHELD))

    assert "harbour-1.xml" not in documents(tmp_path)
    assert not any(b"harbour master" in data or b"The third" in data for data in files_of(tmp_path / "public").values())
    assert "harbour-1.xml" not in "".join(statements(tmp_path, slug) for slug in ("harbour-1", "harbour-1-d3"))
    assert "Port Birch" not in statements(tmp_path, "harbour-1-d3")
    assert "is not public" in page(tmp_path, "harbour-1-d1")
    assert "/doc/harbour-1-d3" in page(tmp_path, "harbour-1")


def test_a_file_with_one_restricted_text_is_not_shown_as_a_file(tmp_path: Path) -> None:
    """The open text of a corpus keeps its page; the TEI, which holds both, is not given and not spoken of."""
    built(tmp_path, HALF_RESTRICTED)

    assert named("corpus-2 corpus-2-alpha corpus-2-beta", "html ttl jsonld nt") == documents(tmp_path)
    assert "Words of alpha" in page(tmp_path, "corpus-2-alpha")
    assert not any(b"Words of beta" in data for data in files_of(tmp_path / "public").values())
    assert not any(b"corpus-2.xml" in data for data in files_of(tmp_path / "public/doc").values())


def test_letters_that_have_no_text_are_described(tmp_path: Path) -> None:
    """The page of a letter of a CMIF file shows who wrote to whom, and when."""
    assert () == built(tmp_path, LETTERS).refused
    assert named("list-7 list-7-l1 list-7-l2", "html ttl jsonld nt") | {"list-7.xml"} == documents(tmp_path)

    found = page(tmp_path, "list-7-l2")
    assert all(words in found for words in ("Oskar Vint", "Maria Lund", "9 January 1902", "holds no text"))
    assert "5 January" not in found


@pytest.mark.parametrize(
    ("text", "volume", "parts"),
    [(CORPUS, "corpus-2", ("alpha", "beta")), (GROUP, "bundle-3", ("one", "two"))],
    ids=["corpus", "group"],
)
def test_the_texts_of_a_corpus_and_of_a_group_are_documents(
    text: str, volume: str, parts: tuple[str, str], tmp_path: Path
) -> None:
    """Each has its own page, and all have one TEI."""
    assert () == built(tmp_path, text).refused

    slugs = [f"{volume}-{part}" for part in parts]
    assert named(" ".join([volume, *slugs]), "html ttl jsonld nt") | {f"{volume}.xml"} == documents(tmp_path)
    assert [True, False] == [f"Words of {parts[0]}" in page(tmp_path, slug) for slug in slugs]
    assert [True, True] == [f"/doc/{slug}" in page(tmp_path, volume) for slug in slugs]


def test_an_error_in_one_document_leaves_out_that_one(tmp_path: Path) -> None:
    """The others are built; what is left out is named by its address and its file."""
    found = built(tmp_path, edited(VOLUME, ("<head>4. Telegram", "<head>4.")))

    assert 2 == found.documents
    assert ("harbour-1-d4 in tei/file.xml",) == found.refused
    assert ["TL606"] == [each.code for each in found.report.findings if each.severity.value == "error"]
    assert named("harbour-1 harbour-1-d1 harbour-1-d3", "html") <= documents(tmp_path)
    assert not named("harbour-1-d4", "html nt") & documents(tmp_path)
    assert "harbour-1-d4" not in page(tmp_path, "harbour-1")


def test_an_error_in_the_header_leaves_out_all_documents(tmp_path: Path) -> None:
    """They inherit it; it is told once."""
    found = built(tmp_path, edited(VOLUME, ("Harbour Papers, Volume I<", "H<")))

    assert ("tei/file.xml",) == found.refused
    assert ["TL606"] == [each.code for each in found.report.findings if each.severity.value == "error"]
    assert not (tmp_path / "public/doc").exists()


def test_an_error_that_is_allowed_in_a_document_refuses_nothing(tmp_path: Path) -> None:
    """The instruction stands in the document, and holds for what a shape finds in it."""
    allowed = ("<head>4. Telegram", '<?teilink allow TL606 reason="so it is called"?><head>4.')

    assert () == built(tmp_path, edited(VOLUME, allowed)).refused


def test_a_transformation_gives_every_document_under_its_address(tmp_path: Path) -> None:
    """All of them in one text, each in its own graph."""
    with contextlib.chdir(project(tmp_path, VOLUME)):
        found = teilink.transform(["tei/file.xml"])

    assert ["harbour-1-d1", "harbour-1-d3", "harbour-1-d4"] == [each.slug for each in found.documents]
    graphs = {line.split()[-2] for line in found.text("nquads").splitlines()}
    assert {f"<{BASE}doc/{each.slug}#meta>" for each in found.documents} == graphs


def test_a_build_of_a_volume_is_the_same_twice(volume: Path, tmp_path: Path) -> None:
    """Byte for byte, but for the store."""
    built(tmp_path, VOLUME)

    def files(folder: Path) -> dict[str, bytes]:
        return {name: data for name, data in files_of(folder / "public").items() if not name.startswith("store/")}

    assert files(volume) == files(tmp_path)
