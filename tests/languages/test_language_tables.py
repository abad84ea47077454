"""The tables of languages say one thing of each language, and agree with themselves."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest

from teilink.languages import normalised, tables, tag


def rows(table: str) -> list[str]:
    """The lines of a table that are no remarks."""
    return [line for line in (files("teilink.languages") / table).read_text("utf-8").splitlines() if line[0] != "#"]


@pytest.fixture(scope="module")
def names():
    """Each name with the tag beside it."""
    table = (row.partition(": ") for row in rows("names.txt"))
    return [(name, code) for code, _, listed in table for name in listed.split(", ")]


@pytest.mark.parametrize("table", ["codes.txt", "names.txt"])
def test_a_table_is_in_order_and_has_each_code_once(table):
    """A line is found by eye, and a second one of the same code would win unseen."""
    codes = [row.replace(":", "").split()[0] for row in rows(table)]

    assert sorted(set(codes)) == codes


def test_each_name_stands_for_the_tag_beside_it(names):
    """No name stands for two languages, none is shadowed by a code, and each tag is as it would be written."""
    assert [] == [(name, code, tag(name)) for name, code in names if code != tag(name)]
    assert [] == [code for _, code in names if (code, True) != normalised(code)[0:3:2]]


def test_a_name_is_listed_once(names):
    """What capitals, accents and the order of words do not tell apart is one name."""
    counted = Counter((tables._folded(name), code) for name, code in names)

    assert "" not in {name for name, _ in counted}
    assert len(names) == len(set(names))


def test_there_are_names_for_the_languages_of_diplomacy(names):
    """Eighty languages and more."""
    assert 80 <= len({code for _, code in names})


def test_a_preferred_code_is_preferred_to_itself():
    """No code leads on to a second."""
    preferred = {tables.code(subtag).preferred for subtag in tables._codes()}

    assert [] == sorted(subtag for subtag in preferred if tables.code(subtag).preferred != subtag)


def test_a_tag_that_replaces_a_registered_one_stays():
    """What is written today for a registered tag is canonical."""
    assert [] == [new for new in tables.REGISTERED.values() if (new, True) != normalised(new)[0:3:2]]


def test_codes_of_all_parts_of_iso_639_are_listed():
    """Some 8,000 languages; of each part one that the others lack, and one as young as 2023."""
    listed = tables._codes()

    assert 8000 < len(listed)
    assert {"deu", "ger", "ota", "cmn", "gem", "trk", "cnr", "rsk"} <= set(listed)
