"""What is wrong with attributes is told on the attribute: names, values, dates, ids."""

from __future__ import annotations

import pytest
from diagnosed import FILE_DESC, findings, letter, published, repaired, said, told
from relaxng_schemas import element, grammar

GLOBAL = "@xml:id, @xml:lang, @corresp, @next"
FORMS = "write YYYY-MM-DD, YYYY-MM or YYYY; the words of the source stand in the text of the element"


# -- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "passage", "message", "help_"),
    [
        ("<persName wen='x'/>", "wen='x'", "<persName> has no attribute @wen", f"it may have {GLOBAL} or @ref"),
        (
            "<persName ref='x' reff='y'/>",
            "reff='y'",
            "<persName> has no attribute @reff",
            "it may have @xml:id, @xml:lang, @corresp or @next",
        ),
        ("<hi xml:id='x'/>", "xml:id='x'", "<hi> has no attribute @xml:id", "it may have @rend"),
        ("<lb n='1'/>", "n='1'", "<lb> has no attribute @n", "it has no attributes at all"),
        (
            "<ref target='a' href='b'/>",
            "href='b'",
            "<ref> has no attribute @href",
            "there is nothing else that it may have",
        ),
        (
            "<date when='1965' from='1965-01-01'/>",
            "from='1965-01-01'",
            "@from cannot stand on <date> beside its other attributes",
            "leave out one of them",
        ),
        (
            "<ref target='a' cRef='b'/>",
            "cRef='b'",
            "@cRef cannot stand on <ref> beside its other attributes",
            "leave out one of them",
        ),
        ("<hi x:bend='y' xmlns:x='urn:x'/>", "x:bend='y'", "<hi> has no attribute @bend", "did you mean @rend?"),
        (
            "<hi x:rend='y' xmlns:x='urn:x'/>",
            "x:rend='y'",
            '<hi> has no attribute @rend of the namespace "urn:x"',
            "did you mean @rend?",
        ),
    ],
)
def test_an_attribute_that_cannot_be_given_is_told_with_those_that_can(written, passage, message, help_):
    """Those that are given already are not proposed; those that exclude each other are told so."""
    document = said(written)

    assert [("TL205", passage, message, help_)] == told(document)
    assert document.encode() == repaired(document, findings(document), "safe")


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("<persName rfe = 'x'/>", "<persName ref = 'x'/>"),
        ("<persName REF='x'/>", "<persName ref='x'/>"),
        ("<persName id='a'/>", "<persName xml:id='a'/>"),
        ("<persName lang='en'/>", "<persName xml:lang='en'/>"),
        ("<hi class='x'/>", "<hi rend='x'/>"),
        ("<ref href='b'/>", "<ref target='b'/>"),
        ("<ref cref='b'/>", "<ref cRef='b'/>"),
        ("<date wehn='1965'/>", "<date when='1965'/>"),
        ("<date form='1965-01-01' to='1965-01-02'/>", "<date from='1965-01-01' to='1965-01-02'/>"),
    ],
)
def test_a_slip_in_the_name_of_an_attribute_is_repaired(slip, meant):
    """Letters, capitals, a forgotten xml:, a habit of HTML: the fix is safe where the value fits."""
    document = said(slip)
    [found] = findings(document)

    assert ("TL205", "did you mean @") == (found.code, found.help[:14])
    assert said(meant).encode() == repaired(document, [found], "safe")


@pytest.mark.parametrize(
    ("written", "help_", "meant"),
    [
        ("<persName rfe='%'/>", "did you mean @ref?", "<persName ref='%'/>"),
        ("<persName lang='no language'/>", "did you mean @xml:lang?", "<persName xml:lang='no language'/>"),
    ],
)
def test_a_name_whose_value_does_not_fit_is_only_proposed(written, help_, meant):
    """Perhaps something else was meant."""
    document = said(written)
    found = findings(document)

    assert [("TL205", help_)] == [(each.code, each.help) for each in found]
    assert document.encode() == repaired(document, found, "safe")
    assert said(meant).encode() == repaired(document, found, "unsafe")


@pytest.mark.parametrize(
    ("document", "passage", "message", "help_"),
    [
        (said("<date to='1965-01-01'/>"), "<date", "<date> lacks @from", 'write from="…": a date (1965-12-24)'),
        (said("<ref/>"), "<ref", "<ref> lacks one of its attributes", "one of these must be given: @target or @cRef"),
        (
            published("<publisher/><date/><availability/>"),
            "<availability",
            "<availability> lacks @status",
            'write status="…": free, restricted or unknown',
        ),
        (
            letter(
                header=f"<fileDesc>{FILE_DESC}</fileDesc><profileDesc><langUsage><language/></langUsage></profileDesc>"
            ),
            "<language",
            "<language> lacks @ident",
            'write ident="…" (identifier): a language tag (en, zh-Hant)',
        ),
    ],
)
def test_an_attribute_that_is_missing_is_told_with_its_meaning_and_values(document, passage, message, help_):
    """On the element that lacks it."""
    assert [("TL206", passage, message, help_)] == told(document)


def test_all_attributes_that_are_missing_are_told_together():
    """The first with its values; with the choice of values where each has its own content; and one of any name."""
    both = grammar(element("a", '<attribute name="b"/><attribute name="c"/>'))
    kinds = "".join(
        f'<group><attribute name="type"><value>{kind}</value></attribute>{element(kind)}</group>' for kind in "bc"
    )
    either = grammar(element("a", f'<optional><attribute name="n"/></optional><choice>{kinds}</choice>'))
    lax = grammar(element("a", '<oneOrMore><attribute><nsName ns="urn:x"/></attribute></oneOrMore>'))

    assert [("TL206", "<a", "<a> lacks @b and @c", 'write b="…": any text')] == told("<a/>", both)
    assert [("TL206", "<a", "<a> lacks @type", 'write type="…": b or c')] == told("<a><b/></a>", either)
    assert [("TL206", "<a", "<a> lacks one of its attributes", "its name is left open")] == told("<a/>", lax)


# -- values ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "help_", "right"),
    [
        ("High", "did you mean high?", "high"),
        (" LOW ", "did you mean low?", "low"),
        ("hihg", "did you mean high?", ""),
        ("medum", "did you mean medium?", ""),
        ("x", "write high, low or medium", ""),
        ("", "write high, low or medium", ""),
    ],
)
def test_a_word_of_a_closed_list_is_told_with_the_nearest_or_with_all(value, help_, right):
    """Capitals are a slip that can be repaired; letters may be another word of somebody else's list."""
    document = said(f"<date cert='{value}'/>")
    message = f'@cert of <date> is "{value.strip()}", which is not allowed'

    assert [("TL207", f"cert='{value}'", message, help_)] == told(document)
    assert said(f"<date cert='{right or value}'/>").encode() == repaired(document, findings(document), "safe")


@pytest.mark.parametrize(
    ("attribute", "value", "help_", "right"),
    [
        ("when", "24 December 1965", "write 1965-12-24", "1965-12-24"),
        ("when", "24.12.1965", "write 1965-12-24", "1965-12-24"),
        ("when", "1965-1-2", "write 1965-01-02", "1965-01-02"),
        ("when", "December 1965", "write 1965-12", "1965-12"),
        ("from", "24 December 1965", "write 1965-12-24", "1965-12-24"),
        ("from", "December 1965", "write 1965-12", ""),
        ("when", "3/4/1965", "write 1965-04-03 or 1965-03-04", ""),
        ("when", "1965-25-12", "month and day may be exchanged: 1965-12-25?", ""),
        ("when", "1965-02-30", "February 1965 has 28 days", ""),
        ("when", "1965-13", "months are 01 to 12", ""),
        ("when", "Xmas", FORMS, ""),
        ("when", "", FORMS, ""),
    ],
)
def test_a_date_in_words_is_told_with_the_date_that_it_says(attribute, value, help_, right):
    """Where it says one date only, the fix is safe; where it could say two, or none that fits, there is none."""
    document = said(f'<date {attribute} = "{value}"/>')
    message = f'@{attribute} of <date> is "{value}", which is not allowed'

    assert [("TL207", f'{attribute} = "{value}"', message, help_)] == told(document)
    assert said(f'<date {attribute} = "{right or value}"/>').encode() == repaired(document, findings(document), "safe")


def test_a_date_that_may_be_another_is_proposed():
    """Month and day are exchanged by a human only."""
    document = said("<date when='1965-25-12'/>")

    assert said("<date when='1965-12-25'/>").encode() == repaired(document, findings(document), "unsafe")


@pytest.mark.parametrize(
    ("written", "passage", "help_"),
    [
        ("<persName xml:id='a b'/>", "xml:id='a b'", "write an id: a name without spaces or colons, once in the file"),
        ("<persName xml:lang='not a lang'/>", "xml:lang='not a lang'", "write a language tag (en, zh-Hant)"),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_with_the_right_kind(written, passage, help_):
    """In words, with an example."""
    assert [("TL207", passage, help_)] == [(code, cut, advice) for code, cut, _, advice in told(said(written))]


# -- ids --------------------------------------------------------------------------------------------------------------


def test_an_id_that_is_given_twice_is_related_to_the_first():
    """Each time; blanks around it are nothing."""
    found = findings(said("<persName xml:id=' a '/><hi><persName xml:id='a'/></hi><persName xml:id='a'/>"))

    assert [("TL402", 'xml:id="a" is given twice', "give each element an id of its own")] * 2 == [
        (each.code, each.message, each.help) for each in found
    ]
    assert {("first given here", "/TEI/text/body/div/p/persName[1]/@xml:id")} == {
        (label.message, label.place.xpath) for each in found for label in each.labels
    }


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "<persName next='a'/>",
            [("next='a'", "@next names the id a, which no element here has", "give the element meant that id")],
        ),
        (
            "<persName next='kim'/><persName xml:id='kims'/>",
            [("next='kim'", "@next names the id kim, which no element here has", "did you mean kims?")],
        ),
        (
            "<persName corresp='a b c'/><persName xml:id='b'/>",
            [
                (
                    "corresp='a b c'",
                    f"@corresp names the id {each}, which no element here has",
                    "give the element meant that id",
                )
                for each in "ac"
            ],
        ),
    ],
)
def test_an_idref_that_leads_nowhere_is_told_with_the_nearest_id(written, expected):
    """Wherever in the file the id stands."""
    assert [("TL401", *each) for each in expected] == told(said(written))


def test_ids_are_known_wherever_the_schema_is_ambiguous():
    """An element that may be read as either of two carries its id all the same."""
    own = '<attribute name="id"><data type="ID"/></attribute>'
    other = element("r", '<attribute name="to"><data type="IDREF"/></attribute>')
    tied = grammar(
        element("a", f"<choice>{''.join(element('p', own + element(kind)) for kind in 'xy')}</choice>{other}")
    )

    assert [("TL205", "n='1'")] == [each[:2] for each in told("<a><p id='i'><x/></p><r n='1' to='i'/></a>", tied)]
