"""The formats for programs keep their own rules, whatever a file holds and whatever it is called."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote_to_bytes, urlsplit
from xml.etree import ElementTree

import pytest
from hypothesis import given
from reports import ANY_REPORT, REPORT, place

from teilink.diagnostics import Diagnostic, Place, Report, Severity
from teilink.render import FORMATS, render


def _rendered(report, format_name):
    return render(report, format_name, colour=False)


def test_the_formats_are_those_of_the_contract():
    """In this order: for people, for editors, for programs."""
    assert ("full", "concise", "json", "jsonl", "sarif", "github", "junit") == FORMATS


@pytest.mark.parametrize("format_name", FORMATS)
@given(report=ANY_REPORT)
def test_any_report_can_be_printed_in_any_format(format_name, report):
    """The text can be written as UTF-8, commands no terminal, and is the same twice."""
    text = _rendered(report, format_name)

    assert text.encode("utf-8").decode("utf-8") == text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", text)
    assert text == _rendered(report, format_name)


# --- jsonl


@given(report=ANY_REPORT)
def test_jsonl_has_the_findings_of_json_one_a_line(report):
    """Line by line the same objects; nothing else, and nothing where there is no finding."""
    lines = _rendered(report, "jsonl").split("\n")

    assert "" == lines.pop()
    assert json.loads(_rendered(report, "json"))["findings"] == [json.loads(line) for line in lines]


# --- github


def test_github_shows_each_finding_at_its_line():
    """The command is the severity; the title is the code with its name; the help stands below the message."""
    assert (
        "::error file=tei/a.xml,line=2,col=22,endLine=2,endColumn=42,title=TL401 unresolved-pointer"
        "::@ref points at nobody%0Adid you mean person:kim-il?\n"
        "::warning file=tei/a.xml,line=2,col=43,endLine=2,endColumn=49,title=TL502 unreadable-value::what a pity\n"
        "::notice file=tei/b c.xml,line=1,col=1,endLine=1,endColumn=1,title=TL504 address-from-file-name"
        "::the address comes from the file name\n"
    ) == _rendered(REPORT, "github")


_COMMAND = re.compile(r"::(error|warning|notice) ([^\n]*?)::([^\n]*)\n")


def _unescaped(text):
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_github_escapes_what_has_a_meaning_in_a_command():
    """The runner gets back what was meant: in a name of a file, in a message."""
    name, message = "50%0A,a:b,c.xml", "a%0Ab::error::\r\nc"
    found = Diagnostic("TL101", Severity.ERROR, message, Place.of_file(name))
    text = _rendered(Report.of(1, [found]), "github")

    kind, properties, told = _COMMAND.fullmatch(text).groups()
    given_ = dict(part.split("=", 1) for part in properties.split(","))
    assert ("error", name, message) == (kind, _unescaped(given_["file"]), _unescaped(told))


@given(report=ANY_REPORT)
def test_github_has_one_command_a_finding(report):
    """No message and no name of a file begins a command of its own, or adds a property."""
    text = _rendered(report, "github")
    commands = list(_COMMAND.finditer(text))

    assert text == "".join(command.group() for command in commands)
    assert len(report.findings) == len(commands)
    names = ["file", "line", "col", "endLine", "endColumn", "title"]
    assert all(names == [part.split("=")[0] for part in command[2].split(",")] for command in commands)


# --- junit


# What the schema of Jenkins allows (jenkins-junit.xsd): children and attributes of each element.
ALLOWED = {
    "testsuites": ({"testsuite"}, {"name", "time", "tests", "failures", "disabled", "errors"}),
    "testsuite": ({"testcase"}, {"name", "tests", "failures", "errors", "time", "skipped", "file"}),
    "testcase": ({"failure", "system-out"}, {"name", "time", "classname", "file", "line"}),
    "failure": (set(), {"message", "type"}),
    "system-out": (set(), set()),
}


def test_junit_has_a_suite_for_each_file_and_a_test_for_each_finding():
    """Errors fail; warnings and information pass and say what they are."""
    root = ElementTree.fromstring(_rendered(REPORT, "junit"))

    assert [("tei/a.xml", "2", "1"), ("tei/b c.xml", "1", "0")] == [
        (suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in root
    ]
    assert ("3", "1") == (root.get("tests"), root.get("failures"))
    assert [
        ("TL401 unresolved-pointer 2:22", "failure"),
        ("TL502 unreadable-value 2:43", "system-out"),
        ("TL504 address-from-file-name 1:1", "system-out"),
    ] == [(case.get("name"), case[0].tag) for case in root.iter("testcase")]
    assert ("@ref points at nobody", "TL401") == (root[0][0][0].get("message"), root[0][0][0].get("type"))
    assert [
        "tei/a.xml:2:22: TL401 @ref points at nobody",
        "help: did you mean person:kim-il?",
        "note: declared here tei/authority/people.xml:1:1",
        "https://w3id.org/teilink/codes/TL401",
    ] == root[0][0][0].text.splitlines()


def test_junit_has_a_test_that_passed_where_nothing_is_found():
    """A report without a test is a fault to many build servers."""
    root = ElementTree.fromstring(_rendered(Report.of(7, []), "junit"))

    assert [("no findings, files: 7", 0)] == [(case.get("name"), len(case)) for case in root.iter("testcase")]
    assert ("1", "0") == (root.get("tests"), root.get("failures"))


@given(report=ANY_REPORT)
def test_junit_is_well_formed_and_as_build_servers_want_it(report):
    """Elements, attributes and counts; characters that XML cannot hold are shown by their escapes."""
    root = ElementTree.fromstring(_rendered(report, "junit"))

    for element in root.iter():
        children, attributes = ALLOWED[element.tag]
        assert {child.tag for child in element} <= children
        assert set(element.attrib) <= attributes
        assert element.tag != "testcase" or len(element) <= 1
    cases = list(root.iter("testcase"))
    assert (max(len(report.findings), 1), int(root.get("tests"))) == (len(cases), len(cases))
    assert report.counts["error"] == len(list(root.iter("failure"))) == int(root.get("failures"))
    for suite in root:
        assert [len(suite), len(list(suite.iter("failure")))] == [int(suite.get("tests")), int(suite.get("failures"))]


# --- sarif


def test_sarif_tells_rule_level_place_and_fix():
    """A finding is a result; its code is a rule with the words of its page; edits are replacements of bytes."""
    [run] = json.loads(_rendered(REPORT, "sarif"))["runs"]
    [error, warning, info] = run["results"]

    assert ["TL401", "TL502", "TL504"] == [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert "unicodeCodePoints" == run["columnKind"]
    assert [("TL401", 0, "error"), ("TL502", 1, "warning"), ("TL504", 2, "note")] == [
        (each["ruleId"], each["ruleIndex"], each["level"]) for each in (error, warning, info)
    ]
    assert "@ref points at nobody\ndid you mean person:kim-il?" == error["message"]["text"]
    assert {
        "physicalLocation": {
            "artifactLocation": {"uri": "tei/a.xml"},
            "region": {
                "startLine": 2,
                "startColumn": 22,
                "endLine": 2,
                "endColumn": 42,
                "byteOffset": 27,
                "byteLength": 20,
            },
        },
        "logicalLocations": [{"name": "@ref", "fullyQualifiedName": "/TEI/p/persName/@ref", "kind": "attribute"}],
    } == error["locations"][0]
    assert [("tei/authority/people.xml", "declared here")] == [
        (each["physicalLocation"]["artifactLocation"]["uri"], each["message"]["text"])
        for each in error["relatedLocations"]
    ]
    assert [
        {
            "artifactLocation": {"uri": "tei/a.xml"},
            "replacements": [
                {
                    "deletedRegion": {"byteOffset": 32, "byteLength": 14},
                    "insertedContent": {"text": "person:kim-il"},
                }
            ],
        }
    ] == error["fixes"][0]["artifactChanges"]
    assert "unsafe" == error["fixes"][0]["properties"]["applicability"]
    assert ("tei/b%20c.xml", True) == (
        info["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
        "fixes" not in info,
    )


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("tei/a.xml", "tei/a.xml"),
        ("/home/a b/c.xml", "file:///home/a%20b/c.xml"),
        ("../b:c#d?e%f.xml", "../b%3Ac%23d%3Fe%25f.xml"),
        ("북경\n.xml", "%EB%B6%81%EA%B2%BD%0A.xml"),
        ("caf\udce9.xml", "caf%E9.xml"),
        ("-", "-"),
    ],
)
def test_sarif_names_a_file_by_a_uri_reference(name, uri):
    """Percent-encoded, the bytes as they are on disk; relative where the user named it so."""
    found = Diagnostic("TL101", Severity.ERROR, "x", Place.of_file(name))
    [result] = json.loads(_rendered(Report.of(1, [found]), "sarif"))["runs"][0]["results"]

    assert uri == result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


@pytest.mark.parametrize(
    ("message", "text"),
    [("write {0}", "write {{0}}"), ("[To the](x) y", "\\[To the](x) y"), ("[To the] {a}", "[To the] {a}")],
)
def test_sarif_takes_nothing_in_a_message_for_a_link_or_a_placeholder(message, text):
    """What only looks like one is escaped (sections 3.11.5 and 3.11.6)."""
    found = Diagnostic("TL101", Severity.ERROR, message, place("<p"))

    assert text == json.loads(_rendered(Report.of(1, [found]), "sarif"))["runs"][0]["results"][0]["message"]["text"]


@given(report=ANY_REPORT)
def test_sarif_uris_are_uris(report):
    """Only characters of RFC 3986, no scheme by accident, and the name of the file comes back."""
    for finding, result in zip(
        report.findings, json.loads(_rendered(report, "sarif"))["runs"][0]["results"], strict=True
    ):
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        path = finding.place.path
        assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri.removeprefix("file://"))
        assert ("file" if path.startswith("/") else "") == urlsplit(uri).scheme
        if not re.search("[\ud800-\udfff]", path):
            assert path.encode() == unquote_to_bytes(uri.removeprefix("file://"))
