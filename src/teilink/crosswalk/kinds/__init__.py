"""The kinds of value a rule can read: the words that stand behind ``as`` in a crosswalk.

Each reads one node, says what it found, and answers whether that was anything: a rung that finds nothing gives way to
the next one of its field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink.crosswalk.kinds import dates, entries, identifiers, names, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from teilink.crosswalk.application import Run
    from teilink.crosswalk.mapping import Rule


class Kind(NamedTuple):
    """A kind of value: how a node is read, and which keys its rules must have."""

    read: Callable[[Run, Rule, _Element], bool]
    needs: tuple[str, ...] = ("to",)


KINDS = {
    "access": Kind(identifiers.access),
    "agent": Kind(names.agent),
    "authority": Kind(identifiers.authority),
    "collection": Kind(names.collection),
    "coordinates": Kind(entries.coordinates),
    "date": Kind(dates.date),
    "document": Kind(names.document),
    "end": Kind(entries.end),
    "entity": Kind(names.entity),
    "entry": Kind(entries.entry),
    "family-name": Kind(entries.family_name),
    "gender": Kind(entries.gender),
    "given-name": Kind(entries.given_name),
    "identifier": Kind(identifiers.identifier),
    "image": Kind(identifiers.image),
    "language": Kind(words.language),
    "level": Kind(words.level),
    "link": Kind(identifiers.link),
    "mention": Kind(names.mention),
    "other-name": Kind(entries.other_name),
    "place": Kind(names.place),
    "reading": Kind(dates.reading, ("of",)),
    "record": Kind(names.record),
    "rights": Kind(identifiers.rights),
    "shelfmark": Kind(identifiers.shelfmark, ("to", "scheme")),
    "start": Kind(entries.start),
    "template": Kind(words.template, ("to", "template")),
    "term": Kind(names.entity),
    "text": Kind(words.text),
    "translator": Kind(names.translator),
    "version": Kind(names.version),
    "words": Kind(words.plain),
}
"""Every kind by its name in a crosswalk."""
