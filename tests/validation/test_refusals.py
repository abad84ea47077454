"""An error refuses the documents that hold it; one in what they share refuses them all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teilink.diagnostics import Diagnostic, Severity
from teilink.source import Source, Span
from teilink.tei.document import ID, NAMESPACE, TEI, Document, TeiFile
from teilink.tei.reading import read
from teilink.validation.nested import NestedSpans
from teilink.validation.refusals import refused

VOLUME = (
    "<teiHeader xml:id='header'><profileDesc xml:id='profile'/></teiHeader><text xml:id='text'><body xml:id='body'>"
    "<div xml:id='d1'><p xml:id='p1'/></div><div xml:id='note'/>"
    "<div xml:id='d2'><p xml:id='p2'/><div xml:id='d3'><p xml:id='p3'/></div></div></body></text>"
)
LETTERS = (
    "<teiHeader xml:id='header'><profileDesc xml:id='profile'><correspDesc xml:id='d1'><p xml:id='p1'/></correspDesc>"
    "<correspDesc xml:id='d2'><p xml:id='p2'/><p xml:id='d3'/></correspDesc></profileDesc></teiHeader>"
)


def file_of(content: str, path: str = "a.xml") -> TeiFile:
    """A file with some content."""
    file = read(Source(path, f'<TEI xmlns="{NAMESPACE}" xml:id="root">{content}</TEI>'.encode()))
    assert isinstance(file, TeiFile)
    return file


def parts_of(file: TeiFile) -> list[Document]:
    """What has an id that begins with d, as documents."""
    header = file.root.find(TEI + "teiHeader")
    parts = [each for each in file.ids.values() if each.get(ID, "").startswith("d")]
    return [Document(file, each, None, f"a-{each.get(ID)}", "a", header) for each in parts]


def error_at(file: TeiFile, identifier: str) -> Diagnostic:
    """An error on the element with an id."""
    return Diagnostic("TL601", Severity.ERROR, "wrong", file.place_of_element(file.ids[identifier]))


def refused_by(content: str, *identifiers: str) -> list[str]:
    """The documents that errors at some elements refuse."""
    file = file_of(content)
    documents = parts_of(file)
    verdicts = refused(documents, [error_at(file, each) for each in identifiers])
    return [each.slug[2:] for each, is_refused in zip(documents, verdicts, strict=True) if is_refused]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (["p1"], ["d1"]),
        (["d2"], ["d2"]),
        (["p2", "p1"], ["d1", "d2"]),
        (["p3"], ["d2", "d3"]),
        (["note"], []),
        (["text", "body"], []),
        (["header"], ["d1", "d2", "d3"]),
        (["profile", "note"], ["d1", "d2", "d3"]),
        (["root"], ["d1", "d2", "d3"]),
        ([], []),
    ],
)
def test_an_error_in_a_volume_refuses_what_holds_it(at: list[str], expected: list[str]) -> None:
    """A preface or an editorial note is no document; header and root are everybody's."""
    assert expected == refused_by(VOLUME, *at)


@pytest.mark.parametrize(
    ("at", "expected"), [(["p1"], ["d1"]), (["d3"], ["d2", "d3"]), (["profile"], ["d1", "d2", "d3"])]
)
def test_an_error_in_a_letter_of_the_header_refuses_that_letter(at: list[str], expected: list[str]) -> None:
    """The letters of a CMIF file stand in its header; an error in one is no error of the header."""
    assert expected == refused_by(LETTERS, *at)


def test_a_document_that_is_a_file_is_refused_by_any_error_in_it() -> None:
    """Wherever it stands; errors of other files do not count."""
    file, other = file_of(VOLUME), file_of(VOLUME, "b.xml")
    documents = [Document(each, each.root, None, each.path, each.path) for each in (file, other)]

    assert [True, False] == refused(documents, [error_at(file, "note")])


@st.composite
def nests(draw: st.DrawFn) -> list[Span]:
    """Spans as elements have them: each in another one, or behind it."""
    spans: list[Span] = []

    def fill(start: int, end: int) -> None:
        at = start
        while at < end and draw(st.booleans()):
            first = draw(st.integers(at, end - 1))
            last = draw(st.integers(first + 1, end))
            spans.append(Span(first, last))
            if draw(st.booleans()):
                fill(first, last)
            at = last

    fill(0, 40)
    return draw(st.permutations(spans))


@given(nests(), st.integers(0, 40))
def test_the_spans_around_a_byte_are_those_that_hold_it(spans: list[Span], byte: int) -> None:
    """All of them, the innermost first."""
    found = list(NestedSpans(spans).around(byte))

    assert {number for number, span in enumerate(spans) if span.start <= byte < span.end} == set(found)
    sizes = [spans[number].end - spans[number].start for number in found]
    assert sorted(sizes) == sizes
