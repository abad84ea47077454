"""The engine accepts what a schema allows, and nothing else."""

from __future__ import annotations

import pytest
from lxml import etree
from relaxng_schemas import LIBRARY, element, grammar, judged, of_text

from teilink.errors import ProjectError, UsageError
from teilink.schema.relaxng.acceptance import accepts, accepts_tree


def test_order_choice_and_number():
    """A group keeps its order, a choice takes one, repetition counts."""
    one = grammar(
        element("a", f"{element('b')}<zeroOrMore>{element('c')}</zeroOrMore><optional>{element('d')}</optional>")
    )

    assert [True, True, True] == judged(one, "<a><b/></a>", "<a><b/><c/><c/></a>", "<a><b/><c/><d/></a>")
    assert [False, False, False] == judged(one, "<a/>", "<a><c/><b/></a>", "<a><b/><d/><d/></a>")


def test_interleave_takes_any_order():
    """Each part keeps its own order; text may lie between."""
    mingled = grammar(
        element("a", f"<interleave><group>{element('b')}{element('c')}</group>{element('d')}<text/></interleave>")
    )

    assert [True, True] == judged(mingled, "<a><b/>x<d/><c/></a>", "<a><d/><b/><c/></a>")
    assert [False, False] == judged(mingled, "<a><c/><b/><d/></a>", "<a><b/><c/></a>")


def test_one_name_for_two_elements():
    """Where a name stands for two elements, both readings are followed until one fails."""
    first = element("p", f"{element('x')}{element('y')}")
    second = element("p", f"{element('x')}{element('z')}")
    both = grammar(
        element("a", f"<choice><group>{first}{element('q')}</group><group>{second}{element('r')}</group></choice>")
    )

    good = ("<a><p><x/><y/></p><q/></a>", "<a><p><x/><z/></p><r/></a>")
    bad = ("<a><p><x/><y/></p><r/></a>", "<a><p><x/><z/></p><q/></a>", "<a><p><x/></p><q/></a>")
    assert [True, True, False, False, False] == judged(both, *good, *bad)


def test_one_name_for_two_elements_inside_each_other():
    """Readings divide and meet again at every depth."""
    inner = '<define name="n"><element name="n"><choice><ref name="n"/><value>x</value></choice></element></define>'
    other = '<define name="m"><element name="n"><choice><ref name="m"/><value>y</value></choice></element></define>'
    both = grammar(element("a", '<choice><ref name="n"/><ref name="m"/></choice>'), inner, other)
    deep = "<n>" * 60 + "{}" + "</n>" * 60

    assert [True, True, False] == judged(both, *(f"<a>{deep.format(value)}</a>" for value in "xyz"))


def test_attributes_decide_what_may_follow():
    """Content and attributes in one choice belong together."""
    kinds = "".join(
        f'<group><attribute name="type"><value>{kind}</value></attribute>{element(kind)}</group>' for kind in ("b", "c")
    )
    either = grammar(element("a", f"<choice>{kinds}</choice>"))

    assert [True, True] == judged(either, "<a type='b'><b/></a>", "<a type='c'><c/></a>")
    assert [False, False, False] == judged(either, "<a type='b'><c/></a>", "<a><b/></a>", "<a type='d'><b/></a>")


def test_blanks_are_nothing_beside_elements_and_a_value_alone():
    """Section 6.2.7: blanks between elements are ignored; blanks alone may be a value."""
    holder = grammar(
        element("a", f"<choice>{element('b')}<data type='string'><param name='minLength'>2</param></data></choice>")
    )

    assert [True, True, True] == judged(holder, "<a>\n <b/>\n</a>", "<a>  </a>", "<a>xy</a>")
    assert [False, False, False] == judged(holder, "<a/>", "<a> </a>", "<a>x<b/></a>")


def test_a_no_break_space_is_no_blank():
    """It is text like any other, and parts no list."""
    tokens = grammar(element("a", "<list><value>x</value><value>y</value></list>"))
    empty = grammar(element("a", element("b")))

    assert [True, False] == judged(tokens, "<a>x y</a>", "<a>x\N{NO-BREAK SPACE}y</a>")
    assert [False] == judged(empty, "<a>\N{NO-BREAK SPACE}<b/></a>")


def test_comments_and_instructions_part_no_text():
    """A value is the whole text of its element."""
    word = grammar(element("a", "<value>word</value>"))

    assert [True, True] == judged(word, "<a>wo<!-- -->rd</a>", "<a><?x?>word</a>")


def test_names_of_any_kind():
    """Any name but some, any name of a namespace but some, and the rest."""
    lax = grammar(
        '<element><anyName><except><nsName ns="urn:x"/><name>no</name></except></anyName>'
        '<zeroOrMore><attribute><nsName ns="urn:y"/></attribute></zeroOrMore><text/></element>'
    )

    assert [True, True] == judged(lax, "<yes/>", "<a xmlns='urn:z' xmlns:y='urn:y' y:b='1'/>")
    assert [False, False, False] == judged(lax, "<no/>", "<a xmlns='urn:x'/>", "<a b='1'/>")


def test_ids_are_given_once_and_references_find_them():
    """RELAX NG DTD Compatibility, section 5: on whatever attribute."""
    member = element(
        "b",
        '<optional><attribute name="id"><data type="ID"/></attribute></optional>'
        '<optional><attribute name="to"><data type="IDREF"/></attribute></optional>'
        '<optional><attribute name="all"><data type="IDREFS"/></attribute></optional>',
    )
    tied = grammar(element("a", f"<zeroOrMore>{member}</zeroOrMore>"))

    assert [True, True] == judged(tied, "<a><b to='x'/><b id='x'/></a>", "<a><b id='x'/><b id='y' all='x y'/></a>")
    assert [False, False, False] == judged(
        tied, "<a><b id='x'/><b id=' x '/></a>", "<a><b to='x'/></a>", "<a><b id='x' all='x z'/></a>"
    )


def test_a_qualified_name_is_read_by_the_prefixes_around_it():
    """Two prefixes of one namespace name the same."""
    named = of_text(
        f'<element name="a" xmlns="http://relaxng.org/ns/structure/1.0" xmlns:s="urn:x" datatypeLibrary="{LIBRARY}">'
        '<value type="QName">s:b</value></element>'
    )

    assert [True, True] == judged(named, "<a xmlns:t='urn:x'>t:b</a>", "<a xmlns:q='urn:x'>q:<!-- -->b</a>")
    assert [False, False] == judged(named, "<a xmlns:s='urn:y'>s:b</a>", "<a>b</a>")


def test_the_tree_is_judged_as_the_bytes_are():
    """The walk over a tree is for what expat cannot read, and for parts of a document."""
    mixed = grammar(
        element("a", f"<interleave><text/><zeroOrMore>{element('b', '<value>x</value>')}</zeroOrMore></interleave>")
    )
    for document in ("<a>t<b>x</b><!-- -->u<b>x</b></a>", "<a><b>y</b></a>", "<a><b>x<!-- --></b></a>", "<a><c/></a>"):
        assert accepts(mixed, document.encode()) is accepts_tree(mixed.start, etree.fromstring(document))


def test_a_long_sequence_and_a_deep_document_need_no_deep_stack():
    """Two thousand elements in a row, and in each other."""
    row = "".join(f"<optional>{element(f'e{number}')}</optional>" for number in range(2000))
    recursive = '<define name="d"><element name="d"><optional><ref name="d"/></optional></element></define>'

    assert [True, False] == judged(grammar(element("a", row)), "<a><e0/><e1999/></a>", "<a><e1999/><e0/></a>")
    assert [True] == judged(grammar('<ref name="d"/>', recursive), "<d>" * 50_000 + "</d>" * 50_000)


PART = (
    '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="x"/></start>'
    '<define name="x"><element name="x"><empty/></element></define></grammar>'
)


def test_files_of_a_schema_are_put_together():
    """An include replaces what it defines again; an externalRef is a pattern of its own."""
    text = (
        '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="part.rng">'
        '<define name="x"><element name="y"><externalRef href="part.rng"/></element></define></include></grammar>'
    )

    assert [True, False] == judged(of_text(text, part=PART), "<y><x/></y>", "<x/>")


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        (
            '<grammar xmlns="{ns}">\n<include href="part.rng"><define name="z"><empty/></define></include></grammar>',
            "z",
            2,
        ),
        (
            '<grammar xmlns="{ns}"><start>\n\n<ref name="xs"/></start><define name="x"><empty/></define></grammar>',
            "xs",
            3,
        ),
        ('<element name="a" xmlns="{ns}">\n<txt/></element>', "<txt>", 2),
        ('<element name="a" xmlns="{ns}">\n<data type="dat" datatypeLibrary="{xsd}"/></element>', "dat", 2),
        ('<element name="a" xmlns="{ns}">\n<attribute name="b"/><attribute name="b"/></element>', "@b", 1),
        ('<externalRef href="test.rng" xmlns="{ns}"/>', "circle", 1),
        ('<element nam="a" xmlns="{ns}"><empty/></element>', "@nam", 1),
        ('<element name="p:a" xmlns="{ns}"><empty/></element>', "prefix p", 1),
        ("<schema/>", "root", 1),
        ("<a>", "cannot be read", 1),
    ],
)
def test_a_fault_in_a_schema_is_told_with_its_place(text, said, line):
    """TL032, on the element that has it."""
    with pytest.raises(ProjectError) as raised:
        of_text(text.format(ns="http://relaxng.org/ns/structure/1.0", xsd=LIBRARY), part=PART, test="<x/>")
    [found] = raised.value.diagnostics

    assert ("TL032", "test.rng", line) == (found.code, found.place.path, found.place.start.line)
    assert said in found.message


def test_a_wrong_reference_is_told_with_the_right_one():
    """The nearest name is proposed."""
    with pytest.raises(ProjectError) as raised:
        grammar('<ref name="paragraf"/>', '<define name="paragraph"><element name="p"><empty/></element></define>')

    assert "did you mean paragraph?" == raised.value.diagnostics[0].help


def test_nothing_outside_of_the_project_is_read(tmp_path):
    """Neither a file beside the schema's folder nor one of the web."""
    from teilink.project import read_schema

    folder = tmp_path / "inner"
    folder.mkdir()
    (tmp_path / "part.rng").write_text(PART)
    path = folder / "main.rng"
    for href, error in (
        ("../part.rng", UsageError),
        ("/etc/hostname", UsageError),
        ("http://127.0.0.1:9/part.rng", ProjectError),
        ("file:///etc/hostname", ProjectError),
    ):
        path.write_text(f'<externalRef xmlns="http://relaxng.org/ns/structure/1.0" href="{href}"/>')
        with pytest.raises(error):
            read_schema(path)

    path.write_text('<externalRef xmlns="http://relaxng.org/ns/structure/1.0" href="../part.rng"/>')
    assert ["x"] == list(read_schema(path, tmp_path).grammar.by_name)
