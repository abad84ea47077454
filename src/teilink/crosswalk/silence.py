"""Why a rule of a crosswalk says nothing of a document: what it looks for, and how far the document goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink.crosswalk.needs import holder
from teilink.crosswalk.reach import starts
from teilink.crosswalk.things import RECORD

if TYPE_CHECKING:
    from collections.abc import Collection

    from lxml.etree import _Element

    from teilink.crosswalk.mapper import Applied
    from teilink.crosswalk.mapping import Crosswalk, Rule, Thing
    from teilink.tei.document import Document


class Silence(NamedTuple):
    """The reason, in words, and the element nearest to what was looked for."""

    reason: str
    element: _Element


def silence(crosswalk: Crosswalk, rule: Rule, document: Document, applied: Applied) -> Silence:
    """Why there is no statement of a rule in what was made of a document."""
    said = {origin.rule for _, origin in applied.record.origins()}.union(applied.matched)
    missing = [name for name in rule.about if name in crosswalk.things and name not in said]
    winner = _winner(crosswalk, rule, said)
    if winner:
        reason = f"not read: {rule.field} already found something (rule {winner})"
    elif missing == list(rule.about) and RECORD not in missing:
        reason = f"not read: it is about {' and '.join(missing)}, and the document gives none"
    elif rule.template is not None:
        reason = _unfilled(rule.template.holes, crosswalk, said)
    elif not starts(rule, document):
        reason = _headless(document)
    else:
        return _of_path(rule, document, applied)
    return Silence(reason, document.root)


def _of_path(rule: Rule, document: Document, applied: Applied) -> Silence:
    """What came of looking where the path leads."""
    places = starts(rule, document)
    found = [each for start in places for each in rule.path.select(start)]
    if not found:
        reason = f"nothing found: it looks for {rule.path.text}, and the file goes no further than here"
        return Silence(reason, holder(rule.path, places[0]))
    if rule.id in applied.matched:
        others = {origin.rule for _, origin in applied.record.origins() if origin.element in found}
        by = f"rule {' and '.join(sorted(others))}" if others else "another rule"
        return Silence(f"nothing made: what it found here {by} has said", found[0])
    return Silence(_unusable(rule, found), found[0])


def silence_of_thing(thing: Thing, document: Document) -> Silence:
    """Why a thing was not made."""
    if thing.is_of_parts and not document.is_part:
        return Silence("not made: it is made only where the document is part of a file", document.root)
    start = document.root if not thing.path.in_header else document.header
    if start is None:
        return Silence(_headless(document), document.root)
    reason = f"not made: it is made of {thing.path.text}, and the file goes no further than here"
    return Silence(reason, holder(thing.path, start))


def _winner(crosswalk: Crosswalk, rule: Rule, said: Collection[str]) -> str:
    """The rung of the same field that came first."""
    if not rule.field:
        return ""
    earlier = (each for each in crosswalk.rules if each.field == rule.field and each.rung < rule.rung)
    return next((each.id for each in earlier if each.id in said), "")


def _unfilled(holes: Collection[str], crosswalk: Crosswalk, said: Collection[str]) -> str:
    filled = {name for rule in crosswalk.rules if rule.id in said for name in (rule.id, rule.field)}
    empty = [hole for hole in dict.fromkeys(holes) if hole not in filled]
    return f"nothing made: nothing was found for {', '.join(empty)}" if empty else "nothing made: it has no words"


def _headless(document: Document) -> str:
    if document.is_part:
        return 'not read: the document is part of a file and has no header of its own; inherit: "yes" reads the file\'s'
    return "not read: it reads the header, and the document has none"


def _unusable(rule: Rule, found: list[_Element]) -> str:
    attribute = rule.path.attribute
    if attribute and all(each.get(attribute) is None for each in found):
        return f"nothing found: it reads @{attribute.rpartition('}')[2]}, which is not here"
    return f"nothing found: what stands here cannot be read as {rule.kind}"
