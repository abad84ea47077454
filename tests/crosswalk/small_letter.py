"""A small invented letter that tests fill, and short ways to ask what was said about it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from teilink.crosswalk.loading import load
from teilink.crosswalk.mapper import Applied, Mapper
from teilink.rdf.terms import expand
from teilink.registers import Registers
from teilink.source import Source
from teilink.tei.document import TeiFile
from teilink.tei.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from teilink.crosswalk.mapping import Crosswalk
    from teilink.rdf.record import Record
    from teilink.tei.document import Document

ROOT = Path(__file__).parents[2]
BASE = "https://cables.example.org/"
SHIPPED = (ROOT / "shapes" / "crosswalk.yaml").read_bytes()

_PREFIXES = "".join(
    f'<prefixDef ident="{ident}" matchPattern="([a-z0-9-]+)" replacementPattern="authority/{name}.xml#$1"/>'
    for ident, name in (("person", "people"), ("org", "bodies"), ("place", "places"))
)
_REGISTERS = {
    "people": '<listPerson><person xml:id="ada"><persName>Ada</persName></person>'
    '<person xml:id="bob"><persName xml:lang="fr">Robert</persName></person></listPerson>',
    "bodies": '<listOrg><org xml:id="office" type="government"><orgName>Office</orgName></org>'
    '<org xml:id="editors"><orgName>Editors</orgName></org></listOrg>',
    "places": '<listPlace><place xml:id="north"><placeName>North</placeName></place></listPlace>',
}


def tei(header: str = "", text: str = "", beside: str = "", attributes: str = 'xml:id="letter-1" xml:lang="en"') -> str:
    """A TEI file: what its header holds, its text (or texts), and what stands between them."""
    prefixes = f"<encodingDesc><listPrefixDef>{_PREFIXES}</listPrefixDef></encodingDesc>"
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" {attributes}>\n'
        f'<teiHeader xml:id="meta">\n{header}\n{prefixes}</teiHeader>\n{beside}\n{text}</TEI>'
    )


def body(inside: str, attributes: str = 'xml:id="text-en" xml:lang="en"') -> str:
    """A text with one division."""
    return f"<text {attributes}><body><div>{inside}</div></body></text>\n"


def file(data: str | bytes, name: str = "tei/letter-1.xml") -> TeiFile:
    """A TEI file as read."""
    found = read(Source(name, data.encode() if isinstance(data, str) else data))
    assert isinstance(found, TeiFile), found
    return found


@cache
def crosswalk_of(data: bytes) -> Crosswalk:
    """A crosswalk as loaded, once for all tests: it is never changed."""
    return load(Source("crosswalk.yaml", data))


def mapper(
    crosswalk: str | bytes = SHIPPED, other: Callable[[str, TeiFile], str] = lambda _pointer, _file: ""
) -> Mapper:
    """A crosswalk, by default the shipped one, with the registers of Ada, Bob, the office and the north."""
    data = crosswalk.encode() if isinstance(crosswalk, str) else crosswalk
    files = [
        file(tei(text=f"<standOff>{entries}</standOff>"), f"tei/authority/{name}.xml")
        for name, entries in _REGISTERS.items()
    ]
    return Mapper(crosswalk_of(data), Registers(files, BASE), BASE, other=other)


@cache
def _ready(crosswalk: str | bytes) -> Mapper:
    # One for all letters, as a project has it: what it keeps of one file must not show in another.
    return mapper(crosswalk)


def documents(data: str | bytes, *, is_withheld: bool = False) -> list[tuple[Document, Applied]]:
    """The documents of a file, and what the shipped crosswalk makes of each."""
    ready = _ready(SHIPPED)
    return [(each, ready.document(each, is_withheld=is_withheld)) for each in ready.documents(file(data))]


def mapped(data: str | bytes, *, is_withheld: bool = False, crosswalk: str | bytes = SHIPPED) -> Applied:
    """What the crosswalk makes of the one document of a file."""
    ready = _ready(crosswalk)
    [document] = ready.documents(file(data))
    return ready.document(document, is_withheld=is_withheld)


def cable(*, is_withheld: bool = False) -> Record:
    """The record of the cable in `tei/`, with the registers that lie beside it."""
    folder = ROOT / "tei"
    registers = [file(path.read_bytes(), path.as_posix()) for path in sorted((folder / "authority").glob("*.xml"))]
    ready = Mapper(crosswalk_of(SHIPPED), Registers(registers, BASE), BASE)
    path = folder / "wcda-118686.xml"
    [document] = ready.documents(file(path.read_bytes(), path.as_posix()))
    return ready.document(document, is_withheld=is_withheld).record


def record(data: str | bytes, *, is_withheld: bool = False, crosswalk: str | bytes = SHIPPED) -> Record:
    """The record of the one document of a file, in which nothing was found wrong."""
    applied = mapped(data, is_withheld=is_withheld, crosswalk=crosswalk)
    assert () == applied.findings
    return applied.record


def said(found: Record, property_: str, about: str = "") -> list[str]:
    """The values of a property of the letter or of a part of it ("#text-en"), the base left out, sorted."""
    subject = f"{found.iri[:-1]}{about}>" if about[:1] in {"", "#", "."} else f"<{BASE}{about}>"
    predicate = expand(property_)
    return [value.replace(BASE, "") for one, two, value in found.statements if (one, two) == (subject, predicate)]


def marked(applied: Applied) -> list[str]:
    """The findings in short: code, what they mark in the file, message."""
    return [
        f"{each.code} {each.place.line_text[each.place.start.column - 1 : each.place.end.column - 1]} {each.message}"
        for each in applied.findings
    ]
