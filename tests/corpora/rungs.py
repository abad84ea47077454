"""Two other readings of a document, for comparison: a naive one, and the ordered rungs of ../shared/docs/corpora.md.

Only presence is asked, as there: whether a path finds something in a document, not whether it is right.  A document of
a printed volume is its ``div``: paths look inside it, and what they say of the text holds for the division.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from teilink.tei.document import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element, _ElementUnicodeResult

    from teilink.tei.document import Document

_NAME = "[self::persName or self::orgName or self::name or self::rs]"
_SENT, _RECEIVED = "//correspAction[@type='sent']", "//correspAction[@type='received']"
_REFERRED = "[@ref or @key or @corresp or @sameAs]"
_NAMES = ("persName", "placeName", "orgName", "rs", "name", "settlement", "term", "geogName", "bibl", "title")

NAIVE = {
    "title": "//titleStmt/title[not(@type) or @type='main']",
    "sender": f"{_SENT}/persName",
    "recipient": f"{_RECEIVED}/persName",
    "date": f"{_SENT}/date[@when]",
    "place": f"{_SENT}/placeName",
    "language": "//textLang/@mainLang",
    "archive": "//msDesc/msIdentifier[repository and idno]",
    "rights": "//availability/licence/@target",
    "mentions": "//text//*[self::persName or self::placeName or self::orgName][@ref]",
}
"""What a mapping reads that knows one place for each field: that of the Guidelines' own examples."""

RUNGS = {
    "title": (
        "//titleStmt/title[normalize-space(.)!='']",
        "//msDesc/head[normalize-space(.)!='']",
        "//text//head[normalize-space(.)!='']",
    ),
    "sender": (
        f"{_SENT}/*{_NAME}",
        "//correspDesc//sender",
        "//particDesc//person[@role='sender']|//particDesc//person[@role='author']",
        "//titleStmt/title//rs[starts-with(@role,'sender')]",
        "//profileDesc/creation/persName",
        "//titleStmt/author[normalize-space(.)!='']",
        "//sourceDesc//bibl/author",
        "//titleStmt/title//persName",
        "//text//signed",
        "//text//head//persName",
    ),
    "recipient": (
        f"{_RECEIVED}/*{_NAME}",
        f"{_SENT}/persName[@type='addressee']",
        "//correspDesc//addressee",
        "//particDesc//person[@role='recipient' or @role='addressee']",
        "//titleStmt/title//rs[starts-with(@role,'recipient')]",
        "//text//opener//address|//text//opener//persName",
        "//text//head//persName[2]",
    ),
    "date": (
        f"{_SENT}/date[@when or @from or @to or @notBefore or @notAfter or @when-iso or @from-iso or @when-custom]",
        "//correspDesc//date[@when or @notBefore or @from or @when-iso]",
        "//profileDesc/creation//*[@when or @from or @notBefore]",
        "//msDesc//origin[@when or @notBefore or @from]|//msDesc//origin//*[@when or @notBefore or @from or @when-iso]",
        "//titleStmt/title[@when-iso or @when]"
        "|//titleStmt/title//date[@when or @when-iso or @from or @notBefore]|//titleStmt/meeting/date",
        "//sourceDesc/bibl/date[@when or @from or @notBefore]|//sourceDesc//bibl//date[@when]",
        "//text//dateline//date[@when or @from or @notBefore or @when-iso]",
        f"{_SENT}/date[normalize-space(.)!='']",
        "//text//dateline",
    ),
    "place": (
        f"{_SENT}/*[self::placeName or self::settlement or self::rs[@type='place']]",
        "//correspDesc//placeName",
        "//profileDesc/creation/origPlace|//profileDesc/creation/placeName",
        "//msDesc//origPlace|//msDesc//origin//placeName",
        "//titleStmt/meeting/placeName|//titleStmt/title//rs[@type='place']",
        "//text//dateline//placeName|//text//dateline//rs[@type='place']|//text//dateline//settlement",
    ),
    "language": (
        "//textLang/@mainLang",
        "//div[@type='original']/@xml:lang",
        "//langUsage[count(language)=1][not(//div[@type='translation'])]/language/@ident",
    ),
    "archive": (
        "//msIdentifier[(repository or institution or collection) and idno]",
        "//msIdentifier[idno[normalize-space(.)!='' or *]]",
        "//msIdentifier[institution or repository]",
        "//sourceDesc/bibl[idno or orgName]",
        "//text//head//bibl|//text//note[@type='source']",
        "//sourceDesc/bibl|//sourceDesc//listBibl",
        "//sourceDesc//witness",
    ),
    "rights": (
        "//availability//licence/@target",
        "//availability//ref/@target",
        "//availability/p[normalize-space(.)!='']|//availability/licence[normalize-space(.)!='']",
        "//publicationStmt/p[normalize-space(.)!='']",
    ),
    "mentions": (f"//text//*[{' or '.join(f'self::{name}' for name in _NAMES)}]{_REFERRED}",),
}
"""The rungs of each field, in their order."""

# A name of an element: no attribute, no function, no axis, no prefix.
_ELEMENT = re.compile(r"(?<![\w@:-])[A-Za-z][\w-]*(?![\w-]|\(|:)|(?<=::)[A-Za-z][\w-]*")
_OPERATORS = {"and", "or"}
_FROM_ROOT = re.compile(r"(?<![\w\])*])//")


def is_found_naively(field: str, document: Document) -> bool:
    """Whether the naive path of a field finds something in a document."""
    return bool(_found(NAIVE[field], document))


def found_by_rungs(field: str, document: Document) -> list[_Element]:
    """What the first rung finds that finds something; for an attribute its element."""
    return next(filter(None, (_found(path, document) for path in RUNGS[field])), [])


def _found(path: str, document: Document) -> list[_Element]:
    return [_element(each) for each in _compiled(path, is_part=document.is_part)(document.root)]


def _element(found: _Element | _ElementUnicodeResult) -> _Element:
    if not isinstance(found, str):
        return found
    holder = found.getparent()
    assert holder is not None
    return holder


@cache
def _compiled(path: str, *, is_part: bool) -> Callable[[_Element], list[_Element | _ElementUnicodeResult]]:
    if is_part:
        path = _FROM_ROOT.sub(".//", path.replace("//text//", "//"))
    return etree.XPath("".join(_prefixed(path)), namespaces={"tei": NAMESPACE})


def _prefixed(path: str) -> Iterator[str]:
    """A path with the prefix of TEI before each name of an element; texts in quotation marks stay."""
    for number, part in enumerate(path.split("'")):
        yield f"'{part}'" if number % 2 else _ELEMENT.sub(_with_prefix, part)


def _with_prefix(found: re.Match[str]) -> str:
    return found[0] if found[0] in _OPERATORS else f"tei:{found[0]}"
