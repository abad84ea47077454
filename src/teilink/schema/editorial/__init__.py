"""Editorial sense: what no schema and no shape can see, found in dates, running text, names and language tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.schema.editorial.brackets import check_brackets
from teilink.schema.editorial.chronology import check_chronology
from teilink.schema.editorial.completeness import check_completeness
from teilink.schema.editorial.languages import check_languages
from teilink.schema.editorial.naming import check_name
from teilink.schema.editorial.status import STATUSES, check_status, status_of

if TYPE_CHECKING:
    from teilink.diagnostics import Diagnostic
    from teilink.tei.document import TeiFile

__all__ = ["STATUSES", "check_editorial", "status_of"]


def check_editorial(file: TeiFile, *, is_register: bool) -> list[Diagnostic]:
    """All editorial findings in a file; in a register only those that are not about documents."""
    found = [*check_status(file), *check_languages(file)]
    if is_register:
        return found
    return [*found, *check_name(file), *check_completeness(file), *check_chronology(file), *check_brackets(file)]
