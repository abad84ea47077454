"""Kinds of broken crosswalk, each as somebody might write it, with exactly what is said of it."""

from __future__ import annotations

import pytest

from teilink.crosswalk.loading import load
from teilink.errors import ProjectError, UsageError
from teilink.source import Source

MAKE = """make:
  record: {iri: "doc/{slug}", type: ["schema:Message"]}
"""

BROKEN = {
    "a bracket that is never closed": (
        'rules:\n  - {id: "a", find: "head", as: "text", to: ["schema:name"}\n',
        ["4:59 TL010 expected ',' or ']', but got '}'"],
    ),
    "a quotation mark within quotation marks": (
        'rules:\n  - {id: "a", find: "div[@type="letter"]", as: "text", to: ["schema:name"]}\n',
        ["4:33 TL010 expected ',' or '}', but got '<scalar>'"],
    ),
    "an indentation by a tab": (
        'rules:\n\t- {id: "a", find: "head", as: "text", to: ["schema:name"]}\n',
        ["4:1 TL010 found character '\\t' that cannot start any token"],
    ),
    "a key with a slip": (
        'rules:\n  - {id: "a", fnid: "head", as: "text", to: ["schema:name"]}\n',
        ["4:5 TL015 the rule has no key find", "4:15 TL011 fnid is not a key of a rule (did you mean find?)"],
    ),
    "a key given twice": (
        'rules:\n  - {id: "a", find: "head", as: "text", to: ["schema:name"], to: ["schema:headline"]}\n',
        ["4:62 TL011 to is given twice in a rule"],
    ),
    "a key of another kind of value": (
        'rules:\n  - {id: "a", find: "head", as: "text", to: ["schema:name"], bounds: ["tl:sentEarliest"]}\n',
        ["4:62 TL011 bounds is not a key of a rule of the kind text (it is read by the kind date only)"],
    ),
    "a kind of value that there is not": (
        'rules:\n  - {id: "a", find: "head", as: "txet", to: ["schema:name"]}\n',
        ["4:33 TL012 txet is not a kind of value (did you mean text?)"],
    ),
    "a property that its vocabulary has not": (
        'rules:\n  - {id: "a", find: "head", as: "text", to: ["dcterms:titel"]}\n',
        ["4:46 TL013 dcterms has no term titel (did you mean dcterms:title?)"],
    ),
    "a property of a prefix that nobody declared": (
        'rules:\n  - {id: "a", find: "head", as: "text", to: ["dct:title"]}\n',
        ["4:46 TL013 the prefix dct is not known (did you mean dcterms:title?)"],
    ),
    "a property without its prefix": (
        'rules:\n  - {id: "a", find: "head", as: "text", to: ["title"]}\n',
        ["4:46 TL013 title has no prefix (did you mean dcterms:title?)"],
    ),
    "a class in place of a property": (
        'rules:\n  - {id: "a", find: "head", as: "text", to: ["schema:Book"]}\n',
        ["4:46 TL013 schema:Book is a class, not a property"],
    ),
    "a property that an address cannot hold": (
        'rules:\n  - {id: "a", find: "head", as: "text", to: ["tl:who sent"]}\n',
        ["4:46 TL013 tl has no term who sent"],
    ),
    "a property of another thing": (
        '  meta: {for: "header:.", iri: "{record}#meta", type: ["schema:CreativeWork"]}\n'
        'rules:\n  - {id: "a", find: "signed", as: "agent", to: ["schema:sender"], about: "meta"}\n',
        [
            "5:49 TL017 schema:sender belongs to schema:Message or schema:ReceiveAction, not to schema:CreativeWork"
            " (of what is made it fits record)",
        ],
    ),
    "what is always said of a thing that cannot have it": (
        '  text: {for: "text", iri: "{record}#t", type: "schema:Book", always: [{to: "schema:sender", word: "x"}]}\n',
        ["3:77 TL017 schema:sender belongs to schema:Message or schema:ReceiveAction, not to schema:Book"],
    ),
    "a property of another kind of entry": (
        "entities:\n"
        '  person: {types: {else: "schema:Person"}, name: "persName", also: [{find: ".", as: "date",'
        ' to: "schema:foundingDate"}]}\n',
        ["4:97 TL017 schema:foundingDate belongs to schema:Organization, not to schema:Person"],
    ),
    "an entry that is read from a header": (
        'entities:\n  place: {types: {else: "schema:Place"}, name: "header:title"}\n',
        ["4:48 TL015 what describes an entry of a register is not read from a header"],
    ),
    "a path that is not XPath": (
        'rules:\n  - {id: "a", find: "body/div[1/head", as: "text", to: ["schema:name"]}\n',
        ["4:30 TL014 [ is never closed in the path body/div[1/head"],
    ),
    "a path with a prefix": (
        'rules:\n  - {id: "a", find: "tei:head", as: "text", to: ["schema:name"]}\n',
        ["4:22 TL014 the prefix tei is not known; TEI names stand without one in the path tei:head"],
    ),
    "a path that gives a text": (
        'rules:\n  - {id: "a", find: "string(head)", as: "text", to: ["schema:name"]}\n',
        ["4:22 TL014 the path gives a value, not elements in the path string(head)"],
    ),
    "a function of XPath 2.0": (
        'rules:\n  - {id: "a", find: "p[matches(., \'x\')]", as: "text", to: ["schema:text"]}\n',
        ["4:24 TL014 matches() is a function of XPath 2.0 (in XPath 1.0: p[contains(., 'x')])"],
    ),
    "a sequence of XPath 2.0": (
        'rules:\n  - {id: "a", find: "header:(fileDesc, profileDesc)", as: "text", to: ["schema:text"]}\n',
        ["4:29 TL014 a sequence is XPath 2.0 (in XPath 1.0: header:fileDesc | profileDesc)"],
    ),
    "a rule that goes nowhere": (
        'rules:\n  - {id: "a", find: "head", as: "text"}\n',
        ["4:5 TL015 the rule has no key to"],
    ),
    "a rule about a thing that is not made": (
        'rules:\n  - {id: "a", find: "head", as: "text", to: ["schema:name"], about: "recrod"}\n',
        ["4:69 TL015 nothing called recrod is made (did you mean record?)"],
    ),
    "two rules of one name": (
        'rules:\n  - &a {id: "a", find: "head", as: "text", to: ["schema:name"]}\n'
        '  - {id: "a", find: "p", as: "text", to: ["schema:text"]}\n',
        ["5:5 TL015 two rules have the id a"],
    ),
    "a scheme that is not declared": (
        'schemes: {wcda: {name: "Archive"}}\n'
        'rules:\n  - {id: "a", find: "idno", as: "identifier", scheme: "wdca", to: ["dcterms:identifier"]}\n',
        ["5:55 TL015 no scheme is called wdca (did you mean wcda?)"],
    ),
    "a citation of a rule that there is not": (
        'rules:\n  - {id: "author", find: "p", as: "text", to: ["schema:name"]}\n'
        '  - {id: "b", find: ".", as: "template", template: "{autor}.", to: ["schema:creditText"]}\n',
        [
            "5:52 TL015 the template names {autor}, and no rule has that id or field (did you mean {author}?)",
        ],
    ),
    "a need in other words": (
        'rules:\n  - {id: "a", find: "head", as: "text", to: ["schema:name"], need: "required"}\n',
        ["4:68 TL015 required is not a need (the needs are any, one, one-per-language, some)"],
    ),
    "a field of three parts": (
        'rules:\n  - {id: "a", field: "a.b.c", find: "head", as: "text", to: ["schema:name"]}\n',
        [
            '4:22 TL015 "a.b.c" is no name of a field'
            " (write letters, digits and hyphens, with at most one dot: archive.shelfmark)",
        ],
    ),
    "what the text says, inherited from the header": (
        'rules:\n  - {id: "a", find: "text/@xml:lang", inherit: "yes", as: "language", to: ["schema:inLanguage"]}\n',
        [
            "4:48 TL015 only what the header says is inherited, and text/@xml:lang does not start there"
            ' (write find: "header:…")',
        ],
    ),
    "a unit that is an attribute": (
        'units: ["text/@xml:id"]\n',
        ["3:9 TL014 a unit is an element, and text/@xml:id finds an attribute"],
    ),
    "two things that would be one": (
        '  text: {for: "text", iri: "doc/{slug}", type: ["schema:Book"]}\n',
        ['3:28 TL015 record and text have the same address doc/{slug} (write for example "{record}#text")'],
    ),
    "a base without its last slash": (
        'base: "https://a.example"\n',
        ["3:7 TL015 the base is an http address that ends in a slash"],
    ),
    "a file to extend that is not there": (
        'extends: "comon.yaml"\n',
        ['3:10 TL015 no such file: comon.yaml (extends is "teilink" or the path of a file from this one)'],
    ),
    "a rule to drop that there is not": (
        'drop: ["title"]\n',
        ["3:8 TL015 no rule that is extended has the id title (nothing is extended here)"],
    ),
    "an alias of nothing": (
        "rules: *shared\n",
        ["3:8 TL010 *shared stands for nothing: no anchor before it is called that"],
    ),
    "an element that TEI does not have": (
        'rules:\n  - {id: "a", find: "header:fileDesc/titelStmt/title", as: "text", to: "title"}\n',
        [
            "4:38 TL016 TEI has no element titelStmt (did you mean titleStmt?)",
            "4:72 TL013 title has no prefix (did you mean dcterms:title?)",
        ],
    ),
}


def _missing(_includer, name):
    raise UsageError(f"no such file: {name}")


@pytest.mark.parametrize(("text", "expected"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_crosswalk_is_told_exactly(text, expected):
    """Line, column, code, message, and in brackets what to do: all of it, and nothing else."""
    with pytest.raises(ProjectError) as caught:
        load(Source("crosswalk.yaml", (MAKE + text).encode()), _missing)

    assert expected == [
        f"{each.place.start.line}:{each.place.start.column} {each.code} {each.message}"
        + (f" ({each.help})" if each.help else "")
        for each in caught.value.diagnostics
    ]
