"""An ISO Schematron schema, or the patterns embedded in another, read into its definition.

Abstract patterns are filled with their parameters, abstract rules are put where they are extended, and of the phases
the default one is kept.  Nothing is read from another file: <include> and ``extends href`` are refused.

Specification: ISO/IEC 19757-3, clause 5 and annex C
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from teilink.diagnostics import Severity
from teilink.schema.assertions.definition import SCH, Assertion, Definition, Expression, Pattern, Rule, Variable, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

ALL = "#ALL"
# The most that one schema checks: rules that extend one another can multiply.
_MOST_ITEMS = 20_000
_DEEPEST = 20
_SEVERITIES = {
    "error": Severity.ERROR, "fatal": Severity.ERROR, "warning": Severity.WARNING, "warn": Severity.WARNING,
    "nonfatal": Severity.WARNING, "info": Severity.INFO, "information": Severity.INFO,
}  # fmt: skip


class Reading:
    """One reading of the elements of a schema."""

    def __init__(self, elements: list[_Element]) -> None:
        self._rules: dict[str, _Element] = {}
        self._patterns: dict[str, _Element] = {}
        self._diagnostics: dict[str, _Element] = {}
        self._left = _MOST_ITEMS
        kinds = {SCH + "rule": self._rules, SCH + "pattern": self._patterns, SCH + "diagnostic": self._diagnostics}
        for element in elements:
            if element.tag in kinds and element.get("id"):
                kinds[element.tag].setdefault(element.get("id", ""), element)

    def pattern(self, element: _Element) -> Pattern | None:
        """A pattern; None for an abstract one, which checks nothing by itself."""
        if element.get("abstract") == "true":
            return None
        model = self._patterns.get(element.get("is-a", ""), element)
        given: dict[str, str] = {}
        for holder in (model, element):
            given |= {one.get("name", ""): one.get("value", "") for one in holder.iterchildren(SCH + "param")}
        rules = [rule for rule in model.iterchildren(SCH + "rule") if rule.get("abstract") != "true"]
        # What is asked of other documents cannot be asked of this one.
        is_elsewhere = element.get("documents") is not None
        made = tuple(self.rule(rule, element, given, is_elsewhere=is_elsewhere) for rule in rules)
        return Pattern(variables(model, given), made)

    def rule(
        self, element: _Element, pattern: _Element, given: Mapping[str, str], *, is_elsewhere: bool = False
    ) -> Rule:
        """A rule of a pattern, with what it extends."""
        context = expression(element, "context", given)
        made: list[Variable | Assertion] = []
        for item in self._items(element):
            if item.tag == SCH + "let":
                made.append(_variable(item, given))
            else:
                made.append(self.assertion(item, (element, pattern), given))
        return Rule(element, context._replace(text=None) if is_elsewhere else context, tuple(made))

    def _items(self, rule: _Element) -> Iterator[_Element]:
        """The variables and assertions of a rule, those of the rules it extends in their place."""
        walks = [iter(rule)]
        while walks and self._left:
            item = next(walks[-1], None)
            if item is None:
                walks.pop()
            elif item.tag == SCH + "extends":
                target = self._rules.get(item.get("rule", ""))
                if target is not None and len(walks) < _DEEPEST:
                    walks.append(iter(target))
            elif item.tag in {SCH + "let", SCH + "assert", SCH + "report"}:
                self._left -= 1
                yield item

    def assertion(self, element: _Element, holders: tuple[_Element, ...], given: Mapping[str, str]) -> Assertion:
        """An assert or a report; what it does not say, its rule or its pattern may say."""
        chain = (element, *holders)
        named = element.get("diagnostics", "").split()
        advice = [self._diagnostics[name] for name in named if name in self._diagnostics]
        subjects = [one for one in chain if one.get("subject") is not None]
        return Assertion(
            element,
            next((str(one.get("id")) for one in chain if one.get("id")), ""),
            expression(element, "test", given),
            element.tag == SCH + "report",
            _severity(chain),
            _words(element, given),
            tuple(_words(one, given) for one in advice),
            next((str(one.get("see")) for one in chain if one.get("see")), ""),
            expression(subjects[0], "subject", given) if subjects else None,
        )


def definition(root: _Element, phase: str = "") -> Definition:
    """What a Schematron schema checks in a phase: the one named, else its default, else all."""
    reading = Reading(list(root.iter(SCH + "*")))
    wanted = phase or root.get("defaultPhase", ALL)
    chosen = [one for one in root.iterchildren(SCH + "phase") if one.get("id") == wanted]
    active = {one.get("pattern") for one in chosen for one in one.iterchildren(SCH + "active")}
    own = variables(root, {}) + tuple(variable for one in chosen for variable in variables(one, {}))
    patterns = [one for one in root.iterchildren(SCH + "pattern") if not chosen or one.get("id") in active]
    made = [reading.pattern(pattern) for pattern in patterns]
    namespaces = {one.get("prefix", ""): one.get("uri", "") for one in root.iterchildren(SCH + "ns")}
    return Definition(namespaces, own, tuple(pattern for pattern in made if pattern is not None))


def variables(holder: _Element, given: Mapping[str, str]) -> tuple[Variable, ...]:
    """The variables that an element declares for all in it."""
    return tuple(_variable(one, given) for one in holder.iterchildren(SCH + "let"))


def _variable(element: _Element, given: Mapping[str, str]) -> Variable:
    return Variable(element.get("name", ""), expression(element, "value", given))


def expression(element: _Element, attribute: str, given: Mapping[str, str]) -> Expression:
    """The expression in an attribute, with the parameters of an abstract pattern filled in."""
    text = element.get(attribute)
    return Expression(text if text is None else _given(text, given), element, attribute)


def _given(text: str, given: Mapping[str, str]) -> str:
    if not given or "$" not in text:
        return text
    return re.sub(r"\$([\w.-]+)", lambda found: given.get(found[1], found[0]), text)


def _severity(chain: tuple[_Element, ...]) -> Severity:
    """How bad it is, by @role, else by @flag, of the assertion, else of its rule; an error where nothing is said."""
    said = [element.get(attribute, "").strip().lower() for element in chain for attribute in ("role", "flag")]
    return next((_SEVERITIES[word] for word in said if word in _SEVERITIES), Severity.ERROR)


def _words(element: _Element, given: Mapping[str, str]) -> Words:
    """The words of an assertion or a diagnostic in their order."""
    parts: list[str | Expression] = []
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event != "start":
            parts.append((node.tail or "") if node is not element else "")
        elif node.tag == SCH + "value-of":
            parts.append(expression(node, "select", given))
        elif node.tag == SCH + "name":
            path = node.get("path")
            parts.append(Expression(f"name({_given(path or '', given)})", node, "" if path is None else "path"))
        else:
            parts.append(node.text or "")
    return Words(tuple(part for part in parts if part))
