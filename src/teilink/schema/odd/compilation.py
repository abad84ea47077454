"""Compile what an ODD specifies to RELAX NG with the Schematron assertions inside.

One define an element, class, macro and datatype, under the names that TEI's own schemas have: ``p``, ``model.pLike``,
``att.global.attributes``, ``att.global.attribute.n``, ``macro.paraContent``, ``teidata.word``.  Only what can be
reached from the start is written.

Specification: TEI Guidelines, TD; RELAX NG, https://relaxng.org/spec-20011203.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teilink.schema.odd.assertions import Assertions
from teilink.schema.odd.declarations import Declarations
from teilink.schema.odd.guard import check_schema
from teilink.schema.odd.inheritance import Inheritance
from teilink.schema.odd.markup import annotate, indent, rng
from teilink.schema.odd.parts import ANNOTATIONS, RNG, SCHEMATRON
from teilink.schema.odd.patterns import Patterns
from teilink.schema.odd.specification import Class, Element

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.schema.odd.specification import Macro, Specification

_XSD = "http://www.w3.org/2001/XMLSchema-datatypes"


def compile_odd(specification: Specification) -> bytes:
    """The schema in the XML syntax of RELAX NG: UTF-8, indented, the same bytes for the same ODD.

    Raises ProjectError (TL035) where what the ODD says cannot be said in RELAX NG.
    """
    root = _Compilation(specification).grammar()
    indent(root)
    comment = _comment(specification)
    schema = b'<?xml version="1.0" encoding="UTF-8"?>\n' + comment + etree.tostring(root, encoding="utf-8") + b"\n"
    check_schema(specification, schema)
    return schema


def _comment(specification: Specification) -> bytes:
    name = specification.file.path.replace("\\", "/").rpartition("/")[2]
    text = f"Compiled from {name} by teilink schema compile; change the ODD, not this file."
    return f"<!-- {text.replace('--', '- -')} -->\n".encode()


class _Compilation:
    """Makes the grammar of one specification."""

    def __init__(self, specification: Specification) -> None:
        self._specification = specification
        self._inheritance = Inheritance(specification)
        self._patterns = Patterns(specification)
        self._declarations = Declarations(specification, self._inheritance, self._patterns)
        self._assertions = Assertions(specification, self._inheritance)

    def grammar(self) -> _Element:
        found = self._specification
        root = etree.Element(f"{{{RNG}}}grammar", nsmap={None: RNG, "a": ANNOTATIONS, "sch": SCHEMATRON})
        root.set("ns", found.ns)
        root.set("datatypeLibrary", _XSD)
        self._assertions.declare(root)
        self._start(root)
        for spec in found.specs:
            if isinstance(spec, Element):
                self._element(root, spec)
            elif isinstance(spec, Class):
                self._class(root, spec)
            else:
                self._macro(root, spec)
        self._patterns.add_expansions(root)
        _prune(root)
        for constraint in found.constraints:
            self._assertions.add(root, constraint, "", "")
        for spec in found.classes.values():
            self._class_constraints(root, spec)
        return root

    def _start(self, root: _Element) -> None:
        choice = rng(rng(root, "start"), "choice")
        for name in self._specification.start:
            rng(choice, "ref", name=self._patterns.name(name))

    def _element(self, root: _Element, spec: Element) -> None:
        define = rng(root, "define", name=self._patterns.name(spec.ident))
        element = rng(define, "element", name=spec.name)
        if spec.ns != self._specification.ns:
            element.set("ns", spec.ns)
        annotate(element, spec.words)
        self._patterns.add_content(element, spec.content)
        context = self._assertions.context_of(spec)
        for constraint in spec.constraints:
            self._assertions.add(element, constraint, spec.ident, context)
        self._assertions.add_required(element, spec)
        self._declarations.add_attributes(element, spec)
        for given in self._inheritance.given(spec):
            if given.owner is spec:
                for constraint in given.attribute.constraints:
                    owner = f"{spec.ident}-{given.attribute.ident}"
                    self._assertions.add(element, constraint, owner, self._assertions.on(context, given.attribute))

    def _class(self, root: _Element, spec: Class) -> None:
        if spec.type == "model":
            self._patterns.add_class(root, spec)
        else:
            self._declarations.add_class(root, spec)

    def _class_constraints(self, root: _Element, spec: Class) -> None:
        for constraint in spec.constraints:
            self._assertions.add(root, constraint, spec.ident, self._assertions.members(spec))
        for attribute in spec.attributes.definitions():
            for constraint in attribute.constraints:
                owner = f"{spec.ident}-{attribute.ident}"
                self._assertions.add(root, constraint, owner, self._assertions.bearers(spec, attribute))

    def _macro(self, root: _Element, spec: Macro) -> None:
        define = rng(root, "define", name=self._patterns.name(spec.ident))
        annotate(define, spec.words)
        self._patterns.add_content(define, spec.content)
        for constraint in spec.constraints:
            self._assertions.add(define, constraint, spec.ident, "")


def _prune(root: _Element) -> None:
    """Take away what cannot be reached from the start (RELAX NG 4.19)."""
    defines = {define.get("name"): define for define in root.findall(f"{{{RNG}}}define")}
    reached: set[str | None] = set()
    waiting = [root.find(f"{{{RNG}}}start")]
    while waiting:
        node = waiting.pop()
        for ref in () if node is None else node.iter(f"{{{RNG}}}ref"):
            name = ref.get("name")
            if name not in reached:
                reached.add(name)
                waiting.append(defines.get(name))
    for name, define in defines.items():
        if name not in reached:
            root.remove(define)
