"""What is wrong with the attributes of an element."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from teilink.dates import advice, proposed
from teilink.diagnostics import Diagnostic, Edit, Fix, Severity
from teilink.schema.relaxng.acceptance import clark, identity
from teilink.schema.relaxng.expectation import alternatives, attribute_names, required
from teilink.schema.relaxng.names import namespace_of, spelt_out
from teilink.schema.relaxng.patterns import Data, ListOf, Pattern
from teilink.schema.relaxng.phrases import at, attribute_name, described, listed, meaning, quoted, tag, written
from teilink.schema.relaxng.renaming import html_attributes
from teilink.schema.relaxng.suggestions import ATTRIBUTE_HABITS, is_slip, near
from teilink.source import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.schema.relaxng.judgement import Judgement
    from teilink.schema.relaxng.patterns import Attribute, Element

# What stands in an address as it is (RFC 3986 section 2); blanks and brackets do not.
_OF_ADDRESSES = "%/:=&?~#+!$,;'@()*"
_DATES = {"date", "gYear", "gYearMonth", "dateTime"}


class Attributes:
    """The attributes of one element, judged by what the schema says of it."""

    def __init__(self, diagnosis: Judgement, node: _Element, element: Element, *, is_html: bool) -> None:
        self._diagnosis = diagnosis
        self._file = diagnosis.file
        self._node = node
        self._element = element
        self._state = element.content
        self._given = {clark(str(name)) for name in node.attrib}
        self._tag = tag(clark(str(node.tag)))
        self._namespaces = diagnosis.namespaces(node)
        # Told with the element: its attributes of HTML count for those of TEI.
        self._told = dict.fromkeys(html_attributes(node) if is_html else ())

    def content(self) -> Pattern:
        """What may stand in the element; findings go to the diagnosis."""
        if self._element.content is self._element.content.table.not_allowed:
            help_ = "the schema names it, but allows nothing that it could be"
            self._diagnosis.report("TL201", f"{self._tag} can never be valid", self._node, help_)
            return self._element.content
        for attribute, value in self._node.items():
            written_name = str(attribute)
            name = ATTRIBUTE_HABITS[written_name] if written_name in self._told else clark(written_name)
            self._take(name, written_name, str(value))
        closed = self._state.closed()
        if closed is closed.table.not_allowed:
            self._report_missing()
            closed = self._state.closed(forgiving=True)
        return closed

    def _take(self, name: str, attribute: str, value: str) -> None:
        found = self._state.attribute(name)
        fitting = [(each, rest) for each, rest in found if each.value.matches(value, self._namespaces)]
        if not found:
            self._report_unknown(name, attribute, value)
        elif not fitting:
            self._report_value(found[0][0], attribute, value, [each.value for each, _ in found])
        for each, _ in fitting[:1]:
            kind = identity(each.value)
            if kind:
                self._diagnosis.identify(kind, value, self._node, attribute)
        if found:
            self._state = self._state.table.choice(rest for _, rest in fitting or found)

    def _add(self, code: str, message: str, attribute: str, help_: str, fix: Fix | None = None) -> None:
        place = self._file.place_of_attribute(self._node, attribute)
        self._diagnosis.add(Diagnostic(code, Severity.ERROR, message, place, help=help_, fix=fix))

    def _report_unknown(self, name: str, attribute: str, value: str) -> None:
        if self._element.content.attribute(name):
            message = f"{at(name)} cannot stand on {self._tag} beside its other attributes"
            self._add("TL205", message, attribute, "leave out one of them")
            return
        possible = [each for each in attribute_names(self._state) if each not in self._given]
        close = self._near(name, possible)
        where = f" of the namespace {quoted(namespace_of(name))}" if at(name) in map(at, possible) else ""
        message = f"{self._tag} has no attribute {at(name)}{where}"
        if not close:
            has_any = bool(attribute_names(self._element.content))
            nothing = "there is nothing else that it may have" if has_any else "it has no attributes at all"
            help_ = f"it may have {listed(map(at, possible))}" if possible else nothing
            self._add("TL205", message, attribute, help_)
            return
        [*pairs] = self._state.attribute(close)
        is_fit = any(each.value.matches(value, self._namespaces) for each, _ in pairs)
        help_ = f"did you mean {at(close)}{meaning(pairs[0][0])}?"
        is_near = is_slip(attribute_name(name), attribute_name(close)) and namespace_of(name) == namespace_of(close)
        is_same = is_near or close.endswith(f" {name}") or ATTRIBUTE_HABITS.get(name) == close
        self._add("TL205", message, attribute, help_, self._renaming(attribute, close, is_safe=is_fit and is_same))
        self._state = self._state.table.choice(rest for _, rest in pairs)

    def _near(self, name: str, possible: list[str]) -> str:
        """The name of the attribute meant: one that looks alike, or the same one of the namespace of XML."""
        by_sight = {attribute_name(each): each for each in possible}
        written_name = attribute_name(name)
        meant = ATTRIBUTE_HABITS.get(written_name, "")
        known = by_sight.get(f"xml:{written_name}") or by_sight.get(meant)
        if meant in self._given:
            return ""
        return known or next((by_sight[each] for each in near(written_name, by_sight)), "")

    def _renaming(self, attribute: str, name: str, *, is_safe: bool) -> Fix:
        span = self._file.place_of_attribute(self._node, attribute).span
        written_name = self._file.source.decode(*span).partition("=")[0].rstrip()
        edit = Edit(Span(span.start, span.start + self._file.source.width(written_name)), attribute_name(name))
        return Fix("safe" if is_safe else "unsafe", (edit,))

    def _report_value(self, found: Attribute, attribute: str, value: str, values: list[Pattern]) -> None:
        name = clark(attribute)
        pattern = values[0].table.choice(values)
        message = f"{at(name)} of {self._tag} is {quoted(value)}, which is not allowed"
        words = written(pattern)
        if words is not None:
            self._report_word(message, attribute, value, pattern, words)
            return
        types = _types(pattern)
        if not types & _DATES:
            address = quote(value, safe=_OF_ADDRESSES)
            is_meant = types == {"anyURI"} and address != value and pattern.matches(address)
            right = address if is_meant else ""
            fix = self._rewriting(attribute, right, is_safe=False)
            self._add("TL207", message, attribute, f"write {right or described(pattern)}", fix)
            return
        fitting = [text for each, text in proposed(value) if each == "when" and pattern.matches(text)]
        right = fitting[0] if len(fitting) == 1 else ""
        fix = self._rewriting(attribute, right, is_safe=_is_same_date(value, right))
        self._add("TL207", message, attribute, advice(value), fix)

    def _report_word(self, message: str, attribute: str, value: str, pattern: Pattern, words: list[str]) -> None:
        close = near(value.strip(), words)
        help_ = f"did you mean {close[0]}?" if close else f"write {listed(sorted(words))}"
        right = close[0] if close and pattern.matches(close[0]) else ""
        is_safe = bool(right) and right.casefold() == value.strip().casefold()
        self._add("TL207", message, attribute, help_, self._rewriting(attribute, right, is_safe=is_safe))

    def _rewriting(self, attribute: str, right: str, *, is_safe: bool) -> Fix | None:
        if not right:
            return None
        place = self._file.place_of_attribute(self._node, attribute)
        source = self._file.source
        said = source.decode(*place.span)
        quote = said[-1:]
        start = place.span.start + source.width(said[: said.index(quote) + 1])
        edit = Edit(Span(start, place.span.end - source.width(quote)), escape(right))
        return Fix("safe" if is_safe else "unsafe", (edit,))

    def _report_missing(self) -> None:
        choice = alternatives(self._state)
        possible = list(dict.fromkeys(name for each in choice for name in spelt_out(each.names) or ()))
        missing = required(self._state) or (choice[:1] if len(possible) == 1 else [])
        named = [at(name) for each in missing for name in spelt_out(each.names) or ()]
        if not named:
            help_ = f"one of these must be given: {listed(map(at, possible))}" if possible else "its name is left open"
            self._diagnosis.report("TL206", f"{self._tag} lacks one of its attributes", self._node, help_)
            return
        value = self._state.table.choice(each.value for each in choice) if len(possible) == 1 else missing[0].value
        help_ = f'write {named[0].removeprefix("@")}="…"{meaning(missing[0])}: {described(value)}'
        self._diagnosis.report("TL206", f"{self._tag} lacks {listed(named, join='and')}", self._node, help_)


def _is_same_date(value: str, right: str) -> bool:
    """Whether a date that is meant says what is written: in words, or its numbers in the same order."""
    numbers, meant = ([int(each) for each in re.findall(r"\d{1,9}", text)] for text in (value, right))
    return bool(right) and (numbers == meant or not re.match(r"\s*\d{4}", value))


def _types(pattern: Pattern) -> set[str]:
    """The names of the datatypes that a value may be of."""
    if isinstance(pattern, Data):
        return {pattern.datatype.name}
    inner = (pattern.tokens,) if isinstance(pattern, ListOf) else pattern.parts
    return {name for part in inner for name in _types(part)}
