"""A YAML file as nodes: scalars that are strings whatever YAML would make of them, and where each of them stands.

The nodes are made from the events of the parser, so that nothing is nested or repeated by aliases beyond measure: an
alias is the node that it stands for, and what all of them stand for together is counted.

Specification: YAML 1.1, section 3.1 (the stages of loading), https://yaml.org/spec/1.1/#id859458
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import yaml

from teilink.diagnostics import Diagnostic, Place, Severity
from teilink.errors import ProjectError
from teilink.source import Span

if TYPE_CHECKING:
    from teilink.source import Source

LARGEST = 1_000_000
"""The most bytes of a crosswalk."""
DEEPEST = 32
"""The most collections of a crosswalk that stand in each other."""
MOST = 100_000
"""The most nodes that a crosswalk has where each alias is counted as what it stands for."""

_STEP = 1024
_PURE = yaml.SafeLoader
# libyaml is ten times as quick, and not everywhere. Both agree but in corners such as a tab before a value.
_QUICK = getattr(yaml, "CSafeLoader", _PURE)


@dataclass(eq=False)
class Text:
    """The text of a file, and where its characters are among its bytes."""

    source: Source
    text: str

    @cached_property
    def _starts(self) -> list[int]:
        """The byte at which every 1024th character begins."""
        starts = [len(self.source.data) - len(self.text.encode())]
        for at in range(0, len(self.text), _STEP):
            starts.append(starts[-1] + len(self.text[at : at + _STEP].encode()))
        return starts

    def offset(self, index: int) -> int:
        """The byte at which a character begins."""
        whole = index // _STEP
        return self._starts[whole] + len(self.text[whole * _STEP : index].encode())

    def span(self, start: int, end: int) -> Span:
        """The bytes of the characters from `start` up to `end`, without blanks at their end."""
        return Span(self.offset(start), self.offset(start + len(self.text[start:end].rstrip())))


@dataclass(eq=False, slots=True)
class Node:
    """A value of a file, from character `start` up to `end`; `size` is the number of nodes in it, itself included."""

    file: Text
    start: int
    end: int
    size: int = 1

    @property
    def span(self) -> Span:
        """Its bytes in the file."""
        return self.file.span(self.start, self.end)

    @property
    def place(self) -> Place:
        """Where it is shown."""
        return Place.of(self.file.source, self.span)


@dataclass(eq=False, slots=True)
class Scalar(Node):
    """One text; `is_quoted` where it stands in quotation marks."""

    text: str = ""
    is_quoted: bool = False


@dataclass(eq=False, slots=True)
class Sequence(Node):
    """A list."""

    items: list[Node] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class Mapping(Node):
    """Keys and their values, in the order of the file; a key may stand there twice."""

    pairs: list[tuple[Node, Node]] = field(default_factory=list)


def compose(source: Source, *, is_quick: bool = True) -> Node:
    """The node of a whole file. Raises ProjectError (TL010); `is_quick` takes libyaml where it is installed."""
    if len(source.data) > LARGEST:
        message = f"the file has {len(source.data)} bytes, and a crosswalk has at most {LARGEST}"
        raise ProjectError([_fault(source, message, 0)])
    try:
        text = Text(source, source.data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ProjectError([_fault(source, "the file is not UTF-8", error.start)]) from error
    try:
        return _composed(text, _QUICK if is_quick else _PURE)
    except yaml.YAMLError as error:
        raise ProjectError([_syntax(text, error)]) from error


def _fault(source: Source, message: str, at: int) -> Diagnostic:
    return Diagnostic("TL010", Severity.ERROR, message, Place.of(source, Span(at, at)))


def _syntax(text: Text, error: yaml.YAMLError) -> Diagnostic:
    """What the parser says is wrong: always the one written in Python, as libyaml says it in other words."""
    try:
        for _ in yaml.parse(text.text, Loader=_PURE):
            pass
    except yaml.YAMLError as told:
        error = told
    if isinstance(error, yaml.reader.ReaderError):
        index, problem = error.position, error.reason
    else:
        mark = getattr(error, "problem_mark", None)
        index, problem = mark.index if mark is not None else 0, getattr(error, "problem", None)
    at = text.offset(min(index, len(text.text)))
    return _fault(text.source, str(problem or "the file is not YAML"), at)


@dataclass(eq=False)
class _Open:
    """A collection that is being read: its node, its children, and its anchor."""

    node: Sequence | Mapping
    is_flow: bool
    children: list[Node] = field(default_factory=list)


def _composed(text: Text, loader: type[yaml.SafeLoader]) -> Node:
    composer = _Composer(text)
    for event in yaml.parse(text.text, Loader=loader):
        if isinstance(event, yaml.DocumentStartEvent) and composer.root is not None:
            raise composer.fault("a second document begins here, and a crosswalk is one", event)
        composer.take(event)
    if composer.root is None:
        raise ProjectError([_fault(text.source, "the file is empty", 0)])
    return composer.root


class _Composer:
    """The nodes of one file, from its events."""

    def __init__(self, text: Text) -> None:
        self.root: Node | None = None
        self._text = text
        self._open: list[_Open] = []
        self._anchors: dict[str, Node] = {}
        self._size = 0

    def fault(self, message: str, event: yaml.Event) -> ProjectError:
        """What is raised where a file is YAML, and yet cannot be used."""
        return ProjectError([_fault(self._text.source, message, self._text.offset(_start(event)))])

    def take(self, event: yaml.Event) -> None:
        """One event of the parser, in its turn."""
        match event:
            case yaml.ScalarEvent():
                is_quoted = event.style in {'"', "'"}
                self._add(Scalar(self._text, _start(event), _end(event), 1, event.value, is_quoted), event)
            case yaml.AliasEvent():
                self._add_again(event)
            case yaml.CollectionStartEvent():
                self._begin(event)
            case yaml.CollectionEndEvent():
                self._finish(event)

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        if len(self._open) == DEEPEST:
            raise self.fault("the file is nested too deeply", event)
        made = Mapping if isinstance(event, yaml.MappingStartEvent) else Sequence
        node = made(self._text, _start(event), _end(event))
        self._add(node, event)
        self._open.append(_Open(node, bool(event.flow_style)))

    def _finish(self, event: yaml.CollectionEndEvent) -> None:
        opened = self._open.pop()
        node, children = opened.node, opened.children
        if isinstance(node, Mapping):
            node.pairs = list(zip(children[::2], children[1::2], strict=True))
        else:
            node.items = children
        # A block ends where its last part does: its mark stands behind the comments that follow.
        node.end = children[-1].end if children and not opened.is_flow else _end(event)
        node.size += sum(child.size for child in children)

    def _add(self, node: Node, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        self._place(node, event)

    def _add_again(self, event: yaml.AliasEvent) -> None:
        node = self._anchors.get(str(event.anchor))
        if node is None:
            raise self.fault(f"*{event.anchor} stands for nothing: no anchor before it is called that", event)
        if any(each.node is node for each in self._open):
            raise self.fault(f"*{event.anchor} stands inside of what it stands for", event)
        self._place(node, event)

    def _place(self, node: Node, event: yaml.Event) -> None:
        # A collection has no children yet: what it holds is counted when it comes.
        self._size += node.size
        if self._size > MOST:
            raise self.fault(f"the file holds more than {MOST} values", event)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node


def _start(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark is not None else 0


def _end(event: yaml.Event) -> int:
    return event.end_mark.index if event.end_mark is not None else 0


def peek(node: Node, key: str) -> Node | None:
    """The value of a key, the last where it is given twice; None where there is none."""
    pairs = node.pairs if isinstance(node, Mapping) else []
    found = [value for name, value in pairs if isinstance(name, Scalar) and name.text == key]
    return found[-1] if found else None


def peek_text(node: Node, key: str) -> str:
    """The text of a key; '' where there is none."""
    found = peek(node, key)
    return found.text if isinstance(found, Scalar) else ""
