"""A crosswalk that extends another changes it: what it says itself holds, and the rest is that of the other."""

from __future__ import annotations

import pytest

from teilink.crosswalk.loading import load
from teilink.errors import ProjectError, UsageError
from teilink.rdf.terms import expand
from teilink.source import Source

BASE = """crosswalk: "base"
version: "7"
base: "https://a.example/"
units: ["text/group/text"]
make:
  record: {iri: "doc/{slug}", type: ["schema:Message"]}
  meta: {iri: "{record}#meta", type: ["schema:CreativeWork"], for: "header:."}
schemes:
  mark: {name: "Mark"}
entities:
  person:
    types: {else: ["schema:Person"]}
    name: "persName"
    also:
      - {find: "note", as: "text", to: ["schema:description"]}
      - {find: "occupation", as: "text", to: ["schema:jobTitle"]}
rules:
  - {id: "title", find: "head", as: "text", to: ["schema:name"]}
  - {id: "sender-1", field: "sender", find: "p", as: "agent", to: ["schema:sender"]}
  - {id: "between", find: "q", as: "text", to: ["schema:text"]}
  - {id: "sender-2", field: "sender", find: "ab", as: "agent", to: ["schema:sender"]}
"""


def loaded(own, name="crosswalk.yaml", **files):
    """A crosswalk among other files: `base_yaml` is the file base.yaml."""
    found = {
        "base.yaml": BASE,
        **{key.replace("__", "/").replace("_yaml", ".yaml"): text for key, text in files.items()},
    }

    def part(includer, path):
        if path not in found:
            raise UsageError(f"no such file: {path}")
        return Source(path, found[path].encode())

    return load(Source(name, own.encode()), part)


def faults(own, **files):
    """What is wrong, in short."""
    with pytest.raises(ProjectError) as caught:
        loaded(own, **files)
    return [
        f"{each.place.path}:{each.place.start.line}:{each.place.start.column} {each.code} {each.message}"
        + (f" - {each.help}" if each.help else "")
        for each in caught.value.diagnostics
    ]


def rules(crosswalk):
    """The rules in order: id, field and rung, path."""
    return [f"{rule.id} {rule.field}{rule.rung or ''} {rule.path.text}" for rule in crosswalk.rules]


def test_an_extension_that_says_nothing_is_what_it_extends():
    """All that is not said anew is taken over."""
    crosswalk = loaded('extends: "base.yaml"\n')

    assert ("base", "7", "https://a.example/") == (crosswalk.name, crosswalk.version, crosswalk.base)
    assert ["text/group/text"] == [unit.text for unit in crosswalk.units]
    assert ["title  head", "sender-1 sender1 p", "between  q", "sender-2 sender2 ab"] == rules(crosswalk)
    assert ["crosswalk.yaml", "base.yaml"] == [source.name for source in crosswalk.sources]


def test_what_a_file_says_of_the_whole_holds():
    """Name, version, base and units are those of the file itself."""
    crosswalk = loaded('extends: "base.yaml"\ncrosswalk: "own"\nversion: "1"\nbase: "https://b.example/"\nunits: "."\n')

    assert ("own", "1", "https://b.example/") == (crosswalk.name, crosswalk.version, crosswalk.base)
    assert ["."] == [unit.text for unit in crosswalk.units]


def test_a_rule_with_the_id_of_another_takes_its_place_as_a_whole():
    """The line is exchanged where it stood, and nothing of the old one is kept."""
    own = '{id: "sender-1", find: "seg", as: "words", to: ["schema:sender"]}'
    crosswalk = loaded(f'extends: "base.yaml"\nrules:\n  - {own}\n')

    assert ["title  head", "sender-1  seg", "between  q", "sender-2 sender1 ab"] == rules(crosswalk)
    assert "crosswalk.yaml" == crosswalk.rules[1].place.path


def test_a_new_rung_is_tried_before_those_that_are_extended():
    """What a project says of a field itself comes first, in the order of its file; other new rules come last."""
    own = """extends: "base.yaml"
rules:
  - {id: "x", find: "x", as: "text", to: ["schema:text"]}
  - {id: "mine-1", field: "sender", find: "name", as: "agent", to: ["schema:sender"]}
  - {id: "y", field: "date", find: "date", as: "date", to: ["schema:dateCreated"]}
  - {id: "mine-2", field: "sender", find: "rs", as: "agent", to: ["schema:sender"]}
"""
    expected = [
        "title  head",
        "mine-1 sender1 name",
        "mine-2 sender2 rs",
        "sender-1 sender3 p",
        "between  q",
        "sender-2 sender4 ab",
        "x  x",
        "y date1 date",
    ]

    assert expected == rules(loaded(own))


def test_dropped_rules_are_gone():
    """A rule that does not hold here is named and taken away; its id may be used again."""
    own = 'extends: "base.yaml"\ndrop: ["sender-1", "title"]\nrules:\n'
    again = '  - {id: "title", find: "title", as: "text", to: ["schema:name"]}\n'

    assert ["between  q", "sender-2 sender1 ab", "title  title"] == rules(loaded(own + again))


def test_a_rule_to_drop_that_is_not_there_is_a_fault():
    """A slip in the list would leave the rule in place."""
    text = "crosswalk.yaml:2:17 TL015 no rule that is extended has the id sender1 - did you mean sender-1?"

    assert [text] == faults('extends: "base.yaml"\ndrop: ["title", sender1]\n')


def test_things_and_schemes_are_exchanged_as_a_whole():
    """A thing said anew takes the place of the old one; a new one is added."""
    own = """extends: "base.yaml"
make:
  meta: {iri: "{record}#about", type: ["schema:Dataset"]}
  text: {iri: "{record}#text", type: ["schema:Book"], for: "text"}
schemes: {mark: {name: "Our mark"}, other: {name: "Other"}}
"""
    crosswalk = loaded(own)

    assert ["doc/{slug}", "{record}#about", "{record}#text"] == [each.iri.text for each in crosswalk.things.values()]
    assert "." == crosswalk.things["meta"].path.text
    assert {"mark": "Our mark", "other": "Other"} == {key: each.name for key, each in crosswalk.schemes.items()}


def test_kinds_of_entries_are_changed_key_by_key():
    """Types and name are exchanged where they are given; a further rule takes the place of one with its path."""
    own = """extends: "base.yaml"
entities:
  person:
    name: "persName[1]"
    also:
      - {find: "trait", as: "text", to: ["schema:description"]}
      - {find: "note", as: "words", to: ["schema:description"]}
  org: {types: {else: ["schema:Organization"]}, name: "orgName"}
"""
    entities = loaded(own).entities

    assert {"person", "org"} == set(entities)
    assert ("persName[1]", (expand("schema:Person"),)) == (
        entities["person"].name.text,
        entities["person"].types["else"],
    )
    assert [("note", "words"), ("occupation", "text"), ("trait", "text")] == [
        (rule.path.text, rule.kind) for rule in entities["person"].also
    ]


def test_a_file_finds_what_it_extends_from_where_it_lies():
    """A path is relative to the file that names it, and a file in between may extend another."""
    middle = 'extends: "../base.yaml"\ndrop: "between"\n'
    crosswalk = loaded('extends: "sub/middle.yaml"\ndrop: ["title"]\n', sub__middle_yaml=middle)

    assert ["sender-1 sender1 p", "sender-2 sender2 ab"] == rules(crosswalk)
    assert ["crosswalk.yaml", "sub/middle.yaml", "base.yaml"] == [source.name for source in crosswalk.sources]


def test_several_files_change_each_other_in_their_order():
    """Of two that are extended the second changes the first; what both extend is read once."""
    one = (
        'extends: "base.yaml"\nversion: "one"\nrules:\n  - {id: "title", find: "l", as: "text", to: ["schema:name"]}\n'
    )
    two = 'extends: "base.yaml"\nversion: "two"\ndrop: ["between"]\n'
    crosswalk = loaded('extends: ["one.yaml", "two.yaml"]\n', one_yaml=one, two_yaml=two)

    assert "two" == crosswalk.version
    assert ["title  l", "sender-1 sender1 p", "sender-2 sender2 ab"] == rules(crosswalk)


def test_three_lines_change_the_shipped_crosswalk():
    """The shipped crosswalk is known by the name teilink, and needs no file beside."""
    shipped = loaded('extends: "teilink"\n')
    own = loaded('extends: "teilink"\nrules:\n  - {id: "own", find: "ab", as: "text", to: ["schema:text"]}\n')

    assert [*rules(shipped), "own  ab"] == rules(own)
    assert ["record", "crosswalk.yaml"] == [next(iter(own.things)), own.sources[1].name.rpartition("/")[2]]


def test_what_was_extended_may_be_named():
    """A rule speaks of things, schemes and rules that only the other file declares."""
    own = """extends: "base.yaml"
rules:
  - {id: "a", find: "idno", as: "identifier", scheme: "mark", about: "meta", to: ["dcterms:identifier"]}
  - {id: "b", find: ".", as: "template", template: "{title}, {sender}, {sender-2}", to: ["schema:creditText"]}
"""

    assert (("meta",), "mark") == (loaded(own).rules[-2].about, loaded(own).rules[-2].scheme)


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (
            'extends: "bsae.yaml"',
            "crosswalk.yaml:1:10 TL015 no such file: bsae.yaml"
            ' - extends is "teilink" or the path of a file from this one',
        ),
        (
            'version: 1\nextends: ["https://a.example/x.yaml"]',
            "crosswalk.yaml:2:11 TL015 https://a.example/x.yaml lies on the web"
            " - nothing is fetched: put the file into the project",
        ),
        (
            'extends: "crosswalk.yaml"',
            "crosswalk.yaml:1:10 TL015 crosswalk.yaml, which extends crosswalk.yaml: a circle"
            " - one of them must not extend the other",
        ),
        (
            'extends: "circle.yaml"',
            "circle.yaml:1:10 TL015 crosswalk.yaml, which extends circle.yaml, which extends crosswalk.yaml: a circle"
            " - one of them must not extend the other",
        ),
        (
            'extends: ["base.yaml", ""]',
            'crosswalk.yaml:1:24 TL015 extends names no file - write "teilink" or the path of a crosswalk',
        ),
        ('extends: "list.yaml"', "list.yaml:1:1 TL015 a crosswalk is a mapping of names to values"),
        ('extends: "open.yaml"', "open.yaml:2:1 TL010 expected ',' or '}', but got '<stream end>'"),
    ],
)
def test_a_file_that_cannot_be_extended_is_told_once(own, expected):
    """At the line that names it, or at its own line; and nothing of what is missing through it."""
    files = {"circle_yaml": "extends: ./crosswalk.yaml", "list_yaml": "- a", "open_yaml": "rules: [{id: a\n"}

    assert [expected] == faults(
        own + '\nrules: [{id: "a", find: ".", as: "text", to: "schema:text", about: "x"}]\n', **files
    )


def test_files_extend_each_other_only_so_far():
    """A chain without an end is told at the file that goes too far."""
    chain = {f"c{n}_yaml": f'extends: "c{n + 1}.yaml"' for n in range(40)}

    assert ["c7.yaml:1:10 TL015 more than 8 files extend one another"] == faults('extends: "c0.yaml"', **chain)


def test_a_fault_in_what_is_extended_is_shown_there():
    """Each fault stands in the file where it can be put right."""
    base = BASE.replace('"schema:name"', '"schema:nmae"')
    own = 'extends: "base.yaml"\nbase: "nowhere"\n'

    assert [
        "base.yaml:18:50 TL013 schema has no term nmae - did you mean schema:name?",
        "crosswalk.yaml:2:7 TL015 the base is an http address that ends in a slash",
    ] == faults(own, base_yaml=base)


def test_nothing_is_told_of_what_no_longer_holds():
    """A faulty rule that is exchanged does no harm."""
    base = BASE.replace('"schema:name"', '"schema:nmae"')

    assert 3 == len(loaded('extends: "base.yaml"\ndrop: ["title"]\n', base_yaml=base).rules)


def test_other_files_are_refused_where_nobody_gives_them():
    """Without a way to read files a crosswalk stands alone."""
    with pytest.raises(ProjectError, match=r"base\.yaml cannot be read from here"):
        load(Source("crosswalk.yaml", b'extends: "base.yaml"\n'))
