"""Edits change the bytes of their spans and no others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teilink.diagnostics import Edit, Fix
from teilink.source import Source, Span
from teilink.tei.editing import compatible, edited, moved

ENCODINGS = {"utf-8": "", "utf-8 with a mark": "\ufeff", "utf-16-le": "\ufeff", "utf-16-be": "\ufeff", "iso-8859-1": ""}


def _edit(start, end, text=""):
    return Edit(Span(start, end), text)


def _safe(*edits):
    return Fix("safe", edits)


def _source(text, kind="utf-8"):
    encoding = kind.partition(" ")[0]
    declared = f'<?xml version="1.0" encoding="{encoding.removesuffix("-le").removesuffix("-be")}"?>\r\n'
    return Source("a.xml", (ENCODINGS[kind] + declared + text).encode(encoding, "replace"))


@st.composite
def _edits(draw):
    """A file in some encoding, and edits of it that meet nowhere, at the borders of characters."""
    kind = draw(st.sampled_from(sorted(ENCODINGS)))
    text = draw(st.text(st.sampled_from("aé<&\r\n漢"), max_size=30))
    source = _source(text, kind)
    whole = source.decode(0, len(source.data))
    cuts = sorted(draw(st.sets(st.integers(0, len(whole)), max_size=8)))
    borders = [source.width(whole[:cut]) for cut in cuts]
    pairs = zip(borders[::2], borders[1::2], strict=False)
    return source, [_edit(start, end, draw(st.text(st.sampled_from("xé\u03b1\n"), max_size=3))) for start, end in pairs]


@given(_edits())
def test_what_lies_outside_of_the_edits_is_kept_to_the_last_byte(drawn):
    """In every encoding, with a mark or without, with any line ends; the bytes of an edit are its text."""
    source, edits = drawn
    data = edited(source, edits)

    rest, at = data, 0
    for edit in edits:
        kept, text = source.data[at : edit.span.start], edit.text.encode(source.encoding, "xmlcharrefreplace")
        assert rest.startswith(kept + text)
        rest, at = rest[len(kept + text) :], edit.span.end
    assert source.data[at:] == rest


@given(_edits())
def test_the_order_in_which_edits_are_given_does_not_matter(drawn):
    """They are applied by place."""
    source, edits = drawn

    assert edited(source, edits) == edited(source, edits[::-1])


@given(_edits(), st.data())
def test_a_byte_outside_of_the_edits_is_found_again(drawn, data):
    """The place that is worked out holds the same byte."""
    source, edits = drawn
    outside = [at for at in range(len(source.data)) if all(not e.span.start <= at < e.span.end for e in edits)]
    at = data.draw(st.sampled_from(outside))
    after = edited(source, edits)

    assert source.data[at] in {after[place] for place in moved(source, edits, at)}


def test_a_character_that_the_encoding_lacks_is_written_by_its_number():
    """XML reads it as the same character."""
    source = _source("ab", "iso-8859-1")
    end = len(source.data)

    assert source.data + "é&#945;".encode("latin-1") == edited(source, [_edit(end, end, "é\u03b1")])


@pytest.mark.parametrize(
    "edits", [[_edit(3, 2)], [_edit(0, 99)], [_edit(0, 3), _edit(2, 4)], [_edit(1, 4), _edit(2, 3)]]
)
def test_edits_that_do_not_fit_are_a_fault_of_ours(edits):
    """Outside of the file, turned round, or meeting."""
    with pytest.raises(ValueError, match="does not fit behind byte"):
        edited(Source("a.xml", b"abcdef"), edits)


@pytest.mark.parametrize(
    ("fixes", "kept"),
    [
        ([_safe(_edit(0, 2)), _safe(_edit(2, 4))], [0, 1]),
        ([_safe(_edit(0, 2)), _safe(_edit(1, 4))], [0]),
        ([_safe(_edit(1, 4)), _safe(_edit(0, 2))], [1]),
        ([_safe(_edit(0, 9)), _safe(_edit(1, 2))], [0]),
        ([_safe(_edit(2, 2, "a")), _safe(_edit(2, 2, "b"))], [0]),
        ([_safe(_edit(2, 2, "a")), _safe(_edit(2, 2, "a"))], [0]),
        ([_safe(_edit(2, 2, "a")), _safe(_edit(2, 4))], [0]),
        ([_safe(_edit(2, 2, "a")), _safe(_edit(0, 2))], [1]),
        ([_safe(_edit(0, 1), _edit(5, 6)), _safe(_edit(2, 3)), _safe(_edit(5, 7))], [0, 1]),
        ([_safe(_edit(0, 2), _edit(1, 3)), _safe(_edit(1, 3))], [1]),
        ([_safe(), _safe(_edit(0, 1))], [1]),
    ],
)
def test_of_fixes_that_meet_the_first_in_the_file_is_applied(fixes, kept):
    """A fix is applied whole or not at all; equal ones are one; a text inserted at a border meets what begins there."""
    assert [fixes[number] for number in kept] == compatible(fixes)


def test_many_edits_take_no_time():
    """Ten thousand repairs in one fix, and as many fixes of one."""
    one = _safe(*(_edit(2 * n, 2 * n + 1, "x") for n in range(10_000)))
    many = [_safe(_edit(2 * n, 2 * n + 1, "x")) for n in range(2_000)]

    assert ([one], many) == (compatible([one]), compatible(many))
