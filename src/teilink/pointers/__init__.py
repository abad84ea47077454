"""Findings on ids and pointers: who is pointed at and not there, or somebody else, and what is called the same."""

from teilink.pointers.ids import check_ids, duplicate_documents, duplicate_entries
from teilink.pointers.kinds import check_kinds
from teilink.pointers.targets import by_path, check_pointers
from teilink.pointers.twins import nameless_entries, twin_entries
from teilink.pointers.unused import unused_entries

__all__ = [
    "by_path",
    "check_ids",
    "check_kinds",
    "check_pointers",
    "duplicate_documents",
    "duplicate_entries",
    "nameless_entries",
    "twin_entries",
    "unused_entries",
]
