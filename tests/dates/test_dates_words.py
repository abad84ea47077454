"""Dates as people write them."""

# Letters of two alphabets that look alike are meant.
# ruff: noqa: RUF001

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teilink.dates import is_date, read_words
from teilink.dates.lexicon import phrases, unspaced
from teilink.dates.months import months

DAY = """
24 December 1965|December 24, 1965|Dec. 24th 1965|24 Dec 1965.|the 24th of December, 1965
Friday, 24 December 1965
Friday, 24 December 1965, 6 p.m.|24 DECEMBER 1965|24\u00a0December\u00a01965|24 De\u00adcember 1965|24-Dec-1965
24/Dec/1965
24 December [1965]|[24 December 1965]|24 December 19[65]|24 [December] 1965|(24 December 1965)
“24 December 1965”
the twenty-fourth of December, 1965|twenty-fourth December 1965|December 24, 1965, 11:45 a.m.
December 24, 1965—9 p. m.
December 24, 1965, 1945Z|24 December 1965, 1830 hours GMT|December 24, 1965—noon
December 24, 1965, 3:15–4:30 p.m.
24.12.1965|24/12/1965|12/24/1965|12.24.1965|24-12-1965|24. 12. 1965|1965-12-24|1965/12/24|1965.12.24|19651224
24.XII.1965|24 XII 1965|24/XII/1965|24. xii. 1965
24. Dezember 1965|den 24. Dezember 1965|Freitag, den 24. Dezember 1965
Freitag, dem 24. Dezember 1965, 13.15 bis 14.15 Uhr
vom 24. Dezember 1965|24. Dez. 1965|24.12.1965, 14.30 Uhr|o. D. [24. Dezember 1965]|d.do. 24. Decembris 1965
vierundzwanzigsten Dezember 1965
le 24 décembre 1965|24 décembre 1965|vendredi 24 décembre 1965|du 24 déc. 1965|24 décembre 1965, 18 heures
24 decembre 1965
24 декабря 1965 г.|«24» декабря 1965 года|24.12.1965 г.|24-го декабря 1965 г.|пятница, 24 декабря 1965
24 дек. 1965 г.
24 декабря 1965 года, 18 часов|от 24 декабря 1965 г.|24.XII.1965 г.
1965年12月24日|一九六五年十二月二十四日|一九六五年十二月廿四日|１９６５年１２月２４日|1965 年 12 月 24 日
1965年12月24日星期五
1965年12月24日下午3时30分|民國五十四年十二月二十四日|民国54年12月24日|公元1965年12月24日|1965年12月24號
昭和40年12月24日|昭和四十年十二月二十四日|1965年12月24日(金)|1965年12月24日（金曜日）
1965년 12월 24일|1965년12월24일|1965년 12월 24일 금요일|1965.12.24.|1965. 12. 24.|주체54(1965)년 12월 24일
주체 54 (1965)년 12월 24일
24 dicembre 1965|24 de diciembre de 1965|24 de dezembro de 1965|24 december 1965|24 Decembris 1965
1965 24. Decembris
"""


def _entries(text):
    return [each for line in text.strip().splitlines() for each in line.split("|")]


def _read(text, **context):
    found = read_words(text, **context)
    return found and found.attributes


@pytest.mark.parametrize("text", _entries(DAY))
def test_a_day_is_read_however_it_is_written(text):
    """In every language, with weekday, time and brackets; and it is certain."""
    found = read_words(text)

    assert ((("when", "1965-12-24"),), False) == (found and (found.attributes, found.is_ambiguous))


@pytest.mark.parametrize(
    "text",
    _entries(
        "24 Dec 65|24.12.65|24.XII.65|24/12/65|12/24/65|24 December '65|241200Z DEC 65|24 декабря 65 г.|"
        "65年12月24日|31.8.50|24-12-65|Dec. 24, 65"
    ),
)
def test_a_century_comes_from_the_context_alone(text):
    """Two digits are no year without one near them."""
    assert _read(text) is None
    assert _read(text, near=1945) in {(("when", "1965-12-24"),), (("when", "1950-08-31"),)}
    assert _read(text, near=1871) in {(("when", "1865-12-24"),), (("when", "1850-08-31"),)}


def test_a_century_is_not_guessed_where_two_are_as_near():
    """50 years before is as far as 50 years after."""
    assert (("when", "1899-01-01"),) == _read("1 January 99", near=1900)
    assert _read("1 January 50", near=2000) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("December 1965", "when=1965-12"),
        ("Dezember 1965", "when=1965-12"),
        ("декабрь 1965 г.", "when=1965-12"),
        ("1965年12月", "when=1965-12"),
        ("12.1965", "when=1965-12"),
        ("1965-12", "when=1965-12"),
        ("1965", "when=1965"),
        ("[1965]", "when=1965"),
        ("1965 г.", "when=1965"),
        ("im Jahre 1965", "when=1965"),
        ("주체 54(1965)년", "when=1965"),
        ("24 December", "when=--12-24"),
        ("24. Dezember", "when=--12-24"),
        ("le 1er janvier", "when=--01-01"),
        ("31.8", "when=--08-31"),
        ("29 February", "when=--02-29"),
        ("二十四日", "when=---24"),
        ("the 24th", "when=---24"),
        ("13.", "when=---13"),
        ("December", "when=--12"),
        ("3-5 December 1962", "from=1962-12-03 to=1962-12-05"),
        ("December 3–5, 1962", "from=1962-12-03 to=1962-12-05"),
        ("from 3 to 5 December 1962", "from=1962-12-03 to=1962-12-05"),
        ("vom 3. bis 5. Dezember 1962", "from=1962-12-03 to=1962-12-05"),
        ("3.-5.12.1962", "from=1962-12-03 to=1962-12-05"),
        ("3.–5. Dezember 1962", "from=1962-12-03 to=1962-12-05"),
        ("du 3 au 5 décembre 1962", "from=1962-12-03 to=1962-12-05"),
        ("с 3 по 5 декабря 1962 г.", "from=1962-12-03 to=1962-12-05"),
        ("1962年12月3日至5日", "from=1962-12-03 to=1962-12-05"),
        ("1962년 12월 3일부터 12월 5일까지", "from=1962-12-03 to=1962-12-05"),
        ("28 February-2 March 1953", "from=1953-02-28 to=1953-03-02"),
        ("February 28 to March 2, 1953", "from=1953-02-28 to=1953-03-02"),
        ("30 December 1962 - 2 January 1963", "from=1962-12-30 to=1963-01-02"),
        ("March-April 1963", "from=1963-03 to=1963-04"),
        ("1957-58", "from=1957 to=1958"),
        ("1957–1958", "from=1957 to=1958"),
        ("1853/54", "notBefore=1853 notAfter=1854"),
        ("between 3 and 5 December 1962", "notBefore=1962-12-03 notAfter=1962-12-05"),
        ("zwischen 1957 und 1958", "notBefore=1957 notAfter=1958"),
        ("24/25 December 1965", "notBefore=1965-12-24 notAfter=1965-12-25"),
        ("before 24 December 1965", "notAfter=1965-12-24"),
        ("not later than December 1965", "notAfter=1965-12"),
        ("1965年以前", "notAfter=1965"),
        ("after 1965", "notBefore=1965"),
        ("не ранее 24 декабря 1965 г.", "notBefore=1965-12-24"),
        ("since 1965", "from=1965"),
        ("bis 1965", "to=1965"),
        ("early December 1965", "notBefore=1965-12-01 notAfter=1965-12-31"),
        ("mid-December 1965", "notBefore=1965-12-01 notAfter=1965-12-31"),
        ("Ende Dezember 1965", "notBefore=1965-12-01 notAfter=1965-12-31"),
        ("début 1965", "notBefore=1965-01-01 notAfter=1965-12-31"),
        ("в конце декабря 1965 г.", "notBefore=1965-12-01 notAfter=1965-12-31"),
        ("1965年12月上旬", "notBefore=1965-12-01 notAfter=1965-12-10"),
        ("1965년 2월 하순", "notBefore=1965-02-21 notAfter=1965-02-28"),
        ("lezten Maii 1719", "when=1719-05-31"),
        ("last day of February 1964", "when=1964-02-29"),
        ("circa 1965", "when=1965 precision=low"),
        ("c. December 1965", "when=1965-12 precision=low"),
        ("около 1965 г.", "when=1965 precision=low"),
        ("1965年左右", "when=1965 precision=low"),
        ("24 December 1965?", "when=1965-12-24 cert=low"),
        ("probably 24 December 1965", "when=1965-12-24 cert=low"),
        ("26. Januar [1851?]", "when=1851-01-26 cert=low"),
        ("the 1960s", "notBefore=1960 notAfter=1969"),
        ("1960er Jahre", "notBefore=1960 notAfter=1969"),
        ("les années 1960", "notBefore=1960 notAfter=1969"),
        ("1960-е годы", "notBefore=1960 notAfter=1969"),
        ("1960年代", "notBefore=1960 notAfter=1969"),
        ("1900s", "notBefore=1900 notAfter=1999"),
        ("196?", "notBefore=1960 notAfter=1969"),
        ("19th century", "notBefore=1801 notAfter=1900"),
        ("XIXe siècle", "notBefore=1801 notAfter=1900"),
        ("19世紀", "notBefore=1801 notAfter=1900"),
        ("44 BC", "when=-0044"),
        ("1 v. Chr.", "when=-0001"),
        ("AD 65", "when=0065"),
        ("Winter 1965/66", "notBefore=1965-12 notAfter=1966-03"),
    ],
)
def test_words_are_read_as_exactly_as_they_are(text, expected):
    """Months, years, days without a year; spans, bounds, decades; doubt."""
    assert expected == " ".join(f"{name}={value}" for name, value in _read(text) or ())


@pytest.mark.parametrize(
    "text",
    _entries(
        "|13|24th ult.|24th inst.|undated|n.d.|o. D.|без даты|an V|18 Brumaire an VIII|15 March 44 BC|"
        "24 décembre an V|10.27 [28?].1962|December 2[1], 1957|November 20, 19571|2² December 1965|"
        "188. Novembris 1719|12 February 1731/2|11/24 December 1916|31 February 1965|31 June|29 February 1965|"
        "32 December 1965|0 December 1965|00.12.1965|24.0.1965|2013-11-31|13.13.1965|光緒二十年|"
        "農曆十二月初三|1965年正月|明治5年1月1日|昭和65年|주체 54(1966)년|臘月廿四|初三|980|974 h.|"
        "Rebīʿu l-evvel 980|Washington, June 2, 1978|page 13|Document 142|5-3 December 1962|"
        "28 December-2 January 1963|1965-1962|1965s|December-January 1963|3 and 5 December 1962|yesterday|"
        "gestern|Easter 1965|24 December 1965 and 3 May 1966|1965-|-1965|24 December; 1965|1965;|"
        "0月1965年|0000|24 December 0000|noon|6 p.m.|"
        "?|-|.|[]|XII|to 1965 to|24 24 December 1965|December December 1965|AD|circa"
    ),
)
def test_what_is_not_understood_as_a_whole_is_not_read(text):
    """Relative days, other calendars, days that do not exist, spans that end before they begin, anything beside."""
    assert read_words(text) is None


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("4/5/1965", {}, ["1965-05-04", "1965-04-05"]),
        ("4/5/1965", {"language": "en-US"}, ["1965-04-05", "1965-05-04"]),
        ("4.5.1965", {"language": "en-GB"}, ["1965-05-04", "1965-04-05"]),
        ("10.3.12", {"near": 1950}, ["1910-03-12", "1912-03-10", "1912-10-03"]),
        ("2004-05", {}, ["2004-05", "2004 2005"]),
    ],
)
def test_two_readings_are_both_given(text, context, expected):
    """Day and month that could be exchanged; a month or a span of years. The likeliest is first."""
    found = read_words(text, **context)

    assert expected == [" ".join(value for _, value in each) for each in found.alternatives]
    assert found.is_ambiguous
    assert found.attributes == found.alternatives[0]


@pytest.mark.parametrize(
    ("text", "language"), [("4.5.1965", "de"), ("4.5.1965", "ru"), ("4/5/1965", "fr"), ("5/5/1965", "")]
)
def test_a_language_may_decide_the_order(text, language):
    """Where no month stands before its day; and where the two are the same."""
    found = read_words(text, language=language)

    assert not found.is_ambiguous
    assert found.attributes in {(("when", "1965-05-04"),), (("when", "1965-05-05"),)}


def test_a_weekday_that_is_not_that_of_the_day_makes_a_reading_doubtful():
    """24 December 1965 was a Friday: either word may be the slip."""
    assert read_words("Saturday, 24 December 1965").is_ambiguous
    assert not read_words("Friday, 24 December 1965").is_ambiguous


@pytest.mark.parametrize(
    ("text", "expected", "calendar"),
    [
        ("24 December 1916 (O.S.)", "1917-01-06", "Julian"),
        ("25 октября 1917 г. (ст. ст.)", "1917-11-07", "Julian"),
        ("25. Oktober 1917 alten Stils", "1917-11-07", "Julian"),
        ("7 November 1917 (N.S.)", "1917-11-07", ""),
        ("民國五十四年十二月", "1965-12", "Minguo"),
        ("Juche 54 (1965)", "1965", "Juche"),
        ("단기 4298년", "1965", "Dangi"),
        ("平成元年1月8日", "1989-01-08", "Japanese"),
        ("24 December 1965", "1965-12-24", ""),
    ],
)
def test_a_calendar_that_the_words_name_is_counted_over(text, expected, calendar):
    """Only where the arithmetic is certain, and the reading says whose calendar it was."""
    found = read_words(text)

    assert ((("when", expected),), calendar) == (found.attributes, found.calendar)


@pytest.mark.parametrize("text", ["December 1916 (O.S.)", "12 February 1731 (O.S.)", "1700 O.S."])
def test_an_old_style_date_that_is_not_certain_is_not_read(text):
    """A month of it lies in two of ours; England began its year in March."""
    assert read_words(text) is None


@pytest.mark.parametrize(
    ("text", "asked", "language"),
    [
        ("24 décembre 1965", "", "fr"),
        ("24 December 1965", "", "en"),
        ("24 August 1965", "de", "de"),
        ("24. Dezember 1965", "en", "de"),
        ("24 декабря 1965", "", "ru"),
        ("1965년", "", "ko"),
        ("1965年", "zh-Hant", "zh"),
        ("24.12.1965", "", ""),
        ("24 Martii 1719", "", "la"),
    ],
)
def test_a_reading_knows_its_language(text, asked, language):
    """Of the month where it tells, else the one asked for."""
    assert language == read_words(text, language=asked).language


def test_a_season_is_said_in_edtf():
    """TEI has no season: the attributes hold the year, and of a winter the months on both sides of it."""
    spring, winter = read_words("Spring 1965"), read_words("Winter 1965")

    assert ("1965-21", (("notBefore", "1965-01-01"), ("notAfter", "1965-12-31"))) == (spring.edtf, spring.attributes)
    assert ("1965-24", (("notBefore", "1964-12"), ("notAfter", "1966-03"))) == (winter.edtf, winter.attributes)


_NAMES = {number: name.title() for name, (number, _) in reversed(months().items())}
_FORMS = (
    "{day.day} {name} {day.year:04}",
    "{name} {day.day}, {day.year:04}",
    "{day.year:04}年{day.month}月{day.day}日",
    "{day.year:04}년 {day.month}월 {day.day}일",
    "{day.year:04}-{day.month}-{day.day}",
)


@given(st.dates(), st.sampled_from(_FORMS))
def test_every_day_is_read_as_itself(day, form):
    """Written in any of the usual ways."""
    assert (("when", day.isoformat()),) == _read(form.format(day=day, name=_NAMES[day.month]))


_WORDS = [
    *sorted({*phrases(), *unspaced(), *months()}),
    *"0123456789.,-/[]()?'’–—\xa0",
    "12",
    "24",
    "1965",
    "1931",
    "65",
]


@given(st.lists(st.sampled_from(_WORDS), max_size=9).map(" ".join) | st.lists(st.sampled_from(_WORDS)).map("".join))
def test_any_words_are_read_or_not_and_never_a_crash(text):
    """What is read is dates that exist, and no year that nobody wrote."""
    found = read_words(text)

    for name, value in found.attributes if found else ():
        assert name in {"cert", "precision"} or is_date(value)


@given(st.text(max_size=60))
def test_any_text_is_read_or_not_and_never_a_crash(text):
    """Also the rarest letters: what is read of them is dates that exist."""
    found = read_words(text, near=1950)

    for name, value in found.attributes if found else ():
        assert name in {"cert", "precision"} or is_date(value)


@pytest.mark.parametrize(
    "text",
    [
        *(
            each * (200 // len(each))
            for each in ("1", "1 ", "12:", "[", "1[", "12.12 - ", "- ", "of ", "十", "a.", "(月", "1'")
        ),
        "1965" + " " * 190 + "pm",
        "24 December 1965" + " " * 300,
    ],
)
def test_what_repeats_itself_without_end_is_no_date(text):
    """Nothing is tried again and again: a text on which a pattern went back and forth would never come to an end."""
    assert read_words(text, near=1950) is None


def test_words_are_loaded_when_they_are_asked_for():
    """Who reads attributes alone pays for no tables of words."""
    asked = (
        "import sys, teilink.dates as d; d.dated({'when': '1965'}); print([m for m in sys.modules if 'dates.' in m])"
    )
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout

    assert "teilink.dates.datable" in loaded
    assert not any(name in loaded for name in ("words", "lexicon", "months", "folding", "iso"))
