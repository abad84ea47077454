"""Write a project of generated letters to measure on.

::

    python bench/letters.py OUT --count 2000 --seed 1

makes OUT/teilink.toml, OUT/tei/*.xml and OUT/tei/authority/*.xml.  The letters stand in the profile of
`tei/wcda-118686.xml` and differ as real ones do: dates of mixed precision, sometimes two readings of a date, fields
that are absent, mentions and editorial marks in the text.  All people, bodies, places and words are invented.
The same count and seed give the same bytes; letter n does not depend on how many there are.
"""

from __future__ import annotations

import argparse
import random
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from invented import CC0, EDITORS, STEMS, Entry, Registers, holder, prefixes, reference, register_files, registers

if TYPE_CHECKING:
    from collections.abc import Sequence

LANGUAGES = {"zh": "Chinese", "ru": "Russian", "de": "German", "hu": "Hungarian", "ro": "Romanian", "ko": "Korean"}
TYPES = ("cable", "letter", "memorandum", "report", "telegram")
SUBJECTS = (
    *("the frontier talks", "the grain credits", "the treaty of transit", "the visit of the delegation"),
    *("the harbour dues", "the exchange of students", "the fishing grounds", "the railway conference"),
)
WORDS = (
    *("the", "of", "and", "to", "in", "that", "our", "their", "both", "sides", "have", "said", "again", "question"),
    *("answer", "council", "minister", "note", "protocol", "credit", "harbour", "railway", "grain", "border"),
    *("commission", "delegation", "agreement", "draft", "clause", "treaty", "visit", "exchange", "support"),
    *("patience", "caution", "friendship", "pressure", "delay", "concern", "hope", "proposal", "reply", "autumn"),
    *("winter", "meeting", "schedule", "quota", "shipment", "loan", "must", "should", "could", "will", "remains"),
    *("became", "expects", "accepts", "declines", "repeats", "considers", "regrets", "welcomes", "postpones"),
)
RIGHTS = {
    "https://creativecommons.org/licenses/by/4.0/": "CC BY 4.0",
    "http://rightsstatements.org/vocab/CNE/1.0/": "Copyright Not Evaluated",
    "http://rightsstatements.org/vocab/InC/1.0/": "In Copyright",
}
DAY_ONE = date(1949, 1, 1)


class Sent(NamedTuple):
    """A date as an encoder gives it: the attributes, the words, and the first day it can be; is it one day?"""

    attributes: str
    words: str
    first: date
    is_day: bool


class Letter(NamedTuple):
    """The facts of one letter that stand in more than one place of its file."""

    number: int
    kind: str
    title: str
    sender: Entry
    recipients: tuple[Entry, ...]
    sent: Sent
    catalogued: date | None
    collection: Entry
    has_meeting: bool
    is_inferred: bool

    @property
    def heading(self) -> str:
        """What stands between the quotation marks of the title."""
        return self.title.partition("‘")[2].rstrip("’")


# ---- the facts of a letter


def letter(number: int, seed: int, known: Registers) -> tuple[Letter, random.Random]:
    """The facts of letter n, and the source of chance that goes on to write it."""
    chance = random.Random(f"{seed}/{number}")
    sender = chance.choice(known.people)
    sent = _sent(chance)
    kind = chance.choice(TYPES)
    apart = timedelta(days=chance.randint(2, 12))
    facts = Letter(
        number=number,
        kind=kind,
        title=f"{kind.capitalize()} from {sender.name}, ‘On {chance.choice(SUBJECTS)} near {chance.choice(STEMS)}’",
        sender=sender,
        recipients=tuple(chance.sample(known.bodies[5:-1], chance.choice((1, 1, 1, 2)))),
        sent=sent,
        catalogued=sent.first - apart if sent.is_day and chance.random() < 0.3 else None,
        collection=chance.choice(known.collections[16:]),
        has_meeting=sent.is_day and chance.random() < 0.3,
        is_inferred=chance.random() < 0.5,
    )
    return facts, chance


def _sent(chance: random.Random) -> Sent:
    """Seven in ten dates are days; the others months, years, or the half of a year."""
    day = DAY_ONE + timedelta(days=chance.randrange(30 * 365))
    drawn = chance.random()
    if drawn < 0.7:
        return Sent(f'when="{day}"', _words(day), day, is_day=True)
    if drawn < 0.82:
        return Sent(f'when="{day:%Y-%m}"', f"{day:%B %Y}", day.replace(day=1), is_day=False)
    first = day.replace(month=1, day=1)
    if drawn < 0.9:
        return Sent(f'when="{day:%Y}"', f"{day:%Y}", first, is_day=False)
    return Sent(f'notBefore="{first}" notAfter="{day:%Y}-06-30" cert="low"', f"early {day:%Y}", first, is_day=False)


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


# ---- the words of a letter


def words(chance: random.Random, length: int) -> str:
    """A number of words."""
    return " ".join(chance.choices(WORDS, k=length))


def _mention(chance: random.Random, known: Registers) -> str:
    drawn = chance.random()
    if drawn < 0.45:
        return f"I met {reference('persName', 'person', chance.choice(known.people))}, who said:"
    if drawn < 0.8:
        return f"In {reference('placeName', 'place', chance.choice(known.places))}"
    return f"According to the {reference('orgName', 'org', chance.choice(known.bodies[:-1]))}"


def _mark(chance: random.Random) -> str:
    return chance.choice(
        (
            '<supplied reason="completion">the</supplied>',
            '<choice><sic>recieved</sic><corr resp="org:editors" cert="high">received</corr></choice>',
            '<gap reason="unknown"/>',
            "“trade &amp; transit”",
        )
    )


def sentence(chance: random.Random, known: Registers) -> str:
    """A sentence; every second one mentions somebody or a place, every fifth bears an editor's mark."""
    start = [_mention(chance, known) if chance.random() < 0.5 else chance.choice(WORDS).capitalize()]
    mark = [_mark(chance)] if chance.random() < 0.2 else []
    return " ".join([*start, *mark, words(chance, chance.randint(8, 20))]) + "."


def _paragraph(chance: random.Random, known: Registers) -> str:
    sentences = (sentence(chance, known) for _ in range(chance.randint(2, 5)))
    return f"        <p>{' '.join(sentences)}</p>"


def text(facts: Letter, chance: random.Random, known: Registers) -> str:
    """The text of a letter: opener, three to six paragraphs, closer."""
    addressed = " and the ".join(reference("orgName", "org", each) for each in facts.recipients)
    paragraphs = "\n".join(_paragraph(chance, known) for _ in range(chance.randint(3, 6)))
    return f"""\
  <text xml:id="text-en" xml:lang="en">
    <body>
      <div type="document" subtype="{facts.kind}">
        <head>{facts.heading}</head>
        <opener>
          <salute>To the {addressed}:</salute>
        </opener>
{paragraphs}
        <closer>
          <signed>{reference("persName", "person", facts.sender)}</signed>
          <dateline><date {facts.sent.attributes}>{facts.sent.words}</date></dateline>
        </closer>
      </div>
    </body>
  </text>"""


# ---- the header of a letter


def title_statement(facts: Letter, chance: random.Random, known: Registers) -> str:
    """Title, author, encoder; one letter in ten names no translator, some name two."""
    translators = chance.sample(known.people[:12], chance.choice((0, 1, 1, 1, 1, 1, 1, 1, 2, 2)))
    credit = '        <respStmt><resp ref="http://id.loc.gov/vocabulary/relators/{}">{}</resp>{}</respStmt>'
    return "\n".join(
        (
            "      <titleStmt>",
            f'        <title type="main">{facts.title}</title>',
            f"        {reference('author', 'person', facts.sender)}",
            *(credit.format("trl", "Translated by", reference("persName", "person", each)) for each in translators),
            credit.format("mrk", "TEI encoding", reference("orgName", "org", known.bodies[-1])),
            "      </titleStmt>",
        )
    )


def publication(chance: random.Random) -> str:
    """Our own publication of the file."""
    return f"""\
      <publicationStmt>
        {EDITORS}
        <date when="2026-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}"/>
        <availability status="{chance.choice(("free", "free", "unknown"))}">
          <licence target="{CC0}" corresp="#meta">The description in this file is given under CC0 1.0.</licence>
        </availability>
      </publicationStmt>"""


def notes(facts: Letter) -> str:
    """The reasons of what was inferred or rejected; none where nothing was."""
    reasons = []
    if facts.catalogued:
        reasons.append(("date-dateline", "The date under the signature. It agrees with the text."))
        reasons.append(("date-heading", "The date in the catalogue. It lies before what the letter reports."))
    if facts.is_inferred:
        reasons.append(("lang-inferred", "Inferred from the office of the writer and the archive that keeps it."))
    if not reasons:
        return ""
    found = "\n".join(f'        <note target="#{id_}" resp="org:editors">{why}</note>' for id_, why in reasons)
    return f"\n      <notesStmt>\n{found}\n      </notesStmt>"


def manuscript(facts: Letter, chance: random.Random) -> str:
    """Where the letter is kept; pages and heading may be absent."""
    page = chance.randint(1, 90)
    locus = f'<locus from="{page}" to="{page + 3}">{page}-{page + 3}</locus>' if chance.random() < 0.8 else ""
    heading = f"<title>{facts.heading}</title>" if chance.random() < 0.7 else ""
    language = chance.choice(tuple(LANGUAGES))
    inferred = ' xml:id="lang-inferred" cert="high" resp="org:editors"' if facts.is_inferred else ""
    return f"""\
        <msDesc xml:id="src-ms">
          <msIdentifier>
            {reference("repository", "org", holder(facts.collection))}
            {reference("collection", "collection", facts.collection)}
            <idno type="shelfmark">{facts.collection.name}/{facts.number}</idno>
          </msIdentifier>
          <msContents>
            <msItem>{locus}{heading}<textLang mainLang="{language}"{inferred}>{LANGUAGES[language]}</textLang></msItem>
          </msContents>
        </msDesc>"""


def capture(facts: Letter, chance: random.Random, known: Registers) -> str:
    """The page the text was taken from; donor, address and rights statement may be absent, the words of rights not."""
    record = 200000 + facts.number
    funder = reference("funder", "org", chance.choice(known.bodies[:-1])) if chance.random() < 0.5 else ""
    address = f'<ptr target="https://letters.example.org/page/{record}"/>' if chance.random() < 0.8 else ""
    target = chance.choice(tuple(RIGHTS))
    licence = f'<licence target="{target}">{RIGHTS[target]}</licence>' if chance.random() < 0.8 else ""
    heading = f'<date type="catalogued" when="{facts.catalogued}"/>' if facts.catalogued else ""
    return f"""\
        <bibl type="capture" xml:id="src-web">
          <title level="a">{facts.title}</title>
          {reference("publisher", "org", chance.choice(known.bodies[:-1]))}
          <idno type="wcda">{record}</idno>{heading}
          <date type="uploaded" when="20{chance.randint(10, 25)}-{chance.randint(1, 12):02d}-08"/>{funder}{address}
          <availability status="unknown">
            {licence}<p>Reuse for teaching and research is welcome. Some texts may be subject to copyright.</p>
          </availability>
        </bibl>"""


def encoding(facts: Letter) -> str:
    """The private prefixes of the pointers and the type of document."""
    return f"""\
    <encodingDesc>
      <classDecl>
        <taxonomy xml:id="doctype">
          <category xml:id="{facts.kind}"><catDesc>{facts.kind}</catDesc></category>
        </taxonomy>
      </classDecl>
{prefixes("authority/")}
    </encodingDesc>"""


def profile(facts: Letter, chance: random.Random) -> str:
    """Abstract, readings of the date, type, sender and recipients; the abstract and the receipt may be absent."""
    abstract = (
        f"\n      <abstract><p>{words(chance, 20).capitalize()}.</p></abstract>" if chance.random() < 0.85 else ""
    )
    came = facts.sent.first + timedelta(days=chance.randint(1, 20))
    received = f'<date when="{came}"/>' if facts.sent.is_day and chance.random() < 0.2 else ""
    recipients = "".join(reference("orgName", "org", each) for each in facts.recipients)
    return f"""\
    <profileDesc>{abstract}{_creation(facts)}
      <langUsage><language ident="en">English</language></langUsage>
      <textClass><catRef scheme="#doctype" target="#{facts.kind}"/></textClass>
      <correspDesc>
        <correspAction type="sent">
          {reference("persName", "person", facts.sender)}
          <date {facts.sent.attributes}>{facts.sent.words}</date>
        </correspAction>
        <correspAction type="received">{recipients}{received}</correspAction>
      </correspDesc>
    </profileDesc>"""


def _creation(facts: Letter) -> str:
    """Two readings of the date, one of them rejected, where the catalogue gives another day."""
    if facts.catalogued is None:
        return ""
    dateline = f'xml:id="date-dateline" {facts.sent.attributes} cert="high" source="#text-en" resp="org:editors"'
    heading = f'xml:id="date-heading" type="catalogued" when="{facts.catalogued}" cert="low" source="#src-web"'
    return f"""
      <creation>
        <date {dateline}>{facts.sent.words}</date>
        <date {heading} resp="org:editors">{_words(facts.catalogued)}</date>
      </creation>"""


def meeting(facts: Letter, chance: random.Random, known: Registers) -> str:
    """A meeting the letter reports, some days before it was sent; none in most letters."""
    if not facts.has_meeting:
        return ""
    other = chance.choice(known.people)
    day = facts.sent.first - timedelta(days=chance.randint(0, 1))
    both = " and ".join(reference("persName", "person", each) for each in (facts.sender, other))
    return f"""
  <standOff>
    <listEvent>
      <event xml:id="meeting" type="meeting" when="{day}">
        <eventName>Meeting of {facts.sender.name} with {other.name}</eventName>
        <note>{both} met.</note>
      </event>
    </listEvent>
  </standOff>"""


def letter_file(number: int, seed: int, known: Registers) -> str:
    """Letter n as a TEI file."""
    facts, chance = letter(number, seed, known)
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="letter-{number:06d}" xml:lang="en">
  <teiHeader xml:id="meta">
    <fileDesc>
{title_statement(facts, chance, known)}
{publication(chance)}{notes(facts)}
      <sourceDesc>
{manuscript(facts, chance)}
{capture(facts, chance, known)}
      </sourceDesc>
    </fileDesc>
{encoding(facts)}
{profile(facts, chance)}
    <revisionDesc>
      <change when="2026-10-0{chance.randint(1, 9)}" who="org:editors">First encoding.</change>
    </revisionDesc>
  </teiHeader>{meeting(facts, chance, known)}
{text(facts, chance, known)}
</TEI>
"""


def write(folder: Path, count: int, seed: int) -> Sequence[int]:
    """Write the project; the sizes of its letters in bytes."""
    known = registers()
    (folder / "tei/authority").mkdir(parents=True, exist_ok=True)
    settings = 'base = "https://letters.example.org/"\ntitle = "Generated letters"\n'
    (folder / "teilink.toml").write_text(settings, encoding="utf-8", newline="\n")
    for name, content in register_files(known).items():
        (folder / f"tei/authority/{name}.xml").write_bytes(content.encode())
    sizes = []
    for number in range(1, count + 1):
        data = letter_file(number, seed, known).encode()
        sizes.append((folder / f"tei/letter-{number:06d}.xml").write_bytes(data))
    return sizes


def main() -> None:
    """Read the command line and write the project."""
    parser = argparse.ArgumentParser(description="Write a project of generated letters.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    sizes = write(asked.folder, asked.count, asked.seed)
    print(f"{len(sizes)} letters in {asked.folder}, median {median(sizes):.0f} bytes, {sum(sizes)} bytes in all")


if __name__ == "__main__":
    main()
