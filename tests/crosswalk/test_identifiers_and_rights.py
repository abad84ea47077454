"""Identifiers, links, rights and citations: what these kinds of value read from a node."""

from __future__ import annotations

import pytest
from small_letter import body, mapped, marked, record, said, tei


def sent(attributes, words=""):
    """A header whose letter was sent on a date."""
    return (
        f'<profileDesc><correspDesc><correspAction type="sent"><date {attributes}>{words}</date>'
        "</correspAction></correspDesc></profileDesc>"
    )


def capture(inside):
    """A header with a description of the page that was read."""
    return f'<fileDesc><sourceDesc><bibl type="capture" xml:id="src">{inside}</bibl></sourceDesc></fileDesc>'


def witness(inside):
    """A header with a description of the original."""
    return f"<fileDesc><sourceDesc><msDesc>{inside}</msDesc></sourceDesc></fileDesc>"


def author(inside):
    """A header with an author."""
    return f"<fileDesc><titleStmt>{inside}</titleStmt></fileDesc>"


# -- identifiers and links --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "locus"),
    [("FA 7, 12-13", "<locus>12-13</locus>"), ("FA 7", ""), ("FA 7, 1r", "<locus> 1r </locus><locus>2v</locus>")],
)
def test_a_shelfmark_has_the_leaves_behind_it(expected, locus):
    """Shelfmark and locus are one identifier: the first locus, where there is one."""
    identifier = '<msIdentifier><idno type="shelfmark"> FA  7</idno></msIdentifier>'
    found = record(tei(witness(f"{identifier}<msContents><msItem>{locus}</msItem></msContents>")))

    assert f'"{expected}"' in said(found, "dcterms:identifier")
    assert [f'"{expected}"'] == said(found, "schema:itemLocation") == said(found, "schema:value", "#id-shelfmark")
    assert ["<doc/letter-1#id-shelfmark>"] == said(found, "schema:identifier")
    assert [] == said(found, "schema:url", "#id-shelfmark")


@pytest.mark.parametrize(
    ("url", "value"),
    [
        (["<https://digitalarchive.wilsoncenter.org/document/118686>"], "118686"),
        ([], "118 686"),
        ([], "11&lt;8"),
    ],
)
def test_an_identifier_has_its_scheme(url, value):
    """Value and scheme are a node; the address of the thing is made only where it is one."""
    found = record(tei(capture(f'<idno type="wcda">{value}</idno>')))

    assert [f'"{value.replace("&lt;", "<")}"'] == said(found, "schema:value", "#id-wcda")
    assert ['"wcda"'] == said(found, "schema:propertyID", "#id-wcda")
    assert url == said(found, "schema:url", "#id-wcda")


@pytest.mark.parametrize("address", ["www.example.org/a", "http://a b", "a/b.xml", "http://[x"])
def test_a_link_that_is_no_address_is_found_at_its_attribute(address):
    """A relative address means nothing in published data."""
    applied = mapped(tei(capture(f'<ptr target="{address}"/>'), body("<p>a</p>")))

    assert [f'TL502 target="{address}" "{address}" is no address'] == marked(applied)
    assert [] == said(applied.record, "dcterms:source", "#text-en")


STATEMENT = "http://rightsstatements.org/vocab/CNE/1.0/"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize(
    ("filled", "empty", "address"),
    [
        (("dcterms:rights", "schema:usageInfo"), ("dcterms:license", "schema:license"), STATEMENT),
        (("dcterms:license", "schema:license"), ("dcterms:rights", "schema:usageInfo"), LICENCE),
    ],
)
def test_a_rights_statement_is_no_licence(filled, empty, address):
    """rightsstatements.org fills dcterms:rights, anything else dcterms:license: of the text and of the file."""
    header = capture(f'<availability><licence target="{address}">words</licence></availability>')
    found = record(tei(header, body("<p>a</p>")))

    for about in ("#text-en", ".xml"):
        assert [[f"<{address}>"]] * 2 == [said(found, each, about) for each in filled]
        assert [[], []] == [said(found, each, about) for each in empty]


def test_rights_that_are_no_address_are_found():
    """ "All rights reserved" in @target is a warning at the attribute."""
    applied = mapped(tei(capture('<availability><licence target="reserved">x</licence></availability>'), body("<p/>")))

    assert ['TL502 target="reserved" "reserved" is no address'] == marked(applied)


# -- citations --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "header"),
    [
        ([], ""),
        (['"Ada, 25 December 1965."@en'], author('<author ref="person:ada">Ada</author>') + sent('when="1965-12-25"')),
        (['"Christmas 1965."@en'], sent('when="1965-12-25"', "Christmas 1965")),
        (['"December 1965."@en'], sent('when="1965-12"')),
        (['"Cleo, 1965."@en'], author("<author>Cleo</author>") + sent('when="1965"')),
        (['"record 7."@en'], capture('<idno type="wcda">7</idno>')),
    ],
)
def test_a_citation_leaves_out_what_is_missing(expected, header):
    """A part in brackets stands only where its value does; nothing is put in its place."""
    found = record(tei(header))

    assert expected == said(found, "dcterms:bibliographicCitation") == said(found, "schema:creditText")


# -- rights that say two things ---------------------------------------------------------------------------------------


def licence(address, words="", inside="licence"):
    """A text whose availability names an address, and has words beside it."""
    licensed = f'<{inside} target="{address}">{words}</{inside}>'
    header = f"<fileDesc><publicationStmt><availability>{licensed}</availability></publicationStmt></fileDesc>"
    return tei(header, body("<p>a</p>"))


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC BY-NC 4.0"),
        ("https://creativecommons.org/licenses/by/4.0/", "All rights reserved"),
        ("https://creativecommons.org/licenses/by-sa/4.0/", "Creative Commons Attribution 4.0"),
    ],
)
def test_words_that_say_something_else_than_the_address_are_told(address, words):
    """TL506: nothing is reconciled, both are published; the finding stands on the address."""
    applied = mapped(licence(address, words))

    assert ["TL506"] == [each.code for each in applied.findings]
    assert f'target="{address}"' in marked(applied)[0]
    assert [f"<{address}>"] == said(applied.record, "dcterms:license", "#text-en")
    assert [f'"{words}"@en'] == said(applied.record, "schema:copyrightNotice", "#text-en")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0"),
        ("https://creativecommons.org/licenses/by/4.0/", "Attribution 4.0 International"),
        ("https://creativecommons.org/licenses/by/4.0/", "See the terms of the archive"),
        ("https://creativecommons.org/licenses/by/4.0/", ""),
        ("https://terms.example/", "All rights reserved"),
    ],
)
def test_words_that_agree_or_say_nothing_are_no_finding(address, words):
    """Only what cannot both be true is told."""
    assert () == mapped(licence(address, words)).findings


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://creativecommons.org/licenses/by/null/", "https://creativecommons.org/licenses/by/null/"),
        ("https://creativecommons.org/licences/by/4.0/", "https://creativecommons.org/licences/by/4.0/"),
    ],
)
def test_an_address_that_only_looks_like_a_licence_is_told(written, address):
    """TL507: it is published as it is, since nobody but the editor knows what was meant."""
    applied = mapped(licence(written))

    assert ["TL507"] == [each.code for each in applied.findings]
    assert f'target="{written}"' in marked(applied)[0]
    assert address in "".join(said(applied.record, "dcterms:license", "#text-en"))


@pytest.mark.parametrize(
    ("published", "written"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "http://creativecommons.org/licenses/by/4.0"),
        ("https://creativecommons.org/licenses/by/4.0/", "https://creativecommons.org/licenses/by/4.0/deed.de"),
        ("http://rightsstatements.org/vocab/InC/1.0/", "https://rightsstatements.org/page/InC/1.0/?language=en"),
        ("https://terms.example/1", "https://terms.example/1"),
    ],
)
def test_rights_are_published_in_their_canonical_form(published, written):
    """So that all letters of one licence can be asked for."""
    found = record(licence(written))
    property_ = "dcterms:rights" if "rightsstatements" in published else "dcterms:license"

    assert [f"<{published}>"] == said(found, property_, "#text-en")


def test_what_is_said_of_the_page_comes_before_what_is_said_of_the_file():
    """Our licence holds for our file; the text has the rights of where it was read."""
    ours = f"<publicationStmt><availability><licence target='{LICENCE}'/></availability></publicationStmt>"
    theirs = f"<availability><licence target='{STATEMENT}'/></availability>"
    header = f"<fileDesc>{ours}<sourceDesc><bibl type='capture'>{theirs}</bibl></sourceDesc></fileDesc>"
    found = record(tei(header, body("<p>a</p>")))

    assert [f"<{STATEMENT}>"] == said(found, "dcterms:rights", "#text-en")
    assert [] == said(found, "dcterms:license", "#text-en")
