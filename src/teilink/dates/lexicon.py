"""The other words of a date: before and after, early and late, weekdays, seasons, eras.

Each has a letter, its kind, of which `patterns` makes signatures.  Words are as `folding.fold` leaves them; a phrase is
written with blanks, whatever stood between its words.

====  =============================================  ====  ============================================
n     number of one or two digits                    b a   before, after
y     year of four digits                            B A   not before, not after
q     year of two digits that is marked as one       F T   from, until
M     month by name or unit                          c     about
N     day with its unit                              E     early, middle, late; 1 to 3: ten days of a month
r     Roman numeral                                  S     season, 21 to 24 as in EDTF
L     last day of a month                            W &   between, and
d D   decade, "the years"                            w     weekday, 0 for Monday
C     century                                        O X   old style, new style
J     era, by its first year                         e i   before our era, of our era
z     day of eight digits                            ? U   doubt, undated
====  =============================================  ====  ============================================

The empty kind is for words that say nothing here.
"""

# Letters of two alphabets that look alike are meant.
# ruff: noqa: RUF001

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = {
    "": "the of on in day days dated date year years month sic d le la les l du de en an annee mois jour el del dia il "
    "di il do da nel anno die mensis mense domini den der dem des am im vom von jahr jahre jahres monat monats tag "
    "tags tages datiert ddo dd mi mo sa so fr в во год года году годы годов г гг от числа дня месяца clock",
    "b": "before vor avant до ante",
    "a": "after nach apres после post",
    "B": "fruhestens",
    "A": "by spatestens",
    "F": "from since seit ab depuis с со desde",
    "T": "until till bis jusque по hasta",
    "-": "to through thru au al a",
    "W": "between zwischen entre между tra",
    "&": "and und et и y e",
    "c": "circa ca c cca about around approximately approx roughly um gegen etwa ungefahr zirka environ vers около ок "
    "примерно hacia verso",
    "?": "probably possibly perhaps presumably likely wohl vermutlich wahrscheinlich vielleicht probablement вероятно "
    "возможно предположительно",
    "O": "julian",
    "X": "gregorian",
    "e": "bc bce",
    "i": "ad ce",
    "U": "undated nd",
    "D": "annees anni anos",
    "C": "century jahrhundert jahrhunderts jh jhdt jhs siecle век века веке secolo siglo seculo",
    "L": "letzten lezten letzter ultimo",
}
_PHRASES = {
    "": "de dato|d do|d d o",
    "b": "prior to|earlier than|antes de|prima del",
    "a": "later than",
    "B": "not before|not earlier than|no earlier than|on or after|nicht vor|pas avant|не ранее|не раньше",
    "A": "not after|not later than|no later than|on or before|nicht nach|bis spatestens|au plus tard|не позднее|"
    "не позже",
    "F": "a partir de|a partir du|начиная с|beginning on",
    "T": "up to|jusqu a|jusqu au|fino al",
    "-": "bis zum",
    "?": "peut etre|sans doute",
    "O": "o s|old style|julian calendar|old calendar|a st|alten stils|alter stil|vieux style|ст ст|с ст|по ст ст|"
    "старого стиля|ст стиля|по старому стилю",
    "X": "n s|new style|gregorian calendar|n st|neuen stils|neuer stil|nouveau style|н ст|н с|по н ст|нового стиля|"
    "по новому стилю",
    "e": "b c|b c e|v chr|vor chr|vor christus|v u z|av j c|avant j c|avant jesus christ|до н э|a c n",
    "i": "a d|c e|n chr|nach chr|nach christus|ap j c|apres j c|apres jesus christ|н э|anno domini",
    "U": "no date|n d|s d|o d|ohne datum|sans date|без даты|б д|sine dato",
    "L": "last day of|letzter tag des|dernier jour de|последнии день",
}
_VALUED = {
    "E": (
        "early|early in|beginning of|beginning|begin|start of|late|late in|end of|end|mid|middle of|anfang|anfangs|"
        "ende|mitte|debut|fin|milieu|courant|начало|начале|середина|середине|конец|конце|first half of|"
        "second half of|inizio|fine|principios de|finales de",
    ),
    "S": (
        "spring|fruhjahr|fruhling|printemps|весна|весны|весной|весною|весно|весне|primavera",
        "summer|sommer|ete|лето|лета|летом|estate|verano",
        "autumn|fall|herbst|automne|осень|осени|осенью|autunno|otono",
        "winter|hiver|зима|зимы|зимои|зимою|inverno|invierno",
    ),
    "w": (
        "monday|mon|montag|lundi|понедельник|понедельника|пн|lunedi|lunes|maandag",
        "tuesday|tue|tues|dienstag|mardi|вторник|вторника|вт|martedi|martes|dinsdag",
        "wednesday|wed|mittwoch|mercredi|среда|среду|среды|ср|mercoledi|miercoles|woensdag",
        "thursday|thu|thur|thurs|donnerstag|jeudi|четверг|четверга|чт|giovedi|jueves|donderdag",
        "friday|fri|freitag|vendredi|пятница|пятницу|пятницы|пт|venerdi|viernes|vrijdag",
        "saturday|sat|samstag|sonnabend|samedi|суббота|субботу|субботы|сб|sabato|sabado|zaterdag",
        "sunday|sun|sonntag|dimanche|воскресенье|воскресенья|вс|domenica|domingo|zondag",
    ),
}
_FIRST = {"E": 0, "S": 21, "w": 0}
_ERAS = {"juche": 1911, "minguo": 1911, "showa": 1925, "taisho": 1911, "heisei": 1988, "reiwa": 2018}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth",
    "ersten zweiten dritten vierten funften sechsten siebten achten neunten zehnten elften zwolften dreizehnten "
    "vierzehnten funfzehnten sechzehnten siebzehnten achtzehnten neunzehnten zwanzigsten",
)
_GERMAN_UNITS = "ein zwei drei vier funf sechs sieben acht neun"
# What follows a numeral, or stands between dates, where words have no blanks. Y, M, N, d, C, h: units of a number.
_UNSPACED = {
    "": "的 于 於 の に 份 公曆 公历 양력 曜日 에 은 는 일자 日付 发 發 자",
    "Y": "年 년",
    "m": "月 월",
    "N": "日 号 號 일",
    "d": "年代 년대",
    "C": "世纪 世紀 세기",
    "-": "至 到 から",
    "T": "まで 까지",
    "F": "自 从 從 부터",
    "b": "以前 之前 前 이전 전",
    "a": "以后 以後 之后 之後 后 後 이후",
    "c": "约 約 大约 大約 左右 頃 ごろ 경 쯤 약",
    "e": "公元前 西元前 紀元前 기원전",
    "i": "公元 西元 西暦 서기",
    "&": "和 与 與",
}
_UNSPACED_VALUED = {
    "E": ("初 末 底 中 초 말 년초 연말", "上旬 상순 초순", "中旬 중순", "下旬 하순"),
    "S": ("春 春季 春天 봄", "夏 夏季 夏天 여름", "秋 秋季 秋天 가을", "冬 冬季 冬天 겨울"),
    "w": (
        "星期一 周一 週一 禮拜一 月曜日 (月) 월요일 (월)",
        "星期二 周二 週二 禮拜二 火曜日 (火) 화요일 (화)",
        "星期三 周三 週三 禮拜三 水曜日 (水) 수요일 (수)",
        "星期四 周四 週四 禮拜四 木曜日 (木) 목요일 (목)",
        "星期五 周五 週五 禮拜五 金曜日 (金) 금요일 (금)",
        "星期六 周六 週六 禮拜六 土曜日 (土) 토요일 (토)",
        "星期日 星期天 周日 週日 禮拜日 日曜日 (日) 일요일 (일)",
    ),
}
_UNSPACED_ERAS = {
    1911: "民国 民國 中华民国 中華民國 주체 主体 主體 大正",
    1925: "昭和 소화",
    1867: "明治",
    1988: "平成",
    2018: "令和",
    -2333: "단기 檀紀",
}
NAMES = {
    "juche": "Juche", "주체": "Juche", "主体": "Juche", "主體": "Juche",
    "minguo": "Minguo", "民国": "Minguo", "民國": "Minguo", "中华民国": "Minguo", "中華民國": "Minguo",
    "단기": "Dangi", "檀紀": "Dangi",
}  # fmt: skip
# The years an era has; the lunar calendar was left with the sixth of Meiji.
RANGES = {"明治": (6, 45), "大正": (1, 15), "昭和": (1, 64), "平成": (1, 31), "Dangi": (4200, 4500)}


@cache
def phrases() -> dict[str, tuple[str, int]]:
    """The words and phrases of languages that write blanks, with kind and value."""
    found = {word: (kind, 0) for kind, line in _WORDS.items() for word in line.split()}
    found.update((phrase, (kind, 0)) for kind, line in _PHRASES.items() for phrase in line.split("|"))
    for kind, lines in _VALUED.items():
        for value, line in enumerate(lines, start=_FIRST[kind]):
            found.update((phrase, (kind, value)) for phrase in line.split("|"))
    found.update((era, ("J", base)) for era, base in _ERAS.items())
    found.update((name, ("n", value)) for name, value in _ordinals())
    return found


def _ordinals() -> Iterator[tuple[str, int]]:
    for line in _ORDINALS:
        yield from ((name, value) for value, name in enumerate(line.split(), start=1))
    english = _ORDINALS[0].split()
    yield from ((f"twenty {english[unit - 1]}", 20 + unit) for unit in range(1, 10))
    yield from (("thirtieth", 30), ("thirty first", 31), ("dreissigsten", 30), ("einunddreissigsten", 31))
    yield from ((f"{unit}undzwanzigsten", 20 + value) for value, unit in enumerate(_GERMAN_UNITS.split(), start=1))


@cache
def unspaced() -> dict[str, tuple[str, int]]:
    """The words of scripts that write no blanks, with kind and value."""
    found = {word: (kind, 0) for kind, line in _UNSPACED.items() for word in line.split()}
    for kind, lines in _UNSPACED_VALUED.items():
        for value, line in enumerate(lines, start=_FIRST[kind]):
            found.update((word, (kind, value)) for word in line.split())
    for base, line in _UNSPACED_ERAS.items():
        found.update((word, ("J", base)) for word in line.split())
    return found
