"""A text made plain before it is read: one kind of digit, dash, bracket and blank; no accents, no times of day.

A time of day is taken away, as TEI's day does not depend on it. Editorial brackets are taken away too, and with them
what was supplied is read like the rest: `24 December [1965]`, `19[65]`.  A bracket inside any other number is not
read: `2[1]` may be a 21 or a footnote.
"""

# Letters of two alphabets that look alike are meant.
# ruff: noqa: RUF001

from __future__ import annotations

import re
import unicodedata
from functools import cache

LONGEST = 200
_DROPPED = dict.fromkeys(map(ord, '\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f«»“”„‟"‹›‚‘*'))
_SAME = (
    dict.fromkeys(map(ord, "‐‑‒–―−〜～~"), "-")
    | {ord("—"): " - "}
    | dict.fromkeys(map(ord, "’ʼ′´`"), "'")
    | {ord("．"): "."}
)
_OPEN, _CLOSE = "[{<〔［【〈", "]}>〕］】〉"
_GLUED = re.compile(r"\d+(?:[\[\]]{1,2}\d+)+")
_LETTER = r"[^\W\d_]"
_HOUR = r"(?<![\d.,/-])\d{1,2}"
_HALF = rf"(?:[ap]\.? ?m(?!{_LETTER})\.?)"
_MINUTES = r"(?:[:.]\d\d){1,2}"
_NAMED = rf"(?:{_HALF}|uhr|hours|hrs|o'clock|heures?|часов|часа|час|час\.|h(?!{_LETTER})|ч(?!{_LETTER})\.?)"
_ZONE = (
    r"(?: ?\(?(?:z|gmt|utc|[ecmpb][sdm]?t|cet|msk|local time|washington time|moscow time|eastern time|standard time)"
    rf"(?!{_LETTER})\)?)?"
)
# From an hour to an hour, or one alone.
_START = rf"(?:{_HOUR}(?:[:.]\d\d)? ?{_HALF}? ?(?:-|to|until|bis|a) ?\d{{1,2}}|{_HOUR})"
_TIMES = (
    rf"{_START}{_MINUTES} ?{_NAMED}{_ZONE}",
    rf"{_START} ?{_NAMED}(?: ?\d\d(?!\d))?{_ZONE}",
    rf"(?:\d{{1,2}}:\d\d ?- ?)?{_HOUR}:\d\d(?::\d\d)?(?!\d){_ZONE}",
    rf"(?<!\d)(?:[01]\d|2[0-4])[0-5]\d ?(?:z|hours|hrs|h|gmt|utc)(?!{_LETTER}){_ZONE}",
    r"(?:12 ?)?(?:noon|midnight|midday|mittags?|mitternacht|midi|minuit)",
    r"(?:上午|下午|凌晨|晚上|中午|午前|午後|오전|오후|새벽|밤)? ?\d{1,2} ?(?:时|時|点|點|시) ?"
    r"(?:\d{1,2} ?(?:分|분)|半|반|整)?",
)
# The date-time group of military and diplomatic traffic: 241200Z DEC 65.
_GROUP = re.compile(rf"(?<!\d)(\d\d)(?:[01]\d|2[0-3])[0-5]\d ?[a-z](?= {_LETTER})")


@cache
def _time() -> re.Pattern[str]:
    return re.compile("|".join(_TIMES))


def fold(text: str) -> str | None:
    """The text as it is read, of at most `LONGEST` letters; None where it has brackets that cannot be taken away."""
    plain = "".join(map(_plain, text.translate(_DROPPED).translate(_SAME)))
    # Accents, but not the marks that belong to letters of other scripts.
    marked = unicodedata.normalize("NFD", plain.casefold())
    folded = unicodedata.normalize("NFC", "".join(each for each in marked if not "\u0300" <= each <= "\u036f"))
    folded = _without_times(" ".join(folded.split()))
    if any(len(glued.translate(_BRACKETS)) != 4 for glued in _GLUED.findall(folded)):
        return None
    return folded.translate(_BRACKETS)


_BRACKETS = {ord("["): "", ord("]"): ""}


def _plain(letter: str) -> str:
    if letter in _OPEN:
        return "["
    if letter in _CLOSE:
        return "]"
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    # Full-width Latin and punctuation; a superscript stays what it is, the number of a note.
    return unicodedata.normalize("NFKC", letter) if "\uff01" <= letter <= "\uff5e" else letter


def _without_times(text: str) -> str:
    if not any(letter.isdigit() for letter in text):
        return text
    found = _GROUP.sub(r"\1", text)
    found = _time().sub(" ", found)
    # A dash or a comma that led to the time.
    return " ".join(found.split()).rstrip(" ,;-") if found != text else text
