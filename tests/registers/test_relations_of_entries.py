"""What relations say of entries is known from both sides."""

from __future__ import annotations

from teilink.registers import Registers
from teilink.source import Source
from teilink.tei.document import NAMESPACE
from teilink.tei.reading import read

BASE = "https://cables.example.org/"


def _related(relations, of="a"):
    people = "".join(f'<person xml:id="{name}"/>' for name in "abc")
    text = (
        f'<TEI xmlns="{NAMESPACE}"><standOff><listPerson>{people}<listRelation>{relations}</listRelation>'
        "</listPerson></standOff></TEI>"
    )
    registers = Registers([read(Source("people.xml", text.encode()))], BASE)
    [entry] = [each for each in registers.declared() if each.id == of]
    return [
        (each.name, each.role, [target.iri.removeprefix(BASE) for target in each.others])
        for each in registers.related(entry)
    ]


def test_the_active_and_the_passive_one_are_told_apart():
    """Each is related to the others on the other side."""
    parent = '<relation name="parent" active="#a" passive="#b people.xml#c"/>'

    assert [("parent", "active", ["person/b", "person/c"])] == _related(parent)
    assert [("parent", "passive", ["person/a"])] == _related(parent, "c")


def test_mutual_relations_are_among_all_but_oneself():
    """Whoever is named in it is related to everybody else."""
    assert [("sibling", "mutual", ["person/b", "person/c"])] == _related(
        '<relation name="sibling" mutual="#a #b #c #a"/>'
    )


def test_foreign_ends_count():
    """An address of the web is as good as an entry."""
    [(_, _, others)] = _related('<relation name="knows" active="#a" passive="http://viaf.org/viaf/1"/>')

    assert ["http://viaf.org/viaf/1"] == others


def test_what_leads_nowhere_relates_nobody():
    """Nor does a relation of one with itself."""
    assert [] == _related(
        '<relation name="knows" active="#a" passive="#zzz"/><relation name="knows" mutual="#a #a"/><relation/>'
    )


def test_a_relation_is_called_by_its_name_else_by_what_it_points_at_else_by_its_type():
    """@ref may be an address, @type says of which sort it is."""
    ends = 'active="#a" passive="#b"'

    assert ["knows", "hasChild", "ally", "social"] == [
        name
        for name, _, _ in _related(
            f'<relation name="knows" ref="http://a.example/x" {ends}/>'
            f'<relation ref="http://a.example/agrelon#hasChild" {ends}/>'
            f'<relation ref="http://a.example/ally/" {ends}/><relation type="social" {ends}/>'
        )
    ]
