"""The crosswalk as values: units, things that are made, entities that are referred to, and rules.

Read from YAML by `teilink.crosswalk.loading`; applied by `teilink.crosswalk.application`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from teilink.crosswalk.paths import Path
    from teilink.diagnostics import Diagnostic, Place
    from teilink.rdf.terms import Term
    from teilink.source import Source

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
    `is_of_parts`: made only where the unit is part of a file: the volume.
    """

    name: str
    path: Path
    iri: Template
    types: tuple[Term, ...]
    constants: tuple[Constant, ...]
    holds: str
    is_of_parts: bool = False


@dataclass(frozen=True)
class Rule:
    """One line of the crosswalk table.

    Rules of one `field` are its rungs, in their order: the first that finds a value wins. `rung` counts from 1, and is
    0 where the rule serves no field. `guess` is "low", "medium" or '': how sure a value is that the rule only guesses.
    `is_inherited`: read from the header of the file for every part of it as well.
    """

    id: str
    path: Path
    kind: str
    field: str
    rung: int
    guess: str
    is_inherited: bool
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
    place: Place


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

    def types_of(self, element: _Element) -> tuple[Term, ...]:
        """The classes of an entry by its @type, else by the name of its element."""
        name = str(element.tag).rpartition("}")[2]
        return self.types.get(element.get("type", "")) or self.types.get(name) or self.types["else"]


@dataclass(frozen=True)
class Crosswalk:
    """A whole crosswalk. `base` holds for a project whose settings name none; '' where it has none either.

    `units` are paths from the root of a file, in order: the first that finds something says what its documents are; "."
    is the file itself. `notices` are warnings about the crosswalk; `sources` the files it was read from.
    """

    name: str
    version: str
    base: str
    things: Mapping[str, Thing]
    schemes: Mapping[str, Scheme]
    entities: Mapping[str, EntityRules]
    units: tuple[Path, ...]
    rules: tuple[Rule, ...]
    notices: tuple[Diagnostic, ...]
    sources: tuple[Source, ...]
