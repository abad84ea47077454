"""The crosswalk of a project as a table for people."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from teilink.pages.table import Always, Entity, Field, Fill, Row, Scheme, Table, Term, Thing, table_page
from teilink.pipeline.covering import FIELDS, field_of
from teilink.project import Project
from teilink.resources import shipped
from teilink.tei.document import XML
from teilink.validation.placement import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilink.config import Config
    from teilink.crosswalk.mapping import Constant, Crosswalk, EntityRules, Rule
    from teilink.crosswalk.mapping import Thing as Made

_SHIPPED = "shapes/crosswalk.yaml"


def crosswalk_page(config: Config | None = None) -> str:
    """The crosswalk of a project as one page of HTML, of the working directory's where no settings are given.

    Raises ProjectError.
    """
    project = Project(config) if config is not None else Project.around(None)
    return table_page(table(project.mapper.crosswalk, project.config.root))


def table(crosswalk: Crosswalk, root: Path) -> Table:
    """A crosswalk as the page shows it; its files are named as seen from the root of the project."""
    rows = _Rows(crosswalk, root)
    return Table(
        name=crosswalk.name,
        version=crosswalk.version,
        base=crosswalk.base,
        sources=tuple(rows.file(source.name) for source in crosswalk.sources),
        units=tuple(path.text for path in crosswalk.units),
        things=tuple(_thing(each) for each in crosswalk.things.values()),
        fields=tuple(rows.fields()),
        rows=tuple(rows.row(rule) for rule in crosswalk.rules if not rule.field),
        entities=tuple(rows.entity(each) for each in crosswalk.entities.values()),
        schemes=tuple(
            Scheme(key, each.name, each.url.text if each.url else "") for key, each in crosswalk.schemes.items()
        ),
    )


class _Rows:
    """The rules of one crosswalk as rows."""

    def __init__(self, crosswalk: Crosswalk, root: Path) -> None:
        self._crosswalk, self._root = crosswalk, root.resolve()

    def file(self, name: str) -> str:
        """The name of a file of the crosswalk: no page tells where on a disk a project lies."""
        path = Path(name).resolve()
        if path == shipped(_SHIPPED).resolve():
            return _SHIPPED
        return path.relative_to(self._root).as_posix() if path.is_relative_to(self._root) else path.name

    def fields(self) -> Iterator[Field]:
        """The fields, those that every crosswalk is asked for first."""
        served = {field_of(rule.field) for rule in self._crosswalk.rules if rule.field}
        for name in (*(each for each in FIELDS if each in served), *sorted(served - set(FIELDS))):
            rules = [rule for rule in self._crosswalk.rules if field_of(rule.field) == name]
            parts = dict.fromkeys(rule.field for rule in rules)
            yield Field(name, tuple((part, tuple(self._of(part, rules))) for part in parts))

    def _of(self, part: str, rules: Iterable[Rule]) -> Iterator[Row]:
        return (self.row(rule) for rule in rules if rule.field == part)

    def row(self, rule: Rule) -> Row:
        """One rule."""
        about = tuple(_about(name) for name in rule.about)
        return Row(
            id=rule.id,
            rung=rule.rung,
            find=rule.path.text,
            locus=rule.locus.text if rule.locus else "",
            template=rule.template.text if rule.template else "",
            kind=rule.kind,
            about=() if about == ("record",) else about,
            fills=tuple(_fills(rule)),
            marks=tuple(_marks(rule)),
            stands=f"{self.file(rule.place.path)}:{rule.place.start.line}",
        )

    def entity(self, entity: EntityRules) -> Entity:
        """How entries of one sort are described."""
        # What holds for the others stands last.
        types = sorted(entity.types.items(), key=lambda each: each[0] == "else")
        return Entity(
            kind=entity.kind,
            find=entity.name.text,
            classes=tuple((given, _terms(classes)) for given, classes in types),
            rows=tuple(self.row(rule) for rule in entity.also),
        )


def _thing(thing: Made) -> Thing:
    marks = ["holds the text"] if thing.holds == "text" else []
    marks += ["of parts only"] if thing.is_of_parts else []
    values: dict[tuple[str, ...], list[Term]] = {}
    for constant in thing.constants:
        values.setdefault(constant.to, []).append(_value(constant))
    always = tuple(Always(_terms(to), tuple(each)) for to, each in values.items())
    return Thing(thing.name, thing.path.text, thing.iri.text, _terms(thing.types), always, tuple(marks))


def _value(constant: Constant) -> Term:
    text = constant.value.text
    if constant.kind != "iri":
        return Term(f"“{text}”" + (f" ({constant.language})" if constant.language else ""), "")
    return Term(text, "") if constant.value.holes else _term(f"<{text}>")


def _term(term: str) -> Term:
    return Term(shortened(term), term[1:-1])


def _terms(terms: Iterable[str]) -> tuple[Term, ...]:
    return tuple(_term(each) for each in terms)


def _about(name: str) -> str:
    return "{@" + name[1:].replace(XML, "xml:") if name.startswith("{") else name


def _fills(rule: Rule) -> Iterator[Fill]:
    if rule.to:
        yield Fill("a licence" if rule.to_statement else "", _terms(rule.to))
    if rule.to_statement:
        yield Fill("a rights statement", _terms(rule.to_statement))
    for what, property_ in zip(("first day", "last day"), rule.bounds, strict=False):
        yield Fill(what, _terms([property_]))
    if rule.of:
        yield Fill("a reading of", _terms([rule.of]))


def _marks(rule: Rule) -> Iterator[str]:
    if rule.guess:
        yield f"guess: {rule.guess}"
    if rule.is_inherited:
        yield "inherited"
    if rule.need != "any":
        yield f"needs {rule.need}"
    if rule.is_inferred_kept:
        yield "inferences kept"
    if rule.is_latest:
        yield "the latest"
    if rule.scheme:
        yield f"scheme {rule.scheme}"
    if rule.language:
        yield f"in {rule.language}"
