"""The pages made of a small invented cable."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from small_cable import BASE, BODY, CABLE, STATEMENTS, PrintBody, ReadBody, document_of, point, record_of

from teilink.pages import Pages

if TYPE_CHECKING:
    from teilink.rdf.record import Record
    from teilink.tei.document import Document


@pytest.fixture(scope="session")
def pages() -> Pages:
    """The pages of a small edition."""
    return Pages(BASE, "Letters & cables")


@pytest.fixture(scope="session")
def record() -> Record:
    """The record of the small cable."""
    return record_of(STATEMENTS, CABLE, CABLE + "#meta")


@pytest.fixture(scope="session")
def read_body() -> ReadBody:
    """Makes a document of the content of its body."""

    def make(content: str) -> Document:
        text = (
            '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text xml:lang="en" xml:id="text-en">'
            f"<body>{content}</body></text></TEI>"
        )
        return document_of(text.encode())

    return make


@pytest.fixture(scope="session")
def document(read_body: ReadBody) -> Document:
    """The TEI of the small cable."""
    return read_body(BODY)


@pytest.fixture(scope="session")
def page(pages: Pages, record: Record, document: Document) -> str:
    """The page of the small cable."""
    return pages.document(record, document, '{"@id": "x"}', point)


@pytest.fixture(scope="session")
def print_body(pages: Pages, record: Record, read_body: ReadBody) -> PrintBody:
    """Prints the page of the small cable with another body."""
    return lambda content: pages.document(record, read_body(content), "{}", point)
