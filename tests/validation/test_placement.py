"""A fault laid into the real cable is found at the line and column of its cause, as the JSON of the contract says it.

Where a place is expected is written as a passage of the faulty text with «marks» round what must be underlined.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from command import Done, door, edited

if TYPE_CHECKING:
    from pathlib import Path

SENT = '<correspAction type="sent">\n          <persName ref="person:jiao-ruoyu">Jiao Ruoyu</persName>\n          '
TITLE = "Cable from Chinese Ambassador in North Korea Jiao Ruoyu, 'On the Situation of Calling on Vice Premier Kim Il'"
AVAILABLE = '<availability status="unknown">\n          <licence target="https'
RIGHTS = re.compile(
    r'          <availability status="unknown">\n            <licence xml:id="rights.*?</availability>\n', re.S
)
RIGHTS_NOTE = re.compile(r'        <note target="#rights-inferred".*?</note>\n')
IN_TEI = '«<TEI» xmlns="'
IN_TEXT = '«<text» xml:id="text-en"'


class Found(NamedTuple):
    """A finding: its code, its place as a marked passage, and where related places lie, as marked passages too."""

    code: str
    at: str
    related: tuple[str, ...] = ()


class Fault(NamedTuple):
    """An edit of the cable, and all findings of one severity that it gives, in the order of the file."""

    name: str
    edits: tuple[tuple[str, str], ...]
    found: tuple[Found, ...]
    severity: str = "error"


def _without_rights(text: str) -> str:
    """The cable whose capture says nothing about rights."""
    return RIGHTS_NOTE.sub("", RIGHTS.sub("", text))


# The six of the promise: each is validated alone.
PROMISED = (
    Fault(
        "a-day-that-is-no-day",
        ((f'{SENT}<date when="1965-12-25">', f'{SENT}<date when="1966-02-30">'),),
        (
            Found("TL612", '«when="1965-12-25"» cert="high" source="#text-en"'),
            Found("TL207", '<date «when="1966-02-30"»>'),
        ),
    ),
    Fault(
        "a-sender-whom-no-register-knows",
        ((SENT, SENT.replace("jiao-ruoyu", "jiao-ruoy")),),
        (Found("TL401", '<persName «ref="person:jiao-ruoy"»>', ('<person «xml:id="jiao-ruoyu"»',)),),
    ),
    Fault(
        "no-title",
        ((f'        <title type="main">{TITLE}</title>\n        <author', "        <author"),),
        (Found("TL203", "«<titleStmt»>", ('«<author» ref="person:jiao-ruoyu"',)),),
    ),
    Fault(
        "received-before-it-was-sent",
        (
            (
                "Liaison Department</orgName>\n        </correspAction>",
                'Liaison Department</orgName>\n<date when="1965-12-20"/></correspAction>',
            ),
        ),
        (Found("TL612", '<date «when="1965-12-20"»/>', (f'{SENT}<date «when="1965-12-25"»>',)),),
    ),
    Fault(
        "two-english-titles",
        (("        <author ref", '        <title type="main">Cable about Kim Il</title>\n        <author ref'),),
        (Found("TL608", '<title type="main">«Cable about Kim Il»</title>'),),
    ),
    Fault("no-rights", (), (Found("TL611", IN_TEXT),)),
)

# These are validated together, as the files of one folder.
OTHERS = (
    Fault(
        "a-sender-that-is-a-place",
        ((SENT, SENT.replace("person:jiao-ruoyu", "place:china")),),
        (Found("TL409", '<persName «ref="place:china"»>Jiao Ruoyu', ('<place «xml:id="china"»',)),),
    ),
    Fault(
        "an-id-given-twice",
        (('xml:id="s1" next="#s2"', 'xml:id="s1"'), ('xml:id="s2" prev="#s1" next="#s3"', 'xml:id="s6"')),
        (
            Found("TL401", '«prev="#s2"»'),
            Found("TL402", '«xml:id="s6"» prev="#s5"', ('«xml:id="s6"» who=',)),
        ),
    ),
    Fault(
        "a-prefix-that-is-not-declared",
        (('<author ref="person:', '<author ref="persn:'),),
        (Found("TL404", '<author «ref="persn:jiao-ruoyu"»>'),),
    ),
    Fault(
        "a-language-that-is-none",
        (('mainLang="zh"', 'mainLang="Chinesisch"'),),
        (Found("TL207", '«mainLang="Chinesisch"»'),),
    ),
    Fault(
        "a-language-that-nobody-registered",
        (('mainLang="zh"', 'mainLang="zq"'),),
        (Found("TL601", IN_TEI), Found("TL310", '«mainLang="zq"»'), Found("TL505", '«mainLang="zq"»')),
        "warning",
    ),
    Fault(
        "a-translation-into-its-own-language",
        (('mainLang="zh"', 'mainLang="en"'),),
        (Found("TL612", 'xml:id="text-en" «xml:lang="en"»'),),
    ),
    Fault(
        "a-rejected-date-and-none-that-is-kept",
        (
            ('when="1965-12-25" cert="high" source="#text-en" resp="person:jiao-ruoyu"', 'when="1965-12-25"'),
            (f'{SENT}<date when="1965-12-25">25 December 1965</date>', SENT),
        ),
        (Found("TL612", '«when="1965-12-15"» cert="low"'),),
    ),
    Fault(
        "an-availability-that-is-none",
        ((AVAILABLE, AVAILABLE.replace("unknown", "secret")),),
        (Found("TL207", '<availability «status="secret"»>'),),
    ),
    Fault(
        "a-rights-statement-as-licence",
        (
            (
                f"{AVAILABLE}://creativecommons.org/publicdomain/zero/1.0/",
                f"{AVAILABLE[:-5]}http://rightsstatements.org/vocab/CNE/1.0/",
            ),
        ),
        (Found("TL611", '<licence «target="http://rightsstatements.org/vocab/CNE/1.0/"» corresp="#meta">'),),
    ),
    Fault(
        "published-before-it-was-sent",
        (('when="2013-11-08"', 'when="1913-11-08"'),),
        (Found("TL612", '<date type="uploaded" «when="1913-11-08"»>'),),
    ),
    Fault(
        "sent-before-what-it-reports",
        (('when="1965-12-24">\n        <eventName', 'when="1965-12-28">\n        <eventName'),),
        (Found("TL612", f'{SENT}<date «when="1965-12-25"»>', ("«Call» of Ambassador",)),),
        "warning",
    ),
    Fault(
        "a-holder-that-is-no-archive",
        (('<repository ref="org:prc-fma">', '<repository ref="org:prc-mfa">'),),
        (Found("TL604", '<repository «ref="org:prc-mfa"»>'),),
        "warning",
    ),
    Fault(
        "a-speaker-who-is-not-there",
        (('next="#s2" who="person:kim-il"', 'next="#s2" who="#nobody"'),),
        (Found("TL401", '«who="#nobody"»'),),
    ),
    Fault("tags-that-do-not-match", (("</closer>", "</closr>"),), (Found("TL101", "«</closr»>", ("«<closer»>",)),)),
)

STRINGS = ("code", "name", "severity", "stage", "message", "path", "xpath", "help", "url")
NUMBERS = ("line", "column", "end_line", "end_column")
KEYS = ["code", "name", "severity", "stage", "message", "path", *NUMBERS, "xpath", "help", "fix", "related", "url"]


def place(text: str, marked: str) -> tuple[int, int, int, int]:
    """Line and column of the first marked character, and of the one after the last: counted from 1, in code points."""
    passage = marked.replace("«", "").replace("»", "")
    assert 1 == text.count(passage), f"{text.count(passage)} times in the text: {passage}"
    start = text.index(passage) + marked.index("«")
    end = text.index(passage) + marked.index("»") - 1
    return (*_position(text, start), *_position(text, end))


def _position(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def shown(finding: dict[str, Any]) -> tuple[str, tuple[int, ...], list[tuple[int, int]]]:
    """A finding of the JSON as code, place, and places of what is related."""
    related = [(each["line"], each["column"]) for each in finding["related"]]
    return finding["code"], tuple(finding[key] for key in NUMBERS), related


@pytest.fixture(scope="module")
def cable(root: Path) -> str:
    """The TEI of the cable."""
    return (root / "tei/wcda-118686.xml").read_text("utf-8")


@pytest.fixture(scope="module")
def registers(root: Path) -> list[str]:
    """The registers of people and of places."""
    return [(root / f"tei/authority/{name}.xml").read_text("utf-8") for name in ("people", "places")]


def faulty(cable: str, fault: Fault) -> str:
    """The cable with a fault in it."""
    return edited(cable, *fault.edits) if fault.edits else _without_rights(cable)


def expected(text: str, registers: list[str], fault: Fault) -> list[tuple[str, tuple[int, ...], list[tuple[int, int]]]]:
    """What the findings of a fault must be."""
    found = []
    for code, at, related in fault.found:
        places = [place(_holding(marked, [text, *registers]), marked)[:2] for marked in related]
        found.append((code, place(text, at), places))
    return found


def _holding(marked: str, texts: list[str]) -> str:
    """The text of the file that a marked passage stands in."""
    return next(text for text in texts if marked.replace("«", "").replace("»", "") in text)


@pytest.fixture(scope="module")
def alone(root: Path, cable: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Done]:
    """Each promised fault, validated alone under the settings of the repository."""
    folder = tmp_path_factory.mktemp("promised")
    for fault in PROMISED:
        (folder / f"{fault.name}.xml").write_text(faulty(cable, fault), "utf-8")
    validate = ("validate", "--format", "json")
    return {fault.name: door(*validate, folder / f"{fault.name}.xml", cwd=root) for fault in PROMISED}


@pytest.fixture(scope="module")
def together(root: Path, cable: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Done]:
    """All other faults in one folder, each document with ids of its own, and the report on the folder."""
    folder = tmp_path_factory.mktemp("others")
    for number, fault in enumerate(OTHERS):
        ids = (('"wcda-118686"', f'"fault-{number:05}"'), ('"wcda">118686<', f'"wcda">{number:06}<'))
        (folder / f"{fault.name}.xml").write_text(edited(faulty(cable, fault), *ids), "utf-8")
    return folder, door("validate", "--format", "json", folder, cwd=root)


@pytest.mark.parametrize("fault", PROMISED, ids=lambda fault: fault.name)
def test_a_promised_fault_is_found_at_its_cause(
    fault: Fault, alone: dict[str, Done], cable: str, registers: list[str]
) -> None:
    """It ends with 1; the errors are these, at these lines and columns, and no others."""
    done = alone[fault.name]
    errors = [finding for finding in done.report["findings"] if finding["severity"] == "error"]

    assert 1 == done.code
    assert sorted(expected(faulty(cable, fault), registers, fault)) == sorted(map(shown, errors))


@pytest.mark.parametrize("fault", OTHERS, ids=lambda fault: fault.name)
def test_a_fault_is_found_at_its_cause(fault: Fault, together: tuple[Path, Done], registers: list[str]) -> None:
    """Among the files of a folder each has its own findings, at their lines and columns."""
    folder, done = together
    path = folder / f"{fault.name}.xml"
    found = [each for each in done.report["findings"] if each["path"] == path.as_posix()]

    assert 1 == done.code
    wanted = expected(path.read_text("utf-8"), registers, fault)
    assert sorted(wanted) == sorted(shown(each) for each in found if each["severity"] == fault.severity)
    assert fault.severity == "error" or "error" not in {each["severity"] for each in found}


def test_the_json_has_the_keys_of_the_contract(alone: dict[str, Done], together: tuple[Path, Done]) -> None:
    """Version, files, findings, counts; each finding with its keys in their order, and values of their types."""
    for done in (*alone.values(), together[1]):
        report = done.report
        severities = [finding["severity"] for finding in report["findings"]]
        assert ["version", "files", "findings", "counts"] == list(report)
        assert {name: severities.count(name) for name in ("error", "warning", "info")} == report["counts"]
        for finding in report["findings"]:
            assert KEYS == list(finding)
            assert {str} == {type(finding[key]) for key in STRINGS}
            assert {int} == {type(finding[key]) for key in NUMBERS}
            assert all(["path", "line", "column", "message"] == list(each) for each in finding["related"])
    assert (1, 1) == (alone["no-title"].report["version"], alone["no-title"].report["files"])
    assert len(OTHERS) == together[1].report["files"]


def test_a_pointer_to_nobody_can_be_mended(alone: dict[str, Done], cable: str) -> None:
    """The help names the nearest entry, the label leads to it, and the edits, in bytes, give the cable back."""
    fault = next(each for each in PROMISED if "no-register" in each.name)
    [finding] = [each for each in alone[fault.name].report["findings"] if each["code"] == "TL401"]
    data = faulty(cable, fault).encode()

    [edit] = finding["fix"]["edits"]

    assert "did you mean person:jiao-ruoyu?" == finding["help"]
    assert ["tei/authority/people.xml"] == [each["path"] for each in finding["related"]]
    assert "unsafe" == finding["fix"]["applicability"]
    assert cable.encode() == data[: edit["start"]] + edit["text"].encode() + data[edit["end"] :]


def test_each_finding_names_its_stage_and_its_node(alone: dict[str, Done]) -> None:
    """The stage is that of the code, the XPath that of the node, the name what `teilink explain` says."""
    names = {
        (each["stage"], each["name"], each["xpath"])
        for done in alone.values()
        for each in done.report["findings"]
        if each["code"] in {"TL207", "TL608"}
    }
    sent = "/TEI/teiHeader/profileDesc/correspDesc/correspAction[1]/date/@when"
    title = "/TEI/teiHeader/fileDesc/titleStmt/title[2]/text()"

    assert {("schema", "unfit-value", sent), ("shapes", "language-twice", title)} == names


def test_the_archive_itself_has_no_fault(root: Path) -> None:
    """The unedited archive gives no error and no warning; what it lacks is information, which --fail-on can ask for."""
    done = door("validate", "--format", "json", "--fail-on", "info", "tei/", cwd=root)

    assert (1, 7) == (done.code, done.report["files"])
    assert {"error": 0, "warning": 0} == {name: done.report["counts"][name] for name in ("error", "warning")}
    assert 0 < done.report["counts"]["info"]
    assert 0 == door("validate", "--fail-on", "warning", "tei/", cwd=root).code
