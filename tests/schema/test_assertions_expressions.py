"""An expression is XPath 1.0, or the sign at fault is named; what is rewritten means what it meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teilink.schema.assertions.contexts import alternatives
from teilink.schema.assertions.expressions import ExpressionError, tokens
from teilink.schema.assertions.rewriting import Bound, Standpoint, filled, rebased

TREE = etree.fromstring(
    '<a n="1" xml:lang="ko"><b n="2" t="x">t<c n="3"/><b><c t="x"/>u</b></b><!--r--><b t="y"><a><c n="4"/></a></b></a>'
)


def _value(expression, element=TREE, **variables):
    found = etree.XPath(expression, regexp=False)(element, **variables)
    return [one if isinstance(one, etree._Element) else str(one) for one in found] if isinstance(found, list) else found


@pytest.mark.parametrize(
    "expression",
    [
        "a", "@n", ".", "..", "/", "//a", "/a/b", "* * *", "div div div", "and and and", "mod", "-1", "--1", "1 - -1",
        "a[1][2]/b[@n = '2']", "child::a/descendant-or-self::node()", "text()", "processing-instruction('x')",
        "concat('a', \"b\", 'c')", "not(a) or b and c", "(a | b)/c", "(a)[1]", "a[.//b]", "@*", "attribute::*",
        "count(a) > 1 and count(b) <= .5", "a/text()", "$x + $y", "string()", "@a=-1", "a-b", "/ = 1", "a | /", "é-é",
        "self::node()[text()]", "comment()/..", "lang('en')", "a[position() = last()]", "current()/@n", "1.",
    ],
)  # fmt: skip
def test_every_form_of_xpath_1_is_read(expression):
    """Whatever the grammar allows is read, and libxml2 reads it too; operators may be names and names operators."""
    tokens(expression)

    assert callable(etree.XPath(expression))


@pytest.mark.parametrize(
    ("expression", "cut", "said", "advice"),
    [
        ("@a eq 'x'", "eq", "XPath 2", "write ="),
        ("count(a) lt 2", "lt", "XPath 2", "&lt;"),
        ("if (a) then b else c", "if", "XPath 2", "not(A)"),
        ("some $x in a satisfies $x", "some", "XPath 2", "P["),
        ("for $x in a return b", "for", "XPath 2", "path"),
        ("a/(b|c)", "(", "XPath 2", "a/b | a/c"),
        ("a/name()", "name", "XPath 2", "name(a)"),
        ("@a = ('x','y')", ",", "XPath 2", "A = B or A = C"),
        ("()", ")", "XPath 2", ""),
        ("*:a", "*:", "XPath 2", "local-name()"),
        ("matches(., '^x')", "matches", "no function", "contains()"),
        ("fn:exists(a)", "fn:exists", "no function", "boolean"),
        ("xs:date(@when)", "xs:date", "no function", "no types"),
        ("document('http://example.org/')", "document", "no function", "no other file"),
        ("id('x')", "id", "no function", "@xml:id"),
        ("re:test(., '(a+)+$')", "re:test", "no function", ""),
        ("a || b", "||", "XPath 3", "concat"),
        ("a ! b", "!", "XPath 3", ""),
        ("a << b", "<<", "XPath 2", "preceding"),
        ("(: x :) a", "(:", "comment", "leave"),
        ("..[a]", "[", "predicate", "parent::node()"),
        ("a b", "b", "operator", ""),
        ("a]", "]", "closes nothing", ""),
        ("'a", "'", "never closed", ""),
        ("foo::a", "foo", "no axis", ""),
        ("contains(a)", "contains", "takes 2 arguments, not 1", ""),
        ("a & b", "&", "no sign", ""),
        ("a[", "", "ends", ""),
        ("(a", "", "never closed", ""),
        ("", "", "ends", ""),
    ],
)
def test_the_sign_at_fault_is_named(expression, cut, said, advice):
    """What is not XPath 1.0 is pointed at, with the spelling of XPath 1.0 where there is one."""
    with pytest.raises(ExpressionError) as caught:
        tokens(expression)

    assert cut == expression[caught.value.start : caught.value.end]
    assert said in caught.value.message
    assert advice in caught.value.help


@given(st.text("ab$@/.*[]()|=<'\":,! -+1&é\n", max_size=12))
def test_what_is_read_is_what_libxml2_reads(text):
    """No text makes the reader fail otherwise than it says, and what it lets through libxml2 can compile."""
    fault = _fault(text)

    if fault is None:
        assert callable(etree.XPath(text))
    else:
        assert 0 <= fault.start <= fault.end <= len(text)
        assert fault.message


def _fault(text):
    try:
        tokens(text)
    except ExpressionError as error:
        return error
    return None


@pytest.mark.parametrize("expression", ["(" * 101 + "1" + ")" * 101, "a[" * 101 + "1" + "]" * 101, "a" * 20_001])
def test_monsters_are_refused(expression):
    """Depth and length have limits, and no reader recurses into them."""
    with pytest.raises(ExpressionError):
        tokens(expression)


EXPRESSIONS = [
    ". = '2'", "../@t", "@n", "name()", "local-name(..)", "string-length()", "normalize-space() = '2'", "lang('ko')",
    "count(../../b[@t = 'y'])", "../c[. = ''] | ../b", "position() + last()", "/a/@n = '1'", "-number()", "//c[@n]",
    "not(self::node())", "boolean(parent::b[1 = 1]) or 1",
    "lang(../@t) or not(lang(concat('k', string(../../@n))))", "text()", "following::c[1]/@n", "'a' = \"b\" or ../..",
]  # fmt: skip


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_an_expression_about_an_attribute_can_be_asked_of_its_element(expression):
    """Begun at the element it means the same: where a predicate stands on the attribute, libxml2 agrees."""
    element = TREE.find("b")
    moved = rebased(expression, Standpoint("$node/@n"))
    as_predicate = f"boolean(@n[string({expression}) = string($found)])"

    assert _value(as_predicate, element, found=_value(f"string({moved})", TREE, node=element)) is True
    assert _value(f"boolean(@n[boolean({expression})])", element) == _value(f"boolean({moved})", TREE, node=element)


SCOPE = {"x": Bound("@t"), "y": Bound("count(c) + 1"), "all": Bound("//c/@n", "$v0/i"), "t": Bound("(@t)")}


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("$x = 'x'", "( @t ) = 'x'"),
        ("//b[@t = $x]", "// b [ @ t = (current()/@ t) ]"),
        ("$y * 2", "(count(c) + 1) * 2"),
        ("@n = $all", "@ n = $v0/i"),
        ("count($all)", "count ( $v0/i )"),
        ("$all/..", "(//c/@n) / .."),
        ("name($all)", "name ( (//c/@n) )"),
        ("$all[1]", "(//c/@n) [ 1 ]"),
        ("$all | @n", "(//c/@n) | @ n"),
        ("b[@n = $all]", "b [ @ n = $v0/i ]"),
        ("$all", "(//c/@n)"),
    ],
)
def test_a_variable_is_filled_in_so_that_it_means_the_same(expression, expected):
    """In a predicate it begins at the node of the rule; a set of the whole document is asked for by its values."""
    assert expected.replace(" ", "") == filled(tokens(expression), SCOPE).replace(" ", "")


PATTERNS = [
    "b", "b/c", "a//c", "/a", "/a/b", "//c", "b//c", "a//b//c", "/a//c", "b[@t]//c", "b[@t = 'x']//@n", "b[1]//c",
    "b[2]//c", "b[last()]//c", "b[count(c)]//c", "a//b[1]", "b//c[1]", "@n", "b/@n", "a//@n", "*", "text()",
    "b//text()",     "comment()", "node()", "b | c", "a//c | @t", "child::b//child::c", "b/attribute::n", "self::b",
    "a/descendant::c",     "b[not(@t)]//c", "a[b//c]//c", "b[.//c/@n]//c", "/a/b//a/c", "//b//c",
]  # fmt: skip


def _matched(pattern):
    """The nodes that a pattern matches, by its definition: from some node the path leads to them (XSLT 1.0, 5.2)."""
    found = set()
    for one in pattern.split(" | "):
        starts = [None] if one.startswith("/") else [*TREE.iter("*")]
        paths = (
            [(TREE, one)] if starts == [None] else [(TREE, f"/self::node()/{one}"), *((each, one) for each in starts)]
        )
        for element, path in paths:
            found |= {_identity(each) for each in etree.XPath(path)(element)}
    return found


def _identity(one):
    if isinstance(one, etree._Element):
        return one
    return (one.getparent(), one.attrname or str(one), bool(one.is_tail))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_context_matches_as_a_pattern_does(pattern):
    """However it is asked for, a node is found if and only if it matches."""
    found = [etree.XPath(path)(TREE) for path in alternatives(tokens(pattern))]

    assert _matched(pattern) == {_identity(one) for some in found for one in some}


@pytest.mark.parametrize(
    ("pattern", "cut"),
    [
        ("parent::a", "parent"),
        ("a/..", ".."),
        ("a[current()]", "current"),
        ("key('x', 'y')", "key"),
        ("1", "1"),
        ("'a'", "'a'"),
        ("a + b", "+"),
        ("(a | b)", "|"),
        ("not(a)", "not"),
    ],
)
def test_a_context_that_is_no_pattern_is_refused(pattern, cut):
    """A pattern goes down by children and attributes; its predicates may be what they like."""
    with pytest.raises(ExpressionError) as caught:
        alternatives(tokens(pattern))

    assert cut == pattern[caught.value.start : caught.value.end]
