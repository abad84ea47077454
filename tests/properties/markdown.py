"""Pieces of Markdown for the page of proofs."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SHOWN = 3000


def prose(text: str) -> str:
    """A paragraph in lines of the usual length."""
    return textwrap.fill(" ".join(text.split()), 120, break_long_words=False, break_on_hyphens=False)


def code(text: str) -> str:
    """A text as code in a table; what cannot be seen is spelt out."""
    shown = "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)
    shown = shown.replace("|", "\\|")
    if "`" in shown:
        return f"`` {shown} ``"
    # One blank at each end of code is dropped, so one is added.
    return f"` {shown} `" if shown.strip(" ") != shown else f"`{shown}`"


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; numbers stand to the right."""
    found = [[_cell(each) for each in row] for row in rows]
    columns = [[row[at] for row in found] for at in range(len(heads))]
    rule = ["---:" if column and all(map(_is_number, column)) else "---" for column in columns]
    return "\n".join(f"| {' | '.join(row)} |" for row in [list(heads), rule, *found])


def _cell(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


def _is_number(cell: str) -> bool:
    return not cell or cell.replace(",", "").isdigit()


def bullets(lines: Iterable[str]) -> str:
    """A list of sentences."""
    return "\n".join(f"- {line}." for line in lines)


def document(data: bytes) -> str:
    """A document, its first 3,000 characters."""
    return f"```xml\n{data.decode('utf-8', 'replace')[:_SHOWN]}\n```"


def numbered(broken: Iterable[tuple[str, int, int]]) -> str:
    """Laws that were broken, with how often and by which mutation first."""
    return ", ".join(f"{law} ({count:,}, first in mutation {number})" for law, count, number in broken) or "none"
