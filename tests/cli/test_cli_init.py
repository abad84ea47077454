"""teilink init begins a project and overwrites nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from command import door, files_of, run

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_project_is_clean_and_can_be_built(tmp_path: Path) -> None:
    """What `init` writes passes `validate` without a warning and builds, by the very line that it prints."""
    begun = run("init", "mine", cwd=tmp_path)
    project = tmp_path / "mine"

    assert (0, "") == (begun.code, begun.err)
    assert "next: cd mine && teilink validate tei/ && teilink build && teilink serve" in begun.out
    assert {"teilink.toml", ".gitignore", ".github/workflows/teilink.yml", "schemas/teilink.rng"} <= set(
        files_of(project)
    )
    assert 0 == door("validate", "tei/", "--fail-on", "warning", cwd=project).code
    assert 0 == door("build", cwd=project).code
    assert [] == [path.name for path in tmp_path.iterdir() if path != project]


def test_the_document_of_a_new_project_names_its_schema_for_editors(sample: Path) -> None:
    """The xml-model instruction leads to a file that is there."""
    [document] = sample.glob("tei/*.xml")

    assert '<?xml-model href="../schemas/teilink.rng"' in document.read_text("utf-8")
    assert (sample / "schemas/teilink.rng").is_file()


@pytest.mark.parametrize("taken", ["teilink.toml", "tei/sample-1.xml", ".github/workflows/teilink.yml"])
def test_what_exists_is_never_overwritten(taken: str, tmp_path: Path) -> None:
    """One file that would be overwritten stops everything: exit 2, one line that names it, nothing is written."""
    file = tmp_path / taken
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("mine")

    done = door("init", cwd=tmp_path)

    assert (2, "", 1) == (done.code, done.out, done.err.count("\n"))
    assert taken in done.err
    assert {taken: b"mine"} == files_of(tmp_path)


def test_a_project_cannot_be_begun_in_a_file(tmp_path: Path) -> None:
    """A file where the folder should be, or above it: exit 2 and one line."""
    (tmp_path / "note").write_text("mine")

    for folder in ("note", "note/deeper"):
        done = door("init", folder, cwd=tmp_path)
        assert (2, "", 1) == (done.code, done.out, done.err.count("\n"))
        assert "note" in done.err
    assert {"note": b"mine"} == files_of(tmp_path)
