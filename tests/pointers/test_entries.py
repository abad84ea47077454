"""What is told of the entries of registers: unused, without a name, or twice there."""

from __future__ import annotations

import pytest

from teilink.diagnostics import Severity
from teilink.pointers import nameless_entries, twin_entries, unused_entries
from teilink.pointers.naming import likeness
from teilink.registers import Registers
from teilink.source import Source
from teilink.tei.document import NAMESPACE
from teilink.tei.reading import read

PREFIX = '<prefixDef ident="person" matchPattern="([a-z0-9-]+)" replacementPattern="people.xml#$1"/>'


def _file(body, path="tei/letter.xml"):
    header = f"<teiHeader><encodingDesc><listPrefixDef>{PREFIX}</listPrefixDef></encodingDesc></teiHeader>"
    return read(Source(path, f'<TEI xmlns="{NAMESPACE}">{header}<text>\n{body}</text></TEI>'.encode()))


def _registers(*bodies):
    paths = ("tei/people.xml", "tei/more.xml")
    return Registers([_file(body, path) for body, path in zip(bodies, paths, strict=False)], "https://x/")


# --- unused


@pytest.mark.parametrize(
    "written",
    [
        'ref="person:kim"', 'ref="people.xml#kim"', 'ref="#kim"', 'ref="kim"', 'key="kim"', 'corresp="person:kim"',
        'ref="https://d-nb.info/gnd/118540238"', 'key="http://d-nb.info/gnd/118540238/"', 'who="#nobody person:kim"',
    ],
)  # fmt: skip
def test_an_entry_is_used_by_whatever_form_of_pointer(written):
    """By the address that an authority file gives it, too."""
    registers = _registers('<person xml:id="kim"><idno type="GND">118540238</idno></person>')

    assert [] == unused_entries(registers, [_file(f"<persName {written}/>")])


def test_an_entry_that_nothing_points_at_is_told_of():
    """As information, at its id."""
    [found] = unused_entries(_registers('<person xml:id="kim"/>'), [_file('<persName ref="#kim" xml:id="kim"/>')])

    assert ("TL410", Severity.INFO, "nothing in the project points at person/kim") == (
        found.code,
        found.severity,
        found.message,
    )
    assert "/TEI/text/person/@xml:id" == found.place.xpath


def test_an_empty_key_means_nothing():
    """As a name that is no id."""
    files = [_file('<persName key=""/><persName key="Kim"/>')]

    assert ["TL410"] == [each.code for each in unused_entries(_registers('<person xml:id="kim"/>'), files)]


def test_a_key_may_mean_what_its_own_document_declares():
    """That of another document means the register all the same."""
    files = [_file('<category xml:id="kim"/><p key="kim"/>', "tei/a.xml"), _file('<p key="kim"/>', "tei/b.xml")]

    assert ["TL410"] == [each.code for each in unused_entries(_registers('<person xml:id="kim"/>'), files[:1])]
    assert [] == unused_entries(_registers('<person xml:id="kim"/>'), files)


def test_registers_use_one_another_but_no_entry_uses_itself():
    """A mention inside the entry is none."""
    registers = _registers(
        '<person xml:id="a" corresp="#a"><persName ref="#a"/></person>'
        '<person xml:id="b"/><org xml:id="c" corresp="#b"/>'
    )

    assert ["person/a", "org/c"] == [each.message.split()[-1] for each in unused_entries(registers, [])]


def test_two_documents_may_mean_different_things_by_one_id():
    """The first has an element of that id; the second means the register."""
    files = [_file('<p xml:id="kim"/><p ref="#kim"/>', "tei/a.xml"), _file('<p ref="#kim"/>', "tei/b.xml")]

    assert [] == unused_entries(_registers('<person xml:id="kim"/>'), files)


def test_what_holds_a_used_entry_is_used():
    """A country by its town; not the other way round."""
    registers = _registers('<place xml:id="land"><place xml:id="town"/><place xml:id="village"/></place>')

    assert ["place/village"] == [
        each.message.split()[-1] for each in unused_entries(registers, [_file('<p ref="#town"/>')])
    ]


@pytest.mark.parametrize("written", ["person:kim-ill", "people.xml#kim-ill", "persn:kim-il", "#kim-ill"])
def test_an_entry_that_only_a_misspelt_pointer_means_is_not_told_of(written):
    """The pointer is: it is one mistake."""
    registers = _registers('<person xml:id="kim-il"/>')

    assert [] == unused_entries(registers, [_file(f'<persName ref="{written}"/>')])


def test_the_source_of_a_register_needs_no_use():
    """Its header says where it comes from."""
    source = '<teiHeader><fileDesc><sourceDesc><bibl xml:id="s">A</bibl></sourceDesc></fileDesc></teiHeader>'
    file = read(Source("tei/r.xml", f'<TEI xmlns="{NAMESPACE}">{source}</TEI>'.encode()))

    assert [] == unused_entries(Registers([file], "https://x/"), [])


def test_a_large_register_is_not_told_of_entry_by_entry():
    """The last finding says how many more there are."""
    registers = _registers("".join(f'<person xml:id="p{n}"/>\n' for n in range(1100)))
    found = unused_entries(registers, [])

    assert 1000 == len(found)
    assert "nothing in the project points at person/p999, nor at 100 entries behind it" == found[-1].message


# --- twins


def _named(*names):
    people = "".join(f'<person xml:id="p{n}"><persName>{name}</persName></person>' for n, name in enumerate(names))
    return twin_entries(_registers(people))


@pytest.mark.parametrize(
    "names",
    [
        ("Kim Il-sung", "KIM IL SUNG"),
        ("Kim Il-sung", "Il Sung Kim"),
        ("Kim Il Sung", "Kim, Ilsung"),
        ("Mao Zedong", "Zedong Mao"),
        ("Jiao Ruoyu", "Jiao Ruo-yu"),
        ("Ch’en Yi", "Chen Yi"),
        ("金日成", "金日成"),
        ("김일성", "김일성"),
        ("Thun-Hohenstein, Leo", "Leo Thun-Hohenstein"),
        ("Thun, Leo von", "Leo von Thun"),
        ("Élise Müller", "Elise Muller"),
        ("Søren Łuk", "Soren Luk"),
        ("Anna Holm (1811-1888)", "Anna  Holm"),
        ("<surname>Holm</surname>, <forename>Anna</forename>", "Anna<!-- --> Holm"),
    ],
)
def test_spellings_of_one_name_look_like_one_person(names):
    """As information, on the second, with the first beside it."""
    [found] = _named(*names)

    assert ("TL411", Severity.INFO) == (found.code, found.severity)
    assert found.message.startswith("person/p1 and person/p0 look like one: both are called")
    assert ["/TEI/text/person[1]/@xml:id"] == [label.place.xpath for label in found.labels]


@pytest.mark.parametrize(
    "names",
    [
        ("Kim Il", "Kim Il Sung"),
        ("Anna Holm", "Anna Holm II"),
        ("Schmidt", "Schmidt"),
        ("Kim", "KIM"),
        ("Anna Holm", "Hanna Holm"),
        ("Wang Yi", "Wang Ji"),
        ("", ""),
        ("…", "…"),
        ("(?) [unknown]", "(?) [unknown]"),
    ],
)
def test_other_names_do_not(names):
    """Nor does a surname alone, or no name at all."""
    assert [] == _named(*names)


def test_two_who_lived_at_different_times_are_two():
    """Years, or ids in one authority file, part them; what only one of them says does not."""

    def twins(first, second):
        entry = '<person xml:id="{}"><persName>Anna Holm</persName>{}</person>'
        return len(twin_entries(_registers(entry.format("a", first), entry.format("b", second))))

    assert 0 == twins('<birth when="1811-01-02"/>', '<birth when="1840"/>')
    assert 0 == twins('<death when="1811"/>', '<death when="1840-05"/>')
    assert 0 == twins('<idno type="GND">118540238</idno>', "<idno>https://d-nb.info/gnd/118529579</idno>")
    assert 1 == twins('<birth when="1811-01-02"/>', '<birth when="1811"/>')
    assert 1 == twins('<birth when="1811"/>', '<death when="1840"/>')


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('<idno type="GND">118540238</idno>', "<idno>https://d-nb.info/gnd/118540238</idno>"),
        ('<idno type="PND">118540238</idno>', '<idno type="URL">http://d-nb.info/gnd/118540238/</idno>'),
        ('<idno><idno type="viaf">24602065</idno></idno>', '<persName ref="http://www.viaf.org/viaf/24602065/#x">B</persName>'),
        ('<idno type="Wikidata">Q42</idno>', '<persName ref="#x https://www.wikidata.org/wiki/Q42">B</persName>'),
    ],
)  # fmt: skip
def test_one_id_in_an_authority_file_is_one_person(first, second):
    """However its address is written; a warning."""
    entry = '<person xml:id="{}">{}</person>'
    [found] = twin_entries(_registers(entry.format("a", first), entry.format("b", second)))

    assert ("TL411", Severity.WARNING, "tei/more.xml") == (found.code, found.severity, found.place.path)


def test_a_person_and_a_place_are_no_twins():
    """Only things of one kind are compared; places of one name are many."""
    idno = "<idno>https://www.wikidata.org/wiki/Q42</idno>"
    registers = _registers(
        f'<person xml:id="a">{idno}</person><place xml:id="b">{idno}</place>'
        '<place xml:id="c"><placeName>San Marino</placeName></place>'
        '<place xml:id="d"><placeName>San Marino</placeName></place>'
    )

    assert [] == twin_entries(registers)


def test_the_id_of_a_part_is_not_that_of_the_whole():
    """An event in a life has an id of its own."""
    registers = _registers(
        '<person xml:id="a"><event><idno type="GND">118540238</idno></event></person>'
        '<person xml:id="b"><idno type="GND">118540238</idno></person>'
    )

    assert [] == twin_entries(registers)


def test_a_likeness_is_made_in_no_time():
    """Of a name without end only the beginning counts."""
    assert 80 >= len(likeness("ab " * 100_000))


# --- without a name


@pytest.mark.parametrize(
    "entry",
    [
        '<person xml:id="a"/>',
        '<person xml:id="a"><persName><surname/> <forename> </forename></persName></person>',
        '<person xml:id="a"><occupation>Envoy</occupation></person>',
        '<org xml:id="a"><desc>An office</desc></org>',
        '<place xml:id="a"><location><geo>1 2</geo></location></place>',
        '<bibl xml:id="a"><ptr target="https://x/"/></bibl>',
    ],
)
def test_an_entry_that_does_not_say_its_name_is_told_of(entry):
    """A warning, with what is to be given."""
    [found] = nameless_entries(_registers(entry))

    assert ("TL412", Severity.WARNING) == (found.code, found.severity)
    assert found.message.endswith("/a has no name")
    assert found.help.startswith("give it ")


@pytest.mark.parametrize(
    "entry",
    [
        '<person xml:id="a"><persName><surname>Holm</surname></persName></person>',
        '<person xml:id="a"><name>Holm</name></person>',
        '<org xml:id="a"><orgName>Office</orgName></org>',
        '<place xml:id="a"><settlement>Seoul</settlement></place>',
        '<place xml:id="a"><location><country>Korea</country></location></place>',
        '<event xml:id="a"><label>War</label></event>',
        '<bibl xml:id="a">Holm, Letters</bibl>',
        '<bibl xml:id="a"><title>Letters</title></bibl>',
        '<msDesc xml:id="a"><msIdentifier><idno>7</idno></msIdentifier></msDesc>',
        '<category xml:id="a"><catDesc>cable</catDesc></category>',
    ],
)
def test_an_entry_that_says_its_name_gives_nothing(entry):
    """In any of the ways TEI has for it."""
    assert [] == nameless_entries(_registers(entry))
