"""The status of an edition: a draft, under review, or published.

Specification: TEI revisionDesc/@status (att.docStatus); the three words are those of teilink.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teilink.diagnostics import Diagnostic, Edit, Fix, Severity
from teilink.iri import nearest
from teilink.tei.document import NAMESPACE

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.tei.document import TeiFile

STATUSES = ("draft", "review", "published")
"""Where an edition can stand, from the first to the last."""

_REVISIONS = etree.XPath("t:teiHeader/t:revisionDesc[@status]", namespaces={"t": NAMESPACE})
# What other projects and the TEI Guidelines call the same.
_MEANT = {
    "unfinished": "draft", "embargoed": "draft", "progress": "draft", "in-progress": "draft", "wip": "draft",
    "candidate": "review", "proposed": "review", "submitted": "review", "galley": "review", "proof": "review",
    "approved": "published", "cleared": "published", "final": "published", "finished": "published",
    "complete": "published", "done": "published", "frozen": "published", "recommendation": "published",
}  # fmt: skip


def status_of(root: _Element) -> str:
    """The status a TEI or teiCorpus states: one of STATUSES, "published" where it states none or an unknown one."""
    stated = [revisions.get("status", "").strip() for revisions in _REVISIONS(root)]
    return stated[0] if stated and stated[0] in STATUSES else "published"


def check_status(file: TeiFile) -> list[Diagnostic]:
    """A status that is none of the three."""
    found = []
    for revisions in _REVISIONS(file.root):
        stated = revisions.get("status", "").strip()
        if stated in STATUSES:
            continue
        place = file.place_of_attribute(revisions, "status")
        message = f'the status "{stated}" is not known; the file is taken for published'
        meant = _MEANT.get(stated.lower()) or nearest(stated.lower(), STATUSES)
        help_ = f"did you mean {meant}? it is one of {', '.join(STATUSES)}" if meant else f"write {_listed()}"
        fix = Fix("unsafe", (Edit(place.span, f'status="{meant}"'),)) if meant else None
        found.append(Diagnostic("TL312", Severity.WARNING, message, place, help=help_, fix=fix))
    return found


def _listed() -> str:
    return f"{', '.join(STATUSES[:-1])} or {STATUSES[-1]}"
