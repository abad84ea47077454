"""A crosswalk as one page of HTML for people: what is made of a document, and every rule in its place.

The page stands by itself: its style is inside, it runs no script and loads nothing.
"""

from __future__ import annotations

import re
from importlib import resources
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

# Long paths may be broken behind these.
_BREAK = re.compile(r"(?<=[/|\]])")


class Term(NamedTuple):
    """A property or a class as people know it, and its address."""

    name: str
    address: str

    @property
    def href(self) -> str:
        """Where its vocabulary tells of it; '' for what is no page of the web."""
        return self.address if self.address.startswith(("http://", "https://")) else ""


class Fill(NamedTuple):
    """Properties that a rule fills, and what for: '' for the value itself, else its first day, a licence …"""

    what: str
    terms: tuple[Term, ...]


class Row(NamedTuple):
    """One rule. `rung` is 0 where it serves no field; `marks` are what else is to be known of it, in a word or two.

    A rule that has a `template` is made of what others found, and looks nowhere; `locus` is the path of what is put
    behind a shelfmark.
    """

    id: str
    rung: int
    find: str
    locus: str
    template: str
    kind: str
    about: tuple[str, ...]
    fills: tuple[Fill, ...]
    marks: tuple[str, ...]
    stands: str


class Always(NamedTuple):
    """What is true of everything of a sort: properties and their values, which have a page where they are terms."""

    terms: tuple[Term, ...]
    values: tuple[Term, ...]


class Thing(NamedTuple):
    """What is made of a document."""

    name: str
    find: str
    address: str
    classes: tuple[Term, ...]
    always: tuple[Always, ...]
    marks: tuple[str, ...]


class Field(NamedTuple):
    """The rules that serve one field, in their order; those of its parts apart."""

    name: str
    parts: tuple[tuple[str, tuple[Row, ...]], ...]


class Entity(NamedTuple):
    """How entries of one sort are described: the path of their names, classes by what they are, further rules."""

    kind: str
    find: str
    classes: tuple[tuple[str, tuple[Term, ...]], ...]
    rows: tuple[Row, ...]


class Scheme(NamedTuple):
    """A scheme of identifiers."""

    key: str
    name: str
    address: str


class Table(NamedTuple):
    """A whole crosswalk, for the page. `base` is '' where it names none."""

    name: str
    version: str
    base: str
    sources: tuple[str, ...]
    units: tuple[str, ...]
    things: tuple[Thing, ...]
    fields: tuple[Field, ...]
    rows: tuple[Row, ...]
    entities: tuple[Entity, ...]
    schemes: tuple[Scheme, ...]

    @property
    def rules(self) -> int:
        """How many rules there are, without those of the entries."""
        return len(self.rows) + sum(len(rows) for field in self.fields for _, rows in field.parts)


def table_page(table: Table) -> str:
    """The page of a crosswalk. The same bytes for the same crosswalk."""
    environment = Environment(
        loader=PackageLoader("teilink.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["pieces"] = _BREAK.split
    style = resources.files("teilink.pages").joinpath("table.css").read_text(encoding="utf-8")
    return environment.get_template("crosswalk.html").render(table=table, style=Markup(style)) + "\n"  # noqa: S704
