"""teilink transform: RDF on standard output or in files, and nothing for a document that has errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib.compare import isomorphic

from command import door, edited, files_of, run
from parsed import graph, graphs

if TYPE_CHECKING:
    from pathlib import Path

TRIPLES = {"turtle": "turtle", "jsonld": "json-ld", "ntriples": "nt", "rdfxml": "xml"}
QUADS = {"nquads": "nquads", "trig": "trig"}
DOCUMENT = "tei/sample-1.xml"


@pytest.fixture
def two(sample: Path) -> Path:
    """The sample project with a second document, which has a pointer to nobody."""
    text = (sample / DOCUMENT).read_text("utf-8")
    ids = (('xml:id="sample-1"', 'xml:id="sample-2"'), ('<idno type="record">1<', '<idno type="record">2<'))
    other = edited(text, *ids, ('<author ref="person:mira-halden"', '<author ref="person:x"'))
    (sample / "tei/sample-2.xml").write_text(other, "utf-8")
    return sample


def test_every_format_holds_the_same_statements(archive: Path) -> None:
    """Each `--to` parses, and the graphs of the cable are isomorphic; quads stand in the document's graph."""
    texts = {name: door("transform", "tei", "--to", name, cwd=archive) for name in (*TRIPLES, *QUADS)}
    plain = {name: graph(texts[name].out, format_) for name, format_ in TRIPLES.items()}
    named = {name: graphs(texts[name].out, format_) for name, format_ in QUADS.items()}

    assert {0} == {done.code for done in texts.values()}
    assert 275 == len(plain["turtle"])
    assert all(isomorphic(plain["turtle"], each) for each in plain.values())
    for found in named.values():
        assert ["https://cables.example.org/doc/wcda-118686#meta"] == list(found)
        assert all(isomorphic(plain["turtle"], each) for each in found.values())


def test_the_block_for_pages_says_only_what_the_graph_says(archive: Path) -> None:
    """`jsonld-embedded` is plain schema.org about the cable, with every reference an object."""
    done = door("transform", "tei", "--to", "jsonld-embedded", cwd=archive)

    assert ("https://cables.example.org/doc/wcda-118686", 0) == (done.report["@id"], done.code)
    assert {"@id"} <= set(done.report["sender"])


def test_turtle_is_the_default_and_the_same_bytes_twice(archive: Path) -> None:
    """No clock and no chance in what is written."""
    first, second = (run("transform", "tei/wcda-118686.xml", cwd=archive) for _ in range(2))

    assert (0, "") == (first.code, first.err)
    assert first.out == second.out == (archive / "public/doc/wcda-118686.ttl").read_text("utf-8")


def test_output_goes_to_a_file_or_to_a_folder(archive: Path, tmp_path: Path) -> None:
    """A name with an ending is one file for all, another a folder with one file a document."""
    shown = door("transform", "tei", cwd=archive).out

    assert 0 == door("transform", "tei", "-o", tmp_path / "all.ttl", cwd=archive).code
    assert 0 == door("transform", "tei", "-o", tmp_path / "each", "--to", "jsonld", cwd=archive).code
    assert 0 == door("transform", "tei", "-o", tmp_path / "each", cwd=archive).code

    assert {"all.ttl", "each/wcda-118686.jsonld", "each/wcda-118686.ttl"} == set(files_of(tmp_path))
    assert {shown.encode()} == {files_of(tmp_path)[name] for name in ("all.ttl", "each/wcda-118686.ttl")}


def test_a_document_with_errors_is_refused_and_the_others_are_written(two: Path) -> None:
    """Exit 1; the errors on standard error, the RDF of the others on standard output."""
    done = run("transform", "tei", "--to", "ntriples", cwd=two)

    assert 1 == done.code
    assert "error[TL401]: @ref points at person:x, which no register declares" in done.err
    assert "/doc/sample-1>" in done.out
    assert "/doc/sample-2" not in done.out


def test_nothing_is_written_for_a_refused_document(two: Path, tmp_path: Path) -> None:
    """Neither a file of its own nor an empty one; what an earlier run wrote stays as it was."""
    old = tmp_path / "out/sample-2.ttl"
    old.parent.mkdir()
    old.write_text("# written when it had no error\n")

    assert 1 == door("transform", "tei", "-o", old.parent, cwd=two).code
    assert 1 == door("transform", "tei/sample-2.xml", "-o", tmp_path / "alone.ttl", cwd=two).code
    assert "" == door("transform", "tei/sample-2.xml", cwd=two).out

    assert {"sample-1.ttl", "sample-2.ttl"} == set(files_of(old.parent))
    assert "# written when it had no error\n" == old.read_text()
    assert not (tmp_path / "alone.ttl").exists()


def test_force_transforms_what_has_errors(two: Path) -> None:
    """The errors are told all the same; the exit code is 0."""
    done = door("transform", "tei/sample-2.xml", "--to", "ntriples", "--force", cwd=two)

    assert 0 == done.code
    assert "error[TL401]" in done.err
    assert "/doc/sample-2>" in done.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere.xml"], "no such file or folder: nowhere.xml"),
        (
            ["tei", "--to", "ttl"],
            "'ttl' is not one of 'turtle', 'jsonld', ",
        ),
        (["tei", "-o", "teilink.toml/all.ttl"], "teilink.toml"),
        (["tei", "-o", "LICENCE"], "LICENCE is a file; -o takes a folder, or a file whose name has an ending"),
    ],
)
def test_what_cannot_be_done_ends_with_2(arguments: list[str], told: str, sample: Path) -> None:
    """One line says what is wrong, and what was there stays."""
    (sample / "LICENCE").write_text("mine")
    before = files_of(sample)

    done = door("transform", *arguments, cwd=sample)

    assert (2, "") == (done.code, done.out)
    assert told in done.err.splitlines()[-1]
    assert before == files_of(sample)
