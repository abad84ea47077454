"""teilink validate: what is checked, how it is shown, and how it ends."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from command import PROGRAM, Done, door, edited, files_of, run

DOCUMENT = "tei/sample-1.xml"
DATE = "tei/sample-1.xml:118:27: TL207 "
POINTER = "tei/sample-1.xml:9:17: TL401 "
STAGES = ("read", "schema", "assertions", "pointers", "crosswalk", "shapes")
EXCERPT = """\
error[TL401]: @ref points at person:mira-halde, which no register declares
 --> tei/sample-1.xml:9:17
  |
9 |         <author ref="person:mira-halde">Mira Halden</author>
  |                 ^^^^^^^^^^^^^^^^^^^^^^^
  = help: did you mean person:mira-halden?
"""


@pytest.fixture
def faulty(sample: Path) -> Path:
    """The sample project; its document has a pointer to nobody (TL401) and a day that there is not (TL207)."""
    document = sample / DOCUMENT
    author = ('<author ref="person:mira-halden"', '<author ref="person:mira-halde"')
    date = ('<dateline><date when="1931-05-04"', '<dateline><date when="1931-02-30"')
    text = edited(document.read_text("utf-8"), author, date)
    document.write_text(text, "utf-8")
    return sample


def check(project: Path, *options: str, paths: tuple[str, ...] = ("tei",)) -> Done:
    """Validate up to the pointers, which needs no shapes and is quick; one line a finding."""
    return door("validate", "--format", "concise", "--stage", "pointers", *options, *paths, cwd=project)


def test_findings_are_shown_to_people_with_the_line_and_the_place_underlined(faulty: Path) -> None:
    """The default format; findings on standard output, nothing on standard error, exit 1, no colour in a pipe."""
    done = run("validate", "tei/", cwd=faulty)

    assert (1, "") == (done.code, done.err)
    assert EXCERPT in done.out
    assert "2 errors, " in done.out.splitlines()[-1]
    assert "\x1b" not in done.out


def test_the_formats_say_the_same(faulty: Path) -> None:
    """Those for people and those for programs hold the same findings at the same places."""
    lines = check(faulty).out.splitlines()
    shown = check(faulty, "--format", "json").report["findings"]
    full = check(faulty, "--format", "full").out
    [sarif] = json.loads(check(faulty, "--format", "sarif").out)["runs"]
    github = check(faulty, "--format", "github").out.splitlines()
    junit = ElementTree.fromstring(check(faulty, "--format", "junit").out)

    assert [DATE, POINTER] == sorted(" ".join(line.split(" ")[:2]) + " " for line in lines)
    assert lines == [
        f"{each['path']}:{each['line']}:{each['column']}: {each['code']} {each['message']}" for each in shown
    ]
    assert all(f"--> {each['path']}:{each['line']}:{each['column']}" in full for each in shown)
    assert shown == [json.loads(line) for line in check(faulty, "--format", "jsonl").out.splitlines()]
    codes = [each["code"] for each in shown]
    assert codes == [each["ruleId"] for each in sarif["results"]]
    assert codes == [line.partition("title=")[2][:5] for line in github]
    assert codes == [failure.get("type") for failure in junit.iter("failure")]


def test_a_stage_is_the_last_that_runs(faulty: Path) -> None:
    """The date is found by the schema, the pointer by the stage of its name, what is missing by the shapes."""
    found = {
        stage: set(door("validate", "tei", "--format", "json", "--stage", stage, cwd=faulty).codes) for stage in STAGES
    }

    assert [set(), {"TL207"}, {"TL207"}, {"TL207", "TL401"}] == [found[stage] for stage in STAGES[:4]]
    assert found["pointers"] <= found["crosswalk"] < found["shapes"]


def test_findings_are_selected_and_ignored_by_the_beginnings_of_their_codes(faulty: Path) -> None:
    """What is not shown does not count for the exit code either."""
    assert [POINTER] == [line[: len(POINTER)] for line in check(faulty, "--select", "TL4").out.splitlines()]
    assert [DATE] == [line[: len(DATE)] for line in check(faulty, "--ignore", "tl4,TL601").out.splitlines()]
    assert (1, 0) == (check(faulty, "--select", "TL207").code, check(faulty, "--ignore", "TL2,TL401").code)
    assert "" == check(faulty, "--ignore", "TL").out


def test_fail_on_sets_the_severity_that_matters(sample: Path) -> None:
    """A document without an id is told as information only: it ends with 1 where one says so, else with 0."""
    document = sample / DOCUMENT
    document.write_text(edited(document.read_text("utf-8"), (' xml:id="sample-1"', "")), "utf-8")
    ends = {severity: check(sample, "--fail-on", severity).code for severity in ("error", "warning", "info")}

    assert f"{DOCUMENT}:4:1: TL504 " in check(sample).out
    assert {"error": 0, "warning": 0, "info": 1} == ends


def test_the_report_goes_to_a_file(faulty: Path) -> None:
    """The file holds what standard output would; it is replaced whole, and a failure leaves it as it was."""
    report = faulty / "reports/findings.txt"

    first = check(faulty, "--output", "reports/findings.txt")
    assert (1, "") == (first.code, first.out)
    assert check(faulty).out == report.read_text("utf-8")

    failed = check(faulty, "--output", "reports/findings.txt", paths=("nowhere",))
    assert (2, "") == (failed.code, failed.out)
    assert check(faulty).out == report.read_text("utf-8")
    assert ["findings.txt"] == [path.name for path in report.parent.iterdir()]


@pytest.fixture
def slips(sample: Path) -> Path:
    """The sample project; two files that are fixed in one way only, and one that somebody has to look at."""
    head = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'
    (sample / "tei/one.xml").write_bytes(f"{head}\r\n<p>a & b</p></TEI>\r\n".encode())
    (sample / "tei/two.xml").write_bytes(f"\n<?xml version='1.0'?>{head}<lb n=1/></TEI>".encode())
    (sample / "tei/three.xml").write_bytes(f"{head}<p>a<br>b & c</p></TEI>".encode())
    return sample


def fixed(project: Path, *options: str, paths: tuple[str, ...] = ("tei",)) -> Done:
    """Fix what is found by reading, one line a finding that remains."""
    return door("validate", "--format", "concise", "--stage", "read", "--fix", *options, *paths, cwd=project)


def test_safe_fixes_are_written_and_what_remains_is_shown(slips: Path) -> None:
    """How many is told on standard error; the exit code is that of what remains; a second time nothing is done."""
    before = files_of(slips)
    first, second = fixed(slips), fixed(slips)
    after = files_of(slips)

    assert (1, "2 fixes in 2 files\n") == (first.code, first.err)
    assert "tei/three.xml:1:46: TL101 <br> is opened here and never closed\n" == first.out
    assert (1, "0 fixes in 0 files\n", first.out) == (second.code, second.err, second.out)
    assert {"tei/one.xml", "tei/two.xml"} == {name for name in before if before[name] != after[name]}
    assert before["tei/one.xml"].replace(b" & ", b" &amp; ") == after["tei/one.xml"]
    assert set(before) == set(after)
    assert (0, "1 fix in 1 file\n") == _ended(fixed(_with(slips, "tei/one.xml", before), paths=("tei/one.xml",)))


def _with(project: Path, name: str, files: dict[str, bytes]) -> Path:
    (project / name).write_bytes(files[name])
    return project


def _ended(done: Done) -> tuple[int, str]:
    return done.code, done.err


def test_only_what_is_selected_is_fixed(slips: Path) -> None:
    """--select and --ignore hold for fixes as they do for findings."""
    before = files_of(slips)

    assert "0 fixes in 0 files\n" == fixed(slips, "--select", "TL4").err
    assert "0 fixes in 0 files\n" == fixed(slips, "--ignore", "TL101").err
    assert before == files_of(slips)


def test_standard_input_is_not_fixed(slips: Path) -> None:
    """It is read once, its findings are shown, and the files beside it are fixed."""
    data = (slips / "tei/one.xml").read_bytes()
    done = run("validate", "--stage", "read", "--fix", "--format", "concise", "-", "tei/two.xml", cwd=slips, text=data)

    assert (1, "1 fix in 1 file\nnot fixed: -: standard input is not written\n") == (done.code, done.err)
    assert ["-:2:6: TL101 an ampersand stands for itself here; in XML it begins an entity"] == done.out.splitlines()
    assert not (slips / "-").exists()


def test_a_file_beyond_the_limit_is_read_no_further(sample: Path) -> None:
    """What comes from a pipe without end is cut off; a hundred megabytes are told in the memory of the limit."""
    big = sample / "big.xml"
    big.write_bytes(b'<TEI xmlns="http://www.tei-c.org/ns/1.0">' + b"<p>" * 100_000)
    with big.open("r+b") as file:
        file.truncate(100_000_000)
    with Path("/dev/zero").open("rb") as zero:
        command = [PROGRAM, "validate", "--stage", "read", "--format", "concise", "-"]
        endless = subprocess.run(command, cwd=sample, stdin=zero, capture_output=True, check=False, timeout=60)
    done = check(sample, paths=("big.xml",))

    told = "TL106 the file has more than 50,000,000 bytes, which is the limit\n"
    assert (1, f"big.xml:1:1: {told}") == (done.code, done.out)
    assert (1, f"-:1:1: {told}") == (endless.returncode, endless.stdout.decode())


def test_paths_are_files_folders_or_standard_input(faulty: Path, tmp_path: Path) -> None:
    """A folder is searched for *.xml, hidden ones left out; "-" is read from standard input; a file counts once."""
    (faulty / "tei/.hidden").mkdir()
    (faulty / "tei/.hidden/broken.xml").write_text("<TEI>")
    (faulty / "tei/notes.txt").write_text("<TEI>")
    data = (faulty / DOCUMENT).read_bytes()

    piped = run("validate", "--stage", "pointers", "--format", "json", "-", cwd=faulty, text=data)
    twice = check(faulty, "--format", "json", paths=(DOCUMENT, "tei", f"./{DOCUMENT}"))

    assert (1, ["TL401", "TL207"], {"-"}) == (
        piped.code,
        piped.codes,
        {each["path"] for each in piped.report["findings"]},
    )
    assert (1, 5, ["TL401", "TL207"]) == (twice.code, twice.report["files"], twice.codes)
    assert [] == door("validate", "tei/authority", "--stage", "pointers", "--format", "json", cwd=faulty).codes


def test_the_settings_are_found_from_the_path(faulty: Path, tmp_path: Path) -> None:
    """A project is checked by its own registers from wherever one stands, and files are named as one named them."""
    done = check(tmp_path, paths=("sample/tei/sample-1.xml",))

    assert (1, f"sample/{POINTER}") == (done.code, done.out[: len(POINTER) + len("sample/")])


def test_other_schemas_and_shapes_can_be_named(sample: Path) -> None:
    """--schema takes any RELAX NG, --shapes any SHACL, in place of the project's."""
    (sample / "any.rng").write_text(
        '<element name="TEI" xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"><empty/></element>'
    )
    (sample / "own.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix schema: <http://schema.org/> .\n"
        "<urn:shape> a sh:NodeShape ; sh:targetClass schema:Message ; sh:property [\n"
        '  sh:path schema:name ; sh:maxLength 3 ; sh:message "far too long"@en ] .\n'
    )

    by_schema = door("validate", "--schema", "any.rng", "--stage", "schema", "--format", "json", DOCUMENT, cwd=sample)
    by_shapes = door("validate", "--shapes", "own.ttl", "--format", "json", DOCUMENT, cwd=sample)

    assert (1, {"TL2"}) == (by_schema.code, {code[:3] for code in by_schema.codes})
    assert (1, ["far too long"]) == (by_shapes.code, [each["message"] for each in by_shapes.report["findings"]])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere"], "no such file or folder: nowhere"),
        (["tei", "nowhere.xml"], "no such file or folder: nowhere.xml"),
        (["tei", "--schema", "nowhere.rng"], "no such file: nowhere.rng"),
        (["tei", "--shapes", "nowhere.ttl"], "no such file: nowhere.ttl"),
        (["tei", "--output", "teilink.toml/deeper"], "teilink.toml"),
        (["tei\x1b[31m"], r"no such file or folder: tei\x1b[31m"),
        ([], "Missing argument 'PATHS...'"),
        (["tei", "--frmat", "json"], "Did you mean '--format'?"),
        (
            ["tei", "--format", "jsn"],
            "'jsn' is not one of 'full', 'concise', 'json', 'jsonl', 'sarif', 'github', 'junit'",
        ),
        (
            ["tei", "--stage", "scheme"],
            "'scheme' is not one of 'read', 'schema', 'assertions', 'pointers', 'crosswalk', 'shapes'",
        ),
        (["tei", "--fail-on", "never"], "'never' is not one of 'error', 'warning', 'info'"),
    ],
)
def test_what_cannot_be_done_ends_with_2(arguments: list[str], told: str, sample: Path) -> None:
    """Nothing on standard output; the last line of standard error says what is wrong."""
    done = door("validate", *arguments, cwd=sample)

    assert (2, "") == (done.code, done.out)
    assert told in done.err.splitlines()[-1]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "TL103"),
        (b" \n", "TL103"),
        (b"Dear Sir,", "TL101"),
        (b"<TEI", "TL101"),
        (b"<html/>", "TL102"),
        (b"<TEI/>", "TL102"),
        (b'<?xml version="1.0" encoding="no-such"?><TEI/>', "TL104"),
        (b"<TEI xmlns='http://www.tei-c.org/ns/1.0'>K\xeasto</TEI>", "TL104"),
        (b'<!DOCTYPE TEI [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><TEI>&b;</TEI>', "TL105"),
    ],
)
def test_what_is_no_tei_is_a_finding(data: bytes, code: str, sample: Path) -> None:
    """A file that cannot be read is found at its place; the other files are checked all the same."""
    (sample / "tei/broken.xml").write_bytes(data)

    done = check(sample, "--format", "json")

    [finding] = [each for each in done.report["findings"] if each["path"] == "tei/broken.xml"]
    assert (1, 6, code, "read") == (done.code, done.report["files"], finding["code"], finding["stage"])
