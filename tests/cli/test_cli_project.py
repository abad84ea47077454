"""Broken machinery: a crosswalk, shapes, a schema or settings that cannot be used end every command with 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from command import Done, door, edited, run

if TYPE_CHECKING:
    from pathlib import Path

CROSSWALK = "shapes/crosswalk.yaml"


def settle(project: Path, line: str) -> None:
    """Put a line before the settings of a project."""
    settings = project / "teilink.toml"
    settings.write_text(f"{line}\n{settings.read_text('utf-8')}", "utf-8")


def broken_crosswalk(root: Path, project: Path, old: str, marked: str) -> tuple[int, int]:
    """Give a project the shipped crosswalk with a fault in it; line and column of the mark « before the fault."""
    text = edited((root / CROSSWALK).read_text("utf-8"), (old, marked))
    at = text.index("«")
    (project / "own.yaml").write_text(text.replace("«", ""), "utf-8")
    settle(project, 'crosswalk = "own.yaml"')
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def validate(project: Path, format_name: str, *options: str) -> Done:
    """Validate the project, findings in a format."""
    return door("validate", "tei", "--format", format_name, *options, cwd=project)


@pytest.mark.parametrize(
    ("old", "marked", "code", "help_"),
    [
        ('"rico:isReplyTo"', '«"rico:isRepliTo"', "TL013", "did you mean rico:isReplyTo?"),
        ('abstract/p", as: "text"', 'abstract/p", as: «"txt"', "TL012", "did you mean text?"),
        ("[@type='next']", "[@type='next']«]", "TL014", ""),
        ('pick: "latest"', '«pik: "latest"', "TL011", "did you mean pick?"),
    ],
)
def test_a_fault_in_the_crosswalk_is_shown_at_its_place(
    old: str, marked: str, code: str, help_: str, root: Path, sample: Path
) -> None:
    """Its line and column in the YAML, and the nearest right name, in both formats; exit 2, from every command."""
    line, column = broken_crosswalk(root, sample, old, marked)

    concise, shown = validate(sample, "concise"), validate(sample, "json")
    [finding] = shown.report["findings"]

    assert (2, 2) == (concise.code, shown.code)
    assert [f"own.yaml:{line}:{column}: {code} {finding['message']}"] == concise.out.splitlines()
    assert (code, "project", line, column) == tuple(finding[key] for key in ("code", "stage", "line", "column"))
    assert help_ in finding["help"]
    for command in (("build",), ("transform", "tei"), ("explain", "tei/sample-1.xml")):
        done = door(*command, cwd=sample)
        assert (2, True) == (done.code, done.out.startswith(f"error[{code}]: "))
        assert f"--> own.yaml:{line}:{column}\n" in done.out


NO_TURTLE = "@prefix sh: <http://www.w3.org/ns/shacl#> .\n<urn:a> a sh:NodeShape .\n<urn:b"
NO_SHACL = """\
@prefix sh: <http://www.w3.org/ns/shacl#> .
<urn:a> a sh:NodeShape ; sh:targetClass <urn:C> ; sh:property [ sh:path 3 ] .
"""


@pytest.mark.parametrize(("shapes", "code"), [(NO_TURTLE, "TL030"), (NO_SHACL, "TL031")])
def test_shapes_that_cannot_be_used_are_shown_in_their_file(shapes: str, code: str, sample: Path) -> None:
    """What is no Turtle has its line; what is no SHACL names the file."""
    (sample / "own.ttl").write_text(shapes, "utf-8")
    settle(sample, 'shapes = ["own.ttl"]')

    done = validate(sample, "json")

    [finding] = done.report["findings"]
    assert (2, code, "own.ttl") == (done.code, finding["code"], finding["path"])
    assert code != "TL030" or 3 == finding["line"]


def test_a_schema_that_cannot_be_used_is_shown_in_its_file(sample: Path) -> None:
    """Not XML, and XML that is no RELAX NG."""
    for text in ("start = element", "<grammar/>", '<grammar xmlns="http://relaxng.org/ns/structure/1.0"/>'):
        (sample / "own.rng").write_text(text)
        done = validate(sample, "json", "--schema", "own.rng")
        assert (2, ["TL032"], 1) == (done.code, done.codes, done.report["findings"][0]["line"])


@pytest.mark.parametrize(
    ("line", "code", "at", "help_"),
    [
        ('title = "open', "TL001", (1, 14), "TOML"),
        ('titel = "x"', "TL003", (1, 1), "did you mean title?"),
        ("shapes = 3", "TL004", (1, 1), ""),
        ('schema = ""\n[acess]', "TL003", (2, 2), "did you mean access?"),
    ],
)
def test_settings_that_cannot_be_used_are_shown_at_their_place(
    line: str, code: str, at: tuple[int, int], help_: str, sample: Path
) -> None:
    """Every command that reads teilink.toml ends with 2 and shows line and column."""
    settle(sample, line)

    done = validate(sample, "json")

    [finding] = done.report["findings"]
    assert (2, code, "teilink.toml") == (done.code, finding["code"], finding["path"])
    assert at == (finding["line"], finding["column"])
    assert help_ in finding["help"]
    for command in (("query", "ASK {}"), ("serve",), ("publish",), ("build",), ("transform", "tei")):
        told = door(*command, cwd=sample)
        assert (2, f"error[{code}]") == (told.code, told.out[: len(f"error[{code}]")])


def test_the_environment_overrides_the_settings(sample: Path) -> None:
    """TEILINK_BASE is the base of every address; one that is no base is told as if it stood in the file."""
    moved = run("transform", "tei", "--to", "ntriples", cwd=sample, TEILINK_BASE="https://moved.example.org/")
    wrong = run("validate", "tei", "--format", "concise", cwd=sample, TEILINK_BASE="moved")

    assert 0 == moved.code
    assert "<https://moved.example.org/doc/sample-1>" in moved.out
    assert "cables.example.org" not in moved.out
    assert (2, True) == (wrong.code, " TL004 base is an http address" in wrong.out)
