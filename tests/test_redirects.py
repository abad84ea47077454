"""The redirects of a project: read strictly, followed to their end, held against a build."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teilink.errors import ProjectError
from teilink.pages import REGISTERS
from teilink.redirects import KINDS, read
from teilink.source import Source


def redirects(text):
    """What a file of redirects says."""
    return read(Source("redirects.tsv", text if isinstance(text, bytes) else text.encode()))


def told(text):
    """The faults of a file: place and message."""
    with pytest.raises(ProjectError) as raised:
        redirects(text)
    assert {"TL018"} == {each.code for each in raised.value.diagnostics}
    return [(tuple(each.place.start), each.message) for each in raised.value.diagnostics]


def helped(text):
    """What is proposed for the one fault of a file."""
    with pytest.raises(ProjectError) as raised:
        redirects(text)
    [fault] = raised.value.diagnostics
    return fault.help


def test_a_line_moves_an_address_or_withdraws_it():
    """Comments and empty lines say nothing; line ends of any system, a byte order mark, blanks behind the tab."""
    found = redirects(
        "\ufeff# moved in 2024\r\ndoc/a\tdoc/b\r\n\r\nperson/Kim\tperson/kim-il\ndoc/c\t\ndoc/d\t \n  # end"
    )

    assert {"doc/a": "doc/b", "person/Kim": "person/kim-il"} == found.moved
    assert {"doc/c", "doc/d"} == found.withdrawn


def test_an_empty_file_redirects_nothing():
    """It may be made before it is needed."""
    assert ({}, frozenset()) == (redirects("").moved, redirects("").withdrawn)


def test_a_chain_is_followed_to_its_end():
    """Who asks for the oldest address is sent on once, in whatever order the lines stand."""
    found = redirects("doc/b\tdoc/c\ndoc/a\tdoc/b\ndoc/c\tdoc/d\n")

    assert {"doc/a": "doc/d", "doc/b": "doc/d", "doc/c": "doc/d"} == found.moved


def test_a_long_chain_is_followed_in_no_time():
    """Every line is looked at once, however long the chain is."""
    number = 20_000
    found = redirects("".join(f"doc/d{n}\tdoc/d{n + 1}\n" for n in range(number)))

    assert {f"doc/d{number}"} == set(found.moved.values())


def test_what_can_move_is_what_stands_alone():
    """Documents, and the entries of every register that has a folder."""
    assert set(KINDS) == {"doc", *(register.step for register in REGISTERS)}


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ("doc/a doc/b", (1, 1), "a line is an old path, a tab and the new path; this one has no tab"),
        ("\ndoc/a\tdoc/b\t2024", (2, 1), "a line is an old path, a tab and the new path; this one has 3 columns"),
        ("doc/a\t/doc/b", (1, 7), '"/doc/b" is no path of an edition'),
        ("# é\ndoc/é\tdoc/b", (2, 1), '"doc/é" is no path of an edition'),
        ("\tdoc/b", (1, 1), '"" is no path of an edition'),
        ("doc/a\tdoc/b.html", (1, 7), '"doc/b.html" is no path of an edition'),
        ("doc/a\tdoc/..", (1, 7), '"doc/.." is no path of an edition'),
        ("doc/a\tdoc/%zz", (1, 7), '"doc/%zz" is no path of an edition'),
        ("doc/a/b\tdoc/b", (1, 1), '"doc/a/b" is no path of an edition'),
        ("cables/a\tdoc/b", (1, 1), '"cables/a" is no path of an edition'),
        ("doc/a\tdoc/b\ndoc/a\tdoc/c", (2, 1), "doc/a is redirected twice"),
        ("doc/a\tdoc/a", (1, 1), "doc/a comes back to itself"),
        ("doc/x\tdoc/a\ndoc/a\tdoc/b\ndoc/b\tdoc/a", (2, 1), "doc/a comes back to itself by way of doc/b"),
        ("doc/a\tdoc/b\ndoc/b\t", (1, 7), "doc/a moved to doc/b, which was withdrawn"),
        (b"doc/a\tdoc/b\ndoc/\xe9\tdoc/b", (2, 5), "a byte here is not UTF-8"),
    ],
)
def test_a_fault_is_told_at_its_line_and_column(text, at, message):
    """All of one fault is one finding."""
    assert [(at, message)] == told(text)


def test_all_faults_are_told_at_once():
    """In the order of the file."""
    found = told("doc/a\tdoc/a\nx\ndoc/b\ty\n")

    assert [1, 2, 3] == [line for (line, _), _ in found]


def test_a_long_circle_is_told_in_few_words():
    """The message stays a line."""
    [(_, message)] = told("".join(f"doc/d{n}\tdoc/d{(n + 1) % 9}\n" for n in range(9)))

    assert "doc/d0 comes back to itself by way of doc/d1, doc/d2 and 6 more" == message


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("https://cables.example.org/doc/b", "doc/b"),
        ("/doc/b", "doc/b"),
        ("doc/b.html", "doc/b"),
        ("doc/b ", "doc/b"),
        ("doc/b#p1", "doc/b"),
    ],
)
def test_what_was_meant_is_proposed(wrong, meant):
    """An address with the base, or of a file, says more than the path."""
    assert f"did you mean {meant}?" == helped(f"doc/a\t{wrong}")


def test_a_build_that_has_the_old_address_still_is_told():
    """The redirect would hide it; the other ones hold, and end there."""
    found = redirects("doc/a\tdoc/b\ndoc/c\t\ndoc/d\tdoc/a\n")
    [first, second] = found.faults({"doc/a", "doc/b", "doc/c"}, is_whole=True)

    assert ((1, 1), "doc/a is redirected, and the build has it still") == (tuple(first.place.start), first.message)
    assert ((2, 1), "doc/c is redirected, and the build has it still") == (tuple(second.place.start), second.message)
    kept = found.apart_from({"doc/a", "doc/b", "doc/c"})
    assert ({"doc/d": "doc/a"}, frozenset()) == (kept.moved, kept.withdrawn)


def test_a_whole_build_that_lacks_the_new_address_is_told_once():
    """On the line that names it, not on those that come by way of it; a build of a part proves nothing."""
    found = redirects("doc/a\tdoc/b\ndoc/b\tdoc/c\n")
    [fault] = found.faults(set(), is_whole=True)

    assert ((2, 7), "doc/b moved to doc/c, which the build does not have") == (tuple(fault.place.start), fault.message)
    assert [] == found.faults(set(), is_whole=False)
    assert [] == found.faults({"doc/c"}, is_whole=True)


_PATHS = st.sampled_from(["doc/a", "doc/b", "doc/c", "person/a", "doc/é", "", "x", "doc/a.ttl", "#"])


@given(st.lists(st.tuples(_PATHS, st.sampled_from(["\t", " ", "\t\t"]), _PATHS), max_size=6) | st.binary(max_size=40))
def test_no_file_of_redirects_makes_a_traceback_or_a_circle(lines):
    """Whatever stands in it, it is read or refused at places in it; what is read ends where nothing moves on."""
    text = lines if isinstance(lines, bytes) else "\n".join("".join(line) for line in lines)
    try:
        found, faults = redirects(text), ()
    except ProjectError as error:
        found, faults = None, error.diagnostics

    assert (found is None) == bool(faults)
    assert all(len(each.message) + len(each.help) < 300 for each in faults)
    assert found is None or not set(found.moved.values()) & {*found.moved, *found.withdrawn}
