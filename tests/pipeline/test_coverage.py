"""What a crosswalk reaches, counted by documents: fields by their rungs, rules that never matched, elements unread."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import teilink
from teilink.pipeline.covering import FIELDS

TOML = 'base = "https://cables.example.org/"\ncrosswalk = "mine.yaml"\n'
CROSSWALK = """
crosswalk: "small"
version: "1"
units: ["text/body/div[@type='letter']", "."]
make:
  record: {for: ".", iri: "doc/{slug}", type: ["schema:ArchiveComponent", "schema:Message"]}
  letter: {for: "text", iri: "{record}#letter", type: ["schema:CreativeWork"]}
rules:
  - {id: "said", field: "title", find: ".", as: "template", template: "{sender}", to: ["schema:name"]}
  - {id: "zeta", field: "zeal", find: "text/body/p/@n", as: "words", to: ["schema:keywords"]}
  - {id: "later", field: "sender", find: "descendant::byline", as: "agent", to: ["schema:sender"]}
  - {id: "sender", field: "sender", find: "descendant::signed", as: "agent", guess: "low", to: ["schema:sender"]}
  - {id: "never", field: "sender", find: "descendant::closer", as: "agent", to: ["schema:sender"]}
  - {id: "holder", field: "archive.holder", find: "header:fileDesc/sourceDesc/p/orgName", as: "text",
     inherit: "yes", to: ["schema:holdingArchive"]}
  - {id: "mark", field: "archive.mark", find: "header:fileDesc/sourceDesc/p/idno", as: "words",
     inherit: "yes", to: ["dcterms:identifier"]}
  - {id: "term", find: "text/body/p/term", as: "text", to: ["schema:keywords"]}
  - {id: "name", find: "text/body/p/name", as: "text", to: ["schema:keywords"]}
"""
HEADER = """<teiHeader><fileDesc><sourceDesc>
<p><orgName>Archive</orgName> <idno>Box <num>1</num></idno></p></sourceDesc></fileDesc></teiHeader>"""


def tei(body: str, header: str = HEADER) -> str:
    """A TEI file with a body."""
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}<text><body>{body}</body></text></TEI>'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a crosswalk of its own, and no documents; its folder is the working directory."""
    (tmp_path / "teilink.toml").write_text(TOML)
    (tmp_path / "mine.yaml").write_text(CROSSWALK)
    (tmp_path / "tei/authority").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder: Path, **files: str) -> None:
    """Put documents into a project."""
    for name, text in files.items():
        (folder / f"tei/{name}.xml").write_text(text, "utf-8")


def test_a_document_counts_once_in_a_field_and_in_each_rung(project: Path) -> None:
    """Two parts of a field found are one document with the field; of rungs the one that won counts."""
    put(project, a=tei("<signed>Ada</signed>"), b=tei("<byline>Bob</byline><signed>Eve</signed>"), c=tei("<p/>", ""))

    found = teilink.coverage(["tei"])

    assert 3 == found.documents
    assert (2, [("holder", 2), ("mark", 2)]) == (
        found.fields["archive"].documents,
        [each[:2] for each in found.fields["archive"].rungs],
    )
    assert (2, (("later", 1, ""), ("sender", 1, "low"))) == (
        found.fields["sender"].documents,
        tuple(tuple(each) for each in found.fields["sender"].rungs),
    )


def test_the_documents_of_a_volume_count_one_by_one(project: Path) -> None:
    """Each has what its file's header gives it; what stands beside them is no document."""
    letter = '<div type="letter" xml:id="d{}"><p>a</p>{}</div>'
    put(project, volume=tei(letter.format(1, "<signed>Ada</signed>") + letter.format(2, "") + "<div><signed/></div>"))

    found = teilink.coverage(["tei/volume.xml"])

    assert (2, 2, 1) == (found.documents, found.fields["archive"].documents, found.fields["sender"].documents)


def test_the_nine_fields_come_first_and_always(project: Path) -> None:
    """With nothing found too; then those that only this crosswalk has, by name."""
    put(project, a=tei("<p/>"))

    found = teilink.coverage(["tei"])

    assert [*FIELDS, "zeal"] == list(found.fields)
    assert ("title", "sender", "recipient", "date", "place", "language", "archive", "rights", "mentions") == FIELDS
    assert (0, ()) == found.fields["recipient"] == found.fields["zeal"]


def test_rules_that_never_matched_stand_in_the_order_of_the_crosswalk(project: Path) -> None:
    """A rung that another one forestalled has not matched; a citation that was filled has."""
    put(project, a=tei("<byline>Bob</byline><signed>Eve</signed>"))

    found = teilink.coverage(["tei"])

    assert ("zeta", "sender", "never", "term", "name") == found.rules_never_matched


def test_a_filled_citation_has_matched(project: Path) -> None:
    """It is filled after the rules, and counts like one."""
    put(project, a=tei("<signed>Eve</signed>"))

    found = teilink.coverage(["tei"])

    assert (1, "said") == (found.fields["title"].documents, found.fields["title"].rungs[0].rule)
    assert "said" not in found.rules_never_matched


@pytest.mark.parametrize(
    ("body", "unread"),
    [
        # What holds what is read, and what stands in words that are read, is read.
        ("<div><signed>Ada <hi>L.</hi></signed></div>", set()),
        # An attribute that is read says nothing of the words beside it.
        ('<p n="1">a <hi>b</hi></p>', {"hi"}),
        # One occurrence that is read is enough; one that holds nothing of the kind is none.
        ("<signed>Ada</signed><div><p>a <signed/></p></div>", {"div"}),
        # A value that two elements give is read from both.
        ("<p><term>a</term> <name>a</name></p>", set()),
        # What a later rung would read is not read.
        ("<byline>Ada</byline><signed>Eve</signed>", {"signed"}),
        # That a thing is made of the text does not read it; what is not TEI is nobody's loss.
        ('<figure/><p n="1">a <svg xmlns="http://www.w3.org/2000/svg"/></p>', {"figure"}),
    ],
)
def test_elements_are_unread_where_no_rule_reads_any(body: str, unread: set[str], project: Path) -> None:
    """The names of elements that are there and that the crosswalk passes by."""
    put(project, a=tei(body))

    assert tuple(sorted(unread)) == teilink.coverage(["tei"]).elements_unread


def test_a_register_is_no_document(project: Path) -> None:
    """Wherever it is named."""
    put(project, a=tei("<p/>"), **{"authority/people": tei("<signed>Ada</signed>")})

    assert [1, 0] == [teilink.coverage([each]).documents for each in ("tei", "tei/authority/people.xml")]


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_counted(project: Path) -> None:
    """It is no document, and stands in the report; how far the work has come is told all the same."""
    put(project, a=tei("<signed>Ada</signed>"), b="<TEI", c=tei("<p/>"))
    told: list[tuple[int, int]] = []

    found = teilink.coverage(["tei"], progress=lambda done, of: told.append((done, of)))

    assert (2, 1) == (found.documents, found.fields["sender"].documents)
    assert ["tei/b.xml"] == [each.place.path for each in found.report.findings]
    assert [(1, 3), (2, 3), (3, 3)] == told


def test_the_json_is_the_contract(project: Path) -> None:
    """One object with the keys of the contract, in their order; the same bytes twice."""
    put(project, a=tei("<signed>Ada</signed>"))

    text = teilink.coverage(["tei"]).text("json")
    found = json.loads(text)

    assert ["version", "documents", "fields", "rules_never_matched", "elements_unread"] == list(found)
    assert (1, 1) == (found["version"], found["documents"])
    assert {"documents": 1, "rungs": {"sender": 1}} == found["fields"]["sender"]
    assert {"documents": 0, "rungs": {}} == found["fields"]["date"]
    assert text == teilink.coverage(["tei"]).text("json")
    assert text.endswith("}\n")


def test_the_table_is_aligned(project: Path) -> None:
    """Numbers stand under each other, rungs behind two blanks below their field, with how sure they are."""
    put(project, a=tei("<signed>Ada</signed>"), b=tei("<p/>"))

    lines = teilink.coverage(["tei"]).text().splitlines()
    table = lines[: lines.index("")]

    assert table[1].split() == ["all", "2"]
    assert "sender             1   50.0 %" in table
    assert "  sender           1   50.0 %  guess: low" in table
    assert 1 == len({line.index("%") for line in table if "%" in line})
    assert "recipient          0    0.0 %" in table
    assert any(line.startswith("rules that never matched: ") for line in lines)


def test_no_documents_have_no_share(project: Path) -> None:
    """Nothing is divided by nothing."""
    found = teilink.coverage(["tei/authority"])

    assert (0, ()) == (found.documents, found.elements_unread)
    assert "%" not in found.text()
