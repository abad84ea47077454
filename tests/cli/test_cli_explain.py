"""teilink explain: what a code means, and which rule made which statements from which place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from command import door, run

if TYPE_CHECKING:
    from pathlib import Path

CABLE = "tei/wcda-118686.xml"


def test_a_code_is_explained_by_its_number_and_its_name(tmp_path: Path) -> None:
    """Upper or lower case; what it checks, why it matters, an example, what to write instead; no project is needed."""
    found = [run("explain", "TL401", cwd=tmp_path)]
    found += [door("explain", name, cwd=tmp_path) for name in ("tl401", "unresolved-pointer")]

    assert {(0, "")} == {(done.code, done.err) for done in found}
    assert 1 == len({done.out for done in found})
    for words in ("TL401", "unresolved-pointer", "What it checks", "Why it matters", "Example", "Instead"):
        assert words in found[0].out


def test_every_statement_of_a_document_has_an_origin(archive: Path) -> None:
    """What is explained of the cable is every statement of its graph, no more and no less."""
    done = run("explain", CABLE, cwd=archive)
    told = [line for line in done.out.splitlines() if line.startswith("    ")]

    assert (0, "") == (done.code, done.err)
    assert (archive / "public/doc/wcda-118686.nt").read_text("utf-8").count("\n") == len(set(told)) == len(told)
    assert done.out.splitlines()[-1].startswith(f"{len(told)} statements from ")


def test_a_rule_tells_what_it_matched(archive: Path) -> None:
    """--rule shows place, node and statements of that rule alone."""
    done = door("explain", CABLE, "--rule", "sender", cwd=archive)

    assert done.out.splitlines() == [
        f"{CABLE}:102:21: sender  /TEI/teiHeader/profileDesc/correspDesc/correspAction[1]/persName/@ref",
        "    https://cables.example.org/doc/wcda-118686 schema:sender https://cables.example.org/person/jiao-ruoyu",
        "    https://cables.example.org/doc/wcda-118686 rico:hasSender https://cables.example.org/person/jiao-ruoyu",
        *done.out.splitlines()[3:],
    ]
    assert 0 == door("explain", CABLE, "--rule", "topic", cwd=archive).code


def test_a_line_tells_what_was_read_there(archive: Path) -> None:
    """--line shows the statements that were read from one line."""
    done = door("explain", CABLE, "--line", "103", cwd=archive)

    assert 0 == done.code
    assert {"dcterms:created", "schema:dateCreated", "schema:dateSent", "tl:sentEarliest", "tl:sentLatest"} == {
        line.split()[1] for line in done.out.splitlines() if line.startswith("    ")
    }
    assert "5 statements from 1 place" == done.out.splitlines()[-1]
    assert "0 statements from 0 places\n" == door("explain", CABLE, "--line", "99999", cwd=archive).out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["TL999"], "there is no code TL999"),
        (["TL4o1"], "no such file or folder: TL4o1"),
        (["unresolved-pointr"], "there is no code unresolved-pointr; did you mean unresolved-pointer?"),
        (["nowhere.xml"], "no such file or folder: nowhere.xml"),
        (["tei"], "tei is a folder: name one file"),
        (["teilink.toml"], "teilink.toml: "),
        ([CABLE, "--rule", "sendr"], "no rule is called sendr; did you mean sender?"),
        ([CABLE, "--line", "0"], "0 is not in the range x>=1"),
        ([], "Missing argument 'CODE|FILE'"),
    ],
)
def test_what_cannot_be_explained_ends_with_2(arguments: list[str], told: str, archive: Path) -> None:
    """Nothing on standard output; the last line of standard error says what is wrong, and the nearest right name."""
    done = door("explain", *arguments, cwd=archive)

    assert (2, "") == (done.code, done.out)
    assert told in done.err.splitlines()[-1]
