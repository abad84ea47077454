"""A definition made ready to run: every expression read, filled in, compiled and tried.

What cannot be compiled is told to the caller and left out.  A rule without a context leaves out those behind it as
well, for which nodes they would look at depends on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink.schema.assertions.contexts import DOCUMENT, alternatives
from teilink.schema.assertions.definition import Assertion, Expression, Variable
from teilink.schema.assertions.expressions import LONGEST, ExpressionError, tokens
from teilink.schema.assertions.queries import Query
from teilink.schema.assertions.rewriting import ROOT, Bound, filled, rebased

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from teilink.schema.assertions.definition import Definition, Pattern, Rule, Words
    from teilink.schema.assertions.expressions import Token

    Scope = dict[str, Bound]

_XML = "http://www.w3.org/XML/1998/namespace"
_MISSING = Bound(None)

Saying = tuple["str | Query", ...]


class Check(NamedTuple):
    """An assertion ready to run, with its words as texts and queries for the values between them."""

    assertion: Assertion
    test: Query
    saying: Saying
    advice: tuple[Saying, ...]
    subject: Query | None


class Looking(NamedTuple):
    """A rule ready to run: the line it stands in, the queries that find its nodes, by their texts, and its checks."""

    line: int | None
    contexts: tuple[tuple[str, Query | None], ...]
    checks: tuple[Check, ...]


class Compiled(NamedTuple):
    """A definition ready to run: rules by pattern, and the variables of the whole with whether they hold nodes."""

    patterns: tuple[tuple[Looking, ...], ...]
    variables: dict[str, tuple[Query, bool]]
    left_out: tuple[Assertion, ...]


def compiled(definition: Definition, tell: Callable[[Expression, ExpressionError], None]) -> Compiled:
    """A definition made ready; `tell` hears of each expression that is at fault."""
    return _Compilation(definition, tell).made()


class _Compilation:
    def __init__(self, definition: Definition, tell: Callable[[Expression, ExpressionError], None]) -> None:
        self._definition = definition
        self._namespaces = {**definition.namespaces, "xml": _XML}
        self._tell = tell
        self._variables: dict[str, tuple[Query, bool]] = {}
        self._left_out: list[Assertion] = []

    def made(self) -> Compiled:
        scope: Scope = {}
        self._bind_whole(self._definition.variables, scope)
        patterns = tuple(tuple(self._pattern(pattern, dict(scope))) for pattern in self._definition.patterns)
        return Compiled(patterns, self._variables, tuple(self._left_out))

    def _bind_whole(self, variables: Iterable[Variable], scope: Scope) -> None:
        """Variables whose context is the document."""
        for variable in variables:
            try:
                expression = rebased(self._filled(variable.value, scope), ROOT)
                query = Query(expression, "", self._namespaces)
                is_nodes = isinstance(query.prove(), list)
            except ExpressionError as error:
                self._tell(variable.value, error)
                scope[variable.name] = _MISSING
                continue
            name = f"v{len(self._variables)}"
            self._variables[name] = (query, is_nodes)
            scope[variable.name] = Bound(expression, f"${name}/i" if is_nodes else f"${name}")

    def _pattern(self, pattern: Pattern, scope: Scope) -> Iterable[Looking]:
        self._bind_whole(pattern.variables, scope)
        is_whole = True
        for rule in pattern.rules:
            contexts = self._contexts(rule, scope)
            checks = tuple(self._checks(rule, dict(scope)))
            is_whole = is_whole and bool(contexts)
            if is_whole:
                yield Looking(rule.element.sourceline, contexts, checks)
            else:
                self._left_out += [check.assertion for check in checks]

    def _contexts(self, rule: Rule, scope: Scope) -> tuple[tuple[str, Query | None], ...]:
        found: list[tuple[str, Query | None]] = []
        try:
            for path in alternatives(self._tokens(self._filled(rule.context, scope))):
                query = None if path == DOCUMENT else Query(path, "", self._namespaces)
                if query is not None:
                    query.prove()
                found.append((path, query))
        except ExpressionError as error:
            self._tell(rule.context, error)
            return ()
        return tuple(found)

    def _checks(self, rule: Rule, scope: Scope) -> Iterable[Check]:
        for item in rule.items:
            if isinstance(item, Variable):
                self._bind(item, scope)
                continue
            check = self._check(item, scope)
            if check is None:
                self._left_out.append(item)
            else:
                yield check

    def _bind(self, variable: Variable, scope: Scope) -> None:
        """A variable whose context is the node of its rule."""
        try:
            expression = self._filled(variable.value, scope)
            Query(expression, "", self._namespaces).prove()
        except ExpressionError as error:
            self._tell(variable.value, error)
            scope[variable.name] = _MISSING
        else:
            scope[variable.name] = Bound(expression)

    def _check(self, assertion: Assertion, scope: Scope) -> Check | None:
        test = self._query(assertion.test, "boolean", scope)
        saying = self._saying(assertion.words, scope)
        advice = [self._saying(words, scope) for words in assertion.advice]
        subject = None if assertion.subject is None else self._query(assertion.subject, "", scope)
        if test is None or saying is None or (subject is None and assertion.subject is not None):
            return None
        return Check(assertion, test, saying, tuple(one for one in advice if one is not None), subject)

    def _saying(self, words: Words, scope: Scope) -> Saying | None:
        parts = [part if isinstance(part, str) else self._query(part, "string", scope) for part in words.parts]
        said = tuple(part for part in parts if part is not None)
        return said if len(said) == len(parts) else None

    def _query(self, expression: Expression, wrap: str, scope: Scope) -> Query | None:
        try:
            query = Query(self._filled(expression, scope), wrap, self._namespaces)
            query.prove()
        except ExpressionError as error:
            self._tell(expression, error)
            return None
        return query

    def _filled(self, expression: Expression, scope: Scope) -> str:
        if expression.text is None:
            raise ExpressionError
        parts = self._tokens(expression.text)
        text = filled(parts, scope) if "$" in expression.text else expression.text.strip()
        if len(text) > LONGEST:
            raise ExpressionError(f"with its variables filled in this has more than {LONGEST:,} characters")
        return text

    def _tokens(self, text: str) -> tuple[Token, ...]:
        found = tokens(text)
        for token in found:
            prefix, colon, _ = token.text.partition(":")
            if colon and token.kind == "test" and prefix not in self._namespaces:
                help_ = f'declare it: <ns prefix="{prefix}" uri="…"/>'
                raise ExpressionError(f"no prefix is called {prefix}", help_, token.start, token.end)
        return found
