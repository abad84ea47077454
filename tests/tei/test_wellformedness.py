"""What is wrong in a file that is not well-formed is told at its cause, with what puts it right."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from teilink.diagnostics import Diagnostic
from teilink.source import Source
from teilink.tei.document import NAMESPACE, TeiFile
from teilink.tei.editing import edited
from teilink.tei.reading import read
from teilink.tei.wellformedness import slips

OPEN = f'<TEI xmlns="{NAMESPACE}">'


def _source(text, encoding="utf-8"):
    return Source("a.xml", text.encode(encoding))


def _found(text, encoding="utf-8"):
    found = read(_source(text, encoding))
    assert isinstance(found, Diagnostic)
    return found


def _in_paragraph(text):
    return f"{OPEN}\n<p>{text}</p></TEI>"


def _cut(text):
    """The text that is underlined."""
    return _source(text).decode(*_found(text).place.span)


def _mended(text):
    """The text after its fix."""
    source = _source(text)
    return edited(source, _found(text).fix.edits).decode()


def _inside(text):
    """What stands in the paragraph of `_in_paragraph`."""
    return text.removeprefix(f"{OPEN}\n<p>").removesuffix("</p></TEI>")


# What is written in a paragraph, what of it is underlined, what is said of it, and what a safe fix makes of it.
SAFE = [
    ("a & b", "&", "an ampersand stands for itself here; in XML it begins an entity", "a &amp; b"),
    ("AT&T &c.", "&", "an ampersand stands for itself here; in XML it begins an entity", "AT&amp;T &amp;c."),
    ("?a=1&lt=2", "&", "an ampersand stands for itself here; in XML it begins an entity", "?a=1&amp;lt=2"),
    ("a&nbsp;b", "&nbsp;", "the entity &nbsp; is known to HTML, not to XML", "a&#xA0;b"),
    ("caf&eacute;", "&eacute;", "the entity &eacute; is known to HTML, not to XML", "café"),
    ("&AMP; &nvlt;", "&AMP;", "the entity &AMP; is known to HTML, not to XML", "&amp; &lt;&#x20D2;"),
    ("a &amp b", "&amp", "&amp has no semicolon", "a &amp; b"),
    ("&#169 x", "&#169", "&#169 has no semicolon", "&#169; x"),
    ("a < b <3", "<", "a < stands for itself here; in XML it begins a tag", "a &lt; b &lt;3"),
    ("a ]]> b", "]]>", "]]> stands in the text; it may only end a CDATA section", "a ]]&gt; b"),
    ("a\x0bb", "\x0b", "a vertical tab stands here, which XML does not have", "a\nb"),
    ("a\0b\ufffe", "\0", "a NUL stands here, which XML does not have", "ab"),
    ("<lb n=1/>", "n=1", "the value of @n has no quotation marks", '<lb n="1"/>'),
    ("<hi n=a:b-c>x</hi>", "n=a:b-c", "the value of @n has no quotation marks", '<hi n="a:b-c">x</hi>'),
    ('<hi n="#a>x</hi>', 'n="#a', "the value of @n has no closing quotation mark", '<hi n="#a">x</hi>'),
    (
        '<hi n="#a type="b">x</hi> <hi n="c"/>',
        'n="#a',
        "the value of @n has no closing quotation mark",
        '<hi n="#a" type="b">x</hi> <hi n="c"/>',
    ),
    ('<hi n=#a">x</hi>', 'n=#a"', "the value of @n has no opening quotation mark", '<hi n="#a">x</hi>'),
    ("<hi n='#a\">x</hi>", "n='#a\"", "the value of @n begins with ' and ends with \"", "<hi n='#a'>x</hi>"),
    ('<hi n="a”>x</hi>', 'n="a”', 'the value of @n begins with " and ends with ”', '<hi n="a">x</hi>'),
    (
        "<hi n=“a b” type=‘c’>x</hi>",
        "n=“a b”",
        "the value of @n stands in typographic quotation marks",
        '<hi n="a b" type="c">x</hi>',
    ),
    ('<hi n="a"type="b"/>', "type", "no blank stands before @type", '<hi n="a" type="b"/>'),
    ('<hi n="a"  n="a"/>', 'n="a"', '@n is given twice on <hi>, as "a" and again', '<hi n="a"/>'),
    (
        '<hi\xa0n="a"/>',
        "\xa0",
        "a character that is no blank of XML (no-break space) stands in the tag",
        '<hi n="a"/>',
    ),
    ('<hi n="a<b<c"/>', 'n="a<b<c"', "a < stands in the value of @n", '<hi n="a&lt;b&lt;c"/>'),
    (
        '<hi n="a&b&eacute;"/>',
        "&",
        "an ampersand stands for itself here; in XML it begins an entity",
        '<hi n="a&amp;bé"/>',
    ),
    ("<lb/ >", "/ >", "a blank stands between / and >", "<lb/>"),
    ('a<lb>b<pb n="1">c', "<lb", "<lb> is opened here and never closed", 'a<lb/>b<pb n="1"/>c'),
    ("<hi>x</HI>", "</HI", "</HI> cannot close <hi>: capital and small letters differ", "<hi>x</hi>"),
    (
        "<hi><q>x</hi></q>",
        "</hi",
        "<hi> and <q> overlap: </hi> stands before </q>",
        "<hi><q>x</q></hi>",
    ),
    ("<hi>x</ hi>", "</ hi", "an end tag is written </hi>", "<hi>x</hi>"),
    ("<hi>x<\\hi>", "<\\hi", "an end tag is written </hi>", "<hi>x</hi>"),
    ("<hi>x</hi <q/>", "</hi", "the end tag </hi is not closed by >", "<hi>x</hi><q/>"),
    (
        "<!-- a -- b --- c -->",
        "--",
        "-- stands inside a comment, which only its end may hold",
        "<!-- a - - b - - - c -->",
    ),
    ("<!-- a --->", "--->", "a comment may not end with --->", "<!-- a -->"),
    ("<!-- a --!> b", "--!>", "a comment ends with -->, not with --!>", "<!-- a --> b"),
    ("<!- a -->", "<!-", "a comment begins with <!--, not with <!-", "<!-- a -->"),
    ("<![cdata[ x ]]>", "<![cdata[", "CDATA is written in capital letters", "<![CDATA[ x ]]>"),
]


@pytest.mark.parametrize(("text", "cut", "message", "mended"), SAFE)
def test_a_slip_that_can_be_put_right_in_one_way_only_has_a_safe_fix(text, cut, message, mended):
    """What is wrong, where, and a fix that makes the file well-formed and changes nothing that is said."""
    found = _found(_in_paragraph(text))

    assert ("TL101", message, "safe") == (found.code, found.message, found.fix.applicability)
    assert found.help
    assert cut == _cut(_in_paragraph(text))
    assert mended == _inside(_mended(_in_paragraph(text)))
    assert isinstance(read(_source(_mended(_in_paragraph(text)))), TeiFile)


# What is written in a paragraph, what of it is underlined, what is said of it, and what an unsafe fix makes of it.
JUDGED = [
    ("&foo;", "&foo;", "the entity &foo; is not declared", None),
    ("&foo; &é;", "&foo;", "the entity &foo; is not declared", None),
    ("caf&eacute x", "&eacute", "&eacute has no semicolon", "café x"),
    ("&#0;", "&#0;", "&#0; is no character of XML", None),
    ("&#x110000;", "&#x110000;", "&#x110000; is no character of XML", None),
    ("&#" + "9" * 9000 + ";", "&#" + "9" * 9000 + ";", "&#" + "9" * 37 + "… is no character of XML", None),
    ("a\x19b", "\x19", "the control character 0x19 stands here, which XML does not have", "a’b"),
    (
        "<ref target=http://a.b/>x</ref>",
        "target=http://a.b",
        "the value of @target has no quotation marks",
        '<ref target="http://a.b"/>x</ref>',
    ),
    ('<hi n="a b>x</hi>', 'n="a b', "the value of @n has no closing quotation mark", '<hi n="a b">x</hi>'),
    ("<list compact>x</list>", "compact", "@compact has no value", '<list compact="compact">x</list>'),
    ('<hi n= type="x"/>', "n=", "@n has no value", '<hi n="" type="x"/>'),
    ("<hi n=/>", "n=", "@n has no value", '<hi n=""/>'),
    ('<hi n="a" n="b"/>', 'n="b"', '@n is given twice on <hi>, as "a" and as "b"', '<hi n="a"/>'),
    ('<hi n="a"">x</hi>', '"', '" stands in the tag <hi>, where only attributes may', '<hi n="a">x</hi>'),
    ('<hi n="a", type="b"/>', ",", ", stands in the tag <hi>, where only attributes may", '<hi n="a" type="b"/>'),
    ('<hi n="He "x" said"/>', 'n="He "', "the value of @n ends at a quotation mark inside it", None),
    ("<hi x y</hi>", "<hi", "the start tag <hi is not closed by >", None),
    ("<hi<q/></hi>", "<hi", "the start tag <hi is not closed by >", "<hi><q/></hi>"),
    ("a<br>b", "<br", "<br> is opened here and never closed", "a<lb/>b"),
    ('a<br class="x">b', "<br", "<br> is opened here and never closed", None),
    ("a<hr>b", "<hr", "<hr> is opened here and never closed", 'a<milestone unit="section"/>b'),
    ("a<hi>b", "</p", "</p> stands where </hi> is expected: <hi>, opened at 2:5, is not closed", "a<hi>b</hi>"),
    (
        "<persName>b</persNam>",
        "</persNam",
        "</persNam> stands where </persName> is expected: <persName>, opened at 2:4, is not closed",
        "<persName>b</persName>",
    ),
    (
        "<hi>b</q>",
        "</q",
        "</q> stands where </hi> is expected: <hi>, opened at 2:4, is not closed",
        None,
    ),
    ("a</hi> b", "</hi", "</hi> closes nothing: no <hi> is open", "a b"),
    ("<hi><q>x</hi> y</q>", "</hi", "<hi> and <q> overlap: </hi> stands before </q>", None),
    ('<hi>x</hi n="1">', "</hi", "the end tag </hi> holds more than its name", None),
    ("<hi>x</>", "<", "a tag begins here and has no name", None),
    ("< hi>x</hi>", "< hi", "a blank stands between < and hi", "<hi>x</hi>"),
    ("<!-- a -> b", "->", "a comment ends with -->, not with ->", "<!-- a --> b"),
    ("<!-- a", "<!--", "the comment that begins here is not closed", None),
    ("<!-- a <!-- b -->", "<!--", "the comment that begins here is not closed before the next one begins", None),
    ("<![CDATA[ a", "<![CDATA[", "the CDATA section that begins here is not closed", None),
    ("<?a b>x", "<?a", "the processing instruction <?a is not closed by ?>", "<?a b?>x"),
    ("<? a?>", "<?", "a processing instruction begins with <? and a name", None),
    ("<!ELEMENT a>", "<!", "<!ELEMENT is no markup of XML", None),
    ("<x:hi/>", "<x:hi", "the prefix of x:hi is not declared", None),
    (
        '<hi xlink:href="a"/>',
        'xlink:href="a"',
        "the prefix of xlink:href is not declared",
        '<hi xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="a"/>',
    ),
]


@pytest.mark.parametrize(("text", "cut", "message", "mended"), JUDGED)
def test_a_slip_that_can_be_put_right_in_several_ways_is_left_to_people(text, cut, message, mended):
    """What is wrong and where; a fix is a proposal at most."""
    found = _found(_in_paragraph(text))

    assert ("TL101", message) == (found.code, found.message)
    assert found.help
    assert cut == _cut(_in_paragraph(text))
    assert found.fix is None or found.fix.applicability == "unsafe"
    assert mended is None or mended == _inside(_mended(_in_paragraph(text)))


OUTSIDE = [
    ("hello", (1, 1), "hello", "the file begins with hello, not with an element"),
    ('{"a": 1}', (1, 1), '{"a":', 'the file begins with {"a":, not with an element'),
    ("PK\x03\x04", (1, 1), "PK", "the file begins with PK, not with an element"),
    ("\xa0\n<TEI/>", (1, 1), "\xa0", "the file begins with U+00A0, not with an element"),
    ("& <TEI/>", (1, 1), "&", "the file begins with &, not with an element"),
    (f"{OPEN}</TEI>\n{OPEN}</TEI>", (2, 1), "<TEI", "a second root element <TEI> begins here"),
    (f"{OPEN}</TEI>\nThe end", (2, 1), "The", "The stands behind the end of the root element <TEI>"),
    (f"{OPEN}</TEI>\n</div>", (2, 1), "</div", "</div> closes nothing: no element is open"),
    (f"{OPEN}\n <p>x\n", (3, 1), "", "the file ends before <p>, opened at 2:2, is closed"),
    (f"{OPEN}\n<p n='a'", (2, 1), "<p", "the start tag <p is not closed by >"),
    (f"{OPEN}\n<p n='a", (2, 4), "n='", "the value of @n has no closing quotation mark"),
    (f"{OPEN}<p/>\n<", (2, 1), "<", "a tag begins here and has no name"),
    (
        f'{OPEN}</TEI>\n<?xml version="1.0"?>{OPEN}</TEI>',
        (2, 1),
        "<?xml",
        "the XML declaration must stand at the very beginning of the file",
    ),
]


@pytest.mark.parametrize(("text", "start", "cut", "message"), OUTSIDE)
def test_what_stands_outside_of_the_root_or_breaks_off_is_told(text, start, cut, message):
    """Before it, behind it, twice, or not to its end."""
    found = _found(text)

    assert ("TL101", start, message) == (found.code, found.place.start, found.message)
    assert cut == _cut(text)


@pytest.mark.parametrize(
    ("head", "message", "mended"),
    [
        ('\n <?xml version="1.0"?>', "must stand at the very beginning of the file", '<?xml version="1.0"?>'),
        (
            '\ufeff \n<?xml version="1.0"?>',
            "must stand at the very beginning of the file",
            '\ufeff<?xml version="1.0"?>',
        ),
        ('<?xml version="1.0">', "is not written as XML wants it", '<?xml version="1.0" encoding="UTF-8"?>'),
        (
            "<?xml version=“1.0” encoding=“utf-8”?>",
            "is not written as XML wants it",
            '<?xml version="1.0" encoding="utf-8"?>',
        ),
        ('<?xml encoding="UTF-8"?>', "is not written as XML wants it", '<?xml version="1.0" encoding="UTF-8"?>'),
        ('<?XML version="1.0"?>', "is not written as XML wants it", '<?xml version="1.0" encoding="UTF-8"?>'),
        ("<?xml?>", "is not written as XML wants it", '<?xml version="1.0" encoding="UTF-8"?>'),
    ],
)
def test_a_broken_xml_declaration_is_put_right(head, message, mended):
    """It stands first, and its parts have an order and quotation marks."""
    text = f"{head}{OPEN}</TEI>"
    found = _found(text)

    assert ("TL101", f"the XML declaration {message}", "safe") == (found.code, found.message, found.fix.applicability)
    assert f"{mended}{OPEN}</TEI>" == _mended(text)


def test_the_element_that_is_not_closed_is_shown_where_it_was_opened():
    """The wrong end tag is where it is missed, from its `</` on; the start tag is related."""
    found = _found(f'{OPEN}\n <p>\n  I met <persName ref="#kim">Kim.\n </p>\n</TEI>')

    assert ((4, 2), (4, 5)) == (found.place.start, found.place.end)
    assert [((3, 9), (3, 18), "<persName> is opened here")] == [
        (label.place.start, label.place.end, label.message) for label in found.labels
    ]


def test_the_repairs_of_a_whole_file_are_one_fix():
    """One finding, that of the first slip, whose fix puts right all that can be put right safely."""
    text = _in_paragraph("Fish & chips, <lb n=1/>caf&eacute;<q n=“a”/> &unknown; a < b")
    found = _found(text)

    assert "write &amp; (4 more slips in this file can be put right in the same way)" == found.help
    assert 'Fish &amp; chips, <lb n="1"/>café<q n="a"/> &unknown; a &lt; b' == _inside(_mended(text))


def test_a_message_stays_short_whatever_the_file_holds():
    """Names and values of a hundred thousand letters are cut."""
    long = "a" * 100_000
    texts = [f"<{long}>", f"</{long}>", f'<p {long}="1" {long}="{long}"/>', f"&{long};", f"<p {long}>", f"<{long}:p/>"]

    for text in texts:
        found = _found(_in_paragraph(text))
        assert len(found.message + found.help) < 300


@pytest.mark.parametrize(
    "text",
    [
        "<p " + "a " * 300_000 + ">",
        "<p " + "/ " * 300_000,
        '<p n="a>' * 100_000,
        "<p n='a>" * 100_000,
        "<a b=>" * 100_000,
        "& " * 300_000,
        "<!-- " + "-- " * 300_000,
        "<!--" * 100_000,
        "<b></B>" * 100_000,
        "<b>" * 250 + "<br>" * 5,
        "< a " * 100_000,
        "<\\a " * 100_000,
        "\x0b" * 300_000,
        "<p " + "“ " * 300_000,
        "<p a=" + "“a" * 300_000,
        "]]>" * 300_000,
        "<![CDATA[" * 100_000,
        "<?a " * 100_000,
        "<p" + ' a="b"' * 100_000 + "/>&",
    ],
    ids=lambda text: text[:12],
)
def test_no_file_takes_long_to_explain(text):
    """The time grows with the size of the file, not faster, whatever is wrong in it how many times."""
    begun = time.process_time()
    _found(_in_paragraph(text))

    assert time.process_time() - begun < 5


PIECES = """
< > / & ; ' " = ! ? [ ]]> -- # : x é <p> </p> <p/> <hi n="1"> </hi> n="1" n='2' xml:id='a' <!-- --> <![CDATA[ &amp;
&#0; &#65; <? ?> “ ” <br> <lb/> </P> ->
"""
BODIES = st.lists(st.sampled_from([*PIECES.split(), " ", "\n", "\0", "\xa0"]), max_size=14).map("".join)


@given(BODIES)
@example("]]>")
def test_slips_are_seen_where_the_parser_sees_a_fault_and_nowhere_else(body):
    """What lxml reads has no slip; what it does not read has one, whose message says it in our words."""
    text = f"{OPEN}<p>{body}</p></TEI>"
    try:
        etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, collect_ids=False))
        is_read = "<!DOCTYPE" not in text
    except etree.XMLSyntaxError:
        is_read = False

    assert is_read == (slips(text) == [])


@given(BODIES)
def test_a_safe_fix_removes_its_slip(body):
    """After it the first finding, if there is one, is another one or stands further down."""
    text = f"{OPEN}<p>{body}</p></TEI>"
    found = read(_source(text))
    if isinstance(found, Diagnostic) and found.fix is not None and found.fix.applicability == "safe":
        again = read(Source("a.xml", edited(_source(text), found.fix.edits)))
        assert not isinstance(again, Diagnostic) or (again.message, again.place.span) != (
            found.message,
            found.place.span,
        )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1", "windows-1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_slip_has_the_same_place_and_fix_in_every_encoding(encoding, end):
    """Bytes differ, lines and columns do not; a character that the encoding lacks is written by its number."""
    name = encoding.removesuffix("-le").removesuffix("-be")
    text = f'<?xml version="1.0" encoding="{name}"?>{end}{OPEN}é{end}é & e&#65; &hangzhou; &Kopf; &eacute;{end}</TEI>'
    text = text.replace("&hangzhou; &Kopf;", "&alpha;")
    found = _found(text, encoding)
    after = edited(_source(text, encoding), found.fix.edits)
    alpha = "&#945;" if encoding in {"iso-8859-1", "windows-1252"} else "\u03b1"

    assert ("TL101", (3, 3), "&") == (
        found.code,
        found.place.start,
        _source(text, encoding).decode(*found.place.span),
    )
    assert text.replace(" & ", " &amp; ").replace("&alpha;", alpha).replace("&eacute;", "é").encode(encoding) == after
    assert isinstance(read(Source("a.xml", after)), TeiFile)


def test_the_faults_of_the_samples_are_told_at_their_place(shared):
    """Each in one message under 300 characters, at the line and column of the cause."""
    folder = shared / "samples" / "mistakes"
    found = {path.name[:2]: read(Source(path.name, path.read_bytes())) for path in sorted(folder.glob("*.xml"))}

    assert {
        "09": ((2, 1), "<TEI> is in the namespace http://www.tei-c.org/ns/2.0, not in that of the TEI", "safe"),
        "10": ((2, 1), "<TEI> is in no namespace, so not in that of the TEI", "safe"),
        "11": ((50, 42), "the entity &nbsp; is known to HTML, not to XML", "safe"),
        "12": (
            (51, 144),
            "</p> stands where </persName> is expected: <persName>, opened at 51:113, is not closed",
            "unsafe",
        ),
        "13": ((50, 62), "an ampersand stands for itself here; in XML it begins an entity", "safe"),
        "26": ((51, 38), "the value of @when has no quotation marks", "safe"),
        "27": ((51, 82), "<date> and <supplied> overlap: </date> stands before </supplied>", "safe"),
        "31": ((33, 24), "the byte 0xF6 is not UTF-8; in Windows-1252 it would be ö", "unsafe"),
        "32": ((1, 1), "the file is empty", None),
    } == {
        name: (each.place.start, each.message, each.fix and each.fix.applicability)
        for name, each in found.items()
        if isinstance(each, Diagnostic)
    }
