"""How the tree of JSON-LD is laid out; that it tells the same statements is shown with the other formats."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

from graphs import CABLE, XSD, by_pyoxigraph, folded, json_of, record

from teilink.rdf.context import Context
from teilink.rdf.jsonld import jsonld
from teilink.rdf.terms import Statement, expand, iri, literal

if TYPE_CHECKING:
    from teilink.rdf.record import Record

KIM = "https://cables.example.org/person/kim-il"
CLAIM = CABLE + "#date-heading"
DAY = literal("1965-12-15", datatype=XSD + "date")


def _say(subject: str, name: str, *values: str) -> list[Statement]:
    return [(iri(subject), expand(name), value) for value in values]


def _tree(statements: list[Statement], context: Context) -> dict[str, object]:
    found = json_of(jsonld([record(statements)], context))
    del found["@context"]
    return found


def test_the_context_is_written_in_first_as_it_is(cable: Record, context: Context) -> None:
    """A reader needs no network, and sees the words of the file before their use."""
    found = json_of(jsonld([cable], context))

    assert "@context" == next(iter(found))
    assert json.loads(context.text) == found["@context"]


def test_keys_come_in_the_order_that_people_look_for_them(cable: Record, context: Context) -> None:
    """The id, the types, schema.org, other vocabularies, and what is claimed last."""
    found = _tree(list(cable.statements), context)
    keys = list(found)
    bare = [key for key in keys if ":" not in key][2:-1]
    prefixed = [key for key in keys if ":" in key]

    assert ["id", "type", *sorted(bare), *sorted(prefixed), "statements"] == keys
    assert {"name", "dateSent", "recipient"} <= set(bare)


def test_rival_dates_stand_inside_the_cable(cable: Record, context: Context) -> None:
    """What is claimed of a node is told in it, not beside it, and says no rdf:subject again."""
    found = _tree(list(cable.statements), context)
    claims = found["statements"]

    assert isinstance(claims, list)
    assert [f"{CABLE}#{name}" for name in ("date-dateline", "date-heading", "lang-inferred")] == [
        claim["id"] for claim in claims
    ]
    assert "1965-12-15" == claims[1]["object"]["@value"]
    assert not [claim for claim in claims if "rdf:subject" in claim]
    assert "@included" not in found


def test_a_node_is_told_once_where_it_is_first_mentioned(context: Context) -> None:
    """Later mentions are strings where the term says reference, objects where it does not."""
    statements = [
        *_say(CABLE, "schema:author", iri(KIM)),
        *_say(CABLE, "schema:sender", iri(KIM)),
        *_say(CABLE, "schema:value", iri(KIM)),
        *_say(KIM, "schema:name", literal("Kim Il", language="en")),
        *_say(KIM, "schema:subjectOf", iri(CABLE)),
    ]
    expected = {
        "id": CABLE,
        "author": {"id": KIM, "name": {"en": "Kim Il"}, "subjectOf": CABLE},
        "sender": KIM,
        "value": {"id": KIM},
    }

    assert expected == _tree(statements, context)


def test_values_are_bare_where_the_term_says_what_they_are(context: Context) -> None:
    """And spelled out where it does not: another datatype, a language where none is expected."""
    year = literal("1965", datatype=XSD + "gYear")
    statements = [
        *_say(CABLE, "rdf:type", expand("schema:Message"), expand("rico:Record")),
        *_say(CABLE, "schema:dateCreated", DAY),
        *_say(CABLE, "schema:dateSent", year, DAY),
        *_say(CABLE, "schema:inLanguage", literal("zh"), literal("Chinese", language="en")),
        *_say(CABLE, "schema:isAccessibleForFree", literal("true", datatype=XSD + "boolean")),
        *_say(CABLE, "schema:sender", literal("somebody")),
        *_say(CABLE, "rdf:predicate", expand("dcterms:created"), expand("schema:label"), iri("urn:p")),
    ]
    expected = {
        "id": CABLE,
        "type": ["Message", "rico:Record"],
        "dateCreated": "1965-12-15",
        "dateSent": [{"@value": "1965", "@type": "xsd:gYear"}, "1965-12-15"],
        "inLanguage": [{"@value": "Chinese", "@language": "en"}, "zh"],
        "isAccessibleForFree": True,
        "sender": {"@value": "somebody"},
        "predicate": ["dcterms:created", "schema:label", "urn:p"],
    }

    assert expected == _tree(statements, context)


def test_what_a_language_map_cannot_hold_goes_under_another_name(context: Context) -> None:
    """Text without language, and references, under a term that maps languages; one language may have two texts."""
    names = [literal(text, language=tag) for text, tag in (("Kim Il", "en"), ("Kim Ir", "en"), ("金一", "zh"))]
    statements = [
        *_say(CABLE, "schema:name", *names, literal("118686"), iri(KIM)),
        *_say(CABLE, "dcterms:title", literal("118686")),
    ]
    expected = {
        "id": CABLE,
        "name": {"en": ["Kim Il", "Kim Ir"], "zh": "金一"},
        "schema:name": ["118686", {"id": KIM}],
        "http://purl.org/dc/terms/title": "118686",
    }

    assert expected == _tree(statements, context)


def test_nodes_that_nothing_leads_to_follow(context: Context) -> None:
    """They are part of the graph all the same; a claim about a node that is not told names it."""
    statements = [
        *_say(KIM, "schema:name", literal("Kim Il", language="en")),
        *_say(CLAIM, "rdf:subject", iri("urn:else")),
        *_say(CABLE, "schema:inLanguage", literal("zh")),
    ]
    expected = {
        "id": CABLE,
        "inLanguage": "zh",
        "@included": [{"id": CLAIM, "rdf:subject": {"id": "urn:else"}}, {"id": KIM, "name": {"en": "Kim Il"}}],
    }

    assert expected == _tree(statements, context)


def test_several_records_stand_side_by_side(context: Context) -> None:
    """None inside another, although they refer to each other."""
    one = record([*_say(CABLE, "schema:isPartOf", iri(KIM)), *_say(CABLE, "schema:mentions", iri("urn:x"))])
    two = record([*_say(KIM, "schema:mentions", iri(CABLE)), *_say("urn:x", "schema:inLanguage", literal("zh"))], KIM)
    found = json_of(jsonld([two, one], context))
    inner = {"id": "urn:x", "inLanguage": "zh"}

    assert [{"id": CABLE, "isPartOf": KIM, "mentions": inner}, {"id": KIM, "mentions": CABLE}] == found["@graph"]


def test_a_long_chain_of_letters_is_not_a_deep_tree(context: Context) -> None:
    """A thousand letters, each an answer to the last, must not exhaust a reader's stack, or ours."""
    steps = [f"https://cables.example.org/doc/{number:04}" for number in range(1000)]
    statements = [each for one, two in pairwise(steps) for each in _say(one, "rico:isReplyTo", iri(two))]
    text = jsonld([record(statements, steps[0])], context)

    assert folded(statements) == by_pyoxigraph(text, ".jsonld")
    assert 20 > max(len(line) - len(line.lstrip(" ")) for line in text.splitlines())


def test_an_address_like_a_prefixed_name_is_not_expanded(context: Context) -> None:
    """A prefix that would catch it is left out of that document's context, and of that one only."""
    statements = [*_say(CABLE, "schema:sender", iri("tl:x")), *_say(CABLE, "tl:sentLatest", DAY)]
    text = jsonld([record(statements)], context)

    assert folded(statements) == by_pyoxigraph(text, ".jsonld")
    assert "tl" not in json_of(text)["@context"]  # type: ignore[operator]
    assert '"tl": ' in jsonld([record(statements[1:])], context)
