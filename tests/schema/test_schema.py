"""Findings of the schema and on dates stand on the element or attribute at fault."""

from __future__ import annotations

import socket

import pytest

from teilink.diagnostics import Severity
from teilink.errors import ProjectError
from teilink.resources import shipped
from teilink.schema.dating import check_dates
from teilink.schema.validity import Schema
from teilink.source import Source
from teilink.tei.document import NAMESPACE
from teilink.tei.reading import read

GRAMMAR = f"""<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="{NAMESPACE}"
 datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><start>
<element name="TEI"><oneOrMore><choice><ref name="p"/><ref name="date"/></choice></oneOrMore></element></start>
<define name="p"><element name="p"><optional><attribute name="n"><data type="integer"/></attribute></optional>
<text/></element></define>
<define name="date"><element name="date"><attribute name="when"><data type="date"/></attribute>
<empty/></element></define>
</grammar>"""


@pytest.fixture(scope="module")
def schema():
    """Paragraphs with numbers, and days."""
    return Schema.read(Source("small.rng", GRAMMAR.encode()))


def _file(body):
    return read(Source("a.xml", f'<TEI xmlns="{NAMESPACE}">\r\n{body}</TEI>'.encode()))


@pytest.mark.parametrize("body", ["<p/>", "<p n='1'>é</p>", "<!-- --><p/><?x y?><date when='1965-12-25'/>"])
def test_a_valid_file_gives_nothing(body, schema):
    """Comments and instructions are no content."""
    assert [] == schema.check(_file(body))


@pytest.mark.parametrize(
    ("body", "cut", "said"),
    [
        ("<p/>\n<q/>", "<q", "q"),
        ("<p/>\n<p n='x'/>", "n='x'", "n"),
        ("<p/><p rend='1' n='2'/>", "rend='1'", "rend"),
        ("<p/><date/>", "<date", "attributes"),
        ("<p>a<hi/></p>", "<hi", "hi"),
        ("<p/><date when='1965-02-30'/>", "<date", "1965-02-30"),
        ("", "<TEI", ""),
    ],
)
def test_a_fault_is_shown_on_what_is_at_fault(body, cut, said, schema):
    """An element or an attribute that is not allowed, a value that is not; what is missing on its parent."""
    file = _file(body)
    found = schema.check(file)

    assert ["TL201"] == [each.code for each in found]
    assert cut in {file.source.decode(*each.place.span) for each in found}
    assert said in found[0].message
    assert found[0].message[:1].islower()


def test_two_faults_are_two_findings(schema):
    """Both at once: the encoder corrects a file, not a finding."""
    found = schema.check(_file("<p n='x'/>\n<date when='x'/>"))

    assert 2 == len({each.place.span for each in found})


def test_a_schema_is_used_again_as_if_it_were_new(schema):
    """The faults of one file are not told of the next."""
    before = schema.check(_file("<p n='x'/>"))

    assert [] == schema.check(_file("<p/>"))
    assert before == schema.check(_file("<p n='x'/>"))


@pytest.mark.parametrize(
    ("data", "line", "said"),
    [
        (b"", 1, "empty"),
        (b"\n\n<a></b>", 3, "mismatch"),
        (b"<foo/>", 1, "empty"),
        (GRAMMAR.replace('name="p"/>', 'name="nobody"/>').encode(), 3, "nobody"),
        (GRAMMAR.replace("<start>", '\n\n<include href="nowhere.rng"/><start>').encode(), 4, "nowhere.rng"),
        ("\ufeff<a>\n\n</b>".encode("utf-16-le"), 3, "mismatch"),
    ],
)
def test_a_schema_that_cannot_be_used_is_told_with_its_line(data, line, said):
    """The project is at fault, not a document."""
    with pytest.raises(ProjectError) as raised:
        Schema.read(Source("bad.rng", data))
    [found] = raised.value.diagnostics

    assert ("TL032", "bad.rng", Severity.ERROR) == (found.code, found.place.path, found.severity)
    assert said in found.message
    assert line == found.place.start.line


def test_a_schema_opens_no_entities():
    """A DOCTYPE in it declares nothing."""
    data = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + GRAMMAR.replace("<text/>", "<value>&a;</value>")
    with pytest.raises(ProjectError):
        Schema.read(Source("a.rng", data.encode()))


def test_a_schema_fetches_nothing():
    """What it includes from the web is not there."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        include = f'<include href="http://127.0.0.1:{server.getsockname()[1]}/x.rng"/><start>'
        with pytest.raises(ProjectError):
            Schema.read(Source("a.rng", GRAMMAR.replace("<start>", include).encode()))
        with pytest.raises(TimeoutError):
            server.accept()


def test_the_shipped_schema_finds_what_the_archive_has_not(root):
    """The cable is valid; with one more element it is not, and that is where it says."""
    schema = Schema.read(Source("teilink.rng", shipped("schemas/teilink.rng").read_bytes()))
    data = (root / "tei" / "wcda-118686.xml").read_bytes()

    assert [] == schema.check(read(Source("a.xml", data)))
    file = read(Source("a.xml", data.replace(b"<body>", b"<body><blink/>", 1)))
    assert ["<blink"] == [file.source.decode(*each.place.span) for each in schema.check(file)]


# --- dates


@pytest.mark.parametrize(
    ("written", "code", "cut"),
    [
        ("<date when='1965-02-30'/>", "TL301", "when='1965-02-30'"),
        ("<date n='1' to='x' from='1965-12-25'/>", "TL301", "to='x'"),
        ("<date notBefore='1965-12-25' notAfter='1965-12-24'/>", "TL302", "notAfter='1965-12-24'"),
        ("<date from='1966' to='1965'/>", "TL302", "to='1965'"),
        ("<state from='1966' to='1965'/>", "TL302", "to='1965'"),
        ("<date when=''/>", "TL301", "when=''"),
    ],
)
def test_a_date_is_shown_at_the_attribute_that_says_it(written, code, cut):
    """A day that is none, and the end of a span that lies before its beginning."""
    file = _file(f"<p/>{written}")
    [found] = check_dates(file)

    assert (code, cut, Severity.ERROR) == (found.code, file.source.decode(*found.place.span), found.severity)


@pytest.mark.parametrize("name", ["locus", "biblScope", "citedRange", "app", "span"])
def test_leaves_and_lines_are_no_dates(name):
    """@from and @to mean pages there."""
    assert [] == check_dates(_file(f"<{name} from='46' to='49'/><{name} from='#a' to='12r'/>"))


def test_an_element_has_one_finding_on_its_dates():
    """A span with an end that is no date is not out of order as well; every element is looked at."""
    file = _file("<date from='1966' to='1965-13'/><p><date when='x'/></p>")

    assert [("TL301", "/TEI/date/@to"), ("TL301", "/TEI/p/date/@when")] == [
        (each.code, each.place.xpath) for each in check_dates(file)
    ]
