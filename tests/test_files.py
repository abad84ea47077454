"""A file is written whole or not at all; what is shipped is found; a build's list is read back as written."""

from __future__ import annotations

import json
import os
import stat

import pytest

from teilink import resources
from teilink.edition import LIST, Edition, Graph, Resource
from teilink.errors import EndpointError, ProjectError, TeilinkError, UsageError
from teilink.files import write_whole


def _mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def umask():
    """Sets the umask for one test."""
    before = os.umask(0o022)
    yield os.umask
    os.umask(before)


def test_a_file_is_written_with_its_folder(tmp_path):
    """Folders that are missing are made, and nothing else is left there."""
    path = tmp_path / "a" / "b" / "c.txt"

    write_whole(path, b"\x00new\r\n")

    assert b"\x00new\r\n" == path.read_bytes()
    assert [path] == list(path.parent.iterdir())


@pytest.mark.parametrize(("mask", "expected"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_gets_what_the_umask_allows(tmp_path, umask, mask, expected):
    """Not the private mode of a temporary file: others may read what is published. The umask itself stays."""
    umask(mask)

    write_whole(tmp_path / "a", b"")

    assert expected == _mode(tmp_path / "a")
    assert mask == umask(mask)


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_a_file_that_was_there_keeps_its_mode(tmp_path, mode):
    """Who made a file private, or executable, meant it."""
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(mode)

    write_whole(path, b"new")

    assert (b"new", mode) == (path.read_bytes(), _mode(path))


@pytest.mark.parametrize("wrong", [None, "text"])
def test_the_old_file_stays_when_writing_fails(tmp_path, wrong):
    """A fault midway changes nothing and leaves nothing lying about."""
    path = tmp_path / "a"
    path.write_bytes(b"old")

    with pytest.raises(TypeError):
        write_whole(path, wrong)

    assert (b"old", [path]) == (path.read_bytes(), list(tmp_path.iterdir()))


def test_a_full_disk_leaves_the_old_file(tmp_path):
    """The new bytes are all on disk before the old ones go: here the limit on the size of files is met midway."""
    resource = pytest.importorskip("resource")
    signal = pytest.importorskip("signal")
    path = tmp_path / "a"
    path.write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(OSError, match="File too large"):
            write_whole(path, b"x" * 1_000_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)

    assert (b"old", [path]) == (path.read_bytes(), list(tmp_path.iterdir()))


def test_a_folder_is_not_replaced_by_a_file(tmp_path):
    """An error of the system, and no rest of the attempt."""
    (tmp_path / "a" / "b").mkdir(parents=True)

    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path / "a", b"new")

    assert [tmp_path / "a"] == list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["schemas/teilink.rng", "shapes/crosswalk.yaml", "shapes/context-v1.jsonld"])
def test_what_the_package_ships_is_there(name):
    """In a checkout at its root, in a wheel below the package."""
    assert resources.shipped(name).is_file()


def test_the_sample_is_a_project():
    """`teilink init` copies a folder that holds settings and documents."""
    assert (resources.sample() / "teilink.toml").is_file()
    assert list((resources.sample() / "tei").glob("*.xml"))


def _edition(folder):
    return Edition(
        folder,
        "https://cables.example.org/",
        "北京 cables",
        {"doc/b": Resource("doc/b", "Bé", ("html", "ttl")), "doc/a": Resource("doc/a", "A", ())},
        {"https://x/g": Graph("https://x/g", "g.nt", "00", 3)},
        {"tei/b.xml": "01", "tei/a.xml": "02"},
    )


def test_a_build_reads_back_as_it_was_written(tmp_path):
    """All fields, with their types."""
    _edition(tmp_path).write()

    assert _edition(tmp_path) == Edition.read(tmp_path)


def test_the_list_of_a_build_is_the_same_bytes_twice(tmp_path):
    """Sorted, one way to write it, characters as they are, one newline at the end."""
    _edition(tmp_path).write()
    first = (tmp_path / LIST).read_bytes()
    Edition.read(tmp_path).write()

    assert first == (tmp_path / LIST).read_bytes()
    assert "北京 cables".encode() in first
    assert first.endswith(b"}\n")
    assert ["doc/a", "doc/b"] == list(json.loads(first)["resources"])


def test_where_nothing_was_built_the_command_is_named(tmp_path):
    """The user learns what to run."""
    with pytest.raises(UsageError, match=r"^no build in .*: run teilink build first$"):
        Edition.read(tmp_path)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"1",
        b"{}",
        b'{"base": 1}',
        b"\xff",
        b'{"base":"","title":"","resources":[],"graphs":{}}',
    ],
)
def test_a_list_that_is_broken_asks_for_a_new_build(tmp_path, data):
    """Half a file, another program's file, no text at all: one line, no traceback."""
    (tmp_path / LIST).write_bytes(data)

    with pytest.raises(UsageError, match=r"run teilink build again$"):
        Edition.read(tmp_path)


def test_a_file_in_place_of_the_folder_is_said(tmp_path):
    """`-o` may name anything."""
    (tmp_path / "a").write_bytes(b"")

    with pytest.raises(UsageError, match=r"^cannot read .*build\.json"):
        Edition.read(tmp_path / "a")


@pytest.mark.parametrize("kind", [UsageError, ProjectError, EndpointError])
def test_every_fault_of_the_world_is_caught_as_one_kind(kind):
    """A caller of the Python interface needs one name."""
    assert issubclass(kind, TeilinkError)
