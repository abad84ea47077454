"""Each page of a code proves itself: its Example fires that code and no other, its Instead does not fire it.

The fence is put into a copy of the sample project of `teilink init`, and the project is validated.
"""

from __future__ import annotations

import ast
import contextlib
import functools
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from teilink import resources
from teilink.codes import codes, fence
from teilink.diagnostics import Severity
from teilink.errors import ProjectError
from teilink.project import Project
from teilink.validation.stages import STAGES, check

NAMESPACE = ' xmlns="http://www.tei-c.org/ns/1.0"'

NOT_RUN = {
    "TL018": "the redirects are a second file: tests/test_redirects.py",
    "TL032": "the schema is a second file: tests/cases/TL032",
    "TL033": "the rules are a second file: tests/schema/test_assertions_reading.py",
    "TL034": "the schema is a second file: tests/schema/test_assertions_application.py",
    "TL035": "the ODD is a second file: tests/schema/test_odd_faults.py",
    "TL106": "the example would be a file of 80 megabytes: tests/cases/TL106",
    "TL403": "takes two files: tests/cases/TL403",
    "TL390": "the assertion is in a second file: tests/schema/test_assertions_application.py",
    "TL405": "takes two registers: tests/cases/TL405",
    "TL411": "takes a register: tests/cases/TL411",
    "TL412": "takes a register: tests/cases/TL412",
    "TL503": "takes two files: tests/cases/TL503",
    "TL901": "a bug of teilink cannot be asked for",
}
RUN = [found for found in codes() if fence(found.example).kind != "text"]


def test_pages_that_are_not_run_are_listed_with_their_reason():
    """No page escapes its proof unseen."""
    assert set(NOT_RUN) == {found.code for found in codes()} - {found.code for found in RUN}


def test_an_example_and_its_remedy_are_of_one_kind():
    """The Instead replaces what the Example replaces, so that the two differ in the fault alone."""
    pairs = [(found.code, fence(found.example), fence(found.instead)) for found in codes()]

    assert [] == [name for name, bad, good in pairs if (bad.kind, bad.replaces) != (good.kind, good.replaces)]


@pytest.fixture
def project(tmp_path):
    """A copy of the sample project."""
    return shutil.copytree(resources.sample(), tmp_path / "project")


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """What the sample gives untouched."""
    return _findings(shutil.copytree(resources.sample(), tmp_path_factory.mktemp("before") / "project"))


@pytest.fixture(scope="module")
def given(tmp_path_factory):
    """What the example of a page gives, which is found once for all that is asked of it."""

    @functools.cache
    def findings(code):
        project = shutil.copytree(resources.sample(), tmp_path_factory.mktemp(code) / "project")
        _put(fence(next(each for each in RUN if each.code == code).example), project)
        return _findings(project)

    return findings


@pytest.mark.parametrize("found", RUN, ids=lambda found: found.code)
def test_an_example_fires_its_code_alone(found, before, given):
    """Beside what the sample gives untouched, an example gives its own code and the companions its page names."""
    fired = set(_counted(given(found.code), found.code) - _counted(before, found.code))

    assert found.code in fired
    assert set() == fired - {found.code, *found.companions}


@pytest.mark.parametrize("found", RUN, ids=lambda found: found.code)
def test_an_example_has_the_severity_its_page_says(found, given):
    """What the page promises is what is counted: the worst, where a code can be less."""
    own = [each.severity for each in given(found.code) if each.code == found.code]

    assert found.severity == max(own, key=lambda severity: severity.rank).value


@pytest.mark.parametrize("found", RUN, ids=lambda found: found.code)
def test_a_remedy_does_not_fire_the_code(found, before, project):
    """Who does what the page says is rid of the finding: there are no more of its code than in the sample untouched."""
    _put(fence(found.instead), project)
    # The shapes take long, and come last: what an earlier stage finds is found without them.
    after = _findings(project, found.stage if found.stage in STAGES else STAGES[-1])

    assert _counted(before, found.code)[found.code] >= _counted(after, found.code)[found.code]


def _counted(findings, own):
    """The codes of errors and warnings, and of findings of the code itself, which may be an info."""
    return Counter(each.code for each in findings if each.severity is not Severity.INFO or each.code == own)


@functools.cache
def _shapes():
    """The shapes of the sample, which take longer to read than all else that is asked here."""
    return Project.around(resources.sample()).shapes


def _findings(folder, stage=STAGES[-1]):
    with contextlib.chdir(folder):
        try:
            project = Project.around(Path("tei"))
            if not Path("shapes.ttl").exists():
                project.shapes = _shapes()
            return check(project.sources([Path("tei")]), project, stage).report.findings
        except ProjectError as error:
            return error.diagnostics


def _put(found, project):
    document = project / "tei" / "sample-1.xml"
    match found.kind:
        case "bytes":
            document.write_bytes(ast.literal_eval(found.text.strip()))
        case "xml" if not found.replaces:
            document.write_text(found.text, "utf-8")
        case "xml":
            document.write_bytes(_replaced(document.read_text("utf-8"), found.replaces, found.text.strip()))
        case "toml":
            (project / "teilink.toml").write_text(found.text, "utf-8")
        case "yaml":
            rules = resources.shipped("shapes/crosswalk.yaml").read_text("utf-8")
            text = _with_rule(rules, found.replaces, found.text) if found.replaces else found.text
            (project / "crosswalk.yaml").write_text(text, "utf-8")
            _set(project, "crosswalk", '"crosswalk.yaml"')
        case "turtle":
            (project / "shapes.ttl").write_text(found.text, "utf-8")
            _set(project, "shapes", '["shapes.ttl"]')


def _replaced(document, path, fragment):
    """The document with a fragment in place of what the path finds first: an element, or an attribute."""
    # Without the namespace its names need no prefix in the path.
    assert 1 == document.count(NAMESPACE)
    root = etree.fromstring(document.replace(NAMESPACE, "").encode(), etree.XMLParser(collect_ids=False))
    found = root.xpath(path)[0]
    parser = etree.XMLParser(collect_ids=False)
    if isinstance(found, str):
        element = found.getparent()
        del element.attrib[found.attrname]
        element.attrib.update(etree.fromstring(f"<x {fragment}/>", parser).attrib)
    else:
        parent, at = found.getparent(), found.getparent().index(found)
        parent[at : at + 1] = list(etree.fromstring(f"<x>{fragment}</x>", parser))
    return etree.tostring(root.getroottree(), encoding="utf-8").replace(b"<TEI", b"<TEI" + NAMESPACE.encode(), 1)


def _with_rule(rules, name, line):
    """The crosswalk with a line in place of the rule of that id."""
    # In a crosswalk a rule is one line, at any depth.
    written = rf'^( *)- \{{id: "{re.escape(name)}",.*\n'
    changed, count = re.subn(written, lambda found: found[1] + line, rules, flags=re.MULTILINE)
    assert 1 == count
    return changed


def _set(project, name, value):
    """Give a setting at the top of teilink.toml, before any table, in place of what the sample says there."""
    path = project / "teilink.toml"
    rest = re.sub(rf"^{name}\s*=.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(f"{name} = {value}\n{rest}", "utf-8")


@pytest.mark.parametrize(
    ("path", "fragment", "expected"),
    [
        ("//p", '<q n="1"/><q/>', '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="a"><q n="1"/><q/><p/></TEI>'),
        ("/TEI/@xml:id", 'xml:id="b"', '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="b"><p n="0">é</p><p/></TEI>'),
        ("//p/@n", 'type="x"', '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="a"><p type="x">é</p><p/></TEI>'),
    ],
)
def test_a_fragment_stands_in_place_of_the_first_thing_found(path, fragment, expected):
    """An element gives way to elements, an attribute to attributes, in the namespace of the document."""
    document = '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="a"><p n="0">é</p><p/></TEI>'

    assert expected == _replaced(document, path, fragment).decode()
