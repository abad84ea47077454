"""The JSON Schema of the crosswalk says to editors what the loader says to everybody."""

from __future__ import annotations

import json

import pytest
import yaml

from teilink.crosswalk.loading import editors, load
from teilink.errors import ProjectError
from teilink.source import Source

jsonschema = pytest.importorskip("jsonschema")

GOOD = """make:
  record: {iri: "doc/{slug}", type: ["schema:Message"], always: [{to: "schema:url", iri: "{record}"}]}
schemes: {mark: {name: "Mark"}}
entities:
  person: {types: {else: "schema:Person"}, name: "persName", also: [{find: ".", as: "words", to: "schema:name"}]}
rules:
  - {id: "date", field: "date", find: "date", as: "date", to: ["schema:dateSent"], bounds: "tl:sentEarliest"}
  - {id: "mark", find: "idno", as: "shelfmark", scheme: "mark", to: "schema:identifier", need: "one (warn)"}
"""


@pytest.fixture(scope="module")
def validator():
    """The schema, ready."""
    return jsonschema.Draft202012Validator(editors.schema())


def is_good_for_editors(validator, text):
    """Whether an editor would show nothing; it reads the words as words."""
    return validator.is_valid(yaml.load(text, Loader=yaml.BaseLoader))


def is_good(text):
    """Whether the loader has nothing to say."""
    try:
        load(Source("crosswalk.yaml", text.encode()))
    except ProjectError:
        return False
    return True


def test_the_file_is_what_the_tables_of_the_loader_give(root):
    """Who adds a key or a kind writes `editors.text()` to schemas/crosswalk.schema.json."""
    assert editors.text() == (root / "schemas" / "crosswalk.schema.json").read_text("utf-8")


def test_the_schema_is_a_schema():
    """It is valid under its own metaschema, and JSON."""
    jsonschema.Draft202012Validator.check_schema(json.loads(editors.text()))


def test_the_shipped_crosswalk_is_valid(root, validator):
    """An editor shows nothing in what is shipped."""
    text = (root / "shapes" / "crosswalk.yaml").read_text("utf-8")

    assert [] == [error.message for error in validator.iter_errors(yaml.load(text, Loader=yaml.BaseLoader))]


def test_a_good_crosswalk_is_good_for_both(validator):
    """The crosswalk that the others are made from, and one that only extends another."""
    assert is_good(GOOD)
    assert is_good_for_editors(validator, GOOD)
    assert is_good_for_editors(validator, 'extends: "teilink"\ndrop: "title"\n')


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("make:", "maek:"),
        ('iri: "doc', 'address: "doc'),
        ('type: ["schema:Message"], ', ""),
        ("always: [{to:", "always: [{too:"),
        ("schemes: {mark: {name", "schemes: {mark: {nam"),
        ("  person:", "  persons:"),
        ("types: {else:", "types: {other:"),
        ('also: [{find: ".", ', "also: [{"),
        ('id: "date", ', ""),
        ('field: "date"', 'field: "a.b.c"'),
        ('as: "date"', 'as: "dat"'),
        ('as: "date"', 'as: "text"'),
        ('to: ["schema:dateSent"], ', ""),
        ('to: ["schema:dateSent"]', 'to: ["dateSent"]'),
        ('scheme: "mark", ', ""),
        ('"one (warn)"', '"two"'),
        ('find: "idno"', 'find: "idno", guess: "high"'),
        ('find: "idno"', 'find: "idno", pick: "latest"'),
        ('find: "idno"', 'find: "idno", lang: "en"'),
        ('find: "idno"', "find: [idno]"),
    ],
)
def test_what_the_loader_refuses_an_editor_shows(old, new, validator):
    """Faults of the form of a crosswalk, without those that need its paths and vocabularies."""
    assert 1 == GOOD.count(old)
    text = GOOD.replace(old, new)

    assert not is_good(text)
    assert not is_good_for_editors(validator, text)
