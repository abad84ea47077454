"""teilink coverage: figures on standard output, what could not be read on standard error, and the exit codes."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from command import door, run

if TYPE_CHECKING:
    from pathlib import Path

CABLE = "tei/wcda-118686.xml"


@pytest.fixture
def project(archive: Path, tmp_path: Path) -> Path:
    """The cable and its registers, to be spoiled."""
    shutil.copytree(archive / "tei", tmp_path / "tei")
    shutil.copyfile(archive / "teilink.toml", tmp_path / "teilink.toml")
    return tmp_path


def test_the_cable_is_one_document_and_its_fields_are_found(archive: Path) -> None:
    """The registers beside it are none; as text and as JSON the figures are the same."""
    found = run("coverage", "tei", "--format", "json", cwd=archive)
    text = door("coverage", "tei", cwd=archive)

    assert (0, "", 0, "") == (found.code, found.err, text.code, text.err)
    assert 1 == found.report["documents"]
    for field in ("title", "sender", "recipient", "date", "language", "archive", "rights", "mentions"):
        figures = found.report["fields"][field]
        assert 1 == figures["documents"], field
        assert {1} == set(figures["rungs"].values()), field
        assert f"{field} " in text.out
    for name in (*found.report["rules_never_matched"], *found.report["elements_unread"]):
        assert f" {name}" in text.out


def test_a_file_that_cannot_be_read_gives_1_and_the_figures_of_the_others(project: Path) -> None:
    """It is told as validate tells it, on standard error: standard output stays one object."""
    (project / "tei/torn.xml").write_text("<TEI", "utf-8")

    found = door("coverage", "tei", "--format", "json", "--quiet", cwd=project)

    assert (1, 1) == (found.code, found.report["documents"])
    assert "--> tei/torn.xml:1:" in found.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere"], "no such file or folder: nowhere"),
        ([], "Missing argument 'PATHS...'"),
        (["tei", "--format", "csv"], "'csv' is not one of 'text', 'json'"),
    ],
)
def test_what_cannot_be_counted_ends_with_2(arguments: list[str], told: str, archive: Path) -> None:
    """Nothing on standard output."""
    done = door("coverage", *arguments, cwd=archive)

    assert (2, "") == (done.code, done.out)
    assert told in done.err.splitlines()[-1]


def test_a_broken_crosswalk_ends_with_2(project: Path) -> None:
    """With its finding."""
    (project / "mine.yaml").write_text('extends: "teilink"\nrule: []\n', "utf-8")

    done = run("coverage", CABLE, cwd=project, TEILINK_CROSSWALK="mine.yaml")

    assert 2 == done.code
    assert "--> mine.yaml:2:1" in done.out
