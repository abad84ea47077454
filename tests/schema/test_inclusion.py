"""The proof that one schema includes another holds where it must, and nowhere else."""

from __future__ import annotations

import re

import pytest
from relaxng_schemas import element, grammar, judged

from teilink.resources import shipped
from teilink.schema.relaxng.grammar import Grammar
from teilink.schema.relaxng.inclusion import path_text, prove
from teilink.source import Source

X, Y = '<attribute name="x"/>', '<attribute name="y"/>'
TOKEN, NAME = '<data type="token"/>', '<data type="NCName"/>'
B, C = element("b"), element("c")
DATE, YEAR = '<data type="date"/>', '<data type="gYear"/>'


def x_is(value):
    """An element with @x of a kind, and nothing in it."""
    return f'<attribute name="x">{value}</attribute><empty/>'


def optional(pattern):
    """A pattern, or nothing."""
    return f"<optional>{pattern}</optional>"


def many(pattern):
    """A pattern, any number of times."""
    return f"<zeroOrMore>{pattern}</zeroOrMore>"


def group(*patterns):
    """Patterns in a row."""
    return f"<group>{''.join(patterns)}</group>"


def choice(*patterns):
    """One of several patterns."""
    return f"<choice>{''.join(patterns)}</choice>"


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        (B, optional(B)),
        (B + C, many(choice(B, C))),
        (f"<oneOrMore>{B}</oneOrMore>", many(B)),
        (B + C, f"<interleave>{C}{B}</interleave>"),
        ("<empty/>", "<text/>"),
        ("<value>x</value>", "<text/>"),
        (choice("<value>x</value>", "<value>y</value>"), '<data type="token"/>'),
        (DATE, choice(DATE, YEAR)),
        ('<data type="NCName"/>', '<data type="token"/>'),
        (
            '<list><oneOrMore><data type="NCName"/></oneOrMore></list>',
            '<list><zeroOrMore><data type="Name"/></zeroOrMore></list>',
        ),
        ("<list><value>a</value><value>b</value></list>", '<list><oneOrMore><data type="token"/></oneOrMore></list>'),
        (X + "<empty/>", optional(X) + optional(Y) + "<empty/>"),
        (choice(X, Y) + "<empty/>", optional(X) + optional(Y) + "<empty/>"),
        (choice(X, Y) + "<empty/>", choice(Y, X) + "<empty/>"),
        (choice(group(X, B), group(Y, C)), choice(X, Y) + choice(B, C)),
        (
            "<interleave><text/>" + optional(X) + many(B) + "</interleave>",
            optional(X) + "<mixed>" + many(B) + "</mixed>",
        ),
        (many(B), many(choice(B, "<element><anyName/><empty/></element>"))),
        (B, "<element><anyName><except><name>c</name></except></anyName><empty/></element>"),
        (element("b", X + "<empty/>"), choice(element("b", X + "<empty/>"), element("b", Y + "<empty/>"))),
        ("<notAllowed/>", B),
    ],
)
def test_what_is_included_is_proved(narrow, wide):
    """Every document of the first is one of the second."""
    assert () == prove(grammar(element("a", narrow)), grammar(element("a", wide))).differences


@pytest.mark.parametrize(
    ("narrow", "wide", "document", "said"),
    [
        (optional(B), B, "<a/>", "may end without <b>"),
        (C, B, "<a><c/></a>", "may hold <c> here"),
        (many(B), B, "<a><b/><b/></a>", "may hold <b> here"),
        ("<text/>", "<empty/>", "<a>x</a>", "may hold text"),
        ("<text/>", "<value>x</value>", "<a>y</a>", "its text is not provably allowed"),
        (choice(DATE, YEAR), DATE, "<a>1965</a>", "its text is not provably allowed"),
        (optional(X) + "<empty/>", X + "<empty/>", "<a/>", "need not have @x"),
        (X + "<empty/>", "<empty/>", "<a x=''/>", "may have @x"),
        (
            optional(X) + optional(Y) + "<empty/>",
            choice(optional(X), optional(Y)) + "<empty/>",
            "<a x='' y=''/>",
            "may have @y beside @x",
        ),
        (x_is(TOKEN), x_is(DATE), "<a x='z'/>", "the value of @x is not provably allowed"),
        (choice(X, Y) + choice(B, C), choice(group(X, B), group(Y, C)), "<a x=''><c/></a>", "may hold <c> here"),
        ("<element><anyName/><empty/></element>", B, "<a><z/></a>", "may hold"),
        (x_is(NAME), x_is('<data type="IDREF"/>'), "<a x='z'/>", "the value of @x is not provably allowed"),
        (f"<list><oneOrMore>{TOKEN}</oneOrMore></list>", f"<list>{TOKEN}</list>", "<a>x y</a>", "its text"),
    ],
)
def test_what_is_not_included_is_told(narrow, wide, document, said):
    """A document that the first accepts and the second refuses has a difference behind it."""
    one, other = grammar(element("a", narrow)), grammar(element("a", wide))
    found = prove(one, other)

    assert [True, False] == judged(one, document) + judged(other, document)
    assert not found.holds
    assert any(each.message.startswith(said) and "a" == path_text(each.path) for each in found.differences)


def test_a_difference_deep_inside_is_told_with_its_path():
    """The path of element names by which it is reached first."""
    narrow = grammar(element("a", element("b", element("c", many(element("d"))))))
    wide = grammar(element("a", element("b", element("c"))))

    assert [("a/b/c", "may hold <d> here")] == [
        (path_text(each.path), each.message) for each in prove(narrow, wide).differences
    ]


def test_elements_that_hold_each_other_are_compared_once():
    """A schema that goes round in circles is proved in finite time, both ways with itself."""
    itself = '<ref name="p"/>'
    one = grammar(itself, f'<define name="p">{element("p", many(choice("<text/>", itself)))}</define>')

    proof = prove(one, one)

    assert (True, 1) == (proof.holds, proof.elements)


@pytest.fixture(scope="module")
def tei_all(shared):
    """The whole of TEI."""
    path = shared / "tei" / "tei_all.rng"
    return Grammar.read(Source("tei_all.rng", path.read_bytes()), lambda _, path: Source(path, b""))


def _shipped(change=lambda text: text):
    text = shipped("schemas/teilink.rng").read_text(encoding="utf-8")
    return Grammar.read(Source("teilink.rng", change(text).encode()), lambda _, path: Source(path, b""))


def test_every_document_of_ours_is_tei(tei_all):
    """What is valid under the shipped schema is valid under tei_all."""
    assert () == prove(_shipped(), tei_all).differences


def test_tei_is_more_than_ours(tei_all):
    """The other way round there are differences: the proof is not blind."""
    assert len(prove(tei_all, _shipped()).differences) > 100


@pytest.mark.parametrize(
    ("pattern", "instead"),
    [
        (
            r'(<define name="titleStmt">.*?)<oneOrMore>(\s*<ref name="title"/>\s*)</oneOrMore>',
            r"\1<zeroOrMore>\2</zeroOrMore>",
        ),
        (r'(<element name="language">)', r'\1<optional><attribute name="bogus"/></optional>'),
        (r'(<define name="fileDesc">.*?)<ref name="titleStmt"/>', r"\1"),
        (r'<value>unknown</value>', r"<value>perhaps</value>"),
    ],
)  # fmt: skip
def test_a_broken_schema_is_caught(pattern, instead, tei_all):
    """A title that need not be, an attribute too many, an element that may be missing, a word of no list."""
    broken = _shipped(lambda text: re.sub(pattern, instead, text, count=1, flags=re.DOTALL))

    assert not prove(broken, tei_all).holds


def test_two_schemas_of_one_odd_accept_the_same(shared, tmp_path):
    """Our compiler and that of the TEI, from one self-contained ODD: proved both ways."""
    from teilink.schema.odd.compilation import compile_odd
    from teilink.schema.odd.reading import read_odd

    folder = shared / "conformance" / "odd"
    source = Source("self-contained.odd", (folder / "self-contained.odd").read_bytes())
    ours = Grammar.read(Source("ours.rng", compile_odd(read_odd(source))), lambda _, path: Source(path, b""))
    theirs = Grammar.read(
        Source("theirs.rng", (folder / "self-contained.rng").read_bytes()), lambda _, path: Source(path, b"")
    )

    assert prove(ours, theirs).holds
    assert prove(theirs, ours).holds


def test_the_tool_of_the_tei_is_caught_in_a_mistake(shared, tei_all):
    """Its own customisation lets an element be empty that TEI does not: found by the proof, and by nothing else."""
    path = shared / "conformance" / "odd" / "customised.rng"
    custom = Grammar.read(Source("customised.rng", path.read_bytes()), lambda _, path: Source(path, b""))

    [found] = prove(custom, tei_all).differences

    assert (
        "TEI/teiHeader/profileDesc/handNotes: may end without <handNote>" == f"{path_text(found.path)}: {found.message}"
    )
