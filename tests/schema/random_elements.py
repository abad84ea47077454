"""Elements made at random from a RELAX NG schema, each of them valid under it.

Only what our compiler writes is understood: one element in each define, names and no name classes, no interleave.
"""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Iterator

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"

# Some values of each datatype, by its name or by its pattern.
_VALUES = {
    "boolean": ("true", "false", "1", "0"),
    "date": ("1965-12-24", "1965-12-24Z", "-0044-03-15"),
    "dateTime": ("1965-12-24T18:30:00+09:00", "1965-12-24T18:30:00"),
    "decimal": ("1.50", "-7"),
    "double": ("1e3", "-0.5", "INF"),
    "duration": ("P3D", "-PT45M"),
    "gDay": ("---24",),
    "gMonth": ("--12",),
    "gMonthDay": ("--12-24",),
    "gYear": ("1965", "-0044"),
    "gYearMonth": ("1965-12",),
    "language": ("en", "zh-Hant", "x-none"),
    "NCName": ("tei_all", "a.b-c"),
    "nonNegativeInteger": ("0", "12"),
    "string": ("", " two  words "),
    "time": ("18:30:00", "18:30:00+09:00"),
    "token": ("([a-z0-9-]+)", ""),
    r"\S+": ("#a", "person:kim-il", "https://example.org/a?b=c"),
    r"[^\p{C}\p{Z}]+": ("word", "Wörter", "焦", "46-49"),
    r"[0-9.,DHMPRSTWYZ/:+\-]+": ("19651224", "1965-12-24/26"),
    r"(\-?[\d]+/\-?[\d]+)": ("3/4", "-1/2"),
    r"[a-z][a-z0-9\+\.\-]*": ("person", "a+b"),
    r"[\d]+(\.[\d]+){0,2}": ("4", "4.8.0"),
    r"[\-+]?\d+(\.\d+)?(%|cm|mm|in|pt|pc|px|em|ex|ch|rem|vw|vh|vmin|vmax)": ("210mm", "50.5%"),
}
# Beyond so many elements, or so many below one another, only what must be there is written.
_DEEP, _MANY = 6, 60


class RandomElements:
    """A source of elements; the same seed gives the same ones."""

    def __init__(self, schema: etree._Element, seed: int) -> None:
        self._random = random.Random(seed)
        self._namespace = schema.get("ns", "")
        self._defines = {define.get("name"): define for define in schema.findall(f"{RNG}define")}
        self._depths = self._least_depths()
        self._taken: Counter[etree._Element] = Counter()
        self._ids = itertools.count()
        self._written = 0

    def element(self, name: str) -> etree._Element:
        """An element of this name, as it may stand somewhere in a document."""
        holder = etree.Element("holder")
        self._ids = itertools.count()
        self._written = 0
        self._write(self._defines[name], holder, 0)
        return holder[0]

    def _least_depths(self) -> dict[str | None, float]:
        """How many elements deep the shallowest content of each define is."""
        depths: dict[str | None, float] = dict.fromkeys(self._defines, float("inf"))
        while True:
            found = {name: self._depth(define, depths) for name, define in self._defines.items()}
            if found == depths:
                return found
            depths = found

    def _depth(self, node: etree._Element, depths: dict[str | None, float]) -> float:
        name = str(node.tag).removeprefix(RNG)
        if name == "ref":
            return depths[node.get("name")]
        if name in {"attribute", "data", "list", "optional", "text", "value", "zeroOrMore"}:
            return 0
        inside = [self._depth(child, depths) for child in _patterns(node)]
        deepest = min(inside) if name == "choice" else max(inside, default=0)
        return deepest + 1 if name == "element" else deepest

    def _write(self, node: etree._Element, holder: etree._Element, depth: int) -> None:
        name = str(node.tag).removeprefix(RNG)
        if name == "element":
            self._written += 1
            made = etree.SubElement(holder, f"{{{self._namespace}}}{node.get('name')}", nsmap={None: self._namespace})
            self._write_all(node, made, depth + 1)
        elif name == "ref":
            self._write(self._defines[node.get("name")], holder, depth)
        elif name == "choice":
            self._write(self._choice(node, depth), holder, depth)
        elif name == "attribute":
            self._write_attribute(node, holder)
        elif name == "text":
            _add_text(holder, self._random.choice(("", "words ", " 3 May 1931, ")))
        else:
            for _ in range(self._times(name, node, depth)):
                self._write_all(node, holder, depth)

    def _write_all(self, node: etree._Element, holder: etree._Element, depth: int) -> None:
        for child in _patterns(node):
            self._write(child, holder, depth)

    def _times(self, name: str, node: etree._Element, depth: int) -> int:
        least = 0 if name in {"optional", "zeroOrMore"} else 1
        has_attribute = node.find(f"{RNG}attribute") is not None
        if has_attribute:
            return int(self._random.random() < 0.1) if least == 0 else 1
        if self._is_enough(depth) or name not in {"oneOrMore", "optional", "zeroOrMore"}:
            return least
        return self._random.choice((0, 1)) if name == "optional" else self._random.choice((least, 1, 2, 3))

    def _is_enough(self, depth: int) -> bool:
        return depth > _DEEP or self._written > _MANY

    def _choice(self, node: etree._Element, depth: int) -> etree._Element:
        among = list(_patterns(node))
        if self._is_enough(depth):
            least = min(self._depth(each, self._depths) for each in among)
            among = [each for each in among if self._depth(each, self._depths) == least]
        # Of two, the one taken less often: so that a few elements hold much of what they may.
        taken = min(self._random.choices(among, k=2), key=self._taken.__getitem__)
        self._taken[taken] += 1
        return taken

    def _write_attribute(self, node: etree._Element, holder: etree._Element) -> None:
        name = (node.get("name") or "").replace("xml:", "{http://www.w3.org/XML/1998/namespace}")
        value = f"id-{next(self._ids)}" if name == ID else " ".join(self._words(next(_patterns(node))))
        holder.set(name, value)

    def _words(self, node: etree._Element) -> Iterator[str]:
        """A value; of a list, its words."""
        name = str(node.tag).removeprefix(RNG)
        if name == "data":
            pattern = node.findtext(f"{RNG}param")
            yield self._random.choice(_VALUES[pattern or node.get("type") or ""])
        elif name == "value":
            yield node.text or ""
        elif name == "ref":
            yield from self._words(self._defines[node.get("name")])
        elif name == "choice":
            yield from self._words(self._random.choice(list(_patterns(node))))
        else:
            least = 0 if name == "zeroOrMore" else 1
            times = self._random.choice((least, 1, 2)) if name in {"oneOrMore", "zeroOrMore"} else 1
            for _, child in itertools.product(range(times), list(_patterns(node))):
                yield from self._words(child)


def _patterns(node: etree._Element) -> Iterator[etree._Element]:
    """The patterns in a pattern: not the words about it, not its assertions."""
    return (
        child
        for child in node
        if isinstance(child.tag, str) and child.tag.startswith(RNG) and child.tag != f"{RNG}param"
    )


def _add_text(holder: etree._Element, text: str) -> None:
    if len(holder):
        holder[-1].tail = (holder[-1].tail or "") + text
    else:
        holder.text = (holder.text or "") + text
