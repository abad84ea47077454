"""What to write in place of a value that is no date.

A value in words is read as words; the other habits are a month and a day exchanged, noughts left out, a form of
ISO 8601 or EDTF in an attribute of the W3C.  A year of two digits is never completed.
"""

from __future__ import annotations

from teilink.dates import iso, literal
from teilink.dates.days import exists, from_xsd_year, length
from teilink.dates.telling import MONTHS
from teilink.dates.value import EDTF, XSD

_FORMS = "write YYYY-MM-DD, YYYY-MM or YYYY; the words of the source stand in the text of the element"
_LONGEST = 200


def advice(value: str) -> str:
    """What to do about a value that is no date, in one sentence for the help of a finding."""
    named = _named(value)
    if named is not None:
        return _advice_on_day(value, *named)
    found = proposed(value)
    if found:
        return _told(found)
    from teilink.dates.words import read_words

    read = read_words(value) if len(value) <= _LONGEST else None
    if read is not None and read.is_ambiguous and len(read.alternatives) > 1:
        return " or ".join(_told(each) for each in read.alternatives).replace(" or write", " or")
    if _has_short_year(value):
        return "write the year with four digits: a century is not guessed"
    return _FORMS


def proposed(value: str) -> tuple[tuple[str, str], ...]:
    """The attributes that say what a bad value seems to mean; () where it could mean two things, or nothing."""
    if len(value) > _LONGEST or literal.is_date(value):
        return ()
    named = _named(value)
    if named is not None:
        year, month, day = named
        if value.lstrip("-").startswith("0000"):
            text = value.replace("0000", "-0001", 1)
            return (("when", text),) if literal.is_date(text) else ()
        exchanged = f"{year}-{day:02}-{month:02}"
        return (("when", exchanged),) if month > 12 and literal.is_date(exchanged) else ()
    return _of_edtf(value) or _of_iso(value) or _of_words(value)


def _named(value: str) -> tuple[str, int, int] | None:
    """Year as written, month and day of a value in the form of a date with a year."""
    bare = value.partition("T")[0]
    year, _, rest = bare.rpartition("-") if bare[:1] == "-" and bare.count("-") == 1 else _cut(bare)
    if not year.removeprefix("-").isdigit() or not year.isascii() or len(year.lstrip("-")) not in range(4, 10):
        return None
    numbers = rest.split("-") if rest else []
    if len(numbers) > 2 or any(len(part) != 2 or not part.isdigit() or not part.isascii() for part in numbers):
        return None
    month, day = (int(part) for part in (*numbers, "0", "0")[:2])
    return year, month, day


def _cut(bare: str) -> tuple[str, str, str]:
    sign = "-" if bare.startswith("-") else ""
    year, dash, rest = bare.removeprefix("-").partition("-")
    return sign + year, dash, rest


def _advice_on_day(value: str, written: str, month: int, day: int) -> str:
    if int(written) == 0:
        return "there is no year 0: 1 BCE is -0001"
    if "T" in value and exists(from_xsd_year(written), month, day):
        return "write the time as hh:mm:ss, with Z or +hh:mm behind it where the zone is known"
    if 1 <= month <= 12:
        return f"{MONTHS[month - 1]} {written} has {length(from_xsd_year(written), month)} days"
    exchanged = f"{written}-{day:02}-{month:02}"
    return f"month and day may be exchanged: {exchanged}?" if literal.is_date(exchanged) else "months are 01 to 12"


def _told(attributes: tuple[tuple[str, str], ...]) -> str:
    if len(attributes) == 1 and attributes[0][0] == "when":
        return f"write {attributes[0][1]}"
    return "write " + " ".join(f'{name}="{value}"' for name, value in attributes)


def _has_short_year(value: str) -> bool:
    numbers = "".join(letter if letter.isdigit() else " " for letter in value[:_LONGEST]).split()
    return len(numbers) == 3 and all(len(number) <= 2 for number in numbers)


def _of_edtf(value: str) -> tuple[tuple[str, str], ...]:
    """A date of EDTF with a mark of doubt, or a set of days."""
    marks = {"?": (("cert", "low"),), "~": (("precision", "low"),), "%": (("cert", "low"), ("precision", "low"))}
    if value[-1:] in marks and literal.point(value[:-1]) is not None:
        return (("when", value[:-1]), *marks[value[-1]])
    if value.startswith("[") and value.endswith("]") and value.count("..") == 1:
        ends = zip(("notBefore", "notAfter"), value[1:-1].split(".."), strict=True)
        given = tuple((name, end) for name, end in ends if end)
        return given if all(literal.point(end) for _, end in given) else ()
    return ()


def _of_iso(value: str) -> tuple[tuple[str, str], ...]:
    # "19" is a century in ISO 8601, and mostly a slip.
    read = iso.point(value) if len(value) > 4 else None
    if read is None:
        return ()
    found = read.dated
    if found.datatype != EDTF:
        return (("when", found.text),)
    first, last = ("from", "to") if "/" in value else ("notBefore", "notAfter")
    ends = [found.earliest, found.latest]
    if "/" in value and all(ends):
        points = [iso.point(part) for part in value.split("/")]
        texts = [point.dated.text for point in points if point and point.dated.datatype.startswith(XSD)]
        ends = texts if len(texts) == 2 else ends
    return ((first, ends[0]), (last, ends[1])) if all(ends) else ()


def _of_words(value: str) -> tuple[tuple[str, str], ...]:
    from teilink.dates.words import read_words

    read = read_words(value)
    return read.attributes if read is not None and not read.is_ambiguous else ()
