"""What an ODD says about a thing: gloss and desc in the language of the documentation, and as flat text.

Several desc, one a language, may stand side by side (TEI TD, att.translatable); the one in the language wanted is
taken, else the one in English, else the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.schema.odd.parts import Words
from teilink.tei.document import LANG, TEI

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

_AROUND = {
    "att": ("@", ""),
    "gi": ("<", ">"),
    "mentioned": ("“", "”"),
    "q": ("“", "”"),
    "soCalled": ("‘", "’"),
    "tag": ("<", ">"),
    "val": ('"', '"'),
}


def words_of(node: _Element, language: str) -> Words:
    """The gloss, desc, remarks and examples that stand directly in a specification."""
    gloss = chosen(node.findall(f"{TEI}gloss"), language)
    desc = chosen(node.findall(f"{TEI}desc"), language)
    return Words(
        "" if gloss is None else flat(gloss),
        "" if desc is None else flat(desc),
        desc,
        _all_in(node.findall(f"{TEI}remarks"), language),
        _all_in(node.findall(f"{TEI}exemplum"), language),
    )


def chosen(nodes: Sequence[_Element], language: str) -> _Element | None:
    """The one of several translations that is in a language, else in English, else the first."""
    for wanted in (language, language.partition("-")[0], "en"):
        for node in nodes:
            if _is_in(language_of(node), wanted):
                return node
    return nodes[0] if nodes else None


def _all_in(nodes: Sequence[_Element], language: str) -> tuple[_Element, ...]:
    """Those in the language of the one chosen; examples without a language are in all."""
    best = chosen(nodes, language)
    if best is None:
        return ()
    wanted = language_of(best)
    return tuple(node for node in nodes if _is_in(language_of(node), wanted) or language_of(node) in {"", "und", "mul"})


def _is_in(found: str, wanted: str) -> bool:
    return found == wanted or found.startswith(f"{wanted}-")


def language_of(node: _Element) -> str:
    """The nearest xml:lang around a node, or ''."""
    at: _Element | None = node
    while at is not None:
        found = at.get(LANG)
        if found is not None:
            return found
        at = at.getparent()
    return ""


def flat(node: _Element) -> str:
    """The text of a desc or gloss: names of elements as <p>, of attributes as @n, blanks normalised."""
    parts: list[str] = []
    stack: list[_Element | str] = [node]
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            parts.append(one)
            continue
        before, after = _AROUND.get(str(one.tag).removeprefix(TEI), ("", ""))
        parts.append(before + (one.text or ""))
        stack.append(after)
        for child in reversed(one):
            stack.append(child.tail or "")
            if isinstance(child.tag, str):
                stack.append(child)
    return " ".join("".join(parts).split())
