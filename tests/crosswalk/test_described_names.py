"""Of a name its words, its parts and the other names in it are told apart as the register tells them."""

from __future__ import annotations

import pytest
from lxml import etree

from teilink.crosswalk.described import called, family_name, given_name
from teilink.tei.document import NAMESPACE


def _name(inner, tag="persName"):
    return etree.fromstring(f'<{tag} xmlns="{NAMESPACE}">{inner}</{tag}>')


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        ("Kim Il", "Kim Il"),
        ("<surname>Abbondi</surname>\n<forename>Giorgio de</forename>", "Abbondi Giorgio de"),
        ("<forename>Antun</forename><surname>Vrancic</surname><addName type='alt'>Anton</addName>", "Antun Vrancic"),
        ("<forename>-</forename><surname>Karl, Erzherzog</surname>", "Karl, Erzherzog"),
        ("<forename/><surname>Selim II.</surname>", "Selim II."),
        ("<surname>Durri</surname><addName type='title'>Hofrat</addName>", "Durri"),
        ("<forename>Alexander</forename> <addName type='epithet'>the Great</addName>", "Alexander the Great"),
        ("<surname>Kim</surname><addName type='alt'>Jin</addName>, General", "Kim, General"),
        ("<forename>-</forename><surname/>", ""),
        ("", ""),
    ],
)
def test_somebody_is_called_by_the_words_of_the_name(inner, words):
    """In the order of the register; other names, titles and placeholders are left out, what follows them is not."""
    assert words == called(_name(inner))


def test_a_name_is_not_changed_by_reading_it():
    """The tree belongs to the file."""
    name = _name("<surname>Kim</surname><addName type='alt'>Jin</addName>")
    before = etree.tostring(name)
    called(name)

    assert before == etree.tostring(name)


@pytest.mark.parametrize(
    ("inner", "given", "family"),
    [
        ("<surname>Abbondi</surname><forename>Giorgio de</forename>", "Giorgio de", "Abbondi"),
        (
            "<forename>Otto</forename> <forename>Eduard</forename> "
            "<nameLink>von</nameLink> <surname>Bismarck</surname>",
            "Otto Eduard",
            "von Bismarck",
        ),
        ("<forename>Eva</forename><surname type='maiden'>Kurz</surname><surname>Lang</surname>", "Eva", "Lang"),
        ("<forename>Eva</forename><surname type='maiden'>Kurz</surname>", "Eva", "Kurz"),
        ("<forename>-</forename><surname>Karl</surname>", "", "Karl"),
        ("<forename>Ada</forename><nameLink>of</nameLink> Kent", "Ada", ""),
        ("Kim Il", "", ""),
    ],
)
def test_given_and_family_names_are_those_that_are_told_apart(inner, given, family):
    """Nothing is guessed from the order of words."""
    assert (given, family) == (given_name(_name(inner)), family_name(_name(inner)))
