"""`teilink schema` as a user runs it: a schema to a file or standard output, pages in a folder, faults with exit 2."""

from __future__ import annotations

import pytest
from lxml import etree

from command import door, files_of, run

ODD = """<schemaSpec xmlns="http://www.tei-c.org/ns/1.0" ident="mini" start="note">
  <elementSpec ident="note"><desc>a note</desc><content><textNode/></content></elementSpec>
</schemaSpec>
"""


@pytest.fixture
def folder(tmp_path):
    """A folder with a small ODD."""
    (tmp_path / "mini.odd").write_text(ODD, "utf-8")
    return tmp_path


def test_a_schema_is_written_to_a_file(folder):
    """Nothing is printed, and the file is a whole schema."""
    done = door("schema", "compile", "mini.odd", "-o", "out/mini.rng", cwd=folder)
    compiled = etree.parse(folder / "out" / "mini.rng")

    assert (0, "", "") == (done.code, done.out, done.err)
    assert etree.RelaxNG(compiled).validate(etree.fromstring('<note xmlns="http://www.tei-c.org/ns/1.0">x</note>'))


@pytest.mark.parametrize("arguments", [(), ("-o", "-")])
def test_a_schema_goes_to_standard_output(folder, arguments):
    """The same bytes as in a file, whatever the terminal."""
    done = run("schema", "compile", "mini.odd", *arguments, cwd=folder)
    door("schema", "compile", "mini.odd", "-o", "mini.rng", cwd=folder)

    assert (0, "") == (done.code, done.err)
    assert (folder / "mini.rng").read_text("utf-8") == done.out


def test_pages_are_written_into_a_folder(folder):
    """Into build/schema where nothing else is said."""
    assert 0 == door("schema", "docs", "mini.odd", cwd=folder).code
    assert 0 == door("schema", "docs", "mini.odd", "-o", "pages", cwd=folder).code
    assert ["index.html", "ref-note.html"] == sorted(files_of(folder / "pages"))
    assert files_of(folder / "pages") == files_of(folder / "build" / "schema")


@pytest.mark.parametrize("command", ["compile", "docs"])
def test_a_fault_ends_with_2_and_writes_nothing(folder, command):
    """The fault is shown with its line, and what stood there before stays."""
    (folder / "bad.odd").write_text(ODD.replace("<textNode/>", '<elementRef key="nota"/>'), "utf-8")
    (folder / "out").mkdir()
    done = door("schema", command, "bad.odd", "-o", "out/there", cwd=folder)

    assert 2 == done.code
    assert 'error[TL035]: the element "nota" is specified nowhere in this file' in done.out
    assert "bad.odd:2:" in done.out
    assert "did you mean note?" in done.out
    assert {} == files_of(folder / "out")


def test_a_file_that_is_not_there_ends_with_2(folder):
    """One line says which, and there is no traceback."""
    done = door("schema", "compile", "none.odd", cwd=folder)

    assert (2, "error: none.odd: no such file or directory\n") == (done.code, done.err)


def test_the_command_says_what_it_can(folder):
    """Help names the commands inside, and where pages go."""
    assert "compile" in door("schema", "--help", cwd=folder).out
    assert "build/schema" in door("schema", "docs", "--help", cwd=folder).out
