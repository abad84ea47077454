"""In a draft, and there alone, what is missing is a warning."""

from __future__ import annotations

import pytest

from teilink.codes import code
from teilink.diagnostics import Diagnostic, Place, Severity
from teilink.source import Source
from teilink.tei.document import NAMESPACE
from teilink.tei.reading import read
from teilink.validation.status import MISSING, softened


def _file(name, status):
    header = f"<teiHeader><revisionDesc {status}/></teiHeader>"
    return read(Source(name, f"<TEI xmlns='{NAMESPACE}'>{header}</TEI>".encode()))


def _severity(found, severity=Severity.ERROR, status="status='draft'"):
    finding = Diagnostic(found, severity, "a title is missing", Place.of_file("a.xml"))
    [after] = softened([finding], [_file("a.xml", status), _file("b.xml", "status='draft'")])
    return after.severity


@pytest.mark.parametrize("found", sorted(MISSING))
def test_what_a_draft_lacks_is_a_warning(found):
    """In each stage."""
    assert Severity.WARNING is _severity(found)


@pytest.mark.parametrize("status", ["", "status='review'", "status='published'", "status='drfat'"])
def test_what_others_lack_stays_an_error(status):
    """No status, and one that nobody knows, are no draft; another file's status counts for that file."""
    assert Severity.ERROR is _severity("TL601", status=status)


def test_what_is_wrong_stays_an_error_in_a_draft():
    """A pointer that leads nowhere is not a missing value."""
    assert Severity.ERROR is _severity("TL401")


def test_advice_stays_advice():
    """Softening makes nothing worse."""
    assert Severity.INFO is _severity("TL601", Severity.INFO)


def test_the_codes_of_missing_things_are_codes():
    """Each has its page."""
    assert MISSING == {code(found).code for found in MISSING}


@pytest.mark.parametrize(
    ("corpus", "text", "expected"),
    [
        ("status='draft'", "", Severity.WARNING),
        ("status='draft'", "status='published'", Severity.ERROR),
        ("", "status='draft'", Severity.WARNING),
        ("", "", Severity.ERROR),
    ],
)
def test_the_status_of_a_corpus_holds_for_its_texts(corpus, text, expected):
    """But for those that state their own, and for these alone."""
    texts = "".join(
        f"<TEI><teiHeader><revisionDesc {status}/></teiHeader><text/></TEI>" for status in (text, "status='review'")
    )
    header = f"<teiHeader><revisionDesc {corpus}/></teiHeader>"
    file = read(Source("c.xml", f"<teiCorpus xmlns='{NAMESPACE}'>{header}{texts}</teiCorpus>".encode()))
    places = [file.place_of_element(element) for element in file.root.iter(f"{{{NAMESPACE}}}text")]

    found = softened([Diagnostic("TL601", Severity.ERROR, "a title is missing", place) for place in places], [file])

    assert [expected, Severity.ERROR] == [each.severity for each in found]
