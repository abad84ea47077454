"""Reading a crosswalk: every fault is found before a document is read, and shown at its line and column."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teilink.crosswalk.kinds import KINDS
from teilink.crosswalk.loading import load
from teilink.errors import ProjectError
from teilink.rdf.terms import expand
from teilink.source import Source

GOOD = """crosswalk: "small"
version: "1"
make:
  record: {for: ".", iri: "doc/{slug}", type: ["schema:Message"]}
  text: {for: "text", iri: "{record}#text", type: ["schema:Book"], \
always: [{to: ["schema:name"], text: "T", lang: "en"}]}
schemes:
  wcda: {name: "Record ID", url: "https://a.example/{value}"}
entities:
  person: {types: {else: ["schema:Person"]}, name: "persName", also: [{find: "note", as: "text", to: ["schema:name"]}]}
rules:
  - {id: "title", find: "header:title", as: "text", to: ["dcterms:title"]}
  - {id: "mark", find: "idno", as: "identifier", scheme: "wcda", to: ["dcterms:identifier"]}
  - {id: "rights", find: "p/@n", as: "rights", to: {licence: ["dcterms:license"], statement: ["dcterms:rights"]}}
  - {id: "sent", find: "date", as: "date", to: ["dcterms:created"], about: "text", need: "one (warn)", pick: "latest"}
  - {id: "cited", find: ".", as: "template", template: "[{title}, ]{mark}", to: ["schema:creditText"]}
"""


def faults(data):
    """What is wrong with a crosswalk, in short: code, line, column, message, and the help behind a dash."""
    source = Source("small.yaml", data.encode() if isinstance(data, str) else data)
    try:
        load(source)
    except ProjectError as error:
        return [
            f"{each.code} {each.place.start.line}:{each.place.start.column} {each.message}"
            + (f" - {each.help}" if each.help else "")
            for each in error.diagnostics
        ]
    return []


def changed(old, new):
    """The good crosswalk with one thing exchanged."""
    assert 1 == GOOD.count(old)
    return GOOD.replace(old, new)


def test_a_good_crosswalk_has_no_fault():
    """The crosswalk that the others are made from, also with a byte order mark."""
    assert [] == faults(GOOD)
    assert [] == faults(b"\xef\xbb\xbf" + GOOD.encode())


def test_the_shipped_crosswalk_has_no_fault(root):
    """What comes with teilink can be read, and has rules."""
    crosswalk = load(Source("crosswalk.yaml", (root / "shapes" / "crosswalk.yaml").read_bytes()))

    assert 40 <= len(crosswalk.rules)
    assert {"record", "text", "meeting", "xml", "html", "meta", "build"} <= set(crosswalk.things)
    assert () == crosswalk.notices


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # Properties and classes
        ('"dcterms:title"', '"dcterms:titel"', "TL013 11:58 dcterms has no term titel - did you mean dcterms:title?"),
        ('"dcterms:title"', '"dct:title"', "TL013 11:58 the prefix dct is not known - did you mean dcterms:title?"),
        ('"dcterms:title"', '"title"', "TL013 11:58 title has no prefix - did you mean dcterms:title?"),
        ('"dcterms:title"', '"qqq:a"', "TL013 11:58 the prefix qqq is not known"),
        ('"schema:Book"', "schema:Boook", "TL013 5:52 schema has no term Boook - did you mean schema:Book?"),
        (
            '"dcterms:rights"',
            '"dcterms:rigths"',
            "TL013 13:95 dcterms has no term rigths - did you mean dcterms:rights?",
        ),
        ('"schema:Person"', '"schema:Persn"', "TL013 9:27 schema has no term Persn - did you mean schema:Person?"),
        (
            'text: "T", lang: "en"',
            'iri: "schema:Txt"',
            "TL013 5:104 schema has no term Txt - did you mean schema:Text?",
        ),
        # Kinds
        ('as: "date"', 'as: "dat"', "TL012 14:36 dat is not a kind of value - did you mean date?"),
        (
            'as: "date"',
            'as: "zzz"',
            f"TL012 14:36 zzz is not a kind of value - the kinds are {', '.join(sorted(KINDS))}",
        ),
        # Keys, at each level
        ("version:", "vresion:", "TL011 2:1 vresion is not a key of a crosswalk - did you mean version?"),
        ('{for: "text"', '{fro: "text"', "TL011 5:10 fro is not a key of text - did you mean for?"),
        ('lang: "en"', 'lng: "en"', "TL011 5:110 lng is not a key of a constant - did you mean lang?"),
        ("{name:", "{nmae:", "TL011 7:10 nmae is not a key of a scheme - did you mean name?"),
        ("  person:", "  persno:", "TL011 9:3 persno is not a key of entities - did you mean person?"),
        ("also:", "allso:", "TL011 9:64 allso is not a key of person - did you mean also?"),
        ('{find: "note"', '{fnd: "x", find: "note"', "TL011 9:72 fnd is not a key of a rule - did you mean find?"),
        ("statement:", "statment:", "TL011 13:83 statment is not a key of to - did you mean statement?"),
        ("need:", "needs:", "TL011 14:84 needs is not a key of a rule - did you mean need?"),
        ("need:", "need: any, need:", "TL011 14:95 need is given twice in a rule"),
        ("version:", "version: 1\nversion:", "TL011 3:1 version is given twice in a crosswalk"),
        (
            'version: "1"',
            "<<: {version: 1}",
            "TL011 2:1 << is not a key of a crosswalk - the keys of a crosswalk are base, crosswalk, drop, entities,"
            " extends, make, rules, schemes, units, version",
        ),
        # Paths; the column is that of the fault
        ('"header:title"', '"header:title["', "TL014 11:38 [ is never closed in the path header:title["),
        (
            '"idno"',
            "'p/t:idno'",
            "TL014 12:27 the prefix t is not known; TEI names stand without one in the path p/t:idno",
        ),
        (
            '"idno"',
            '"idno[frist(., 1)]"',
            "TL014 12:30 frist() is not a function of XPath 1.0 in the path idno[frist(., 1)]",
        ),
        ('"idno"', '"count(idno)"', "TL014 12:25 the path gives a value, not elements in the path count(idno)"),
        (
            '"idno"',
            '"idno/text()"',
            "TL014 12:25 the path finds text or attributes, not elements in the path idno/text()",
        ),
        ('"idno"', '"idno[contains(.)]"', "TL014 12:30 invalid number of arguments in the path idno[contains(.)]"),
        ('"persName"', '"persName]"', "TL014 9:61 unexpected ']' in the path persName]"),
        ('for: "text"', 'for: "text/"', "TL014 5:21 the path ends too early in the path text/"),
        (
            'as: "identifier", scheme',
            'as: "shelfmark", locus: "a b", scheme',
            "TL014 12:59 unexpected 'b' in the path a b",
        ),
        # Keys that only some kinds of value have
        (
            'as: "rights"',
            'scheme: "wcda", as: "rights"',
            "TL011 13:34 scheme is not a key of a rule of the kind rights"
            " - it is read by the kinds identifier and shelfmark only",
        ),
        (
            'as: "identifier"',
            'as: "identifier", bounds: ["tl:sentEarliest"]',
            "TL011 12:50 bounds is not a key of a rule of the kind identifier - it is read by the kind date only",
        ),
        # What a rule, a thing or a constant cannot do without
        ('id: "sent", ', "", "TL015 14:5 the rule has no key id"),
        ('find: "date", ', "", "TL015 14:5 the rule has no key find"),
        (', as: "date"', "", "TL015 14:5 the rule has no key as"),
        (', to: ["dcterms:created"]', "", "TL015 14:5 the rule has no key to"),
        ('["dcterms:created"]', "[]", "TL015 14:48 to of the rule is empty"),
        ('as: "identifier", scheme: "wcda"', 'as: "shelfmark"', "TL015 12:5 the rule has no key scheme"),
        ('template: "[{title}, ]{mark}", ', "", "TL015 15:5 the rule has no key template"),
        ('as: "text", to: ["dcterms:title"]', 'as: "reading"', "TL015 11:5 the rule has no key of"),
        ('iri: "{record}#text", ', "", "TL015 5:9 text has no key iri"),
        (', type: ["schema:Book"]', "", "TL015 5:9 text has no key type"),
        ('text: "T", ', "", "TL015 5:77 a constant has one of the keys iri, word, text"),
        ('text: "T"', 'text: "T", word: "T"', "TL015 5:77 a constant has one of the keys iri, word, text"),
        ('to: ["schema:name"], text', "text", "TL015 5:77 a constant has no key to"),
        (', name: "persName"', "", "TL015 9:11 person has no key name"),
        ("{else:", "{other:", "TL015 9:19 types has no else: the classes of an entry without a type"),
        # Names of other parts
        ('about: "text"', 'about: "txt"', "TL015 14:76 nothing called txt is made - did you mean text?"),
        ('about: "text"', 'about: "qq"', "TL015 14:76 nothing called qq is made - the things are record, text"),
        (
            'find: "note"',
            'about: "text", find: "note"',
            "TL015 9:79 nothing called text is made - the things are record",
        ),
        ('scheme: "wcda"', 'scheme: "wdca"', "TL015 12:58 no scheme is called wdca - did you mean wcda?"),
        ('scheme: "wcda"', 'scheme: "q"', "TL015 12:58 no scheme is called q - declare it under schemes"),
        (
            "[{title}, ]",
            "[{titel}, ]",
            "TL015 15:56 the template names {titel}, and no rule has that id or field - did you mean {title}?",
        ),
        (
            '"{record}#text"',
            '"{recrod}#text"',
            "TL015 5:28 nothing is known that could fill {recrod} - did you mean {record}?",
        ),
        (
            '"doc/{slug}"',
            '"doc/{text}"',
            "TL015 4:27 nothing is known that could fill {text} - known are @, base, slug",
        ),
        ('text: "T"', 'text: "{texts}"', "TL015 5:105 nothing is known that could fill {texts} - did you mean {text}?"),
        ("{value}", "{valeu}", "TL015 7:34 nothing is known that could fill {valeu} - did you mean {value}?"),
        ('{for: "."', '{for: "text"', 'TL015 4:17 the record is made of the unit itself - write for: "."'),
        # Fields, guesses, inheritance
        (
            'as: "rights"',
            'field: "rights/1", as: "rights"',
            'TL015 13:41 "rights/1" is no name of a field'
            " - write letters, digits and hyphens, with at most one dot: archive.shelfmark",
        ),
        (
            'as: "rights"',
            'guess: "high", as: "rights"',
            "TL015 13:41 high is not understood here - write low or medium",
        ),
        (
            'as: "rights"',
            'inherit: "yes", as: "rights"',
            "TL015 13:43 only what the header says is inherited, and p/@n does not start there"
            ' - write find: "header:…"',
        ),
        (
            "schemes:",
            'units: ["text/@n"]\nschemes:',
            "TL014 6:9 a unit is an element, and text/@n finds an attribute",
        ),
        (
            "schemes:",
            "units: []\nschemes:",
            'TL015 6:8 units is empty - write units: ["."] where a file is one document',
        ),
        # Things that would be one
        (
            'iri: "{record}#text"',
            'iri: "doc/{slug}"',
            'TL015 5:28 record and text have the same address doc/{slug} - write for example "{record}#text"',
        ),
        # Words with few choices
        ('"one (warn)"', '"two"', "TL015 14:90 two is not a need - the needs are any, one, one-per-language, some"),
        ('pick: "latest"', 'pick: "first"', "TL015 14:110 first is not understood here - write latest"),
        ('pick: "latest"', 'inferred: "yes"', "TL015 14:114 yes is not understood here - write keep"),
        (
            'iri: "{record}#text"',
            'only: "volumes", iri: "{record}#text"',
            "TL015 5:29 volumes is not understood here - write parts",
        ),
        (
            'iri: "{record}#text"',
            'holds: "txt", iri: "{record}#text"',
            "TL015 5:30 txt is not understood here - write text",
        ),
        (
            'lang: "en"',
            'lang: "en_GB"',
            'TL015 5:116 "en_GB" is no language tag - write a BCP 47 tag such as en or zh-Hant',
        ),
        # A wrong sort of value
        (
            '["schema:name"]}]',
            '{licence: ["schema:name"]}}]',
            "TL015 9:102 only the kind rights tells licences from statements",
        ),
        (
            '{name: "Record ID", url: "https://a.example/{value}"}',
            '"x"',
            "TL015 7:9 a scheme is a mapping of names to values",
        ),
    ],
)
def test_a_fault_is_told_with_its_place_and_what_would_be_right(old, new, expected):
    """One fault in a crosswalk gives one finding: what, where, and the nearest right name."""
    assert [expected] == faults(changed(old, new))


def test_two_rules_with_one_id_are_told_on_the_second():
    """Ids of rules are unique: `explain --rule` could not tell them apart."""
    assert [
        "TL015 13:5 two rules have the id mark",
    ] == faults(changed('id: "rights"', 'id: "mark"'))


def test_all_faults_are_told_at_once():
    """Somebody who repairs a crosswalk sees everything that is to be done, in the order of the file."""
    found = faults(GOOD.replace("version:", "vresion:").replace("dcterms:", "dct:").replace('"idno"', '"idno["'))

    assert ["2:1", "11:58", "12:29", "12:72"] == [each.split()[1] for each in found][:4]
    assert 7 == len(found)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("", ["TL010 1:1 the file is empty"]),
        ("# nothing\n", ["TL010 1:1 the file is empty"]),
        ("- a\n", ["TL015 1:1 a crosswalk is a mapping of names to values"]),
        ("words", ["TL015 1:1 a crosswalk is a mapping of names to values"]),
        ("~", ["TL015 1:1 a crosswalk is a mapping of names to values"]),
        ("!!python/object/apply:os.getcwd []", ["TL015 1:1 a crosswalk is a mapping of names to values"]),
        ("a: &a [*a]\n", ["TL010 1:8 *a stands inside of what it stands for"]),
        ("# " + "x" * 1_000_000, ["TL010 1:1 the file has 1000002 bytes, and a crosswalk has at most 1000000"]),
        ("version: 1\n", ["TL015 1:1 make has no record: the main thing that a unit gives"]),
        (changed("make:\n", "make:\n\t"), ["TL010 4:1 found character '\\t' that cannot start any token"]),
        (GOOD + "  - {id: a\n", ["TL010 17:1 expected ',' or '}', but got '<stream end>'"]),
        (GOOD + "---\na: b\n", ["TL010 16:1 a second document begins here, and a crosswalk is one"]),
        ("a: *b\n", ["TL010 1:4 *b stands for nothing: no anchor before it is called that"]),
        ("é: \x07\n", ["TL010 1:4 special characters are not allowed"]),
        (GOOD.replace("small", "smäll").encode("latin-1"), ["TL010 1:15 the file is not UTF-8"]),
        (GOOD.encode("utf-16"), ["TL010 1:1 the file is not UTF-8"]),
        ("[" * 5000, ["TL010 1:33 the file is nested too deeply"]),
    ],
)
def test_what_is_no_crosswalk_is_told_in_one_line(data, expected):
    """A file that is not YAML, not UTF-8 or not a mapping is a finding with a place, never a traceback."""
    assert expected == faults(data)


def test_a_path_on_several_lines_is_shown_whole():
    """Where the text of a path is not what stands in the file, no column could be right."""
    folded = '  - id: "long"\n    as: "text"\n    to: "dcterms:title"\n    find: >-\n      p/\n      q[\n'

    assert ["TL014 19:11 [ is never closed in the path p/ q["] == faults(GOOD + folded)


BOMB = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)
)
WIDE = f"make: &m [{','.join(['dcterms:titel'] * 800)}]\nrules:\n" + "  - {id: a, find: p, as: text, to: *m}\n" * 200


@pytest.mark.parametrize(
    "data",
    [
        BOMB,
        BOMB + "rules: *a29\nmake: *a29\n",
        WIDE,
        "&a {make: *a, rules: [*a], entities: *a, schemes: *a, crosswalk: *a}",
        "rules: &a [*a, *a]\nmake: &b {record: *b, text: {always: *a, for: *b}}",
        "? &a [*a]\n: *a\n",
    ],
    ids=["bomb", "bomb-in-use", "wide", "recursive", "recursive-lists", "recursive-key"],
)
def test_aliases_cannot_keep_teilink_busy(data):
    """Aliases that stand for themselves or for ever more of each other give faults, within seconds."""
    started = time.monotonic()

    found = faults(data)

    assert found
    assert time.monotonic() - started < 5


def test_a_fault_behind_an_alias_is_told_once():
    """It is put right in one place, so it is one fault."""
    text = changed('as: "date"', "as: &kind dat") + '  - {id: "other", find: "p", as: *kind, to: ["dcterms:title"]}\n'

    assert ["TL012 14:36 dat is not a kind of value - did you mean date?"] == faults(text)


def test_words_that_yaml_would_change_stay_words():
    """`on`, `no`, dates and numbers are what was written: a scheme may be called no, a version 1.10."""
    text = changed('"small"', "on").replace('version: "1"', "version: 1.10")
    text = text.replace('"Record ID"', "2020-01-01").replace("wcda", "no")
    crosswalk = load(Source("small.yaml", text.encode()))

    assert ("on", "1.10") == (crosswalk.name, crosswalk.version)
    assert {"no": "2020-01-01"} == {name: scheme.name for name, scheme in crosswalk.schemes.items()}


def test_a_rule_is_read_whole():
    """Every key of a rule arrives where the mapper looks for it."""
    rules = {rule.id: rule for rule in load(Source("small.yaml", GOOD.encode())).rules}

    assert (expand("dcterms:license"),) == rules["rights"].to
    assert (expand("dcterms:rights"),) == rules["rights"].to_statement
    assert (("text",), "one (warn)", True) == (rules["sent"].about, rules["sent"].need, rules["sent"].is_latest)
    assert (("record",), "any", False) == (rules["title"].about, rules["title"].need, rules["title"].is_latest)
    assert ("title", "mark") == rules["cited"].template.holes
    assert ("p/@n", "n") == (rules["rights"].path.text, rules["rights"].path.attribute)


def test_rules_of_one_field_are_its_rungs_in_the_order_of_the_file():
    """The first rule of a field is its first rung; parts of a field are counted each for itself."""
    rules = """\
  - {id: "a", field: "sender", find: "p", as: "agent", to: ["schema:sender"]}
  - {id: "b", field: "archive.shelfmark", find: "idno", as: "words", to: ["schema:identifier"]}
  - {id: "c", find: "note", as: "text", to: ["schema:description"]}
  - {id: "d", field: "sender", guess: "low", find: "q", as: "agent", to: ["schema:sender"]}
  - {id: "e", field: "archive.holder", inherit: "yes", find: "header:p", as: "agent", to: ["schema:about"]}
"""
    found = {rule.id: rule for rule in load(Source("small.yaml", (GOOD + rules).encode())).rules}

    assert [("sender", 1), ("archive.shelfmark", 1), ("", 0), ("sender", 2), ("archive.holder", 1)] == [
        (found[name].field, found[name].rung) for name in "abcde"
    ]
    assert ["", "", "", "low", ""] == [found[name].guess for name in "abcde"]
    assert ["e"] == [name for name in "abcde" if found[name].is_inherited]


def test_without_units_the_file_is_the_document():
    """A path from the root of the file says what its documents are; the root itself where nothing is said."""
    units = changed(
        "schemes:", 'units: ["text/body/div[@type=\'letter\']", "header:profileDesc/correspDesc"]\nschemes:'
    )

    assert ["."] == [unit.text for unit in load(Source("small.yaml", GOOD.encode())).units]
    assert [(False, "text/body/div[@type='letter']"), (True, "header:profileDesc/correspDesc")] == [
        (unit.in_header, unit.text) for unit in load(Source("small.yaml", units.encode())).units
    ]


def test_a_name_that_tei_does_not_have_is_a_notice():
    """A path that can find nothing in TEI is probably a slip, and what else the crosswalk says still holds."""
    crosswalk = load(Source("small.yaml", changed('"persName"', '"persNam[1]"').encode()))
    [notice] = crosswalk.notices

    assert ("TL016", "TEI has no element persNam", "did you mean persName?") == (
        notice.code,
        notice.message,
        notice.help,
    )
    assert ("warning", (9, 53), (9, 60)) == (notice.severity.value, notice.place.start, notice.place.end)
    assert 5 == len(crosswalk.rules)


def test_a_rule_knows_where_it_stands():
    """What is told of a rule later is shown on its line."""
    [rule] = [rule for rule in load(Source("small.yaml", GOOD.encode())).rules if rule.id == "sent"]

    assert ("small.yaml", (14, 5)) == (rule.place.path, rule.place.start)
    assert rule.place.line_text.endswith("}")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_slip_is_more_than_a_finding(data):
    """Whatever is cut out of a crosswalk or doubled, it is read, or findings stand in it, in lines that can be read."""
    start = data.draw(st.integers(0, len(GOOD)))
    end = data.draw(st.integers(start, min(start + 40, len(GOOD))))
    text = GOOD[:start] + GOOD[start:end] * data.draw(st.sampled_from([0, 2])) + GOOD[end:]

    lines = faults(text)

    assert all(len(line) < 400 and "\n" not in line for line in lines)
