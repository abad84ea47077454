"""The parts of a name: what somebody is called, and the names given and of the family.

The words stay in the order in which the register has them: that is Hungarian or Chinese usage in one, an index in
another, and none of them says which.

Specification: TEI Guidelines 14.2.1 (personal names)
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from teilink.tei.document import TEI
from teilink.tei.text import reading_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_FORENAME, _SURNAME, _LINK, _ADDED = (TEI + name for name in ("forename", "surname", "nameLink", "addName"))
_PARTS = (_FORENAME, _SURNAME, _LINK)
_OTHERS = frozenset(
    ["alt", "alternate", "alternative", "variant", "var", "aka", "alias", "other", "spelling", "legacy"]
)
_TITLES = frozenset(["title", "honorific", "rank"])
_BORN = frozenset(["maiden", "birth", "born", "née", "nee"])
# What is written where there is nothing to write.
_EMPTY = frozenset(["", "-", "–", "—", "?", "…", "N.N."])


def called(name: _Element) -> str:
    """The words of a name, without other names and titles put into it (``addName[@type='alt']``)."""
    if not any(_is_apart(part) for part in name.iter(_ADDED, *_PARTS)):
        return reading_text(name)
    copied = deepcopy(name)
    for part in filter(_is_apart, list(copied.iterdescendants(_ADDED, *_PARTS))):
        part.clear(keep_tail=True)
    return reading_text(copied)


def given_name(name: _Element) -> str:
    """The forenames of a name, in their order; '' where none is told apart."""
    return _joined(name, (_FORENAME,))


def family_name(name: _Element) -> str:
    """The surnames of a name with what links them (``von``); that of birth only where there is no other."""
    surnames = [part for part in name.iter(_SURNAME) if reading_text(part) not in _EMPTY]
    if not surnames:
        return ""
    is_of_birth = all(_type(part) in _BORN for part in surnames)
    return _joined(name, (_LINK, _SURNAME), frozenset() if is_of_birth else _BORN)


def _joined(name: _Element, tags: tuple[str, ...], without: frozenset[str] = frozenset()) -> str:
    parts = (part for part in name.iter(*tags) if _type(part) not in without)
    return " ".join(words for part in parts if (words := reading_text(part)) not in _EMPTY)


def _is_apart(part: _Element) -> bool:
    if part.tag == _ADDED:
        return _type(part) in _OTHERS | _TITLES
    return reading_text(part) in _EMPTY - {""}


def _type(element: _Element) -> str:
    return element.get("type", "").strip().lower()
