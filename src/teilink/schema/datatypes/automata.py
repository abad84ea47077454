"""Matching by derivatives: what of an expression is left to match after each character.

A state holds what may be left; the states after each character are found when they are first needed and kept.  A
text is read once, from left to right, so no text makes an expression blow up, which backtracking cannot promise
(`(a+)+b` against many letters a).  Where states do not repeat, a step costs as much as the state is large; a text
that uses up its allowance of such steps is refused.  Bounds of quantifiers are counted down, never written out:
`.{1,4000}` is one state at a time.

Source: V. Antimirov, Partial derivatives of regular expressions and finite automaton constructions (1996)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ALLOWANCE = 100_000
_ALLOWANCE_FOR_A_CHARACTER = 16
_STATES = 2_000
# A state of so few rests is not worth a search for what can be left out.
_FEW = 8
_STEPS_KEPT = 50_000


class OneOf:
    """One character of a class."""

    __slots__ = ("has",)

    def __init__(self, has: Callable[[str], bool]) -> None:
        self.has = has


class Row:
    """One expression after the other."""

    __slots__ = ("parts",)

    def __init__(self, parts: tuple[Expression, ...]) -> None:
        self.parts = parts


class Choice:
    """One of several expressions."""

    __slots__ = ("branches",)

    def __init__(self, branches: tuple[Expression, ...]) -> None:
        self.branches = branches


class Repetition:
    """An expression at least `least` times and at most `most`; None is any number."""

    __slots__ = ("body", "least", "most")

    def __init__(self, body: Expression, least: int, most: int | None) -> None:
        self.body, self.least, self.most = body, least, most


Expression: TypeAlias = OneOf | Row | Choice | Repetition


def is_optional(expression: Expression) -> bool:
    """Whether an expression matches the empty text."""
    match expression:
        case Row():
            return all(map(is_optional, expression.parts))
        case Choice():
            return any(map(is_optional, expression.branches))
        case Repetition():
            return expression.least == 0 or is_optional(expression.body)
    return False


def _is_new(many: Repetition, met: list[Repetition]) -> bool:
    """Whether a repetition matches more than those of the same body met before it; it is one of them from now on.

    A body that may be empty is counted down without end where nothing is read.
    """
    least = 0 if is_optional(many.body) else many.least
    for each in met:
        is_wider = each.most is None or (many.most is not None and many.most <= each.most)
        if is_wider and (each.least <= least or is_optional(each.body)):
            return False
    met.append(many)
    return True


class _Rest:
    """What is left to match: an expression, then another rest; `then` is None at the end.  One object for one rest.

    Rests of one shape differ only in how often their repetitions may still be repeated: in their counts.
    """

    __slots__ = ("counts", "expression", "shape", "steps", "then")

    def __init__(self, expression: Expression, then: _Rest | None, shape: object) -> None:
        self.expression, self.then, self.shape = expression, then, shape
        own = ((expression.least, expression.most),) if isinstance(expression, Repetition) else ()
        self.counts: tuple[tuple[int, int | None], ...] = own + (then.counts if then else ())
        self.steps: _Steps | None = None

    def covers(self, other: _Rest) -> bool:
        """Whether this matches all that another of the same shape matches, and perhaps more."""
        return all(
            mine[0] <= least and (mine[1] is None or (most is not None and most <= mine[1]))
            for mine, (least, most) in zip(self.counts, other.counts, strict=True)
        )


def _widest(rests: frozenset[_Rest | None]) -> frozenset[_Rest | None]:
    """The rests without those that others of the same shape cover: what is left of (a{1,50}b?){1,100}."""
    if len(rests) <= _FEW:
        return rests
    kept: dict[object, list[_Rest]] = {}
    for rest in sorted((each for each in rests if each), key=_narrowness):
        group = kept.setdefault(rest.shape, [])
        # From wide to narrow: one of two counts is covered by the last that was kept, or by none.
        if not group or not group[-1].covers(rest):
            group.append(rest)
    return frozenset(rest for group in kept.values() for rest in group) | (rests & {None})


def _narrowness(rest: _Rest) -> list[tuple[float, int]]:
    return [(-float("inf") if most is None else -most, least) for least, most in rest.counts]


class _Steps(NamedTuple):
    """The ways on from a rest: a class of characters and what is left after one; whether the text may end here."""

    ways: tuple[tuple[OneOf, _Rest | None], ...]
    is_end: bool


class _State(dict[str, "_State"]):
    """A set of rests: the state after each character that was met so far."""

    __slots__ = ("automaton", "is_end", "ways")

    def __init__(self, automaton: Automaton, steps: list[_Steps]) -> None:
        self.automaton = automaton
        self.ways = tuple(dict.fromkeys(way for each in steps for way in each.ways))
        self.is_end = any(each.is_end for each in steps)

    def __missing__(self, character: str) -> _State:
        return self.automaton.step(self, character)


class _SpentError(Exception):
    """A text has used up its allowance."""


class Automaton:
    """The states of one expression."""

    def __init__(self, expression: Expression) -> None:
        self._rests: dict[tuple[Expression, _Rest | None], _Rest] = {}
        self._counted: dict[tuple[Expression, int, int | None], Repetition] = {}
        self._shapes: dict[tuple[Expression, object], object] = {}
        self._states: dict[frozenset[_Rest | None], _State] = {}
        self._kept = 0
        self._left = _ALLOWANCE
        self._start = self._state(frozenset({self._rest(expression, None)}))

    def matches(self, text: str) -> bool:
        """Whether the whole text matches; False also where finding out would cost more than the text is allowed."""
        self._left = _ALLOWANCE + _ALLOWANCE_FOR_A_CHARACTER * len(text)
        state = self._start
        try:
            for character in text:
                state = state[character]
        except _SpentError:
            return False
        return state.is_end

    def step(self, state: _State, character: str) -> _State:
        """The state after one more character."""
        self._spend(len(state.ways) + 1)
        self._kept += 1
        if self._kept > _STEPS_KEPT or len(self._states) > _STATES:
            self._forget()
        after = self._state(_widest(frozenset(rest for one, rest in state.ways if one.has(character))))
        state[character] = after
        return after

    def _spend(self, cost: int) -> None:
        self._left -= cost
        if self._left < 0:
            raise _SpentError

    def _forget(self) -> None:
        for each in self._states.values():
            each.clear()
        self._states.clear()
        self._rests.clear()
        self._counted.clear()
        self._shapes.clear()
        self._kept = 0

    def _state(self, rests: frozenset[_Rest | None]) -> _State:
        state = self._states.get(rests)
        if state is None:
            state = self._states[rests] = _State(self, [self._steps(each) for each in rests])
        return state

    def _steps(self, rest: _Rest | None) -> _Steps:
        if rest is None:
            return _Steps((), is_end=True)
        if rest.steps is None:
            rest.steps = self._unfolded(rest)
        return rest.steps

    def _unfolded(self, start: _Rest) -> _Steps:
        ways: list[tuple[OneOf, _Rest | None]] = []
        open_: list[_Rest | None] = [start]
        met: set[_Rest | None] = set()
        counted: dict[tuple[Expression, _Rest | None], list[Repetition]] = {}
        cost = 0
        while open_:
            rest = open_.pop()
            cost += 1
            if rest in met:
                continue
            met.add(rest)
            if rest is None:
                continue
            if isinstance(rest.expression, OneOf):
                ways.append((rest.expression, rest.then))
            elif not isinstance(rest.expression, Repetition) or _is_new(
                rest.expression, counted.setdefault((rest.expression.body, rest.then), [])
            ):
                open_.extend(self._opened(rest.expression, rest.then))
        self._spend(cost)
        return _Steps(tuple(ways), None in met)

    def _opened(self, expression: Row | Choice | Repetition, then: _Rest | None) -> Iterator[_Rest | None]:
        match expression:
            case Row():
                for part in reversed(expression.parts):
                    then = self._rest(part, then)
                yield then
            case Choice():
                yield from (self._rest(branch, then) for branch in expression.branches)
            case Repetition():
                if expression.least == 0 or is_optional(expression.body):
                    yield then
                if expression.most != 0:
                    yield self._rest(expression.body, self._rest(self._once_less(expression), then))

    def _once_less(self, many: Repetition) -> Repetition:
        most = None if many.most is None else many.most - 1
        key = (many.body, max(many.least - 1, 0), most)
        if key not in self._counted:
            self._counted[key] = Repetition(*key)
        return self._counted[key]

    def _rest(self, expression: Expression, then: _Rest | None) -> _Rest:
        key = (expression, then)
        rest = self._rests.get(key)
        if rest is None:
            body = expression.body if isinstance(expression, Repetition) else expression
            shape = self._shapes.setdefault((body, then and then.shape), object())
            rest = self._rests[key] = _Rest(expression, then, shape)
        return rest
