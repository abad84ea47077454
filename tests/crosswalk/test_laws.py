"""What holds of every record, whatever is in the file."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rung_letters import RUNGS, letter
from small_letter import BASE, body, file, mapper, record, said, tei

from teilink.crosswalk.mapper import Mapper
from teilink.rdf.terms import expand

LAW = settings(deadline=None, max_examples=50)
CONTENT = {f"{{http://www.tei-c.org/ns/1.0}}{name}" for name in ("text", "standOff", "abstract")}
MAPPER = mapper()
RULES = {rule.id: rule for rule in MAPPER.crosswalk.rules}
EVERY = [letter([rung]) for rung in RUNGS]
"""A letter for each rung of the shipped crosswalk: together they have most of what rules look for."""


# -- letters ----------------------------------------------------------------------------------------------------------

_LETTERS = st.text(alphabet="aé “<&\"'\\\n\U0001f4dc", max_size=6).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
)
_WHEN = st.sampled_from(["1965", "1965-12", "1965-12-25", "25.12.", "", "--12"])
_REF = st.sampled_from(["", 'ref="person:ada"', 'ref="person:ada http://a.example/b"', 'ref="#x"', 'xml:id="x"'])
_SAID_BY = st.sampled_from(["", 'cert="low" resp="person:bob"', 'resp="#x" cert="high"', 'xml:lang="fr"'])


@st.composite
def letters(draw):
    """A letter whose header and body are drawn from what rules look for."""

    def name(tag):
        return f"<{tag} {draw(_REF)}>{draw(_LETTERS)}</{tag}>"

    header = [
        f"<fileDesc><titleStmt><title>{draw(_LETTERS)}</title>{name('author')}</titleStmt></fileDesc>",
        f'<profileDesc><correspDesc><correspAction type="sent">{name("persName")}{name("orgName")}'
        f'<date when="{draw(_WHEN)}">{draw(_LETTERS)}</date></correspAction></correspDesc></profileDesc>',
        f'<profileDesc><creation><date {draw(_SAID_BY)} when="{draw(_WHEN)}" source="#x">{draw(_LETTERS)}</date>'
        "</creation></profileDesc>",
        f"<profileDesc><abstract><p>{draw(_LETTERS)}</p></abstract></profileDesc>",
        f'<revisionDesc><change when="{draw(_WHEN)}"/></revisionDesc>',
    ]
    lang = draw(st.sampled_from(["", 'xml:lang="en"', 'xml:lang="no tag"']))
    text = body(f"<head>{draw(_LETTERS)}</head><p>{name('persName')}{name('rs')}</p>", lang)
    return tei("".join(draw(st.lists(st.sampled_from(header), max_size=5))), text * draw(st.integers(0, 2)))


# -- origins ----------------------------------------------------------------------------------------------------------


def _around(element):
    return [element, *element.iterancestors()]


def _rules_inside(found):
    """The rules that read something inside of text or abstract."""
    return {
        origin.rule for _, origin in found.origins() if any(each.tag in CONTENT for each in _around(origin.element))
    }


@LAW
@given(letters())
def test_every_statement_knows_where_it_comes_from(data):
    """The origin of a statement is an element of this file, and a rule or a thing of the crosswalk."""
    read = file(data)
    [document] = MAPPER.documents(read)
    found = MAPPER.document(document).record
    known = {rule.id for rule in MAPPER.crosswalk.rules} | set(MAPPER.crosswalk.things)
    elements = set(read.root.iter("*"))

    assert all(found.origin(each) for each in found.statements)
    assert sorted(set(found.statements)) == list(found.statements)
    assert all(origin.element in elements for _, origin in found.origins())
    assert {origin.rule for _, origin in found.origins()} <= known
    assert not [each for each in found.statements if any(term.startswith("_:") for term in each)]


@cache
def only(rule):
    """A mapper with one rule of the shipped crosswalk and all its things."""
    crosswalk = replace(MAPPER.crosswalk, rules=(RULES[rule],))
    return Mapper(crosswalk, MAPPER.registers, BASE)


def starts(document, rule):
    """Where the path of a rule starts in a document."""
    if not rule.path.in_header:
        return [document.root]
    return [each for each in (document.header, document.file_header) if each is not None]


def place(read, origin):
    """Where a finding about a statement would be shown."""
    if origin.attribute:
        return read.place_of_attribute(origin.element, origin.attribute)
    return read.place_of_element(origin.element)


def unfounded(data):
    """The statements of a file, document by document, of which the law of origins does not hold."""
    read, again = file(data), file(data)
    for document, other in zip(MAPPER.documents(read), MAPPER.documents(again), strict=True):
        found, repeated = MAPPER.document(document).record, MAPPER.document(other).record
        yield from set(found.lines) ^ set(repeated.lines)
        for statement, line in zip(found.statements, found.lines, strict=True):
            origin, same = found.origin(statement), repeated.origin(statement)
            if (origin.rule, origin.rung, place(read, origin)) != (same.rule, same.rung, place(again, same)):
                yield line
            rule = RULES.get(origin.rule)
            if rule is None or rule.template is not None:
                continue
            selected = {each for start in starts(document, rule) for each in rule.path.select(start)}
            # Where a name holds a name, the inner one is what was read.
            is_found = {origin.element, origin.element.getparent()} & selected
            if not is_found or line not in only(rule.id).document(document).record.lines:
                yield line


@LAW
@given(letters())
def test_the_rule_of_an_origin_gives_its_statement_again(data):
    """It selects the element from the unit or its header; alone, on the same bytes, it says the same of the same."""
    assert [] == list(unfounded(data))


@pytest.mark.parametrize("number", range(len(RUNGS)), ids=lambda number: RUNGS[number].rule)
def test_the_rule_of_a_rung_gives_its_statement_again(number):
    """For every rung, in units of all sorts."""
    assert [] == list(unfounded(EVERY[number]))


@pytest.mark.parametrize(
    ("line", "marked", "data"),
    [
        ("tl:sentLatest", 'notAfter="1966"', '<date notAfter="1966">x</date>'),
        ("dcterms:created", 'when="1965"', '<date when="1965">x</date>'),
        ("schema:sender", 'ref="person:ada"', '<persName ref="person:ada"/>'),
        ("schema:sender", 'key="Ada One"', '<persName key="Ada One"/>'),
        ("schema:sender", "<persName", "<persName>Cleo</persName>"),
        ("schema:sender", 'corresp="person:ada"', '<name><persName corresp="person:ada">A.</persName></name>'),
    ],
)
def test_an_origin_is_the_attribute_that_was_read(line, marked, data):
    """What a finding about the value underlines."""
    action = f'<correspAction type="sent">{data}</correspAction>'
    read = file(tei(f"<profileDesc><correspDesc>{action}</correspDesc></profileDesc>"))
    [document] = MAPPER.documents(read)
    found = MAPPER.document(document).record
    [statement] = [each for each in found.statements if (each[0], each[1]) == (found.iri, expand(line))]
    shown = place(read, found.origin(statement))

    assert marked == shown.line_text[shown.start.column - 1 : shown.end.column - 1]


# -- the same bytes ---------------------------------------------------------------------------------------------------


@LAW
@given(letters())
def test_the_same_file_gives_the_same_record(data):
    """Twice by one mapper, once by another, and from another parse of the same bytes."""
    [document] = MAPPER.documents(file(data))
    [again] = MAPPER.documents(file(data))
    first = MAPPER.document(document).record.statements

    assert first == MAPPER.document(document).record.statements
    assert first == mapper().document(again).record.statements


def told(ready, files):
    """All that a mapper says and finds of some files, in order, as one digest."""
    found = hashlib.sha256()
    for data in files:
        for document in ready.documents(file(data)):
            applied = ready.document(document)
            said_ = [*applied.record.lines, *(each.message for each in applied.findings), *applied.matched]
            found.update("\n".join(said_).encode())
    return found.hexdigest()


def test_what_a_mapper_read_before_changes_nothing():
    """What it keeps of one file for the next (pointers, headers, descriptions) is the same from all of them."""
    alone = [told(mapper(), [data]) for data in EVERY[::9]]
    ready = mapper()
    there = [told(ready, [data]) for data in EVERY]
    back = [told(ready, [data]) for data in reversed(EVERY)][::-1]

    assert there == back
    assert alone == there[::9]


@pytest.mark.parametrize("seed", ["0", "1"])
def test_another_process_says_the_same(seed):
    """Nothing depends on the order of a set, which differs between processes."""
    code = "from test_laws import EVERY, MAPPER, told; print(told(MAPPER, EVERY))"
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parent,
        env={"PYTHONHASHSEED": seed, "PATH": "", "PYTHONPATH": "."},
        capture_output=True,
        check=True,
        timeout=60,
    )

    assert told(MAPPER, EVERY) == run.stdout.decode().strip()


# -- what is written --------------------------------------------------------------------------------------------------


def _as_rdf(found):
    """The statements of a record as a strict reader of N-Triples reads them."""
    data = "".join(f"{line} .\n" for line in found.lines).encode()
    return list(pyoxigraph.parse(data, pyoxigraph.RdfFormat.N_TRIPLES))


@LAW
@given(letters())
def test_every_record_is_rdf(data):
    """Whatever the letters say: quotes, signs, line ends and addresses are written as N-Triples want them."""
    [document] = MAPPER.documents(file(data))
    found = MAPPER.document(document).record

    assert len(found.lines) == len(_as_rdf(found))
    assert not [each for each in found.statements if any(term.startswith("_:") for term in each)]


# -- access -----------------------------------------------------------------------------------------------------------


@LAW
@given(letters())
def test_what_is_withheld_is_part_of_the_whole(data):
    """Nothing that stands in text or abstract is left; only where a field was filled from there a later rung serves."""
    [document] = MAPPER.documents(file(data))
    found, whole = MAPPER.document(document, is_withheld=True).record, MAPPER.document(document).record
    rules = {rule.id: rule for rule in MAPPER.crosswalk.rules}
    gone = {rules[each].field for each in _rules_inside(whole) & rules.keys()} - {""}
    other = [rules[found.origin(each).rule] for each in set(found.statements) - set(whole.statements)]

    assert _rules_inside(found) <= {"text", "text-language", "file-language"}
    assert [] == [rule.id for rule in other if rule.field not in gone and rule.template is None]


@pytest.mark.parametrize("data", EVERY, ids=lambda data: hashlib.sha256(data.encode()).hexdigest()[:8])
def test_nothing_of_the_text_is_left_of_any_rung(data):
    """Of no letter that shows a rung, whether its text is a file or a division of one."""
    for document in MAPPER.documents(file(data)):
        found = MAPPER.document(document, is_withheld=True).record
        around = {document.root, *document.root.iterancestors()}
        # What is always true of a division is said of it, though it stands in a text itself.
        constant = {origin.rule for _, origin in found.origins() if origin.element in around} - RULES.keys()

        assert _rules_inside(found) - constant <= {"text", "text-language", "file-language"}


# -- addresses --------------------------------------------------------------------------------------------------------


_IDS = st.text(alphabet="abcXYZ0129._-é", min_size=1, max_size=8).filter(lambda text: text[0].isalpha())


@LAW
@given(st.lists(_IDS, min_size=2, max_size=6, unique=True))
def test_different_ids_have_different_addresses(ids):
    """Addresses are minted from ids alone: no two parts of a document share one."""
    people = "".join(f'<persName xml:id="{each}">x</persName>' for each in ids)
    action = f'<correspAction type="sent">{people}</correspAction>'
    found = record(tei(f"<profileDesc><correspDesc>{action}</correspDesc></profileDesc>"))

    assert len(ids) == len(said(found, "schema:sender"))


@LAW
@given(st.lists(_IDS.map(str.lower), min_size=2, max_size=6, unique=True))
def test_different_documents_have_different_addresses(ids):
    """Of ids in small letters; others can clash, which is a finding (TL503)."""
    files = [file(tei(attributes=f'xml:id="{each}"')) for each in ids]

    assert len({each.removesuffix(".xml") for each in ids}) == len(
        {MAPPER.document(document).record.iri for each in files for document in MAPPER.documents(each)}
    )
