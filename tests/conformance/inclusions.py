"""Proofs that one schema includes another, and broken schemas that such a proof must catch."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from teilink.pipeline.proving import prove
from teilink.resources import shipped
from teilink.schema.odd.compilation import compile_odd
from teilink.schema.odd.reading import read_odd
from teilink.schema.relaxng.inclusion import path_text
from teilink.source import Source

if TYPE_CHECKING:
    from teilink.schema.relaxng.inclusion import Proof

SCHEMA = "schemas/teilink.rng"


class Broken(NamedTuple):
    """A schema of ours with a fault in it: what is wrong, and how the file is changed."""

    fault: str
    pattern: str
    instead: str


BROKEN = (
    Broken(
        "a title statement need not have a title",
        r'(<define name="titleStmt">.*?)<oneOrMore>(\s*<ref name="title"/>\s*)</oneOrMore>',
        r"\1<zeroOrMore>\2</zeroOrMore>",
    ),
    Broken(
        "a language has an attribute that TEI does not know",
        r'(<element name="language">)',
        r'\1<optional><attribute name="bogus"/></optional>',
    ),
    Broken("a list has a word that TEI does not have in it", r"<value>unknown</value>", "<value>perhaps</value>"),
)


class Inclusion(NamedTuple):
    """What came of one proof, of which it is known whether it should hold.

    `narrow` and `wide` are the schemas, `said` is the first difference that was found.
    """

    narrow: str
    wide: str
    should_hold: bool
    holds: bool
    elements: int
    states: int
    said: str

    @property
    def is_right(self) -> bool:
        """Whether the proof ended as it should."""
        return self.holds is self.should_hold


class Inclusions(NamedTuple):
    """What came of all proofs."""

    proofs: tuple[Inclusion, ...]

    @property
    def holds(self) -> bool:
        """Whether each ended as it should."""
        return all(each.is_right for each in self.proofs)


def inclusions(shared: Path) -> Inclusions:
    """Ours in TEI, our compiler and that of the TEI both ways, and the broken ones."""
    with tempfile.TemporaryDirectory() as folder:
        return Inclusions(tuple(_inclusions(shared, Path(folder))))


def _inclusions(shared: Path, folder: Path) -> list[Inclusion]:
    tei_all = shared / "tei" / "tei_all.rng"
    official = shared / "conformance" / "odd" / "self-contained.rng"
    ours = folder / "self-contained.rng"
    odd = official.with_suffix(".odd")
    ours.write_bytes(compile_odd(read_odd(Source(odd.name, odd.read_bytes()))))
    by_us, by_tei = "self-contained.odd compiled by us", "compiled by the Stylesheets of the TEI"
    return [
        _told("teilink.rng", "tei_all.rng", prove(shipped(SCHEMA), tei_all)),
        _told(by_us, by_tei, prove(ours, official)),
        _told(by_tei, by_us, prove(official, ours)),
        *(
            _told(f"teilink.rng, broken: {each.fault}", "tei_all.rng", prove(_broken(each, folder), tei_all), False)
            for each in BROKEN
        ),
    ]


def _broken(broken: Broken, folder: Path) -> Path:
    text, times = re.subn(
        broken.pattern, broken.instead, shipped(SCHEMA).read_text(encoding="utf-8"), count=1, flags=re.DOTALL
    )
    assert times == 1, broken.fault
    path = folder / "broken.rng"
    path.write_text(text, encoding="utf-8")
    return path


def _told(narrow: str, wide: str, proof: Proof, should_hold: bool = True) -> Inclusion:
    first = next((f"{path_text(each.path)}: {each.message}" for each in proof.differences), "")
    return Inclusion(narrow, wide, should_hold, proof.holds, proof.elements, proof.states, first)
