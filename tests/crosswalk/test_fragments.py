"""Names of the parts of a record: two things never have one, and edits elsewhere do not change them."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from small_letter import mapped, said, tei

from teilink.crosswalk.fragments import digest, name_of_part, named

LAW = settings(deadline=None, max_examples=200)
RESERVED = ["meta", "build", "text-en", "text-und", "item-a", "id-shelfmark", "m-01234567", "x-meta", "x-"]
# xml:id is a name: what Unicode calls letters and digits, and a few marks.
IDS = st.one_of(
    st.sampled_from([*RESERVED, "Meta", "m-0123456", "m-0123456g", "text", "item", "id", "x", "text-", "geo"]),
    st.from_regex(r"[^\W\d][\w.\-·]{0,9}", fullmatch=True),
    st.builds("{}-{}".format, st.sampled_from(["x", "m", "id", "item", "text", "x-x"]), st.text("abc0-é", max_size=4)),
)


@LAW
@given(IDS, IDS)
@example("meta", "x-meta")
@example("x-meta", "x-x-meta")
@example("a b", "a%20b")
@example("é", "e\u0301")
def test_two_ids_never_have_one_name(one, other):
    """Whatever they look like: what is put in front or written otherwise is put in front of all that look so."""
    assert (one == other) == (named(one) == named(other))


@LAW
@given(IDS)
def test_no_id_has_a_name_that_the_record_uses_for_its_own_parts(identifier):
    """meta, build, text-…, item-…, id-…, and the hashes of what has no id."""
    assert not re.fullmatch(r"meta|build|(text|item|id)-.*|m-[0-9a-f]{8}", named(identifier))


@LAW
@given(IDS)
def test_an_ordinary_id_is_its_own_name(identifier):
    """As it is written in the file, where it is ASCII and not reserved."""
    is_reserved = re.fullmatch(r"meta|build|(text|item|id|x)-.*|m-[0-9a-f]{8}", identifier) is not None
    is_plain = re.fullmatch(r"[\w.\-]+", identifier, re.ASCII) is not None

    assert (identifier == named(identifier)) == (is_plain and not is_reserved)


@pytest.mark.parametrize("identifier", RESERVED)
def test_a_reserved_id_gives_way(identifier):
    """A person whose xml:id is that of the description is not the description."""
    person = f'<persName xml:id="{identifier}">Cleo</persName>'
    header = (
        f'<profileDesc><correspDesc><correspAction type="sent">{person}</correspAction></correspDesc></profileDesc>'
    )
    text = '<text xml:lang="en"><body><p>a</p></body></text>'
    applied = mapped(tei(header, text).replace('<teiHeader xml:id="meta">', "<teiHeader>"))

    assert [f"<doc/letter-1#x-{identifier}>"] == said(applied.record, "schema:sender")
    assert "<http://schema.org/Person>" not in said(applied.record, "rdf:type", f"#{identifier}")


# -- hashes -----------------------------------------------------------------------------------------------------------


def parsed(text):
    """An element of TEI."""
    return etree.fromstring(text.replace(">", ' xmlns="http://www.tei-c.org/ns/1.0">', 1))


def test_a_hash_is_made_of_what_an_element_says():
    """Its name, what it points at, its words: the same for all files, machines and days."""
    element = parsed("<persName>Cleo  Day</persName>")

    assert re.fullmatch(r"m-[0-9a-f]{8}", digest(element))
    assert digest(element) == digest(parsed('<persName rend="bold">Cleo <hi>Day</hi></persName>'))


@pytest.mark.parametrize(
    "other",
    [
        "<persName>Cleo Dai</persName>",
        "<orgName>Cleo Day</orgName>",
        '<persName ref="#a">Cleo Day</persName>',
        '<persName key="a">Cleo Day</persName>',
        '<persName when="1965">Cleo Day</persName>',
        '<persName source="#s">Cleo Day</persName>',
    ],
)
def test_what_says_something_else_has_another_hash(other):
    """Another name, another pointer, other words."""
    assert digest(parsed("<persName>Cleo Day</persName>")) != digest(parsed(other))


def test_a_hash_may_stand_for_more_than_its_element():
    """Two claims about one element are told apart by what makes them."""
    element = parsed("<persName>Cleo</persName>")

    assert 3 == len({digest(element), digest(element, "sender"), digest(element, "author")})
    assert digest(element, "a", "b") != digest(element, "ab")


def test_a_part_has_its_id_for_a_name_else_its_hash():
    """An id outlives every edit, so it comes first."""
    assert "cleo" == name_of_part(parsed('<persName xml:id="cleo">Cleo</persName>'), "sender")
    assert digest(parsed("<persName>Cleo</persName>"), "sender") == name_of_part(
        parsed("<persName>Cleo</persName>"), "sender"
    )


def test_the_hash_of_a_name_is_known():
    """So that nobody changes how it is made without changing published addresses knowingly."""
    assert "m-d5a28466" == digest(parsed('<persName ref="#a">Cleo Day</persName>'), "sender")
