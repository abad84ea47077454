"""The generated volume on which large files are measured: the same for everybody, and the same documents both ways."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"


def write(root: Path, folder: Path, size: int = 100_000, seed: int = 1) -> dict[str, bytes]:
    """Run the generator; every file it wrote, by its path."""
    generator = [sys.executable, root / "bench/volume.py", folder, "--size", str(size), "--seed", str(seed)]
    subprocess.run(generator, check=True, capture_output=True, timeout=60)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*ml")}


@pytest.fixture(scope="module")
def files(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A small volume and its documents apart."""
    return write(root, tmp_path_factory.mktemp("volume"))


def written(element: etree._Element) -> bytes:
    """An element as XML, without what follows it."""
    return etree.tostring(element, with_tail=False)


def test_the_same_seed_gives_the_same_bytes(root: Path, files: dict[str, bytes], tmp_path: Path) -> None:
    """A document depends on its number and the seed, not on the size of the volume."""
    small = write(root, tmp_path / "small", size=50_000)

    assert {name: files[name] for name in small if name.startswith("apart/")} == {
        name: data for name, data in small.items() if name.startswith("apart/")
    }
    assert files["apart/tei/volume-d3.xml"] != write(root, tmp_path / "other", seed=2)["apart/tei/volume-d3.xml"]


def test_the_volume_holds_the_documents_that_stand_apart(files: dict[str, bytes]) -> None:
    """Both ways are measured on the same documents, several to a volume, each under its id."""
    volume = etree.fromstring(files["volume/tei/volume.xml"])
    apart = {name: etree.fromstring(data) for name, data in files.items() if name.startswith("apart/tei/")}

    found = {
        f"apart/tei/volume-{div.get(ID)}.xml": written(div)
        for div in volume.iterfind(".//t:div[@type='document']", TEI)
    }

    assert 5 < len(found)
    assert found == {name: written(file.find(".//t:div[@type='document']", TEI)) for name, file in apart.items()}


def test_every_pointer_leads_to_an_id_that_is_there_once(files: dict[str, bytes]) -> None:
    """The volume and the files are sound, so what is measured is the work and not the findings."""
    for name, data in files.items():
        if name.endswith(".xml"):
            ids = etree.fromstring(data).xpath("//@xml:id")
            pointers = etree.fromstring(data).xpath("//@corresp")

            assert len(ids) == len(set(ids)), name
            assert set() < {pointer.removeprefix("#") for pointer in pointers} <= set(ids), name
