"""Every record of the sample corpora is RDF, and the same RDF in every format; `make prove` does more of the same."""

from __future__ import annotations

import pytest
from tests.corpora.lawful import broken, dangling, differing, digests, folded, is_legal, unread

from teilink.rdf.record import Record
from teilink.rdf.terms import expand, literal

# Of so many, one is read by rdflib and PyLD as well.
STEP = 30
XSD = "http://www.w3.org/2001/XMLSchema#"
NAME, TYPE = expand("schema:name"), expand("rdf:type")


def record(*statements):
    """A record of a cable that says something."""
    return Record("<x:c>", "<x:c#meta>", tuple(" ".join(("<x:c>", *each)) for each in statements))


def test_as_many_documents_as_files(corpus):
    """One of each file of letters, and one of each historical document of the volume.

    In qhod one file cannot be read, and one enclosure lies there twice, under one name and one number.
    """
    expected = {"qhod": (114, 113, 1), "thun": (87, 87, 0), "frus": (76, 76, 0)}
    addresses = {each.iri for each in corpus.documents}

    assert expected[corpus.name] == (len(corpus.documents), len(addresses), unread(corpus.project))


def test_every_record_keeps_the_laws(corpus):
    """Of each document and each entry of the registers: strict N-Quads, no blank node, legal literals, known terms."""
    assert [] == [f"{each.iri} {fault}" for each in (*corpus.documents, *corpus.entries) for fault in broken(each)]


def test_formats_hold_the_same(corpus):
    """Read by pyoxigraph, rdflib and PyLD; a share of the records."""
    shown = [*corpus.documents[::STEP], *corpus.entries[:: STEP * 10]]

    assert [] == [f"{each.iri} {fault}" for each in shown for fault in differing(each)]


def test_nothing_is_spoken_of_and_not_described(corpus):
    """What an address under the base names is described by a document or a register."""
    assert [] == dangling([*corpus.documents, *corpus.entries], corpus.project.base)


def test_the_same_bytes_in_another_process(shared):
    """In which sets have another order."""
    once, twice = (digests(shared, seed, ["qhod"]) for seed in (1, 2))

    assert ["qhod"] == list(once)
    assert once == twice


# -- the laws can fail ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "statement"),
    [
        ("schema:nmae is no property", (expand("schema:nmae"), '"x"')),
        ("schema:Message is no property", (expand("schema:Message"), '"x"')),
        ("schema:Mesage is no class", (TYPE, expand("schema:Mesage"))),
        ("dcterms:created is no class", (TYPE, expand("dcterms:created"))),
        (f'"1965-02-30"^^<{XSD}date> is no {XSD}date', (NAME, literal("1965-02-30", datatype=XSD + "date"))),
        ('"1"^^<x:unit> is no x:unit', (NAME, literal("1", datatype="x:unit"))),
        ("a blank node: <x:c> <http://schema.org/name> _:b", (NAME, "_:b")),
    ],
)
def test_a_broken_law_would_be_seen(expected, statement):
    """A word that the vocabulary has not, a text that the datatype has not, a node without an address."""
    assert expected in list(broken(record(statement)))


@pytest.mark.parametrize("value", ["<http://a.example/b c>", "<http://a.example/%zz>", "<relative>", '"x"@en_GB'])
def test_what_cannot_be_read_would_be_seen(value):
    """No address by RFC 3987, no language tag by BCP 47."""
    with pytest.raises(SyntaxError):
        list(broken(record((NAME, value))))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        *[("1965-12-25", "date"), ("1965-12", "gYearMonth"), ("1965", "gYear"), ("-0044", "gYear")],
        *[("1965-12-25T10:00:00Z", "dateTime"), ("true", "boolean"), ("-0.5", "decimal"), (" a ", "string")],
    ],
)
def test_texts_of_a_datatype_are_legal(text, name):
    """A string may have blanks around it."""
    assert is_legal(text, XSD + name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        *[(" 1965-12-25", "date"), ("1965-13", "gYearMonth"), ("65", "gYear"), ("0000", "gYear"), ("yes", "boolean")],
        *[("1965-12-25 10:00", "dateTime"), ("1,5", "decimal"), ("1965-12-25", "gYear")],
    ],
)
def test_other_texts_are_not(text, name):
    """Blanks around a value are for XML, not for RDF."""
    assert not is_legal(text, XSD + name)


def test_a_loose_end_would_be_seen():
    """Only what lies under the base, and neither the dataset nor the crosswalk, which the build describes."""
    said = record((NAME, "<x:c>"), (NAME, "<x:d>"), (NAME, "<x:dataset>"), (NAME, "<y:e>"), (NAME, "<x:crosswalk/v1>"))

    assert ["<x:d>"] == dangling([said], "x:")


def test_language_tags_differ_only_in_letters():
    """@en-GB and @en-gb are one tag; texts are not folded, nor what only looks like a tag."""
    assert {'<a> <b> "A"@en-gb', '<a> <b> "B\\"@EN"', "<a> <b> <C>"} == folded(
        ['<a> <b> "A"@en-GB', '<a> <b> "B\\"@EN"', "<a> <b> <C>"]
    )
