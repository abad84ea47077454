"""A printed volume becomes one record for each historical document in it, as if each were a file of its own."""

from __future__ import annotations

import pytest
from tests.corpora.checked import documents_of
from tests.corpora.projects import project_of

from teilink.rdf.terms import expand, value
from teilink.tei.document import ID, TEI
from teilink.validation.placement import Placement

VOLUME = "<https://frus.example.org/doc/frus1969-76v01>"
TITLE = "Foreign Relations of the United States, 1969–1976, Volume I, Foundations of Foreign Policy, 1969–1972"
NAMES = ("dcterms:title", "schema:name", "dcterms:alternative", "schema:alternateName")
PEOPLE = (
    *("dcterms:creator", "schema:author", "dcterms:contributor", "schema:contributor", "schema:editor"),
    *("schema:sender", "schema:recipient", "rico:hasSender", "rico:hasAddressee"),
)


@pytest.fixture(scope="module")
def project(shared):
    """The volume as a project."""
    return project_of("frus", shared)


@pytest.fixture(scope="module")
def documents(project):
    """Each document with its record."""
    return [(each, project.mapper.document(each).record) for each in documents_of(project)]


def values(record, subject, *properties):
    """What a record says of something."""
    wanted = {expand(each) for each in properties}
    return {object_ for one, two, object_ in record.statements if one == subject and two in wanted}


def test_editorial_notes_and_front_matter_are_no_documents(documents):
    """Of 123 divisions 76 are documents; each of the others is called an editorial note."""
    file = documents[0][0].file
    divisions = [each for each in file.root.iter(TEI + "div") if each.get("type") == "document"]
    taken = {document.root for document, _ in documents}
    others = ["".join(each.find(TEI + "head").itertext()) for each in divisions if each not in taken]

    assert (123, 76) == (len(divisions), len(taken & set(divisions)))
    assert len(documents) == len(taken)
    assert 47 == len([each for each in others if "Editorial Note" in each])


def test_each_has_an_address_behind_that_of_the_volume(documents):
    """Its xml:id behind the number of the volume."""
    assert [f"{VOLUME[:-1]}-{document.root.get(ID)}>" for document, _ in documents] == [
        record.iri for _, record in documents
    ]
    assert 76 == len({record.graph for _, record in documents})


def test_each_is_part_of_the_volume(documents):
    """Which is said to be a book of its own, with its title, numbers and publisher."""
    for _, record in documents:
        assert VOLUME in values(record, record.iri, "dcterms:isPartOf")
        assert {f'"{TITLE}"'} == values(record, VOLUME, "dcterms:title")
        assert '"9780160512827"' in values(record, VOLUME, "dcterms:identifier")


def test_what_the_header_says_is_inherited(documents):
    """The publisher of the volume published the description of each document, and nobody else did."""
    for _, record in documents:
        [publisher] = values(record, record.graph, "dcterms:publisher")

        assert {'"United States Government Printing Office"'} == values(record, publisher, "schema:name")
        assert {publisher} == values(record, VOLUME, "dcterms:publisher")


def test_what_is_of_the_volume_is_not_of_the_document(documents):
    """Neither its title nor its editors; the editors are those of the file."""
    for _, record in documents:
        file = f"{VOLUME[:-1]}.xml>"
        editors = values(record, file, "schema:contributor")
        own = values(record, record.iri, *PEOPLE)
        titles = {value(each) for each in values(record, record.iri, *NAMES)}

        assert 3 == len(editors)
        assert not own & editors
        assert titles
        assert not {each for each in titles if "Foreign Relations of the United States" in each}
        assert not values(record, record.iri, "dcterms:publisher", "schema:publisher")


def test_places_lie_inside_the_document(project, documents):
    """Of every statement: in the division it is about, or in the header of the volume."""
    for document, record in documents:
        placement = Placement([(document, record)], [], project.mapper)
        spans = [document.file.extent(each) for each in (document.root, document.file_header)]
        for _, origin in record.origins():
            found = placement.place(document.file, origin).span

            assert any(span.start <= found.start and found.end <= span.end for span in spans), origin


def test_each_has_a_title_and_a_date_of_its_own(documents):
    """Read from its heading and its dateline; four have no dateline, or one that gives no date."""
    said = [
        (values(record, record.iri, "dcterms:title"), values(record, record.iri, "dcterms:created"))
        for _, record in documents
    ]

    assert all(len(titles) == 1 for titles, _ in said)
    assert 72 == len([dates for _, dates in said if len(dates) == 1])
