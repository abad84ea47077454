"""What the rules of a crosswalk matched in a file, and which statements came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink.diagnostics import Diagnostic
from teilink.errors import UsageError
from teilink.iri import nearest
from teilink.tei.reading import read
from teilink.validation.placement import Placement

if TYPE_CHECKING:
    from teilink.diagnostics import Place
    from teilink.project import Project
    from teilink.rdf.terms import Statement
    from teilink.source import Source


class Explained(NamedTuple):
    """One node that a rule read, and the statements it made."""

    rule: str
    place: Place
    statements: tuple[Statement, ...]


def explain_file(source: Source, project: Project, *, rule: str = "", line: int = 0) -> list[Explained]:
    """Every statement of a file by the rule and the place it came from, in the order of the file.

    Raises UsageError for a file that cannot be read and for a rule that the crosswalk does not have.
    """
    crosswalk = project.mapper.crosswalk
    known = {each.id for each in crosswalk.rules} | set(crosswalk.things)
    if rule and rule not in known:
        close = nearest(rule, known)
        raise UsageError(f"no rule is called {rule}" + (f"; did you mean {close}?" if close else ""))
    file = read(source)
    if isinstance(file, Diagnostic):
        raise UsageError(f"{source.name}: {file.message}")
    found: dict[tuple[str, Place], list[Statement]] = {}
    for document in project.mapper.documents(file):
        record = project.mapper.document(document).record
        placement = Placement([(document, record)], [], project.mapper)
        for statement in record.statements:
            origin = record.origins[statement]
            found.setdefault((origin.rule, placement.place(file, origin)), []).append(statement)
    explained = [Explained(name, place, tuple(statements)) for (name, place), statements in found.items()]
    wanted = [one for one in explained if rule in {"", one.rule} and line in {0, one.place.start.line}]
    return sorted(wanted, key=lambda one: (one.place.order, one.rule))
