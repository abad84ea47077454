"""The package is the twin of the command line: the same names, the same results, nothing loaded before it is called."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import teilink
from command import copy_archive, door, files_of
from servers import oxigraph
from teilink.errors import ProjectError, TeilinkError, UsageError
from teilink.render import render

if TYPE_CHECKING:
    from pathlib import Path

VERBS = ("build", "coverage", "explain", "publish", "query", "transform", "validate")
ASKED = "SELECT ?name WHERE { ?s a <http://schema.org/Person> ; <http://schema.org/name> ?name } ORDER BY ?name"


@pytest.fixture(scope="module")
def archive(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive, built by the command."""
    folder = copy_archive(root, tmp_path_factory.mktemp("twins"))
    assert 0 == door("build", cwd=folder).code
    return folder


def test_the_names_are_those_of_the_commands() -> None:
    """Each verb is there, is listed, and is documented; another name is an AttributeError like any other."""
    assert set(VERBS) == {name for name in teilink.__all__ if not name.startswith("_")}
    for verb in VERBS:
        assert callable(getattr(teilink, verb))
        assert getattr(teilink, verb).__doc__
    with pytest.raises(AttributeError, match="no attribute 'serve'"):
        teilink.serve  # noqa: B018


def test_a_verb_is_loaded_when_it_is_named() -> None:
    """`import teilink` alone loads no stage; naming one verb does not bind a module in its place."""
    code = (
        "import sys, teilink\n"
        "assert not [name for name in sys.modules if name.startswith('teilink.') and name != 'teilink']\n"
        "teilink.validate\n"
        "assert 'teilink.pipeline.checking' in sys.modules and 'teilink.publication' not in sys.modules\n"
        "import teilink.validation, teilink.publication.publishing\n"
        "assert all(callable(getattr(teilink, name)) for name in teilink.__all__ if name[0] != '_')\n"
    )

    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)

    assert (0, "") == (ended.returncode, ended.stderr)


def test_validate_is_the_command(archive: Path) -> None:
    """The report, shown as JSON, is what the command prints."""
    with contextlib.chdir(archive):
        report = teilink.validate(["tei"])

    assert door("validate", "tei", "--format", "json", cwd=archive).out == render(report, "json", colour=False)


def test_transform_is_the_command(archive: Path) -> None:
    """The text of what was transformed is what the command prints."""
    found = teilink.transform([archive / "tei"])

    assert ((), 1) == (found.refused, len(found.documents))
    for format_name in ("turtle", "nquads"):
        assert door("transform", "tei", "--to", format_name, cwd=archive).out == found.text(format_name)


def test_build_is_the_command(archive: Path, tmp_path: Path) -> None:
    """The same files, and the edition tells them."""
    with contextlib.chdir(archive):
        built = teilink.build(output=tmp_path / "public")

    ours, theirs = files_of(built.edition.folder), files_of(archive / "public")
    assert {name for name in theirs if name[:6] != "store/"} == {name for name in ours if name[:6] != "store/"}
    assert theirs["build.json"] == ours["build.json"]
    assert ((), True) == (built.refused, "doc/wcda-118686" in built.edition.resources)


def test_query_and_explain_are_the_commands(archive: Path) -> None:
    """The same answer; the same statements from the same places."""
    with contextlib.chdir(archive):
        answer = teilink.query(ASKED, format_name="csv")
        explained = teilink.explain("tei/wcda-118686.xml", rule="sender")

    assert door("query", ASKED, "--format", "csv", cwd=archive).out == answer
    told = door("explain", "tei/wcda-118686.xml", "--rule", "sender", cwd=archive).out
    assert told.count("\n    ") == sum(len(one.statements) for one in explained)
    assert all(f"{one.place.path}:{one.place.start.line}:{one.place.start.column}: sender" in told for one in explained)


def test_coverage_is_the_command(archive: Path) -> None:
    """The figures, as JSON and as text, are what the command prints."""
    with contextlib.chdir(archive):
        found = teilink.coverage(["tei"])

    for format_name in ("json", "text"):
        assert door("coverage", "tei", "--format", format_name, cwd=archive).out == found.text(format_name)


def test_publish_is_the_command(archive: Path) -> None:
    """What one has sent the other need not send."""
    with oxigraph() as url:
        with contextlib.chdir(archive):
            outcome = teilink.publish(url)
        again = door("publish", "--to", url, cwd=archive)

    assert (9, 0) == (outcome.sent, outcome.withdrawn)
    assert "nothing to send: the endpoint holds all 9 graphs of this build\n" == again.out


def test_what_ends_a_command_with_2_is_an_exception(tmp_path: Path) -> None:
    """UsageError for what cannot be done as asked; ProjectError, which has findings, for broken machinery."""
    (tmp_path / "teilink.toml").write_text('titel = "x"\n')
    with contextlib.chdir(tmp_path):
        with pytest.raises(ProjectError) as broken:
            teilink.validate(["."])
        (tmp_path / "teilink.toml").write_text("")
        for asked in (lambda: teilink.validate(["nowhere"]), lambda: teilink.query(ASKED)):
            with pytest.raises(UsageError):
                asked()

    assert ["TL003"] == [finding.code for finding in broken.value.diagnostics]
    assert issubclass(UsageError, TeilinkError)
    assert issubclass(ProjectError, TeilinkError)
