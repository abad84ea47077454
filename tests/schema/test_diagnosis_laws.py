"""What holds of the diagnosis of any document: a slip is put right, and whatever is refused is told well."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from random import Random

import pytest
from diagnosed import file_of, findings, repaired
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree
from relaxng_suite import cases
from spoiling import spoilt
from vocabulary import Vocabulary

from teilink.project import read_schema
from teilink.resources import shipped
from teilink.schema.relaxng.acceptance import accepts
from teilink.schema.relaxng.diagnosis import Diagnosis
from teilink.schema.relaxng.grammar import Grammar
from teilink.schema.relaxng.names import local_of
from teilink.schema.relaxng.suggestions import ATTRIBUTE_HABITS, HABITS, distance
from teilink.schema.validity import Schema
from teilink.source import Source

MUTATIONS = 500
DOCUMENTS = ("tei/wcda-118686.xml", "tei/authority/people.xml", "src/teilink/sample/tei/sample-1.xml")
# The first two are of the stage of pointers, and stand for ID and IDREF.
CODES = {"TL401", "TL402", *(f"TL20{number}" for number in range(1, 8))}


@pytest.fixture(scope="module")
def schema():
    """The shipped schema."""
    return read_schema(shipped("schemas/teilink.rng")).grammar


@pytest.fixture(scope="module")
def words(schema):
    """What the schema speaks of."""
    return Vocabulary(schema)


@pytest.fixture(scope="module")
def documents(root):
    """Documents of ours, all of them valid, without what lies outside of their roots."""
    parser = etree.XMLParser(collect_ids=False)
    return [etree.fromstring((root / name).read_bytes(), parser) for name in DOCUMENTS]


# -- slips ------------------------------------------------------------------------------------------------------------


@st.composite
def slips(draw, name):
    """A name with one slip of the hand: two letters exchanged, one left out, one written large or small."""
    at = draw(st.integers(0, len(name) - 2))
    kind = draw(st.sampled_from(("exchange", "drop", "capital")))
    middle = {"exchange": name[at + 1] + name[at], "drop": name[at + 1], "capital": name[at].swapcase() + name[at + 1]}
    slip = name[:at] + middle[kind] + name[at + 2 :]
    assume(slip != name)
    return slip


def _is_clear(slip, name, others, habits):
    """Whether nobody could take a slip for another name than the right one."""
    far = distance(slip.casefold(), name.casefold())
    return slip.lower() not in habits and all(
        distance(slip.casefold(), other.casefold()) > far for other in others if other != name
    )


def _told(document, schema):
    [found] = findings(document, schema)
    return found.code, found.help.partition(" (")[0].rstrip("?"), repaired(document, [found], "safe")


@settings(max_examples=150)
@given(data=st.data())
def test_a_slip_in_a_tag_is_told_and_repaired(data, schema, words, documents):
    """The name that was meant is the one proposed, and the safe fix gives the document back, byte for byte."""
    document = deepcopy(data.draw(st.sampled_from(documents)))
    before = etree.tostring(document)
    element = data.draw(st.sampled_from([each for each in document.iter("{*}*") if len(local_of_tag(each)) > 3]))
    name = local_of_tag(element)
    slip = data.draw(slips(name))
    assume(_is_clear(slip, name, map(local_of, words.names), HABITS))

    element.tag = etree.QName(etree.QName(element).namespace, slip)

    assert ("TL202", f"did you mean <{name}>", before) == _told(etree.tostring(document), schema)


@settings(max_examples=150)
@given(data=st.data())
def test_a_slip_in_the_name_of_an_attribute_is_told_and_repaired(data, schema, words, documents):
    """So for attributes."""
    document = deepcopy(data.draw(st.sampled_from(documents)))
    before = etree.tostring(document)
    named = [(each, name) for each in document.iter("{*}*") for name in each.attrib if name[0] != "{" and len(name) > 3]
    element, name = data.draw(st.sampled_from(named))
    slip = data.draw(slips(name))
    assume(_is_clear(slip, name, (each for each in words.attribute_names if " " not in each), ATTRIBUTE_HABITS))

    items = [(slip if each == name else each, value) for each, value in element.items()]
    element.attrib.clear()
    element.attrib.update(items)

    assert ("TL205", f"did you mean @{name}", before) == _told(etree.tostring(document), schema)


def local_of_tag(element):
    """The local part of the name of an element."""
    return etree.QName(element).localname


# -- any document -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def diagnosed(schema, words, documents):
    """Documents spoilt by chance, each with whether it is accepted and what is told of it."""
    judged = []
    for number in range(MUTATIONS):
        chance = Random(number)
        data = spoilt(chance.choice(documents), words, chance)
        judged.append((data, accepts(schema, data), Schema(schema).check(file_of(data))))
    return judged


def test_what_is_refused_is_told_and_what_is_accepted_is_not(diagnosed):
    """The diagnosis agrees with the verdict, however it comes about."""
    verdicts = Counter(is_accepted for _, is_accepted, _ in diagnosed)

    assert [] == [data for data, is_accepted, found in diagnosed if is_accepted is bool(found)]
    assert min(verdicts.values()) > MUTATIONS // 5


def test_nothing_is_told_twice(diagnosed):
    """No finding comes back, and no attribute has two; nor is a document refused without a reason."""
    for _, _, found in diagnosed:
        keys = [(each.code, each.message, each.place.span) for each in found]
        attributes = [each.place.span for each in found if "/@" in each.place.xpath and each.code != "TL401"]
        assert len(set(keys)) == len(keys)
        assert len(set(attributes)) == len(attributes)
        assert [] == [each for each in found if "as a whole" in each.message]


def test_every_finding_can_be_read_and_found(diagnosed):
    """A code, a message and a help that are short, and a place inside of the file that shows something."""
    told = [(data, each) for data, _, found in diagnosed for each in found]

    assert CODES >= {each.code for _, each in told} >= CODES - {"TL401", "TL402"}
    for data, each in told:
        assert len(each.message) + len(each.help) < 300
        assert each.message[0] in "<@" or each.message[0].islower()
        assert each.help.strip() == each.help != ""
        assert 0 <= each.place.span.start < each.place.span.end <= len(data)
        assert data[slice(*each.place.span)].strip()


def test_a_safe_fix_leaves_less_to_tell(diagnosed, schema):
    """Each of them alone: the document is still XML, and what was told is told no more, nor anything in its place."""
    tried = 0
    for data, _, found in diagnosed:
        for each in found:
            if each.fix is None or each.fix.applicability != "safe":
                continue
            after = repaired(data, [each], "safe")
            left = Diagnosis(schema, file_of(after)).findings() if not accepts(schema, after) else []
            assert len(left) < len(found), each.message
            tried += 1

    assert 10 < tried


def test_documents_of_any_schema_are_told(shared):
    """Whatever RELAX NG can say: the refused documents of James Clark's suite have their findings."""
    refused = [
        case for case in cases(shared) if case.document and not case.expected and b"<!DOCTYPE" not in case.document
    ]
    for case in refused:
        grammar = Grammar.read(Source("schema.rng", case.schema), case._part)
        found = Diagnosis(grammar, file_of(case.document)).findings()

        assert found, case.name
        assert all(len(each.message) + len(each.help) < 300 and each.help for each in found)
        assert [] == [case.name for each in found if "as a whole" in each.message]

    assert 100 < len(refused)
