"""Whether a document is valid: one pass over its bytes, which are not made into a tree, up to the first fault.

What is wrong with a document that is refused, `diagnosis` finds out on its tree.

Specification: RELAX NG section 6 (semantics), with the treatment of blanks of section 6.2.7; RELAX NG DTD Compatibility
section 5 (ID, IDREF and IDREFS), https://relaxng.org/compatibility-20011203.html#id
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from lxml import etree

from teilink.schema.relaxng.compounds import Choice, OneOrMore
from teilink.schema.relaxng.patterns import BLANKS, Data, Element, ListOf, Pattern, Plan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from teilink.schema.relaxng.grammar import Grammar


class RefusedError(Exception):
    """The document is not valid."""


class _Open(NamedTuple):
    """What is known of an element's parent while the element is open.

    A way is one reading of an open element by the schema: mostly there is one, but a schema may let one name stand for
    two elements.  `origins` tells for each way inside the element of which of the parent's ways it is, and the rest.
    """

    ways: list[Pattern]
    origins: list[list[tuple[int, Pattern]]]


# Where one way leads to one way.
_STRAIGHT: list[list[tuple[int, Pattern]]] = []


class Acceptance:
    """The reading of one document, or of a part of one, fed with tags and texts. Raises RefusedError at a fault."""

    def __init__(self, start: Pattern) -> None:
        self._ways = [start]
        self._open: list[_Open] = []
        self._text = ""
        self._is_leaf = False
        self._scopes: list[dict[str, str]] = [{}]
        self._declared: dict[str, str] = {}
        self.ids: set[str] = set()
        self.references: set[str] = set()

    def declare(self, prefix: str | None, uri: str | None) -> None:
        """A namespace is declared by the tag that comes next; only schemas that speak of QNames need to know."""
        self._declared[prefix or ""] = uri or ""

    @property
    def _namespaces(self) -> Mapping[str, str]:
        return self._scopes[-1]

    def start(self, name: str, attributes: Sequence[str]) -> None:
        """A start tag: its expanded name, and names and values of its attributes by turns."""
        if self._text:
            self._take_text()
        if self._declared or len(self._scopes) > 1:
            self._scopes.append({**self._scopes[-1], **self._declared})
            self._declared = {}
        self._is_leaf = True
        ways = self._ways
        if len(ways) == 1:
            found = ways[0].after(name)
            if len(found) == 1:
                element, rest = found[0]
                self._open.append(_Open([rest], _STRAIGHT))
                self._ways = [self._content(element, attributes)]
                return
        self._branch(name, attributes)

    def _branch(self, name: str, attributes: Sequence[str]) -> None:
        leading: dict[Element, list[tuple[int, Pattern]]] = {}
        for number, way in enumerate(self._ways):
            for element, rest in way.after(name):
                leading.setdefault(element, []).append((number, rest))
        ways, origins = [], []
        for element, sources in leading.items():
            try:
                ways.append(self._content(element, attributes))
            except RefusedError:
                continue
            origins.append(sources)
        if not ways:
            raise RefusedError
        self._open.append(_Open(self._ways, origins))
        self._ways = ways

    def end(self, _name: str = "") -> None:
        """An end tag."""
        if self._is_leaf:
            self._take_content()
        elif self._text:
            self._take_text()
        self._is_leaf = False
        if len(self._scopes) > 1:
            self._scopes.pop()
        before, origins = self._open.pop()
        if origins is _STRAIGHT:
            if not self._ways[0].is_nullable:
                raise RefusedError
            self._ways = before
        else:
            self._join(before, origins)

    def _join(self, before: list[Pattern], origins: list[list[tuple[int, Pattern]]]) -> None:
        rests: list[list[Pattern]] = [[] for _ in before]
        for way, sources in zip(self._ways, origins, strict=True):
            if way.is_nullable:
                for number, rest in sources:
                    rests[number].append(rest)
        table = before[0].table
        # A way that has come to nothing keeps its number.
        self._ways = [table.choice(each) for each in rests]
        self._check_ways()

    def _check_ways(self) -> None:
        if all(way is way.table.not_allowed for way in self._ways):
            raise RefusedError

    def text(self, text: str) -> None:
        """A piece of text."""
        self._text += text

    def _take_text(self) -> None:
        """Text beside elements: blanks are nothing."""
        if self._text.strip(BLANKS):
            self._ways = [way.text(self._text, self._namespaces) for way in self._ways]
            self._check_ways()
        self._text = ""

    def _take_content(self) -> None:
        """Text that is all that an element holds: blanks may be nothing, and may be a value."""
        text, self._text = self._text, ""
        if text and text.strip(BLANKS):
            self._ways = [way.text(text, self._namespaces) for way in self._ways]
        else:
            self._ways = [self._blank(way, text) if way.has_values else way for way in self._ways]
        self._check_ways()

    def _blank(self, way: Pattern, text: str) -> Pattern:
        return way.table.choice((way, way.text(text, self._namespaces)))

    def _content(self, element: Element, attributes: Sequence[str]) -> Pattern:
        """What may be in an element that has these attributes. Raises RefusedError where they are wrong."""
        names = tuple(attributes[::2])
        plan = plan_of(element, names)
        if plan is None:
            return self._searched(element, attributes)
        values = attributes[1::2]
        namespaces = self._namespaces
        for pattern, value in zip(plan.values, values, strict=True):
            if not pattern.matches(value, namespaces):
                raise RefusedError
        for place, kind in plan.identities:
            self._identify(values[place], kind)
        return plan.content

    def _searched(self, element: Element, attributes: Sequence[str]) -> Pattern:
        """The same where an attribute may be one of several that the schema allows under one name."""
        content = element.content
        for name, value in zip(attributes[::2], attributes[1::2], strict=True):
            fitting = [
                (found, rest) for found, rest in content.attribute(name) if found.value.matches(value, self._namespaces)
            ]
            content = content.table.choice(rest for _, rest in fitting)
            for found, _ in fitting[:1]:
                self._identify(value, identity(found.value))
        content = content.closed()
        if content is content.table.not_allowed:
            raise RefusedError
        return content

    def _identify(self, value: str, kind: str) -> None:
        if kind == "ID":
            if value.strip(BLANKS) in self.ids:
                raise RefusedError
            self.ids.add(value.strip(BLANKS))
        elif kind:
            self.references.update(value.split())

    def finish(self) -> None:
        """The document is at its end: every IDREF must have met its ID."""
        if self._open or not self._ways[0].is_nullable or not self.references <= self.ids:
            raise RefusedError


def plan_of(element: Element, names: tuple[str, ...]) -> Plan | None:
    """The plan for an element with attributes of these names; None where there is more than one."""
    try:
        return element.plans[names]
    except KeyError:
        plan = element.plans[names] = _planned(element, names)
        return plan


def _planned(element: Element, names: tuple[str, ...]) -> Plan | None:
    content = element.content
    values: list[Pattern] = []
    for name in names:
        found = content.attribute(name)
        if len(found) != 1:
            return None
        attribute, content = found[0]
        values.append(attribute.value)
    content = content.closed()
    if content is content.table.not_allowed:
        return None
    identities = ((place, identity(value)) for place, value in enumerate(values))
    return Plan(tuple(values), content, tuple((place, kind) for place, kind in identities if kind))


def identity(value: Pattern) -> str:
    """ID, IDREF or IDREFS where a value is of that datatype; else ''."""
    if isinstance(value, Data):
        return value.datatype.identity
    if isinstance(value, Choice | OneOrMore):
        return next(filter(None, (identity(part) for part in value.parts)), "")
    if isinstance(value, ListOf):
        return "IDREFS" if identity(value.tokens) == "IDREF" else ""
    return ""


def accepts(grammar: Grammar, data: bytes) -> bool:
    """Whether the document in some bytes is valid.

    Raises expat.ExpatError where it is not well-formed, LookupError or ValueError for an encoding that expat lacks:
    what `tei.reading` has read raises neither, but for names that only the fifth edition of XML 1.0 allows.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.ordered_attributes = True
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    reading = Acceptance(grammar.start)
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    if grammar.is_contextual:
        parser.StartNamespaceDeclHandler = reading.declare
    try:
        parser.Parse(data, True)
        reading.finish()
    except RefusedError:
        return False
    return True


def accepts_tree(start: Pattern, root: _Element, name: str = "") -> bool:
    """Whether an element of a tree is valid by itself, or would be under another name.

    That each IDREF meets its ID is not asked.
    """
    reading = Acceptance(start)
    try:
        for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            _feed(reading, event, node, name if node is root else "")
            if event != "start" and node is not root and node.tail:
                reading.text(node.tail)
    except RefusedError:
        return False
    return True


def _feed(reading: Acceptance, event: str, node: _Element, name: str) -> None:
    if event == "start":
        for prefix, uri in node.nsmap.items():
            reading.declare(prefix, uri)
        reading.start(name or clark(str(node.tag)), attributes_of(node))
        reading.text(node.text or "")
    elif event == "end":
        reading.end()


def attributes_of(node: _Element) -> list[str]:
    """Names and values of the attributes of an element by turns."""
    return [word for name, value in node.items() for word in (clark(str(name)), str(value))]


def clark(name: str) -> str:
    """The expanded name that lxml writes as ``{namespace}local``."""
    return name[1:].replace("}", " ", 1) if name.startswith("{") else name
