"""Paths of a crosswalk: what they select, and that every path that could fail later is refused when it is read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from teilink.crosswalk.paths import PathError, compile_path, steps

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0" n="0">
  <teiHeader n="1"/>
  <text n="2" xml:lang="en"><body n="3">
    <div n="4"><p n="5" rend="x">a<!--c--><?p i?></p><div n="6"/></div></body></text>
  <and n="7"/>
</TEI>"""


@pytest.fixture(scope="module")
def unit():
    """A small document; @n numbers its elements."""
    return etree.fromstring(TEI)


@pytest.mark.parametrize(
    ("numbers", "attribute", "path"),
    [
        ("0", "", "."),
        ("0", "", ""),
        ("0", "n", "@n"),
        ("2", "", "text"),
        ("2", "", " text "),
        ("2", "{http://www.w3.org/XML/1998/namespace}lang", "text/@xml:lang"),
        ("4", "", "text/body/div"),
        ("4 6", "", "text//div"),
        ("4 6", "", "//div"),
        ("4", "", "/TEI/text/body/div"),
        ("4 5 6", "n", "text/body/div//@n"),
        ("0 1 2 3 4 5 6 7", "n", "//@n"),
        ("5 6", "", "text/body/div/*"),
        ("5", "", "text/body/div/*[self::p or self::head]"),
        ("5 6", "", "text/body/div/p | text/body/div/div"),
        ("5", "", "text/body/div/p[@rend='x' and not(@when)][position() = last()]"),
        ("6", "", "(text//div)[2]"),
        ("5", "", "descendant::p[text()='a']"),
        ("4", "", "text/body/div/p/@rend/../.."),
        ("4 6", "", "//div[count(div) < 2 or contains(., 'b')]"),
        ("7", "", "and"),
        ("", "", "text/body/p[@x = 'a [ b / c']"),
        ("", "", "div/mod/or"),
    ],
)
def test_a_path_selects_elements_of_tei(unit, numbers, attribute, path):
    """Names stand without prefix, also those that are words of XPath; a last attribute is read in Python."""
    compiled = compile_path(path)

    assert numbers.split() == [element.get("n") for element in compiled.select(unit)]
    assert attribute == compiled.attribute
    assert not compiled.in_header


@pytest.mark.parametrize(("path", "attribute"), [("header:fileDesc/p", ""), ("header:.", ""), ("header: @n", "n")])
def test_header_is_told_apart(path, attribute):
    """A path behind "header:" starts at the teiHeader; the text keeps what was written."""
    compiled = compile_path(path)

    assert (True, attribute, path) == (compiled.in_header, compiled.attribute, compiled.text)


@pytest.mark.parametrize(
    ("path", "at", "message"),
    [
        ("title[", 5, "[ is never closed"),
        ("header:title[1", 12, "[ is never closed"),
        ("title[contains(., 'a']", 21, "unexpected ']'"),
        ("title]", 5, "unexpected ']'"),
        ("title/", 6, "the path ends too early"),
        ("title |", 7, "the path ends too early"),
        ("title name", 6, "unexpected 'name'"),
        ("title['a]", 6, 'unexpected "\'"'),
        ("title#a", 5, "unexpected '#'"),
        ("head, title", 0, "invalid expression"),
        ("title/(a|b)", 0, "invalid expression"),
        ("sibling::title", 0, "invalid expression"),
        ("tei:title", 0, "the prefix tei is not known; TEI names stand without one"),
        ("p/t:title", 2, "the prefix t is not known; TEI names stand without one"),
        ("xml:id", 0, "the prefix xml is not known; TEI names stand without one"),
        ("title[$n]", 6, "a path has no variables"),
        ("  title[$n]", 8, "a path has no variables"),
        # XPath 2
        ("title[matches(., 'a')]", 6, "matches() is not a function of XPath 1.0"),
        ("header:p/title[lower-case(.) = 'a']", 15, "lower-case() is not a function of XPath 1.0"),
        ("for $x in title return $x", 4, "a path has no variables"),
        ("title[. eq 'a']", 8, "unexpected 'eq'"),
        ("if (a) then b else c", 0, "if() is not a function of XPath 1.0"),
        # A value
        ("count(title)", 0, "the path gives a value, not elements"),
        ("'title'", 0, "the path gives a value, not elements"),
        ("header:string(title)", 7, "the path gives a value, not elements"),
        ("title = 'a'", 0, "the path gives a value, not elements"),
        # Nodes that hold nothing
        ("title/text()", 0, "the path finds text or attributes, not elements"),
        ("title/@*", 0, "the path finds text or attributes, not elements"),
        ("title/@n | head/@n", 0, "the path finds text or attributes, not elements"),
        ("title/node()", 0, "the path finds text or attributes, not elements"),
        ("comment()", 0, "the path finds text or attributes, not elements"),
        ("processing-instruction('x')", 0, "the path finds text or attributes, not elements"),
        ("namespace::*", 0, "the path finds text or attributes, not elements"),
        # What fails only where something is found
        ("title[contains(.)]", 6, "invalid number of arguments"),
        ("title[@n and p[count('a') = 1]]", 15, "invalid type"),
        ("title[@n or sum(1)]", 6, "invalid type"),
    ],
)
def test_a_bad_path_is_refused_at_its_fault(path, at, message):
    """A path is judged before any document is read; where the parser knows the place, the offset is that place."""
    with pytest.raises(PathError) as caught:
        compile_path(path)

    assert (at, message) == (caught.value.at, str(caught.value))


@pytest.mark.parametrize(
    ("expected", "path"),
    [
        (["a", "b", "c"], "a/b/c"),
        (["a", "b"], "header:a/b"),
        (["a[b/c]", "d"], "a[b/c]/d"),
        (["(a/b | c)", "d"], "(a/b | c)/d"),
        (["a", "/b", "c"], "a//b/c"),
        (["", "/b"], "//b"),
        (["."], "."),
    ],
)
def test_steps_cut_a_path_into_paths(expected, path):
    """Every beginning of a path is a path of its own, so that something missing is shown on what should hold it."""
    found = steps(path)

    assert expected == found
    for length in range(1, len(found)):
        compile_path("/".join(found[:length]))


@settings(deadline=None)
@given(st.text(alphabet="abpd/@*.[]()|'= :-<1$,\n#&", max_size=24))
def test_any_text_is_a_path_or_refused(text):
    """Nothing that an archivist may write raises anything else, and what is accepted never fails on a document."""
    try:
        compiled = compile_path(text)
    except PathError as error:
        refused = error
    else:
        refused = None
    if refused is not None:
        assert 0 <= refused.at <= len(text)
        assert "\n" not in str(refused)
        return
    document = etree.fromstring(TEI)
    for start in (document, *document.iter("{*}p", "{*}div")):
        assert all(isinstance(each.tag, str) for each in compiled.select(start))
