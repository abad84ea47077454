"""Findings on dates whose words say another day than their attributes."""

from __future__ import annotations

import pytest

from teilink.diagnostics import Severity
from teilink.schema.dating import check_dates
from teilink.source import Source
from teilink.tei.document import NAMESPACE
from teilink.tei.reading import read


def _file(body):
    return read(Source("a.xml", f'<TEI xmlns="{NAMESPACE}" xml:lang="en"><text>\n{body}</text></TEI>'.encode()))


def _codes(body):
    return [each.code for each in check_dates(_file(body))]


def test_a_contradiction_is_shown_on_the_attribute():
    """With what both say, and what to do."""
    file = _file('<p>on <date n="1" when="1962-10-20">September 20, 1962</date></p>')
    [found] = check_dates(file)

    assert ("TL303", Severity.WARNING) == (found.code, found.severity)
    assert 'when="1962-10-20"' == file.source.decode(*found.place.span)
    assert 'the words "September 20, 1962" say 1962-09-20, @when says 1962-10-20' == found.message
    assert (
        "correct the one that is wrong; where the words count by another calendar, name it with @calendar" == found.help
    )


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<origDate when="1965">1964</origDate>', "say 1964, @when says 1965"),
        ('<docDate when-iso="19651224">25.12.1965</docDate>', "say 1965-12-25, @when-iso says 19651224"),
        (
            '<date from="1962-12-06" to="1962-12-08">3-5 December 1962</date>',
            "say 1962-12-03 to 1962-12-05, @from says 1962-12-06 to 1962-12-08",
        ),
        ('<date notBefore="1966">before 1965</date>', "say not after 1965, @notBefore says 1966"),
        ('<date when="1965-12-24">4/5/65</date>', "say 1965-05-04 or 1965-04-05, @when says 1965-12-24"),
        ('<date when="1965-12-24" xml:lang="de">4.5.1965</date>', "say 1965-05-04, @when says 1965-12-24"),
        ('<date when="1965-12-24">24 December 196<del>5</del>4</date>', "say 1964-12-24, @when says 1965-12-24"),
        (
            '<date when="1965-12-24" calendar="#gregorian">25 December 1965</date>',
            "say 1965-12-25, @when says 1965-12-24",
        ),
        ('<birth when="1900-05-12">13 May 1900</birth>', "say 1900-05-13, @when says 1900-05-12"),
    ],
)
def test_words_of_every_dated_element_are_compared(body, said):
    """Spans, other attributes, the language of the element, what was not struck out."""
    [found] = check_dates(_file(body))

    assert "TL303" == found.code
    assert found.message.endswith(said)


@pytest.mark.parametrize(
    "body",
    [
        '<date when="1965-12-24">24 December 1965</date>',
        '<date when="1965-12-24">December 24, 1965</date>',
        '<date when="1965-12-24">1965-12-24</date>',
        '<date when="1965-12-24">24 December <supplied>1965</supplied></date>',
        '<date when="1965-12-24">24 December 196<del>4</del>5</date>',
        '<date when="1965-12-24">24 December<note>25 December 1965</note></date>',
        '<date when="1965-12-24"><choice><sic>25 December 1965</sic><corr>24 December 1965</corr></choice></date>',
        '<date when="1965-12-24">that day</date>',
        '<date when="1965-12-24"/>',
        '<date when="1917-11-07" calendar="#julian">25 October 1917</date>',
        '<date when="1965-01-01" calendar="#hijri">3 May 1384</date>',
        '<date when="1917-11-07">25 October 1917</date>',
        '<date when-custom="1384-08-30" datingMethod="#hijri">3 May 1384</date>',
        '<event when="1965-12-24"><label>25 December 1965</label></event>',
        '<change when="2020-01-01">2019-12-31</change>',
        '<x xmlns="urn:x" when="x" from="1" to="0">1965</x>',
        '<arc from="#a" to="#b"/>',
        f'<date when="1965">{"1964 " * 10_000}</date>',
    ],
)
def test_what_agrees_or_cannot_be_told_gives_nothing(body):
    """Above all a calendar that is not ours, and elements of other vocabularies."""
    assert [] == _codes(body)


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ('<date when="1965-02-30">24 December 1966</date>', ["TL301"]),
        ('<date from="1966" to="1965">1970</date>', ["TL302"]),
        ('<date when-iso="1965-W60">1970</date>', ["TL301"]),
        ('<date from-iso="1966" to-iso="1965"/>', ["TL302"]),
        ('<date when="x" when-iso="y"/>', ["TL301"]),
    ],
)
def test_an_element_has_one_finding(body, codes):
    """What is no date is compared with nothing."""
    assert codes == _codes(body)


def test_a_message_is_short_whatever_the_words():
    """Words and values are shown by their beginning."""
    [found] = check_dates(_file(f'<date when="1965-12-24">{"the " * 35}25 December 1965</date>'))

    assert len(found.message) + len(found.help) < 300
