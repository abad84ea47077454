"""teilink crosswalk html: the mapping as a table for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from command import door, run

if TYPE_CHECKING:
    from pathlib import Path


def test_the_table_in_the_docs_is_that_of_the_shipped_crosswalk(root: Path) -> None:
    """Written by `teilink crosswalk html -o docs/table.html`."""
    made = door("crosswalk", "html", cwd=root)

    assert (0, "") == (made.code, made.err)
    assert made.out == (root / "docs/table.html").read_text("utf-8"), "teilink crosswalk html -o docs/table.html"


def test_the_table_goes_to_standard_output_or_to_a_file(archive: Path, tmp_path: Path) -> None:
    """The same bytes; the folder is made, and a dash is standard output."""
    shown = run("crosswalk", "html", cwd=archive)
    written = door("crosswalk", "html", "-o", tmp_path / "new/table.html", cwd=archive)

    assert (0, "", 0, "", "") == (shown.code, shown.err, written.code, written.out, written.err)
    assert shown.out == (tmp_path / "new/table.html").read_text("utf-8")
    assert shown.out == door("crosswalk", "html", "-o", "-", cwd=archive).out


def test_a_crosswalk_that_extends_the_shipped_one_shows_both(tmp_path: Path) -> None:
    """Each rule says in which file it stands, as seen from the project, at which line."""
    (tmp_path / "teilink.toml").write_text('crosswalk = "maps/mine.yaml"\n', "utf-8")
    (tmp_path / "maps").mkdir()
    rule = '{id: "mine", field: "sender", find: "text/body/byline", as: "agent", to: ["schema:sender"]}'
    (tmp_path / "maps/mine.yaml").write_text(f'extends: "teilink"\nrules:\n  - {rule}\n', "utf-8")

    done = door("crosswalk", "html", cwd=tmp_path)

    assert (0, "") == (done.code, done.err)
    assert "maps/mine.yaml:3" in done.out
    assert "shapes/crosswalk.yaml:" in done.out
    assert str(tmp_path) not in done.out


def test_a_broken_crosswalk_ends_with_2_and_writes_nothing(tmp_path: Path) -> None:
    """Its faults are findings; what stood in the file stays."""
    (tmp_path / "teilink.toml").write_text('crosswalk = "mine.yaml"\n', "utf-8")
    (tmp_path / "mine.yaml").write_text('extends: "teilink"\nrule: []\n', "utf-8")
    (tmp_path / "table.html").write_text("old", "utf-8")

    done = door("crosswalk", "html", "-o", "table.html", cwd=tmp_path)

    assert 2 == done.code
    assert "--> mine.yaml:2:1" in done.out
    assert "old" == (tmp_path / "table.html").read_text("utf-8")
