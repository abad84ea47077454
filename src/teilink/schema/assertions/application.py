"""Assertions ready to run on many files.

Each rule looks up its nodes by one path over the whole file, and each of its assertions is asked of each node.  Of the
rules of a pattern the first that matches a node has it (ISO/IEC 19757-3, clause 6.5).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teilink.diagnostics import Diagnostic, Place, Severity
from teilink.errors import ProjectError
from teilink.schema.assertions.compilation import Compiled, compiled
from teilink.schema.assertions.definition import NAMESPACE, Definition
from teilink.schema.assertions.embedding import embedded_definition
from teilink.schema.assertions.faults import Faults, parsed
from teilink.schema.assertions.nodes import DOCUMENT, Node, nodes
from teilink.schema.assertions.queries import Query, Values, plain
from teilink.schema.assertions.reading import definition
from teilink.schema.assertions.structure import check_structure
from teilink.tei.positions import Positions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from teilink.schema.assertions.compilation import Check, Looking, Saying
    from teilink.schema.assertions.definition import Assertion, Expression
    from teilink.schema.assertions.expressions import ExpressionError
    from teilink.source import Source
    from teilink.tei.document import TeiFile

_LONGEST_VALUE = 60
_LONGEST_MESSAGE = 300
_NAMED_AT_MOST = 5


class Assertions:
    """The rules of one Schematron schema, compiled.

    `skipped` names the embedded assertions that are no XPath 1.0 and are not run; `notices` says so (TL034).
    """

    def __init__(self, ready: Compiled, notices: tuple[Diagnostic, ...] = (), *, is_embedded: bool = False) -> None:
        self._ready = ready
        self._is_embedded = is_embedded
        self.skipped: tuple[str, ...] = tuple(_name(one) for one in ready.left_out)
        self.notices = notices

    @classmethod
    def read(cls, source: Source, phase: str = "") -> Assertions:
        """An ISO Schematron file, in the phase named or its default one. Raises ProjectError with all its faults."""
        root = parsed(source)
        faults = Faults(source, root)
        check_structure(root, faults, phase)
        ready = compiled(definition(root, phase), faults.add_expression)
        faults.raise_any()
        return cls(ready)

    @classmethod
    def embedded(cls, source: Source) -> Assertions:
        """The Schematron that stands in a RELAX NG schema; what is no XPath 1.0 in it is left out."""
        if NAMESPACE.encode(source.encoding) not in source.data:
            return cls(compiled(Definition({}, (), ()), _unheard), is_embedded=True)
        root = parsed(source)
        ready = compiled(embedded_definition(root), _unheard)
        return cls(ready, tuple(_notices(ready.left_out, source, root)), is_embedded=True)

    def __len__(self) -> int:
        """The number of assertions that are run."""
        return sum(len(rule.checks) for pattern in self._ready.patterns for rule in pattern)

    def check(self, file: TeiFile) -> list[Diagnostic]:
        """Every assertion that fails in a file. Raises ProjectError where one cannot be worked out."""
        run = _Run(file, self._ready, is_embedded=self._is_embedded)
        return [finding for pattern in self._ready.patterns for finding in run.pattern(pattern)]


class _Run:
    """One run over a file."""

    def __init__(self, file: TeiFile, ready: Compiled, *, is_embedded: bool) -> None:
        self._file = file
        self._values = Values(file.root, ready.variables)
        self._is_embedded = is_embedded
        # Several rules may look at the same nodes.
        self._matched: dict[str, list[Node]] = {}

    def pattern(self, rules: tuple[Looking, ...]) -> Iterator[Diagnostic]:
        claimed: set[Node] = set()
        for rule in rules:
            try:
                found = self._nodes(rule)
            except etree.XPathError as error:
                # Which nodes the rules behind it would look at is not known now.
                yield self._unworkable(f"the context {rule.contexts[0][0]}", rule.line, Node(self._file.root), error)
                return
            if len(rules) > 1:
                found = [node for node in found if node not in claimed]
                claimed.update(found)
            for check in rule.checks:
                yield from self._check(check, found)

    def _nodes(self, rule: Looking) -> list[Node]:
        found = [self._matching(path, query) for path, query in rule.contexts]
        return found[0] if len(found) == 1 else list(dict.fromkeys(node for some in found for node in some))

    def _matching(self, path: str, query: Query | None) -> list[Node]:
        if path not in self._matched:
            root = Node(self._file.root)
            found = [Node(self._file.root, DOCUMENT)] if query is None else list(nodes(query(root, self._values)))
            self._matched[path] = found
        return self._matched[path]

    def _check(self, check: Check, found: list[Node]) -> Iterator[Diagnostic]:
        is_report = check.assertion.is_report
        for node in found:
            try:
                if check.test(node, self._values) is is_report:
                    yield self._finding(check, node)
            except etree.XPathError as error:
                yield self._unworkable(
                    f"the assertion {_name(check.assertion)}", check.assertion.element.sourceline, node, error
                )

    def _finding(self, check: Check, node: Node) -> Diagnostic:
        assertion = check.assertion
        words = (
            self._said(check.saying, node)
            or f"this {'holds' if assertion.is_report else 'does not hold'}: {assertion.test.text}"
        )
        message = f"[{assertion.name}] {words}" if assertion.name else words
        advice = [self._said(saying, node) for saying in check.advice]
        help_ = "; ".join([*filter(None, advice), *([f"see {assertion.see}"] if assertion.see else [])])
        place = self._subject(check, node).place(self._file)
        return Diagnostic(
            "TL390", assertion.severity, _cut(message, _LONGEST_MESSAGE), place, help=_cut(help_, _LONGEST_MESSAGE)
        )

    def _subject(self, check: Check, node: Node) -> Node:
        if check.subject is None:
            return node
        return next(nodes(check.subject(node, self._values)), node)

    def _said(self, saying: Saying, node: Node) -> str:
        parts = [part if isinstance(part, str) else self._value(part, node) for part in saying]
        return " ".join("".join(parts).split())

    def _value(self, query: Query, node: Node) -> str:
        return _cut(" ".join(str(query(node, self._values)).split()), _LONGEST_VALUE)

    def _unworkable(self, what: str, line: int | None, node: Node, error: etree.XPathError) -> Diagnostic:
        """What libxml2 finds out only here: a fault of the schema, unless the schema is not ours to mend."""
        place = node.place(self._file)
        message = f"{what} cannot be worked out here: {plain(error)}"
        help_ = f"it stands in line {line} of the schema" if line else ""
        if self._is_embedded:
            return Diagnostic("TL034", Severity.INFO, message, place, help=help_)
        raise ProjectError([Diagnostic("TL033", Severity.ERROR, message, place, help=help_)]) from error


def _name(assertion: Assertion) -> str:
    return assertion.name or _cut(" ".join((assertion.test.text or "without a test").split()), _LONGEST_VALUE)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _notices(left_out: tuple[Assertion, ...], source: Source, root: _Element) -> Iterator[Diagnostic]:
    if not left_out:
        return
    named = list(dict.fromkeys(_name(one) for one in left_out))
    shown = ", ".join(_cut(name, 40) for name in named[:_NAMED_AT_MOST]) + (
        ", …" if len(named) > _NAMED_AT_MOST else ""
    )
    number = f"{len(left_out)} embedded assertion{'s are' if len(left_out) > 1 else ' is'} not XPath 1.0 and not run"
    place = Place.of(source, Positions(source, root).of_element(left_out[0].element).span)
    help_ = "another Schematron processor can run what needs XPath 2"
    yield Diagnostic("TL034", Severity.INFO, f"{number}: {shown}", place, help=help_)


def _unheard(_expression: Expression, _error: ExpressionError) -> None:
    """Other people's rules are not ours to mend; they are counted where they are left out."""
