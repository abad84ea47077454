"""A small schema for letters, and what is told of documents that it refuses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree
from relaxng_schemas import of_text

from teilink.schema.relaxng.acceptance import accepts
from teilink.schema.relaxng.diagnosis import Diagnosis
from teilink.source import Source
from teilink.tei.document import NAMESPACE, TeiFile
from teilink.tei.editing import edited

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilink.diagnostics import Diagnostic
    from teilink.schema.relaxng.grammar import Grammar

LETTERS = of_text(Path(__file__).with_name("letters.rng").read_text("utf-8"))
TITLES = "<titleStmt><title>A</title></titleStmt>"
PUBLISHED = "<publicationStmt><p>unpublished</p></publicationStmt>"
SOURCES = "<sourceDesc><p>an archive</p></sourceDesc>"
FILE_DESC = TITLES + PUBLISHED + SOURCES
# What may stand in a paragraph, as a message lists it.
PHRASES = "<date>, <hi>, <lb>, <num>, <persName>, <placeName> or <ref>"


def letter(body: str = "<div><p>text</p></div>", header: str = f"<fileDesc>{FILE_DESC}</fileDesc>") -> str:
    """A letter with what is in its body and its header."""
    return f'<TEI xmlns="{NAMESPACE}">\n<teiHeader>{header}</teiHeader>\n<text><body>\n{body}\n</body></text></TEI>'


def described(*parts: str) -> str:
    """A letter whose file description holds these."""
    return letter(header=f"<fileDesc>{''.join(parts)}</fileDesc>")


def divided(*parts: str) -> str:
    """A letter whose only division holds these."""
    return letter(f"<div>{''.join(parts)}</div>")


def said(*parts: str) -> str:
    """A letter whose only paragraph holds these."""
    return divided("<p>", *parts, "</p>")


def published(*parts: str) -> str:
    """A letter whose statement of publication holds these."""
    return described(TITLES, "<publicationStmt>", *parts, "</publicationStmt>", SOURCES)


def file_of(document: str | bytes) -> TeiFile:
    """A document as it is read, in whatever vocabulary it is."""
    data = document if isinstance(document, bytes) else document.encode()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False)
    return TeiFile(Source("a.xml", data), etree.fromstring(data, parser))


def findings(document: str | bytes, schema: Grammar = LETTERS) -> list[Diagnostic]:
    """What is told of a document that its schema refuses."""
    data = document if isinstance(document, bytes) else document.encode()
    assert not accepts(schema, data), "the schema accepts it"
    return Diagnosis(schema, file_of(data)).findings()


def underlined(document: str, finding: Diagnostic) -> str:
    """The passage that a finding stands on."""
    return document.encode()[slice(*finding.place.span)].decode()


def told(document: str, schema: Grammar = LETTERS) -> list[tuple[str, str, str, str]]:
    """Code, passage, message and help of all findings on a document."""
    found = findings(document, schema)
    return [(each.code, underlined(document, each), each.message, each.help) for each in found]


def repaired(document: str | bytes, found: Iterable[Diagnostic], *applicability: str) -> bytes:
    """A document after fixes of some applicability."""
    data = document if isinstance(document, bytes) else document.encode()
    fixes = [each.fix for each in found if each.fix is not None and each.fix.applicability in applicability]
    return edited(Source("a.xml", data), [edit for fix in fixes for edit in fix.edits])
