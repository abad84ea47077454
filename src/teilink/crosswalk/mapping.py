"""The crosswalk as values: things that are made, entities that are referred to, and rules.

Read from YAML by `teilink.crosswalk.loading`; applied by `teilink.crosswalk.application`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilink.crosswalk.paths import Path
    from teilink.rdf.terms import Term
    from teilink.source import Source, Span

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_HOLE = re.compile(r"\{([^{}]*)\}")


class Template:
    """A text with holes: ``{record}#text-{@xml:lang}``. `parts` alternates between words and the names of holes.

    `passages` cuts a citation at its square brackets: whether a passage stood in them, and its parts.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts = tuple(_HOLE.split(text))
        passages = _OPTIONAL.split(text)
        self.passages = tuple((n % 2 == 1, tuple(_HOLE.split(passage))) for n, passage in enumerate(passages))

    @property
    def holes(self) -> tuple[str, ...]:
        """The names in braces, in order."""
        return self.parts[1::2]


class Constant(NamedTuple):
    """What is true of every thing of a kind: properties and one value, an address, a plain word or a text."""

    to: tuple[Term, ...]
    kind: str
    value: Template
    language: str


@dataclass(frozen=True)
class Thing:
    """Something that is made from a unit: the record, a text, a file, the description.

    `holds` is "text" for a thing that gives the text itself: it is not made where access is restricted.
    """

    name: str
    path: Path
    iri: Template
    types: tuple[Term, ...]
    constants: tuple[Constant, ...]
    holds: str


@dataclass(frozen=True)
class Rule:
    """One line of the crosswalk table."""

    id: str
    path: Path
    kind: str
    to: tuple[Term, ...]
    to_statement: tuple[Term, ...]
    about: tuple[str, ...]
    need: str
    is_inferred_kept: bool
    bounds: tuple[Term, ...]
    of: Term
    scheme: str
    locus: Path | None
    template: Template | None
    language: str
    is_latest: bool
    span: Span


class Scheme(NamedTuple):
    """A scheme of identifiers: its name for people, and the address of a thing it identifies, or None."""

    name: str
    url: Template | None


@dataclass(frozen=True)
class EntityRules:
    """How entries of one kind of register are described."""

    kind: str
    types: Mapping[str, tuple[Term, ...]]
    name: Path
    also: tuple[Rule, ...]

    def types_of(self, given: str) -> tuple[Term, ...]:
        """The classes of an entry by its @type."""
        return self.types.get(given) or self.types["else"]


@dataclass(frozen=True)
class Crosswalk:
    """A whole crosswalk. `base` holds for a project whose settings name none; '' where it has none either."""

    name: str
    version: str
    source: Source
    base: str
    things: Mapping[str, Thing]
    schemes: Mapping[str, Scheme]
    entities: Mapping[str, EntityRules]
    rules: tuple[Rule, ...]
