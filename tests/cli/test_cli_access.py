"""Access: of a restricted document nothing of its text leaves the project; the description does.

No byte of any file of the build holds a sentence of it, and no SPARQL query finds one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from command import copy_archive, door, edited, files_of

if TYPE_CHECKING:
    from pathlib import Path

CABLE = "https://cables.example.org/doc/wcda-118686"
TEI = "{http://www.tei-c.org/ns/1.0}"
STATUS = '<availability status="unknown">\n          <licence target="https'
# The head of the text is also the title of the manuscript item, which may be told: here it has words of its own.
HEAD = "<head>On the Situation of Calling on Vice Premier"
SECRET_HEAD = "A Head That Nobody May Read"
SUFFIXES = {"html", "ttl", "jsonld", "nt", "xml"}


@pytest.fixture(scope="module")
def restricted(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive with its cable restricted."""
    folder = copy_archive(root, tmp_path_factory.mktemp("restricted"))
    cable = folder / "tei/wcda-118686.xml"
    edits = ((STATUS, STATUS.replace("unknown", "restricted")), (HEAD, f"<head>{SECRET_HEAD}"))
    cable.write_text(edited(cable.read_text("utf-8"), *edits), "utf-8")
    return folder


@pytest.fixture(scope="module")
def secrets(restricted: Path) -> list[str]:
    """What must not be told: the body and the abstract by sentences, but for names that header and registers tell."""
    tree = etree.parse(restricted / "tei/wcda-118686.xml")
    body, abstract = tree.find(f".//{TEI}body"), tree.find(f".//{TEI}abstract")
    runs = [*body.itertext(), *abstract.itertext()]
    abstract.getparent().remove(abstract)
    registers = [etree.parse(path).getroot() for path in restricted.glob("tei/authority/*.xml")]
    public = " ".join("".join(each.itertext()) for each in (tree.find(f"{TEI}teiHeader"), *registers))
    sentences = {sentence.strip(" “”’‘.,—") for run in runs for sentence in re.split(r"(?<=[.,—])\s*", run)}
    found = sorted(sentence for sentence in sentences if len(sentence.split()) > 3 and sentence not in public)
    assert {SECRET_HEAD, "The relationship has been forged in blood and is now unbreakable"} <= set(found)
    assert 50 < len(found)
    return found


@pytest.fixture(scope="module")
def withheld(restricted: Path) -> dict[str, bytes]:
    """Every file of the build that follows the default: description only."""
    assert 0 == door("build", cwd=restricted).code
    return files_of(restricted / "public")


@pytest.fixture(scope="module")
def told(restricted: Path, withheld: dict[str, bytes]) -> str:
    """Everything that the store knows, asked by SPARQL."""
    everything = "SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }"
    assert any(name.startswith("store/") for name in withheld)
    return door("query", everything, "--format", "tsv", cwd=restricted).out


def holding(files: dict[str, bytes], secrets: list[str]) -> set[str]:
    """The names of the files that hold a secret: as it is, or escaped as HTML and JSON may write it."""
    patterns = re.compile("|".join(re.escape(secret) for secret in secrets).encode())
    plain = {name: re.sub(rb"<[^>]*>", b"", data).replace(b"&#39;", b"'") for name, data in files.items()}
    return {name for name in files if patterns.search(files[name]) or patterns.search(plain[name])}


def test_no_sentence_leaves_the_project(withheld: dict[str, bytes], secrets: list[str]) -> None:
    """Pages, data of every format, index, entities, registers, the files of the store: none holds a sentence."""
    assert set() == holding(withheld, secrets)


def test_the_store_knows_no_sentence_and_no_mention(told: str, secrets: list[str]) -> None:
    """All its statements, read one by one: no sentence, no abstract, no mention, no file of the text, no head of it."""
    assert 300 < told.count("\n")
    assert [] == [secret for secret in secrets if secret in told]
    for property_ in ("schema.org/mentions", "dc/terms/references", "dc/terms/abstract", "schema.org/abstract"):
        assert property_ not in told
    assert f"{CABLE}.xml" not in told


def test_the_tei_is_not_given_and_not_spoken_of(withheld: dict[str, bytes]) -> None:
    """No .xml, and nothing that names it; the page says why there is no text."""
    documents = {name for name in withheld if name.startswith("doc/")}

    assert {f"doc/wcda-118686.{suffix}" for suffix in SUFFIXES - {"xml"}} == documents
    assert set() == {name for name, data in withheld.items() if b"wcda-118686.xml" in data and name != "build.json"}
    assert b"The text of this document is not public." in withheld["doc/wcda-118686.html"]


def test_no_page_of_what_it_mentions_leads_to_it(withheld: dict[str, bytes]) -> None:
    """A place that only the body names does not tell that the cable names it; the sender's page leads to it."""
    for name in ("place/japan", "place/northeast-asia", "event/korean-war", "org/korean-workers-party"):
        pages = [data for path, data in withheld.items() if path.startswith(f"{name}.")]
        assert 4 == len(pages)
        assert not any(b"wcda-118686" in data for data in pages)
    assert b"wcda-118686" in withheld["person/jiao-ruoyu.html"]


def test_the_rest_of_the_description_is_there(withheld: dict[str, bytes], told: str) -> None:
    """Title, people, date, shelfmark and rights are told as before, in the page, the data and the store."""
    title = "Cable from Chinese Ambassador in North Korea Jiao Ruoyu"
    for text in (told, withheld["doc/wcda-118686.nt"].decode(), withheld["doc/wcda-118686.ttl"].decode()):
        for words in (title, "PRC FMA 106-01480-05, 46-49", "1965-12-25", "Charles Kraus", "restricted"):
            assert words in text
    assert title in withheld["index.html"].decode()
    assert "<b>" not in told


def test_transform_withholds_the_same(restricted: Path, secrets: list[str]) -> None:
    """What `transform` writes is what `build` writes."""
    for format_name in ("turtle", "jsonld", "jsonld-embedded", "nquads", "ntriples", "trig", "rdfxml"):
        done = door("transform", "tei", "--to", format_name, cwd=restricted)
        assert 0 == done.code
        assert set() == holding({format_name: done.out.encode()}, secrets)


def test_the_settings_can_give_everything(restricted: Path, secrets: list[str], tmp_path: Path) -> None:
    """With `[access] restricted = "full"` the same secrets are found: the tests above could fail."""
    settings = (restricted / "teilink.toml").read_text("utf-8")
    (tmp_path / "teilink.toml").write_text(
        edited(settings, ('restricted = "metadata"', 'restricted = "full"')), "utf-8"
    )
    (tmp_path / "tei").symlink_to(restricted / "tei")

    assert 0 == door("build", cwd=tmp_path).code

    files = files_of(tmp_path / "public")
    assert {f"doc/wcda-118686.{suffix}" for suffix in SUFFIXES} <= set(files)
    assert {"doc/wcda-118686.xml", "doc/wcda-118686.html", "doc/wcda-118686.nt"} <= holding(files, secrets)
    assert b"wcda-118686" in files["place/japan.html"]


@pytest.mark.parametrize("status", ["free", "unknown"])
def test_free_and_unknown_give_all_formats(status: str, sample: Path) -> None:
    """Text, TEI and data are given; what is unknown is said to be unknown."""
    document = sample / "tei/sample-1.xml"
    text = document.read_text("utf-8")
    document.write_text(re.sub('(<publicationStmt>.*?<availability status=)"free"', rf'\1"{status}"', text, flags=re.S))

    assert 0 == door("build", cwd=sample).code

    files = files_of(sample / "public/doc")
    assert {f"sample-1.{suffix}" for suffix in SUFFIXES} == set(files)
    assert b"wishes to open the mountain railway" in files["sample-1.html"]
    assert f'"{status}"'.encode() in files["sample-1.ttl"]
    assert (status == "unknown") == (b"Unknown: whether the text may be reused" in files["sample-1.html"])
