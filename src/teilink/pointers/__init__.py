"""Findings on ids and pointers: who is pointed at and not there, and what is called the same."""

from teilink.pointers.ids import check_ids, duplicate_documents, duplicate_entries
from teilink.pointers.targets import check_pointers

__all__ = ["check_ids", "check_pointers", "duplicate_documents", "duplicate_entries"]
