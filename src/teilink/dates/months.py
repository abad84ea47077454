"""The names of the months, by language, as `folding.fold` leaves them: small letters without accents.

A line holds twelve columns, a column the names of one month with ``|`` between.  Latin is what chanceries of all
languages wrote (`Decembris`, `Maii`); its names are made from stems and endings.
"""

# Letters of two alphabets that look alike are meant.

from __future__ import annotations

from functools import cache

_NAMES = {
    "en": "january|jan february|febr|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep "
    "october|oct november|nov december|dec",
    "de": "januar|janner|jaenner|jenner|jan februar|feber|febr|feb|hornung marz|maerz|merz|merzen|marzen|mrz|mar "
    "april|apr mai|may juni|jun|juny juli|jul|july august|aug september|sept|sep oktober|october|okt|oct november|nov "
    "dezember|december|dez|dec",
    "fr": "janvier|janv|jan fevrier|fevr|fev mars avril|avr mai juin juillet|juil aout septembre|sept octobre|oct "
    "novembre|nov decembre|dec",
    "ru": "январь|января|январе|янв февраль|февраля|феврале|февр|фев март|марта|марте|мар апрель|апреля|апреле|апр "
    "маи|мая|мае июнь|июня|июне|июн июль|июля|июле|июл август|августа|августе|авг сентябрь|сентября|сентябре|сент|сен "
    "октябрь|октября|октябре|окт ноябрь|ноября|ноябре|нояб|ноя декабрь|декабря|декабре|дек",
    "it": "gennaio|genn|gen febbraio|febbr|febb|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago "
    "settembre|sett|set ottobre|ott novembre|nov dicembre|dic",
    "es": "enero|ene febrero|feb marzo|mar abril|abr mayo junio|jun julio|jul agosto|ago septiembre|setiembre|sept|sep "
    "octubre|oct noviembre|nov diciembre|dic",
    "pt": "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug september|sept|sep "
    "oktober|okt november|nov december|dec",
}
_LATIN = (
    ("ianuari januari jenuari", "us i o um ii"),
    ("februari", "us i o um ii"),
    ("marti marci", "us i o um ii"),
    ("april", "is i e em"),
    ("mai maj may", "us i o um"),
    ("iuni juni iuny", "us i o um"),
    ("iuli juli iuly", "us i o um"),
    ("august", "us i ii o um"),
    ("septembr", "is i e em o"),
    ("octobr oktobr", "is i e em o"),
    ("novembr", "is i e em o"),
    ("decembr dezembr", "is i e em o"),
)


@cache
def months() -> dict[str, tuple[int, tuple[str, ...]]]:
    """Every name with its month, 1 to 12, and the languages that have it; no name means two months."""
    found: dict[str, tuple[int, tuple[str, ...]]] = {}
    for language, line in _NAMES.items():
        for month, column in enumerate(line.split(), start=1):
            for name in column.split("|"):
                found[name] = (month, (*found.get(name, (month, ()))[1], language))
    for month, (stems, endings) in enumerate(_LATIN, start=1):
        for name in (stem + ending for stem in stems.split() for ending in endings.split()):
            found[name] = (month, (*found.get(name, (month, ()))[1], "la"))
    return found
