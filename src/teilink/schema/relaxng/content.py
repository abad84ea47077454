"""What is wrong with what an element holds, and how to go on after it.

A child that cannot stand where it stands is told once.  Then it counts for what it was meant to be: the element whose
name is nearest, the one that was due, or one that belongs elsewhere, so that nothing is told that only follows from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teilink.diagnostics import Diagnostic, Fix, Label, Place, Severity
from teilink.schema.relaxng.acceptance import clark
from teilink.schema.relaxng.expectation import missing_before, names, needed, takes_text
from teilink.schema.relaxng.guidance import holds
from teilink.schema.relaxng.names import local_of, namespace_of
from teilink.schema.relaxng.patterns import BLANKS, Pattern
from teilink.schema.relaxng.phrases import described, explained, listed, meaning, of_namespace, quoted, tag
from teilink.schema.relaxng.renaming import renaming
from teilink.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from teilink.schema.relaxng.judgement import Judgement


class _Said(NamedTuple):
    """A text inside an element: the nodes it lies in (itself, or behind a child), and all its characters."""

    pieces: tuple[tuple[_Element, bool], ...]
    text: str

    @property
    def is_blank(self) -> bool:
        return not self.text.strip(BLANKS)


class Content:
    """The children and texts of one element, judged one after the other."""

    def __init__(self, diagnosis: Judgement, node: _Element, state: Pattern) -> None:
        self._diagnosis = diagnosis
        self._grammar = diagnosis.grammar
        self._guidance = diagnosis.guidance
        self._file = diagnosis.file
        self._node = node
        self._tag = tag(clark(str(node.tag)))
        self._first = state
        self._state = state
        self._passed: list[tuple[_Element, Pattern]] = []
        # Elements that were told to be missing or late: they are not told of again when they come.
        self._excused: set[str] = set()
        # Children before which something came too late: what else came too late there is the same mistake.
        self._overtaken: set[_Element] = set()
        # The name of the child before, where that is misplaced: its neighbours of that name are the same mistake.
        self._lost = ""
        self._is_broken = False
        self._has_stray_text = False

    def check(self) -> None:
        """Judge all of it; findings go to the diagnosis."""
        if self._state is self._state.table.not_allowed:
            return
        items = list(_items(self._node))
        texts = [item for item in items if isinstance(item, _Said)]
        if len(texts) == len(items):
            self._check_leaf(texts[0] if texts else _Said((), ""))
            return
        for item in items:
            if isinstance(item, _Said):
                self._take_text(item)
            else:
                self._take_child(item)
        self._check_end()

    # Texts.

    def _check_leaf(self, said: _Said) -> None:
        if self._state.matches(said.text, self._diagnosis.namespaces(self._node)):
            return
        if said.is_blank:
            self._check_end()
        elif self._state.has_values:
            message = f"{self._tag} holds {quoted(said.text)}, which is not allowed"
            self._add_text("TL207", message, said, f"write {described(self._state)}")
        else:
            self._take_text(said)
            self._check_end()

    def _take_text(self, said: _Said) -> None:
        if said.is_blank:
            return
        self._lost = ""
        after = self._state.text(said.text)
        if after is not after.table.not_allowed:
            self._state = after
        # Beside a child that was told to be wrong it belongs to the same mistake.
        elif not self._has_stray_text and (takes_text(self._first) or not self._is_broken):
            self._has_stray_text = True
            message = f"the text {quoted(said.text)} cannot stand directly in {self._tag}"
            help_ = self._guidance.around_text(self._state, self._node) or f"{self._tag} holds no text"
            self._add_text("TL204", message, said, help_)

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

    # Children.

    def _take_child(self, child: _Element) -> None:
        name = clark(str(child.tag))
        if self._advance(child, name):
            return
        if name in self._excused:
            self._excused.discard(name)
            self._judge_alone(child, name)
        elif name in self._grammar.by_name:
            self._take_misplaced(child, name)
        else:
            self._take_unknown(child, name)

    def _advance(self, child: _Element, name: str, *, is_html: bool = False) -> bool:
        """Go on behind a child that may stand here, under its own name or another."""
        after = self._diagnosis.step(self._state, name, child, is_html=is_html)
        if after is None:
            return False
        self._lost = ""
        self._passed.append((child, self._state))
        self._state = after
        return True

    def _judge_alone(self, child: _Element, name: str) -> None:
        """What a child that cannot stand here holds may be right or wrong all the same."""
        self._diagnosis.expect(child, self._grammar.by_name[name][0])

    def _take_misplaced(self, child: _Element, name: str) -> None:
        missing = missing_before(self._state, name)
        kin = "" if missing is not None else self._guidance.kin(self._state, child, name)
        if missing is not None:
            self._report_missing_before(child, name, *missing)
        elif kin:
            [element, *_] = self._grammar.by_name[kin]
            fix = renaming(self._file, child, local_of(kin), "", is_html=False, is_safe=False)
            self._report_misplaced(child, name, f"did you mean {tag(kin)}{meaning(element)}?", fix)
            self._advance(child, kin)
        else:
            self._is_broken = True
            self._judge_alone(child, name)
            self._report_late_or_lost(child, name)

    def _report_late_or_lost(self, child: _Element, name: str) -> None:
        if self._has_stray_text and any(holds(each, name) for each in self._guidance.wrapping(self._state)):
            # It stands in the text that was told to be wrong, and goes where that goes.
            return
        late = next((other for other, state in reversed(self._passed) if state.after(name)), None)
        if late is None and self._lost != name:
            self._lost = name
            self._report_misplaced(child, name, self._guidance.home(self._state, name, self._node))
        elif late is not None and late not in self._overtaken:
            self._overtaken.add(late)
            self._report_late(child, name, late)

    def _report_late(self, child: _Element, name: str, other: _Element) -> None:
        follower = tag(clark(str(other.tag)))
        place = self._file.place_of_element(other)
        if clark(str(other.tag)) == name:
            label = Label(place, "the first one")
            self._add("TL201", f"a second {tag(name)} in {self._tag}", child, "there can only be one", (label,))
        else:
            label = Label(place, f"it may stand before this {follower}")
            message = f"{tag(name)} comes too late in {self._tag}"
            self._add("TL201", message, child, f"it must come before {follower}", (label,))

    def _report_misplaced(self, child: _Element, name: str, help_: str, fix: Fix | None = None) -> None:
        self._add("TL201", f"{tag(name)} cannot stand in {self._tag} here", child, help_, fix=fix)

    def _report_missing_before(self, child: _Element, name: str, lacking: list[str], state: Pattern) -> None:
        later = {clark(str(each.tag)) for each in child.itersiblings() if isinstance(each.tag, str)}
        self._state = state
        late = [each for each in lacking if each in later]
        if late:
            self._excused.update(late)
            message = f"{tag(name)} comes too early in {self._tag}: {tag(late[0])} must come before it"
            self._add("TL201", message, child, f"put {tag(late[0])} first")
        elif not (self._is_broken and len(lacking) == 1):
            # What is missing may be what was told to be wrong.
            self._report_lacking(lacking[0], Label(self._file.place_of_element(child), "it must come before this"))
        self._advance(child, name)

    def _take_unknown(self, child: _Element, name: str) -> None:
        other = of_namespace(name, list(self._grammar.by_name))
        meant = None if other else self._guidance.meant(name, self._state)
        if other:
            self._report_foreign(child, name, other)
        elif meant is None:
            self._is_broken = True
            message = f"unknown element {tag(name)} in {self._tag}"
            self._add("TL202", message, child, self._guidance.allowed(self._state))
        else:
            [element, *_] = self._grammar.by_name[meant.name]
            told = f'<{local_of(meant.name)} rend="{meant.rend}">' if meant.rend else tag(meant.name)
            is_safe = self._guidance.is_sure(child, name, meant, self._state)
            local = local_of(meant.name)
            fix = renaming(self._file, child, local, meant.rend, is_html=meant.is_html, is_safe=is_safe)
            message = f"unknown element {tag(name)} in {self._tag}"
            self._add("TL202", message, child, f"did you mean {told}{meaning(element)}?", fix=fix)
            if not self._advance(child, meant.name, is_html=meant.is_html):
                self._is_broken = True
                self._diagnosis.expect(child, element, is_html=meant.is_html)

    def _report_foreign(self, child: _Element, name: str, other: str) -> None:
        where = f"the namespace {quoted(namespace_of(name))}" if namespace_of(name) else "no namespace"
        help_ = f'it belongs into "{namespace_of(other)}"' if namespace_of(other) else "leave out its xmlns"
        self._add("TL202", f"{tag(name)} in {self._tag} is in {where}", child, help_)
        self._is_broken = not self._advance(child, other)

    def _report_lacking(self, name: str, *labels: Label) -> None:
        [element, *_] = self._grammar.by_name[name]
        message = f"{self._tag} lacks {tag(name)}"
        self._add("TL203", message, self._node, f"{listed(explained([element]))} must stand in it", labels)

    def _check_end(self) -> None:
        # What is missing may be what was told to be wrong.
        if self._state.is_nullable or self._is_broken or self._has_stray_text:
            return
        lacking = names(needed(self._state))
        if len(lacking) == 1:
            self._report_lacking(lacking[0])
            return
        message = f"{self._tag} is not complete" if lacking else f"{self._tag} holds nothing"
        choice = listed(map(tag, self._guidance.ranked(lacking)))
        help_ = f"one of these must stand in it: {choice}" if lacking else f"write {described(self._state)}"
        self._add("TL203", message, self._node, help_)

    def _add(
        self,
        code: str,
        message: str,
        node: _Element,
        help_: str,
        labels: tuple[Label, ...] = (),
        fix: Fix | None = None,
    ) -> None:
        place = self._file.place_of_element(node)
        self._diagnosis.add(Diagnostic(code, Severity.ERROR, message, place, labels, help_, fix))


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
