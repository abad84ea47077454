"""What is wrong with a document that its schema refuses: each mistake once, at its place, with what would be right.

The document is walked as a tree, since what is wrong in one place is often told by what stands in another.
Attributes are judged in `attributes`, what elements hold in `content`; here is the walk from one to the other.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from teilink.diagnostics import Diagnostic, Label, Severity
from teilink.schema.relaxng.acceptance import accepts_tree, clark
from teilink.schema.relaxng.attributes import Attributes
from teilink.schema.relaxng.content import Content
from teilink.schema.relaxng.expectation import beginning, names
from teilink.schema.relaxng.guidance import Guidance
from teilink.schema.relaxng.names import local_of
from teilink.schema.relaxng.phrases import at, listed, of_namespace, quoted, shortened, tag
from teilink.schema.relaxng.suggestions import near

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.schema.relaxng.grammar import Grammar
    from teilink.schema.relaxng.patterns import Element, Pattern
    from teilink.tei.document import TeiFile

_MOST = 100
_LONGEST = 299


class Diagnosis:
    """The diagnosis of one file; one on trial only counts."""

    def __init__(self, grammar: Grammar, file: TeiFile, *, is_trial: bool = False) -> None:
        self.grammar = grammar
        self._is_trial = is_trial
        self.file = file
        self.guidance = Guidance(grammar, file.root)
        self._found: list[Diagnostic] = []
        self._waiting: list[tuple[_Element, Element, bool]] = []
        self._met: list[tuple[_Element, Element, bool]] = []
        self._ids: dict[str, _Element] = {}
        self._references: list[tuple[str, str, _Element]] = []

    def findings(self) -> list[Diagnostic]:
        """The findings, at most a hundred."""
        self._begin(self.file.root)
        while (self._met or self._waiting) and len(self._found) < _MOST:
            # In the order of the document: children before what follows their parent.
            self._waiting += reversed(self._met)
            self._met = []
            node, element, is_html = self._waiting.pop()
            content = Attributes(self, node, element, is_html=is_html).content()
            Content(self, node, content).check()
        self._check_references()
        return self._found or [self._unexplained()]

    def report(self, code: str, message: str, node: _Element, help_: str) -> None:
        """Add a finding that stands on an element."""
        self.add(Diagnostic(code, Severity.ERROR, message, self.file.place_of_element(node), help=help_))

    def add(self, finding: Diagnostic) -> None:
        """Add a finding; where names and values of the schema are very long, its help is cut."""
        room = _LONGEST - len(finding.message)
        short = finding.help if len(finding.help) <= room else f"{finding.help[: room - 1]}…"
        self._found.append(replace(finding, help=short))

    def expect(self, node: _Element, element: Element, *, is_html: bool = False) -> None:
        """Judge a node later by what the schema says of an element; `is_html` excuses its attributes of HTML."""
        self._met.append((node, element, is_html))

    def namespaces(self, node: _Element) -> dict[str, str]:
        """The namespaces in scope, where a datatype of the schema asks for them."""
        if not self.grammar.is_contextual:
            return {}
        return {prefix or "": uri for prefix, uri in node.nsmap.items()}

    def step(self, state: Pattern, name: str, node: _Element, *, is_html: bool = False) -> Pattern | None:
        """What follows a node in a state of its parent, under a name; the node is judged later. None: it cannot be."""
        found = state.after(name)
        if not found:
            return None
        if len(found) == 1:
            element, rest = found[0]
            self.expect(node, element, is_html=is_html)
            return rest
        # The schema lets the name stand for several elements: one that the node is, else one that it is nearly.
        fitting = [(element, rest) for element, rest in found if accepts_tree(element, node)]
        if not self._is_trial:
            likely = fitting or sorted(found, key=lambda each: self._faults(node, each[0]))
            self.expect(node, likely[0][0], is_html=is_html)
        return state.table.choice(rest for _, rest in fitting or found)

    def _faults(self, node: _Element, element: Element) -> int:
        """How much is wrong with a node by what the schema says of an element, what its children hold not counted."""
        trial = Diagnosis(self.grammar, self.file, is_trial=True)
        Content(trial, node, Attributes(trial, node, element, is_html=False).content()).check()
        return len(trial._found)

    def _begin(self, root: _Element) -> None:
        name = clark(str(root.tag))
        if self.step(self.grammar.start, name, root) is not None:
            return
        possible = names(beginning(self.grammar.start))
        other = of_namespace(name, possible)
        if other:
            namespace = other.rpartition(" ")[0]
            help_ = f'write <{local_of(name)} xmlns="{namespace}">' if namespace else "leave out its xmlns"
            self.report("TL202", f"{tag(name)} is not in the namespace of the schema", root, help_)
            self.step(self.grammar.start, other, root)
            return
        close = near(local_of(name), map(local_of, possible))
        help_ = f"a document is {listed(map(tag, possible)) or 'something else'}"
        help_ = f"did you mean {tag(close[0])}?" if close else help_
        self.report("TL201", f"{tag(name)} cannot be the root of a document", root, help_)

    # ID, IDREF (RELAX NG DTD Compatibility, section 5).

    def identify(self, kind: str, value: str, node: _Element, attribute: str) -> None:
        """Note the value of an attribute that is an ID, an IDREF or IDREFS."""
        if kind != "ID":
            self._references += [(each, attribute, node) for each in value.split()]
            return
        first = self._ids.setdefault(value.strip(), node)
        if first is not node:
            # The codes are those of the stage of pointers, which looks at more, and says the same of the same.
            message = f"{at(clark(attribute)).removeprefix('@')}={quoted(value)} is given twice"
            label = Label(self.file.place_of_attribute(first, attribute), "first given here")
            place = self.file.place_of_attribute(node, attribute)
            help_ = "give each element an id of its own"
            self.add(Diagnostic("TL402", Severity.ERROR, message, place, (label,), help_))

    def _check_references(self) -> None:
        for value, attribute, node in self._references[:_MOST]:
            if value not in self._ids:
                close = near(value, self._ids)
                help_ = f"did you mean {close[0]}?" if close else "give the element meant that id"
                message = f"{at(clark(attribute))} names the id {shortened(value)}, which no element here has"
                place = self.file.place_of_attribute(node, attribute)
                self.add(Diagnostic("TL401", Severity.ERROR, message, place, help=help_))

    def _unexplained(self) -> Diagnostic:
        message = f"the schema refuses this {tag(clark(str(self.file.root.tag)))} as a whole"
        help_ = "what stands in it fits none of the ways in which the schema reads it"
        return Diagnostic("TL201", Severity.ERROR, message, self.file.place_of_element(self.file.root), help=help_)
