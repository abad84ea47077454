"""A pointer leads to something of the kind that its element or attribute means."""

from __future__ import annotations

import pytest

from teilink.diagnostics import Severity
from teilink.pointers import check_kinds
from teilink.registers import Registers
from teilink.source import Source
from teilink.tei.document import NAMESPACE
from teilink.tei.reading import read

THINGS = (
    '<person xml:id="kim"/><org xml:id="ministry"/><place xml:id="seoul"/><event xml:id="war"/><bibl xml:id="book"/>'
    '<msDesc xml:id="folder"/><category xml:id="cable"/><taxonomy xml:id="types"/><note xml:id="note"/>'
    '<handNote xml:id="hand"/><surface xml:id="page"/><personGrp xml:id="envoys"/><castItem xml:id="role"/>'
    '<change xml:id="change"/><nym xml:id="nym"/>'
)


def _file(body, path="tei/letter.xml"):
    return read(Source(path, f'<TEI xmlns="{NAMESPACE}"><text>\n{body}</text></TEI>'.encode()))


@pytest.fixture
def registers():
    """One register of everything."""
    return Registers([_file(THINGS, "tei/things.xml")], "https://x/")


@pytest.mark.parametrize(
    "written",
    [
        'persName ref="things.xml#kim"', 'persName ref="#envoys"', 'persName ref="things.xml#note"',
        'orgName ref="#ministry"', 'placeName ref="#seoul"', 'settlement ref="#seoul"', 'country ref="#seoul"',
        'geogName ref="#seoul"', 'title ref="#book"', 'title ref="#folder"', 'author ref="#ministry"',
        'repository ref="#ministry"', 'q who="#role"', 'q who="#ministry #kim"', 'p resp="#ministry"',
        'catRef target="#cable" scheme="#types"', 'rs type="person" ref="#kim"', 'rs type="Place" ref="#seoul"',
        'rs type="ship" ref="#seoul"', 'rs ref="#seoul"', 'name type="org" ref="#ministry"', 'p ref="#seoul"',
        'handShift new="#hand"', 'pb facs="#page"', 'persName ref="https://d-nb.info/gnd/1"', 'persName ref="#nobody"',
        'persName key="seoul"', 'event where="#seoul"', 'person sameAs="#kim"', 'p corresp="#seoul"',
        'add change="#change"', 'persName nymRef="#nym"',
    ],
)  # fmt: skip
def test_the_kind_that_is_meant_gives_nothing(written, registers):
    """Nor does a target of no kind known here, nor one that is not there."""
    assert [] == check_kinds(_file(f"<{written}/>"), registers)


@pytest.mark.parametrize(
    ("written", "severity", "message"),
    [
        ('placeName ref="#kim"', "error", "@ref of <placeName> points at #kim, which is a person, not a place"),
        ('persName ref="#seoul"', "error", "@ref of <persName> points at #seoul, which is a place, not a person"),
        ('rs type="person" ref="#seoul"', "error", "@ref of <rs> points at #seoul, which is a place, not a person"),
        ('placeName ref="#ministry"', "warning",
         "@ref of <placeName> points at #ministry, which is an organisation, not a place"),
        ('persName ref="#ministry"', "warning",
         "@ref of <persName> points at #ministry, which is an organisation, not a person"),
        ('persName corresp="#seoul"', "warning",
         "@corresp of <persName> points at #seoul, which is a place, not a person"),
        ('title ref="#kim"', "warning",
         "@ref of <title> points at #kim, which is a person, not a work"),
        ('q who="#seoul"', "warning",
         "@who of <q> points at #seoul, which is a place, not a person"),
        ('p resp="#war"', "warning",
         "@resp of <p> points at #war, which is an event, not a person"),
        ('catRef target="#types"', "warning",
         "@target of <catRef> points at #types, which is a taxonomy, not a category"),
        ('catRef scheme="#cable"', "warning",
         "@scheme of <catRef> points at #cable, which is a category, not a taxonomy"),
        ('handShift new="#kim"', "warning",
         "@new of <handShift> points at #kim, which is a person, not a hand"),
        ('pb facs="#seoul"', "warning",
         "@facs of <pb> points at #seoul, which is a place, not an image or a zone of it"),
        ('person sameAs="#seoul"', "warning",
         "@sameAs of <person> points at #seoul, which is a place, not a person"),
        ('event where="#kim"', "warning",
         "@where of <event> points at #kim, which is a person, not a place"),
    ],
)  # fmt: skip
def test_another_kind_is_told_of_at_the_attribute(written, severity, message, registers):
    """An error only where no reading makes sense of it."""
    [found] = check_kinds(_file(f"<{written}/>"), registers)

    assert ("TL409", Severity(severity), message, 2) == (
        found.code,
        found.severity,
        found.message,
        found.place.start.line,
    )
    assert ["tei/things.xml"] == [label.place.path for label in found.labels]


def test_each_of_several_pointers_is_judged_for_itself(registers):
    """Those of the web and those that are right stay."""
    found = check_kinds(_file('<persName ref="#kim https://viaf.org/viaf/1 #seoul #war"/>'), registers)

    assert ["#seoul", "#war"] == [each.message.split()[5].rstrip(",") for each in found]


def test_what_stands_in_the_document_itself_is_of_a_kind_as_well(registers):
    """A list of persons in a volume names them by persName."""
    file = _file('<item><persName xml:id="p1">A</persName></item><placeName ref="#p1"/><persName corresp="#p1"/>')

    assert ["@ref of <placeName> points at #p1, which is a person, not a place"] == [
        each.message for each in check_kinds(file, registers)
    ]


def test_the_namesake_of_the_right_kind_is_proposed():
    """A register of places has the same id; without one the right element is named."""
    people, places = (_file(f'<{name} xml:id="paris"/>', f"tei/{name}.xml") for name in ("person", "place"))
    file = _file('<placeName ref="person.xml#paris"/>')
    [found] = check_kinds(file, Registers([people, places], "https://x/"))
    [other] = check_kinds(file, Registers([people], "https://x/"))

    assert ("did you mean place.xml#paris?", "unsafe", "place.xml#paris") == (
        found.help,
        found.fix.applicability,
        found.fix.edits[0].text,
    )
    assert ("point at a place, or write <persName>", None) == (other.help, other.fix)
