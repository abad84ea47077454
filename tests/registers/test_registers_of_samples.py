"""The registers of published corpora: what they declare, and where pointers into them lead."""

from __future__ import annotations

from collections import Counter

import pytest

from teilink.registers import Form, Registers
from teilink.source import Source
from teilink.tei.reading import read

BASE = "https://cables.example.org/"


@pytest.fixture(scope="module")
def corpora(shared):
    folder = shared / "samples" / "corpora"
    if not folder.is_dir():
        pytest.skip("the sample corpora are not here")
    return folder


def _read(path):
    return read(Source(path.as_posix(), path.read_bytes()))


def test_indices_are_registers(corpora):
    """thun: three indices; each entry with an id is declared."""
    files = [_read(path) for path in sorted((corpora / "thun/indices").glob("*.xml"))]
    registers = Registers(files, BASE)

    assert {"person": 2204, "place": 980, "org": 106} == Counter(entry.kind for entry in registers.declared())
    document = _read(min((corpora / "thun/editions").glob("apponyi*.xml")))
    home = "https://id.acdh.oeaw.ac.at/thun/indices/listperson.xml#zwerger-johann"
    assert BASE + "person/zwerger-johann" == registers.resolve(home, document).iri
    assert Form.REGISTER_ID is registers.lead("#thun-hohenstein-leo", document).form


def test_a_stand_off_is_a_register(corpora):
    """qhod: people, places and bodies in one file, known by what authority files call them as well."""
    registers = Registers([_read(corpora / "qhod/qhod/QhoDstandOff.xml")], BASE)
    [file] = registers.files

    assert {"person": 270, "place": 166, "org": 5} == Counter(entry.kind for entry in registers.declared())
    assert BASE + "person/mpr9377" == registers.resolve("https://d-nb.info/gnd/124899242", file).iri


def test_the_list_of_persons_of_a_volume_declares_them(corpora):
    """frus: every mention that points into the front matter leads to somebody."""
    [volume] = [_read(path) for path in (corpora / "frus/volumes").glob("*.xml")]
    registers = Registers([], BASE)
    pointers = {each.get("corresp") for each in volume.root.iter("{*}persName")} - {None}

    assert {"person"} == {registers.resolve(pointer, volume).kind for pointer in pointers}
    assert "term" == registers.resolve("#t_ABM1", volume).kind
