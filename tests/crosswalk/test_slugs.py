"""Slugs by the recipes of a project: what yields them, what refuses them, and that no two ids become one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teilink.crosswalk.slugs import Slugs, fault
from teilink.iri import is_slug
from teilink.source import Source
from teilink.tei.document import ID, TEI, TeiFile
from teilink.tei.reading import read

DEFAULT = ("xml:id", "file")
IDNO = "idno[@type='PID']"


def letter(attributes="", statement="", body="", name="tei/letter-1.xml"):
    """A TEI file with a publicationStmt and a body."""
    text = (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" {attributes}><teiHeader><fileDesc>'
        f"<publicationStmt>{statement}</publicationStmt></fileDesc></teiHeader>"
        f"<text><body>{body}</body></text></TEI>"
    )
    found = read(Source(name, text.encode()))
    assert isinstance(found, TeiFile), found
    return found


def slug(found, *recipes):
    """The slug of a file in short: text, recipe, name of the element it was read from, attribute."""
    text, recipe, element, attribute = Slugs(recipes or DEFAULT).of_file(found)
    return text, recipe, element.tag.removeprefix(TEI), attribute.replace(ID, "xml:id")


def units(body, attributes='xml:id="vol"', name="div"):
    """The slugs of the elements of a name in a body, with their file."""
    found = letter(attributes, body=body)
    return Slugs(DEFAULT).of_units(found, list(found.root.iter(TEI + name))), found


def texts(body, **more):
    """The slugs of the divs of a body as text."""
    return [each.text for each in units(body, **more)[0]]


def told(found, *recipes):
    """What is wrong with the slug of a file: message, help, and what is marked."""
    fault_ = fault(Slugs(recipes or DEFAULT).of_file(found), found)
    assert fault_ is not None
    assert "TL508" == fault_.code
    place = fault_.place
    return fault_.message, fault_.help, place.line_text[place.start.column - 1 : place.end.column - 1]


PID = '<p>by</p><ab><idno type="handle">11.22</idno><idno type="PID"> o.1\n</idno></ab>'


@pytest.mark.parametrize(
    ("found", "recipes", "expected"),
    [
        (letter('xml:id="A-1.XML"'), DEFAULT, ("a-1", "xml:id", "TEI", "xml:id")),
        (letter(), DEFAULT, ("letter-1", "file", "TEI", "")),
        (letter(name="a b/Cable 7, draft.xml"), DEFAULT, ("cable-7-draft", "file", "TEI", "")),
        (letter('xml:id="a"'), ("file", "xml:id"), ("letter-1", "file", "TEI", "")),
        (letter('xml:id="a"', PID), (IDNO, "xml:id"), ("o.1", IDNO, "idno", "")),
        (letter('xml:id="a"', PID), ("idno", "xml:id"), ("11.22", "idno", "idno", "")),
        (letter('xml:id="a"', PID), ("idno[@type='URN']", "xml:id"), ("a", "xml:id", "TEI", "xml:id")),
        (letter(statement='<idno type="PID"/><idno type="PID"> </idno>'), (IDNO, "file"), ("letter-1", "file")),
        (letter(statement='<idno><idno type="PID">x<hi>9</hi></idno></idno>'), ("idno",), ("x9", "idno")),
        (letter(statement='<idno type="PID">y<idno>z</idno></idno>'), (IDNO,), ("y", IDNO)),
        (letter('xml:id=" "', PID), ("xml:id", IDNO), ("o.1", IDNO)),
    ],
)
def test_the_first_recipe_that_yields_wins(found, recipes, expected):
    """And the slug says which one it was, and what was read."""
    assert expected == slug(found, *recipes)[: len(expected)]


def test_a_number_outside_of_the_statement_of_publication_is_none_of_ours():
    """The shelfmark of a source is no number of the edition."""
    found = letter(body='<div><idno type="PID">x</idno></div>')

    assert "letter-1" == slug(found, IDNO, "file")[0]


def test_a_text_that_is_no_recipe_is_refused():
    """The settings have been checked before: this is for callers."""
    with pytest.raises(ValueError, match="no recipe of a slug: title"):
        Slugs(["title"])


def test_a_good_slug_has_no_fault():
    """Whatever it was read from."""
    for found in (letter('xml:id="A.1"', PID), letter(name="a b.xml")):
        assert fault(Slugs(DEFAULT).of_file(found), found) is None
    found = letter(statement=PID)
    assert fault(Slugs([IDNO]).of_file(found), found) is None


RECIPES = ", or choose another recipe: slug in teilink.toml"
RULE = "use a to z, digits, '.', '_' and '-', and begin with a letter"


@pytest.mark.parametrize(
    ("identifier", "why", "help_"),
    [
        ("o:vipa.l.17190813", "it holds :", "write o-vipa.l.17190813"),
        ("MS 7", "it holds a blank", "write ms-7"),
        ("Märzbrief", "it holds ä", "write marzbrief"),
        ("\u212a1", "it holds \u212a", "write k1"),
        ("http://hdl.handle.net/21/1", "it holds :", "write http-hdl.handle.net-21-1"),
        ("x.ttl", "it would end in .ttl, as a file that is served does", "write x-ttl"),
        ("a.html.xml", "it would end in .html, as a file that is served does", "write a-html"),
        ("-1", "it begins with -", "write 1"),
        ("北京", "it holds 北", RULE),
    ],
)
def test_what_cannot_stand_in_an_address_is_told_with_what_could(identifier, why, help_):
    """Marked where it is written; the number of the archive is not mended in silence."""
    found = letter(statement=f'<idno type="PID">{identifier}</idno>')
    expected = f'idno "{identifier}" cannot stand in an address: {why}', help_ + RECIPES, identifier

    assert expected == told(found, IDNO)
    assert not is_slug(slug(found, IDNO)[0])


def test_an_unfit_id_is_marked_as_attribute():
    """With the quotation marks."""
    message, help_, marked = told(letter('xml:id="Brief_é"'))

    assert ('xml:id "Brief_é" cannot stand in an address: it holds é', "write brief_e") == (message, help_)
    assert 'xml:id="Brief_é"' == marked


def test_a_slug_that_is_too_long_is_told_with_its_length():
    """Nothing is cut off: two long ids may differ at their end."""
    message, help_, _ = told(letter(f'xml:id="{"a" * 129}"'))

    assert message.endswith("the address would have 129 characters, and 128 is the limit")
    assert RULE == help_


def test_a_name_of_a_file_can_be_unfit_by_its_ending():
    """`a.html.xml` would be the page of `a`."""
    message, help_, marked = told(letter(name="tei/a.html.xml"))

    assert message.startswith('the name of the file "a.html.xml" cannot stand in an address: it would end in .html')
    assert ("name the file a-html.xml, or give TEI an xml:id", "<TEI") == (help_, marked)


def test_a_document_that_no_recipe_yields_for_is_told():
    """It keeps the name of its file, so that the later stages have an address to go on with."""
    found = letter(statement=PID)

    assert ("letter-1", "") == slug(found, "xml:id")[:2]
    assert "no recipe of the settings yields an address for this document" == told(found, "xml:id")[0]


# -- documents inside a file ------------------------------------------------------------------------------------------


def test_a_unit_has_its_id_behind_the_slug_of_its_file():
    """Every volume has a d1."""
    assert ["vol-d1", "vol-d2"] == texts('<div xml:id="d1"/><div xml:id="D2"/>')


def test_a_unit_that_is_the_file_has_the_slug_of_the_file():
    """The unit may be /TEI itself."""
    found = letter('xml:id="a"')
    slugs = Slugs(DEFAULT)

    assert [slugs.of_file(found)] == slugs.of_units(found, [found.root])


def test_a_unit_without_id_has_its_number():
    """Where that is plain, and no other unit has it."""
    [first, second, third] = texts('<div n="12"/><div n="A.3"/><div n="12 b"/>')

    assert ["vol-12", "vol-a.3"] == [first, second]
    assert third.startswith("vol-m")


def test_a_number_that_two_units_have_or_that_is_an_id_names_none_of_them():
    """Who is the first of two would depend on their order."""
    found = texts('<div n="1"><p>a</p></div><div n="1"><p>b</p></div><div n="d1"/><div xml:id="d1"/>')

    assert [True, True, True, False] == [each.startswith("vol-m") for each in found]
    assert len(found) == len(set(found))


def test_a_unit_without_id_and_number_has_a_hash_of_what_it_says():
    """The same however its lines are broken and whatever stands beside it; another when it says something else."""
    [alone] = texts("<div><p>Dear Sir</p></div>")
    [_, after] = texts("<div><p>My Lord</p></div><div>\n<p>Dear\n   Sir</p></div>")
    [other] = texts("<div><p>Dear Madam</p></div>")

    assert alone == after
    assert alone != other
    assert len("vol-m12345678") == len(alone)


def test_letters_that_differ_only_in_an_attribute_have_different_slugs():
    """A list of letters says its dates without words."""
    body = "".join(
        f'<correspDesc><correspAction><persName>A</persName><date when="{day}"/></correspAction></correspDesc>'
        for day in ("1848-03-13", "1848-03-14")
    ) + "".join(f'<correspDesc ref="https://x.example/{n}"/>' for n in range(2))
    found = [each.text for each in units(body, name="correspDesc")[0]]

    assert 4 == len(set(found))
    assert found[:1] == [each.text for each in units(body[: body.index("</correspDesc>") + 14], name="correspDesc")[0]]


def test_of_units_that_say_the_same_each_has_a_slug():
    """The second is counted; the first keeps what it had."""
    [alone] = texts("<div><p>x</p></div>")
    found = texts("<div><p>x</p></div>" * 3)

    assert alone == found[0]
    assert 3 == len(set(found))


def test_equal_ids_give_equal_slugs():
    """That is a fault of the ids, and told elsewhere."""
    assert ["vol-a", "vol-a"] == texts('<div xml:id="a"/><div xml:id="a"/>')


@pytest.mark.parametrize(
    ("unit", "file_id", "expected"),
    [
        ('xml:id="d:1"', "vol", 'xml:id "d:1" cannot stand in an address: it holds :'),
        ('xml:id="d.xml"', "vol", 'xml:id "d.xml" cannot stand in an address: it would end in .xml'),
        ('xml:id="-d"', "vol", None),
        ('xml:id="d1"', "v:ol", None),
        ('n="d1"', "v" * 129, None),
        ('xml:id="d1"', "v" * 127, 'xml:id "d1" cannot stand in an address: the address would have 130'),
        ("", "v" * 127, 'the hash of the words "m'),
    ],
)
def test_a_fault_of_a_unit_is_told_of_the_unit_and_one_of_its_file_of_the_file(unit, file_id, expected):
    """One mistake is told once."""
    [found], whole = units(f"<div {unit}/>", attributes=f'xml:id="{file_id}"')
    finding = fault(found, whole)

    assert finding is expected is None or (finding and expected and finding.message.startswith(expected))


_NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=12)


@given(st.lists(_NAMES | st.from_regex("[A-Za-z.%-]{1,6}(.xml)?", fullmatch=True), min_size=2, max_size=2))
def test_two_ids_give_one_slug_only_by_what_is_folded(names):
    """Capitals of ASCII, and for whole files the ending .xml; fit or not."""
    found = letter('xml:id="x"')
    slugs = Slugs(DEFAULT)
    whole, parts = [], []
    for name in names:
        found.root.set(ID, name)
        whole.append(slugs.of_file(found).text)
        found.root.set(ID, "vol")
        unit = found.root[1]
        unit.set(ID, name)
        [one] = slugs.of_units(found, [unit])
        parts.append(one.text)
    folded = ["".join(each.lower() if each.isascii() else each for each in name.strip()) for name in names]

    assert (len(set(parts)) == 1) == (len(set(folded)) == 1)
    if len(set(whole)) == 1:
        assert 1 == len({name.removesuffix(".xml") or ".xml" for name in folded})


@given(_NAMES)
def test_a_slug_that_has_no_fault_can_stand_in_an_address_and_one_with_a_fault_cannot(name):
    """There is no third."""
    found = letter('xml:id="x"')
    found.root.set(ID, name)
    one = Slugs(DEFAULT).of_file(found)

    assert is_slug(one.text) == (fault(one, found) is None)
