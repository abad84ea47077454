"""A schema as the rest of teilink uses it: read once, then asked about files; and dates that do not exist."""

from __future__ import annotations

import socket

import pytest

from teilink.diagnostics import Severity
from teilink.errors import ProjectError, UsageError
from teilink.project import read_schema
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
OPEN = f"""<element name="TEI" ns="{NAMESPACE}" xmlns="http://relaxng.org/ns/structure/1.0"><zeroOrMore><element>
<anyName/><attribute name="n"/><empty/></element></zeroOrMore></element>"""


def schema_of(text):
    """The schema in a text that refers to no other file."""

    def part(_includer, path):
        raise UsageError(f"no such file: {path}")

    return Schema.read(Source("small.rng", text if isinstance(text, bytes) else text.encode()), part)


@pytest.fixture(scope="module")
def schema():
    """Paragraphs with numbers, and days."""
    return schema_of(GRAMMAR)


def _file(body, encoding="utf-8"):
    text = f'<?xml version="1.0" encoding="{encoding}"?>\r\n<TEI xmlns="{NAMESPACE}">{body}</TEI>'
    return read(Source("a.xml", text.encode(encoding)))


def _cut(file, finding):
    return file.source.decode(*finding.place.span)


@pytest.mark.parametrize("body", ["<p/>", "<p n='1'>é</p>", "<!-- --><p/><?x y?><date when='1965-12-25'/>"])
def test_a_valid_file_gives_nothing(body, schema):
    """Comments and instructions are no content."""
    assert [] == schema.check(_file(body))


@pytest.mark.parametrize(
    ("body", "code", "cut", "said"),
    [
        ("<p/>\n<q/>", "TL202", "<q", "unknown element <q> in <TEI>"),
        ("<p/>\n<p n='x'/>", "TL207", "n='x'", '@n of <p> is "x", which is not allowed'),
        ("<p/><p rend='1' n='2'/>", "TL205", "rend='1'", "<p> has no attribute @rend"),
        ("<p/><date/>", "TL206", "<date", "<date> lacks @when"),
        ("<p>a<hi/></p>", "TL202", "<hi", "unknown element <hi> in <p>"),
        ("<p>a<date when='1965-12-25'/></p>", "TL201", "<date", "<date> cannot stand in <p> here"),
        (
            "<p/><date when='1965-02-30'/>",
            "TL207",
            "when='1965-02-30'",
            '@when of <date> is "1965-02-30", which is not allowed',
        ),
        ("", "TL203", "<TEI", "<TEI> is not complete"),
        (
            "<p/> here and\nthere <p/>",
            "TL204",
            "here and\nthere",
            'the text "here and there" cannot stand directly in <TEI>',
        ),
    ],
)
def test_a_fault_is_shown_on_what_is_at_fault(body, code, cut, said, schema):
    """An element, an attribute or a text that is not allowed; what is missing on the element that lacks it."""
    file = _file(body)
    [found] = schema.check(file)

    assert (code, Severity.ERROR, cut, said) == (found.code, found.severity, _cut(file, found), found.message)


def test_two_faults_are_two_findings(schema):
    """Both at once: the encoder corrects a file, not a finding."""
    found = schema.check(_file("<p n='x'/>\n<date when='x'/>"))

    assert 2 == len({each.place.span for each in found}) == len(found)


def test_a_schema_is_used_again_as_if_it_were_new(schema):
    """The faults of one file are not told of the next."""
    before = schema.check(_file("<p n='x'/>"))

    assert [] == schema.check(_file("<p/>"))
    assert before == schema.check(_file("<p n='x'/>"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_a_file_may_have_any_encoding_that_is_read(encoding, schema):
    """The bytes are judged by one parser and placed by another: both know the encoding."""
    file = _file("<p>é</p><q/>", encoding)

    assert [] == schema.check(_file("<p>é</p>", encoding))
    assert [("<q", 2)] == [(_cut(file, each), each.place.start.line) for each in schema.check(file)]


def test_names_of_the_fifth_edition_of_xml_are_read():
    """One parser knows only the names of the fourth edition and refuses the file: then its tree is judged."""
    lax = schema_of(OPEN)
    file = _file("<\ua641 n=''/><\ua641/>")

    assert [] == lax.check(_file("<\ua641 n=''/>"))
    assert [("TL206", "<\ua641")] == [(each.code, _cut(file, each)) for each in lax.check(file)]


@pytest.mark.parametrize(
    ("data", "line", "said"),
    [
        (b"", 1, "empty"),
        (b"\n\n<a></b>", 3, "mismatch"),
        (b"<foo/>", 1, "a RELAX NG schema"),
        (GRAMMAR.replace('name="p"/>', 'name="nobody"/>').encode(), 3, "nobody"),
        (GRAMMAR.replace("<text/>", "<txt/>").encode(), 5, "<txt>"),
        ("\ufeff<a>\n\n</b>".encode("utf-16-le"), 3, "mismatch"),
    ],
)
def test_a_schema_that_cannot_be_used_is_told_with_its_line(data, line, said):
    """The project is at fault, not a document."""
    with pytest.raises(ProjectError) as raised:
        schema_of(data)
    [found] = raised.value.diagnostics

    assert ("TL032", "small.rng", Severity.ERROR) == (found.code, found.place.path, found.severity)
    assert said in found.message
    assert line == found.place.start.line


def test_a_part_that_is_not_there_is_named():
    """Who reads the parts says what is wrong with them."""
    with pytest.raises(UsageError, match=r"^no such file: nowhere\.rng$"):
        schema_of(GRAMMAR.replace("<start>", '<include href="nowhere.rng"/><start>'))


@pytest.mark.parametrize("entity", ['SYSTEM "file:///etc/hostname"', '"word"'])
def test_a_schema_opens_no_entities(entity):
    """Nothing that a DOCTYPE declares is read in it, and it is not passed over in silence."""
    text = f"<!DOCTYPE x [<!ENTITY a {entity}>]>" + GRAMMAR.replace("<text/>", "<value>&a;</value>")
    with pytest.raises(ProjectError) as raised:
        schema_of(text)

    assert "&a; stands for something that is not read" == raised.value.diagnostics[0].message


def test_a_schema_fetches_nothing(tmp_path):
    """What it includes from the web is not there."""
    path = tmp_path / "a.rng"
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        include = f'<include href="http://127.0.0.1:{server.getsockname()[1]}/x.rng"/><start>'
        path.write_text(GRAMMAR.replace("<start>", include))
        with pytest.raises(ProjectError) as raised:
            read_schema(path)
        with pytest.raises(TimeoutError):
            server.accept()

    assert "lies on the web" in raised.value.diagnostics[0].message


def test_the_shipped_schema_finds_what_the_archive_has_not(root):
    """The cable is valid; with one more element it is not, and that is where it says."""
    schema = schema_of(shipped("schemas/teilink.rng").read_bytes())
    data = (root / "tei" / "wcda-118686.xml").read_bytes()

    assert [] == schema.check(read(Source("a.xml", data)))
    file = read(Source("a.xml", data.replace(b"<body>", b"<body><blink/>", 1)))
    assert ["<blink"] == [_cut(file, each) for each in schema.check(file)]


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
