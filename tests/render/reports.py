"""Reports to print: one that has everything, and any that a hostile file could cause."""

from __future__ import annotations

from hypothesis import strategies as st

from teilink.codes import codes
from teilink.diagnostics import Diagnostic, Edit, Fix, Label, Place, Report, Severity
from teilink.source import Position, Source, Span

TEXT = '<TEI>\n  <p>I met <persName ref="person:kim-ill">Kim Il</persName>.</p>\n</TEI>\n'


def place(part: str, name: str = "tei/a.xml", xpath: str = "/TEI/p/persName/@ref") -> Place:
    """The place of the first occurrence of a part of TEXT."""
    start = TEXT.index(part)
    return Place.of(Source(name, TEXT.encode()), Span(start, start + len(part)), xpath)


REPORT = Report.of(
    3,
    [
        Diagnostic(
            "TL401",
            Severity.ERROR,
            "@ref points at nobody",
            place('ref="person:kim-ill"'),
            (Label(place("<TEI", "tei/authority/people.xml", "/TEI"), "declared here"),),
            "did you mean person:kim-il?",
            Fix("unsafe", (Edit(Span(32, 46), "person:kim-il"),)),
        ),
        Diagnostic("TL502", Severity.WARNING, "what a pity", place("Kim Il", xpath="/TEI/p/persName/text()")),
        Diagnostic("TL504", Severity.INFO, "the address comes from the file name", Place.of_file("tei/b c.xml")),
    ],
)

# Whatever a file can hold or be called: commands of terminals, line ends, lone surrogates, the marks of each format.
TEXTS = st.text(
    st.one_of(
        st.sampled_from("<>&\"'%,:;{}[]()\\/|`#?\t\n\r\x00\x1b\x7f\x85\x9b\u2028\u202e\ufffe\uffff\udce9\ud800é北"),
        st.characters(exclude_categories=()),
    ),
    max_size=12,
)


@st.composite
def _places(draw: st.DrawFn) -> Place:
    start, width = draw(st.integers(0, 99)), draw(st.integers(0, 9))
    line, column = draw(st.integers(1, 99)), draw(st.integers(1, 99))
    end = Position(line + draw(st.integers(0, 1)), column + width)
    path = draw(TEXTS.filter(bool))
    return Place(path, Span(start, start + width), Position(line, column), end, draw(TEXTS), draw(TEXTS))


@st.composite
def _findings(draw: st.DrawFn) -> Diagnostic:
    code = draw(st.sampled_from([each.code for each in codes()]))
    labels = draw(st.lists(st.builds(Label, _places(), TEXTS), max_size=2))
    edit = st.builds(lambda at, text: Edit(Span(at, at + 2), text), st.integers(0, 99), TEXTS)
    kinds = st.sampled_from(["safe", "unsafe", "show"])
    fixes = st.none() | st.builds(Fix, kinds, st.lists(edit, max_size=2).map(tuple))
    severity = draw(st.sampled_from(list(Severity)))
    return Diagnostic(code, severity, draw(TEXTS), draw(_places()), tuple(labels), draw(TEXTS), draw(fixes))


ANY_REPORT = st.builds(Report.of, st.integers(0, 9), st.lists(_findings(), max_size=3))
