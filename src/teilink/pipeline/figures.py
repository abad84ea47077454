"""What the rules of a crosswalk reach in documents, in figures: fields by their rungs, rules and elements left out.

The keys of the JSON are a contract: ``{"version": 1, "documents": N, "fields": {"sender": {"documents": n, "rungs":
{"RULE-ID": k, …}}, …}, "rules_never_matched": […], "elements_unread": […]}``.  There will be one more,
``statements_unchecked``: the statements that no shape looks at.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from teilink.render.json import json_text
from teilink.render.screen import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from teilink.diagnostics import Report

FORMATS = ("text", "json")
_VERSION = 1
_WIDTH = 100


class Rung(NamedTuple):
    """A rule that filled a field in some documents; `guess` is how sure it is where it only guesses."""

    rule: str
    documents: int
    guess: str = ""


class Field(NamedTuple):
    """In how many documents something was found for a field, and by which of its rules, in their order."""

    documents: int
    rungs: tuple[Rung, ...]


@dataclass(frozen=True)
class Coverage:
    """The figures of some documents.

    `report` has why files could not be read: they are not among the documents. `rules_never_matched` stand in the order
    of the crosswalk, `elements_unread` are the names of TEI elements of which no rule read any, sorted.
    """

    report: Report
    documents: int
    fields: Mapping[str, Field]
    rules_never_matched: tuple[str, ...]
    elements_unread: tuple[str, ...]

    def text(self, format_name: str = "text") -> str:
        """The figures as one of `FORMATS`, with a line end."""
        return json_text(self._object(), indent=1) + "\n" if format_name == "json" else "\n".join(self._lines()) + "\n"

    def _object(self) -> dict[str, object]:
        fields = {
            name: {"documents": field.documents, "rungs": {rung.rule: rung.documents for rung in field.rungs}}
            for name, field in self.fields.items()
        }
        return {
            "version": _VERSION,
            "documents": self.documents,
            "fields": fields,
            "rules_never_matched": list(self.rules_never_matched),
            "elements_unread": list(self.elements_unread),
        }

    def _lines(self) -> Iterator[str]:
        rows = list(self._rows())
        name, count = (max(len(row[column]) for row in rows) for column in (0, 1))
        for row in rows:
            yield f"{row[0]:{name}}  {row[1]:>{count}}  {row[2]:>7}  {row[3]}".rstrip()
        yield from _listed("rules that never matched", self.rules_never_matched)
        yield from _listed("elements that no rule reads", self.elements_unread)

    def _rows(self) -> Iterator[tuple[str, str, str, str]]:
        yield "", "documents", "share", ""
        yield "all", f"{self.documents:,}", "", ""
        for name, field in self.fields.items():
            yield harmless(name), f"{field.documents:,}", self._share(field.documents), ""
            for rung in field.rungs:
                guess = f"guess: {rung.guess}" if rung.guess else ""
                yield f"  {harmless(rung.rule)}", f"{rung.documents:,}", self._share(rung.documents), guess

    def _share(self, documents: int) -> str:
        return f"{100 * documents / self.documents:.1f} %" if self.documents else "-"


def _listed(heading: str, names: Sequence[str]) -> Iterator[str]:
    yield ""
    yield f"{heading}: {len(names) or 'none'}"
    words = [harmless(name).replace(" ", "\u00a0") for name in names]
    indent = "  "
    yield from textwrap.wrap(
        ", ".join(words),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
