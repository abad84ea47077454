"""The nearest right name for a wrong one, and what those who know HTML mean by theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HABITS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "b": (("hi", "bold"),),
    "strong": (("emph", ""), ("hi", "bold")),
    "i": (("hi", "italic"),),
    "em": (("emph", ""), ("hi", "italic")),
    "u": (("hi", "underline"),),
    "sup": (("hi", "superscript"),),
    "sub": (("hi", "subscript"),),
    "small": (("hi", "small"),),
    "strike": (("del", ""),),
    "s": (("del", ""),),
    "br": (("lb", ""),),
    "hr": (("milestone", ""),),
    "a": (("ref", ""),),
    "span": (("seg", ""), ("hi", "")),
    "img": (("graphic", ""),),
    "blockquote": (("quote", ""), ("q", "")),
    "ul": (("list", ""),),
    "ol": (("list", ""),),
    "li": (("item", ""),),
    "tr": (("row", ""),),
    "td": (("cell", ""),),
    "th": (("cell", ""),),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), (("head", ""),)),
    "section": (("div", ""),),
    "article": (("div", ""),),
    "heading": (("head", ""),),
    "footnote": (("note", ""),),
    "para": (("p", ""),),
    "paragraph": (("p", ""),),
}
"""Elements of HTML, and of everyday speech, by what TEI calls them, and the @rend that says the same; best first."""

ATTRIBUTE_HABITS: Mapping[str, str] = {
    "class": "rend",
    "href": "target",
    "src": "url",
    "colspan": "cols",
    "rowspan": "rows",
}
"""Attributes of HTML by what TEI calls them."""


def distance(one: str, other: str) -> int:
    """How many letters must be put in, left out, exchanged for another or with a neighbour (Damerau, Levenshtein)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i, *([0] * len(other))]
        for j, another in enumerate(other, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != another))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == another:
                row[j] = min(row[j], earlier[j - 2] + 1)
    return row[-1]


def near(name: str, candidates: Iterable[str]) -> list[str]:
    """The candidates that a name may be a slip for, the likeliest first."""
    most = max(1, len(name) // 3)
    folded = name.casefold()
    ranked = [
        (0 if each.casefold() == folded else distance(folded, each.casefold()), each)
        for each in dict.fromkeys(candidates)
        if abs(len(each) - len(name)) <= most
    ]
    # Of two letters each is half of the name: the one that differs is no slip.
    most = most if len(name) > 2 else 0
    return [each for far, each in sorted(ranked) if far <= most]


def is_slip(name: str, meant: str) -> bool:
    """Whether a name is another one but for capitals, or for one slip of the hand in three letters or more."""
    one, other = name.casefold(), meant.casefold()
    return one == other or (len(name) >= 3 and distance(one, other) == 1)
