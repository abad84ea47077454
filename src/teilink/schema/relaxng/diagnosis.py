"""What is wrong with a document that its schema refuses: each mistake once, at its place, with what would be right.

The document is walked as a tree, since what is wrong in one place is often told by what stands in another.
Attributes are judged in `attributes`, what elements hold in `content`; here is the walk from one to the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.diagnostics import Diagnostic, Severity
from teilink.schema.relaxng.acceptance import clark
from teilink.schema.relaxng.attributes import Attributes
from teilink.schema.relaxng.content import Content
from teilink.schema.relaxng.expectation import beginning, names
from teilink.schema.relaxng.judgement import Judgement
from teilink.schema.relaxng.names import local_of
from teilink.schema.relaxng.phrases import at, listed, of_namespace, shortened, tag
from teilink.schema.relaxng.suggestions import near

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.schema.relaxng.patterns import Element

_MOST = 100


class Diagnosis(Judgement):
    """The diagnosis of one file."""

    def findings(self) -> list[Diagnostic]:
        """The findings, at most a hundred."""
        self._begin(self.file.root)
        while (self.met or self.waiting) and len(self.found) < _MOST:
            # In the order of the document: children before what follows their parent.
            self.waiting += reversed(self.met)
            self.met = []
            node, element, is_html = self.waiting.pop()
            content = Attributes(self, node, element, is_html=is_html).content()
            Content(self, node, content).check()
        self._check_references()
        return self.found or [self._unexplained()]

    def faults(self, node: _Element, element: Element) -> int:
        trial = Diagnosis(self.grammar, self.file, is_trial=True)
        Content(trial, node, Attributes(trial, node, element, is_html=False).content()).check()
        return len(trial.found)

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

    def _check_references(self) -> None:
        for value, attribute, node in self.references[:_MOST]:
            if value not in self.ids:
                close = near(value, self.ids)
                help_ = f"did you mean {close[0]}?" if close else "give the element meant that id"
                message = f"{at(clark(attribute))} names the id {shortened(value)}, which no element here has"
                place = self.file.place_of_attribute(node, attribute)
                self.add(Diagnostic("TL401", Severity.ERROR, message, place, help=help_))

    def _unexplained(self) -> Diagnostic:
        message = f"the schema refuses this {tag(clark(str(self.file.root.tag)))} as a whole"
        help_ = "what stands in it fits none of the ways in which the schema reads it"
        return Diagnostic("TL201", Severity.ERROR, message, self.file.place_of_element(self.file.root), help=help_)
