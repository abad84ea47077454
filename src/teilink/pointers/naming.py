"""What entries are called, and which names are spellings of one.

Case, diacritics, hyphens and blanks do not part two names, nor does it which part comes first: ``Kim Il-sung``,
``KIM IL SUNG`` and ``Il Sung Kim`` are one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from teilink.tei.document import TEI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_NAMES = {
    "person": "persName name",
    "org": "orgName name",
    "place": "placeName settlement country region district bloc geogName geogFeat name head label",
    "event": "eventName label head desc",
    "bibl": "title author editor",
    "collection": "msName idno repository collection settlement head title",
    "term": "catDesc gloss desc form orth term",
}
"""What may name an entry, by its kind."""

_NAMING = {kind: tuple(TEI + name for name in names.split()) for kind, names in _NAMES.items()}
_PROPER = tuple(TEI + name for name in ("surname", "forename", "nameLink", "genName"))
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# Letters that are no letter with a mark on it.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "\u0131": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_JOINING = frozenset("-'\u02bc\u2010\u2011\u2019")
_LONGEST = 80


def is_named(kind: str, entry: _Element) -> bool:
    """Whether anything in an entry says what it is called; a work may be described in plain words."""
    if any(_words(element) for element in entry.iter(*_NAMING[kind])):
        return True
    return kind == "bibl" and bool(_words(entry))


def names(kind: str, entry: _Element) -> Iterator[str]:
    """The names that an entry gives at its top, as words."""
    for element in entry.iterchildren(*_NAMING[kind]):
        proper = [words for part in element.iter(*_PROPER) if (words := _words(part))]
        words = " ".join(proper) if proper else _words(element)
        if words:
            yield words


def likeness(name: str) -> str:
    """The same for all spellings of a name; '' for one that says too little: a single word of letters.

    The parts of a name may follow one another from any of them on, so it is the least of these rotations.
    """
    words = _folded(name[:_LONGEST]).split()
    letters = "".join(words)
    # One word of Chinese or Korean script is a whole name.
    if len(letters) < 2 or (len(words) < 2 and letters.isascii()):
        return ""
    return min(letters[at:] + letters[:at] for at in range(len(letters)))


def letters(name: str) -> str:
    """The letters and digits of a name, without what does not part two names."""
    return "".join(_folded(name).split())


def _folded(name: str) -> str:
    plain = normalize("NFKD", _BRACKETED.sub(" ", name)).casefold().translate(_LETTERS)
    letters = (each if each.isalnum() else "" if combining(each) or each in _JOINING else " " for each in plain)
    return normalize("NFC", "".join(letters))


def _words(element: _Element) -> str:
    return " ".join(" ".join(str(text) for text in element.itertext("*")).split())
