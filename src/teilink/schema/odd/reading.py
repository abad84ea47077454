"""Read an ODD: a TEI file, or a bare schemaSpec, into a Specification; all its faults are told at once.

Specification: TEI Guidelines, TD (schemaSpec, elementSpec, classSpec, macroSpec, dataSpec)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teilink.errors import ProjectError
from teilink.schema.odd.attributes import AttributeReader
from teilink.schema.odd.checking import check
from teilink.schema.odd.constraints import constraint_of, constraints_of, namespaces_of
from teilink.schema.odd.content import ContentReader
from teilink.schema.odd.faults import Faults, quoted
from teilink.schema.odd.gathering import SPECS, gathered, is_name, local
from teilink.schema.odd.occurrence import occurs_of
from teilink.schema.odd.specification import Class, Element, Macro, Membership, Specification
from teilink.schema.odd.values import alternative, values_of
from teilink.schema.odd.words import words_of
from teilink.tei.document import NAMESPACE, TEI, TeiFile
from teilink.tei.reading import read

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.schema.odd.parts import Content
    from teilink.schema.odd.specification import Spec
    from teilink.source import Source


def read_odd(source: Source) -> Specification:
    """What an ODD specifies. Raises ProjectError with every fault (TL035), or with why the file cannot be read."""
    file = _file(source)
    faults = Faults(file)
    schema = _schema(file, faults)
    if schema is None:
        raise faults.error
    found = _Reader(file, schema, faults).specification()
    check(found, faults)
    faults.tell()
    return found


def _file(source: Source) -> TeiFile:
    found = read(source)
    if isinstance(found, TeiFile):
        return found
    if found.code == "TL102":
        # Well-formed, without DOCTYPE, and no TEI document: a schemaSpec may also be a file of its own.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False)
        root = etree.fromstring(source.data, parser)
        if root.tag == f"{TEI}schemaSpec":
            return TeiFile(source, root)
    raise ProjectError([found])


def _schema(file: TeiFile, faults: Faults) -> _Element | None:
    schemas = list(file.root.iter(f"{TEI}schemaSpec"))
    for other in schemas[1:]:
        faults.at(other, "a second schemaSpec: one file specifies one schema", "give it a file of its own")
    if not schemas:
        faults.at(file.root, "the file has no schemaSpec", "an ODD puts its specifications inside <schemaSpec>")
    return schemas[0] if len(schemas) == 1 else None


class _Reader:
    """Reads the specifications of one schema."""

    def __init__(self, file: TeiFile, schema: _Element, faults: Faults) -> None:
        self._file, self._schema, self._faults = file, schema, faults
        self._language = next(iter((schema.get("docLang") or "en").split()), "en")
        self._content = ContentReader(faults, self._language, schema.get("defaultExceptions", ""))
        self._attributes = AttributeReader(self._content, faults, self._language)

    def specification(self) -> Specification:
        """All of it; a specification without an ident is left out (its fault is noted)."""
        schema, nodes = self._schema, gathered(self._file, self._schema, self._faults)
        if not schema.get("ident"):
            self._faults.at(schema, "<schemaSpec> has no ident", "name the schema: ident=…")
        specs = [self._spec(node) for node in nodes if local(node) in SPECS and _is_specified(node)]
        own = (constraint_of(node, self._language, self._faults) for node in nodes if local(node) == "constraintSpec")
        modules = {
            node.get("ident", ""): words_of(node, self._language) for node in nodes if local(node) == "moduleSpec"
        }
        return Specification(
            self._file,
            schema.get("ident", ""),
            schema.get("ns", NAMESPACE),
            schema.get("prefix", ""),
            self._language,
            self._start(specs),
            words_of(schema, self._language),
            tuple({each.ident: each for each in reversed(specs)}.values())[::-1],
            modules,
            tuple(each for each in own if each is not None),
            namespaces_of(self._file.root, self._faults),
            schema,
        )

    def _spec(self, node: _Element) -> Spec:
        if local(node) == "elementSpec":
            return self._element(node)
        return self._class(node) if local(node) == "classSpec" else self._macro(node)

    def _start(self, specs: list[Spec]) -> tuple[str, ...]:
        if "start" in self._schema.attrib:
            return tuple(dict.fromkeys(self._schema.get("start", "").split()))
        return tuple(name for name in ("TEI", "teiCorpus") if any(each.ident == name for each in specs))

    def _element(self, node: _Element) -> Element:
        ident = node.get("ident", "")
        name = alternative(node) or ident
        if name != ident and not is_name(name):
            self._faults.at(node, f"{quoted(name)} cannot be the name of an element", attribute="ident")
        return Element(
            ident,
            name,
            node.get("ns", self._schema.get("ns", NAMESPACE)),
            node.get("module", ""),
            words_of(node, self._language),
            self._memberships(node),
            self._contents(node),
            self._attributes.all_of(node),
            constraints_of(node, self._language, self._faults),
            node,
        )

    def _class(self, node: _Element) -> Class:
        kind = node.get("type", "")
        if kind not in {"model", "atts"}:
            help_ = 'write type="model" for a class of elements, type="atts" for one of attributes'
            said = f"the type of the class is {quoted(kind)}" if kind else "<classSpec> has no type"
            self._faults.at(node, said, help_, attribute="type")
        attributes = self._attributes.all_of(node)
        if kind == "model" and attributes.items:
            self._faults.at(node, "a class of elements has no attributes", 'give them to a class of type="atts"')
        return Class(
            node.get("ident", ""),
            "atts" if kind == "atts" else "model",
            node.get("module", ""),
            words_of(node, self._language),
            self._memberships(node),
            attributes,
            constraints_of(node, self._language, self._faults),
            node,
        )

    def _macro(self, node: _Element) -> Macro:
        return Macro(
            node.get("ident", ""),
            local(node) == "dataSpec",
            node.get("module", ""),
            words_of(node, self._language),
            self._contents(node),
            constraints_of(node, self._language, self._faults),
            node,
        )

    def _contents(self, node: _Element) -> tuple[Content, ...]:
        """The content; a closed valList of an element or a datatype is its content."""
        listed = node.find(f"{TEI}valList")
        if listed is not None and listed.get("type") == "closed":
            return (values_of(listed, self._language, self._faults),)
        return tuple(part for held in node.findall(f"{TEI}content") for part in self._content.parts(held))

    def _memberships(self, node: _Element) -> tuple[Membership, ...]:
        found: list[Membership] = []
        for held in node.findall(f"{TEI}classes/{TEI}memberOf"):
            key = held.get("key", "").strip()
            if not key:
                self._faults.at(held, "<memberOf> has no key", "name the class: key=…")
            elif held.get("mode") == "delete":
                self._faults.at(
                    held, f"there is no membership of {quoted(key)} to delete", "leave it out", attribute="mode"
                )
            elif all(each.key != key for each in found):
                found.append(Membership(key, occurs_of(held, self._faults, "min", "max"), held))
        return tuple(found)


def _is_specified(node: _Element) -> bool:
    return bool(node.get("ident")) and node.get("mode", "add") in {"add", "replace"}
