"""The reference pages say what the ODD says, link to each other, and let nothing in an ODD become markup."""

from __future__ import annotations

import pytest
from lxml import etree, html
from small_odds import LETTERS, holding, odd, specification

from teilink.schema.odd.documentation import reference_pages

EVIL = "&lt;script>alert(1)&lt;/script>&lt;!--&quot;'"
ELEMENT = '<elementRef key="a"/>'
MARKUP = f'<r kind="one"><a/>{EVIL}<x:y xml:id="i"/></r>'
RICH = f"""
<moduleSpec ident="core"><desc>the core</desc></moduleSpec>
<classSpec ident="att.global" type="atts"><attList>
  <attDef ident="n" usage="rec"><gloss>number</gloss><desc>a number</desc>
    <datatype maxOccurs="unbounded"><dataRef key="teidata.word"/></datatype></attDef>
</attList></classSpec>
<dataSpec ident="teidata.word"><desc>one word</desc>
  <content><dataRef name="token" restriction="[a-z]+"/></content></dataSpec>
<macroSpec ident="macro.x"><content><alternate minOccurs="0" maxOccurs="unbounded"><textNode/>
  <classRef key="model.ab"/></alternate></content></macroSpec>
<elementSpec ident="r" module="core"><gloss>root</gloss><desc>holds <gi>a</gi> and <att>n</att>, see
    <ref target="https://example.org/x">there</ref> and <ref target="javascript:alert(1)">here</ref></desc>
  <classes><memberOf key="att.global"/></classes>
  <content><sequence><macroRef key="macro.x"/><elementRef key="c" minOccurs="0"/></sequence></content>
  <constraintSpec ident="k"><desc>why</desc><constraint>
    <sch:assert test="@n &lt; 3">at most <sch:value-of select="2"/></sch:assert></constraint></constraintSpec>
  <attList><attDef ident="kind" usage="req"><valList type="closed">
    <valItem ident="one"><gloss>first</gloss><desc>the first</desc></valItem>
    <valItem ident="two"/></valList></attDef></attList>
  <exemplum><egXML xmlns="http://www.tei-c.org/ns/Examples">{MARKUP}</egXML></exemplum>
  <remarks><p>Mind <val>one</val>. {EVIL}</p><list><item>i</item></list></remarks>
</elementSpec>
<elementSpec ident="R"/>
{LETTERS}
"""


@pytest.fixture(scope="module")
def pages():
    """The pages of a small schema, parsed."""
    return {name: html.fromstring(page) for name, page in reference_pages(specification(odd(RICH))).items()}


def _sections(page):
    """The text of each section by its heading, blanks normalised."""
    found: dict[str, str] = {}
    heading = ""
    for node in page.find("body"):
        if node.tag == "h2":
            heading = node.text_content()
        else:
            found[heading] = " ".join(f"{found.get(heading, '')} {node.text_content()}".split())
    return found


def test_each_specification_has_a_page_and_there_is_an_index(pages):
    """Names are those of TEI; two that differ in capitals only stay two files on any disk."""
    idents = ["R-2", "a", "att.global", "b", "c", "macro.x", "model.ab", "model.none", "r", "teidata.word"]

    assert ["index.html", *(f"ref-{ident}.html" for ident in idents)] == list(pages)


def test_every_link_leads_to_a_page_or_to_the_web(pages):
    """No link is dead, and none runs anything."""
    links = {link for page in pages.values() for link in page.xpath("//a/@href")}
    anchors = {f"#{name}" for name in pages["index.html"].xpath("//@id")}

    assert set() == links - set(pages) - anchors - {"https://example.org/x"}


def test_an_element_is_described_whole(pages):
    """Words, example, content, neighbours, attributes, rules and remarks stand on its page."""
    page = pages["ref-r.html"]
    said = _sections(page)

    assert "<r> root" == page.find(".//h1").text_content()
    assert "holds <a> and @n, see there and here" in said[""]
    assert "in this order: macro.x <c>, optional" == said["Content"]
    assert "<a> <b> <c> text" == said["May contain"]
    assert "the file itself" == said["May stand in"]
    assert "at most … tested by @n < 3" in said["Rules"]
    assert said["Remarks"].startswith('Mind "one". <script>alert(1)</script>')


def test_attributes_show_need_value_and_list(pages):
    """Its own first, then those of its classes with where they come from."""
    said = _sections(pages["ref-r.html"])["Attributes"]

    assert said.startswith("@kind required")
    assert "One of: one first the first two" in said
    assert said.endswith(
        "from att.global @n number recommended a number Value: teidata.word, once or more, parted by blanks"
    )


def test_where_an_element_may_stand_is_told_on_its_page(pages):
    """Through classes and macros."""
    assert "<r>" == _sections(pages["ref-a.html"])["May stand in"]
    assert "nothing" == _sections(pages["ref-R-2.html"])["May stand in"]


def test_an_example_is_shown_as_it_would_be_written(pages):
    """Without the namespace of examples, with what XML escapes escaped."""
    assert '<r kind="one"><a/>&lt;script&gt;alert(1)&lt;/script&gt;&lt;!--"\'<x:y xml:id="i"/></r>' == pages[
        "ref-r.html"
    ].findtext(".//pre")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<a>x</a>", "<a>x</a>"),
        ("\n    <a>\n      <b/>\n    </a>\n  ", "<a>\n  <b/>\n</a>"),
        (f"<a><b n='{'x' * 80}'/><b>y</b></a>", f'<a>\n  <b n="{"x" * 80}"/>\n  <b>y</b>\n</a>'),
        ("<!-- c --><?p i?><a/>", "<!-- c -->\n<?p i?>\n<a/>"),
        ("x <a/> y", "x <a/> y"),
    ],
)
def test_an_example_is_set_out_in_lines(written, shown):
    """Lines that are there are kept without what they are indented by; wide markup without lines gets some."""
    example = f'<exemplum><egXML xmlns="http://www.tei-c.org/ns/Examples">{written}</egXML></exemplum>'
    page = reference_pages(specification(odd(f'<elementSpec ident="r">{example}</elementSpec>')))["ref-r.html"]

    assert shown == html.fromstring(page).findtext(".//pre")


def test_nothing_in_an_odd_becomes_markup(pages):
    """All text is escaped, wherever it is shown: there is no script, and a policy that would run none."""
    for page in pages.values():
        assert [] == page.xpath("//script | //img | //iframe | //@onclick | //comment()")
        assert ["default-src 'none'; style-src 'unsafe-inline'"] == page.xpath("//meta[@http-equiv]/@content")


def test_hostile_names_and_words_stay_words():
    """Glosses, values, restrictions and messages are shown as they are."""
    text = odd(
        f'<elementSpec ident="r"><gloss>{EVIL}</gloss><desc>{EVIL}</desc><content><dataRef name="token" '
        f'restriction="{EVIL}"/></content><attList><attDef ident="n"><defaultVal>{EVIL}</defaultVal>'
        f'<valList type="closed"><valItem ident="{EVIL}"/></valList></attDef></attList>'
        f'<constraintSpec ident="c"><constraint><sch:assert test="{EVIL}">{EVIL}</sch:assert></constraint>'
        "</constraintSpec></elementSpec>"
    )
    for page in reference_pages(specification(text)).values():
        assert b"<script" not in page
        assert [] == html.fromstring(page).xpath("//script | //comment()")


def test_the_index_lists_everything(pages):
    """Elements by name, by class and by module; classes, datatypes and macros."""
    said = _sections(pages["index.html"])

    assert said["Elements"].startswith("<a>")
    assert "<r> root" in said["Elements"]
    assert "model.ab <a>, <b>" == said["Elements by class"]
    assert said["Elements by module"].startswith("core the core")
    assert said["Datatypes"].startswith("teidata.word")
    assert said["Macros"].startswith("macro.x")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "nothing"),
        ("<textNode/>", "text"),
        ('<elementRef key="a" maxOccurs="unbounded"/>', "<a>, once or more"),
        ('<elementRef key="a" minOccurs="2" maxOccurs="5"/>', "<a>, 2 to 5 times"),
        ('<elementRef key="a" minOccurs="2" maxOccurs="unbounded"/>', "<a>, 2 times or more"),
        ('<classRef key="model.ab" expand="sequence" except="b"/>', "each of model.ab (not <b>)"),
        ('<classRef key="model.ab" include="b"/>', "any of model.ab (only <b>)"),
        (
            '<sequence preserveOrder="false"><elementRef key="a"/><elementRef key="b"/></sequence>',
            "in any order: <a> <b>",
        ),
        ('<dataRef name="integer"><dataFacet name="minInclusive" value="2"/></dataRef>', "xsd:integer, minInclusive 2"),
        ('<valList type="closed"><valItem ident="x"/><valItem ident="y"/></valList>', "one of x, y"),
        ("<anyElement/>", "an element of another vocabulary"),
        ('<rng:optional><rng:ref name="a"/></rng:optional>', "optional <a>"),
    ],
)
def test_a_content_model_is_put_into_words(content, words):
    """What stands there, how often, in which order."""
    page = reference_pages(specification(holding(content)))["ref-r.html"]
    said = html.fromstring(page.replace(b"<li>", b"<li> ")).xpath("//h2[. = 'Content']/following-sibling::*[1]")

    assert words == " ".join(said[0].text_content().split())


def test_the_same_odd_gives_the_same_pages():
    """No clock, and no order by chance."""
    assert reference_pages(specification(odd(RICH))) == reference_pages(specification(odd(RICH)))


def test_the_language_of_the_page_is_that_of_the_words():
    """Screen readers and hyphenation go by it."""
    german = odd('<elementSpec ident="r"><desc xml:lang="de">da</desc></elementSpec>', settings='docLang="de"')
    page = html.fromstring(reference_pages(specification(german))["ref-r.html"])

    assert ("de", "da") == (page.get("lang"), page.findtext(".//p[@class='lead']"))
    assert etree.tostring(page).isascii()
