"""Dates contradict one another only where no day fits both, and nothing explains it."""

from __future__ import annotations

import pytest

from teilink.diagnostics import Severity
from teilink.schema.editorial.chronology import check_chronology
from teilink.source import Source
from teilink.tei.document import NAMESPACE
from teilink.tei.reading import read


def _letter(sent="", closer="", creation="", bibl="", note="", more="", notes="", root="TEI"):
    """A letter with a date of sending and one below the signature."""
    header = (
        f"<teiHeader><fileDesc><notesStmt>{notes}</notesStmt><sourceDesc><bibl>{bibl}</bibl></sourceDesc></fileDesc>"
        f"<profileDesc><creation>{creation}</creation><correspDesc><correspAction type='sent'>{sent}</correspAction>"
        f"{note}</correspDesc>{more}</profileDesc></teiHeader>"
    )
    body = f"<text xml:id='t'><body><div>{closer}</div></body></text>"
    return read(Source("a.xml", f"<{root} xmlns='{NAMESPACE}'>{header}{body}</{root}>".encode()))


def _date(attributes, name="date"):
    return f"<{name} {attributes}/>"


def _closer(*dates):
    return "".join(f"<closer><dateline>{_date(date)}</dateline></closer>" for date in dates)


def _told(file):
    """Code, what is underlined, and what is shown beside it."""
    return [
        (
            each.code,
            file.source.decode(*each.place.span),
            [file.source.decode(*label.place.span) for label in each.labels],
        )
        for each in check_chronology(file)
    ]


# --- TL304


@pytest.mark.parametrize(
    ("sent", "signed"),
    [
        ("when='1965-12-15'", "when='1965-12-25'"),
        ("when='1965-11'", "when='1965-12-01'"),
        ("notAfter='1965-12-24'", "notBefore='1965-12-25'"),
        ("when='-0044-03-14'", "when='-0044-03-15'"),
        ("when='-0045'", "when='-0044'"),
        ("when='1965-12-15' calendar='#Julian'", "when='1965-12-25' calendar='#julian'"),
    ],
)
def test_sent_before_signed_is_told_at_both_places(sent, signed):
    """The last day of sending lies before the first of signing; the day of signing is shown beside it."""
    assert [("TL304", sent.partition(" calendar")[0], [signed.partition(" calendar")[0]])] == _told(
        _letter(_date(sent), _closer(signed))
    )


@pytest.mark.parametrize(
    ("sent", "signed"),
    [
        ("when='1965-12-25'", "when='1965-12-25'"),
        ("when='1965-12-26'", "when='1965-12-25'"),
        ("when='1965-12'", "when='1965-12-25'"),
        ("when='1965'", "when='1965-12-25'"),
        ("notBefore='1965-12-15'", "when='1965-12-25'"),
        ("when='1965-12-15'", "notAfter='1965-12-25'"),
        ("when='x'", "when='1965-12-25'"),
        ("when='1965-12-15'", "when='x'"),
        ("from='1965-12-31' to='1965-12-15'", "when='1965-12-25'"),
        ("when='1965-12-15' calendar='#julian'", "when='1965-12-25'"),
        ("when='1965-12-15' cert='low'", "when='1965-12-25'"),
        ("when='1965-12-15'", "when='1965-12-25' cert='low'"),
        ("when='1965-12-15'", "when='1965-12-25' type='received'"),
        ("n='1'", "when='1965-12-25'"),
    ],
)
def test_dates_that_may_agree_are_no_finding(sent, signed):
    """A day in a month, an open span, another calendar, a doubt: nothing is certain."""
    assert [] == _told(_letter(_date(sent), _closer(signed)))


@pytest.mark.parametrize("where", ["closer", "opener/dateline", "dateline", "signed", "closer/signed"])
def test_a_day_of_signing_stands_in_dateline_closer_or_signature(where):
    """Wherever letters have it."""
    names = where.split("/")
    written = (
        "".join(f"<{name}>" for name in names)
        + _date("when='1965-12-25'")
        + "".join(f"</{name}>" for name in reversed(names))
    )

    assert ["TL304"] == [code for code, *_ in _told(_letter(_date("when='1965-12-15'"), written))]


@pytest.mark.parametrize("holder", ["note", "quote", "floatingText", "del"])
def test_the_day_of_another_letter_is_not_the_day_of_signing(holder):
    """A letter quoted has its own dateline, and a day struck out is none."""
    closer = f"<{holder}>{_closer(chr(119) + 'hen=' + repr('1965-12-25'))}</{holder}>"

    assert [] == _told(_letter(_date("when='1965-12-15'"), closer))


def test_one_dateline_that_agrees_is_enough():
    """The other may be that of an enclosure."""
    assert [] == _told(_letter(_date("when='1965-12-15'"), _closer("when='1965-12-25'", "when='1965-12-14'")))


@pytest.mark.parametrize(("source", "expected"), [("#t", ["TL304"]), ("#x #t", ["TL304"]), ("#x", []), ("", [])])
def test_a_reading_of_the_text_in_creation_is_a_day_of_signing(source, expected):
    """Where @source points at the text, and nowhere else."""
    creation = _date(f"when='1965-12-25' source='{source}'")

    assert expected == [code for code, *_ in _told(_letter(_date("when='1965-12-15'"), creation=creation))]


@pytest.mark.parametrize(
    ("sent", "note"), [("xml:id='s' when='1965-12-15'", ""), ("when='1965-12-15'", "<note type='date-conflict'/>")]
)
def test_a_conflict_that_is_explained_is_no_finding(sent, note):
    """A note points at the date, or tells of the conflict in correspDesc."""
    notes = "<note target='#x #s'>so it stands</note>" if not note else ""

    assert [] == _told(_letter(_date(sent), _closer("when='1965-12-25'"), note=note, notes=notes))


def test_a_list_of_letters_has_no_day_of_sending():
    """A header with two correspDesc is that of an index."""
    more = "<correspDesc><correspAction type='sent'><date when='1900'/></correspAction></correspDesc>"

    assert [] == _told(_letter(_date("when='1965-12-15'"), _closer("when='1965-12-25'"), more=more))


def test_each_letter_of_a_corpus_is_judged_by_itself():
    """What one says does not contradict what another says."""
    one = _letter(_date("when='1965-12-15'"), _closer("when='1965-12-14'")).source.data.decode()
    other = _letter(_date("when='1965-12-01'"), _closer("when='1965-12-02'")).source.data.decode()
    file = read(Source("a.xml", f"<teiCorpus xmlns='{NAMESPACE}'>{one}{other}</teiCorpus>".encode()))

    assert [("TL304", "when='1965-12-01'", ["when='1965-12-02'"])] == _told(file)


# --- TL305

CATALOGUED = "type='catalogued' when='1965-12-15'"


@pytest.mark.parametrize("where", ["creation", "bibl"])
@pytest.mark.parametrize(
    ("sent", "closer"), [(_date("when='1965-12-25'"), ""), ("", _closer("when='1965-12-25'"))], ids=["sent", "signed"]
)
def test_a_catalogue_that_differs_is_told_at_both_places(where, sent, closer):
    """From the day of sending, or where there is none from that of signing."""
    file = _letter(sent, closer, **{where: _date(CATALOGUED)})

    assert [("TL305", "when='1965-12-15'", ["when='1965-12-25'"])] == _told(file)


def test_one_reading_is_told_once():
    """Creation repeats what the catalogue says."""
    file = _letter(_date("when='1965-12-25'"), creation=_date(CATALOGUED), bibl=_date(CATALOGUED))

    assert ["TL305"] == [code for code, *_ in _told(file)]


@pytest.mark.parametrize(
    ("creation", "notes"),
    [
        (_date(f"{CATALOGUED} cert='low'"), ""),
        (_date(f"{CATALOGUED} xml:id='h'"), "<note target='#h'/>"),
        (_date("when='1965-12-15' cert='low'"), ""),
    ],
)
def test_a_rejected_reading_is_no_finding_wherever_it_stands(creation, notes):
    """The date of the bibl is the reading that creation rejects."""
    file = _letter(_date("when='1965-12-25'"), creation=creation, bibl=_date(CATALOGUED), notes=notes)

    assert [] == _told(file)


def test_a_catalogue_that_agrees_or_has_nothing_beside_it_is_no_finding():
    """A month holds its days."""
    assert [] == _told(_letter(_date("when='1965-12-25'"), bibl=_date("type='catalogued' when='1965-12'")))
    assert [] == _told(_letter(bibl=_date(CATALOGUED)))
    assert [] == _told(_letter(_date("when='1965-12-25'"), bibl=_date("type='uploaded' when='2013'")))


# --- TL311


def test_two_days_of_sending_are_told():
    """In one correspAction, as in two."""
    dates = _date("when='1965-12-24'") + _date("when='1965-12-25'")
    apart = dates.replace("/><", "/></correspAction><correspAction type='sent'><")

    for sent in (dates, apart):
        assert [("TL311", "when='1965-12-25'", ["when='1965-12-24'"])] == _told(_letter(sent))


@pytest.mark.parametrize(
    "other", ["when='1965-12'", "when='1965-12-24'", "when='1966' cert='low'", "calendar='#julian'"]
)
def test_two_dates_of_sending_that_agree_are_no_finding(other):
    """One is exacter than the other, rejected, or says nothing."""
    assert [] == _told(_letter(_date("when='1965-12-24'") + _date(other)))


def test_letters_of_a_list_are_compared_one_by_one():
    """Each correspDesc is a letter of its own."""
    more = (
        "<correspDesc><correspAction type='sent'><date when='1900'/><date when='1901'/></correspAction></correspDesc>"
    )

    assert [("TL311", "when='1901'", ["when='1900'"])] == _told(_letter(_date("when='1965'"), more=more))


def test_a_contradiction_is_a_warning_that_says_how_to_explain_it():
    """The source itself may be wrong, so it is not refused."""
    [found] = check_chronology(_letter(_date("when='1965-12-15'"), _closer("when='1965-12-25'")))

    assert Severity.WARNING is found.severity
    assert "sent on 1965-12-15, but signed on 1965-12-25" == found.message
    assert "give it an xml:id and point a note/@target at it" in found.help


def test_the_conflict_that_the_cable_explains_is_no_finding(root):
    """Its catalogue says 15 December, its signature the 25th, and it says why."""
    file = read(Source("a.xml", (root / "tei" / "wcda-118686.xml").read_bytes()))
    doubted = file.source.data.replace(b' cert="low"', b"").replace(b'<note target="#date-heading"', b"<note")

    assert [] == check_chronology(file)
    assert [("TL305", 'when="1965-12-15"', ['when="1965-12-25"'])] == _told(read(Source("a.xml", doubted)))
