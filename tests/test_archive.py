"""The archive in `tei/` and the sample project say what their sources say, and nothing else.

The page of the cable and the full TEI schema lie outside the repository, in the folder named by ``TEILINK_SHARED`` or
in ``../shared``; the tests that need them skip, saying so, where they are absent.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from lxml import etree

ROOT = Path(__file__).parent.parent
CABLE = ROOT / "tei" / "wcda-118686.xml"
REGISTERS = sorted((ROOT / "tei" / "authority").glob("*.xml"))
SAMPLE = ROOT / "src" / "teilink" / "sample"
SAMPLE_FILES = sorted((SAMPLE / "tei").rglob("*.xml"))
FILES = [CABLE, *REGISTERS, *SAMPLE_FILES]

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
NAMES = {"t": "http://www.tei-c.org/ns/1.0"}
POINTING = ("ref", "who", "resp", "target", "source", "next", "prev", "corresp", "scheme")
OURS = {"The editors of this edition"}


def shown(path):
    """A short name for a file in the list of tests."""
    return str(path.relative_to(ROOT))


def find(tree, path):
    """What an XPath finds, with t: for TEI."""
    return tree.xpath(path, namespaces=NAMES)


def one_line(text):
    """A text with single blanks."""
    return " ".join(text.split())


def as_printed(block):
    """The words of a block as the page prints them: supplied words in brackets, gaps as […], no corrections of ours."""
    brackets = {(TEI + "supplied", "start"): "[", (TEI + "supplied", "end"): "]", (TEI + "gap", "start"): "[…]"}
    walk = etree.iterwalk(block, events=("start", "end"))
    words, unprinted = [], 0
    for event, element in walk:
        if element.tag == TEI + "corr":
            unprinted += 1 if event == "start" else -1
        written = element.text if event == "start" else element.tail if element is not block else None
        if not unprinted:
            words += [brackets.get((element.tag, event), ""), written or ""]
    return one_line("".join(words))


def blocks_of(body):
    """The blocks of a body in order: a heading, a paragraph, a lone gap, each part of an opener or closer."""
    edges = (TEI + "opener", TEI + "closer")
    return [part for block in body.find(TEI + "div") for part in (block if block.tag in edges else [block])]


@pytest.fixture(scope="module")
def cable():
    """The cable."""
    return etree.parse(CABLE)


@pytest.fixture(scope="module")
def page(shared):
    """The capture of the page it stands on."""
    return (shared / "samples/captures/wc-118686.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def schema():
    """The schema of the edition, as lxml runs it."""
    return etree.RelaxNG(etree.parse(ROOT / "schemas" / "teilink.rng"))


# The words


def test_the_body_gives_back_the_page_block_by_block(cable, page):
    """No word of the document is lost, added or moved: its 13 blocks are those of the page."""
    printed = page[page.index("[…]") : page.rindex("[…]") + len("[…]")]
    expected = [one_line(line) for line in printed.splitlines() if line.strip()]

    found = [as_printed(block) for block in blocks_of(cable.find(f".//{TEI}body"))]

    assert 13 == len(expected)
    assert expected == found


def test_the_hands_of_others_are_marked(cable):
    """17 places hold supplied words, the page leaves out two, and one slip stands uncorrected beside our correction."""
    counted = {name: len(list(cable.iter(TEI + name))) for name in ("supplied", "gap", "sic", "corr")}

    assert {"supplied": 17, "gap": 2, "sic": 1, "corr": 1} == counted
    assert ["must"] == [sic.text for sic in cable.iter(TEI + "sic")]


def test_the_quoted_words_of_the_header_stand_on_the_page(cable, page):
    """Titles, abstract, shelfmark, record id, donor and rights words are quoted, not retold."""
    header = "//t:titleStmt/t:title | //t:respStmt/t:persName | //t:abstract/t:p"
    source = "//t:msIdentifier/* | //t:msItem/t:locus | //t:msItem/t:title"
    capture = "//t:bibl/t:title | //t:bibl/t:publisher | //t:bibl/t:idno | //t:bibl/t:date | //t:bibl/t:funder"
    rights = "//t:bibl/t:availability/t:p"

    quoted = find(cable, " | ".join((header, source, capture, rights)))

    assert 16 == len(quoted)
    assert [] == [each.text for each in quoted if each.text not in page]


def test_the_three_dates_stand_apart(cable):
    """Sent on the 25th, reporting the 24th, catalogued as the 15th; only the first is the date of sending."""
    dates = {
        "sent": find(cable, "//t:correspAction[@type='sent']/t:date/@when"),
        "signed": find(cable, "//t:closer//t:date/@when"),
        "conversation": find(cable, "//t:standOff//t:event/@when"),
        "kept": find(cable, "//t:creation/t:date[@cert='high']/@when"),
        "rejected": find(cable, "//t:creation/t:date[@cert='low']/@when"),
        "heading of the page": find(cable, "//t:bibl/t:date[@type='catalogued']/@when"),
    }

    assert {
        "sent": ["1965-12-25"],
        "signed": ["1965-12-25"],
        "conversation": ["1965-12-24"],
        "kept": ["1965-12-25"],
        "rejected": ["1965-12-15"],
        "heading of the page": ["1965-12-15"],
    } == dates
    assert 2 == len(find(cable, "//@when[. = '1965-12-15']"))


def test_the_conflict_of_the_dates_is_told(cable):
    """Both readings of the date carry a note that says why one was kept and the other not."""
    targets = find(cable, "//t:notesStmt/t:note/@target")

    assert {"#" + each for each in find(cable, "//t:creation/t:date/@xml:id")} <= set(targets)


# Nothing is asserted that no source says


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_a_mark_says_who_speaks(path):
    """Whatever carries a degree of certainty also says whose judgement it is."""
    assert [] == find(etree.parse(path), "//*[@cert][not(@resp)]")


def test_what_is_inferred_is_explained(cable):
    """Every element of the header that we inferred has a note that gives the reason."""
    inferred = find(cable, "//t:sourceDesc//*[@cert][@resp]/@xml:id")

    assert 4 == len(inferred)
    assert {"#" + each for each in inferred} <= set(find(cable, "//t:notesStmt/t:note/@target"))


@pytest.mark.parametrize("path", REGISTERS, ids=shown)
def test_a_name_in_a_register_stands_on_the_page_or_is_marked(path, page):
    """A register knows what the page says; any other name carries @cert and @resp."""
    on_page = re.sub(r"[\[\]]", "", page)
    names = "self::t:persName or self::t:orgName or self::t:placeName or self::t:eventName or self::t:title"
    facts = f"{names} or self::t:occupation or self::t:msName or self::t:idno"

    found = find(etree.parse(path), f"//t:standOff//*[{facts}]")
    unmarked = [each.text for each in found if not find(each, "ancestor-or-self::*[@cert][@resp]")]

    assert found
    assert [] == [text for text in unmarked if text not in on_page and text not in OURS]


# The pointers


def declared(path):
    """The ids of a file."""
    return {element.get(ID) for element in etree.parse(path).iter() if element.get(ID)}


def target_of(pointer, tree, path):
    """The file and the id that a pointer means, by the prefixes its file declares; None for an address on the web."""
    if pointer.startswith(("http://", "https://")):
        return None
    if pointer.startswith("#"):
        return path, pointer[1:]
    prefix, _, rest = pointer.partition(":")
    [rule] = find(tree, f"//t:prefixDef[@ident='{prefix}']")
    matched = re.fullmatch(rule.get("matchPattern"), rest)
    assert matched, pointer
    place, _, fragment = rule.get("replacementPattern").replace("$1", matched[1]).partition("#")
    return path.parent / place, fragment


def pointers_of(tree):
    """Every pointer of a file."""
    values = (element.get(name, "") for element in tree.iter(TEI + "*") for name in POINTING)
    return [pointer for value in values for pointer in value.split()]


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_no_pointer_dangles(path):
    """Every pointer leads, by a declared prefix or a bare #, to an element that is there."""
    tree = etree.parse(path)
    targets = [target for pointer in pointers_of(tree) if (target := target_of(pointer, tree, path))]

    assert targets
    assert [] == [(shown(file), name) for file, name in targets if name not in declared(file)]


@pytest.mark.parametrize("folder", [ROOT / "tei", SAMPLE / "tei"], ids=shown)
def test_every_entry_of_a_register_is_used(folder):
    """No register holds what nothing points at."""
    used = {
        target_of(pointer, tree, path)
        for path, tree in ((path, etree.parse(path)) for path in folder.rglob("*.xml"))
        for pointer in pointers_of(tree)
    }
    kinds = "self::t:person or self::t:org or self::t:place or self::t:event or self::t:bibl or self::t:msDesc"
    entries = {
        (path, element.get(ID))
        for path in (folder / "authority").glob("*.xml")
        for element in find(etree.parse(path), f"//t:standOff//*[{kinds}]")
    }

    assert entries
    assert set() == entries - used


# The schemas


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_the_schema_accepts_our_files(path, schema):
    """All we publish is valid under the schema we ship."""
    schema.assertValid(etree.parse(path))


@pytest.mark.parametrize(
    ("broken", "by"),
    [
        ("a file without a title", ('<title type="main">', "<author>", "</title>", "</author>")),
        ("a misspelt element", ("<persName ", "<presName ", "</persName>", "</presName>")),
        ("a word outside its paragraph", ("<closer>", "stray <closer>")),
        ("an unknown attribute", ('<date when="1965-12-24">', '<date wen="1965-12-24">')),
        ("a prefix without its name", ('<prefixDef ident="org"', "<prefixDef")),
        ("an unknown status", ('<availability status="unknown">', '<availability status="open">')),
        ("no statement of publication", ("publicationStmt>", "editionStmt>")),
    ],
)
def test_the_schema_refuses(broken, by, schema):
    """The schema is no rubber stamp."""
    text = CABLE.read_text("utf-8")
    for old, new in zip(by[::2], by[1::2], strict=True):
        assert old in text
        text = text.replace(old, new, 1) if old.startswith(("<title", "</title")) else text.replace(old, new)

    assert not schema.validate(etree.fromstring(text.encode())), broken


def test_our_files_are_valid_tei(shared):
    """All we publish is valid under the full schema of the TEI, by another validator."""
    jing = shutil.which("jing")
    if jing is None:
        pytest.skip("jing is not installed")
    command = [jing, str(shared / "tei/tei_all.rng"), *map(str, FILES)]

    run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)

    assert (0, "") == (run.returncode, run.stdout)


# The sample project


def test_the_sample_names_its_settings():
    """The settings of the sample can be read, and its folders are there."""
    settings = tomllib.loads((SAMPLE / "teilink.toml").read_text("utf-8"))

    assert settings["base"].endswith("/")
    assert [True, True] == [(SAMPLE / settings[name]).is_dir() for name in ("documents", "registers")]
    assert f"/{settings['output']}/" in (SAMPLE / "gitignore").read_text("utf-8").split()


def test_the_workflow_of_the_sample_validates():
    """The workflow that `init` writes installs teilink and checks the documents."""
    workflow = yaml.safe_load((SAMPLE / "workflow.yml").read_text("utf-8"))

    runs = [step["run"] for step in workflow["jobs"]["validate"]["steps"] if "run" in step]

    assert ["python -m pip install teilink", "teilink validate tei/ --format github"] == runs


def test_the_sample_names_its_schema_for_editors():
    """Each file of the sample leads an editor to schemas/teilink.rng of the project."""
    for path in SAMPLE_FILES:
        [instruction] = etree.parse(path).xpath("/processing-instruction('xml-model')")

        assert SAMPLE / "schemas" / "teilink.rng" == Path(os.path.normpath(path.parent / instruction.get("href")))
