"""The lists of words and addresses beside this module, read when they are first needed."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_HEADING = re.compile(r"\[([a-z]+)\]")
_GROUP = re.compile(r"\((?!\?)")


class Other(NamedTuple):
    """A licence that is not of Creative Commons: its name, its address, and the beginnings by which that is known."""

    name: str
    address: str
    beginnings: tuple[str, ...]


def _lines(table: str) -> list[str]:
    text = Path(__file__).with_name(table).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@lru_cache(1)
def others() -> tuple[Other, ...]:
    """The licences of others; of two that begin alike the longer stands first."""
    rows = ([field.strip() for field in line.split(";")] for line in _lines("licences.txt"))
    return tuple(Other(name, address, tuple(beginnings.split())) for name, address, beginnings in rows)


@lru_cache(4)
def patterns(table: str) -> dict[str, str]:
    """The patterns of each heading of a table, as one; those of "let" are put in where others name them."""
    sections: dict[str, list[str]] = {}
    for line in _lines(table):
        heading = _HEADING.fullmatch(line)
        if heading:
            lines = sections.setdefault(heading[1], [])
        else:
            lines.append(line)
    let = dict(line.split(" = ", 1) for line in sections.pop("let", ()))
    return {kind: _GROUP.sub("(?:", "|".join(_filled(line, let) for line in lines)) for kind, lines in sections.items()}


def _filled(line: str, let: dict[str, str]) -> str:
    for name, pattern in let.items():
        line = line.replace(f"{{{name}}}", pattern)
    return line
