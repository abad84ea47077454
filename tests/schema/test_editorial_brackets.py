"""Every bracket in the running text is told where it stands, and what it looks like."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teilink.diagnostics import Severity
from teilink.schema.editorial.brackets import LARGEST, check_brackets
from teilink.schema.editorial.meaning import meaning
from teilink.source import Source
from teilink.tei.document import NAMESPACE, TeiFile
from teilink.tei.reading import read


def _file(content, encoding="utf-8"):
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    text = f'{mark}<TEI xmlns="{NAMESPACE}"><text><body><div>{content}</div></body></text></TEI>'
    found = read(Source("a.xml", text.encode(encoding)))
    assert isinstance(found, TeiFile)
    return found


def _told(file):
    return [(file.source.decode(*each.place.span), each.message) for each in check_brackets(file)]


def _fixed(file):
    """The text after all fixes, which are edits of bytes."""
    data = file.source.data
    edits = [edit for each in check_brackets(file) if each.fix for edit in each.fix.edits]
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        data = data[: edit.span.start] + edit.text.encode(file.source.encoding) + data[edit.span.end :]
    return data.decode(file.source.encoding).partition("<div>")[2].partition("</div>")[0]


@pytest.mark.parametrize(
    ("written", "fixed"),
    [
        ("in [North] Korea", 'in <supplied reason="completion">North</supplied> Korea'),
        ("24 December [1965]", '24 December <supplied reason="completion">1965</supplied>'),
        ("Liu Sh[aoqi]", 'Liu Sh<supplied reason="completion">aoqi</supplied>'),
        ("he said […] that", 'he said <gap reason="unknown"/> that'),
        ("he said [...] that", 'he said <gap reason="unknown"/> that'),
        ("he said [ . . . ] that", 'he said <gap reason="unknown"/> that'),
        ("a [illegible] day", 'a <gap reason="illegible"/> day'),
        ("[2 words illegible]", '<gap reason="illegible"><desc>2 words illegible</desc></gap>'),
        ("[1 line not declassified]", '<gap reason="redacted"><desc>1 line not declassified</desc></gap>'),
        ("[matter omitted]", '<gap reason="omitted"><desc>matter omitted</desc></gap>'),
        ("[page missing]", '<gap reason="lost"><desc>page missing</desc></gap>'),
        ("the must [sic] day", "the <sic>must</sic> day"),
        ("the must[sic!] day", "the <sic>must</sic> day"),
        ("with Ivanow [?] there", "with <unclear>Ivanow</unclear> there"),
        ("with [Ivanow?] there", 'with <supplied cert="low">Ivanow?</supplied> there'),
        ("end [p. 3] begin", 'end <pb n="3"/> begin'),
        ("end [page 3] begin", 'end <pb n="3"/> begin'),
        ("end [fol. 12v] begin", 'end <pb n="12v"/> begin'),
        ("[Translator’s note: a pun]", '<note type="translator">Translator’s note: a pun</note>'),
        ("[Ed.: a pun]", '<note type="editor">Ed.: a pun</note>'),
        ("[signature]", '<note type="signature">signature</note>'),
        ("[faded stamp: Secret]", '<note type="stamp">faded stamp: Secret</note>'),
        ("[handwritten: agreed]", '<note type="handwritten">handwritten: agreed</note>'),
        ("[Applause.]", '<note type="incident">Applause.</note>'),
        ("<rs>Kaschau</rs> [Košice] in", '<rs>Kaschau</rs> <supplied reason="identification">Košice</supplied> in'),
        ("[the <hi>first</hi> day]", '<supplied reason="completion">the <hi>first</hi> day</supplied>'),
        ("r&amp;d &#91;North&#x5d; é", 'r&amp;d <supplied reason="completion">North</supplied> é'),
        ("\uff3b不清\uff3d", '<gap reason="illegible"/>'),
        ("\u3014北\u3015朝鲜", '<supplied reason="completion">北</supplied>朝鲜'),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_a_bracket_is_read_by_its_words(written, fixed, encoding):
    """The markup that is proposed takes the place of the brackets, byte for byte, and nothing else changes."""
    file = _file(f"<p>\r\né{written}</p>", encoding)

    assert f"<p>\r\né{fixed}</p>" == _fixed(file)
    assert ["unsafe"] == [each.fix.applicability for each in check_brackets(file)]


@pytest.mark.parametrize(
    ("written", "markup"),
    [
        ("General.[1] He", '<note n="1">'),
        ("on [3] May", "<supplied>3</supplied>"),
        ("must [sic; most]", "<choice><sic>must</sic><corr>most</corr></choice>"),
        ("must [recte: most]", "<choice><sic>must</sic><corr>most</corr></choice>"),
        ("[?]", "<unclear>…</unclear>"),
        ("<hi>[North</hi>] Korea", '<supplied reason="completion">North</supplied>'),
        ("<![CDATA[a [North] b]]>", '<supplied reason="completion">North</supplied>'),
    ],
)
def test_what_only_a_human_can_write_has_no_fix(written, markup):
    """The help shows the markup; tags that would cross, or stand in CDATA, are not put in."""
    [found] = check_brackets(_file(f"<p>{written}</p>"))

    assert None is found.fix
    assert markup in found.help


@pytest.mark.parametrize(
    "element", ["note", "supplied", "gap", "unclear", "sic", "ref", "egXML", "formula", "add", "bibl", "metamark"]
)
def test_markup_that_says_what_the_editor_did_keeps_its_brackets(element):
    """There they are accounted for."""
    assert [] == check_brackets(_file(f"<p><{element}><hi>[a]</hi>[b</{element}></p>"))


@pytest.mark.parametrize(
    "text",
    [
        "<teiHeader><p>[a]</p></teiHeader><text><body><p/></body></text>",
        "<text><front><p>[a]</p></front><body><p/></body><back><p>[a]</p></back></text>",
        "<text><body><p>国发\u30141965\u301512号 (a) {b} 【c】 &lt;d></p></body></text>",
        "<text><body><p><!-- [a] --><?x [a]?><m:p xmlns:m='urn:m'>[a]</m:p><hi rend='[a]'/></p></body></text>",
    ],
)
def test_other_brackets_are_no_finding(text):
    """In the header, front and back; those of numbers of papers and headlines; what is no text."""
    assert [] == check_brackets(read(Source("a.xml", f"<TEI xmlns='{NAMESPACE}'>{text}</TEI>".encode())))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p>a [b c</p>", [("[", 'the bracket of "[b c" is never closed')]),
        ("<p>a b] c</p>", [("]", 'the bracket of "a b]" was never opened')]),
        (
            "<p>a [b [c] d</p>",
            [
                ("[", 'the bracket of "[b [c] d" is never closed'),
                ("[c]", 'the brackets of "[c]" are no markup; they look like words of the editor'),
            ],
        ),
        (
            "<p>[a</p></div><div><p>b]</p>",
            [("[", 'the bracket of "[a" is never closed'), ("]", 'the bracket of "b]" was never opened')],
        ),
        (
            "<p>[a\u3015</p>",
            [
                ("[", 'the bracket of "[a\u3015" is never closed'),
                ("\u3015", 'the bracket of "[a\u3015" was never opened'),
            ],
        ),
    ],
)
def test_a_lone_bracket_is_shown_itself(content, expected):
    """Unclosed, unopened, or with its partner in another division."""
    assert expected == _told(_file(content))


def test_a_pair_about_paragraphs_is_shown_where_it_opens_and_closes():
    """Tags cannot take its place."""
    file = _file("<p>a [b</p><p>c] d</p>")
    [found] = check_brackets(file)

    assert ("[", ["]"]) == (
        file.source.decode(*found.place.span),
        [file.source.decode(*label.place.span) for label in found.labels],
    )
    assert None is found.fix


def test_brackets_within_brackets_are_told_each():
    """From the outer to the inner, and the tags of both fixes fit into one another."""
    file = _file("<p>[the [North] Koreans]</p>")

    assert ["[the [North] Koreans]", "[North]"] == [cut for cut, _ in _told(file)]
    etree.fromstring(_fixed(file))


def test_a_text_full_of_brackets_is_told_up_to_a_limit():
    """Then how many more there are."""
    found = check_brackets(_file(f"<p>{'[a] ' * (LARGEST + 30)}</p>"))

    assert LARGEST + 1 == len(found)
    assert "30 more brackets stand in the text from here on" == found[-1].message


def test_findings_are_warnings_under_300_characters():
    """However long the words in brackets are."""
    [found] = check_brackets(_file(f"<p>[{'word ' * 500}]</p>"))

    assert Severity.WARNING is found.severity
    assert len(found.message) + len(found.help) < 300


def test_hostile_words_are_no_delay():
    """No pattern of ours goes through them twice."""
    began = time.process_time()
    for words in (
        "a " * 100,
        "?" * 200,
        "." * 200 + "x",
        "note" * 50,
        "p" * 200,
        " ." * 100 + "x",
        "sic " * 50,
        "1" * 200,
    ):
        meaning(words, "a" * 100_000, "b")

    assert 0.2 > time.process_time() - began


PIECES = st.sampled_from(
    ["[", "]", "[a]", "a", " ", "<hi>[</hi>", "<hi>a]</hi>", "?", "sic", "…", "é", "&amp;", "</p><p>", "<!-- [ -->"]
)


@given(st.lists(PIECES, max_size=14))
def test_every_bracket_is_told_and_a_fixed_text_is_well_formed(pieces):
    """No bracket of any text is left out; each fix alone leaves a file that can be read."""
    content = "".join(pieces)
    file = _file(f"<p>{content}</p>")
    found = check_brackets(file)
    ends = {at for each in found for at in (each.place.span.start, each.place.span.end - 1)}
    ends |= {label.place.span.start for each in found for label in each.labels}
    start = file.source.data.index(b"<div>")
    written = {n for n in range(start, len(file.source.data)) if file.source.data[n : n + 1] in {b"[", b"]"}}
    apart = {n for n in written if file.source.data[n - 5 : n] == b"<!-- "}

    assert written - apart == ends
    for each in found:
        data = file.source.data
        for edit in sorted(each.fix.edits if each.fix else (), key=lambda edit: edit.span, reverse=True):
            data = data[: edit.span.start] + edit.text.encode() + data[edit.span.end :]
        assert isinstance(read(Source("a.xml", data)), TeiFile)
