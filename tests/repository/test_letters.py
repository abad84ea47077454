"""The generated letters on which speed is measured: the same for everybody, and like real ones."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest
from lxml import etree

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"


def write(root: Path, folder: Path, count: int, seed: int = 1) -> dict[str, bytes]:
    """Run the generator; every file it wrote, by its path."""
    generator = [sys.executable, root / "bench/letters.py", folder, "--count", str(count), "--seed", str(seed)]
    subprocess.run(generator, check=True, capture_output=True, timeout=60)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*ml")}


@pytest.fixture(scope="module")
def project(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A project of three hundred letters."""
    return write(root, tmp_path_factory.mktemp("letters"), 300)


def letters(project: dict[str, bytes]) -> list[etree._Element]:
    """The parsed letters of a project, without its registers."""
    return [etree.fromstring(project[name]) for name in sorted(project) if name.startswith("tei/letter-")]


def test_the_same_seed_gives_the_same_bytes(root: Path, project: dict[str, bytes], tmp_path: Path) -> None:
    """A letter depends on its number and the seed, not on how many are made."""
    few = write(root, tmp_path / "few", 20)

    assert {name: project[name] for name in few} == few
    assert few["tei/letter-000007.xml"] != write(root, tmp_path / "other", 20, seed=2)["tei/letter-000007.xml"]


def test_a_letter_has_the_size_of_a_real_one(project: dict[str, bytes]) -> None:
    """The median is about 7 kB: figures of other sizes would say little about cables."""
    sizes = [len(data) for name, data in project.items() if name.startswith("tei/letter-")]

    assert 300 == len(sizes)
    assert 6500 <= median(sizes) <= 7500


def test_every_pointer_has_its_entry(project: dict[str, bytes]) -> None:
    """The letters and registers point at nothing that is not there, so they build without a finding."""
    files = {"person": "people", "org": "organisations", "place": "places", "collection": "collections"}
    trees = {name: etree.fromstring(data) for name, data in project.items() if name.endswith(".xml")}
    declared = {
        f"{prefix}:{entry.get(ID)}"
        for prefix, name in files.items()
        for entry in trees[f"tei/authority/{name}.xml"].iterfind(".//t:standOff//*", TEI)
    }

    used = {
        value for tree in trees.values() for value in tree.xpath("//@ref | //@resp") if not value.startswith("http")
    }

    assert 100 < len(used)
    assert set() == used - declared
    assert (300, 61, 120, 40) == tuple(
        len(trees[f"tei/authority/{name}.xml"].xpath("//t:standOff//@xml:id", namespaces=TEI))
        for name in files.values()
    )


@pytest.mark.parametrize(
    "path",
    [
        "//t:abstract",
        "//t:msItem/t:locus",
        "//t:creation",
        "//t:standOff",
        "//t:funder",
        "//t:correspAction[@type='received']/t:date",
        "//t:correspAction/t:date[string-length(@when) = 10]",
        "//t:correspAction/t:date[string-length(@when) = 7]",
        "//t:correspAction/t:date[string-length(@when) = 4]",
        "//t:correspAction/t:date[@notBefore]",
    ],
)
def test_letters_differ_as_real_ones_do(project: dict[str, bytes], path: str) -> None:
    """Each optional thing is in some letters and not in others."""
    found = [bool(tree.xpath(path, namespaces=TEI)) for tree in letters(project)]

    assert {True, False} == set(found)
