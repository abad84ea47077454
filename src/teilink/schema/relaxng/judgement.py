"""What a diagnosis knows while it is made: what was found, what is still to be judged, which ids were met."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING

from teilink.diagnostics import Diagnostic, Label, Severity
from teilink.schema.relaxng.acceptance import accepts_tree, clark
from teilink.schema.relaxng.guidance import Guidance
from teilink.schema.relaxng.phrases import at, quoted

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.schema.relaxng.grammar import Grammar
    from teilink.schema.relaxng.patterns import Element, Pattern
    from teilink.tei.document import TeiFile

_LONGEST = 299


class Judgement(ABC):
    """The judgement of one file under way; one on trial only counts."""

    def __init__(self, grammar: Grammar, file: TeiFile, *, is_trial: bool = False) -> None:
        self.grammar = grammar
        self.is_trial = is_trial
        self.file = file
        self.guidance = Guidance(grammar, file.root)
        self.found: list[Diagnostic] = []
        self.waiting: list[tuple[_Element, Element, bool]] = []
        self.met: list[tuple[_Element, Element, bool]] = []
        self.ids: dict[str, _Element] = {}
        self.references: list[tuple[str, str, _Element]] = []

    def report(self, code: str, message: str, node: _Element, help_: str) -> None:
        """Add a finding that stands on an element."""
        self.add(Diagnostic(code, Severity.ERROR, message, self.file.place_of_element(node), help=help_))

    def add(self, finding: Diagnostic) -> None:
        """Add a finding; where names and values of the schema are very long, its help is cut."""
        room = _LONGEST - len(finding.message)
        short = finding.help if len(finding.help) <= room else f"{finding.help[: room - 1]}…"
        self.found.append(replace(finding, help=short))

    def expect(self, node: _Element, element: Element, *, is_html: bool = False) -> None:
        """Judge a node later by what the schema says of an element; `is_html` excuses its attributes of HTML."""
        self.met.append((node, element, is_html))

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
        if not self.is_trial:
            likely = fitting or sorted(found, key=lambda each: self.faults(node, each[0]))
            self.expect(node, likely[0][0], is_html=is_html)
        return state.table.choice(rest for _, rest in fitting or found)

    @abstractmethod
    def faults(self, node: _Element, element: Element) -> int:
        """How much is wrong with a node by what the schema says of an element, its children taken as right."""

    # ID, IDREF (RELAX NG DTD Compatibility, section 5).

    def identify(self, kind: str, value: str, node: _Element, attribute: str) -> None:
        """Note the value of an attribute that is an ID, an IDREF or IDREFS."""
        if kind != "ID":
            self.references += [(each, attribute, node) for each in value.split()]
            return
        first = self.ids.setdefault(value.strip(), node)
        if first is not node:
            # The codes are those of the stage of pointers, which looks at more, and says the same of the same.
            message = f"{at(clark(attribute)).removeprefix('@')}={quoted(value)} is given twice"
            label = Label(self.file.place_of_attribute(first, attribute), "first given here")
            place = self.file.place_of_attribute(node, attribute)
            help_ = "give each element an id of its own"
            self.add(Diagnostic("TL402", Severity.ERROR, message, place, (label,), help_))
