"""The pages of an edition."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from page_reader import Reader
from small_cable import BASE, CABLE, STATEMENTS, point, record_of

from teilink.pages import Listed, Mention, Pages, listed, references
from teilink.rdf.record import Record

if TYPE_CHECKING:
    from pathlib import Path

    from teilink.tei.document import Document


@pytest.fixture
def every_page(pages: Pages, page: str, record: Record) -> dict[str, str]:
    """One page of each kind."""
    person = Record.of(f"<{BASE}person/ada>", f"<{BASE}person>", record.statements)
    return {
        "document": page,
        "restricted": pages.document(record, None, "{}", point),
        "entity": pages.entity(person, "{}", [Mention(CABLE, "A letter", "1950-05-03", "sender")]),
        "register": pages.register("person", "People", [(BASE + "person/ada", "Ada")]),
        "index": pages.index([listed(record)], [("person", "People", 1)], "Some letters."),
    }


def test_every_page_is_well_made(every_page: dict[str, str]) -> None:
    """One heading of the first level, a title, a language, a skip link that leads somewhere, no anchor twice."""
    for page in every_page.values():
        found = Reader(page)
        tags = [tag for tag, _ in found.tags]
        anchors = found.values("id")
        assert [] == found.faults
        assert (1, 1, 1) == (tags.count("h1"), tags.count("main"), tags.count("title"))
        assert ["en"] == found.values("lang", "html")
        assert len(set(anchors)) == len(anchors)
        assert set(anchors) >= {href[1:] for href in found.values("href", "a") if href.startswith("#")}


def test_a_page_needs_no_permission(every_page: dict[str, str]) -> None:
    """Under default-src 'none'; style-src 'self' all of a page works: no script but data, no style in place."""
    for page in every_page.values():
        found = Reader(page)
        assert [] == [each for tag, each in found.tags if tag == "script" and each.get("type") != "application/ld+json"]
        assert [] == found.values("style")
        assert [] == [tag for tag, _ in found.tags if tag in {"style", "img", "iframe", "object", "form"}]


def test_links_inside_are_host_relative(every_page: dict[str, str]) -> None:
    """A copy on another host is read on that host; only machine data names the base."""
    for page in every_page.values():
        links = Reader(page).values("href", "a")
        assert [] == [href for href in links if href.startswith((BASE, "//"))]
        assert [] == [href for href in links if not re.match(r"/|#|https?://", href)]


def test_links_that_leave_say_so(page: str) -> None:
    """A link to another host is marked as external."""
    leaving = [each for tag, each in Reader(page).tags if tag == "a" and each["href"].startswith("http")]

    assert leaving
    assert {"external nofollow"} == {each.get("rel", "") for each in leaving}


def test_the_same_record_gives_the_same_page(pages: Pages, record: Record, document: Document, page: str) -> None:
    """A page depends on nothing but what it shows."""
    again = Pages(BASE, "Letters & cables").document(record, document, '{"@id": "x"}', point)

    assert page == again


def test_a_cable_is_told_in_order(page: str) -> None:
    """Title, sending, card, abstract, text, citation, downloads, what it mentions."""
    words = Reader(page).words
    order = ["The document", "In the archive", "The English translation", "Abstract", "A sentence only the body holds"]
    order += ["Cite as", "Turtle", "The Fair", "Licence of the description"]
    places, at = [], words.index("3 May 1950 from Ada")
    for each in order:
        at = words.find(each, at)
        places.append(at)

    assert -1 not in places
    assert "A letter <b>&amp; more</b>" in words
    assert "3 May 1950 from Ada → to The Office" in words


def test_the_card_holds_the_facts(page: str) -> None:
    """Each fact of the record stands on the page in words."""
    words = Reader(page).words

    for fact in (
        "Visit to the fair 2 May 1950 · Ada",
        "Original language Russian (ru)",
        "Archive 1, 2-3",
        "Collection One",
        "Translator Bob",
        "Publisher The Press",
        "Put online February 2001",
        "The Fund",
        "https://source.example/page",
        "All rights <are> kept.",
        "Copyright Not Evaluated",
        "Unknown: whether the text may be reused is not known to the editors.",
        "Ada, ‘A letter’, 3 May 1950. " + CABLE,
        "CC0 1.0",
        "Last changed 2 January 2020",
    ):
        assert fact in words, fact


def test_a_conflict_of_dates_is_told(page: str) -> None:
    """Each reading: where it stands, its words, who says so, whether it holds, and why."""
    words = Reader(page).words

    assert "Two readings of the date of sending: 3 May 1950 is preferred, 5 March 1950 is rejected." in words
    assert (
        "The text says “3.V.50”, that is 3 May 1950 (Ada). Preferred: It stands under the letter. "
        "The source page says “March 5, 1950” (The Press). Rejected: Day and month are exchanged."
    ) in words


def test_an_undecided_conflict_is_told(pages: Pages) -> None:
    """Where nobody has decided, the page does not either."""
    undecided = STATEMENTS.replace("wikibase:PreferredRank", "wikibase:NormalRank")
    undecided = undecided.replace("wikibase:DeprecatedRank", "wikibase:NormalRank")

    page = pages.document(record_of(undecided, CABLE, CABLE + "#meta"), None, "{}", point)

    assert "5 March 1950 and 3 May 1950 are undecided." in Reader(page).words


def test_inferred_values_say_so(page: str) -> None:
    """A value that the source does not state is marked, with certainty and reason; none goes untold."""
    words = Reader(page).words

    assert "Inferred (The Press, certainty medium). The page does not say." in words
    assert "Position 7" in words
    assert "Inferred. Counted by hand." in words


def test_the_parts_of_a_record_have_their_anchors(page: str) -> None:
    """The fragment of a statement, an event, the text and the description leads to it on the page."""
    anchors = set(Reader(page).values("id"))

    assert {"date-signed", "date-listed", "language", "number", "visit", "text-en", "meta"} <= anchors


def test_a_restricted_page_holds_no_text(pages: Pages, record: Record, page: str) -> None:
    """Without its TEI a page shows the description, says that the text is not public, and offers no TEI."""
    closed = pages.document(record, None, "{}", point)

    assert "only the body holds" in page
    assert "only the body holds" not in closed
    assert "The text of this document is not public." in Reader(closed).words
    assert "/doc/letter-1.xml" in Reader(page).values("href")
    assert "/doc/letter-1.xml" not in Reader(closed).values("href")
    assert "Archive 1, 2-3" in Reader(closed).words


def test_machines_are_told_what_they_need(page: str) -> None:
    """Canonical address, other formats with their types, Dublin Core, Open Graph."""
    found = Reader(page)
    links = {(each.get("rel", ""), each.get("type", ""), each["href"]) for tag, each in found.tags if tag == "link"}
    meta = {(each.get("name") or each.get("property", ""), each.get("content", "")) for tag, each in found.tags}

    assert ("canonical", "", CABLE) in links
    assert ("alternate", "text/turtle", "/doc/letter-1.ttl") in links
    assert ("alternate", "application/ld+json", "/doc/letter-1.jsonld") in links
    assert ("alternate", "application/n-triples", "/doc/letter-1.nt") in links
    assert ("alternate", "application/tei+xml", "/doc/letter-1.xml") in links
    assert {("DCTERMS.created", "1950-05-03"), ("DC.creator", "Ada"), ("og:url", CABLE)} <= meta
    assert ("description", "Ada reports on the fair.") in meta


def test_embedded_data_cannot_end_its_script(pages: Pages, record: Record) -> None:
    """JSON-LD stays the same data, and no text in it closes the block."""
    data = json.dumps({"name": "</script><script>alert(1)</script>"})

    page = pages.document(record, None, data, point)
    [embedded] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)

    assert 1 == page.count("<script")
    assert json.loads(data) == json.loads(embedded)


def test_a_foreign_thing_of_another_scheme_is_no_link(pages: Pages) -> None:
    """An IRI is a link only over http or https; a path that looks like a host is none."""
    odd = "".join(
        f"<doc/letter-1> schema:mentions <{iri}> .\n" for iri in ("urn:x:1", "javascript:x", BASE + "/evil.example/")
    )

    page = pages.document(record_of(STATEMENTS + odd, CABLE, CABLE + "#meta"), None, "{}", point)
    links = Reader(page).values("href", "a")

    assert "urn:x:1" in Reader(page).words
    assert [] == [href for href in links if href.startswith(("urn:", "javascript:", "//"))]


def test_a_base_with_a_path_keeps_it(record: Record) -> None:
    """An edition below the root of a host links below that root."""
    below = record_of(STATEMENTS.replace(BASE, BASE + "cables/"), BASE + "cables/doc/letter-1", BASE + "cables/doc/x")

    page = Pages(BASE + "cables/", "Cables").document(below, None, "{}", point)

    assert {"/cables/person/ada", "/cables/style.css", "/cables/sparql"} <= set(Reader(page).values("href"))


def test_an_entity_lists_its_documents(pages: Pages, record: Record) -> None:
    """Each document once, by date, undated ones last, with all it says of the entity."""
    mentions = [
        Mention(BASE + "doc/c", "Gamma", "", "mentioned"),
        Mention(BASE + "doc/b", "Beta", "1951", "mentioned"),
        Mention(CABLE, "Alpha", "1950-05-03", "sender"),
        Mention(CABLE, "Alpha", "1950-05-03", "mentioned"),
    ]
    person = Record.of(f"<{BASE}person/ada>", f"<{BASE}person>", record.statements)

    found = Reader(pages.entity(person, "{}", mentions))

    assert "Alpha 3 May 1950 · mentioned, sender Beta 1951 · mentioned Gamma mentioned" in found.words
    assert "People · Person Ada Position Consul" in found.words
    assert "/doc/letter-1" in found.values("href", "a")
    assert "http://x.example/a" in found.values("href", "a")


def test_what_no_field_is_made_for_is_shown_all_the_same(pages: Pages) -> None:
    """A property that the page does not know is shown under its own name."""
    place = f'<{BASE}place/a> <http://schema.org/name> "A"@en ; <http://x.example/hasOddThing> "odd" .'

    page = pages.entity(record_of(place, BASE + "place/a", BASE + "place"), "", [])

    assert "Has odd thing odd" in Reader(page).words


def test_a_register_lists_by_name(pages: Pages) -> None:
    """Entries stand by name, whatever the order they come in."""
    entries = [(BASE + "person/b", "Zoë"), (BASE + "person/a", "<Ada>"), (BASE + "person/c", "ben")]

    found = Reader(pages.register("person", "People", entries))

    assert "<Ada> ben Zoë" in found.words
    assert "/person.nt" in found.values("href")


def test_the_landing_page_lists_documents_and_registers(pages: Pages, record: Record) -> None:
    """Documents by date with who, to whom and where they lie; registers with counts; the way to the data."""
    undated = Listed(BASE + "doc/z", "Undated", "", (), (), "")

    found = Reader(pages.index([undated, listed(record)], [("person", "People", 2)], "Some letters."))

    assert "3 May 1950 A letter <b>&amp; more</b> from Ada → to The Office Archive 1, 2-3 Undated" in found.words
    assert "People 2" in found.words
    assert {"/doc/letter-1", "/person", "/sparql", "/dataset.ttl"} <= set(found.values("href", "a"))


def test_a_document_tells_what_it_refers_to(record: Record) -> None:
    """Every entity that a document names in a role gets a mention with that role, sorted."""
    found = references(record)
    roles = {(iri.removeprefix(BASE), mention.role) for iri, mention in found}

    assert sorted(found) == list(found)
    assert {("person/ada", "sender"), ("person/ada", "mentioned"), ("person/bob", "translator")} <= roles
    assert {("org/archive", "archive"), ("term/cable", "type"), ("collection/one", "collection")} <= roles
    assert {"1950-05-03"} == {mention.date for _, mention in found}


def test_the_real_cable_is_told(shared: Path, pages: Pages) -> None:
    """The graph of the model: its dates, holding, rights and people as a reader needs them."""
    statements = (shared / "model" / "rdf" / "cable.ttl").read_text(encoding="utf-8")
    cable = BASE + "doc/wcda-118686"

    words = Reader(pages.document(record_of(statements, cable, cable + "#meta"), None, "{}", point)).words

    assert "25 December 1965 from Jiao Ruoyu → to" in words
    assert "The source page says “December 15, 1965” (History and Public Policy Program). Rejected: The date" in words
    assert "Chinese (zh)" in words
    assert "welcomes reuse of Digital Archive materials" in words
    assert "8 November 2013" in words


def test_an_entity_tells_what_is_inferred_and_disputed(pages: Pages) -> None:
    """No ranked statement about an entity goes untold, even one about its name; those about others stay away."""
    claim = f"""
    @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix schema: <http://schema.org/> .
    @prefix wikibase: <http://wikiba.se/ontology#> . @base <{BASE}place/a> .
    <> schema:name "A"@en .
    <#n> a rdf:Statement ; rdf:subject <> ; rdf:predicate schema:name ; rdf:object "A"@en ;
        schema:description "Our own name." ; wikibase:rank wikibase:NormalRank .
    <#d> a rdf:Statement ; rdf:subject <> ; rdf:predicate schema:foundingDate ; rdf:object "1900" ;
        schema:description "A misprint." ; wikibase:rank wikibase:DeprecatedRank .
    <b#n> a rdf:Statement ; rdf:subject <b> ; rdf:predicate schema:name ; rdf:object "B" ;
        schema:description "Of another." ; wikibase:rank wikibase:NormalRank .
    """

    found = Reader(pages.entity(record_of(claim, BASE + "place/a", BASE + "place"), "", []))

    assert "Name A Inferred. Our own name." in found.words
    assert "A reading of founding date 1900 Rejected. A misprint." in found.words
    assert {"n", "d"} <= set(found.values("id"))
    assert "Of another." not in found.words
