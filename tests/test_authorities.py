"""Addresses of authority files: canonical forms, check digits, and what is left alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teilink.authorities import address, authority, canonical, fault

GOETHE = "https://d-nb.info/gnd/118540238"
ADAMS = "http://www.wikidata.org/entity/Q42"
VIENNA = "https://sws.geonames.org/2761369/"
ORCID = "https://orcid.org/0000-0002-1825-0097"
ISNI = "https://isni.org/isni/0000000121032683"
CARROLL = "http://id.loc.gov/authorities/names/n79003362"


@pytest.mark.parametrize(
    ("expected", "given_as"),
    [
        (GOETHE, "http://d-nb.info/gnd/118540238"),
        (GOETHE, " HTTPS://www.D-NB.info/gnd/118540238/ "),
        (GOETHE, "https://d-nb.info/gnd/118540238/about/lds"),
        (GOETHE, "https://d-nb.info:443/gnd/118540238?x=y#z"),
        (GOETHE, "https://explore.gnd.network/gnd/118540238"),
        (GOETHE, "https://lobid.org/gnd/118540238.json"),
        (GOETHE, "https://portal.dnb.de/opac.htm?method=simpleSearch&cqlMode=true&query=nid%3D118540238"),
        (GOETHE, "gnd:118540238"),
        ("https://d-nb.info/gnd/4005728-8", "http://d-nb.info/gnd/4005728-8"),
        (ADAMS, "https://www.wikidata.org/wiki/Q42"),
        (ADAMS, "http://wikidata.org/wiki/q42?uselang=de"),
        (ADAMS, "https://m.wikidata.org/wiki/Special:EntityPage/Q42"),
        (ADAMS, "https://www.wikidata.org/wiki/Special:EntityData/Q42.json"),
        (ADAMS, "https://www.wikidata.org/w/index.php?title=Q42&oldid=1"),
        (ADAMS, "wd:Q42"),
        ("http://viaf.org/viaf/102333412", "https://viaf.org/viaf/102333412/"),
        ("http://viaf.org/viaf/102333412", "https://viaf.org/en/viaf/102333412.html"),
        ("http://viaf.org/viaf/102333412", "http://www.viaf.org/viaf/102333412/#Austen,_Jane"),
        (VIENNA, "https://www.geonames.org/2761369/wien.html"),
        (VIENNA, "http://geonames.org/2761369"),
        (VIENNA, "http://sws.geonames.org/2761369/about.rdf"),
        (CARROLL, "https://id.loc.gov/authorities/names/n79003362.html"),
        (CARROLL, "https://lccn.loc.gov/n79003362"),
        ("http://id.loc.gov/authorities/subjects/sh85129334", "https://id.loc.gov/authorities/subjects/sh85129334.rdf"),
        (ISNI, "http://www.isni.org/isni/0000 0001 2103 2683"),
        (ISNI, "https://isni.org/0000000121032683"),
        (ORCID, "http://orcid.org/0000000218250097"),
        ("http://vocab.getty.edu/ulan/500115493", "https://vocab.getty.edu/page/ulan/500115493"),
        (
            "http://vocab.getty.edu/ulan/500115493",
            "http://www.getty.edu/vow/ULANFullDisplay?find=&subjectid=500115493",
        ),
        ("http://data.bnf.fr/ark:/12148/cb11907966z#about", "https://catalogue.bnf.fr/ark:/12148/cb11907966z"),
        ("http://www.idref.fr/02734004X/id", "https://www.idref.fr/02734004x"),
        ("http://id.worldcat.org/fast/549198", "https://id.worldcat.org/fast/fst00549198"),
    ],
)
def test_one_entity_has_one_address(expected, given_as):
    """Whatever page of an authority an address leads to, the entity has one address."""
    assert expected == canonical(given_as)
    assert expected == canonical(expected)
    assert (authority(expected), "") == (authority(given_as), fault(given_as))


@pytest.mark.parametrize(
    "foreign",
    [
        "",
        "#kim",
        "person:kim-il",
        "gnd:kim",
        " https://example.org/ä b%20c ",
        "https://www.geonames.org/ontology#P.PPL",
        "https://www.wikidata.org/wiki/Wikidata:Main_Page",
        "http://www.wikidata.org/entity/statement/Q42-f078e5b3",
        "https://d-nb.info/1234567",
        "https://viaf.org/viaf/search?query=x",
        "http://id.loc.gov/rwo/agents/n79003362",
        "http://id.loc.gov/authorities/names",
        "https://lccn.loc.gov/2001012345",
        "http://vocab.getty.edu/ulan/500115493-agent",
        "http://data.bnf.fr/ark:/12148/cb120083695#frbr:Work",
        "https://catalogue.bnf.fr/ark:/12148/cb30610410w",
        "https://lobid.org/gnd/search?q=x",
        "https://orcid.org/signin",
        "http://d-nb.info.example.org/gnd/118540238",
        "http://name@d-nb.info/gnd/118540238",
        "https://www.deutsche-biographie.de/pnd118540238.html",
    ],
)
def test_what_is_no_entity_of_an_authority_is_kept_exactly(foreign):
    """Another address is not touched, and nothing is wrong with it here."""
    assert (foreign, "", "") == (canonical(foreign), authority(foreign), fault(foreign))


@pytest.mark.parametrize(
    ("expected", "wrong"),
    [
        ("the check digit of GND 118540239 is wrong", "https://d-nb.info/gnd/118540239"),
        ("the check digit of GND 4005728-7 is wrong", "https://d-nb.info/gnd/4005728-7"),
        ('"40057288" is no GND number', "https://d-nb.info/gnd/40057288"),
        ("no GND number stands in it", "https://d-nb.info/gnd/"),
        ("the check digit of ISNI 0000000121032684 is wrong", "https://isni.org/isni/0000000121032684"),
        ("the check digit of ORCID 0000-0002-1825-009X is wrong", "https://orcid.org/0000-0002-1825-009x"),
        ("the check digit of BnF 11907966k is wrong", "https://data.bnf.fr/ark:/12148/cb11907966k"),
        ('"null" is no Wikidata number', "http://www.wikidata.org/entity/null"),
        ('"Q042" is no Wikidata number', "https://www.wikidata.org/wiki/Q042"),
        ("no VIAF number stands in it", "http://viaf.org/viaf/"),
        ('"$$$" is no GeoNames number', "https://sws.geonames.org/$$$/"),
        ('"n7900336" is no LCNAF number', "http://id.loc.gov/authorities/names/n7900336"),
    ],
)
def test_an_address_that_cannot_be_right_says_why_and_is_kept(expected, wrong):
    """A number that its authority cannot have given is a fault; the address is not rewritten."""
    assert (expected, wrong) == (fault(wrong), canonical(wrong))
    assert "" != authority(wrong)


@pytest.mark.parametrize(
    ("expected", "scheme", "value"),
    [
        (GOETHE, "GND", "118540238"),
        (GOETHE, "gnd-id", " 118540238\n"),
        (GOETHE, "PND", "(DE-588)118540238"),
        (GOETHE, "gnd", "GND: 118540238"),
        (GOETHE, "Gemeinsame Normdatei", "d-nb.info/gnd/118540238"),
        (GOETHE, "URL", "http://d-nb.info/gnd/118540238"),
        (GOETHE, "", "http://d-nb.info/gnd/118540238"),
        ("", "GND", "118540239"),
        ("", "GND", "https://d-nb.info/gnd/118540239"),
        ("", "GND", "https://example.org/118540238"),
        (ADAMS, "Wikidata", "Q42"),
        (ADAMS, "wikidata_QID", "wd:Q42"),
        ("", "Wikidata", "42"),
        ("http://viaf.org/viaf/102333412", "V.I.A.F.", "102333412"),
        ("http://viaf.org/viaf/102333412", "VIAF ID", "viaf 102333412"),
        ("", "VIAF", "Austen, Jane"),
        (VIENNA, "GeoNames", "2761369"),
        (CARROLL, "LCNAF", "n 79-3362"),
        ("http://id.loc.gov/authorities/subjects/sh85129334", "LCCN", "sh 85129334"),
        (ISNI, "ISNI", "0000 0001 2103 2683"),
        ("", "ISNI", "0000 0001 2103 2684"),
        (ORCID, "orcid", "0000-0002-1825-0097"),
        ("", "ORCID", "0000-0002-1825-0098"),
        ("https://example.org/x", "URL", "https://example.org/x"),
        ("", "URL", "box 3"),
        ("", "shelfmark", "AN 3"),
        ("", "shelfmark", "118540238"),
        ("", "GND", ""),
    ],
)
def test_a_number_and_its_scheme_give_an_address(expected, scheme, value):
    """An idno gives the canonical address where scheme and number agree, else none."""
    assert expected == address(scheme, value)


_TEXTS = st.one_of(
    st.text(max_size=40),
    st.builds(
        "{}{}{}{}".format,
        st.sampled_from(["http://", "https://www.", "https://m.", "//", "HTTP:/", ""]),
        st.sampled_from(["d-nb.info/gnd/", "wikidata.org/wiki/", "viaf.org/viaf/", "isni.org/isni/", "orcid.org/"]),
        st.sampled_from(["118540238", "Q42", "102333412", "0000000121032683", "0000-0002-1825-0097", ""]),
        st.text(alphabet="/?#.% -aQ0\u0661é\x00", max_size=5),
    ),
)


@given(_TEXTS)
def test_canonical_is_its_own_canonical_form(text):
    """No text fails, what is canonical stays so, and an absolute address stays absolute."""
    found = canonical(text)

    assert found == canonical(found)
    assert authority(text) == authority(found)
    if re.match("https?://", text):
        assert re.match("https?://", found)


@given(st.text(max_size=10), _TEXTS)
def test_an_address_is_canonical_or_none(scheme, value):
    """What `address` gives needs no second look."""
    found = address(scheme, value)

    assert found == canonical(found)
    assert "" == fault(found)
