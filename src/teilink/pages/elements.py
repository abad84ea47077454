"""How each TEI element is shown: the HTML element that carries it and the marks around it.

Whatever is not listed here is shown as its content in a plain span, so no word of a text is lost.

Specification: TEI P5, https://www.tei-c.org/release/doc/tei-p5-doc/en/html/REF-ELEMENTS.html
"""

from __future__ import annotations

from typing import NamedTuple


class Form(NamedTuple):
    """An HTML element, the words of the edition before and after its content, and what a pointer over it tells."""

    tag: str
    before: str = ""
    after: str = ""
    title: str = ""


_DIVISIONS = (
    "text front body back group floatingText div div1 div2 div3 div4 div5 div6 div7 opener closer postscript "
    "argument epigraph lg sp figure address list listBibl table row titlePage docTitle cit egXML castList"
)
_PARAGRAPHS = (
    "p ab l salute signed dateline byline trailer addrLine speaker stage docAuthor docDate docImprint "
    "docEdition titlePart imprimatur castItem"
)
# May hold blocks and lines alike.
DIVISIONS = {name: Form("div") for name in _DIVISIONS.split()}
# A paragraph, unless it holds blocks: HTML closes a paragraph at the first one.
PARAGRAPHS = {name: Form("p") for name in _PARAGRAPHS.split()}
PHRASES = {
    "abbr": Form("abbr"),
    "add": Form("ins", title="added in the original"),
    "code": Form("code"),
    "date": Form("span"),
    "del": Form("del", title="deleted in the original"),
    "emph": Form("em"),
    "ex": Form("span", "(", ")", "expanded"),
    "foreign": Form("i"),
    "hi": Form("span"),
    "item": Form("li"),
    "lem": Form("span"),
    "orgName": Form("span"),
    "persName": Form("span"),
    "placeName": Form("span"),
    "q": Form("span"),
    "quote": Form("span"),
    "rdg": Form("span", " [variant: ", "]", "another witness reads"),
    "ref": Form("span"),
    "rs": Form("span"),
    "said": Form("span"),
    "seg": Form("span"),
    "soCalled": Form("span"),
    "supplied": Form("span", "[", "]", "supplied"),
    "surplus": Form("span", "{", "}", "superfluous in the original"),
    "term": Form("span"),
    "time": Form("span"),
    "title": Form("cite"),
    "unclear": Form("span", "", " [?]", "unclear in the original"),
}
FORMS = {**DIVISIONS, **PARAGRAPHS, **PHRASES}

# The two sides of a choice: what stands in the source, and how the edition marks what it would read instead.
SOURCES = {"sic": "as in the original", "orig": "as in the original", "abbr": "abbreviation"}
READINGS = {
    "corr": Form("span", "[read: ", "]", "correction"),
    "reg": Form("span", "[regular form: ", "]", "regularised"),
    "expan": Form("span", "[in full: ", "]", "expanded"),
}

# Shown elsewhere, or nothing to read.
HIDDEN = frozenset("teiHeader standOff facsimile sourceDoc xenoData binaryObject index".split())  # noqa: SIM905

_RENDITIONS = (
    ("bold", "b"),
    ("italic", "i"),
    ("underline", "u"),
    ("super", "sup"),
    ("sub", "sub"),
    ("strike", "s"),
)


def rendition(rend: str) -> str:
    """The HTML element for the words of @rend; a span where they name no look we know."""
    return next((tag for word, tag in _RENDITIONS if word in rend.lower()), "span")
