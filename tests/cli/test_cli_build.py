"""teilink build: the whole project as a folder ready to serve; what was there stays until the new one is whole."""

from __future__ import annotations

import json
import signal
import time
from typing import TYPE_CHECKING

import pytest

from command import door, edited, ended, files_of, run, start

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = "tei/sample-1.xml"


def pages(folder: Path) -> dict[str, bytes]:
    """The files of a build without the store, whose files are its own affair."""
    return {name: data for name, data in files_of(folder).items() if not name.startswith("store/")}


def add(project: Path, name: str, *edits: tuple[str, str]) -> None:
    """Add a copy of the sample's document, under a name that is its id and its record number too, with some edits."""
    text = (project / DOCUMENT).read_text("utf-8")
    ids = (('xml:id="sample-1"', f'xml:id="{name}"'), ('<idno type="record">1<', f'<idno type="record">{name}<'))
    (project / f"tei/{name}.xml").write_text(edited(text, *ids, *edits), "utf-8")


@pytest.fixture
def mixed(sample: Path) -> Path:
    """The sample project with a second document, and a third that has an error."""
    add(sample, "second")
    add(sample, "third", ('<author ref="person:mira-halden"', '<author ref="person:x"'))
    return sample


def test_a_build_holds_each_thing_in_each_format(archive: Path) -> None:
    """Per document .html .ttl .jsonld .nt .xml; entities and registers without .xml; an index, a list, a store."""
    names = set(pages(archive / "public"))

    assert {f"doc/wcda-118686.{suffix}" for suffix in ("html", "ttl", "jsonld", "nt", "xml")} <= names
    things = ("person/kim-il", "org/prc-mfa", "place/china", "event/korean-war", "collection/prc-fma", "term/cable")
    for thing in (*things, "bibl/japan-rok-basic-relations-treaty", "person", "dataset"):
        assert {f"{thing}.{suffix}" for suffix in ("html", "ttl", "jsonld", "nt")} <= names
    assert {"index.html", "style.css", "build.json"} <= names
    assert (archive / "tei/wcda-118686.xml").read_bytes() == (archive / "public/doc/wcda-118686.xml").read_bytes()
    assert (archive / "public/store").is_dir()


def test_a_build_names_no_machine_and_no_time(archive: Path, tmp_path: Path) -> None:
    """Built twice, in two places, the bytes are the same, but for the store."""
    done = run("build", "-o", tmp_path / "deep/other", cwd=archive)

    assert (0, "") == (done.code, done.err)
    assert pages(archive / "public") == pages(tmp_path / "deep/other")
    assert not any(str(archive).encode() in data for data in pages(archive / "public").values())


def test_documents_with_errors_are_left_out_and_the_others_built(mixed: Path) -> None:
    """Exit 1; the errors are shown, and each document that is left out is named."""
    done = run("build", cwd=mixed)

    assert 1 == done.code
    assert "error[TL401]: @ref points at person:x" in done.out
    assert "built public: 2 documents, " in done.out
    assert ["left out: tei/third.xml has errors"] == done.err.splitlines()
    assert {"second.ttl", "sample-1.ttl"} == {path.name for path in (mixed / "public/doc").glob("*.ttl")}
    assert not any(b"doc/third" in data for data in pages(mixed / "public").values())


def test_a_report_in_json_stands_alone_on_standard_output(mixed: Path) -> None:
    """`--format json` gives the object of `validate`; what was built is said on standard error."""
    done = door("build", "--format", "json", cwd=mixed)

    assert (1, 1) == (done.code, done.report["counts"]["error"])
    assert "TL401" in done.codes
    assert "built public: 2 documents" in done.err


def test_only_the_documents_that_are_named_are_built(mixed: Path) -> None:
    """Paths choose documents; the registers come along."""
    done = door("build", "tei/second.xml", cwd=mixed)

    assert 0 == done.code
    assert {"second"} == {path.stem for path in (mixed / "public/doc").iterdir()}
    assert (mixed / "public/person/mira-halden.html").is_file()


def test_a_document_that_is_gone_is_gone_from_the_build(mixed: Path) -> None:
    """The new build takes the place of the old one, and nothing of that is left."""
    door("build", "tei/sample-1.xml", "tei/second.xml", cwd=mixed)
    (mixed / "tei/second.xml").unlink()
    (mixed / "tei/third.xml").unlink()

    assert 0 == door("build", cwd=mixed).code
    assert {"sample-1"} == {path.stem for path in (mixed / "public/doc").iterdir()}
    assert [] == [path.name for path in mixed.iterdir() if path.name.startswith(".public")]


def test_a_folder_that_is_no_build_is_never_replaced(sample: Path, tmp_path: Path) -> None:
    """A folder of somebody else, or a file: exit 2, one line, and it stays as it is."""
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "thesis.txt").write_text("years of work")
    before = files_of(tmp_path)

    for output in (foreign, foreign / "thesis.txt", foreign / "thesis.txt/deeper", sample / "tei"):
        done = door("build", "-o", output, cwd=sample)
        assert (2, "", 1) == (done.code, done.out, done.err.count("\n"))
    assert before == files_of(tmp_path)


def test_a_build_that_fails_leaves_the_old_one(sample: Path) -> None:
    """A missing path, a broken crosswalk, broken shapes: exit 2, and every byte of the last build is still there."""
    assert 0 == door("build", cwd=sample).code
    before = files_of(sample / "public")
    settings = sample / "teilink.toml"
    text = settings.read_text("utf-8")
    (sample / "broken.yaml").write_text("rules: [")
    (sample / "broken.ttl").write_text("<urn:a> <urn:b>")

    assert 2 == door("build", "nowhere", cwd=sample).code
    for broken in ('crosswalk = "broken.yaml"\n', 'shapes = ["broken.ttl"]\n', "base = 1\n"):
        settings.write_text(broken + text.replace("base =", "# base ="), "utf-8")
        assert 2 == door("build", cwd=sample).code
    assert before == files_of(sample / "public")
    assert [] == [path.name for path in sample.iterdir() if path.name.startswith(".public")]


def test_an_interrupted_build_leaves_the_old_one(sample: Path) -> None:
    """Ctrl-C while it writes: exit 130, the last build as it was, no half-written folder beside it."""
    assert 0 == door("build", cwd=sample).code
    before = files_of(sample / "public")
    for number in range(12):
        add(sample, f"copy-{number}")

    process = start("build", cwd=sample)
    while process.poll() is None and not list(sample.glob(".public-*/doc/copy-1.*")):
        time.sleep(0.002)
    process.send_signal(signal.SIGINT)

    assert 130 == ended(process).code
    assert before == files_of(sample / "public")
    assert [] == list(sample.glob(".public-*"))


def test_the_list_of_a_build_is_true(archive: Path) -> None:
    """Every resource and graph of build.json is a file that is there, and graphs have the size that is told."""
    public = archive / "public"
    listed = json.loads((public / "build.json").read_bytes())

    files = {f"{path}.{suffix}" for path, each in listed["resources"].items() for suffix in each["formats"]}
    assert set(pages(public)) == files | {"index.html", "style.css", "build.json"}
    for each in listed["graphs"].values():
        assert each["triples"] == (public / each["file"]).read_bytes().count(b"\n")
    assert {"tei/wcda-118686.xml", "tei/authority/people.xml"} <= set(listed["sources"])
