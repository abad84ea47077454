"""Our verdicts on documents are those of the validators that others wrote, and the comparison is not blind."""

from __future__ import annotations

import shutil

import pytest
from decisions import decision
from differential import Comparison, against_jing, documents_in, grammar_in
from lxml import etree
from shrinking import shrunk
from spoiling import spoilt
from vocabulary import Vocabulary

from teilink.resources import shipped

HOLDER = '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0">{}</element>'


def test_the_corpora_are_judged_as_by_jing(shared):
    """The same files of three published corpora are refused under tei_all."""
    if shutil.which("jing") is None:
        pytest.skip("no jing: apt-get install jing")

    assert (208, 24, ()) == against_jing(shared / "tei" / "tei_all.rng", shared / "samples" / "corpora")


def _schema(path, content):
    path.write_text(HOLDER.format(content))
    return path


def test_the_comparison_sees_a_difference(tmp_path):
    """Where two schemas differ, so do the verdicts, and no section decides it: the proof would fail."""
    narrow = _schema(tmp_path / "narrow.rng", '<zeroOrMore><element name="b"><empty/></element></zeroOrMore>')
    wide = _schema(tmp_path / "wide.rng", '<mixed><zeroOrMore><element name="b"><text/></element></zeroOrMore></mixed>')
    bases = [etree.fromstring("<a><b/><b/></a>")]

    same = Comparison(narrow, bases, 1).compared(60)
    other = Comparison(narrow, bases, 1, wide).compared(60)

    assert (True, 0, set()) == (same.holds, len(same.disagreements), same.kinds)
    assert not other.holds
    assert 3 <= len(other.undecided) == len(other.disagreements)
    assert all(len(each.smallest) <= len("<a><b>&#233;</b></a>") for each in other.disagreements)


def test_a_difference_is_decided_by_the_text_at_fault(tmp_path):
    """It is found among the values that are needed and have nothing to do with it."""
    pointer = (
        '<attribute name="n"><data type="integer" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"/>'
        '</attribute><attribute name="to"><data type="anyURI" '
        'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"/></attribute><text/>'
    )
    schema = _schema(tmp_path / "pointer.rng", pointer)
    found = Comparison(schema, [etree.fromstring('<a n="1" to="mailto:"/>')], 1).compared(40)

    assert found.holds
    assert {"references to resources"} == found.kinds
    assert {"XSD 3.2.17, RFC 2396 section 3"} <= {one.section for one, _, _ in found.decided}
    assert all(each.text in each.smallest.decode() != each.text for each in found.disagreements)


def test_only_what_a_section_says_is_decided():
    """Another type, another validator or the contrary verdict is not."""
    assert decision("libxml2", ["anyURI", "token"], "mailto:", ours=False).section == "XSD 3.2.17, RFC 2396 section 3"
    assert decision("libxml2", ["anyURI"], "mailto:", ours=True) is None
    assert decision("jing", ["anyURI"], "mailto:", ours=False) is None
    assert decision("libxml2", ["token"], "mailto:", ours=False) is None
    assert decision("libxml2", ["date"], "1900-02-29", ours=True) is None


def test_a_document_is_shrunk_to_what_shows_it():
    """Elements, those that hold others, attributes, comments and characters are left out."""
    document = b'<a n="1"><b>long <!-- c --><c m="2"><d k="xyz">text</d></c></b><b/> tail</a>'

    assert b'<a><d k="y"/></a>' == shrunk(document, lambda less: b"<d" in less and b"y" in less)
    assert document == shrunk(document, lambda less: less == document)


def test_a_mutation_keeps_to_its_number_and_changes_something(root):
    """The same number spoils alike; most mutations differ from their document, and about half of them are valid."""
    schema = shipped("schemas/teilink.rng")
    compared = Comparison(schema, documents_in(root / "tei"), 7)
    made = [compared.mutation(number) for number in range(60)]

    assert made == [compared.mutation(number) for number in range(60)]
    assert 50 <= len(set(made))
    assert 15 <= sum(compared.verdicts(each)[0] for each in made) <= 45


def test_every_way_to_spoil_leaves_a_document(root):
    """Whatever is done, what comes of it is well-formed, and the document that was spoiled is as it was."""
    from random import Random

    [base] = documents_in(root / "tei" / "authority")[:1]
    before = etree.tostring(base)
    words = Vocabulary(grammar_in(shipped("schemas/teilink.rng")))

    for number in range(300):
        etree.fromstring(spoilt(base, words, Random(number)), etree.XMLParser(collect_ids=False))
    assert before == etree.tostring(base)
