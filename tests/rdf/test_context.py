"""The project's JSON-LD context, and what a context may use."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from graphs import json_of

from teilink.rdf.context import Context
from teilink.rdf.terms import NAMESPACES, expand

if TYPE_CHECKING:
    from pathlib import Path


# Values of these are words of no language, or true and false, and are written as they are.
PLAIN = {
    "dcterms:identifier",
    "schema:creativeWorkStatus",
    "schema:encodingFormat",
    "schema:inLanguage",
    "schema:isAccessibleForFree",
    "schema:itemLocation",
    "schema:material",
    "schema:propertyID",
    "schema:value",
    "schema:version",
    "tl:availability",
    "tl:classification",
}


def _known(terms: dict[str, object]) -> set[str]:
    return {value["@id"] for value in terms.values() if isinstance(value, dict) and "@id" in value}


@pytest.fixture
def terms(root: Path) -> dict[str, object]:
    """What the context file says."""
    found = json_of((root / "shapes" / "context-v1.jsonld").read_text(encoding="utf-8"))["@context"]
    assert isinstance(found, dict)
    return found


def test_the_context_knows_the_prefixes_of_turtle(terms: dict[str, object]) -> None:
    """One prefix for one vocabulary in all that teilink writes."""
    prefixes = {name: value for name, value in terms.items() if isinstance(value, str) and not value.startswith("@")}

    assert {**NAMESPACES, "@vocab": NAMESPACES["schema"]} == prefixes


def test_the_terms_are_sorted(terms: dict[str, object]) -> None:
    """So that a new one has one place; prefixes first."""
    names = [name for name, value in terms.items() if isinstance(value, dict)]

    assert sorted(names) == names


def test_each_property_has_one_term(terms: dict[str, object]) -> None:
    """Two terms for one property would make the choice between them a matter of chance."""
    properties = [value["@id"] for value in terms.values() if isinstance(value, dict) and "@id" in value]

    assert len(set(properties)) == len(properties)


def test_the_context_knows_the_properties_of_the_crosswalk(root: Path, terms: dict[str, object]) -> None:
    """All but those whose values are plain words, which need no term."""
    text = (root / "shapes" / "crosswalk.yaml").read_text(encoding="utf-8")
    lists = re.findall(r"(?:to|bounds|licence|statement): \[([^\]]*)\]", text)
    used = {name for found in lists for name in re.findall(r'"(\w+:\w+)"', found)}

    assert {"dcterms:title", "schema:name", "schema:license", "tl:sentLatest"} <= used
    assert set() == used - _known(terms) - PLAIN


def test_the_context_knows_what_kinds_of_value_say(root: Path, terms: dict[str, object]) -> None:
    """The properties that stand in the code and not in the crosswalk: of coordinates, of relations, of claims."""
    folder = root / "src" / "teilink" / "crosswalk"
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py")))
    used = set(re.findall(r'"((?:dcterms|schema|rico|prov|wikibase|skos):[a-z]\w*)"', text))

    assert {"schema:latitude", "schema:spouse", "rico:relationCertainty", "wikibase:rank"} <= used
    assert set() == used - _known(terms) - PLAIN


@pytest.mark.parametrize(
    ("expected", "names"),
    [
        ({"@container": "@language"}, "name dcterms:title dcterms:extent materialExtent honorificPrefix rico:history"),
        ({"@type": "xsd:date"}, "dcterms:created dcterms:date legislationDate tl:sentEarliest"),
        ({"@type": "@id"}, "sender gender prov:atLocation rico:followsInTime rico:isOrWasInstantiationOf spouse"),
    ],
)
def test_a_term_says_what_its_values_are(terms: dict[str, object], expected: dict[str, str], names: str) -> None:
    """Texts by their language, dates with their type, addresses as such."""
    for name in names.split():
        found = terms[name]
        assert isinstance(found, dict)
        assert (name, expected) == (name, {key: value for key, value in found.items() if key != "@id"})


def test_a_context_may_stand_alone_or_in_its_document(terms: dict[str, object]) -> None:
    """The file wraps it in @context; both are accepted."""
    assert Context.of(terms).text == Context.of({"@context": terms}).text
    assert terms == json.loads(Context.of(terms).text)


@pytest.mark.parametrize(
    ("context", "why"),
    [
        ({"@context": "https://schema.org"}, "not an object"),
        ({"@context": {"name": {"@id": "urn:x", "@nest": "y"}}}, "name uses @nest"),
        ({"parts": {"@reverse": "http://schema.org/isPartOf"}}, "reverses something other"),
    ],
)
def test_what_is_not_understood_is_refused(context: dict[str, object], why: str) -> None:
    """A context that means more than is understood would make the file say something else."""
    with pytest.raises(ValueError, match=why):
        Context.of(context)


def test_without_names_for_keywords_the_keywords_are_written() -> None:
    """A context need not rename @id and @type, nor reverse anything."""
    found = Context.of({"name": "http://schema.org/name", "p": {"@id": "http://schema.org/p"}})

    assert ('"@id": ', '"@type": ', "") == (found.id, found.type, found.statements)
    assert '"p": ' == found.properties[expand("schema:p")].key
    assert '"http://schema.org/name": ' == found.properties[expand("schema:name")].key
