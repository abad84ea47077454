"""The page of a crosswalk: everything it says is there, nothing of it can become markup, nothing is loaded."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from page_reader import Reader

from teilink.crosswalk.loading import load
from teilink.pages.table import Term, table_page
from teilink.pipeline.tabling import table
from teilink.source import Source

CROSSWALK = """
crosswalk: "small"
version: "3"
base: "https://cables.example.org/"
units: ["text/group/text", "."]
make:
  record: {for: ".", iri: "doc/{slug}", type: ["schema:ArchiveComponent", "schema:Message"]}
  text:
    for: "text"
    iri: "{record}#text"
    type: ["schema:CreativeWork"]
    holds: "text"
    always: [{to: ["dcterms:isVersionOf"], iri: "{record}"}, {to: ["schema:name"], text: "Words", lang: "en"}]
schemes:
  box: {name: "Boxes", url: "https://boxes.example.org/{value}"}
entities:
  person:
    types: {bot: ["schema:Thing"], else: ["schema:Person"]}
    name: "persName"
    also: [{find: "occupation", as: "text", to: ["schema:jobTitle"]}]
rules:
  - {id: "zeta", field: "zeal", find: "text/body/p/@n", as: "words", to: ["schema:keywords"]}
  - {id: "mark", field: "archive.mark", find: "header:fileDesc/sourceDesc/bibl/idno", as: "shelfmark",
     scheme: "box", locus: "text/body/locus", inherit: "yes", to: ["dcterms:identifier"]}
  - {id: "sender", field: "sender", find: "text/body/signed", as: "agent", to: ["schema:sender"]}
  - {id: "guessed", field: "sender", find: "text/body/byline", as: "agent", guess: "low", to: ["schema:sender"]}
  - {id: "sent", find: "text/body/date[. = '<script>alert(1)</script> & \\"']", as: "date", need: "one",
     to: ["dcterms:created"], bounds: ["tl:sentEarliest", "tl:sentLatest"]}
  - {id: "words", find: "text/body/p", as: "text", about: "text", lang: "fr", to: ["schema:abstract"]}
  - {id: "cited", find: ".", as: "template", template: "{sender}[, {sent}]", to: ["dcterms:bibliographicCitation"]}
"""

LINE = CROSSWALK[: CROSSWALK.index('"guessed"')].count("\n") + 1


def page(crosswalk: str = CROSSWALK) -> str:
    """The page of a crosswalk."""
    return table_page(table(load(Source("maps/mine.yaml", crosswalk.encode())), Path()))


@pytest.fixture
def made() -> Reader:
    """The page of the small crosswalk as a browser meets it."""
    return Reader(page())


def test_the_page_is_sound_and_always_the_same(made: Reader) -> None:
    """Its nesting surprises no browser, its links into itself lead somewhere, and it has the same bytes twice."""
    ids = made.values("id")
    inside = [each[1:] for each in made.values("href") if each.startswith("#")]

    assert [] == made.faults
    assert len(ids) == len(set(ids))
    assert set() == set(inside) - set(ids)
    assert page() == page()


def test_the_page_loads_nothing(made: Reader) -> None:
    """No script, no image, no style from elsewhere; and its policy forbids them."""
    assert set() == {tag for tag, _ in made.tags} & {"script", "img", "link", "iframe", "form"}
    assert ["default-src 'none'; style-src 'unsafe-inline'"] == [
        each["content"] for tag, each in made.tags if tag == "meta" and "http-equiv" in each
    ]
    assert "url(" not in page()


def test_nothing_in_a_crosswalk_becomes_markup(made: Reader) -> None:
    """A path is shown as it is written."""
    assert "text/body/date[. = '<script>alert(1)</script> & \"']" in made.words


def test_fields_come_in_their_order_and_rungs_in_theirs(made: Reader) -> None:
    """Those that every crosswalk is asked for first; a part of a field has rungs of its own."""
    fields = [each.removeprefix("field-") for each in made.values("id") if each.startswith("field-")]
    rules = [each.removeprefix("rule-") for each in made.values("id", "tr") if each.startswith("rule-")]

    assert ["sender", "archive", "zeal"] == fields
    assert ["sender", "guessed", "mark", "zeta", "sent", "words", "cited"] == rules
    assert "archive.mark" in made.words


@pytest.mark.parametrize(
    "words",
    [
        "small version 3",
        "7 rules",
        "begin with https://cables.example.org/",
        "text/group/text",
        "text {record}#text holds the text text schema:CreativeWork",
        "dcterms:isVersionOf → {record}",
        "schema:name → “Words” (en)",
        f"guessed maps/mine.yaml:{LINE} guess: low text/body/byline agent schema:sender",
        "inherited scheme box",
        "and behind it: text/body/locus",
        "needs one",
        "dcterms:created first day: tl:sentEarliest last day: tl:sentLatest",
        "in fr text/body/p text of text: schema:abstract",
        "made of what others found: {sender}[, {sent}]",
        "bot: schema:Thing",
        "others: schema:Person",
        "occupation text schema:jobTitle",
        "box Boxes https://boxes.example.org/{value}",
    ],
)
def test_everything_is_told(words: str, made: Reader) -> None:
    """What a key of the crosswalk says stands on the page."""
    assert words in re.sub(r"\s+", " ", made.words)


def test_terms_lead_to_their_vocabularies(made: Reader) -> None:
    """By their own addresses; what is no page of the web is no link."""
    links = made.values("href")

    assert {"http://purl.org/dc/terms/created", "http://schema.org/sender"} <= set(links)
    assert ["", "https://example.org/"] == [
        Term("a", each).href for each in ("javascript:alert(1)", "https://example.org/")
    ]


def test_a_crosswalk_of_the_least_gives_a_page() -> None:
    """With no fields, schemes or entries."""
    least = 'make: {record: {iri: "doc/{slug}", type: ["schema:Message"]}}\nrules: []\n'

    found = Reader(page(least))

    assert [] == found.faults
    assert "0 rules" in found.words
