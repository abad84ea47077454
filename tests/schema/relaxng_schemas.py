"""Small schemas and documents for tests of the engine."""

from __future__ import annotations

from teilink.schema.relaxng.acceptance import accepts
from teilink.schema.relaxng.grammar import Grammar
from teilink.source import Source

LIBRARY = "http://www.w3.org/2001/XMLSchema-datatypes"


def grammar(start: str, *defined: str, **files: str) -> Grammar:
    """The grammar of a start pattern, definitions, and other files by their names (``part="..."`` is part.rng)."""
    text = (
        f'<grammar xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="{LIBRARY}">'
        f"<start>{start}</start>{''.join(defined)}</grammar>"
    )
    return of_text(text, **files)


def of_text(text: str, **files: str) -> Grammar:
    """The grammar in a text."""
    return Grammar.read(
        Source("test.rng", text.encode()), lambda _, path: Source(path, files[path.removesuffix(".rng")].encode())
    )


def element(name: str, content: str = "<empty/>") -> str:
    """An element with some content."""
    return f'<element name="{name}">{content}</element>'


def judged(schema: Grammar, *documents: str) -> list[bool]:
    """The verdicts on some documents."""
    return [accepts(schema, document.encode()) for document in documents]
