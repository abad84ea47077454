"""The invented people, bodies, places and collections that the generated letters point at, and their TEI files."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

GIVEN = (
    *("Adan", "Belis", "Corvin", "Dara", "Emeric", "Fenna", "Goran", "Hedda", "Ilko", "Jorin"),
    *("Katla", "Lorens", "Mirel", "Nadja", "Osric", "Petra", "Quirin", "Runa", "Stellan", "Tamas"),
)
FAMILY = (
    *("Abelard", "Brandis", "Castrup", "Dovrany", "Ellingson", "Farkath", "Gruneval", "Hollend"),
    *("Istrati", "Jankovar", "Kestrel", "Lindqvar", "Morvai", "Nordahl", "Ostrow"),
)
COUNTRIES = ("Altmark", "Borsalia", "Karelund", "Morava", "Tessin")
BODIES = (
    *("State Archive", "Ministry of Foreign Affairs", "Ministry of Defence", "Ministry of Trade", "Council of State"),
    *("Central Committee", "Embassy", "Trade Delegation", "General Staff", "Academy of Sciences", "News Agency"),
    "Liaison Department",
)
STEMS = (
    *("Alder", "Birk", "Cray", "Dorn", "Elm", "Falk", "Glen", "Hart", "Isel", "Jarl", "Kel", "Lund", "Mar", "Nor"),
    *("Ost", "Pel", "Quar", "Rav", "Sten", "Tarn", "Ulm", "Vent", "Wald", "Yar", "Zell", "Ash", "Bern", "Colm"),
    *("Dal", "Erl"),
)
ENDINGS = ("burg", "haven", "stad", "vik")
REGISTERS = {"person": "people", "org": "organisations", "place": "places", "collection": "collections"}
CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
EDITORS = '<publisher ref="org:editors">The editors of this edition</publisher>'


class Entry(NamedTuple):
    """One entry of a register: its xml:id, its name, its @type or '', and the entry it is part of or ''."""

    id: str
    name: str
    kind: str = ""
    parent: str = ""


@dataclass(frozen=True)
class Registers:
    """What the letters may point at: 300 people, 60 bodies and the editors, 120 places, 40 collections."""

    people: tuple[Entry, ...]
    bodies: tuple[Entry, ...]
    places: tuple[Entry, ...]
    collections: tuple[Entry, ...]

    @property
    def archives(self) -> tuple[Entry, ...]:
        """The bodies that keep collections."""
        return tuple(each for each in self.bodies if each.kind == "archive")


def identifier(name: str) -> str:
    """The xml:id of a name: small letters and hyphens."""
    return "-".join(name.lower().split())


def registers() -> Registers:
    """All registers; they are the same for every seed."""
    people = [Entry(identifier(name), name) for name in map(" ".join, product(GIVEN, FAMILY))]
    bodies = [_body(body, country) for body, country in product(BODIES, COUNTRIES)]
    names = [stem + ending for stem, ending in product(STEMS, ENDINGS)]
    places = [Entry(identifier(name), name, ("country", "region", "settlement")[n % 3]) for n, name in enumerate(names)]
    fonds = [Entry(identifier(f"sa {country}"), f"SA {country}", "fonds") for country in COUNTRIES[:4]]
    series = [_part(one, f" {number}", "series") for one, number in product(fonds, (101, 106, 204))]
    files = [_part(one, f"-{number:05d}-01", "file") for one, number in product(series, (418, 1480))]
    editors = Entry("editors", "The editors of this edition")
    return Registers(tuple(people), (*bodies, editors), tuple(places), (*fonds, *series, *files))


def _body(body: str, country: str) -> Entry:
    name = f"{body} of {country}"
    kind = "archive" if body == "State Archive" else "government" if body.startswith("Ministry") else ""
    return Entry(identifier(name), name, kind)


def _part(whole: Entry, number: str, kind: str) -> Entry:
    return Entry(identifier(whole.name + number), whole.name + number, kind, whole.id)


def holder(collection: Entry) -> Entry:
    """The archive that keeps a collection: its country is the second word of the code."""
    return _body("State Archive", collection.name.split()[1].partition("-")[0])


def reference(element: str, prefix: str, entry: Entry) -> str:
    """An element that points at a register entry: ``<persName ref="person:…">…</persName>``."""
    return f'<{element} ref="{prefix}:{entry.id}">{entry.name}</{element}>'


def prefixes(folder: str) -> str:
    """The declaration of the pointers into each register (TEI 17.2.3)."""
    form = '        <prefixDef ident="{}" matchPattern="([a-z0-9-]+)" replacementPattern="{}{}.xml#$1"/>'
    found = "\n".join(form.format(ident, folder, name) for ident, name in REGISTERS.items())
    return f"      <listPrefixDef>\n{found}\n      </listPrefixDef>"


def register_file(name: str, list_: str, entries: Iterable[str]) -> str:
    """A register as a TEI file."""
    body = "\n".join(f"      {each}" for each in entries)
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{name}" xml:lang="en">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>{name.capitalize()}</title></titleStmt>
      <publicationStmt>
        {EDITORS}
        <date when="2026-10-01"/>
        <availability status="free"><licence target="{CC0}">CC0 1.0</licence></availability>
      </publicationStmt>
      <sourceDesc><p>Invented.</p></sourceDesc>
    </fileDesc>
    <encodingDesc>
{prefixes("")}
    </encodingDesc>
  </teiHeader>
  <standOff>
    <{list_}>
{body}
    </{list_}>
  </standOff>
</TEI>
"""


def _plain(element: str, name: str) -> Callable[[Entry], str]:
    def entry(each: Entry) -> str:
        kind = f' type="{each.kind}"' if each.kind else ""
        return f'<{element} xml:id="{each.id}"{kind}><{name}>{each.name}</{name}></{element}>'

    return entry


def _collection(each: Entry) -> str:
    whole = f'<collection ref="collection:{each.parent}"/>' if each.parent else ""
    return (
        f'<msDesc xml:id="{each.id}" type="{each.kind}"><msIdentifier>{reference("repository", "org", holder(each))}'
        f'{whole}<idno type="shelfmark">{each.name}</idno><msName>{each.name}</msName></msIdentifier></msDesc>'
    )


def register_files(known: Registers) -> dict[str, str]:
    """Every register as a TEI file, by its name."""
    return {
        "people": register_file("people", "listPerson", map(_plain("person", "persName"), known.people)),
        "organisations": register_file("organisations", "listOrg", map(_plain("org", "orgName"), known.bodies)),
        "places": register_file("places", "listPlace", map(_plain("place", "placeName"), known.places)),
        "collections": register_file("collections", "listBibl", map(_collection, known.collections)),
    }
