"""What is wrong with what an element holds, and how to go on after it.

A child that cannot stand where it stands is told once.  Then it counts for what it was meant to be: the element whose
name is nearest, the one that was due, or one that belongs elsewhere, so that nothing is told that only follows from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink.diagnostics import Diagnostic, Edit, Fix, Label, Place, Severity
from teilink.schema.relaxng.acceptance import accepts_tree, clark
from teilink.schema.relaxng.expectation import beginning, missing_before, names, needed, takes_text
from teilink.schema.relaxng.names import expanded, local_of, namespace_of
from teilink.schema.relaxng.patterns import BLANKS, Pattern
from teilink.schema.relaxng.suggestions import HABITS, is_slip, near
from teilink.schema.relaxng.phrases import described, explained, listed, meaning, of_namespace, quoted, tag
from teilink.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from teilink.schema.relaxng.diagnosis import Diagnosis
    from teilink.schema.relaxng.patterns import Element


class _Said(NamedTuple):
    """A text inside an element: the nodes it lies in (itself, or behind a child), and all its characters."""

    pieces: tuple[tuple[_Element, bool], ...]
    text: str


class Content:
    """The children and texts of one element, judged one after the other."""

    def __init__(self, diagnosis: Diagnosis, node: _Element, state: Pattern) -> None:
        self._diagnosis = diagnosis
        self._grammar = diagnosis.grammar
        self._file = diagnosis.file
        self._node = node
        self._tag = tag(clark(str(node.tag)))
        self._first = state
        self._state = state
        self._passed: list[tuple[_Element, Pattern]] = []
        # Elements that were told to be missing or late: they are not told of again when they come.
        self._excused: set[str] = set()
        self._is_broken = False
        self._has_stray_text = False

    def check(self) -> None:
        """Judge all of it; findings go to the diagnosis."""
        items = list(_items(self._node))
        if not any(not isinstance(item, _Said) for item in items):
            self._check_leaf(items[0] if items else None)
            return
        for item in items:
            if isinstance(item, _Said):
                self._take_text(item)
            else:
                self._take_child(item)
        self._check_end()

    # Texts.

    def _check_leaf(self, said: _Said | object | None) -> None:
        text = said.text if isinstance(said, _Said) else ""
        if self._state.matches(text, {}) or self._state.is_nullable and not text.strip(BLANKS):
            return
        if isinstance(said, _Said) and text.strip(BLANKS):
            if self._state.has_values:
                message = f"{self._tag} holds {quoted(text)}, which is not allowed"
                self._add_text("TL207", message, said, f"write {described(self._state)}")
            elif self._state.text(text) is self._state.table.not_allowed:
                self._report_text(said)
            else:
                self._check_end()
        else:
            self._check_end()

    def _take_text(self, said: _Said) -> None:
        if not said.text.strip(BLANKS):
            return
        after = self._state.text(said.text)
        if after is not after.table.not_allowed:
            self._state = after
        elif not self._has_stray_text and not self._is_excusing_text():
            self._report_text(said)

    def _is_excusing_text(self) -> bool:
        """Whether the text beside a child that was told to be wrong belongs to the same mistake."""
        return self._is_broken and not takes_text(self._first)

    def _report_text(self, said: _Said) -> None:
        self._has_stray_text = True
        message = f"the text {quoted(said.text)} cannot stand directly in {self._tag}"
        wrapping = self._wrapping()
        paragraph = [each for each in wrapping if names([each]) == [expanded(self._namespace, "p")]]
        help_ = f"put it into {listed(explained(paragraph or wrapping))}" if wrapping else ""
        self._add_text("TL204", message, said, help_ or f"{self._tag} holds no text")

    def _wrapping(self) -> list[Element]:
        """The elements that may come next and hold text."""
        return [each for each in beginning(self._state) if takes_text(each.content.closed(forgiving=True))]

    def _add_text(self, code: str, message: str, said: _Said, help_: str) -> None:
        self._diagnosis.add(Diagnostic(code, Severity.ERROR, message, self._place(said), help=help_))

    def _place(self, said: _Said) -> Place:
        """From the first to the last letter of a text."""
        spans = []
        for node, is_tail in said.pieces:
            text = str((node.tail if is_tail else node.text) or "")
            if text.strip(BLANKS):
                first = len(text) - len(text.lstrip(BLANKS))
                last = len(text.rstrip(BLANKS))
                spans.append(self._file.span_of_characters(node, first, last, is_tail=is_tail))
        xpath = f"{self._file.place_of_element(self._node).xpath}/text()"
        return Place.of(self._file.source, Span(spans[0].start, spans[-1].end), xpath)

    @property
    def _namespace(self) -> str:
        return namespace_of(clark(str(self._node.tag)))

    # Children.

    def _take_child(self, child: _Element) -> None:
        name = clark(str(child.tag))
        if not self._advance(child, name):
            if name in self._excused:
                self._excused.discard(name)
                self._judge_alone(child, name)
            elif name in self._grammar.by_name:
                self._report_misplaced(child, name)
            else:
                self._report_unknown(child, name)

    def _advance(self, child: _Element, name: str) -> bool:
        """Go on behind a child that may stand here, under its own name or another."""
        after = self._diagnosis.step(self._state, name, child)
        if after is None:
            return False
        self._passed.append((child, self._state))
        self._state = after
        return True

    def _judge_alone(self, child: _Element, name: str) -> None:
        """What a child that cannot stand here holds may be right or wrong all the same."""
        self._diagnosis.expect(child, self._grammar.by_name[name][0])

    def _report_misplaced(self, child: _Element, name: str) -> None:
        missing = missing_before(self._state, name)
        if missing is not None:
            self._report_missing_before(child, name, *missing)
            return
        self._is_broken = True
        self._judge_alone(child, name)
        if self._has_stray_text and any(_is_plain(each.content.closed().after(name)) for each in self._wrapping()):
            # It stands in the text that was told to be wrong, and goes where that goes.
            return
        late = next((other for other, state in reversed(self._passed) if state.after(name)), None)
        if late is not None and clark(str(late.tag)) == name:
            label = Label(self._file.place_of_element(late), "the first one")
            self._add_child("TL201", f"a second {tag(name)} in {self._tag}", child, "there can only be one", (label,))
            return
        if late is not None:
            message = f"{tag(name)} comes too late in {self._tag}"
            label = Label(self._file.place_of_element(late), f"it may stand before this {tag(clark(str(late.tag)))}")
            help_ = f"it must come before {tag(clark(str(late.tag)))}"
            self._add_child("TL201", message, child, help_, (label,))
            return
        self._add_child("TL201", f"{tag(name)} cannot stand in {self._tag} here", child, self._place_for(child, name))

    def _report_missing_before(self, child: _Element, name: str, lacking: list[str], state: Pattern) -> None:
        later = {clark(str(each.tag)) for each in child.itersiblings() if isinstance(each.tag, str)}
        self._state = state
        late = [each for each in lacking if each in later]
        if late:
            self._excused.update(late)
            message = f"{tag(name)} comes too early in {self._tag}: {tag(late[0])} must come before it"
            self._add_child("TL201", message, child, f"put {tag(late[0])} first")
        else:
            self._report_lacking(lacking[0], Label(self._file.place_of_element(child), "it must come before this"))
        self._advance(child, name)

    def _report_lacking(self, name: str, *labels: Label) -> None:
        [element, *_] = self._grammar.by_name[name]
        message = f"{self._tag} lacks {tag(name)}"
        self._add_child("TL203", message, self._node, f"{listed(explained([element]))} must stand in it", labels)

    def _place_for(self, child: _Element, name: str) -> str:
        """Where a child may stand instead: inside of something that may stand here, or in what elements."""
        if name == clark(str(self._node.tag)):
            return f"close this {self._tag} before the next one begins"
        paragraph = expanded(self._namespace, "p")
        for each in sorted(beginning(self._state), key=lambda each: names([each]) != [paragraph]):
            inner = each.content.closed()
            if _is_plain(inner.after(name)) and names([each]) not in ([], [name]):
                return f"put it into {tag(names([each])[0])}{meaning(each)}"
        holders = [
            other for other, elements in self._grammar.by_name.items()
            if any(each.content.closed(forgiving=True).after(name) for each in elements)
        ]  # fmt: skip
        if holders:
            return f"it may stand in {listed(map(tag, _ranked(holders, self._node)))}"
        return f"allowed here: {listed(map(tag, names(beginning(self._state)))) or 'nothing more'}"

    def _report_unknown(self, child: _Element, name: str) -> None:
        other = of_namespace(name, list(self._grammar.by_name))
        if other:
            where = f'the namespace "{namespace_of(name)}"' if namespace_of(name) else "no namespace"
            help_ = f'it belongs into "{namespace_of(other)}"' if namespace_of(other) else "leave out its xmlns"
            self._add_child("TL202", f"{tag(name)} in {self._tag} is in {where}", child, help_)
            self._is_broken = not self._advance(child, other)
            return
        expected = names(beginning(self._state))
        meant, rend = self._meant(name, expected)
        message = f"unknown element {tag(name)} in {self._tag}"
        if not meant:
            self._is_broken = True
            shown = listed(map(tag, expected)) or "no more elements"
            self._add_child("TL202", message, child, f"allowed here: {shown}")
            return
        [element, *_] = self._grammar.by_name[meant]
        told = f'<{local_of(meant)} rend="{rend}">' if rend else tag(meant)
        is_safe = bool(self._state.after(meant)) and self._is_surely(child, name, meant, element)
        fix = self._renaming(child, local_of(meant), rend, is_safe=is_safe)
        self._add_child("TL202", message, child, f"did you mean {told}{meaning(element)}?", fix=fix)
        if not self._advance(child, meant):
            self._is_broken = True
            self._diagnosis.expect(child, element)

    def _meant(self, name: str, expected: list[str]) -> tuple[str, str]:
        """The element that an unknown one is meant for, and what its @rend says of it."""
        local = local_of(name)
        habits = HABITS.get(local.lower(), ())
        by_local = {local_of(each): each for each in reversed(expected) if namespace_of(each) == namespace_of(name)}
        every = {local_of(each): each for each in self._grammar.by_name if namespace_of(each) == namespace_of(name)}
        for candidates in (by_local, every):
            for habit, rend in habits:
                if habit in candidates:
                    return candidates[habit], rend
            close = near(local, candidates)
            if close:
                return candidates[close[0]], ""
        return "", ""

    def _is_surely(self, child: _Element, name: str, meant: str, element: Element) -> bool:
        """Whether nothing else can be meant: one slip of the hand, and what it holds fits."""
        local = local_of(name)
        is_near = is_slip(local, local_of(meant)) or local.lower() in HABITS
        return is_near and accepts_tree(element, child, meant)

    def _renaming(self, child: _Element, name: str, rend: str, *, is_safe: bool) -> Fix:
        source, place = self._file.source, self._file.place_of_element(child)
        written = source.decode(*place.span).removeprefix("<")
        prefix = written.rpartition(":")[0]
        renamed = f"{prefix}:{name}" if prefix else name
        start = place.span.start + source.width("<")
        edits = [Edit(Span(start, place.span.end), f'{renamed} rend="{rend}"' if rend else renamed)]
        end = self._file.extent(child).end
        if source.decode(end, end + source.width(f"</{written}")) == f"</{written}":
            at = end + source.width("</")
            edits.append(Edit(Span(at, at + source.width(written)), renamed))
        return Fix("safe" if is_safe else "unsafe", tuple(edits))

    def _add_child(
        self, code: str, message: str, node: _Element, help_: str, labels: tuple[Label, ...] = (), fix: Fix | None = None
    ) -> None:
        place = self._file.place_of_element(node)
        self._diagnosis.add(Diagnostic(code, Severity.ERROR, message, place, labels, help_, fix))

    def _check_end(self) -> None:
        # What is missing may be what was told to be wrong.
        if self._state.is_nullable or self._is_broken or self._has_stray_text:
            return
        lacking = needed(self._state)
        names_ = names(lacking)
        if len(names_) == 1:
            self._report_lacking(names_[0])
            return
        message = f"{self._tag} is not complete" if names_ else f"{self._tag} holds nothing"
        help_ = f"one of these must stand in it: {listed(map(tag, names_))}" if names_ else described(self._state)
        self._add_child("TL203", message, self._node, help_)


def _items(node: _Element) -> Iterator[_Said | _Element]:
    """The children and texts of a node in order; comments and instructions part no text."""
    pieces: list[tuple[_Element, bool]] = [(node, False)]
    text = str(node.text or "")
    for child in node:
        if isinstance(child.tag, str):
            if text:
                yield _Said(tuple(pieces), text)
            yield child
            pieces, text = [], ""
        pieces.append((child, True))
        text += str(child.tail or "")
    if text:
        yield _Said(tuple(pieces), text)


def _is_plain(found: tuple[tuple[Element, Pattern], ...]) -> bool:
    """Whether an element that comes first in another makes it whole."""
    return any(rest.is_nullable for _, rest in found)


def _ranked(holders: list[str], node: _Element) -> list[str]:
    """Elements that may hold one, those around it first."""
    around = [clark(str(each.tag)) for each in node.iterancestors()]
    return [*(each for each in around if each in holders), *holders]

