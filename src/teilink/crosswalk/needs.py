"""What rules need and did not find. Cardinalities that shapes state are not repeated in a crosswalk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.crosswalk.paths import PathError, compile_path, steps
from teilink.diagnostics import Diagnostic, Severity
from teilink.tei.text import language

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lxml.etree import _Element

    from teilink.crosswalk.mapping import Rule
    from teilink.crosswalk.paths import Path
    from teilink.tei.document import Document


def needs(rule: Rule) -> bool:
    """Whether a rule must find something."""
    return rule.need.removesuffix("(warn)").strip() != "any"


def unmet(rules: Iterable[Rule], document: Document, matched: Collection[str]) -> Iterator[Diagnostic]:
    """A finding for each rule whose need is not met; rungs of one field share their need."""
    rules = list(rules)
    filled = {rule.field for rule in rules if rule.field and rule.id in matched}
    told: set[str] = set()
    for rule in rules:
        if not needs(rule) or (rule.field and rule.field in told):
            continue
        start = document.root
        if rule.path.in_header and document.header is not None:
            start = document.header
        elif rule.path.in_header and document.is_part:
            continue
        if rule.field and rule.field in filled and rule.id not in matched:
            continue
        is_there = not rule.path.in_header or start is document.header
        found = _finding(rule, rule.path.select(start) if is_there else [], start, document)
        if found is not None:
            told |= {rule.field} - {""}
            yield found


def _finding(rule: Rule, found: list[_Element], start: _Element, document: Document) -> Diagnostic | None:
    need = rule.need.removesuffix("(warn)").strip()
    if rule.path.attribute:
        found = [element for element in found if element.get(rule.path.attribute) is not None]
    wanted = len({language(element) for element in found}) if need == "one-per-language" else 1
    if found and (need == "some" or len(found) == wanted):
        return None
    severity = Severity.WARNING if rule.need.endswith("(warn)") else Severity.ERROR
    if found:
        place = document.file.place_of_element(found[-1])
        one = "one a language" if need == "one-per-language" else "one"
        return Diagnostic("TL501", severity, f"{len(found)} values for {rule.id}, where {one} is wanted", place)
    place = document.file.place_of_element(holder(rule.path, start))
    name = rule.field or rule.id
    return Diagnostic("TL501", severity, f"nothing found for {name}", place, help=f"it is read from {rule.path.text}")


def holder(path: Path, start: _Element) -> _Element:
    """The element nearest to where something missing would stand."""
    parts = steps(path.text)
    for length in range(len(parts) - 1, 0, -1):
        try:
            found = compile_path("/".join(parts[:length])).select(start)
        except PathError:
            # A path of alternatives cannot be cut at its slashes.
            continue
        if found:
            return found[0]
    return start
