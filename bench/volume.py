"""Write a printed volume of generated documents, and the same documents as files of their own.

::

    python bench/volume.py OUT --size 4000000 --seed 1

makes the projects OUT/volume, with one file of that many bytes, and OUT/apart, with a file for each document of it.
A document stands as in printed volumes of diplomatic papers: who wrote to whom in the head, with the source in a note
to it; place and date in a dateline; a signature; people mentioned, who are listed at the end.  A file of its own has
the header of the volume, and lists the people that its document mentions.  All people, places and words are invented.
The same size and seed give the same bytes; document n does not depend on how many there are.
"""

from __future__ import annotations

import argparse
import random
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from invented import CC0, Entry, registers
from letters import words

SLUG = "volume"
IN_COMPILATION = 40
KINDS = ("Telegram", "Memorandum", "Letter", "Report", "Airgram")
MARKS = ("Secret", "Confidential", "Limited Official Use", "Top Secret; Priority", "No classification marking")
SETTINGS = 'base = "https://volumes.example.org/"\ntitle = "A generated volume"\n'


class Printed(NamedTuple):
    """A document as printed, as TEI, and the people it names."""

    number: int
    div: str
    people: tuple[Entry, ...]


# ---- documents


def document(number: int, seed: int) -> Printed:
    """Document n of the volume."""
    chance = random.Random(f"volume/{seed}/{number}")
    known = registers()
    people = chance.sample(known.people, 8)
    sender, recipient = people[:2]
    held = chance.choice(known.collections[16:])
    day = date(1969, 1, 20) + timedelta(days=number)
    mark = chance.choice(MARKS)
    paragraphs = "\n".join(f"            <p>{_paragraph(chance, people[2:])}</p>" for _ in range(chance.randint(8, 14)))
    div = f"""\
          <div type="document" xml:id="d{number}" n="{number}">
            <head>{number}. {chance.choice(KINDS)} From {_name(sender, "from")} to {_name(recipient, "to")}\
<note n="1" xml:id="d{number}fn1" type="source">Source: {_archive(held)}, {held.name}. {mark}.</note></head>
            <opener><dateline><placeName>{chance.choice(known.places).name}</placeName>, \
<date when="{day}">{day:%B} {day.day}, {day.year}</date>.</dateline></opener>
{paragraphs}
            <closer><signed>{_name(sender)}</signed></closer>
          </div>"""
    return Printed(number, div, tuple(sorted(people)))


def _name(person: Entry, role: str = "") -> str:
    kind = f' type="{role}"' if role else ""
    return f'<persName corresp="#p-{person.id}"{kind}>{person.name}</persName>'


def _archive(held: Entry) -> str:
    return f"State Archive of {held.name.split()[1].partition('-')[0]}"


def _paragraph(chance: random.Random, people: list[Entry]) -> str:
    sentences = []
    for _ in range(chance.randint(3, 6)):
        start = f"{_name(chance.choice(people))} said that" if chance.random() < 0.25 else "It is held that"
        sentences.append(f"{start} {words(chance, chance.randint(12, 28))}.")
    return " ".join(sentences)


# ---- files


def header() -> str:
    """What the volume says of all its documents."""
    return f"""\
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title type="complete">Papers on the Foreign Relations of Altmark, Volume I</title>
        <title type="series">Papers on the Foreign Relations of Altmark</title>
        <title type="volume">Volume I</title>
        <editor>The editors of the volume</editor>
      </titleStmt>
      <publicationStmt>
        <publisher>The Historical Office of Altmark</publisher>
        <pubPlace>Alderburg</pubPlace>
        <date when="2003">2003</date>
        <idno type="volume">{SLUG}</idno>
        <availability><licence target="{CC0}">CC0 1.0</licence></availability>
      </publicationStmt>
      <sourceDesc><p>Released in 2003 as a printed book.</p></sourceDesc>
    </fileDesc>
    <profileDesc><langUsage><language ident="en">English</language></langUsage></profileDesc>
    <revisionDesc><change when="2026-10-01">First encoding.</change></revisionDesc>
  </teiHeader>"""


def file(slug: str, body: str, people: tuple[Entry, ...]) -> bytes:
    """A TEI file with the people it lists at its end."""
    listed = "\n".join(
        f'          <person xml:id="p-{each.id}"><persName>{each.name}</persName></person>' for each in people
    )
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{slug}" xml:lang="en">
{header()}
  <text>
    <body>
{body}
    </body>
    <back>
      <div type="persons">
        <head>Persons</head>
        <listPerson>
{listed}
        </listPerson>
      </div>
    </back>
  </text>
</TEI>
""".encode()


def compilation(number: int, documents: list[Printed]) -> str:
    """Some documents under a heading."""
    divs = "\n".join(each.div for each in documents)
    return f"""\
        <div type="compilation" xml:id="comp{number}">
          <head>Part {number}</head>
{divs}
        </div>"""


def documents(size: int, seed: int) -> list[Printed]:
    """As many documents as fill a volume of some bytes."""
    found: list[Printed] = []
    filled = 0
    while filled < size:
        found.append(document(len(found) + 1, seed))
        filled += len(found[-1].div.encode())
    return found


def write(folder: Path, size: int, seed: int) -> int:
    """Write both projects; the number of documents."""
    found = documents(size, seed)
    for name in ("volume", "apart"):
        (folder / name / "tei").mkdir(parents=True, exist_ok=True)
        (folder / name / "teilink.toml").write_text(SETTINGS, encoding="utf-8", newline="\n")
    parts = [found[first : first + IN_COMPILATION] for first in range(0, len(found), IN_COMPILATION)]
    body = "\n".join(compilation(number, part) for number, part in enumerate(parts, 1))
    everybody = tuple(sorted({person for each in found for person in each.people}))
    (folder / f"volume/tei/{SLUG}.xml").write_bytes(file(SLUG, body, everybody))
    for each in found:
        slug = f"{SLUG}-d{each.number}"
        (folder / f"apart/tei/{slug}.xml").write_bytes(file(slug, each.div, each.people))
    return len(found)


def main() -> None:
    """Read the command line and write the projects."""
    parser = argparse.ArgumentParser(description="Write a printed volume, and its documents as files of their own.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=int, default=4_000_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    count = write(asked.folder, asked.size, asked.seed)
    print(f"a volume of {count} documents in {asked.folder / 'volume'}, the same apart in {asked.folder / 'apart'}")


if __name__ == "__main__":
    main()
