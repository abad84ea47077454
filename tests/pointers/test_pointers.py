"""Findings on pointers and ids: at the attribute, with the right name beside it."""

from __future__ import annotations

import pytest

from teilink.diagnostics import Severity
from teilink.pointers import check_ids, check_pointers, duplicate_documents, duplicate_entries
from teilink.pointers.targets import ATTRIBUTES
from teilink.registers import Registers
from teilink.source import Source
from teilink.tei.document import NAMESPACE
from teilink.tei.reading import read

PREFIX = '<prefixDef ident="person" matchPattern="([a-z0-9-]+)" replacementPattern="authority/people.xml#$1"/>'
HEADER = f"<teiHeader><encodingDesc><listPrefixDef>{PREFIX}</listPrefixDef></encodingDesc></teiHeader>"


def _file(body, path="tei/cable.xml", root="", encoding="utf-8", head=""):
    text = f'{head}<TEI xmlns="{NAMESPACE}"{root}>{HEADER}\r\n{body}</TEI>'
    return read(Source(path, text.encode(encoding)))


@pytest.fixture
def registers():
    """One register, with two people whose ids begin alike."""
    people = '<person xml:id="kim-il"/>\r\n  <person xml:id="kim-il-sung"/>'
    return Registers([_file(people, "tei/authority/people.xml")], "https://cables.example.org/")


def _found(body, registers, **options):
    return check_pointers(_file(body, **options), registers)


@pytest.mark.parametrize("attribute", ATTRIBUTES)
def test_every_pointing_attribute_is_checked(attribute, registers):
    """At the attribute, from the first letter of its name to its closing quote."""
    [found] = _found(f"é<p n=\"1\"  {attribute} = 'person:nobody'/>", registers)

    assert ("TL401", Severity.ERROR) == (found.code, found.severity)
    assert f"@{attribute} points at person:nobody, which no register declares" == found.message
    assert (2, 12) == found.place.start
    assert (2, 12 + len(f"{attribute} = 'person:nobody'")) == found.place.end
    assert f"/TEI/p/@{attribute}" == found.place.xpath


@pytest.mark.parametrize(
    "value",
    [
        "person:kim-il",
        " person:kim-il\n person:kim-il-sung ",
        "authority/people.xml#kim-il",
        "#a",
        "http://a.example/x#y",
        "other.xml#b",
        "",
        "  ",
    ],
)
def test_a_pointer_that_leads_somewhere_gives_nothing(value, registers):
    """To an entry, to this file, to the web, to a file beside this one."""
    assert [] == _found(f'<p xml:id="a" ref="{value}"/>', registers)


@pytest.mark.parametrize(
    ("value", "code", "message", "help_"),
    [
        (
            "person:kim-ill",
            "TL401",
            "@ref points at person:kim-ill, which no register declares",
            "did you mean person:kim-il?",
        ),
        (
            "person:zzz",
            "TL401",
            "@ref points at person:zzz, which no register declares",
            "add an entry to the register",
        ),
        (
            "people.xml#kim-ill",
            "TL401",
            "@ref points at people.xml#kim-ill, which no register declares",
            "did you mean people.xml#kim-il?",
        ),
        ("#note-11", "TL401", "@ref points at #note-11, and nothing here has that id", "did you mean #note-1?"),
        ("#zzz", "TL401", "@ref points at #zzz, and nothing here has that id", "give the element meant that xml:id"),
        (
            "person:Kim_Il",
            "TL401",
            "@ref is person:Kim_Il, which the matchPattern of that prefix does not match",
            "correct the pointer, or the prefixDef in encodingDesc/listPrefixDef",
        ),
        (
            "persn:kim-il",
            "TL404",
            "@ref is persn:kim-il, and no prefixDef declares the prefix persn",
            "did you mean person:?",
        ),
        (
            "zz:kim-il",
            "TL404",
            "@ref is zz:kim-il, and no prefixDef declares the prefix zz",
            "declare it in encodingDesc/listPrefixDef",
        ),
    ],
)
def test_the_message_says_what_and_the_help_what_to_do(value, code, message, help_, registers):
    """One finding a pointer, whatever its form."""
    [found] = _found(f'<p xml:id="note-1" ref="{value}"/>', registers)

    assert (code, message, help_) == (found.code, found.message, found.help)


def test_the_nearest_entry_is_shown_in_its_register(registers):
    """The label lies in the other file, at the id."""
    [found] = _found('<p ref="person:kim-il-sun"/>', registers)
    [label] = found.labels

    assert ("tei/authority/people.xml", (3, 11), "person:kim-il-sung is declared here") == (
        label.place.path,
        label.place.start,
        label.message,
    )


def test_each_pointer_of_an_attribute_is_judged_for_itself(registers):
    """Three of five are wrong; all are shown at the one attribute."""
    found = _found('<p ref="person:a person:kim-il x:y #z other.xml#q"/>', registers)

    assert ["TL401", "TL404", "TL401"] == [each.code for each in found]
    assert 1 == len({each.place for each in found})


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('ref="person:kim-ill"', 'ref="person:kim-il"'),
        ("ref='person:kim-ill'", "ref='person:kim-il'"),
        ('ref="person:kim-il person:kim-ill"', 'ref="person:kim-il person:kim-il"'),
        ('ref="person:kim-ill person:kim-il"', 'ref="person:kim-il person:kim-il"'),
        ('ref="\n\tperson:kim-il-sung\r\n\tperson:kim-ill "', 'ref="\n\tperson:kim-il-sung\r\n\tperson:kim-il "'),
        ('ref="xperson:kim-ill person:kim-ill"', 'ref="xperson:kim-ill person:kim-il"'),
        ('ref="person:kim-illy person:kim-ill"', 'ref="person:kim-illy person:kim-il"'),
        ('ref="http://漢.example/ person:kim-ill"', 'ref="http://漢.example/ person:kim-il"'),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_the_fix_changes_the_pointer_and_no_other_byte(written, expected, encoding, registers):
    """A suggestion that a human judges; others in the attribute stay, even one that this one begins."""
    head = "\ufeff" if encoding != "utf-8" else ""
    file = _file(f"漢𝄞<p {written}/>漢", encoding=encoding, head=head)
    [found] = [each for each in check_pointers(file, registers) if " person:kim-ill," in each.message]
    [edit] = found.fix.edits
    data = file.source.data

    fixed = data[: edit.span.start] + edit.text.encode(encoding) + data[edit.span.end :]

    assert "unsafe" == found.fix.applicability
    assert data.decode(encoding).replace(written, expected) == fixed.decode(encoding)


@pytest.mark.parametrize("value", ["person:zzz", "zz:kim-il", "#zzz", "person:K"])
def test_where_nothing_is_near_nothing_is_proposed(value, registers):
    """No fix, no label."""
    [found] = _found(f'<p ref="{value}"/>', registers)

    assert (None, ()) == (found.fix, found.labels)


def test_a_register_is_checked_like_any_file(registers):
    """Its own pointers may dangle too."""
    people = _file('<person xml:id="a" corresp="#b #a"/>', "tei/authority/people.xml")

    assert ["@corresp points at #b, and nothing here has that id"] == [
        each.message for each in check_pointers(people, Registers([people], "https://x/"))
    ]


# --- ids


def test_an_id_given_twice_is_shown_on_each_but_the_first(registers):
    """With the first beside it."""
    file = _file('<p xml:id="a"/>\r\n<p xml:id="b"/><p xml:id="a"/>\r\n<p xml:id="a"/>', root=' xml:id="doc"')
    found = check_ids(file, registers)

    assert [("TL402", (3, 19)), ("TL402", (4, 4))] == [(each.code, each.place.start) for each in found]
    assert [[(2, 4)], [(2, 4)]] == [[label.place.start for label in each.labels] for each in found]


@pytest.mark.parametrize(
    ("identifier", "help_"),
    [("é", ""), ("a" * 200, ""), ("cable.html", ""), ("câble", ": c-ble")],
)
def test_an_id_of_a_document_that_makes_no_address_is_found(identifier, help_, registers):
    """It is the last part of the document's address."""
    [found] = check_ids(_file("", root=f' xml:id="{identifier}"'), registers)

    assert ("TL406", (1, 42)) == (found.code, found.place.start)
    assert found.message.startswith(f'xml:id="{identifier[:70]}')
    assert found.message.endswith('" cannot be part of an address')
    assert f"use small letters, digits, '.', '_' and '-'{help_}" == found.help


@pytest.mark.parametrize(
    ("identifier", "why", "help_"),
    [
        ("Kim Il", "it holds a blank", ": kim-il"),
        ("kim:il", "it holds :", ": kim-il"),
        ("a/b", "it holds /", ": a-b"),
        ("1965", "it begins with 1", ""),
        ("-a", "it begins with -", ": a"),
        (" kim", "it has a blank before or behind", ": kim"),
        ("", "it is empty", ""),
        ("  ", "it is empty", ""),
    ],
)
@pytest.mark.parametrize("is_root", [True, False])
def test_an_id_that_is_no_name_is_found_wherever_it_stands(identifier, why, help_, is_root, registers):
    """The finding says what is wrong with it."""
    file = (
        _file("", root=f' xml:id="{identifier}"')
        if is_root
        else _file(f'<p xml:id="{identifier}"/>', root=' xml:id="d"')
    )
    [found] = check_ids(file, registers)

    assert ("TL406", f'xml:id="{identifier}" is no name: {why}') == (found.code, found.message)
    assert f"begin with a letter; then letters, digits, ., _, -{help_}" == found.help


@pytest.mark.parametrize("identifier", ["wcda-118686", "WCDA-118686", "a.b_c", "a.xml"])
def test_an_id_of_a_document_may_have_capitals_and_the_ending_of_its_file(identifier, registers):
    """They are folded in the address."""
    assert [] == check_ids(_file("", root=f' xml:id="{identifier}"'), registers)


@pytest.mark.parametrize("identifier", ["é", "漢", "_a", "a·b", "Ünal.1-2", "kim_il", "\U00020000"])
def test_an_id_inside_a_document_needs_no_address(identifier, registers):
    """Any letter will do."""
    assert [] == check_ids(_file(f'<p xml:id="{identifier}"/>', root=' xml:id="doc"'), registers)


def test_an_id_of_an_entry_is_an_address(registers):
    """In a register every entry has a page; what is no entry has none."""
    people = _file('<person xml:id="é"/><p xml:id="é2"/><person xml:id="Kim"/>', "tei/authority/people.xml")

    assert ["é"] == [each.message.split('"')[1] for each in check_ids(people, Registers([people], "https://x/"))]


def test_a_document_without_an_id_is_told_of(registers):
    """It can be built: an info, on the root. A register needs none."""
    [found] = check_ids(_file(""), registers, is_called_by_file=True)

    assert ("TL504", Severity.INFO, (1, 1), (1, 5)) == (found.code, found.severity, found.place.start, found.place.end)
    assert [] == check_ids(registers.files[0], registers)


def test_two_documents_of_one_id_are_shown_on_all_but_the_first():
    """In the order given; files without an id are another matter."""
    files = [_file("", f"{name}.xml", f' xml:id="{id_}"') for name, id_ in (("a", "x"), ("b", "y"), ("c", "x"))]
    [found] = duplicate_documents([*files, _file("", "d.xml"), _file("", "e.xml")])

    assert ("TL403", "c.xml", (1, 42)) == (found.code, found.place.path, found.place.start)
    assert 'two documents have xml:id="x": a.xml and c.xml' == found.message
    assert ["a.xml"] == [label.place.path for label in found.labels]
    assert [] == duplicate_documents(files[:2])


def test_entries_of_one_kind_and_id_in_two_registers_are_found():
    """They would have one address; of two kinds they have two."""
    first = _file('<person xml:id="a"/><org xml:id="b"/>', "people.xml")
    second = _file('<person xml:id="a"/><person xml:id="b"/>', "more.xml")
    [found] = duplicate_entries(Registers([first, second], "https://x/"))

    assert ("TL405", "more.xml", "person/a is declared in two registers") == (
        found.code,
        found.place.path,
        found.message,
    )
    assert ["people.xml"] == [label.place.path for label in found.labels]
