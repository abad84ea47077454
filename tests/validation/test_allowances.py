"""An allowance silences what it names where it stands, and says why; one that cannot be read silences nothing."""

from __future__ import annotations

import pytest

from teilink.diagnostics import Diagnostic, Severity
from teilink.source import Source
from teilink.tei.document import NAMESPACE, TEI
from teilink.tei.reading import read
from teilink.validation.allowances import allowed

STAGES = ("read", "schema", "assertions", "pointers", "crosswalk", "shapes")
GOOD = '<?teilink allow TL301 reason="as it is written"?>'


def _file(body, before="", behind="", encoding="utf-8", path="a.xml"):
    text = f'{before}<TEI xmlns="{NAMESPACE}">{body}</TEI>{behind}'
    return read(Source(path, text.encode(encoding)))


def _findings(file, code="TL301"):
    """A finding of that code on every date."""
    places = [file.place_of_element(element) for element in file.root.iter(TEI + "date")]
    return [Diagnostic(code, Severity.ERROR, "wrong", place) for place in places]


def _left(file, code="TL301", stages=STAGES):
    return [(each.code, each.place.start.column) for each in allowed(_findings(file, code), [file], stages)]


def _codes(file, code="TL301", stages=STAGES):
    return sorted(found for found, _ in _left(file, code, stages))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<p><date/></p><p>{GOOD}<date/></p><p><date/></p>", 2),
        (f"<p><date>{GOOD}</date><date/></p>", 1),
        (f"<p><hi><date/></hi>{GOOD}</p><p/>", 0),
        (f"<p><date/>{GOOD}</p><p/><date/>", 1),
        (f"<p><date/></p>{GOOD}<p><date/></p>", 0),
        ("<p><date/></p>", 1),
    ],
)
def test_an_allowance_holds_in_the_element_around_it(body, expected):
    """In it and below; directly in the root, in the whole file. It may stand before or behind what it allows."""
    assert ["TL301"] * expected == _codes(_file(body))


@pytest.mark.parametrize(
    ("before", "behind"), [(GOOD, ""), ("", GOOD), ("<?xml version='1.0'?>\r\n<!-- x -->\n" + GOOD, "")]
)
def test_an_allowance_beside_the_root_holds_in_the_file(before, behind):
    """Even for a finding on the file as a whole."""
    file = _file("<p><date/></p>", before, behind)
    whole = Diagnostic("TL301", Severity.ERROR, "wrong", file.place_of_element(file.root))

    assert [] == allowed([*_findings(file), whole], [file], STAGES)


def test_an_allowance_holds_in_its_own_file():
    """Another file that has the same fault at the same place is none of its business."""
    one, other = _file(f"<p>{GOOD}<date/></p>"), _file(f"<p>{'x' * len(GOOD)}<date/></p>", path="b.xml")
    left = allowed([*_findings(one), *_findings(other)], [one, other], STAGES)

    assert [("TL301", "b.xml")] == [(each.code, each.place.path) for each in left]


@pytest.mark.parametrize(
    "written",
    [
        "allow TL301 reason='x'",
        "allow tl301 reason='x'",
        "allow impossible-date reason='it says \"30 February\"'",
        "allow TL302 impossible-date TL301 reason = 'x'",
        "allow\nTL301\n reason=\n'x'",
    ],
)
def test_codes_are_named_by_number_or_by_name(written):
    """Several may stand in one allowance; what is not needed of them is told apart."""
    assert {"TL002"} >= set(_codes(_file(f"<p><?teilink {written}?><date/></p>")))
    assert "TL301" not in _codes(_file(f"<p><?teilink {written}?><date/></p>"))


@pytest.mark.parametrize(
    ("written", "message", "help_"),
    [
        ("allow TL301", "without a reason", "reason="),
        ("allow TL301 reason=''", "the reason is empty", ""),
        ("allow TL301 reason=' '", "the reason is empty", ""),
        ("allow TL301 reason=x", "quotation marks", "reason="),
        ("allow TL301 reason='x", "quotation marks", ""),
        ("allow TL301 reason='", "quotation marks", ""),
        ("allow TL301 reason='x' TL302", "quotation marks", ""),
        ("allow TL-301 reason='x'", "there is no code TL-301", "did you mean TL301?"),
        ("allow imposible-date reason='x'", "there is no code imposible-date", "did you mean impossible-date?"),
        ("allow reason='x'", "allows no code", "reason="),
        ("allow", "allows no code", ""),
        ("", "says nothing", "allow"),
        ("alow TL301 reason='x'", "<?teilink alow…?> says nothing", "did you mean allow?"),
        ("allow TL001 reason='x'", "TL001 is a fault of the project", "put right"),
        ("allow TL101 reason='x'", "TL101 is a file that cannot be read", ""),
        ("allow TL901 reason='x'", "TL901 is a bug", ""),
        ("allow TL002 reason='x'", "cannot be allowed", ""),
    ],
)
def test_an_allowance_that_cannot_be_read_is_told_and_silences_nothing(written, message, help_):
    """On the instruction itself, with what to write."""
    instruction = f"<?teilink {written}?>" if written else "<?teilink?>"
    file = _file(f"<p>é{instruction}<date/></p>")
    [finding, fault] = sorted(allowed(_findings(file), [file], STAGES), key=lambda each: each.code, reverse=True)

    assert ("TL301", "TL005", Severity.ERROR) == (finding.code, fault.code, fault.severity)
    assert message in fault.message
    assert help_ in fault.help
    assert instruction == file.source.decode(*fault.place.span)
    assert "/TEI/p/processing-instruction()" == fault.place.xpath


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_unused_allowance_is_told_with_the_edit_that_deletes_it(encoding):
    """A warning on the instruction, in whatever encoding; the edit leaves the rest as it is."""
    file = _file(f"<p>é<!-- <?teilink allow?> -->{GOOD}漢</p>", "<?other?>", encoding=encoding)
    [finding] = allowed([], [file], STAGES)

    assert ("TL002", Severity.WARNING) == (finding.code, finding.severity)
    assert GOOD == file.source.decode(*finding.place.span)
    assert (finding.place.span, "") == (finding.fix.edits[0].span, finding.fix.edits[0].text)


def test_of_several_codes_the_unused_are_told():
    """Each for itself, and none is deleted with the others."""
    file = _file('<p><?teilink allow TL301 TL302 TL401 reason="x"?><date/></p>')
    left = allowed(_findings(file), [file], STAGES)

    assert ["TL302 is allowed here and not found", "TL401 is allowed here and not found"] == [
        each.message for each in left
    ]
    assert [None, None] == [each.fix for each in left]


@pytest.mark.parametrize(
    ("code", "stages", "expected"),
    [
        ("TL601", STAGES, ["TL002"]),
        ("TL601", STAGES[:-1], []),
        ("TL301", STAGES[:2], []),
        ("TL403", STAGES, []),
        ("TL503", STAGES, []),
    ],
)
def test_what_was_not_looked_for_is_not_missed(code, stages, expected):
    """A run that stops early, or that sees one file of many, does not call an allowance unused."""
    assert expected == _codes(_file(f'<p><?teilink allow {code} reason="x"?></p>'), stages=stages)


def test_an_allowance_within_another_is_used_as_well():
    """Who allows twice is not told that one of the two is too much: both would have to go."""
    assert [] == _codes(_file(f"<p>{GOOD}<hi>{GOOD}<date/></hi></p>"))


def test_instructions_to_others_are_left_alone():
    """And so is what only looks like one: in a comment, or of a longer name."""
    assert ["TL301"] == _codes(_file("<p><!-- <?teilink x?> --><?teilinks x?><?xml-model x?><date/></p>"))
