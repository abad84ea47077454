"""Every form of pointer is judged for what it is: read, warned about, told of as dangling, or left alone."""

from __future__ import annotations

import pytest

from teilink.diagnostics import Severity
from teilink.pointers import by_path, check_pointers
from teilink.registers import Registers
from teilink.source import Source
from teilink.tei.document import NAMESPACE
from teilink.tei.reading import read

PREFIX = '<prefixDef ident="person" matchPattern="([a-z0-9-]+)" replacementPattern="authority/people.xml#$1"/>'


def _file(body, path="tei/letter.xml", prefix=PREFIX, root="", encoding="utf-8"):
    header = f"<teiHeader><encodingDesc><listPrefixDef>{prefix}</listPrefixDef></encodingDesc></teiHeader>"
    declared = f'<?xml version="1.0" encoding="{encoding}"?>\n'
    text = f'{declared}<TEI xmlns="{NAMESPACE}"{root}>{header}\n{body}</TEI>'
    return read(Source(path, text.encode(encoding)))


@pytest.fixture
def registers():
    """People and places; one id is in both."""
    people = _file('<person xml:id="kim-il"/><person xml:id="both"/><p xml:id="note"/>', "tei/authority/people.xml", "")
    places = _file('<place xml:id="seoul"/><place xml:id="both"/>', "tei/authority/places.xml", "")
    return Registers([people, places], "https://cables.example.org/")


def _fixed(file, finding):
    data = file.source.data
    for edit in sorted(finding.fix.edits, key=lambda edit: -edit.span.start):
        data = data[: edit.span.start] + edit.text.encode(file.source.encoding) + data[edit.span.end :]
    return data


@pytest.mark.parametrize(
    ("written", "code", "message", "right"),
    [
        ("#kim-il", "TL407", "@ref is #kim-il: no id of this file, but one of tei/authority/people.xml",
         "person:kim-il"),
        ("#seoul", "TL407", "@ref is #seoul: no id of this file, but one of tei/authority/places.xml",
         "authority/places.xml#seoul"),
        ("#note", "TL407", "@ref is #note: no id of this file, but one of tei/authority/people.xml", "person:note"),
        ("kim-il", "TL408", "@ref is kim-il, an id without #", "person:kim-il"),
        ("here", "TL408", "@ref is here, an id without #", "#here"),
    ],
)  # fmt: skip
def test_what_is_understood_is_warned_about_and_put_right(written, code, message, right, registers):
    """The fix is safe: it changes how the pointer is written, not what it means; afterwards nothing is found."""
    file = _file(f'<p xml:id="here"/><persName ref="{written}"/>')
    [found] = check_pointers(file, registers)
    fixed = read(Source(file.path, _fixed(file, found)))

    assert (code, Severity.WARNING, message, f"write {right}") == (
        found.code,
        found.severity,
        found.message,
        found.help,
    )
    assert "safe" == found.fix.applicability
    assert file.source.data.replace(f'ref="{written}"'.encode(), f'ref="{right}"'.encode()) == fixed.source.data
    assert [] == check_pointers(fixed, registers)


def test_the_declaration_is_shown_beside_a_pointer_that_lacks_its_path(registers):
    """In the register; an id of the same file needs none."""
    found = check_pointers(_file('<p xml:id="here"/><p ref="#kim-il"/><p ref="here"/>'), registers)

    assert [["tei/authority/people.xml"], []] == [[label.place.path for label in each.labels] for each in found]


def test_an_id_of_two_registers_is_not_guessed(registers):
    """Both ways of writing it are named, and nothing is changed."""
    [found] = check_pointers(_file('<p ref="#both"/>'), registers)

    assert ("TL401", None) == (found.code, found.fix)
    assert "@ref points at #both, which several registers declare" == found.message
    assert "say which one is meant: person:both or authority/places.xml#both" == found.help


@pytest.mark.parametrize(
    "value",
    [
        "#here https://d-nb.info/gnd/118540238",
        "http://www.geonames.org/1835848/seoul.html https://sws.geonames.org/1835848",
        "person:kim-il http://viaf.org/viaf/1",
        "#xpath(//p [1]) #range(a, b) other.xml#xpointer(id('a'))",
        "word another-word 0001",
        "/o:vipa.l.1719 ../images/a%20b.jpg",
        "letter.xml#here people.xml#note",
        "file:///tmp/a.xml#b",
        "#%68ere",
        "data:text/plain;base64,AAAA tel:+1 geo:1,2",
    ],
)
def test_what_leads_somewhere_or_is_not_ours_gives_nothing(value, registers):
    """In the file, in a register, on the web, in a file that is not of the project, by a scheme of XPointer."""
    assert [] == check_pointers(_file(f'<p xml:id="here" ref="{value}"/>'), registers)


@pytest.mark.parametrize(
    "body",
    [
        '<persName key="nobody #nobody person:nobody"/>',
        '<graphic url="#nobody nobody.jpg"/>',
        '<locus from="#nobody" to="#nobody"/>',
        '<date calendar="#julian" datingMethod="#old"/>',
        '<egXML xmlns="http://www.tei-c.org/ns/Examples"><ref target="#nobody"/></egXML>',
        '<svg xmlns="http://www.w3.org/2000/svg"><a target="#nobody"/></svg>',
        '<moduleRef key="core" source="tei:current"/>',
        '<ref xml:base="https://a.example/" target="people.xml#nobody"/>',
    ],
)
def test_what_is_no_pointer_of_tei_is_not_judged(body, registers):
    """A key, the name of a picture, a page, a calendar that everybody knows, other vocabularies, another base."""
    assert [] == check_pointers(_file(body), registers)


@pytest.mark.parametrize(
    "body",
    [
        '<span from="#nobody"/>',
        '<app to="#nobody"/>',
        '<relation active="#nobody"/>',
        '<handShift new="#nobody"/>',
        '<msDesc class="#nobody"/>',
        '<nym parts="#nobody"/>',
        '<calendar xml:id="julian"/><date calendar="#nobody"/>',
        '<ref xml:base="https://a.example/" target="#nobody"/>',
        '<q who="letter.xml#nobody"/>',
    ],
)
def test_what_points_on_some_elements_is_judged_there(body, registers):
    """Each is one pointer that leads nowhere."""
    assert ["TL401"] == [each.code for each in check_pointers(_file(body), registers)]


def test_a_path_into_a_document_of_the_project_is_judged_where_the_documents_are_known(registers):
    """The nearest id of that document is proposed; what is right gives nothing."""
    other = _file('<p xml:id="enclosure"/>', "tei/more/other letter.xml")
    file = _file('<ref target="more/other%20letter.xml#enclosure"/><ref target="more/other%20letter.xml#enclosur"/>')
    [found] = check_pointers(file, registers, by_path([file, other]))

    assert [] == check_pointers(file, registers)
    assert "and nothing in tei/more/other letter.xml has that id" in found.message
    assert "more/other%20letter.xml#enclosure" == found.fix.edits[0].text


def test_a_prefix_that_only_a_register_declares_is_read_and_told_of_once():
    """A warning on the first, with the number of the others."""
    people = _file('<person xml:id="kim-il"/>', "tei/authority/people.xml", PREFIX.replace("authority/", ""))
    file = _file('<p ref="person:kim-il"/><p who="person:kim-il"/>', prefix="")
    [found] = check_pointers(file, Registers([people], "https://x/"))

    assert ("TL404", Severity.WARNING) == (found.code, found.severity)
    assert (
        "@ref is person:kim-il, and the prefix person is declared in tei/authority/people.xml, not here; "
        "1 more here have it"
    ) == found.message


def test_what_is_missing_once_is_told_of_once(registers):
    """Pointers to one id that nothing is near, and all of one undeclared prefix; the next ones are shown beside it."""
    file = _file('<p resp="#xyz"/><p resp="#xyz"/><p who="zz:a"/><p resp="#xyz"/><p who="zz:b #xyz"/>')
    found = check_pointers(file, registers)

    assert [
        "@resp points at #xyz, and nothing here has that id; so do 3 more here",
        "@who is zz:a, and no prefixDef declares the prefix zz; 1 more here have it",
    ] == [each.message for each in found]
    assert [3, 1] == [len(each.labels) for each in found]


def test_what_can_be_put_right_is_told_of_each_time(registers):
    """Each place has its own fix."""
    found = check_pointers(_file('<p ref="person:kim-ill"/><p ref="person:kim-ill"/>'), registers)

    assert 2 == len(found) == len({each.fix for each in found})


def test_a_pointer_that_stands_twice_in_one_attribute_is_one_mistake(registers):
    """And the fix changes both."""
    file = _file('<p ref="person:kim-ill #x person:kim-ill" xml:id="x"/>')
    [found] = check_pointers(file, registers)

    assert b'ref="person:kim-il #x person:kim-il"' in _fixed(file, found)


@pytest.mark.parametrize(
    ("value", "right"), [("persn:kim-il", "person:kim-il"), ("#http://a.example/", "http://a.example/")]
)
def test_other_slips_have_a_fix_that_somebody_must_judge(value, right, registers):
    """A prefix, an address with # before it."""
    file = _file(f'<p ref="{value}"/>')
    [found] = check_pointers(file, registers)

    assert "unsafe" == found.fix.applicability
    assert f'ref="{right}"'.encode() in _fixed(file, found)


def test_a_fix_is_written_as_xml(registers):
    """What cannot stand in the encoding of the file is not proposed as an edit; & is escaped."""
    odd = _file('<person xml:id="kim"/>', "tei/authority/A & B.xml", "")
    registers = Registers([odd, _file('<person xml:id="漢"/>', "tei/authority/c.xml", "")], "https://x/")
    file = _file('<p ref="#kim"/><p ref="#&#x6f22;"/>', encoding="iso-8859-1")
    first, second = check_pointers(file, registers)

    assert 'ref="authority/A%20&amp;%20B.xml#kim"'.encode("iso-8859-1") in _fixed(file, first)
    assert (None, "write authority/c.xml#漢") == (second.fix, second.help)


def test_where_another_base_reigns_no_path_is_written(registers):
    """The path would lead elsewhere; the words say what is meant all the same."""
    file = _file('<p ref="#seoul"/>', root=' xml:base="https://a.example/"')
    [found] = check_pointers(file, registers)

    assert (None, "write authority/places.xml#seoul") == (found.fix, found.help)


def test_a_file_of_rubbish_is_not_told_of_pointer_by_pointer(registers):
    """A thousand are, and the last finding says how many are left; the nearest name is looked for now and then."""
    file = _file("".join(f'<p ref="#{"qwertyuiop"[n % 10]}z{n}x"/>\n' for n in range(1500)))
    found = check_pointers(file, registers)

    assert 1001 == len(found)
    assert found[-1].message.startswith("from here on 500 more pointers lead nowhere")


def test_a_long_pointer_is_shown_short(registers):
    """A message stays a line."""
    [found] = check_pointers(_file(f'<p ref="#{"a" * 5000}"/>'), registers)

    assert 300 > len(found.message)


@pytest.mark.parametrize(
    "people",
    [
        '<person xml:id="kim chaek"><persName>Kim Chaek</persName></person>',
        '<person xml:id="me"><persName>Kim Chaek</persName></person>',
        '<person xml:id="me"><persName>Chaek, Kim</persName><persName>Kim-Chaek</persName></person>',
    ],
)
@pytest.mark.parametrize("pointer", ["#kim-chaek", "#KimChaek"])
def test_a_pointer_that_a_faulty_id_leaves_alone_is_not_told_of(people, pointer, registers):
    """The id is: it has a blank, or is another one's. Other pointers are told of all the same."""
    file = _file(f'<person xml:id="me"/>{people}<persName ref="{pointer}">Kim Chaek</persName><p ref="#other"/>')

    assert ["@ref points at #other, and nothing here has that id"] == [
        each.message for each in check_pointers(file, registers)
    ]


def test_the_name_tells_which_id_was_meant(registers):
    """The pointer may be written in any way, where it stands on that very name."""
    people = '<person xml:id="me"/><person xml:id="me"><persName>Kim Chaek</persName></person>'
    file = _file(f'{people}<persName ref="#p7">Kim Chaek</persName><persName ref="#p8">Ri</persName>')

    assert ["@ref points at #p8, and nothing here has that id"] == [
        each.message for each in check_pointers(file, registers)
    ]
