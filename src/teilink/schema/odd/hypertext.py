"""The HTML of reference pages: small builders, the frame of a page, its style.

Everything is built as a tree and written by lxml, so no text of an ODD can become markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    Child = str | _Element

_STYLE = """
:root { color-scheme: light dark; --faint: color-mix(in srgb, currentColor 60%, transparent);
  --line: color-mix(in srgb, currentColor 18%, transparent); --box: color-mix(in srgb, currentColor 6%, transparent); }
* { box-sizing: border-box; }
body { font: 1rem/1.55 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem 1rem 4rem;
  overflow-wrap: break-word; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 1rem 0 .5rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; padding-bottom: .2rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p, ul, dl, pre { margin: .5rem 0; }
ul { padding-left: 1.25rem; }
li { margin: .15rem 0; }
a { text-underline-offset: .15em; }
code, pre { font: .92em/1.5 ui-monospace, monospace; }
pre { padding: .7rem .8rem; background: var(--box); border-radius: .3rem; white-space: pre-wrap;
  overflow-wrap: anywhere; }
dl.list > dt { margin-top: .6rem; }
dl.list > dd { margin: 0 0 0 1.25rem; }
.lead { font-size: 1.1rem; }
.gloss, .note { color: var(--faint); font-weight: normal; }
h1 .gloss { font-size: 1.3rem; }
.need { font-size: .8rem; padding: .05rem .4rem; border: 1px solid var(--line); border-radius: 1rem; }
.flow { display: flex; flex-wrap: wrap; gap: .2rem .9rem; list-style: none; padding: 0; }
nav { font-size: .92rem; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } nav { display: none; }
  a { color: inherit; text-decoration: none; } h2, h3, dt { break-after: avoid; } pre, li, dd { break-inside: avoid; } }
"""
_BLOCKS = ("dd", "dl", "dt", "h1", "h2", "h3", "head", "li", "meta", "nav", "p", "pre", "style", "title", "ul")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def h(name: str, /, *children: Child | Iterable[Child], **attributes: str) -> _Element:
    """An element of HTML with what stands in it; `class_` is written for class."""
    made = etree.Element(name, {key.rstrip("_"): value for key, value in attributes.items()})
    for child in children:
        for one in (child,) if isinstance(child, str) or etree.iselement(child) else child:
            _put(made, one)
    return made


def _put(parent: _Element, child: Child) -> None:
    if not isinstance(child, str):
        parent.append(child)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + child
    else:
        parent.text = (parent.text or "") + child


def page(title: str, language: str, *children: Child | Iterable[Child]) -> bytes:
    """A whole page, without script and without other files."""
    head = h(
        "head",
        h("meta", charset="utf-8"),
        h("meta", name="viewport", content="width=device-width, initial-scale=1"),
        h("title", title),
        h("style", _STYLE),
    )
    policy = etree.Element("meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY})
    head.insert(1, policy)
    root = h("html", head, h("body", *children), lang=language)
    for node in root.iter(*_BLOCKS):
        # A line for each block: two editions of a page can be compared.
        node.tail = node.tail or "\n"
    return etree.tostring(root, method="html", encoding="utf-8", doctype="<!DOCTYPE html>") + b"\n"


def listed(pairs: Iterable[tuple[Iterable[Child], Iterable[Child]]]) -> _Element:
    """A list of terms, each with what is said about it."""
    made = h("dl", class_="list")
    for term, said in pairs:
        made.append(h("dt", term))
        made.append(h("dd", said))
    return made


def joined(items: Iterable[Child], between: str = ", ") -> list[Child]:
    """Items with a text between each two."""
    found: list[Child] = []
    for item in items:
        found += [between, item] if found else [item]
    return found
