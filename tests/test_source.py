"""Bytes, lines and columns: what an editor shows and what a program cuts are the same place."""

from __future__ import annotations

import codecs
import dataclasses
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teilink.diagnostics import Diagnostic, Edit, Fix, Label, Place, Report, Severity
from teilink.source import Position, Source, Span

TEXT = 'a\né漢𝄞b\r\n\n  "x"'


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "utf-8"),
        (b"<TEI/>", "utf-8"),
        (codecs.BOM_UTF8 + b'<?xml version="1.0" encoding="ISO-8859-1"?>', "utf-8"),
        ("\ufeff<".encode("utf-16-le"), "utf-16-le"),
        ("\ufeff<".encode("utf-16-be"), "utf-16-be"),
        ("\ufeff<".encode("utf-32-le"), "utf-32-le"),
        ("\ufeff<".encode("utf-32-be"), "utf-32-be"),
        ("<?xml".encode("utf-16-le"), "utf-16-le"),
        ("<?xml".encode("utf-16-be"), "utf-16-be"),
        ("<?xml".encode("utf-32-le"), "utf-32-le"),
        ("<?xml".encode("utf-32-be"), "utf-32-be"),
        (b"<?xml version='1.0' encoding = 'latin1' ?>", "iso8859-1"),
        (b'<?xml version="1.0"\n encoding="Shift_JIS"?>', "shift_jis"),
        (b'<?xml version="1.0"?><p encoding="latin1"/>', "utf-8"),
        (b'<?xml version="1.0" encoding="x-nonsense"?>', "utf-8"),
        (b'<?xml version="1.0" encoding="rot13"?>', "utf-8"),
        (b'<?xml version="1.0" encoding="base64"?>', "utf-8"),
        (b'<?xml version="1.0" encoding="idna"?>', "utf-8"),
        (b'<?xml version="1.0" encoding="utf-8-sig"?>', "utf-8"),
        (b'<?xml version="1.0" encoding="cp037"?>', "utf-8"),
        (b'<?xml version="1.0" encoding="UTF-16"?>', "utf-8"),
    ],
)
def test_the_first_bytes_tell_the_encoding(data, expected):
    """The mark wins over the declaration; one in which the declaration could not be written is not believed."""
    assert expected == Source("a.xml", data).encoding


@pytest.mark.parametrize(
    ("mark", "encoding"), [("", "utf-8"), ("\ufeff", "utf-8"), ("\ufeff", "utf-16-le"), ("\ufeff", "utf-16-be")]
)
@pytest.mark.parametrize(
    ("before", "expected"),
    [("", (1, 1)), ("a", (1, 2)), ("a\n", (2, 1)), ("a\né漢𝄞", (2, 4)), ("a\né漢𝄞b\r\n", (3, 1)), (TEXT, (4, 6))],
)
def test_a_column_counts_characters_whatever_their_bytes(mark, encoding, before, expected):
    """Han, astral and accented characters are one column each; the byte order mark is none."""
    source = Source("a.xml", (mark + TEXT).encode(encoding))

    assert expected == source.position(len((mark + before).encode(encoding)))


def test_half_a_line_end_of_utf_16_is_no_line_end():
    """U+0A05 ends with the first byte of a line feed and U+4E00 begins with the second: side by side they are none."""
    text = "\ufeffa\u0a05\u4e00b\nc"
    data = text.encode("utf-16-le")

    assert (1, 5) == Source("a.xml", data).position(len(text[:5].encode("utf-16-le")))
    assert (2, 1) == Source("a.xml", data).position(len(text[:6].encode("utf-16-le")))


def test_the_mark_itself_is_at_the_first_column():
    """Offset 0 lies before the byte order mark and is shown where the text begins."""
    assert (1, 1) == Source("a.xml", codecs.BOM_UTF8 + b"a").position(0)


@pytest.mark.parametrize(("line", "expected"), [(1, "a"), (2, "é漢𝄞b"), (3, ""), (4, '  "x"'), (5, ""), (900, "")])
def test_a_line_is_shown_without_its_end(line, expected):
    """LF and CRLF are both cut off; past the last line there is nothing."""
    assert expected == Source("a.xml", TEXT.encode()).line_text(line)


def test_bytes_that_are_no_characters_are_shown_as_such():
    """A place in a broken file can still be shown."""
    assert "a\ufffdb" == Source("a.xml", b"a\xffb").line_text(1)


# A mark or a NUL at the beginning would tell another encoding.
@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff")), data=st.data())
def test_a_position_leads_back_to_its_offset(text, data):
    """`offset` undoes `position` for every character of a line, in every encoding that can write it."""
    encoding = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    at = data.draw(st.integers(0, len(text)))
    before = text[:at].removesuffix("\r")
    source = Source("a.xml", text.encode(encoding))
    offset = len(before.encode(encoding))

    found = source.position(offset)

    assert before.count("\n") + 1 == found.line
    assert len(before) - (before.rfind("\n") + 1) + 1 == found.column
    if before:
        assert offset == source.offset(found)


def test_a_position_past_the_end_is_the_end_of_the_line():
    """What another program says of a column need not be true."""
    assert 4 == Source("a.xml", b"a\nbc\nd").offset(Position(2, 99))
    assert 5 == Source("a.xml", b"a\nbc\nd").offset(Position(99, 1))


def test_a_place_has_all_that_is_needed_to_show_it():
    """It carries positions and the line, so that neither file nor tree is needed."""
    place = Place.of(Source("a.xml", TEXT.encode()), Span(4, 11), "/TEI")

    assert ("a.xml", (2, 2), (2, 4), "/TEI", "é漢𝄞b") == (
        place.path,
        place.start,
        place.end,
        place.xpath,
        place.line_text,
    )


def _finding(code="TL101", start=0, path="a.xml", severity=Severity.ERROR):
    place = dataclasses.replace(Place.of_file(path), span=Span(start, start))
    return Diagnostic(code, severity, "a message", place)


def test_a_finding_with_all_its_parts_can_be_sent_to_another_process():
    """Findings of workers come back as they were."""
    place = Place.of_file("a.xml")
    whole = dataclasses.replace(
        _finding(), labels=(Label(place, "here"),), help="do", fix=Fix("unsafe", (Edit(Span(0, 1), "x"),))
    )

    assert whole == pickle.loads(pickle.dumps(whole))


def test_a_report_sorts_by_file_then_place_then_code_and_keeps_one_of_each():
    """The same findings in any order make the same report."""
    ordered = [_finding(), _finding("TL102"), _finding("TL101", 5), _finding("TL101", 0, "b.xml")]

    assert tuple(ordered) == Report.of(2, [*reversed(ordered), ordered[0]]).findings


def test_a_report_counts_by_severity_and_knows_the_worst():
    """All three are counted, none left out; `has` means at or above."""
    report = Report.of(1, [_finding(severity=Severity.WARNING), _finding("TL102", severity=Severity.INFO)])

    assert {"error": 0, "warning": 1, "info": 1} == report.counts
    assert [True, True, False] == [report.has(each) for each in (Severity.INFO, Severity.WARNING, Severity.ERROR)]
