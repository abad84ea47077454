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


# -- rungs, guesses, and rules that found nothing ----------------------------------------------------------------------

TOML = 'base = "https://cables.example.org/"\ncrosswalk = "mine.yaml"\n'
CROSSWALK = """
crosswalk: "small"
version: "1"
units: ["text/body/div[@type='letter']", "."]
make:
  record: {for: ".", iri: "doc/{slug}", type: ["schema:Message"]}
  volume: {for: "header:.", iri: "{file}", type: ["schema:Collection"], only: "parts"}
  meeting: {for: "standOff/listEvent/event", iri: "{record}#{id}", type: ["schema:Event"]}
rules:
  - {id: "sender", field: "sender", find: "descendant::byline/persName", as: "agent", to: ["schema:sender"]}
  - {id: "signature", field: "sender", find: "descendant::signed", as: "agent", guess: "low", to: ["schema:sender"]}
  - {id: "third", field: "sender", find: "descendant::closer", as: "agent", to: ["schema:sender"]}
  - {id: "sent", find: "header:profileDesc/correspDesc/correspAction/date", as: "date", to: ["schema:dateSent"]}
  - {id: "marked", find: "header:profileDesc/correspDesc/@type", as: "words", to: ["schema:keywords"]}
  - {id: "day", find: "header:profileDesc/creation/date", as: "date", to: ["dcterms:created"]}
  - {id: "named", find: "standOff/listEvent/event/label", as: "text", about: "meeting", to: ["schema:name"]}
  - {id: "cited", find: ".", as: "template", template: "{day}[, {sender}]", to: ["schema:creditText"]}
  - {id: "titled", find: "header:fileDesc/titleStmt/title", as: "text", about: "volume", inherit: "yes",
     to: ["schema:name"]}
  - {id: "again", find: "header:fileDesc/titleStmt/title", as: "text", about: "volume", inherit: "yes",
     to: ["schema:name"]}
"""
HEADER = """<teiHeader><fileDesc><titleStmt><title>A volume</title></titleStmt></fileDesc>
<profileDesc><correspDesc/><creation><date>Christmas</date></creation></profileDesc></teiHeader>"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project with a crosswalk of its own, a letter, and a volume of two letters."""
    (tmp_path / "teilink.toml").write_text(TOML, "utf-8")
    (tmp_path / "mine.yaml").write_text(CROSSWALK, "utf-8")
    start, end = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}\n<text><body>', "</body></text></TEI>"
    one = '<div type="letter" xml:id="d1"><byline>From <persName>Ada</persName></byline></div>\n'
    two = '<div type="letter" xml:id="d2"><signed>Bob</signed></div>\n'
    (tmp_path / "letter.xml").write_text(f"{start}\n<signed>Bob</signed>{end}", "utf-8")
    (tmp_path / "volume.xml").write_text(f"{start}\n{one}{two}{end}", "utf-8")
    return tmp_path


def test_a_rung_behind_the_first_says_which_it_is_and_how_sure(small: Path) -> None:
    """The field, the rung, and the guess stand behind the rule."""
    lines = door("explain", "letter.xml", "--rule", "signature", cwd=small).out.splitlines()

    assert "letter.xml:4:9: signature (sender, rung 2; guess: low)  /TEI/text/body/signed/text()" == lines[0]
    assert lines[-1].endswith(" from 1 place")


@pytest.mark.parametrize(
    ("rule", "place", "why"),
    [
        ("sender", "1:1: sender  /TEI", "nothing found: it looks for descendant::byline/persName, and"),
        ("third", "1:1: third (sender, rung 3)  /TEI", "not read: sender already found something (rule signature)"),
        ("sent", "2:14: sent  /TEI/teiHeader/profileDesc/correspDesc", "nothing found: it looks for header:profile"),
        ("marked", "2:14: marked  /TEI/teiHeader/profileDesc/correspDesc", "nothing found: it reads @type, which is"),
        ("day", "2:38: day  /TEI/teiHeader/profileDesc/creation/date", "nothing found: what stands here cannot be"),
        ("named", "1:1: named  /TEI", "not read: it is about meeting, and the document gives none"),
        ("cited", "1:1: cited  /TEI", "nothing made: nothing was found for day"),
        ("meeting", "1:1: meeting  /TEI", "not made: it is made of standOff/listEvent/event, and the file goes"),
        ("volume", "1:1: volume  /TEI", "not made: it is made only where the document is part of a file"),
    ],
)
def test_a_rule_that_found_nothing_says_why(rule: str, place: str, why: str, small: Path) -> None:
    """How far its path goes, or which rung came first; there are no statements and no places to count."""
    done = door("explain", "letter.xml", "--rule", rule, cwd=small)
    where, reason, summary = done.out.splitlines()

    assert 0 == done.code
    assert f"letter.xml:{place}" == where
    assert reason.startswith(f"  = {why}"), reason
    assert "0 statements from 0 places" == summary


def test_the_documents_of_a_file_are_told_one_by_one(small: Path) -> None:
    """Each under its address, in the order of the file; what all of them say of the volume is told once."""
    done = door("explain", "volume.xml", cwd=small)
    lines = done.out.splitlines()
    base = "https://cables.example.org/doc/volume"
    titled = [line for line in lines if line.endswith('schema:name "A volume"')]

    assert [f"{base}-d1", f"{base}-d2"] == [line for line in lines if line.startswith("https:")]
    assert [f'    {base} schema:name "A volume"'] == titled
    assert lines.index(titled[0]) < lines.index(f"{base}-d2")
    assert done.out.count("signature (sender, rung 2; guess: low)") == 1
    assert lines[-1].endswith(" in 2 documents")


def test_a_rule_is_explained_for_each_document(small: Path) -> None:
    """What it made of one, and why it made nothing of another."""
    lines = door("explain", "volume.xml", "--rule", "signature", cwd=small).out.splitlines()
    first, second = (lines.index(f"https://cables.example.org/doc/volume-d{number}") for number in (1, 2))

    assert "  = not read: sender already found something (rule sender)" == lines[first + 2]
    assert "/div[2]/signed/text()" in lines[second + 1]
    assert "statements from 1 place" in lines[-1]


def test_a_header_that_is_not_inherited_is_said_to_be_the_files(small: Path) -> None:
    """The help is the key that reads it."""
    lines = door("explain", "volume.xml", "--rule", "day", cwd=small).out.splitlines()

    assert 2 == len([line for line in lines if 'has no header of its own; inherit: "yes" reads' in line])


def test_what_another_rule_has_said_already_is_told(small: Path) -> None:
    """A statement has one origin: the rule that made it first."""
    told = door("explain", "volume.xml", "--rule", "again", cwd=small).out

    assert "  = nothing made: what it found here rule titled has said\n" in told


def test_a_register_is_explained_by_its_entries(archive: Path) -> None:
    """Each entry under its address; a rule of entries can be asked for."""
    done = door("explain", "tei/authority/people.xml", "--rule", "person-name", cwd=archive)
    lines = done.out.splitlines()

    assert 0 == done.code
    assert "https://cables.example.org/person/jiao-ruoyu" == lines[0]
    assert '    https://cables.example.org/person/jiao-ruoyu schema:name "Jiao Ruoyu"@en' in lines


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
