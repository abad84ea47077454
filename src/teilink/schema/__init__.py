"""Validity under a RELAX NG schema, and the editorial sense of dates."""

from teilink.schema.dating import check_dates
from teilink.schema.grammar import Schema

__all__ = ["Schema", "check_dates"]
