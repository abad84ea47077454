"""The values that stand in a crosswalk: texts, terms, paths, templates; a wrong one is told, and a harmless one taken.

Specification: BCP 47 (language tags); XPath 1.0, https://www.w3.org/TR/xpath-10/
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from teilink.crosswalk import elements, vocabulary
from teilink.crosswalk.loading.faults import shown
from teilink.crosswalk.loading.nodes import Mapping, Scalar, Sequence
from teilink.crosswalk.mapping import Template
from teilink.crosswalk.paths import Path, PathError, compile_path, element_names
from teilink.crosswalk.spelling import newer
from teilink.diagnostics import Place
from teilink.languages import is_tag
from teilink.rdf.terms import expand, is_absolute_iri
from teilink.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from teilink.crosswalk.loading.faults import Faults
    from teilink.crosswalk.loading.nodes import Node
    from teilink.rdf.terms import Term

    _Fault = Callable[[str], tuple[str, str] | None]

_NAME = re.compile(r"\bt:([\w.-]+)")
_LONGEST_PATH = 4000
_UNKNOWN = "<urn:unknown:"
_SCHEMES = {"http", "https", "urn"}


class Values:
    """The reading of nodes; what is wrong goes to `faults`."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self._terms: dict[tuple[Node, _Fault], Term] = {}

    # -- nodes ------------------------------------------------------------------------------------------------------

    def table(self, node: Node | None, known: Collection[str] | None, what: str) -> dict[str, Node]:
        """The values of a mapping by their keys, of which only some may be `known`."""
        return {name: value for name, (_, value) in self.entries(node, known, what).items()}

    def entries(self, node: Node | None, known: Collection[str] | None, what: str) -> dict[str, tuple[Node, Node]]:
        """As `table`, each value with the node of its key."""
        if node is None or _is_left_empty(node):
            return {}
        if not isinstance(node, Mapping):
            self.faults.error("TL015", node, f"{what} is a mapping of names to values")
            return {}
        found: dict[str, tuple[Node, Node]] = {}
        for key, value in node.pairs:
            name = self.word(key)
            if name in found:
                self.faults.error("TL011", key, f"{shown(name)} is given twice in {what}")
            elif known is not None and name not in known:
                otherwise = f"the keys of {what} are {', '.join(sorted(known))}"
                help_ = self.faults.near(name, known, otherwise)
                self.faults.error("TL011", key, f"{shown(name)} is not a key of {what}", help_)
            found[name] = (key, value)
        return found

    def items(self, node: Node | None) -> list[Node]:
        """The items of a list; what is no list is its only item."""
        if node is None or _is_left_empty(node):
            return []
        return node.items if isinstance(node, Sequence) else [node]

    def word(self, node: Node | None, default: str = "") -> str:
        """A single text, as it was written."""
        if node is None:
            return default
        if not isinstance(node, Scalar):
            self.faults.error("TL015", node, "a single text is wanted here")
            return default
        return node.text

    def require(self, found: dict[str, Node], keys: Iterable[str], node: Node, what: str) -> None:
        """Say which keys are missing, or have no value."""
        for key in keys:
            # What is no mapping at all has been said to be none.
            if key not in found and isinstance(node, Mapping):
                self.faults.error("TL015", node, f"{what} has no key {key}")
            elif key in found and (found[key].size == 1 and not getattr(found[key], "text", "")):
                self.faults.error("TL015", found[key], f"{key} of {what} is empty")

    def choice(self, node: Node | None, choices: tuple[str, ...], default: str = "") -> str:
        """One of a few words; the default where nothing is said."""
        word = self.word(node, default)
        if node is not None and word not in choices:
            self.faults.error("TL015", node, f"{shown(word)} is not understood here", f"write {' or '.join(choices)}")
            return default
        return word

    # -- texts of a kind --------------------------------------------------------------------------------------------

    def term(self, node: Node, fault: _Fault = vocabulary.fault) -> Term:
        """A term of a vocabulary, by a prefixed name or a whole address; `fault` says what is wrong with a name."""
        key = (node, fault)
        if key not in self._terms:
            self._terms[key] = self._new_term(node, fault)
        return self._terms[key]

    def property(self, node: Node) -> Term:
        """A property."""
        return self.term(node, vocabulary.property_fault)

    def classes(self, node: Node | None) -> tuple[Term, ...]:
        """One class, or several."""
        return tuple(self.term(each, vocabulary.class_fault) for each in self.items(node))

    def _new_term(self, node: Node, fault: _Fault) -> Term:
        name = self.word(node)
        if is_absolute_iri(name) and name.split(":")[0] in _SCHEMES:
            return f"<{name}>"
        message, close = _judged(fault, name) or ("", "")
        if not message and is_absolute_iri(expand(name)[1:-1]):
            return expand(name)
        message = message or f"{name} holds what an address cannot hold"
        self.faults.error("TL013", node, shown(message), f"did you mean {close}?" if close else "")
        return f"{_UNKNOWN}{len(self._terms)}>"

    def tag(self, node: Node | None) -> str:
        """A language tag."""
        tag = self.word(node)
        if node is not None and not is_tag(tag):
            message = f'"{shown(tag)}" is no language tag'
            self.faults.error("TL015", node, message, "write a BCP 47 tag such as en or zh-Hant")
        return tag

    def template(self, node: Node, known: Iterable[str], default: str = "") -> Template:
        """A text whose holes are among the known names; "@" stands for any attribute."""
        names = sorted(known)
        template = Template(self.word(node, default))
        for hole in template.holes:
            if hole not in names and not (hole.startswith("@") and "@" in names):
                help_ = self.faults.near(hole, names, f"known are {', '.join(names)}", "{{}}")
                self.faults.error("TL015", node, f"nothing is known that could fill {{{shown(hole)}}}", help_)
        return template

    def path(self, node: Node | None) -> Path:
        """A path; of the elements that it names those that TEI does not have are told."""
        text = self.word(node, ".")
        if node is not None and len(text) > _LONGEST_PATH:
            message = f"the path has {len(text)} characters, and a path has at most {_LONGEST_PATH}"
            self.faults.error("TL014", node, message)
            return compile_path(".")
        try:
            path = compile_path(text)
        except PathError as error:
            if node is not None:
                self._tell_path(node, text, error)
            return compile_path(".")
        # Only where a name is not known is the path taken apart once more, to find the place.
        if node is not None and not elements.names().issuperset(_NAME.findall(path.expression)):
            self._check_names(node, text)
        return path

    def _tell_path(self, node: Node, text: str, error: PathError) -> None:
        found = newer(text)
        at, message, help_ = error.at, f"{error} in the path {shown(text)}", ""
        if found is not None:
            at, message, help_ = found.at, found.what, f"in XPath 1.0: {found.instead}" if found.instead else ""
        self.faults.error("TL014", node, message, help_, _place_in(node, text, at))

    def _check_names(self, node: Node, text: str) -> None:
        known = elements.names()
        for name, at in element_names(text):
            if name not in known and not self.faults.is_warning_enough:
                close = elements.nearest_element(name)
                help_ = f"did you mean {close}?" if close else ""
                place = _place_in(node, text, at, len(name))
                self.faults.warning("TL016", node, f"TEI has no element {shown(name)}", help_, place)


def is_unknown(term: Term) -> bool:
    """Whether a term stands in place of one that was told to be wrong."""
    return term.startswith(_UNKNOWN)


def _is_left_empty(node: Node) -> bool:
    """Whether nothing at all stands behind a key."""
    return isinstance(node, Scalar) and not node.text and not node.is_quoted


@lru_cache(maxsize=1024)
def _judged(fault: _Fault, name: str) -> tuple[str, str] | None:
    return fault(name)


def _place_in(node: Node, text: str, at: int, length: int = 0) -> Place:
    """Where something in a text is; a quotation mark may stand before it, and one on several lines is shown whole."""
    span, source = node.span, node.file.source
    quoted = int(isinstance(node, Scalar) and node.is_quoted)
    if source.decode(*span)[quoted : len(text) + quoted] != text:
        return Place.of(source, span)
    start = span.start + quoted + len(text[:at].encode())
    end = start + len(text[at : at + length].encode()) if length else span.end - quoted
    return Place.of(source, Span(start, max(end, start)))
