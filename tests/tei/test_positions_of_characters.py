"""Characters of a text are cut out of the bytes exactly, whatever they are written as."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teilink.source import Source
from teilink.tei.document import NAMESPACE, TeiFile
from teilink.tei.reading import read

ENCODINGS = ("utf-8", "utf-16-le", "iso-8859-1")
MARKS = {"utf-16-le": "\ufeff", "iso-8859-1": '<?xml version="1.0" encoding="ISO-8859-1"?>'}


def _file(content, encoding="utf-8"):
    text = f'{MARKS.get(encoding, "")}<TEI xmlns="{NAMESPACE}"><p>{content}</p></TEI>'
    found = read(Source("a.xml", text.encode(encoding)))
    assert isinstance(found, TeiFile)
    return found


def _texts(file):
    """Every text of the file: the node, whether it is what follows it, the characters."""
    for node in file.root.iter():
        if isinstance(node.tag, str) and node.text:
            yield node, False, node.text
        if node is not file.root and node.tail:
            yield node, True, node.tail


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a[b]c", "[b]"),
        ("é&amp;&#233;[&lt;b&#x5d;", "[&lt;b&#x5d;"),
        ("a\r\n\r\né[b\r\nc]", "[b\r\nc]"),
        ("a\r[b]", "[b]"),
        ("<![CDATA[<&amp;>]]>x<![CDATA[[b]]]>", "[b]"),
        ("<hi>[a</hi>é[b]", "[b]"),
        ("<hi n='/>'>x</hi >[b]", "[b]"),
        ("<hi/>[b]", "[b]"),
        ("<p><p/></p>[b]", "[b]"),
        ("x<!-- [a] <hi> -->é[b]", "[b]"),
        ("<?a [a]?><!-- [a] --><hi>[a</hi><!-- [a]]> --><![CDATA[x]]><?b?>&#13;[b]", "[b]"),
        ("<!-- a -->x<!-- b -->[b]", "[b]"),
        ("<hi/><![CDATA[]]>[b]<![CDATA[]]>", "[b]"),
    ],
)
def test_characters_are_cut_from_any_text(content, expected, encoding):
    """Behind elements, comments and instructions; line ends, references and CDATA are counted as lxml gives them."""
    file = _file(content, encoding)
    [(node, is_tail, text)] = [each for each in _texts(file) if "[b" in each[2] or "[<b" in each[2]]

    span = file.span_of_characters(node, text.index("["), text.index("]") + 1, is_tail=is_tail)

    assert expected == file.source.decode(*span)


PIECES = st.sampled_from(
    [
        "a",
        "é",
        "\r\n",
        "\r",
        "&amp;",
        "&#38;",
        "<hi/>",
        "<hi >é</hi >",
        "<!-- &<p> -->",
        "<?x <p>?>",
        "<![CDATA[<&é]]>",
        "]",
    ]
)


@given(st.lists(PIECES, max_size=12))
def test_every_character_has_its_own_bytes(pieces):
    """One after the other the spans of a text do not overlap, and each holds what its character is written as."""
    file = _file("".join(pieces))

    for node, is_tail, text in _texts(file):
        spans = [file.span_of_characters(node, n, n + 1, is_tail=is_tail) for n in range(len(text))]
        assert all(one.end <= other.start for one, other in pairwise(spans))
        for character, span in zip(text, spans, strict=True):
            written = file.source.decode(*span)
            assert written in {character, {"&": "&amp;", "\n": "\r\n"}.get(character), "&#38;", "\r"}


def test_the_text_of_the_root_is_one_too():
    """It has no parent, and needs none."""
    file = read(Source("a.xml", f'<TEI xmlns="{NAMESPACE}">a[b]<p/></TEI>'.encode()))

    assert "[b]" == file.source.decode(*file.span_of_characters(file.root, 1, 4, is_tail=False))
