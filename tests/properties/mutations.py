"""Slips of an encoder and of a disk, made by seeded chance: one file in, one spoiled file out."""

from __future__ import annotations

import copy
from random import Random
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"

_ELEMENTS = (
    "TEI teiHeader text body div p head note date persName orgName placeName rs term ref ptr gap supplied choice sic "
    "corr title author idno bibl availability licence correspAction event abstract standOff xx"
)
_NAMES = _ELEMENTS.split()
_DATED_AND_POINTED = (
    "when notBefore notAfter from to ref target source resp cert type status mainLang url n key corresp"
)
_ATTRIBUTES = [
    *(XML + name for name in ("id", "lang", "space")),
    *_DATED_AND_POINTED.split(),
]
_WORDS = (
    "en zh-Hant en-a e not_a_tag 1965-12-25 1965-13 1965 -0044-03-15 --12 25.12.1965 1965-12-25T10:00:00Z "
    "person:kim-il person:nobody nobody:kim-il person: #meeting #nothing # #cable restricted free low high "
    "http://example.org/a http://[ http:// https://a/b?c=d#e urn:x mailto:a@b javascript:x authority/people.xml "
    "authority/people.xml#kim-il ../x#y fonds received sent meeting trl wcda text-en src-web build \u0661"
)
_SPACED = ["", " ", "a b", "person:kim-il place:china", '<"&>', "{record}", "\ufffd", "\U00010348", "é" * 40]
_VALUES = [*_WORDS.split(), *_SPACED]
_BYTES = [b"<", b">", b"&", b"\0", b"\xff", b"\xc3", b'"', b"\r\n", b"\xef\xbb\xbf", b"<!DOCTYPE x>", b"]]>", b"<!--"]


def spoil(data: bytes, chance: Random) -> bytes:
    """The file with one to three faults."""
    return _spoilt_bytes(data, chance) if chance.random() < 0.2 else _spoilt_tree(data, chance)


def _spoilt_tree(data: bytes, chance: Random) -> bytes:
    root = etree.fromstring(data)
    for _ in range(chance.choice((1, 1, 2, 3))):
        chance.choice(_IN_TREES)(root, chance)
    return etree.tostring(root, encoding="utf-8", xml_declaration=chance.random() < 0.8)


def _spoilt_bytes(data: bytes, chance: Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 3))):
        data = chance.choice(_IN_BYTES)(data, chance)
    return data


def _any(root: _Element, chance: Random) -> _Element:
    # Half of the time one of those that a rule of the crosswalk may read.
    read = list(root.iter(*(TEI + name for name in _NAMES)))
    return chance.choice(read if chance.random() < 0.5 else list(root.iter("{*}*")))


def _inner(root: _Element, chance: Random) -> _Element:
    return chance.choice(list(root.iterdescendants("{*}*")) or [root])


def _delete(root: _Element, chance: Random) -> None:
    element = _inner(root, chance)
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _duplicate(root: _Element, chance: Random) -> None:
    element = _inner(root, chance)
    parent = element.getparent()
    if parent is not None:
        parent.insert(parent.index(element), copy.deepcopy(element))


def _move(root: _Element, chance: Random) -> None:
    element, goal = _inner(root, chance), _any(root, chance)
    if element is not root and element is not goal and element not in goal.iterancestors():
        goal.insert(chance.randint(0, len(goal)), element)


def _rename(root: _Element, chance: Random) -> None:
    _any(root, chance).tag = chance.choice(("", TEI)) + chance.choice(_NAMES)


def _unname(root: _Element, chance: Random) -> None:
    element = _any(root, chance)
    if element.attrib:
        del element.attrib[chance.choice(element.keys())]


def _change(root: _Element, chance: Random) -> None:
    element = _any(root, chance)
    element.set(chance.choice([*element.keys(), chance.choice(_ATTRIBUTES)]), chance.choice(_VALUES))


def _reword(root: _Element, chance: Random) -> None:
    _any(root, chance).text = chance.choice(
        ["", " ", "\n\n", 'a "b" \\ c', "\t\r x", "\U0001f4dc", "[…]", "]]>", "word"]
    )


def _swap(root: _Element, chance: Random) -> None:
    one, other = _any(root, chance), _any(root, chance)
    one.text, other.text = other.text, one.text


def _insert(root: _Element, chance: Random) -> None:
    goal = _any(root, chance)
    new: _Element = chance.choice((etree.Comment("x"), etree.ProcessingInstruction("x", "y"), etree.Element(TEI + "p")))
    new.tail = chance.choice(("", "tail"))
    goal.insert(chance.randint(0, len(goal)), new)


def _wrap(root: _Element, chance: Random) -> None:
    element = _inner(root, chance)
    parent = element.getparent()
    if parent is not None:
        around = etree.Element(TEI + chance.choice(_NAMES))
        parent.replace(element, around)
        around.append(element)


_IN_TREES: list[Callable[[_Element, Random], None]] = [
    *(_delete, _duplicate, _move, _rename, _unname, _change, _change, _change, _reword, _swap, _insert, _wrap)
]


def _cut(data: bytes, chance: Random) -> bytes:
    return data[: chance.randint(0, len(data))]


def _overwrite(data: bytes, chance: Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _insert_bytes(data: bytes, chance: Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(_BYTES) + data[at:]


def _drop(data: bytes, chance: Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + data[at + chance.randint(1, 40) :]


def _repeat(data: bytes, chance: Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + data[at : at + 60] + data[at:]


def _recode(data: bytes, chance: Random) -> bytes:
    text = data.decode("utf-8", "replace")
    declared = text.replace('encoding="UTF-8"', f'encoding="{chance.choice(("UTF-16", "ISO-8859-1", "UTF-8", "x"))}"')
    return declared.encode(chance.choice(("utf-16", "utf-8-sig", "utf-8")))


_IN_BYTES: list[Callable[[bytes, Random], bytes]] = [_cut, _overwrite, _insert_bytes, _drop, _repeat, _recode]


def smaller(data: bytes) -> Iterator[bytes]:
    """The file with one part less each: elements where it can be parsed, else stretches of bytes."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        yield from _shorter(data)
        return
    for number, element in enumerate(root.iter("{*}*")):
        for name in [None, *element.keys()] if number else element.keys():
            rest = copy.deepcopy(root)
            found = list(rest.iter("{*}*"))[number]
            if name is None:
                etree.strip_tags(found.getparent(), etree.Comment)
                found.getparent().remove(found)
            else:
                del found.attrib[name]
            yield etree.tostring(rest, encoding="utf-8")


def _shorter(data: bytes) -> Iterator[bytes]:
    length = len(data) // 2
    while length:
        for start in range(0, len(data), length):
            yield data[:start] + data[start + length :]
        length //= 2
