"""The beginning of a path that can be followed by walking down a tree once for all paths together.

What can be walked are steps to children by name, with conditions on attributes: ``correspAction[@type='sent']``,
``*[self::persName or self::orgName]``.  What comes behind the last such step is left to XPath.

Specification: XPath 1.0, section 2 (location paths), https://www.w3.org/TR/xpath-10/#location-paths
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from teilink.crosswalk.paths import expression_of
from teilink.tei.document import TEI, XML

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from teilink.crosswalk.paths import Path
    from teilink.tei.document import Vocabulary

Test: TypeAlias = "Callable[[_Element], bool]"
Rest: TypeAlias = "Callable[[_Element], list[_Element]]"

_PARTS = re.compile(r"""'[^']*'|"[^"]*"|//|[\[\]()/|]|[^\[\]()/|'"]+""")
_NAME = r"[^\W\d][\w.-]*"
_CHILD = re.compile(rf"\s*t:({_NAME})\s*")
_SEVERAL = re.compile(rf"\s*self::t:{_NAME}(?:\s+or\s+self::t:{_NAME})*\s*")
_SELF = re.compile(rf"self::t:({_NAME})")
_CONDITION = re.compile(rf"""\s*(not\()?\s*@((?:xml:)?{_NAME})(?:\s*(!?=)\s*('[^']*'|"[^"]*"))?\s*((?(1)\)))\s*""")
# A step down or to itself by name; in a bracket, where one of several is counted off.
_NAMED = re.compile(rf"\s*\(?\s*(?:(?:descendant|descendant-or-self|child|self)::)?\s*t:({_NAME})\s*\)?\s*")
_ANY = re.compile(r"\s*(?:(?:descendant|descendant-or-self|child)::)?\s*\*\s*")
_DESCENDANT = re.compile(rf"\s*descendant::\s*(?:t:({_NAME})|\*)\s*")
_ANCESTORS = re.compile(rf"\s*not\(\s*ancestor::t:{_NAME}(?:\s+or\s+ancestor::t:{_NAME})*\s*\)\s*")
_ANCESTOR = re.compile(rf"ancestor::t:({_NAME})")
_ASIDE = re.compile(r"\s*(?:\.\.|parent|ancestor|following|preceding)")
_OWN = re.compile(rf"\s*self::\s*t:({_NAME})\s*")


class Step(NamedTuple):
    """One step to children: the tags they may have, and their conditions as written."""

    tags: tuple[str, ...]
    conditions: tuple[str, ...]


class Branch(NamedTuple):
    """One alternative of a path: steps that are walked, and what is left to XPath from where they lead.

    The rest can find something only where the file has an element of each set of `names`, and one of `types` as @type;
    only from an element whose tag is `start`. Empty, they ask for nothing.
    `whole` is the whole alternative where the rest leads up or aside, and so from several elements to one; else None.
    """

    steps: tuple[Step, ...]
    rest: Rest | None
    names: tuple[frozenset[bytes], ...] = ()
    types: frozenset[bytes] = frozenset()
    start: str = ""
    whole: Rest | None = None

    def is_in(self, vocabulary: Vocabulary) -> bool:
        """Whether the rest may find something in a file of these words."""
        if any(each.isdisjoint(vocabulary.names) for each in self.names):
            return False
        return not self.types or vocabulary.types is None or not self.types.isdisjoint(vocabulary.types)


def branches(path: Path) -> list[Branch]:
    """The alternatives of a path; a path that cannot be walked at all is one branch without steps."""
    if path.expression == ".":
        return [Branch((), None)]
    return [_branch(each) for each in _cut(path.expression, "|")]


def _branch(expression: str) -> Branch:
    parts = _cut(expression, "/")
    steps: list[Step] = []
    for part in parts:
        step = _step(part)
        if step is None:
            break
        steps.append(step)
    left = parts[len(steps) :]
    if not left:
        return Branch(tuple(steps), None)
    # Two slashes leave an empty part; a rest that begins with one goes on from where the steps lead.
    rest = "/".join([".", *left] if steps and not left[0] else left)
    heads = [_opened(_bare(part)) for part in left if part]
    names = tuple(filter(None, (_names(head, conditions) for head, *conditions in heads)))
    own = _OWN.fullmatch(heads[0][0]) if not steps and heads else None
    types = _types(heads[-1][1:]) if heads else frozenset()
    found = _descending(left[0]) if len(left) == 1 else None
    whole = expression_of(expression) if steps and any(_ASIDE.match(part) for part in left) else None
    return Branch(tuple(steps), found or expression_of(rest), names, types, TEI + own[1] if own else "", whole)


def _cut(expression: str, sign: str) -> list[str]:
    """An expression cut at a sign that stands in no bracket."""
    found, depth = [""], 0
    for part in _PARTS.findall(expression):
        depth += (part in "[(") - (part in "])")
        if depth == 0 and part == sign:
            found.append("")
        elif depth == 0 and sign == "/" and part == "//":
            found += ["", ""]
        else:
            found[-1] += part
    return found


def _step(part: str) -> Step | None:
    head, *conditions = _opened(part)
    child = _CHILD.fullmatch(head)
    if child is not None:
        tags: tuple[str, ...] = (TEI + child[1],)
    elif head.strip() == "*" and conditions and _SEVERAL.fullmatch(conditions[0]):
        tags = tuple(dict.fromkeys(TEI + name for name in _SELF.findall(conditions.pop(0))))
    else:
        return None
    return Step(tags, tuple(conditions)) if all(_is_plain(each) for each in conditions) else None


def _bare(part: str) -> str:
    """A step without the round brackets it stands in; '' where they hold more than one step."""
    pieces = _PARTS.findall(part.strip())
    if pieces[:1] != ["("]:
        return part
    depth = 0
    for number, piece in enumerate(pieces):
        depth += (piece in "[(") - (piece in "])")
        if depth == 0:
            inside = "".join(pieces[1:number])
            return inside if len(_cut(inside, "|")) == len(_cut(inside, "/")) == 1 else ""
    return ""


def _opened(part: str) -> list[str]:
    """A step without its conditions, and they."""
    found, depth = [""], 0
    for piece in _PARTS.findall(part):
        depth -= piece == "]"
        if not (piece == "[" and depth == 0) and not (piece == "]" and depth == 0):
            found[-1] += piece
        elif piece == "[":
            found.append("")
        depth += piece == "["
    return found


def _is_plain(condition: str) -> bool:
    return all(_CONDITION.fullmatch(each) for each in _operands(condition)[1])


def _operands(condition: str) -> tuple[str, list[str]]:
    """A condition cut at its `or` or its `and`; whole where it has both, or brackets of its own."""
    for word in ("or", "and"):
        found = condition.split(f" {word} ")
        if len(found) > 1 and all(_CONDITION.fullmatch(each) for each in found):
            return word, found
    return "", [condition]


def _descending(part: str) -> Rest | None:
    """A step to descendants by name with plain conditions as a function, a few times quicker than XPath; else None."""
    head, *conditions = _opened(part)
    found = _DESCENDANT.fullmatch(head)
    several = [each for each in conditions if _SEVERAL.fullmatch(each)]
    if found is None or not (found[1] or several):
        return None
    names = [found[1]] if found[1] else _SELF.findall(several[0])
    tests = [_absence(each) or test_of(each) for each in conditions if each not in several[:1] and _is_judged(each)]
    if len(tests) != len(conditions) - len(several[:1]):
        return None
    tags = tuple(TEI + name for name in names)
    return lambda element: [
        each for each in element.iter(*tags) if each is not element and all(test(each) for test in tests)
    ]


def _is_judged(condition: str) -> bool:
    return _is_plain(condition) or _ANCESTORS.fullmatch(condition) is not None


def _absence(condition: str) -> Test | None:
    """The condition that something is not inside of elements of some names; None for another condition."""
    if _ANCESTORS.fullmatch(condition) is None:
        return None
    tags = tuple(TEI + name for name in _ANCESTOR.findall(condition))
    return lambda element: next(element.iterancestors(*tags), None) is None


def _names(head: str, conditions: list[str]) -> frozenset[bytes]:
    """The names that what a step finds may have; empty where that cannot be told."""
    named = _NAMED.fullmatch(head)
    if named is not None:
        return frozenset([named[1].encode()])
    several = [each for each in conditions if _SEVERAL.fullmatch(each)]
    if _ANY.fullmatch(head) and several:
        return frozenset(name.encode() for name in _SELF.findall(several[0]))
    return frozenset()


def _types(conditions: list[str]) -> frozenset[bytes]:
    """The values of @type of which one is wanted; empty where that cannot be told."""
    for condition in conditions:
        word, operands = _operands(condition)
        found = [_CONDITION.fullmatch(each) for each in operands]
        wanted = [each for each in found if each is not None and each[2] == "type" and each[3] == "=" and not each[1]]
        if word != "and" and len(wanted) == len(found):
            return frozenset(each[4][1:-1].encode() for each in wanted)
    return frozenset()


def test_of(condition: str) -> Test:
    """A plain condition as a function of an element."""
    word, operands = _operands(condition)
    tests = [_simple(each) for each in operands]
    if not word:
        return tests[0]
    if word == "or":
        present = [_CONDITION.fullmatch(each) for each in operands]
        if all(each is not None and not each[1] and not each[3] for each in present):
            names = frozenset(each[2].replace("xml:", XML) for each in present if each is not None)
            return lambda element: not names.isdisjoint(element.keys())
        return lambda element: any(test(element) for test in tests)
    return lambda element: all(test(element) for test in tests)


def _simple(condition: str) -> Test:
    found = _CONDITION.fullmatch(condition)
    assert found is not None, condition
    negation, given, sign, quoted, _ = found.groups()
    attribute, value = given.replace("xml:", XML), (quoted or "")[1:-1]
    if sign is None:
        if negation:
            return lambda element: element.get(attribute) is None
        return lambda element: element.get(attribute) is not None
    if sign == "=":
        if negation:
            return lambda element: element.get(attribute) != value
        return lambda element: element.get(attribute) == value
    if negation:
        return lambda element: element.get(attribute, value) == value
    return lambda element: element.get(attribute, value) != value


def test_of_all(step: Step) -> Test | None:
    """The conditions of a step as one function; None where it has none."""
    tests = [test_of(condition) for condition in step.conditions]
    if len(tests) < 2:
        return tests[0] if tests else None
    return lambda element: all(test(element) for test in tests)
