"""The attributes of TEI whose values are pointers, and the pointers of a file.

`@url` names the file of a picture, `@key` is a name, and what categories of data `@datcat` means stands outside.

Specification: TEI teidata.pointer, https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-teidata.pointer.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilink.tei.document import TEI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from teilink.tei.document import TeiFile

ATTRIBUTES = (
    "ana", "calendar", "change", "copyOf", "corresp", "datingMethod", "datingPoint", "decls", "domains", "edRef",
    "end", "exclude", "facs", "hand", "inst", "lemmaRef", "next", "nymRef", "period", "prev", "ref", "rendition",
    "resp", "sameAs", "scheme", "scribeRef", "scriptRef", "select", "source", "spanTo", "start", "synch", "target",
    "targetEnd", "toWhom", "unitRef", "where", "who", "wit",
)  # fmt: skip
"""Those that point wherever they stand."""

_NODES = ("node", "root", "iNode", "leaf", "eTree", "triangle", "eLeaf")
_STRETCHES = ("app", "arc", "rt", "span")
_ON = {
    "active": ("relation",), "mutual": ("relation",), "passive": ("relation",),
    "adj": _NODES, "adjFrom": _NODES, "adjTo": _NODES, "children": _NODES, "follow": _NODES, "parent": _NODES,
    "value": _NODES, "class": ("msDesc", "msFrag", "msPart"), "code": ("occupation", "socecStatus"),
    "fVal": ("f",), "feats": ("fs",), "from": _STRETCHES, "to": _STRETCHES, "fromUnit": ("conversion",),
    "given": ("certainty",), "new": ("handShift",), "origin": ("timeline",), "parts": ("nym",),
    "perf": ("move", "tech"), "replyTo": ("post",), "since": ("when",), "toUnit": ("conversion",),
}  # fmt: skip
# In an ODD "tei:current" names an edition of TEI.
_EDITIONS = frozenset(TEI + name for name in ("schemaSpec", "moduleRef", "elementRef", "classRef", "macroRef"))
_EVERYWHERE = frozenset(ATTRIBUTES)
_ONLY_ON = {name: frozenset(TEI + element for element in elements) for name, elements in _ON.items()}
_IN_BRACKETS = re.compile(r"[^\s(]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[^\s(]*)+|\S+")


def pointing(file: TeiFile, *others: str) -> Iterator[tuple[_Element, str, str]]:
    """Each attribute of the file that points, and those of other names: element, name, value.

    Only TEI points so: elements of other namespaces and the examples of an ODD do not.
    """
    for element in file.root.iter(TEI + "*"):
        for name, value in element.items():
            if name in _EVERYWHERE:
                if name != "source" or element.tag not in _EDITIONS:
                    yield element, str(name), str(value)
            elif name in others or (name in _ONLY_ON and element.tag in _ONLY_ON[str(name)]):
                yield element, str(name), str(value)


def pointers(value: str) -> list[str]:
    """The pointers of an attribute, each once. One of a scheme of XPointer may hold blanks: ``#xpath(//p [1])``."""
    if "(" in value:
        return list(dict.fromkeys(_IN_BRACKETS.findall(value)))
    found = value.split()
    return found if len(found) < 2 else list(dict.fromkeys(found))
