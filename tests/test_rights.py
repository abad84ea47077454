"""Licences and rights statements: which one an address means, what words name, and where the two disagree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teilink.rights import contradiction, recognised
from teilink.rights.names import licences, of
from teilink.rights.schemes import STATEMENTS

CC = "https://creativecommons.org/"
BY = CC + "licenses/by/4.0/"
BY_NC_SA = CC + "licenses/by-nc-sa/4.0/"
ZERO = CC + "publicdomain/zero/1.0/"
MARK = CC + "publicdomain/mark/1.0/"
IN_COPYRIGHT = "http://rightsstatements.org/vocab/InC/1.0/"
FORBID = "the words forbid what the licence allows"
NO_COPYRIGHT = "http://rightsstatements.org/vocab/NoC-US/1.0/"


@pytest.mark.parametrize(
    ("expected", "name", "written"),
    [
        (BY, "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0"),
        (BY, "CC BY 4.0", " http://www.creativecommons.org//licenses/BY/4.0// "),
        (BY, "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/deed.de"),
        (BY, "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/legalcode.zh-Hans"),
        (BY, "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/?ref=chooser-v1"),
        (BY, "CC BY 4.0", "https:/creativecommons.org/licenses/by/4.0/"),
        (BY, "CC BY 4.0", "creativecommons.org/licenses/by/4.0"),
        (CC + "licenses/by/3.0/de/", "CC BY 3.0 DE", "http://creativecommons.org/licenses/by/3.0/de/deed.en"),
        (CC + "licenses/by-nd-nc/1.0/", "CC BY-ND-NC 1.0", "http://creativecommons.org/licenses/by-nd-nc/1.0"),
        (ZERO, "CC0 1.0", "http://creativecommons.org/publicdomain/zero/1.0/deed.en"),
        (MARK, "Public Domain Mark 1.0", "https://creativecommons.org/publicdomain/mark/1.0"),
        (
            "https://opendatacommons.org/licenses/odbl/1-0/",
            "ODbL 1.0",
            "http://www.opendatacommons.org/licenses/odbl/1.0/",
        ),
        ("https://www.gnu.org/licenses/gpl-3.0.html", "GNU GPL", "https://www.gnu.org/licenses/gpl-3.0.html"),
    ],
)
def test_a_licence_is_recognised_in_every_spelling(expected, name, written):
    """Spellings that lead to one licence give its one address."""
    assert (expected, "licence", name, "", "") == recognised(written)


@pytest.mark.parametrize(
    "written",
    [
        "http://rightsstatements.org/vocab/InC/1.0/",
        "https://rightsstatements.org/page/InC/1.0/?language=de",
        "https://www.rightsstatements.org/vocab/inc/1.0",
    ],
)
def test_a_statement_is_recognised_and_is_no_licence(written):
    """A page of a rights statement stands for the statement."""
    assert (IN_COPYRIGHT, "statement", "In Copyright", "", "") == recognised(written)


@pytest.mark.parametrize(
    ("fault", "help_", "written"),
    [
        ("there is no CC BY 7.0", BY, CC + "licenses/by/7.0/"),
        ('"null" is no version of CC BY', BY, CC + "licenses/by/null"),
        ("the version of CC BY-NC-SA is missing", BY_NC_SA, CC + "licenses/by-nc-sa/"),
        ('there is no CC BY 4.0 for "de"', BY, CC + "licenses/by/4.0/de/"),
        ("there is no CC BY 3.1", CC + "licenses/by/3.0/", CC + "licenses/by/3.1/"),
        ('Creative Commons has no licence "by-sa-nc"', BY_NC_SA, CC + "licenses/by-sa-nc/4.0/"),
        ('Creative Commons has no licence "by-cn"', CC + "licenses/by-nc/4.0/", CC + "licenses/by-cn/4.0/"),
        ('Creative Commons has no licence "by-nd-sa"', "", CC + "licenses/by-nd-sa/4.0/"),
        ('Creative Commons has no licence "zero"', ZERO, CC + "licenses/zero/1.0/"),
        ('the path begins with "licenses", not "licences"', BY, CC + "licences/by/4.0/"),
        ("there is no CC0 2.0", ZERO, CC + "publicdomain/zero/2.0/"),
        ("this address of Creative Commons names no licence", "", CC),
        ("the host is creativecommons.org, not creativecomons.org", BY, "creativecomons.org/licenses/by/4.0/"),
        ("this is the picture of a licence", BY, "https://i.creativecommons.org/l/by/4.0/88x31.png"),
        ("a blank stands in the address", BY, CC + "licenses/by/ 4.0/"),
        ('"htps:" is no beginning of an address', BY, "htps://creativecommons.org/licenses/by/4.0/"),
        ("several addresses stand here as one", BY, f"{BY} {BY_NC_SA}"),
        ('there is no rights statement "InCop"', IN_COPYRIGHT, "http://rightsstatements.org/vocab/InCop/1.0/"),
        ('"2.0" is no version of InC', IN_COPYRIGHT, "http://rightsstatements.org/vocab/InC/2.0/"),
        (
            "the host is rightsstatements.org, not rightstatements.org",
            IN_COPYRIGHT,
            "https://rightstatements.org/vocab/InC/1.0/",
        ),
    ],
)  # fmt: skip
def test_an_address_that_misses_says_what_is_wrong_and_names_the_nearest(fault, help_, written):
    """A mistyped address is kept as it stands, with its fault and the nearest right one, which is right."""
    assert (written, "", "", fault, help_) == recognised(written)
    assert not help_ or help_ == recognised(help_).iri


@pytest.mark.parametrize(
    "written", ["https://example.org/rights", "#licence", "", "CC BY 4.0", "mailto:x@creativecommons.org", "http://["]
)
def test_other_addresses_are_left_alone(written):
    """Of an address of somebody else nothing is said."""
    assert (written, "", "", "", "") == recognised(written)


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        (BY, "CC-BY 4.0"),
        (BY, "cc_by_4.0"),
        (BY, "Creative Commons BY 4.0"),
        (BY, "Creative Commons Attribution 4.0 International (CC BY 4.0)"),
        (BY, "Namensnennung 4.0 International"),
        (BY, "CC BY 4"),
        (BY, "see https://creativecommons.org/licenses/by/4.0/deed.de."),
        (BY_NC_SA, "Creative Commons Namensnennung - Nicht-kommerziell - Weitergabe unter gleichen Bedingungen 4.0"),
        (BY_NC_SA, "Attribution - Pas d’Utilisation Commerciale - Partage dans les Mêmes Conditions 4.0 International"),
        (CC + "licenses/by/3.0/de/", "CC BY 3.0 DE"),
        (CC + "licenses/by/3.0/", "CC BY 3.0 in all countries"),
        (CC + "licenses/by-sa/3.0/at/", "Creative Commons License, Attribution-ShareAlike, Version 3.0 Austria"),
        (ZERO, "CC0"),
        (ZERO, "Creative Commons Zero 1.0 Universal"),
        (MARK, "Public Domain Mark"),
        (IN_COPYRIGHT, "In Copyright"),
        ("https://opendatacommons.org/licenses/odbl/1-0/", "Open Database License (ODbL)"),
    ],
)
def test_words_name_a_licence(expected, words):
    """In any language of its deeds, and once, however often they say it."""
    assert [of(recognised(expected))] == licences(words)


@pytest.mark.parametrize(
    "words",
    [
        "CC BY",
        "CC BY 7.0",
        "Creative Commons",
        "Attribution required, 4.0 stars",
        "the work is in copyright",
        "standby NC 4.0",
        "",
    ],
)
def test_a_version_is_never_guessed(words):
    """Nor is a licence."""
    assert {""} >= {each.version for each in licences(words)}
    assert not {each.code for each in licences(words)} & set(STATEMENTS)


@pytest.mark.parametrize(
    ("expected", "address", "words"),
    [
        ("the words say CC BY-NC 4.0", BY, "CC BY-NC 4.0"),
        ("the words say CC BY 3.0", BY, "Creative Commons Attribution 3.0 Unported"),
        ("the words say CC BY-NC", BY, "Creative Commons BY-NC"),
        ("the words say CC BY 4.0", ZERO, "CC BY 4.0"),
        ("the words say CC BY 4.0", IN_COPYRIGHT, "CC BY 4.0"),
        ("the words say In Copyright", BY, "In Copyright"),
        ("the words say In Copyright", BY, IN_COPYRIGHT),
        ("the words say GNU GPL", BY, "GPL v3"),
        ("the words say CC0 1.0 and CC BY-SA", BY, "metadata CC0, texts CC BY-SA"),
        (f'{FORBID}: "Not for distribution"', BY, "CC BY 4.0. Not for distribution."),
        (f'{FORBID}: "All rights reserved"', BY, "© 2020 The editors. All rights reserved"),
        (f'{FORBID}: "alle Rechte vorbehalten"', BY, "2020, alle Rechte vorbehalten."),
        (f'{FORBID}: "Tous droits réservés"', BY, "Tous droits réservés"),
        (f'{FORBID}: "No reuse without permission"', BY, "No reuse without permission."),
        (f'{FORBID}: "research use only"', BY, "For research use only"),
        (f'{FORBID}: "Commercial use is not"', BY, "Commercial use is not permitted."),
        (f'{FORBID}: "ohne Genehmigung"', BY, "Darf nicht ohne Genehmigung gedruckt werden"),
        ('the words forbid what the statement allows: "All rights reserved"', NO_COPYRIGHT, "All rights reserved"),
        ('the words free what the licence restricts: "public domain"', BY, "This letter is in the public domain."),
        ('the words free what the statement restricts: "gemeinfrei"', IN_COPYRIGHT, "gemeinfrei"),
    ],
)  # fmt: skip
def test_words_that_say_otherwise_are_found(expected, address, words):
    """Another licence, a prohibition or a freedom beside an address is told in its own words."""
    assert expected == contradiction(address, words)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (BY, "CC BY 4.0"),
        (BY, "Creative Commons BY"),
        (BY, "Attribution"),
        (BY, "Namensnennung 4.0 International"),
        (CC + "licenses/by/3.0/de/", "CC BY 3.0"),
        (BY, "metadata CC0, texts CC BY 4.0"),
        (BY, "The letters are in the public domain, their edition is licensed under CC BY 4.0."),
        (BY, "The original letters are in the public domain."),
        (BY, "This text is not in the public domain."),
        (BY, "Some rights reserved"),
        (BY, "Images: all rights reserved. Text: CC BY 4.0."),
        (BY, "The program welcomes reuse of Digital Archive materials for research and educational purposes."),
        (BY, "You may share it for any purpose, even commercially. Attribution — You must give appropriate credit."),
        (BY, "You do not have to comply with the license for elements of the material in the public domain."),
        (BY, "Moral rights are not affected. Any condition can be waived if you get permission."),
        (BY, "Published with the written permission of the National Archives"),
        (BY, "No prior permission is required."),
        (BY, "The work may be copied and used without permission."),
        (BY_NC_SA, "Commercial use is not permitted without permission."),
        (CC + "licenses/by-nd/4.0/", "It must not be modified."),
        (ZERO, "This description is free for everybody under CC0 1.0."),
        (ZERO, "In the public domain, no rights reserved"),
        (IN_COPYRIGHT, "All rights reserved. Not for distribution."),
        (NO_COPYRIGHT, "public domain in the United States"),
        ("https://example.org/rights", "All rights reserved"),
        (CC + "licenses/by/null", "All rights reserved"),
        (BY, ""),
    ],
)
def test_words_that_agree_raise_no_alarm(address, words):
    """The same licence in other words, a part with rights of its own, or words of another thing contradict nothing."""
    assert "" == contradiction(address, words)


def test_the_text_of_a_licence_is_not_judged():
    """Who copies the whole licence into the file has not contradicted it."""
    assert "" == contradiction(BY, "No part may be used without permission. " * 200)


@given(
    st.sampled_from(["", "https://", "creativecommons.org/licenses/", "http://rightsstatements.org/"]),
    st.text(max_size=30),
)
def test_an_address_is_recognised_once_and_for_all(beginning, text):
    """No text fails; what is recognised is so again; what is not is kept to the letter."""
    found = recognised(beginning + text)

    assert found.kind or found.iri == beginning + text
    assert not found.kind or (found.kind, found.name) == recognised(found.iri)[1:3]
    assert not (found.kind and found.fault)


@given(
    st.lists(
        st.sampled_from(
            ["CC", "BY", "-", "NC", "nd", "SA", "4.0", "2", "0", " ", "public domain", ".", "é", "DE", "not"]
        )
    )
)
def test_who_names_a_licence_among_others_does_not_contradict_it(parts):
    """They may speak of the letters and of the edition."""
    words = "".join(parts)

    if of(recognised(BY)) in licences(words):
        assert not contradiction(BY, words).startswith("the words say")
