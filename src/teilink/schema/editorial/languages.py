"""Language tags that are none of BCP 47: three letters for two, obsolete ones, words.

Specification: TEI att.global @xml:lang, https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-att.global.html; BCP 47.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from teilink.diagnostics import Diagnostic, Edit, Fix, Severity
from teilink.schema.editorial.subtags import correction
from teilink.source import Span
from teilink.tei.document import NAMESPACE

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.schema.editorial.subtags import Correction
    from teilink.tei.document import TeiFile

_STATED = etree.XPath(
    "descendant-or-self::*/@xml:lang | descendant::t:language/@ident"
    " | descendant::t:textLang/@mainLang | descendant::t:textLang/@otherLangs",
    namespaces={"t": NAMESPACE},
)
# Anything else is no language to the schema either, which says so.
_SPELT = re.compile(r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*")


class _Use(NamedTuple):
    element: _Element
    attribute: str


def check_languages(file: TeiFile) -> list[Diagnostic]:
    """Each wrong tag once a file, where it stands first."""
    uses: dict[str, list[_Use]] = {}
    for stated in _STATED(file.root):
        tags = stated.split() if stated.attrname == "otherLangs" else [stated.strip()]
        for tag in dict.fromkeys(tags):
            if _SPELT.fullmatch(tag) and correction(tag) is not None:
                uses.setdefault(tag, []).append(_Use(stated.getparent(), stated.attrname))
    return [_finding(tag, found, file) for tag, found in uses.items()]


def _finding(tag: str, uses: list[_Use], file: TeiFile) -> Diagnostic:
    wrong = correction(tag)
    assert wrong is not None
    place = file.place_of_attribute(*uses[0])
    message = f'the language tag "{tag}" {wrong.fault}{_elsewhere(len(uses) - 1)}'
    help_ = f"write {wrong.tag}" if wrong.tag else "write a tag such as en, de-AT or zh-Hant"
    return Diagnostic("TL310", Severity.WARNING, message, place, help=help_, fix=_fix(tag, wrong, uses, file))


def _elsewhere(others: int) -> str:
    return f"; it stands in {others} more place{'' if others == 1 else 's'}" if others else ""


def _fix(tag: str, wrong: Correction, uses: list[_Use], file: TeiFile) -> Fix | None:
    edits = tuple(edit for use in uses if (edit := _edit(tag, wrong.tag, use, file)) is not None)
    if not wrong.tag or len(edits) < len(uses):
        return None
    return Fix("safe" if wrong.is_same else "unsafe", edits)


def _edit(tag: str, meant: str, use: _Use, file: TeiFile) -> Edit | None:
    """The tag alone is replaced, inside the quotation marks."""
    span = file.place_of_attribute(*use).span
    written = file.source.decode(*span)
    found = re.search(rf"(?<![\w-]){re.escape(tag)}(?![\w-])", written.partition("=")[2])
    if found is None:
        return None
    start = span.start + file.source.width(written[: written.index("=") + 1 + found.start()])
    return Edit(Span(start, start + file.source.width(tag)), meant)
