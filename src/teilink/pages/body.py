"""The text of a TEI document as HTML.

Everything is escaped; only the elements of `teilink.pages.elements` shape the page, the rest is shown as its content.
What editors did to the text stays visible: supplied words, gaps, slips and their corrections stand in brackets.
The tree is walked with a list, not by recursion, so its depth does not matter.

HTML allows neither a block in a paragraph nor a link in a link: an element that holds blocks becomes a div, and of an
element that holds links only its own runs of text are linked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from markupsafe import escape

from teilink.dates import stated
from teilink.pages import words
from teilink.pages.addresses import NOWHERE, Link
from teilink.pages.elements import DIVISIONS, FORMS, HIDDEN, PARAGRAPHS, READINGS, SOURCES, Form, rendition
from teilink.pages.nesting import Anchors, holders, is_block, is_joined, is_regular, local_name, within
from teilink.tei.document import LANG, TEI

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from lxml.etree import _Element

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,8}")
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_NAMING = frozenset("persName orgName placeName settlement geogName name rs term".split())  # noqa: SIM905
# What in HTML may hold blocks, or rows.
_FLOW = frozenset("div blockquote li table tr td th caption ins del".split())  # noqa: SIM905


class Target(NamedTuple):
    """What a pointer of the text points at: its link and its name."""

    link: Link
    name: str


@dataclass(frozen=True)
class _Child:
    """An element still to be written, and the link that its text inherits."""

    element: _Element
    run: Link


@dataclass(frozen=True)
class _Note:
    """The beginning or the end of a footnote, by its number."""

    number: int
    is_end: bool
    back: str = ""


_Part: TypeAlias = "str | _Child | _Note"


def text_of(root: _Element) -> _Element | None:
    """The element that holds the text of a document: that of a TEI, or a text or div itself."""
    found = root.find(TEI + "text") if local_name(root) == "TEI" else root
    return found if local_name(found) in {*DIVISIONS, *PARAGRAPHS} else None


def body(
    text: _Element,
    target: Callable[[str], Target | None],
    taken: Collection[str] = (),
    without: Collection[_Element] = frozenset(),
) -> str:
    """The content of a text, with its notes after it.

    `target` resolves a TEI pointer; `taken` are anchors that the page uses already; `without` is not shown.
    """
    return _Writer(text, target, taken, without).written()


class _Writer:
    """Writes one text."""

    def __init__(
        self,
        root: _Element,
        target: Callable[[str], Target | None],
        taken: Collection[str],
        without: Collection[_Element],
    ) -> None:
        self._root = root
        self._target = target
        self._without = without
        elements = within(root, without)
        self._anchors = Anchors(elements, taken)
        self._links = {element: link for element in elements if (link := self._own_link(element)).href}
        self._with_blocks = holders(element for element in elements if is_block(element))
        self._with_links = holders([*self._links, *(each for each in elements if each.tag == TEI + "note")])
        self._regular = {element for element in elements if local_name(element) == "table" and is_regular(element)}
        self._notes: list[str] = []
        self._out: list[list[str]] = [[]]

    def written(self) -> str:
        """The HTML of the text, with its notes after it."""
        stack = self._content(self._root, NOWHERE)[::-1]
        while stack:
            part = stack.pop()
            if isinstance(part, str):
                self._out[-1].append(part)
            elif isinstance(part, _Child):
                stack.extend(reversed(self._parts(part.element, part.run)))
            elif part.is_end:
                self._notes[part.number - 1] += "".join(self._out.pop()) + part.back
            else:
                self._out.append([])
        return "".join(self._out[0]) + self._footnotes()

    def _footnotes(self) -> str:
        if not self._notes:
            return ""
        items = "".join(f"{note}</li>" for note in self._notes)
        return f'<section class="notes" aria-label="Notes"><ol>{items}</ol></section>'

    def _parts(self, element: _Element, run: Link) -> list[_Part]:
        name = local_name(element)
        if name in HIDDEN or element in self._without:
            return []
        special = _SPECIAL.get(name)
        return special(self, element, run) if special else self._plain(element, run, FORMS.get(name))

    def _plain(self, element: _Element, run: Link, form: Form | None, title: str = "") -> list[_Part]:
        """An element in its form: a link where it points at something, else its HTML element."""
        form, kind = form or Form("span"), _class(element, is_known=form is not None)
        link = self._links.get(element, NOWHERE)
        if link.href and element not in self._with_blocks and element not in self._with_links:
            attributes = _href(link) + self._attributes(element, kind, title or self._named(element))
            return [f"<a{attributes}>", form.before, *self._content(element, NOWHERE), form.after, "</a>"]
        tag = "div" if element in self._with_blocks and form.tag not in _FLOW else form.tag
        inner = self._content(element, link if link.href else run)
        attributes = self._attributes(element, kind, title or form.title)
        return [f"<{tag}{attributes}>", form.before, *inner, form.after, self._permalink(element), f"</{tag}>"]

    def _content(self, element: _Element, run: Link) -> list[_Part]:
        parts: list[_Part] = [_run(element.text, run)]
        for child in element:
            if isinstance(child.tag, str):
                parts.append(_Child(child, run))
            parts.append(_run(child.tail, run))
        return parts

    def _attributes(self, element: _Element, kind: str, title: str = "") -> str:
        """The attributes of an HTML element, all escaped."""
        language = element.get(LANG) or ""
        found = {
            "id": self._anchors.of(element),
            "class": kind,
            "lang": language if _LANGUAGE.fullmatch(language) else "",
            "title": title,
        }
        return "".join(f' {name}="{escape(value)}"' for name, value in found.items() if value)

    def _permalink(self, element: _Element) -> str:
        number = self._anchors.paragraphs.get(element)
        if number is None:
            return ""
        anchor = escape(self._anchors.of(element))
        return f'<a class="permalink" href="#{anchor}" aria-label="Link to paragraph {number}">¶</a>'

    def _around(self, element: _Element) -> Iterator[_Element]:
        """What holds an element, up to the text: a document may lie deep in a volume."""
        for each in element.iterancestors():
            yield each
            if each is self._root:
                return

    # ---- pointers ----

    def _own_link(self, element: _Element) -> Link:
        name = local_name(element)
        if not name or name in HIDDEN or is_block(element):
            return NOWHERE
        links = (self._link(pointer) for pointer in _pointers(element, name).split())
        return next((link for link in links if link.href), NOWHERE)

    def _link(self, pointer: str) -> Link:
        if pointer.startswith("#") and (anchor := self._anchors.of_id(pointer[1:])):
            return Link("#" + anchor)
        found = self._target(pointer)
        return found.link if found else NOWHERE

    def _names(self, pointers: str | None) -> str:
        found = [self._target(pointer) for pointer in (pointers or "").split()]
        return words.series([each.name for each in found if each and each.name])

    def _named(self, element: _Element) -> str:
        """What an element points at, where its own words do not say so."""
        name = self._names(_pointers(element, local_name(element)))
        return "" if name == " ".join("".join(element.itertext()).split()) else name

    # ---- elements with a way of their own ----

    def _head(self, element: _Element, run: Link) -> list[_Part]:
        above = element.getparent()
        parent = local_name(above)
        if above in self._regular:
            return self._plain(element, run, Form("caption"))
        if parent not in DIVISIONS or parent in {"list", "table", "figure", "lg", "row"}:
            return self._plain(element, run, Form("p"))
        depth = sum(1 for each in self._around(element) if local_name(each).startswith("div"))
        level = min(max(depth, 1) + 1, 6)
        if element not in self._with_blocks:
            return self._plain(element, run, Form(f"h{level}"))
        inner = self._content(element, run)
        return [f'<div role="heading" aria-level="{level}"{self._attributes(element, "head")}>', *inner, "</div>"]

    def _choice(self, element: _Element, run: Link) -> list[_Part]:
        children = [child for child in element if isinstance(child.tag, str)]
        children.sort(key=lambda child: local_name(child) in READINGS)
        parts: list[_Part] = []
        for child in children:
            parts += [" ", _Child(child, run)] if parts else [_Child(child, run)]
        return [f"<span{self._attributes(element, 'choice')}>", *parts, "</span>"]

    def _source(self, element: _Element, run: Link) -> list[_Part]:
        name = local_name(element)
        alone = local_name(element.getparent()) != "choice" and name == "sic"
        form = Form("abbr" if name == "abbr" else "span", after=" [sic]" if alone else "")
        return self._plain(element, run, form, title=SOURCES[name])

    def _reading(self, element: _Element, run: Link) -> list[_Part]:
        form = READINGS[local_name(element)]
        by, certainty = self._names(element.get("resp")), element.get("cert")
        title = form.title + (f" by {by}" if by else "") + (f", certainty {certainty}" if certainty else "")
        return self._plain(element, run, form, title=title)

    def _supplied(self, element: _Element, run: Link) -> list[_Part]:
        reason = element.get("reason")
        return self._plain(element, run, FORMS["supplied"], title=f"supplied: {reason}" if reason else "supplied")

    def _gap(self, element: _Element, run: Link) -> list[_Part]:
        extent = element.get("extent") or " ".join(filter(None, (element.get("quantity"), element.get("unit"))))
        title = f"gap: reason {element.get('reason') or 'not given'}" + (f", {extent}" if extent else "")
        tag = "p" if local_name(element.getparent()) in DIVISIONS else "span"
        return [f"<{tag}{self._attributes(element, 'gap', title)}>[…]</{tag}>"]

    def _date(self, element: _Element, run: Link) -> list[_Part]:
        said = stated({str(name): str(each) for name, each in element.attrib.items() if len(each) < 50})
        if said is None:
            return self._plain(element, run, Form("span"))
        found = said.dated
        title, machine = words.date(found.text, found.datatype), words.machine(found.text, found.datatype)
        if not machine or element in self._with_blocks or element in self._links:
            return self._plain(element, run, Form("span"), title=title)
        inner = self._content(element, run)
        attributes = self._attributes(element, "date", title)
        return [f'<time datetime="{escape(machine)}"{attributes}>', *inner, "</time>"]

    def _said(self, element: _Element, run: Link) -> list[_Part]:
        return self._plain(element, run, FORMS["said"], title=self._names(element.get("who")))

    def _hi(self, element: _Element, run: Link) -> list[_Part]:
        return self._plain(element, run, Form(rendition(element.get("rend") or "")))

    def _quote(self, element: _Element, run: Link) -> list[_Part]:
        is_block = local_name(element.getparent()) in DIVISIONS or element in self._with_blocks
        return self._plain(element, run, Form("blockquote" if is_block else "span"))

    def _lb(self, element: _Element, run: Link) -> list[_Part]:
        return ["<br>"]

    def _pb(self, element: _Element, run: Link) -> list[_Part]:
        number = " ".join((element.get("n") or "").split())
        shown = f"[p. {number}]" if number else "[page]"
        return [f"<span{self._attributes(element, 'pb', 'a new page begins')}>", _run(shown, NOWHERE), "</span>"]

    def _graphic(self, element: _Element, run: Link) -> list[_Part]:
        """An image is named, never fetched: a page loads nothing from elsewhere."""
        shown = f"[image: {element.get('url') or 'no address'}]"
        return [f"<span{self._attributes(element, 'graphic')}>", _run(shown, NOWHERE), "</span>"]

    def _ptr(self, element: _Element, run: Link) -> list[_Part]:
        shown = self._named(element) or element.get("target") or ""
        href = self._links.get(element, run)
        return [f"<span{self._attributes(element, 'ptr')}>", _run(shown, href), "</span>"]

    def _item(self, element: _Element, run: Link) -> list[_Part]:
        """Items that follow each other share one HTML list, whatever else the TEI list holds."""
        parent = element.getparent()
        kind = f"{parent.get('rend', '')} {parent.get('type', '')}" if parent is not None else ""
        tag = "ol" if "order" in kind or "number" in kind else "ul"
        first, last = not is_joined(element, to_next=False), not is_joined(element, to_next=True)
        parts = self._plain(element, run, Form("li"))
        return [f"<{tag}>" if first else "", *parts, f"</{tag}>" if last else ""]

    def _table(self, element: _Element, run: Link) -> list[_Part]:
        if element not in self._regular:
            return self._plain(element, run, Form("div"))
        parts = self._plain(element, run, Form("table"))
        return ['<div class="scroll" tabindex="0" role="region" aria-label="Table">', *parts, "</div>"]

    def _row(self, element: _Element, run: Link) -> list[_Part]:
        return self._plain(element, run, Form("tr" if element.getparent() in self._regular else "div"))

    def _cell(self, element: _Element, run: Link) -> list[_Part]:
        row = element.getparent()
        if row is None or row.getparent() not in self._regular:
            return self._plain(element, run, Form("div"))
        is_label = "label" in {element.get("role"), row.get("role")}
        return self._plain(element, run, Form("th" if is_label else "td"))

    def _note(self, element: _Element, run: Link) -> list[_Part]:
        number = len(self._notes) + 1
        here, there = self._anchors.free(f"noteref-{number}"), self._anchors.free(f"note-{number}")
        self._notes.append(f'<li id="{there}">')
        mark = f'<sup class="noteref" id="{here}"><a href="#{there}" aria-label="Note {number}">{number}</a></sup>'
        back = f' <a href="#{here}" aria-label="Back to the text">↩</a>'
        inner = self._content(element, NOWHERE)
        opened, attributes = _Note(number, is_end=False), self._attributes(element, "note")
        return [mark, opened, f"<div{attributes}>", *inner, "</div>", _Note(number, is_end=True, back=back)]


_SPECIAL: dict[str, Callable[[_Writer, _Element, Link], list[_Part]]] = {
    "abbr": _Writer._source,
    "cell": _Writer._cell,
    "choice": _Writer._choice,
    "corr": _Writer._reading,
    "date": _Writer._date,
    "expan": _Writer._reading,
    "gap": _Writer._gap,
    "graphic": _Writer._graphic,
    "head": _Writer._head,
    "hi": _Writer._hi,
    "item": _Writer._item,
    "lb": _Writer._lb,
    "media": _Writer._graphic,
    "note": _Writer._note,
    "orig": _Writer._source,
    "pb": _Writer._pb,
    "ptr": _Writer._ptr,
    "quote": _Writer._quote,
    "reg": _Writer._reading,
    "row": _Writer._row,
    "said": _Writer._said,
    "sic": _Writer._source,
    "supplied": _Writer._supplied,
    "table": _Writer._table,
}


def _pointers(element: _Element, name: str) -> str:
    """What an element of the text points at, by its own name; names may point by @corresp as well."""
    if name in {"ref", "ptr", "gloss"}:
        return element.get("target") or ""
    beside = (element.get("corresp") or element.get("sameAs")) if name in _NAMING else ""
    return element.get("ref") or beside or ""


def _run(text: str | None, link: Link) -> str:
    """A run of text, linked where the element it stands in points at something."""
    escaped = str(escape(text or ""))
    return f"<a{_href(link)}>{escaped}</a>" if link.href and escaped.strip() else escaped


def _href(link: Link) -> str:
    return f' href="{escape(link.href)}"' + (' rel="external nofollow"' if link.is_external else "")


def _class(element: _Element, *, is_known: bool) -> str:
    name = local_name(element)
    if is_known:
        return name
    return f"tei-{_UNSAFE.sub('-', name)}" if name else "other"
