"""Slugs and nearest names: what may stand in an address, and what was probably meant."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teilink.iri import is_base, is_slug, nearest, part, proposed, recipe, slug, slug_of_file


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("wcda-118686", "wcda-118686"),
        ("WCDA-118686.XML", "wcda-118686"),
        ("a.xml.xml", "a.xml"),
        (".xml", ""),
        ("É 1", "É 1"),
        ("\u212a-1", "\u212a-1"),
    ],
)
def test_a_slug_is_the_identifier_in_small_letters_without_the_ending_of_its_file(identifier, expected):
    """One ending is dropped, nothing else is mended: the sign of Kelvin is no k."""
    assert expected == slug(identifier)


@pytest.mark.parametrize("text", ["a", "0", "wcda-118686", "a.b_c-d", "a" * 128, "note.xmls", "a.txt.b"])
def test_a_good_slug_stands_in_an_address_as_it_is(text):
    """Small letters, digits, point, underline and hyphen, up to 128."""
    assert is_slug(text)


@pytest.mark.parametrize(
    "text",
    ["", "A", "a b", "a/b", "..", ".a", "-a", "_a", "é", "a\n", "a%20", "a" * 129, "a.xml", "a.html", "a.ttl", "a.nt"],
)
def test_what_would_need_escaping_or_name_a_file_is_no_slug(text):
    """`doc/a.ttl` is the Turtle of `doc/a`: no document may be called so."""
    assert not is_slug(text)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("tei/Cable 7, draft.xml", "cable-7-draft"),
        ("C:\\tei\\cable.XML", "cable"),
        ("m\u00fcller.xml", "m-ller"),
        ("mu\u0308ller.xml", "m-ller"),
        ("_a_.xml", "a_"),
        ("北京.xml", "document"),
        ("-", "document"),
    ],
)
def test_a_name_of_a_file_is_made_fit(path, expected):
    """Whatever system wrote it; there is always something left."""
    assert expected == slug_of_file(path)


@given(st.text(min_size=1, max_size=60))
def test_a_slug_of_a_file_can_fail_only_by_its_ending(name):
    """What an address cannot hold is gone."""
    found = slug_of_file(name)

    assert is_slug(found) or is_slug(found + "x")


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("o:vipa.l.hbg.17190813", "o-vipa.l.hbg.17190813"),
        ("Câble du 7 mars", "cable-du-7-mars"),
        ("a.html", "a-html"),
        ("-a", "a"),
        ("北京", ""),
        ("a" * 129, ""),
        ("a", ""),
    ],
)
def test_what_is_proposed_is_near_and_would_do(identifier, expected):
    """Nothing is proposed where nothing near would do, nor what stands there already."""
    assert expected == proposed(identifier)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("xml:id", ("xml:id", "")),
        ("file", ("file", "")),
        (" idno ", ("idno", "")),
        ("idno[@type='PID']", ("idno", "PID")),
        ('idno[ @type = "a b" ]', ("idno", "a b")),
        ("id", None),
        ("title", None),
        ("idno[@type]", None),
        ("idno[@type='']", None),
        ("xml:id[@type='x']", None),
        ("", None),
    ],
)
def test_a_recipe_names_an_id_a_number_or_the_file(text, expected):
    """Never a title, a date or a person."""
    assert expected == recipe(text)


@pytest.mark.parametrize("text", ["https://x.example/", "http://127.0.0.1:8000/a/b/", "https://例え.example/"])
def test_a_base_begins_addresses(text):
    """A host, perhaps with a path, ending in a slash."""
    assert is_base(text)


@pytest.mark.parametrize(
    "text", ["", "https://x.example", "https:///", "//x/", "https://x/?a/", "https://x/\n", "urn:x/"]
)
def test_what_cannot_begin_an_address_is_no_base(text):
    """Nor what would put them behind a question mark or a number sign."""
    assert not is_base(text)


@pytest.mark.parametrize(
    ("name", "names", "expected"),
    [
        ("person:kim-ill", ["person:kim-il", "person:kim-il-sung", "place:seoul"], "person:kim-il"),
        ("baes", {"base", "title"}, "base"),
        ("BASE", ["base"], "base"),
        ("x", ["base"], ""),
        ("base", [], ""),
        ("", ["base"], ""),
    ],
)
def test_the_nearest_name_is_one_that_could_be_meant_or_none(name, names, expected):
    """A slip is answered; nonsense is not answered with nonsense."""
    assert expected == nearest(name, names)


def test_of_two_that_are_as_near_always_the_same_is_named():
    """The order in which names are given does not show."""
    assert nearest("bxt", ["bat", "bit", "but"]) == nearest("bxt", ["but", "bit", "bat"])


def test_a_name_of_absurd_length_is_no_delay():
    """A pointer may be as long as its file."""
    begun = time.process_time()

    assert "" == nearest("x" * 200_000, [f"person-{n}" for n in range(500)])
    assert time.process_time() - begun < 2


@given(st.text(min_size=1))
def test_a_part_of_an_address_is_plain_ascii(identifier):
    """Whatever an id holds, its address needs no escaping in RDF; a plain one is kept."""
    assert re.fullmatch(r"[A-Za-z0-9._~%-]+", part(identifier))
    assert part(identifier) == identifier or not re.fullmatch(r"[A-Za-z0-9._-]+", identifier)
