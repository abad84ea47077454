"""Whether a file is valid under a schema, and what is wrong with it where it is not.

Specification: RELAX NG, https://relaxng.org/spec-20011203.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from teilink.schema.relaxng.acceptance import accepts, accepts_tree
from teilink.schema.relaxng.grammar import Grammar

if TYPE_CHECKING:
    from collections.abc import Callable

    from teilink.diagnostics import Diagnostic
    from teilink.source import Source
    from teilink.tei.document import TeiFile


class Schema:
    """A RELAX NG schema ready to validate files."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar

    @classmethod
    def read(cls, source: Source, part: Callable[[Source, str], Source]) -> Schema:
        """The schema in a file; `part` reads another file that it refers to. Raises ProjectError (TL032)."""
        return cls(Grammar.read(source, part))

    def check(self, file: TeiFile) -> list[Diagnostic]:
        """What the schema does not allow in a file, at its place; nothing where the file is valid."""
        if self._accepts(file):
            return []
        from teilink.schema.relaxng.diagnosis import Diagnosis

        return Diagnosis(self.grammar, file).findings()

    def _accepts(self, file: TeiFile) -> bool:
        try:
            return accepts(self.grammar, file.source.data)
        except expat.ExpatError:
            # Expat knows the names of the fourth edition of XML 1.0, lxml those of the fifth.
            return accepts_tree(self.grammar.start, file.root)
