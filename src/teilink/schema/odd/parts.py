"""What content models, datatypes and lists of values are made of, as values; and what is said about a thing.

Each that names another specification keeps the node it was read from: a fault is placed on it.

Specification: TEI Guidelines, TDTAGCONT
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

RNG = "http://relaxng.org/ns/structure/1.0"
SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"
ANNOTATIONS = "http://relaxng.org/ns/compatibility/annotations/1.0"


@dataclass(frozen=True)
class Occurs:
    """How often something may stand: at least, and at most; None is unbounded."""

    least: int = 1
    most: int | None = 1


ONCE = Occurs()


@dataclass(frozen=True, eq=False)
class Words:
    """What is said about a thing, in the language of the documentation; the text is flat, the nodes are rich."""

    gloss: str = ""
    text: str = ""
    desc: _Element | None = None
    remarks: tuple[_Element, ...] = ()
    examples: tuple[_Element, ...] = ()

    @property
    def annotation(self) -> str:
        """``(gloss) desc``, as schemas carry it."""
        return " ".join(part for part in (f"({self.gloss})" if self.gloss else "", self.text) if part)


@dataclass(frozen=True, eq=False)
class Text:
    """textNode."""


@dataclass(frozen=True, eq=False)
class Empty:
    """empty, or nothing at all."""


@dataclass(frozen=True, eq=False)
class Group:
    """sequence, alternate, or a sequence whose order is free (interleave)."""

    kind: Literal["sequence", "alternate", "interleave"]
    parts: tuple[Content, ...]
    occurs: Occurs = ONCE


@dataclass(frozen=True, eq=False)
class Use:
    """elementRef, macroRef, dataRef with @key: what is specified under a name; `restriction` is of datatypes only."""

    kind: Literal["element", "macro", "datatype"]
    key: str
    node: _Element
    occurs: Occurs = ONCE
    restriction: str = ""


@dataclass(frozen=True, eq=False)
class ClassUse:
    """classRef: members of a model class, as alternatives or one after another."""

    key: str
    node: _Element
    expand: str = ""
    include: frozenset[str] | None = None
    exclude: frozenset[str] = frozenset()
    occurs: Occurs = ONCE


@dataclass(frozen=True, eq=False)
class Data:
    """dataRef with @name: a datatype of W3C XML Schema, with facets as (name, value)."""

    type: str
    facets: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, eq=False)
class Value:
    """valItem: one value of a list."""

    ident: str
    name: str
    mode: str
    words: Words
    node: _Element


@dataclass(frozen=True, eq=False)
class Values:
    """valList: closed, semi (and others, by the datatype) or open (a suggestion)."""

    type: str
    mode: str
    items: tuple[Value, ...]
    node: _Element


@dataclass(frozen=True, eq=False)
class AnyElement:
    """anyElement: whatever is not in one of the excepted namespaces; `name` is that of its pattern."""

    name: str
    excluded: tuple[tuple[str, str], ...]
    required: tuple[str, ...]
    occurs: Occurs = ONCE


@dataclass(frozen=True, eq=False)
class Native:
    """An element of RELAX NG inside the ODD; a `ref` is resolved like any other use."""

    node: _Element
    parts: tuple[Content, ...]


@dataclass(frozen=True, eq=False)
class NativeRef:
    """rng:ref: an element, a macro, a datatype, a class, or a class with ``_sequence`` and the like behind its name."""

    name: str
    node: _Element


Content = Text | Empty | Group | Use | ClassUse | Data | Values | AnyElement | Native | NativeRef


def walk(parts: Iterable[Content]) -> Iterator[Content]:
    """All parts of a content model, at any depth."""
    waiting = list(parts)[::-1]
    while waiting:
        part = waiting.pop()
        yield part
        if isinstance(part, Group | Native):
            waiting += reversed(part.parts)
