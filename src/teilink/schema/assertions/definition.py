"""What an ISO Schematron schema says, as written: abstract rules and patterns are filled in, no XPath is read yet.

Specification: ISO/IEC 19757-3, clause 5
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.diagnostics import Severity

NAMESPACE = "http://purl.oclc.org/dsdl/schematron"
SCH = f"{{{NAMESPACE}}}"


class Expression(NamedTuple):
    """An XPath and the attribute it was written in. `text` is None where the attribute is missing."""

    text: str | None
    element: _Element
    attribute: str


class Variable(NamedTuple):
    """A <let>."""

    name: str
    value: Expression


class Words(NamedTuple):
    """Mixed content: texts, and expressions whose value is said in their place."""

    parts: tuple[str | Expression, ...]


@dataclass(frozen=True)
class Assertion:
    """An assert or a report. `name` is the id by which a finding names it, '' where nothing has one."""

    element: _Element
    name: str
    test: Expression
    is_report: bool
    severity: Severity
    words: Words
    advice: tuple[Words, ...]
    see: str
    subject: Expression | None


@dataclass(frozen=True)
class Rule:
    """A rule: variables and assertions in the order in which they stand."""

    element: _Element
    context: Expression
    items: tuple[Variable | Assertion, ...]

    @property
    def assertions(self) -> tuple[Assertion, ...]:
        """Its assertions alone."""
        return tuple(item for item in self.items if isinstance(item, Assertion))


@dataclass(frozen=True)
class Pattern:
    """A pattern: of its rules the first that matches a node is the only one to look at it."""

    variables: tuple[Variable, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Definition:
    """All that is to be checked: prefixes, variables of the whole, patterns of the phase."""

    namespaces: dict[str, str]
    variables: tuple[Variable, ...]
    patterns: tuple[Pattern, ...]
