"""The tables of languages: codes of two and three letters, names, and tags registered as a whole.

Those of two letters stand here. The others are files beside this module, which are read when first needed: who writes
two letters needs neither.

Specification: the IANA Language Subtag Registry, RFC 5646 section 3; ISO 639.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining, normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

# ISO 639-1, each of which has an address at the Library of Congress.
_TWO_LETTERS = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee "
    "el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is "
    "it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms "
    "mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk "
    "sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi "
    "yo za zh zu"
)
_TWO = frozenset(_TWO_LETTERS.split())
_OBSOLETE = {"in": "id", "iw": "he", "ji": "yi", "jw": "jv", "mo": "ro"}
# Withdrawn from ISO 639-1, yet a subtag still.
_WITHDRAWN = "sh"

REGISTERED = {
    "art-lojban": "jbo",
    "en-gb-oed": "en-GB-oxendict",
    "i-ami": "ami",
    "i-bnn": "bnn",
    "i-default": "i-default",
    "i-enochian": "i-enochian",
    "i-hak": "hak",
    "i-klingon": "tlh",
    "i-lux": "lb",
    "i-mingo": "i-mingo",
    "i-navajo": "nv",
    "i-pwn": "pwn",
    "i-tao": "tao",
    "i-tay": "tay",
    "i-tsu": "tsu",
    "no-bok": "nb",
    "no-nyn": "nn",
    "sgn-be-fr": "sfb",
    "sgn-be-nl": "vgt",
    "sgn-br": "bzs",
    "sgn-ch-de": "sgg",
    "sgn-co": "csn",
    "sgn-de": "gsg",
    "sgn-dk": "dsl",
    "sgn-es": "ssp",
    "sgn-fr": "fsl",
    "sgn-gb": "bfi",
    "sgn-gr": "gss",
    "sgn-ie": "isg",
    "sgn-it": "ise",
    "sgn-jp": "jsl",
    "sgn-mx": "mfs",
    "sgn-ni": "ncs",
    "sgn-nl": "dse",
    "sgn-no": "nsl",
    "sgn-pt": "psr",
    "sgn-se": "swl",
    "sgn-us": "ase",
    "sgn-za": "sfs",
    "zh-guoyu": "cmn",
    "zh-hakka": "hak",
    "zh-min-nan": "nan",
    "zh-xiang": "hsn",
}
"""Tags registered as a whole, in small letters, and what is written for them today (RFC 5646 section 2.2.8)."""

_WORD = re.compile(r"[^\W\d_]+")
_SAYS_NOTHING = {"language", "languages", "sprache", "sprachen", "langue", "langues", "lingua", "ca", "to"}


class Code(NamedTuple):
    """What is known of the code of a language."""

    preferred: str
    """The code to write in its place: itself, mostly."""
    address: str
    """Its IRI at the Library of Congress, or ''."""
    extends: str
    """The code behind which it may stand as well, as yue behind zh (RFC 5646 section 2.2.2), or ''."""


def code(subtag: str) -> Code | None:
    """What is known of a primary language subtag in small letters; None where no language has it."""
    if len(subtag) == 2:
        return _of_two(subtag)
    if len(subtag) != 3:
        return None
    if "qaa" <= subtag <= "qtz":
        return Code(subtag, "", "")
    notes = _codes().get(subtag)
    return _of_three(subtag, notes) if notes is not None else None


def named(text: str) -> str:
    """The tag of the language that a text is the name of; '' where it is none we know."""
    return _names().get(_folded(text), "")


def _of_two(subtag: str) -> Code | None:
    if subtag in _TWO:
        return Code(subtag, f"http://id.loc.gov/vocabulary/iso639-1/{subtag}", "")
    if subtag in _OBSOLETE:
        return Code(_OBSOLETE[subtag], "", "")
    return Code(subtag, "", "") if subtag == _WITHDRAWN else None


def _of_three(subtag: str, notes: str) -> Code:
    preferred, address, extends = subtag, "", ""
    for note in notes.split():
        if note == "+":
            address = f"http://id.loc.gov/vocabulary/iso639-2/{subtag}"
        elif note.endswith("-"):
            extends = note[:-1]
        else:
            preferred = note
    return Code(preferred, address, extends)


def _folded(name: str) -> str:
    """A name without what does not count: capitals, accents, marks, years, and the order of its words."""
    bare = "".join(letter for letter in normalize("NFKD", name.casefold()) if not combining(letter))
    return " ".join(sorted(word for word in _WORD.findall(bare) if word not in _SAYS_NOTHING))


@cache
def _codes() -> dict[str, str]:
    return dict(line.partition(" ")[::2] for line in _lines("codes.txt"))


@cache
def _names() -> dict[str, str]:
    return {_folded(name): tag for tag, names in _rows() for name in names}


@cache
def english() -> dict[str, str]:
    """The languages that have a name here, by their tags, as they are called in English: the first of their names."""
    return {tag: names[0] for tag, names in _rows()}


def _rows() -> Iterator[tuple[str, list[str]]]:
    for line in _lines("names.txt"):
        tag, _, names = line.partition(": ")
        yield tag, names.split(", ")


def _lines(table: str) -> list[str]:
    text = Path(__file__).with_name(table).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]
