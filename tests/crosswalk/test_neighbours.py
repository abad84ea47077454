"""The other documents of a project: a pointer to one of them gives its address, by whatever name it calls it."""

from __future__ import annotations

import pytest
from small_letter import BASE, file, mapper, said, tei

from teilink.crosswalk.neighbours import Neighbours

IDNO = """<fileDesc><publicationStmt>
  <idno type="pid">https://hdl.example/o:1</idno><idno>A 12</idno></publicationStmt></fileDesc>"""
VOLUME = "".join(f'<div type="document" xml:id="d{n}"><p>a</p></div>' for n in "12")
FILES = {
    "tei/letter-1.xml": tei(),
    "tei/sub/letter 2.xml": tei(IDNO, attributes='xml:id="L2" xml:base="https://letters.example/"'),
    "tei/volume.xml": tei(text=f"<text><body>{VOLUME}</body></text>", attributes='xml:id="vol"'),
}


@pytest.fixture(scope="module")
def read():
    """The files of a project."""
    return {name: file(data, name) for name, data in FILES.items()}


@pytest.fixture(scope="module")
def neighbours(read):
    """What is known of them."""
    ready = mapper()
    return Neighbours(lambda: [each for one in read.values() for each in ready.documents(one)], BASE)


@pytest.mark.parametrize(
    ("expected", "pointer"),
    [
        ("letter-1", "letter-1.xml"),
        ("letter-1", "./letter-1.xml"),
        ("letter-1", "../tei/letter-1.xml"),
        ("letter-1", "letter-1"),
        ("l2", "sub/letter%202.xml"),
        ("l2", "sub/letter 2.xml"),
        ("l2", "letter 2.xml"),
        ("l2", "L2"),
        ("l2", "l2"),
        ("l2", "https://letters.example/L2"),
        ("l2", "https://hdl.example/o:1"),
        ("l2", "A 12"),
        ("vol-d1", "volume.xml#d1"),
        ("vol-d2", "vol#d2"),
        ("vol-d2", "vol-d2"),
        ("", "volume.xml#d3"),
        ("", "volume.xml"),
        ("", "letter-3.xml"),
        ("", "sub/letter-1.xml/"),
        ("", "https://elsewhere.example/letter-1.xml"),
        ("", "#d1"),
        ("", "#"),
    ],
)
def test_a_document_is_found_by_every_name_it_has(read, neighbours, expected, pointer):
    """Its path seen from the file that points, its xml:id, its slug, its identifiers, its address on the web."""
    assert (f"{BASE}doc/{expected}" if expected else "") == neighbours.address(pointer, read["tei/letter-1.xml"])


@pytest.mark.parametrize(
    ("expected", "pointer"), [("letter-1", "../letter-1.xml"), ("l2", "letter 2.xml"), ("", "../other/letter-1.xml")]
)
def test_a_path_is_seen_from_the_file_that_points(read, neighbours, expected, pointer):
    """As in a browser."""
    found = neighbours.address(pointer, read["tei/sub/letter 2.xml"])

    assert (f"{BASE}doc/{expected}" if expected else "") == found


def test_an_id_in_the_same_file_is_a_part_of_its_volume(read, neighbours):
    """`#d2` in the volume is the second document."""
    assert f"{BASE}doc/vol-d2" == neighbours.address("#d2", read["tei/volume.xml"])


def test_documents_are_read_only_when_a_pointer_asks(read):
    """A project without threads does not read all its files for one letter."""
    asked = []

    def documents():
        asked.append(True)
        return []

    found = Neighbours(documents, BASE)

    assert [] == asked
    assert "" == found.address("x.xml", read["tei/letter-1.xml"]) == found.address("y.xml", read["tei/letter-1.xml"])
    assert [True] == asked


def test_the_first_document_of_a_name_has_it(read):
    """In the order of the project, so that the same pointer always means the same document."""
    ready = mapper()
    twice = [file(tei(IDNO, attributes=f'xml:id="{name}"'), f"tei/{name}.xml") for name in ("one", "two")]
    found = Neighbours(lambda: [each for one in twice for each in ready.documents(one)], BASE)

    assert f"{BASE}doc/one" == found.address("A 12", read["tei/letter-1.xml"])


# -- threads, as a crosswalk reads them -------------------------------------------------------------------------------

CONTEXT = """<profileDesc><correspDesc><correspContext>
  <ref type="prev" target="letter-0.xml">before</ref><ref type="next" target="https://letters.example/9">after</ref>
  <ptr type="replyTo" target="letter-0.xml"/></correspContext>
  <note><ref type="hasAttachment" target="list.xml">a list</ref>
  <ref type="attachedTo" target="letter-0.xml">x</ref></note>
</correspDesc></profileDesc>"""
RELATED = """<fileDesc><notesStmt>
  <relatedItem type="translation" target="fr.xml"/><relatedItem type="original"><ref target="zh.xml"/></relatedItem>
  <relatedItem type="reply"><bibl><ptr target="https://letters.example/2"/></bibl></relatedItem>
  <relatedItem type="draft" target="draft.xml"/><relatedItem type="enclosure" target="list.xml"/>
  <relatedItem type="translation" target="letter-1.xml"/>
</notesStmt></fileDesc>"""


@pytest.fixture(scope="module")
def thread():
    """A letter with all that it answers, encloses and is related to; its project has three of those files."""
    known = {name: f"{BASE}doc/{name.removesuffix('.xml')}" for name in ("letter-0.xml", "list.xml", "letter-1.xml")}
    ready = mapper(other=lambda pointer, _: known.get(pointer, ""))
    [document] = ready.documents(file(tei(CONTEXT + RELATED)))
    return ready.document(document).record


@pytest.mark.parametrize(
    ("expected", "property_"),
    [
        (["<doc/letter-0>"], "rico:followsInTime"),
        (["<https://letters.example/9>"], "rico:precedesInTime"),
        (["<doc/letter-0>"], "rico:isReplyTo"),
        (["<doc/list>"], "schema:messageAttachment"),
        (["<doc/list>"], "dcterms:hasPart"),
        (["<doc/letter-0>"], "schema:isPartOf"),
        (["<https://letters.example/2>"], "rico:hasReply"),
        ([], "schema:workTranslation"),
        ([], "rico:hasCopy"),
        ([], "schema:isBasedOn"),
    ],
)
def test_a_thread_is_made_of_documents(thread, expected, property_):
    """Those of the project by our addresses, foreign ones by theirs; what nobody has gives nothing, nor the letter."""
    assert (property_, expected) == (property_, said(thread, property_))
