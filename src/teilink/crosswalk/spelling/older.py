"""An expression of XPath 2 or 3 said in XPath 1.0, where that says the same.

The same for all that a newer version does not refuse: `a eq 'x'` wants one a at most, `a='x'` is content with several.
Nodes come in the order of the document, whatever order was asked for.

Specification: XPath 2.0, section 3, https://www.w3.org/TR/xpath20/#id-expressions
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from teilink.crosswalk.spelling.expressions import (
    ITSELF,
    Binary,
    Call,
    Choice,
    Literal,
    Negative,
    Number,
    Path,
    Quantified,
    Sequence,
    SpellingError,
    Step,
    Variable,
    is_integer,
    is_loose,
    is_positional,
    kind_of,
)
from teilink.crosswalk.spelling.functions import has_word, said
from teilink.crosswalk.spelling.nodesets import (
    FIRST,
    as_test,
    difference,
    first_of,
    from_here,
    identity,
    joined,
    operands,
    restricted,
    short,
    with_conditions,
)
from teilink.crosswalk.spelling.variables import bound

if TYPE_CHECKING:
    from collections.abc import Callable

    from teilink.crosswalk.spelling.expressions import Expression

_MOST_WAYS = 16
_DECISIONS = ({"boolean"}, {"boolean", "nodes"}, {"boolean", "string"})
_VALUE = {"eq": "=", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
_MIRRORED = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_OF_NODES = {"exists", "empty", "boolean", "not"}
_OF_SERIES = {"count", "sum", "head", "tail", "exactly-one", "zero-or-one", "one-or-more"}
_OF_STRINGS = {
    *["string", "concat", "starts-with", "contains", "substring-before", "substring-after", "substring"],
    *["string-length", "normalize-space", "translate", "number", "ends-with", "matches", "lower-case", "upper-case"],
}

_OWN_TEXT = [Call(name, given) for name in ("string", "data") for given in ((), (ITSELF,))]
_AS_TEXT = [Step("/", inner=each) for each in _OWN_TEXT]


def elements(expression: Expression) -> Expression:
    """A whole path in XPath 1.0: ``persName eq 'x'`` must mean the persName that is so. Raises SpellingError."""
    found = nodes(expression) if isinstance(expression, Sequence) else condition(expression)
    if not (isinstance(found, Binary) and found.operator in _MIRRORED and isinstance(found.right, Literal | Number)):
        return found
    if not isinstance(found.left, Path):
        return found
    *steps, last = found.left.steps
    if last.axis not in {"@", "attribute"}:
        return restricted(found.left, replace(found, left=ITSELF))
    if last.slash == "//":
        steps.append(Step("/", "descendant-or-self", "*"))
    holder = Path(tuple(steps or [Step("", "self", "*")]))
    return restricted(holder, replace(found, left=Path((replace(last, slash=""),))))


def older(expression: Expression) -> Expression:
    """The expression in XPath 1.0. Raises SpellingError."""
    match expression:
        case Literal() | Number():
            return expression
        case Negative(operand):
            return Negative(older(operand))
        case Call(name, arguments):
            return _call(name, arguments)
        case Binary(operator, left, right):
            return _binary(operator, left, right)
        case Path():
            return _path(expression)
        case Choice(test, yes, no):
            return _branches(test, yes, no)
        case Quantified():
            return _quantified(expression)
        case _:
            raise SpellingError(type(expression).__name__)


def condition(expression: Expression) -> Expression:
    """As `older`, where only a truth is asked for: nodes stand for their existence."""
    if isinstance(expression, Choice) and {kind_of(expression.yes), kind_of(expression.no)} in _DECISIONS:
        return _decision(expression)
    if isinstance(expression, Path) and len(expression.steps) > 1 and kind_of(expression) == "boolean":
        return _of_last_step(expression.steps, lambda last: condition(last))
    found = older(expression)
    if isinstance(found, Call) and found.name == "boolean" and kind_of(found.arguments[0]) == "nodes":
        return found.arguments[0]
    return found


def nodes(expression: Expression) -> Expression:
    """As `older`, where only the set of nodes is asked for: a sequence is the union of its items."""
    if isinstance(expression, Sequence):
        if not expression.items:
            raise SpellingError("()")
        return joined("|", map(nodes, expression.items))
    found = older(expression)
    if kind_of(found) != "nodes":
        raise SpellingError("not nodes")
    return found


def _test(expression: Expression) -> Expression:
    """A condition that cannot be taken for a position."""
    found = condition(expression)
    return Call("boolean", (found,)) if kind_of(found) == "number" else found


# -- functions and operators ------------------------------------------------------------------------------------------


def _call(name: str, arguments: tuple[Expression, ...]) -> Expression:
    if name in _OF_NODES:
        given = tuple(nodes(each) if isinstance(each, Sequence) else condition(each) for each in arguments)
        found = said(name, given)
        if isinstance(found, Call) and found.name == "not" and isinstance(given[0], Call) and given[0].name == "not":
            return Call("boolean", given[0].arguments)
        return found
    if name in _OF_SERIES and any(map(is_loose, arguments)):
        raise SpellingError(name)
    if name in _OF_STRINGS:
        arguments = tuple(map(_bare, arguments))
    return short(said(name, tuple(map(older, arguments))))


def _bare(argument: Expression) -> Expression:
    """``data(x)`` is x where a text is wanted."""
    if isinstance(argument, Call) and argument.name == "data":
        return argument.arguments[0] if argument.arguments else ITSELF
    if isinstance(argument, Path) and len(argument.steps) > 1 and argument.steps[-1] in _AS_TEXT:
        return Path(argument.steps[:-1])
    return argument


def _binary(operator: str, left: Expression, right: Expression) -> Expression:
    if operator in {"and", "or"}:
        return Binary(operator, condition(left), condition(right))
    if operator in _VALUE:
        is_ordered = operator not in {"eq", "ne"}
        # Texts have no order in XPath 1.0.
        if isinstance(left, Sequence) or isinstance(right, Sequence) or (is_ordered and not _is_number(left, right)):
            raise SpellingError(operator)
        return _comparison(_VALUE[operator], left, right)
    if operator in _MIRRORED:
        return _comparison(operator, left, right)
    if operator in {"|", "union"}:
        return Binary("|", nodes(left), nodes(right))
    if operator in {"except", "intersect"}:
        return short(difference(operator == "except", nodes(left), nodes(right)))
    if operator == "is":
        return short(identity(nodes(left), nodes(right)))
    if operator == "||":
        return Call("concat", tuple(older(_bare(each)) for each in operands(Binary("||", left, right), "||")))
    if operator == "idiv" and is_integer(left) and isinstance(right, Number) and "." not in right.text:
        return Call("floor", (Binary("div", older(left), older(right)),))
    return Binary(operator, older(left), older(right))


def _is_number(*given: Expression) -> bool:
    return any(kind_of(each) == "number" for each in given)


# -- comparisons ------------------------------------------------------------------------------------------------------


def _comparison(operator: str, left: Expression, right: Expression) -> Expression:
    for given, other, mirrored in ((right, left, operator), (left, right, _MIRRORED[operator])):
        found = _unfolded(mirrored, other, given)
        if found is not None:
            return short(found)
    return Binary(operator, older(_compared(left)), older(_compared(right)))


def _compared(operand: Expression) -> Expression:
    """A node is compared by its text in any case."""
    return ITSELF if operand in _OWN_TEXT else _bare(operand)


def _unfolded(operator: str, left: Expression, right: Expression) -> Expression | None:
    """A comparison with what XPath 1.0 has not; None where the right side is nothing of that."""
    match right:
        case Sequence(items):
            found = [_comparison(operator, left, item) for item in items]
            return joined("or", found) if found else Call("false")
        case Binary("to", first, last):
            if operator != "=" or not is_integer(left):
                raise SpellingError("to")
            bounds = [Binary(">=", older(left), older(first)), Binary("<=", older(left), older(last))]
            return joined("and", bounds)
        case Call("tokenize", arguments):
            if operator != "=" or not isinstance(left, Literal):
                raise SpellingError("tokenize")
            return has_word(tuple(map(older, arguments)), left.text)
        case Path(steps) if len(steps) > 1 and steps[-1].inner is not None and kind_of(right) != "nodes":
            if not isinstance(left, Literal | Number):
                raise SpellingError("step")
            return Call("boolean", (_of_last_step(steps, lambda last: _comparison(_MIRRORED[operator], last, left)),))
        case _:
            return None


def _of_last_step(steps: tuple[Step, ...], wanted: Callable[[Expression], Expression]) -> Expression:
    """``a/string() = 'x'`` asks for an a that is such."""
    last = steps[-1]
    if last.slash != "/" or last.conditions or last.inner is None:
        raise SpellingError("step")
    return restricted(nodes(Path(steps[:-1])), wanted(last.inner))


# -- decisions --------------------------------------------------------------------------------------------------------


def _branches(test: Expression, yes: Expression, no: Expression) -> Expression:
    """The nodes of one branch or the other."""
    is_so = _test(test)
    found = []
    for branch, wanted in ((yes, is_so), (no, Call("not", (is_so,)))):
        if branch != Sequence(()):
            found.append(from_here(nodes(branch), wanted))
    if not found:
        raise SpellingError("()")
    return short(joined("|", found))


def _decision(choice: Choice) -> Expression:
    is_so = _test(choice.test)
    if (choice.yes, choice.no) == (Call("true"), Call("false")):
        return is_so
    yes = Binary("and", is_so, _test(choice.yes))
    no = Binary("and", Call("not", (is_so,)), _test(choice.no))
    return short(Binary("or", yes, no))


def _quantified(expression: Quantified) -> Expression:
    source, test, is_some = expression.source, expression.test, expression.word == "some"
    if is_some and isinstance(test, Binary) and (test.operator, test.left) == ("=", Variable(expression.name)):
        return _comparison("=", source, test.right)
    if isinstance(source, Sequence) and source.items:
        found = [_test(bound(test, expression.name, item)) for item in source.items]
        return short(joined("or" if is_some else "and", found))
    wanted = _test(bound(test, expression.name, ITSELF))
    chosen = restricted(nodes(source), wanted if is_some else Call("not", (wanted,)))
    return Call("boolean" if is_some else "not", (chosen,))


# -- paths ------------------------------------------------------------------------------------------------------------


def _path(path: Path) -> Expression:
    """A path, or the union of the ways that it takes: after a slash XPath 1.0 has no choice."""
    ways: list[tuple[Step, ...]] = [()]
    for number, step in enumerate(path.steps):
        if step.inner is None:
            then: list[tuple[Step, ...]] = [(_plain_step(step),)]
        elif number == 0 and not step.slash:
            then = _start(step, len(path.steps) == 1)
        else:
            then = _group(step)
        ways = [(*way, *steps) for way in ways for steps in then]
        if len(ways) > _MOST_WAYS:
            raise SpellingError("too many ways")
    return short(joined("|", map(Path, ways))) if len(ways) > 1 else Path(ways[0])


def _plain_step(step: Step) -> Step:
    step, conditions = replace(step, conditions=()), tuple(map(_predicate, step.conditions))
    name, _, inside = step.test.rstrip(")").partition("(")
    if step.test.startswith("*:"):
        wanted = Binary("=", Call("local-name"), Literal(step.test[2:]))
        return with_conditions(replace(step, test="*"), (wanted, *conditions))
    if step.test.startswith("Q{"):
        namespace, _, local = step.test[2:].partition("}")
        tests = [Binary("=", Call("namespace-uri"), Literal(namespace.strip()))]
        tests += [Binary("=", Call("local-name"), Literal(local))] if local != "*" else []
        return with_conditions(replace(step, test="*"), (joined("and", reversed(tests)), *conditions))
    if "(" in step.test and name in {"element", "attribute"} and "," not in inside:
        is_attribute = name == "attribute"
        if is_attribute and step.axis not in {"", "@", "attribute"}:
            raise SpellingError(step.test)
        return with_conditions(replace(step, axis="@" if is_attribute else step.axis, test=inside or "*"), conditions)
    if "(" in step.test and name not in {"text", "node", "comment", "processing-instruction"}:
        raise SpellingError(step.test)
    return with_conditions(step, conditions)


def _predicate(expression: Expression) -> Expression:
    return older(expression) if kind_of(expression) == "number" else condition(expression)


def _start(step: Step, is_all: bool) -> list[tuple[Step, ...]]:
    """The ways that begin with an expression in parentheses or a function."""
    inner, conditions = step.inner or ITSELF, tuple(map(_predicate, step.conditions))
    if is_loose(inner) and any(map(is_positional, conditions)):
        items = operands(inner, ",")
        if conditions[0] != FIRST or any(map(is_loose, items)) or any(map(is_positional, conditions[1:])):
            raise SpellingError("position in a sequence")
        return [(with_conditions(each, conditions[1:]),) for each in first_of(map(nodes, items))]
    found = nodes(inner)
    if found == Path((Step("/"),)) and not conditions and not is_all:
        return [()]
    if isinstance(found, Path) and not conditions:
        return [found.steps]
    return [(Step("", inner=found, conditions=conditions),)]


def _group(step: Step) -> list[tuple[Step, ...]]:
    """The ways behind a slash: one step with a choice of names, or each way by itself."""
    items = [each for item in operands(step.inner or ITSELF, "|", "union", ",") for each in operands(nodes(item), "|")]
    conditions = tuple(map(_predicate, step.conditions))
    paths = [each for each in items if isinstance(each, Path) and not each.is_absolute and not each.steps[0].inner]
    if len(paths) != len(items):
        raise SpellingError("step")
    children = [
        as_test(each.steps[0]) for each in paths if len(each.steps) == 1 and each.steps[0].axis in {"", "child"}
    ]
    tests = [each for each in children if each is not None]
    is_counted = any(map(is_positional, conditions))
    if len(tests) == len(items) > 1 and not (is_counted and is_loose(step.inner or ITSELF)):
        test = "node()" if any(each.steps[0].test.endswith(")") for each in paths) else "*"
        return [(Step(step.slash, "", test, None, (joined("or", tests), *conditions)),)]
    if is_counted:
        raise SpellingError("position among several")
    found = []
    for path in paths:
        steps = (replace(path.steps[0], slash=step.slash), *path.steps[1:])
        found.append((*steps[:-1], with_conditions(steps[-1], conditions)))
    return found
