"""What a shape finds in a document that is part of a file is placed in that part."""

from __future__ import annotations

import pytest

from teilink.config import load
from teilink.project import Project
from teilink.shapes.result import Result
from teilink.source import Source
from teilink.tei.reading import read
from teilink.validation.placement import Placement

BASE = "https://cables.example.org/doc/"
NAME = "<http://schema.org/name>"
ENCODES = "<http://schema.org/encodesCreativeWork>"
VOLUME = b"""<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="vol" xml:lang="en">
<teiHeader><fileDesc><titleStmt><title>Papers</title></titleStmt></fileDesc></teiHeader><text><body>
<div type="document" xml:id="d1"><head>First</head></div>
<div type="document" xml:id="d2"><head>Second</head></div>
</body></text></TEI>"""


@pytest.fixture(scope="module")
def placement(tmp_path_factory):
    """The statements of a volume of two documents, and where they came from."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "teilink.toml").write_text('base = "https://cables.example.org/"\n')
    mapper = Project(load(folder)).mapper
    documents = mapper.documents(read(Source("vol.xml", VOLUME)))
    return Placement([(each, mapper.document(each).record) for each in documents], [], mapper)


def _line(placement, focus, path, value):
    found = placement.findings(
        Result(f"<{BASE}{focus}>", path, value, "PatternConstraintComponent", "", "error", "", ())
    )
    return [(each.place.start.line, each.place.xpath) for each in found]


@pytest.mark.parametrize(("slug", "value", "line"), [("vol-d1", '"First"@en', 3), ("vol-d2", '"Second"@en', 4)])
def test_a_value_is_placed_in_its_document(placement, slug, value, line):
    """On the words that were read."""
    assert [(line, f"/TEI/text/body/div[{line - 2}]/head/text()")] == _line(placement, slug, NAME, value)


@pytest.mark.parametrize(("slug", "line"), [("vol-d1", 3), ("vol-d2", 4)])
def test_what_one_document_says_of_the_file_is_placed_in_that_document(placement, slug, line):
    """All documents speak of the file; a statement is shown where it was made."""
    assert [(line, f"/TEI/text/body/div[{line - 2}]")] == _line(placement, "vol.xml", ENCODES, f"<{BASE}{slug}>")


def test_what_all_documents_say_of_the_file_is_placed_once(placement):
    """In the header that they inherit it from."""
    assert [(2, "/TEI/teiHeader/fileDesc/titleStmt/title/text()")] == _line(placement, "vol", NAME, '"Papers"@en')
