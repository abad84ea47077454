"""The orders in which day, month and year are written, as signatures of the kinds of their tokens.

A template names what each token is: d, m, y; Y is a year of two digits, which only a year of context completes.
So "nMy", a number, a month by name and a year of four digits, is "dmy".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink.dates.days import exists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilink.dates.tokens import Token

TEMPLATES = {
    "nMy": "dmy", "Mny": "mdy", "ynM": "ydm", "yMn": "ymd", "yMN": "ymd", "yM": "ym", "My": "my", "y": "y", "M": "m",
    "nM": "dm", "Mn": "md", "MN": "md", "N": "d", "NMy": "dmy", "NM": "dm", "z": "z",
    "n-M-y": "dmy", "n/M/y": "dmy", "M-n-y": "mdy", "y-M-n": "ymd", "y.Mn": "ymd",
    "nMq": "dmY", "Mnq": "mdY", "Mq": "mY", "q": "Y", "nMn": "dmY", "Mnn": "mdY", "n-M-n": "dmY", "n/M/n": "dmY",
    "qMN": "Ymd", "qM": "Ym",
    "n.r.y": "dmy", "nry": "dmy", "n/r/y": "dmy", "n-r-y": "dmy", "n.r.n": "dmY", "nrn": "dmY", "n/r/n": "dmY",
    "n-r-n": "dmY", "n.r": "dm", "r.y": "my", "r/y": "my", "ry": "my", "n/r": "dm",
    "y.n.n": "ymd", "y/n/n": "ymd", "y-n-n": "ymd", "y.n": "ym", "n.y": "my", "n/y": "my", "n-y": "my",
}  # fmt: skip
_LAST = {"LMy": ("m", "y"), "LM": ("m",), "LyM": ("y", "m"), "yML": ("y", "m")}
# Day and month may stand in either order; with a year of two digits behind them, or before them.
_NUMERIC = {"n.n.y": "y", "n/n/y": "y", "n-n-y": "y", "n.n.n": "Y", "n/n/n": "Y", "n-n-n": "Y", "n.n": "", "n/n": ""}
# Where a month never stands before its day in numbers.
_DAY_FIRST = frozenset("de fr ru it es pt nl la pl cs sk uk be bg ro hr sr sl da no nb nn fi et lv lt tr el".split())  # noqa: SIM905
_YEAR_FIRST = frozenset({"zh", "ja", "ko", "hu"})
_DAYS = 31


class Partial(NamedTuple):
    """A day, a month, a year, or a day without some of these. Years are astronomical; 0 stands for no month or day."""

    year: int | None
    month: int = 0
    day: int = 0

    @property
    def precision(self) -> str:
        """What is given: ``ymd``, ``ym``, ``md`` …"""
        return ("" if self.year is None else "y") + ("m" if self.month else "") + ("d" if self.day else "")


class Context(NamedTuple):
    """What is known beside the words: the language tag, and a year to find the century by."""

    language: str
    near: int | None

    @property
    def primary(self) -> str:
        """The language without its region."""
        return self.language.partition("-")[0]


def partials(signature: str, tokens: Sequence[Token], context: Context) -> list[Partial]:
    """The days, months or years that tokens can mean, likeliest first; none where no pattern fits."""
    values = [token for token in tokens if token.kind not in "./-"]
    if signature in _NUMERIC:
        return _numeric(signature, [token.value for token in values], context)
    if signature == "n" and values[0].mark == "ordinal":
        return _existing([Partial(None, 0, values[0].value)])
    if signature in _LAST:
        return _last(_LAST[signature], [token for token in values if token.kind != "L"])
    template = TEMPLATES.get(signature, "")
    if signature == "Mn" and values[1].value > _DAYS:
        template = "mY"
    if template == "z":
        return _existing([_eight(values[0].value)])
    if not template:
        return []
    return _existing([_filled(template, [token.value for token in values], context)])


def _filled(template: str, values: Sequence[int], context: Context) -> Partial | None:
    named = dict(zip(template, values, strict=True))
    year = named.get("y")
    if "Y" in named:
        year = century(named["Y"], context.near)
        if year is None:
            return None
    # A month or a day written as 0 is none.
    if 0 in (named.get("m"), named.get("d")):
        return None
    return Partial(year, named.get("m", 0), named.get("d", 0))


def century(short: int, near: int | None) -> int | None:
    """The year of two digits that lies nearest to a year of context; None without one, or where two are as near."""
    if near is None:
        return None
    candidates = sorted((abs(year - near), year) for year in range(near - 100, near + 101) if year % 100 == short)
    return candidates[0][1] if candidates[0][0] != candidates[1][0] else None


def _existing(found: Sequence[Partial | None]) -> list[Partial]:
    # A year without a number is one that may be a leap year.
    return [
        each
        for each in found
        if each is not None
        # Nobody counts a year 0 in words.
        and each.year != 0
        and (each.month or not each.day or each.day <= _DAYS)
        and (not each.month or exists(2000 if each.year is None else each.year, each.month, each.day))
    ]


def _eight(value: int) -> Partial | None:
    year, month, day = value // 10000, value // 100 % 100, value % 100
    return Partial(year, month, day) if month and day and year > 999 else None


def _last(names: Sequence[str], tokens: Sequence[Token]) -> list[Partial]:
    named = {name: token.value for name, token in zip(names, tokens, strict=True)}
    year = named.get("y")
    # The last of February is known with its year alone.
    if year is None and named["m"] == 2:
        return []
    days = [day for day in (31, 30, 29, 28) if exists(year or 2000, named["m"], day)]
    return [Partial(year, named["m"], days[0])] if days else []


def _numeric(signature: str, values: Sequence[int], context: Context) -> list[Partial]:
    year = _NUMERIC[signature]
    orders = [f"dm{year}", f"md{year}"]
    if context.primary in _DAY_FIRST:
        orders = orders[:1]
    elif context.language.casefold().startswith("en-us"):
        # Likelier, but not certain: an American page may show a British letter.
        orders.reverse()
    if year == "Y" and context.primary in _YEAR_FIRST | {""}:
        orders = ["Ymd", *(orders if not context.primary else [])]
    found = _existing([_filled(order, values, context) for order in orders])
    if not found and not year:
        return []
    if not found:
        # The order of the language does not fit; another may, as a source may be foreign to its page.
        found = _existing([_filled(order, values, context) for order in (f"dm{year}", f"md{year}")])
    return list(dict.fromkeys(found))
