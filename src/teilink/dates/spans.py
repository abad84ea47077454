"""What a date in words covers: one date, one unknown day of several, or a duration; and how TEI says it.

The parts of a span that stand once are those of both ends: `3-5 December 1962`, `December 3-5, 1962`.  An end is
never moved into another year to make sense.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink.dates.days import first_day, last_day, length, number, xsd
from teilink.dates.patterns import Context, Partial, century, partials

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilink.dates.tokens import Token

_JOINERS = "-/&"
_WINTER = 24
_TENS = {1: (1, 10), 2: (11, 20), 3: (21, 31)}


class Extent(NamedTuple):
    """From a first date to a last: `when` one date, `set` one unknown day of them, `span` all of them."""

    kind: str
    first: Partial
    last: Partial
    edtf: str = ""

    @property
    def attributes(self) -> tuple[tuple[str, str], ...]:
        """How TEI says it."""
        if self.kind == "when":
            return (("when", written(self.first)),)
        names = ("notBefore", "notAfter") if self.kind == "set" else ("from", "to")
        return ((names[0], written(self.first)), (names[1], written(self.last)))


def written(part: Partial) -> str:
    """A date as XSD writes it: 1965-12-24, 1965-12, 1965, --12-24, --12, ---24."""
    if part.year is not None:
        return xsd(part.year, part.month, part.day)
    return (f"--{part.month:02}" if part.month else "--") + (f"-{part.day:02}" if part.day else "")


def extents(tokens: Sequence[Token], context: Context, *, is_between: bool) -> list[Extent]:
    """What tokens without their relations can cover; none where they fit no pattern."""
    signature = "".join(token.kind for token in tokens)
    single = [Extent("when", each, each) for each in partials(signature, tokens, context)]
    if single and not is_between:
        return single
    found = [] if is_between else _special(signature, tokens, context)
    return found or _parted(tokens, context, is_between=is_between)


def _special(signature: str, tokens: Sequence[Token], context: Context) -> list[Extent]:
    values = [token.value for token in tokens if token.kind not in "./-"]
    match signature:
        case "d" | "Dy" | "dD":
            return _decade(values[signature.index("y") if "y" in signature else signature.index("d")])
        case "nC" | "rC" | "Cr":
            first = (values[signature.index("C") - 1] - 1) * 100 + 1 if signature != "Cr" else (values[1] - 1) * 100 + 1
            return [Extent("set", Partial(first), Partial(first + 99))]
        case "Sy" | "yS":
            return _season(*values) if signature == "Sy" else _season(values[1], values[0])
        case "Sy/n" | "Sy-n" if values[0] == _WINTER and values[2] == (values[1] + 1) % 100:
            return [Extent("set", Partial(values[1], 12), Partial(values[1] + 1, 3), f"{values[1]}-24")]
        case "y-n" | "y/n":
            return _short(signature, values)
        case "y-y" | "y/y" if values[1] - values[0] > 0:
            return [Extent("span" if "-" in signature else "set", Partial(values[0]), Partial(values[1]))]
        case "yME" | "yE" | "MyE" | "EMy" | "Ey" | "EyM":
            return _thirds(tokens, context)
    return []


def _decade(year: int) -> list[Extent]:
    if year % 10:
        return []
    # The 1900s may be ten years or a hundred.
    return [Extent("set", Partial(year), Partial(year + (99 if year % 100 == 0 else 9)))]


def _season(season: int, year: int) -> list[Extent]:
    if season == _WINTER:
        # It begins or ends in the year; which, nobody says.
        return [Extent("set", Partial(year - 1, 12), Partial(year + 1, 3), f"{year}-24")]
    return [Extent("set", Partial(year, 1, 1), Partial(year, 12, 31), f"{year}-{season}")]


def _short(signature: str, values: Sequence[int]) -> list[Extent]:
    """1957-58 is two years, 1965-12 a month; 1901-02 may be either."""
    year, rest = values
    last = year - year % 100 + rest
    span = [Extent("span" if "-" in signature else "set", Partial(year), Partial(last))] if last > year else []
    month = [Extent("when", Partial(year, rest), Partial(year, rest))] if 1 <= rest <= 12 else []
    return month + span


def _thirds(tokens: Sequence[Token], context: Context) -> list[Extent]:
    """Early, middle or late: no day is known of it but that it lies in the month or year; ten days where it is 旬."""
    early = next(token.value for token in tokens if token.kind == "E")
    rest = [token for token in tokens if token.kind != "E"]
    found = partials("".join(token.kind for token in rest), rest, context)
    year, month, day = found[0] if len(found) == 1 else (None, 0, 0)
    if year is None or day or (early and not month):
        return []
    first, last = first_day(year, month), last_day(year, month)
    if early:
        start, end = _TENS[early]
        first, last = (year, month, start), (year, month, min(end, length(year, month)))
    return [Extent("set", Partial(*first), Partial(*last))]


def _parted(tokens: Sequence[Token], context: Context, *, is_between: bool) -> list[Extent]:
    """The one way to part the tokens in two dates; none where there is none, or more than one."""
    found: list[Extent] = []
    for at, token in enumerate(tokens):
        if token.kind in _JOINERS and (is_between or token.kind != "&"):
            left, right = ([each for each in half if each.kind != "E"] for half in (tokens[:at], tokens[at + 1 :]))
            for extent in _joined(left, right, context):
                if token.kind == "-" and not is_between:
                    found.append(extent)
                elif is_between or (token.kind == "/" and _is_next(extent)):
                    found.append(extent._replace(kind="set"))
    found = list(dict.fromkeys(found))
    return found if len(found) == 1 else []


def _joined(left: Sequence[Token], right: Sequence[Token], context: Context) -> list[Extent]:
    # In "3.-5.12.1962" the day stands first, as what is shared stands last.
    of_right = context._replace(language="de") if [token.kind for token in left] == ["n"] else context
    ends = (_end(left, context), _end(right, of_right))
    return [extent for first in ends[0] for last in ends[1] if (extent := _completed(first, last)) is not None]


def _end(half: Sequence[Token], context: Context) -> list[Partial]:
    signature = "".join(token.kind for token in half)
    if signature == "n":
        return [Partial(None, 0, half[0].value)] if 1 <= half[0].value <= 31 else []
    if signature == "ny":
        # The end of "December 3-5, 1962".
        return [Partial(half[1].value, 0, half[0].value)] if 1 <= half[0].value <= 31 else []
    if signature == "q" and (year := century(half[0].value, context.near)):
        return [Partial(year)]
    # 3.-5.12.1962: of a numeric date whose order is not certain no span is made.
    found = partials(signature, half, context)
    return found if len(found) == 1 else []


def _completed(first: Partial, last: Partial) -> Extent | None:
    if first.year is None:
        first = first._replace(year=last.year)
    if last.year is None and last.day:
        last = last._replace(year=first.year)
    if first.day and not first.month:
        first = first._replace(month=last.month)
    if last.day and not last.month:
        last = last._replace(month=first.month)
    if first.precision != last.precision or first.year is None or last.year is None:
        return None
    if first.day and not (_is_day(first) and _is_day(last)):
        return None
    return Extent("span", first, last) if (first.year, *first[1:]) < (last.year, *last[1:]) else None


def _is_day(part: Partial) -> bool:
    return part.year is not None and 1 <= part.month <= 12 and 1 <= part.day <= length(part.year, part.month)


def _is_next(extent: Extent) -> bool:
    """Whether a span is of two neighbours: the night from one day to the next, two months, two years."""
    first, last = extent.first, extent.last
    if first.year is None or last.year is None:
        return False
    if first.day:
        return number(last.year, last.month, last.day) - number(first.year, first.month, first.day) == 1
    if first.month:
        return last.year * 12 + last.month - first.year * 12 - first.month == 1
    return last.year - first.year == 1
