"""What is written for a language becomes the tag of BCP 47, and nothing that could be one is lost."""

from __future__ import annotations

import re

import pyoxigraph
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from teilink.languages import Language, is_tag, name, normalised, tables, tag, tags

LOC = "http://id.loc.gov/vocabulary/"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        # The shortest code of ISO 639.
        ("deu", "de"),
        ("ger", "de"),
        ("fra", "fr"),
        ("fre", "fr"),
        ("zho", "zh"),
        ("chi", "zh"),
        ("hbs", "sh"),
        ("ger-AT", "de-AT"),
        # The code of Mongolian, though there is a language called Mon.
        ("mon", "mn"),
        # Obsolete codes, and tags that were registered as a whole.
        ("iw", "he"),
        ("in", "id"),
        ("ji", "yi"),
        ("mo", "ro"),
        ("mol", "ro"),
        ("scc", "sr"),
        ("scr", "hr"),
        ("i-klingon", "tlh"),
        ("art-lojban", "jbo"),
        ("zh-min-nan", "nan"),
        ("chi-min-nan", "nan"),
        ("no-bok", "nb"),
        ("nor-nyn", "nn"),
        ("sgn-BE-FR", "sfb"),
        # A language behind a wider one (RFC 5646 section 4.5).
        ("zh-yue", "yue"),
        ("zh-cmn-Hans-CN", "cmn-Hans-CN"),
        ("ms-min", "min"),
        # Names.
        ("english", "en"),
        ("Englisch", "en"),
        ("anglais", "en"),
        ("Ottoman Turkish", "ota"),
        ("Turkish, Ottoman (1500-1928)", "ota"),
        ("Osmanisch", "ota"),
        ("français", "fr"),
        ("Francais", "fr"),
        ("FRANÇAISE", "fr"),
        ("中文", "zh"),
        ("русский", "ru"),
        ("русский язык", "ru"),
        ("Deutsche Sprache", "de"),
        ("Greek, Ancient (to 1453)", "grc"),
        ("old-english", "ang"),
        ("english_GB", "en-GB"),
        ("Chinese-Hant-TW", "zh-Hant-TW"),
        ("Traditional Chinese", "zh-Hant"),
    ],
)
def test_a_language_is_written_by_its_shortest_code(written, expected):
    """Other codes, obsolete ones and names give the tag that stands for the same language."""
    found = normalised(written)

    assert (expected, True) == (found.tag, found.is_known)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("ota", "ota"),
        ("cmn", "cmn"),
        ("sh", "sh"),
        ("yue", "yue"),
        ("DE", "de"),
        ("zh_CN", "zh-CN"),
        ("ZH-HANT-CN", "zh-Hant-CN"),
        (" en-gb\n", "en-GB"),
        ("es-419", "es-419"),
        ("en-Latn-US", "en-Latn-US"),
        ("de-ch-1901", "de-CH-1901"),
        ("sl-ROZAJ-biske-1994", "sl-rozaj-biske-1994"),
        ("de-DE-u-CO-PHONEBK-LATN", "de-DE-u-co-phonebk-latn"),
        ("en-X-US-Latn", "en-x-us-latn"),
        ("X-Klingon-AB", "x-klingon-ab"),
        ("qaa-Latn", "qaa-Latn"),
        ("zh-min", "zh-min"),
        ("i-default", "i-default"),
        ("I-Mingo", "i-mingo"),
        ("en-GB-oed", "en-GB-oxendict"),
        ("und", "und"),
        ("mul", "mul"),
        ("zxx", "zxx"),
        ("mis", "mis"),
        # ISO 3166-1 keeps UK for the United Kingdom, whose code is GB.
        ("en-UK", "en-GB"),
    ],
)
def test_nothing_but_case_and_hyphens_is_changed_in_a_tag(written, expected):
    """Script, region, variants, extensions and private use stay, needed or not."""
    found = normalised(written)

    assert (expected, True) == (found.tag, found.is_known)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("cn", "cn"),
        ("xx-de", "xx-DE"),
        ("ZZZ", "zzz"),
        ("elvish", "elvish"),
        ("elvish_Tengwar", "elvish-tengwar"),
        ("english-french", "english-french"),
    ],
)
def test_a_wellformed_tag_of_no_known_language_is_kept(written, expected):
    """What is built like a tag can be carried by RDF; that nobody knows its language is told."""
    assert Language(expected, "", is_known=False) == normalised(written)


@pytest.mark.parametrize(
    "written",
    ["", " ", "-", "Klingonese", "de fr", "de-", "de--AT", "a", "x", "i-nothing", "de-Ä", "en-GB-US", "?", "k" * 500],
)
def test_of_what_is_neither_tag_nor_name_nothing_is_made(written):
    """No tag, no address, not known."""
    assert Language("", "", is_known=False) == normalised(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("zho", "iso639-1/zh"),
        ("zh-Hant-CN", "iso639-1/zh"),
        ("Osmanisch", "iso639-2/ota"),
        ("gem", "iso639-2/gem"),
        ("mul", "iso639-2/mul"),
    ],
)
def test_the_address_is_that_of_the_language(written, expected):
    """ISO 639-1 where it has the language, else ISO 639-2; script and region have no part in it."""
    assert LOC + expected == normalised(written).address


@pytest.mark.parametrize("written", ["cmn", "sh", "qaa", "x-private", "i-default", "cn"])
def test_an_address_is_never_made_up(written):
    """What ISO 639-1 and 639-2 do not list has no address at the Library of Congress."""
    assert "" == normalised(written).address


def test_two_letters_are_read_without_the_tables():
    """Most tags have two letters, and cost no reading of files."""
    for each in (tags._normalised, tables._codes, tables._names):
        each.cache_clear()

    assert ["de", "en-GB", "zh-Hant", "he", "cn"] == [tag(each) for each in ("DE", "en-gb", "zh-hant", "iw", "cn")]
    assert (0, 0) == (tables._codes.cache_info().misses, tables._names.cache_info().misses)


SUBTAG = st.one_of(
    st.from_regex(r"[A-Za-z0-9]{1,8}", fullmatch=True),
    st.sampled_from(
        ["deu", "de", "iw", "zh", "chi", "min", "nan", "cmn", "yue", "sgn", "no", "nor", "bok", "us", "uk"]
    ),
    st.sampled_from(["GB", "hant", "x", "X", "i", "u", "U", "1901", "klingon", "english"]),
)
WRITTEN = st.one_of(
    st.text(max_size=20),
    st.lists(SUBTAG, min_size=1, max_size=6).map("-".join),
    st.sampled_from(sorted(tables._names())),
    st.sampled_from(sorted(tables._codes())),
)


@given(WRITTEN)
@example("chi-min-nan")
@example("zh-cmn-yue")
@example("zh-sgn-US")
def test_a_tag_given_stays_as_it_is(written):
    """Whatever is written is answered; the answer is a tag RDF can carry, and is its own answer."""
    found = normalised(written)

    assert found.tag == tag(found.tag)
    assert found.is_known == normalised(found.tag).is_known
    if found.tag:
        assert pyoxigraph.Literal("a", language=found.tag).language


@given(st.lists(SUBTAG, min_size=1, max_size=6).map("-".join))
def test_what_rdf_takes_for_a_tag_gets_one(written):
    """Never dropped: a text that a strict reader of RDF accepts as a language tag has a tag here."""
    try:
        pyoxigraph.Literal("a", language=written)
    except ValueError:
        return
    assert tag(written)


def test_the_languages_of_the_corpora_are_known(shared):
    """What three editions state as language is understood, but for what they left empty."""
    folder = shared / "samples" / "corpora"
    if not folder.is_dir():
        pytest.skip("no samples of corpora beside the shared model")
    stated = re.compile(
        rb"""(?:xml:lang|mainLang|otherLangs)=["']([^"']*)["']|<language\s[^>]*?ident=["']([^"']*)["']"""
    )
    values = {
        value
        for path in folder.rglob("*.xml")
        for found in stated.findall(path.read_bytes())
        for value in b" ".join(found).decode().split()
    }

    assert {"deu", "ota", "tur"} <= values
    assert [] == sorted(value for value in values if not normalised(value).is_known)
    assert all(len(tag(value)) == 2 or tag(value) == value for value in values)


@pytest.mark.parametrize(
    "tag",
    [
        "en",
        "zh-Hant-TW",
        "zh-cmn-Hans-CN",
        "sl-rozaj-biske",
        "de-CH-1996",
        "x-ours",
        "en-x-ours",
        "es-419",
        "mul",
        "X-a",
        "i-default",
    ],
)
def test_a_language_tag_is_one(tag):
    """The forms of RFC 5646."""
    assert is_tag(tag)


@pytest.mark.parametrize(
    "tag", ["", "e", "english language", "en_US", "en-", "-en", "en-a", "123", "en--US", "é", "en\n"]
)
def test_what_is_no_language_tag_is_none(tag):
    """N-Triples would break on a blank, and readers on the rest."""
    assert not is_tag(tag)


@pytest.mark.parametrize(
    ("written", "expected"), [("zh", "Chinese"), ("DE-AT", "German"), ("grc", "Ancient Greek"), ("qaa", ""), ("", "")]
)
def test_a_language_has_an_english_name(written, expected):
    """For those who read a page."""
    assert expected == name(written)
