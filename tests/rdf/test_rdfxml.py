"""RDF/XML says what it cannot hold, instead of writing what nobody can read."""

from __future__ import annotations

import pytest
from graphs import CABLE, by_pyoxigraph, by_rdflib, folded, record

from teilink.errors import UsageError
from teilink.rdf.rdfxml import rdfxml
from teilink.rdf.terms import expand, iri, literal

NAME = expand("schema:name")


@pytest.mark.parametrize(
    ("predicate", "value", "why"),
    [
        ("<http://example.org/1>", literal("a"), "name"),
        ("<http://example.org/p/>", literal("a"), "name"),
        (expand("rdf:type"), iri("http://example.org/1"), "name"),
        (expand("rdf:li"), literal("a"), "RDF/XML"),
        (NAME, literal("a\x01"), "U\\+0001"),
        (NAME, literal("\uffff"), "U\\+FFFF"),
    ],
)
def test_what_xml_cannot_hold_is_refused(predicate: str, value: str, why: str) -> None:
    """One line for the user; the other formats hold it."""
    with pytest.raises(UsageError, match=why):
        rdfxml([record([(iri(CABLE), predicate, value)])])


@pytest.mark.parametrize("text", ["a\rb", "a\r\nb", "a\nb\tc", " a ", "\x85\u2028", "<&>]]>\"'", "<oxprefix: "])
def test_text_survives_the_line_ends_of_xml(text: str) -> None:
    """XML 1.0, section 2.11: a carriage return that is not written as a reference is lost."""
    found = [(iri(CABLE), NAME, literal(text))]
    written = rdfxml([record(found)])

    assert folded(found) == by_rdflib(written, ".rdf") == by_pyoxigraph(written, ".rdf")


def test_a_type_without_a_name_does_not_become_an_element() -> None:
    """It is written like any other value, as long as something else can be."""
    found = [
        (iri(CABLE), expand("rdf:type"), iri("http://example.org/1")),
        (iri(CABLE), expand("rdf:type"), expand("schema:Message")),
    ]
    written = rdfxml([record(found)])

    assert "<schema:Message rdf:about=" in written
    assert folded(found) == by_rdflib(written, ".rdf")


def test_only_prefixes_in_use_are_declared() -> None:
    """Beside the two that pyoxigraph always declares."""
    written = rdfxml([record([(iri(CABLE), NAME, literal("a"))])])

    assert "xmlns:schema=" in written
    assert "xmlns:dcterms=" not in written
