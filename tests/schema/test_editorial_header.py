"""Names, statuses, languages and what a header lacks."""

from __future__ import annotations

import pytest

from teilink.diagnostics import Severity
from teilink.schema.editorial import STATUSES, check_editorial, status_of
from teilink.schema.editorial.completeness import check_completeness
from teilink.schema.editorial.languages import check_languages
from teilink.schema.editorial.naming import check_name
from teilink.schema.editorial.status import check_status
from teilink.schema.editorial.subtags import correction
from teilink.source import Source
from teilink.tei.document import NAMESPACE, TeiFile
from teilink.tei.reading import read


def _file(header="", text="", name="a.xml", attributes="", root="TEI"):
    content = f'<{root} xmlns="{NAMESPACE}" {attributes}><teiHeader>{header}</teiHeader>{text}</{root}>'
    found = read(Source(name, content.encode()))
    assert isinstance(found, TeiFile)
    return found


def _cut(file, findings):
    return [file.source.decode(*each.place.span) for each in findings]


def _fixed(file, findings):
    data = file.source.data
    for edit in sorted(
        (edit for each in findings for edit in each.fix.edits), key=lambda edit: edit.span, reverse=True
    ):
        data = data[: edit.span.start] + edit.text.encode() + data[edit.span.end :]
    return data.decode()


# --- TL306


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("tei/letter-1.xml", "letter-1"),
        ("C:\\tei\\letter-1.xml", "letter-1"),
        ("Letter-1.XML", "letter-1"),
        ("letter-1.xml", "letter-1.xml"),
        ("letter-1.en.xml", "letter-1"),
        ("u\u0308ber.xml", "\u00fcber"),
        ("-", "letter-1"),
        ("letter-2.xml", ""),
    ],
)
def test_a_file_called_after_its_document_is_no_finding(name, identifier):
    """In any folder, in any case, with the language behind; standard input has no name, and some files no id."""
    assert [] == check_name(_file(name=name, attributes=f'xml:id="{identifier}"' if identifier else ""))


@pytest.mark.parametrize(
    "name", ["letter-2.xml", "letter-11.xml", "copy-letter-1.xml", "letter-1 (2).xml", "letter.xml"]
)
def test_a_file_with_another_name_is_advice_at_the_id(name):
    """Copied and not renamed, or renamed: either may be wrong."""
    file = _file(name=name, attributes='xml:id="letter-1"')
    found = check_name(file)

    assert [("TL306", Severity.INFO)] == [(each.code, each.severity) for each in found]
    assert ['xml:id="letter-1"'] == _cut(file, found)


# --- TL312


@pytest.mark.parametrize("status", STATUSES)
def test_a_known_status_is_what_it_says(status):
    """No finding."""
    file = _file(f"<revisionDesc status='{status}'/>")

    assert (status, []) == (status_of(file.root), check_status(file))


@pytest.mark.parametrize("header", ["", "<revisionDesc/>", "<revisionDesc status='finished'/>"])
def test_no_status_and_an_unknown_one_mean_published(header):
    """The strictest is assumed."""
    assert "published" == status_of(_file(header).root)


@pytest.mark.parametrize(
    ("stated", "meant"),
    [
        ("finished", "published"),
        ("drfat", "draft"),
        ("Draft", "draft"),
        ("reviewed", "review"),
        ("candidate", "review"),
    ],
)
def test_an_unknown_status_is_told_with_the_nearest(stated, meant):
    """By spelling, or by what others call it."""
    file = _file(f"<revisionDesc status='{stated}'/>")
    found = check_status(file)

    assert [f"status='{stated}'"] == _cut(file, found)
    assert f'status="{meant}"' in _fixed(file, found)


def test_a_status_like_no_other_has_no_fix():
    """Nothing is guessed."""
    [found] = check_status(_file("<revisionDesc status='42'/>"))

    assert (None, "write draft, review or published") == (found.fix, found.help)


# --- TL308

RESPONSIBLE = "<titleStmt><title>A</title><author>B</author></titleStmt>"


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("TODO", True),
        (" TODO: ask the archive ", True),
        ("FIXME", True),
        ("XXXX", True),
        ("???", True),
        ("Lorem ipsum dolor", True),
        ("Publication Information", True),
        ("Information about the source", True),
        ("Todo sobre Kim", False),
        ("XXX", False),
        ("?", False),
        ("unknown", False),
        ("On the TODO of the party", False),
        ("A publication information office", False),
    ],
)
def test_words_that_hold_a_place_are_told(words, is_told):
    """Whole texts of an element, not words in them; Spanish, numbers and honest doubts stay."""
    file = _file(f"<fileDesc>{RESPONSIBLE}<sourceDesc><p>{words}</p></sourceDesc></fileDesc>")

    assert ([words.strip()] if is_told else []) == _cut(file, check_completeness(file))


def test_the_log_of_changes_may_say_what_is_to_be_done():
    """So may the description of the project."""
    file = _file(
        f"<fileDesc>{RESPONSIBLE}</fileDesc><encodingDesc><p>TODO</p></encodingDesc>"
        "<revisionDesc><change>TODO</change></revisionDesc>"
    )

    assert [] == check_completeness(file)


@pytest.mark.parametrize("named", ["author", "editor", "respStmt", "principal"])
def test_somebody_answers_for_a_published_file(named):
    """An author, an editor, or one who did something."""
    file = _file(f"<fileDesc><titleStmt><title>A</title><{named}>B</{named}></titleStmt></fileDesc>")

    assert [] == check_completeness(file)


def test_a_file_for_which_nobody_answers_is_told_where_they_should_stand():
    """When it is published, not before."""
    anonymous = "<fileDesc><titleStmt><title>A</title></titleStmt></fileDesc>"
    file = _file(anonymous)

    assert ["<titleStmt"] == _cut(file, check_completeness(file))
    for status in ("draft", "review"):
        assert [] == check_completeness(_file(f"{anonymous}<revisionDesc status='{status}'/>"))


def test_an_action_of_no_type_is_told():
    """It is read neither as sending nor as receipt."""
    action = "<profileDesc><correspDesc><correspAction><date/></correspAction></correspDesc></profileDesc>"
    file = _file(f"<fileDesc>{RESPONSIBLE}</fileDesc>{action}")

    assert ["<correspAction"] == _cut(file, check_completeness(file))


@pytest.mark.parametrize(
    ("status", "severity"), [("draft", Severity.INFO), ("review", Severity.WARNING), ("published", Severity.WARNING)]
)
def test_a_draft_is_advised_and_the_others_are_warned(status, severity):
    """In a draft something is always missing."""
    file = _file(
        f"<fileDesc>{RESPONSIBLE}<sourceDesc><p>TODO</p></sourceDesc></fileDesc><revisionDesc status='{status}'/>"
    )

    assert [severity] == [each.severity for each in check_completeness(file)]


# --- TL310


@pytest.mark.parametrize(
    ("tag", "meant", "is_same"),
    [
        ("deu", "de", True),
        ("ger", "de", True),
        ("DEU-AT", "de-AT", True),
        ("chi-Hant", "zh-Hant", True),
        ("iw", "he", True),
        ("en-UK", "en-GB", True),
        ("english", "en", False),
        ("jp", "ja", False),
        ("qq", "", False),
        ("foobar", "", False),
        ("de-a", "", False),
    ],
)
def test_a_wrong_tag_is_corrected(tag, meant, is_same):
    """The same language under its right code, a guess, or nothing."""
    found = correction(tag)

    assert (meant, is_same) == (found.tag, found.is_same)


@pytest.mark.parametrize(
    "tag",
    [
        "de",
        "en-US",
        "zh-Hant",
        "zh-Hant-TW",
        "grc",
        "ota",
        "srb",
        "rom",
        "cmn",
        "mul",
        "und",
        "zxx",
        "mis",
        "qaa",
        "x-a",
        "i-klingon",
        "de-1996",
        "sl-rozaj-biske",
        "sr-Latn",
        "EN",
        "de-x-old",
        "sh",
        "uk",
    ],
)
def test_a_right_tag_is_no_finding(tag):
    """Languages that have three letters only, old and private ones, scripts, regions and variants."""
    assert None is correction(tag)


@pytest.mark.parametrize(
    ("header", "text", "expected"),
    [
        ("", "<text xml:lang='deu'/>", "<text xml:lang='de'/>"),
        ("<language ident='deu'/>", "", "<language ident='de'/>"),
        ("<textLang mainLang='fra' otherLangs='de deu-AT'/>", "", "<textLang mainLang='fr' otherLangs='de de-AT'/>"),
        ("", "<p xml:lang='deu'/><p xml:lang = \"deu\"/>", "<p xml:lang='de'/><p xml:lang = \"de\"/>"),
    ],
)
def test_a_tag_is_put_right_wherever_it_stands(header, text, expected):
    """Between the quotation marks, and nothing else."""
    file = _file(header, text)
    found = check_languages(file)

    assert {"safe"} == {each.fix.applicability for each in found}
    assert expected in _fixed(file, found)


def test_a_tag_is_told_once_a_file():
    """With the number of the other places."""
    file = _file("", "<p xml:lang='deu'/><p xml:lang='de'/><p xml:lang='deu'/>")
    found = check_languages(file)

    assert ["xml:lang='deu'"] == _cut(file, found)
    assert found[0].message.endswith("; it stands in 1 more place")


@pytest.mark.parametrize("value", ["", "de_AT", "the English language!", "english-languages"])
def test_what_is_no_language_of_the_schema_is_left_to_it(value):
    """One mistake, one finding; an empty tag says that none is known."""
    assert [] == check_languages(_file("", f"<p xml:lang='{value}'/>"))


def test_a_prefix_is_no_language():
    """@ident names other things too."""
    assert [] == check_languages(_file("<listPrefixDef><prefixDef ident='deu'/></listPrefixDef>"))


# --- all together


def test_our_cable_its_registers_and_the_sample_are_clean(root):
    """What we publish and what we give to beginners."""
    sample = root / "src" / "teilink" / "sample" / "tei"
    registers = [*(root / "tei" / "authority").glob("*.xml"), *(sample / "authority").glob("*.xml")]
    documents = [root / "tei" / "wcda-118686.xml", sample / "sample-1.xml"]

    assert registers
    for paths, is_register in ((registers, True), (documents, False)):
        for path in paths:
            assert [] == check_editorial(read(Source(path.name, path.read_bytes())), is_register=is_register)


def test_a_register_is_not_judged_as_a_document():
    """It has no sender, no file of its own name, and may explain things in brackets; its languages are judged."""
    text = "<text xml:lang='deu'><body><p>[a]</p></body></text>"
    file = _file("<fileDesc><titleStmt><title>A</title></titleStmt></fileDesc>", text, attributes="xml:id='people'")

    assert ["TL310"] == [each.code for each in check_editorial(file, is_register=True)]
    assert {"TL306", "TL307", "TL308", "TL310"} == {each.code for each in check_editorial(file, is_register=False)}
