"""Our verdicts are those of the validators that others wrote."""

from __future__ import annotations

import shutil

import pytest
from differential import against_libxml2, grammar_in, refused_by_jing, refused_by_us
from lxml import etree

from teilink.resources import shipped


def test_the_corpora_are_judged_as_by_jing(shared):
    """The same files of three published corpora are refused under tei_all."""
    if shutil.which("jing") is None:
        pytest.skip("no jing: apt-get install jing")
    schema = shared / "tei" / "tei_all.rng"
    files = sorted((shared / "samples" / "corpora").rglob("*.xml"))

    ours = refused_by_us(grammar_in(schema), files)

    assert refused_by_jing(schema, files) == ours
    assert 0 < len(ours) < len(files) == 208


def test_spoilt_documents_are_judged_as_by_libxml2(shared, root):
    """Mutations of the shipped documents, on the shipped schema; `make prove` does it with the corpora and tei_all."""
    found = against_libxml2(shipped("schemas/teilink.rng"), root / "tei", 300, 1)

    assert 300 == found.documents > found.refused > 50
    assert () == found.disagreements


def test_the_comparison_sees_a_difference(tmp_path):
    """Where two schemas differ, so do the verdicts: the comparison is not blind."""
    (tmp_path / "a.xml").write_text("<a><b/><b/></a>")
    narrow, wide = tmp_path / "narrow.rng", tmp_path / "wide.rng"
    for path, content in ((narrow, "<zeroOrMore>{}</zeroOrMore>"), (wide, "<oneOrMore><choice>{}<text/></choice></oneOrMore>")):
        inner = content.format('<element name="b"><empty/></element>')
        path.write_text(f'<element name="a" xmlns="http://relaxng.org/ns/structure/1.0">{inner}</element>')
    assert () == against_libxml2(narrow, tmp_path, 60, 1).disagreements

    other = etree.RelaxNG(etree.parse(wide))
    assert other.validate(etree.fromstring("<a>x</a>"))
    assert refused_by_us(grammar_in(narrow), [_written(tmp_path / "x.xml", "<a>x</a>")])


def _written(path, text):
    path.write_text(text)
    return path
