"""A small share of `make prove`: whatever happens to a file, the laws hold; and the laws can see when they do not."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import laws
import pytest
from proof import originals, prove, read_by_rdflib

from teilink.diagnostics import Diagnostic, Place, Severity
from teilink.rdf.record import Record
from teilink.rdf.terms import expand
from teilink.source import Position, Source, Span
from teilink.validation.stages import check

SEED = 20


def shown(outcome):
    """What differs, with the file that shows it."""
    return [(each.law, each.number, each.smallest.decode("utf-8", "replace")[:2000]) for each in outcome.differences]


def test_no_slip_of_an_encoder_breaks_a_law():
    """Sixty mutations up to the crosswalk: findings, never exceptions; places, statements and formats are sound."""
    outcome = prove(60, SEED, "crosswalk")

    assert [] == shown(outcome)
    assert 30 <= outcome.records


def test_nor_in_the_shapes():
    """The same up to the shapes, fewer because they are slow."""
    assert [] == shown(prove(3, SEED, "shapes"))


def test_another_reader_understands_the_same():
    """rdflib reads the same statements from Turtle and JSON-LD."""
    assert (6, ()) == read_by_rdflib(6, SEED)


def test_the_same_seed_spoils_alike():
    """A number in docs/proofs.md leads back to its file."""
    from mutations import spoil

    data = originals()[0].data
    made = [spoil(data, Random(f"1-{number}")) for number in range(20)]

    assert made == [spoil(data, Random(f"1-{number}")) for number in range(20)]
    assert 15 <= len(set(made) - {data})


# -- the laws can fail ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def cable():
    """The cable, checked, and its source."""
    original = originals()[0]
    source = Source(original.name, original.data)
    return source, check([source], original.project, "crosswalk"), original.project


def test_the_cable_itself_breaks_no_law(cable):
    """The laws hold of the file that is spoiled."""
    source, _, project = cable

    assert ([], 1) == laws.broken(source, project, "crosswalk")


def test_an_exception_would_be_seen(cable):
    """Whatever is raised on the way is told with its name and the function that raised it."""
    source, _, project = cable
    found, _ = laws.broken(source, project, "no-such-stage")

    assert ["UsageError in check"] == [each.partition(":")[0] for each in found]


@pytest.mark.parametrize(
    ("expected", "changes"),
    [
        ("the span lies outside the file", {"span": Span(5, 10**6)}),
        ("the span lies outside the file", {"span": Span(9, 5)}),
        ("byte 5 is at (1, 6), not at (1, 7)", {"start": Position(1, 7)}),
        ("byte 9 is at (1, 10), not at (2, 10)", {"end": Position(2, 10)}),
        ("the line shown is not the line of the place", {"line_text": "<?xml"}),
        ("", {}),
    ],
)
def test_a_misplaced_finding_would_be_seen(cable, expected, changes):
    """Span, line, column and the text of the line are each worked out anew from the bytes."""
    source, checked, _ = cable
    place = replace(Place.of(source, Span(5, 9)), **changes)
    finding = Diagnostic("TL101", Severity.ERROR, "a fault", place)
    report = replace(checked.report, findings=(finding,))

    assert [f"TL101: {expected}"] * bool(expected) == list(laws.misplaced(source, replace(checked, report=report)))


TITLE = expand("dcterms:title")


@pytest.mark.parametrize(
    ("law", "statement"),
    [
        ("ntriples cannot be parsed", ("<http://a b>", TITLE, '"a"')),
        ("turtle cannot be parsed", ("<http://a.example/b>", TITLE, '"a"@no_tag')),
        ("a blank node", ("_:b", TITLE, '"a"')),
        ("statements and origins differ", ("<http://a.example/b>", TITLE, '"a"')),
        ("statements are not sorted, or there twice", ("<http://a.example/b>", TITLE, '"a"')),
    ],
)
def test_a_bad_statement_would_be_seen(cable, law, statement):
    """Each law about records finds the statement that breaks it."""
    _, checked, _ = cable
    [document] = checked.documents
    line = " ".join(statement)
    origins = dict(document.record.origins())
    if law != "statements and origins differ":
        origins[line] = next(iter(origins.values()))
    record = Record(document.record.iri, document.record.graph, (*document.record.lines, line), origins)
    found = [*laws.unlawful(record, document.document), *laws.unlike(record)]

    assert law in {each.partition(":")[0] for each in found}


def test_a_leak_would_be_seen(cable):
    """The record of a document that is not withheld breaks the law about those that are."""
    _, checked, _ = cable
    [document] = checked.documents
    found = {each.partition(" is ")[0] for each in laws.leaked(document.record, document.record, document.document)}

    assert {"mentions", "abstract", "the file"} <= found
