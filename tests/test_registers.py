"""Every form of pointer resolves to what it means, and where it means nothing the reason is known."""

from __future__ import annotations

import time

import pytest

from teilink.registers import Form, Registers
from teilink.source import Source
from teilink.tei.document import NAMESPACE, TeiFile
from teilink.tei.reading import read

BASE = "https://cables.example.org/"
WORD = "([a-z0-9-]+)"
USUAL = (("person", WORD, "people.xml#$1"), ("place", WORD, "places.xml#$1"))


def _file(path, prefixes=(), body=""):
    declared = "".join(
        f'<prefixDef ident="{ident}" matchPattern="{pattern}" replacementPattern="{replacement}"/>'
        for ident, pattern, replacement in prefixes
    )
    header = f"<teiHeader><encodingDesc><listPrefixDef>{declared}</listPrefixDef></encodingDesc></teiHeader>"
    found = read(Source(path, f'<TEI xmlns="{NAMESPACE}">{header}<text>{body}</text></TEI>'.encode()))
    assert isinstance(found, TeiFile)
    return found


@pytest.fixture
def registers():
    """People, among them one that is declared twice, and places."""
    people = '<person xml:id="kim-il"/><person xml:id="jiao-ruoyu"/><person xml:id="twice"/><p xml:id="note"/><person/>'
    places = '<place xml:id="seoul"/><org xml:id="twice"/><place xml:id="Pyŏngyang"/>'
    return Registers(
        [_file("tei/authority/people.xml", body=people), _file("tei/authority/places.xml", body=places)], BASE
    )


def _cable(*prefixes, path="tei/cable.xml", body=""):
    return _file(path, prefixes or (("person", WORD, "authority/people.xml#$1"),), body)


def test_everything_declared_is_listed_in_order(registers):
    """Files as given, entries as written; what has no xml:id, or is of no kind, is not declared."""
    assert ["kim-il", "jiao-ruoyu", "twice", "seoul", "twice", "Pyŏngyang"] == [
        entry.id for entry in registers.declared()
    ]
    assert ["seoul", "Pyŏngyang"] == [entry.id for entry in registers.declared("place")]
    assert [] == registers.declared("bibl")


@pytest.mark.parametrize(
    ("element", "kind"),
    [
        ("person", "person"),
        ("org", "org"),
        ("place", "place"),
        ("event", "event"),
        ("bibl", "bibl"),
        ("msDesc", "collection"),
        ("category", "term"),
    ],
)
def test_the_element_decides_the_kind_and_the_kind_the_address(element, kind):
    """Seven kinds of things have addresses."""
    registers = Registers([_file("r.xml", body=f'<{element} xml:id="a"/>')], BASE)

    assert [f"{BASE}{kind}/a"] == [registers.address(entry) for entry in registers.declared(kind)]


@pytest.mark.parametrize(
    ("pointer", "iri"),
    [
        ("person:kim-il", BASE + "person/kim-il"),
        ("authority/people.xml#kim-il", BASE + "person/kim-il"),
        ("./authority/../authority/people.xml#kim-il", BASE + "person/kim-il"),
        ("people.xml#kim-il", BASE + "person/kim-il"),
        ("places.xml#twice", BASE + "org/twice"),
        ("authority/people.xml#twice", BASE + "person/twice"),
        ("places.xml#Pyŏngyang", BASE + "place/Py%C5%8Fngyang"),
    ],
)
def test_a_pointer_into_a_register_is_an_entry(registers, pointer, iri):
    """By prefix, by path, by the name of the register; the same id in two registers is two things."""
    found = registers.resolve(pointer, _cable())

    assert iri == found.iri
    assert iri == registers.address(found.entry)
    assert (found.entry.element, found.entry.file) == (found.element, found.file)


@pytest.mark.parametrize(
    "pointer",
    ["http://a.example/b?c#d", "https://a.example/", "HTTPS://A.example/", "urn:isbn:1", "doi:10.1/x", "mailto:a@b.c"],
)
def test_an_address_of_the_web_is_itself(registers, pointer):
    """It is not judged whether somebody answers there."""
    assert (pointer, None, None, None) == registers.resolve(pointer, _cable())


@pytest.mark.parametrize("pointer", ["person:nobody", "people.xml#nobody", "authority/people.xml#note", "person:Kim"])
def test_what_no_register_declares_is_nothing(registers, pointer):
    """An element of a register that is no entry is not pointed at from outside."""
    assert registers.resolve(pointer, _cable()) is None
    assert registers.is_judged(pointer, _cable())


@pytest.mark.parametrize("pointer", ["persons:kim-il", "x:1", "isbn:1"])
def test_an_undeclared_prefix_is_nothing(registers, pointer):
    """It is not taken for an address of the web."""
    assert registers.resolve(pointer, _cable()) is None


@pytest.mark.parametrize("pointer", ["other.xml#a", "other.xml", "people.xml", "images/a.jpg"])
def test_a_path_to_some_other_file_is_not_judged(registers, pointer):
    """What lies beside the document is none of our business; nor is a register as a whole."""
    assert registers.resolve(pointer, _cable()) is None
    assert not registers.is_judged(pointer, _cable())


def test_a_hash_and_an_id_mean_this_file(registers):
    """An element of a document has no address of its own."""
    cable = _cable(body='<p xml:id="note"/><person xml:id="me"/>')
    found = registers.resolve("#me", cable)

    assert ("", None, cable) == (found.iri, found.entry, found.file)
    assert "me" == found.element.get("{http://www.w3.org/XML/1998/namespace}id")
    assert registers.resolve("#you", cable) is None
    assert registers.resolve("#", cable) is None
    assert registers.is_judged("#you", cable)


def test_a_bare_id_in_a_register_is_the_entry(registers):
    """A register points at itself as others point at it."""
    [people, _] = registers.files

    assert BASE + "person/kim-il" == registers.resolve("#kim-il", people).iri
    assert ("", None) == registers.resolve("#note", people)[:2]
    assert (True, False) == (registers.holds(people), registers.holds(_cable()))


def test_a_document_type_may_be_declared_by_the_document(registers):
    """A category has an address wherever it stands (a taxonomy in the header)."""
    found = registers.resolve("#cable", _cable(body='<category xml:id="cable"/>'))

    assert BASE + "term/cable" == found.iri == registers.address(found.entry)


def test_the_replacement_takes_groups_by_number(registers):
    """More than one, in any order, one that took no part is empty."""
    cable = _cable(("ref", "([a-z]+)\\.([a-z]+)-([a-z]+)(x)?", "$1.xml#$2$4-$3"))

    assert BASE + "person/kim-il" == registers.resolve("ref:people.kim-il", cable).iri


def test_a_prefix_may_stand_for_an_address_of_the_web(registers):
    """`viaf:12` is no entry of a register."""
    cable = _cable(("viaf", "([0-9]+)", "https://viaf.org/viaf/$1/"))

    assert ("https://viaf.org/viaf/12/", None, None, None) == registers.resolve("viaf:12", cable)
    assert registers.resolve("viaf:x", cable) is None


def test_a_prefix_may_stand_for_the_file_itself(registers):
    """Then two documents of one folder with the same prefixes mean different things by one pointer."""
    prefix = ("note", WORD, "#n-$1")
    first, second = (_cable(prefix, path=f"tei/{name}.xml", body='<p xml:id="n-1"/>') for name in "ab")

    assert [first.ids["n-1"], second.ids["n-1"]] == [
        registers.resolve("note:1", file).element for file in (first, second)
    ]
    assert registers.resolve("note:2", first) is None


def test_what_is_proposed_for_a_prefix_that_stands_for_the_file_is_written_with_it(registers):
    """The id without what the replacement puts before it."""
    cable = _cable(("note", WORD, "#n-$1"), body='<p xml:id="n-talks"/>')

    assert ("id", "note:talks", None) == registers.unresolved("note:talk", cable)
    assert registers.resolve("note:talks", cable) is not None


def test_two_files_may_mean_different_things_by_one_prefix(registers):
    """What is remembered of one file is not told of another."""
    first, second = (_cable(("x", WORD, f"authority/{name}.xml#$1")) for name in ("people", "places"))

    assert [BASE + "person/twice", BASE + "org/twice", BASE + "person/twice"] == [
        registers.resolve("x:twice", file).iri for file in (first, second, first)
    ]


@pytest.mark.parametrize("path", ["cable.xml", "/tmp/drafts/deep/cable.xml", "../x/cable.xml", "-"])
def test_a_copy_in_another_folder_still_means_the_registers_of_the_project(registers, path):
    """Where the path leads nowhere, the register of that name is meant."""
    assert BASE + "person/kim-il" == registers.resolve("person:kim-il", _cable(path=path)).iri


def test_the_register_at_the_path_wins_over_one_of_the_same_name():
    """The name decides only where nothing lies at the path."""
    near, far = (_file(f"{folder}/people.xml", body=f'<person xml:id="{folder}"/>') for folder in ("near", "far"))
    registers = Registers([far, near], BASE)
    cable = _cable(("p", WORD, "people.xml#$1"), path="near/cable.xml")

    assert BASE + "person/near" == registers.resolve("p:near", cable).iri
    assert registers.resolve("p:far", cable) is None


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ("person:kim-ill", ("id", "person:kim-il", "kim-il")),
        ("people.xml#kim-ill", ("id", "people.xml#kim-il", "kim-il")),
        ("person:zzz", ("id", "", None)),
        ("person:Kim Il", ("pattern", "", None)),
        ("persn:kim-il", ("prefix", "person", None)),
        ("zzz:kim-il", ("prefix", "", None)),
        ("#not", ("id", "#note", None)),
        ("#zzz", ("id", "", None)),
    ],
)
def test_the_reason_and_the_nearest_pointer_are_told(registers, pointer, expected):
    """The nearest one is written as the wrong one was, and its entry is known."""
    found = registers.unresolved(pointer, _cable(body='<p xml:id="note"/>'))

    assert expected == (found.reason, found.nearest, found.entry and found.entry.id)


@pytest.mark.parametrize("pointer", ["person:kim-ill", "people.xml#kim-ill"])
def test_what_is_proposed_would_do(registers, pointer):
    """The nearest pointer resolves."""
    cable = _cable()

    assert registers.resolve(registers.unresolved(pointer, cable).nearest, cable) is not None


@pytest.mark.parametrize(
    ("pattern", "replacement"),
    [
        ("(a+)+", "p#$1"),
        ("(a|a)*", "p#$1"),
        ("(a|aa)+", "p#$1"),
        ("(a?){40}a{40}", "p#$1"),
        ("(?:a*)*b", "p#$1"),
        (".*.*.*.*.*.*.*.*b", "p#$1"),
        ("a?" * 40 + "a" * 40, "p#$1"),
        ("(.*)(.*)(.*)\\1b", "p#$1"),
        ("([^b]*)*c", "p#$1"),
        ("((a{1,9}){1,9}){1,9}b", "p#$1"),
        ("(" * 200 + ")" * 200, "p#$1"),
        ("(", "p#$1"),
        ("[z-a]", "p#$1"),
        ("(a+)", "p#$2"),
        ("a{99999999999}", "p"),
        ("(?i)a+", "p"),
        ("", ""),
    ],
)
def test_no_pattern_holds_up_the_program(registers, pattern, replacement):
    """One that could try for ever is not tried; one that is none, or names a group it has not, matches nothing."""
    cable = _cable(("x", pattern, replacement))
    begun = time.process_time()

    for pointer in ("x:" + "a" * 40, "x:" + "a" * 190, "x:" + "a" * 100_000):
        assert registers.resolve(pointer, cable) is None
        assert registers.unresolved(pointer, cable).reason in {"pattern", "id"}
    assert time.process_time() - begun < 4


@pytest.mark.parametrize(
    ("pattern", "rest"),
    [
        ("([a-z]+)-([a-z]+)", "kim-il"),
        ("(?:[a-z]+)[-](?:il)?", "kim-il"),
        ("[a-z*+{}()?-]+", "kim-il"),
        ("\\w+\\+?-\\w{2}", "kim-il"),
        ("[^]]+", "kim-il"),
        (".+", "kim-il"),
        ("kim-(il|chaek)", "kim-il"),
    ],
)
def test_ordinary_patterns_are_used(registers, pattern, rest):
    """Classes, escapes, alternatives, and parts that may be missing."""
    assert registers.resolve(f"x:{rest}", _cable(("x", pattern, "people.xml#kim-il"))) is not None


def test_files_whose_prefixes_differ_only_in_the_order_of_attributes_do_not_share_what_is_known():
    """The values of two attributes exchanged are other values, whatever their order in the file."""
    keys = {
        read(Source("a.xml", _declaring(attributes).encode())).prefix_key
        for attributes in (
            'ident="p" matchPattern="a" replacementPattern="b"',
            'ident="p" replacementPattern="a" matchPattern="b"',
        )
    }

    assert 2 == len(keys)


def _declaring(attributes):
    header = f"<encodingDesc><listPrefixDef><prefixDef {attributes}/></listPrefixDef></encodingDesc>"
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{header}</teiHeader></TEI>'


# --- pointers that are not written as TEI wants them


@pytest.mark.parametrize(
    ("pointer", "form", "iri"),
    [
        ("#kim-il", Form.REGISTER_ID, BASE + "person/kim-il"),
        ("kim-il", Form.BARE_ID, BASE + "person/kim-il"),
        ("place:seoul", Form.BORROWED_PREFIX, BASE + "place/seoul"),
        ("me", Form.BARE_ID, ""),
        ("#me", Form.RIGHT, ""),
        ("person:kim-il", Form.RIGHT, BASE + "person/kim-il"),
        ("cable.xml#me", Form.RIGHT, ""),
        ("./cable.xml#me", Form.RIGHT, ""),
        ("#%6De", Form.RIGHT, ""),
        ("places.xml#Py%C5%8Fngyang", Form.RIGHT, BASE + "place/Py%C5%8Fngyang"),
        ("https://d-nb.info/gnd/1", Form.RIGHT, "https://d-nb.info/gnd/1"),
    ],
)
def test_a_pointer_is_read_however_it_is_written(pointer, form, iri):
    """And how it is written is known."""
    places = _file("tei/authority/places.xml", USUAL, '<place xml:id="seoul"/><place xml:id="Pyŏngyang"/>')
    people = _file("tei/authority/people.xml", body='<person xml:id="kim-il"/>')
    cable = _cable(body='<p xml:id="me"/>')
    found = Registers([people, places], BASE).lead(pointer, cable)

    assert (form, iri) == (found.form, found.target.iri)


@pytest.mark.parametrize(
    "pointer",
    ["#twice", "twice", "#note-no", "cable", "people", "kim il", "0001", "image.jpg", "other.xml#me", "#", "", "#%"],
)
def test_what_is_not_certain_is_not_read(registers, pointer):
    """An id of two registers, a name that may be that of a file, a path to another file."""
    cable = _cable(body='<p xml:id="me"/>')

    assert registers.lead(pointer, cable) is None


def test_the_file_itself_comes_before_the_registers(registers):
    """An id of both means the file."""
    cable = _cable(body='<p xml:id="kim-il"/>')

    assert [cable, cable] == [registers.resolve(pointer, cable).file for pointer in ("#kim-il", "kim-il")]


def test_the_id_of_the_root_without_a_hash_is_the_name_of_a_file(registers):
    """A volume is linked by its name."""
    cable = read(Source("a.xml", f'<TEI xmlns="{NAMESPACE}" xmlns:x="urn:x" xml:id="kim-il"/>'.encode()))

    assert registers.lead("kim-il", cable) is None


def test_an_element_of_a_register_that_is_no_entry_is_there_but_has_no_address(registers):
    """A pointer to it does not dangle, and gives no statement."""
    cable = _cable()

    assert [Form.RIGHT, Form.REGISTER_ID] == [
        registers.lead(pointer, cable).form for pointer in ("people.xml#note", "#note")
    ]
    assert [None, None] == [registers.resolve(pointer, cable) for pointer in ("people.xml#note", "#note")]


def test_registers_that_disagree_lend_no_prefix():
    """Each declares another file for it."""
    first = _file("tei/authority/a.xml", (("x", WORD, "a.xml#$1"),), '<person xml:id="one"/>')
    second = _file("tei/authority/b.xml", (("x", WORD, "b.xml#$1"),), '<person xml:id="one"/>')

    assert Registers([first, second], BASE).lead("x:one", _cable()) is None
    assert Form.BORROWED_PREFIX is Registers([first], BASE).lead("x:one", _cable()).form


def test_a_text_of_a_corpus_declares_its_own_prefixes(registers):
    """In its own header, not in that of the corpus."""
    definition = f'<prefixDef ident="who" matchPattern="{WORD}" replacementPattern="authority/people.xml#$1"/>'
    header = f"<teiHeader><encodingDesc><listPrefixDef>{definition}</listPrefixDef></encodingDesc></teiHeader>"
    corpus = read(Source("tei/c.xml", f'<teiCorpus xmlns="{NAMESPACE}"><TEI>{header}</TEI></teiCorpus>'.encode()))
    found = registers.lead("who:kim-il", corpus)

    assert (Form.RIGHT, BASE + "person/kim-il") == (found.form, found.target.iri)


@pytest.mark.parametrize(
    ("body", "iri"),
    [
        ('<listPerson><person xml:id="kim"/></listPerson>', BASE + "person/kim"),
        ('<place xml:id="kim"><place xml:id="part"/></place>', BASE + "place/kim"),
        ('<person xml:id="kim"><event xml:id="birth"/></person>', BASE + "person/kim"),
    ],
)
@pytest.mark.parametrize("pointer", ["people/kim.xml", "people/kim.xml#kim", "kim.xml"])
def test_one_file_may_be_one_entry(pointer, body, iri):
    """A path to it means what it is about, which may have parts of its own."""
    registers = Registers([_file("tei/people/kim.xml", body=body)], BASE)

    assert iri == registers.resolve(pointer, _cable()).iri


def test_a_file_of_one_entry_may_describe_its_source():
    """What the header describes is not what the file is about."""
    header = '<teiHeader><fileDesc><sourceDesc><bibl xml:id="s"/></sourceDesc></fileDesc></teiHeader>'
    text = f'<TEI xmlns="{NAMESPACE}">{header}<standOff><person xml:id="kim"/></standOff></TEI>'
    registers = Registers([read(Source("tei/kim.xml", text.encode()))], BASE)

    assert BASE + "person/kim" == registers.resolve("kim.xml", _cable()).iri


@pytest.mark.parametrize(
    "pointer",
    [
        "#xpath(//p[1])",
        "people.xml#xpath(//p)",
        "#range(a,b)",
        "file:///tmp/a.xml#b",
        "C:\\letters\\a.xml#b",
        "C:/a.xml",
    ],
)
def test_what_is_no_id_is_not_judged(registers, pointer):
    """A scheme of XPointer, a path on somebody's disk."""
    assert not registers.is_judged(pointer, _cable())


@pytest.mark.parametrize(
    ("key", "id_"),
    [("kim-il", "kim-il"), (" kim-il ", "kim-il"), ("#kim-il", "kim-il"), ("Kim Il", None), ("twice", None)],
)
def test_a_key_is_an_entry_only_where_it_is_its_very_id(registers, key, id_):
    """It may be a name with blanks, and is no list."""
    found = registers.by_key(key, _cable())

    assert id_ == (found.entry.id if found else None)


@pytest.mark.parametrize(
    ("path", "prefixes", "written"),
    [
        ("tei/cable.xml", (("person", WORD, "authority/people.xml#$1"),), "person:kim-il"),
        ("tei/cable.xml", (("p", WORD, "people.xml#kim-$1"),), "p:il"),
        ("tei/cable.xml", (("p", "([0-9]+)", "people.xml#$1"),), "authority/people.xml#kim-il"),
        ("tei/cable.xml", (("p", WORD, "places.xml#$1"),), "authority/people.xml#kim-il"),
        ("tei/a/b/cable.xml", (("p", WORD, "https://x/$1"),), "../../authority/people.xml#kim-il"),
        ("tei/authority/places.xml", (("p", WORD, "#$1"),), "people.xml#kim-il"),
    ],
)
def test_a_pointer_is_proposed_as_the_file_should_write_it(registers, path, prefixes, written):
    """By the prefix for that register, else by path; and it leads there."""
    cable = _file(path, prefixes)
    [person] = [registers.resolve("#kim-il", cable)]

    assert written == registers.written(person, cable)
    assert Form.RIGHT is registers.lead(written, cable).form


def test_a_path_is_proposed_as_an_address():
    """A blank in the name of a file would part two pointers."""
    register = _file("tei/authority/Die Leute #1.xml", body='<person xml:id="kim"/>')
    registers = Registers([register], BASE)
    written = registers.written(registers.resolve("#kim", _cable()), _cable())

    assert "authority/Die%20Leute%20%231.xml#kim" == written
    assert BASE + "person/kim" == registers.resolve(written, _cable()).iri


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ("#twice", ("several", "", None)),
        ("#kim-ill", ("id", "person:kim-il", "kim-il")),
        ("person:seoul", ("id", "authority/places.xml#seoul", "seoul")),
        ("#Me", ("id", "#me", None)),
        ("#http://a.example/", ("id", "http://a.example/", None)),
    ],
)
def test_what_is_near_is_looked_for_in_all_registers(registers, pointer, expected):
    """The file itself first; the very id in another register before one that is like it."""
    found = registers.unresolved(pointer, _cable(body='<p xml:id="me"/>'))

    assert expected == (found.reason, found.nearest, found.entry and found.entry.id)


def test_what_all_files_of_a_folder_mean_alike_is_known(registers):
    """What depends on the ids of the file is not shared."""
    cable = _cable(("person", WORD, "authority/people.xml#$1"), ("note", WORD, "#$1"), body='<p xml:id="me"/>')
    pointers = ("person:kim-il", "https://a/", "people.xml#kim-il", "#me", "me", "note:me", "kim-il", "person:zzz")

    assert [True, True, True, False, False, False, False, False] == [
        registers.is_shared(pointer, cable) for pointer in pointers
    ]
