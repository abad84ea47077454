"""The attributes that are judged are those that TEI calls pointers."""

from __future__ import annotations

import pytest
from lxml import etree

from teilink.pointers.attributes import ATTRIBUTES, pointers, pointing
from teilink.source import Source
from teilink.tei.document import NAMESPACE, XML
from teilink.tei.reading import read

RNG = "{http://relaxng.org/ns/structure/1.0}"
# Where a name or an address of the web stands, and nothing that is in a project.
NOT_JUDGED = {
    "base", "datcat", "defaultExceptions", "except", "filter", "location", "mergedIn", "name", "ns", "property",
    "require", "targetDatcat", "uri", "url", "valueDatcat",
}  # fmt: skip
ELEMENTS = (
    "app arc catRef certainty conversion f fs handShift iNode leaf move msDesc node nym occupation p post relation "
    "root rt span tech timeline when"
)


def _uris(node, definitions, seen):
    """Whether a pattern, or what it refers to, has a datatype of pointers."""
    for child in node.iter(RNG + "data", RNG + "ref"):
        if child.get("type") == "anyURI":
            return True
        name = child.get("name")
        if name in definitions and name not in seen:
            seen.add(name)
            if any(_uris(each, definitions, seen) for each in definitions[name]):
                return True
    return False


def test_every_pointer_of_tei_is_judged_or_left_out_on_purpose(shared):
    """By the datatype anyURI in the schema of all of TEI."""
    grammar = etree.parse(shared / "tei" / "tei_all.rng").getroot()
    definitions = {}
    for each in grammar.iter(RNG + "define"):
        definitions.setdefault(each.get("name"), []).append(each)
    named = [each for each in grammar.iter(RNG + "attribute") if _uris(each, definitions, set())]
    declared = {each.get("name").removeprefix("xml:") for each in named}
    judged = {name for name in declared if _is_judged(name)}

    assert declared - NOT_JUDGED == judged
    assert declared >= set(ATTRIBUTES)


def _is_judged(name):
    body = "".join(f'<{element} {name}="#a"/>' for element in ELEMENTS.split())
    file = read(Source("a.xml", f'<TEI xmlns="{NAMESPACE}">{body}</TEI>'.encode()))
    return name in {attribute for _, attribute, _ in pointing(file)}


def test_an_attribute_of_another_namespace_is_no_pointer():
    """`x:ref` is not `ref`."""
    text = f'<TEI xmlns="{NAMESPACE}" xmlns:x="urn:x" x:ref="#a" xml:id="ref" ref="#b"/>'
    [(_, name, value)] = pointing(read(Source("a.xml", text.encode())))

    assert ("ref", "#b") == (name, value)


def test_other_attributes_may_be_asked_for():
    """In the order of the file."""
    text = f'<TEI xmlns="{NAMESPACE}" key="K" xml:lang="en"><p ref="#b" n="1" key="L"/></TEI>'
    file = read(Source("a.xml", text.encode()))

    assert [("key", "K"), ("ref", "#b"), ("key", "L")] == [(name, value) for _, name, value in pointing(file, "key")]
    assert [("ref", "#b")] == [(name, value) for _, name, value in pointing(file)]
    assert XML + "lang" not in {name for _, name, _ in pointing(file, "lang")}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("#a", ["#a"]),
        (" #a\n\t#b  #a ", ["#a", "#b"]),
        ("", []),
        (" ", []),
        ("#xpath(//p [1]) #a", ["#xpath(//p [1])", "#a"]),
        ("a.xml#range(left(//p [1]), right(//q))#x b", ["a.xml#range(left(//p [1]), right(//q))#x", "b"]),
        ("https://de.example/Thun_(Graf) #a", ["https://de.example/Thun_(Graf)", "#a"]),
        ("a( b", ["a(", "b"]),
    ],
)
def test_an_attribute_is_parted_at_blanks_outside_brackets(value, expected):
    """Each pointer once, in order."""
    assert expected == pointers(value)
