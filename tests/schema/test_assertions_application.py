"""Assertions fail where ISO Schematron says they do, and each finding stands on the node it speaks of."""

from __future__ import annotations

import random
import time

import pytest
from lxml import etree
from lxml.isoschematron import Schematron

from teilink.diagnostics import Severity
from teilink.errors import ProjectError
from teilink.schema.assertions import Assertions
from teilink.source import Source
from teilink.tei.document import NAMESPACE
from teilink.tei.reading import read

SCH = "http://purl.oclc.org/dsdl/schematron"


def _schema(inner, head="", attributes=""):
    return f'<schema xmlns="{SCH}" {attributes}><ns prefix="tei" uri="{NAMESPACE}"/>{head}{inner}</schema>'


def _rule(assertion, context="tei:p"):
    return _schema(f'<pattern id="words"><rule context="{context}">{assertion}</rule></pattern>')


def _file(body):
    return read(Source("a.xml", f'<TEI xmlns="{NAMESPACE}" xmlns:t="urn:t">{body}</TEI>'.encode()))


def _found(schema, body):
    """Each finding as what its place cuts out and what it says."""
    file = _file(body)
    findings = Assertions.read(Source("a.sch", schema.encode())).check(file)
    assert {"TL390"} >= {each.code for each in findings}
    return [(file.source.decode(*each.place.span), each.message) for each in findings]


@pytest.mark.parametrize(
    ("context", "body", "cut"),
    [
        ("tei:p", "<hi/><p\nn='1'>é</p>", "<p"),
        ("@n", "é<p rend='x' n = 'é'/>", "n = 'é'"),
        ("@t:n", "é<p n='2' t:n='1'/>", "t:n='1'"),
        ("tei:p/text()", "<p> é <hi/></p>", "é"),
        ("tei:p/text()", "<p><hi>x</hi> &amp;é\r\n<!-- --></p>", "&amp;é"),
        ("tei:p/text()", "<p><!-- x --> é</p>", "é"),
        ("tei:p/text()", "<p><hi/> </p>", "<p"),
        ("comment()", "é<p/><!-- é -->", "<!-- é -->"),
        ("processing-instruction('x')", "é<?y?><p/><?x é?>", "<?x é?>"),
        ("/", "<p/>", "<TEI"),
        ("/tei:TEI", "<p/>", "<TEI"),
        ("tei:list[@type='gloss']/tei:item", "<list><item/></list><list type='gloss'>\n<item/></list>", "<item"),
        ("tei:p | @n", "<p/>", "<p"),
    ],
)
def test_a_finding_stands_on_the_node_of_the_context(context, body, cut):
    """Elements, attributes, texts, comments, instructions and the document have the place that readers look at."""
    schema = _rule("<assert test='false()'>no</assert>", context).replace("<ns ", '<ns prefix="t" uri="urn:t"/><ns ', 1)

    assert [(cut, "[words] no")] == _found(schema, body)


def test_the_subject_of_an_assertion_is_where_it_is_shown():
    """@subject leads from the node of the rule; where it leads nowhere the node itself is shown."""
    schema = _rule('<assert test="false()" subject="tei:hi/@n">no</assert>')

    assert ["n='1'", "<p"] == [cut for cut, _ in _found(schema, "<p><hi n='1'/></p><p/>")]


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        (". = 'x'", ["n='y'", "n='z'"]),
        ("../@rend", ["n='y'", "n='z'"]),
        ("name() = 'n'", []),
        ("string-length() = 1", []),
        ("count(../tei:hi) = 1", ["n='x'", "n='z'"]),
        ("../tei:hi[@n2 = current()]", ["n='x'", "n='z'"]),
        ("following::tei:p", ["n='z'"]),
        ("$same", ["n='y'", "n='z'"]),
        ("not(ancestor::tei:TEI/tei:p[@n = $value][@rend])", ["n='x'"]),
    ],
)
def test_attributes_are_asked_as_elements_are(test, expected):
    """An assertion about an attribute may go anywhere from there; its variables and current() are the attribute."""
    lets = '<let name="value" value="."/><let name="same" value="$value = \'x\'"/>'
    schema = _rule(f'{lets}<assert test="{test}">no</assert>', "tei:p/@n")
    body = "<p n='x' rend='r'/><p n='y'><hi n2='y'/></p><p n='z'/>"

    assert expected == [cut for cut, _ in _found(schema, body)]


def test_the_first_rule_that_matches_has_the_node():
    """In a pattern a node is looked at once; another pattern looks again; a report fails where it holds."""
    first = '<rule context="tei:p[@n]"><assert test="@n = 1">first</assert></rule>'
    second = '<rule context="tei:*"><report test="true()">second</report></rule>'
    schema = _schema(f"<pattern>{first}{second}</pattern><pattern>{second}</pattern>")
    expected = ["second", "first", "second", "second", "second", "second", "second"]

    found = _found(schema, "<p n='1'/><p n='2'/><p/>")

    assert sorted(expected) == sorted(message for _, message in found)
    assert ("<p", "first") in found


WORDS = """<assert id="one" test="false()" see="https://example.org/rule" diagnostics="d1 d2">In <name/> of
  <name path=".."/> <emph>stands</emph> <!-- not this --> "<value-of select="@n"/>"<span class="x">:</span> <dir>so
  </dir></assert>"""
ADVICE = '<diagnostics><diagnostic id="d1">write <value-of select="@n + 1"/></diagnostic><diagnostic id="d2">or not'


def test_words_are_filled_and_spaces_folded():
    """Names and values stand where the assertion has them, in its diagnostics too; @see is told behind them."""
    schema = _rule(WORDS).replace("</schema>", f"{ADVICE}</diagnostic></diagnostics></schema>")
    [finding] = Assertions.read(Source("a.sch", schema.encode())).check(_file("<p n=' 1  2'/><hi/>"))

    assert '[one] In p of TEI stands "1 2": so' == finding.message
    assert "write NaN; or not; see https://example.org/rule" == finding.help


def test_a_finding_is_short_whatever_a_document_holds():
    """A long value is cut, a long message is cut, and an assertion without words tells its test."""
    long = "é" * 5000
    schema = _rule(f'<assert test="0"><value-of select="@n"/> {"x" * 500}</assert><report test="1 = 1"/>')
    [(_, cut), (_, bare)] = _found(schema, f"<p n='{long}'/>")

    assert 300 == len(cut)
    assert cut.startswith("[words] " + "é" * 59 + "… x")
    assert "[words] this holds: 1 = 1" == bare


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("", Severity.ERROR),
        ('role="fatal"', Severity.ERROR),
        ('role="Warning"', Severity.WARNING),
        ('flag="warn"', Severity.WARNING),
        ('role="nonfatal"', Severity.WARNING),
        ('role="info"', Severity.INFO),
        ('role="information"', Severity.INFO),
        ('role="date" flag="info"', Severity.INFO),
        ('role="something"', Severity.ERROR),
    ],
)
def test_the_role_is_the_severity(attributes, expected):
    """@role, else @flag; what neither says is an error."""
    schema = _rule(f'<assert test="0" {attributes}>no</assert>')
    [finding] = Assertions.read(Source("a.sch", schema.encode())).check(_file("<p/>"))

    assert expected is finding.severity


PHASES = """<phase id="quick"><active pattern="a"/><let name="limit" value="2"/></phase>
<phase id="slow"><active pattern="a"/><active pattern="b"/><let name="limit" value="0"/></phase>
<pattern id="a"><rule context="tei:p"><assert test="@n > $limit">a</assert></rule></pattern>
<pattern id="b"><rule context="tei:p"><assert test="@n > $limit">b</assert></rule></pattern>"""


@pytest.mark.parametrize(("phase", "expected"), [("quick", ["[a] a"]), ("slow", [])])
def test_a_phase_chooses_patterns(phase, expected):
    """The default phase is run, with its own variables; without one all patterns are."""
    schema = _schema(PHASES, attributes=f'defaultPhase="{phase}"')

    assert expected == [message for _, message in _found(schema, "<p n='1'/>")]


ABSTRACT = """<pattern abstract="true" id="dated"><param name="least" value="1"/>
 <rule context="$what"><assert test="count($date) >= $least"><name/> has no <value-of select="$label"/></assert></rule>
</pattern>
<pattern is-a="dated" id="p-dated"><param name="what" value="tei:p"/><param name="date" value="tei:date"/>
 <param name="label" value="'date'"/></pattern>
<pattern is-a="dated" id="q-dated"><param name="what" value="tei:q"/><param name="date" value="@when"/>
 <param name="label" value="'day'"/><param name="least" value="0"/></pattern>"""


def test_an_abstract_pattern_is_filled_with_its_parameters():
    """Each instance has its own, and the pattern itself may have some that an instance need not give."""
    assert [("<p", "[p-dated] p has no date")] == _found(_schema(ABSTRACT), "<p/><q/><p><date/></p>")


EXTENDING = """<pattern id="x"><rule abstract="true" id="base"><let name="n" value="@n"/>
 <assert test="$n" id="has-n">no n</assert></rule>
 <rule abstract="true" id="further"><extends rule="base"/><assert test="$n &lt; 9">too much</assert></rule>
 <rule context="tei:p"><extends rule="further"/><assert test="$n != 3">three</assert></rule></pattern>"""


def test_a_rule_extends_abstract_rules():
    """Their variables and assertions stand where they are extended."""
    found = _found(_schema(EXTENDING), "<p/><p n='3'/><p n='9'/>")

    assert ["[has-n] no n", *["[x] three"] * 2, *["[x] too much"] * 2] == sorted(message for _, message in found)


LETS = """<let name="ids" value="//@xml:id"/><let name="people" value="//tei:person"/>
<let name="number" value="count($people)"/><let name="first" value="$people[1]"/>
<pattern id="x"><let name="known" value="$ids[starts-with(., 'a')]"/>
<rule context="tei:name"><let name="ref" value="substring(@ref, 2)"/>
 <assert test="$ref = $ids">unknown</assert><assert test="$ref = $known">not known</assert>
 <assert test="$people[@xml:id = $ref]">no person</assert><assert test="$number = 2">number</assert>
 <assert test="$first/@xml:id = 'a1'">first</assert><assert test="name($ids) = 'xml:id'">name</assert>
 <assert test="count($ids) = 3 and count($ids/..) = 3 and count($people | $first) = 2">counted</assert>
</rule></pattern>"""


def test_variables_hold_nodes_and_values():
    """Of the schema, of a pattern and of a rule; a set of attributes stays one of attributes."""
    people = "<person xml:id='a1'/><person xml:id='b2'/><place xml:id='a3'/>"
    names = "<name ref='#a1'/><name ref='#b2'/><name ref='#a3'/><name ref='#c4'/>"
    found = _found(_schema("", LETS), people + names)

    assert ["no person", "no person", "not known", "not known", "unknown"] == sorted(
        message.removeprefix("[x] ") for _, message in found
    )


def _oracle(schema, body):
    """How often each assertion fails by another implementation, in XSLT 1.0: lxml.isoschematron."""
    engine = Schematron(etree.fromstring(schema.encode()), store_report=True)
    engine.validate(etree.fromstring(f'<TEI xmlns="{NAMESPACE}">{body}</TEI>'))
    failed = engine.validation_report.xpath("//*[local-name() = 'failed-assert' or local-name() = 'successful-report']")
    return sorted(" ".join("".join(each.itertext()).split()) for each in failed)


def _body(seed):
    """A small random document."""
    drawn = random.Random(seed)
    parts = []
    for number in range(30):
        name = drawn.choice(["p", "hi", "date", "list"])
        attributes = "".join(f" {one}='{drawn.randint(0, 3)}'" for one in ("n", "when") if drawn.random() < 0.5)
        inner = drawn.choice(["", "é", f"<date n='{number}'/>", "<p>x<hi n='1'>y</hi>z</p>"])
        parts.append(f"<{name}{attributes}>{inner}</{name}>" if drawn.random() < 0.8 else f"<{name}{attributes}/>")
    return "".join(parts)


COMPARED = _schema("""<let name="limit" value="2"/><let name="all" value="//@n"/>
<pattern><rule context="tei:p[tei:hi]"><assert test="@n">p with hi <value-of select="count(tei:hi)"/></assert></rule>
<rule context="tei:p"><let name="own" value="@n"/>
<report test="$own &gt; $limit">much <name/> in <name path=".."/></report>
<assert test="count(//tei:date[@n = $own]) = 0">shared <value-of select="$own"/></assert></rule>
<rule context="tei:*"><assert test="not(@when) or @n">any <value-of select="name()"/></assert></rule></pattern>
<pattern><rule context="tei:p//tei:date | tei:list/tei:p"><report test="true()">within</report></rule>
<rule context="@when"><assert test=". = $all">when <value-of select="."/> of <name path=".."/></assert></rule></pattern>
<pattern><rule context="/"><assert test="count(//tei:hi) &lt; 3">root</assert></rule></pattern>""")


@pytest.mark.parametrize("seed", range(12))
def test_the_verdicts_are_those_of_another_implementation(seed):
    """The XSLT of ISO Schematron, which looks at no text, finds the same of the rest with the same words."""
    body = _body(seed)
    ours = sorted(" ".join(message.split()) for _, message in _found(COMPARED, body))

    assert _oracle(COMPARED, body) == ours
    assert ours


def test_what_can_be_told_only_of_a_document_is_told():
    """libxml2 sees some faults only where there is a node to ask: then the run stops with the fault."""
    ready = Assertions.read(Source("a.sch", _rule("<report test=\"tei:hi[count('a')]\">x</report>").encode()))

    assert [] == ready.check(_file("<p/>"))
    with pytest.raises(ProjectError, match="cannot be worked out here: a value stands where nodes are needed"):
        ready.check(_file("<p><hi/></p>"))


def test_a_fault_met_in_a_context_is_told_as_well():
    """A context is an expression like others."""
    ready = Assertions.read(Source("a.sch", _rule('<assert test="1">x</assert>', "tei:p[tei:hi[count('a')]]").encode()))

    with pytest.raises(ProjectError, match="the context"):
        ready.check(_file("<p><hi/></p>"))


MANY = "".join(
    f'<pattern><rule context="{context}"><assert test="{test}">no</assert></rule></pattern>'
    for context in ("tei:p", "tei:div//tei:p", "@n", "tei:p/text()", "*", "tei:p | tei:hi", "tei:div[@n]//tei:hi")
    for test in ("true()", "count(*) >= 0", "not(@nothing)")
)


def _seconds(ready, file):
    start = time.process_time()
    assert [] == ready.check(file)
    return time.process_time() - start


def test_the_time_grows_with_the_file():
    """Eight times the paragraphs take about eight times as long, in one flat file and in one nested deep."""
    ready = Assertions.read(Source("a.sch", _schema(MANY).encode()))
    part = "<div n='1'>" * 100 + "<p n='1'>x<hi>y</hi></p>" * 400 + "</div>" * 100
    _seconds(ready, _file(part))
    small = min(_seconds(ready, _file(part)) for _ in range(3))
    large = min(_seconds(ready, _file(part * 8)) for _ in range(2))

    assert large < 8 * small * 2.5


def test_expressions_that_would_exhaust_the_stack_are_refused():
    """A fault is told; nothing falls over."""
    for test in ("+".join(["1"] * 9000), "|".join(["a"] * 9000), "(" * 500 + "1" + ")" * 500):
        with pytest.raises(ProjectError):
            Assertions.read(Source("a.sch", _rule(f'<assert test="{test}">x</assert>').encode()))
