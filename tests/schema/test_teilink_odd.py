"""The schema of teilink: what it says of itself is whole and true, and what it accepts is TEI."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree
from random_elements import RNG, RandomElements

from teilink.schema.assertions import Assertions
from teilink.schema.odd.compilation import compile_odd
from teilink.schema.odd.reading import read_odd
from teilink.source import Source
from teilink.tei.document import NAMESPACE, TEI
from teilink.tei.reading import read

EXAMPLES = "http://www.tei-c.org/ns/Examples"
ODD = Path(__file__).parents[2] / "schemas" / "teilink.odd"
# What other stages find: pointers that lead nowhere. The rest of the shared mistakes is the schema's or the parser's.
ACCEPTED = {"00_valid.xml", "08_dangling_ref.xml"}


@pytest.fixture(scope="module")
def odd():
    """The ODD as a tree."""
    return etree.parse(ODD).getroot()


@pytest.fixture(scope="module")
def compiled():
    """The schema that our compiler makes of the ODD."""
    return compile_odd(read_odd(Source("schemas/teilink.odd", ODD.read_bytes())))


@pytest.fixture(scope="module")
def grammar(compiled):
    """The compiled schema as a tree."""
    return etree.fromstring(compiled)


@pytest.fixture(scope="module")
def validator(grammar):
    """A validator of whole documents, none of ours."""
    return etree.RelaxNG(grammar)


@pytest.fixture(scope="module")
def assertions(compiled):
    """The assertions in the compiled schema."""
    return Assertions.embedded(Source("teilink.rng", compiled))


def _names(grammar):
    return [element.get("name") for element in grammar.iter(f"{RNG}element")]


def _from_any(grammar, names):
    """The same schema for documents whose root is any of these elements."""
    found = etree.fromstring(etree.tostring(grammar))
    start = found.find(f"{RNG}start")
    start.clear()
    choice = etree.SubElement(start, f"{RNG}choice")
    for name in names:
        etree.SubElement(choice, f"{RNG}ref", name=name)
    return found


def _examples(odd):
    """Each example as TEI, with the element it is about."""
    for spec in odd.iter(f"{TEI}elementSpec"):
        for holder in spec.iter(f"{{{EXAMPLES}}}egXML"):
            text = etree.tostring(holder, encoding="unicode", with_tail=False).replace(EXAMPLES, NAMESPACE)
            yield spec.get("ident"), etree.fromstring(text)


def _own_files(root):
    tei, sample = root / "tei", root / "src" / "teilink" / "sample" / "tei"
    return sorted(path for folder in (tei, sample) for path in folder.rglob("*.xml"))


def test_everything_is_described(odd):
    """Elements have gloss, description and example; classes, attributes, values and datatypes a description."""
    described = ("attDef", "classSpec", "constraintSpec", "dataSpec", "elementSpec", "macroSpec", "valItem")
    wanted = {TEI + name: ("desc",) for name in described} | {f"{TEI}elementSpec": ("desc", "exemplum", "gloss")}

    lacking = [
        f"{spec.get('ident')}: {child}"
        for tag, children in wanted.items()
        for spec in odd.iter(tag)
        for child in children
        if not (spec.findtext(TEI + child) or "").strip() and spec.find(f"{TEI}{child}/*") is None
    ]

    assert [] == lacking


def test_nothing_is_specified_and_never_used(odd, grammar):
    """Every element, class, macro and datatype can be reached from the beginning of a document."""
    reached = {define.get("name") for define in grammar.iter(f"{RNG}define")}
    specified = {spec.get("ident") for tag in ("elementSpec", "macroSpec") for spec in odd.iter(TEI + tag)}
    members = {each.get("key") for each in odd.iter(f"{TEI}memberOf")}
    referred = {each.get("key") for tag in ("classRef", "dataRef") for each in odd.iter(TEI + tag)}
    named = {each.get("class") for each in odd.iter(f"{TEI}attRef")}
    grouped = {spec.get("ident") for tag in ("classSpec", "dataSpec") for spec in odd.iter(TEI + tag)}

    assert (set(), set()) == (specified - reached, grouped - members - referred - named)


def test_every_example_shows_its_element_and_is_valid(odd, grammar):
    """What an encoder copies from a page of the schema is accepted by it."""
    validator = etree.RelaxNG(_from_any(grammar, _names(grammar)))

    refused = [
        (name, etree.QName(root).localname, str(validator.error_log.last_error))
        for name, example in _examples(odd)
        for root in example
        if not validator.validate(etree.fromstring(etree.tostring(root, with_tail=False)))
    ]

    assert [] == refused
    assert [] == [name for name, example in _examples(odd) if example.find(f".//{TEI}{name}") is None]


def test_examples_break_no_assertion(odd, assertions):
    """Nor does an example earn a word from the assertions of the schema."""
    texts = [etree.tostring(root, with_tail=False) for _, example in _examples(odd) for root in example]
    document = f'<TEI xmlns="{NAMESPACE}">'.encode() + b"\n".join(texts) + b"</TEI>"

    assert [] == [finding.message for finding in assertions.check(read(Source("examples.xml", document)))]


def test_our_files_are_valid(root, validator, assertions):
    """The cable, the registers and the sample of `teilink init` keep the schema and its assertions."""
    files = _own_files(root)
    refused = [path.name for path in files if not validator.validate(etree.parse(path))]
    told = [each.message for path in files for each in assertions.check(read(Source(path.name, path.read_bytes())))]

    assert (True, [], []) == (len(files) > 10, refused, told)


def test_the_model_is_valid(shared, validator):
    """So are the files of the shared model."""
    files = sorted((shared / "model" / "tei").rglob("*.xml"))

    assert [] == [path.name for path in files if not validator.validate(etree.parse(path))]


def test_the_usual_mistakes_are_refused(shared, validator):
    """Of the mistakes encoders make, the schema misses only what is no matter of a schema."""
    accepted = set()
    for path in sorted((shared / "samples" / "mistakes").glob("*.xml")):
        try:
            tree = etree.parse(path)
        except (etree.XMLSyntaxError, OSError):
            continue
        if validator.validate(tree):
            accepted.add(path.name)

    assert ACCEPTED == accepted


def test_the_odd_is_tei(shared):
    """The ODD is a TEI document that other programs can read."""
    if shutil.which("jing") is None:
        pytest.skip("no jing: apt-get install jing")

    assert [] == _faults(shared / "tei" / "tei_all.rng", [ODD])


def test_what_we_accept_tei_accepts(shared, grammar, tmp_path):
    """Elements made at random from our schema are valid under ours and under tei_all: jing finds no fault in any."""
    if shutil.which("jing") is None:
        pytest.skip("no jing: apt-get install jing")
    names, source = _names(grammar), RandomElements(grammar, seed=1965)
    files = [tmp_path / f"{name}-{turn}.xml" for name in names for turn in range(2)]
    for path in files:
        path.write_bytes(etree.tostring(source.element(path.stem.rpartition("-")[0])))
    schemas = {"ours.rng": grammar, "tei.rng": etree.parse(shared / "tei" / "tei_all.rng").getroot()}

    for name, schema in schemas.items():
        (tmp_path / name).write_bytes(etree.tostring(_from_any(schema, names)))

    assert ([], []) == tuple(_faults(tmp_path / name, files)[:3] for name in schemas)


def _faults(schema, files):
    """What jing finds."""
    ran = subprocess.run(["jing", schema, *files], capture_output=True, text=True, check=False, timeout=120)
    found = [line for line in ran.stdout.splitlines() if "error:" in line or "fatal:" in line]
    assert (ran.returncode == 0) == (not found), ran.stderr
    return found


def test_the_words_are_ours(shared, odd):
    """No description and no example is that of the TEI Guidelines."""
    tei = etree.parse(shared / "tei" / "p5subset.xml").getroot()
    theirs = {_flat(each) for tag in ("desc", "p") for each in tei.iter(TEI + tag)}
    theirs |= {_flat(each) for each in tei.iter(f"{{{EXAMPLES}}}egXML")}
    ours = {_flat(each) for tag in ("desc", "p") for each in odd.find(f".//{TEI}schemaSpec").iter(TEI + tag)}
    ours |= {_flat(each) for each in odd.iter(f"{{{EXAMPLES}}}egXML")}

    assert {""} >= {words for words in ours & theirs if len(words.split()) > 2}


def _flat(node):
    return " ".join("".join(node.itertext()).lower().replace(".", "").split())


def test_the_schema_is_what_the_odd_says(compiled):
    """The schema that is shipped is compiled from the ODD beside it, byte for byte."""
    is_same = ODD.with_suffix(".rng").read_bytes() == compiled

    assert is_same, "schemas/teilink.rng is not what schemas/teilink.odd says: run `make schema`"


def test_the_schema_is_small(compiled):
    """It is read at every start, so it stays under 250 kB."""
    assert 100_000 < len(compiled) < 250_000


BROKEN = [
    ("date-when", "<date>3 May 1931</date>", '<date when="1931-05-03">3 May 1931</date>'),
    ("date-when", '<date type="sent">1931</date>', "<date>some day in May</date>"),
    ("when-alone", '<date when="1931" to="1932">1931</date>', '<date from="1931" to="1932">1931</date>'),
    (
        "category-id",
        "<category><catDesc>cable</catDesc></category>",
        '<category xml:id="a"><catDesc>cable</catDesc></category>',
    ),
    ("person-id", "<standOff><person/></standOff>", '<standOff><person xml:id="a"/></standOff>'),
    ("org-id", "<standOff><org/></standOff>", "<org/>"),
    ("place-id", "<standOff><place/></standOff>", '<standOff><place xml:id="a"/></standOff>'),
    ("event-id", "<standOff><event/></standOff>", '<standOff><event xml:id="a"/></standOff>'),
    ("geo-numbers", "<geo>127.5 37.5</geo>", "<geo>37.5 127.5</geo>"),
    ("geo-numbers", "<geo>37° N</geo>", "<geo>-37.5, -127.5</geo>"),
    ("relation-sides", '<relation name="part" active="#a"/>', '<relation name="part" active="#a" passive="#b"/>'),
    ("relation-sides", '<relation name="spouse"/>', '<relation name="spouse" mutual="#a #b"/>'),
    (
        "said-next",
        '<said xml:id="a" next="#b"/><said xml:id="b"/>',
        '<said xml:id="a" next="#b"/><said xml:id="b" prev="#a"/>',
    ),
    ("said-prev", '<said xml:id="a"/><said xml:id="b" prev="#a"/>', '<said prev="#nowhere"/>'),
    (
        "said-speaker",
        '<said xml:id="a" who="x:a" next="#b"/><said xml:id="b" who="x:b" prev="#a"/>',
        '<said xml:id="a" who="x:a" next="#b"/><said xml:id="b" who="x:a" prev="#a"/>',
    ),
]


@pytest.mark.parametrize(("ident", "bad", "good"), BROKEN)
def test_an_assertion_finds_its_fault_and_no_other(ident, bad, good, assertions):
    """Each assertion has an input that breaks it alone, and one that it passes."""

    def told(body):
        document = f'<TEI xmlns="{NAMESPACE}">{body}</TEI>'
        found = assertions.check(read(Source("a.xml", document.encode())))
        return [each.message.partition("]")[0].strip("[").removesuffix("-constraint") for each in found]

    assert ([ident], []) == (told(bad), told(good))


def test_every_assertion_is_tried(odd):
    """No assertion of the schema is without a test."""
    assert {ident for ident, _, _ in BROKEN} == {each.get("ident") for each in odd.iter(f"{TEI}constraintSpec")}
