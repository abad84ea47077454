"""The licences that words name: "CC BY-NC 4.0", "Creative Commons Namensnennung 4.0 International", "ODbL".

Words are read from left to right as names of Creative Commons, elements, versions and fillers; whatever else stands
between them ends a name.  So "Attribution" alone is no licence, and neither is the text of a deed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from teilink.rights.addresses import Rights, recognised
from teilink.rights.schemes import (
    MARK,
    PORTS,
    STATEMENTS,
    VERSIONS,
    ZERO,
    code_of,
    licence_name,
)
from teilink.rights.tables import others, patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 20_000
_BLANK = re.compile(r"\s+")
_URL = re.compile(
    r"(?:https?://|www\.|\b(?=(?:creativecommons|rightsstatements)\.org/))[^\s<>\"()\[\]«»“”„]+", re.IGNORECASE
)

_COUNTRIES = {
    "germany": "de", "deutschland": "de", "austria": "at", "österreich": "at", "france": "fr", "italy": "it",
    "italia": "it", "spain": "es", "españa": "es", "switzerland": "ch", "schweiz": "ch", "suisse": "ch",
    "netherlands": "nl", "nederland": "nl", "poland": "pl", "polska": "pl", "australia": "au", "japan": "jp",
    "canada": "ca", "ireland": "ie", "luxembourg": "lu", "czech": "cz", "greece": "gr", "norway": "no", "norge": "no",
    "denmark": "dk", "danmark": "dk", "sweden": "se", "sverige": "se", "portugal": "pt", "brazil": "br",
    "brasil": "br", "estonia": "ee", "romania": "ro", "croatia": "hr", "serbia": "rs", "hungary": "hu", "belgium": "be",
    "china": "cn", "taiwan": "tw", "singapore": "sg", "scotland": "scotland", "igo": "igo",
}  # fmt: skip
_SHORT = "by|nc|nd|sa"
_IDEOGRAPHS = "\u2e80-\u9fff\uac00-\ud7af"
_STATED = tuple(sorted(STATEMENTS.items(), key=lambda item: -len(item[1])))
_OTHERS = (
    ("ODbL", r"\bODbL\b|\bopen (?:data commons )?(?:open )?database licen[cs]e\b"),
    ("ODC-By", r"\bODC-By\b|\bopen data commons attribution\b"),
    ("PDDL", r"\bPDDL\b"),
    ("OGL", r"\bOGL\b|\bopen government licen[cs]e\b"),
    ("Licence Ouverte", r"\blicence ouverte\b"),
    ("GNU AGPL", r"\bAGPL|\bgnu affero\b"),
    ("GNU LGPL", r"\bLGPL|\bgnu lesser\b"),
    ("GNU FDL", r"\bGFDL\b|\bgnu free documentation\b"),
    ("GNU GPL", r"\bGPL|\bgnu general public\b"),
    ("MIT License", r"\bMIT[ -]licen[cs]e\b"),
    ("BSD License", r"\bBSD[ -](?:[234]-clause )?licen[cs]e\b"),
    ("Apache License", r"\bapache licen[cs]e\b"),
    ("EUPL", r"\bEUPL\b"),
)


class Named(NamedTuple):
    """A licence or statement as words name it; version and country are '' where they do not say."""

    code: str
    version: str = ""
    country: str = ""

    @property
    def name(self) -> str:
        match self.code:
            case "zero":
                return "CC0 1.0"
            case "mark":
                return "Public Domain Mark 1.0"
            case code if code in STATEMENTS:
                return STATEMENTS[code]
            case code if code.startswith("by"):
                return licence_name(code, self.version, self.country)
        return f"{self.code} {self.version}".strip()

    def may_be(self, other: Named) -> bool:
        """Whether both can be one licence: they differ in nothing that both say."""
        return self.code == other.code and all(
            mine == theirs or not mine or not theirs
            for mine, theirs in ((self.version, other.version), (self.country, other.country))
        )


def of(rights: Rights) -> Named:
    """A recognised licence or statement, to compare with those that words name."""
    if rights.iri in (ZERO, MARK) or rights.name == "CC0 1.0":
        return Named("mark" if rights.iri == MARK else "zero", "1.0")
    if rights.kind == "statement":
        return Named(next((code for code, name in STATEMENTS.items() if name == rights.name), rights.name))
    parts = rights.name.split()
    if parts[:1] == ["CC"]:
        code = parts[1].lower()
        return Named(code_of(code.split("-")) or code, parts[2], parts[3].lower() if len(parts) > 3 else "")
    family, _, version = rights.name.rpartition(" ")
    return Named(family, version) if re.fullmatch(r"[0-9.]+", version) else Named(rights.name)


def licences(words: str) -> list[Named]:
    """The licences and statements that words name, in their order, each once."""
    if len(words) > _LONGEST:
        return []
    text = unicodedata.normalize("NFC", _BLANK.sub(" ", words)).replace("_", "-")
    found = [_of_url(url[0]) for url in _URL.finditer(text)]
    rest = _URL.sub(" . ", text)
    found += [*_of_creative_commons(rest), *_of_others(rest)]
    return list(dict.fromkeys(each for each in found if each))


def _of_url(url: str) -> Named | None:
    rights = recognised(url.rstrip(".,;:!?'’"))
    return of(rights) if rights.kind else None


def _of_others(text: str) -> Iterator[Named]:
    for name, pattern in _OTHERS:
        found = re.search(rf"(?:{pattern})[ ,(-]*(?:v(?:ersion)?\.? ?)?([0-9]\.[0-9])?", text, re.IGNORECASE)
        if found:
            single = next((other.name for other in others() if other.name == f"{name} 1.0"), "")
            yield Named(name, "1.0" if single and name != "OGL" else found[1] or "")
    for code, label in _STATED:
        if label in text:
            yield Named(code)
            text = text.replace(label, "")


@lru_cache(1)
def _tokens() -> re.Pattern[str]:
    table = patterns("elements.txt")
    elements = "|".join(f"(?P<{name}>{table[name].replace(' ', '[ -]?')})" for name in ("by", "nc", "nd", "sa"))
    return re.compile(
        rf"(?P<mark>public domain mark|pdm\b)"
        rf"|(?P<lead>creative[ -]?commons|知识共享|クリエイティブ・コモンズ|cc(?=\b|by|zero|0))"
        rf"|{elements}"
        rf"|(?P<short>(?:{_SHORT})(?=(?:{_SHORT})*(?:[\W\d]|$)))"
        rf"|(?P<zero>zero\b|0(?![0-9.,][0-9]))"
        r"|(?:v(?:ersion|er)?\.? ?)?(?P<version>[1-4](?:[.,][0-9](?![.,]?[0-9])|(?= ?(?:$|[,;)]|\.(?:$| )|int|unp))))"
        rf"|(?P<fill>(?:{table['fill']})\b)"
        rf"|(?P<word>[^\W{_IDEOGRAPHS}]+|\w)"
        rf"|(?P<gap>[ \-–—/,+&:()\"'“”„«»|*]+)"
        rf"|(?P<stop>.)",
        re.IGNORECASE,
    )


class _Reading:
    """A name in the making."""

    def __init__(self) -> None:
        self.done: list[Named] = []
        self._clear()

    def _clear(self) -> None:
        self.has_lead = self.is_long = self.is_zero = False
        self.elements: list[str] = []
        self.version = self.country = ""

    def end(self) -> None:
        """The name ends here; it counts if it is one."""
        code = code_of(self.elements)
        if self.is_zero:
            self.done.append(Named("zero", "1.0"))
        elif code and (self.has_lead or len(self.elements) > 1 or (self.is_long and self.version)):
            self.done.append(Named(code, self.version, self.country))
        self._clear()

    def take(self, kind: str, text: str) -> None:
        match kind:
            case "mark":
                self.end()
                self.done.append(Named("mark", "1.0"))
            case "lead":
                if self.elements or self.is_zero:
                    self.end()
                self.has_lead = True
            case "by" | "nc" | "nd" | "sa":
                self._element(kind)
                self.is_long = True
            case "short":
                self._element(text.lower())
            case "zero" if self.has_lead and not self.elements:
                self.is_zero = True
            case "version" if (self.has_lead or self.elements) and not self.version:
                self.version = _version(text)
            case "fill" | "gap" if not self._is_country(text):
                pass
            case _ if self._is_country(text):
                self.country = _COUNTRIES.get(text.lower(), text.lower())
            case _:
                self.end()

    def _element(self, element: str) -> None:
        if element in self.elements or self.is_zero:
            self.end()
        if element == "by" or self.elements:
            self.elements.append(element)

    def _is_country(self, text: str) -> bool:
        """A country behind a version that was ported there: its code in capitals, or its name."""
        code = _COUNTRIES.get(text.lower()) or (text.lower() if text.isupper() else "")
        return bool(self.version and self.elements and code in PORTS.get(self.version, ()))


def _version(text: str) -> str:
    """The version that a number is; "4" is 4.0, for there is one version alone, and "2" is not known."""
    if len(text) == 1:
        return "" if text == "2" else f"{text}.0"
    version = text.replace(",", ".")
    return version if version in VERSIONS else ""


def _of_creative_commons(text: str) -> list[Named]:
    reading = _Reading()
    for token in _tokens().finditer(text):
        kind = token.lastgroup or "stop"
        reading.take(kind, token[kind])
    reading.end()
    return reading.done
