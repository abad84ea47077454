"""A project as it lies on disk: which files are meant, and under which names."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from teilink.errors import ProjectError, UsageError
from teilink.project import DEFAULT_BASE, Project
from teilink.resources import shipped

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">{}</TEI>'


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A small project, which is the working directory."""
    for name in ("tei/b.xml", "tei/a.xml", "tei/sub/c.xml", "tei/.hidden.xml", "tei/.git/d.xml", "tei/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")
    (tmp_path / "tei/folder.xml").mkdir()
    (tmp_path / "tei/gone.xml").symlink_to("nowhere.xml")
    people = tmp_path / "tei/authority/people.xml"
    people.parent.mkdir()
    people.write_text(TEI.format('<person xml:id="kim-il"/>'), "utf-8")
    (tmp_path / "teilink.toml").write_text('title = "T"', "utf-8")
    monkeypatch.chdir(tmp_path)
    return Project.around(None)


def _names(found):
    return [source.name for source in found]


def test_a_folder_means_the_xml_files_in_it(project):
    """Sorted, at any depth; no hidden files or folders, no folder named so, no link that leads nowhere."""
    assert ["tei/a.xml", "tei/authority/people.xml", "tei/b.xml", "tei/sub/c.xml"] == _names(
        project.sources([Path("tei")])
    )


def test_a_file_is_itself_whatever_its_name(project):
    """Who names a file means it, hidden or not."""
    assert ["tei/.hidden.xml", "tei/e.txt"] == _names(project.sources([Path("tei/e.txt"), Path("tei/.hidden.xml")]))
    assert ["tei/.git/d.xml"] == _names(project.sources([Path("tei/.git")]))


def test_the_bytes_are_those_of_the_file(project):
    """Read once, unchanged."""
    Path("tei/a.xml").write_bytes(b"\xff\r\n\x00")

    assert [b"\xff\r\n\x00"] == [source.data for source in project.sources([Path("tei/a.xml")])]


@pytest.mark.parametrize("path", ["tei/sub", "tei/../tei/sub", "tei/sub/c.xml", "./tei/sub"])
def test_a_file_keeps_the_name_by_which_it_was_given(project, path):
    """Findings are shown under a name that the user recognises and can open from where she stands."""
    name = path.removeprefix("./")

    assert [name if name.endswith("c.xml") else f"{name}/c.xml"] == _names(project.sources([Path(path)]))
    assert [str(Path("tei/sub/c.xml").absolute())] == _names(project.sources([Path("tei/sub").absolute()]))


def test_a_file_named_twice_is_read_once_under_the_first_name(project):
    """By itself and in its folder, or through a link."""
    Path("link.xml").symlink_to("tei/a.xml")
    paths = [Path("link.xml"), Path("tei/a.xml"), Path("tei/sub"), Path("tei/sub/c.xml")]

    assert ["link.xml", "tei/sub/c.xml"] == _names(project.sources(paths))


def test_a_hyphen_is_the_standard_input(project, monkeypatch):
    """Beside other files, and named twice read once."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<TEI/>\r\n")))

    found = project.sources([Path("-"), Path("tei/a.xml"), Path("-")])

    assert [("-", b"<TEI/>\r\n"), ("tei/a.xml", b"tei/a.xml")] == [(source.name, source.data) for source in found]


@pytest.mark.parametrize("path", ["nowhere", "tei/nowhere.xml", "tei/gone.xml", "tei/a.xml/b"])
def test_a_path_that_is_not_there_is_named(project, path):
    """One line; nothing is read."""
    with pytest.raises(UsageError, match=rf"^no such file or folder: {path}$"):
        project.sources([Path("tei"), Path(path)])


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that nobody can read from its beginning")
def test_a_file_that_gives_no_bytes_is_named(project):
    """With the reason that the system gives; not even root can read this one."""
    with pytest.raises(UsageError, match=r"^cannot read /proc/self/mem: Input/output error$"):
        project.sources([Path("tei"), Path("/proc/self/mem")])


def test_a_file_that_cannot_be_read_is_named(project):
    """The settings may name a folder in place of a file; whoever runs this, it cannot be read."""
    Path("teilink.toml").write_text('base = "https://x/"\ncrosswalk = "tei"\nschema = "nowhere.rng"', "utf-8")
    project = Project.around(Path())

    with pytest.raises(UsageError, match=r"^cannot read tei: Is a directory$"):
        _ = project.mapper
    with pytest.raises(UsageError, match=r"^no such file: nowhere\.rng$"):
        _ = project.schema


def test_registers_are_found_by_the_settings_and_skip_what_is_hidden(project):
    """A file that an editor or a file system leaves there is no register."""
    Path("tei/authority/._people.xml").write_bytes(b"\x00\x05\x16\x07")
    Path("tei/authority/old.xml").mkdir()

    assert ["tei/authority/people.xml"] == _names(project.register_sources)
    assert ["kim-il"] == [entry.id for entry in project.registers.declared()]
    assert [] == project.register_faults


def test_a_register_has_the_name_by_which_the_user_gave_it(project):
    """Findings in it are then shown among those of the paths named."""
    absolute = Path("tei").absolute()
    project.sources([absolute])

    assert [f"{absolute.as_posix()}/authority/people.xml"] == _names(project.register_sources)


def test_a_register_that_cannot_be_read_is_a_fault_and_the_others_hold(project):
    """One broken file does not make nobody of everybody."""
    Path("tei/authority/places.xml").write_text("<TEI", "utf-8")

    assert [("TL101", "tei/authority/places.xml")] == [
        (fault.code, fault.place.path) for fault in project.register_faults
    ]
    assert ["kim-il"] == [entry.id for entry in project.registers.declared()]


def test_a_project_needs_no_registers(tmp_path, monkeypatch):
    """Where the folder is missing, nobody is declared."""
    monkeypatch.chdir(tmp_path)

    assert [] == Project.around(None).registers.declared()


def test_a_project_is_found_around_a_file(project, monkeypatch):
    """The settings are those above the first path, wherever the command is run."""
    root = Path.cwd()
    monkeypatch.chdir("/")

    assert "T" == Project.around(root / "tei" / "sub" / "c.xml").config.title


@pytest.mark.parametrize("has_setting", [False, True])
@pytest.mark.parametrize("has_rules", [False, True])
def test_the_base_of_the_settings_wins_over_that_of_the_crosswalk(project, has_setting, has_rules):
    """Where neither names one, addresses belong to nobody; all parts of the project know the same."""
    rules = shipped("shapes/crosswalk.yaml").read_text("utf-8")
    # A second key of one name would be a fault of the crosswalk.
    kept = "".join(line for line in rules.splitlines(keepends=True) if not line.startswith("base:"))
    Path("c.yaml").write_text(("base: https://rules.example/\n" if has_rules else "") + kept, "utf-8")
    setting = 'base = "https://settings.example/"\n' if has_setting else ""
    Path("teilink.toml").write_text(f'{setting}crosswalk = "c.yaml"', "utf-8")
    project = Project.around(Path())
    expected = "https://settings.example/" if has_setting else "https://rules.example/" if has_rules else DEFAULT_BASE

    assert expected == project.base
    assert [f"{expected}person/kim-il"] == [project.registers.address(entry) for entry in project.registers.declared()]


def test_what_is_shipped_can_be_used(project):
    """Schema, shapes and crosswalk of a project that names none."""
    assert project.schema
    assert project.shapes
    assert project.mapper


def test_a_schema_that_is_none_is_the_fault_of_the_project(project):
    """It is told with the file; no document is blamed."""
    Path("teilink.toml").write_text('schema = "tei/a.xml"', "utf-8")

    with pytest.raises(ProjectError) as raised:
        _ = Project.around(Path()).schema

    assert [("TL032", "tei/a.xml")] == [(each.code, each.place.path) for each in raised.value.diagnostics]
